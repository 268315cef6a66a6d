// The only way to write user data: every insert and every changed column is recorded in the change
// log, in the same transaction. Undo and history read that log.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "store/db.hpp"
#include "store/tables.hpp"

namespace kith {

// Rolls back unless committed.
class Tx : public Db {
 public:
  Tx(Tx&&) noexcept;
  ~Tx() override;

  Instant now() const { return now_; }
  // The undo handle of everything written here; it exists once something was written.
  StepId step() const { return step_; }
  void retitle(std::string title) { title_ = std::move(title); }

  // A new row; columns that are not named keep the table's defaults. `owner` is the person it
  // belongs to, 0 for none. Returns its number.
  Result<std::int64_t> insert(Table table, PersonId owner, const std::vector<Field>& fields);
  // The same under a number of its own, as another database knew it; refused when there is such a row.
  Status insert_as(Table table, std::int64_t id, PersonId owner, const std::vector<Field>& fields);
  // Changes only what differs; false when nothing did.
  Result<bool> update(Table table, std::int64_t id, PersonId owner, const std::vector<Field>& fields);
  // Into the trash: the row stays for 30 days.
  Status remove(Table table, std::int64_t id, PersonId owner);

  // Many rows at once, each with its owner; those in the trash already are left alone. A touch loses its
  // external key: an import that comes again may bring it back. Returns how many went.
  Result<int> remove_made(Table table, const std::vector<std::pair<std::int64_t, PersonId>>& rows);

  // People whose rows were written here, in order, so that what is derived can follow.
  const std::set<PersonId>& people() const { return people_; }
  // Those of them whose touches, notes or own rows changed what the rhythm or the search knows.
  const std::set<PersonId>& rhythm_people() const { return rhythm_people_; }
  const std::set<PersonId>& search_people() const { return search_people_; }
  // Rows written here that hold words to be searched: notes, facts, touches with a note, organisations.
  const std::vector<std::pair<Table, std::int64_t>>& worded_rows() const { return worded_rows_; }
  // One more person whom a written row of that table concerns: the one it was taken from.
  void follow(Table table, PersonId person) { note_owner(table, person); }
  void forget_people();  // a long import derives batch by batch
  // How many of rhythm_people() there were, batch after batch; somebody of two batches counts twice.
  std::size_t rhythms_changed() const { return rhythms_forgotten_ + rhythm_people_.size(); }

  // Adds to a step that stands instead of making one of its own: words that are saved as they are typed.
  // Before the first write; undo takes back all of it at once.
  void continues(StepId step);

  // Marks the step as the undoing of another.
  void undoes(StepId step) { undoes_ = step; }

  // Writes the step's row and ends the transaction. Without changes nothing is kept.
  Status commit();

 private:
  friend class Store;
  struct Statements;
  Tx(Db&& db, Instant now, std::string kind, std::string title);
  Status begin_step();
  void write_step();
  void note_owner(Table table, PersonId owner);
  void note_words(Table table, std::int64_t row);
  std::int64_t take_number(const std::string& kind);
  void write_row(Table table, std::int64_t id, PersonId owner, const std::vector<Field>& fields);
  void log(Table table, std::int64_t row, PersonId owner, const char* field, const Value& before, const Value& after);

  Instant now_;
  std::string kind_, title_;
  StepId step_, undoes_;
  bool continued_ = false;
  std::map<std::string, std::int64_t> numbers_;  // next number per kind, as last taken
  std::set<PersonId> people_, rhythm_people_, search_people_;
  std::size_t rhythms_forgotten_ = 0;
  std::vector<std::pair<Table, std::int64_t>> worded_rows_;
  std::set<PersonId> changed_;  // whose version this step raises
  PersonId first_made_;         // people from here on are this step's own
  std::unique_ptr<Statements> statements_;
  bool open_ = true;
};

}  // namespace kith
