// How a user agrees that Kith reads the mail: on the provider's page, in a browser, which then comes back with a code
// (OAuth 2.0, RFC 6749 section 4.1, as RFC 8252 has it for programs on the user's own machine, with the proof of
// RFC 7636). What the code is good for: access_token.hpp.
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace kith {

// Only who made the challenge can redeem the code: `challenge` is the hash of `verifier` (S256).
struct ConsentProof {
  std::string verifier, challenge;
};
ConsentProof make_consent_proof();

struct ConsentAsk {
  std::string url;        // the provider's authorization endpoint (mail_provider.hpp)
  std::string scope;      // what is asked for
  std::string client;     // client_id
  std::string user;       // the address whose mail it is
  std::string back;       // where the browser comes back to
  std::string state;      // comes back as it is
  std::string challenge;  // of make_consent_proof()
};
// The address of the page to open; usage when `url` is neither https nor on this machine.
Result<std::string> consent_page(const ConsentAsk& ask);

// What the browser comes back with: "code" and "state", or "error" and "error_description".
using ConsentReturn = std::map<std::string, std::string>;

// Waits on a free port of this machine, for a browser on this machine.
class ConsentDoor {
 public:
  // failed when no port is to be had.
  static Result<std::unique_ptr<ConsentDoor>> open();
  ~ConsentDoor();
  ConsentDoor(const ConsentDoor&) = delete;
  ConsentDoor& operator=(const ConsentDoor&) = delete;

  std::string back() const;  // "http://localhost:41234"
  // The first that comes with this `state`; it is shown a page that says so. unreachable when none comes in time,
  // failed when `stop` says so; it is asked twice a second.
  Result<ConsentReturn> wait(const std::string& state, std::chrono::seconds most, const std::function<bool()>& stop);

 private:
  struct Listener;
  explicit ConsentDoor(std::unique_ptr<Listener> listener);
  std::unique_ptr<Listener> listener_;
};

}  // namespace kith
