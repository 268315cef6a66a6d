#include "store/merges.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "store/introductions.hpp"
#include "store/relations.hpp"
#include "store/sql.hpp"

namespace kith {
namespace {

using sql::Int;
using sql::Text;
template <class T>
using Opt = std::optional<T>;

// Tables whose rows hang on one person. Questions about two people stay where they are; relations and introductions
// have two ends.
std::vector<Table> tables_of_people() {
  std::vector<Table> all;
  for (const TableInfo& table : all_tables()) {
    const bool two =
        table.table == Table::reviews || table.table == Table::relations || table.table == Table::introductions;
    if (!two && find_column(table, "person_id") != nullptr) all.push_back(table.table);
  }
  return all;
}

// When two rows of a table say the same of a person; a table that is not here never repeats itself.
struct Twin {
  Table table;
  const char* condition;
};
constexpr Twin kTwins[] = {
    {Table::handles, "o.kind = t.kind AND o.key = t.key AND o.key <> ''"},
    {Table::tags, "o.name = t.name"},
    {Table::addresses,
     "o.street = t.street AND o.city = t.city AND o.postal_code = t.postal_code AND o.country = t.country"},
    {Table::positions,
     "o.organisation_id = t.organisation_id AND o.role = t.role AND COALESCE(o.to_date, '') = COALESCE(t.to_date, '')"},
    {Table::facts, "o.kind = t.kind AND o.text = t.text"},
    {Table::extras, "o.line = t.line"},
    {Table::touches, "o.external_key = t.external_key"},
    {Table::entry_points, "o.key = t.key"},
    {Table::feed_people, "o.feed_id = t.feed_id"},
    {Table::entry_uses, "(o.entry_id = t.entry_id OR o.news_id = t.news_id)"},
    {Table::experiment_entries, "o.experiment_id = t.experiment_id"},
    {Table::opportunity_people, "o.opportunity_id = t.opportunity_id"},
    {Table::event_people, "o.event_id = t.event_id"},
};

std::string twin_condition(Table table) {
  for (const Twin& twin : kTwins) {
    if (twin.table == table) return twin.condition;
  }
  return {};
}

struct OwnedRow {
  std::int64_t id;
  PersonId owner;
};

std::vector<OwnedRow> owned_rows(const Db& db, const std::string& query, const sql::Binds& binds) {
  std::vector<OwnedRow> found;
  sql::each<Int, Int>(db, query, binds, [&](Int id, Int owner) { found.push_back({id, PersonId{owner}}); });
  return found;
}

// Where the log says the join of `gone` ends, and where the one before it in the same step does: a batch joins
// several people in one step.
struct JoinSpan {
  std::int64_t from = 0, to = 0;
};
JoinSpan span_of(const Db& db, const MergedPerson& merge) {
  JoinSpan span;
  sql::each<Int, Int>(db,
                      R"sql(SELECT seq, row_id FROM changes WHERE ws = :ws AND step_id = :step AND tbl = 'people'
        AND field = 'merged_into' ORDER BY seq)sql",
                      {{"step", merge.step.value}}, [&](Int seq, Int row) {
                        if (row == merge.id.value) {
                          span.to = seq;
                          return false;
                        }
                        span.from = seq;
                        return true;
                      });
  return span;
}

// The person and whoever they were joined into since.
Result<std::set<PersonId>> chain_of(const Db& db, PersonId person) {
  std::set<PersonId> chain;
  while (person && chain.insert(person).second) {
    const auto next = sql::one<Opt<Int>>(db, R"sql(SELECT merged_into FROM people WHERE ws = :ws AND id = :id)sql",
                                         {{"id", person.value}});
    person = PersonId{next ? std::get<0>(*next).value_or(0) : 0};
  }
  return chain;
}

// One end of the rows that the join moved: person_id or other_id of relations or introductions.
Status move_end_back(Tx& tx, const MergedPerson& merge, const std::set<PersonId>& chain, const JoinSpan& span,
                     Table table, const char* end) {
  std::vector<std::pair<OwnedRow, PersonId>> moved;  // with where that end is now
  sql::each<Int, Int, Int>(
      tx,
      fmt::format(
          R"sql(SELECT t.id, t.person_id, t.{0} FROM changes c JOIN {1} t ON t.ws = c.ws AND t.id = c.row_id
        WHERE c.ws = :ws AND c.step_id = :step AND c.seq > :begin AND c.seq <= :end AND c.tbl = '{1}'
          AND c.field = :field AND c.old_value = :gone ORDER BY c.seq)sql",
          end, info(table).name),
      {{"step", merge.step.value},
       {"begin", span.from},
       {"end", span.to},
       {"field", std::string(end)},
       {"gone", std::to_string(merge.id.value)}},
      [&](Int id, Int owner, Int at) { moved.push_back({{id, PersonId{owner}}, PersonId{at}}); });
  for (const auto& [row, at] : moved) {
    if (!chain.contains(at)) continue;
    const bool owner = std::string_view(end) == "person_id";
    KITH_CHECK(tx.update(table, row.id, owner ? merge.id : row.owner, {{end, merge.id.value}}));
  }
  return {};
}

}  // namespace

Result<std::vector<MergedPerson>> merged_people(const Db& db, PersonId person) {
  return sql::guarded([&]() -> Result<std::vector<MergedPerson>> {
    std::vector<PersonId> ids;
    sql::each<Int>(db, R"sql(SELECT id FROM people WHERE ws = :ws AND merged_into = :person ORDER BY id)sql",
                   {{"person", person.value}}, [&](Int id) { ids.push_back(PersonId{id}); });
    std::vector<MergedPerson> all;
    for (const PersonId id : ids) {
      KITH_TRY(auto merge, find_merge(db, id));
      if (merge) all.push_back(std::move(*merge));
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const MergedPerson& a, const MergedPerson& b) { return a.step > b.step; });
    return all;
  });
}

