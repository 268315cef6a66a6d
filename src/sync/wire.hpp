// A connection to a server elsewhere, in the clear or by TLS, that never waits longer than it is told to.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace kith {

struct WireLimits {
  std::chrono::milliseconds connecting{15'000};  // each of TCP and TLS; names are looked up by the system's own rules
  std::chrono::milliseconds silence{60'000};     // without a byte in either direction
  const std::atomic<bool>* stop = nullptr;       // when it turns true, whatever waits fails within a fifth of a second
};

// All errors are Code::unreachable, in words for the user.
class Wire {
 public:
  static Result<std::unique_ptr<Wire>> connect(const std::string& host, int port, const WireLimits& limits);
  ~Wire();
  Wire(const Wire&) = delete;
  Wire& operator=(const Wire&) = delete;

  // From here on by TLS 1.2 or newer. The certificate must be for `host` (a name or an address) and lead to an
  // authority of the system, or to one in `authorities` (PEM), where some are given.
  Status secure(const std::string& authorities);
  bool is_secure() const;

  // Between commands: how long all that follows may take together. None at first.
  void give(std::chrono::milliseconds time);
  // At least one byte; the end of the connection is an error.
  Result<std::size_t> read(char* into, std::size_t most);
  Status write(std::string_view bytes);
  // Whether something can be read within that time; false when it is over.
  Result<bool> readable(std::chrono::milliseconds within);

  const std::string& host() const;

 private:
  struct Impl;
  explicit Wire(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// How many certificates stand in a PEM text; bad_input when it holds none or something broken.
Result<int> check_authorities(const std::string& pem);

}  // namespace kith
