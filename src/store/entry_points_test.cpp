// Entry points, own news and their use as rows, on both databases.
#include "store/entry_points.hpp"

#include "store/catalogue.hpp"
#include "store/log.hpp"
#include "store/merges.hpp"
#include "store/people.hpp"
#include "store/rows.hpp"
#include "store/test_store.hpp"

namespace kith {
namespace {

const LocalDate kToday = local_date(2026, 9, 21);

class EntryStore : public StoreTest {
 protected:
  static EntryPoint about(PersonId person, EntryKind kind, const std::string& text,
                          std::optional<LocalDate> until = {}) {
    EntryPoint entry;
    entry.person = person;
    entry.kind = kind;
    entry.text = text;
    entry.at = entry.noticed = kTestNow;
    entry.until = until;
    return entry;
  }
  static void works_at(Tx& tx, PersonId person, OrganisationId organisation, const char* until = nullptr) {
    ASSERT_TRUE(tx.insert(Table::positions, person,
                          {{"organisation_id", organisation.value},
                           {"role", std::string(until == nullptr ? "Engineer" : "Analyst")},
                           {"to_date", until == nullptr ? Value(std::monostate{}) : Value(std::string(until))}}));
  }
  std::vector<std::string> texts(PersonId person) {
    std::vector<std::string> all;
    auto found = entry_points_of(read(), {person}).value();
    for (const EntryPoint& one : found[person]) all.push_back(one.text);
    return all;
  }
};

using Lines = std::vector<std::string>;

TEST_P(EntryStore, ComeBackAsTheyWere) {
  Tx tx = write();
  const PersonId ada = make_person(tx, "Ada");
  EntryPoint talk = about(ada, EntryKind::talk, "on looms", local_date(2026, 10, 1));
  talk.url = "https://example.org/looms";
  talk.source = EntrySource::feed;
  talk.key = "feed:1";
  talk.noticed = kTestNow + std::chrono::seconds{5};
  const StoredEntry stored = add_entry_point(tx, talk).value();
  EXPECT_TRUE(stored.made);
  ASSERT_TRUE(tx.commit());
  const EntryPoint found = find_entry_point(read(), stored.id).value().value();
  EXPECT_EQ(found.person, ada);
  EXPECT_FALSE(found.organisation_id);
  EXPECT_EQ(found.kind, EntryKind::talk);
  EXPECT_EQ(found.text, "on looms");
  EXPECT_EQ(found.url, "https://example.org/looms");
  EXPECT_EQ(found.source, EntrySource::feed);
  EXPECT_EQ(found.key, "feed:1");
  EXPECT_EQ(found.at, kTestNow);
  EXPECT_EQ(found.noticed, kTestNow + std::chrono::seconds{5});
  EXPECT_EQ(iso(found.until.value()), "2026-10-01");
  EXPECT_FALSE(find_entry_point(read(), EntryPointId{99}).value());
}

TEST_P(EntryStore, AKeyIsStoredOnceForEachOwnerAndStaysDeleted) {
  Tx tx = write();
  const PersonId ada = make_person(tx, "Ada");
  const PersonId grace = make_person(tx, "Grace");
  EntryPoint post = about(ada, EntryKind::post, "a post");
  post.key = "feed:7";
  const StoredEntry first = add_entry_point(tx, post).value();
  const StoredEntry again = add_entry_point(tx, post).value();
  EXPECT_FALSE(again.made);
  EXPECT_EQ(again.id, first.id);
  ASSERT_TRUE(tx.remove(Table::entry_points, first.id.value, ada));
  EXPECT_FALSE(add_entry_point(tx, post).value().made);
  post.person = grace;
  EXPECT_TRUE(add_entry_point(tx, post).value().made);
  post.key = std::nullopt;
  EXPECT_TRUE(add_entry_point(tx, post).value().made);
  EXPECT_TRUE(add_entry_point(tx, post).value().made);
  post.person = PersonId{};
  EXPECT_EQ(add_entry_point(tx, post).error().code, Code::failed);
  ASSERT_TRUE(tx.commit());
  EXPECT_EQ(texts(ada), Lines{});
  EXPECT_EQ(texts(grace).size(), 3U);
}

TEST_P(EntryStore, AnOrganisationsHoldForWhoeverWorksThereNow) {
  Tx tx = write();
  const PersonId ada = make_person(tx, "Ada");
  const PersonId grace = make_person(tx, "Grace");
  const PersonId left = make_person(tx, "Left");
  const OrganisationId acme = need_organisation(tx, "Acme").value();
  works_at(tx, ada, acme);
  works_at(tx, ada, acme);
  works_at(tx, left, acme, "2025-01-01");
  EntryPoint opening = about({}, EntryKind::news, "opens in Lyon", local_date(2026, 9, 30));
  opening.organisation_id = acme;
  ASSERT_TRUE(add_entry_point(tx, opening));
  ASSERT_TRUE(add_entry_point(tx, about(grace, EntryKind::post, "over", local_date(2026, 9, 20))));
  ASSERT_TRUE(tx.commit());
  EXPECT_EQ(texts(ada), Lines{"opens in Lyon"});
  EXPECT_EQ(entry_points_of(read(), {ada}).value()[ada][0].organisation, "Acme");
  EXPECT_EQ(texts(left), Lines{});
  EXPECT_EQ(entry_points_of(read(), acme).value().size(), 1U);
  EXPECT_EQ(people_with_entries(read(), kToday).value(), std::vector{ada});
  EXPECT_EQ(people_with_entries(read(), local_date(2026, 9, 20)).value(), (std::vector{ada, grace}));
}

TEST_P(EntryStore, ThoseThatEndSoonForThePlan) {
  Tx tx = write();
  const PersonId ada = make_person(tx, "Ada");
  const PersonId grace = make_person(tx, "Grace");
  const auto add = [&](PersonId person, EntryKind kind, const char* until) {
    return add_entry_point(tx, about(person, kind, until, parse_date(until).value())).value().id;
  };
  add(ada, EntryKind::talk, "2026-09-20");
  add(ada, EntryKind::talk, "2026-09-21");
  add(ada, EntryKind::post, "2026-09-22");
  const EntryPointId used = add(grace, EntryKind::promotion, "2026-09-28");
  add(grace, EntryKind::promotion, "2026-09-29");
  EntryPoint later = about(grace, EntryKind::talk, "not known yet", kToday);
  later.noticed = kTestNow + Days{1};
  ASSERT_TRUE(add_entry_point(tx, later));
  ASSERT_TRUE(tx.commit());
  const auto ending = [&](Instant now) {
    std::vector<std::string> all;
    const auto rows = ending_entries(read(), {EntryKind::talk, EntryKind::promotion}, now, kToday, kToday + Days{7});
    EXPECT_TRUE(rows) << sentence(rows.error());
    for (const EntryPoint& one : *rows) all.push_back(one.text);
    std::sort(all.begin(), all.end());
    return all;
  };
  EXPECT_EQ(ending(kTestNow), (Lines{"2026-09-21", "2026-09-28"}));
  Tx use = write();
  ASSERT_TRUE(use_entry(use, {grace, used, {}, DraftId{3}, kTestNow, UseHow::message}));
  ASSERT_TRUE(use.commit());
  EXPECT_EQ(ending(kTestNow), Lines{"2026-09-21"});
  EXPECT_EQ(ending(kTestNow - Days{1}), Lines{});  // a replayed day knew of none
}

TEST_P(EntryStore, UsedUpOnceAndUndone) {
  Tx tx = write();
  const PersonId ada = make_person(tx, "Ada");
  const EntryPointId talk = add_entry_point(tx, about(ada, EntryKind::talk, "on looms")).value().id;
  const NewsId italy = insert_news(tx, {{}, "back from Italy", "", kTestNow, {}}).value();
  EXPECT_EQ(use_entry(tx, {ada, {}, {}, {}, kTestNow, UseHow::message}).error().code, Code::failed);
  EXPECT_EQ(use_entry(tx, {ada, talk, italy, {}, kTestNow, UseHow::message}).error().code, Code::failed);
  ASSERT_TRUE(tx.commit());
  Tx use = write("entry", "Used");
  ASSERT_TRUE(use_entry(use, {ada, talk, {}, DraftId{7}, kTestNow, UseHow::message}));
  ASSERT_TRUE(use_entry(use, {ada, talk, {}, {}, kTestNow, UseHow::dismissed}));
  ASSERT_TRUE(use_entry(use, {ada, {}, italy, {}, kTestNow, UseHow::message}));
  ASSERT_TRUE(use.commit());
  const auto uses = uses_of(read(), {ada}).value()[ada];
  ASSERT_EQ(uses.size(), 2U);
  EXPECT_EQ(uses[0].entry, talk);
  EXPECT_EQ(uses[0].draft, DraftId{7});
  EXPECT_EQ(uses[0].how, UseHow::message);
  EXPECT_EQ(uses[1].news, italy);
  EXPECT_EQ(told_counts(read()).value()[italy], 1);
  Tx back = write();
  ASSERT_TRUE(revert(back, use.step()));
  ASSERT_TRUE(back.commit());
  EXPECT_TRUE(uses_of(read(), {ada}).value().empty());
  EXPECT_TRUE(told_counts(read()).value().empty());
}

TEST_P(EntryStore, NewsOfTheUsersLatestFirst) {
  Tx tx = write();
  insert_news(tx, {{}, "first", "", kTestNow, {}}).value();
  const NewsId second =
      insert_news(tx, {{}, "second", "https://example.org", kTestNow + Days{1}, local_date(2026, 10, 1)}).value();
  ASSERT_TRUE(tx.commit());
  const auto all = own_news(read()).value();
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].text, "second");
  EXPECT_EQ(iso(*all[0].until), "2026-10-01");
  EXPECT_EQ(find_news(read(), second).value()->url, "https://example.org");
  EXPECT_FALSE(find_news(read(), NewsId{9}).value());
}

