#include "base/web_address.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace kith {
namespace {

constexpr std::size_t kLongestAddress = 4000;

// "scheme:" in front of an address; "" when there is none.
std::string_view scheme_of(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0) return {};
  const std::string_view scheme = text.substr(0, colon);
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  if (!letter(scheme.front())) return {};
  const bool good = std::all_of(scheme.begin(), scheme.end(), [&](char c) {
    return letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
  });
  return good ? scheme : std::string_view{};
}

// RFC 3986, 5.2.4.
std::string without_dots(std::string_view path) {
  std::string out;
  while (!path.empty()) {
    const auto end = std::min(path.find('/', 1), path.size());
    const std::string_view part = path.substr(0, end);  // "/name"
    path.remove_prefix(end);
    if (part == "/..") {
      out.erase(std::min(out.rfind('/'), out.size()));
      if (path.empty()) out += '/';
    } else if (part == "/.") {
      if (path.empty()) out += '/';
    } else {
      out += part;
    }
  }
  return out.empty() ? "/" : out;
}

void add_encoded(std::string& out, unsigned char byte) {
  constexpr std::string_view kFigures = "0123456789ABCDEF";
  out += {'%', kFigures[byte >> 4], kFigures[byte & 15]};
}

// What may not stand in an address as it is: white space goes, the rest is written %XX.
std::string tidied(std::string_view text) {
  std::string out;
  for (const char c : trim(text)) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\t' || c == '\n' || c == '\r') continue;
    if (byte <= 0x20 || byte >= 0x7F || std::string_view("\"<>\\^`{|}").find(c) != std::string_view::npos) {
      add_encoded(out, byte);
    } else {
      out += c;
    }
  }
  return out;
}

// "[login@]host[:port]", the host of letters that a name or an address has, the port of figures.
bool good_authority(std::string_view authority) {
  if (const auto at = authority.rfind('@'); at != std::string_view::npos) authority.remove_prefix(at + 1);
  const bool bracketed = authority.starts_with('[');
  const auto closing = bracketed ? authority.find(']') : std::string_view::npos;
  if (bracketed && closing == std::string_view::npos) return false;
  const auto colon = authority.find(':', bracketed ? closing : 0);
  const std::string_view host = authority.substr(0, colon);
  const std::string_view port = colon == std::string_view::npos ? std::string_view{} : authority.substr(colon + 1);
  const auto figure = [](char c) { return c >= '0' && c <= '9'; };
  // A %-sign stands for a letter of another alphabet, never for a mark.
  for (auto at = host.find('%'); at != std::string_view::npos; at = host.find('%', at + 1)) {
    if (at + 1 >= host.size() || std::string_view("89ABCDEFabcdef").find(host[at + 1]) == std::string_view::npos)
      return false;
  }
  const auto fits_host = [&](char c) {
    return figure(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '.' || c == '_' ||
           c == '%' || (bracketed && (c == '[' || c == ']' || c == ':'));
  };
  return !host.empty() && std::all_of(host.begin(), host.end(), fits_host) && port.size() <= 5 &&
         std::all_of(port.begin(), port.end(), figure);
}

}  // namespace

std::string WebAddress::host() const {
  std::string_view host = authority;
  if (const auto at = host.rfind('@'); at != std::string_view::npos) host.remove_prefix(at + 1);
  const auto closing = host.find(']');  // of an address of version 6
  const auto colon = host.find(':', closing == std::string_view::npos ? 0 : closing);
  return lower_ascii(host.substr(0, colon));
}

std::optional<WebAddress> web_address(std::string_view text) {
  const std::string tidy = tidied(text);
  std::string_view rest = tidy;
  if (rest.size() > kLongestAddress) return std::nullopt;
  WebAddress address;
  address.scheme = lower_ascii(scheme_of(rest));
  if (address.scheme != "http" && address.scheme != "https") return std::nullopt;
  rest.remove_prefix(address.scheme.size() + 1);
  if (!rest.starts_with("//")) return std::nullopt;
  rest.remove_prefix(2);
  rest = rest.substr(0, rest.find('#'));
  const auto path = std::min(rest.find_first_of("/?"), rest.size());
  address.authority = rest.substr(0, path);
  if (!good_authority(address.authority)) return std::nullopt;
  rest.remove_prefix(path);
  const auto query = std::min(rest.find('?'), rest.size());
  address.path = without_dots(rest.substr(0, query));
  address.query = rest.substr(query);
  return address;
}

std::string host_words(std::string_view text) {
  const auto address = web_address(text);
  return address ? address->host() : std::string(text);
}

std::string percent_encoded(std::string_view text, std::string_view also_plain) {
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view("-._~").find(c) != std::string_view::npos ||
                       also_plain.find(c) != std::string_view::npos;
    if (plain) {
      out += c;
    } else {
      add_encoded(out, static_cast<unsigned char>(c));
    }
  }
  return out;
}

std::optional<std::string> resolve_address(std::string_view base, std::string_view reference) {
  const std::string tidy = tidied(reference.substr(0, kLongestAddress + 1));
  std::string_view rest = tidy;
  if (!scheme_of(rest).empty()) {
    const auto whole = web_address(rest);
    if (!whole) return std::nullopt;
    return whole->text();
  }
  auto from = web_address(base);
  if (!from) return std::nullopt;
  rest = rest.substr(0, rest.find('#'));
  if (rest.starts_with("//")) {
    const auto whole = web_address(from->scheme + ":" + std::string(rest));
    if (!whole) return std::nullopt;
    return whole->text();
  }
  if (rest.empty()) return from->text();
  const auto query = std::min(rest.find('?'), rest.size());
  const std::string_view path = rest.substr(0, query);
  from->query = rest.substr(query);
  if (path.starts_with('/')) {
    from->path = without_dots(path);
  } else if (!path.empty()) {
    from->path = without_dots(from->path.substr(0, from->path.rfind('/') + 1) + std::string(path));
  }
  if (from->text().size() > kLongestAddress) return std::nullopt;
  return from->text();
}

}  // namespace kith
