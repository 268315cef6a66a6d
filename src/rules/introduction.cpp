#include "rules/introduction.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "rules/reason.hpp"

namespace kith {
namespace {

struct ActName {
  IntroductionAct act;
  std::string_view name;
};
constexpr ActName kActNames[] = {{IntroductionAct::ask, "asked"},       {IntroductionAct::agree, "agree"},
                                 {IntroductionAct::decline, "decline"}, {IntroductionAct::made, "made"},
                                 {IntroductionAct::met, "met"},         {IntroductionAct::thanked, "thanked"},
                                 {IntroductionAct::follow, "followed"}, {IntroductionAct::drop, "drop"},
                                 {IntroductionAct::reopen, "reopen"},   {IntroductionAct::back, "back"}};

// From planned, asked, agreed, introduced, met, thanked, declined, dropped.
struct ActRow {
  IntroductionAct act;
  std::array<bool, 8> from;
};
constexpr ActRow kActRows[] = {
    {IntroductionAct::ask, {true, true, false, false, false, false, false, false}},
    {IntroductionAct::agree, {true, true, false, false, false, false, false, false}},
    {IntroductionAct::decline, {true, true, true, false, false, false, false, false}},
    {IntroductionAct::made, {true, true, true, false, false, false, false, false}},
    {IntroductionAct::met, {false, false, false, true, false, true, false, false}},
    {IntroductionAct::thanked, {false, false, false, true, true, false, false, false}},
    {IntroductionAct::follow, {false, false, false, true, false, false, false, false}},
    {IntroductionAct::drop, {true, true, true, true, false, false, false, false}},
    {IntroductionAct::reopen, {false, false, false, false, false, false, true, true}},
    {IntroductionAct::back, {false, true, true, true, true, true, false, false}},
};

bool fits_state(IntroductionAct act, IntroductionState state) {
  const auto row =
      std::find_if(std::begin(kActRows), std::end(kActRows), [&](const ActRow& one) { return one.act == act; });
  return row->from[static_cast<std::size_t>(state)];
}

constexpr IntroductionSide kSides[] = {IntroductionSide::first, IntroductionSide::second};

IntroductionSide other_side(IntroductionSide side) {
  return side == IntroductionSide::first ? IntroductionSide::second : IntroductionSide::first;
}

// Who has not said yes, of those the user's own word waits for.
std::optional<IntroductionSide> missing_yes(const Introduction& one) {
  for (const IntroductionSide side : kSides) {
    if (!one.of(side).agreed) return side;
  }
  return std::nullopt;
}

Status wrong_state(IntroductionAct act, IntroductionState state) {
  switch (state) {
    case IntroductionState::declined:
    case IntroductionState::dropped:
      return fail(Code::refused, fmt::format("this introduction is closed: it was {}", name(state)),
                  "take it up again first: kith introduction reopen ID");
    case IntroductionState::planned:
    case IntroductionState::asked:
    case IntroductionState::agreed:
      if (act == IntroductionAct::met || act == IntroductionAct::thanked || act == IntroductionAct::follow)
        return fail(Code::refused, "they have not been introduced yet", "kith introduction made ID keeps it");
      break;
    case IntroductionState::introduced:
    case IntroductionState::met:
    case IntroductionState::thanked: break;
  }
  if (act == IntroductionAct::reopen) return fail(Code::refused, "this introduction is not closed");
  if (act == IntroductionAct::back) return fail(Code::refused, "nothing has happened in this introduction yet");
  return fail(Code::refused, fmt::format("\"{}\" does not fit an introduction that is {}", name(act), name(state)),
              "take the last thing back first: kith introduction back ID");
}

// The last thing that happened of those kept by a day.
std::optional<Instant>* latest_of(Introduction& one) {
  for (auto* const stage : {&one.thanked, &one.met, &one.introduced}) {
    if (*stage) return stage;
  }
  std::optional<Instant>* latest = nullptr;
  for (auto* const day : {&one.of_first.asked, &one.of_second.asked, &one.of_first.agreed, &one.of_second.agreed}) {
    if (*day && (latest == nullptr || **day >= **latest)) latest = day;
  }
  return latest;
}

// Of an introduction whose words are waited for.
class NextFinder {
 public:
  NextFinder(const Introduction& one, const IntroductionNames& names, const IntroductionWaits& waits, LocalDate today,
             const Zone& zone)
      : one_(one), names_(names), waits_(waits), today_(today), zone_(zone) {}

