#include "store/search.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "store/catalogue.hpp"
#include "store/derived.hpp"
#include "store/log.hpp"
#include "store/test_store.hpp"

namespace kith {
namespace {

class SearchTest : public StoreTest {
 protected:
  void SetUp() override {
    StoreTest::SetUp();
    if (!store_) return;
    Tx tx = write();
    ada_ = make_person(tx, "Ada Müller");
    bob_ = make_person(tx, "Bob O'Brien");
    const auto acme = need_organisation(tx, "Acme Räder GmbH");
    ASSERT_TRUE(tx.insert(Table::positions, ada_,
                          {{"organisation_id", acme->value}, {"role", std::string("Head of Engineering")}}));
    handle(tx, ada_, "email", "ada.m@acme.example.com");
    handle(tx, bob_, "phone", "+44 20 7946 0991");
    ASSERT_TRUE(tx.insert(Table::addresses, bob_, {{"city", std::string("Zürich")}}));
    ASSERT_TRUE(tx.insert(Table::tags, bob_, {{"name", std::string("chess club")}}));
    note_ = note(tx, ada_, 1000, "Her daughter sails; the annual report is late.");
    note(tx, bob_, 2000, "Sailing in Kiel. Asked about the report of the annual meeting.");
    touch_ = touch(tx, bob_, 3000, "Lunch: annual report");
    touch(tx, bob_, 4000, "");
    derive(tx);
    ASSERT_TRUE(tx.commit());
  }
  static void derive(Tx& tx) {
    const std::vector<PersonId> people(tx.search_people().begin(), tx.search_people().end());
    ASSERT_TRUE(rebuild_terms(tx, people));
    ASSERT_TRUE(rebuild_words(tx, tx.worded_rows()));
    tx.forget_people();
  }
  static void handle(Tx& tx, PersonId person, const std::string& kind, const std::string& value) {
    ASSERT_TRUE(tx.insert(Table::handles, person, {{"kind", kind}, {"value", value}, {"key", value}}));
  }
  static std::int64_t note(Tx& tx, PersonId person, std::int64_t at, const std::string& text) {
    return tx.insert(Table::notes, person, {{"at", at}, {"text", text}}).value();
  }
  static std::int64_t touch(Tx& tx, PersonId person, std::int64_t at, const std::string& text) {
    return tx
        .insert(Table::touches, person,
                {{"at", at},
                 {"channel", std::string("lunch")},
                 {"direction", std::string("both")},
                 {"source", std::string("typed")},
                 {"note", text}})
        .value();
  }
  std::vector<PersonId> with(TermField field, const std::string& word, Reach reach = Reach::beginning) {
    auto found = people_with_word(read(), field, {word}, reach);
    EXPECT_TRUE(found) << sentence(found.error());
    return *found;
  }
  std::vector<std::int64_t> rows(const TextQuery& query) {
    const auto found = find_texts(read(), query, std::nullopt, 10);
    EXPECT_TRUE(found) << sentence(found.error());
    std::vector<std::int64_t> all;
    if (found) {
      for (const TextKey& key : *found) all.push_back(key.row * 10 + static_cast<std::int64_t>(key.kind));
    }
    return all;
  }

