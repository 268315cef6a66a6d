#include "cli/plan_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kith::cli {
namespace {

using testing::HasSubstr;

app::AgendaDay agenda_day(unsigned day, int minutes, const std::vector<std::string>& names) {
  app::AgendaDay made;
  made.date = local_date(2026, 11, day);
  made.minutes = minutes;
  for (const std::string& name : names) {
    made.people.emplace_back();
    made.people.back().person.row.name = name;
  }
  return made;
}

TEST(AgendaText, SumsUp) {
  app::AgendaView view;
  view.from = local_date(2026, 11, 23);
  view.days = 1;
  EXPECT_EQ(agenda_text(view, {}), "Nothing is planned for today.\n");
  view.days = 7;
  view.items = {agenda_day(23, 20, {"Ada", "Grace"}), agenda_day(24, 0, {}), agenda_day(26, 0, {})};
  view.items.back().works = false;
  view.items.back().off = "Thanksgiving";
  EXPECT_EQ(agenda_text(view, {}),
            "20 minutes of work on 1 of the next 7 days.\n"
            "\n"
            "Mon 23 Nov  20 min  ▪▪▪▪▪▪▪▪  Ada, Grace\n"
            "Thu 26 Nov                    Thanksgiving\n");
}

Stratum called(const std::string& name) {
  Stratum stratum;
  stratum.name = name;
  return stratum;
}

TEST(LoadText, SaysWhatToMove) {
  app::LoadView view;
  view.needed = 40.2;
  view.budget = 30;
  view.strata = {{called("Active"), 900, 40.2}};
  view.advice = "Your rhythms need 41 minutes a day, you have 30: move 1 person from Active to Wide.";
  app::LoadMove move{called("Active"), called("Wide"), 1, {}};
  move.first.emplace_back();
  move.first.back().name = "Ada";
  view.moves = {move};
  const std::string text = load_text(view, {});
  EXPECT_THAT(text, HasSubstr("need 41 minutes a working day; you have 30"));
  EXPECT_THAT(text, HasSubstr("Active to Wide: Ada\n"));
  EXPECT_THAT(text, HasSubstr("kith load --fit"));
}

TEST(TriageText, BlocksAndTheSum) {
  app::TriageView view;
  EXPECT_EQ(triage_text(view, {}), "Everybody has a place.\n");
  view.undecided = 274;
  view.needed_now = 58.1;
  view.needed_after = 27;
  view.blocks = {{"dialogue.3", "dialogue in the last two years", true, false, called("Active"), 34, {"Ada"}},
                 {"never.rest.less", "no contact ever", true, true, {}, 240, {"Bob", "Eve"}}};
  const std::string text = triage_text(view, {});
  EXPECT_THAT(text, HasSubstr("274 people without a decision."));
  EXPECT_THAT(text, HasSubstr("need 59 of 30 minutes\na day; with these proposals 27."));
  EXPECT_THAT(text, HasSubstr("    1      34  Active    dialogue in the last two years"));
  EXPECT_THAT(text, HasSubstr("rest      no contact ever; your minutes carry no more"));
}

TEST(DaysOffText, NamesThem) {
  EXPECT_THAT(days_off_text({}, {}), HasSubstr("kith settings holidays DE"));
  EXPECT_EQ(days_off_text({{local_date(2026, 12, 25), "Christmas Day"}}, {}), "Fri 25 Dec  Christmas Day\n");
}

}  // namespace
}  // namespace kith::cli
