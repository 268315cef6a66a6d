// The tables that users' data lives in, as rows: what the change log may write back.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

namespace kith {

// A column's value. Booleans are 0 and 1, instants seconds since 1970, local dates days since 1970.
using Value = std::variant<std::monostate, std::int64_t, std::string>;

struct Field {
  const char* column;
  Value value;
};

enum class Table {
  people,
  handles,
  addresses,
  positions,
  organisations,
  strata,
  facts,
  notes,
  tags,
  extras,
  touches,
  settings,
  imports,
  problems,
  source_records,
  reviews,
  promises,
  relations,
  weeks,
  messages,
  exchanges,
  mail_addresses,
  entry_points,
  own_news,
  entry_uses,
  drafts,
  value_entries,
  approaches,
  experiments,
  experiment_arms,
  experiment_entries,
  experiment_notes,
  followed_feeds,
  feed_people,
  introductions,
  pursuits,
  organisation_events,
  event_people,
  opportunities,
  opportunity_people,
  opportunity_touches,
  opportunity_stages,
};

struct Column {
  const char* name;
  enum class Kind { integer, text } kind;
  bool nullable;
};

// What follows a write to the table.
enum class Derives { nothing, rhythm, search, both };

struct TableInfo {
  Table table;
  const char* name;
  Derives derives;
  std::span<const Column> columns;  // after ws and id
  const char* words = nullptr;      // the column whose words the full-text search finds
};

const TableInfo& info(Table table);
std::span<const TableInfo> all_tables();
std::optional<Table> table_from(std::string_view name);
const Column* find_column(const TableInfo& table, std::string_view name);
// A value of the change log, which keeps all as text, as its column has it.
Value typed(const std::optional<std::string>& text, const Column& column);

// Shorthands for optional fields.
template <class T>
Value maybe(const std::optional<T>& value) {
  if (!value) return std::monostate{};
  if constexpr (std::is_integral_v<T>) {
    return static_cast<std::int64_t>(*value);
  } else {
    return std::string(*value);
  }
}

}  // namespace kith
