#include "formats/mbox_reader.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "formats/mail_date.hpp"

namespace kith {
namespace {

constexpr std::size_t kLineBytes = 1024 * 1024;

std::string_view without_end(std::string_view line) {
  while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.remove_suffix(1);
  return line;
}

// A message that was forwarded whole follows, its own From line with it.
bool announces_enclosed(std::string_view line) {
  constexpr std::string_view kPart = "content-type: message/rfc822";
  if (line.starts_with("-----")) return line.find("Begin Included Message") != std::string_view::npos;
  return (line.starts_with('C') || line.starts_with('c')) && lower_ascii(line.substr(0, kPart.size())) == kPart;
}

}  // namespace

std::optional<Instant> mbox_line(std::string_view line) {
  line = without_end(line);
  if (!line.starts_with("From ") || line.size() > 512) return std::nullopt;
  // The sender may be missing or hold spaces; the date is what stands from the weekday or the month on.
  const std::string_view rest = line.substr(5);
  if (rest.find(':') == std::string_view::npos) return std::nullopt;
  constexpr std::string_view kDays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  std::size_t at = std::string_view::npos;
  for (const std::string_view day : kDays) {
    for (auto found = rest.find(day); found != std::string_view::npos; found = rest.find(day, found + 1)) {
      const bool alone = (found == 0 || rest[found - 1] == ' ' || rest[found - 1] == '\t') &&
                         rest.substr(found + 3).find_first_of(" ,\t") == 0;
      if (alone) at = std::min(at, found);
    }
  }
  if (at == std::string_view::npos) return std::nullopt;
  std::string_view date = rest.substr(at);
  const auto remote = date.find(" remote from");
  return mail_date(date.substr(0, remote));
}

bool is_header_field(std::string_view line) {
  line = without_end(line);
  const auto colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > 80) return false;
  return std::all_of(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(colon), [](char c) {
    return static_cast<unsigned char>(c) > 0x20 && static_cast<unsigned char>(c) < 0x7F;
  });
}

Status MboxReader::feed(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto end = bytes.find('\n');
    const std::string_view piece = bytes.substr(0, end == std::string_view::npos ? end : end + 1);
    bytes.remove_prefix(piece.size());
    const bool whole = end != std::string_view::npos;
    if (long_line_) {  // its beginning has been taken for a line
      if (whole) long_line_ = false;
      continue;
    }
    if (whole && partial_.empty()) {
      KITH_CHECK(line(piece));
      continue;
    }
    partial_ += piece;
    if (whole || partial_.size() > kLineBytes) {
      long_line_ = !whole;
      const std::string text = std::exchange(partial_, {});
      KITH_CHECK(line(text));
    }
  }
  return {};
}

void MboxReader::keep(std::string_view text) {
  if (message_.size() + text.size() > kMessageBytes) {
    cut_ = true;
    return;
  }
  message_ += text;
}

Status MboxReader::open_message(std::string_view from_line, long number) {
  KITH_CHECK(close_message());
  begun_ = number;
  said_ = mbox_line(from_line);
  in_headers_ = true;
  cut_ = false;
  return {};
}

Status MboxReader::close_message() {
  if (begun_ == 0) return {};
  MailOptions options = options_;
  options.line = begun_;
  options.seen = said_;
  if (cut_) KITH_CHECK(emit_(Problem{{}, begun_, "this message is very long: only its beginning was read"}));
  begun_ = 0;
  if (take_) return take_(std::exchange(message_, {}), std::move(options));
  MailRecord mail = parse_mail(message_, options);
  if (message_.capacity() > 1024 * 1024) {
    message_ = {};
  } else {
    message_.clear();
  }
  return emit_(std::move(mail));
}

Status MboxReader::line(std::string_view text) {
  ++number_;
  if (!maybe_.empty()) {
    const std::string from = std::exchange(maybe_, {});
    // Headers follow, or a line that some program broke; ">From " is how old mailers stack them.
    if (is_header_field(text) || text.starts_with(">From ")) {
      KITH_CHECK(open_message(from, maybe_line_));
    } else {
      keep(from);
    }
  }
  const std::string_view shown = without_end(text);
  if (blank_ && !encloses_ && mbox_line(shown)) {
    maybe_ = text;
    maybe_line_ = number_;
    blank_ = false;
    return {};
  }
  if (!shown.empty()) encloses_ = announces_enclosed(shown) || (encloses_ && !blank_);
  blank_ = shown.empty();
  if (begun_ == 0) {
    if (!blank_) junk_ = true;
    return {};
  }
  if (blank_) in_headers_ = false;
  const auto from = text.find_first_not_of('>');
  const bool escaped = !in_headers_ && from != 0 && from != std::string_view::npos && text.substr(from, 5) == "From ";
  keep(escaped ? text.substr(1) : text);
  return {};
}

Status MboxReader::finish() {
  if (!partial_.empty()) KITH_CHECK(line(std::exchange(partial_, {})));
  if (!maybe_.empty()) keep(std::exchange(maybe_, {}));
  const bool any = begun_ != 0 || number_ == 0;
  KITH_CHECK(close_message());
  if (junk_ && !any) return emit_(Problem{{}, 1, "there is no message in it: a mailbox begins with a line \"From …\""});
  return {};
}

Status EmlReader::feed(std::string_view bytes) {
  message_ += bytes.substr(0, kMessageBytes - std::min(kMessageBytes, message_.size()));
  return {};
}

Status EmlReader::finish() {
  if (trim(message_).empty()) return emit_(Problem{{}, 1, "an empty message"});
  if (take_) return take_(std::move(message_), MailOptions(options_));
  return emit_(parse_mail(message_, options_));
}

}  // namespace kith
