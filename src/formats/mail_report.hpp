// Who could not be reached, as mail systems report it.
#pragma once

#include <string_view>
#include <vector>

#include "model/mail.hpp"

namespace kith {

inline constexpr std::size_t kMostFailed = 200;

// The fields of a message/delivery-status part (RFC 3464). What was delivered or relayed is left out; what is
// delayed is not permanent.
std::vector<FailedAddress> report_fields(std::string_view part);

// What qmail, Exim, Postfix, Sendmail and Exchange wrote in plain words. `text` is decoded; only what stands
// above the returned message is read.
std::vector<FailedAddress> report_words(std::string_view text);

}  // namespace kith
