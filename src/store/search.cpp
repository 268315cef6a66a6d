// The reading half of search.
#include "store/search.hpp"

#include <charconv>
#include <map>

#include <fmt/format.h>

#include "base/text.hpp"
#include "store/sql.hpp"

namespace kith {
namespace {

using sql::Int;
using sql::Text;
template <class T>
using Opt = std::optional<T>;

// The text after every string that begins with `prefix`, in byte order.
std::string past(const std::string& prefix) {
  return prefix + "\xF4\x8F\xBF\xBF";  // U+10FFFF
}

// Tens of thousands of numbers come faster as one text than as rows.
std::string joined(const Db& db, std::string_view column) {
  switch (db.backend()) {
    case Backend::sqlite: return fmt::format("COALESCE(group_concat({}), '')", column);
    case Backend::postgres: return fmt::format("COALESCE(string_agg(CAST({} AS TEXT), ','), '')", column);
  }
  return {};
}

void read_ids(const Text& list, std::vector<PersonId>& ids) {
  const char* at = list.data();
  const char* const end = at + list.size();
  while (at < end) {
    std::int64_t id = 0;
    const auto read = std::from_chars(at, end, id);
    if (read.ec != std::errc{}) return;
    ids.push_back(PersonId{id});
    at = read.ptr + 1;
  }
}

Result<std::vector<PersonId>> ids_of(const Db& db, const std::string& query, const sql::Binds& binds) {
  return sql::guarded([&]() -> Result<std::vector<PersonId>> {
    std::vector<PersonId> ids;
    sql::each<Text>(db, query, binds, [&](const Text& list) { read_ids(list, ids); });
    return ids;
  });
}

// One run of words for FTS5: "annual report" or sail*; the words are folded, so no mark needs care.
std::string fts_run(const std::vector<std::string>& run) {
  return fmt::format("\"{}\"{}", fmt::join(run, " "), run.size() == 1 ? "*" : "");
}

std::string tsquery_run(const std::vector<std::string>& run) {
  if (run.size() == 1) return fmt::format("'{}':*", run.front());
  std::string text;
  for (const std::string& word : run) text += fmt::format("{}'{}'", text.empty() ? "" : " <-> ", word);
  return "(" + text + ")";
}

struct Match {
  std::string from, where, value;
};
// How `texts t` is narrowed to what the query says, on either database.
Match match_of(const Db& db, const TextQuery& query) {
  Match match;
  switch (db.backend()) {
    case Backend::sqlite:
      for (const auto& run : query.all) match.value += (match.value.empty() ? "" : " AND ") + fts_run(run);
      for (const auto& run : query.none) match.value += " NOT " + fts_run(run);
      match.from = "texts_words w CROSS JOIN texts t ON t.ws = :ws AND t.key = w.rowid";
      match.where = "w.body MATCH :match";
      break;
    case Backend::postgres:
      for (const auto& run : query.all) match.value += (match.value.empty() ? "" : " & ") + tsquery_run(run);
      for (const auto& run : query.none) match.value += " & !" + tsquery_run(run);
      match.from = "texts t";
      match.where = "t.ws = :ws AND to_tsvector('simple', t.body) @@ to_tsquery('simple', :match)";
      break;
  }
  return match;
}

}  // namespace

Result<std::vector<PersonId>> people_with_word(const Db& db, TermField field, const std::vector<std::string>& spellings,
                                               Reach reach) {
  std::vector<PersonId> all;
  for (const std::string& word : spellings) {
    sql::Binds binds{{"field", static_cast<std::int64_t>(field)}, {"word", word}};
    if (reach == Reach::beginning) binds.push_back({"past", past(word)});
    KITH_TRY(
        const auto ids,
        ids_of(db,
               fmt::format("SELECT {} FROM terms WHERE ws = :ws AND field = :field AND {}", joined(db, "person_id"),
                           reach == Reach::beginning ? "term >= :word AND term < :past" : "term = :word"),
               binds));
    all.insert(all.end(), ids.begin(), ids.end());
  }
  return all;
}

Result<std::vector<PersonWord>> words_of(const Db& db, TermField field, const std::vector<PersonId>& people) {
  return sql::guarded([&]() -> Result<std::vector<PersonWord>> {
    std::vector<PersonWord> all;
    KITH_CHECK(sql::in_parts(people, [&](const std::vector<PersonId>& part) -> Status {
      sql::each<Int, Text>(
          db,
          fmt::format("SELECT person_id, term FROM terms WHERE ws = :ws AND field = :field AND person_id IN ({})",
                      sql::numbers(part)),
          {{"field", static_cast<std::int64_t>(field)}},
          [&](Int person, Text word) { all.push_back({PersonId{person}, std::move(word)}); });
      return {};
    }));
    return all;
  });
}

Result<std::vector<std::string>> vocabulary(const Db& db, const std::vector<TermField>& fields,
                                            const std::vector<PersonId>* only) {
  return sql::guarded([&]() -> Result<std::vector<std::string>> {
    std::vector<std::string> words;
    const auto read = [&](const std::string& more) {
      for (const TermField field : fields) {
        // Words hold no comma, so one text carries all of them.
        const std::string query =
            fmt::format("SELECT {} FROM (SELECT DISTINCT term FROM terms WHERE ws = :ws AND field = :field{}) d",
                        joined(db, "term"), more);
        sql::each<Text>(db, query, {{"field", static_cast<std::int64_t>(field)}}, [&](const Text& list) {
          for (std::string& word : split(list, ",")) {
            if (!word.empty()) words.push_back(std::move(word));
          }
        });
      }
    };
    if (only == nullptr) {
      read("");
      return words;
    }
    KITH_CHECK(sql::in_parts(*only, [&](const std::vector<PersonId>& part) -> Status {
      read(fmt::format(" AND person_id IN ({})", sql::numbers(part)));
      return {};
    }));
    return words;
  });
}

Result<std::vector<NameRow>> name_rows(const Db& db, const std::vector<PersonId>* only) {
  return sql::guarded([&]() -> Result<std::vector<NameRow>> {
    std::vector<NameRow> rows;
    const auto read = [&](const std::string& more) {
      sql::each<Int, Text, Int, Int>(
          db,
          "SELECT id, sort_key, created_at, has_bits FROM people WHERE ws = :ws AND removed_at IS NULL" + more +
              " ORDER BY id",
          {}, [&](Int id, Text key, Int created, Int has) {
            rows.push_back({PersonId{id}, std::move(key), created, has});
          });
    };
    if (only == nullptr) {
      read("");
      return rows;
    }
    KITH_CHECK(sql::in_parts(*only, [&](const std::vector<PersonId>& part) -> Status {
      read(fmt::format(" AND id IN ({})", sql::numbers(part)));
      return {};
    }));
    return rows;
  });
}

Result<std::vector<PersonId>> people_with_tag(const Db& db, const std::string& tag) {
  return ids_of(
      db,
      fmt::format("SELECT {} FROM tags WHERE ws = :ws AND name = :tag AND removed_at IS NULL", joined(db, "person_id")),
      {{"tag", tag}});
}

Result<std::vector<PersonId>> people_at(const Db& db, OrganisationId organisation) {
  return ids_of(db,
                fmt::format("SELECT {} FROM positions WHERE ws = :ws AND organisation_id = :organisation"
                            " AND to_date IS NULL AND removed_at IS NULL",
                            joined(db, "person_id")),
                {{"organisation", organisation.value}});
}

Result<std::vector<PersonId>> people_with_notes(const Db& db) {
  return ids_of(db, fmt::format("SELECT {} FROM notes WHERE ws = :ws AND removed_at IS NULL", joined(db, "person_id")),
                {});
}

Result<std::vector<PersonId>> people_placed(const Db& db) {
  return ids_of(
      db, fmt::format("SELECT {} FROM people WHERE ws = :ws AND placed = 1 AND removed_at IS NULL", joined(db, "id")),
      {});
}

Result<std::vector<FoundOrganisation>> find_organisations(const Db& db, const std::vector<std::string>& words,
                                                          int limit) {
  if (words.empty()) return std::vector<FoundOrganisation>();
  return sql::guarded([&]() -> Result<std::vector<FoundOrganisation>> {
    static constexpr const char* kFrom[] = {"from0", "from1", "from2", "from3"};
    static constexpr const char* kTo[] = {"to0", "to1", "to2", "to3"};
    std::string where;
    sql::Binds binds{{"most", std::int64_t{limit}}};
    for (std::size_t i = 0; i < std::min(words.size(), std::size(kFrom)); ++i) {
      where += fmt::format(
          " AND g.id IN (SELECT w.organisation_id FROM organisation_terms w WHERE w.ws = :ws AND w.term >= :{} AND "
          "w.term < :{})",
          kFrom[i], kTo[i]);
      binds.push_back({kFrom[i], words[i]});
      binds.push_back({kTo[i], past(words[i])});
    }
    std::vector<FoundOrganisation> all;
    sql::each<Int, Text, Int>(db,
                              fmt::format(R"sql(SELECT g.id, g.name, (SELECT COUNT(*) FROM positions o WHERE o.ws = g.ws
            AND o.organisation_id = g.id AND o.to_date IS NULL AND o.removed_at IS NULL) AS people
          FROM organisations g WHERE g.ws = :ws AND g.removed_at IS NULL AND g.merged_into IS NULL{}
          ORDER BY people DESC, g.name_key, g.id LIMIT :most)sql",
                                          where),
                              binds, [&](Int id, Text name, Int people) {
                                all.push_back({OrganisationId{id}, std::move(name), static_cast<int>(people)});
                              });
    return all;
  });
}

