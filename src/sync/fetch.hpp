// Something from a web address the user gave.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace kith {

struct FetchLimits {
  std::int64_t most_bytes = std::int64_t{64} * 1024 * 1024;
  int seconds = 60;  // in all
  int redirects = 5;
};

// Hands out what stands at `url` piece by piece. http, https and webcal (read as https) only, also after a redirect.
// usage for another kind of address; failed, with what went wrong, when it cannot be fetched; bad_input when it is too
// long.
Status fetch(const std::string& url, const std::function<Status(std::string_view)>& take,
             const FetchLimits& limits = {});

// An address that fetch() takes, rather than a file's name.
bool is_web_address(std::string_view text);
// "calendar.example.org": what may be shown and kept. The rest of an address is often a secret.
std::string host_of(std::string_view url);

}  // namespace kith
