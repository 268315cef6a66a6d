#include "sync/reply_guard.hpp"

#include <algorithm>

namespace kith {
namespace {

constexpr std::int64_t kHuge = std::int64_t{1} << 40;

auto give_up(const char* what) {
  return fail(Code::unreachable, what, "whoever runs the server may know why; Kith does not read on");
}

}  // namespace

// Looks for "{123}" at the end of a line (RFC 3501, literal; RFC 7888 allows "{123+}"), whatever stands before it: a
// quoted string cannot run over a line's end. Parentheses count outside quoted strings.
void ReplyGuard::line_byte(char c) {
  const bool digit = c >= '0' && c <= '9';
  if (c == '{') {
    announced_ = 0;
    closed_ = false;
  } else if (announced_ >= 0 && !closed_ && digit) {
    announced_ = std::min(announced_ * 10 + (c - '0'), kHuge);
  } else if (announced_ >= 0 && !closed_ && c == '}') {
    closed_ = true;
  } else if (closed_ || c != '+') {
    announced_ = -1;  // something else follows: it was no announcement
    closed_ = false;
  }
  if (escaped_) {
    escaped_ = false;
  } else if (quoted_) {
    escaped_ = c == '\\';
    quoted_ = c != '"';
  } else if (c == '"') {
    quoted_ = true;
  } else if (c == '(') {
    ++depth_;
  } else if (c == ')') {
    depth_ = std::max(0, depth_ - 1);
  }
}

Status ReplyGuard::pass(std::string_view bytes) {
  reply_ += static_cast<std::int64_t>(bytes.size());
  if (reply_ > limits_.reply_bytes) return give_up("the server sends more than was asked for");
  while (!bytes.empty()) {
    if (literal_left_ > 0) {
      const auto now = std::min(literal_left_, static_cast<std::int64_t>(bytes.size()));
      literal_left_ -= now;
      bytes.remove_prefix(static_cast<std::size_t>(now));
      continue;
    }
    const char c = bytes.front();
    bytes.remove_prefix(1);
    if (c == '\n') {
      if (closed_ && announced_ > limits_.literal_bytes) {
        return give_up("the server announces a string longer than any that was asked for");
      }
      // The line goes on behind its literal, with the parentheses that are open.
      if (closed_) {
        literal_left_ = announced_;
      } else {
        line_ = 0;
        depth_ = 0;
      }
      announced_ = -1;
      closed_ = quoted_ = escaped_ = false;
      continue;
    }
    if (++line_ > limits_.line_bytes) return give_up("the server sends a line without an end");
    if (c == '\r') continue;
    line_byte(c);
    if (depth_ > limits_.depth) return give_up("the server nests what it sends deeper than any mail");
  }
  return {};
}

}  // namespace kith
