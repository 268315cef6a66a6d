#include "formats/content_lines.hpp"

#include "base/text.hpp"
#include "formats/reader.hpp"

namespace kith {
namespace {

bool card_boundary(std::string_view line) {
  line = trim(line);
  return equal_ascii(line, "BEGIN:VCARD") || equal_ascii(line, "END:VCARD");
}

bool base64_line(std::string_view line) {
  line = trim(line);
  for (const char c : line) {
    const bool fits =
        (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/' || c == '=';
    if (!fits) return false;
  }
  return !line.empty();
}

}  // namespace

Status ContentLines::feed(std::string_view bytes) {
  std::size_t from = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char c = bytes[i];
    if (c != '\n' && c != '\r') {
      after_cr_ = false;
      continue;
    }
    if (c == '\n' && after_cr_) {
      after_cr_ = false;
      from = i + 1;
      continue;
    }
    after_cr_ = c == '\r';
    const std::string_view rest = bytes.substr(from, i - from);
    from = i + 1;
    if (physical_.empty()) {
      KITH_CHECK(physical(rest));
    } else {
      if (physical_.size() < kRecordBytes) physical_ += rest;
      const std::string whole = std::move(physical_);
      physical_.clear();
      KITH_CHECK(physical(whole));
    }
  }
  if (physical_.size() < kRecordBytes) physical_ += bytes.substr(from);
  return {};
}

Status ContentLines::finish() {
  if (!physical_.empty()) {
    const std::string whole = std::move(physical_);
    physical_.clear();
    KITH_CHECK(physical(whole));
  }
  return flush();
}

Status ContentLines::physical(std::string_view line) {
  if (open_ && line.empty()) {
    // Some programs end their lines with CR CR LF: an empty line does not end a folded one.
    blank_ = true;
    ++line_;
    return {};
  }
  if (open_ && continues(line)) {
    blank_ = false;
    ++line_;
    return {};
  }
  KITH_CHECK(flush());
  open_ = true;
  encoding_known_ = blank_ = false;
  begun_ = line_++;
  append(line);
  return {};
}

// Takes the line onto the one before it when it belongs there.
bool ContentLines::continues(std::string_view line) {
  if (!encoding_known_) {
    // Parameters longer than this are no vCard; looking further at every fold would cost too much.
    const std::string_view start = std::string_view(logical_).substr(0, 4096);
    const std::string_view head = start.substr(0, start.find(':'));
    encoding_known_ = head.size() < start.size() || start.size() < logical_.size();
    encoding_ = Encoding::none;
    if (head.find(';') != std::string_view::npos) {
      if (contains_ascii(head, "QUOTED-PRINTABLE")) {
        encoding_ = Encoding::quoted_printable;
      } else if (contains_ascii(head, "BASE64") || contains_ascii(head, "ENCODING=B")) {
        encoding_ = Encoding::base64;
      }
    }
  }
  if (encoding_ == Encoding::quoted_printable && logical_.ends_with('=') && !blank_ && !card_boundary(line)) {
    logical_.pop_back();
    append(line);
    return true;
  }
  if (!line.empty() && (line.front() == ' ' || line.front() == '\t')) {
    append(line.substr(1));
    return true;
  }
  if (encoding_ == Encoding::base64 && !blank_ && base64_line(line)) {
    append(line);
    return true;
  }
  return false;
}

void ContentLines::append(std::string_view text) {
  if (logical_.size() < kRecordBytes) logical_ += text.substr(0, kRecordBytes - logical_.size());
}

Status ContentLines::flush() {
  if (!open_) return {};
  open_ = false;
  Status status = sink_(logical_, begun_);
  logical_.clear();
  return status;
}

}  // namespace kith
