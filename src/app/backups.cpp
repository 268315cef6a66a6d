#include "app/backups.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "app/keeping.hpp"
#include "rules/rotation.hpp"

namespace kith::app {
namespace {

namespace fs = std::filesystem;

// A backup that is late by this much is worth a word.
constexpr int kLateDays = 1;

bool is_file(const App& app) {
  return app.store().backend() == Backend::sqlite;
}

// "kith" of /home/ada/kith.db: several databases may share a folder.
std::string stem_of(const App& app) {
  if (!is_file(app)) return "kith";
  const std::string stem = fs::path(app.store().location()).stem().string();
  return stem.empty() ? "kith" : stem;
}

std::string ending_of(const App& app) {
  return is_file(app) ? ".db" : ".json";
}

// kith-2026-11-22T080000Z.db: sorts by time, and says it without looking inside.
std::string name_of(const App& app, Instant at) {
  std::string time = iso(at);
  std::erase(time, ':');
  return fmt::format("{}-{}{}", stem_of(app), time, ending_of(app));
}

std::optional<Instant> time_in(const App& app, const std::string& name) {
  const std::string start = stem_of(app) + "-";
  const std::string end = ending_of(app);
  constexpr std::size_t kTime = 18;  // 2026-11-22T080000Z
  if (name.size() != start.size() + kTime + end.size() || !name.starts_with(start) || !name.ends_with(end))
    return std::nullopt;
  std::string time = name.substr(start.size(), kTime);
  time.insert(15, ":").insert(13, ":");
  const auto at = parse_instant(time, Zone::utc());
  return at && iso(*at) == time ? std::optional(*at) : std::nullopt;
}

std::vector<BackupFile> files_in(const App& app, const std::string& folder) {
  std::vector<BackupFile> files;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error); !error && entry != fs::directory_iterator();
       entry.increment(error)) {
    std::error_code ignored;
    const auto at = time_in(app, entry->path().filename().string());
    if (!at || !entry->is_regular_file(ignored)) continue;
    files.push_back({entry->path().string(), *at, static_cast<std::int64_t>(entry->file_size(ignored))});
  }
  std::sort(files.begin(), files.end(), [](const BackupFile& a, const BackupFile& b) { return a.at > b.at; });
  return files;
}

std::optional<std::string> trouble_with(const std::string& folder) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) return fmt::format("{} is not there", folder);
  if (::access(folder.c_str(), W_OK) != 0) return fmt::format("{} cannot be written to", folder);
  return std::nullopt;
}

// Only what carries this database's name and a time goes; everything else in the folder is somebody else's.
Status rotate(const App& app, const Settings& known) {
  KITH_TRY(const Zone zone, app.zone(known));
  const auto files = files_in(app, known.backup_folder);
  std::vector<Instant> times;
  for (const BackupFile& file : files) times.push_back(file.at);
  const auto out = rotated_out(times, {known.backup_keep_days, known.backup_keep_weeks}, zone);
  for (std::size_t i = 0; i < files.size(); ++i) {
    std::error_code error;
    if (out[i]) fs::remove(files[i].path, error);
  }
  return {};
}

Result<BackupFile> make(const App& app, const Settings& known) {
  std::error_code error;
  fs::create_directories(known.backup_folder, error);
  if (const auto trouble = trouble_with(known.backup_folder))
    return fail(Code::failed, *trouble, "make the folder, or name another: kith settings backup-folder PATH");
  const Instant now = app.now();
  const std::string path = (fs::path(known.backup_folder) / name_of(app, now)).string();
  KITH_CHECK(backup(app, path));
  KITH_CHECK(rotate(app, known));
  return BackupFile{path, now, static_cast<std::int64_t>(fs::file_size(path, error))};
}

}  // namespace

Result<BackupsView> backups(const App& app) {
  KITH_TRY(const Settings known, settings(app));
  BackupsView view;
  view.folder = known.backup_folder;
  view.every_days = known.backup_every_days;
  view.keep_days = known.backup_keep_days;
  view.keep_weeks = known.backup_keep_weeks;
  if (view.folder.empty()) return view;
  view.files = files_in(app, view.folder);
  const auto last = view.files.empty() ? std::nullopt : std::optional(view.files.front().at);
  view.next = next_backup(last, view.every_days, app.now());
  std::error_code error;
  if (last || fs::exists(view.folder, error)) view.problem = trouble_with(view.folder);
  if (!view.problem && last && *view.next + Days{kLateDays} <= app.now())
    view.problem = "the last backup is long ago: is kith serve running?";
  return view;
}

Result<BackupFile> make_backup(const App& app) {
  KITH_TRY(const Settings known, settings(app));
  if (known.backup_folder.empty()) {
    return fail(Code::refused, "no folder for backups is set",
                "name a file: kith backup FILE; or set one: kith settings backup-folder /a/folder");
  }
  return make(app, known);
}

Result<std::optional<BackupFile>> make_due_backup(const App& app) {
  KITH_TRY(const Settings known, settings(app));
  if (known.backup_folder.empty()) return std::nullopt;
  const auto files = files_in(app, known.backup_folder);
  const auto last = files.empty() ? std::nullopt : std::optional(files.front().at);
  if (next_backup(last, known.backup_every_days, app.now()) > app.now()) return std::nullopt;
  KITH_TRY(BackupFile made, make(app, known));
  return made;
}

}  // namespace kith::app
