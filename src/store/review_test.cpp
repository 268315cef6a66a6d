// Promises, relations, weeks and facts as rows, on both databases.
#include "store/facts.hpp"
#include "store/log.hpp"
#include "store/merges.hpp"
#include "store/people.hpp"
#include "store/promises.hpp"
#include "store/relations.hpp"
#include "store/test_store.hpp"
#include "store/weeks.hpp"

namespace kith {
namespace {

class ReviewStore : public StoreTest {
 protected:
  static std::int64_t promise(Tx& tx, PersonId person, const std::string& text, PromiseSide side, PromiseState state) {
    return tx
        .insert(Table::promises, person,
                {{"side", std::string(name(side))},
                 {"text", text},
                 {"made_at", std::int64_t{seconds(kTestNow)}},
                 {"by_date", std::int64_t{serial(local_date(2026, 12, 1))}},
                 {"state", std::string(name(state))},
                 {"closed_at",
                  state == PromiseState::open ? Value(std::monostate{}) : Value(std::int64_t{seconds(kTestNow)})},
                 {"source", std::string("typed")}})
        .value();
  }
};

TEST_P(ReviewStore, PromisesComeBackAsTheyWere) {
  Tx tx = write();
  const PersonId ada = make_person(tx, "Ada");
  const PersonId gone = make_person(tx, "Gone");
  promise(tx, ada, "the drawings", PromiseSide::mine, PromiseState::open);
  promise(tx, ada, "the contract", PromiseSide::theirs, PromiseState::open);
  const auto done = promise(tx, ada, "the photo", PromiseSide::mine, PromiseState::done);
  promise(tx, gone, "nothing", PromiseSide::mine, PromiseState::open);
  ASSERT_TRUE(tx.remove(Table::people, gone.value, gone));
  ASSERT_TRUE(tx.commit());
  const Db db = read();
  EXPECT_EQ(promises_of(db, {ada}).value().at(ada).size(), 3U);
  PromiseFilter open;
  open.state = PromiseState::open;
  const auto all = list_promises(db, open).value();
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].text, "the drawings");
  EXPECT_EQ(iso(*all[0].by), "2026-12-01");
  EXPECT_EQ(all[1].side, PromiseSide::theirs);
  open.side = PromiseSide::theirs;
  EXPECT_EQ(list_promises(db, open).value().size(), 1U);
  EXPECT_EQ(find_promise(db, PromiseId{done}).value()->state, PromiseState::done);
  EXPECT_FALSE(find_promise(db, PromiseId{999}).value());
  EXPECT_EQ(promises_kept(db, kTestNow, kTestNow + std::chrono::seconds{1}).value(), 1);
  EXPECT_EQ(promises_kept(db, kTestNow + std::chrono::seconds{1}, kTestNow + Days{7}).value(), 0);
}

TEST_P(ReviewStore, RelationsStandOnBothSides) {
  Tx tx = write();
  const PersonId ada = make_person(tx, "Ada");
  const PersonId grace = make_person(tx, "Grace");
  const PersonId charles = make_person(tx, "Charles");
  const auto id = insert_relation(tx, {{}, ada, grace, RelationKind::manager, kTestNow, SaidIn::typed}).value();
  insert_relation(tx, {{}, charles, ada, RelationKind::friend_of, kTestNow, SaidIn::import}).value();
  ASSERT_TRUE(tx.commit());
  {
    const Db db = read();
    auto all = relations_of(db, {ada, grace}).value();
    ASSERT_EQ(all[ada].size(), 2U);
    EXPECT_EQ(all[ada][0].kind, RelationKind::manager);
    EXPECT_EQ(all[ada][1].kind, RelationKind::friend_of);
    EXPECT_EQ(all[ada][1].other, charles);
    ASSERT_EQ(all[grace].size(), 1U);
    EXPECT_EQ(all[grace][0].kind, RelationKind::report);
    EXPECT_EQ(all[grace][0].other, ada);
    EXPECT_EQ(find_relation(db, id).value()->other, grace);
  }
  // A merge: Charles becomes Grace, and what stood between the two is out of sight.
  Tx merge = write();
  insert_relation(merge, {{}, charles, grace, RelationKind::colleague, kTestNow, SaidIn::typed}).value();
  ASSERT_TRUE(move_rows(merge, charles, grace));
  ASSERT_TRUE(merge.remove(Table::people, charles.value, charles));
  ASSERT_TRUE(merge.commit());
  const Db db = read();
  auto all = relations_of(db, {grace, charles}).value();
  EXPECT_TRUE(all[charles].empty());
  ASSERT_EQ(all[grace].size(), 2U);
  EXPECT_EQ(all[grace][0].other, ada);
  EXPECT_EQ(all[grace][1].other, ada);
}

