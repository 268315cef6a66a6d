// MailSender over libcurl. What decides whether a message may be sent again is when its last byte went out: libcurl
// asks for the message piece by piece, and the last byte is handed to it only after the caller has written that down.
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <mutex>
#include <optional>

#include <curl/curl.h>
#include <fmt/format.h>

#include "base/text.hpp"
#include "sync/mail_sender.hpp"

namespace kith {
namespace {

using Verdict = SendAnswer::Verdict;
using Steady = std::chrono::steady_clock;

constexpr std::size_t kWordsKept = 300;
constexpr long kFarewellSeconds = 3;
constexpr std::chrono::seconds kLastMoment{5};  // for the answer, when the program is to end

struct EndCurl {
  void operator()(CURL* curl) const {
    // QUIT is a courtesy.
    curl_easy_setopt(curl, CURLOPT_SERVER_RESPONSE_TIMEOUT, kFarewellSeconds);
    curl_easy_cleanup(curl);
  }
};
struct EndList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

struct Sending {
  const SendLimits& limits;
  const SendSteps& steps;
  std::string_view left;      // of the message
  bool ended = false;         // its last byte is handed over
  std::optional<Error> held;  // why it was not to be
  std::string words;          // of the server's last answer
  bool whole = true;          // that answer was its last line
  std::optional<Steady::time_point> stopping;
};

std::size_t next_bytes(char* into, std::size_t size, std::size_t count, void* given) {
  auto& sending = *static_cast<Sending*>(given);
  if (sending.left.empty()) return 0;
  std::size_t part = std::min(size * count, sending.left.size());
  if (part == sending.left.size() && part > 1) --part;  // the last byte goes alone
  if (sending.left.size() == 1) {
    if (Status status = sending.steps.before_end(); !status) {
      sending.held = std::move(status).error();
      return CURL_READFUNC_ABORT;
    }
    sending.ended = true;
  }
  std::memcpy(into, sending.left.data(), part);
  sending.left.remove_prefix(part);
  return part;
}

// Answers come line by line: "250-SIZE", and "250 OK" for the last.
std::size_t next_words(char* bytes, std::size_t size, std::size_t count, void* given) {
  auto& sending = *static_cast<Sending*>(given);
  const std::string_view line = trim(std::string_view(bytes, size * count));
  if (line.starts_with("221")) return size * count;  // the farewell says nothing of the message
  if (sending.whole) sending.words.clear();
  sending.whole = line.size() < 4 || line[3] != '-';
  // The code is said once, however many lines there are.
  const std::string_view words = sending.words.empty() || line.size() < 4 ? line : line.substr(4);
  if (!words.empty() && sending.words.size() < kWordsKept)
    sending.words += fmt::format("{}{}", sending.words.empty() ? "" : " ", words);
  return size * count;
}

int asked_to_stop(void* given, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  auto& sending = *static_cast<Sending*>(given);
  if (sending.limits.stop == nullptr || !sending.limits.stop->load()) return 0;
  if (!sending.ended) return 1;
  if (!sending.stopping) sending.stopping = Steady::now();
  return Steady::now() - *sending.stopping > kLastMoment ? 1 : 0;
}

// A file without a name, for the one library that takes authorities from files only.
class MemoryFile {
 public:
  explicit MemoryFile(const std::string& text) : fd_(::memfd_create("authorities", MFD_CLOEXEC)) {
    std::string_view left = text;
    while (fd_ >= 0 && !left.empty()) {
      const ssize_t put = ::write(fd_, left.data(), left.size());
      if (put <= 0) break;
      left.remove_prefix(static_cast<std::size_t>(put));
    }
    good_ = fd_ >= 0 && left.empty();
  }
  ~MemoryFile() {
    if (fd_ >= 0) ::close(fd_);
  }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  bool good() const { return good_; }
  std::string path() const { return fmt::format("/proc/self/fd/{}", fd_); }

