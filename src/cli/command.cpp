#include "cli/command.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace kith::cli {

std::string_view heading(Group group) {
  switch (group) {
    case Group::day: return "The day";
    case Group::people: return "People";
    case Group::rhythm: return "Rhythm";
    case Group::outreach: return "Outreach";
    case Group::network: return "Who knows who";
    case Group::import: return "Bringing contacts in";
    case Group::keeping: return "Keeping";
    case Group::program: return "The program";
  }
  return "";
}

const std::vector<Command>& commands() {
  static const std::vector<Command> all = [] {
    std::vector<Command> rows;
    for (auto* file : {today_commands,
                       plan_commands,
                       person_commands,
                       people_commands,
                       duplicates_commands,
                       finding_commands,
                       rhythm_commands,
                       strata_commands,
                       import_commands,
                       history_commands,
                       keeping_commands,
                       feed_commands,
                       mail_suggestion_commands,
                       mail_commands,
                       settings_commands,
                       program_commands,
                       lab_commands,
                       lab_trim_commands,
                       review_commands,
                       knowing_commands,
                       entry_commands,
                       draft_commands,
                       giving_commands,
                       experiment_commands,
                       following_commands,
                       lab_asks_commands,
                       tie_commands,
                       path_commands,
                       introduction_commands,
                       silo_commands,
                       organisation_commands,
                       opportunity_commands,
                       map_commands}) {
      for (Command& row : file()) rows.push_back(std::move(row));
    }
    std::stable_sort(rows.begin(), rows.end(), [](const Command& a, const Command& b) { return a.group < b.group; });
    return rows;
  }();
  return all;
}

const Command* find_command(std::string_view name) {
  for (const Command& row : commands()) {
    if (row.name == name) return &row;
  }
  return nullptr;
}

std::vector<const Command*> commands_under(std::string_view word) {
  std::vector<const Command*> found;
  for (const Command& row : commands()) {
    const bool under =
        row.name.size() > word.size() && row.name.substr(0, word.size()) == word && row.name[word.size()] == ' ';
    if (under) found.push_back(&row);
  }
  return found;
}

const std::vector<Option>& global_options() {
  static const std::vector<Option> options{
      {"--db", "FILE", "the database: a file, or postgresql://... (KITH_DB; else kith/kith.db in your data folder)"},
      {"--json", "", "the answer as JSON, with stable keys"},
      {"--now", "INSTANT", "act as if it were then: 2026-11-23T09:00Z, or a local time (KITH_NOW)"},
      {"--tz", "ZONE", "the zone your days are in, such as Europe/Berlin (KITH_TZ; else the setting)"},
      {"--quiet", "", "no progress and no confirmations; answers and errors only"},
      {"--help", "", "help on a command"},
  };
  return options;
}

std::string usage(const Command& command) {
  std::string text = fmt::format("kith {}", command.name);
  for (const Argument& argument : command.arguments) {
    std::string name(argument.choices.empty() ? argument.name : argument.choices);
    if (argument.choices == kChannelChoices) name = argument.name;
    switch (argument.count) {
      case Count::one: text += " " + name; break;
      case Count::optional: text += fmt::format(" [{}]", name); break;
      case Count::some: text += fmt::format(" {}...", name); break;
      case Count::any: text += fmt::format(" [{}...]", name); break;
    }
  }
  for (const Option& option : command.options) {
    const bool spelled = !option.choices.empty() && option.choices.size() < 30;
    const std::string_view value = spelled ? option.choices : option.value;
    text += value.empty() ? fmt::format(" [{}]", option.name) : fmt::format(" [{} {}]", option.name, value);
    if (option.times == Times::repeated) text += "...";
  }
  return text;
}

}  // namespace kith::cli
