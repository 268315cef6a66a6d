#include "store/tx.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "store/sql.hpp"

namespace kith {
namespace {

std::optional<std::string> as_text(const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  if (const auto* words = std::get_if<std::string>(&value)) return *words;
  return std::nullopt;
}

constexpr Column kChangeColumns[] = {
    {"seq", Column::Kind::integer, false},       {"step_id", Column::Kind::integer, false},
    {"tbl", Column::Kind::text, false},          {"row_id", Column::Kind::integer, false},
    {"person_id", Column::Kind::integer, false}, {"field", Column::Kind::text, false},
    {"old_value", Column::Kind::text, true},     {"new_value", Column::Kind::text, true}};

std::string insert_statement(const char* table, std::span<const Column> columns) {
  std::string names = "ws";
  std::string values = ":ws";
  for (const Column& column : columns) {
    names += fmt::format(", {}", column.name);
    values += fmt::format(", :{}", column.name);
  }
  return fmt::format("INSERT INTO {} ({}) VALUES ({})", table, names, values);
}

// Most touches have no note: they need no look at the search index.
bool says_something(const TableInfo& table, const std::vector<Field>& fields) {
  if (table.words == nullptr) return false;
  return std::any_of(fields.begin(), fields.end(), [&](const Field& field) {
    const auto* text = std::get_if<std::string>(&field.value);
    return std::string_view(field.column) == table.words && text != nullptr && !text->empty();
  });
}

}  // namespace

// Prepared once a transaction: an import writes a hundred thousand rows through these.
struct Tx::Statements {
  struct Insert {
    std::vector<Column> columns;  // with id in front
    std::unique_ptr<sql::Repeat> statement;
  };
  std::map<Table, Insert> inserts;
  std::unique_ptr<sql::Repeat> changes;

  sql::Repeat& insert(const Db& db, const TableInfo& table) {
    Insert& made = inserts[table.table];
    if (!made.statement) {
      made.columns.push_back({"id", Column::Kind::integer, false});
      made.columns.insert(made.columns.end(), table.columns.begin(), table.columns.end());
      made.statement = std::make_unique<sql::Repeat>(db, insert_statement(table.name, made.columns), made.columns);
    }
    return *made.statement;
  }