Result<std::optional<MergedPerson>> find_merge(const Db& db, PersonId gone) {
  return sql::guarded([&]() -> Result<std::optional<MergedPerson>> {
    const auto person = sql::one<Text, Opt<Int>>(
        db, R"sql(SELECT name, merged_into FROM people WHERE ws = :ws AND id = :id)sql", {{"id", gone.value}});
    if (!person || !std::get<1>(*person)) return std::optional<MergedPerson>();
    const auto change = sql::one<Int, Int>(db,
                                           R"sql(SELECT c.step_id, s.at FROM changes c
          JOIN steps s ON s.ws = c.ws AND s.id = c.step_id
          WHERE c.ws = :ws AND c.person_id = :id AND c.tbl = 'people' AND c.row_id = :id2 AND c.field = 'merged_into'
            AND c.new_value IS NOT NULL AND s.undoes IS NULL AND s.kind = 'merge' ORDER BY c.seq DESC LIMIT 1)sql",
                                           {{"id", gone.value}, {"id2", gone.value}});
    if (!change) return std::optional<MergedPerson>();
    return MergedPerson{gone, PersonId{*std::get<1>(*person)}, std::get<0>(*person), StepId{std::get<0>(*change)},
                        instant(std::get<1>(*change))};
  });
}

Status move_rows(Tx& tx, PersonId from, PersonId to) {
  return sql::guarded([&]() -> Status {
    for (const Table table : tables_of_people()) {
      const std::string twin = twin_condition(table);
      const std::string but =
          twin.empty() ? ""
                       : fmt::format(
                             " AND NOT EXISTS (SELECT 1 FROM {} o WHERE o.ws = t.ws AND o.person_id = :to AND "
                             "o.removed_at IS NULL AND {})",
                             info(table).name, twin);
      sql::Binds binds{{"from", from.value}};
      if (!twin.empty()) binds.push_back({"to", to.value});
      const auto moving =
          owned_rows(tx,
                     fmt::format("SELECT t.id, t.person_id FROM {} t WHERE t.ws = :ws AND t.person_id = :from "
                                 "AND t.removed_at IS NULL{} ORDER BY t.id",
                                 info(table).name, but),
                     binds);
      for (const OwnedRow& row : moving) KITH_CHECK(tx.update(table, row.id, to, {{"person_id", to.value}}));
    }
    KITH_CHECK(move_relations(tx, from, to));
    return move_introductions(tx, from, to);
  });
}

Status move_back(Tx& tx, const MergedPerson& merge) {
  return sql::guarded([&]() -> Status {
    KITH_TRY(const auto chain, chain_of(tx, merge.into));
    const JoinSpan span = span_of(tx, merge);
    for (const Table table : tables_of_people()) {
      const auto moved = owned_rows(
          tx,
          fmt::format(R"sql(SELECT t.id, t.person_id FROM changes c JOIN {} t ON t.ws = c.ws AND t.id = c.row_id
            WHERE c.ws = :ws AND c.step_id = :step AND c.seq > :begin AND c.seq <= :end AND c.tbl = :tbl
              AND c.field = 'person_id' AND c.old_value = :gone ORDER BY c.seq)sql",
                      info(table).name),
          {{"step", merge.step.value},
           {"begin", span.from},
           {"end", span.to},
           {"tbl", std::string(info(table).name)},
           {"gone", std::to_string(merge.id.value)}});
      for (const OwnedRow& row : moved) {
        if (!chain.contains(row.owner)) continue;  // an earlier taking apart has it
        // Both sides follow: the one that loses the row, the one that gets it back.
        KITH_CHECK(tx.update(table, row.id, merge.id, {{"person_id", merge.id.value}}));
        tx.follow(table, row.owner);
      }
    }
    for (const Table table : {Table::relations, Table::introductions}) {
      for (const char* end : {"person_id", "other_id"}) KITH_CHECK(move_end_back(tx, merge, chain, span, table, end));
    }
    return open_introductions_again(tx, merge.step);
  });
}

Result<std::vector<FilledColumn>> filled_columns(const Db& db, const MergedPerson& merge) {
  return sql::guarded([&]() -> Result<std::vector<FilledColumn>> {
    const JoinSpan span = span_of(db, merge);
    struct Written {
      const Column* column;
      Opt<Text> before, after;
    };
    std::vector<Written> changes;
    sql::each<Text, Opt<Text>, Opt<Text>>(
        db,
        R"sql(SELECT field, old_value, new_value FROM changes WHERE ws = :ws AND step_id = :step AND seq > :begin
          AND seq <= :end AND tbl = 'people' AND row_id = :into AND field <> '' ORDER BY seq)sql",
        {{"step", merge.step.value}, {"begin", span.from}, {"end", span.to}, {"into", merge.into.value}},
        [&](const Text& field, Opt<Text> before, Opt<Text> after) {
          if (const Column* column = find_column(info(Table::people), field)) {
            changes.push_back({column, std::move(before), std::move(after)});
          }
        });
    std::vector<FilledColumn> filled;
    for (const Written& change : changes) {
      const auto present = sql::one<Opt<Text>>(
          db, fmt::format("SELECT CAST({} AS TEXT) FROM people WHERE ws = :ws AND id = :id", change.column->name),
          {{"id", merge.into.value}});
      if (present && std::get<0>(*present) == change.after) {
        filled.push_back({change.column->name, typed(change.before, *change.column)});
      }
    }
    return filled;
  });
}

}  // namespace kith
