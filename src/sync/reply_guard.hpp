// Watches what an IMAP server sends, byte by byte, before the parser sees it. The parser believes what a server says:
// it makes room for a literal as soon as one is announced, and calls itself for each parenthesis.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/result.hpp"

namespace kith {

struct ReplyLimits {
  std::int64_t reply_bytes = std::int64_t{64} * 1024 * 1024;   // of all that answers one command
  std::int64_t literal_bytes = std::int64_t{4} * 1024 * 1024;  // of one announced string
  std::int64_t line_bytes = std::int64_t{16} * 1024 * 1024;    // of one line, its literals not counted
  int depth = 64;                                              // of parentheses
};

class ReplyGuard {
 public:
  explicit ReplyGuard(const ReplyLimits& limits = {}) : limits_(limits) {}

  // A new command: its answer begins to count.
  void begin() { reply_ = 0; }
  // unreachable, with what the server did; then nothing of it may be handed on.
  Status pass(std::string_view bytes);

 private:
  void line_byte(char c);

  ReplyLimits limits_;
  std::int64_t reply_ = 0, line_ = 0;
  std::int64_t literal_left_ = 0;
  std::int64_t announced_ = -1;  // the number being read between { and }, -1 outside
  bool closed_ = false;          // "}" was the last byte seen of the line
  bool quoted_ = false, escaped_ = false;
  int depth_ = 0;
};

}  // namespace kith
