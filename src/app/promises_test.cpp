// Promises: typed, and read from notes; what follows for Today; everything undone to the byte.
#include "app/promises.hpp"

#include "app/test_app.hpp"

namespace kith {
namespace {

class PromiseTest : public AppTest {
 protected:
  std::vector<app::PromiseLine> list(std::optional<PromiseState> state = PromiseState::open) {
    PromiseFilter filter;
    filter.state = state;
    auto all = app::promises(*app_, filter);
    EXPECT_TRUE(all) << sentence(all.error());
    return all ? *all : std::vector<app::PromiseLine>{};
  }
  std::string words(std::optional<PromiseState> state = PromiseState::open) {
    std::string text;
    for (const auto& line : list(state)) text += line.promise.text + "; ";
    return text;
  }
  Result<Done> set(PromiseId id, PromiseState state) {
    app::PromiseEdit edit;
    edit.state = state;
    return app::edit_promise(*app_, id, edit);
  }
  NoteId newest_note(const std::string& ref) { return person(ref).notes.front().id; }
};

TEST_F(PromiseTest, OfNotesFollowTheirNote) {
  add("Ada");
  const std::string before = exported();
  ASSERT_TRUE(app::add_note(*app_, who("Ada"), "Lunch.\npromise: the recipe\nThey promised the photos by 2026-12-01"));
  EXPECT_EQ(words(), "the recipe; the photos by 2026-12-01; ");
  EXPECT_EQ(list()[1].promise.side, PromiseSide::theirs);
  EXPECT_EQ(list()[0].promise.source, SaidIn::note);
  // Reworded, one gone, one closed by a mark.
  const PromiseId recipe = list()[0].promise.id;
  ASSERT_TRUE(app::edit_note(*app_, newest_note("Ada"), "Lunch.\npromise: the recipe for plum cake"));
  EXPECT_EQ(words(), "the recipe for plum cake; ");
  EXPECT_EQ(list()[0].promise.id, recipe);
  ASSERT_TRUE(app::edit_note(*app_, newest_note("Ada"), "Lunch.\npromise: the recipe for plum cake\n[x] the recipe"));
  EXPECT_EQ(words(), "");
  EXPECT_EQ(words(PromiseState::done), "the recipe for plum cake; ");
  ASSERT_TRUE(app::undo(*app_));
  EXPECT_EQ(words(), "the recipe for plum cake; ");
  ASSERT_TRUE(app::undo(*app_));
  EXPECT_EQ(words(), "the recipe; the photos by 2026-12-01; ");
  ASSERT_TRUE(app::delete_note(*app_, newest_note("Ada")));
  EXPECT_EQ(words(std::nullopt), "");
  ASSERT_TRUE(app::undo(*app_));
  EXPECT_EQ(words(), "the recipe; the photos by 2026-12-01; ");
  ASSERT_TRUE(app::undo(*app_));
  EXPECT_EQ(exported(), before);
}

TEST_F(PromiseTest, WhatTheUserDecidedOnANotesPromiseStays) {
  add("Ada");
  ASSERT_TRUE(app::add_note(*app_, who("Ada"), "promise: the recipe"));
  const PromiseId id = list()[0].promise.id;
  ASSERT_TRUE(set(id, PromiseState::dropped));
  EXPECT_EQ(words(), "");
  EXPECT_FALSE(app::today(*app_)->items.empty());  // Ada herself is new, and due
  EXPECT_EQ(app::today(*app_)->items[0].item.kind, Kind::due);
  ASSERT_TRUE(app::edit_note(*app_, newest_note("Ada"), "promise: the recipe\nLikes rowing."));
  EXPECT_EQ(words(), "");
  ASSERT_TRUE(set(id, PromiseState::open));
  EXPECT_EQ(words(), "the recipe; ");
  EXPECT_EQ(app::today(*app_)->items[0].item.kind, Kind::promise);
  app::PromiseEdit reword;
  reword.text = "something else";
  EXPECT_EQ(app::edit_promise(*app_, id, reword).error().code, Code::refused);
  EXPECT_EQ(app::delete_promise(*app_, id).error().code, Code::refused);
}

TEST_F(PromiseTest, TypedByHandOnEitherSide) {
  add("Ada");
  const std::string before = exported();
  const auto done =
      app::add_promise(*app_, who("Ada"), {"  send   the drawings ", parse_date("2026-12-01").value(), {}});
  ASSERT_TRUE(done) << sentence(done.error());
  EXPECT_EQ(done->title, "Promised to Ada: send the drawings");
  ASSERT_TRUE(
      app::add_promise(*app_, who("Ada"), {"the contract", parse_date("2026-11-12").value(), PromiseSide::theirs}));
  EXPECT_EQ(words(), "the contract; send the drawings; ");
  // Theirs has passed its day: it is asked after. Mine is not near yet.
  const auto today = app::today(*app_);
  ASSERT_EQ(today->items.size(), 1U);
  EXPECT_EQ(today->items[0].item.kind, Kind::promise);
  EXPECT_EQ(today->items[0].line.why[0], "They promised you something for 12 November, 11 days ago");
  EXPECT_EQ(today->items[0].line.reason.text, "They promised: the contract");
  ASSERT_TRUE(set(list()[0].promise.id, PromiseState::done));
  EXPECT_NE(app::today(*app_)->items[0].item.kind, Kind::promise);
  at("2026-12-01T09:00:00Z");
  EXPECT_EQ(app::today(*app_)->items[0].line.why[0], "You promised something for 1 December, today");
  app::PromiseEdit edit;
  edit.by = std::optional<LocalDate>();
  edit.text = "the drawings, all of them";
  ASSERT_TRUE(app::edit_promise(*app_, list()[0].promise.id, edit));
  EXPECT_FALSE(list()[0].promise.by);
  ASSERT_TRUE(app::delete_promise(*app_, list()[0].promise.id));
  EXPECT_EQ(words(), "");
  for (int i = 0; i < 5; ++i) ASSERT_TRUE(app::undo(*app_)) << i;
  EXPECT_EQ(exported(), before);
  EXPECT_EQ(app::add_promise(*app_, who("Ada"), {"  ", {}, {}}).error().code, Code::bad_input);
  EXPECT_EQ(app::add_promise(*app_, PersonId{99}, {"x", {}, {}}).error().code, Code::not_found);
  EXPECT_EQ(set(PromiseId{99}, PromiseState::done).error().code, Code::not_found);
}

TEST_F(PromiseTest, AContactsNoteMayPromiseToo) {
  add("Ada");
  app::TouchInput call;
  call.channel = Channel::call;
  call.note = "promise: send the drawings by 2026-11-30";
  ASSERT_TRUE(app::log_touch(*app_, who("Ada"), call));
  ASSERT_EQ(list().size(), 1U);
  EXPECT_EQ(list()[0].promise.source, SaidIn::touch);
  EXPECT_EQ(iso(*list()[0].promise.by), "2026-11-30");
  ASSERT_TRUE(app::undo(*app_));
  EXPECT_TRUE(list(std::nullopt).empty());
}

TEST_F(PromiseTest, MoveWithTheirPersonInAMerge) {
  const PersonId ada = add("Ada Byron");
  const PersonId other = add("Augusta King");
  ASSERT_TRUE(app::add_note(*app_, other, "promise: the recipe"));
  ASSERT_TRUE(app::add_promise(*app_, other, {"the photo", {}, {}}));
  const std::string before = exported();
  ASSERT_TRUE(app::merge(*app_, ada, other));
  ASSERT_EQ(list().size(), 2U);
  for (const auto& line : list()) EXPECT_EQ(line.promise.person, ada);
  ASSERT_TRUE(app::undo(*app_));
  EXPECT_EQ(exported(), before);
}

}  // namespace
}  // namespace kith
