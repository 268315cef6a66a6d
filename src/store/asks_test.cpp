// What was asked of people, and who is around whom, on both databases.
#include "store/asks.hpp"

#include "store/catalogue.hpp"
#include "store/test_store.hpp"

namespace kith {
namespace {

class AsksStore : public StoreTest {
 protected:
  static void mail(Tx& tx, PersonId person, int days_ago, const std::string& direction, bool asks) {
    ASSERT_TRUE(tx.insert(Table::touches, person,
                          {{"at", std::int64_t{seconds(kTestNow - Days{days_ago})}},
                           {"channel", std::string("email")},
                           {"direction", direction},
                           {"source", std::string("typed")},
                           {"asks", std::int64_t{asks ? 1 : 0}},
                           {"note", std::string()}}));
  }
  static void position(Tx& tx, PersonId person, OrganisationId at, bool over) {
    ASSERT_TRUE(tx.insert(Table::positions, person,
                          {{"organisation_id", at.value},
                           {"role", std::string()},
                           {"department", std::string()},
                           {"to_date", over ? Value(std::string("2020")) : Value(std::monostate{})}}));
  }
};

TEST_P(AsksStore, WhatTheUserAskedLatestFirst) {
  Tx tx = write();
  const PersonId ada = make_person(tx, "Ada"), bo = make_person(tx, "Bo");
  mail(tx, ada, 30, "out", true);
  mail(tx, ada, 3, "out", true);
  mail(tx, ada, 2, "out", false);
  mail(tx, ada, 1, "in", true);
  mail(tx, ada, 900, "out", true);
  mail(tx, ada, -1, "out", true);
  mail(tx, bo, 5, "out", true);
  ASSERT_TRUE(tx.commit());
  const auto asks = asks_of(read(), {ada}, kTestNow - Days{730}, kTestNow).value();
  ASSERT_EQ(asks.size(), 1U);
  ASSERT_EQ(asks.at(ada).size(), 2U);
  EXPECT_EQ(asks.at(ada)[0].at, kTestNow - Days{3});
  EXPECT_EQ(asks.at(ada)[1].at, kTestNow - Days{30});
  EXPECT_EQ(asks.at(ada)[0].introduced_to, "");
  EXPECT_TRUE(asks_of(read(), {}, kTestNow - Days{730}, kTestNow).value().empty());
}

TEST_P(AsksStore, WhoIsAndWasAround) {
  Tx tx = write();
  const PersonId ada = make_person(tx, "Ada"), bo = make_person(tx, "Bo");
  const OrganisationId acme = need_organisation(tx, "Acme").value();
  const OrganisationId looms = need_organisation(tx, "Looms").value();
  position(tx, ada, acme, true);
  position(tx, ada, looms, false);
  position(tx, bo, acme, false);
  ASSERT_TRUE(tx.commit());
  const auto around = people_around(read(), {acme}).value();
  ASSERT_EQ(around.size(), 2U);
  EXPECT_EQ(around[0].person, bo);
  EXPECT_TRUE(around[0].now);
  EXPECT_EQ(around[1].person, ada);
  EXPECT_FALSE(around[1].now);
  EXPECT_EQ(around[1].name, "Acme");
  EXPECT_EQ(organisations_of(read(), ada).value(), (std::vector<OrganisationId>{acme, looms}));
  EXPECT_TRUE(trades(read()).value().empty());
  EXPECT_TRUE(people_around(read(), {}).value().empty());
}

KITH_BOTH_DATABASES(AsksStore);

}  // namespace
}  // namespace kith
