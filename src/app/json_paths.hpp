// Ways to somebody as JSON.
#pragma once

#include "app/json.hpp"
#include "app/paths.hpp"

namespace kith::app {

Json to_json(const PathsView& view);

}  // namespace kith::app
