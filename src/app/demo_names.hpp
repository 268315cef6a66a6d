// Names for the sample network, by culture; all people are invented.
#pragma once

#include <span>
#include <string_view>

namespace kith::demo {

// Lists are joined by ", ".
struct Culture {
  std::string_view key;
  std::string_view given;
  std::string_view family;
};

std::span<const Culture> cultures();
// By key; the first when there is none.
const Culture& culture(std::string_view key);

}  // namespace kith::demo
