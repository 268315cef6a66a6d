#include "store/people.hpp"
#include "store/merges.hpp"
#include "store/reviews.hpp"

#include "base/text.hpp"
#include "store/catalogue.hpp"
#include "store/derived.hpp"
#include "store/search.hpp"
#include "store/test_store.hpp"
#include "store/touches.hpp"

namespace kith {
namespace {

class PeopleTest : public StoreTest {
 protected:
  void SetUp() override {
    StoreTest::SetUp();
    if (!store_) return;
    Tx tx = write();
    for (const char* name : {"zoe", "adam", "berta", "adele"}) people_.push_back(make_person(tx, name));
    add_handle(tx, people_[0], "email", "zoe@acme.example");
    add_handle(tx, people_[1], "email", "adam@acme.example");
    const auto acme = need_organisation(tx, "Acme GmbH");
    ASSERT_TRUE(
        tx.insert(Table::positions, people_[0], {{"organisation_id", acme->value}, {"role", std::string("Engineer")}}));
    ASSERT_TRUE(tx.insert(Table::tags, people_[1], {{"name", std::string("chess")}}));
    ASSERT_TRUE(rebuild_terms(tx, people_));
    ASSERT_TRUE(tx.commit());
  }
  static void add_handle(Tx& tx, PersonId person, const std::string& kind, const std::string& value) {
    ASSERT_TRUE(tx.insert(Table::handles, person, {{"kind", kind}, {"value", value}, {"key", value}}));
  }
  std::vector<std::string> names(const PeopleFilter& filter) {
    std::vector<std::string> all;
    const auto page = list_people(read(), filter, PeopleSort::name, std::nullopt, 50);
    EXPECT_TRUE(page) << sentence(page.error());
    for (const PersonRow& row : page->rows) all.push_back(row.name);
    return all;
  }
  PeopleFilter words(const std::string& text) {
    PeopleFilter filter;
    filter.words = folded_words(text);
    return filter;
  }

