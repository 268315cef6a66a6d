// The JSON of the silo audit.
#pragma once

#include "app/json.hpp"
#include "app/silo.hpp"

namespace kith::app {

Json to_json(const SiloView& view);
Json to_json(const SiloLine& line);
// {"people": [ids]}; none: whom the audit proposes.
Result<std::vector<PersonId>> silo_plan_input(const Json& body);
// {"definitions": [{"what", "how"}]}
Json silo_why_json();

}  // namespace kith::app
