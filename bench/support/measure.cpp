#include "support/measure.hpp"

#include <algorithm>
#include <cmath>
#include <ctime>
#include <fstream>
#include <thread>

#include <fmt/format.h>
#include <sys/utsname.h>

namespace kith::bench {
namespace {

std::string value_after(const std::string& file, std::string_view key) {
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    if (!line.starts_with(key)) continue;
    const auto at = line.find(':');
    const auto begin = line.find_first_not_of(" \t", at + 1);
    return at == std::string::npos || begin == std::string::npos ? "" : line.substr(begin);
  }
  return "";
}

#ifdef NDEBUG
constexpr std::string_view kBuild = "release";
#else
constexpr std::string_view kBuild = "with assertions";
#endif

}  // namespace

double percentile(std::vector<double> samples, double percent) {
  if (samples.empty()) return 0;
  const auto rank = static_cast<std::size_t>(std::ceil(percent / 100 * static_cast<double>(samples.size())));
  const auto at = samples.begin() + static_cast<std::ptrdiff_t>(std::max<std::size_t>(rank, 1) - 1);
  std::nth_element(samples.begin(), at, samples.end());
  return *at;
}

void print_machine() {
  utsname system{};
  uname(&system);
  fmt::print("machine  {} cores, {}, {} {}\n", std::thread::hardware_concurrency(),
             value_after("/proc/cpuinfo", "model name"), system.sysname, system.release);
}

void print_build() {
  fmt::print("build    {}, GCC {}\n", kBuild, __VERSION__);
}

void print_times(std::string_view what, const std::vector<double>& milliseconds, std::string_view asked,
                 double processor) {
  fmt::print("{:<42} {:>4} times   p50 {:7.2f} ms   p99 {:7.2f} ms   {:<19}{}\n", what, milliseconds.size(),
             median(milliseconds), percentile(milliseconds, 99),
             processor > 0 ? fmt::format("processor {:.2f} ms", processor) : "",
             asked.empty() ? "" : fmt::format("   (asked {})", asked));
  std::fflush(stdout);
}

void print_median(std::string_view what, const std::vector<double>& milliseconds, std::string_view asked) {
  fmt::print("{:<42} {:>4} times   median {:4.1f} ms   slowest {:6.1f} ms   {}\n", what, milliseconds.size(),
             median(milliseconds), percentile(milliseconds, 100),
             asked.empty() ? "" : fmt::format("(asked {})", asked));
  std::fflush(stdout);
}

Memory memory_of(int process) {
  const std::string file = fmt::format("/proc/{}/status", process);
  const auto kb = [&](std::string_view key) {
    const std::string text = value_after(file, key);
    return text.empty() ? 0L : std::stol(text);
  };
  return {kb("VmRSS"), kb("VmHWM")};
}

double processor_time(int process) {
  clockid_t clock{};
  timespec used{};
  if (clock_getcpuclockid(process, &clock) != 0 || clock_gettime(clock, &used) != 0) return 0;
  return static_cast<double>(used.tv_sec) * 1000 + static_cast<double>(used.tv_nsec) / 1e6;
}

}  // namespace kith::bench
