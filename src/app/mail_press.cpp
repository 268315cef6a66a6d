#include "app/mail_press.hpp"

#include <algorithm>
#include <utility>

namespace kith::app {
namespace {

constexpr std::size_t kPressMessages = 256;  // messages
constexpr std::size_t kPressBytes = 16 * 1024 * 1024;
constexpr std::size_t kFewForThreads = 16;  // so many are parsed sooner than a thread begins
constexpr unsigned kMostThreads = 4;        // with the caller's
constexpr std::size_t kMostPressed = 8;     // batches; the threads go on while a write takes its time

}  // namespace

MailPress::~MailPress() {
  drop();
  {
    const std::lock_guard hold(lock_);
    over_ = true;
  }
  changed_.notify_all();
  for (std::thread& one : threads_) one.join();
}

Status MailPress::add(std::string&& bytes, MailOptions&& options) {
  bytes_ += bytes.size();
  kept_.push_back({std::move(bytes), std::move(options), {}});
  if (kept_.size() < kPressMessages && bytes_ < kPressBytes) return {};
  press();
  return hand_on(kMostPressed);
}

Status MailPress::flush() {
  press();
  return hand_on(0);
}

void MailPress::work() {
  std::unique_lock hold(lock_);
  for (;;) {
    std::shared_ptr<Batch> batch;
    changed_.wait(hold, [&] {
      const auto open =
          std::find_if(pressed_.begin(), pressed_.end(), [](const auto& one) { return one->next < one->mails.size(); });
      batch = open == pressed_.end() ? nullptr : *open;
      return over_ || batch;
    });
    if (over_) return;
    hold.unlock();
    parse(*batch);
    hold.lock();
  }
}

void MailPress::parse(Batch& batch) {
  std::size_t parsed = 0;
  std::exception_ptr problem;
  for (std::size_t at = batch.next++; at < batch.mails.size(); at = batch.next++) {
    ++parsed;
    if (problem) continue;
    try {
      Kept& one = batch.mails[at];
      one.told = tell(parse_mail(one.bytes, one.options), own_);
      one.bytes = {};
    } catch (...) {
      problem = std::current_exception();
    }
  }
  {
    const std::lock_guard hold(lock_);
    batch.parsed += parsed;
    if (problem) batch.problem = problem;
  }
  changed_.notify_all();
}

// What is kept goes to the threads.
void MailPress::press() {
  if (kept_.empty()) return;
  auto batch = std::make_shared<Batch>();
  batch->mails = std::exchange(kept_, {});
  batch->bytes = std::exchange(bytes_, 0);
  const unsigned cores = std::clamp(std::thread::hardware_concurrency(), 1U, kMostThreads);
  while (batch->mails.size() > kFewForThreads && threads_.size() + 1 < cores) threads_.emplace_back([this] { work(); });
  {
    const std::lock_guard hold(lock_);
    bytes_pressed_ += batch->bytes;
    pressed_.push_back(std::move(batch));
  }
  changed_.notify_all();
}

// The earliest batches, until no more than so many are left with the threads, and no more bytes than two of the
// largest.
Status MailPress::hand_on(std::size_t most_pressed) {
  for (;;) {
    std::shared_ptr<Batch> batch;
    {
      const std::lock_guard hold(lock_);
      if (pressed_.size() <= most_pressed && bytes_pressed_ <= 2 * kPressBytes) return {};
      batch = pressed_.front();
      pressed_.pop_front();
      bytes_pressed_ -= batch->bytes;
    }
    parse(*batch);  // what the threads have not come to
    {
      std::unique_lock hold(lock_);
      changed_.wait(hold, [&] { return batch->parsed == batch->mails.size(); });
      if (batch->problem) std::rethrow_exception(batch->problem);
    }
    for (Kept& one : batch->mails) {
      if (Status taken = take_(std::move(one.told)); !taken) {
        drop();
        return taken;
      }
    }
  }
}

void MailPress::drop() {
  const std::lock_guard hold(lock_);
  kept_.clear();
  bytes_ = 0;
  for (const auto& batch : pressed_) batch->next = batch->mails.size();
  pressed_.clear();
  bytes_pressed_ = 0;
}

}  // namespace kith::app
