// The map in words.
#pragma once

#include <string>

#include "app/network_map.hpp"
#include "cli/look.hpp"

namespace kith::cli {

std::string map_text(const app::NetworkMap& map, const Look& look);

}  // namespace kith::cli
