#include "store/rows.hpp"

#include <deque>

#include <fmt/format.h>

#include "store/sql.hpp"

namespace kith {
namespace {

using sql::Int;
using sql::Text;

// One column of a row whose shape is known only now.
struct Slot {
  Column::Kind kind;
  Int number = 0;
  Text words;
  soci::indicator indicator = soci::i_ok;

  Value value() const {
    if (indicator != soci::i_ok) return std::monostate{};
    switch (kind) {
      case Column::Kind::integer: return std::int64_t{number};
      case Column::Kind::text: return words;
    }
    return std::monostate{};
  }
};

bool has_column(Table table, std::string_view name) {
  return find_column(info(table), name) != nullptr;
}

bool may_have_no_person(Table table) {
  const Column* column = find_column(info(table), "person_id");
  return column != nullptr && column->nullable;
}

// `people` of none: rows without a person.
std::string query_of(Table table, const std::vector<PersonId>* people) {
  const TableInfo& shape = info(table);
  std::string columns = "t.id";
  for (const Column& column : shape.columns) columns += fmt::format(", t.{}", column.name);
  const auto live = [](std::string_view column) {
    return fmt::format(
        " AND EXISTS (SELECT 1 FROM people p WHERE p.ws = t.ws AND p.id = t.{} AND p.removed_at IS NULL)", column);
  };
  std::string query = fmt::format("SELECT {} FROM {} t WHERE t.ws = :ws AND t.removed_at IS NULL", columns, shape.name);
  if (people == nullptr) {
    query += " AND t.person_id IS NULL";
  } else if (table == Table::people) {
    query += fmt::format(" AND t.id IN ({})", sql::numbers(*people));
  } else if (belongs_to_people(table)) {
    query += fmt::format(" AND t.person_id IN ({})", sql::numbers(*people));
  }
  if (has_column(table, "other_id")) query += live("other_id");
  return query +
         (belongs_to_people(table) && table != Table::people ? " ORDER BY t.person_id, t.id" : " ORDER BY t.id");
}

void read_rows(const Db& db, Table table, const std::vector<PersonId>* people,
               const std::function<Status(TableRow&&)>& take, Status& status) {
  const TableInfo& shape = info(table);
  std::deque<Slot> slots;
  slots.push_back({Column::Kind::integer, 0, {}, soci::i_ok});
  for (const Column& column : shape.columns) slots.push_back({column.kind, 0, {}, soci::i_ok});
  sql::Bound bound(db, {});
  soci::statement statement(db.session());
  statement.alloc();
  statement.prepare(query_of(table, people));
  for (Slot& slot : slots) {
    switch (slot.kind) {
      case Column::Kind::integer: statement.exchange(soci::into(slot.number, slot.indicator)); break;
      case Column::Kind::text: statement.exchange(soci::into(slot.words, slot.indicator)); break;
    }
  }
  bound.attach(statement);
  statement.define_and_bind();
  for (bool more = statement.execute(true); more && status; more = statement.fetch()) {
    TableRow row;
    row.id = slots.front().number;
    for (std::size_t i = 0; i < shape.columns.size(); ++i) {
      row.values.push_back(slots[i + 1].value());
      const bool owner = people != nullptr && std::string_view(shape.columns[i].name) == "person_id";
      if (owner) row.owner = PersonId{slots[i + 1].number};
    }
    if (table == Table::people) row.owner = PersonId{row.id};
    status = take(std::move(row));
  }
}

}  // namespace

bool belongs_to_people(Table table) {
  return has_column(table, "person_id");
}

Status each_row(const Db& db, Table table, const std::vector<PersonId>& people,
                const std::function<Status(TableRow&&)>& take) {
  return sql::guarded([&]() -> Status {
    Status status;
    if (table == Table::people || belongs_to_people(table)) {
      KITH_CHECK(sql::in_parts(people, [&](const std::vector<PersonId>& part) -> Status {
        read_rows(db, table, &part, take, status);
        return status;
      }));
      if (may_have_no_person(table)) read_rows(db, table, nullptr, take, status);
    } else {
      read_rows(db, table, &people, take, status);
    }
    return status;
  });
}

Result<bool> has_rows(const Db& db, Table table) {
  return sql::guarded([&]() -> Result<bool> {
    return sql::count(db,
                      fmt::format("SELECT COUNT(*) FROM (SELECT 1 FROM {} WHERE ws = :ws LIMIT 1) r", info(table).name),
                      {}) > 0;
  });
}

Result<std::set<std::string>> table_names(const Db& db) {
  return sql::guarded([&]() -> Result<std::set<std::string>> {
    std::set<std::string> names;
    const char* query = nullptr;
    switch (db.backend()) {
      case Backend::sqlite:
        query = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND :ws = :ws";
        break;
      case Backend::postgres:
        query = "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema() AND :ws = :ws";
        break;
    }
    sql::each<Text>(db, query, {}, [&](Text name) { names.insert(std::move(name)); });
    return names;
  });
}

}  // namespace kith
