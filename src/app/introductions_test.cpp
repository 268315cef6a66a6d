// Introductions in use: planned once, both words kept, drafts that name nobody too soon, Today, the ledger, joins,
// undo.
#include "app/introductions.hpp"

#include <gmock/gmock.h>

#include "app/draft_check.hpp"
#include "app/giving.hpp"
#include "app/introduction_drafts.hpp"
#include "app/merging.hpp"
#include "app/next_steps.hpp"
#include "app/test_app.hpp"
#include "store/relations.hpp"

namespace kith {
namespace {

using testing::HasSubstr;
using testing::Not;

class IntroductionTest : public AppTest {
 protected:
  void SetUp() override {
    AppTest::SetUp();
    add("Ada Byron", "ada@example.com");
    add("Grace Hopper", "grace@example.com");
    add("Charles Babbage", "charles@example.com");
  }
  Result<app::IntroductionDone> offer(const std::string& a, const std::string& b, const std::string& why = "") {
    return app::add_introduction(*app_, {IntroductionKind::offered, who(a), who(b), why, {}});
  }
  Result<app::IntroductionDone> ask(const std::string& connector, const std::string& target) {
    return app::add_introduction(*app_, {IntroductionKind::asked, who(target), who(connector), "", {}});
  }
  // "" when it went well, else what is against it.
  std::string step(IntroductionAct act, const std::string& ref = "", const std::string& words = "") {
    app::IntroductionStep one;
    one.act = act;
    if (!ref.empty()) one.person = who(ref);
    one.words = words;
    const auto done = app::step_introduction(*app_, IntroductionId{1}, one);
    return done ? "" : done.error().what;
  }
  app::IntroductionView view(std::int64_t id = 1) {
    auto made = app::view_introduction(*app_, IntroductionId{id});
    EXPECT_TRUE(made) << sentence(made.error());
    return made ? *std::move(made) : app::IntroductionView{};
  }
  std::string state(std::int64_t id = 1) { return std::string(name(view(id).line.state)); }
  DraftId begin(app::IntroductionMessage message, const std::string& ref = "") {
    const auto made = app::draft_introduction(*app_, IntroductionId{1}, message,
                                              ref.empty() ? std::nullopt : std::optional(who(ref)));
    EXPECT_TRUE(made) << sentence(made.error());
    return made ? made->draft : DraftId{};
  }
  void write(DraftId id, const std::string& subject, const std::string& body) {
    app::DraftEdit edit;
    edit.subject = subject;
    edit.body = body;
    EXPECT_TRUE(app::edit_draft(*app_, id, edit));
  }
  void talked(const std::string& ref) {
    app::TouchInput touch;
    touch.channel = Channel::call;
    EXPECT_TRUE(app::log_touch(*app_, who(ref), touch));
  }
  std::vector<std::string> steps() {
    const auto db = app_->read();
    std::vector<std::string> all;
    const auto found = app::introduction_steps(*db, Zone::utc().date_of(app_->now()), Zone::utc());
    for (const app::NextStep& one : *found)
      all.push_back(
          fmt::format("{}: {}{}", one.title, one.what, one.person ? fmt::format(" [{}]", one.person->name) : ""));
    return all;
  }
  std::vector<std::string> ledger(const std::string& ref) {
    std::vector<std::string> all;
    const auto made = app::person_ledger(*app_, who(ref));
    for (const ValueEntry& one : made->entries)
      all.push_back(fmt::format("{} {} {}", name(one.side), name(one.kind), one.text));
    return all;
  }
};
using SaidSteps = std::vector<std::string>;

TEST_F(IntroductionTest, OnlyOneOpenOfAPairNobodyWithThemselfNobodyWhoAskedNotTo) {
  ASSERT_TRUE(offer("Ada", "Grace"));
  EXPECT_EQ(offer("Grace", "Ada").error().what, "one-at-a-time: introduction 1 of Grace Hopper and Ada Byron is open");
  EXPECT_EQ(ask("Grace", "Ada").error().code, Code::refused);
  EXPECT_EQ(offer("Ada", "Ada").error().code, Code::usage);
  EXPECT_EQ(app::add_introduction(*app_, {IntroductionKind::offered, who("Ada"), PersonId{99}, "", {}}).error().code,
            Code::not_found);
  EXPECT_EQ(app::add_introduction(*app_, {IntroductionKind::offered, who("Ada"), who("Charles"), "", OpportunityId{5}})
                .error()
                .code,
            Code::not_found);
  EXPECT_EQ(offer("Ada", "Charles", std::string(3000, 'x')).error().code, Code::bad_input);
  ASSERT_TRUE(app::rest(*app_, who("Charles"), app::Rest::do_not_contact));
  const auto refused = offer("Ada", "Charles");
  EXPECT_EQ(refused.error().code, Code::refused);
  EXPECT_EQ(refused.error().what, "do-not-contact: Charles Babbage asked not to be contacted");
  EXPECT_EQ(step(IntroductionAct::drop), "");
  EXPECT_TRUE(offer("Grace", "Ada"));
  EXPECT_EQ(step(IntroductionAct::reopen), "one-at-a-time: introduction 2 of the two is open");
}

TEST_F(IntroductionTest, FromBothYesesToTheLedgerAndBackByUndo) {
  ASSERT_TRUE(offer("Ada", "Grace", "both build compilers"));
  EXPECT_EQ(step(IntroductionAct::ask), "who of the two: Ada Byron or Grace Hopper?");
  EXPECT_EQ(step(IntroductionAct::ask, "Charles"), "person 3 is neither of the two");
  EXPECT_EQ(step(IntroductionAct::ask, "Ada"), "");
  EXPECT_EQ(step(IntroductionAct::agree, "Ada"), "");
  EXPECT_EQ(step(IntroductionAct::made), "before-consent: Grace Hopper has not said yes");
  EXPECT_EQ(step(IntroductionAct::agree), "");  // only one can be meant
  EXPECT_EQ(state(), "agreed");
  const std::string before = exported();
  EXPECT_EQ(step(IntroductionAct::made), "");
  EXPECT_EQ(ledger("Ada"), SaidSteps{"given introduction to Grace Hopper"});
  EXPECT_EQ(ledger("Grace"), SaidSteps{"given introduction to Ada Byron"});
  EXPECT_EQ(relations_of(*app_->read(), {who("Ada")})->size(), 1U);
  ASSERT_TRUE(app::undo(*app_));
  EXPECT_EQ(exported(), before);
  EXPECT_EQ(step(IntroductionAct::made), "");
  EXPECT_EQ(step(IntroductionAct::back), "");
  EXPECT_EQ(ledger("Ada"), SaidSteps{});
  EXPECT_EQ(relations_of(*app_->read(), {who("Ada")})->size(), 0U);
}

TEST_F(IntroductionTest, ThroughAConnectorItIsReceivedOnce) {
  ASSERT_TRUE(ask("Charles", "Ada"));
  EXPECT_EQ(step(IntroductionAct::ask), "");
  EXPECT_EQ(step(IntroductionAct::made), "");
  EXPECT_EQ(ledger("Charles"), SaidSteps{"received introduction to Ada Byron"});
  EXPECT_EQ(ledger("Ada"), SaidSteps{});
  EXPECT_EQ(step(IntroductionAct::met), "");
  EXPECT_EQ(steps(),
            SaidSteps{"Ada Byron, through Charles Babbage: You met Ada Byron: thank Charles Babbage, and say what came "
                      "of it [Charles Babbage]"});
  EXPECT_EQ(step(IntroductionAct::thanked), "");
  EXPECT_EQ(steps(), SaidSteps{});
}

TEST_F(IntroductionTest, TodayAsksAtItsTimeAndNobodyWhoAskedNotTo) {
  ASSERT_TRUE(offer("Ada", "Grace"));
  EXPECT_EQ(steps(),
            SaidSteps{"Ada Byron and Grace Hopper: Ask Ada Byron first, without naming Grace Hopper [Ada Byron]"});
  EXPECT_EQ(step(IntroductionAct::ask, "Ada"), "");
  EXPECT_EQ(steps(), SaidSteps{});
  at("2026-11-30T09:00:00Z");
  EXPECT_EQ(steps(),
            SaidSteps{"Ada Byron and Grace Hopper: Ada Byron was asked 7 days ago and has not said yes or no: ask once "
                      "more, or let it rest [Ada Byron]"});
  app::TouchInput wrote;
  wrote.channel = Channel::email;
  wrote.direction = Direction::in;
  ASSERT_TRUE(app::log_touch(*app_, who("Ada"), wrote));
  EXPECT_EQ(steps(),
            SaidSteps{"Ada Byron and Grace Hopper: Ada Byron wrote since you asked: keep their yes or no [Ada Byron]"});
  ASSERT_TRUE(app::rest(*app_, who("Grace"), app::Rest::do_not_contact));
  EXPECT_EQ(steps(), SaidSteps{});
  EXPECT_EQ(step(IntroductionAct::agree, "Ada"), "");
  EXPECT_EQ(step(IntroductionAct::ask, "Grace"), "do-not-contact: Grace Hopper asked not to be contacted");
  EXPECT_EQ(step(IntroductionAct::drop, "", "she asked to be left alone"), "");
  EXPECT_EQ(view().line.introduction.closing, "she asked to be left alone");
}

TEST_F(IntroductionTest, AReplayedDayDoesNotKnowWhatCameLater) {
  at("2026-11-25T09:00:00Z");
  ASSERT_TRUE(offer("Ada", "Grace"));
  at("2026-11-24T09:00:00Z");
  EXPECT_EQ(steps(), SaidSteps{});
}

TEST_F(IntroductionTest, EachIsAskedWithoutTheOthersName) {
  talked("Ada");
  ASSERT_TRUE(offer("Ada", "Grace", "kilns that fire themselves"));
  const DraftId id = begin(app::IntroductionMessage::ask);
  auto draft = app::view_draft(*app_, id)->line.draft;
  EXPECT_EQ(draft.person, who("Ada"));
  EXPECT_EQ(draft.introduction, IntroductionId{1});
  EXPECT_THAT(draft.body, HasSubstr("I thought of you: kilns that fire themselves"));
  EXPECT_THAT(draft.body, Not(HasSubstr("Grace")));
  write(id, "Kilns", "Hi Ada,\n\nGrace Hopper builds kilns that fire themselves. Would you like to talk?\n");
  const auto blocked = app::hand_over(*app_, id);
  EXPECT_EQ(blocked.error().code, Code::refused);
  EXPECT_THAT(blocked.error().what, HasSubstr("before-consent"));
  write(id, "Kilns", "Hi Ada,\n\nSomebody I know builds kilns that fire themselves. Would you like to talk?\n");
  ASSERT_TRUE(app::hand_over(*app_, id));
  const std::string before = exported();
  ASSERT_TRUE(app::handed_over(*app_, id, Channel::email));
  EXPECT_EQ(view().line.introduction.of_first.asked, app_->now());
  EXPECT_EQ(state(), "asked");
  ASSERT_TRUE(app::undo(*app_));
  EXPECT_EQ(exported(), before);
}

TEST_F(IntroductionTest, AWhyThatNamesTheOtherIsLeftToTheWriter) {
  ASSERT_TRUE(offer("Ada", "Grace", "Grace Hopper looks for kilns"));
  const auto draft = app::view_draft(*app_, begin(app::IntroductionMessage::ask))->line.draft;
  EXPECT_THAT(draft.body, HasSubstr("I thought of you: [[what it is about]]"));
}

TEST_F(IntroductionTest, TheGuardKnowsItOfAnyTextToOneOfTheTwo) {
  talked("Ada");
  ASSERT_TRUE(offer("Ada", "Grace"));
  app::DraftCheckInput text;
  text.person = who("Ada");
  text.subject = "Looms";
  text.body = "Hi Ada,\n\ndo you know Grace Hopper? Your looms would help her.\n";
  const auto rules = [&] {
    std::vector<std::string> all;
    const auto result = app::check_text(*app_, text);
    for (const GuardFinding& one : result->findings) {
      if (one.level == GuardLevel::block) all.emplace_back(guard_row(one.rule).id);
    }
    return all;
  };
  EXPECT_EQ(rules(), SaidSteps{"before-consent"});
  EXPECT_EQ(step(IntroductionAct::agree, "Ada"), "");
  EXPECT_EQ(rules(), SaidSteps{"before-consent"});
  EXPECT_EQ(step(IntroductionAct::agree, "Grace"), "");
  EXPECT_EQ(rules(), SaidSteps{});
  EXPECT_EQ(step(IntroductionAct::decline, "Grace"), "");
  EXPECT_EQ(rules(), SaidSteps{});  // closed: only its own drafts keep the name
}

TEST_F(IntroductionTest, TheTargetHearsOfTheConnectorOnceTheyAreInIt) {
  talked("Ada");
  talked("Charles");
  ASSERT_TRUE(ask("Charles", "Ada"));
  EXPECT_EQ(app::hidden_from(*app_->read(), who("Ada"), {})->size(), 1U);
  EXPECT_EQ(app::hidden_from(*app_->read(), who("Charles"), {})->size(), 0U);
  const auto draft = app::view_draft(*app_, begin(app::IntroductionMessage::ask))->line.draft;
  EXPECT_EQ(draft.person, who("Charles"));
  EXPECT_THAT(draft.body, HasSubstr("You know Ada Byron: "));
  EXPECT_EQ(step(IntroductionAct::agree, "Charles"), "");
  EXPECT_EQ(app::hidden_from(*app_->read(), who("Ada"), {})->size(), 0U);
  EXPECT_EQ(app::draft_introduction(*app_, IntroductionId{1}, app::IntroductionMessage::introduce).error().code,
            Code::refused);
}

TEST_F(IntroductionTest, TheIntroductionGoesToBothInOneMessage) {
  talked("Ada");
  talked("Grace");
  ASSERT_TRUE(offer("Ada", "Grace", "compilers"));
  EXPECT_EQ(app::draft_introduction(*app_, IntroductionId{1}, app::IntroductionMessage::introduce).error().what,
            "before-consent: Ada Byron has not said yes");
  EXPECT_EQ(step(IntroductionAct::agree, "Ada"), "");
  EXPECT_EQ(step(IntroductionAct::agree, "Grace"), "");
  const DraftId id = begin(app::IntroductionMessage::introduce);
  EXPECT_THAT(app::view_draft(*app_, id)->line.draft.body, HasSubstr("Ada, this is Grace Hopper: "));
  write(id, "Ada and Grace: compilers",
        "Hi Ada, hi Grace,\n\nyou both said yes, so here you are. Ada, this is Grace Hopper: she builds compilers. "
        "Grace, this is Ada Byron: she writes programs for looms that are not built yet. Ada writes first.\n");
  const auto handed = app::hand_over(*app_, id);
  ASSERT_TRUE(handed) << sentence(handed.error());
  EXPECT_THAT(handed->mailto, HasSubstr("mailto:ada@example.com,grace@example.com?"));
  const std::string before = exported();
  ASSERT_TRUE(app::handed_over(*app_, id, Channel::email));
  EXPECT_EQ(state(), "introduced");
  for (const char* ref : {"Ada", "Grace"}) EXPECT_EQ(ledger(ref).size(), 1U) << ref;
  ASSERT_TRUE(app::undo(*app_));
  EXPECT_EQ(exported(), before);
}

TEST_F(IntroductionTest, HowItWentAndTheThanksMoveItOn) {
  talked("Charles");
  ASSERT_TRUE(ask("Charles", "Ada"));
  EXPECT_EQ(step(IntroductionAct::ask), "");
  EXPECT_EQ(app::draft_introduction(*app_, IntroductionId{1}, app::IntroductionMessage::thanks).error().code,
            Code::refused);
  const DraftId quiet = begin(app::IntroductionMessage::follow_up);
  EXPECT_EQ(app::view_draft(*app_, quiet)->line.draft.opening, "follow-up");
  EXPECT_EQ(step(IntroductionAct::made), "");
  const DraftId thanks = begin(app::IntroductionMessage::thanks);
  EXPECT_THAT(app::view_draft(*app_, thanks)->line.draft.body, HasSubstr("you introduced me to Ada Byron"));
  ASSERT_TRUE(app::handed_over(*app_, thanks, Channel::email));
  EXPECT_EQ(state(), "thanked");
  // The older one leaves late: it changes nothing any more.
  ASSERT_TRUE(app::handed_over(*app_, quiet, Channel::email));
  EXPECT_EQ(state(), "thanked");
}

TEST_F(IntroductionTest, JoinedIntoOnePersonItIsClosedVisiblyAndOpensAgain) {
  ASSERT_TRUE(offer("Ada", "Grace"));
  const std::string before = state();
  ASSERT_TRUE(app::merge(*app_, who("Ada"), who("Grace")));
  EXPECT_EQ(state(), "dropped");
  EXPECT_EQ(view().line.introduction.closing, "the two are one person");
  ASSERT_TRUE(app::unmerge(*app_, PersonId{2}));
  EXPECT_EQ(state(), before);
  EXPECT_EQ(view().line.second.name, "Grace Hopper");
}

TEST_F(IntroductionTest, LeavesWithWhoIsDeletedAndComesBack) {
  ASSERT_TRUE(offer("Ada", "Grace"));
  ASSERT_TRUE(app::delete_person(*app_, who("Grace")));
  EXPECT_EQ(app::view_introduction(*app_, IntroductionId{1}).error().code, Code::not_found);
  EXPECT_EQ(steps(), SaidSteps{});
  ASSERT_TRUE(app::undo(*app_));
  EXPECT_EQ(state(), "planned");
  ASSERT_TRUE(app::delete_introduction(*app_, IntroductionId{1}));
  EXPECT_TRUE(app::introductions(*app_, {}, app::ShowIntroductions::all)->empty());
}

}  // namespace
}  // namespace kith
