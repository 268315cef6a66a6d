// Who knows who, as JSON.
#pragma once

#include "app/json.hpp"
#include "app/ties.hpp"

namespace kith::app {

Json to_json(const TieLine& line);
Json to_json(const PersonTies& ties);
Json strangers_json(const PersonTies& ties);

}  // namespace kith::app
