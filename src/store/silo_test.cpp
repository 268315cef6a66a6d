// What the silo audit reads, on both databases.
#include "store/silo.hpp"

#include "store/catalogue.hpp"
#include "store/test_store.hpp"

namespace kith {
namespace {

class SiloStore : public StoreTest {};
KITH_BOTH_DATABASES(SiloStore);

TEST_P(SiloStore, ReadsEverybodyWhoIsNotInTheTrash) {
  PersonId ada, gone;
  {
    Tx tx = write();
    ada = make_person(tx, "Ada");
    gone = make_person(tx, "Gone");
    const auto looms = need_organisation(tx, "Looms").value();
    ASSERT_TRUE(tx.update(Table::organisations, looms.value, PersonId{},
                          {{"home", std::int64_t{1}}, {"industry", std::string("weaving")}}));
    for (const PersonId one : {ada, gone}) {
      for (const char* to : {"2020-05", ""}) {
        const Value until = *to == '\0' ? Value(std::monostate{}) : Value(std::string(to));
        ASSERT_TRUE(tx.insert(Table::positions, one,
                              {{"person_id", one.value},
                               {"organisation_id", looms.value},
                               {"role", std::string("Weaver")},
                               {"department", std::string()},
                               {"from_date", std::string("2019")},
                               {"to_date", until}}));
      }
      ASSERT_TRUE(tx.insert(Table::handles, one,
                            {{"person_id", one.value},
                             {"kind", std::string("email")},
                             {"value", std::string("Ada@x.example")},
                             {"key", std::string("ada@x.example")},
                             {"label", std::string("home")}}));
      for (const int days : {3, 1, -1}) {
        ASSERT_TRUE(tx.insert(Table::touches, one,
                              {{"person_id", one.value},
                               {"at", std::int64_t{seconds(kTestNow) - days * 86400}},
                               {"channel", std::string("lunch")},
                               {"direction", std::string("both")},
                               {"source", std::string("typed")},
                               {"asks", std::int64_t{0}},
                               {"note", std::string()},
                               {"thread", std::string()},
                               {"recipients", std::int64_t{0}}}));
      }
    }
    ASSERT_TRUE(tx.update(Table::people, gone.value, gone, {{"removed_at", std::int64_t{seconds(kTestNow)}}}));
    ASSERT_TRUE(tx.commit());
  }
  const auto rows = silo_rows(read(), kTestNow);
  ASSERT_TRUE(rows) << sentence(rows.error());
  ASSERT_EQ(rows->employers.size(), 1U);
  EXPECT_TRUE(rows->employers[0].home);
  EXPECT_EQ(rows->employers[0].industry, "weaving");
  ASSERT_EQ(rows->jobs.size(), 2U);
  EXPECT_FALSE(rows->jobs[0].to) << "the present one first";
  EXPECT_EQ(rows->jobs[1].to, parse_partial_date("2020-05").value());
  ASSERT_EQ(rows->reaches.size(), 1U);
  EXPECT_EQ(rows->reaches[0].label, "home");
  EXPECT_TRUE(rows->cities.empty());
  std::vector<Instant> theirs;
  for (const ContactRow& row : rows->contacts) {
    if (row.person == ada) theirs.push_back(row.at);
  }
  ASSERT_EQ(theirs.size(), 2U) << "not what is still to come";
  EXPECT_LT(theirs[0], theirs[1]);
}

}  // namespace
}  // namespace kith
