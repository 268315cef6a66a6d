#include "app/lab.hpp"

#include <algorithm>
#include <fstream>

#include <fmt/format.h>

#include "app/lab_columns.hpp"
#include "base/text.hpp"
#include "formats/csv_rows.hpp"
#include "rules/duplicates.hpp"

namespace kith::app {
namespace {

constexpr std::size_t kTableChunk = 256 * 1024;
constexpr double kListFrom = .5;

// The delimiter that the first line holds most of.
char delimiter_of(std::string_view line) {
  char best = ',';
  std::ptrdiff_t most = 0;
  for (const char c : {',', ';', '\t'}) {
    const auto found = std::count(line.begin(), line.end(), c);
    if (found > most) {
      most = found;
      best = c;
    }
  }
  return best;
}

// A whole table: its header is the first row.
Result<std::vector<Cells>> read_table(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return fail(Error{Code::not_found, "cannot be read", "check its name and permissions", Place{path, 0}});
  std::string chunk(kTableChunk, '\0');
  file.read(chunk.data(), static_cast<std::streamsize>(chunk.size()));
  auto got = static_cast<std::size_t>(file.gcount());
  std::vector<Cells> rows;
  CsvRows csv(
      delimiter_of(std::string_view(chunk).substr(0, std::min(got, chunk.find('\n')))),
      [&](const CsvRow& row) -> Status {
        Cells cells;
        for (std::size_t i = 0; i < row.size(); ++i) cells.emplace_back(trim(row[i]));
        rows.push_back(std::move(cells));
        return {};
      },
      [&](long line, std::string what) -> Status {
        return fail(Error{Code::bad_input, std::move(what), "mend that line, or quote its cells", Place{path, line}});
      });
  while (got > 0) {
    KITH_CHECK(csv.feed(std::string_view(chunk).substr(0, got)));
    file.read(chunk.data(), static_cast<std::streamsize>(chunk.size()));
    got = static_cast<std::size_t>(file.gcount());
  }
  KITH_CHECK(csv.finish());
  if (rows.empty()) return fail(Error{Code::bad_input, "an empty file", "a CSV with a header row", Place{path, 0}});
  return rows;
}

}  // namespace

Result<std::vector<LabPair>> lab_duplicates(const std::string& path, const std::vector<std::string>& ignored,
                                            const std::function<void(double)>& share) {
  KITH_TRY(std::vector<Cells> rows, read_table(path));
  const Cells header = std::move(rows.front());
  rows.erase(rows.begin());
  const auto columns = lab_columns(header, rows, ignored);
  if (columns.empty()) {
    return fail(Error{Code::bad_input, "no column of it says anything about people",
                      "headers such as given_name, surname, name, date_of_birth, email, phone, postcode",
                      Place{path, 1}});
  }
  std::vector<Trait> traits;
  for (const LabColumn& column : columns) traits.push_back(column.trait);
  TraitTable table(traits);
  for (const Cells& row : rows) table.add(lab_values(columns, row));
  std::vector<LabPair> pairs;
  for (const LikelyPair& pair : likely_pairs(table, kListFrom, share)) {
    pairs.push_back({std::size_t{pair.a} + 1, std::size_t{pair.b} + 1, probability(pair.log_odds)});
  }
  return pairs;
}

}  // namespace kith::app
