// The ledger and approaches as rows, on both databases.
#include "store/giving.hpp"

#include <algorithm>

#include "model/touch.hpp"
#include "store/approaches.hpp"
#include "store/merges.hpp"
#include "store/relations.hpp"
#include "store/test_store.hpp"

namespace kith {
namespace {

class GivingStore : public StoreTest {
 protected:
  static ValueEntry thing(PersonId person, ValueSide side, ValueKind kind, const std::string& text) {
    ValueEntry one;
    one.person = person;
    one.side = side;
    one.kind = kind;
    one.text = text;
    one.at = kTestNow;
    return one;
  }
  static std::int64_t touch(Tx& tx, PersonId person, Channel channel, Direction direction, const std::string& note) {
    return tx
        .insert(Table::touches, person,
                {{"at", std::int64_t{seconds(kTestNow)}},
                 {"channel", std::string(name(channel))},
                 {"direction", std::string(name(direction))},
                 {"source", std::string("typed")},
                 {"note", note}})
        .value();
  }
  std::vector<std::string> seen(std::optional<PersonId> person = {}, Instant now = kTestNow) {
    std::vector<std::string> all;
    const auto values = seen_values(read(), person, now).value();
    for (const ValueEntry& one : values) {
      all.push_back(
          fmt::format("{} {} {} {} {}", one.person.value, name(one.side), name(one.kind), name(one.worth), one.text));
    }
    return all;
  }
  static Approach came(PersonId person, Instant at, ApproachState state = ApproachState::open) {
    Approach one;
    one.person = person;
    one.at = at;
    one.state = state;
    return one;
  }
};
using Lines = std::vector<std::string>;

TEST_P(GivingStore, AnEntryComesBackAsItWas) {
  Tx tx = write();
  const PersonId ada = make_person(tx, "Ada");
  ValueEntry one = thing(ada, ValueSide::received, ValueKind::job_help, "a word with the board");
  one.worth = Worth::large;
  one.source = ValueSource::touch;
  one.source_id = 7;
  const ValueEntryId id = insert_value_entry(tx, one).value();
  ASSERT_TRUE(insert_value_entry(tx, thing(make_person(tx, "Bo"), ValueSide::given, ValueKind::gift, "tea")));
  ASSERT_TRUE(tx.commit());
  const ValueEntry found = find_value_entry(read(), id).value().value();
  EXPECT_EQ(found.person, ada);
  EXPECT_EQ(found.side, ValueSide::received);
  EXPECT_EQ(found.kind, ValueKind::job_help);
  EXPECT_EQ(found.worth, Worth::large);
  EXPECT_EQ(found.text, "a word with the board");
  EXPECT_EQ(found.at, kTestNow);
  EXPECT_EQ(found.source, ValueSource::touch);
  EXPECT_EQ(found.source_id, 7);
  EXPECT_EQ(value_entries(read(), ada, kTestNow).value().size(), 1U);
  EXPECT_EQ(value_entries(read(), {}, kTestNow).value().size(), 2U);
  EXPECT_TRUE(value_entries(read(), {}, kTestNow - Days{1}).value().empty()) << "a replayed day";
  EXPECT_FALSE(find_value_entry(read(), ValueEntryId{99}).value());
  Tx later = write();
  ASSERT_TRUE(later.remove(Table::people, ada.value, ada));
  ASSERT_TRUE(later.commit());
  EXPECT_EQ(value_entries(read(), {}, kTestNow).value().size(), 1U);
}

TEST_P(GivingStore, GiftsIntroductionsAndTimeAreSeen) {
  Tx tx = write();
  const PersonId ada = make_person(tx, "Ada");
  const PersonId bo = make_person(tx, "Bo");
  const PersonId cy = make_person(tx, "Cy");
  touch(tx, ada, Channel::gift, Direction::out, "a book");
  touch(tx, ada, Channel::gift, Direction::in, "plum jam");
  touch(tx, ada, Channel::call, Direction::both, "no gift");
  ASSERT_TRUE(insert_relation(tx, {{}, ada, bo, RelationKind::introduced_by, kTestNow, SaidIn::typed}));
  ASSERT_TRUE(insert_relation(tx, {{}, bo, cy, RelationKind::introduced, kTestNow, SaidIn::typed}));
  ASSERT_TRUE(insert_relation(tx, {{}, cy, ada, RelationKind::knows, kTestNow, SaidIn::typed}));
  for (const int minutes : {0, 20, 45, 150}) {
    Approach one = came(cy, kTestNow, ApproachState::answered);
    one.minutes = minutes;
    one.wanted = minutes == 45 ? "a view on pricing" : "";
    ASSERT_TRUE(insert_approach(tx, one));
  }
  ASSERT_TRUE(tx.commit());
  EXPECT_EQ(seen(ada), (Lines{"1 given gift good a book", "1 received gift good plum jam"}));
  EXPECT_EQ(seen(bo), (Lines{"2 received introduction good Ada", "2 received introduction good Cy"}));
  auto times = seen(cy);
  std::sort(times.begin(), times.end());
  EXPECT_EQ(times, (Lines{"3 given time good 45 minutes: a view on pricing", "3 given time large 150 minutes",
                          "3 given time small 20 minutes"}));
  EXPECT_EQ(seen().size(), 7U);
  EXPECT_TRUE(seen({}, kTestNow - Days{1}).empty());
}

TEST_P(GivingStore, AnArticleFromTheUsersReadingIsGivenByTheMessageThatSpeaksOfIt) {
  Tx tx = write();
  const PersonId ada = make_person(tx, "Ada");
  const auto entry = [&](const char* kind, const char* source) {
    return tx
        .insert(Table::entry_points, ada,
                {{"kind", std::string(kind)},
                 {"text", std::string("Looms of Lyon")},
                 {"url", std::string()},
                 {"source", std::string(source)},
                 {"at", std::int64_t{seconds(kTestNow)}},
                 {"noticed_at", std::int64_t{seconds(kTestNow)}}})
        .value();
  };
  const auto use = [&](std::int64_t id, const char* how) {
    ASSERT_TRUE(tx.insert(Table::entry_uses, ada,
                          {{"entry_id", id}, {"at", std::int64_t{seconds(kTestNow)}}, {"how", std::string(how)}}));
  };
  use(entry("article", "reading"), "message");
  use(entry("post", "reading"), "dismissed");
  use(entry("article", "feed"), "message");
  ASSERT_TRUE(tx.commit());
  EXPECT_EQ(seen(ada), Lines{"1 given article small Looms of Lyon"});
}

TEST_P(GivingStore, RolesAndLikingsAreFound) {
  Tx tx = write();
  const PersonId ada = make_person(tx, "Ada");
  const PersonId bo = make_person(tx, "Bo");
  const auto works = [&](PersonId person, const char* role, Value until) {
    ASSERT_TRUE(tx.insert(Table::positions, person,
                          {{"role", std::string(role)}, {"department", std::string()}, {"to_date", std::move(until)}}));
  };
  works(ada, "CTO", std::monostate{});
  works(bo, "CTO", std::string("2020"));
  works(bo, "Director", std::monostate{});
  for (const char* kind : {"hobby", "boss"}) {
    ASSERT_TRUE(tx.insert(Table::facts, bo,
                          {{"kind", std::string(kind)},
                           {"text", std::string("rowing")},
                           {"at", std::int64_t{seconds(kTestNow)}},
                           {"source", std::string("typed")}}));
  }
  ASSERT_TRUE(tx.commit());
  const auto roles = people_in_roles(read(), "cto", 10).value();
  ASSERT_EQ(roles.size(), 2U) << "whole or in part; one is over";
  EXPECT_EQ(roles[0].name, "Ada");
  EXPECT_EQ(roles[1].role, "Director");
  const auto likes = likings(read(), {"likes", "hobby"}, 10).value();
  ASSERT_EQ(likes.size(), 1U);
  EXPECT_EQ(likes[0].text, "rowing");
}

TEST_P(GivingStore, ApproachesComeBackAndTheOldestOpenOneIsAsked) {
  Tx tx = write();
  const PersonId ada = make_person(tx, "Ada");
  const PersonId bo = make_person(tx, "Bo");
  Approach one = came(ada, kTestNow - Days{3});
  one.from = "LinkedIn";
  one.knew_me = false;
  one.wanted = "a chat";
  one.minutes = 30;
  one.came_of = "a client";
  const ApproachId id = insert_approach(tx, one).value();
  ASSERT_TRUE(insert_approach(tx, came(ada, kTestNow - Days{1})));
  Approach decided = came(bo, kTestNow - Days{2}, ApproachState::declined);
  decided.decided = kTestNow;
  ASSERT_TRUE(insert_approach(tx, decided));
  ASSERT_TRUE(tx.commit());
  const Approach found = find_approach(read(), id).value().value();
  EXPECT_EQ(found.person, ada);
  EXPECT_EQ(found.from, "LinkedIn");
  EXPECT_EQ(found.knew_me, false);
  EXPECT_EQ(found.wanted, "a chat");
  EXPECT_EQ(found.state, ApproachState::open);
  EXPECT_FALSE(found.decided);
  EXPECT_EQ(found.minutes, 30);
  EXPECT_EQ(found.came_of, "a client");
  const auto open = open_approaches(read(), kTestNow).value();
  ASSERT_EQ(open.size(), 1U);
  EXPECT_EQ(open.at(ada).id, id);
  EXPECT_EQ(open_approaches(read(), kTestNow - Days{1}).value().size(), 2U) << "decided later than that day";
  EXPECT_TRUE(open_approaches(read(), kTestNow - Days{9}).value().empty());
  const auto count = [&](const ApproachFilter& filter) { return list_approaches(read(), filter).value().size(); };
  EXPECT_EQ(count({}), 3U);
  EXPECT_EQ(count({.state = ApproachState::declined}), 1U);
  EXPECT_EQ(count({.person = ada}), 2U);
  EXPECT_EQ(count({.from = kTestNow - Days{2}, .to = kTestNow - Days{1}}), 1U);
}

TEST_P(GivingStore, MoveWithTheirPersonInAMerge) {
  Tx tx = write();
  const PersonId ada = make_person(tx, "Ada");
  const PersonId other = make_person(tx, "Augusta");
  ASSERT_TRUE(insert_value_entry(tx, thing(other, ValueSide::given, ValueKind::advice, "on looms")));
  ASSERT_TRUE(insert_approach(tx, came(other, kTestNow)));
  ASSERT_TRUE(move_rows(tx, other, ada));
  ASSERT_TRUE(tx.commit());
  EXPECT_EQ(value_entries(read(), ada, kTestNow).value().size(), 1U);
  EXPECT_EQ(list_approaches(read(), {.person = ada}).value().size(), 1U);
}

KITH_BOTH_DATABASES(GivingStore);

}  // namespace
}  // namespace kith
