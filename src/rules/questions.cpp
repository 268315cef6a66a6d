#include "rules/questions.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "rules/reason.hpp"

namespace kith {
namespace {

struct ThemeRow {
  Theme theme;
  std::string_view name, words;
  int keeps_months;               // how long what is known stays fresh
  std::string_view missing, old;  // {} is the name
};
constexpr ThemeRow kRows[] = {
    {Theme::job, "job", "Job", 12, "What fills {}'s days at work?", "Is {} still doing the same work?"},
    {Theme::peers, "peers", "People around them", 24, "Whom does {} work with most?",
     "Is {} still with the same people?"},
    {Theme::boss, "boss", "Boss", 18, "Whom does {} report to?", "Does {} still have the same boss?"},
    {Theme::projects, "projects", "Projects", 4, "What is {} working on at the moment?", "What is {} working on now?"},
    {Theme::priorities, "priorities", "Priorities", 9, "What matters most to {} this year?",
     "Does the same still matter most to {}?"},
    {Theme::family, "family", "Family", 18, "Who is at home with {}?", "How is {}'s family?"},
    {Theme::likes, "likes", "Likes", 30, "What does {} like to do outside of work?",
     "Does {} still like the same things?"},
    {Theme::other, "other", "Also", 0, "", ""},
};

// What files and users call them, as fold() leaves words.
struct KindRow {
  std::string_view kind;
  Theme theme;
};
constexpr KindRow kKinds[] = {
    {"work", Theme::job},         {"role", Theme::job},
    {"profession", Theme::job},   {"occupation", Theme::job},
    {"expertise", Theme::job},    {"peer", Theme::peers},
    {"team", Theme::peers},       {"colleague", Theme::peers},
    {"colleagues", Theme::peers}, {"assistant", Theme::peers},
    {"co worker", Theme::peers},  {"manager", Theme::boss},
    {"project", Theme::projects}, {"plan", Theme::projects},
    {"plans", Theme::projects},   {"priority", Theme::priorities},
    {"goal", Theme::priorities},  {"goals", Theme::priorities},
    {"worry", Theme::priorities}, {"worries", Theme::priorities},
    {"spouse", Theme::family},    {"wife", Theme::family},
    {"husband", Theme::family},   {"partner", Theme::family},
    {"child", Theme::family},     {"children", Theme::family},
    {"son", Theme::family},       {"daughter", Theme::family},
    {"parent", Theme::family},    {"mother", Theme::family},
    {"father", Theme::family},    {"sibling", Theme::family},
    {"brother", Theme::family},   {"sister", Theme::family},
    {"pet", Theme::family},       {"dog", Theme::family},
    {"hobby", Theme::likes},      {"hobbies", Theme::likes},
    {"interest", Theme::likes},   {"interests", Theme::likes},
    {"like", Theme::likes},       {"favourite", Theme::likes},
    {"favorite", Theme::likes},   {"food", Theme::likes},
    {"dislikes", Theme::likes},
};

const ThemeRow& row_of(Theme theme) {
  return *std::find_if(std::begin(kRows), std::end(kRows), [&](const ThemeRow& row) { return row.theme == theme; });
}

// What a relation to another person tells as well as a fact would.
std::optional<Theme> theme_of(RelationKind kind) {
  switch (kind) {
    case RelationKind::spouse:
    case RelationKind::partner:
    case RelationKind::parent:
    case RelationKind::child:
    case RelationKind::sibling:
    case RelationKind::relative: return Theme::family;
    case RelationKind::manager: return Theme::boss;
    case RelationKind::colleague:
    case RelationKind::report:
    case RelationKind::assistant:
    case RelationKind::principal: return Theme::peers;
    case RelationKind::friend_of:
    case RelationKind::mentor:
    case RelationKind::mentee:
    case RelationKind::introduced_by:
    case RelationKind::introduced:
    case RelationKind::knows:
    case RelationKind::strangers: return std::nullopt;
  }
  return std::nullopt;
}

constexpr int kMonthDays = 30;
constexpr int kNewJobDays = 180;

// The date written in a text, as 2026-10-01 or 2026-10 (its last day then), and the text without it.
struct Dated {
  LocalDate day{};
  std::string text;
};

std::optional<std::pair<LocalDate, std::size_t>> date_at(std::string_view text) {
  if (const auto day = parse_date(text.substr(0, 10))) return std::pair{*day, std::size_t{10}};
  const auto month = parse_date(std::string(text.substr(0, 7)) + "-01");
  if (!month) return std::nullopt;
  const date::year_month_day first{*month};
  const LocalDate last{date::year_month_day_last{first.year(), date::month_day_last{first.month()}}};
  return std::pair{last, std::size_t{7}};
}

// "Lyon opens by " and "Lyon opens (" are "Lyon opens".
std::string without_end(std::string_view text) {
  text = trim(text);
  while (!text.empty() && std::string_view("(,.;:-").find(text.back()) != std::string_view::npos) {
    text = trim(text.substr(0, text.size() - 1));
  }
  for (const std::string_view word : {"by", "on", "in", "until", "for", "due"}) {
    if (text.size() > word.size() && text.ends_with(word) && text[text.size() - word.size() - 1] == ' ') {
      return without_end(text.substr(0, text.size() - word.size()));
    }
  }
  return std::string(text);
}

std::optional<Dated> dated(std::string_view text) {
  for (std::size_t at = 0; at + 7 <= text.size(); ++at) {
    const bool inside = at > 0 && text[at - 1] >= '0' && text[at - 1] <= '9';
    const auto found = inside ? std::nullopt : date_at(text.substr(at));
    if (!found) continue;
    std::string_view after = trim(text.substr(at + found->second));
    while (!after.empty() && std::string_view("),.;:").find(after.front()) != std::string_view::npos) {
      after = trim(after.substr(1));
    }
    const std::string before = without_end(text.substr(0, at));
    return Dated{found->first, collapse(after.empty() ? before : before + " " + std::string(after))};
  }
  return std::nullopt;
}

std::string month_words(LocalDate day) {
  static constexpr std::array<std::string_view, 12> kMonths{"January",   "February", "March",    "April",
                                                            "May",       "June",     "July",     "August",
                                                            "September", "October",  "November", "December"};
  const date::year_month_day ymd{day};
  return fmt::format("{} {}", kMonths[static_cast<unsigned>(ymd.month()) - 1], static_cast<int>(ymd.year()));
}

class Asker {
 public:
  Asker(const AskedOf& person, LocalDate today, const Zone& zone) : person_(person), today_(today), zone_(zone) {
    name_ = person.given.empty() ? std::string("this person") : person.given;
  }

