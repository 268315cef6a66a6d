#include "formats/mail_headers.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace kith {
namespace {

constexpr std::size_t kMostFields = 4096;
constexpr std::size_t kFieldBytes = 256 * 1024;

std::string_view bare(std::string_view line) {
  while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.remove_suffix(1);
  return line;
}

std::string_view next_line(std::string_view bytes) {
  const auto end = bytes.find('\n');
  return end == std::string_view::npos ? bytes : bytes.substr(0, end + 1);
}

// Where the name ends; npos when it is no field.
std::size_t colon_of(std::string_view line) {
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == ':') return i == 0 ? std::string_view::npos : i;
    const auto c = static_cast<unsigned char>(line[i]);
    if (c <= 0x20 || c == 0x7F) {
      const auto colon = line.find_first_not_of(" \t", i);
      return i > 0 && colon != std::string_view::npos && line[colon] == ':' ? colon : std::string_view::npos;
    }
  }
  return std::string_view::npos;
}

}  // namespace

MailHeaders::MailHeaders(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  while (!bytes.empty() && (bytes.front() == '\n' || bytes.front() == '\r')) bytes.remove_prefix(1);
  bool keeps = false;  // continuation lines belong to the last kept field
  for (bool first = true; !bytes.empty(); first = false) {
    const std::string_view line = next_line(bytes);
    const std::string_view text = bare(line);
    if (text.empty()) {
      body_ = bytes.substr(line.size());
      return;
    }
    if (text.front() == ' ' || text.front() == '\t') {
      if (keeps) {
        const char* begin = fields_.back().raw.data();
        const auto size = static_cast<std::size_t>(text.data() + text.size() - begin);
        if (size <= kFieldBytes) fields_.back().raw = std::string_view(begin, size);
      }
    } else if (const auto colon = colon_of(text); colon != std::string_view::npos) {
      keeps = fields_.size() < kMostFields;
      if (keeps) fields_.push_back({trim(text.substr(0, colon)), text.substr(colon + 1).substr(0, kFieldBytes)});
    } else if (!first && colon_of(bare(next_line(bytes.substr(line.size())))) == std::string_view::npos) {
      body_ = bytes;  // the empty line is missing
      return;
    } else {
      keeps = false;  // an mbox line or damage between fields
    }
    bytes.remove_prefix(line.size());
  }
}

std::string_view MailHeaders::get(std::string_view name) const {
  const auto found = std::find_if(fields_.begin(), fields_.end(),
                                  [&](const HeaderField& field) { return equal_ascii(field.name, name); });
  return found == fields_.end() ? std::string_view() : found->raw;
}

bool MailHeaders::has(std::string_view name) const {
  return std::any_of(fields_.begin(), fields_.end(),
                     [&](const HeaderField& field) { return equal_ascii(field.name, name); });
}

std::vector<std::string_view> MailHeaders::all(std::string_view name) const {
  std::vector<std::string_view> out;
  for (const HeaderField& field : fields_) {
    if (equal_ascii(field.name, name)) out.push_back(field.raw);
  }
  return out;
}

}  // namespace kith
