#include "app/introduction_drafts.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "model/word_table.hpp"

namespace kith::app {
namespace {

constexpr std::array kIntroductionMessageNames{Words<IntroductionMessage>{IntroductionMessage::ask, "ask"},
                                               Words<IntroductionMessage>{IntroductionMessage::introduce, "introduce"},
                                               Words<IntroductionMessage>{IntroductionMessage::follow_up, "follow-up"},
                                               Words<IntroductionMessage>{IntroductionMessage::thanks, "thanks"}};

constexpr std::string_view kAsksConnector = "introduction";
constexpr std::string_view kAsksConsent = "consent";
constexpr std::string_view kIntroduces = "introducing";
constexpr std::string_view kAsksHowItWent = "how-did-it-go";
constexpr std::string_view kFollowsUp = "follow-up";
constexpr std::string_view kThanksTheConnector = "thanks";

Result<Person> one_of_two(const Db& db, PersonId id) {
  KITH_TRY(auto person, find_person(db, id));
  if (!person) return fail(Code::not_found, fmt::format("there is no person {}", id.value));
  return *std::move(person);
}

IntroductionSide opposite(IntroductionSide side) {
  return side == IntroductionSide::first ? IntroductionSide::second : IntroductionSide::first;
}

// Which of the two is written to when nobody is named.
Result<IntroductionSide> addressed(const Introduction& one, IntroductionMessage message,
                                   const std::optional<PersonId>& person) {
  const bool asked = one.kind == IntroductionKind::asked;
  if (person) {
    if (*person != one.first && *person != one.second)
      return fail(Code::usage, fmt::format("person {} is neither of the two", person->value));
    return *person == one.first ? IntroductionSide::first : IntroductionSide::second;
  }
  if (asked) return IntroductionSide::second;
  const bool first_done = message == IntroductionMessage::ask && (one.of_first.agreed || one.of_first.asked);
  return first_done && !one.of_second.agreed ? IntroductionSide::second : IntroductionSide::first;
}

// What the message is begun with; the names it may hold are those that may be told.
Result<DraftInput> begin_message(const Introduction& one, IntroductionMessage message, IntroductionSide side,
                                 const IntroductionNames& names) {
  const bool asked = one.kind == IntroductionKind::asked;
  const std::string& who = names.of(side);
  DraftInput input;
  input.person = one.who(side);
  input.introduction = one.id;
  switch (message) {
    case IntroductionMessage::ask:
      KITH_CHECK(may_happen(one, IntroductionAct::ask, side, names));
      input.opening = asked ? kAsksConnector : kAsksConsent;
      input.about = one.why;
      if (asked) input.other = one.first;
      return input;
    case IntroductionMessage::introduce:
      if (asked)
        return fail(Code::refused, fmt::format("{} makes this introduction", names.second),
                    "ask how it stands: kith introduction draft ID follow-up");
      KITH_CHECK(may_happen(one, IntroductionAct::made, side, names));
      input.opening = kIntroduces;
      input.about = one.why;
      input.other = one.who(opposite(side));
      return input;
    case IntroductionMessage::follow_up:
      if (!asked) {
        KITH_CHECK(may_happen(one, IntroductionAct::follow, side, names));
        input.opening = kAsksHowItWent;
        input.other = one.who(opposite(side));
        return input;
      }
      if (side == IntroductionSide::first || one.introduced || one.closed || !one.of_second.asked)
        return fail(Code::refused, fmt::format("there is nothing to ask {} again", who),
                    "a connector who was asked is asked how it stands");
      input.opening = kFollowsUp;
      input.about = fmt::format("the introduction to {}", names.first);
      return input;
    case IntroductionMessage::thanks:
      if (!asked || side == IntroductionSide::first)
        return fail(Code::refused, "the thanks are for the connector", "kith introduction draft ID follow-up");
      KITH_CHECK(may_happen(one, IntroductionAct::thanked, side, names));
      input.opening = kThanksTheConnector;
      input.about = fmt::format("you introduced me to {}", names.first);
      return input;
  }
  return input;
}

GuardHidden hidden_person(const Person& person, bool of_this_draft) {
  GuardHidden hidden;
  hidden.name = person.name;
  hidden.of_this_draft = of_this_draft;
  for (const std::string* name : {&person.given, &person.nickname}) {
    if (!name->empty()) hidden.given.push_back(*name);
  }
  if (!person.family.empty()) hidden.family.push_back(person.family);
  const auto space = person.name.find(' ');
  if (person.given.empty()) hidden.given.push_back(person.name.substr(0, space));
  if (person.family.empty() && space != std::string::npos)
    hidden.family.push_back(person.name.substr(person.name.rfind(' ') + 1));
  for (const Handle& handle : person.handles) {
    if (handle.kind == HandleKind::email) hidden.addresses.push_back(handle.value);
  }
  const auto now = std::find_if(person.positions.begin(), person.positions.end(), [](const Position& one) {
    return !one.to && !one.organisation.empty() && !one.role.empty();
  });
  if (now != person.positions.end()) {
    hidden.organisation = now->organisation;
    hidden.role = now->role;
  }
  return hidden;
}

// The other of the two, while `person` must not hear of them.
std::optional<PersonId> kept_from(const Introduction& one, PersonId person, IntroductionId own) {
  if (one.introduced || (one.closed && one.id != own)) return std::nullopt;
  // Who asks a connector names the target; the target hears of the connector once they are in it.
  if (one.kind == IntroductionKind::asked)
    return person == one.first && !one.of_second.agreed ? std::optional(one.second) : std::nullopt;
  if (both_agreed(one)) return std::nullopt;
  return person == one.first ? one.second : one.first;
}

std::optional<IntroductionAct> act_of(std::string_view opening) {
  if (opening == kAsksConnector || opening == kAsksConsent) return IntroductionAct::ask;
  if (opening == kIntroduces) return IntroductionAct::made;
  if (opening == kAsksHowItWent) return IntroductionAct::follow;
  if (opening == kFollowsUp) return IntroductionAct::ask;
  if (opening == kThanksTheConnector) return IntroductionAct::thanked;
  return std::nullopt;
}

}  // namespace

std::string_view name(IntroductionMessage message) {
  return word(kIntroductionMessageNames, message);
}

std::optional<IntroductionMessage> introduction_message_from(std::string_view name) {
  return value(kIntroductionMessageNames, name);
}

Result<DraftDone> draft_introduction(const App& app, IntroductionId id, IntroductionMessage message,
                                     std::optional<PersonId> person) {
  DraftInput input;
  {
    KITH_TRY(const IntroductionView view, view_introduction(app, id));
    const Introduction& one = view.line.introduction;
    for (const PersonRow* row : {&view.line.first, &view.line.second}) {
      if (row->state == State::do_not_contact)
        return fail(Code::refused, fmt::format("do-not-contact: {} asked not to be contacted", row->name));
    }
    KITH_TRY(const IntroductionSide side, addressed(one, message, person));
    KITH_TRY(input, begin_message(one, message, side, {view.line.first.name, view.line.second.name}));
    // What it is about may name the other: that is left for the writer to say without.
    if (message == IntroductionMessage::ask && !input.other) {
      KITH_TRY(const Db db, app.read());
      KITH_TRY(const auto hidden, hidden_from(db, input.person, id));
      DraftToCheck about;
      about.body = input.about;
      about.hidden = hidden;
      const auto findings = check_draft(about, GuardLevels()).findings;
      if (std::any_of(findings.begin(), findings.end(),
                      [](const GuardFinding& finding) { return finding.rule == GuardRule::before_consent; }))
        input.about.clear();
    }
  }
  return add_draft(app, input);
}

Result<std::vector<GuardHidden>> hidden_from(const Db& db, PersonId person, IntroductionId own) {
  KITH_TRY(const auto all, list_introductions(db, {.person = person}));
  std::vector<GuardHidden> hidden;
  for (const Introduction& one : all) {
    const auto other = kept_from(one, person, own);
    if (!other || *other == person) continue;
    KITH_TRY(const Person kept, one_of_two(db, *other));
    hidden.push_back(hidden_person(kept, one.id == own));
  }
  return hidden;
}

Result<std::optional<Person>> reader_beside(const Db& db, const Draft& draft) {
  if (!draft.introduction || draft.opening != kIntroduces) return std::optional<Person>();
  KITH_TRY(const auto one, find_introduction(db, draft.introduction));
  if (!one) return std::optional<Person>();
  KITH_TRY(Person other, one_of_two(db, draft.person == one->first ? one->second : one->first));
  if (other.state == State::do_not_contact)
    return fail(Code::refused, fmt::format("do-not-contact: {} asked not to be contacted", other.name));
  return std::optional<Person>(std::move(other));
}

Status introduction_goes_on(Tx& tx, const Draft& draft) {
  if (!draft.introduction) return {};
  const auto act = act_of(draft.opening);
  KITH_TRY(const auto one, find_introduction(tx, draft.introduction));
  if (!act || !one || (draft.person != one->first && draft.person != one->second)) return {};
  const IntroductionSide side = draft.person == one->first ? IntroductionSide::first : IntroductionSide::second;
  if (!may_happen(*one, *act, side, {})) return {};
  return move_introduction(tx, *one, *act, side, tx.now(), "");
}

}  // namespace kith::app
