#include "cli/today_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/width.hpp"

namespace kith::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

app::TodayLine line(std::int64_t id, const std::string& name, Kind kind) {
  app::TodayLine made;
  made.person.id = PersonId{id};
  made.person.name = name;
  made.person.organisation = "Analytical Engines";
  made.person.role = "Programmer";
  made.stratum = "Core";
  made.item.kind = kind;
  made.item.terms = {5, 0.9, 0.8, 15};
  made.line.channel = Channel::call;
  made.line.channel_why = "how you usually reach Core people";
  made.line.why = {"Last talked 5 weeks ago; your rhythm is 4 weeks"};
  made.line.reason = {"job-change", "New job: Programmer at Analytical Engines", ""};
  made.handle = Handle{{}, HandleKind::phone, "+44 20 7946 0958", "", ""};
  return made;
}

app::TodayView view(std::vector<app::TodayLine> lines) {
  app::TodayView made;
  made.date = local_date(2026, 11, 23);
  made.next_workday = made.date;
  made.items = std::move(lines);
  made.planned = 15 * static_cast<int>(made.items.size());
  return made;
}

TEST(TodayText, SaysWhoWhyHowAndWithWhat) {
  EXPECT_EQ(today_text(view({line(42, "Ada Byron", Kind::due)}), DayKind::working, Detail::usual, {}),
            "Monday 23 November 2026\n"
            "\n"
            "  42  Ada Byron  Programmer, Analytical Engines             Core · call · 15 min\n"
            "      Last talked 5 weeks ago; your rhythm is 4 weeks\n"
            "      New job: Programmer at Analytical Engines\n"
            "      +44 20 7946 0958 · how you usually reach Core people\n"
            "\n"
            "1 person, 15 of 30 minutes.\n"
            "Done: kith log 42 call   Not now: kith snooze 42 2w, kith skip 42\n");
}

class AnyWidth : public testing::TestWithParam<int> {};
TEST_P(AnyWidth, NoLineIsWiderThanTheTerminal) {
  auto first = line(7, "山田太郎 with a name that goes on and on and on", Kind::owed);
  first.line.why = {std::string("A long sentence of many words that has to be broken somewhere, and then once more ") +
                    "because it will not fit on any terminal that people sit at"};
  auto made = view({first, line(12345, "Ada", Kind::nudge)});
  made.later = 1200;
  made.advice = "Your rhythms need 41 minutes a day, you have 30: move 60 people from Active to Wide.";
  const Look look{.width = GetParam()};
  const std::string text = today_text(made, DayKind::working, Detail::terms, look);
  for (std::size_t at = 0; at < text.size();) {
    const auto end = text.find('\n', at);
    const std::string row = text.substr(at, end - at);
    if (row.find("kith log") == std::string::npos) {
      EXPECT_LE(width_of(row), std::max(40, GetParam())) << row;
    }
    at = end + 1;
  }
}
INSTANTIATE_TEST_SUITE_P(Terminals, AnyWidth, testing::Values(20, 40, 60, 80, 100, 200));

TEST(TodayText, EveryKindHasItsWord) {
  for (const auto& [kind, word] :
       {std::pair(Kind::owed, "owed ·"), std::pair(Kind::promise, "promise ·"), std::pair(Kind::nudge, "nudge ·"),
        std::pair(Kind::birthday, "birthday ·"), std::pair(Kind::due, "Core ·")}) {
    EXPECT_THAT(today_text(view({line(1, "Ada", kind)}), DayKind::working, Detail::usual, {}), HasSubstr(word));
  }
}

TEST(TodayText, TermsOnlyWhenAsked) {
  const auto made = view({line(1, "Ada", Kind::due)});
  EXPECT_THAT(today_text(made, DayKind::working, Detail::usual, {}), Not(HasSubstr("score")));
  EXPECT_THAT(today_text(made, DayKind::working, Detail::terms, {}),
              HasSubstr("score 0.0333 = worth 5 × (alive 0.90 now"));
}

TEST(TodayText, AnEmptyDaySaysSo) {
  auto made = view({});
  made.next_workday = local_date(2026, 11, 24);
  made.dormant = {line(9, "Grace Hopper", Kind::due)};
  const std::string text = today_text(made, DayKind::working, Detail::usual, {});
  EXPECT_THAT(text, HasSubstr("Nothing asks for you today. The next working day is Tuesday 24 November 2026."));
  EXPECT_THAT(text, HasSubstr("Grace Hopper"));
}

TEST(TodayText, AFullDayAndAFreeOneSaySo) {
  auto made = view({});
  made.next_workday = local_date(2026, 11, 24);
  made.later = 11;
  EXPECT_THAT(today_text(made, DayKind::working, Detail::usual, {}),
              HasSubstr("Nothing fits into 30 minutes. 11 people wait"));
  EXPECT_THAT(today_text(made, DayKind::quiet, Detail::usual, {}), HasSubstr("A day without work. 11 people wait"));
  made.done_people = 2;
  made.done_minutes = 30;
  EXPECT_THAT(today_text(made, DayKind::working, Detail::usual, {}), HasSubstr("Today's minutes are used. 11 people"));
}

TEST(TodayText, ColoursOnlyWhereTheyCanBeSeen) {
  const auto made = view({line(1, "Ada", Kind::due)});
  EXPECT_THAT(today_text(made, DayKind::working, Detail::usual, {.width = 80}), Not(HasSubstr("\x1b")));
  EXPECT_THAT(today_text(made, DayKind::working, Detail::usual, {.width = 80, .colour = true}),
              HasSubstr("\x1b[1mAda\x1b[0m"));
}

TEST(OpenText, OwedAndWaiting) {
  const LocalDate today = local_date(2026, 11, 23);
  EXPECT_EQ(owed_text({}, today, {}), "You owe nobody an answer.\n");
  EXPECT_EQ(waiting_text({}, today, {}), "You are waiting for nobody.\n");
  app::OpenLine open;
  open.person.id = PersonId{3};
  open.person.name = "Ada";
  open.since = local_date(2026, 11, 18);
  open.until = local_date(2026, 11, 24);
  open.nudge = 2;
  EXPECT_THAT(waiting_text({open}, today, {}), HasSubstr("18 Nov     24 Nov  a second, last nudge is fine now"));
}

}  // namespace
}  // namespace kith::cli
