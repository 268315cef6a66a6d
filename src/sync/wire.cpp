#include "sync/wire.hpp"

#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <optional>
#include <system_error>
#include <vector>

#include <fmt/format.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

namespace kith {
namespace {

using std::chrono::milliseconds;
using Moment = std::chrono::steady_clock::time_point;

constexpr milliseconds kSlice{200};  // how often a wait looks whether it is to stop

Moment now() {
  return std::chrono::steady_clock::now();
}

std::string words_of(int error) {
  return std::generic_category().message(error);
}

auto cut_off(std::string what, std::string hint = "check the network, then try again") {
  return fail(Code::unreachable, std::move(what), std::move(hint));
}

template <class T, void (*free)(T*)>
using Owned = std::unique_ptr<T, decltype([](T* what) { free(what); })>;
using Bio = std::unique_ptr<BIO, decltype([](BIO* bio) { BIO_free(bio); })>;
using Certificate = Owned<X509, X509_free>;

std::optional<std::vector<Certificate>> read_pem(const std::string& pem) {
  const Bio bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  std::vector<Certificate> all;
  if (!bio) return std::nullopt;
  while (X509* one = PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr)) all.emplace_back(one);
  const bool at_end = ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE;
  ERR_clear_error();
  if (!at_end || all.empty()) return std::nullopt;
  return all;
}

bool is_address(const std::string& host) {
  const Owned<ASN1_OCTET_STRING, ASN1_OCTET_STRING_free> address(a2i_IPADDRESS(host.c_str()));
  return address != nullptr;
}

}  // namespace

struct Wire::Impl {
  int fd = -1;
  std::string host;
  WireLimits limits;
  std::optional<Moment> end;
  Owned<SSL_CTX, SSL_CTX_free> context;
  Owned<SSL, SSL_free> tls;

  Impl() = default;
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  ~Impl() {
    if (tls) SSL_shutdown(tls.get());
    tls.reset();
    if (fd >= 0) ::close(fd);
  }

  // Waits for one of `events`; false when `within` is over.
  Result<bool> await(short events, milliseconds within) const {
    const Moment until = now() + within;
    while (true) {
      if (limits.stop != nullptr && limits.stop->load()) return cut_off("the connection was given up", "");
      if (end && now() >= *end) return cut_off(fmt::format("{} takes too long to answer", host));
      const auto left = std::chrono::duration_cast<milliseconds>(until - now());
      if (left.count() <= 0) return false;
      pollfd what{fd, events, 0};
      const int found = ::poll(&what, 1, static_cast<int>(std::min(left, kSlice).count()));
      if (found > 0) return true;
      if (found < 0 && errno != EINTR) return cut_off(fmt::format("the connection broke: {}", words_of(errno)));
    }
  }

  Status must(short events, milliseconds within) const {
    KITH_TRY(const bool ready, await(events, within));
    if (ready) return {};
    return cut_off(fmt::format("{} says nothing any more", host));
  }

  // What to do after an OpenSSL call that gave `result`: wait and call again, or an error.
  Status after(int result, milliseconds within) {
    switch (SSL_get_error(tls.get(), result)) {
      case SSL_ERROR_WANT_READ: return must(POLLIN, within);
      case SSL_ERROR_WANT_WRITE: return must(POLLOUT, within);
      case SSL_ERROR_ZERO_RETURN: return cut_off(fmt::format("{} ended the connection", host));
      default: break;
    }
    const auto code = ERR_peek_last_error();
    const char* reason = code == 0 ? nullptr : ERR_reason_error_string(code);
    ERR_clear_error();
    return cut_off(
        fmt::format("the connection to {} broke: {}", host,
                    reason != nullptr ? std::string(reason) : (errno != 0 ? words_of(errno) : "it was cut")));
  }

  Error untrusted(long verdict) const {
    Error error{
        Code::unreachable,
        fmt::format("the certificate of {} cannot be trusted: {}", host, X509_verify_cert_error_string(verdict)),
        "",
        {}};
    switch (verdict) {
      case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
      case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
      case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
      case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
      case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
        error.hint = "if it is a server of your own, get the certificate it was signed with and name it: --ca FILE";
        break;
      case X509_V_ERR_HOSTNAME_MISMATCH:
      case X509_V_ERR_IP_ADDRESS_MISMATCH: error.hint = "use the name the certificate is made for: --host NAME"; break;
      case X509_V_ERR_CERT_HAS_EXPIRED: error.hint = "whoever runs the server has to renew it"; break;
      default: error.hint = "ask whoever runs the server"; break;
    }
    return error;
  }
};

