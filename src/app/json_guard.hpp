// The JSON of the guard, both ways.
#pragma once

#include "app/draft_check.hpp"
#include "app/json.hpp"

namespace kith::app {

// {"verdict", "findings": [{"rule", "level", "message", "mend", "span"}]}
Json to_json(const GuardResult& result);
Json to_json(const GuardRuleLine& line);
Result<DraftCheckInput> draft_check_input(const Json& json);

}  // namespace kith::app
