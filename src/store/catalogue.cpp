#include "store/catalogue.hpp"

#include <charconv>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.hpp"
#include "store/sql.hpp"

namespace kith {
namespace {

using sql::Int;
using sql::Text;
template <class T>
using Opt = std::optional<T>;

std::vector<Field> stratum_fields(const Stratum& s) {
  return {{"name", s.name},
          {"rank", std::int64_t{s.rank}},
          {"interval_days", std::int64_t{s.interval_days}},
          {"channel", std::string(name(s.channel))},
          {"counts", std::string(name(s.counts))},
          {"minutes", std::int64_t{s.minutes}},
          {"worth_milli", static_cast<std::int64_t>(std::llround(s.worth * 1000))}};
}

}  // namespace

Result<std::vector<Stratum>> strata(const Db& db) {
  return sql::guarded([&]() -> Result<std::vector<Stratum>> {
    std::vector<Stratum> all;
    sql::each<Int, Text, Int, Int, Text, Text, Int, Int>(
        db,
        R"sql(SELECT id, name, rank, interval_days, channel, counts, minutes, worth_milli FROM strata
          WHERE ws = :ws AND removed_at IS NULL ORDER BY rank, id)sql",
        {},
        [&](Int id, Text name, Int rank, Int interval, const Text& channel, const Text& counts, Int minutes,
            Int worth) {
          all.push_back({StratumId{id}, std::move(name), static_cast<int>(rank), static_cast<int>(interval),
                         channel_from(channel).value_or(Channel::email), counts_from(counts).value_or(Counts::contact),
                         static_cast<int>(minutes), static_cast<double>(worth) / 1000.0});
        });
    return all;
  });
}

Result<StratumId> insert_stratum(Tx& tx, const Stratum& stratum) {
  KITH_TRY(const auto id, tx.insert(Table::strata, PersonId{}, stratum_fields(stratum)));
  return StratumId{id};
}

Status update_stratum(Tx& tx, const Stratum& stratum) {
  KITH_CHECK(tx.update(Table::strata, stratum.id.value, PersonId{}, stratum_fields(stratum)));
  return {};
}

Result<std::optional<OrganisationId>> find_organisation(const Db& db, const std::string& name) {
  return sql::guarded([&]() -> Result<std::optional<OrganisationId>> {
    const auto row =
        sql::one<Int>(db,
                      // Another spelling stands for the one it was joined into.
                      R"sql(SELECT COALESCE(merged_into, id) FROM organisations WHERE ws = :ws AND name_key = :key
          AND removed_at IS NULL ORDER BY CASE WHEN merged_into IS NULL THEN 0 ELSE 1 END, id)sql",
                      {{"key", fold(name)}});
    return row ? std::optional(OrganisationId{std::get<0>(*row)}) : std::nullopt;
  });
}

Result<OrganisationId> need_organisation(Tx& tx, const std::string& name) {
  KITH_TRY(const auto known, find_organisation(tx, name));
  if (known) return *known;
  KITH_TRY(const auto id, tx.insert(Table::organisations, PersonId{},
                                    {{"name", collapse(name)}, {"name_key", fold(name)}, {"home", std::int64_t{0}}}));
  return OrganisationId{id};
}

Result<std::map<std::string, std::string>> settings(const Db& db) {
  return sql::guarded([&]() -> Result<std::map<std::string, std::string>> {
    std::map<std::string, std::string> all;
    sql::each<Text, Text>(db, R"sql(SELECT key, value FROM settings WHERE ws = :ws AND removed_at IS NULL)sql", {},
                          [&](Text key, Text value) { all.emplace(std::move(key), std::move(value)); });
    return all;
  });
}

Status save_setting(Tx& tx, const std::string& key, const std::string& value) {
  return sql::guarded([&]() -> Status {
    const auto row = sql::one<Int>(
        tx, R"sql(SELECT id FROM settings WHERE ws = :ws AND key = :key AND removed_at IS NULL)sql", {{"key", key}});
    if (row && value.empty()) return tx.remove(Table::settings, std::get<0>(*row), PersonId{});
    if (row) {
      KITH_CHECK(tx.update(Table::settings, std::get<0>(*row), PersonId{}, {{"value", value}}));
    } else if (!value.empty()) {
      KITH_CHECK(tx.insert(Table::settings, PersonId{}, {{"key", key}, {"value", value}}));
    }
    return {};
  });
}

