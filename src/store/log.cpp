#include "store/log.hpp"

#include <map>
#include <set>

#include <fmt/format.h>

#include "store/sql.hpp"

namespace kith {
namespace {

using sql::Int;
using sql::Text;
template <class T>
using Opt = std::optional<T>;

constexpr const char* kStepColumns = "SELECT id, at, kind, title, undoes, undone_by FROM steps WHERE ws = :ws";

std::vector<Step> read_steps(const Db& db, const std::string& condition, const sql::Binds& binds) {
  std::vector<Step> all;
  sql::each<Int, Int, Text, Text, Opt<Int>, Opt<Int>>(
      db, kStepColumns + condition, binds,
      [&](Int id, Int at, Text kind, Text title, Opt<Int> undoes, Opt<Int> undone_by) {
        Step step{StepId{id}, instant(at), std::move(kind), std::move(title), {}, {}};
        if (undoes) step.undoes = StepId{*undoes};
        if (undone_by) step.undone_by = StepId{*undone_by};
        all.push_back(std::move(step));
      });
  return all;
}

// People the step made who have been written to since, by steps that still stand.
std::set<PersonId> people_to_keep(const Db& db, StepId step, std::vector<std::string>& names) {
  std::set<PersonId> keep;
  sql::each<Int, Text>(db,
                       R"sql(SELECT DISTINCT p.id, p.name FROM changes made
        JOIN changes later ON later.ws = made.ws AND later.person_id = made.row_id AND later.step_id > made.step_id
        JOIN steps s ON s.ws = later.ws AND s.id = later.step_id AND s.undone_by IS NULL AND s.undoes IS NULL
        JOIN people p ON p.ws = made.ws AND p.id = made.row_id AND p.removed_at IS NULL
        WHERE made.ws = :ws AND made.step_id = :step AND made.tbl = 'people' AND made.field = '' ORDER BY p.id)sql",
                       {{"step", step.value}}, [&](Int id, Text name) {
                         keep.insert(PersonId{id});
                         names.push_back(std::move(name));
                       });
  return keep;
}

}  // namespace

Result<std::vector<Step>> steps(const Db& db, std::optional<StepId> before, int limit) {
  return sql::guarded([&]() -> Result<std::vector<Step>> {
    sql::Binds binds{{"most", std::int64_t{limit}}};
    if (before) binds.push_back({"before", before->value});
    return read_steps(db, fmt::format("{} ORDER BY id DESC LIMIT :most", before ? " AND id < :before" : ""), binds);
  });
}

Result<std::optional<Step>> find_step(const Db& db, StepId id) {
  return sql::guarded([&]() -> Result<std::optional<Step>> {
    auto found = read_steps(db, " AND id = :id", {{"id", id.value}});
    return found.empty() ? std::nullopt : std::optional<Step>(std::move(found.front()));
  });
}

Result<std::vector<Step>> undoable(const Db& db, int limit) {
  return sql::guarded([&]() -> Result<std::vector<Step>> {
    return read_steps(
        db, " AND undoes IS NULL AND undone_by IS NULL AND kind NOT IN ('setup', 'pairs') ORDER BY id DESC LIMIT :most",
        {{"most", std::int64_t{limit}}});
  });
}

Result<std::vector<Change>> changes_of(const Db& db, PersonId person, std::optional<std::int64_t> before, int limit) {
  return sql::guarded([&]() -> Result<std::vector<Change>> {
    std::vector<Change> all;
    sql::Binds binds{{"person", person.value}, {"most", std::int64_t{limit}}};
    if (before) binds.push_back({"before", *before});
    sql::each<Int, Int, Int, Text, Text, Int, Text, Opt<Text>, Opt<Text>>(
        db,
        fmt::format(R"sql(SELECT c.seq, c.step_id, s.at, s.title, c.tbl, c.row_id, c.field, c.old_value, c.new_value
          FROM changes c JOIN steps s ON s.ws = c.ws AND s.id = c.step_id
          WHERE c.ws = :ws AND c.person_id = :person{} ORDER BY c.seq DESC LIMIT :most)sql",
                    before ? " AND c.seq < :before" : ""),
        binds,
        [&](Int seq, Int step, Int at, Text title, Text table, Int row, Text field, Opt<Text> old_value,
            Opt<Text> new_value) {
          all.push_back({seq, StepId{step}, instant(at), std::move(title), std::move(table), row, std::move(field),
                         std::move(old_value), std::move(new_value)});
        });
    return all;
  });
}

