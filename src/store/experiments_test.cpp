// Experiments as rows, on both databases.
#include "store/experiments.hpp"

#include <gtest/gtest.h>

#include "store/derived.hpp"
#include "store/merges.hpp"
#include "store/test_store.hpp"

namespace kith {
namespace {

class ExperimentStore : public StoreTest {
 protected:
  void SetUp() override {
    StoreTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    Tx tx = write();
    ada_ = make_person(tx, "ada");
    bob_ = make_person(tx, "bob");
    experiment_ = ExperimentId{tx.insert(Table::experiments, PersonId{},
                                         {{"name", std::string("Postcards")},
                                          {"hypothesis", std::string("paper works")},
                                          {"segment", std::string("tag:a\ntag:b")},
                                          {"planned", std::int64_t{50}},
                                          {"window_days", std::int64_t{14}},
                                          {"assignment", std::string("chosen")},
                                          {"seed", std::int64_t{7}},
                                          {"state", std::string("open")},
                                          {"created_at", at(0)},
                                          {"closing", std::string()}})
                                   .value()};
    letters_ = arm(tx, "postcards", "letter");
    mails_ = arm(tx, "mails", "email");
    of_ada_ = put_in(tx, ada_, letters_);
    of_bob_ = put_in(tx, bob_, mails_);
    ASSERT_TRUE(tx.commit());
  }

  static std::int64_t at(int days) { return seconds(kTestNow) + std::int64_t{days} * 86400; }
  static Instant day(int days) { return kTestNow + Days{days}; }
  ArmId arm(Tx& tx, const std::string& name, const std::string& channel) const {
    return ArmId{tx.insert(Table::experiment_arms, PersonId{},
                           {{"experiment_id", experiment_.value},
                            {"name", name},
                            {"channel", channel},
                            {"message", std::string("hello")},
                            {"gift", std::string()}})
                     .value()};
  }
  std::int64_t put_in(Tx& tx, PersonId person, ArmId arm) const {
    return tx
        .insert(Table::experiment_entries, person,
                {{"experiment_id", experiment_.value},
                 {"arm_id", arm.value},
                 {"person_id", person.value},
                 {"assigned_at", at(0)},
                 {"segment", std::string("tag:a")},
                 {"outcome", std::string()},
                 {"words", std::string()}})
        .value();
  }
  void touch(PersonId person, const std::string& channel, const std::string& direction, int days) {
    Tx tx = write();
    ASSERT_TRUE(tx.insert(Table::touches, person,
                          {{"person_id", person.value},
                           {"at", at(days)},
                           {"channel", channel},
                           {"direction", direction},
                           {"source", std::string("typed")},
                           {"asks", std::int64_t{0}},
                           {"note", std::string()}}));
    ASSERT_TRUE(tx.commit());
  }
  std::string unsent(int days, const std::vector<PersonId>* only = nullptr) {
    const auto all = unsent_entries(read(), day(days), only);
    EXPECT_TRUE(all) << sentence(all.error());
    std::string text;
    for (const UnsentEntry& one : all.value()) text += one.person == ada_ ? "ada " : "bob ";
    return text;
  }

  PersonId ada_, bob_;
  ExperimentId experiment_;
  ArmId letters_, mails_;
  std::int64_t of_ada_ = 0, of_bob_ = 0;
};
KITH_BOTH_DATABASES(ExperimentStore);

TEST_P(ExperimentStore, ComesBackAsItWas) {
  const auto found = find_experiment(read(), experiment_).value();
  ASSERT_TRUE(found);
  EXPECT_EQ(found->name, "Postcards");
  EXPECT_EQ(found->segments, (std::vector<std::string>{"tag:a", "tag:b"}));
  EXPECT_EQ(found->planned, 50);
  EXPECT_EQ(found->assignment, Assignment::chosen);
  EXPECT_EQ(found->state, ExperimentState::open);
  ASSERT_EQ(found->arms.size(), 2U);
  EXPECT_EQ(found->arms[0].channel, Channel::letter);
  EXPECT_EQ(found->arms[1].name, "mails");
  EXPECT_FALSE(find_experiment(read(), ExperimentId{99}).value());
  EXPECT_EQ(list_experiments(read()).value().size(), 1U);

  const auto entries = experiment_entries(read(), experiment_).value();
  ASSERT_EQ(entries.size(), 2U);
  EXPECT_EQ(entries[0].person, ada_);
  EXPECT_EQ(entries[0].segment, "tag:a");
  EXPECT_EQ(entries[0].outcome, Outcome::none);
  EXPECT_TRUE(experiment_entries(read(), ExperimentId{99}).value().empty());
}

TEST_P(ExperimentStore, KnowsWhoWaitsToBeSent) {
  EXPECT_EQ(unsent(1), "ada bob ");
  EXPECT_EQ(unsent(-1), "");  // before they were put in
  const std::vector<PersonId> only{bob_};
  EXPECT_EQ(unsent(1, &only), "bob ");
  touch(ada_, "email", "out", 1);  // not her channel
  touch(bob_, "email", "in", 1);   // not sent by the user
  EXPECT_EQ(unsent(2), "ada bob ");
  touch(ada_, "letter", "out", 2);
  touch(bob_, "email", "out", 3);
  EXPECT_EQ(unsent(2), "bob ");
  EXPECT_EQ(unsent(4), "");
  EXPECT_EQ(unsent(1), "ada bob ");  // as of that day
}

TEST_P(ExperimentStore, AClosedOneWaitsForNobody) {
  Tx tx = write();
  ASSERT_TRUE(tx.update(Table::experiments, experiment_.value, PersonId{},
                        {{"state", std::string("closed")}, {"closed_at", at(1)}}));
  ASSERT_TRUE(tx.commit());
  EXPECT_EQ(unsent(2), "");
}

TEST_P(ExperimentStore, WhoIsInTheTrashIsLeftOut) {
  Tx tx = write();
  ASSERT_TRUE(tx.remove(Table::people, bob_.value, bob_));
  ASSERT_TRUE(tx.commit());
  EXPECT_EQ(experiment_entries(read(), experiment_).value().size(), 1U);
}

TEST_P(ExperimentStore, NotesComeLatestWeekFirst) {
  Tx tx = write();
  for (const int monday : {20755, 20762}) {
    ASSERT_TRUE(tx.insert(Table::experiment_notes, PersonId{},
                          {{"experiment_id", experiment_.value},
                           {"monday", std::int64_t{monday}},
                           {"thinks", std::string("so so")},
                           {"changes", std::string("the stamp")},
                           {"at", at(7)}}));
  }
  ASSERT_TRUE(tx.commit());
  const auto notes = experiment_notes(read(), experiment_).value();
  ASSERT_EQ(notes.size(), 2U);
  EXPECT_GT(notes[0].week, notes[1].week);
  EXPECT_EQ(notes[0].changes, "the stamp");
}

TEST_P(ExperimentStore, TwoWhoBecomeOneAreInItOnce) {
  Tx tx = write("merge");
  ASSERT_TRUE(move_rows(tx, bob_, ada_));
  ASSERT_TRUE(tx.commit());
  const auto entries = experiment_entries(read(), experiment_).value();
  int of_ada = 0;
  for (const ExperimentEntry& one : entries) of_ada += one.person == ada_ ? 1 : 0;
  EXPECT_EQ(of_ada, 1);
}

}  // namespace
}  // namespace kith
