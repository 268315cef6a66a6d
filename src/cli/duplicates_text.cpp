#include "cli/duplicates_text.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "cli/grid.hpp"
#include "cli/words.hpp"

namespace kith::cli {
namespace {

std::string mark_of(app::Agreement agreement) {
  switch (agreement) {
    case app::Agreement::same: return "=";
    case app::Agreement::similar: return "~";
    case app::Agreement::different: return "x";
    case app::Agreement::one_sided: return "";
  }
  return "";
}

std::string chance_words(const app::SamePair& pair) {
  if (!pair.probability) return "under 50 %";
  constexpr double kMost = 99.9;
  const double percent = std::min(kMost, *pair.probability * 100);
  return percent >= 99 ? fmt::format("{:.1f} %", percent) : fmt::format("{:.0f} %", percent);
}

// Several values stand a line each; on a terminal's line they stand side by side.
std::string one_line(const std::string& values) {
  return joined(split(values, "\n"), ", ");
}

std::string pair_text(const app::SamePair& pair, const Look& look) {
  std::string text = paint(look, Ink::strong, fmt::format("{}  {}", pair.id.value, chance_words(pair)));
  if (pair.sure) text += paint(look, Ink::good, "  sure");
  text += paint(look, Ink::quiet, "  " + joined(pair.why, "; ")) + "\n";
  Grid grid{
      {{"", Side::left, 0, Ink::quiet}, {"", Side::left, 0, Ink::quiet}, {"", Side::left, 12}, {"", Side::left, 12}},
      {}};
  const auto number = [](const app::PersonLine& line) { return fmt::format("Person {}", line.row.id.value); };
  grid.rows.push_back({"    ", "", number(pair.left), number(pair.right)});
  for (const app::Compared& field : pair.fields) {
    grid.rows.push_back({"   " + mark_of(field.agreement), field.what, one_line(field.left), one_line(field.right)});
  }
  return text + text_of(grid, look) + "\n";
}

}  // namespace

std::string pairs_text(const std::vector<app::SamePair>& pairs, const Look& look) {
  if (pairs.empty()) return "No two people look like one.\n";
  std::string text;
  for (const app::SamePair& pair : pairs) text += pair_text(pair, look);
  const auto sure = std::count_if(pairs.begin(), pairs.end(), [](const app::SamePair& pair) { return pair.sure; });
  const auto id = pairs.front().id.value;
  text += fmt::format("{} to decide. ", count_words(static_cast<long long>(pairs.size()), "pair", "pairs"));
  text += fmt::format("One person: kith duplicates merge {}. Two: kith duplicates different {}.\n", id, id);
  if (sure > 0) {
    const std::string all = sure == 1 ? "sure one" : fmt::format("{} sure ones at once", sure);
    text += fmt::format("Join the {}: kith duplicates sure\n", all);
  }
  return text;
}

}  // namespace kith::cli
