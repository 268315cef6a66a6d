// The writing half of search: words out of rows.
#include <map>
#include <set>

#include <fmt/format.h>

#include "base/spelling.hpp"
#include "base/text.hpp"
#include "store/search.hpp"
#include "store/sql.hpp"

namespace kith {
namespace {

using sql::Int;
using sql::Text;
template <class T>
using Opt = std::optional<T>;

constexpr auto kWhole = Column::Kind::integer;
constexpr auto kWords = Column::Kind::text;
// Words longer than this are not worth a row.
constexpr std::size_t kLongestTerm = 60;
constexpr std::size_t kLongestBody = 20'000;

using Terms = std::set<std::pair<TermField, std::string>>;

// What one person is found by.
struct Entry {
  Terms terms;
  std::string sort_key;
  std::int64_t has = 0;

  void add(TermField field, const std::string& text) {
    for (std::string& word : index_words(text)) {
      if (word.size() <= kLongestTerm) terms.emplace(field, std::move(word));
    }
  }
  void mark(HasBit bit) { has |= static_cast<std::int64_t>(bit); }
};
using Entries = std::map<Int, Entry>;

// The whole address, its words, and its host without the last label: "com" says nothing.
void add_address(Entry& entry, const Text& value) {
  std::string whole = lower_ascii(trim(value));
  const auto at = whole.find('@');
  const auto dot = whole.rfind('.');
  entry.add(TermField::handle, dot != std::string::npos && dot > at ? whole.substr(0, dot) : whole);
  if (!whole.empty() && whole.size() <= kLongestTerm) entry.terms.emplace(TermField::handle, std::move(whole));
}

void add_handle(Entry& entry, const Text& kind, const Text& value) {
  if (kind == "email") {
    entry.mark(HasBit::email);
    add_address(entry, value);
  } else if (kind == "phone") {
    entry.mark(HasBit::phone);
    std::string digits;
    for (const char c : value) {
      if (c >= '0' && c <= '9') digits += c;
    }
    if (!digits.empty() && digits.size() <= kLongestTerm) entry.terms.emplace(TermField::handle, std::move(digits));
  } else if (kind == "profile") {
    entry.mark(HasBit::profile);
  } else if (kind == "website") {
    entry.mark(HasBit::website);
  } else {
    entry.mark(HasBit::messenger);
  }
}

Entries read_entries(const Db& db, const std::string& list) {
  Entries all;
  sql::each<Int, Text, Text, Opt<Text>>(db,
                                        fmt::format(R"sql(SELECT id, name, nickname, birthday FROM people
        WHERE ws = :ws AND removed_at IS NULL AND id IN ({}))sql",
                                                    list),
                                        {},
                                        [&](Int id, const Text& name, const Text& nickname, const Opt<Text>& birthday) {
                                          Entry& entry = all[id];
                                          entry.sort_key = fold(name);
                                          entry.add(TermField::name, name);
                                          entry.add(TermField::name, nickname);
                                          if (birthday) entry.mark(HasBit::birthday);
                                        });
  const auto of = [&](Int id) -> Entry* {
    const auto found = all.find(id);
    return found == all.end() ? nullptr : &found->second;
  };
  sql::each<Int, Text, Text>(db,
                             fmt::format(R"sql(SELECT person_id, kind, value FROM handles
        WHERE ws = :ws AND removed_at IS NULL AND person_id IN ({}))sql",
                                         list),
                             {}, [&](Int id, const Text& kind, const Text& value) {
                               if (Entry* entry = of(id)) add_handle(*entry, kind, value);
                             });
  sql::each<Int, Text, Text>(db,
                             fmt::format(R"sql(SELECT o.person_id, COALESCE(g.name, ''), o.role FROM positions o
        LEFT JOIN organisations g ON g.ws = o.ws AND g.id = o.organisation_id
        WHERE o.ws = :ws AND o.removed_at IS NULL AND o.to_date IS NULL AND o.person_id IN ({}))sql",
                                         list),
                             {}, [&](Int id, const Text& organisation, const Text& role) {
                               Entry* entry = of(id);
                               if (entry == nullptr) return;
                               if (!organisation.empty()) entry->mark(HasBit::organisation);
                               if (!role.empty()) entry->mark(HasBit::role);
                               entry->add(TermField::organisation, organisation);
                               entry->add(TermField::role, role);
                             });
  sql::each<Int, Text, Text, Text>(db,
                                   fmt::format(R"sql(SELECT person_id, city, region, country FROM addresses
        WHERE ws = :ws AND removed_at IS NULL AND person_id IN ({}))sql",
                                               list),
                                   {}, [&](Int id, const Text& city, const Text& region, const Text& country) {
                                     Entry* entry = of(id);
                                     if (entry == nullptr) return;
                                     entry->mark(HasBit::address);
                                     for (const Text* place : {&city, &region, &country})
                                       entry->add(TermField::city, *place);
                                   });
  sql::each<Int, Text>(db,
                       fmt::format(R"sql(SELECT person_id, name FROM tags
        WHERE ws = :ws AND removed_at IS NULL AND person_id IN ({}))sql",
                                   list),
                       {}, [&](Int id, const Text& tag) {
                         Entry* entry = of(id);
                         if (entry == nullptr) return;
                         entry->mark(HasBit::tag);
                         entry->add(TermField::tag, tag);
                       });
  return all;
}

