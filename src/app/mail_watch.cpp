#include "app/mail_watch.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <sodium.h>

#include "app/mail_boxes.hpp"

namespace kith::app {
namespace {

using std::chrono::milliseconds;

double chance() {
  constexpr std::uint32_t kSteps = 1000;
  return sodium_init() < 0 ? 0.5 : static_cast<double>(randombytes_uniform(kSteps)) / kSteps;
}

}  // namespace

milliseconds retry_after(int failures, const Error& why, const MailWatchTimes& times, double chance) {
  milliseconds wait = times.first_retry;
  for (int i = 1; i < failures && wait < times.last_retry; ++i) wait *= 2;
  // A refused login asked for again and again locks an account at some providers.
  if (why.code == Code::refused) wait = times.last_retry;
  wait = std::min(wait, times.last_retry);
  return milliseconds{static_cast<std::int64_t>(static_cast<double>(wait.count()) * (0.75 + chance / 2))};
}

struct MailWatch::Worker {
  MailAccountId account;
  std::string address;
  std::atomic<bool> interrupt = false;  // leaves what waits for the network
  bool nudged = false;                  // under the lock, as `leave`
  bool leave = false;
  bool syncing = false;
  std::thread thread;
};

MailWatch::MailWatch(const App& app, MailMeans means, MailWatchTimes times,
                     std::function<void(const std::string&)> warn)
    : app_(app), means_(std::move(means)), times_(times), warn_(std::move(warn)), supervisor_([this] {
        supervise();
      }) {}

MailWatch::~MailWatch() {
  {
    const std::lock_guard held(lock_);
    over_ = true;
    for (auto& [id, worker] : workers_) {
      worker->leave = true;
      worker->interrupt = true;
    }
    wake_.notify_all();
  }
  supervisor_.join();
  for (auto& [id, worker] : workers_) worker->thread.join();
}

void MailWatch::nudge(MailAccountId account) {
  const std::lock_guard held(lock_);
  look_ = true;
  if (const auto found = workers_.find(account); found != workers_.end()) {
    found->second->nudged = true;
    if (!found->second->syncing) found->second->interrupt = true;
  }
  wake_.notify_all();
}

void MailWatch::look_again() {
  const std::lock_guard held(lock_);
  look_ = true;
  wake_.notify_all();
}

void MailWatch::supervise() {
  while (true) {
    {
      const std::lock_guard held(lock_);
      if (over_) return;
      look_ = false;
    }
    if (const auto accounts = mail_accounts(app_, 0)) follow(*accounts);
    std::unique_lock held(lock_);
    wake_.wait_for(held, times_.look, [&] { return over_ || look_; });
  }
}

void MailWatch::follow(const std::vector<MailAccountView>& accounts) {
  std::vector<std::unique_ptr<Worker>> gone;
  {
    const std::lock_guard held(lock_);
    if (over_) return;
    for (auto at = workers_.begin(); at != workers_.end();) {
      const bool stays = std::any_of(accounts.begin(), accounts.end(), [&](const MailAccountView& account) {
        return account.id == at->first && account.address == at->second->address;
      });
      if (stays) {
        ++at;
        continue;
      }
      at->second->leave = true;
      at->second->interrupt = true;
      gone.push_back(std::move(at->second));
      at = workers_.erase(at);
    }
    wake_.notify_all();
    for (const MailAccountView& account : accounts) {
      auto& worker = workers_[account.id];
      if (worker) continue;
      worker = std::make_unique<Worker>();
      worker->account = account.id;
      worker->address = account.address;
      worker->thread = std::thread([this, one = worker.get()] { work(*one); });
    }
  }
  for (auto& worker : gone) worker->thread.join();
}

void MailWatch::rest(Worker& worker, milliseconds time) {
  std::unique_lock held(lock_);
  wake_.wait_for(held, time, [&] { return worker.leave || worker.nudged; });
}

void MailWatch::work(Worker& worker) {
  MailMeans means = means_;
  means.limits.wire.stop = &worker.interrupt;
  int failures = 0;
  std::string said;
  while (true) {
    {
      const std::lock_guard held(lock_);
      if (worker.leave) return;
      worker.nudged = false;
      worker.interrupt = false;
      worker.syncing = true;
    }
    const auto synced = sync_mail(app_, worker.account, MailReread::nothing, {}, means);
    {
      const std::lock_guard held(lock_);
      worker.syncing = false;
      if (worker.leave) return;
      if (worker.nudged) continue;
    }
    if (synced || synced.error().code == Code::conflict) {  // another Kith does it
      failures = 0;
      said.clear();
      const auto news = wait_for_news(worker);
      if (news && *news) continue;
      rest(worker, times_.without);  // not at all when it was woken
      continue;
    }
    const Error& why = synced.error();
    if (why.what != std::exchange(said, why.what) && warn_) {
      warn_(fmt::format("the mail of {} could not be read: {}", worker.address, sentence(why)));
    }
    rest(worker, retry_after(++failures, why, times_, chance()));
  }
}

Result<bool> MailWatch::wait_for_news(Worker& worker) {
  MailMeans means = means_;
  means.limits.wire.stop = &worker.interrupt;
  KITH_TRY(const MailAccess access, mail_access(app_, worker.account, means));
  KITH_TRY(const auto server, means.connect(access, means.limits));
  if (!server->can_wait()) return false;
  KITH_TRY(const auto boxes, server->mailboxes());
  const auto inbox =
      std::find_if(boxes.begin(), boxes.end(), [](const MailboxEntry& box) { return box.use == MailUse::inbox; });
  if (inbox == boxes.end()) return false;
  KITH_TRY(const MailboxState state, server->open(inbox->name));
  // What came between the sync and now is not told of any more.
  KITH_TRY(const MailAccountView account, find_mail_account(app_, std::to_string(worker.account.value)));
  for (const MailFolderRow& folder : account.folders) {
    if (folder.name == inbox->name && state.uidnext > folder.done + 1) return true;
  }
  KITH_CHECK(server->wait(times_.every));
  return true;
}

}  // namespace kith::app
