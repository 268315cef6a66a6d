// The JSON of feeds followed and of the user's own reading.
#pragma once

#include "app/following.hpp"
#include "app/json.hpp"

namespace kith::app {

Json to_json(const FollowingLine& line);
Json to_json(const Followed& followed);
Json to_json(const CheckSummary& summary);
// {"url", "for": [ids], "organisations": [names], "reading"}
Result<FollowInput> follow_input(const Json& body);

}  // namespace kith::app
