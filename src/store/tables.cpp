#include "store/tables.hpp"

#include <array>
#include <charconv>

namespace kith {
namespace {

constexpr auto kInt = Column::Kind::integer;
constexpr auto kText = Column::Kind::text;

constexpr Column kPeople[] = {{"name", kText, false},        {"name_key", kText, false},  {"given", kText, false},
                              {"middle", kText, false},      {"family", kText, false},    {"prefix", kText, false},
                              {"suffix", kText, false},      {"nickname", kText, false},  {"birthday", kText, true},
                              {"state", kText, false},       {"stratum_id", kInt, false}, {"placed", kInt, false},
                              {"interval_days", kInt, true}, {"first_due", kInt, true},   {"snoozed_until", kInt, true},
                              {"snoozed_at", kInt, true},    {"skipped_at", kInt, true},  {"created_at", kInt, false},
                              {"merged_into", kInt, true},   {"removed_at", kInt, true}};
constexpr Column kHandles[] = {{"person_id", kInt, false}, {"kind", kText, false},  {"value", kText, false},
                               {"key", kText, false},      {"label", kText, false}, {"removed_at", kInt, true}};
constexpr Column kAddresses[] = {{"person_id", kInt, false}, {"label", kText, false},   {"street", kText, false},
                                 {"city", kText, false},     {"region", kText, false},  {"postal_code", kText, false},
                                 {"country", kText, false},  {"removed_at", kInt, true}};
constexpr Column kPositions[] = {{"person_id", kInt, false}, {"organisation_id", kInt, true},
                                 {"role", kText, false},     {"department", kText, false},
                                 {"from_date", kText, true}, {"to_date", kText, true},
                                 {"noticed_at", kInt, true}, {"removed_at", kInt, true}};
constexpr Column kOrganisations[] = {{"name", kText, false},      {"name_key", kText, false}, {"home", kInt, false},
                                     {"kind", kText, false},      {"industry", kText, false}, {"city", kText, false},
                                     {"domains", kText, false},   {"website", kText, false},  {"note", kText, false},
                                     {"merged_into", kInt, true}, {"removed_at", kInt, true}};
constexpr Column kStrata[] = {{"name", kText, false},       {"rank", kInt, false},     {"interval_days", kInt, false},
                              {"channel", kText, false},    {"counts", kText, false},  {"minutes", kInt, false},
                              {"worth_milli", kInt, false}, {"removed_at", kInt, true}};
constexpr Column kFacts[] = {{"person_id", kInt, false}, {"kind", kText, false},   {"text", kText, false},
                             {"at", kInt, false},        {"source", kText, false}, {"source_id", kInt, false},
                             {"removed_at", kInt, true}};
constexpr Column kNotes[] = {
    {"person_id", kInt, false}, {"at", kInt, false}, {"text", kText, false}, {"removed_at", kInt, true}};
constexpr Column kTags[] = {{"person_id", kInt, false}, {"name", kText, false}, {"removed_at", kInt, true}};
constexpr Column kExtras[] = {{"person_id", kInt, false}, {"line", kText, false}, {"removed_at", kInt, true}};
constexpr Column kTouches[] = {{"person_id", kInt, false},  {"at", kInt, false},           {"channel", kText, false},
                               {"direction", kText, false}, {"source", kText, false},      {"asks", kInt, false},
                               {"note", kText, false},      {"external_key", kText, true}, {"thread", kText, false},
                               {"recipients", kInt, false}, {"removed_at", kInt, true}};
constexpr Column kSettings[] = {{"key", kText, false}, {"value", kText, false}, {"removed_at", kInt, true}};
constexpr Column kImports[] = {{"at", kInt, false},           {"format", kText, false},
                               {"files", kText, false},       {"read_count", kInt, false},
                               {"new_count", kInt, false},    {"updated_count", kInt, false},
                               {"merged_count", kInt, false}, {"unchanged_count", kInt, false},
                               {"review_count", kInt, false}, {"skipped_count", kInt, false},
                               {"touch_count", kInt, false},  {"step_id", kInt, false},
                               {"file_keys", kText, false},   {"removed_at", kInt, true}};
constexpr Column kProblems[] = {{"import_id", kInt, false},
                                {"file", kText, false},
                                {"line", kInt, false},
                                {"what", kText, false},
                                {"removed_at", kInt, true}};
constexpr Column kSourceRecords[] = {{"person_id", kInt, false}, {"source", kText, false}, {"key", kText, false},
                                     {"digest", kText, false},   {"said", kText, false},   {"removed_at", kInt, true}};
constexpr Column kReviews[] = {{"person_id", kInt, false}, {"other_id", kInt, false},  {"why", kText, false},
                               {"decision", kText, true},  {"decided_at", kInt, true}, {"odds_milli", kInt, true},
                               {"removed_at", kInt, true}};

constexpr Column kPromises[] = {{"person_id", kInt, false}, {"side", kText, false},   {"text", kText, false},
                                {"made_at", kInt, false},   {"by_date", kInt, true},  {"state", kText, false},
                                {"closed_at", kInt, true},  {"source", kText, false}, {"source_id", kInt, false},
                                {"removed_at", kInt, true}};
constexpr Column kRelations[] = {{"person_id", kInt, false}, {"other_id", kInt, false}, {"kind", kText, false},
                                 {"at", kInt, false},        {"source", kText, false},  {"how_well", kInt, true},
                                 {"removed_at", kInt, true}};
constexpr Column kWeeks[] = {{"monday", kInt, false},        {"text", kText, false},      {"finished_at", kInt, true},
                             {"contacts", kInt, false},      {"people", kInt, false},     {"dialogues", kInt, false},
                             {"minutes", kInt, false},       {"new_people", kInt, false}, {"revived", kInt, false},
                             {"promises_kept", kInt, false}, {"removed_at", kInt, true}};

constexpr Column kMessages[] = {{"key", kText, false},       {"digest", kText, false},  {"thread", kText, false},
                                {"answers", kText, false},   {"sender", kText, false},  {"sender_name", kText, false},
                                {"at", kInt, false},         {"subject", kText, false}, {"subject_key", kText, false},
                                {"recipients", kInt, false}, {"kind", kText, false},    {"asks", kInt, false},
                                {"own", kInt, false},        {"parties", kText, false}, {"removed_at", kInt, true}};
constexpr Column kExchanges[] = {{"address", kText, false}, {"name", kText, false},    {"direction", kText, false},
                                 {"at", kInt, false},       {"asks", kInt, false},     {"message_key", kText, false},
                                 {"thread", kText, false},  {"subject", kText, false}, {"recipients", kInt, false},
                                 {"removed_at", kInt, true}};
constexpr Column kMailAddresses[] = {{"address", kText, false},
                                     {"mark", kText, false},
                                     {"why", kText, false},
                                     {"at", kInt, false},
                                     {"removed_at", kInt, true}};
constexpr Column kEntryPoints[] = {
    {"person_id", kInt, true},   {"organisation_id", kInt, true}, {"kind", kText, false},    {"text", kText, false},
    {"url", kText, false},       {"source", kText, false},        {"key", kText, true},      {"at", kInt, false},
    {"noticed_at", kInt, false}, {"until_day", kInt, true},       {"removed_at", kInt, true}};
constexpr Column kOwnNews[] = {{"text", kText, false},
                               {"url", kText, false},
                               {"at", kInt, false},
                               {"until_day", kInt, true},
                               {"removed_at", kInt, true}};
constexpr Column kEntryUses[] = {{"person_id", kInt, false}, {"entry_id", kInt, true}, {"news_id", kInt, true},
                                 {"draft_id", kInt, true},   {"at", kInt, false},      {"how", kText, false},
                                 {"removed_at", kInt, true}};
constexpr Column kDrafts[] = {{"person_id", kInt, false},      {"opening", kText, false},   {"channel", kText, false},
                              {"subject", kText, false},       {"body", kText, false},      {"entry_id", kInt, true},
                              {"news_id", kInt, true},         {"answers", kText, false},   {"thread", kText, false},
                              {"created_at", kInt, false},     {"changed_at", kInt, false}, {"state", kText, false},
                              {"introduction_id", kInt, true}, {"removed_at", kInt, true}};
constexpr Column kValueEntries[] = {
    {"person_id", kInt, false}, {"direction", kText, false}, {"kind", kText, false},
    {"worth", kInt, false},     {"text", kText, false},      {"at", kInt, false},
    {"source", kText, false},   {"source_id", kInt, false},  {"removed_at", kInt, true}};
constexpr Column kApproaches[] = {{"person_id", kInt, false}, {"at", kInt, false},      {"came_from", kText, false},
                                  {"knew_me", kInt, true},    {"wanted", kText, false}, {"state", kText, false},
                                  {"decided_at", kInt, true}, {"minutes", kInt, false}, {"came_of", kText, false},
                                  {"removed_at", kInt, true}};
constexpr Column kExperiments[] = {
    {"name", kText, false},       {"hypothesis", kText, false}, {"segment", kText, false}, {"planned", kInt, false},
    {"window_days", kInt, false}, {"assignment", kText, false}, {"seed", kInt, false},     {"state", kText, false},
    {"created_at", kInt, false},  {"closed_at", kInt, true},    {"closing", kText, false}, {"removed_at", kInt, true}};
constexpr Column kExperimentArms[] = {{"experiment_id", kInt, false}, {"name", kText, false},
                                      {"channel", kText, false},      {"message", kText, false},
                                      {"gift", kText, false},         {"removed_at", kInt, true}};
constexpr Column kExperimentEntries[] = {
    {"experiment_id", kInt, false}, {"arm_id", kInt, false},    {"person_id", kInt, false},
    {"assigned_at", kInt, false},   {"segment", kText, false},  {"outcome", kText, false},
    {"words", kText, false},        {"outcome_at", kInt, true}, {"removed_at", kInt, true}};
constexpr Column kExperimentNotes[] = {
    {"experiment_id", kInt, false}, {"monday", kInt, false}, {"thinks", kText, false},
    {"changes", kText, false},      {"at", kInt, false},     {"removed_at", kInt, true}};
constexpr Column kFollowedFeeds[] = {{"url", kText, false},    {"title", kText, false},   {"site", kText, false},
                                     {"reading", kInt, false}, {"added_at", kInt, false}, {"removed_at", kInt, true}};
constexpr Column kFeedPeople[] = {
    {"feed_id", kInt, false}, {"person_id", kInt, true}, {"organisation_id", kInt, true}, {"removed_at", kInt, true}};

constexpr Column kIntroductions[] = {{"kind", kText, false},
                                     {"person_id", kInt, false},
                                     {"other_id", kInt, false},
                                     {"why", kText, false},
                                     {"person_asked_at", kInt, true},
                                     {"person_agreed_at", kInt, true},
                                     {"person_refused_at", kInt, true},
                                     {"other_asked_at", kInt, true},
                                     {"other_agreed_at", kInt, true},
                                     {"other_refused_at", kInt, true},
                                     {"introduced_at", kInt, true},
                                     {"met_at", kInt, true},
                                     {"thanked_at", kInt, true},
                                     {"followed_at", kInt, true},
                                     {"closed_at", kInt, true},
                                     {"closing", kText, false},
                                     {"opportunity_id", kInt, true},
                                     {"created_at", kInt, false},
                                     {"removed_at", kInt, true}};
constexpr Column kPursuits[] = {
    {"organisation_id", kInt, false}, {"stage", kText, false},       {"for_me", kText, false},
    {"for_them", kText, false},       {"i_give", kText, false},      {"next_step", kText, false},
    {"next_day", kInt, true},         {"next_minutes", kInt, false}, {"begun_at", kInt, false},
    {"stage_at", kInt, false},        {"closed_at", kInt, true},     {"closing", kText, false},
    {"removed_at", kInt, true}};
constexpr Column kOrganisationEvents[] = {
    {"organisation_id", kInt, false}, {"kind", kText, false}, {"title", kText, false},    {"at", kInt, false},
    {"minutes", kInt, false},         {"cents", kInt, false}, {"currency", kText, false}, {"note", kText, false},
    {"removed_at", kInt, true}};
constexpr Column kEventPeople[] = {
    {"event_id", kInt, false}, {"person_id", kInt, false}, {"touch_id", kInt, true}, {"removed_at", kInt, true}};
constexpr Column kOpportunities[] = {
    {"kind", kText, false},    {"title", kText, false},      {"organisation_id", kInt, true},
    {"stage", kText, false},   {"cents", kInt, true},        {"currency", kText, false},
    {"begun_at", kInt, false}, {"expected_day", kInt, true}, {"next_step", kText, false},
    {"next_day", kInt, true},  {"closed_at", kInt, true},    {"closing", kText, false},
    {"note", kText, false},    {"removed_at", kInt, true}};
constexpr Column kOpportunityPeople[] = {
    {"opportunity_id", kInt, false}, {"person_id", kInt, false}, {"role", kText, false}, {"removed_at", kInt, true}};
constexpr Column kOpportunityTouches[] = {
    {"opportunity_id", kInt, false}, {"person_id", kInt, false}, {"touch_id", kInt, false}, {"removed_at", kInt, true}};
constexpr Column kOpportunityStages[] = {
    {"opportunity_id", kInt, false}, {"stage", kText, false}, {"at", kInt, false}, {"removed_at", kInt, true}};

const std::array<TableInfo, 42> kTables{
    {{Table::people, "people", Derives::both, kPeople},
     {Table::handles, "handles", Derives::search, kHandles},
     {Table::addresses, "addresses", Derives::search, kAddresses},
     {Table::positions, "positions", Derives::search, kPositions},
     {Table::organisations, "organisations", Derives::nothing, kOrganisations, "name"},
     {Table::strata, "strata", Derives::nothing, kStrata},
     {Table::facts, "facts", Derives::nothing, kFacts, "text"},
     {Table::notes, "notes", Derives::rhythm, kNotes, "text"},
     {Table::tags, "tags", Derives::search, kTags},
     {Table::extras, "extras", Derives::nothing, kExtras},
     {Table::touches, "touches", Derives::rhythm, kTouches, "note"},
     {Table::settings, "settings", Derives::nothing, kSettings},
     {Table::imports, "imports", Derives::nothing, kImports},
     {Table::problems, "problems", Derives::nothing, kProblems},
     {Table::source_records, "source_records", Derives::nothing, kSourceRecords},
     {Table::reviews, "reviews", Derives::nothing, kReviews},
     {Table::promises, "promises", Derives::rhythm, kPromises},
     {Table::relations, "relations", Derives::nothing, kRelations},
     {Table::weeks, "weeks", Derives::nothing, kWeeks},
     {Table::messages, "messages", Derives::nothing, kMessages},
     {Table::exchanges, "exchanges", Derives::nothing, kExchanges},
     {Table::mail_addresses, "mail_addresses", Derives::nothing, kMailAddresses},
     {Table::entry_points, "entry_points", Derives::nothing, kEntryPoints},
     {Table::own_news, "own_news", Derives::nothing, kOwnNews},
     {Table::entry_uses, "entry_uses", Derives::nothing, kEntryUses},
     {Table::drafts, "drafts", Derives::nothing, kDrafts},
     {Table::value_entries, "value_entries", Derives::nothing, kValueEntries},
     {Table::approaches, "approaches", Derives::nothing, kApproaches},
     {Table::experiments, "experiments", Derives::nothing, kExperiments},
     {Table::experiment_arms, "experiment_arms", Derives::nothing, kExperimentArms},
     {Table::experiment_entries, "experiment_entries", Derives::nothing, kExperimentEntries},
     {Table::experiment_notes, "experiment_notes", Derives::nothing, kExperimentNotes},
     {Table::followed_feeds, "followed_feeds", Derives::nothing, kFollowedFeeds},
     {Table::feed_people, "feed_people", Derives::nothing, kFeedPeople},
     {Table::introductions, "introductions", Derives::nothing, kIntroductions},
     {Table::pursuits, "pursuits", Derives::nothing, kPursuits},
     {Table::organisation_events, "organisation_events", Derives::nothing, kOrganisationEvents},
     {Table::event_people, "event_people", Derives::nothing, kEventPeople},
     {Table::opportunities, "opportunities", Derives::nothing, kOpportunities},
     {Table::opportunity_people, "opportunity_people", Derives::nothing, kOpportunityPeople},
     {Table::opportunity_touches, "opportunity_touches", Derives::nothing, kOpportunityTouches},
     {Table::opportunity_stages, "opportunity_stages", Derives::nothing, kOpportunityStages}}};

}  // namespace

const TableInfo& info(Table table) {
  return kTables[static_cast<std::size_t>(table)];
}

std::span<const TableInfo> all_tables() {
  return kTables;
}

std::optional<Table> table_from(std::string_view name) {
  for (const TableInfo& row : kTables) {
    if (row.name == name) return row.table;
  }
  return std::nullopt;
}

const Column* find_column(const TableInfo& table, std::string_view name) {
  for (const Column& column : table.columns) {
    if (column.name == name) return &column;
  }
  return nullptr;
}

Value typed(const std::optional<std::string>& text, const Column& column) {
  if (!text) return std::monostate{};
  switch (column.kind) {
    case Column::Kind::text: return *text;
    case Column::Kind::integer: {
      std::int64_t number = 0;
      std::from_chars(text->data(), text->data() + text->size(), number);
      return number;
    }
  }
  return std::monostate{};
}

}  // namespace kith