Result<ImportId> insert_import(Tx& tx, const ImportRow& row, const std::vector<Problem>& problems) {
  std::string keys;
  for (const FileKey& file : row.file_keys) {
    keys += fmt::format("{}{}", keys.empty() ? "" : "\n", file.key);
    if (file.records > 0) keys += fmt::format(" {}", file.records);
  }
  KITH_TRY(const auto id, tx.insert(Table::imports, PersonId{},
                                    {{"at", std::int64_t{seconds(row.at)}},
                                     {"format", row.format},
                                     {"files", row.files},
                                     {"read_count", std::int64_t{row.read}},
                                     {"new_count", std::int64_t{row.added}},
                                     {"updated_count", std::int64_t{row.updated}},
                                     {"merged_count", std::int64_t{row.merged}},
                                     {"unchanged_count", std::int64_t{row.unchanged}},
                                     {"review_count", std::int64_t{row.review}},
                                     {"skipped_count", std::int64_t{row.skipped}},
                                     {"touch_count", std::int64_t{row.touches}},
                                     {"step_id", tx.step().value},
                                     {"file_keys", keys}}));
  for (const Problem& problem : problems) {
    KITH_CHECK(tx.insert(
        Table::problems, PersonId{},
        {{"import_id", id}, {"file", problem.file}, {"line", std::int64_t{problem.line}}, {"what", problem.what}}));
  }
  return ImportId{id};
}

Result<std::vector<ImportRow>> imports(const Db& db) {
  return sql::guarded([&]() -> Result<std::vector<ImportRow>> {
    std::vector<ImportRow> all;
    sql::each<Int, Int, Int, Text, Text, Int, Int, Int, Int, Int, Int, Int, Int, Opt<Int>>(
        db,
        R"sql(SELECT id, step_id, at, format, files, read_count, new_count, updated_count, merged_count, unchanged_count,
          review_count, skipped_count, touch_count, removed_at FROM imports WHERE ws = :ws ORDER BY id DESC)sql",
        {},
        [&](Int id, Int step, Int at, Text format, Text files, Int read, Int added, Int updated, Int merged,
            Int unchanged, Int review, Int skipped, Int touches, Opt<Int> removed) {
          ImportRow row;
          row.id = ImportId{id};
          row.step = StepId{step};
          row.at = instant(at);
          row.format = std::move(format);
          row.files = std::move(files);
          row.read = static_cast<int>(read);
          row.added = static_cast<int>(added);
          row.updated = static_cast<int>(updated);
          row.merged = static_cast<int>(merged);
          row.unchanged = static_cast<int>(unchanged);
          row.review = static_cast<int>(review);
          row.skipped = static_cast<int>(skipped);
          row.touches = static_cast<int>(touches);
          row.undone = removed.has_value();
          all.push_back(std::move(row));
        });
    return all;
  });
}

Result<std::map<std::string, SourceRecord>> source_records(const Db& db, const std::string& source,
                                                           const std::vector<std::string>& keys) {
  return sql::guarded([&]() -> Result<std::map<std::string, SourceRecord>> {
    std::map<std::string, SourceRecord> found;
    KITH_CHECK(sql::in_parts(keys, [&](const std::vector<std::string>& part) -> Status {
      const sql::Texts texts(part);
      sql::Binds binds = texts.binds;
      binds.push_back({"source", source});
      sql::each<Int, Text, Int, Text, Text, Opt<Int>, Opt<Int>>(
          db,
          fmt::format(
              R"sql(SELECT s.id, s.key, s.person_id, s.digest, s.said, p.removed_at, p.merged_into FROM source_records s
            JOIN people p ON p.ws = s.ws AND p.id = s.person_id
            WHERE s.ws = :ws AND s.source = :source AND s.key IN ({}) AND s.removed_at IS NULL)sql",
              texts.list),
          binds, [&](Int id, Text key, Int person, Text digest, Text said, Opt<Int> removed, Opt<Int> merged) {
            const PersonId owner{merged.value_or(person)};
            found.emplace(std::move(key),
                          SourceRecord{id, owner, std::move(digest), std::move(said), removed.has_value() && !merged});
          });
      return {};
    }));
    return found;
  });
}

