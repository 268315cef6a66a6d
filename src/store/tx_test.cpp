#include "store/tx.hpp"

#include <thread>

#include "store/catalogue.hpp"
#include "store/log.hpp"
#include "store/people.hpp"
#include "store/sql.hpp"
#include "store/test_store.hpp"

namespace kith {
namespace {

using TxTest = StoreTest;

TEST_P(TxTest, RollsBackUnlessCommitted) {
  {
    Tx tx = write();
    make_person(tx, "Ada");
  }
  EXPECT_TRUE(all_people(read())->empty());
  EXPECT_EQ(*log_end(read()), 0);
  EXPECT_TRUE(steps(read(), std::nullopt, 10)->empty());
}

TEST_P(TxTest, NumbersComeBackAfterARollback) {
  {
    Tx tx = write();
    EXPECT_EQ(make_person(tx, "Ada"), PersonId{1});
  }
  Tx tx = write();
  EXPECT_EQ(make_person(tx, "Ada"), PersonId{1});
  ASSERT_TRUE(tx.commit());
  Tx next = write();
  EXPECT_EQ(make_person(next, "Charles"), PersonId{2});
}

TEST_P(TxTest, AStepWithoutChangesIsNone) {
  {
    Tx tx = write();
    ASSERT_TRUE(tx.commit());
    EXPECT_FALSE(tx.step());
  }
  EXPECT_TRUE(steps(read(), std::nullopt, 10)->empty());
}

TEST_P(TxTest, LogsEveryChangedColumnAndOnlyThose) {
  PersonId ada;
  {
    Tx tx = write("add", "Added Ada");
    ada = make_person(tx, "Ada");
    ASSERT_TRUE(tx.commit());
  }
  {
    Tx tx = write("edit", "Edited Ada");
    EXPECT_EQ(
        tx.update(Table::people, ada.value, ada, {{"name", std::string("Ada King")}, {"nickname", std::string()}}),
        true);
    ASSERT_TRUE(tx.commit());
  }
  const auto changes = changes_of(read(), ada, std::nullopt, 10);
  ASSERT_TRUE(changes);
  ASSERT_EQ(changes->size(), 2u);
  EXPECT_EQ(changes->front().field, "name");
  EXPECT_EQ(changes->front().before, "Ada");
  EXPECT_EQ(changes->front().after, "Ada King");
  EXPECT_EQ(changes->back().field, "");
  EXPECT_EQ(find_person(read(), ada)->value().version, 2);
}

TEST_P(TxTest, AnUnknownRowOrColumnIsAnError) {
  Tx tx = write();
  const auto nobody = tx.update(Table::people, 99, PersonId{99}, {{"name", std::string("X")}});
  ASSERT_FALSE(nobody);
  EXPECT_EQ(nobody.error().code, Code::not_found);
  EXPECT_FALSE(tx.update(Table::people, 1, PersonId{1}, {{"shoe_size", std::int64_t{43}}}));
}

TEST_P(TxTest, WordsSurviveAsTheyAre) {
  const std::string odd = "O'Brien; -- \"quoted\" \\ %s :ws \xF0\x9F\x8C\xB1 \xE5\xB1\xB1\xE7\x94\xB0\nsecond line";
  Tx tx = write();
  const PersonId id = make_person(tx, odd);
  ASSERT_TRUE(tx.commit());
  EXPECT_EQ(find_person(read(), id)->value().name, odd);
}

TEST_P(TxTest, RevertTakesBackAnEdit) {
  PersonId ada;
  {
    Tx tx = write();
    ada = make_person(tx, "Ada");
    ASSERT_TRUE(tx.commit());
  }
  StepId edit;
  {
    Tx tx = write();
    ASSERT_TRUE(tx.update(Table::people, ada.value, ada,
                          {{"name", std::string("Augusta")}, {"interval_days", std::int64_t{30}}}));
    ASSERT_TRUE(tx.commit());
    edit = tx.step();
  }
  {
    Tx tx = write("undo", "Undid");
    const auto done = revert(tx, edit);
    ASSERT_TRUE(done) << sentence(done.error());
    EXPECT_EQ(done->changes, 2);
    ASSERT_TRUE(tx.commit());
  }
  const auto person = find_person(read(), ada)->value();
  EXPECT_EQ(person.name, "Ada");
  EXPECT_FALSE(person.interval_days);
  EXPECT_TRUE(find_step(read(), edit)->value().undone_by);
}

TEST_P(TxTest, RevertLeavesWhatWasEditedLater) {
  PersonId ada;
  StepId first;
  {
    Tx tx = write();
    ada = make_person(tx, "Ada");
    ASSERT_TRUE(tx.commit());
  }
  {
    Tx tx = write();
    ASSERT_TRUE(
        tx.update(Table::people, ada.value, ada, {{"name", std::string("B")}, {"nickname", std::string("bee")}}));
    ASSERT_TRUE(tx.commit());
    first = tx.step();
  }
  {
    Tx tx = write();
    ASSERT_TRUE(tx.update(Table::people, ada.value, ada, {{"name", std::string("C")}}));
    ASSERT_TRUE(tx.commit());
  }
  Tx tx = write("undo", "Undid");
  const auto done = revert(tx, first);
  ASSERT_TRUE(done);
  EXPECT_EQ(done->kept, 1);
  EXPECT_EQ(done->changes, 1);
  ASSERT_TRUE(tx.commit());
  const auto person = find_person(read(), ada)->value();
  EXPECT_EQ(person.name, "C");
  EXPECT_EQ(person.nickname, "");
}

TEST_P(TxTest, RevertTrashesWhatWasMadeAndRevertingThatBringsItBack) {
  PersonId ada;
  StepId made;
  {
    Tx tx = write();
    ada = make_person(tx, "Ada");
    ASSERT_TRUE(tx.insert(Table::handles, ada,
                          {{"kind", std::string("email")},
                           {"value", std::string("a@example.com")},
                           {"key", std::string("a@example.com")}}));
    ASSERT_TRUE(tx.insert(Table::touches, ada,
                          {{"at", std::int64_t{100}},
                           {"channel", std::string("call")},
                           {"direction", std::string("both")},
                           {"source", std::string("import")},
                           {"external_key", std::string("k1")}}));
    ASSERT_TRUE(tx.commit());
    made = tx.step();
  }
  StepId undo;
  {
    Tx tx = write("undo", "Undid");
    EXPECT_EQ(revert(tx, made)->changes, 3);
    ASSERT_TRUE(tx.commit());
    undo = tx.step();
  }
  EXPECT_FALSE(*find_person(read(), ada));
  EXPECT_TRUE(handle_owners(read(), {"a@example.com"})->empty());
  {
    Tx tx = write("undo", "Did again");
    ASSERT_TRUE(revert(tx, undo));
    ASSERT_TRUE(tx.commit());
  }
  const auto back = find_person(read(), ada);
  ASSERT_TRUE(back && *back);
  EXPECT_EQ((*back)->handles.size(), 1u);
}

TEST_P(TxTest, RevertKeepsPeopleThatLaterStepsWroteTo) {
  PersonId ada, bob;
  StepId import;
  {
    Tx tx = write("import", "Imported");
    ada = make_person(tx, "Ada");
    bob = make_person(tx, "Bob");
    ASSERT_TRUE(tx.commit());
    import = tx.step();
  }
  {
    Tx tx = write("note", "Noted");
    ASSERT_TRUE(tx.insert(Table::notes, ada, {{"at", std::int64_t{1}}, {"text", std::string("met in Rome")}}));
    ASSERT_TRUE(tx.commit());
  }
  Tx tx = write("undo", "Undid");
  const auto done = revert(tx, import);
  ASSERT_TRUE(done);
  EXPECT_EQ(done->people_kept, std::vector<std::string>{"Ada"});
  ASSERT_TRUE(tx.commit());
  EXPECT_TRUE(find_person(read(), ada)->has_value());
  EXPECT_FALSE(find_person(read(), bob)->has_value());
}

TEST_P(TxTest, ReadersSeeOneMoment) {
  const Db before = read();
  EXPECT_TRUE(all_people(before)->empty());
  {
    Tx tx = write();
    make_person(tx, "Ada");
    ASSERT_TRUE(tx.commit());
  }
  EXPECT_TRUE(all_people(before)->empty());
  EXPECT_EQ(all_people(read())->size(), 1u);
}

TEST_P(TxTest, WritersTakeTurnsAndTheLogKeepsTheirOrder) {
  constexpr int kWriters = 4;
  constexpr int kEach = 10;
  std::vector<std::thread> writers;
  for (int w = 0; w < kWriters; ++w) {
    writers.emplace_back([&] {
      for (int i = 0; i < kEach; ++i) {
        auto tx = store_->write(kTestNow, "test", "Test");
        ASSERT_TRUE(tx) << sentence(tx.error());
        make_person(*tx, "P");
        ASSERT_TRUE(tx->commit());
      }
    });
  }
  for (std::thread& writer : writers) writer.join();
  EXPECT_EQ(all_people(read())->size(), static_cast<std::size_t>(kWriters * kEach));
  EXPECT_EQ(*log_end(read()), kWriters * kEach);
  EXPECT_EQ(steps(read(), std::nullopt, 100)->size(), static_cast<std::size_t>(kWriters * kEach));
}

TEST_P(TxTest, ChangedSinceNamesThePeople) {
  PersonId ada;
  {
    Tx tx = write();
    ada = make_person(tx, "Ada");
    make_person(tx, "Bob");
    ASSERT_TRUE(tx.commit());
  }
  const auto end = *log_end(read());
  {
    Tx tx = write();
    ASSERT_TRUE(tx.insert(Table::notes, ada, {{"at", std::int64_t{1}}, {"text", std::string("x")}}));
    ASSERT_TRUE(save_setting(tx, "name", "Me"));
    ASSERT_TRUE(tx.commit());
  }
  const auto since = changed_since(read(), end, 10);
  ASSERT_TRUE(since);
  EXPECT_EQ(since->people, std::vector<PersonId>{ada});
  EXPECT_TRUE(since->tables);
  EXPECT_FALSE(since->too_many);
}

TEST_P(TxTest, ANewerSchemaIsRefused) {
  {
    Tx tx = write();
    sql::plain(tx.session(), "INSERT INTO schema_versions (version) VALUES (9999)");
    ASSERT_TRUE(tx.commit());
  }
  const auto opened = Store::open(location_);
  ASSERT_FALSE(opened);
  EXPECT_NE(opened.error().what.find("newer"), std::string::npos);
}

TEST_P(TxTest, OpeningAgainKeepsEverything) {
  {
    Tx tx = write();
    make_person(tx, "Ada");
    ASSERT_TRUE(tx.commit());
  }
  const auto again = Store::open(location_);
  ASSERT_TRUE(again);
  EXPECT_EQ(all_people(*again->read())->size(), 1u);
}

KITH_BOTH_DATABASES(TxTest);

TEST(StoreFile, RefusesWhatIsNoDatabase) {
  const auto path = std::filesystem::temp_directory_path() / fmt::format("kith_not_{}", ::getpid());
  {
    std::FILE* file = std::fopen(path.c_str(), "w");
    for (int i = 0; i < 1000; ++i) std::fputs("this is a letter, not a database\n", file);
    std::fclose(file);
  }
  const auto opened = Store::open(path.string());
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, Code::bad_input);
  EXPECT_FALSE(check_database(path.string()));
  std::filesystem::remove(path);
}

TEST(StoreFile, IsTheUsersAlone) {
  const auto path = std::filesystem::temp_directory_path() / fmt::format("kith_mode_{}", ::getpid());
  ASSERT_TRUE(Store::open(path.string()));
  const auto mode = std::filesystem::status(path).permissions();
  EXPECT_EQ(mode & (std::filesystem::perms::group_all | std::filesystem::perms::others_all),
            std::filesystem::perms::none);
  for (const char* tail : {"", "-wal", "-shm"}) std::filesystem::remove(path.string() + tail);
}

}  // namespace
}  // namespace kith
