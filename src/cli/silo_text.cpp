#include "cli/silo_text.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "cli/grid.hpp"
#include "cli/width.hpp"
#include "cli/words.hpp"
#include "rules/reason.hpp"
#include "rules/silo_words.hpp"

namespace kith::cli {
namespace {

constexpr std::size_t kMostShares = 6;
constexpr std::size_t kMostEmpty = 6;

std::string silo_heading(const Look& look, std::string_view text) {
  return "\n" + paint(look, Ink::strong, text) + "\n";
}

std::string silo_percent(double share) {
  return fmt::format("{} %", std::lround(share * 100));
}

std::string by_heading(SiloBy by) {
  switch (by) {
    case SiloBy::employer: return "By employer";
    case SiloBy::industry: return "By industry";
    case SiloBy::trade: return "By function";
    case SiloBy::place: return "By place";
    case SiloBy::age: return "By age of the tie";
  }
  return "";
}

std::string shares_text(const SiloShares& shares, int warm, bool home, const Look& look) {
  if (shares.rows.empty()) return {};
  Grid grid{{{""}, {"", Side::right}, {"", Side::right}, {""}, {"", Side::left, 10, Ink::quiet}}, {}};
  std::size_t shown = 0;
  int rest = 0, rest_count = 0;
  for (const SiloShare& share : shares.rows) {
    // What is not known always shows: it says how far the others can be believed.
    if (!share.value.empty() && shown >= kMostShares) {
      ++rest;
      rest_count += share.warm;
      continue;
    }
    ++shown;
    const double part = static_cast<double>(share.warm) / warm;
    grid.rows.push_back({share.value.empty() ? "not known" : share.value, number_words(share.warm), silo_percent(part),
                         std::string(static_cast<std::size_t>(std::lround(part * 20)), '#'),
                         home && share.home > 0 ? fmt::format("{} at home", share.home) : ""});
  }
  if (rest > 0) {
    const double part = static_cast<double>(rest_count) / warm;
    grid.rows.push_back({fmt::format("{} others", rest), number_words(rest_count), silo_percent(part), "", ""});
  }
  std::string text = silo_heading(look, by_heading(shares.by)) + text_of(grid, look);
  if (const std::string words = spread_sentence(shares); !words.empty()) text += paint(look, Ink::quiet, words) + "\n";
  return text;
}

// "Lyon (15), Bremen (12) and 4 more"
std::string empty_words(const std::vector<SiloShare>& empty, int least) {
  std::vector<std::string> parts;
  std::size_t more = 0;
  for (const SiloShare& share : empty) {
    if (share.people < least) continue;
    if (parts.size() < kMostEmpty) {
      parts.push_back(fmt::format("{} ({})", share.value, share.people));
    } else {
      ++more;
    }
  }
  if (more > 0) parts.push_back(fmt::format("and {} more", more));
  return joined(parts, ", ");
}

std::string last_words(const app::SiloLine& line, const Now& now) {
  return line.last ? distance_words(now.zone.date_of(*line.last), now.today) : "never";
}

}  // namespace

std::string silo_text(const app::SiloView& view, const Now& now, const Look& look) {
  const SiloAudit& audit = view.audit;
  std::string text = paint(look, Ink::strong, view.headline) + "\n";
  for (const std::string& sentence : view.sentences) text += wrapped_at(sentence, 0, look.text_width()) + "\n";
  if (view.home.set.empty() && view.home.counted.empty()) {
    text += "Say where you work: kith settings home-organisation \"Example Ltd\"\n";
  } else if (view.home.guessed) {
    text += fmt::format("Home writes from {}, as most of its people do; kith settings home-domain says otherwise.\n",
                        joined(view.home.domains, ", "));
  }
  if (audit.warm == 0) {
    text += audit.people == 0 ? "Bring your contacts: kith import FILE\n"
                              : "Log who you talk with (kith log), or bring your mail: kith import MAILBOX\n";
  }
  const bool home = audit.home > 0;
  for (const SiloShares& shares : audit.shares) text += shares_text(shares, audit.warm, home, look);
  for (const SiloShares& shares : audit.shares) {
    const int least = shares.by == SiloBy::trade ? 1 : kGroupPeople;
    const std::string words = empty_words(shares.empty, least);
    if (words.empty() || shares.by == SiloBy::employer) continue;
    text += silo_heading(look, shares.by == SiloBy::place
                                   ? "Places where nobody outside home is warm (people you know there)"
                               : shares.by == SiloBy::industry ? "Industries where nobody outside home is warm"
                                                               : "Functions where nobody outside home is warm");
    text += wrapped_at(words, 0, look.text_width()) + "\n";
  }
  if (!view.bridges.empty()) {
    text += silo_heading(look, "Bridges about to go");
    Grid grid{{{"", Side::left, 0, Ink::accent}, {""}, {"", Side::left, 12, Ink::quiet}}, {}};
    for (const app::SiloBridge& bridge : view.bridges)
      grid.rows.push_back({bridge.line.row.name, last_words(bridge.line, now), joined(bridge.line.why, "; ")});
    text += text_of(grid, look);
  }
  if (audit.warm > 0) {
    text += silo_heading(look, "Quarter by quarter");
    Grid grid{{{"", Side::left}, {"WARM", Side::right}, {"OUTSIDE", Side::right}, {"AT HOME", Side::right}}, {}};
    for (const app::SiloPeriod& period : view.trend)
      grid.rows.push_back(
          {period.name, number_words(period.warm), number_words(period.warm - period.home), number_words(period.home)});
    text += text_of(grid, look);
  }
  if (!view.warm_up.empty()) {
    text += silo_heading(look, "Whom to warm up");
    Grid grid{{{"", Side::right, 0, Ink::quiet},
               {"", Side::left, 0, Ink::accent},
               {"", Side::left, 12},
               {"", Side::left, 12, Ink::quiet}},
              {}};
    for (const app::SiloLine& line : view.warm_up) {
      grid.rows.push_back({std::to_string(line.row.id.value), line.row.name,
                           joined({line.row.role, line.row.organisation}, ", "), joined(line.why, "; ")});
    }
    text += text_of(grid, look);
    text += "kith silo plan puts them into the plan, or only those you name.\n";
  }
  if (audit.planned > 0)
    text +=
        fmt::format("{} more {} planned within a week already.\n", audit.planned, audit.planned == 1 ? "is" : "are");
  return text;
}

std::string silo_people_text(const app::SiloPeople& people, const app::SiloQuery& query, const Now& now,
                             const Look& look) {
  if (people.lines.empty()) return "Nobody.\n";
  const bool stay = query.scope == app::SiloScope::stay || query.scope == app::SiloScope::home;
  const bool answer = query.scope == app::SiloScope::answer;
  Grid grid{{{"", Side::right, 0, Ink::quiet},
             {"PERSON", Side::left, 0, Ink::accent},
             {"EMPLOYER", Side::left, 10},
             {"FUNCTION", Side::left, 8},
             {"PLACE", Side::left, 8},
             {"LAST"},
             {"TIE"},
             {stay     ? "WOULD STAY"
              : answer ? "ANSWERS"
                       : "",
              Side::right},
             {"WHY", Side::left, 12, Ink::quiet}},
            {}};
  for (const app::SiloLine& line : people.lines) {
    std::string why = joined(line.why, "; ");
    std::string chance;
    if (stay && line.stay) {
      chance = silo_percent(line.stay->chance);
      std::vector<std::string> terms;
      for (const Stay::Term& term : line.stay->terms) {
        if (term.term == StayTerm::work_only) continue;
        terms.push_back(term.count > 1 ? fmt::format("{} ({})", words(term.term), term.count)
                                       : std::string(words(term.term)));
      }
      why = terms.empty() ? "known by work alone" : joined(terms, "; ");
    }
    if (answer) chance = silo_percent(line.answers * (line.stay ? line.stay->chance : 1));
    grid.rows.push_back({std::to_string(line.row.id.value), line.row.name, line.employer, line.function, line.place,
                         last_words(line, now), std::string(words(line.degree)), chance, why});
  }
  std::string text = text_of(grid, look);
  const int shown = query.offset + static_cast<int>(people.lines.size());
  if (shown < people.total)
    text += fmt::format("{} of {}; --limit {} shows more.\n", number_words(shown), number_words(people.total),
                        std::min(500, people.total));
  return text;
}

std::string silo_why_text(const Look& look) {
  std::string text;
  for (const auto& [what, how] : silo_definitions()) {
    if (!text.empty()) text += "\n";
    text += paint(look, Ink::strong, what) + "\n" + wrapped_at(how, 0, look.text_width()) + "\n";
  }
  return text;
}

}  // namespace kith::cli