  std::optional<IntroductionNext> find() const {
    switch (state_of(one_)) {
      case IntroductionState::planned:
      case IntroductionState::asked: return word_of_both();
      case IntroductionState::agreed: return one_.kind == IntroductionKind::asked ? with_connector() : to_make();
      case IntroductionState::introduced: return to_meet();
      case IntroductionState::met:
        if (one_.kind == IntroductionKind::asked)
          return next(IntroductionAct::thanked, IntroductionSide::second, zone_.date_of(*one_.met),
                      fmt::format("You met {}: thank {}, and say what came of it", names_.first, names_.second));
        return std::nullopt;
      case IntroductionState::thanked:
      case IntroductionState::declined:
      case IntroductionState::dropped: break;
    }
    return std::nullopt;
  }

 private:
  IntroductionNext next(IntroductionAct act, std::optional<IntroductionSide> side, LocalDate due,
                        std::string what) const {
    return {act, side, due, std::move(what)};
  }

  std::string ago(Instant at) const { return distance_words(zone_.date_of(at), today_); }

  std::optional<IntroductionNext> word_of_both() const {
    if (one_.kind == IntroductionKind::asked) return word_of_connector();
    // The one who was asked is heard before the other is troubled.
    for (const IntroductionSide side : kSides) {
      if (one_.of(side).asked && !one_.of(side).agreed) return waiting(side);
    }
    for (const IntroductionSide side : kSides) {
      if (one_.of(side).agreed) continue;
      const auto& yes = one_.of(other_side(side)).agreed;
      const std::string& who = names_.of(side);
      const std::string& hidden = names_.of(other_side(side));
      if (yes)
        return next(IntroductionAct::ask, side, zone_.date_of(*yes),
                    fmt::format("{} said yes: now ask {}, still without the name", hidden, who));
      return next(IntroductionAct::ask, side, zone_.date_of(one_.created),
                  fmt::format("Ask {} first, without naming {}", who, hidden));
    }
    return std::nullopt;
  }

  std::optional<IntroductionNext> word_of_connector() const {
    const Consent& connector = one_.of_second;
    if (connector.agreed) {
      const LocalDate due = zone_.date_of(*connector.agreed) + Days{waits_.second};
      if (due > today_)
        return next(IntroductionAct::agree, IntroductionSide::first, due,
                    fmt::format("{} said yes {}, and asks {}", names_.second, ago(*connector.agreed), names_.first));
      return next(IntroductionAct::agree, IntroductionSide::first, due,
                  fmt::format("{} said yes {}: ask how it stands with {}", names_.second, ago(*connector.agreed),
                              names_.first));
    }
    if (connector.asked) return waiting(IntroductionSide::second);
    return next(IntroductionAct::ask, IntroductionSide::second, zone_.date_of(one_.created),
                fmt::format("Ask {} to introduce you to {}", names_.second, names_.first));
  }

  IntroductionNext waiting(IntroductionSide side) const {
    const Instant asked = *one_.of(side).asked;
    const auto heard = waits_.heard(side);
    if (heard && *heard > asked)
      return next(IntroductionAct::agree, side, zone_.date_of(*heard),
                  fmt::format("{} wrote since you asked: keep their yes or no", names_.of(side)));
    const LocalDate due = zone_.date_of(asked) + Days{waits_.of(side)};
    if (due > today_)
      return next(IntroductionAct::agree, side, due,
                  fmt::format("Waiting for a yes or no of {}, asked {}", names_.of(side), ago(asked)));
    return next(IntroductionAct::ask, side, due,
                fmt::format("{} was asked {} and has not said yes or no: ask once more, or let it rest",
                            names_.of(side), ago(asked)));
  }

