// What a year with an organisation took and brought.
#include "rules/organisation_year.hpp"

#include <gtest/gtest.h>

namespace kith {
namespace {

EventAndMet held(const char* when, int minutes, Money cost, std::vector<MetThere> met) {
  EventAndMet one;
  one.event.at = parse_instant(when, Zone::utc()).value();
  one.event.minutes = minutes;
  one.event.cents = cost.cents;
  one.event.currency = cost.currency;
  one.met = std::move(met);
  return one;
}

TEST(OrganisationYear, SumsTimeMoneyAndPeople) {
  const Instant june = parse_instant("2026-06-01T12:00:00Z", Zone::utc()).value();
  const Instant may = parse_instant("2026-05-01T12:00:00Z", Zone::utc()).value();
  const MetThere ada{PersonId{1}, june}, grace{PersonId{2}, may}, stranger{PersonId{3}, std::nullopt};
  const auto years = organisation_years(
      {held("2026-05-01T12:00:00Z", 90, {12000, "EUR"}, {ada, grace}), held("2026-03-01", 60, {500, "CHF"}, {ada}),
       held("2026-02-01", 0, {1, "EUR"}, {stranger}), held("2025-12-31T23:30:00Z", 30, {}, {})},
      Zone::find("Europe/Berlin").value());
  ASSERT_EQ(years.size(), 1U) << "the last is January in Berlin";
  EXPECT_EQ(years[0].events, 4);
  EXPECT_EQ(years[0].minutes, 180);
  EXPECT_EQ(years[0].spent, (std::vector<Money>{{500, "CHF"}, {12001, "EUR"}}));
  EXPECT_EQ(years[0].met, 3);
  EXPECT_EQ(years[0].kept_up, 1) << "Grace was last met on the very day of the event";
  EXPECT_EQ(year_words(years[0]), "2026: 4 events, 3 h, 5 CHF, 120.01 EUR; 3 people met, 1 in touch since");
}

TEST(OrganisationYear, SaysLittleOfLittle) {
  OrganisationYear year;
  year.year = 2026;
  year.events = 1;
  EXPECT_EQ(year_words(year), "2026: 1 event");
  year.minutes = 45;
  year.met = year.kept_up = 2;
  EXPECT_EQ(year_words(year), "2026: 1 event, 45 min; 2 people met, all in touch since");
}

}  // namespace
}  // namespace kith
