// The header block of a message or part, without parsing its values.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kith {

struct HeaderField {
  std::string_view name;
  std::string_view raw;  // as written after the colon, folded, without the last line end
};

// Views into the bytes it was made from. Keeps the first 4,096 fields, each cut at 256 KiB.
class MailHeaders {
 public:
  explicit MailHeaders(std::string_view bytes);

  // The first of that name, "" when there is none; names are compared ignoring ASCII case.
  std::string_view get(std::string_view name) const;
  bool has(std::string_view name) const;
  std::vector<std::string_view> all(std::string_view name) const;
  const std::vector<HeaderField>& fields() const { return fields_; }
  std::string_view body() const { return body_; }  // after the empty line; "" without one

 private:
  std::vector<HeaderField> fields_;
  std::string_view body_;
};

}  // namespace kith