Result<StepId> step_that_made(const Db& db, const std::string& kind, Table table, std::int64_t row) {
  return sql::guarded([&]() -> Result<StepId> {
    StepId found;
    sql::each<Int>(db, R"sql(SELECT c.step_id FROM steps s JOIN changes c ON c.ws = s.ws AND c.step_id = s.id
        WHERE s.ws = :ws AND s.kind = :kind AND c.tbl = :tbl AND c.row_id = :row AND c.field = '')sql",
                   {{"kind", kind}, {"tbl", std::string(info(table).name)}, {"row", row}},
                   [&](Int step) { found = StepId{step}; });
    if (!found) return fail(Code::not_found, "the step that made it is gone");
    return found;
  });
}

Result<std::int64_t> log_end(const Db& db) {
  return sql::guarded([&]() -> Result<std::int64_t> {
    return sql::count(db, R"sql(SELECT COALESCE(MAX(seq), 0) FROM changes WHERE ws = :ws)sql", {});
  });
}

Result<Since> changed_since(const Db& db, std::int64_t seq, int most) {
  return sql::guarded([&]() -> Result<Since> {
    Since since;
    const sql::Binds binds{{"seq", seq}};
    const Int rows = sql::count(
        db, R"sql(SELECT COUNT(*) FROM (SELECT 1 FROM changes WHERE ws = :ws AND seq > :seq LIMIT 20001) c)sql", binds);
    if (rows > 20000) {
      since.too_many = true;
      return since;
    }
    // The plus keeps SQLite from the index by person, all of which it would walk for its order.
    sql::each<Int, Int>(
        db,
        R"sql(SELECT person_id, MAX(CASE WHEN tbl IN ('strata', 'settings', 'experiments') THEN 1 ELSE 0 END)
          FROM (SELECT +person_id AS person_id, tbl FROM changes WHERE ws = :ws AND seq > :seq) c GROUP BY person_id)sql",
        binds, [&](Int person, Int tables) {
          if (tables != 0) since.tables = true;
          if (person != 0) since.people.push_back(PersonId{person});
        });
    since.too_many = since.people.size() > static_cast<std::size_t>(most);
    return since;
  });
}

Result<Reverted> revert(Tx& tx, StepId step) {
  return sql::guarded([&]() -> Result<Reverted> {
    Reverted done;
    const std::set<PersonId> keep = people_to_keep(tx, step, done.people_kept);
    struct Row {
      Table table;
      std::int64_t id;
      PersonId person;
      std::string field;
      Opt<Text> before, after;
    };
    std::vector<Row> edited;
    std::map<Table, std::vector<std::pair<std::int64_t, PersonId>>> made;
    sql::each<Text, Int, Int, Text, Opt<Text>, Opt<Text>>(
        tx,
        R"sql(SELECT tbl, row_id, person_id, field, old_value, new_value FROM changes
          WHERE ws = :ws AND step_id = :step ORDER BY seq DESC)sql",
        {{"step", step.value}},
        [&](const Text& table, Int row, Int person, Text field, Opt<Text> before, Opt<Text> after) {
          const auto known = table_from(table);
          if (!known || keep.contains(PersonId{person})) return;
          if (field.empty()) {
            made[*known].emplace_back(row, PersonId{person});
          } else {
            edited.push_back({*known, row, PersonId{person}, std::move(field), std::move(before), std::move(after)});
          }
        });
    for (const Row& row : edited) {
      const TableInfo& table = info(row.table);
      const Column* column = find_column(table, row.field);
      if (column == nullptr) continue;
      const auto present = sql::one<Opt<Text>>(
          tx, fmt::format("SELECT CAST({} AS TEXT) FROM {} WHERE ws = :ws AND id = :id", column->name, table.name),
          {{"id", row.id}});
      if (!present) continue;
      if (std::get<0>(*present) != row.after) {
        ++done.kept;
        continue;
      }
      KITH_CHECK(tx.update(row.table, row.id, row.person, {{column->name, typed(row.before, *column)}}));
      // A row that changes hands concerns both.
      if (row.field == "person_id") {
        for (const auto& owner : {row.before, row.after}) {
          const Value id = typed(owner, *column);
          if (const auto* number = std::get_if<std::int64_t>(&id)) tx.follow(row.table, PersonId{*number});
        }
      }
      ++done.changes;
    }
    // What the step made goes into the trash, by the thousand when it was an import.
    for (const auto& [table, rows] : made) {
      KITH_TRY(const int gone, tx.remove_made(table, rows));
      done.changes += gone;
    }
    tx.undoes(step);
    return done;
  });
}

}  // namespace kith