Result<std::vector<TextKey>> find_texts(const Db& db, const TextQuery& query, std::optional<std::int64_t> before,
                                        int limit) {
  if (query.all.empty()) return std::vector<TextKey>();
  return sql::guarded([&]() -> Result<std::vector<TextKey>> {
    const Match match = match_of(db, query);
    sql::Binds binds{{"match", match.value}, {"most", std::int64_t{limit}}};
    const char* key = db.backend() == Backend::sqlite ? "w.rowid" : "t.key";
    std::string older;
    if (before) {
      older = fmt::format(" AND {} < :before", key);
      binds.push_back({"before", *before});
    }
    std::vector<TextKey> all;
    sql::each<Int, Int, Int, Int>(
        db,
        fmt::format("SELECT t.key, t.kind, t.row_id, t.person_id FROM {} WHERE {}{} ORDER BY {} DESC LIMIT :most",
                    match.from, match.where, older, key),
        binds, [&](Int at, Int kind, Int row, Int person) {
          all.push_back({at, static_cast<TextKind>(kind), row, PersonId{person}});
        });
    return all;
  });
}

Result<std::vector<PersonId>> people_with_text(const Db& db, const TextQuery& query) {
  if (query.all.empty()) return std::vector<PersonId>();
  const Match match = match_of(db, query);
  return ids_of(db, fmt::format("SELECT {} FROM {} WHERE {}", joined(db, "t.person_id"), match.from, match.where),
                {{"match", match.value}});
}