// Newer texts have greater keys, so that the newest are found first: seconds, then kind and row for those of
// the same second. 29 bits hold 134 million rows a kind; the sign and 34 bits of seconds are left.
std::int64_t text_key(std::int64_t at, TextKind kind, std::int64_t row) {
  constexpr std::int64_t kRowRange = std::int64_t{1} << 29;
  return at * kRowRange + (row * 4 + static_cast<std::int64_t>(kind)) % kRowRange;
}

std::string body_of(std::string_view text) {
  const std::string_view part = clip(text, kLongestBody);
  std::string body = fold(part);
  // Other spellings stand at the end, where they part no phrase.
  std::set<std::string> known;
  for (std::string& word : split(body, " ")) known.insert(std::move(word));
  for (const std::string& word : index_words(part)) {
    if (!known.contains(word)) body += " " + word;
  }
  return body;
}

class Texts {
 public:
  explicit Texts(Tx& tx) : tx_(tx), save_(tx, kInsert, kColumns) {}

  Status rebuild(Table table, TextKind kind, const std::vector<PersonId>& rows) {
    return sql::in_parts(rows, [&](const std::vector<PersonId>& part) -> Status {
      const std::string list = sql::numbers(part);
      sql::run(tx_,
               fmt::format("DELETE FROM texts WHERE ws = :ws AND kind = {} AND row_id IN ({})",
                           static_cast<std::int64_t>(kind), list),
               {});
      const TableInfo& from = info(table);
      struct Row {
        Int id, person, at;
        Text text;
      };
      std::vector<Row> found;  // read to the end before writing on the same connection
      sql::each<Int, Int, Int, Text>(
          tx_,
          fmt::format("SELECT id, person_id, at, {} FROM {} WHERE ws = :ws AND removed_at IS NULL AND id IN ({})",
                      from.words, from.name, list),
          {}, [&](Int id, Int person, Int at, Text text) {
            if (!text.empty()) found.push_back({id, person, at, std::move(text)});
          });
      for (const Row& row : found) {
        save_.set(0, text_key(row.at, kind, row.id));
        save_.set(1, static_cast<std::int64_t>(kind));
        save_.set(2, std::int64_t{row.id});
        save_.set(3, std::int64_t{row.person});
        save_.set(4, body_of(row.text));
        save_.run();
      }
      // SQLite's index takes them together and in order: one at a time it would write a part of its own for each.
      if (tx_.backend() == Backend::sqlite) {
        sql::run(tx_,
                 fmt::format("INSERT INTO texts_words (rowid, body) SELECT key, body FROM texts"
                             " WHERE ws = :ws AND kind = {} AND row_id IN ({}) ORDER BY key",
                             static_cast<std::int64_t>(kind), list),
                 {});
      }
      return {};
    });
  }

 private:
  static constexpr const char* kInsert =
      "INSERT INTO texts (ws, key, kind, row_id, person_id, body) VALUES (:ws, :key, :kind, :row_id, :person_id, "
      ":body)";
  static constexpr Column kColumns[] = {{"key", kWhole, false},
                                        {"kind", kWhole, false},
                                        {"row_id", kWhole, false},
                                        {"person_id", kWhole, false},
                                        {"body", kWords, false}};
  Tx& tx_;
  sql::Repeat save_;
};

Status rebuild_organisations(Tx& tx, const std::vector<PersonId>& rows) {
  static constexpr Column kColumns[] = {{"term", kWords, false}, {"organisation_id", kWhole, false}};
  sql::Repeat save(
      tx, R"sql(INSERT INTO organisation_terms (ws, term, organisation_id) VALUES (:ws, :term, :organisation_id))sql",
      kColumns);
  return sql::in_parts(rows, [&](const std::vector<PersonId>& part) -> Status {
    const std::string list = sql::numbers(part);
    sql::run(tx, fmt::format("DELETE FROM organisation_terms WHERE ws = :ws AND organisation_id IN ({})", list), {});
    std::map<Int, Text> names;
    sql::each<Int, Text>(
        tx,
        fmt::format("SELECT id, name FROM organisations WHERE ws = :ws AND removed_at IS NULL AND id IN ({})", list),
        {}, [&](Int id, Text name) { names.emplace(id, std::move(name)); });
    for (const auto& [id, name] : names) {
      for (const std::string& word : index_words(name)) {
        if (word.size() > kLongestTerm) continue;
        save.set(0, word);
        save.set(1, std::int64_t{id});
        save.run();
      }
    }
    return {};
  });
}