Wire::Wire(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Wire::~Wire() = default;

Result<std::unique_ptr<Wire>> Wire::connect(const std::string& host, int port, const WireLimits& limits) {
  addrinfo wanted{};
  wanted.ai_family = AF_UNSPEC;
  wanted.ai_socktype = SOCK_STREAM;
  addrinfo* list = nullptr;
  if (const int bad = ::getaddrinfo(host.c_str(), std::to_string(port).c_str(), &wanted, &list); bad != 0) {
    return cut_off(fmt::format("there is no server {}: {}", host, ::gai_strerror(bad)), "check its name");
  }
  const Owned<addrinfo, ::freeaddrinfo> found(list);
  auto impl = std::make_unique<Impl>();
  impl->host = host;
  impl->limits = limits;
  std::string why;
  for (const addrinfo* at = found.get(); at != nullptr; at = at->ai_next) {
    if (impl->fd >= 0) ::close(impl->fd);
    impl->fd = ::socket(at->ai_family, at->ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC, at->ai_protocol);
    if (impl->fd < 0) {
      why = words_of(errno);
      continue;
    }
    if (::connect(impl->fd, at->ai_addr, at->ai_addrlen) != 0) {
      if (errno != EINPROGRESS) {
        why = words_of(errno);
        continue;
      }
      KITH_TRY(const bool ready, impl->await(POLLOUT, limits.connecting));
      int error = 0;
      socklen_t size = sizeof error;
      ::getsockopt(impl->fd, SOL_SOCKET, SO_ERROR, &error, &size);
      if (!ready || error != 0) {
        why = ready ? words_of(error) : "no answer";
        continue;
      }
    }
    const int yes = 1;
    ::setsockopt(impl->fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    ::setsockopt(impl->fd, SOL_SOCKET, SO_KEEPALIVE, &yes, sizeof yes);
    return std::unique_ptr<Wire>(new Wire(std::move(impl)));
  }
  return cut_off(fmt::format("{} cannot be reached at port {}: {}", host, port, why),
                 "check the server's name and port, and the network");
}

Status Wire::secure(const std::string& authorities) {
  Impl& it = *impl_;
  it.context.reset(SSL_CTX_new(TLS_client_method()));
  if (!it.context) return fail(Code::failed, "TLS cannot be used on this machine");
  SSL_CTX* const context = it.context.get();
  SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
  SSL_CTX_set_verify(context, SSL_VERIFY_PEER, nullptr);
  if (authorities.empty()) {
    SSL_CTX_set_default_verify_paths(context);
  } else {
    const auto all = read_pem(authorities);
    if (!all) return fail(Code::bad_input, "the authorities to trust hold no certificate");
    for (const Certificate& one : *all) X509_STORE_add_cert(SSL_CTX_get_cert_store(context), one.get());
    // The server's own certificate may be named too, without the one it was signed with.
    X509_VERIFY_PARAM_set_flags(SSL_CTX_get0_param(context), X509_V_FLAG_PARTIAL_CHAIN);
  }
  it.tls.reset(SSL_new(context));
  SSL* const tls = it.tls.get();
  if (tls == nullptr) return fail(Code::failed, "there is not enough memory for TLS");
  if (is_address(it.host)) {
    X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(tls), it.host.c_str());
  } else {
    SSL_set_tlsext_host_name(tls, it.host.c_str());
    SSL_set1_host(tls, it.host.c_str());
  }
  SSL_set_fd(tls, it.fd);
  const Moment until = now() + it.limits.connecting;
  while (true) {
    errno = 0;
    const int result = SSL_connect(tls);
    if (result == 1) return {};
    if (const long verdict = SSL_get_verify_result(tls); verdict != X509_V_OK) {
      ERR_clear_error();
      return fail(it.untrusted(verdict));
    }
    const auto left = std::chrono::duration_cast<milliseconds>(until - now());
    if (Status waited = it.after(result, std::max(left, milliseconds{0})); !waited) {
      Error error = std::move(waited).error();
      error.hint = "is it a port for TLS? --security starttls is for one that begins in the clear";
      return fail(std::move(error));
    }
  }
}

bool Wire::is_secure() const {
  return impl_->tls != nullptr;
}

void Wire::give(milliseconds time) {
  impl_->end = now() + time;
}

Result<std::size_t> Wire::read(char* into, std::size_t most) {
  Impl& it = *impl_;
  while (true) {
    errno = 0;
    if (it.tls) {
      const int got = SSL_read(it.tls.get(), into, static_cast<int>(std::min(most, std::size_t{1} << 20)));
      if (got > 0) return static_cast<std::size_t>(got);
      KITH_CHECK(it.after(got, it.limits.silence));
      continue;
    }
    const ssize_t got = ::recv(it.fd, into, most, 0);
    if (got > 0) return static_cast<std::size_t>(got);
    if (got == 0) return cut_off(fmt::format("{} ended the connection", it.host));
    if (errno == EAGAIN || errno == EWOULDBLOCK) {
      KITH_CHECK(it.must(POLLIN, it.limits.silence));
    } else if (errno != EINTR) {
      return cut_off(fmt::format("the connection to {} broke: {}", it.host, words_of(errno)));
    }
  }
}

Status Wire::write(std::string_view bytes) {
  Impl& it = *impl_;
  while (!bytes.empty()) {
    errno = 0;
    if (it.tls) {
      const int put = SSL_write(it.tls.get(), bytes.data(), static_cast<int>(bytes.size()));
      if (put > 0) {
        bytes.remove_prefix(static_cast<std::size_t>(put));
      } else {
        KITH_CHECK(it.after(put, it.limits.silence));
      }
      continue;
    }
    const ssize_t put = ::send(it.fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (put > 0) {
      bytes.remove_prefix(static_cast<std::size_t>(put));
    } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
      KITH_CHECK(it.must(POLLOUT, it.limits.silence));
    } else if (errno != EINTR) {
      return cut_off(fmt::format("the connection to {} broke: {}", it.host, words_of(errno)));
    }
  }
  return {};
}

Result<bool> Wire::readable(milliseconds within) {
  if (impl_->tls && SSL_pending(impl_->tls.get()) > 0) return true;
  return impl_->await(POLLIN, within);
}

const std::string& Wire::host() const {
  return impl_->host;
}

Result<int> check_authorities(const std::string& pem) {
  const auto all = read_pem(pem);
  if (all) return static_cast<int>(all->size());
  return fail(Code::bad_input, "it holds no certificate that can be read",
              "a PEM file, which begins with -----BEGIN CERTIFICATE-----");
}

}  // namespace kith
