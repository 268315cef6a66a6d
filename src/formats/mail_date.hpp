// Dates as mail programs write them (RFC 5322 section 3.3 and 4.3, and worse).
#pragma once

#include <optional>
#include <string_view>

#include "base/dates.hpp"

namespace kith {

// "Tue, 1 Jul 2003 10:52:37 +0200 (CEST)", "Jul  1 10:52:37 2003", "1 Jul 03 10:52 EST", "2003-07-01T10:52:37Z".
// Years of two digits: 00-49 are 20xx, 50-99 19xx; of three, plus 1900. A zone nobody knows is UTC. None when there
// is no day that exists, or the year lies outside 1969..2100.
std::optional<Instant> mail_date(std::string_view raw);

}  // namespace kith
