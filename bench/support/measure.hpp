// Timing, memory and the lines that are printed; nothing here judges a figure.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace kith::bench {

class Stopwatch {
 public:
  double milliseconds() const {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began_).count();
  }

 private:
  std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
};

// By nearest rank; 0 without samples.
double percentile(std::vector<double> samples, double percent);
inline double median(const std::vector<double>& samples) {
  return percentile(samples, 50);
}

// Cores, processor, system, compiler and build: what the figures were measured on.
void print_machine();
void print_build();

// "people page, by name      500 times   p50 0.41 ms   p99 1.20 ms   processor 0.38 ms   (asked 2 / 10)";
// `processor` is what one time costs the one who answers, whatever else the machine does; 0 is not known.
void print_times(std::string_view what, const std::vector<double>& milliseconds, std::string_view asked,
                 double processor = 0);
void print_median(std::string_view what, const std::vector<double>& milliseconds, std::string_view asked);

struct Memory {
  long resident_kb = 0;  // VmRSS
  long peak_kb = 0;      // VmHWM
};
Memory memory_of(int process);
// Milliseconds of processor time a process has used so far.
double processor_time(int process);

}  // namespace kith::bench
