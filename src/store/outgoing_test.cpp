// What went out, what was told and what the ledger sums to, on both databases.
#include "store/outgoing.hpp"

#include "store/entry_points.hpp"
#include "store/test_store.hpp"

namespace kith {
namespace {

class OutgoingStore : public StoreTest {
 protected:
  static void touch(Tx& tx, PersonId person, int days_ago, const std::string& direction, const std::string& note) {
    ASSERT_TRUE(tx.insert(Table::touches, person,
                          {{"at", std::int64_t{seconds(kTestNow - Days{days_ago})}},
                           {"channel", std::string("email")},
                           {"direction", direction},
                           {"source", std::string("typed")},
                           {"note", note}}));
  }
  static void draft(Tx& tx, PersonId person, int days_ago, const std::string& state, const std::string& body) {
    const std::int64_t at = seconds(kTestNow - Days{days_ago});
    ASSERT_TRUE(tx.insert(Table::drafts, person,
                          {{"opening", std::string()},
                           {"channel", std::string("email")},
                           {"subject", std::string()},
                           {"body", body},
                           {"answers", std::string()},
                           {"thread", std::string()},
                           {"created_at", at},
                           {"changed_at", at},
                           {"state", state}}));
  }
  static std::vector<std::string> texts(const std::vector<OutgoingText>& all) {
    std::vector<std::string> found;
    for (const OutgoingText& one : all) found.push_back(one.text);
    return found;
  }
};

TEST_P(OutgoingStore, ToOnePersonTheLatestFirst) {
  Tx tx = write();
  const PersonId ada = make_person(tx, "Ada");
  const PersonId tom = make_person(tx, "Tom");
  touch(tx, ada, 9, "out", "the older one");
  touch(tx, ada, 2, "out", "the newer one");
  touch(tx, ada, 1, "in", "theirs");
  touch(tx, ada, 1, "out", "");
  touch(tx, tom, 1, "out", "to somebody else");
  draft(tx, ada, 3, "sent", "a sent draft");
  draft(tx, ada, 1, "open", "not sent yet");
  ASSERT_TRUE(tx.commit());
  const Db db = read();
  EXPECT_EQ(texts(outgoing_to(db, ada, 10).value()),
            (std::vector<std::string>{"the newer one", "the older one", "a sent draft"}));
  EXPECT_EQ(texts(outgoing_to(db, ada, 1).value()), (std::vector<std::string>{"the newer one", "a sent draft"}));
}

TEST_P(OutgoingStore, DraftsOfTheseDaysAreThereWhetherTheyLeftOrNot) {
  Tx tx = write();
  const PersonId ada = make_person(tx, "Ada");
  draft(tx, ada, 3, "sent", "sent");
  draft(tx, ada, 4, "open", "open");
  draft(tx, ada, 40, "sent", "long ago");
  ASSERT_TRUE(tx.commit());
  const auto all = outgoing_since(read(), kTestNow - Days{10}, 100).value();
  ASSERT_EQ(all.size(), 2U);
  for (const OutgoingText& one : all) {
    EXPECT_EQ(one.left, one.text == "sent");
    EXPECT_TRUE(one.draft);
  }
}

TEST_P(OutgoingStore, ToldAreEntryPointsAndNewsThatAMessageSpokeOf) {
  Tx tx = write();
  const PersonId ada = make_person(tx, "Ada");
  EntryPoint entry;
  entry.person = ada;
  entry.kind = EntryKind::article;
  entry.text = "on trams";
  entry.url = "https://paper.example/trams";
  entry.at = entry.noticed = kTestNow;
  const EntryPointId told = add_entry_point(tx, entry).value().id;
  entry.text = "put aside";
  entry.key = "other";
  const EntryPointId aside = add_entry_point(tx, entry).value().id;
  OwnNews news;
  news.text = "back from Italy";
  news.at = kTestNow;
  const NewsId italy = insert_news(tx, news).value();
  for (const EntryUse& use : {EntryUse{ada, told, {}, {}, kTestNow, UseHow::message},
                              EntryUse{ada, aside, {}, {}, kTestNow, UseHow::dismissed},
                              EntryUse{ada, {}, italy, {}, kTestNow, UseHow::message}})
    ASSERT_TRUE(use_entry(tx, use));
  ASSERT_TRUE(tx.commit());
  const auto all = told_to(read(), ada).value();
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].url, "https://paper.example/trams");
  EXPECT_EQ(all[1].text, "back from Italy");
}

KITH_BOTH_DATABASES(OutgoingStore);

}  // namespace
}  // namespace kith
