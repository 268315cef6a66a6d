#include "app/introductions.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "app/settings.hpp"
#include "app/touch_facts.hpp"
#include "base/text.hpp"
#include "rules/reply.hpp"
#include "store/catalogue.hpp"
#include "store/opportunity_titles.hpp"
#include "store/relations.hpp"
#include "store/touches.hpp"

namespace kith::app {
namespace {

constexpr std::size_t kMostWhy = 2000;  // bytes
constexpr int kLeastAnswerDays = 2;
constexpr int kMostAnswerDays = 28;

Result<Introduction> known_introduction(const Db& db, IntroductionId id) {
  KITH_TRY(auto one, find_introduction(db, id));
  if (!one)
    return fail(Code::not_found, fmt::format("there is no introduction {}", id.value),
                "kith introductions --all lists them");
  return *std::move(one);
}

Result<Person> introduced_person(const Db& db, PersonId id) {
  KITH_TRY(auto person, find_person(db, id));
  if (!person) return fail(Code::not_found, fmt::format("there is no person {}", id.value));
  return *std::move(person);
}

struct IntroducedPair {
  Person first, second;
  IntroductionNames names() const { return {first.name, second.name}; }
};
Result<IntroducedPair> pair_of(const Db& db, PersonId first, PersonId second) {
  IntroducedPair pair;
  KITH_TRY(pair.first, introduced_person(db, first));
  KITH_TRY(pair.second, introduced_person(db, second));
  return pair;
}

Status may_be_contacted(const IntroducedPair& pair) {
  for (const Person* person : {&pair.first, &pair.second}) {
    if (person->state == State::do_not_contact)
      return fail(Code::refused, fmt::format("do-not-contact: {} asked not to be contacted", person->name),
                  "nobody is introduced against their wish");
  }
  return {};
}

Result<std::string> why_of(const std::string& text) {
  std::string why = std::string(trim(clean_utf8(text)));
  if (why.size() > kMostWhy)
    return fail(Code::bad_input, fmt::format("the reason is longer than {} bytes", kMostWhy), "one sentence is enough");
  return why;
}

Status opportunity_is_there(const Db& db, OpportunityId id) {
  if (!id) return {};
  KITH_TRY(const auto titles, opportunity_titles(db, {id}));
  if (titles.empty()) return fail(Code::not_found, fmt::format("there is no opportunity {}", id.value));
  return {};
}

Result<IntroductionSide> side_of(const Introduction& one, const IntroductionStep& step,
                                 const IntroductionNames& names) {
  if (step.person) {
    if (*step.person == one.first) return IntroductionSide::first;
    if (*step.person == one.second) return IntroductionSide::second;
    return fail(Code::usage, fmt::format("person {} is neither of the two", step.person->value),
                fmt::format("{} or {}", names.first, names.second));
  }
  if (!is_of_one(step.act)) return IntroductionSide::first;
  std::optional<IntroductionSide> only;
  for (const PossibleAct& may : possible_acts(one)) {
    if (may.act != step.act || !may.side) continue;
    if (only)
      return fail(Code::usage, fmt::format("who of the two: {} or {}?", names.first, names.second),
                  "name one after the introduction's ID");
    only = may.side;
  }
  // None fits: the rule says why.
  return only.value_or(one.kind == IntroductionKind::asked ? IntroductionSide::second : IntroductionSide::first);
}

std::string step_title(const Introduction& one, IntroductionAct act, IntroductionSide side,
                       const IntroductionNames& names) {
  const std::string& who = names.of(side);
  const std::string both = fmt::format("{} and {}", names.first, names.second);
  const bool asked = one.kind == IntroductionKind::asked;
  switch (act) {
    case IntroductionAct::ask: return fmt::format("Asked {} about an introduction", who);
    case IntroductionAct::agree: return fmt::format("{} said yes to an introduction", who);
    case IntroductionAct::decline: return fmt::format("{} said no to an introduction", who);
    case IntroductionAct::made:
      return asked ? fmt::format("{} introduced you to {}", names.second, names.first)
                   : fmt::format("Introduced {}", both);
    case IntroductionAct::met: return asked ? fmt::format("Met {}", names.first) : fmt::format("{} met", both);
    case IntroductionAct::thanked:
      return asked ? fmt::format("Thanked {} for an introduction", names.second)
                   : fmt::format("The introduction of {} is thanked for", both);
    case IntroductionAct::follow: return fmt::format("Asked how it went with {}", both);
    case IntroductionAct::drop: return fmt::format("Dropped the introduction of {}", both);
    case IntroductionAct::reopen: return fmt::format("Took up the introduction of {} again", both);
    case IntroductionAct::back: return fmt::format("Took back the last step with {}", both);
  }
  return {};
}

// "Ada was introduced by Charles" for the user's own; "Ada knows Grace" for two of theirs.
Relation learnt(const Introduction& one, Instant at) {
  const bool asked = one.kind == IntroductionKind::asked;
  return {{}, one.first, one.second, asked ? RelationKind::introduced_by : RelationKind::knows, at, SaidIn::typed};
}

Status learn(Tx& tx, const Introduction& one, Instant at) {
  const Relation made = learnt(one, at);
  KITH_TRY(auto present, relations_of(tx, {made.person}));
  for (const Relation& known : present[made.person]) {
    if (known.other == made.other && known.kind == made.kind) return {};
  }
  return insert_relation(tx, made).map([](RelationId) {});
}

Status unlearn(Tx& tx, const Introduction& one) {
  const Relation made = learnt(one, *one.introduced);
  KITH_TRY(auto present, relations_of(tx, {made.person}));
  for (const Relation& known : present[made.person]) {
    // One of another day was known before.
    if (known.other == made.other && known.kind == made.kind && known.at == made.at)
      return tx.remove(Table::relations, known.id.value, made.person);
  }
  return {};
}

int days_to_answer(const std::vector<Touch>& touches, Instant now) {
  const ReplyHabit habit = reply_habit(touch_facts(touches, now), now);
  if (habit.answered == 0) return kAnswerDays;
  return std::clamp(static_cast<int>(std::ceil(habit.hours90 / 24)), kLeastAnswerDays, kMostAnswerDays);
}

std::optional<Instant> last_heard(const std::vector<Touch>& touches, Instant now) {
  std::optional<Instant> last;
  for (const Touch& one : touches) {
    if (one.at <= now && one.direction != Direction::out) last = one.at;
  }
  return last;
}

}  // namespace

Result<std::vector<IntroductionLine>> introduction_lines(const Db& db, std::vector<Introduction> all, Instant now,
                                                         const Zone& zone) {
  std::vector<PersonId> people, waiting;
  std::vector<OpportunityId> served;
  for (const Introduction& one : all) {
    for (const PersonId id : {one.first, one.second}) {
      people.push_back(id);
      if (is_open(one) && !one.introduced) waiting.push_back(id);
    }
    if (one.opportunity) served.push_back(one.opportunity);
  }
  for (auto* const list : {&people, &waiting}) {
    std::sort(list->begin(), list->end());
    list->erase(std::unique(list->begin(), list->end()), list->end());
  }
  KITH_TRY(const auto rows, person_rows(db, people));
  std::map<PersonId, PersonRow> by_id;
  for (const PersonRow& row : rows) by_id.emplace(row.id, row);
  KITH_TRY(auto touches, touches_of(db, waiting));
  KITH_TRY(auto titles, opportunity_titles(db, served));
  const LocalDate today = zone.date_of(now);
  std::vector<IntroductionLine> lines;
  for (Introduction& one : all) {
    IntroductionLine line;
    line.first = by_id[one.first];
    line.second = by_id[one.second];
    line.state = state_of(one);
    const IntroductionNames names{line.first.name, line.second.name};
    line.title = introduction_title(one.kind, names);
    if (one.opportunity) line.opportunity = titles[one.opportunity];
    IntroductionWaits waits;
    if (is_open(one) && !one.introduced) {
      waits = {days_to_answer(touches[one.first], now), days_to_answer(touches[one.second], now),
               last_heard(touches[one.first], now), last_heard(touches[one.second], now)};
    }
    line.next = next_of(one, names, waits, today, zone);
    line.introduction = std::move(one);
    lines.push_back(std::move(line));
  }
  return lines;
}

Result<std::vector<IntroductionLine>> introductions(const App& app, const IntroductionFilter& filter,
                                                    ShowIntroductions which) {
  KITH_TRY(const Db db, app.read());
  KITH_TRY(auto all, list_introductions(db, filter));
  switch (which) {
    case ShowIntroductions::all: break;
    case ShowIntroductions::open: std::erase_if(all, [](const Introduction& one) { return !is_open(one); }); break;
  }
  KITH_TRY(const auto stored, kith::settings(db));
  KITH_TRY(const Zone zone, app.zone(read_settings(stored)));
  KITH_TRY(auto lines, introduction_lines(db, std::move(all), app.now(), zone));
  const auto place = [](const IntroductionLine& line) { return line.next ? 0 : is_open(line.introduction) ? 1 : 2; };
  std::stable_sort(lines.begin(), lines.end(), [&](const IntroductionLine& a, const IntroductionLine& b) {
    if (place(a) != place(b)) return place(a) < place(b);
    return a.next && a.next->due < b.next->due;
  });
  return lines;
}

Result<IntroductionView> view_introduction(const App& app, IntroductionId id) {
  KITH_TRY(const Db db, app.read());
  KITH_TRY(auto one, known_introduction(db, id));
  KITH_TRY(const auto stored, kith::settings(db));
  KITH_TRY(const Zone zone, app.zone(read_settings(stored)));
  IntroductionView view;
  view.may = possible_acts(one);
  std::vector<Introduction> all;
  all.push_back(std::move(one));
  KITH_TRY(auto lines, introduction_lines(db, std::move(all), app.now(), zone));
  view.line = std::move(lines.front());
  return view;
}

Result<IntroductionDone> add_introduction(const App& app, const IntroductionInput& input) {
  if (input.first == input.second)
    return fail(Code::usage, "nobody is introduced to themself", "an introduction has two people");
  Introduction made;
  made.kind = input.kind;
  made.first = input.first;
  made.second = input.second;
  made.opportunity = input.opportunity;
  made.created = app.now();
  KITH_TRY(made.why, why_of(input.why));
  KITH_TRY(Tx tx, app.write("introduction", "Planned an introduction"));
  KITH_TRY(const IntroducedPair pair, pair_of(tx, made.first, made.second));
  KITH_CHECK(may_be_contacted(pair));
  KITH_CHECK(opportunity_is_there(tx, made.opportunity));
  KITH_TRY(const auto with_them, list_introductions(tx, {.person = made.first}));
  for (const Introduction& other : with_them) {
    if (is_open(other) && same_pair(other, made))
      return fail(Code::refused,
                  fmt::format("one-at-a-time: introduction {} of {} and {} is open", other.id.value, pair.first.name,
                              pair.second.name),
                  fmt::format("kith introduction {}", other.id.value));
  }
  const IntroductionNames names = pair.names();
  const std::string title = made.kind == IntroductionKind::asked
                                ? fmt::format("Planned to ask {} for an introduction to {}", names.second, names.first)
                                : fmt::format("Planned to introduce {} and {}", names.first, names.second);
  tx.retitle(title);
  KITH_TRY(const IntroductionId id, insert_introduction(tx, made));
  KITH_CHECK(app.finish(tx));
  return IntroductionDone{{tx.step(), title, made.first}, id};
}

Result<IntroductionDone> edit_introduction(const App& app, IntroductionId id, const IntroductionEdit& edit) {
  KITH_TRY(Tx tx, app.write("introduction", "Changed an introduction"));
  KITH_TRY(Introduction one, known_introduction(tx, id));
  KITH_TRY(const IntroducedPair pair, pair_of(tx, one.first, one.second));
  if (edit.why) {
    KITH_TRY(one.why, why_of(*edit.why));
  }
  if (edit.opportunity) {
    KITH_CHECK(opportunity_is_there(tx, *edit.opportunity));
    one.opportunity = *edit.opportunity;
  }
  const std::string title = fmt::format("Changed the introduction of {} and {}", pair.first.name, pair.second.name);
  tx.retitle(title);
  KITH_CHECK(update_introduction(tx, one));
  KITH_CHECK(app.finish(tx));
  return IntroductionDone{{tx.step(), title, one.first}, id};
}

Status move_introduction(Tx& tx, const Introduction& before, IntroductionAct act, IntroductionSide side, Instant at,
                         const std::string& words) {
  const Introduction after = with_act(before, act, side, at, words);
  KITH_CHECK(update_introduction(tx, after));
  if (after.introduced && !before.introduced) return learn(tx, after, *after.introduced);
  if (before.introduced && !after.introduced) return unlearn(tx, before);
  return {};
}

Result<IntroductionDone> step_introduction(const App& app, IntroductionId id, const IntroductionStep& step) {
  const Instant at = step.at.value_or(app.now());
  if (at > app.now()) return fail(Code::bad_input, "that time has not come yet");
  KITH_TRY(Tx tx, app.write("introduction", "An introduction went on"));
  KITH_TRY(const Introduction one, known_introduction(tx, id));
  KITH_TRY(const IntroducedPair pair, pair_of(tx, one.first, one.second));
  const IntroductionNames names = pair.names();
  KITH_TRY(const IntroductionSide side, side_of(one, step, names));
  KITH_CHECK(may_happen(one, step.act, side, names));
  switch (step.act) {
    case IntroductionAct::ask:
    case IntroductionAct::made:
    case IntroductionAct::follow:
    case IntroductionAct::reopen: KITH_CHECK(may_be_contacted(pair)); break;
    case IntroductionAct::agree:
    case IntroductionAct::decline:
    case IntroductionAct::met:
    case IntroductionAct::thanked:
    case IntroductionAct::drop:
    case IntroductionAct::back: break;
  }
  if (step.act == IntroductionAct::reopen) {
    if (one.first == one.second)
      return fail(Code::refused, "the two are one person", "take them apart first: kith unmerge REF");
    KITH_TRY(const auto with_them, list_introductions(tx, {.person = one.first}));
    for (const Introduction& other : with_them) {
      if (other.id != one.id && is_open(other) && same_pair(other, one))
        return fail(Code::refused, fmt::format("one-at-a-time: introduction {} of the two is open", other.id.value),
                    fmt::format("kith introduction {}", other.id.value));
    }
  }
  KITH_TRY(const auto stored, kith::settings(tx));
  KITH_TRY(const Zone zone, app.zone(read_settings(stored)));
  KITH_CHECK(in_order(one, step.act, at, zone, names));
  const std::string title = step_title(one, step.act, side, names);
  tx.retitle(title);
  KITH_TRY(const std::string words, why_of(step.words));
  KITH_CHECK(move_introduction(tx, one, step.act, side, at, words));
  KITH_CHECK(app.finish(tx));
  return IntroductionDone{{tx.step(), title, one.who(side)}, id};
}

Result<Done> delete_introduction(const App& app, IntroductionId id) {
  KITH_TRY(Tx tx, app.write("introduction", "Deleted an introduction"));
  KITH_TRY(const Introduction one, known_introduction(tx, id));
  KITH_TRY(const IntroducedPair pair, pair_of(tx, one.first, one.second));
  const std::string title = fmt::format("Deleted the introduction of {} and {}", pair.first.name, pair.second.name);
  tx.retitle(title);
  KITH_CHECK(tx.remove(Table::introductions, id.value, one.first));
  KITH_CHECK(app.finish(tx));
  return Done{tx.step(), title, one.first};
}

}  // namespace kith::app
