// Drafts and the mail they go on from, on both databases.
#include "store/drafts.hpp"

#include "store/mail.hpp"
#include "store/test_store.hpp"

namespace kith {
namespace {

class DraftRows : public StoreTest {
 protected:
  Draft draft(PersonId person, std::string subject) {
    Draft one;
    one.person = person;
    one.subject = std::move(subject);
    one.body = "Hi\n'quoted' :ws";
    one.news = NewsId{3};
    one.answers = "a@b";
    one.created = one.changed = kTestNow;
    return one;
  }
  void mail(Tx& tx, PersonId person, const std::string& key, const std::string& thread, int minute,
            const std::string& direction) {
    MessageRow row;
    row.key = key;
    row.thread = thread;
    row.sender = "ada@example.com";
    row.subject = "About " + key;
    row.kind = "personal";
    row.at = kTestNow + std::chrono::minutes{minute};
    ASSERT_TRUE(insert_message(tx, row));
    ASSERT_TRUE(tx.insert(Table::touches, person,
                          {{"at", std::int64_t{seconds(row.at)}},
                           {"channel", std::string("email")},
                           {"direction", direction},
                           {"source", std::string("mail")},
                           {"asks", std::int64_t{0}},
                           {"note", row.subject},
                           {"external_key", "mail:" + key},
                           {"thread", thread},
                           {"recipients", std::int64_t{1}}}));
  }
};

TEST_P(DraftRows, ComeBackAsTheyWere) {
  Tx tx = write();
  const PersonId ada = make_person(tx, "Ada");
  const PersonId bob = make_person(tx, "Bob");
  const DraftId first = insert_draft(tx, draft(ada, "One")).value();
  Draft second = draft(bob, "Two");
  second.id = insert_draft(tx, second).value();
  second.state = DraftState::queued;
  second.changed = kTestNow + std::chrono::hours{1};
  ASSERT_TRUE(update_draft(tx, second));
  ASSERT_TRUE(tx.commit());
  const Db db = read();
  const Draft found = *find_draft(db, first).value();
  EXPECT_EQ(found.body, "Hi\n'quoted' :ws");
  EXPECT_EQ(found.entry, EntryPointId{});
  EXPECT_EQ(found.news, NewsId{3});
  EXPECT_EQ(found.answers, "a@b");
  const auto all = list_drafts(db, {}).value();
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].id, second.id) << "the one changed last comes first";
  DraftFilter queued;
  queued.state = DraftState::queued;
  EXPECT_EQ(list_drafts(db, queued)->size(), 1U);
  DraftFilter hers;
  hers.person = ada;
  EXPECT_EQ(list_drafts(db, hers)->front().id, first);
  EXPECT_FALSE(*find_draft(db, DraftId{9}));
}

TEST_P(DraftRows, GoOnFromTheLatestMailThatCanBeAnswered) {
  Tx tx = write();
  const PersonId ada = make_person(tx, "Ada");
  EXPECT_FALSE(*last_mail(tx, ada));
  mail(tx, ada, "k1", "k1", 0, "in");
  mail(tx, ada, "k2", "k1", 1, "out");
  mail(tx, ada, "k3", "k1", 2, "in");
  EXPECT_FALSE(*last_mail(tx, ada)) << "no Message-ID is known";
  ASSERT_TRUE(keep_message_id(tx, "k1", "one@example.com"));
  ASSERT_TRUE(keep_message_id(tx, "k2", "two@example.com"));
  ASSERT_TRUE(keep_message_id(tx, "k2", "two@example.com"));
  const LastMail last = *last_mail(tx, ada).value();
  EXPECT_EQ(last.message_id, "two@example.com");
  EXPECT_EQ(known_message_id(tx, last.thread).value(), "one@example.com");
  EXPECT_EQ(last.thread, "k1");
  EXPECT_EQ(last.subject, "About k2");
  EXPECT_EQ(last.direction, Direction::out);
}

KITH_BOTH_DATABASES(DraftRows);

}  // namespace
}  // namespace kith
