#include "cli/completion.hpp"

#include <set>

#include <fmt/format.h>

#include "base/text.hpp"
#include "cli/command.hpp"
#include "cli/words.hpp"

namespace kith::cli {
namespace {

// What may follow a command: its second words, its options, and the choices of its arguments.
std::vector<std::string> second_words(std::string_view name) {
  std::vector<std::string> words;
  for (const Command* row : commands_under(name)) words.emplace_back(row->name.substr(name.size() + 1));
  return words;
}

std::set<std::string> first_words() {
  std::set<std::string> words;
  for (const Command& row : commands()) words.insert(split(row.name, " ").front());
  return words;
}

bool takes_files(const Command& row) {
  for (const Argument& argument : row.arguments) {
    if (argument.name == "FILE" || argument.name == "PATH") return true;
  }
  return false;
}

std::vector<std::string> option_names(const Command& row) {
  std::vector<std::string> names;
  for (const auto* options : {&row.options, &global_options()}) {
    for (const Option& option : *options) names.emplace_back(option.name);
  }
  return names;
}

std::string quoted(std::string_view text) {  // for single quotes in a shell
  std::string result;
  for (const char c : text) result += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return result;
}

std::string bash_words(const std::vector<std::string>& words) {
  return joined(words, " ");
}

// The choices of options, by command: the same option may take other words elsewhere. Of commands of two words first.
std::string bash_choices(std::size_t words) {
  std::string text = fmt::format("  case \"$command {}$before\" in\n", words == 2 ? "$second " : "");
  for (const Command& row : commands()) {
    if (split(row.name, " ").size() != words) continue;
    for (const Option& option : row.options) {
      if (option.choices.empty()) continue;
      text += fmt::format("    '{} {}') COMPREPLY=($(compgen -W '{}' -- \"$word\")); return ;;\n", row.name,
                          option.name, bash_words(split(option.choices, "|")));
    }
  }
  return text + "  esac\n";
}

std::string bash() {
  std::string text =
      "# kith completion bash: put it where your shell reads it, as in\n"
      "#   kith completion bash > ~/.local/share/bash-completion/completions/kith\n"
      "_kith() {\n"
      "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command='' second='' i\n"
      "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
      "    case ${COMP_WORDS[i]} in\n"
      "      --db|--now|--tz) ((i++)) ;;\n"
      "      -*) ;;\n"
      "      *) if [[ -z $command ]]; then command=${COMP_WORDS[i]}; elif [[ -z $second ]]; then "
      "second=${COMP_WORDS[i]}; fi ;;\n"
      "    esac\n"
      "  done\n"
      "  local words='' files=''\n"
      "  case $before in\n"
      "    --db) COMPREPLY=($(compgen -f -- \"$word\")); return ;;\n";
  text += "  esac\n" + bash_choices(2) + bash_choices(1);
  text += "  case \"$command $second\" in\n";
  for (const Command& row : commands()) {
    const auto parts = split(row.name, " ");
    if (parts.size() < 2) continue;
    text += fmt::format("    '{}') words='{}'{} ;;\n", row.name, bash_words(option_names(row)),
                        takes_files(row) ? " files=1" : "");
  }
  for (const std::string& first : first_words()) {
    const Command* row = find_command(first);
    auto words = second_words(first);
    if (row != nullptr) {
      for (const Argument& argument : row->arguments) {
        for (const auto& choice : split(argument.choices, "|")) {
          if (!choice.empty()) words.push_back(choice);
        }
      }
      for (auto& name : option_names(*row)) words.push_back(std::move(name));
    }
    text += fmt::format("    '{} '*) words='{}'{} ;;\n", first, bash_words(words),
                        row != nullptr && takes_files(*row) ? " files=1" : "");
  }
  std::vector<std::string> firsts;
  for (const std::string& first : first_words()) firsts.push_back(first);
  for (const Option& option : global_options()) firsts.emplace_back(option.name);
  text += fmt::format("    *) words='{}' ;;\n  esac\n", bash_words(firsts));
  text +=
      "  COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
      "  if [[ -n $files && $word != -* ]]; then COMPREPLY+=($(compgen -f -- \"$word\")); fi\n"
      "}\n"
      "complete -o filenames -F _kith kith\n";
  return text;
}

// zsh and fish show a line of help beside each word.
std::string zsh_option(const Option& option) {
  std::string what(option.what);
  std::erase(what, '[');
  std::erase(what, ']');
  std::string text = fmt::format("'{}{}[{}]", option.times == Times::repeated ? "*" : "", option.name, quoted(what));
  if (!option.choices.empty())
    return text + fmt::format(":{}:({})'", option.value, joined(split(option.choices, "|"), " "));
  if (option.value == "FILE") return text + ":file:_files'";
  if (!option.value.empty()) return text + fmt::format(":{}: '", option.value);
  return text + "'";
}

std::string zsh_call(const Command& row) {
  std::string text = "_arguments -s";
  for (const auto* options : {&row.options, &global_options()}) {
    for (const Option& option : *options) text += " " + zsh_option(option);
  }
  for (const Argument& argument : row.arguments) {
    const bool many = argument.count == Count::some || argument.count == Count::any;
    std::string action = " ";
    if (!argument.choices.empty()) action = fmt::format("({})", joined(split(argument.choices, "|"), " "));
    if (argument.name == "FILE" || argument.name == "PATH") action = "_files";
    text += fmt::format(" '{}:{}:{}'", many ? "*" : "", argument.name, action);
  }
  return text;
}

std::string zsh() {
  std::string text =
      "#compdef kith\n"
      "# kith completion zsh > a folder of $fpath, as _kith\n"
      "_kith() {\n"
      "  local -a names\n"
      "  if (( CURRENT == 2 )); then\n"
      "    names=(";
  for (const std::string& first : first_words()) {
    const Command* row = find_command(first);
    const std::string_view what = row != nullptr ? row->what : commands_under(first).front()->what;
    text += fmt::format("\n      '{}:{}'", first, quoted(what));
  }
  text +=
      ")\n    _describe command names; return\n  fi\n"
      "  local second=\"$words[2] $words[3]\"\n"
      "  case $second in\n";
  for (const Command& row : commands()) {
    if (row.name.find(' ') == std::string_view::npos) continue;
    text += fmt::format("    '{}') (( CURRENT -= 2 )); shift 2 words; {}; return ;;\n", row.name, zsh_call(row));
  }
  text += "  esac\n  case $words[2] in\n";
  for (const std::string& first : first_words()) {
    const Command* row = find_command(first);
    const auto seconds = second_words(first);
    text += fmt::format("    {})", first);
    if (!seconds.empty()) text += fmt::format(" (( CURRENT == 3 )) && compadd -- {};", joined(seconds, " "));
    if (row != nullptr) text += fmt::format(" (( CURRENT -= 1 )); shift words; {};", zsh_call(*row));
    text += ";\n";
  }
  return text + "  esac\n}\ncompdef _kith kith\n";
}

std::string fish() {
  std::string text =
      "# kith completion fish > ~/.config/fish/completions/kith.fish\n"
      "complete -c kith -f\n";
  for (const std::string& first : first_words()) {
    const Command* row = find_command(first);
    const std::string_view what = row != nullptr ? row->what : commands_under(first).front()->what;
    text += fmt::format("complete -c kith -n __fish_use_subcommand -a {} -d '{}'\n", first, quoted(what));
  }
  for (const Option& option : global_options()) {
    text += fmt::format("complete -c kith -l {} {}-d '{}'\n", option.name.substr(2), option.value.empty() ? "" : "-r ",
                        quoted(option.what));
  }
  for (const Command& row : commands()) {
    const auto parts = split(row.name, " ");
    const std::string when =
        parts.size() == 1
            ? fmt::format("__fish_seen_subcommand_from {}", parts[0])
            : fmt::format("__fish_seen_subcommand_from {}; and __fish_seen_subcommand_from {}", parts[0], parts[1]);
    if (parts.size() == 2) {
      text += fmt::format("complete -c kith -n '__fish_seen_subcommand_from {}' -a {} -d '{}'\n", parts[0], parts[1],
                          quoted(row.what));
    }
    for (const Argument& argument : row.arguments) {
      if (argument.choices.empty()) continue;
      text += fmt::format("complete -c kith -n '{}' -a '{}'\n", when, joined(split(argument.choices, "|"), " "));
    }
    if (takes_files(row)) text += fmt::format("complete -c kith -n '{}' -F\n", when);
    for (const Option& option : row.options) {
      text += fmt::format("complete -c kith -n '{}' -l {}", when, option.name.substr(2));
      if (!option.choices.empty())
        text += fmt::format(" -x -a '{}'", joined(split(option.choices, "|"), " "));
      else if (!option.value.empty())
        text += " -r";
      text += fmt::format(" -d '{}'\n", quoted(option.what));
    }
  }
  return text;
}

}  // namespace

std::string completion(Shell shell) {
  switch (shell) {
    case Shell::bash: return bash();
    case Shell::zsh: return zsh();
    case Shell::fish: return fish();
  }
  return {};
}

}  // namespace kith::cli
