// Introductions as rows, on both databases: as they were, in the ledger, and through joins and takings apart.
#include "store/introductions.hpp"

#include "store/giving.hpp"
#include "store/merges.hpp"
#include "store/opportunity_titles.hpp"
#include "store/relations.hpp"
#include "store/test_store.hpp"

namespace kith {
namespace {

class IntroductionStore : public StoreTest {
 protected:
  void SetUp() override {
    StoreTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    Tx tx = write();
    ada_ = make_person(tx, "Ada");
    bo_ = make_person(tx, "Bo");
    cy_ = make_person(tx, "Cy");
    dee_ = make_person(tx, "Dee");
    ASSERT_TRUE(tx.commit());
  }
  static Introduction between(PersonId first, PersonId second, IntroductionKind kind = IntroductionKind::offered) {
    Introduction one;
    one.kind = kind;
    one.first = first;
    one.second = second;
    one.created = kTestNow;
    return one;
  }
  IntroductionId keep(const Introduction& one) {
    Tx tx = write();
    const auto id = insert_introduction(tx, one);
    EXPECT_TRUE(id);
    EXPECT_TRUE(tx.commit());
    return *id;
  }
  // "1 ada-bo open", "2 ada-ada: the two are one person"
  std::vector<std::string> all(std::optional<PersonId> person = {}) {
    std::vector<std::string> lines;
    const auto rows = list_introductions(read(), {.person = person}).value();
    for (const Introduction& one : rows)
      lines.push_back(fmt::format("{} {}-{} {}", one.id.value, one.first.value, one.second.value,
                                  one.closed ? one.closing : "open"));
    return lines;
  }
  std::vector<std::string> values(PersonId person) {
    std::vector<std::string> lines;
    const auto found = seen_values(read(), person, kTestNow).value();
    for (const ValueEntry& one : found)
      lines.push_back(
          fmt::format("{} {} {} {} {}", name(one.side), name(one.kind), name(one.worth), one.text, name(one.source)));
    return lines;
  }
  StepId join(PersonId a, PersonId b) {
    Tx tx = write("merge");
    EXPECT_TRUE(move_rows(tx, b, a));
    EXPECT_TRUE(tx.update(Table::people, b.value, b,
                          {{"removed_at", std::int64_t{seconds(tx.now())}}, {"merged_into", a.value}}));
    EXPECT_TRUE(tx.commit());
    return tx.step();
  }
  void part(PersonId gone) {
    const auto merge = find_merge(read(), gone);
    ASSERT_TRUE(merge && *merge);
    Tx tx = write("unmerge");
    ASSERT_TRUE(move_back(tx, **merge));
    ASSERT_TRUE(tx.update(Table::people, gone.value, gone,
                          {{"removed_at", std::monostate{}}, {"merged_into", std::monostate{}}}));
    ASSERT_TRUE(tx.commit());
  }
  PersonId ada_, bo_, cy_, dee_;
};
using Texts = std::vector<std::string>;

TEST_P(IntroductionStore, ComesBackAsItWasAndChanges) {
  Introduction one = between(ada_, bo_, IntroductionKind::asked);
  one.why = "kilns";
  one.of_first = {kTestNow, {}, kTestNow};
  one.of_second = {kTestNow, kTestNow, {}};
  one.closed = kTestNow;
  one.closing = "no time";
  one.id = keep(one);
  const auto found = find_introduction(read(), one.id).value();
  ASSERT_TRUE(found);
  EXPECT_EQ(found->kind, IntroductionKind::asked);
  EXPECT_EQ(found->why, "kilns");
  EXPECT_EQ(found->of_first, one.of_first);
  EXPECT_EQ(found->of_second, one.of_second);
  EXPECT_EQ(found->closing, "no time");
  EXPECT_FALSE(found->introduced);
  one.closed.reset();
  one.closing.clear();
  one.introduced = one.followed = one.met = one.thanked = kTestNow;
  Tx tx = write();
  ASSERT_TRUE(update_introduction(tx, one));
  ASSERT_TRUE(tx.commit());
  const auto changed = find_introduction(read(), one.id).value();
  EXPECT_FALSE(changed->closed);
  EXPECT_EQ(changed->thanked, kTestNow);
  EXPECT_EQ(changed->followed, kTestNow);
  EXPECT_FALSE(find_introduction(read(), IntroductionId{9}).value());
}

TEST_P(IntroductionStore, OfOnePersonEitherWayAndNobodyInTheTrash) {
  keep(between(ada_, bo_));
  keep(between(cy_, ada_));
  EXPECT_EQ(all(ada_).size(), 2U);
  EXPECT_EQ(all(bo_), Texts{"1 1-2 open"});
  Tx tx = write();
  ASSERT_TRUE(tx.remove(Table::people, bo_.value, bo_));
  ASSERT_TRUE(tx.commit());
  EXPECT_EQ(all(), Texts{"2 3-1 open"});
}

TEST_P(IntroductionStore, CountsInTheLedgerOnceItIsMade) {
  Introduction offered = between(ada_, bo_);
  keep(offered);
  EXPECT_EQ(values(ada_), Texts{});
  offered.introduced = kTestNow;
  keep(offered);
  EXPECT_EQ(values(ada_), Texts{"given introduction good to Bo introduction"});
  EXPECT_EQ(values(bo_), Texts{"given introduction good to Ada introduction"});
}

TEST_P(IntroductionStore, AConnectorsCountsOnceBesideItsRelationAndMoreWhenADealCameOfIt) {
  Introduction asked = between(cy_, dee_, IntroductionKind::asked);
  asked.introduced = kTestNow;
  Tx tx = write();
  const auto deal = tx.insert(Table::opportunities, PersonId{},
                              {{"kind", std::string("deal")},
                               {"title", std::string("Kilns")},
                               {"stage", std::string("talking")},
                               {"currency", std::string("EUR")},
                               {"begun_at", std::int64_t{seconds(kTestNow)}},
                               {"next_step", std::string()},
                               {"closing", std::string()},
                               {"note", std::string()}});
  ASSERT_TRUE(deal);
  asked.opportunity = OpportunityId{*deal};
  ASSERT_TRUE(insert_introduction(tx, asked));
  ASSERT_TRUE(insert_relation(tx, {{}, cy_, dee_, RelationKind::introduced_by, kTestNow, SaidIn::typed}));
  // Another whom Dee introduced long ago, of which nothing but the relation is kept.
  ASSERT_TRUE(insert_relation(tx, {{}, ada_, dee_, RelationKind::introduced_by, kTestNow, SaidIn::typed}));
  ASSERT_TRUE(tx.commit());
  EXPECT_EQ(values(dee_),
            (Texts{"received introduction good to Cy introduction", "received introduction good Ada relation"}));
  EXPECT_EQ(values(cy_), Texts{});
  EXPECT_EQ(opportunity_titles(read(), {asked.opportunity}).value().at(asked.opportunity), "Kilns");
  Tx won = write();
  ASSERT_TRUE(won.update(Table::opportunities, *deal, PersonId{}, {{"stage", std::string("won")}}));
  ASSERT_TRUE(won.commit());
  EXPECT_EQ(values(dee_).front(), "received introduction large to Cy introduction");
}

TEST_P(IntroductionStore, BothEndsFollowAJoinAndComeBack) {
  keep(between(ada_, bo_));
  keep(between(cy_, ada_));
  join(dee_, ada_);
  EXPECT_EQ(all(), (Texts{"2 3-4 open", "1 4-2 open"}));
  part(ada_);
  EXPECT_EQ(all(), (Texts{"2 3-1 open", "1 1-2 open"}));
}

TEST_P(IntroductionStore, BetweenTwoWhoAreOneItIsClosedAndSaysSo) {
  keep(between(ada_, bo_));
  join(ada_, bo_);
  EXPECT_EQ(all(), Texts{"1 1-1 the two are one person"});
  part(bo_);
  EXPECT_EQ(all(), Texts{"1 1-2 open"});
}

TEST_P(IntroductionStore, APairKeepsOneOpenThroughAJoin) {
  keep(between(ada_, bo_));
  keep(between(bo_, cy_));
  join(ada_, cy_);
  EXPECT_EQ(all(), (Texts{"2 2-1 the same two as in introduction 1", "1 1-2 open"}));
  part(cy_);
  EXPECT_EQ(all(), (Texts{"2 2-3 open", "1 1-2 open"}));
}

KITH_BOTH_DATABASES(IntroductionStore);

}  // namespace
}  // namespace kith
