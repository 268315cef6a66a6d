#include "formats/mail_attachments.hpp"

#include "base/text.hpp"
#include "formats/mime_parts.hpp"

namespace kith {
namespace {

constexpr std::size_t kNameBytes = 255;

std::string parameter(const ContentType& type, const std::string& name) {
  const auto found = type.values.find(name);
  return found == type.values.end() ? std::string() : found->second;
}

// A disposition has its parameters as a type has them (RFC 2183).
std::string file_name(const MimePart& part) {
  std::string name;
  if (!part.disposition.empty()) name = parameter(content_type("file/" + std::string(part.disposition)), "filename");
  if (name.empty()) name = parameter(part.type, "name");
  return std::string(clip(collapse(decoded_words(clean_utf8(name))), kNameBytes));
}

}  // namespace

std::vector<MailAttachment> mail_attachments(std::string_view message) {
  std::vector<MailAttachment> all;
  each_part(MailHeaders(message), [&](const MimePart& part) {
    if (all.size() == kMostAttachments) return;
    std::string name = file_name(part);
    if (part.attachment || !name.empty()) all.push_back({std::move(name), part.type.type});
  });
  return all;
}

}  // namespace kith
