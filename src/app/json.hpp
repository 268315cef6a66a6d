// The JSON that both fronts speak: `kith … --json` and the API render every value here, as
// docs/api/openapi.json says.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "app/agenda.hpp"
#include "app/backups.hpp"
#include "app/bulk.hpp"
#include "app/contact.hpp"
#include "app/duplicates.hpp"
#include "app/feed.hpp"
#include "app/history.hpp"
#include "app/importing.hpp"
#include "app/keeping.hpp"
#include "app/mail_accounts.hpp"
#include "app/mail_sync.hpp"
#include "app/people.hpp"
#include "app/promises.hpp"
#include "app/review.hpp"
#include "app/rings.hpp"
#include "app/search.hpp"
#include "app/settings.hpp"
#include "app/today.hpp"
#include "app/triage.hpp"

namespace kith::app {

using Json = nlohmann::ordered_json;

inline constexpr std::string_view kVersion = "0.1.0";

// On one line. Never throws: bytes that are not UTF-8 become U+FFFD.
std::string dump(const Json& json);
// usage when it is not JSON.
Result<Json> parse_json(std::string_view text);

Json to_json(const TodayView& view);
Json to_json(const NextStep& step);
Json to_json(const OpenLine& line);
Json to_json(const MailNotice& notice);
Json to_json(const Suggestion& suggestion);
Json to_json(const PersonLine& line);
Json to_json(const PeopleList& list);
Json to_json(const PersonView& view);
Json to_json(const Expectation& expectation);
Json to_json(const Moment& moment);
Json to_json(const Trashed& trashed);
Json to_json(const StratumView& view);
Json to_json(const Settings& settings);
Json to_json(const ImportProgress& progress);
Json to_json(const ImportSummary& summary, ImportMode mode);
Json to_json(const ImportLine& line);
Json to_json(const Sighting& sighting);
Json to_json(const Step& step);
Json to_json(const PersonStep& step);
Json to_json(const Undone& undone);
Json to_json(const SamePair& pair);
Json to_json(const AgendaView& view);
Json to_json(const HolidayLine& line);
Json to_json(const LoadView& view);
Json to_json(const TriageView& view);
Json to_json(const TriageLine& line);
Json to_json(const PairSearch& search);
Json to_json(const MergedPairs& merged);
Json to_json(const TagCount& tag);
// With needs_login the figures are 0, false or empty.
Json to_json(const StatusView& view, bool needs_login);
Json to_json(const Done& done);  // step and title
Json to_json(const DemoDone& done);
Json to_json(const FeedView& view);
Json to_json(const FeedChanged& changed);
Json to_json(const BackupFile& file);
Json to_json(const BackupsView& view);
Json to_json(const MailFolderRow& folder);
Json to_json(const MailSyncRow& sync);
Json to_json(const MailAccountView& account);
Json to_json(const MailAccountAdded& added);
Json to_json(const MailAccountRemoved& removed);
Json to_json(const MailSynced& synced);
Json to_json(const Warmth& warmth);
Json to_json(const SearchResult& result);
Json to_json(const Rings& rings);
Json to_json(const BulkDone& done);
Json facets_json();  // the rows of rules/query.hpp
Json to_json(const PromiseLine& line);
Json to_json(const WeekView& view);
Json to_json(const WeekNote& week);
Json to_json(const WeekDone& done);
Json to_json(const PersonYear& year);
// Members of a person: facts with their sources, and what hangs on them.
Json facts_json(const PersonView& view);
Json promises_json(const PersonView& view);
Json relations_json(const PersonView& view);
Json questions_json(const PersonView& view);
Json step_json(StepId step);  // null when nothing changed

// One page of a list: items, next (null on the last page) and total.
Json page(Json items, const std::string& next, std::int64_t total);

// RFC 9457: type, title, status, detail, hint, code, and file and line where known.
Json problem(const Error& error);

// The other way: what a request's body says. usage names the member that is unknown, missing or of
// another type; whether the values make sense is for the use cases to say.
Result<PersonEdit> new_person(const Json& body);
Result<PersonEdit> person_edit(const Json& body);
Result<TouchInput> touch_input(const Json& body, const App& app);
Result<TouchEdit> touch_edit(const Json& body, const App& app);
Result<std::string> note_text(const Json& body);
Result<StratumId> place_input(const Json& body);
Result<std::string> snooze_text(const Json& body);
Result<Rest> rest_input(const Json& body);
Result<BulkRequest> bulk_input(const Json& body);
Status no_members(const Json& body);
// What is left out of rank and worth stays as in `before`.
Result<Stratum> stratum_input(const Json& body, const Stratum& before);
// The settings' members as keys of change_settings().
Result<std::map<std::string, std::string>> settings_patch(const Json& body);
Result<SameDecision> same_decision(const Json& body);
Result<std::optional<StepId>> undo_input(const Json& body);
Result<std::string> password_input(const Json& body);
Result<std::string> address_input(const Json& body);
Result<MailAccountInput> mail_account_input(const Json& body);

Result<TriageTake> triage_take(const Json& body);
struct PlaceManyBody {
  std::vector<PersonId> people;
  std::optional<StratumId> stratum;  // none: rest
};
Result<PlaceManyBody> place_many(const Json& body);

Result<PromiseInput> promise_input(const Json& body);
Result<PromiseEdit> promise_edit(const Json& body);
Result<FactInput> fact_input(const Json& body);
Result<FactEdit> fact_edit(const Json& body);
struct RelationBody {
  RelationKind kind = RelationKind::knows;
  PersonId other;
  std::optional<HowWell> how_well;
};
Result<RelationBody> relation_body(const Json& body);
struct WeekBody {
  std::string week;  // "" when left out
  std::optional<std::string> text;
};
Result<WeekBody> week_body(const Json& body);
struct SuggestionBody {
  std::string address;
  std::optional<StratumId> stratum;
};
Result<SuggestionBody> suggestion_body(const Json& body);
Result<std::optional<StratumId>> stratum_body(const Json& body);  // a body that may name a rhythm, and nothing else

struct ImportBody {
  std::vector<std::string> uploads;
  ImportMode mode = ImportMode::preview;
  std::optional<Format> as;
  ColumnMap map;
  Strangers strangers = Strangers::leave;
};
Result<ImportBody> import_body(const Json& body);

}  // namespace kith::app
