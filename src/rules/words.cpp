#include "rules/words.hpp"

#include "base/text.hpp"

namespace kith {

bool asks(std::string_view text) {
  return text.find('?') != std::string_view::npos;
}

std::optional<Promise> open_promise(std::string_view note) {
  for (const std::string& line : split(note, "\n")) {
    const std::string_view text = trim(line);
    if (lower_ascii(text).starts_with("promise:"))
      return Promise{std::string(trim(text.substr(8))), std::nullopt};
  }
  return std::nullopt;
}

}  // namespace kith
