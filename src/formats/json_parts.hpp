// A JSON object read piece by piece: what may be longer than memory is a list at its first level.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace kith {

// Longest part that is kept.
inline constexpr std::size_t kJsonPartBytes = std::size_t{64} * 1024 * 1024;

// Cuts {"format": "x", "people": [{…}, {…}]} into the members of the object: a list is handed out element by element,
// as soon as each is whole, everything else at once. Parts are cut by their brackets, not checked: parsing them does
// that.
class JsonParts {
 public:
  // `name` of the member, the text of the part, and the line it begins on.
  using Sink = std::function<Status(const std::string& name, const std::string& text, long line)>;
  explicit JsonParts(Sink sink) : sink_(std::move(sink)) {}
  // bad_input, with its line, for what is no such object, is nested deeper than 32 levels, or has a part that is too
  // long.
  Status feed(std::string_view bytes);
  // bad_input when the object is not whole.
  Status finish();

 private:
  enum class At { before, name, colon, value, list, after };
  Status character(char c);
  Status structural(char c);
  Status in_part(char c);
  Status hand_out();
  Status wrong(std::string what) const;

  Sink sink_;
  At at_ = At::before;
  At next_ = At::name;  // where a finished part leads to
  std::string name_;
  std::string part_;
  bool in_part_ = false;
  bool in_string_ = false;
  bool escaped_ = false;
  int depth_ = 0;  // of brackets inside the part
  long line_ = 1;
  long begun_ = 1;
};

}  // namespace kith
