// Backups that are made by themselves, and rotated.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/app.hpp"

namespace kith::app {

struct BackupFile {
  std::string path;
  Instant at{};
  std::int64_t bytes = 0;
};

struct BackupsView {
  std::string folder;  // "" is none
  int every_days = 1;
  int keep_days = 7, keep_weeks = 4;
  std::vector<BackupFile> files;       // newest first; only those of this database
  std::optional<Instant> next;         // none without a folder
  std::optional<std::string> problem;  // what keeps them from being made, or that the last is long ago
};
Result<BackupsView> backups(const App& app);

// Makes one in the folder now, checks it, and lets those go whose time is over. refused without a folder. On SQLite a
// copy of the database that `restore` takes; on PostgreSQL everything as JSON, that `import` takes.
Result<BackupFile> make_backup(const App& app);
// The same when one is due, for a server to call; none when it is not.
Result<std::optional<BackupFile>> make_due_backup(const App& app);

}  // namespace kith::app
