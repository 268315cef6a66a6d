#include "sync/web_client.hpp"

#include <mutex>

#include <curl/curl.h>
#include <fmt/format.h>

#include "base/web_address.hpp"

namespace kith {
namespace {

struct FreeHeaders {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using HeaderList = std::unique_ptr<curl_slist, FreeHeaders>;

// What arrives, and what stopped it.
struct Arrival {
  const WebExchange& exchange;
  std::int64_t left;
  Status status;
  bool too_long = false;
};

std::size_t take_body(char* bytes, std::size_t size, std::size_t count, void* given) {
  auto& arrival = *static_cast<Arrival*>(given);
  const std::size_t all = size * count;
  arrival.left -= static_cast<std::int64_t>(all);
  arrival.too_long = arrival.left < 0;
  if (!arrival.too_long && arrival.exchange.body) arrival.status = arrival.exchange.body({bytes, all});
  return arrival.too_long || !arrival.status ? 0 : all;
}

std::size_t take_header(char* bytes, std::size_t size, std::size_t count, void* given) {
  const auto& arrival = *static_cast<const Arrival*>(given);
  const std::size_t all = size * count;
  if (arrival.exchange.header) arrival.exchange.header({bytes, all});
  return all;
}

int look_whether_to_stop(void* given, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  const std::atomic<bool>* const stop = static_cast<const Arrival*>(given)->exchange.stop;
  return stop != nullptr && stop->load() ? 1 : 0;
}

HeaderList header_list(const std::vector<std::string>& lines) {
  HeaderList list;
  for (const std::string& line : lines) {
    if (curl_slist* const longer = curl_slist_append(list.get(), line.c_str())) {
      static_cast<void>(list.release());  // the longer list begins with it
      list.reset(longer);
    }
  }
  return list;
}

// application/x-www-form-urlencoded
std::string form_text(const WebExchange& exchange) {
  std::string text;
  for (const auto& [name, value] : exchange.form)
    text += fmt::format("{}{}={}", text.empty() ? "" : "&", percent_encoded(name), percent_encoded(value));
  return text;
}

std::string size_words(std::int64_t bytes) {
  return bytes >= 1 << 20 ? fmt::format("{} MiB", bytes >> 20) : fmt::format("{} KiB", bytes >> 10);
}

}  // namespace

void WebClient::Close::operator()(void* handle) const {
  curl_easy_cleanup(handle);
}

WebClient::WebClient() {
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
  handle_.reset(curl_easy_init());
}

WebClient::~WebClient() = default;

Result<int> WebClient::exchange(const WebExchange& exchange) {
  CURL* const curl = handle_.get();
  if (curl == nullptr) return fail(Code::failed, "there is not enough memory to ask anything of the network");
  curl_easy_reset(curl);  // the connections stay
  const HeaderList headers = header_list(exchange.headers);
  const std::string form = form_text(exchange);
  Arrival arrival{exchange, exchange.bytes, {}};
  char problem[CURL_ERROR_SIZE] = "";
  curl_easy_setopt(curl, CURLOPT_URL, exchange.url.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, exchange.redirects > 0 ? 1L : 0L);
  curl_easy_setopt(curl, CURLOPT_MAXREDIRS, static_cast<long>(exchange.redirects));
  if (!exchange.form.empty()) curl_easy_setopt(curl, CURLOPT_POSTFIELDS, form.c_str());
  curl_easy_setopt(curl, CURLOPT_FAILONERROR, exchange.errors_whole ? 0L : 1L);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(exchange.time.count()));
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(exchange.connecting.count()));
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "");
  curl_easy_setopt(curl, CURLOPT_USERAGENT, exchange.agent.c_str());
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, problem);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_body);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &arrival);
  curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, take_header);
  curl_easy_setopt(curl, CURLOPT_HEADERDATA, &arrival);
  curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, look_whether_to_stop);
  curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &arrival);
  const CURLcode done = curl_easy_perform(curl);
  long status = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  if (arrival.too_long) {
    return fail(Code::bad_input,
                fmt::format("what {} sends is longer than {}", exchange.host, size_words(exchange.bytes)));
  }
  if (!arrival.status) return fail(std::move(arrival.status).error());
  if (done == CURLE_OK || done == CURLE_HTTP_RETURNED_ERROR) return static_cast<int>(status);
  if (done == CURLE_OPERATION_TIMEDOUT) {
    return fail(Code::unreachable, fmt::format("{} did not answer in time", exchange.host), "try again later");
  }
  return fail(Code::unreachable,
              fmt::format("{} could not be reached: {}", exchange.host,
                          problem[0] != '\0' ? problem : curl_easy_strerror(done)),
              "check the address and the network, then try again");
}

}  // namespace kith
