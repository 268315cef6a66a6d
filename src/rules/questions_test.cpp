#include "rules/questions.hpp"

#include <gtest/gtest.h>

#include "base/text.hpp"
#include "rules/test_touches.hpp"

namespace kith {
namespace {

using namespace testing_words;

Fact fact(std::string kind, std::string text, std::string_view told) {
  Fact made;
  made.kind = std::move(kind);
  made.text = std::move(text);
  made.at = parse_instant(told, zone()).value();
  return made;
}

std::vector<Fact> fresh() {
  return {fact("job", "plans the night shifts", "2026-09-01"),
          fact("peers", "Tom and Ines", "2026-09-01"),
          fact("boss", "Mr Kuhn", "2026-09-01"),
          fact("projects", "the new hub", "2026-09-01"),
          fact("priorities", "her team", "2026-09-01"),
          fact("spouse", "Arun", "2026-09-01"),
          fact("hobby", "rowing", "2026-09-01")};
}

std::string first(const std::vector<Fact>& facts, const std::vector<Position>& positions = {},
                  const std::vector<Relation>& relations = {}, const std::vector<Promise>& promises = {}) {
  const auto asked = questions({"Ada", facts, positions, relations, promises}, day("2026-11-22"), zone());
  return asked.empty() ? "" : asked.front().text + " | " + asked.front().why;
}

TEST(Questions, Table) {
  struct Row {
    const char* what;
    Fact changed;  // stands in the place of the fresh fact of its theme
    const char* first;
  };
  const Row rows[] = {
      {"nothing to ask", fact("job", "plans", "2026-10-01"), ""},
      {"an old boss", fact("manager", "Mr Kuhn", "2025-03-10"),
       "Does Ada still have the same boss? | Known since March 2025, 20 months ago"},
      {"an old job", fact("job", "plans", "2025-09-20"),
       "Is Ada still doing the same work? | Known since September 2025, 14 months ago"},
      {"an old project", fact("project", "the hub", "2026-05-01"),
       "What is Ada working on now? | Known since May 2026, 6 months ago"},
      {"a project whose day has passed", fact("project", "Lyon opens by 2026-10-01", "2026-08-01"),
       "How did \"Lyon opens\" go? | It was for 2026-10-01, 7 weeks ago"},
      {"a day in brackets", fact("projects", "Audit (2026-11-20), the second", "2026-11-01"),
       "How did \"Audit the second\" go? | It was for 2026-11-20, 2 days ago"},
      {"a month is over at its end", fact("projects", "move in 2026-10", "2026-09-01"),
       "How did \"move\" go? | It was for 2026-10-31, 3 weeks ago"},
      {"a day to come", fact("projects", "Lyon opens by 2026-12-01", "2026-08-15"), ""},
      {"a day past when it was told", fact("projects", "since 2026-01-01 the hub", "2026-09-01"), ""},
      {"likes keep long", fact("likes", "tea", "2025-01-01"), ""},
  };
  for (const Row& row : rows) {
    std::vector<Fact> facts = fresh();
    for (Fact& one : facts) {
      if (theme_of(one.kind) == theme_of(row.changed.kind)) one = row.changed;
    }
    EXPECT_EQ(first(facts), row.first) << row.what;
  }
}

TEST(Questions, WhatIsMissingComesInTheOrderOfThemesAfterWhatIsOld) {
  EXPECT_EQ(first({}), "What fills Ada's days at work? | Nothing is known of it yet");
  std::vector<Fact> facts = fresh();
  std::erase_if(facts, [](const Fact& one) { return one.kind == "boss"; });
  EXPECT_EQ(first(facts), "Whom does Ada report to? | Nothing is known of it yet");
  facts.front() = fact("job", "plans", "2025-01-20");
  const auto both = questions({"Ada", facts, {}, {}, {}}, day("2026-11-22"), zone());
  ASSERT_EQ(both.size(), 2U);
  EXPECT_EQ(both[0].theme, Theme::job);
  EXPECT_EQ(both[1].theme, Theme::boss);
  EXPECT_EQ(questions({"", {}, {}, {}, {}}, day("2026-11-22"), zone()).size(), kMostQuestions);
}

TEST(Questions, ANewJobAndARelationAndAPromise) {
  Position now;
  now.organisation = "Analytical Engines";
  now.noticed = parse_instant("2026-10-20", zone()).value();
  EXPECT_EQ(first(fresh(), {now}), "How is it at Analytical Engines? | New there, noticed 4 weeks ago");
  std::vector<Fact> facts = fresh();
  facts.front() = fact("job", "settling in", "2026-11-01");
  EXPECT_EQ(first(facts, {now}), "");
  std::erase_if(facts, [](const Fact& one) { return one.kind == "boss"; });
  Relation boss;
  boss.kind = RelationKind::manager;
  boss.at = parse_instant("2026-10-20", zone()).value();
  EXPECT_EQ(first(facts, {}, {boss}), "");
  Promise promise;
  promise.side = PromiseSide::theirs;
  promise.text = "send the contract";
  promise.by = day("2026-11-12");
  EXPECT_EQ(first(fresh(), {}, {}, {promise}),
            "What became of \"send the contract\"? | They promised it for 2026-11-12, 10 days ago");
  promise.state = PromiseState::done;
  EXPECT_EQ(first(fresh(), {}, {}, {promise}), "");
}

TEST(Themes, OfKinds) {
  struct Row {
    const char* kind;
    Theme theme;
  };
  const Row rows[] = {{"Hobby", Theme::likes}, {"spouse", Theme::family},   {"Manager", Theme::boss},
                      {"job", Theme::job},     {"assistant", Theme::peers}, {"met at", Theme::other},
                      {"", Theme::other},      {"Project", Theme::projects}};
  for (const Row& row : rows) EXPECT_EQ(theme_of(row.kind), row.theme) << row.kind;
  for (const std::string& choice : split(kThemeChoices, "|")) EXPECT_EQ(name(*theme_from(choice)), choice);
}

}  // namespace
}  // namespace kith
