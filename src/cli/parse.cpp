#include "cli/parse.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "base/text.hpp"
#include "cli/words.hpp"

namespace kith::cli {
namespace {

bool is_option(const std::string& word) {
  return word.size() > 1 && word.front() == '-';
}

// In a query a minus leaves somebody out: -tag:family. Every option begins with two.
bool leaves_out(const Command& command, const std::string& word) {
  const bool query = !command.arguments.empty() && command.arguments.back().name == "QUERY";
  return query && word[1] != '-';
}

const Option* find_option(const std::vector<Option>& options, std::string_view name) {
  for (const Option& option : options) {
    if (option.name == name) return &option;
  }
  return nullptr;
}

std::string choice_list(std::string_view choices) {
  return joined(split(choices, "|"), ", ");
}

bool is_choice(std::string_view choices, const std::string& value) {
  const auto all = split(choices, "|");
  return std::find(all.begin(), all.end(), value) != all.end();
}

// The usage of a command on one line; for one with many options, where to read it.
std::string usage_hint(const Command& command) {
  constexpr std::size_t kOneLine = 110;
  if (command.name == "help") return "kith help lists the commands and their options";
  std::string text = usage(command);
  if (text.size() > kOneLine) return fmt::format("kith help {} tells how", command.name);
  for (const Command* under : commands_under(command.name)) text += "\n" + usage(*under);
  return text;
}

// What the command line holds before anything is understood: the name of the command taken out of it,
// and what follows "--" set apart, since no option may hide there.
struct Line {
  const Command* command = nullptr;
  std::vector<std::string> rest;
  std::vector<std::string> after_mark;
  bool help = false;
  bool bare = false;  // no command, no question
};

auto unknown_command(const std::string& word) {
  std::vector<std::string> names;
  for (const Command& row : commands()) names.push_back(split(row.name, " ").front());
  const auto near = nearest(word, names);
  return fail(Code::usage, fmt::format("kith has no command \"{}\"", word),
              near ? fmt::format("did you mean kith {}? kith help lists them all", *near) : "kith help lists them all");
}

auto needs_second_word(const std::string& word, const std::string& given) {
  std::vector<std::string> seconds;
  for (const Command* row : commands_under(word)) seconds.emplace_back(row->name.substr(word.size() + 1));
  const auto near = nearest(given, seconds);
  std::string hint = near ? fmt::format("did you mean kith {} {}?", word, *near)
                          : fmt::format("kith {} goes with: {}", word, joined(seconds, ", "));
  return given.empty() ? fail(Code::usage, fmt::format("kith {} needs another word", word), std::move(hint))
                       : fail(Code::usage, fmt::format("kith {} has no \"{}\"", word, given), std::move(hint));
}

// Positions in `rest` of the first two words that are neither options nor their values.
std::vector<std::size_t> first_words(const std::vector<std::string>& rest) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < rest.size() && found.size() < 2; ++i) {
    if (!is_option(rest[i])) {
      found.push_back(i);
      continue;
    }
    const Option* option = find_option(global_options(), rest[i]);
    if (option != nullptr && !option->value.empty()) ++i;
  }
  return found;
}

Result<Line> take_command(const std::vector<std::string>& arguments) {
  Line line;
  const auto mark = std::find(arguments.begin(), arguments.end(), "--");
  line.rest.assign(arguments.begin(), mark);
  if (mark != arguments.end()) line.after_mark.assign(mark + 1, arguments.end());
  const auto take_flag = [&](std::string_view flag) { return std::erase(line.rest, flag) > 0; };
  const auto words = first_words(line.rest);
  if (words.empty()) {
    const bool version = take_flag("--version");
    line.help = take_flag("--help") || take_flag("-h");
    line.command = find_command(version && !line.help ? "version" : "help");
    line.bare = !version && !line.help;
    return line;
  }
  const std::string first = line.rest[words[0]];
  const std::string second = words.size() > 1 ? line.rest[words[1]] : "";
  const Command* both = second.empty() ? nullptr : find_command(first + " " + second);
  const bool adjacent = words.size() > 1 && words[1] == words[0] + 1;
  if (both != nullptr && adjacent) {
    line.command = both;
    line.rest.erase(line.rest.begin() + static_cast<std::ptrdiff_t>(words[1]));
  } else {
    line.command = find_command(first);
  }
  line.help = take_flag("--help") || take_flag("-h");
  if (line.command == nullptr && !commands_under(first).empty()) {
    if (!line.help) return needs_second_word(first, second);
    line.command = find_command("help");  // kith stratum --help: the word stays and names the topic
    line.help = false;
    return line;
  }
  if (line.command == nullptr) return unknown_command(first);
  line.rest.erase(line.rest.begin() + static_cast<std::ptrdiff_t>(words[0]));
  return line;
}

