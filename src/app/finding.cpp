#include "app/finding.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <numeric>

#include <fmt/format.h>

#include "base/spelling.hpp"
#include "base/text.hpp"
#include "rules/warmth.hpp"
#include "store/catalogue.hpp"

namespace kith::app {
namespace {

// A beginning of so few letters is looked for in names only: elsewhere it begins half of everything.
constexpr std::size_t kNamesOnly = 2;
constexpr std::size_t kMostNear = 12;
constexpr std::size_t kFewOf = 200;  // fewer than one in so many of everybody
constexpr TermField kEverywhere[] = {TermField::name,   TermField::organisation, TermField::role,
                                     TermField::handle, TermField::city,         TermField::tag};

enum class Spelling { typed, near };

std::optional<std::int64_t> id_in(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// How well one part of the query fits each person: 0 not at all, else its tier and one.
using Tiers = std::vector<std::uint8_t>;
std::uint8_t mark_of(Tier tier) {
  return static_cast<std::uint8_t>(static_cast<std::uint8_t>(tier) + 1);
}
// Somebody whom two parts must fit: the worse of the two.
std::uint8_t both(std::uint8_t a, std::uint8_t b) {
  return a == 0 || b == 0 ? std::uint8_t{0} : std::max(a, b);
}

TermField field_of(Facet facet) {
  switch (facet) {
    case Facet::organisation: return TermField::organisation;
    case Facet::role: return TermField::role;
    case Facet::city: return TermField::city;
    case Facet::tag: return TermField::tag;
    case Facet::handle: return TermField::handle;
    case Facet::words:
    case Facet::name:
    case Facet::note:
    case Facet::stratum:
    case Facet::state:
    case Facet::last:
    case Facet::due:
    case Facet::added:
    case Facet::touches:
    case Facet::channel:
    case Facet::has:
    case Facet::is: break;
  }
  return TermField::name;
}

bool holds(const Compare& compare, int number) {
  switch (compare.op) {
    case Compare::Op::more: return number > compare.number;
    case Compare::Op::less: return number <= compare.number;
    case Compare::Op::equal: return number == compare.number;
    case Compare::Op::never: return false;
  }
  return false;
}

// "touches:<5" is fewer; lengths of time include their end.
bool holds_count(const Compare& compare, int number) {
  if (compare.op == Compare::Op::never) return number == 0;
  return compare.op == Compare::Op::less ? number < compare.number : holds(compare, number);
}

std::int64_t bit_of(Has has) {
  switch (has) {
    case Has::email: return static_cast<std::int64_t>(HasBit::email);
    case Has::phone: return static_cast<std::int64_t>(HasBit::phone);
    case Has::profile: return static_cast<std::int64_t>(HasBit::profile);
    case Has::website: return static_cast<std::int64_t>(HasBit::website);
    case Has::messenger: return static_cast<std::int64_t>(HasBit::messenger);
    case Has::address: return static_cast<std::int64_t>(HasBit::address);
    case Has::birthday: return static_cast<std::int64_t>(HasBit::birthday);
    case Has::organisation: return static_cast<std::int64_t>(HasBit::organisation);
    case Has::role: return static_cast<std::int64_t>(HasBit::role);
    case Has::tag: return static_cast<std::int64_t>(HasBit::tag);
    case Has::note:
    case Has::promise: break;
  }
  return 0;
}

class Finder {
 public:
  Finder(const Ground& on, Spelling spelling) : on_(on), spelling_(spelling), fit_(on.names.present()) {}

  Status narrow(const Narrow& by) {
    if (!by.tag.empty()) {
      KITH_TRY(const auto people, people_with_tag(on_.db, by.tag));
      keep(marks_of(people));
    }
    if (!by.organisation.empty()) {
      std::optional<OrganisationId> id;
      if (const auto number = id_in(by.organisation)) {
        id = OrganisationId{*number};
      } else {
        KITH_TRY(id, find_organisation(on_.db, by.organisation));
      }
      std::vector<PersonId> people;  // none by that name: nobody works there
      if (id) {
        KITH_TRY(people, people_at(on_.db, *id));
      }
      keep(marks_of(people));
    }
    if (by.state) keep_if(false, [&](const Candidate& c) { return c.marks.state == *by.state; });
    if (by.stratum) keep_if(false, [&](const Candidate& c) { return in_stratum(c, *by.stratum); });
    return {};
  }

  // First what the index narrows, then what is asked of each person who is left.
  Status take(const Query& query) {
    for (const QueryPart& part : query.parts) {
      if (!by_plan(part)) KITH_CHECK(take_indexed(part));
    }
    for (const QueryPart& part : query.parts) {
      if (by_plan(part)) KITH_CHECK(take_planned(part));
    }
    return {};
  }

  Fits result() {
    Fits fits;
    const auto add = [&](std::uint32_t place) {
      if (fit_[place] != 0) fits.people.push_back({place, static_cast<Tier>(fit_[place] - 1)});
    };
    // A few are sorted faster than everybody is walked.
    const auto found = fit_.size() - static_cast<std::size_t>(std::count(fit_.begin(), fit_.end(), 0));
    if (found < fit_.size() / kFewOf) {
      for (std::uint32_t place = 0; place < fit_.size(); ++place) add(place);
      std::sort(fits.people.begin(), fits.people.end(),
                [&](const Fit& a, const Fit& b) { return on_.names.before(a.place, b.place); });
    } else {
      for (const std::uint32_t place : on_.names.by_name()) add(place);
    }
    fits.near = std::move(near_);
    return fits;
  }

 private:
  static bool by_plan(const QueryPart& part) {
    switch (part.facet) {
      case Facet::words:
      case Facet::name:
      case Facet::organisation:
      case Facet::role:
      case Facet::city:
      case Facet::tag:
      case Facet::handle:
      case Facet::note: return false;
      case Facet::stratum:
      case Facet::state:
      case Facet::last:
      case Facet::due:
      case Facet::added:
      case Facet::touches:
      case Facet::channel:
      case Facet::has:
      case Facet::is: return true;
    }
    return true;
  }

  static bool in_stratum(const Candidate& c, StratumId stratum) {
    return c.stratum == stratum && c.marks.state == State::active;
  }

  Tiers empty() const { return Tiers(fit_.size(), 0); }
  void mark(Tiers& marks, const std::vector<PersonId>& people, Tier tier) const {
    const std::uint8_t value = mark_of(tier);
    for (const PersonId person : people) {
      const std::uint32_t place = on_.names.at(person);
      if (place == NameBook::kNobody) continue;
      if (marks[place] == 0 || marks[place] > value) marks[place] = value;
    }
  }
  Tiers marks_of(const std::vector<PersonId>& people) const {
    Tiers marks = empty();
    mark(marks, people, Tier::whole_name);
    return marks;
  }

  void keep(const Tiers& marks, bool minus = false) {
    if (minus) {
      for (std::size_t i = 0; i < fit_.size(); ++i) fit_[i] = marks[i] == 0 ? fit_[i] : std::uint8_t{0};
    } else {
      for (std::size_t i = 0; i < fit_.size(); ++i) fit_[i] = both(fit_[i], marks[i]);
    }
  }

  template <class Test>
  void keep_if(bool minus, Test test) {
    const auto& rows = on_.names.rows();
    for (std::size_t i = 0; i < fit_.size(); ++i) {
      if (fit_[i] == 0) continue;
      const Candidate* candidate = on_.view->candidate(rows[i].person);
      if (candidate == nullptr || test(*candidate) == minus) fit_[i] = 0;
    }
  }

  template <class Test>
  void keep_row_if(bool minus, Test test) {
    const auto& rows = on_.names.rows();
    for (std::size_t i = 0; i < fit_.size(); ++i) {
      if (fit_[i] != 0 && test(rows[i]) == minus) fit_[i] = 0;
    }
  }

  // --- words

  // Everybody with one word in one field.
  Status mark_word(Tiers& marks, TermField field, const std::string& word, Reach reach, Tier tier) {
    std::vector<std::string> longer;
    for (std::string& spelling : typed_spellings(word)) {
      if (field != TermField::name || reach != Reach::beginning || spelling.size() > PrefixBook::kMost) {
        longer.push_back(std::move(spelling));
        continue;
      }
      KITH_TRY(const auto people, on_.app.prefixes().with_name(on_.db, spelling));
      mark(marks, *people, tier);
    }
    KITH_TRY(const auto people, people_with_word(on_.db, field, longer, reach));
    mark(marks, people, tier);
    return {};
  }

  Status mark_near(Tiers& marks, const std::string& word) {
    KITH_TRY(const auto words, on_.app.words().near(on_.db, word, kMostNear));
    for (const std::string& meant : words) {
      KITH_TRY(const auto names, people_with_word(on_.db, TermField::name, {meant}, Reach::whole));
      mark(marks, names, Tier::name);
      KITH_TRY(const auto places, people_with_word(on_.db, TermField::organisation, {meant}, Reach::whole));
      mark(marks, places, Tier::elsewhere);
      if (meant != word) near_.push_back(meant);
    }
    return {};
  }

  Result<Tiers> word_anywhere(const std::string& word) {
    Tiers marks = empty();
    const bool few = word.size() <= kNamesOnly;
    for (const TermField field : kEverywhere) {
      const bool name = field == TermField::name;
      const Reach reach = few && !name ? Reach::whole : Reach::beginning;
      KITH_CHECK(mark_word(marks, field, word, reach, name ? Tier::name : Tier::elsewhere));
    }
    KITH_CHECK(mark_word(marks, TermField::name, word, Reach::whole, Tier::whole_name));
    if (spelling_ == Spelling::near) KITH_CHECK(mark_near(marks, word));
    return marks;
  }

  // Every word in that field; the last may go on unless the value was quoted.
  Result<Tiers> words_in(TermField field, const QueryPart& part) {
    Tiers all = Tiers(fit_.size(), mark_of(Tier::whole_name));
    for (const std::string& word : part.words) {
      Tiers marks = empty();
      KITH_CHECK(mark_word(marks, field, word, part.phrase ? Reach::whole : Reach::beginning, Tier::whole_name));
      for (std::size_t i = 0; i < all.size(); ++i) all[i] = std::min(all[i], marks[i]);
    }
    return all;
  }

  // Whole words side by side in the name, or all of them in one other field.
  Result<Tiers> phrase_anywhere(const QueryPart& part) {
    const std::string run = fmt::format(" {} ", fmt::join(part.words, " "));
    Tiers all = empty();
    for (const TermField field : kEverywhere) {
      KITH_TRY(Tiers marks, words_in(field, part));
      for (std::size_t i = 0; i < all.size(); ++i) {
        if (marks[i] == 0) continue;
        const bool name = field == TermField::name;
        if (name && fmt::format(" {} ", on_.names.rows()[i].sort_key).find(run) == std::string::npos) continue;
        const std::uint8_t value = mark_of(name ? Tier::whole_name : Tier::elsewhere);
        all[i] = all[i] == 0 ? value : std::min(all[i], value);
      }
    }
    return all;
  }

  // Names that mean the same to the database as "alumni" in tag:alumni,board.
  Result<Tiers> any_in(TermField field, const QueryPart& part) {
    Tiers any = empty();
    for (const std::string& value : part.any) {
      QueryPart one = part;
      one.words = folded_words(value);
      if (one.words.empty()) continue;
      KITH_TRY(const Tiers marks, words_in(field, one));
      for (std::size_t i = 0; i < any.size(); ++i) any[i] = std::max(any[i], marks[i]);
    }
    return any;
  }

  Status take_indexed(const QueryPart& part) {
    if (part.facet == Facet::note) {
      TextQuery texts;
      if (part.phrase) {
        texts.all.push_back(part.words);
      } else {
        for (const std::string& word : part.words) texts.all.push_back({word});
      }
      KITH_TRY(const auto people, people_with_text(on_.db, texts));
      keep(marks_of(people), part.minus);
      return {};
    }
    if (part.facet != Facet::words) {
      KITH_TRY(const Tiers marks, any_in(field_of(part.facet), part));
      keep(marks, part.minus);
      return {};
    }
    if (part.phrase) {
      KITH_TRY(const Tiers marks, phrase_anywhere(part));
      keep(marks, part.minus);
      return {};
    }
    // "o'brien" is two words; -o'brien excludes those who have both.
    Tiers all = Tiers(fit_.size(), 1);
    for (std::size_t n = 0; n < part.words.size(); ++n) {
      KITH_TRY(const Tiers marks, word_anywhere(part.words[n]));
      for (std::size_t i = 0; i < all.size(); ++i) all[i] = both(all[i], marks[i]);
    }
    keep(all, part.minus);
    return {};
  }

  // --- what the plan knows

  Standing standing_of(const Candidate& c) const {
    return standing(c.history, c.tempo, c.marks, on_.view->today, on_.zone);
  }
  int days_since(Instant at) const { return (on_.view->today - on_.zone.date_of(at)).count(); }

  Degree degree_of(const Candidate& c) const {
    const auto last = c.history.last;
    return warmth(last ? std::optional<int>(std::max(0, days_since(*last))) : std::nullopt, c.tempo.interval_days)
        .degree;
  }

  bool is(const Candidate& c, Is what) const {
    switch (what) {
      case Is::warm: return degree_of(c) == Degree::warm;
      case Is::cooling: return degree_of(c) == Degree::cooling;
      case Is::quiet: return degree_of(c) == Degree::quiet;
      case Is::never: return degree_of(c) == Degree::never;
      case Is::owed:
      case Is::waiting:
      case Is::due:
      case Is::late:
      case Is::placed:
      case Is::snoozed: break;
    }
    const Standing now = standing_of(c);
    const LocalDate today = on_.view->today;
    switch (what) {
      case Is::owed: return now.owed_since.has_value() && c.marks.state != State::do_not_contact;
      case Is::waiting: return now.tracked && now.waiting;
      case Is::due: return now.tracked && !now.waiting && now.due <= today;
      case Is::late: return now.tracked && !now.waiting && now.due < today;
      case Is::snoozed: return now.put_off_until && *now.put_off_until > today;
      case Is::placed:
      case Is::warm:
      case Is::cooling:
      case Is::quiet:
      case Is::never: break;
    }
    return false;
  }

  Status take_has(const QueryPart& part) {
    std::int64_t bits = 0;
    bool promise = false;
    Tiers noted;
    for (const Has has : part.has) {
      bits |= bit_of(has);
      promise = promise || has == Has::promise;
      if (has == Has::note && noted.empty()) {
        KITH_TRY(const auto people, people_with_notes(on_.db));
        noted = marks_of(people);
      }
    }
    const auto& rows = on_.names.rows();
    for (std::size_t i = 0; i < fit_.size(); ++i) {
      if (fit_[i] == 0) continue;
      bool has = (rows[i].has & bits) != 0 || (!noted.empty() && noted[i] != 0);
      if (!has && promise) {
        const Candidate* candidate = on_.view->candidate(rows[i].person);
        has = candidate != nullptr && candidate->promised.has_value();
      }
      if (has == part.minus) fit_[i] = 0;
    }
    return {};
  }

  Status take_stratum(const QueryPart& part) {
    std::vector<StratumId> wanted;
    for (const std::string& value : part.any) {
      const std::size_t before = wanted.size();
      for (const Stratum& stratum : on_.view->strata) {
        if (fold(stratum.name) == fold(value)) wanted.push_back(stratum.id);
      }
      if (wanted.size() > before) continue;
      for (const Stratum& stratum : on_.view->strata) {  // still being typed
        if (fold(stratum.name).starts_with(fold(value))) wanted.push_back(stratum.id);
      }
      if (wanted.size() == before) {
        std::vector<std::string> names;
        for (const Stratum& stratum : on_.view->strata) names.push_back(stratum.name);
        return fail(Code::usage, fmt::format("there is no stratum \"{}\"", value),
                    fmt::format("strata are: {}", fmt::join(names, ", ")));
      }
    }
    keep_if(part.minus, [&](const Candidate& c) {
      return std::any_of(wanted.begin(), wanted.end(), [&](StratumId id) { return in_stratum(c, id); });
    });
    return {};
  }

  Status take_planned(const QueryPart& part) {
    switch (part.facet) {
      case Facet::has: return take_has(part);
      case Facet::stratum: return take_stratum(part);
      case Facet::is: return take_is(part);
      case Facet::state:
        keep_if(part.minus, [&](const Candidate& c) { return contains(part.any, name(c.marks.state)); });
        break;
      case Facet::channel:
        keep_if(part.minus,
                [&](const Candidate& c) { return c.history.last && contains(part.any, name(c.history.last_channel)); });
        break;
      case Facet::touches:
        keep_if(part.minus, [&](const Candidate& c) { return holds_count(part.compare, c.history.touches); });
        break;
      case Facet::last:
        keep_if(part.minus, [&](const Candidate& c) {
          if (!c.history.last) return part.compare.op == Compare::Op::never;
          return holds(part.compare, days_since(*c.history.last));
        });
        break;
      case Facet::due:
        keep_if(part.minus, [&](const Candidate& c) {
          const Standing now = standing_of(c);
          if (!now.tracked) return part.compare.op == Compare::Op::never;
          return holds(part.compare, (now.due - on_.view->today).count());
        });
        break;
      case Facet::added:
        keep_row_if(part.minus,
                    [&](const NameRow& row) { return holds(part.compare, days_since(instant(row.created))); });
        break;
      case Facet::words:
      case Facet::name:
      case Facet::organisation:
      case Facet::role:
      case Facet::city:
      case Facet::tag:
      case Facet::handle:
      case Facet::note: break;
    }
    return {};
  }

  Status take_is(const QueryPart& part) {
    Tiers placed;
    if (contains_is(part.is, Is::placed)) {
      KITH_TRY(const auto people, people_placed(on_.db));
      placed = marks_of(people);
    }
    const auto& rows = on_.names.rows();
    for (std::size_t i = 0; i < fit_.size(); ++i) {
      if (fit_[i] == 0) continue;
      const Candidate* candidate = on_.view->candidate(rows[i].person);
      const bool holds = candidate != nullptr &&
                         ((!placed.empty() && placed[i] != 0) ||
                          std::any_of(part.is.begin(), part.is.end(), [&](Is what) { return is(*candidate, what); }));
      if (holds == part.minus) fit_[i] = 0;
    }
    return {};
  }

  static bool contains(const std::vector<std::string>& all, std::string_view one) {
    return std::find(all.begin(), all.end(), one) != all.end();
  }
  static bool contains_is(const std::vector<Is>& all, Is one) {
    return std::find(all.begin(), all.end(), one) != all.end();
  }

  const Ground& on_;
  Spelling spelling_;
  Tiers fit_;
  std::vector<std::string> near_;
};

}  // namespace

Result<Ground> ground(const App& app, const Db& db) {
  KITH_TRY(const auto stored, kith::settings(db));
  const Settings known = read_settings(stored);
  KITH_TRY(Zone zone, app.zone(known));
  KITH_TRY(auto view, app.plans().view(db, app.now(), known, zone));
  KITH_TRY(auto names, app.names().open(db));
  return Ground{app, db, std::move(view), std::move(zone), std::move(names)};
}

Result<Fits> find_fits(const Ground& on, const Query& query, const Narrow& narrow) {
  const auto look = [&](Spelling spelling) -> Result<Fits> {
    Finder finder(on, spelling);
    KITH_CHECK(finder.narrow(narrow));
    KITH_CHECK(finder.take(query));
    return finder.result();
  };
  KITH_TRY(Fits fits, look(Spelling::typed));
  if (!fits.people.empty() || query.plain_words().empty()) return fits;
  KITH_TRY(Fits meant, look(Spelling::near));
  return meant.people.empty() ? std::move(fits) : std::move(meant);
}

void put_best_first(const Ground& on, std::vector<Fit>& fits) {
  // They come in the order of names, and counting keeps equal ones in it.
  constexpr std::size_t kTiers = static_cast<std::size_t>(Tier::elsewhere) + 1;
  const auto& rows = on.names.rows();
  std::vector<std::uint16_t> ranks;
  ranks.reserve(fits.size());
  std::array<std::uint32_t, kTiers * PlanView::kLevels + 1> next{};
  for (const Fit& fit : fits) {
    const std::size_t rank =
        static_cast<std::size_t>(fit.tier) * PlanView::kLevels + on.view->level_of(rows[fit.place].person);
    ranks.push_back(static_cast<std::uint16_t>(rank));
    ++next[rank + 1];
  }
  std::partial_sum(next.begin(), next.end(), next.begin());
  std::vector<Fit> sorted(fits.size());
  for (std::size_t i = 0; i < fits.size(); ++i) sorted[next[ranks[i]]++] = fits[i];
  fits = std::move(sorted);
}

TextQuery text_query(const Query& query) {
  TextQuery texts;
  for (const QueryPart& part : query.parts) {
    if (part.facet != Facet::words) continue;
    auto& runs = part.minus ? texts.none : texts.all;
    if (part.phrase) {
      runs.push_back(part.words);
    } else {
      for (const std::string& word : part.words) runs.push_back({word});
    }
  }
  return texts;
}

}  // namespace kith::app
