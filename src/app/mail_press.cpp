#include "app/mail_press.hpp"

#include <algorithm>
#include <atomic>
#include <future>
#include <thread>
#include <utility>

namespace kith::app {
namespace {

constexpr std::size_t kPressMessages = 256;  // messages
constexpr std::size_t kPressBytes = 16 * 1024 * 1024;
constexpr std::size_t kFewForThreads = 16;  // so many are parsed sooner than a thread begins
constexpr unsigned kMostThreads = 4;

}  // namespace

Status MailPress::add(std::string&& bytes, MailOptions&& options) {
  bytes_ += bytes.size();
  kept_.push_back({std::move(bytes), std::move(options), {}});
  return kept_.size() < kPressMessages && bytes_ < kPressBytes ? Status() : flush();
}

Status MailPress::flush() {
  std::atomic<std::size_t> next = 0;
  const auto parse = [&] {
    for (std::size_t at = next++; at < kept_.size(); at = next++)
      kept_[at].mail = parse_mail(kept_[at].bytes, kept_[at].options);
  };
  const unsigned cores = std::clamp(std::thread::hardware_concurrency(), 1U, kMostThreads);
  std::vector<std::future<void>> others;
  for (unsigned i = 1; i < cores && kept_.size() > kFewForThreads; ++i)
    others.push_back(std::async(std::launch::async, parse));
  parse();
  for (auto& one : others) one.get();
  std::vector<Kept> all = std::exchange(kept_, {});
  bytes_ = 0;
  for (Kept& one : all) KITH_CHECK(take_(std::move(one.mail)));
  return {};
}

}  // namespace kith::app
