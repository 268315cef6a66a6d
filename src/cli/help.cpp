#include "cli/help.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/result.hpp"
#include "cli/grid.hpp"
#include "cli/words.hpp"

namespace kith::cli {
namespace {

struct Exit {
  int status;
  std::string_view what;
};
constexpr Exit kExits[] = {{0, "done"},
                           {1, "failed: the disk, the database, the network"},
                           {2, "the command's words are off"},
                           {3, "not found"},
                           {4, "ambiguous: several match, and are listed"},
                           {5, "refused by a rule, which is named"},
                           {6, "bad input: nothing changed"}};

// Rows of two columns, the second one wrapped.
std::string definitions(const std::vector<std::pair<std::string, std::string>>& rows, const Look& look, int least = 0) {
  constexpr int kWidestTerm = 26;
  int widest = least;
  for (const auto& [term, what] : rows) {
    if (width_of(term) <= kWidestTerm) widest = std::max(widest, width_of(term));
  }
  std::string text;
  const int indent = widest + 4;
  for (const auto& [term, what] : rows) {
    text += "  " + paint(look, Ink::accent, padded(term, widest));
    if (width_of(term) > widest) text += "\n" + std::string(static_cast<std::size_t>(widest + 2), ' ');
    text += "  " + wrapped_at(what, indent, look.text_width()) + "\n";
  }
  return text;
}

// A usage line breaks between its parts, never inside [--at WHEN].
std::string usage_lines(const Command& command, const Look& look) {
  constexpr char kHeld = '\x1f';
  std::string text = usage(command);
  bool inside = false;
  for (char& c : text) {
    if (c == '[' || c == ']') inside = c == '[';
    if (c == ' ' && inside) c = kHeld;
  }
  text = wrapped_at(text, 6, look.text_width());
  std::replace(text.begin(), text.end(), kHeld, ' ');
  return text;
}

std::string title(const Look& look, std::string_view words) {
  return paint(look, Ink::strong, words) + "\n";
}

std::string option_term(const Option& option) {
  return option.value.empty() ? std::string(option.name) : fmt::format("{} {}", option.name, option.value);
}

std::string with_choices(std::string_view what, std::string_view choices) {
  if (choices.empty()) return std::string(what);
  std::string list;
  for (const char c : choices) list += c == '|' ? std::string(", ") : std::string(1, c);
  return what.empty() ? list : fmt::format("{}: {}", what, list);
}

std::string option_what(const Option& option) {
  std::string what = with_choices(option.what, option.choices);
  if (option.times == Times::repeated) what += "; may be given several times";
  return what;
}

std::vector<std::pair<std::string, std::string>> option_rows(const std::vector<Option>& options) {
  std::vector<std::pair<std::string, std::string>> rows;
  for (const Option& option : options) rows.emplace_back(option_term(option), option_what(option));
  return rows;
}

std::string anchor(std::string_view name) {
  std::string text = "kith-";
  for (const char c : name) text += c == ' ' ? '-' : c;
  return text;
}

std::string markdown_cell(std::string_view text) {
  std::string cell;
  for (const char c : text) cell += c == '|' ? std::string("\\|") : std::string(1, c);
  return cell;
}

std::string markdown_table(std::string_view head, const std::vector<std::pair<std::string, std::string>>& rows) {
  if (rows.empty()) return {};
  std::string text = fmt::format("| {} | |\n|---|---|\n", head);
  for (const auto& [term, what] : rows)
    text += fmt::format("| `{}` | {} |\n", markdown_cell(term), markdown_cell(what));
  return text + "\n";
}

std::string markdown_on(const Command& command) {
  std::string text = fmt::format("### kith {}\n{}.\n\n```\n{}\n", command.name, command.what, usage(command));
  for (const std::string_view example : command.examples) text += fmt::format("\n{}", example);
  text += command.examples.empty() ? "```\n\n" : "\n```\n\n";
  std::vector<std::pair<std::string, std::string>> rows;
  for (const Argument& argument : command.arguments) {
    rows.emplace_back(argument.name, with_choices(argument.what, argument.choices));
  }
  for (auto& row : option_rows(command.options)) rows.push_back(std::move(row));
  text += markdown_table("word", rows);
  if (command.more != nullptr) text += fmt::format("```\n{}```\n\n", command.more());
  return text;
}

}  // namespace

std::string overview(const Look& look) {
  std::string text = title(look, "Kith names the few people to reach today, and why.");
  text += "\n";
  text += definitions({{"kith import FILE...", "bring contacts: vCard, Google, Outlook, LinkedIn, CSV"},
                       {"kith today", "the few people to reach today"},
                       {"kith log REF CHANNEL", "say that you did; the next date follows from it"},
                       {"kith serve", "the same in your browser"},
                       {"kith undo", "take the last step back, whatever it was"}},
                      look);
  text += "\nNo contacts at hand? " + paint(look, Ink::accent, "kith serve --demo") + " opens a sample network.\n";
  text += "Every command: " + paint(look, Ink::accent, "kith help") + "\n";
  return text;
}

std::string all_commands(const Look& look) {
  std::string text = "kith COMMAND [words] [options]\n";
  int widest = 0;  // of all groups, so that they stand under each other
  for (const Command& command : commands()) widest = std::max(widest, width_of(command.name));
  for (const Group group : kGroups) {
    std::vector<std::pair<std::string, std::string>> rows;
    for (const Command& command : commands()) {
      if (command.group == group) rows.emplace_back(command.name, command.what);
    }
    text += "\n" + title(look, heading(group)) + definitions(rows, look, widest);
  }
  text += "\n" + title(look, "With every command, before or after its name");
  text += definitions(option_rows(global_options()), look, widest);
  text += "\n" + title(look, "Exit status");
  std::vector<std::pair<std::string, std::string>> exits;
  for (const Exit& exit : kExits) exits.emplace_back(std::to_string(exit.status), exit.what);
  text += definitions(exits, look, widest);
  text += "\nREF is " + wrapped_at(kRefWhat, 0, look.text_width()) + ".\n";
  text += "More on one: kith help COMMAND\n";
  return text;
}

std::string help_on(const Command& command, const Look& look) {
  std::string text = fmt::format("{}\n\n", paint(look, Ink::strong, fmt::format("{}.", command.what)));
  text += "  " + usage_lines(command, look) + "\n";
  std::vector<std::pair<std::string, std::string>> rows;
  for (const Argument& argument : command.arguments) {
    rows.emplace_back(argument.name, with_choices(argument.what, argument.choices));
  }
  for (auto& row : option_rows(command.options)) rows.push_back(std::move(row));
  if (!rows.empty()) text += "\n" + definitions(rows, look);
  if (!command.examples.empty()) text += "\n" + title(look, "Examples");
  for (const std::string_view example : command.examples) text += fmt::format("  {}\n", example);
  if (command.more != nullptr) text += "\n" + command.more();
  const auto under = commands_under(command.name);
  if (!under.empty()) {
    std::vector<std::pair<std::string, std::string>> see;
    for (const Command* row : under) see.emplace_back(row->name, row->what);
    text += "\n" + title(look, "See also") + definitions(see, look);
  }
  text += "\nOptions of every command: kith help\n";
  return text;
}

std::string markdown() {
  std::string text =
      "# Commands\n\nWritten by `kith help --markdown` from the table that the program itself reads; a test holds the "
      "two equal.\n\n";
  for (const Group group : kGroups) {
    text += fmt::format("- {}:", heading(group));
    std::string_view between = " ";
    for (const Command& command : commands()) {
      if (command.group != group) continue;
      text += fmt::format("{}[{}](#{})", between, command.name, anchor(command.name));
      between = ", ";
    }
    text += "\n";
  }
  text += "\n" + markdown_table("with every command", option_rows(global_options()));
  text += fmt::format("REF is {}.\n\n", kRefWhat);
  text += "| exit | |\n|---|---|\n";
  for (const Exit& exit : kExits) text += fmt::format("| {} | {} |\n", exit.status, exit.what);
  for (const Group group : kGroups) {
    text += fmt::format("\n## {}\n\n", heading(group));
    for (const Command& command : commands()) {
      if (command.group == group) text += markdown_on(command);
    }
    text.pop_back();
  }
  return text;
}

}  // namespace kith::cli
