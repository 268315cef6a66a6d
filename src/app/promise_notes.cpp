#include "app/promise_notes.hpp"

#include <algorithm>

#include "rules/words.hpp"
#include "store/promises.hpp"

namespace kith {
namespace {

Value day_value(const std::optional<LocalDate>& day) {
  return day ? Value(std::int64_t{serial(*day)}) : Value(std::monostate{});
}

std::vector<Field> line_fields(const WrittenPromise& line) {
  return {{"side", std::string(name(line.side))}, {"text", line.text}, {"by_date", day_value(line.by)}};
}

Status close_row(Tx& tx, const Promise& row) {
  KITH_CHECK(
      tx.update(Table::promises, row.id.value, row.person,
                {{"state", std::string(name(PromiseState::done))}, {"closed_at", std::int64_t{seconds(tx.now())}}}));
  return {};
}

Status add_row(Tx& tx, PersonId person, const Said& said, const WrittenPromise& line) {
  std::vector<Field> fields = line_fields(line);
  fields.push_back({"made_at", std::int64_t{seconds(said.at)}});
  fields.push_back({"state", std::string(name(line.open ? PromiseState::open : PromiseState::done))});
  if (!line.open) fields.push_back({"closed_at", std::int64_t{seconds(said.at)}});
  fields.push_back({"source", std::string(name(said.in))});
  fields.push_back({"source_id", said.id});
  KITH_CHECK(tx.insert(Table::promises, person, fields));
  return {};
}

// One note against the rows that were read from it. `rows` loses those that still stand in it.
Status follow_note(Tx& tx, PersonId person, const Said& said, std::vector<Promise>& rows) {
  std::vector<WrittenPromise> news;
  for (const WrittenPromise& line : promises_in(said.text)) {
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const Promise& one) { return one.text == line.text; });
    if (row == rows.end()) {
      news.push_back(line);
      continue;
    }
    if (!line.open && row->state == PromiseState::open) KITH_CHECK(close_row(tx, *row));
    rows.erase(row);
  }
  for (const WrittenPromise& line : news) {
    if (rows.empty()) {
      KITH_CHECK(add_row(tx, person, said, line));
      continue;
    }
    // The line was reworded.
    const Promise row = rows.front();
    rows.erase(rows.begin());
    KITH_CHECK(tx.update(Table::promises, row.id.value, person, line_fields(line)));
    if (!line.open && row.state == PromiseState::open) KITH_CHECK(close_row(tx, row));
  }
  return {};
}

Status follow_person(Tx& tx, PersonId person, const std::vector<Said>& said, const std::vector<Promise>& rows) {
  std::vector<Promise> read;
  for (const Promise& row : rows) {
    if (row.source == SaidIn::note || row.source == SaidIn::touch) read.push_back(row);
  }
  for (const Said& note : said) {
    const auto of_note = [&](const Promise& row) { return row.source == note.in && row.source_id == note.id; };
    std::vector<Promise> here;
    std::copy_if(read.begin(), read.end(), std::back_inserter(here), of_note);
    std::erase_if(read, of_note);
    KITH_CHECK(follow_note(tx, person, note, here));
    for (const Promise& gone : here) KITH_CHECK(tx.remove(Table::promises, gone.id.value, person));
  }
  for (const Promise& gone : read) KITH_CHECK(tx.remove(Table::promises, gone.id.value, person));  // with its note
  return {};
}

}  // namespace

Status follow_notes(Tx& tx, const std::vector<PersonId>& people) {
  KITH_TRY(const auto said, said_of(tx, people));
  KITH_TRY(const auto rows, promises_of(tx, people));
  static const std::vector<Said> kSilent;
  static const std::vector<Promise> kNone;
  for (const PersonId person : people) {
    const auto notes = said.find(person);
    const auto known = rows.find(person);
    if (notes == said.end() && known == rows.end()) continue;
    KITH_CHECK(follow_person(tx, person, notes == said.end() ? kSilent : notes->second,
                             known == rows.end() ? kNone : known->second));
  }
  return {};
}

}  // namespace kith
