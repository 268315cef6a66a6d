#include "store/weeks.hpp"

#include <fmt/format.h>

#include "store/sql.hpp"

namespace kith {
namespace {

using sql::Int;
using sql::Text;

std::vector<WeekNote> read_weeks(const Db& db, const std::string& condition, const sql::Binds& binds) {
  std::vector<WeekNote> all;
  sql::each<Int, Int, Text, std::optional<Int>, Int, Int, Int, Int, Int, Int, Int>(
      db,
      fmt::format(R"sql(SELECT id, monday, text, finished_at, contacts, people, dialogues, minutes, new_people, revived,
        promises_kept FROM weeks WHERE ws = :ws AND removed_at IS NULL{} ORDER BY monday DESC, id)sql",
                  condition),
      binds,
      [&](Int id, Int monday, Text text, std::optional<Int> finished, Int contacts, Int people, Int dialogues,
          Int minutes, Int new_people, Int revived, Int kept) {
        const auto number = [](Int value) { return static_cast<int>(value); };
        all.push_back({WeekId{id},
                       Week{local_date(number(monday))},
                       std::move(text),
                       sql::to_instant(finished),
                       {number(contacts), number(people), number(dialogues), number(minutes), number(new_people),
                        number(revived), number(kept)}});
      });
  return all;
}

}  // namespace

Result<std::set<PersonId>> decided_people(const Db& db, const std::vector<PersonId>& people) {
  return sql::guarded([&]() -> Result<std::set<PersonId>> {
    std::set<PersonId> decided;
    KITH_CHECK(sql::in_parts(people, [&](const std::vector<PersonId>& part) -> Status {
      sql::each<Int>(
          db,
          fmt::format(R"sql(SELECT id FROM people WHERE ws = :ws AND (placed = 1 OR interval_days IS NOT NULL)
            AND id IN ({}))sql",
                      sql::numbers(part)),
          {}, [&](Int id) { decided.insert(PersonId{id}); });
      return {};
    }));
    return decided;
  });
}

Result<std::optional<WeekNote>> find_week(const Db& db, Week week) {
  return sql::guarded([&]() -> Result<std::optional<WeekNote>> {
    auto found = read_weeks(db, " AND monday = :monday", {{"monday", std::int64_t{serial(week.monday)}}});
    return found.empty() ? std::nullopt : std::optional<WeekNote>(std::move(found.front()));
  });
}

Result<std::vector<WeekNote>> list_weeks(const Db& db) {
  return sql::guarded([&]() -> Result<std::vector<WeekNote>> { return read_weeks(db, "", {}); });
}

Status save_week(Tx& tx, const WeekNote& week) {
  KITH_TRY(const auto known, find_week(tx, week.week));
  const WeekFigures& f = week.figures;
  const std::vector<Field> fields{{"monday", std::int64_t{serial(week.week.monday)}},
                                  {"text", week.text},
                                  {"finished_at", sql::from(week.finished)},
                                  {"contacts", std::int64_t{f.contacts}},
                                  {"people", std::int64_t{f.people}},
                                  {"dialogues", std::int64_t{f.dialogues}},
                                  {"minutes", std::int64_t{f.minutes}},
                                  {"new_people", std::int64_t{f.new_people}},
                                  {"revived", std::int64_t{f.revived}},
                                  {"promises_kept", std::int64_t{f.promises_kept}}};
  if (known) {
    KITH_CHECK(tx.update(Table::weeks, known->id.value, PersonId{}, fields));
  } else {
    KITH_CHECK(tx.insert(Table::weeks, PersonId{}, fields));
  }
  return {};
}

}  // namespace kith
