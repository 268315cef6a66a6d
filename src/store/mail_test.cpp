#include "store/mail.hpp"

#include <gmock/gmock.h>

#include "store/log.hpp"
#include "store/test_store.hpp"

namespace kith {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using testing::UnorderedElementsAre;

class MailStoreTest : public StoreTest {
 protected:
  static MessageRow message(const std::string& key, const std::string& answers = "", const std::string& thread = "") {
    MessageRow row;
    row.key = key;
    row.digest = "digest of " + key;
    row.answers = answers;
    row.thread = thread.empty() ? key : thread;
    row.sender = "ann@example.com";
    row.sender_name = "Ann";
    row.at = kTestNow;
    row.subject = "About " + key;
    row.subject_key = "about";
    row.recipients = 1;
    row.kind = "personal";
    return row;
  }
  static ExchangeRow exchange(const std::string& address, const std::string& direction, int hours,
                              std::string key = {}) {
    if (key.empty()) key = std::to_string(hours);
    return {0, address, "Ann", direction, kTestNow + std::chrono::hours{hours}, false, key, key, "Subject " + key, 1};
  }
  static std::vector<std::string> keys(const Result<std::vector<MessageRow>>& rows) {
    std::vector<std::string> all;
    if (!rows) return {sentence(rows.error())};
    for (const MessageRow& row : *rows) all.push_back(row.key);
    return all;
  }
};

TEST_P(MailStoreTest, AMessageIsFoundByItsKeyItsThreadAndWhatItAnswers) {
  Tx tx = write();
  for (const MessageRow& row : {message("a"), message("b", "a", "a"), message("c", "z")})
    ASSERT_TRUE(insert_message(tx, row));
  EXPECT_THAT(keys(messages_with_keys(tx, {"a", "c", "x"})), ElementsAre("a", "c"));
  EXPECT_THAT(keys(messages_answering(tx, {"a"})), ElementsAre("b"));
  EXPECT_THAT(keys(messages_of_thread(tx, "a")), ElementsAre("a", "b"));
  EXPECT_THAT(*threads_there(tx, {"a", "b", "c"}), UnorderedElementsAre("a", "c"));
  const auto found = messages_with_keys(tx, {"b"})->front();
  EXPECT_EQ(found.digest, "digest of b");
  EXPECT_EQ(found.sender_name, "Ann");
  EXPECT_EQ(found.at, kTestNow);
  EXPECT_EQ(found.recipients, 1);
}

TEST_P(MailStoreTest, TheLatestAboutASubjectWithinATime) {
  Tx tx = write();
  MessageRow early = message("a");
  early.at = kTestNow - std::chrono::hours{48};
  ASSERT_TRUE(insert_message(tx, early));
  ASSERT_TRUE(insert_message(tx, message("b")));
  EXPECT_EQ((*message_about(tx, "about", kTestNow - std::chrono::hours{1}, kTestNow))->key, "b");
  EXPECT_EQ((*message_about(tx, "about", early.at, early.at))->key, "a");
  EXPECT_FALSE(*message_about(tx, "other", early.at, kTestNow));
  EXPECT_FALSE(*message_about(tx, "", early.at, kTestNow));
}

TEST_P(MailStoreTest, AThreadGetsAnotherNameWithAllThatHangsOnIt) {
  Tx tx = write();
  ASSERT_TRUE(insert_message(tx, message("b", "a")));
  ASSERT_TRUE(insert_message(tx, message("c", "b", "b")));
  ASSERT_TRUE(insert_exchange(tx, exchange("bo@example.com", "in", 0, "b")));
  ASSERT_TRUE(rename_thread(tx, "b", "a"));
  EXPECT_THAT(keys(messages_of_thread(tx, "a")), ElementsAre("b", "c"));
  EXPECT_EQ(exchanges_of(tx, "bo@example.com")->front().thread, "a");
}

TEST_P(MailStoreTest, CorrespondentsAreCountedByAddress) {
  Tx tx = write();
  int hour = 0;
  const auto next = [&] { return ++hour; };
  for (const char* direction : {"in", "out", "in", "out"})
    ASSERT_TRUE(insert_exchange(tx, exchange("often@example.com", direction, next())));
  for (const char* direction : {"in", "in", "out"})
    ASSERT_TRUE(insert_exchange(tx, exchange("less@example.com", direction, next())));
  for (int i = 0; i < 5; ++i)  // they never wrote
    ASSERT_TRUE(insert_exchange(tx, exchange("silent@example.com", "out", next())));
  ASSERT_TRUE(insert_exchange(tx, exchange("once@example.com", "in", next())));
  const auto rows = correspondents(tx, 3, 10);
  ASSERT_TRUE(rows) << sentence(rows.error());
  ASSERT_THAT(*rows, SizeIs(2));
  EXPECT_EQ(rows->front().address, "often@example.com");
  EXPECT_EQ(rows->front().in, 2);
  EXPECT_EQ(rows->front().out, 2);
  EXPECT_EQ(rows->front().subject, "Subject 4");
  EXPECT_EQ(rows->back().address, "less@example.com");
  EXPECT_THAT(*correspondents(tx, 3, 1), SizeIs(1));
  ASSERT_TRUE(mark_address(tx, "often@example.com", AddressMark::dismissed, "", kTestNow));
  EXPECT_THAT(*correspondents(tx, 3, 10), SizeIs(1));
}

TEST_P(MailStoreTest, ExchangesFindWhoCameToKith) {
  Tx tx = write();
  ASSERT_TRUE(insert_exchange(tx, exchange("ann@example.com", "in", 1, "a")));
  EXPECT_THAT(*exchanges_found(tx), IsEmpty());
  const PersonId ann = make_person(tx, "ann");
  ASSERT_TRUE(tx.insert(Table::handles, ann,
                        {{"kind", std::string("email")},
                         {"value", std::string("Ann@Example.com")},
                         {"key", std::string("ann@example.com")}}));
  EXPECT_THAT(*exchanges_found(tx), ElementsAre(testing::Pair("ann@example.com", ann)));
}

TEST_P(MailStoreTest, AnAddressBearsEachMarkOnce) {
  Tx tx = write();
  EXPECT_TRUE(*mark_address(tx, "ann@example.com", AddressMark::bounced, "no such user", kTestNow));
  EXPECT_FALSE(*mark_address(tx, "ann@example.com", AddressMark::bounced, "again", kTestNow));
  EXPECT_TRUE(*mark_address(tx, "bo@example.com", AddressMark::dismissed, "", kTestNow));
  const auto marked = marked_addresses(tx, {"ann@example.com", "nobody@example.com"});
  ASSERT_THAT(*marked, SizeIs(1));
  EXPECT_EQ(marked->front().why, "no such user");
  EXPECT_THAT(*addresses_marked_since(tx, kTestNow), SizeIs(1));  // what was dismissed is no news
  EXPECT_THAT(*addresses_marked_since(tx, kTestNow + std::chrono::hours{1}), IsEmpty());
}

TEST_P(MailStoreTest, AStopIsHeededOnceWhateverBecomesOfItsMark) {
  MessageRow stop = message("s");
  stop.kind = "stop";
  {
    Tx tx = write();
    ASSERT_TRUE(insert_message(tx, stop));
    ASSERT_TRUE(insert_message(tx, message("p")));
    ASSERT_TRUE(tx.commit());
  }
  EXPECT_THAT(keys(unheeded_stops(read(), kTestNow)), ElementsAre("s"));
  EXPECT_THAT(keys(unheeded_stops(read(), kTestNow + std::chrono::hours{1})), IsEmpty());
  std::int64_t mark = 0;
  {
    Tx tx = write("stop", "Stop");
    ASSERT_TRUE(mark_address(tx, stop.sender, AddressMark::stopped, stop.subject, stop.at));
    mark = marked_addresses(tx, {stop.sender})->front().id;
    ASSERT_TRUE(tx.commit());
  }
  EXPECT_THAT(keys(unheeded_stops(read(), kTestNow)), IsEmpty());
  const auto step = step_that_made(read(), "stop", Table::mail_addresses, mark);
  ASSERT_TRUE(step) << sentence(step.error());
  EXPECT_EQ(step_that_made(read(), "other", Table::mail_addresses, mark).error().code, Code::not_found);
  {
    Tx tx = write();
    ASSERT_TRUE(revert(tx, *step));
    ASSERT_TRUE(tx.commit());
  }
  EXPECT_THAT(*marked_addresses(read(), {stop.sender}), IsEmpty());
  EXPECT_THAT(keys(unheeded_stops(read(), kTestNow)), IsEmpty());
}

KITH_BOTH_DATABASES(MailStoreTest);

}  // namespace
}  // namespace kith
