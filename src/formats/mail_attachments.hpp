// The files that come with a message, by name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kith {

struct MailAttachment {
  std::string name;  // decoded; "" when it has none
  std::string type;  // "application/pdf"
};

inline constexpr std::size_t kMostAttachments = 100;

// Parts that say they are attachments, and any other with the name of a file. Nothing is decoded but names.
std::vector<MailAttachment> mail_attachments(std::string_view message);

}  // namespace kith
