// The parts of a MIME message (RFC 2046), walked without building a tree.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "formats/mail_headers.hpp"
#include "formats/mime_values.hpp"

namespace kith {

inline constexpr int kDeepestPart = 32;
inline constexpr int kMostParts = 500;

struct MimePart {
  ContentType type;
  std::string_view encoding;
  std::string_view body;              // not decoded
  bool attachment = false;            // Content-Disposition says so
  std::string_view disposition = {};  // that header, as written
};

// Hands out every leaf in order; message/* is a leaf. Multiparts deeper than kDeepestPart are leaves too, and
// nothing comes after kMostParts.
void each_part(const MailHeaders& headers, const std::function<void(const MimePart&)>& visit);

}  // namespace kith
