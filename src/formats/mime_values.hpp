// The values of mail headers and parts. The only file pair that knows GMime; what it throws away is freed here.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/mail.hpp"

namespace kith {

inline constexpr std::size_t kMostAddresses = 2000;

// Addresses of a raw header value (RFC 5322, RFC 2047), members of groups among them; names decoded.
std::vector<MailAddress> mail_addresses(std::string_view raw);

// An unstructured value: unfolded, encoded words decoded, one line of UTF-8.
std::string decoded_words(std::string_view raw);

struct ContentType {
  std::string type = "text/plain";            // lower case
  std::map<std::string, std::string> values;  // boundary, charset, method, report-type; names in lower case
};
ContentType content_type(std::string_view raw);

// Undoes base64, quoted-printable and uuencode; anything else is returned as it is. At most `most` bytes come out.
std::string transfer_decoded(std::string_view bytes, std::string_view encoding, std::size_t most);

// From a charset that may be unknown, missing or a lie; then UTF-8 if it is, else windows-1252.
std::string charset_decoded(std::string_view bytes, const std::string& charset);

}  // namespace kith