TEST_P(ReviewStore, OneRowAWeek) {
  WeekNote note;
  note.week = *parse_week("2026-W47");
  note.text = "Two good lunches.\n\nOne promise too many.";
  Tx tx = write();
  ASSERT_TRUE(save_week(tx, note));
  ASSERT_TRUE(tx.commit());
  note.finished = kTestNow;
  note.figures = {9, 8, 7, 65, 4, 1, 2};
  Tx again = write();
  ASSERT_TRUE(save_week(again, note));
  ASSERT_TRUE(again.commit());
  Tx other = write();
  WeekNote before;
  before.week = note.week.after(-1);
  ASSERT_TRUE(save_week(other, before));
  ASSERT_TRUE(other.commit());
  const Db db = read();
  const auto found = find_week(db, note.week).value();
  ASSERT_TRUE(found);
  EXPECT_EQ(found->text, note.text);
  EXPECT_EQ(found->finished, note.finished);
  EXPECT_EQ(found->figures, note.figures);
  const auto all = list_weeks(db).value();
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].week, note.week);
  EXPECT_FALSE(find_week(db, note.week.after(1)).value());
}

TEST_P(ReviewStore, ASittingIsOneStepAndOneUndo) {
  WeekNote note;
  note.week = *parse_week("2026-W47");
  note.text = "a";
  Tx first = write("week-words");
  ASSERT_TRUE(save_week(first, note));
  const StepId step = first.step();
  ASSERT_TRUE(first.commit());
  for (const char* text : {"ab", "abc"}) {
    note.text = text;
    Tx more = write("week-words");
    more.continues(step);
    ASSERT_TRUE(save_week(more, note));
    EXPECT_EQ(more.step(), step);
    ASSERT_TRUE(more.commit());
  }
  EXPECT_EQ(steps(read(), {}, 10).value().size(), 1U);
  EXPECT_EQ(find_week(read(), note.week).value()->text, "abc");
  Tx undo = write("undo");
  const auto reverted = revert(undo, step);
  ASSERT_TRUE(reverted);
  EXPECT_EQ(reverted->kept, 0);
  ASSERT_TRUE(undo.commit());
  EXPECT_FALSE(find_week(read(), note.week).value());
}

TEST_P(ReviewStore, FactsKeepWhereTheyWereTold) {
  Tx tx = write();
  const PersonId ada = make_person(tx, "Ada");
  const auto id = tx.insert(Table::facts, ada,
                            {{"kind", std::string("boss")},
                             {"text", std::string("Mr Kuhn")},
                             {"at", std::int64_t{seconds(kTestNow)}},
                             {"source", std::string("touch")},
                             {"source_id", std::int64_t{7}}})
                      .value();
  ASSERT_TRUE(tx.commit());
  const Db db = read();
  const auto found = find_fact(db, FactId{id}).value();
  ASSERT_TRUE(found);
  EXPECT_EQ(found->person, ada);
  EXPECT_EQ(found->fact.source, SaidIn::touch);
  EXPECT_EQ(found->fact.source_id, 7);
  EXPECT_EQ(find_person(db, ada).value()->facts.front().source, SaidIn::touch);
  EXPECT_FALSE(find_fact(db, FactId{999}).value());
}

KITH_BOTH_DATABASES(ReviewStore);

}  // namespace
}  // namespace kith
