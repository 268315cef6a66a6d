// A line on the terminal for what takes over a second. It comes late, redraws itself a few times a
// second, and is gone when the work is done; in a pipe and with --quiet there is none.
#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "cli/context.hpp"

namespace kith::cli {

struct Stage {
  std::string what;                // "Reading Connections.csv"
  std::optional<double> fraction;  // of 1; none when nobody knows
  std::string detail;              // "12,000 records"
};

// "━━━━━━━━╌╌╌╌╌╌  57 %  12,000 records  Reading a.vcf", at most `width` columns.
std::string progress_line(const Stage& stage, int seconds, int width);

class Progress {
 public:
  Progress(const Context& context, std::string what);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  void set(Stage stage);
  void end();  // takes the line away, before something is printed

 private:
  void draw();
  std::ostream& err_;
  int width_;
  std::mutex lock_;
  std::condition_variable wake_;
  Stage stage_;
  bool done_ = false;
  std::thread thread_;
};

// While it lives, Ctrl-C asks instead of ending the program.
class Interrupt {
 public:
  Interrupt();
  ~Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;
  bool asked() const;

 private:
  void (*before_)(int);
};

}  // namespace kith::cli
