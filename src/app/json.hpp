// The JSON that both fronts speak: `kith … --json` and the API render every value here.
#pragma once

#include <nlohmann/json.hpp>

#include "app/contact.hpp"
#include "app/history.hpp"
#include "app/importing.hpp"
#include "app/keeping.hpp"
#include "app/people.hpp"
#include "app/settings.hpp"
#include "app/today.hpp"

namespace kith::app {

using Json = nlohmann::ordered_json;

Json to_json(const TodayView& view);
Json to_json(const AgendaDay& day);
Json to_json(const OpenLine& line);
Json to_json(const PersonLine& line);
Json to_json(const PeopleList& list);
Json to_json(const PersonView& view);
Json to_json(const Timeline& timeline, const std::string& next);
Json to_json(const Trashed& trashed);
Json to_json(const StratumView& view);
Json to_json(const Settings& settings);
Json to_json(const ImportSummary& summary, ImportMode mode);
Json to_json(const ImportLine& line);
Json to_json(const Sighting& sighting);
Json to_json(const Step& step);
Json to_json(const PersonStep& step);
Json to_json(const Undone& undone);
Json to_json(const SamePair& pair);
Json to_json(const Organisation& organisation);
Json to_json(const TagCount& tag);
Json to_json(const StatusView& view, bool needs_login);
Json to_json(const Done& done);

// RFC 9457: type, title, status, detail, hint, code, and file and line where known.
Json problem(const Error& error);

// The other way: what a request's body says. usage names the member that is wrong.
Result<PersonEdit> person_edit(const Json& body);
Result<TouchInput> touch_input(const Json& body, const App& app);
Result<TouchEdit> touch_edit(const Json& body, const App& app);
Result<Stratum> stratum_input(const Json& body);
// The settings' members as keys of change_settings().
Result<std::map<std::string, std::string>> settings_patch(const Json& body);

}  // namespace kith::app
