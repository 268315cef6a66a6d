// The small tables: strata, organisations, settings, imports, logins.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "model/person.hpp"
#include "model/record.hpp"
#include "model/stratum.hpp"
#include "store/tx.hpp"

namespace kith {

Result<std::vector<Stratum>> strata(const Db& db);  // by rank
Result<StratumId> insert_stratum(Tx& tx, const Stratum& stratum);
Status update_stratum(Tx& tx, const Stratum& stratum);

Result<std::optional<OrganisationId>> find_organisation(const Db& db, const std::string& name);
// Finds it by its folded name, or makes it.
Result<OrganisationId> need_organisation(Tx& tx, const std::string& name);

Result<std::map<std::string, std::string>> settings(const Db& db);
Status save_setting(Tx& tx, const std::string& key, const std::string& value);  // "" forgets it

// A file that an import stands for: its fingerprint, and how many records it held (0: not counted).
struct FileKey {
  std::string key;
  int records = 0;
};

// What an import did, in the words of `kith import --json`.
struct ImportRow {
  ImportId id;
  StepId step;
  Instant at{};
  std::string format;
  std::string files;
  int read = 0, added = 0, updated = 0, merged = 0, unchanged = 0, review = 0, skipped = 0, touches = 0;
  bool undone = false;
  std::vector<FileKey> file_keys = {};
};
Result<ImportId> insert_import(Tx& tx, const ImportRow& row, const std::vector<Problem>& problems);
Result<std::vector<ImportRow>> imports(const Db& db);  // newest first, undone ones too

// What a source said last time, by its own key for the record.
struct SourceRecord {
  std::int64_t id = 0;
  PersonId person;
  std::string digest;           // of the whole record
  std::string said;             // its name, birthday, organisation and role, a line each
  bool person_removed = false;  // by the user; it stays away
};
Result<std::map<std::string, SourceRecord>> source_records(const Db& db, const std::string& source,
                                                           const std::vector<std::string>& keys);

// The identity (vCard UID) each of them had where they came from, the first of several.
Result<std::map<PersonId, std::string>> source_uids(const Db& db, const std::vector<PersonId>& people);

// The files that imports still stand for: key and records.
Result<std::map<std::string, int>> imported_files(const Db& db);
// Those of `people` without a touch, in the given order.
Result<std::vector<PersonId>> never_touched(const Db& db, const std::vector<PersonId>& people);
// First dates of people made in this very step, whose making the log already holds.
Status set_first_dates(Tx& tx, const std::vector<std::pair<PersonId, LocalDate>>& dates);

Status save_login(Tx& tx, const std::string& token_hash, Instant expires);
Result<bool> login_known(const Db& db, const std::string& token_hash, Instant now);
Status forget_login(Tx& tx, const std::string& token_hash);

}  // namespace kith
