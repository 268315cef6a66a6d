// A command is a row: parsing, help, completion and docs/commands.md read the same one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace kith::cli {

class Context;

// The headings of `kith help`, in this order.
enum class Group { day, people, rhythm, outreach, network, import, keeping, program };
inline constexpr Group kGroups[] = {Group::day,     Group::people, Group::rhythm,  Group::outreach,
                                    Group::network, Group::import, Group::keeping, Group::program};
std::string_view heading(Group group);

enum class Count { one, optional, some, any };  // 1, 0..1, 1.., 0..
enum class Times { once, repeated };

// What a command needs before it runs.
enum class Needs {
  nothing,
  place,     // to know where the database is; it opens it itself
  database,  // an opened one
};

struct Argument {
  std::string_view name;  // "REF"
  std::string_view what;  // one line of help
  Count count = Count::one;
  std::string_view choices = {};  // "bash|zsh|fish": nothing else is taken
};

struct Option {
  std::string_view name;   // "--minutes"
  std::string_view value;  // "N"; empty for one that is there or not
  std::string_view what;
  std::string_view choices = {};
  Times times = Times::once;
};

struct Command {
  std::string_view name;  // "today", "person add"
  Group group = Group::program;
  std::string_view what;  // one line of help, no full stop
  std::vector<Argument> arguments = {};
  std::vector<Option> options = {};
  std::vector<std::string_view> examples = {};
  Needs needs = Needs::database;
  Status (*run)(Context&) = nullptr;
  // What else `kith help COMMAND` says: whole paragraphs or a table, ended by a newline.
  std::string (*more)() = nullptr;
};

// Every command, by group, in the order of help. The first words of a two-word command need not be one.
const std::vector<Command>& commands();
const Command* find_command(std::string_view name);
// The commands that begin with that word and have a second one: "person" -> person add, ...
std::vector<const Command*> commands_under(std::string_view word);
// Options that every command takes, before and after its name.
const std::vector<Option>& global_options();

// "kith log REF CHANNEL [--at T] ..."
std::string usage(const Command& command);

// The values of kinds that the product fixes, as choices.
inline constexpr std::string_view kChannelChoices =
    "email|call|text|message|lunch|coffee|meeting|visit|event|letter|comment|gift|other";
inline constexpr std::string_view kFormatChoices =
    "vcard|jcard|google|google-old|outlook|outlook-com|linkedin-connections|linkedin-messages|"
    "linkedin-invitations|csv|icalendar|monica|kith|mbox|eml";
inline constexpr std::string_view kRefWhat = "an id, an e-mail address, or a name (part of it, when only one matches)";

// The rows of each file of commands.
std::vector<Command> today_commands();
std::vector<Command> plan_commands();
std::vector<Command> people_commands();
std::vector<Command> duplicates_commands();
std::vector<Command> person_commands();
std::vector<Command> finding_commands();
std::vector<Command> rhythm_commands();
std::vector<Command> strata_commands();
std::vector<Command> import_commands();
std::vector<Command> history_commands();
std::vector<Command> keeping_commands();
std::vector<Command> feed_commands();
std::vector<Command> mail_suggestion_commands();
std::vector<Command> mail_commands();
std::vector<Command> settings_commands();
std::vector<Command> program_commands();
std::vector<Command> lab_commands();
std::vector<Command> lab_trim_commands();
std::vector<Command> review_commands();
std::vector<Command> knowing_commands();
std::vector<Command> entry_commands();
std::vector<Command> draft_commands();
std::vector<Command> giving_commands();
std::vector<Command> experiment_commands();
std::vector<Command> following_commands();
std::vector<Command> lab_asks_commands();
std::vector<Command> tie_commands();
std::vector<Command> path_commands();
std::vector<Command> introduction_commands();
std::vector<Command> silo_commands();
std::vector<Command> organisation_commands();
std::vector<Command> opportunity_commands();
std::vector<Command> map_commands();

}  // namespace kith::cli
