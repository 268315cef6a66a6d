#include "app/mail_watch.hpp"

#include <gmock/gmock.h>

#include "app/settings.hpp"
#include "app/test_app.hpp"

namespace kith::app {
namespace {

using std::chrono::milliseconds;

// Counts who comes; its inbox is empty, and it tells of news when it is told to.
struct Inn {
  std::atomic<int> logins = 0, waits = 0, leaves = 0;
  std::atomic<bool> news = false, refuses = false, can_wait = true;

  ConnectMail door();
};

class InnServer final : public MailServer {
 public:
  InnServer(Inn& inn, const MailServerLimits& limits) : inn_(inn), stop_(limits.wire.stop) {}
  Result<std::vector<MailboxEntry>> mailboxes() override {
    return std::vector<MailboxEntry>{{"INBOX", "INBOX", MailUse::inbox, true}};
  }
  Result<MailboxState> open(const std::string&) override { return MailboxState{1, 1, 0, 0}; }
  Result<std::vector<std::uint32_t>> uids(std::uint32_t, std::uint32_t) override {
    return std::vector<std::uint32_t>{};
  }
  Status headers(std::span<const std::uint32_t>, const TakeMail&) override { return {}; }
  Status texts(std::span<const std::uint32_t>, const TakeMail&) override { return {}; }
  bool can_wait() const override { return inn_.can_wait; }
  Result<bool> wait(milliseconds time) override {
    ++inn_.waits;
    const auto until = std::chrono::steady_clock::now() + time;
    while (std::chrono::steady_clock::now() < until) {
      if (stop_ != nullptr && stop_->load()) {
        ++inn_.leaves;
        return fail(Code::unreachable, "told to leave");
      }
      if (inn_.news.exchange(false)) return true;
      std::this_thread::sleep_for(milliseconds{1});
    }
    return false;
  }

 private:
  Inn& inn_;
  const std::atomic<bool>* stop_;
};

ConnectMail Inn::door() {
  return [this](const MailAccess&, const MailServerLimits& limits) -> Result<std::unique_ptr<MailServer>> {
    ++logins;
    if (refuses) return fail(Code::refused, "no room", "go elsewhere");
    return std::make_unique<InnServer>(*this, limits);
  };
}

class MailWatching : public AppTest {
 protected:
  void SetUp() override {
    AppTest::SetUp();
    means_.connect = inn_.door();
    means_.key = SealPlace{"MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=", ""};
  }
  MailAccountId account() {
    MailAccountInput input;
    input.address = "ada@example.org";
    input.secret = "horse";
    return add_mail_account(*app_, input, means_)->account.id;
  }
  int syncs() const {
    const auto all = mail_accounts(*app_, 100);
    return all && !all->empty() ? static_cast<int>(all->front().syncs.size()) : 0;
  }
  // Before five seconds are over.
  template <class Condition>
  static bool soon(Condition condition) {
    for (int i = 0; i < 1000 && !condition(); ++i) std::this_thread::sleep_for(milliseconds{5});
    return condition();
  }

  Inn inn_;
  MailMeans means_;
  std::vector<std::string> warnings_;
  const MailWatchTimes times_{milliseconds{20}, milliseconds{60'000}, milliseconds{60'000}, milliseconds{30},
                              milliseconds{40}};
};

TEST_F(MailWatching, SyncsAndWaitsForNews) {
  account();
  const MailWatch watch(*app_, means_, times_);
  EXPECT_TRUE(soon([&] { return inn_.waits == 1; }));
  EXPECT_EQ(syncs(), 1);
  inn_.news = true;
  EXPECT_TRUE(soon([&] { return syncs() == 2 && inn_.waits == 2; }));
}

TEST_F(MailWatching, FindsAccountsThatComeAndGo) {
  MailWatch watch(*app_, means_, times_);
  const MailAccountId id = account();
  EXPECT_TRUE(soon([&] { return inn_.waits == 1; }));
  ASSERT_TRUE(remove_mail_account(*app_, id));
  watch.look_again();
  EXPECT_TRUE(soon([&] { return inn_.leaves == 1; }));
}

TEST_F(MailWatching, ANudgeSyncsAtOnce) {
  const MailAccountId id = account();
  MailWatch watch(*app_, means_, times_);
  EXPECT_TRUE(soon([&] { return inn_.waits == 1; }));
  watch.nudge(id);
  EXPECT_TRUE(soon([&] { return syncs() == 2 && inn_.waits == 2; }));
}

TEST_F(MailWatching, WithoutIdleItComesBackByItself) {
  inn_.can_wait = false;
  account();
  MailWatchTimes times = times_;
  times.without = milliseconds{10};
  const MailWatch watch(*app_, means_, times);
  EXPECT_TRUE(soon([&] { return syncs() >= 3; }));
}

TEST_F(MailWatching, FailuresAreSaidOnceAndTriedAgain) {
  account();
  inn_.refuses = true;
  {
    const MailWatch watch(*app_, means_, times_, [&](const std::string& what) { warnings_.push_back(what); });
    EXPECT_TRUE(soon([&] { return syncs() >= 3; }));
  }
  ASSERT_EQ(warnings_.size(), 1u);
  EXPECT_THAT(warnings_.front(), testing::HasSubstr("no room"));
}

TEST_F(MailWatching, EndsAtOnce) {
  account();
  const auto begun = std::chrono::steady_clock::now();
  {
    const MailWatch watch(*app_, means_, times_);
    EXPECT_TRUE(soon([&] { return inn_.waits == 1; }));
  }
  EXPECT_LT(std::chrono::steady_clock::now() - begun, milliseconds{6000});
}

TEST(RetryAfter, GrowsAndIsSpread) {
  const MailWatchTimes times;
  const Error gone{Code::unreachable, "", "", {}};
  const Error refused{Code::refused, "", "", {}};
  struct Row {
    int failures;
    const Error* why;
    double chance;
    int seconds;
  };
  for (const Row& row :
       {Row{1, &gone, 0.5, 30}, Row{2, &gone, 0.5, 60}, Row{5, &gone, 0.5, 480}, Row{20, &gone, 0.5, 3600},
        Row{2000, &gone, 0.5, 3600}, Row{1, &gone, 0, 22}, Row{1, &gone, 1, 37}, Row{1, &refused, 0.5, 3600}}) {
    EXPECT_EQ(std::chrono::duration_cast<std::chrono::seconds>(retry_after(row.failures, *row.why, times, row.chance))
                  .count(),
              row.seconds)
        << row.failures;
  }
}

}  // namespace
}  // namespace kith::app
