// What libetpan reads from and writes to: a Wire, watched by a ReplyGuard.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string_view>

#include "sync/reply_guard.hpp"
#include "sync/wire.hpp"

struct _mailstream;

namespace kith {

class ImapStream {
 public:
  ImapStream(std::unique_ptr<Wire> wire, const ReplyLimits& limits);

  // The stream to hand to libetpan, which closes it; this object must outlive it. Null without memory.
  _mailstream* stream();
  Wire& wire() { return *wire_; }

  // A command begins, and may take so long.
  void begin(std::chrono::milliseconds time);
  // Why the stream broke; none while it has not. From then on nothing is read or written.
  const std::optional<Error>& broken() const { return broken_; }
  void break_off(Error why);

  // For libetpan: bytes done, -1 when it is broken. Never 0, which its parser would wait on for ever.
  std::int64_t read(char* into, std::size_t most);
  std::int64_t write(std::string_view bytes);

 private:
  std::unique_ptr<Wire> wire_;
  ReplyGuard guard_;
  std::optional<Error> broken_;
};

}  // namespace kith
