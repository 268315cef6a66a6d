#include "store/mail_accounts.hpp"

#include <gmock/gmock.h>

#include "store/test_store.hpp"

namespace kith {
namespace {

using testing::ElementsAre;

class MailRows : public StoreTest {
 protected:
  static MailAccountRow account(const std::string& address) {
    MailAccountRow row;
    row.address = address;
    row.host = "imap.example.org";
    row.port = 143;
    row.security = "starttls";
    row.login = "password";
    row.user = "ada";
    row.sealed = "1.aaaa.bbbb";
    row.authorities = "-----BEGIN CERTIFICATE-----\n";
    row.added = kTestNow;
    return row;
  }
  MailAccountId insert(const std::string& address) {
    Tx tx = write();
    const MailAccountId id = insert_mail_account(tx, account(address)).value();
    EXPECT_TRUE(tx.commit());
    return id;
  }
  static MailFolderRow folder(const std::string& name, std::uint32_t done) {
    return {name, name, 4'000'000'000u, done, std::uint64_t{1} << 62, 7};
  }
  Status save(MailAccountId id, const std::optional<MailFolderRow>& before, const MailFolderRow& row) {
    Tx tx = write();
    KITH_CHECK(save_mail_folder(tx, id, before, row));
    return tx.commit();
  }
};

TEST_P(MailRows, AnAccountComesBackAsItWas) {
  const MailAccountId id = insert("ada@example.org");
  const auto all = mail_accounts(read());
  ASSERT_TRUE(all) << sentence(all.error());
  ASSERT_EQ(all->size(), 1u);
  const MailAccountRow& row = all->front();
  EXPECT_EQ(row.id, id);
  EXPECT_EQ(row.address, "ada@example.org");
  EXPECT_EQ(row.host, "imap.example.org");
  EXPECT_EQ(row.port, 143);
  EXPECT_EQ(row.security, "starttls");
  EXPECT_EQ(row.user, "ada");
  EXPECT_EQ(row.sealed, "1.aaaa.bbbb");
  EXPECT_EQ(row.authorities, "-----BEGIN CERTIFICATE-----\n");
  EXPECT_EQ(row.added, kTestNow);
}

TEST_P(MailRows, ANewSecretChangesTheWayInOnly) {
  const MailAccountId id = insert("ada@example.org");
  MailAccountRow row = account("other@example.org");
  row.id = id;
  row.sealed = "1.cccc.dddd";
  row.login = "xoauth2";
  {
    Tx tx = write();
    ASSERT_TRUE(replace_mail_access(tx, row));
    ASSERT_TRUE(tx.commit());
  }
  const MailAccountRow now = mail_accounts(read())->front();
  EXPECT_EQ(now.sealed, "1.cccc.dddd");
  EXPECT_EQ(now.login, "xoauth2");
  EXPECT_EQ(now.address, "ada@example.org");
}

TEST_P(MailRows, HowFarAFolderIsMovesOnlyFromWhereItWas) {
  const MailAccountId id = insert("ada@example.org");
  const MailFolderRow ten = folder("INBOX", 10);
  const MailFolderRow twenty = folder("INBOX", 20);
  ASSERT_TRUE(save(id, std::nullopt, ten));
  EXPECT_EQ(save(id, std::nullopt, twenty).error().code, Code::conflict);
  EXPECT_EQ(save(id, twenty, twenty).error().code, Code::conflict);
  ASSERT_TRUE(save(id, ten, twenty));
  MailFolderRow renumbered = folder("INBOX", 1);
  renumbered.uidvalidity = 5;
  ASSERT_TRUE(save(id, twenty, renumbered));
  EXPECT_EQ(save(id, twenty, ten).error().code, Code::conflict);
  const auto all = mail_folders(read(), id);
  ASSERT_EQ(all->size(), 1u);
  EXPECT_EQ(all->front().uidvalidity, 5u);
  EXPECT_EQ(all->front().done, 1u);
  EXPECT_EQ(all->front().modseq, std::uint64_t{1} << 62);
  EXPECT_EQ(all->front().messages, 7u);
}

TEST_P(MailRows, RemovingAnAccountTakesWhatIsItsOwn) {
  const MailAccountId ada = insert("ada@example.org");
  const MailAccountId bob = insert("bob@example.org");
  for (const MailAccountId id : {ada, bob}) {
    ASSERT_TRUE(save(id, std::nullopt, folder("INBOX", 1)));
    Tx tx = write();
    ASSERT_TRUE(begin_mail_sync(tx, id));
    ASSERT_TRUE(tx.commit());
  }
  Tx tx = write();
  ASSERT_TRUE(delete_mail_account(tx, ada));
  ASSERT_TRUE(tx.commit());
  EXPECT_FALSE(tx.step());  // nothing that undo could bring back
  EXPECT_EQ(mail_accounts(read())->size(), 1u);
  EXPECT_TRUE(mail_folders(read(), ada)->empty());
  EXPECT_EQ(mail_folders(read(), bob)->size(), 1u);
  EXPECT_EQ(mail_syncs(read(), std::nullopt, 10)->size(), 1u);
}

TEST_P(MailRows, SyncsAreTheNewestFirstAndCutOffWhenAnotherBegins) {
  const MailAccountId ada = insert("ada@example.org");
  const MailAccountId bob = insert("bob@example.org");
  std::vector<MailSyncId> ids;
  for (const MailAccountId id : {ada, bob, ada}) {
    Tx tx = write();
    ids.push_back(begin_mail_sync(tx, id).value());
    ASSERT_TRUE(tx.commit());
  }
  std::vector<std::string> states;
  const auto syncs = mail_syncs(read(), std::nullopt, 10);
  for (const MailSyncRow& one : *syncs) states.push_back(one.state);
  EXPECT_THAT(states, ElementsAre("running", "running", "cut off"));
  MailSyncRow row;
  row.id = ids.back();
  row.state = "failed";
  row.read = 10;
  row.fresh = 5;
  row.touches = 3;
  row.problem = "the line broke";
  row.hint = "mend it";
  row.step = StepId{9};
  {
    Tx tx = write();
    ASSERT_TRUE(save_mail_sync(tx, row));
    ASSERT_TRUE(tx.commit());
  }
  const auto last = mail_syncs(read(), ada, 1);
  ASSERT_EQ(last->size(), 1u);
  EXPECT_EQ(last->front().account, ada);
  EXPECT_EQ(last->front().state, "failed");
  EXPECT_EQ(last->front().read, 10);
  EXPECT_EQ(last->front().fresh, 5);
  EXPECT_EQ(last->front().touches, 3);
  EXPECT_EQ(last->front().hint, "mend it");
  EXPECT_EQ(last->front().step, StepId{9});
  EXPECT_EQ(last->front().begun, kTestNow);
}

TEST_P(MailRows, OldSyncsGo) {
  const MailAccountId ada = insert("ada@example.org");
  Tx tx = write();
  for (int i = 0; i < kMailSyncsKept + 20; ++i) ASSERT_TRUE(begin_mail_sync(tx, ada));
  ASSERT_TRUE(tx.commit());
  EXPECT_EQ(mail_syncs(read(), ada, 1000)->size(), static_cast<std::size_t>(kMailSyncsKept));
}

TEST_P(MailRows, EverythingCanBeReadAnew) {
  const MailAccountId ada = insert("ada@example.org");
  ASSERT_TRUE(save(ada, std::nullopt, folder("INBOX", 10)));
  Tx tx = write();
  ASSERT_TRUE(forget_mail_folders(tx, ada));
  ASSERT_TRUE(tx.commit());
  EXPECT_TRUE(mail_folders(read(), ada)->empty());
}

KITH_BOTH_DATABASES(MailRows);

}  // namespace
}  // namespace kith
