#include "sync/consent.hpp"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include <fmt/format.h>
#include <httplib.h>
#include <sodium.h>

#include "base/web_address.hpp"
#include "sync/access_token.hpp"

namespace kith {
namespace {

constexpr std::size_t kVerifierBytes = 32;  // RFC 7636, 4.1: 43 characters

std::string in_base64url(const unsigned char* bytes, std::size_t count) {
  std::string out(sodium_base64_ENCODED_LEN(count, sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
  sodium_bin2base64(out.data(), out.size(), bytes, count, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  out.pop_back();  // the terminating zero
  return out;
}

std::string page_that_says(std::string_view title, std::string_view text) {
  return fmt::format(
      "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"color-scheme\" content=\"light dark\">"
      "<meta name=\"viewport\" content=\"width=device-width\"><title>{0}</title>"
      "<style>body{{font:1.1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:20vh auto;padding:0 1rem}}</style>"
      "<h1>{0}</h1><p>{1}</p></html>",
      title, text);
}

}  // namespace

ConsentProof make_consent_proof() {
  unsigned char bytes[kVerifierBytes];
  randombytes_buf(bytes, sizeof bytes);
  ConsentProof proof;
  proof.verifier = in_base64url(bytes, sizeof bytes);
  unsigned char hash[crypto_hash_sha256_BYTES];
  crypto_hash_sha256(hash, reinterpret_cast<const unsigned char*>(proof.verifier.data()), proof.verifier.size());
  proof.challenge = in_base64url(hash, sizeof hash);
  return proof;
}

Result<std::string> consent_page(const ConsentAsk& ask) {
  if (!token_url_is_safe(ask.url)) {
    return fail(Code::usage, "consent is given over https only", "such as https://login.example.org/authorize");
  }
  // The last two bring a refresh token from Google each time; others pass over what they do not know.
  const std::pair<std::string_view, std::string_view> fields[] = {{"response_type", "code"},
                                                                  {"client_id", ask.client},
                                                                  {"redirect_uri", ask.back},
                                                                  {"scope", ask.scope},
                                                                  {"state", ask.state},
                                                                  {"code_challenge", ask.challenge},
                                                                  {"code_challenge_method", "S256"},
                                                                  {"login_hint", ask.user},
                                                                  {"access_type", "offline"},
                                                                  {"prompt", "consent"}};
  std::string page = ask.url;
  for (const auto& [name, value] : fields)
    page += fmt::format("{}{}={}", page.find('?') == std::string::npos ? '?' : '&', name, percent_encoded(value));
  return page;
}

struct ConsentDoor::Listener {
  httplib::Server server;
  int port = 0;
  std::thread thread;
  std::atomic<bool> over = false;
  std::mutex lock;
  std::condition_variable wake;
  std::string state;  // that is waited for
  std::optional<ConsentReturn> came;

  void answer(const httplib::Request& request, httplib::Response& response) {
    ConsentReturn all;
    for (const auto& [name, value] : request.params) all.emplace(name, value);
    const std::lock_guard hold(lock);
    if (state.empty() || all["state"] != state) {
      response.status = 404;
      response.set_content(
          page_that_says("There is nothing here", "Kith waits for a mail provider's page to send you back."),
          "text/html");
      return;
    }
    if (!came) came = std::move(all);
    response.set_content(
        page_that_says("Kith has the answer", "You can close this page and go back to where you began."), "text/html");
    wake.notify_all();
  }
};

ConsentDoor::ConsentDoor(std::unique_ptr<Listener> listener) : listener_(std::move(listener)) {}

Result<std::unique_ptr<ConsentDoor>> ConsentDoor::open() {
  auto listener = std::make_unique<Listener>();
  Listener& one = *listener;
  one.server.Get(
      "/.*", [&one](const httplib::Request& request, httplib::Response& response) { one.answer(request, response); });
  one.port = one.server.bind_to_any_port("127.0.0.1");
  if (one.port <= 0) return fail(Code::failed, "no port of this machine is free for the browser to come back to");
  one.server.set_keep_alive_max_count(1);  // or its end waits for the browser to hang up
  one.thread = std::thread([&one] {
    one.server.listen_after_bind();
    one.over = true;
  });
  return std::unique_ptr<ConsentDoor>(new ConsentDoor(std::move(listener)));
}

ConsentDoor::~ConsentDoor() {
  while (!listener_->server.is_running() && !listener_->over) std::this_thread::yield();
  listener_->server.stop();  // what is being answered is answered
  listener_->thread.join();
}

std::string ConsentDoor::back() const {
  // By this name every provider lets a program on the user's machine be called, at any port.
  return fmt::format("http://localhost:{}", listener_->port);
}

Result<ConsentReturn> ConsentDoor::wait(const std::string& state, std::chrono::seconds most,
                                        const std::function<bool()>& stop) {
  const auto until = std::chrono::steady_clock::now() + most;
  std::unique_lock hold(listener_->lock);
  listener_->state = state;
  while (!listener_->came) {
    if (stop()) return fail(Code::failed, "it was broken off; nothing is kept");
    if (std::chrono::steady_clock::now() >= until) {
      return fail(Code::unreachable, "nobody came back from the provider's page in time",
                  "run it again, and agree there");
    }
    listener_->wake.wait_for(hold, std::chrono::milliseconds{500});
  }
  return *listener_->came;
}

}  // namespace kith