  PersonId ada_, bob_;
  std::int64_t note_ = 0, touch_ = 0;
};

using People = std::vector<PersonId>;

TEST_P(SearchTest, PeopleAreFoundByTheFieldAWordStandsIn) {
  EXPECT_EQ(with(TermField::name, "ad"), People{ada_});
  EXPECT_EQ(with(TermField::name, "mueller"), People{ada_});
  EXPECT_EQ(with(TermField::name, "muller"), People{ada_});
  EXPECT_EQ(with(TermField::name, "obrien"), People{bob_});
  EXPECT_EQ(with(TermField::name, "acme"), People{});
  EXPECT_EQ(with(TermField::organisation, "acm"), People{ada_});
  EXPECT_EQ(with(TermField::organisation, "raeder"), People{ada_});
  EXPECT_EQ(with(TermField::role, "engin"), People{ada_});
  EXPECT_EQ(with(TermField::handle, "ada.m@"), People{ada_});
  EXPECT_EQ(with(TermField::handle, "com"), People{});  // of no use to anybody
  EXPECT_EQ(with(TermField::handle, "4420"), People{bob_});
  EXPECT_EQ(with(TermField::city, "zurich"), People{bob_});
  EXPECT_EQ(with(TermField::tag, "chess"), People{bob_});
  EXPECT_EQ(with(TermField::name, "ad", Reach::whole), People{});
  EXPECT_EQ(with(TermField::name, "ada", Reach::whole), People{ada_});
}

TEST_P(SearchTest, WordsComeWithTheirPeople) {
  const auto all = words_of(read(), TermField::tag, {ada_, bob_});
  ASSERT_TRUE(all);
  std::vector<std::string> words;
  for (const PersonWord& one : *all) {
    EXPECT_EQ(one.person, bob_);
    words.push_back(one.word);
  }
  std::sort(words.begin(), words.end());
  EXPECT_EQ(words, (std::vector<std::string>{"chess", "club"}));
  EXPECT_TRUE(words_of(read(), TermField::tag, {ada_})->empty());
  EXPECT_TRUE(words_of(read(), TermField::tag, {})->empty());
}

TEST_P(SearchTest, TheVocabularyHoldsEachWordOnce) {
  auto words = vocabulary(read(), {TermField::name});
  ASSERT_TRUE(words);
  std::sort(words->begin(), words->end());
  EXPECT_EQ(*words, (std::vector<std::string>{"ada", "bob", "brien", "mueller", "muller", "o", "obrien"}));
  const People only{bob_};
  EXPECT_EQ(vocabulary(read(), {TermField::name}, &only)->size(), 4U);
}

TEST_P(SearchTest, NameRowsSayWhatSomebodyHas) {
  const auto all = name_rows(read());
  ASSERT_TRUE(all);
  ASSERT_EQ(all->size(), 2U);
  EXPECT_EQ(all->front().sort_key, "ada muller");
  const auto has = [&](const NameRow& row, HasBit bit) { return (row.has & static_cast<std::int64_t>(bit)) != 0; };
  EXPECT_TRUE(has(all->front(), HasBit::email) && has(all->front(), HasBit::organisation));
  EXPECT_FALSE(has(all->front(), HasBit::phone) || has(all->front(), HasBit::tag));
  EXPECT_TRUE(has(all->back(), HasBit::phone) && has(all->back(), HasBit::address) && has(all->back(), HasBit::tag));
}

TEST_P(SearchTest, OrganisationsAreFoundByTheirWords) {
  const auto found = find_organisations(read(), {"acme", "rad"}, 5);
  ASSERT_TRUE(found) << sentence(found.error());
  ASSERT_EQ(found->size(), 1U);
  EXPECT_EQ(found->front().name, "Acme Räder GmbH");
  EXPECT_EQ(found->front().people, 1);
  EXPECT_TRUE(find_organisations(read(), {"acme", "nothing"}, 5)->empty());
}

TEST_P(SearchTest, TextsAreFoundTheNewestFirst) {
  EXPECT_EQ(rows({{{"report"}}, {}}), (std::vector<std::int64_t>{touch_ * 10 + 1, 20, note_ * 10}));
  EXPECT_EQ(rows({{{"sail"}}, {}}), (std::vector<std::int64_t>{20, note_ * 10}));
  EXPECT_EQ(rows({{{"annual", "report"}}, {}}), (std::vector<std::int64_t>{touch_ * 10 + 1, note_ * 10}));
  EXPECT_EQ(rows({{{"report"}, {"kiel"}}, {}}), std::vector<std::int64_t>{20});
  EXPECT_EQ(rows({{{"report"}}, {{"lunch"}}}), (std::vector<std::int64_t>{20, note_ * 10}));
  EXPECT_EQ(rows({{{"absent"}}, {}}), std::vector<std::int64_t>{});
  EXPECT_EQ(rows({{}, {}}), std::vector<std::int64_t>{});
  const auto first = find_texts(read(), {{{"report"}}, {}}, std::nullopt, 1);
  ASSERT_EQ(first->size(), 1U);
  const auto rest = find_texts(read(), {{{"report"}}, {}}, first->front().key, 10);
  EXPECT_EQ(rest->size(), 2U);
  const auto texts = load_texts(read(), *first);
  ASSERT_EQ(texts->size(), 1U);
  EXPECT_EQ(texts->front().text, "Lunch: annual report");
  EXPECT_EQ(texts->front().channel, Channel::lunch);
  auto people = people_with_text(read(), {{{"report"}}, {}});
  std::sort(people->begin(), people->end());
  EXPECT_EQ(*people, (People{ada_, bob_, bob_}));
}

TEST_P(SearchTest, TextsFollowWhatIsWritten) {
  StepId step;
  {
    Tx tx = write();
    ASSERT_TRUE(tx.update(Table::notes, note_, ada_, {{"text", std::string("Plays the cello.")}}));
    ASSERT_TRUE(tx.remove(Table::touches, touch_, bob_));
    derive(tx);
    ASSERT_TRUE(tx.commit());
    step = tx.step();
  }
  EXPECT_EQ(rows({{{"cello"}}, {}}), std::vector<std::int64_t>{note_ * 10});
  EXPECT_EQ(rows({{{"report"}}, {}}), std::vector<std::int64_t>{20});
  {
    Tx tx = write();
    ASSERT_TRUE(revert(tx, step));
    derive(tx);
    ASSERT_TRUE(tx.commit());
  }
  EXPECT_EQ(rows({{{"cello"}}, {}}), std::vector<std::int64_t>{});
  EXPECT_EQ(rows({{{"report"}}, {}}).size(), 3U);
}

TEST_P(SearchTest, AnEmptiedTrashLeavesNoTexts) {
  {
    Tx tx = write();
    ASSERT_TRUE(tx.remove(Table::people, bob_.value, bob_));
    derive(tx);
    ASSERT_TRUE(tx.commit());
  }
  EXPECT_TRUE(with(TermField::name, "bob").empty());
  Tx tx = write();
  EXPECT_EQ(*empty_trash(tx, kTestNow + Days{40}), 1);
  ASSERT_TRUE(tx.commit());
  EXPECT_EQ(rows({{{"report"}}, {}}), std::vector<std::int64_t>{note_ * 10});
}

TEST_P(SearchTest, EverythingIsDerivedAnewForAnOlderDatabase) {
  EXPECT_TRUE(*search_is_current(read()));
  {
    Tx tx = write();
    sql::run(tx, "DELETE FROM derived_versions WHERE ws = :ws", {});
    sql::run(tx, "DELETE FROM terms WHERE ws = :ws", {});
    sql::run(tx, "DELETE FROM texts WHERE ws = :ws", {});
    sql::run(tx, "DELETE FROM organisation_terms WHERE ws = :ws", {});
    ASSERT_TRUE(tx.commit());
  }
  EXPECT_FALSE(*search_is_current(read()));
  EXPECT_TRUE(rows({{{"report"}}, {}}).empty());
  {
    Tx tx = write();
    ASSERT_TRUE(rebuild_search(tx));
    ASSERT_TRUE(tx.commit());
    EXPECT_FALSE(tx.step());  // nothing of the user's changed
  }
  EXPECT_TRUE(*search_is_current(read()));
  EXPECT_EQ(rows({{{"report"}}, {}}).size(), 3U);
  EXPECT_EQ(with(TermField::name, "mueller"), People{ada_});
  EXPECT_EQ(find_organisations(read(), {"acme"}, 5)->size(), 1U);
}

KITH_BOTH_DATABASES(SearchTest);

}  // namespace
}  // namespace kith
