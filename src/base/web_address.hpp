// Web addresses as RFC 3986 has them: taken apart, and one found from another.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kith {

struct WebAddress {
  std::string scheme;     // "http" or "https"
  std::string authority;  // "example.org:8080"; with who logs in, where that is written
  std::string path;       // "/feed"; at least "/"
  std::string query;      // "?page=2", "" without one

  std::string text() const { return origin() + path + query; }
  std::string origin() const { return scheme + "://" + authority; }
  // In lower case, without port and login.
  std::string host() const;
};

// http and https only, without its fragment; none for anything else, or for one longer than 4,000 bytes.
std::optional<WebAddress> web_address(std::string_view text);

// The host of an address, for people; of what is none the text itself.
std::string host_words(std::string_view text);

// As a part of an address or of a form: letters, digits, "-._~" and what is in `also_plain` stay, the
// rest is written %XX.
std::string percent_encoded(std::string_view text, std::string_view also_plain = {});

// What `reference` means on the page at `base`: "../b?c" there is another address. White space around and inside is
// left out, as browsers do. None when that is no http or https address: "javascript:", "mailto:", "data:".
std::optional<std::string> resolve_address(std::string_view base, std::string_view reference);

}  // namespace kith
