// `kith serve`: the JSON API under /api/v1 and the web app, over the use cases of src/app.
#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include "app/app.hpp"
#include "app/mail_accounts.hpp"

namespace kith {

struct ServeOptions {
  std::string host = "127.0.0.1";  // where to listen; beyond loopback a password must be set
  int port = 7070;                 // 0: any free one
  std::vector<std::string> names;  // host names it may be called by, besides its own (behind a proxy)
  std::string tls_cert, tls_key;   // PEM files, both or none
  std::int64_t most_upload_bytes = std::int64_t{2} << 30;
  app::MailMeans mail;   // how mail servers are reached
  std::stop_token stop;  // ends it, as SIGINT and SIGTERM do
};

// Listens, calls `ready` with the address to open ("http://127.0.0.1:7070/"), and answers until it is
// told to stop; then requests are finished, an import that runs is given up and changes nothing.
// usage for options that make no sense; refused beyond loopback without a password; failed when the
// port is taken.
Status serve(const App& app, const ServeOptions& options, const std::function<void(const std::string& url)>& ready);

}  // namespace kith
