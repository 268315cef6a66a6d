// The JSON of the map.
#pragma once

#include "app/json.hpp"
#include "app/network_map.hpp"

namespace kith::app {

// People and ties are columns: ten thousand people and fifty thousand ties are a few hundred kilobytes packed.
Json to_json(const NetworkMap& map);

}  // namespace kith::app
