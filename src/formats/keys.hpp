// What makes two handles the same.
#pragma once

#include <string>
#include <string_view>

#include "model/person.hpp"

namespace kith {

// The comparable form of a handle, "" when it has none (not an address, not a number, not a URL):
// email: trimmed, without mailto:, lower case; phone: E.164 ("+4930123456"), numbers without a
// country code read in `region` (ISO 3166, e.g. "DE"; "" accepts international ones only);
// profile and website: host without www. and path in lower case, no scheme, query or final slash;
// messenger: lower case.
std::string handle_key(HandleKind kind, std::string_view value, std::string_view region);

// An Exchange path, a no-reply address or the like: kept, but no identity and not for writing to.
bool is_mail_address(std::string_view value);

// A URL that names one person on a network ("linkedin.com/in/…", "github.com/name"), so a profile
// and not merely a website.
bool is_profile_url(std::string_view value);

}  // namespace kith