// "--name=value" as two words, so that the value may be empty; what follows an option is left alone.
std::vector<std::string> values_apart(const Line& line) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < line.rest.size(); ++i) {
    const std::string& word = line.rest[i];
    const std::size_t mark = is_option(word) ? word.find('=') : std::string::npos;
    const std::string name = word.substr(0, mark);
    const Option* option = find_option(global_options(), name);
    if (option == nullptr) option = find_option(line.command->options, name);
    const bool takes_value = option != nullptr && !option->value.empty();
    words.push_back(takes_value ? name : word);
    if (!takes_value) continue;
    if (mark != std::string::npos) {
      words.push_back(word.substr(mark + 1));
    } else if (i + 1 < line.rest.size()) {
      words.push_back(line.rest[++i]);
    }
  }
  return words;
}

// CLI11 tells options, their values and plain words apart; what they mean is the row's.
Status read_options(const Line& line, Call& call, std::vector<std::string>& words) {
  CLI::App reader;
  reader.set_help_flag();
  reader.allow_extras();
  std::vector<std::pair<const Option*, CLI::Option*>> all;
  for (const auto* options : {&global_options(), &line.command->options}) {
    for (const Option& option : *options) {
      const std::string name(option.name);
      CLI::Option* reads = option.value.empty() ? reader.add_flag(name) : reader.add_option(name);
      reads->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
      all.emplace_back(&option, reads);
    }
  }
  try {
    auto backwards = values_apart(line);  // as CLI11 wants them
    std::reverse(backwards.begin(), backwards.end());
    reader.parse(std::move(backwards));
  } catch (const CLI::ArgumentMismatch&) {
    const std::string last = line.rest.empty() ? "" : line.rest.back();
    return fail(Code::usage, fmt::format("{} needs a value", last), usage_hint(*line.command));
  } catch (const CLI::Error& error) {
    return fail(Code::usage, error.what(), usage_hint(*line.command));
  }
  for (const auto& [option, reads] : all) {
    if (reads->count() == 0) continue;
    auto& values = call.options[std::string(option->name)];
    if (option->value.empty()) continue;
    for (const std::string& value : reads->results()) values.push_back(value);
    if (values.size() > 1 && option->times == Times::once) {
      return fail(Code::usage, fmt::format("{} is given twice", option->name), usage_hint(*line.command));
    }
    for (const std::string& value : values) {
      if (option->choices.empty() || is_choice(option->choices, value)) continue;
      return fail(Code::usage, fmt::format("{} cannot be \"{}\"", option->name, value),
                  "one of: " + choice_list(option->choices));
    }
  }
  for (const std::string& word : reader.remaining()) {
    if (!is_option(word) || leaves_out(*line.command, word)) {
      words.push_back(word);
      continue;
    }
    std::vector<std::string> names;
    for (const auto& [option, reads] : all) names.emplace_back(option->name);
    const std::string name = word.substr(0, word.find('='));
    const auto near = nearest(name, names);
    return fail(Code::usage, fmt::format("kith {} has no option {}", line.command->name, name),
                near ? fmt::format("did you mean {}?", *near) : usage_hint(*line.command));
  }
  words.insert(words.end(), line.after_mark.begin(), line.after_mark.end());
  return {};
}

Status check_words(const Command& command, const std::vector<std::string>& words) {
  std::size_t needed = 0;
  bool open_ended = false;
  for (const Argument& argument : command.arguments) {
    if (argument.count == Count::one || argument.count == Count::some) ++needed;
    open_ended = open_ended || argument.count == Count::some || argument.count == Count::any;
  }
  if (words.size() < needed) {
    const auto& missing = command.arguments[words.size()];
    return fail(Code::usage, fmt::format("kith {} needs {}: {}", command.name, missing.name, missing.what),
                usage_hint(command));
  }
  if (!open_ended && words.size() > command.arguments.size()) {
    return fail(
        Code::usage,
        fmt::format("kith {} does not know what to do with \"{}\"", command.name, words[command.arguments.size()]),
        usage_hint(command));
  }
  for (std::size_t i = 0; i < words.size() && i < command.arguments.size(); ++i) {
    const Argument& argument = command.arguments[i];
    if (argument.choices.empty() || is_choice(argument.choices, words[i])) continue;
    const auto near = nearest(words[i], split(argument.choices, "|"));
    const std::string hint = "one of: " + choice_list(argument.choices);
    return fail(Code::usage, fmt::format("{} cannot be \"{}\"", argument.name, words[i]),
                near ? fmt::format("did you mean {}? {}", *near, hint) : hint);
  }
  return {};
}

