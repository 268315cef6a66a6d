// The outbox as rows, on both databases: who moves a message, and who finds that it was moved.
#include "store/outbox.hpp"

#include "store/test_store.hpp"

namespace kith {
namespace {

using std::chrono::minutes;

class OutboxRows : public StoreTest {
 protected:
  OutboxMail put(std::int64_t draft, Instant at) {
    OutboxMail mail;
    mail.draft = DraftId{draft};
    mail.person = PersonId{1};
    mail.account = 1;
    mail.message_id = "id@example.org";
    mail.recipient = "ada@example.com";
    mail.mail = "Date: x\r\n\r\nwords\r\n";
    mail.queued = kTestNow;
    mail.not_before = at;
    Tx tx = write();
    mail.id = insert_outbox(tx, mail).value();
    EXPECT_TRUE(tx.commit());
    return mail;
  }
  bool move(OutboxMail& mail, OutboxState to, const std::vector<OutboxState>& from, std::optional<int> tries = {}) {
    OutboxMail next = mail;
    next.state = to;
    Tx tx = write();
    const bool moved = move_outbox(tx, next, from, tries).value();
    EXPECT_TRUE(tx.commit());
    if (moved) mail = next;
    return moved;
  }
  std::vector<OutboxId> due(Instant now) { return outbox_due(read(), now, minutes{4}).value(); }
};

TEST_P(OutboxRows, ComeBackAsTheyWere) {
  OutboxMail mail = put(7, kTestNow);
  mail.tries = 2;
  mail.tried = kTestNow + minutes{1};
  mail.said = "450 it's \"later\"";
  ASSERT_TRUE(move(mail, OutboxState::sending, {OutboxState::scheduled}));
  const OutboxMail found = *find_outbox(read(), mail.id).value();
  EXPECT_EQ(found.mail, mail.mail);
  EXPECT_EQ(found.state, OutboxState::sending);
  EXPECT_EQ(found.tries, 2);
  EXPECT_EQ(found.tried, mail.tried);
  EXPECT_EQ(found.sent, std::nullopt);
  EXPECT_EQ(found.said, mail.said);
  EXPECT_EQ(outbox_of(read(), DraftId{7}).value()->id, mail.id);
  EXPECT_FALSE(*outbox_of(read(), DraftId{8}));
}

TEST_P(OutboxRows, OneProgramMovesAMessage) {
  OutboxMail mail = put(1, kTestNow);
  OutboxMail other = mail;
  mail.tries = 1;
  ASSERT_TRUE(move(mail, OutboxState::sending, {OutboxState::scheduled}, 0));
  EXPECT_FALSE(move(other, OutboxState::sending, {OutboxState::scheduled}, 0)) << "it is taken";
  // Taken over: the number of the try says whose it is.
  OutboxMail late = mail;
  mail.tries = 2;
  ASSERT_TRUE(move(mail, OutboxState::sending, {OutboxState::sending}, 1));
  EXPECT_FALSE(move(late, OutboxState::unsure, {OutboxState::sending}, 1));
  EXPECT_TRUE(move(mail, OutboxState::unsure, {OutboxState::sending}, 2));
}

TEST_P(OutboxRows, AreDueByTimeAndWhenTheirSenderIsGone) {
  EXPECT_EQ(outbox_next(read(), minutes{4}).value(), std::nullopt);
  OutboxMail second = put(1, kTestNow + minutes{10});
  OutboxMail first = put(2, kTestNow + minutes{5});
  EXPECT_TRUE(due(kTestNow).empty());
  EXPECT_EQ(outbox_next(read(), minutes{4}).value(), kTestNow + minutes{5});
  EXPECT_EQ(due(kTestNow + minutes{10}), (std::vector<OutboxId>{first.id, second.id}));
  first.tried = kTestNow + minutes{5};
  ASSERT_TRUE(move(first, OutboxState::sending, {OutboxState::scheduled}));
  EXPECT_TRUE(due(kTestNow + minutes{8}).empty());
  EXPECT_EQ(due(kTestNow + minutes{9}), std::vector<OutboxId>{first.id});
  EXPECT_EQ(outbox_next(read(), minutes{4}).value(), kTestNow + minutes{9});
  ASSERT_TRUE(move(first, OutboxState::unsure, {OutboxState::sending}));
  ASSERT_TRUE(move(second, OutboxState::refused, {OutboxState::scheduled}));
  EXPECT_TRUE(due(kTestNow + minutes{100}).empty());
}

TEST_P(OutboxRows, AreListedWaitingFirst) {
  OutboxMail gone = put(1, kTestNow);
  OutboxMail later = put(2, kTestNow + minutes{9});
  OutboxMail soon = put(3, kTestNow + minutes{1});
  OutboxMail back = put(4, kTestNow);
  ASSERT_TRUE(move(gone, OutboxState::copied, {OutboxState::scheduled}));
  ASSERT_TRUE(move(back, OutboxState::cancelled, {OutboxState::scheduled}));
  std::vector<OutboxId> order;
  const auto listed = list_outbox(read(), 10).value();
  for (const OutboxMail& mail : listed) {
    order.push_back(mail.id);
    EXPECT_EQ(mail.mail, "");
  }
  EXPECT_EQ(order, (std::vector<OutboxId>{soon.id, later.id, gone.id}));
  Tx tx = write();
  ASSERT_TRUE(hold_outbox(tx, "put back"));
  ASSERT_TRUE(tx.commit());
  const auto held = outbox_in(read(), OutboxState::unsure).value();
  ASSERT_EQ(held.size(), 2U);
  EXPECT_EQ(held[0].said, "put back");
}

TEST_P(OutboxRows, AnAccountHasOneWayOut) {
  MailSenderRow row{MailAccountId{1}, "smtp.example.org", 465, "tls", "ada", "sealed", "PEM"};
  Tx tx = write();
  EXPECT_FALSE(*mail_sender(tx, row.account));
  ASSERT_TRUE(save_mail_sender(tx, row));
  row.port = 587;
  ASSERT_TRUE(save_mail_sender(tx, row));
  EXPECT_EQ(mail_sender(tx, row.account).value()->port, 587);
  EXPECT_EQ(mail_sender(tx, row.account).value()->sealed, "sealed");
  ASSERT_TRUE(delete_mail_sender(tx, row.account));
  EXPECT_FALSE(*mail_sender(tx, row.account));
}

KITH_BOTH_DATABASES(OutboxRows);

}  // namespace
}  // namespace kith
