#include "formats/vcard_reader.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "formats/card.hpp"

namespace kith {
namespace {

bool is_mark(std::string_view line, std::string_view word) {
  line = trim(line);
  const auto colon = line.find(':');
  return colon != std::string_view::npos && equal_ascii(trim(line.substr(0, colon)), word) &&
         equal_ascii(trim(line.substr(colon + 1)), "VCARD");
}

bool binary(const Property& p) {
  return p.base64 || p.name == "PHOTO" || p.name == "LOGO" || p.name == "SOUND" || p.name == "KEY";
}

}  // namespace

VcardReader::VcardReader(Emit emit)
    : emit_(std::move(emit)), lines_([this](std::string_view text, long number) { return line(text, number); }) {}

Status VcardReader::problem(long line, std::string what) {
  return emit_(Problem{{}, line, std::move(what)});
}

Status VcardReader::line(std::string_view text, long number) {
  const char first = text.empty() ? '\0' : text.front();
  // Only these lines can be marks, and they are few.
  const bool mark = first == 'B' || first == 'b' || first == 'E' || first == 'e' || first == ' ' || first == '\t';
  if (mark && is_mark(text, "BEGIN")) {
    if (inside_ && after_agent_) {
      nested_ = true;
      after_agent_ = false;
      return {};
    }
    if (inside_) {
      KITH_CHECK(problem(begun_, "this card has no END:VCARD; kept what it holds"));
      KITH_CHECK(end());
    }
    begin(number);
    return {};
  }
  if (mark && is_mark(text, "END") && inside_) {
    if (nested_) {
      nested_ = false;
      return {};
    }
    return end();
  }
  if (inside_) {
    take(text, number);
    return {};
  }
  if (trim(text).empty() || junk_said_) return {};
  junk_said_ = true;
  return problem(number, "passed over: this is not inside a card");
}

void VcardReader::begin(long number) {
  inside_ = true;
  nested_ = after_agent_ = junk_said_ = false;
  begun_ = number;
  bad_line_ = 0;
  bytes_ = 0;
  properties_.clear();
}

void VcardReader::take(std::string_view text, long number) {
  if (trim(text).empty()) return;
  const bool was_nested = nested_;
  // Pictures beyond what is kept are dropped here, so that they do not count against the card.
  if (bytes_ > kRecordBytes) return;
  auto property = parse_content_line(text, number);
  if (!property) {
    if (!was_nested && bad_line_ == 0) bad_line_ = number;
    return;
  }
  after_agent_ = property->name == "AGENT" && trim(property->value).empty();
  if (was_nested) return;
  const std::size_t size = property->value.size() + 128;
  if (binary(*property) && size > kPhotoBytes) return;
  bytes_ += size;
  if (bytes_ > kRecordBytes) {
    properties_.clear();
    return;
  }
  properties_.push_back(std::move(*property));
}

Status VcardReader::end() {
  inside_ = nested_ = after_agent_ = false;
  if (bytes_ > kRecordBytes) {
    return problem(begun_, fmt::format("left out: this card is longer than {} MiB", kRecordBytes >> 20));
  }
  if (bad_line_ != 0) KITH_CHECK(problem(bad_line_, "passed over: this line of the card has no name and value"));
  Record record = read_card(properties_, begun_);
  properties_.clear();
  return emit_(std::move(record));
}

Status VcardReader::finish() {
  KITH_CHECK(lines_.finish());
  if (!inside_) return {};
  inside_ = false;
  return problem(begun_, "left out: this card has no END:VCARD, the file ends in the middle of it");
}

}  // namespace kith
