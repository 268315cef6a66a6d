// Who knows who: what is seen, and what the user says.
#include <algorithm>

#include <fmt/format.h>

#include "app/json_ties.hpp"
#include "cli/context.hpp"
#include "cli/grid.hpp"
#include "cli/width.hpp"
#include "cli/words.hpp"
#include "cli/writes.hpp"
#include "rules/reason.hpp"

namespace kith::cli {
namespace {

constexpr std::size_t kOwnShown = 30;

std::string tie_percent(double chance) {
  return fmt::format("{:.0f} %", chance * 100);
}

Grid ties_grid() {
  return {{{"ID", Side::right, 0, Ink::quiet},
           {"WHO", Side::left, 14, Ink::strong},
           {"WHERE", Side::left, 10},
           {"TIE", Side::right},
           {"", Side::left},
           {"WHY", Side::left, 24}},
          {}};
}

void add_tie(Grid& grid, const app::TieLine& line) {
  grid.rows.push_back({std::to_string(line.other.id.value), line.other.name,
                       joined({line.other.role, line.other.organisation}, ", "), tie_percent(line.strength), line.words,
                       line.why});
}

std::string person_ties_text(const app::PersonTies& ties, const Look& look) {
  const std::string id = std::to_string(ties.person.id.value);
  std::string text = paint(look, Ink::strong, "Whom " + visible(ties.person.name) + " knows") + "\n";
  if (ties.ties.empty()) {
    text += fmt::format("Nobody that Kith knows of. You know better: kith relate {} knows OTHER --how well\n", id);
  } else {
    Grid grid = ties_grid();
    for (const app::TieLine& line : ties.ties) add_tie(grid, line);
    text += text_of(grid, look);
  }
  if (!ties.strangers.empty()) {
    std::vector<std::string> names;
    for (const PersonRow& row : ties.strangers) names.push_back(visible(row.name));
    text += wrapped_at("Not acquainted, as you say: " + joined(names, ", ") + ".", 0, look.text_width()) + "\n";
  }
  if (!ties.ties.empty()) {
    text += "\n" +
            paint(look, Ink::quiet,
                  fmt::format("The chance that the tie would carry a favour. They do not know each other: kith "
                              "relate {} strangers OTHER",
                              id)) +
            "\n";
  }
  return text;
}

std::string own_ties_text(const std::vector<app::TieLine>& lines, const Look& look) {
  if (lines.empty()) return "No contact with anybody yet. Bring in your mail and calendar: kith import PATH\n";
  Grid grid = ties_grid();
  for (std::size_t i = 0; i < std::min(lines.size(), kOwnShown); ++i) add_tie(grid, lines[i]);
  std::string text = text_of(grid, look);
  if (lines.size() > kOwnShown)
    text += paint(look, Ink::quiet,
                  fmt::format("and {} more: kith ties --json",
                              number_words(static_cast<long long>(lines.size() - kOwnShown)))) +
            "\n";
  return text;
}

Status ties(Context& context) {
  if (context.call().words.empty()) {
    KITH_TRY(const auto lines, app::own_ties(context.app()));
    if (context.json()) {
      app::Json items = app::Json::array();
      for (const app::TieLine& line : lines) items.push_back(app::to_json(line));
      return context.print_json(app::page(std::move(items), "", static_cast<std::int64_t>(lines.size())));
    }
    return context.print(own_ties_text(lines, context.look()));
  }
  KITH_TRY(const PersonId person, context.person());
  KITH_TRY(const auto made, app::person_ties(context.app(), person));
  if (context.json()) return context.print_json(app::to_json(made));
  return context.print(person_ties_text(made, context.look()));
}

}  // namespace

std::vector<Command> tie_commands() {
  return {
      {.name = "ties",
       .group = Group::network,
       .what = "Whom somebody knows, how well, and how you can tell",
       .arguments = {{"REF", kRefWhat, Count::optional}},
       .examples = {"kith ties ada", "kith ties"},
       .run = ties},
  };
}

}  // namespace kith::cli