  sql::Repeat& log(const Db& db) {
    if (!changes)
      changes = std::make_unique<sql::Repeat>(db, insert_statement("changes", kChangeColumns), kChangeColumns);
    return *changes;
  }
};

Tx::Tx(Db&& db, Instant now, std::string kind, std::string title)
    : Db(std::move(db)),
      now_(now),
      kind_(std::move(kind)),
      title_(std::move(title)),
      statements_(std::make_unique<Statements>()) {}
Tx::Tx(Tx&&) noexcept = default;
Tx::~Tx() = default;

std::int64_t Tx::take_number(const std::string& kind) {
  const auto known = numbers_.find(kind);
  if (known != numbers_.end()) return known->second++;
  const auto row =
      sql::one<sql::Int>(*this, R"sql(SELECT next FROM numbers WHERE ws = :ws AND kind = :kind)sql", {{"kind", kind}});
  const std::int64_t next = row ? std::get<0>(*row) : 1;
  if (!row) {
    sql::run(*this, R"sql(INSERT INTO numbers (ws, kind, next) VALUES (:ws, :kind, 1))sql", {{"kind", kind}});
  }
  numbers_[kind] = next + 1;
  return next;
}

void Tx::continues(StepId step) {
  step_ = step;
  continued_ = true;
}

Status Tx::begin_step() {
  if (!step_) step_ = StepId{take_number("step")};
  return {};
}

void Tx::note_owner(Table table, PersonId owner) {
  if (!owner) return;
  people_.insert(owner);
  if (!first_made_ || owner < first_made_) changed_.insert(owner);
  switch (info(table).derives) {
    case Derives::nothing: break;
    case Derives::rhythm: rhythm_people_.insert(owner); break;
    case Derives::search: search_people_.insert(owner); break;
    case Derives::both:
      rhythm_people_.insert(owner);
      search_people_.insert(owner);
      break;
  }
}

void Tx::note_words(Table table, std::int64_t row) {
  if (info(table).words != nullptr) worded_rows_.emplace_back(table, row);
}

void Tx::forget_people() {
  people_.clear();
  worded_rows_.clear();
  rhythms_forgotten_ += rhythm_people_.size();
  rhythm_people_.clear();
  search_people_.clear();
}

void Tx::log(Table table, std::int64_t row, PersonId owner, const char* field, const Value& before,
             const Value& after) {
  sql::Repeat& change = statements_->log(*this);
  const auto text = [](const Value& value) { return maybe(as_text(value)); };
  change.set(0, take_number("change"));
  change.set(1, step_.value);
  change.set(2, std::string(info(table).name));
  change.set(3, row);
  change.set(4, owner.value);
  change.set(5, std::string(field));
  change.set(6, text(before));
  change.set(7, text(after));
  change.run();
}

void Tx::write_row(Table table, std::int64_t id, PersonId owner, const std::vector<Field>& fields) {
  const TableInfo& row = info(table);
  sql::Repeat& insert = statements_->insert(*this, row);
  insert.set(0, id);
  for (std::size_t i = 0; i < row.columns.size(); ++i) {
    const std::string_view column = row.columns[i].name;
    Value value = std::monostate{};
    for (const Field& field : fields) {
      if (column == field.column) value = field.value;
    }
    if (owner && column == "person_id") value = owner.value;
    insert.set(i + 1, value);
  }
  insert.run();
  const PersonId person = table == Table::people ? PersonId{id} : owner;
  log(table, id, person, "", std::monostate{}, std::monostate{});
  if (table == Table::people && !first_made_) first_made_ = person;
  note_owner(table, person);
  if (says_something(row, fields)) note_words(table, id);
}

Result<std::int64_t> Tx::insert(Table table, PersonId owner, const std::vector<Field>& fields) {
  return sql::guarded([&]() -> Result<std::int64_t> {
    KITH_CHECK(begin_step());
    const std::int64_t id = take_number(info(table).name);
    write_row(table, id, owner, fields);
    return id;
  });
}

Status Tx::insert_as(Table table, std::int64_t id, PersonId owner, const std::vector<Field>& fields) {
  return sql::guarded([&]() -> Status {
    KITH_CHECK(begin_step());
    const std::string kind = info(table).name;
    if (!numbers_.contains(kind)) numbers_[kind] = take_number(kind);
    numbers_[kind] = std::max(numbers_[kind], id + 1);
    write_row(table, id, owner, fields);
    return {};
  });
}

Result<bool> Tx::update(Table table, std::int64_t id, PersonId owner, const std::vector<Field>& fields) {
  return sql::guarded([&]() -> Result<bool> {
    KITH_CHECK(begin_step());
    const TableInfo& row = info(table);
    bool changed = false;
    bool found = false;
    for (const Field& field : fields) {
      const Column* column = find_column(row, field.column);
      if (column == nullptr) return fail(Code::failed, fmt::format("no column {}.{}", row.name, field.column));
      Value before = std::monostate{};
      const std::string query = fmt::format("SELECT {} FROM {} WHERE ws = :ws AND id = :id", column->name, row.name);
      switch (column->kind) {
        case Column::Kind::integer:
          if (const auto old = sql::one<std::optional<sql::Int>>(*this, query, {{"id", id}})) {
            found = true;
            if (std::get<0>(*old)) before = std::int64_t{*std::get<0>(*old)};
          }
          break;
        case Column::Kind::text:
          if (auto old = sql::one<std::optional<sql::Text>>(*this, query, {{"id", id}})) {
            found = true;
            if (std::get<0>(*old)) before = std::move(*std::get<0>(*old));
          }
          break;
      }
      if (!found) return fail(Code::not_found, fmt::format("{} {} does not exist", row.name, id));
      if (before == field.value) continue;
      // Both databases type a bare NULL by its column, so it needs no bind.
      const bool null = std::holds_alternative<std::monostate>(field.value);
      sql::run(*this,
               fmt::format("UPDATE {} SET {} = {} WHERE ws = :ws AND id = :id", row.name, column->name,
                           null ? "NULL" : ":value"),
               null ? sql::Binds{{"id", id}} : sql::Binds{{"value", field.value}, {"id", id}});
      log(table, id, owner, column->name, before, field.value);
      changed = true;
    }
    if (changed) {
      note_owner(table, owner);
      note_words(table, id);
    }
    return changed;
  });
}

Status Tx::remove(Table table, std::int64_t id, PersonId owner) {
  const auto removed = update(table, id, owner, {{"removed_at", std::int64_t{seconds(now_)}}});
  if (!removed) return fail(removed.error());
  return {};
}

Result<int> Tx::remove_made(Table table, const std::vector<std::pair<std::int64_t, PersonId>>& rows) {
  return sql::guarded([&]() -> Result<int> {
    KITH_CHECK(begin_step());
    static constexpr Column kColumns[] = {{"at", Column::Kind::integer, false}, {"id", Column::Kind::integer, false}};
    const char* const name = info(table).name;
    const bool touches = table == Table::touches;
    sql::Repeat remove(*this,
                       fmt::format("UPDATE {} SET removed_at = :at{} WHERE ws = :ws AND id = :id", name,
                                   touches ? ", external_key = NULL" : ""),
                       kColumns);
    const Value now = std::int64_t{seconds(now_)};
    int gone = 0;
    KITH_CHECK(sql::in_parts(rows, [&](const std::vector<std::pair<std::int64_t, PersonId>>& part) -> Status {
      std::vector<PersonId> ids;  // row numbers, for the list
      for (const auto& row : part) ids.push_back(PersonId{row.first});
      std::map<std::int64_t, std::optional<sql::Text>> present;  // not yet in the trash, with the touch's key
      sql::each<sql::Int, std::optional<sql::Text>>(
          *this,
          fmt::format("SELECT id, {} FROM {} WHERE ws = :ws AND removed_at IS NULL AND id IN ({})",
                      touches ? "external_key" : "CAST(NULL AS TEXT)", name, sql::numbers(ids)),
          {}, [&](sql::Int id, std::optional<sql::Text> key) { present.emplace(id, std::move(key)); });
      for (const auto& [id, owner] : part) {
        const auto row = present.find(id);
        if (row == present.end()) continue;
        remove.set(0, now);
        remove.set(1, id);
        remove.run();
        if (touches && row->second) log(table, id, owner, "external_key", *row->second, std::monostate{});
        log(table, id, owner, "removed_at", std::monostate{}, now);
        note_owner(table, owner);
        note_words(table, id);
        ++gone;
      }
      return {};
    }));
    return gone;
  });
}

void Tx::write_step() {
  for (const PersonId person : changed_) {
    sql::run(*this, R"sql(UPDATE people SET version = version + 1 WHERE ws = :ws AND id = :id)sql",
             {{"id", person.value}});
  }
  if (continued_) {
    sql::run(*this, R"sql(UPDATE steps SET at = :at WHERE ws = :ws AND id = :id)sql",
             {{"at", std::int64_t{seconds(now_)}}, {"id", step_.value}});
  } else {
    sql::run(*this,
             fmt::format(R"sql(INSERT INTO steps (ws, id, at, kind, title, undoes)
    VALUES (:ws, :id, :at, :kind, :title, {}))sql",
                         undoes_ ? std::to_string(undoes_.value) : "NULL"),
             {{"id", step_.value}, {"at", std::int64_t{seconds(now_)}}, {"kind", kind_}, {"title", title_}});
  }
  if (undoes_) {
    sql::run(*this, R"sql(UPDATE steps SET undone_by = :by WHERE ws = :ws AND id = :id)sql",
             {{"by", step_.value}, {"id", undoes_.value}});
  }
  for (const auto& [kind, next] : numbers_) {
    sql::run(*this, R"sql(UPDATE numbers SET next = :next WHERE ws = :ws AND kind = :kind)sql",
             {{"next", next}, {"kind", kind}});
  }
}

Status Tx::commit() {
  return sql::guarded([&]() -> Status {
    if (!open_) return fail(Code::failed, "this transaction has already ended");
    open_ = false;
    if (!numbers_.contains("change")) {
      step_ = StepId{};  // nothing of the user's changed: no step, nothing to undo
      numbers_.clear();
    } else {
      write_step();
    }
    statements_.reset();  // statements must not outlive their connection's lease
    sql::plain(session(), "COMMIT");
    // The lease ends every handle with a rollback; an empty transaction keeps that true.
    sql::plain(session(), "BEGIN");
    return {};
  });
}

}  // namespace kith
