// The table itself: every row is whole, and everything that reads it agrees.
#include "cli/command.hpp"

#include <fstream>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "base/text.hpp"
#include "cli/completion.hpp"
#include "cli/help.hpp"
#include "cli/parse.hpp"
#include "cli/words.hpp"
#include "model/record.hpp"
#include "model/touch.hpp"

namespace kith::cli {
namespace {

TEST(Commands, AreWhole) {
  std::set<std::string_view> names;
  for (const Command& row : commands()) {
    EXPECT_TRUE(names.insert(row.name).second) << row.name;
    EXPECT_NE(row.run, nullptr) << row.name;
    EXPECT_FALSE(row.what.empty()) << row.name;
    EXPECT_NE(row.what.back(), '.') << row.name;
    EXPECT_LE(row.what.size(), 54U) << row.name;
    bool open = false;
    for (const Argument& argument : row.arguments) {
      EXPECT_FALSE(open) << row.name << ": only the last argument may be open-ended";
      open = argument.count != Count::one && argument.count != Count::optional;
      EXPECT_FALSE(argument.what.empty()) << row.name;
    }
    for (const Option& option : row.options) {
      EXPECT_EQ(option.name.substr(0, 2), "--") << row.name;
      EXPECT_FALSE(option.what.empty()) << row.name << option.name;
      for (const Option& global : global_options()) EXPECT_NE(option.name, global.name) << row.name;
    }
  }
}

// Splits an example as a shell would, as far as examples go.
std::vector<std::string> shell_words(std::string_view line) {
  std::vector<std::string> words;
  std::string word;
  bool quoted = false;
  bool any = false;
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
      any = true;
    } else if (c == ' ' && !quoted) {
      if (any || !word.empty()) words.push_back(word);
      word.clear();
      any = false;
    } else {
      word += c;
    }
  }
  if (any || !word.empty()) words.push_back(word);
  return words;
}

TEST(Commands, ExamplesParseAsTheirOwnCommand) {
  for (const Command& row : commands()) {
    for (const std::string_view example : row.examples) {
      std::string line(example);
      if (const auto at = line.find("| kith"); at != std::string::npos) line = line.substr(at + 2);
      for (const char* end : {" > ", " | "}) {
        if (const auto at = line.find(end); at != std::string::npos) line = line.substr(0, at);
      }
      if (line.rfind("source <(", 0) == 0) line = line.substr(9, line.size() - 10);
      auto words = shell_words(line);
      ASSERT_FALSE(words.empty());
      EXPECT_EQ(words.front(), "kith") << example;
      words.erase(words.begin());
      const auto call = parse(words, [](const std::string& name) {
        return name == "HOME" ? std::optional<std::string>("/tmp") : std::nullopt;
      });
      const bool help = call && call->command->name == "help";
      ASSERT_TRUE(call) << example << ": " << call.error().what;
      EXPECT_TRUE(call->command->name == row.name || help) << example;
    }
  }
}

TEST(Commands, ChoicesAreThoseOfTheModel) {
  std::vector<std::string> channels;
  for (const Channel channel : kChannels) channels.emplace_back(name(channel));
  EXPECT_EQ(std::string(kChannelChoices), joined(channels, "|"));
  for (const std::string& format : split(kFormatChoices, "|")) EXPECT_TRUE(format_from(format)) << format;
}

TEST(Help, NamesEveryCommand) {
  const std::string help = all_commands({});
  for (const Command& row : commands()) {
    EXPECT_NE(help.find("  " + std::string(row.name) + " "), std::string::npos) << row.name;
    const std::string one = help_on(row, {});
    EXPECT_NE(one.find("kith " + std::string(row.name)), std::string::npos);
    for (const Option& option : row.options) EXPECT_NE(one.find(option.name), std::string::npos) << row.name;
  }
}

TEST(Help, TheReferenceIsWhatTheTableSays) {
  std::ifstream file(KITH_SOURCE_DIR "/docs/commands.md");
  std::stringstream text;
  text << file.rdbuf();
  EXPECT_EQ(text.str(), markdown()) << "write it anew: kith help --markdown > docs/commands.md";
}

TEST(Completion, KnowsEveryCommandAndOption) {
  for (const Shell shell : {Shell::bash, Shell::zsh, Shell::fish}) {
    const std::string script = completion(shell);
    for (const Command& row : commands()) {
      for (const std::string& word : split(row.name, " ")) EXPECT_NE(script.find(word), std::string::npos) << word;
      for (const Option& option : row.options) EXPECT_NE(script.find(option.name.substr(2)), std::string::npos);
    }
  }
}

}  // namespace
}  // namespace kith::cli
