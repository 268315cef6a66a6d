#include "store/merges.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "store/derived.hpp"
#include "store/people.hpp"
#include "store/reviews.hpp"
#include "store/test_store.hpp"

namespace kith {
namespace {

class MergesTest : public StoreTest {
 protected:
  void SetUp() override {
    StoreTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    Tx tx = write();
    ada_ = make_person(tx, "ada");
    king_ = make_person(tx, "king");
    eve_ = make_person(tx, "eve");
    handle(tx, ada_, "ada@example.org");
    handle(tx, king_, "ada@example.org");
    own_ = handle(tx, king_, "king@example.org");
    ASSERT_TRUE(tx.insert(Table::tags, king_, {{"name", std::string("maths")}}));
    ASSERT_TRUE(tx.commit());
  }

  static std::int64_t handle(Tx& tx, PersonId owner, const std::string& value) {
    return tx
        .insert(Table::handles, owner,
                {{"kind", std::string("email")}, {"value", value}, {"key", value}, {"label", std::string()}})
        .value();
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
    EXPECT_TRUE(move_back(tx, **merge));
    EXPECT_TRUE(tx.update(Table::people, gone.value, gone,
                          {{"removed_at", std::monostate{}}, {"merged_into", std::monostate{}}}));
    EXPECT_TRUE(tx.commit());
  }
  std::vector<std::string> handles(PersonId id) {
    std::vector<std::string> values;
    const auto person = find_person(read(), id, Removed::show);
    for (const Handle& handle : (*person)->handles) values.push_back(handle.value);
    std::sort(values.begin(), values.end());
    return values;
  }

  using Values = std::vector<std::string>;
  PersonId ada_, king_, eve_;
  std::int64_t own_ = 0;
};

TEST_P(MergesTest, MovesWhatTheOtherHasNot) {
  const StepId step = join(ada_, king_);
  EXPECT_EQ(handles(ada_), (Values{"ada@example.org", "king@example.org"}));
  EXPECT_EQ((*find_person(read(), ada_))->tags, Values{"maths"});
  const auto merged = merged_people(read(), ada_);
  ASSERT_EQ(merged->size(), 1u);
  EXPECT_EQ(merged->front().id, king_);
  EXPECT_EQ(merged->front().step, step);
  EXPECT_FALSE(*find_merge(read(), ada_));
}

TEST_P(MergesTest, GoesBackWithWhatWasEditedSince) {
  join(ada_, king_);
  {
    Tx tx = write();
    ASSERT_TRUE(tx.update(Table::handles, own_, ada_, {{"value", std::string("k@example.org")}}));
    handle(tx, ada_, "later@example.org");
    ASSERT_TRUE(tx.commit());
  }
  part(king_);
  EXPECT_EQ(handles(ada_), (Values{"ada@example.org", "later@example.org"}));
  EXPECT_EQ(handles(king_), (Values{"ada@example.org", "k@example.org"}));
}

TEST_P(MergesTest, ComesOutOfAChainInAnyOrder) {
  for (const bool inner_first : {true, false}) {
    join(king_, eve_);
    join(ada_, king_);
    part(inner_first ? king_ : eve_);
    part(inner_first ? eve_ : king_);
    EXPECT_EQ(handles(ada_), Values{"ada@example.org"}) << inner_first;
    EXPECT_EQ(handles(king_), (Values{"ada@example.org", "king@example.org"})) << inner_first;
    EXPECT_EQ(handles(eve_), Values{}) << inner_first;
  }
}

TEST_P(MergesTest, TheTrashKeepsWhoMayComeBack) {
  join(ada_, king_);
  Tx tx = write();
  EXPECT_EQ(*empty_trash(tx, kTestNow + Days{1}), 0);
  ASSERT_TRUE(tx.remove(Table::people, ada_.value, ada_));
  EXPECT_EQ(*empty_trash(tx, kTestNow + Days{1}), 1);
  EXPECT_EQ(*empty_trash(tx, kTestNow + Days{1}), 1);  // nobody is left to be taken out of
  ASSERT_TRUE(tx.commit());
}

TEST_P(MergesTest, QuestionsFollowThePeople) {
  {
    Tx tx = write();
    ASSERT_TRUE(tx.insert(Table::reviews, PersonId{},
                          {{"person_id", king_.value},
                           {"other_id", eve_.value},
                           {"why", std::string()},
                           {"decision", std::string("different")}}));
    ASSERT_TRUE(tx.commit());
  }
  join(ada_, king_);
  const auto known = known_pairs(read());
  ASSERT_EQ(known->size(), 1u);
  EXPECT_EQ(known->front().a, ada_);
  EXPECT_EQ(known->front().b, eve_);
  EXPECT_FALSE(known->front().open);
}

KITH_BOTH_DATABASES(MergesTest);

}  // namespace
}  // namespace kith
