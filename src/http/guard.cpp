#include "http/guard.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace kith::http {
namespace {

bool is_numeric(std::string_view host, int family) {
  std::array<unsigned char, sizeof(in6_addr)> bytes{};
  return inet_pton(family, std::string(host).c_str(), bytes.data()) == 1;
}

// "http://host:port" -> "host:port"; "" for "null" and anything else.
std::string_view authority_of(std::string_view origin) {
  const auto at = origin.find("://");
  return at == std::string_view::npos ? std::string_view() : origin.substr(at + 3);
}

bool writes(const Request& request) {
  return request.method != "GET" && request.method != "HEAD";
}

}  // namespace

bool is_loopback(std::string_view host) {
  if (equal_ascii(host, "localhost")) return true;
  if (is_numeric(host, AF_INET)) return host.starts_with("127.");
  return host == "::1";
}

bool is_ip_literal(std::string_view host) {
  return is_numeric(host, AF_INET) || is_numeric(host, AF_INET6);
}

std::string host_name(std::string_view authority) {
  if (authority.starts_with('[')) {
    const auto end = authority.find(']');
    return end == std::string_view::npos ? std::string() : lower_ascii(authority.substr(1, end - 1));
  }
  authority = authority.substr(0, authority.find(':'));
  if (authority.ends_with('.')) authority.remove_suffix(1);
  return lower_ascii(authority);
}

Status check_host(const Request& request, const Neighbourhood& here) {
  const std::string name = host_name(request.header("Host"));
  const bool ours = is_loopback(name) || (here.beyond_loopback && is_ip_literal(name)) ||
                    std::any_of(here.names.begin(), here.names.end(),
                                [&](const std::string& each) { return !name.empty() && equal_ascii(each, name); });
  if (ours) return {};
  return fail(Code::refused, fmt::format("this server is not called \"{}\"", name),
              "open it under the address it printed when it started");
}

Status check_origin(const Request& request) {
  const std::string site = lower_ascii(request.header("Sec-Fetch-Site"));
  if (!site.empty() && site != "same-origin" && site != "none") {
    return fail(Code::refused, "a page of another site may not talk to Kith");
  }
  const std::string origin = request.header("Origin");
  if (!writes(request) || origin.empty()) return {};
  if (equal_ascii(authority_of(origin), request.header("Host"))) return {};
  return fail(Code::refused, fmt::format("a page of \"{}\" may not write here", origin));
}

Status check_type(const Request& request, std::string_view wanted) {
  const std::string given = request.header("Content-Type");
  if (request.body.empty() && given.empty() && !request.read) return {};
  const std::string type = given.substr(0, given.find(';'));
  if (equal_ascii(trim(type), wanted)) return {};
  return fail(Code::usage, fmt::format("the body must be of the type {}", wanted));
}

const std::vector<std::pair<std::string, std::string>>& security_headers() {
  static const std::vector<std::pair<std::string, std::string>> headers{
      {"Content-Security-Policy",
       "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"},
      {"X-Content-Type-Options", "nosniff"},
      {"X-Frame-Options", "DENY"},
      {"Referrer-Policy", "no-referrer"},
      {"Cross-Origin-Opener-Policy", "same-origin"},
      {"Cross-Origin-Resource-Policy", "same-origin"},
      {"Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"},
  };
  return headers;
}

}  // namespace kith::http