  std::vector<PersonId> people_;
};

using Names = std::vector<std::string>;

TEST_P(PeopleTest, PagesInTheOrderOfTheNames) {
  Names seen;
  std::optional<PeopleAfter> after;
  for (int page = 0; page < 4; ++page) {
    const auto rows = list_people(read(), PeopleFilter{}, PeopleSort::name, after, 1);
    ASSERT_TRUE(rows) << sentence(rows.error());
    ASSERT_EQ(rows->rows.size(), 1u);
    seen.push_back(rows->rows.front().name);
    after = rows->next;
    EXPECT_EQ(after.has_value(), page < 3);
  }
  EXPECT_EQ(seen, (Names{"adam", "adele", "berta", "zoe"}));
}

TEST_P(PeopleTest, FindsByTheBeginningOfWords) {
  struct Row {
    std::string text;
    Names found;
  };
  for (const Row& row : {Row{"ad", {"adam", "adele"}}, Row{"adele", {"adele"}}, Row{"acme", {"adam", "zoe"}},
                         Row{"acm zo", {"zoe"}}, Row{"ZOË", {"zoe"}}, Row{"nobody", {}}, Row{"adam@acme", {"adam"}}}) {
    EXPECT_EQ(names(words(row.text)), row.found) << row.text;
  }
}

TEST_P(PeopleTest, FiltersByTagOrganisationAndState) {
  PeopleFilter tag;
  tag.tag = "chess";
  EXPECT_EQ(names(tag), Names{"adam"});
  PeopleFilter organisation;
  organisation.organisation = *find_organisation(read(), "ACME gmbh");
  EXPECT_EQ(names(organisation), Names{"zoe"});
  PeopleFilter resting;
  resting.state = State::resting;
  EXPECT_TRUE(names(resting).empty());
  EXPECT_EQ(*count_people(read(), PeopleFilter{}), 4);
}

TEST_P(PeopleTest, RowsCarryWhatAListShows) {
  const auto rows = person_rows(read(), {people_[0], people_[2]});
  ASSERT_TRUE(rows);
  ASSERT_EQ(rows->size(), 2u);
  EXPECT_EQ(rows->front().organisation, "Acme GmbH");
  EXPECT_EQ(rows->front().role, "Engineer");
  EXPECT_EQ(rows->front().email, "zoe@acme.example");
  EXPECT_EQ(rows->front().handles, 1);
  EXPECT_EQ(rows->back().organisation, "");
}

TEST_P(PeopleTest, TheRemovedAreInTheTrashOnly) {
  {
    Tx tx = write();
    ASSERT_TRUE(tx.remove(Table::people, people_[1].value, people_[1]));
    ASSERT_TRUE(tx.commit());
  }
  EXPECT_EQ(names(PeopleFilter{}), (Names{"adele", "berta", "zoe"}));
  PeopleFilter trash;
  trash.removed = true;
  EXPECT_EQ(names(trash), Names{"adam"});
  const auto owners = handle_owners(read(), {"adam@acme.example"});
  ASSERT_EQ(owners->size(), 1u);
  EXPECT_TRUE(owners->begin()->second.removed);
}

TEST_P(PeopleTest, TheTrashIsEmptiedAfterItsTime) {
  {
    Tx tx = write();
    ASSERT_TRUE(tx.remove(Table::people, people_[1].value, people_[1]));
    ASSERT_TRUE(tx.commit());
  }
  {
    Tx tx = write();
    EXPECT_EQ(*empty_trash(tx, kTestNow), 0);
    EXPECT_EQ(*empty_trash(tx, kTestNow + Days{1}), 1);
    ASSERT_TRUE(tx.commit());
  }
  EXPECT_FALSE(*find_person(read(), people_[1], Removed::show));
  EXPECT_TRUE(handle_owners(read(), {"adam@acme.example"})->empty());
}

TEST_P(PeopleTest, RhythmsComeBackAsTheyWereSaved) {
  DerivedRhythm row{people_[0], {}, LocalDate{Days{20000}}};
  row.history.touches = 3;
  row.history.dialogues = 1;
  row.history.first = Instant{std::chrono::seconds{-4'000'000'000}};  // 1843
  row.history.last = kTestNow;
  row.history.last_out = kTestNow;
  row.history.last_channel = Channel::letter;
  row.history.round_began = kTestNow;
  row.history.round_asks = true;
  row.history.nudges = 1;
  row.history.silent_rounds = 2;
  row.history.round_channel = Channel::email;
  row.history.window_days = 9;
  row.history.contact_days = 3;
  row.history.month = 1204;
  row.history.season = 2100;
  row.history.usual_gap_hours = 700;
  row.history.asked = 4;
  row.history.answered = 2;
  for (int again = 0; again < 2; ++again) {
    Tx tx = write();
    ASSERT_TRUE(save_rhythms(tx, {row}));
    ASSERT_TRUE(tx.commit());
  }
  const auto rows = plan_rows(read());
  ASSERT_TRUE(rows) << sentence(rows.error());
  ASSERT_EQ(rows->size(), 4u);
  EXPECT_EQ(rows->front().history, row.history);
  EXPECT_EQ(rows->front().promised, row.promised);
  EXPECT_EQ(rows->back().history, History{});
  EXPECT_TRUE(people_to_fold(read())->empty());
  row.history.contact_days = 0;
  Tx tx = write();
  ASSERT_TRUE(save_rhythms(tx, {row}));
  ASSERT_TRUE(tx.commit());
  EXPECT_EQ(*people_to_fold(read()), std::vector<PersonId>{people_[0]});
  const std::vector<PersonId> one{people_[2]};
  EXPECT_EQ(plan_rows(read(), &one)->size(), 1u);
}

TEST_P(PeopleTest, TheTimelinePagesWithoutLossOrRepeat) {
  {
    Tx tx = write();
    for (int i = 0; i < 25; ++i) {
      const std::int64_t at = 1000 + i / 3;  // several in one second
      if (i % 4 == 0) {
        ASSERT_TRUE(tx.insert(Table::notes, people_[0], {{"at", at}, {"text", fmt::format("note {}", i)}}));
      } else {
        ASSERT_TRUE(tx.insert(Table::touches, people_[0],
                              {{"at", at},
                               {"channel", std::string("email")},
                               {"direction", std::string("out")},
                               {"source", std::string("typed")},
                               {"note", fmt::format("touch {}", i)}}));
      }
    }
    ASSERT_TRUE(tx.commit());
  }
  std::set<std::string> seen;
  std::optional<MomentAfter> after;
  Instant last = kTestNow;
  for (int page = 0; page < 10; ++page) {
    const auto part = timeline(read(), people_[0], after, 5);
    ASSERT_TRUE(part);
    EXPECT_EQ(part->moments.size(), 5u);
    for (const Moment& moment : part->moments) {
      EXPECT_LE(moment.at, last);
      last = moment.at;
      EXPECT_TRUE(seen.insert(moment.kind == Moment::Kind::note ? moment.note.text : moment.touch.note).second);
    }
    after = part->next;
    if (!after) break;
  }
  EXPECT_EQ(seen.size(), 25u);
}

TEST_P(PeopleTest, ManyKeysAreAskedInParts) {
  std::vector<std::string> keys;
  for (int i = 0; i < 1300; ++i) keys.push_back(fmt::format("nobody{}@example.com", i));
  keys.push_back("zoe@acme.example");
  const auto owners = handle_owners(read(), keys);
  ASSERT_TRUE(owners) << sentence(owners.error());
  EXPECT_EQ(owners->size(), 1u);
}

TEST_P(PeopleTest, AMergeMovesEverything) {
  {
    Tx tx = write();
    ASSERT_TRUE(move_rows(tx, people_[1], people_[0]));
    ASSERT_TRUE(tx.commit());
  }
  const auto zoe = find_person(read(), people_[0])->value();
  EXPECT_EQ(zoe.handles.size(), 2u);
  EXPECT_EQ(zoe.tags, std::vector<std::string>{"chess"});
}

KITH_BOTH_DATABASES(PeopleTest);

class CatalogueTest : public StoreTest {};

TEST_P(CatalogueTest, SettingsAreSetChangedAndForgotten) {
  for (const char* value : {"Ada", "Ada King", ""}) {
    Tx tx = write();
    ASSERT_TRUE(save_setting(tx, "name", value));
    ASSERT_TRUE(tx.commit());
    const auto all = settings(read());
    EXPECT_EQ(all->contains("name"), *value != '\0');
    if (*value != '\0') {
      EXPECT_EQ(all->at("name"), value);
    }
  }
}

TEST_P(CatalogueTest, AnOrganisationIsOneByItsFoldedName) {
  Tx tx = write();
  const auto first = need_organisation(tx, "Müller & Söhne");
  const auto second = need_organisation(tx, "MULLER & SOHNE");
  ASSERT_TRUE(first && second);
  EXPECT_EQ(*first, *second);
}

TEST_P(CatalogueTest, StrataKeepTheirWorth) {
  Tx tx = write();
  ASSERT_TRUE(insert_stratum(tx, {{}, "Core", 1, 28, Channel::call, Counts::dialogue, 15, 2.5}));
  const auto all = strata(tx);
  ASSERT_EQ(all->size(), 1u);
  EXPECT_EQ(all->front().name, "Core");
  EXPECT_EQ(all->front().counts, Counts::dialogue);
  EXPECT_DOUBLE_EQ(all->front().worth, 2.5);
}

TEST_P(CatalogueTest, LoginsEnd) {
  Tx tx = write();
  ASSERT_TRUE(save_login(tx, "hash", kTestNow + Days{1}));
  ASSERT_TRUE(tx.commit());
  EXPECT_TRUE(*login_known(read(), "hash", kTestNow));
  EXPECT_FALSE(*login_known(read(), "hash", kTestNow + Days{2}));
  EXPECT_FALSE(*login_known(read(), "other", kTestNow));
}

KITH_BOTH_DATABASES(CatalogueTest);

}  // namespace
}  // namespace kith
