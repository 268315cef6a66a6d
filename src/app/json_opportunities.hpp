// The JSON of opportunities and attribution, both ways.
#pragma once

#include "app/json.hpp"
#include "app/opportunities.hpp"

namespace kith::app {

Json to_json(const OpportunityLine& line);
Json to_json(const OpportunityView& view);
Json to_json(const OpportunityDone& done);
Json to_json(const AttributionView& view);

Result<OpportunityInput> opportunity_input(const Json& body, const App& app);
Result<OpportunityEdit> opportunity_edit(const Json& body, const App& app);
Result<StageMove> stage_move(const Json& body, const App& app);
struct LinkBody {
  TouchId touch;
  Led led = Led::led_there;
};
Result<LinkBody> link_body(const Json& body);
struct MemberBody {
  PersonId person;
  std::optional<OpportunityRole> role;  // none: taken out
};
Result<MemberBody> member_body(const Json& body);

}  // namespace kith::app