  std::vector<Question> ask() {
    ask_what_came();
    ask_new_job();
    ask_old_and_missing();
    if (made_.size() > kMostQuestions) made_.resize(kMostQuestions);
    return std::move(made_);
  }

 private:
  std::string about_them(std::string_view question) const { return fmt::format(fmt::runtime(question), name_); }

  // A project or plan whose date has passed since it was told, and a promise of theirs.
  void ask_what_came() {
    for (const Fact& fact : person_.facts) {
      const Theme theme = kith::theme_of(fact.kind);
      if (theme != Theme::projects && theme != Theme::priorities && theme != Theme::job) continue;
      const auto told = dated(fact.text);
      if (!told || told->day >= today_ || told->text.empty() || zone_.date_of(fact.at) > told->day) continue;
      made_.push_back({theme, fmt::format("How did \"{}\" go?", told->text),
                       fmt::format("It was for {}, {}", iso(told->day), distance_words(told->day, today_))});
      asked_.push_back(theme);
    }
    for (const Promise& promise : person_.promises) {
      if (promise.state != PromiseState::open || promise.side != PromiseSide::theirs) continue;
      if (!promise.by || *promise.by >= today_) continue;
      made_.push_back(
          {Theme::other, fmt::format("What became of \"{}\"?", excerpt(promise.text, 80)),
           fmt::format("They promised it for {}, {}", iso(*promise.by), distance_words(*promise.by, today_))});
    }
  }

  void ask_new_job() {
    if (person_.positions.empty() || person_.positions.front().to || !person_.positions.front().noticed) return;
    const Position& now = person_.positions.front();
    const LocalDate seen = zone_.date_of(*now.noticed);
    const int days = (today_ - seen).count();
    if (days < 0 || days > kNewJobDays || known_since(Theme::job) > seen) return;
    const std::string& where = now.organisation.empty() ? now.role : now.organisation;
    made_.push_back({Theme::job, where.empty() ? "How is the new job?" : fmt::format("How is it at {}?", where),
                     fmt::format("New there, noticed {}", distance_words(seen, today_))});
    asked_.push_back(Theme::job);
  }

  // The latest day something of that theme was learnt; the epoch's first day when never.
  LocalDate known_since(Theme theme) const {
    LocalDate latest{};
    for (const Fact& fact : person_.facts) {
      if (kith::theme_of(fact.kind) == theme) latest = std::max(latest, zone_.date_of(fact.at));
    }
    for (const Relation& relation : person_.relations) {
      if (theme_of(relation.kind) == theme) latest = std::max(latest, zone_.date_of(relation.at));
    }
    return latest;
  }

  void ask_old_and_missing() {
    std::vector<std::pair<double, Question>> old;
    std::vector<Question> missing;
    for (const ThemeRow& row : kRows) {
      if (row.missing.empty() || std::find(asked_.begin(), asked_.end(), row.theme) != asked_.end()) continue;
      const LocalDate since = known_since(row.theme);
      if (since == LocalDate{}) {
        missing.push_back({row.theme, about_them(row.missing), "Nothing is known of it yet", true});
        continue;
      }
      const int days = (today_ - since).count();
      if (days < row.keeps_months * kMonthDays) continue;
      old.emplace_back(static_cast<double>(days) / (row.keeps_months * kMonthDays),
                       Question{row.theme, about_them(row.old),
                                fmt::format("Known since {}, {}", month_words(since), distance_words(since, today_))});
    }
    std::stable_sort(old.begin(), old.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    for (auto& [age, question] : old) made_.push_back(std::move(question));
    std::move(missing.begin(), missing.end(), std::back_inserter(made_));
  }

  const AskedOf& person_;
  LocalDate today_;
  const Zone& zone_;
  std::string name_;
  std::vector<Theme> asked_;
  std::vector<Question> made_;
};

}  // namespace

std::string_view name(Theme theme) {
  return row_of(theme).name;
}

std::string_view words(Theme theme) {
  return row_of(theme).words;
}

std::optional<Theme> theme_from(std::string_view name) {
  for (const ThemeRow& row : kRows) {
    if (row.name == name) return row.theme;
  }
  return std::nullopt;
}

Theme theme_of(std::string_view kind) {
  const std::string folded = fold(kind);
  for (const ThemeRow& row : kRows) {
    if (row.name == folded) return row.theme;
  }
  for (const KindRow& row : kKinds) {
    if (row.kind == folded) return row.theme;
  }
  return Theme::other;
}

std::vector<Question> questions(const AskedOf& person, LocalDate today, const Zone& zone) {
  return Asker(person, today, zone).ask();
}

}  // namespace kith
