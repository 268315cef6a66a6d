// The first rows of a table, for a person who names its columns.
#include <algorithm>

#include "base/text.hpp"
#include "formats/csv_rows.hpp"
#include "formats/reader.hpp"

namespace kith {
namespace {

constexpr std::size_t kMostShownColumns = 200;

std::string readable(std::string_view head) {
  std::string_view charset = "UTF-8";
  if (head.starts_with("\xFF\xFE")) charset = "UTF-16LE";
  if (head.starts_with("\xFE\xFF")) charset = "UTF-16BE";
  if (charset == "UTF-8" && !is_utf8(clip(head, head.size() - std::min<std::size_t>(head.size(), 3))))
    charset = "windows-1252";
  auto text = to_utf8(head, charset);
  std::string made = text ? std::move(*text) : std::string();
  if (made.starts_with("\xEF\xBB\xBF")) made.erase(0, 3);
  return made;
}

char likely_delimiter(std::string_view line) {
  char best = ',';
  for (const char each : {',', ';', '\t'}) {
    if (std::count(line.begin(), line.end(), each) > std::count(line.begin(), line.end(), best)) best = each;
  }
  return best;
}

}  // namespace

std::vector<std::vector<std::string>> first_rows(std::string_view head, std::size_t most) {
  const std::string text = readable(head);
  const char delimiter = likely_delimiter(std::string_view(text).substr(0, text.find('\n')));
  std::vector<std::vector<std::string>> rows;
  CsvRows reader(
      delimiter,
      [&](const CsvRow& row) -> Status {
        if (rows.size() >= most) return fail(Code::usage, "enough");
        auto& made = rows.emplace_back();
        for (std::size_t i = 0; i < std::min(row.size(), kMostShownColumns); ++i) made.push_back(excerpt(row[i], 80));
        return {};
      },
      [](long, const std::string&) -> Status { return {}; });
  // The head may end inside a row: that last one is left out with it.
  const Status read = reader.feed(text);
  if (read && head.size() < kHeadBytes) static_cast<void>(reader.finish());
  if (rows.empty() || rows.front().size() < 2) return {};
  return rows;
}

}  // namespace kith
