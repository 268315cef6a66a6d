// Drafts: begun from a reason, written, handed over; a gap is never let out; everything undone to the byte.
#include "app/drafts.hpp"

#include <gmock/gmock.h>

#include "app/giving.hpp"
#include "app/test_app.hpp"

namespace kith {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

class DraftTest : public AppTest {
 protected:
  DraftId begin(const app::DraftInput& input) {
    const auto done = app::add_draft(*app_, input);
    EXPECT_TRUE(done) << sentence(done.error());
    return done ? done->draft : DraftId{};
  }
  DraftId begin(const std::string& ref, const std::string& opening = "", const std::string& about = "") {
    app::DraftInput input;
    input.person = who(ref);
    input.opening = opening;
    input.about = about;
    return begin(input);
  }
  Result<Done> write(DraftId id, const std::string& subject, const std::string& body, const std::string& version = "") {
    app::DraftEdit edit;
    edit.subject = subject;
    edit.body = body;
    return app::edit_draft(*app_, id, edit, version);
  }
  // The guard lets more through to somebody one has spoken to.
  void talked() {
    app::TouchInput talk;
    talk.channel = Channel::call;
    talk.at = app_->now() - std::chrono::hours{24 * 40};
    ASSERT_TRUE(app::log_touch(*app_, who("Ada"), talk));
  }
  Draft draft(DraftId id) { return app::view_draft(*app_, id)->line.draft; }
  std::int64_t insert(Table table, PersonId owner, const std::vector<Field>& fields) {
    Tx tx = app_->write("test", "Test").value();
    const auto id = tx.insert(table, owner, fields);
    EXPECT_TRUE(id) << sentence(id.error());
    EXPECT_TRUE(app_->finish(tx));
    return *id;
  }
};

TEST_F(DraftTest, TheLedgerStandsBeside) {
  add("Ada Byron", "ada@example.com");
  const DraftId id = begin("Ada");
  EXPECT_EQ(app::view_draft(*app_, id)->ledger, "") << "nothing was given or received";
  app::ValueInput advice;
  advice.side = ValueSide::received;
  advice.kind = ValueKind::advice;
  advice.text = "how to hang looms";
  ASSERT_TRUE(app::add_value(*app_, who("Ada"), advice));
  EXPECT_EQ(app::view_draft(*app_, id)->ledger, app::person_ledger(*app_, who("Ada"))->words);
}

TEST_F(DraftTest, BeginsFromAnOpeningAndNamesWhatIsMissing) {
  add("Ada Byron", "ada@example.com");
  talked();
  ASSERT_TRUE(app::change_settings(*app_, {{"name", "Grace"}}));
  const std::string before = exported();
  const DraftId id = begin("Ada", "thanks", "the call with Kuhn");
  const auto view = app::view_draft(*app_, id);
  ASSERT_TRUE(view);
  EXPECT_THAT(view->line.draft.body, StartsWith("Hi Ada,\n\nYou helped me with this: the call with Kuhn\n"));
  EXPECT_THAT(view->line.draft.body, HasSubstr("\nGrace\n"));
  EXPECT_EQ(view->line.gaps.size(), 3U);
  EXPECT_EQ(view->address->value, "ada@example.com");
  EXPECT_EQ(app::hand_over(*app_, id).error().what, "a gap is left: [[what came of it]]");
  ASSERT_TRUE(write(id, "Kuhn signed", "Hi Ada,\n\nKuhn signed. Thank you!\n"));
  EXPECT_TRUE(app::hand_over(*app_, id));
  ASSERT_TRUE(app::undo(*app_));
  ASSERT_TRUE(app::undo(*app_));
  EXPECT_EQ(exported(), before);
}

TEST_F(DraftTest, BeginsFromAnEntryPointOrNews) {
  add("Ada Byron", "ada@example.com");
  const std::int64_t now = seconds(app_->now());
  const std::int64_t entry = insert(Table::entry_points, who("Ada"),
                                    {{"kind", std::string("job-change")},
                                     {"text", std::string("Ada now leads Engines")},
                                     {"url", std::string("https://example.com/ada")},
                                     {"source", std::string("typed")},
                                     {"at", now},
                                     {"noticed_at", now}});
  const std::int64_t news =
      insert(Table::own_news, {}, {{"text", std::string("Back from Italy")}, {"url", std::string()}, {"at", now}});
  app::DraftInput input;
  input.person = who("Ada");
  input.entry = EntryPointId{entry};
  const auto view = app::view_draft(*app_, begin(input));
  EXPECT_EQ(view->line.draft.opening, "congratulation");
  EXPECT_THAT(view->line.draft.body, HasSubstr("Ada now leads Engines\nhttps://example.com/ada\n"));
  EXPECT_EQ(view->reason->kind, "job-change");
  input.news = NewsId{news};
  EXPECT_EQ(app::add_draft(*app_, input).error().code, Code::usage);
  input.entry = {};
  EXPECT_THAT(draft(begin(input)).body, HasSubstr("Back from Italy"));
  input.news = NewsId{news + 1};
  EXPECT_EQ(app::add_draft(*app_, input).error().code, Code::not_found);
  input = {};
  input.person = who("Ada");
  input.opening = "broadcast";
  const auto refused = app::add_draft(*app_, input);
  EXPECT_EQ(refused.error().code, Code::usage);
  EXPECT_THAT(refused.error().hint, HasSubstr("pre-wire"));
}

TEST_F(DraftTest, WordsSavedAsTheyAreTypedAreOneStep) {
  add("Ada Byron");
  const DraftId id = begin("Ada");
  ASSERT_TRUE(write(id, "O", "Hi"));
  const auto first = write(id, "One", "Hi Ada");
  const auto second = write(id, "One two", "Hi Ada, how");
  ASSERT_TRUE(second);
  EXPECT_EQ(second->step, first->step);
  ASSERT_TRUE(app::undo(*app_));
  EXPECT_EQ(draft(id).body, "Hi Ada,\n\n");
}

TEST_F(DraftTest, AnotherVersionIsNotWrittenOver) {
  add("Ada Byron");
  const DraftId id = begin("Ada");
  const std::string version = app::draft_version(draft(id));
  ASSERT_TRUE(write(id, "A", "a", version));
  EXPECT_EQ(write(id, "B", "b", version).error().code, Code::conflict);
  EXPECT_EQ(draft(id).subject, "A");
}

TEST_F(DraftTest, WhatCannotBeASubjectIsNotTaken) {
  add("Ada Byron");
  const DraftId id = begin("Ada");
  for (const std::string bad : {"a\r\nBcc: all@example.com", "a\nb", "\x01", "\xff"}) {
    EXPECT_EQ(write(id, bad, "text").error().code, Code::bad_input) << bad;
  }
  EXPECT_EQ(write(id, std::string(2000, 'x'), "text").error().code, Code::bad_input);
  EXPECT_EQ(write(id, "s", std::string(app::kMostBody + 1, 'x')).error().code, Code::bad_input);
  EXPECT_EQ(write(DraftId{99}, "s", "b").error().code, Code::not_found);
}

TEST_F(DraftTest, HandedOverIsAContact) {
  add("Ada Byron", "ada@example.com");
  talked();
  const std::int64_t news = insert(
      Table::own_news, {},
      {{"text", std::string("Back from Italy")}, {"url", std::string()}, {"at", std::int64_t{seconds(app_->now())}}});
  app::DraftInput input;
  input.person = who("Ada");
  input.news = NewsId{news};
  const DraftId id = begin(input);
  ASSERT_TRUE(write(id, "Back", "Hi Ada, shall we meet?\n"));
  const std::string before = exported();
  EXPECT_EQ(app::hand_over(*app_, id)->mailto,
            "mailto:ada@example.com?subject=Back&body=Hi%20Ada%2C%20shall%20we%20meet%3F%0D%0A");
  const auto done = app::handed_over(*app_, id, Channel::call);
  ASSERT_TRUE(done) << sentence(done.error());
  EXPECT_EQ(done->title, "Wrote to Ada Byron by call");
  const auto view = app::view_draft(*app_, id);
  EXPECT_EQ(view->last->channel, Channel::call);
  EXPECT_EQ(view->last->direction, Direction::both);
  EXPECT_EQ(view->line.draft.state, DraftState::handed);
  EXPECT_THAT(exported(), HasSubstr("\"news_id\":1"));
  EXPECT_EQ(write(id, "s", "b").error().code, Code::refused);
  EXPECT_EQ(app::handed_over(*app_, id, Channel::call).error().code, Code::refused);
  ASSERT_TRUE(app::undo(*app_));
  EXPECT_EQ(exported(), before);
}

TEST_F(DraftTest, NothingIsWrittenToWhoAskedNotToBe) {
  add("Ada Byron", "ada@example.com");
  const DraftId id = begin("Ada");
  ASSERT_TRUE(app::rest(*app_, who("Ada"), app::Rest::do_not_contact));
  EXPECT_EQ(app::hand_over(*app_, id).error().code, Code::refused);
}

TEST_F(DraftTest, FollowsWhoIsJoinedAndLeavesWithWhoIsDeleted) {
  add("Ada Byron", "ada@example.com");
  add("Ada B", "ada@example.org");
  const DraftId id = begin("Ada B");
  ASSERT_TRUE(app::merge(*app_, who("Ada Byron"), who("Ada B")));
  EXPECT_EQ(draft(id).person, who("Ada Byron"));
  ASSERT_TRUE(app::delete_person(*app_, who("Ada Byron")));
  EXPECT_TRUE(app::drafts(*app_, {})->empty());
  ASSERT_TRUE(app::undo(*app_));
  EXPECT_EQ(app::drafts(*app_, {})->size(), 1U);
  ASSERT_TRUE(app::delete_draft(*app_, id));
  EXPECT_TRUE(app::drafts(*app_, {})->empty());
}

}  // namespace
}  // namespace kith