  IntroductionNext to_make() const {
    const Instant last = std::max(*one_.of_first.agreed, *one_.of_second.agreed);
    return next(IntroductionAct::made, std::nullopt, zone_.date_of(last),
                fmt::format("Both said yes: introduce {} and {}", names_.first, names_.second));
  }

  IntroductionNext with_connector() const {
    const Instant last = std::max(*one_.of_first.agreed, *one_.of_second.agreed);
    return next(IntroductionAct::made, IntroductionSide::second, zone_.date_of(last) + Days{waits_.second},
                fmt::format("Both said yes: has {} introduced you to {}?", names_.second, names_.first));
  }

  IntroductionNext to_meet() const {
    const Instant since = std::max(*one_.introduced, one_.followed.value_or(*one_.introduced));
    const LocalDate due = zone_.date_of(since) + Days{kMeetDays};
    if (due > today_)
      return next(IntroductionAct::met, std::nullopt, due,
                  fmt::format("Introduced {}: a meeting takes its time", ago(*one_.introduced)));
    if (one_.kind == IntroductionKind::asked)
      return next(
          IntroductionAct::met, std::nullopt, due,
          fmt::format("{} introduced you to {} {}: did you meet?", names_.second, names_.first, ago(*one_.introduced)));
    return next(IntroductionAct::met, std::nullopt, due,
                fmt::format("You introduced {} and {} {}: ask whether they met", names_.first, names_.second,
                            ago(*one_.introduced)));
  }