Result<Zone> typing_zone(const std::optional<std::string>& name) {
  return name ? Zone::find(*name) : Zone::of_machine();
}

Result<Globals> read_globals(const Call& call, const Environment& environment) {
  Globals globals;
  globals.json = call.has("--json");
  globals.quiet = call.has("--quiet");
  globals.zone = call.value("--tz");
  if (!globals.zone) globals.zone = environment("KITH_TZ");
  std::optional<std::string> now = call.value("--now");
  const std::string_view now_from = now ? "--now" : "KITH_NOW";
  if (!now) now = environment("KITH_NOW");
  if (now) {
    KITH_TRY(const Zone zone, typing_zone(globals.zone));
    auto at = parse_instant(*now, zone);
    if (!at) {
      return fail(Code::usage, fmt::format("{} is not an instant: \"{}\"", now_from, *now),
                  "such as 2026-11-23T09:00:00Z, or 2026-11-23T09:00 in your own zone");
    }
    globals.now = *at;
  } else if (globals.zone) {
    KITH_CHECK(Zone::find(*globals.zone));
  }
  std::optional<std::string> location = call.value("--db");
  if (location && location->empty()) return fail(Code::usage, "--db needs a file or a postgresql:// address");
  if (!location) location = environment("KITH_DB");
  globals.location_given = location.has_value();
  if (location) {
    globals.location = *location;
  } else if (call.command->needs != Needs::nothing) {
    KITH_TRY(const std::string folder, data_folder(environment));
    globals.location = folder + "/kith.db";
  }
  return globals;
}

}  // namespace

std::string Call::word(std::size_t index) const {
  return index < words.size() ? words[index] : std::string();
}

std::string Call::text(std::size_t first) const {
  std::string text;
  for (std::size_t i = first; i < words.size(); ++i) text += (i == first ? "" : " ") + words[i];
  return text;
}

bool Call::has(std::string_view option) const {
  return options.find(option) != options.end();
}

std::optional<std::string> Call::value(std::string_view option) const {
  const auto found = options.find(option);
  if (found == options.end() || found->second.empty()) return std::nullopt;
  return found->second.front();
}

std::vector<std::string> Call::values(std::string_view option) const {
  const auto found = options.find(option);
  return found == options.end() ? std::vector<std::string>() : found->second;
}

Result<std::optional<int>> Call::number(std::string_view option, int least, int most) const {
  const auto given = value(option);
  if (!given) return std::nullopt;
  int number = 0;
  const auto [end, error] = std::from_chars(given->data(), given->data() + given->size(), number);
  const bool whole = !given->empty() && error == std::errc{} && end == given->data() + given->size();
  if (!whole || number < least || number > most) {
    return fail(Code::usage, fmt::format("{} cannot be \"{}\"", option, *given),
                fmt::format("a whole number from {} to {}", number_words(least), number_words(most)));
  }
  return number;
}

Result<Call> parse(const std::vector<std::string>& arguments, const Environment& environment) {
  Call call;
  KITH_TRY(Line line, take_command(arguments));
  call.command = line.command;
  call.bare = line.bare;
  if (line.help) {
    // The command's own words do not matter any more: it is asked about, not called.
    if (line.command->name != "help") call.words = split(line.command->name, " ");
    call.command = find_command("help");
    call.globals.json = std::find(arguments.begin(), arguments.end(), "--json") != arguments.end();
    return call;
  }
  KITH_CHECK(read_options(line, call, call.words));
  KITH_CHECK(check_words(*call.command, call.words));
  KITH_TRY(call.globals, read_globals(call, environment));
  return call;
}

Result<std::string> data_folder(const Environment& environment) {
  if (const auto data = environment("XDG_DATA_HOME"); data && data->front() == '/') return *data + "/kith";
  if (const auto home = environment("HOME")) return *home + "/.local/share/kith";
  return fail(Code::failed, "there is no home folder to keep the database in", "name one with --db FILE");
}

}  // namespace kith::cli
