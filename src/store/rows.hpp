// Rows of any table, by its row in the table of tables: what takes everything along reads and checks with these.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "store/tx.hpp"

namespace kith {

struct TableRow {
  std::int64_t id = 0;
  PersonId owner;             // of tables that belong to people
  std::vector<Value> values;  // beside info(table).columns
};
// What is not in the trash, nor belongs or points (by other_id) to somebody who is. Of people's tables those of
// `people`, by person and number, then those of nobody; of the others all, by number.
Status each_row(const Db& db, Table table, const std::vector<PersonId>& people,
                const std::function<Status(TableRow&&)>& take);
bool belongs_to_people(Table table);
// Also in the trash.
Result<bool> has_rows(const Db& db, Table table);
// Every table of the database itself.
Result<std::set<std::string>> table_names(const Db& db);

}  // namespace kith