TEST_P(EntryStore, MoveWithTheirPersonButNotTwice) {
  Tx tx = write();
  const PersonId ada = make_person(tx, "Ada");
  const PersonId other = make_person(tx, "Augusta");
  EntryPoint post = about(ada, EntryKind::post, "a post");
  post.key = "feed:7";
  ASSERT_TRUE(add_entry_point(tx, post));
  post.person = other;
  ASSERT_TRUE(add_entry_point(tx, post));
  const EntryPointId talk = add_entry_point(tx, about(other, EntryKind::talk, "a talk")).value().id;
  const NewsId italy = insert_news(tx, {{}, "back from Italy", "", kTestNow, {}}).value();
  for (const PersonId person : {ada, other})
    ASSERT_TRUE(use_entry(tx, {person, {}, italy, {}, kTestNow, UseHow::message}));
  ASSERT_TRUE(use_entry(tx, {other, talk, {}, {}, kTestNow, UseHow::dismissed}));
  ASSERT_TRUE(tx.commit());
  Tx merge = write();
  ASSERT_TRUE(move_rows(merge, other, ada));
  ASSERT_TRUE(merge.commit());
  EXPECT_EQ(texts(ada), (Lines{"a post", "a talk"}));
  EXPECT_EQ(uses_of(read(), {ada}).value()[ada].size(), 2U);
}

TEST_P(EntryStore, RowsOfNobodyAreExportedToo) {
  Tx tx = write();
  const PersonId ada = make_person(tx, "Ada");
  ASSERT_TRUE(add_entry_point(tx, about(ada, EntryKind::post, "hers")));
  EntryPoint theirs = about({}, EntryKind::event, "an open day");
  theirs.organisation_id = need_organisation(tx, "Acme").value();
  ASSERT_TRUE(add_entry_point(tx, theirs));
  ASSERT_TRUE(tx.commit());
  std::vector<PersonId> owners;
  ASSERT_TRUE(each_row(read(), Table::entry_points, {ada}, [&](TableRow&& row) -> Status {
    owners.push_back(row.owner);
    return {};
  }));
  EXPECT_EQ(owners, (std::vector{ada, PersonId{}}));
}

KITH_BOTH_DATABASES(EntryStore);

}  // namespace
}  // namespace kith