  const Introduction& one_;
  const IntroductionNames& names_;
  const IntroductionWaits& waits_;
  LocalDate today_;
  const Zone& zone_;
};

}  // namespace

std::string_view name(IntroductionAct act) {
  const auto* const row =
      std::find_if(std::begin(kActNames), std::end(kActNames), [&](const ActName& one) { return one.act == act; });
  return row->name;
}

std::optional<IntroductionAct> introduction_act_from(std::string_view name) {
  const auto* const row =
      std::find_if(std::begin(kActNames), std::end(kActNames), [&](const ActName& one) { return one.name == name; });
  return row == std::end(kActNames) ? std::nullopt : std::optional(row->act);
}

bool is_of_one(IntroductionAct act) {
  return act == IntroductionAct::ask || act == IntroductionAct::agree || act == IntroductionAct::decline;
}

bool both_agreed(const Introduction& one) {
  return one.of_first.agreed && one.of_second.agreed;
}

IntroductionState state_of(const Introduction& one) {
  if (one.closed)
    return one.of_first.refused || one.of_second.refused ? IntroductionState::declined : IntroductionState::dropped;
  if (one.thanked) return IntroductionState::thanked;
  if (one.met) return IntroductionState::met;
  if (one.introduced) return IntroductionState::introduced;
  if (both_agreed(one)) return IntroductionState::agreed;
  const auto touched = [](const Consent& of) { return of.asked || of.agreed; };
  return touched(one.of_first) || touched(one.of_second) ? IntroductionState::asked : IntroductionState::planned;
}

bool is_open(const Introduction& one) {
  return !one.closed && !one.thanked;
}

Status may_happen(const Introduction& one, IntroductionAct act, IntroductionSide side, const IntroductionNames& names) {
  const IntroductionState state = state_of(one);
  if (!fits_state(act, state)) {
    if (act == IntroductionAct::agree && state == IntroductionState::agreed)
      return fail(Code::refused, "both have said yes already");
    return wrong_state(act, state);
  }
  if (act == IntroductionAct::agree && one.of(side).agreed)
    return fail(Code::refused, fmt::format("{} has said yes already", names.of(side)));
  if (act == IntroductionAct::ask && one.of(side).agreed)
    return fail(Code::refused, fmt::format("{} has said yes: there is nothing to ask", names.of(side)));
  if (act == IntroductionAct::ask && one.kind == IntroductionKind::asked && side == IntroductionSide::first)
    return fail(Code::refused, fmt::format("through-the-connector: {} is asked by {}", names.first, names.second),
                fmt::format("ask {} for it, and keep the yes or no that comes back", names.second));
  if (act == IntroductionAct::met && one.met) return fail(Code::refused, "that they met is kept already");
  if (act != IntroductionAct::made || one.kind == IntroductionKind::asked) return {};
  if (const auto missing = missing_yes(one))
    return fail(Code::refused, fmt::format("before-consent: {} has not said yes", names.of(*missing)),
                "no names before both said yes: kith introduction agree ID REF keeps it");
  return {};
}

std::vector<PossibleAct> possible_acts(const Introduction& one) {
  std::vector<PossibleAct> all;
  for (const ActRow& row : kActRows) {
    if (!is_of_one(row.act)) {
      if (may_happen(one, row.act, IntroductionSide::first, {})) all.push_back({row.act, std::nullopt});
      continue;
    }
    for (const IntroductionSide side : kSides) {
      if (may_happen(one, row.act, side, {})) all.push_back({row.act, side});
    }
  }
  return all;
}

Status in_order(const Introduction& one, IntroductionAct act, Instant at, const Zone& zone,
                const IntroductionNames& names) {
  const auto after = [&](const std::optional<Instant>& earlier, const std::string& what) -> Status {
    if (!earlier || zone.date_of(at) >= zone.date_of(*earlier)) return {};
    return fail(Code::bad_input, fmt::format("that is before {}, on {}", what, iso(zone.date_of(*earlier))));
  };
  if (act == IntroductionAct::made && one.kind == IntroductionKind::offered) {
    for (const IntroductionSide side : kSides)
      KITH_CHECK(after(one.of(side).agreed, fmt::format("{} said yes", names.of(side))));
  }
  if (act == IntroductionAct::met || act == IntroductionAct::thanked || act == IntroductionAct::follow)
    KITH_CHECK(after(one.introduced, "they were introduced"));
  return {};
}

Introduction with_act(Introduction one, IntroductionAct act, IntroductionSide side, Instant at,
                      const std::string& words) {
  switch (act) {
    case IntroductionAct::ask:
      one.of(side).asked = at;
      one.of(side).refused.reset();
      break;
    case IntroductionAct::agree:
      one.of(side).agreed = at;
      one.of(side).refused.reset();
      break;
    case IntroductionAct::decline:
      one.of(side).refused = at;
      one.of(side).agreed.reset();
      one.closed = at;
      one.closing = words;
      break;
    case IntroductionAct::made:
      one.introduced = at;
      // Whoever introduced the user had asked, and had a yes.
      for (const IntroductionSide each : kSides) {
        if (one.kind == IntroductionKind::asked && !one.of(each).agreed) one.of(each).agreed = at;
      }
      break;
    case IntroductionAct::met: one.met = at; break;
    case IntroductionAct::thanked: one.thanked = at; break;
    case IntroductionAct::follow: one.followed = at; break;
    case IntroductionAct::drop:
      one.closed = at;
      one.closing = words;
      break;
    case IntroductionAct::reopen:
      one.closed.reset();
      one.closing.clear();
      one.of_first.refused.reset();
      one.of_second.refused.reset();
      break;
    case IntroductionAct::back:
      if (auto* const latest = latest_of(one)) {
        const bool was_made = latest == &one.introduced;
        latest->reset();
        if (was_made) one.followed.reset();
      }
      break;
  }
  return one;
}

bool same_pair(const Introduction& a, const Introduction& b) {
  return (a.first == b.first && a.second == b.second) || (a.first == b.second && a.second == b.first);
}

std::optional<IntroductionNext> next_of(const Introduction& one, const IntroductionNames& names,
                                        const IntroductionWaits& waits, LocalDate today, const Zone& zone) {
  return NextFinder(one, names, waits, today, zone).find();
}

std::string introduction_title(IntroductionKind kind, const IntroductionNames& names) {
  switch (kind) {
    case IntroductionKind::asked: return fmt::format("{}, through {}", names.first, names.second);
    case IntroductionKind::offered: return fmt::format("{} and {}", names.first, names.second);
  }
  return {};
}

}  // namespace kith
