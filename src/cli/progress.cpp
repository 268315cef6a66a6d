#include "cli/progress.hpp"

#include <algorithm>
#include <chrono>
#include <csignal>

#include <fmt/format.h>

#include "cli/width.hpp"

namespace kith::cli {
namespace {

using Steady = std::chrono::steady_clock;
constexpr auto kPatience = std::chrono::milliseconds(1000);
constexpr auto kRedraw = std::chrono::milliseconds(120);
constexpr int kBarColumns = 24;

volatile std::sig_atomic_t interrupted = 0;
void note_interrupt(int) {
  interrupted = 1;
}

std::string repeated(std::string_view piece, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += piece;
  return text;
}

}  // namespace

std::string progress_line(const Stage& stage, int seconds, int width) {
  std::string line;
  if (stage.fraction) {
    const double fraction = std::clamp(*stage.fraction, 0.0, 1.0);
    const int full = static_cast<int>(fraction * kBarColumns);
    line = fmt::format("{}{} {:3} %", repeated("━", full), repeated("╌", kBarColumns - full),
                       static_cast<int>(fraction * 100));
  } else {
    line = fmt::format("{} s", seconds);
  }
  // A path may be long: it stands last, where it can be cut.
  if (!stage.detail.empty()) line += "  " + stage.detail;
  return cut(line + "  " + stage.what, width - 1);
}

Progress::Progress(const Context& context, std::string what)
    : err_(context.machine().streams.err),
      width_(context.machine().streams.err_width),
      stage_{std::move(what), {}, {}} {
  if (context.quiet() || !context.machine().streams.err_is_terminal) return;
  thread_ = std::thread([this] { draw(); });
}

Progress::~Progress() {
  end();
}

void Progress::end() {
  {
    const std::lock_guard guard(lock_);
    done_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Progress::set(Stage stage) {
  const std::lock_guard guard(lock_);
  stage_ = std::move(stage);
}

void Progress::draw() {
  const auto began = Steady::now();
  std::unique_lock guard(lock_);
  if (wake_.wait_for(guard, kPatience, [this] { return done_; })) return;
  do {
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(Steady::now() - began);
    err_ << "\r\x1b[K" << progress_line(stage_, static_cast<int>(seconds.count()), width_) << std::flush;
  } while (!wake_.wait_for(guard, kRedraw, [this] { return done_; }));
  err_ << "\r\x1b[K" << std::flush;
}

Interrupt::Interrupt() : before_(SIG_DFL) {
  interrupted = 0;
  before_ = std::signal(SIGINT, note_interrupt);
}
Interrupt::~Interrupt() {
  std::signal(SIGINT, before_ == SIG_ERR ? SIG_DFL : before_);
}
bool Interrupt::asked() const {
  return interrupted != 0;
}

}  // namespace kith::cli
