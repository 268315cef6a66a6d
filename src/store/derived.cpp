#include "store/derived.hpp"

#include <set>

#include <fmt/format.h>

#include "base/text.hpp"
#include "store/sql.hpp"

namespace kith {
namespace {

using sql::Int;
using sql::Text;

constexpr auto kNumber = Column::Kind::integer;
constexpr Column kRhythmColumns[] = {
    {"person_id", kNumber, false},     {"touches", kNumber, false},      {"dialogues", kNumber, false},
    {"first_at", kNumber, true},       {"last_at", kNumber, true},       {"last_dialogue", kNumber, true},
    {"last_out", kNumber, true},       {"last_channel", kNumber, false}, {"round_began", kNumber, true},
    {"round_asks", kNumber, false},    {"nudges", kNumber, false},       {"silent_rounds", kNumber, false},
    {"round_channel", kNumber, false}, {"owed_since", kNumber, true},    {"window_days", kNumber, false},
    {"promised", kNumber, true}};

// Words shorter than this or longer are not worth a row.
constexpr std::size_t kLongestTerm = 60;

void add_terms(std::set<std::string>& terms, std::string_view text) {
  for (std::string& word : folded_words(text)) {
    if (word.size() <= kLongestTerm) terms.insert(std::move(word));
  }
}

}  // namespace

Status save_rhythms(Tx& tx, const std::vector<DerivedRhythm>& rows) {
  return sql::guarded([&]() -> Status {
    sql::Repeat save(
        tx, R"sql(INSERT INTO rhythms (ws, person_id, touches, dialogues, first_at, last_at, last_dialogue, last_out,
      last_channel, round_began, round_asks, nudges, silent_rounds, round_channel, owed_since, window_days, promised)
      VALUES (:ws, :person_id, :touches, :dialogues, :first_at, :last_at, :last_dialogue, :last_out, :last_channel, :round_began,
      :round_asks, :nudges, :silent_rounds, :round_channel, :owed_since, :window_days, :promised)
      ON CONFLICT (ws, person_id) DO UPDATE SET touches = excluded.touches, dialogues = excluded.dialogues,
      first_at = excluded.first_at, last_at = excluded.last_at, last_dialogue = excluded.last_dialogue,
      last_out = excluded.last_out, last_channel = excluded.last_channel, round_began = excluded.round_began,
      round_asks = excluded.round_asks, nudges = excluded.nudges, silent_rounds = excluded.silent_rounds,
      round_channel = excluded.round_channel, owed_since = excluded.owed_since, window_days = excluded.window_days,
      promised = excluded.promised)sql",
        kRhythmColumns);
    for (const DerivedRhythm& row : rows) {
      const History& h = row.history;
      const Value values[] = {row.person.value,
                              std::int64_t{h.touches},
                              std::int64_t{h.dialogues},
                              sql::from(h.first),
                              sql::from(h.last),
                              sql::from(h.last_dialogue),
                              sql::from(h.last_out),
                              static_cast<std::int64_t>(h.last_channel),
                              sql::from(h.round_began),
                              std::int64_t{h.round_asks ? 1 : 0},
                              std::int64_t{h.nudges},
                              std::int64_t{h.silent_rounds},
                              static_cast<std::int64_t>(h.round_channel),
                              sql::from(h.owed_since),
                              std::int64_t{h.window_days},
                              sql::from(row.promised)};
      for (std::size_t i = 0; i < std::size(values); ++i) save.set(i, values[i]);
      save.run();
    }
    return {};
  });
}

Status rebuild_terms(Tx& tx, const std::vector<PersonId>& people) {
  return sql::guarded([&]() -> Status {
    static constexpr Column kTermColumns[] = {{"term", Column::Kind::text, false}, {"person_id", kNumber, false}};
    sql::Repeat save(tx, R"sql(INSERT INTO terms (ws, term, person_id) VALUES (:ws, :term, :person_id))sql",
                     kTermColumns);
    static constexpr Column kSortColumns[] = {{"key", Column::Kind::text, false}, {"id", kNumber, false}};
    sql::Repeat sort(tx, R"sql(UPDATE people SET sort_key = :key WHERE ws = :ws AND id = :id)sql", kSortColumns);
    return sql::in_parts(people, [&](const std::vector<PersonId>& part) -> Status {
      const std::string list = sql::numbers(part);
      std::map<Int, std::set<std::string>> terms;
      std::map<Int, std::string> sort_keys;
      sql::each<Int, Text, Text>(
          tx,
          fmt::format(
              R"sql(SELECT id, name, nickname FROM people WHERE ws = :ws AND removed_at IS NULL AND id IN ({}))sql",
              list),
          {}, [&](Int id, const Text& name, const Text& nickname) {
            sort_keys.emplace(id, fold(name));
            add_terms(terms[id], name);
            add_terms(terms[id], nickname);
          });
      sql::each<Int, Text, Text>(
          tx,
          fmt::format(R"sql(SELECT person_id, kind, value FROM handles WHERE ws = :ws AND removed_at IS NULL
            AND kind IN ('email', 'phone') AND person_id IN ({}))sql",
                      list),
          {}, [&](Int id, const Text& kind, const Text& value) {
            // An address is found by how it begins as well as by its words.
            if (kind == "email") add_terms(terms[id], value);
            std::string whole = kind == "email" ? lower_ascii(trim(value)) : std::string();
            if (kind == "phone") {
              for (const char c : value) {
                if (c >= '0' && c <= '9') whole += c;
              }
            }
            if (!whole.empty() && whole.size() <= kLongestTerm) terms[id].insert(std::move(whole));
          });
      sql::each<Int, Text>(tx,
                           fmt::format(R"sql(SELECT o.person_id, g.name FROM positions o
            JOIN organisations g ON g.ws = o.ws AND g.id = o.organisation_id
            WHERE o.ws = :ws AND o.removed_at IS NULL AND o.to_date IS NULL AND o.person_id IN ({}))sql",
                                       list),
                           {}, [&](Int id, const Text& organisation) { add_terms(terms[id], organisation); });
      sql::run(tx, fmt::format("DELETE FROM terms WHERE ws = :ws AND person_id IN ({})", list), {});
      for (const auto& [person, key] : sort_keys) {
        sort.set(0, key);
        sort.set(1, std::int64_t{person});
        sort.run();
      }
      for (const auto& [person, words] : terms) {
        save.set(1, std::int64_t{person});
        for (const std::string& word : words) {
          save.set(0, word);
          save.run();
        }
      }
      return {};
    });
  });
}

Result<int> empty_trash(Tx& tx, Instant before) {
  return sql::guarded([&]() -> Result<int> {
    const sql::Binds binds{{"before", std::int64_t{seconds(before)}}};
    // Who was joined into somebody stays as long as they do: they may be taken apart again.
    const std::string gone =
        " AND removed_at < :before AND (merged_into IS NULL OR merged_into NOT IN (SELECT k.id FROM people k WHERE "
        "k.ws = "
        ":ws))";
    const Int people = sql::count(tx, "SELECT COUNT(*) FROM people WHERE ws = :ws" + gone, binds);
    for (const Table table : {Table::handles, Table::addresses, Table::positions, Table::facts, Table::notes,
                              Table::tags, Table::extras, Table::touches, Table::source_records, Table::reviews}) {
      sql::run(tx, fmt::format("DELETE FROM {} WHERE ws = :ws AND removed_at < :before", info(table).name), binds);
    }
    sql::run(tx, "DELETE FROM people WHERE ws = :ws" + gone, binds);
    return static_cast<int>(people);
  });
}

}  // namespace kith