// Row numbers as ids, for the lists of sql.hpp; each once.
std::vector<PersonId> rows_in(const std::vector<std::pair<Table, std::int64_t>>& rows, Table table) {
  std::set<std::int64_t> once;
  for (const auto& [in, row] : rows) {
    if (in == table) once.insert(row);
  }
  std::vector<PersonId> ids;
  ids.reserve(once.size());
  for (const std::int64_t row : once) ids.push_back(PersonId{row});
  return ids;
}

constexpr std::pair<Table, TextKind> kTextTables[] = {
    {Table::notes, TextKind::note}, {Table::touches, TextKind::touch}, {Table::facts, TextKind::fact}};

}  // namespace

Status rebuild_terms(Tx& tx, const std::vector<PersonId>& people) {
  if (people.empty()) return {};
  return sql::guarded([&]() -> Status {
    static constexpr Column kTermColumns[] = {
        {"field", kWhole, false}, {"term", kWords, false}, {"person_id", kWhole, false}};
    sql::Repeat save(tx,
                     R"sql(INSERT INTO terms (ws, field, term, person_id) VALUES (:ws, :field, :term, :person_id))sql",
                     kTermColumns);
    static constexpr Column kPersonColumns[] = {{"key", kWords, false}, {"has", kWhole, false}, {"id", kWhole, false}};
    sql::Repeat note(tx, R"sql(UPDATE people SET sort_key = :key, has_bits = :has WHERE ws = :ws AND id = :id)sql",
                     kPersonColumns);
    return sql::in_parts(people, [&](const std::vector<PersonId>& part) -> Status {
      const std::string list = sql::numbers(part);
      const Entries entries = read_entries(tx, list);
      sql::run(tx, fmt::format("DELETE FROM terms WHERE ws = :ws AND person_id IN ({})", list), {});
      for (const auto& [person, entry] : entries) {
        note.set(0, entry.sort_key);
        note.set(1, entry.has);
        note.set(2, std::int64_t{person});
        note.run();
        save.set(2, std::int64_t{person});
        for (const auto& [field, term] : entry.terms) {
          save.set(0, static_cast<std::int64_t>(field));
          save.set(1, term);
          save.run();
        }
      }
      return {};
    });
  });
}

Status rebuild_words(Tx& tx, const std::vector<std::pair<Table, std::int64_t>>& rows) {
  if (rows.empty()) return {};
  return sql::guarded([&]() -> Status {
    Texts texts(tx);
    for (const auto& [table, kind] : kTextTables) KITH_CHECK(texts.rebuild(table, kind, rows_in(rows, table)));
    return rebuild_organisations(tx, rows_in(rows, Table::organisations));
  });
}

Result<bool> search_is_current(const Db& db) {
  return sql::guarded([&]() -> Result<bool> {
    return sql::count(db, R"sql(SELECT COALESCE(MAX(version), 0) FROM derived_versions
      WHERE ws = :ws AND name = 'search')sql",
                      {}) == kSearchVersion;
  });
}

Status rebuild_search(Tx& tx) {
  return sql::guarded([&]() -> Status {
    const auto all = [&](const char* table) {
      std::vector<PersonId> ids;
      sql::each<Int>(tx, fmt::format("SELECT id FROM {} WHERE ws = :ws AND removed_at IS NULL ORDER BY id", table), {},
                     [&](Int id) { ids.push_back(PersonId{id}); });
      return ids;
    };
    KITH_CHECK(rebuild_terms(tx, all("people")));
    Texts texts(tx);
    for (const auto& [table, kind] : kTextTables) KITH_CHECK(texts.rebuild(table, kind, all(info(table).name)));
    KITH_CHECK(rebuild_organisations(tx, all("organisations")));
    sql::run(tx, R"sql(INSERT INTO derived_versions (ws, name, version) VALUES (:ws, 'search', :version)
      ON CONFLICT (ws, name) DO UPDATE SET version = excluded.version)sql",
             {{"version", std::int64_t{kSearchVersion}}});
    return {};
  });
}

}  // namespace kith
