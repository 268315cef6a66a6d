#include "cli/people_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kith::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

const Now kNow{local_date(2026, 11, 23), Zone::utc()};

app::PersonView ada() {
  app::PersonView view;
  view.person.id = PersonId{42};
  view.person.name = "Ada Byron";
  view.person.birthday = PartialDate{1815, 12, 10};
  view.stratum = "Core";
  view.rhythm.basis = "Core, every 4 weeks, counts a dialogue";
  view.rhythm.due = local_date(2026, 12, 21);
  view.rhythm.standing.due = *view.rhythm.due;
  return view;
}

TEST(PersonText, IsACard) {
  auto view = ada();
  view.person.handles = {{{}, HandleKind::phone, "+44 20 7946 0958", "", "mobile"},
                         {{}, HandleKind::email, "ada@example.org", "", ""}};
  view.person.positions = {
      {{}, {}, "Analytical Engines", "Programmer", "", PartialDate{2024, {}, {}}, {}, {}},
      {{}, {}, "Difference Ltd", "", "", PartialDate{2019, {}, {}}, PartialDate{2024, {}, {}}, {}}};
  view.person.tags = {"engines", "london"};
  EXPECT_EQ(person_text(view, {}, kNow, {}),
            "Ada Byron   42 · Core\n"
            "Position   Programmer, Analytical Engines (since 2024)\n"
            "Before     Difference Ltd (2019 to 2024)\n"
            "Rhythm     Core, every 4 weeks, counts a dialogue\n"
            "           Due 21 Dec, in 4 weeks\n"
            "E-mail     ada@example.org\n"
            "Phone      +44 20 7946 0958 (mobile)\n"
            "Birthday   10 December 1815 (in 2 weeks)\n"
            "Tags       engines, london\n");
}

TEST(PersonText, TimelineBelow) {
  Timeline timeline;
  Moment call;
  call.at = instant(seconds(Zone::utc().start_of(local_date(2026, 11, 20))));
  call.touch.channel = Channel::email;
  call.touch.direction = Direction::in;
  call.touch.note = "Yes, gladly\nand more";
  timeline.moments = {call};
  EXPECT_THAT(person_text(ada(), timeline, kNow, {}), HasSubstr("\n\n20 Nov  email, from them  Yes, gladly…\n"));
}

TEST(PersonText, TheTrashAndTheResting) {
  auto view = ada();
  view.deleted = Zone::utc().start_of(local_date(2026, 11, 20));
  EXPECT_THAT(person_text(view, {}, kNow, {}), HasSubstr("In the trash since 20 Nov. Back: kith person restore 42"));
  view.person.state = State::do_not_contact;
  EXPECT_THAT(person_text(view, {}, kNow, {}), HasSubstr("42 · do not contact"));
}

TEST(NextText, OneSentenceForEveryState) {
  auto view = ada();
  EXPECT_EQ(next_text(view, kNow), "Next: Monday 21 December 2026, in 4 weeks.");
  view.rhythm.due = local_date(2026, 11, 20);
  EXPECT_EQ(next_text(view, kNow), "Due now.");
  view.rhythm.standing.put_off_until = local_date(2026, 12, 1);
  EXPECT_EQ(next_text(view, kNow), "Back on Tuesday 1 December 2026, in 8 days.");
  view.rhythm.standing.waiting = true;
  view.rhythm.standing.until = local_date(2026, 11, 26);
  EXPECT_EQ(next_text(view, kNow), "Waiting for an answer until 26 Nov.");
  view.person.state = State::resting;
  EXPECT_EQ(next_text(view, kNow), "Resting: no dates until kith wake.");
  view.deleted = Instant{};
  EXPECT_EQ(next_text(view, kNow), "");
}

TEST(PeopleText, CountsWhatIsShown) {
  app::PeopleList list;
  EXPECT_EQ(people_text(list, kNow, {}), "Nobody matches.\n");
  list.people.resize(1);
  list.people[0].row.id = PersonId{1};
  list.people[0].row.name = "Ada";
  list.people[0].stratum = "Core";
  list.total = 1;
  EXPECT_EQ(people_text(list, kNow, {}), "ID  NAME  STRATUM\n 1  Ada   Core\n1 person.\n");
  list.total = 1200;
  EXPECT_THAT(people_text(list, kNow, {}), HasSubstr("1 of 1,200 people; --all shows everybody.\n"));
  list.people[0].row.state = State::resting;
  EXPECT_THAT(people_text(list, kNow, {}), HasSubstr("resting"));
}

}  // namespace
}  // namespace kith::cli
