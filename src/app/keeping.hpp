// Keeping the data: backup, restore, export, the sample network, passwords.
#pragma once

#include <functional>
#include <string>

#include "app/app.hpp"

namespace kith::app {

// A consistent copy while others work, checked before it counts. The file must not exist yet. Of a PostgreSQL database
// it is everything as JSON, which an import takes over.
Status backup(const App& app, const std::string& file);
// Replaces the database file by a backup: checks it first, keeps the old one beside it as FILE.before.
// To be called without an opened App.
Status restore(const std::string& location, const std::string& file);

enum class ExportAs { vcard, csv, json };
// Hands out the export piece by piece.
Status export_people(const App& app, ExportAs as, const std::function<bool(std::string_view)>& write);

// About 800 people with two years of history, dated relative to today. refused unless the workspace is empty.
struct DemoDone {
  StepId step;
  std::string title;
  int people = 0;
};
Result<DemoDone> fill_demo(const App& app);

struct StatusView {
  bool empty = true;
  int people = 0;
  bool demo = false;
  LocalDate today{};
  std::string time_zone;
  std::string name;
  bool single_keys = true;
  bool has_password = false;
};
Result<StatusView> status(const App& app);

// A session token for the right password; unauthorized else. Tokens last 30 days.
Result<std::string> log_in(const App& app, const std::string& password);
Result<bool> logged_in(const App& app, const std::string& token);
Status log_out(const App& app, const std::string& token);

// Empties the trash of what is older than 30 days; called when a server starts and once a day.
Status tidy(const App& app);

}  // namespace kith::app
