#include "app/outbox_watch.hpp"

#include <utility>

#include <fmt/format.h>

namespace kith::app {

OutboxWatch::OutboxWatch(const App& app, SendMeans means, std::chrono::milliseconds every,
                         std::function<void(const std::string&)> warn)
    : app_(app), means_(std::move(means)), every_(every), warn_(std::move(warn)) {
  means_.limits.stop = &over_;
  means_.mail.limits.wire.stop = &over_;
  worker_ = std::thread([this] { work(); });
}

OutboxWatch::~OutboxWatch() {
  {
    const std::lock_guard held(lock_);
    over_ = true;
    wake_.notify_all();
  }
  worker_.join();
}

Status OutboxWatch::look() {
  {
    KITH_TRY(const auto next, next_outbox(app_));
    if (!next || *next > app_.now()) return {};
  }
  KITH_TRY(const OutboxRun run, run_outbox(app_, means_));
  for (const std::string& note : run.notes) {
    if (warn_) warn_(note);
  }
  return {};
}

void OutboxWatch::work() {
  std::string said;
  while (!over_) {
    const Status looked = look();
    const std::string why = looked ? std::string() : sentence(looked.error());
    if (why != std::exchange(said, why) && !why.empty() && warn_) warn_(fmt::format("the outbox rests: {}", why));
    std::unique_lock held(lock_);
    wake_.wait_for(held, every_, [&] { return over_.load(); });
  }
}

}  // namespace kith::app
