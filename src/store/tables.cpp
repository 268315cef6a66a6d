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
constexpr Column kOrganisations[] = {
    {"name", kText, false}, {"name_key", kText, false}, {"home", kInt, false}, {"removed_at", kInt, true}};
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
                                 {"at", kInt, false},        {"source", kText, false},  {"removed_at", kInt, true}};
constexpr Column kWeeks[] = {{"monday", kInt, false},        {"text", kText, false},      {"finished_at", kInt, true},
                             {"contacts", kInt, false},      {"people", kInt, false},     {"dialogues", kInt, false},
                             {"minutes", kInt, false},       {"new_people", kInt, false}, {"revived", kInt, false},
                             {"promises_kept", kInt, false}, {"removed_at", kInt, true}};

constexpr Column kMessages[] = {{"key", kText, false},       {"digest", kText, false},  {"thread", kText, false},
                                {"answers", kText, false},   {"sender", kText, false},  {"sender_name", kText, false},
                                {"at", kInt, false},         {"subject", kText, false}, {"subject_key", kText, false},
                                {"recipients", kInt, false}, {"kind", kText, false},    {"asks", kInt, false},
                                {"own", kInt, false},        {"removed_at", kInt, true}};
constexpr Column kExchanges[] = {{"address", kText, false}, {"name", kText, false},    {"direction", kText, false},
                                 {"at", kInt, false},       {"asks", kInt, false},     {"message_key", kText, false},
                                 {"thread", kText, false},  {"subject", kText, false}, {"recipients", kInt, false},
                                 {"removed_at", kInt, true}};
constexpr Column kMailAddresses[] = {{"address", kText, false},
                                     {"mark", kText, false},
                                     {"why", kText, false},
                                     {"at", kInt, false},
                                     {"removed_at", kInt, true}};

const std::array<TableInfo, 22> kTables{
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
     {Table::mail_addresses, "mail_addresses", Derives::nothing, kMailAddresses}}};

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
