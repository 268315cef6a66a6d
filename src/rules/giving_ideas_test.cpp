// What could be given: needs read from notes, and the ideas that follow.
#include "rules/giving_ideas.hpp"

#include <gtest/gtest.h>

namespace kith {
namespace {

const Instant kNow = parse_instant("2026-11-23T12:00:00Z", Zone::utc()).value();

TEST(GivingIdeas, NeedsAreReadFromNotes) {
  struct Case {
    std::string_view text, what;
    bool job = false;
  };
  const Case cases[] = {
      {"Lunch. She is looking for a CTO, badly.", "a CTO"},
      {"Needs a printer in Lyon; asked twice", "a printer in Lyon"},
      {"Acme is hiring two welders", "two welders"},
      {"Would like to meet people from shipping.", "people from shipping"},
      {"Looking for a new job since May", "a new job since May", true},
      {"was laid off in June", "a job", true},
      {"searching for work nearer home", "work nearer home", true},
      {"I need a haircut", ""},
      {"We are looking for a venue", ""},
      {"Nothing new. We talked. He is looking for a co-founder", "a co-founder"},
      {"overlooking for once the river", ""},
      {"looking for ", ""},
      {"", ""},
  };
  for (const Case& one : cases) {
    const auto need = need_in(one.text);
    EXPECT_EQ(need ? need->what : "", one.what) << one.text;
    EXPECT_EQ(need && need->job, one.job) << one.text;
  }
  EXPECT_EQ(need_words({"a good CTO for the Lyon office", false}), (std::vector<std::string>{"cto", "lyon", "office"}));
}

class Ideas : public testing::Test {
 protected:
  std::vector<std::string> texts() const {
    const GivingKnown known{"Ada", facts, notes, promises, entries, in_roles, with_likes};
    std::vector<std::string> all;
    for (const GivingIdea& one : giving_ideas(known, kNow))
      all.push_back(std::string(name(one.kind)) + ": " + one.text);
    return all;
  }
  static Fact fact(const std::string& kind, const std::string& text) {
    Fact made;
    made.kind = kind;
    made.text = text;
    made.at = kNow - Days{20};
    return made;
  }
  static EntryPoint entry(EntryKind kind, EntrySource source, const std::string& text) {
    EntryPoint made;
    made.person = PersonId{1};
    made.kind = kind;
    made.source = source;
    made.text = text;
    return made;
  }
  std::vector<Fact> facts;
  std::vector<Note> notes;
  std::vector<Promise> promises;
  std::vector<EntryPoint> entries;
  std::vector<Neighbour> in_roles, with_likes;
};
using Lines = std::vector<std::string>;

TEST_F(Ideas, NothingKnownGivesNone) {
  EXPECT_EQ(texts(), Lines{});
}

TEST_F(Ideas, ANeedFindsSomebodyWhoseRoleAnswersIt) {
  notes = {{NoteId{1}, kNow - Days{10}, "Still looking for a CTO."}};
  EXPECT_EQ(texts(), Lines{"introduction: They look for a CTO: whom do you know?"});
  in_roles = {{PersonId{4}, "Dora", "Director, Acme"}, {PersonId{5}, "Grace Hopper", "CTO, Navy"}};
  EXPECT_EQ(texts(), Lines{"introduction: Introduce Ada to Grace Hopper (CTO, Navy)"});
  notes[0].at = kNow - Days{kNeedDays + 1};
  EXPECT_EQ(texts(), Lines{}) << "met long ago, or given up";
}

TEST_F(Ideas, FactsOfNeedsAndJobsCount) {
  facts = {fact("needs", "a translator"), fact("job", "was laid off in spring")};
  EXPECT_EQ(texts(), (Lines{"introduction: They look for a translator: whom do you know?",
                            "job-help: Help Ada to their next job: who is hiring?"}));
}

TEST_F(Ideas, TheirTalkIsAnsweredAndWhatWasReadIsSentOn) {
  entries = {entry(EntryKind::talk, EntrySource::feed, "on looms"),
             entry(EntryKind::article, EntrySource::reading, "Looms of Lyon"),
             entry(EntryKind::promotion, EntrySource::import, "now director")};
  EXPECT_EQ(texts(),
            (Lines{"feedback: Say what you took from their talk: on looms", "article: Send it on: Looms of Lyon"}));
}

TEST_F(Ideas, PromisesComeFirstAndLikingsLast) {
  facts = {fact("hobby", "rowing on the Thames")};
  with_likes = {{PersonId{7}, "Charles", "cycling"}, {PersonId{8}, "Mary", "Rowing, and tea"}};
  Promise mine;
  mine.text = "the recipe";
  promises = {mine};
  EXPECT_EQ(texts(), (Lines{"other: Keep your word: the recipe", "introduction: Introduce Ada and Mary"}));
  promises[0].side = PromiseSide::theirs;
  EXPECT_EQ(texts(), Lines{"introduction: Introduce Ada and Mary"});
}

TEST_F(Ideas, AFewAtMost) {
  for (int i = 0; i < 9; ++i) entries.push_back(entry(EntryKind::post, EntrySource::feed, std::to_string(i)));
  EXPECT_EQ(texts().size(), kMostGivingIdeas);
}

}  // namespace
}  // namespace kith