Result<std::vector<FoundText>> load_texts(const Db& db, const std::vector<TextKey>& keys) {
  return sql::guarded([&]() -> Result<std::vector<FoundText>> {
    std::map<std::pair<TextKind, std::int64_t>, FoundText> found;
    for (const TextKind kind : {TextKind::note, TextKind::touch, TextKind::fact}) {
      std::vector<PersonId> rows;
      for (const TextKey& key : keys) {
        if (key.kind == kind) rows.push_back(PersonId{key.row});
      }
      if (rows.empty()) continue;
      const Table table = kind == TextKind::note    ? Table::notes
                          : kind == TextKind::touch ? Table::touches
                                                    : Table::facts;
      const bool touch = kind == TextKind::touch;
      sql::each<Int, Int, Text, Text>(
          db,
          fmt::format("SELECT id, at, {}, {} FROM {} WHERE ws = :ws AND removed_at IS NULL AND id IN ({})",
                      info(table).words, touch ? "channel" : "''", info(table).name, sql::numbers(rows)),
          {}, [&](Int id, Int at, Text text, const Text& channel) {
            FoundText one;
            one.at = instant(at);
            one.text = std::move(text);
            if (touch) one.channel = channel_from(channel);
            found.emplace(std::pair{kind, id}, std::move(one));
          });
    }
    std::vector<FoundText> all;
    for (const TextKey& key : keys) {
      const auto one = found.find({key.kind, key.row});
      if (one == found.end()) continue;
      one->second.key = key;
      all.push_back(one->second);
    }
    return all;
  });
}

}  // namespace kith