Result<std::map<PersonId, std::string>> source_uids(const Db& db, const std::vector<PersonId>& people) {
  return sql::guarded([&]() -> Result<std::map<PersonId, std::string>> {
    std::map<PersonId, std::string> found;
    KITH_CHECK(sql::in_parts(people, [&](const std::vector<PersonId>& part) -> Status {
      sql::each<Int, Text>(db,
                           fmt::format(R"sql(SELECT person_id, key FROM source_records
            WHERE ws = :ws AND removed_at IS NULL AND source IN ('vcard', 'jcard') AND person_id IN ({}) ORDER BY id)sql",
                                       sql::numbers(part)),
                           {}, [&](Int person, const Text& key) {
                             constexpr std::string_view kUid = "uid:";
                             // "uid:abc#2" is the second card of that name in one file: only the first keeps it.
                             if (key.starts_with(kUid)) found.emplace(PersonId{person}, key.substr(kUid.size()));
                           });
      return {};
    }));
    return found;
  });
}

Result<std::map<std::string, int>> imported_files(const Db& db) {
  return sql::guarded([&]() -> Result<std::map<std::string, int>> {
    std::map<std::string, int> keys;
    sql::each<Text>(db, R"sql(SELECT file_keys FROM imports WHERE ws = :ws AND removed_at IS NULL)sql", {},
                    [&](const Text& text) {
                      for (const std::string& line : split(text, "\n")) {
                        const auto space = line.find(' ');
                        int records = 0;
                        if (space != std::string::npos)
                          std::from_chars(line.data() + space + 1, line.data() + line.size(), records);
                        keys.emplace(line.substr(0, space), records);
                      }
                    });
    return keys;
  });
}

Result<std::vector<PersonId>> never_touched(const Db& db, const std::vector<PersonId>& people) {
  return sql::guarded([&]() -> Result<std::vector<PersonId>> {
    std::vector<PersonId> silent;
    KITH_CHECK(sql::in_parts(people, [&](const std::vector<PersonId>& part) -> Status {
      std::set<Int> touched;
      sql::each<Int>(db,
                     fmt::format(R"sql(SELECT DISTINCT person_id FROM touches
            WHERE ws = :ws AND removed_at IS NULL AND person_id IN ({}))sql",
                                 sql::numbers(part)),
                     {}, [&](Int person) { touched.insert(person); });
      for (const PersonId person : part) {
        if (!touched.contains(person.value)) silent.push_back(person);
      }
      return {};
    }));
    return silent;
  });
}

Status set_first_dates(Tx& tx, const std::vector<std::pair<PersonId, LocalDate>>& dates) {
  return sql::guarded([&]() -> Status {
    static constexpr Column kColumns[] = {{"day", Column::Kind::integer, false}, {"id", Column::Kind::integer, false}};
    sql::Repeat save(tx, R"sql(UPDATE people SET first_due = :day WHERE ws = :ws AND id = :id)sql", kColumns);
    for (const auto& [person, day] : dates) {
      save.set(0, std::int64_t{serial(day)});
      save.set(1, person.value);
      save.run();
    }
    return {};
  });
}

Status save_login(Tx& tx, const std::string& token_hash, Instant expires) {
  return sql::guarded([&]() -> Status {
    sql::run(tx, R"sql(DELETE FROM logins WHERE ws = :ws AND expires_at < :now)sql",
             {{"now", std::int64_t{seconds(tx.now())}}});
    sql::run(tx, R"sql(INSERT INTO logins (ws, token_hash, expires_at) VALUES (:ws, :token, :expires))sql",
             {{"token", token_hash}, {"expires", std::int64_t{seconds(expires)}}});
    return {};
  });
}

Result<bool> login_known(const Db& db, const std::string& token_hash, Instant now) {
  return sql::guarded([&]() -> Result<bool> {
    return sql::count(
               db, R"sql(SELECT COUNT(*) FROM logins WHERE ws = :ws AND token_hash = :token AND expires_at > :now)sql",
               {{"token", token_hash}, {"now", std::int64_t{seconds(now)}}}) > 0;
  });
}

Status forget_login(Tx& tx, const std::string& token_hash) {
  return sql::guarded([&]() -> Status {
    sql::run(tx, R"sql(DELETE FROM logins WHERE ws = :ws AND token_hash = :token)sql", {{"token", token_hash}});
    return {};
  });
}

}  // namespace kith
