#include "store/rows.hpp"

#include <gmock/gmock.h>

#include "store/feed.hpp"
#include "store/known_touches.hpp"
#include "store/test_store.hpp"

namespace kith {
namespace {

using testing::ElementsAre;
using testing::Pair;

class Rows : public StoreTest {
 protected:
  std::vector<std::int64_t> ids(Table table, const std::vector<PersonId>& people) {
    std::vector<std::int64_t> all;
    EXPECT_TRUE(each_row(read(), table, people, [&](TableRow&& row) -> Status {
      EXPECT_EQ(row.values.size(), info(table).columns.size());
      all.push_back(row.id);
      return {};
    }));
    return all;
  }
  static std::int64_t touch(Tx& tx, PersonId person, const std::string& key) {
    return tx
        .insert(Table::touches, person,
                {{"at", std::int64_t{1000}},
                 {"channel", std::string("call")},
                 {"direction", std::string("both")},
                 {"source", std::string("calendar")},
                 {"note", std::string("Zoë")},
                 {"external_key", key}})
        .value();
  }
};

TEST_P(Rows, OnlyWhatIsNotInTheTrash) {
  Tx tx = write();
  const PersonId ada = make_person(tx, "Ada"), grace = make_person(tx, "Grace"), gone = make_person(tx, "Gone");
  const auto kept = touch(tx, ada, "a"), removed = touch(tx, ada, "b"), other = touch(tx, grace, "c");
  ASSERT_TRUE(tx.insert(Table::reviews, ada, {{"other_id", gone.value}, {"why", std::string("?")}}));
  const auto pair = tx.insert(Table::reviews, ada, {{"other_id", grace.value}, {"why", std::string("?")}}).value();
  ASSERT_TRUE(tx.remove(Table::touches, removed, ada));
  ASSERT_TRUE(tx.remove(Table::people, gone.value, gone));
  ASSERT_TRUE(tx.commit());
  EXPECT_THAT(ids(Table::people, {ada, grace}), ElementsAre(ada.value, grace.value));
  EXPECT_THAT(ids(Table::touches, {ada, grace}), ElementsAre(kept, other));
  EXPECT_THAT(ids(Table::touches, {grace}), ElementsAre(other));
  EXPECT_THAT(ids(Table::reviews, {ada, grace}), ElementsAre(pair)) << "nothing points to somebody in the trash";
  EXPECT_THAT(ids(Table::touches, {}), ElementsAre());
}

TEST_P(Rows, ValuesComeBackAsTheyWereWritten) {
  Tx tx = write();
  const PersonId ada = make_person(tx, "Ada");
  touch(tx, ada, "k");
  ASSERT_TRUE(tx.commit());
  ASSERT_TRUE(each_row(read(), Table::touches, {ada}, [&](TableRow&& row) -> Status {
    const TableInfo& shape = info(Table::touches);
    EXPECT_EQ(row.owner, ada);
    for (std::size_t i = 0; i < shape.columns.size(); ++i) {
      const std::string_view column = shape.columns[i].name;
      if (column == "at") {
        EXPECT_EQ(row.values[i], Value(std::int64_t{1000}));
      }
      if (column == "note") {
        EXPECT_EQ(row.values[i], Value(std::string("Zoë")));
      }
      if (column == "removed_at") {
        EXPECT_EQ(row.values[i], Value(std::monostate{}));
      }
    }
    return {};
  }));
}

TEST_P(Rows, ANumberOfItsOwnIsKeptAndTheNextOnesFollow) {
  Tx tx = write();
  ASSERT_TRUE(
      tx.insert_as(Table::organisations, 41, PersonId{},
                   {{"name", std::string("Acme")}, {"name_key", std::string("acme")}, {"home", std::int64_t{0}}}));
  const auto next = tx.insert(Table::organisations, PersonId{},
                              {{"name", std::string("B")}, {"name_key", std::string("b")}, {"home", std::int64_t{0}}});
  EXPECT_EQ(*next, 42);
  ASSERT_TRUE(tx.commit());
  Tx later = write();
  EXPECT_EQ(*later.insert(Table::organisations, PersonId{},
                          {{"name", std::string("C")}, {"name_key", std::string("c")}, {"home", std::int64_t{0}}}),
            43);
  EXPECT_FALSE(
      later.insert_as(Table::organisations, 41, PersonId{},
                      {{"name", std::string("D")}, {"name_key", std::string("d")}, {"home", std::int64_t{0}}}));
}

TEST_P(Rows, TablesAreNamed) {
  const auto names = table_names(read());
  ASSERT_TRUE(names);
  EXPECT_TRUE(names->contains("people"));
  EXPECT_TRUE(names->contains("feed_entries"));
  EXPECT_FALSE(*has_rows(read(), Table::people));
  Tx tx = write();
  make_person(tx, "Ada");
  ASSERT_TRUE(tx.commit());
  EXPECT_TRUE(*has_rows(read(), Table::people));
}

TEST_P(Rows, TouchesAreFoundByTheStartOfTheirKey) {
  Tx tx = write();
  const PersonId ada = make_person(tx, "Ada");
  touch(tx, ada, "ical:a:2026-01-01T00:00:00Z");
  touch(tx, ada, "ical:a:");
  touch(tx, ada, "ical:ab:2026-01-01T00:00:00Z");
  touch(tx, ada, "ical:b:2026-01-01T00:00:00Z");
  std::vector<std::string> keys;
  const auto under = touches_under_key(tx, "ical:a:");
  ASSERT_TRUE(under);
  for (const KeyedTouch& found : *under) keys.push_back(found.key);
  EXPECT_THAT(keys, ElementsAre("ical:a:2026-01-01T00:00:00Z", "ical:a:"));
  EXPECT_EQ(touches_with_keys(tx, {"ical:b:2026-01-01T00:00:00Z", "none"})->size(), 1u);
}

TEST_P(Rows, WhoChangedATouchIsKnown) {
  Tx made = write("import");
  const PersonId ada = make_person(made, "Ada");
  touch(made, ada, "k");
  ASSERT_TRUE(made.commit());
  const auto edited = [&] {
    const Db db = read();
    return *touch_edited(db, touches_with_keys(db, {"k"})->front());
  };
  EXPECT_FALSE(edited());
  Tx again = write("import");
  ASSERT_TRUE(again.update(Table::touches, 1, ada, {{"at", std::int64_t{2000}}}));
  ASSERT_TRUE(again.commit());
  EXPECT_FALSE(edited());
  Tx user = write("touch");
  ASSERT_TRUE(user.update(Table::touches, 1, ada, {{"channel", std::string("lunch")}}));
  ASSERT_TRUE(user.commit());
  EXPECT_TRUE(edited());
}

TEST_P(Rows, TheFeedRemembersWhatItSaid) {
  Tx tx = write();
  const PersonId ada = make_person(tx, "Ada"), grace = make_person(tx, "Grace");
  ASSERT_TRUE(
      save_feed_rows(tx, {{ada, local_date(2026, 11, 23), 0, "x", kTestNow}, {grace, std::nullopt, 3, "y", kTestNow}}));
  ASSERT_TRUE(save_feed_rows(tx, {{ada, local_date(2026, 11, 24), 1, "z", kTestNow + Days{1}}}));
  ASSERT_TRUE(tx.commit());
  const auto rows = feed_rows(read());
  ASSERT_TRUE(rows);
  ASSERT_EQ(rows->size(), 2u);
  EXPECT_EQ(rows->at(ada).day, local_date(2026, 11, 24));
  EXPECT_EQ(rows->at(ada).sequence, 1);
  EXPECT_EQ(rows->at(ada).digest, "z");
  EXPECT_EQ(rows->at(ada).changed, kTestNow + Days{1});
  EXPECT_EQ(rows->at(grace).day, std::nullopt);
}

KITH_BOTH_DATABASES(Rows);

}  // namespace
}  // namespace kith