 private:
  int fd_;
  bool good_ = false;
};

bool is_here(const std::string& host) {
  return host == "localhost" || host == "::1" || host.starts_with("127.");
}

std::string address_of(const MailAccess& access) {
  const bool v6 = access.host.find(':') != std::string::npos;
  // What stands behind the slash is what the client calls itself; the machine's name is nobody's business.
  return fmt::format("{}://{}{}{}:{}/%5B127.0.0.1%5D", access.security == MailSecurity::tls ? "smtps" : "smtp",
                     v6 ? "[" : "", access.host, v6 ? "]" : "", access.port);
}

SendAnswer without_end(CURLcode done, long code, const Sending& sending, const MailAccess& access,
                       const std::string& problem) {
  const std::string words = excerpt(clean_utf8(sending.words), kWordsKept);
  const bool says = code >= 400 && code < 600 && !words.empty();
  if (sending.held) return {Verdict::later, sending.held->what, sending.held->hint};
  if (done == CURLE_LOGIN_DENIED || code == 530 || code == 534 || code == 535 || code == 538) {
    return {Verdict::locked,
            fmt::format("{} refuses the login of {}: {}", access.host, access.user, says ? words : problem),
            "check user name and password: kith mail sender ACCOUNT; with two-step login a password for programs is "
            "needed"};
  }
  switch (done) {
    case CURLE_USE_SSL_FAILED:
      return {Verdict::locked, fmt::format("{} offers no TLS (STARTTLS)", access.host),
              "use --security tls with the port for it, usually 465"};
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
      return {Verdict::locked, fmt::format("the certificate of {} cannot be trusted: {}", access.host, problem),
              "if it is a server of your own, name the certificate it was signed with: --ca FILE"};
    case CURLE_ABORTED_BY_CALLBACK: return {Verdict::later, "it was broken off", ""};
    default: break;
  }
  // What was answered to the sender, the recipient or the request to begin; a line that breaks leaves an older code.
  if (done == CURLE_SEND_ERROR && code >= 500 && code < 600) return {Verdict::refused, words, ""};
  if (says) return {Verdict::later, words, ""};
  return {Verdict::later, fmt::format("{}: {}", access.host, problem),
          "check the server's name and port, and the network"};
}

// All of it went out: the answer counts, and nothing but the answer.
SendAnswer after_end(CURLcode done, long code, const Sending& sending, const std::string& problem) {
  const std::string words = excerpt(clean_utf8(sending.words), kWordsKept);
  if (done == CURLE_OK) return {Verdict::accepted, words, ""};
  if (code >= 400 && code < 500) return {Verdict::later, words, ""};
  if (code >= 500 && code < 600) return {Verdict::refused, words, ""};
  return {Verdict::unsure, fmt::format("no answer came to the end of the message: {}", problem), ""};
}

}  // namespace

SendAnswer send_smtp(const MailAccess& access, const MailToSend& mail, const SendSteps& steps,
                     const SendLimits& limits) {
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
  const auto answer = [&](SendAnswer made) {
    if (steps.answered) steps.answered(made);
    return made;
  };
  if (access.security == MailSecurity::clear && !is_here(access.host)) {
    return answer(
        {Verdict::locked, "a password is not sent in the clear to another machine", "use --security tls, or starttls"});
  }
  const std::unique_ptr<CURL, EndCurl> handle(curl_easy_init());
  const MemoryFile authorities(access.authorities);
  if (!handle || !authorities.good()) return answer({Verdict::later, "there is not enough memory", ""});
  CURL* const curl = handle.get();
  Sending sending{limits, steps, mail.mail, false, {}, {}, true, {}};
  char problem[CURL_ERROR_SIZE] = "";
  const std::string url = address_of(access);
  const std::string from = fmt::format("<{}>", mail.from);
  const std::unique_ptr<curl_slist, EndList> to(curl_slist_append(nullptr, fmt::format("<{}>", mail.to).c_str()));
  const std::string path = authorities.path();
  curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt(curl, CURLOPT_MAIL_FROM, from.c_str());
  curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, to.get());
  curl_easy_setopt(curl, CURLOPT_USERNAME, access.user.c_str());
  switch (access.login) {
    case MailLogin::password: curl_easy_setopt(curl, CURLOPT_PASSWORD, access.secret.c_str()); break;
    case MailLogin::xoauth2:
    case MailLogin::oauth2: curl_easy_setopt(curl, CURLOPT_XOAUTH2_BEARER, access.secret.c_str()); break;
  }
  switch (access.security) {
    case MailSecurity::tls:
    case MailSecurity::starttls:
      curl_easy_setopt(curl, CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_ALL));
      curl_easy_setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
      if (!access.authorities.empty()) {
        curl_easy_setopt(curl, CURLOPT_CAINFO, path.c_str());
        curl_easy_setopt(curl, CURLOPT_CAPATH, nullptr);
      }
      break;
    case MailSecurity::clear: curl_easy_setopt(curl, CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_NONE)); break;
  }
  curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(curl, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(mail.mail.size()));
  curl_easy_setopt(curl, CURLOPT_READFUNCTION, next_bytes);
  curl_easy_setopt(curl, CURLOPT_READDATA, &sending);
  curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, next_words);
  curl_easy_setopt(curl, CURLOPT_HEADERDATA, &sending);
  curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, asked_to_stop);
  curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &sending);
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, static_cast<long>(limits.connecting.count()));
  curl_easy_setopt(curl, CURLOPT_SERVER_RESPONSE_TIMEOUT, static_cast<long>(limits.answer.count()));
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, static_cast<long>(limits.together.count()));
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, problem);
  const CURLcode done = curl_easy_perform(curl);
  long code = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &code);
  const std::string what = problem[0] != '\0' ? problem : curl_easy_strerror(done);
  return answer(sending.ended ? after_end(done, code, sending, what) : without_end(done, code, sending, access, what));
}

}  // namespace kith
