// Bringing contacts and messages in: one transaction, one undoable step, or nothing.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/app.hpp"
#include "formats/reader.hpp"

namespace kith::app {

struct ImportFile {
  std::string path;  // on disk
  std::string name;  // as the user knows it; "" is the path
};

enum class ImportMode { write, preview };  // a preview does all the work and rolls it back

// Those a calendar names that nobody in Kith is: a calendar makes no people unless the user says so.
enum class Strangers { leave, add };

struct ImportRequest {
  std::vector<ImportFile> files;  // folders are walked; what no reader knows there is a problem, not an end
  std::optional<Format> as;
  ColumnMap map;
  ImportMode mode = ImportMode::write;
  Strangers strangers = Strangers::leave;
};

struct ImportProgress {
  std::int64_t done_bytes = 0;
  std::int64_t total_bytes = 0;
  int read = 0;
  std::string stage;  // "Reading Connections.csv", "Placing 2,000 people"
};
// Called a few times a second; false stops the import, which then changes nothing.
using OnProgress = std::function<bool(const ImportProgress&)>;

struct ImportExample {
  std::string name;
  std::string what;  // "new, Engineer at Acme", "now at Beta, was at Acme"
};

struct MetStranger {
  std::string name, email;
  int meetings = 0;
};

struct ImportSummary {
  ImportId import;  // none for a preview, or when nothing changed
  StepId step;
  std::string title;
  std::string format;  // "linkedin-connections", or "mixed"
  int read = 0, added = 0, updated = 0, merged = 0, unchanged = 0, review = 0, skipped = 0, touches = 0;
  std::vector<Problem> problems;  // at most kMostProblems; problem_count counts all
  int problem_count = 0;
  std::vector<ImportExample> examples;  // a few of each kind
  std::map<std::string, int> left_out;  // what was skipped, by reason: "cancelled", "a draft"
  int strangers = 0;                    // people of meetings who are not in Kith and were not added
  std::vector<MetStranger> met;         // the most frequent of them
  int suggestions = 0;                  // people the user writes with who are not in Kith (suggestions.hpp)
  std::vector<std::string> own_found;   // addresses that the mail shows to be the user's own; kept as a setting
};
inline constexpr int kMostProblems = 1000;

// bad_input when a named file is none that Kith reads, or not one record of it could be read: nothing
// changed then. Records that could not be read are problems; the good ones are kept.
Result<ImportSummary> import_files(const App& app, const ImportRequest& request, const OnProgress& progress = {});

struct Sighting {
  std::optional<Detected> detected;
  std::string words;                              // "LinkedIn connections", or why it is not known
  std::vector<std::string> columns;               // of a CSV
  std::vector<std::vector<std::string>> samples;  // its first rows
};
// A web address rather than a file: what stands there can be fetched and imported.
bool is_address(std::string_view path);
// "calendar.example.org": all of it that is shown and kept, since the rest is often a secret.
std::string address_name(std::string_view url);
Status fetch_address(const std::string& url, const std::function<Status(std::string_view)>& take);

// What a file looks like, without importing it.
Result<Sighting> look_at(const std::string& path);

struct ImportLine {
  ImportId id;
  StepId step;
  Instant at{};
  std::vector<std::string> files;
  std::string format, words;
  int read = 0, added = 0, updated = 0, merged = 0, unchanged = 0, review = 0, skipped = 0, touches = 0;
  bool undone = false;
};
Result<std::vector<ImportLine>> list_imports(const App& app);
Result<Done> undo_import(const App& app, ImportId id);

}  // namespace kith::app
