// The JSON of organisations, pursuits and events, both ways.
#pragma once

#include "app/json.hpp"
#include "app/pursuits.hpp"

namespace kith::app {

Json to_json(const OrganisationLine& line);
Json to_json(const OrganisationView& view);
Json to_json(const OrganisationTwins& twins);
Json to_json(const OrganisationDone& done);  // step and title
// The page's items.
Json to_json(const OrganisationTouches& touches);

Result<OrganisationEdit> organisation_edit(const Json& body);
Result<OrganisationId> organisation_merge(const Json& body);  // the one that goes
Result<PursuitEdit> pursuit_edit(const Json& body);
Result<std::string> pursuit_closing(const Json& body);
Result<StepDone> step_done(const Json& body, const App& app);
Result<EventInput> event_input(const Json& body, const App& app);
Result<EventEdit> event_edit(const Json& body, const App& app);

}  // namespace kith::app
