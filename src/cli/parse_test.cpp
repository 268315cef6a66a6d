#include "cli/parse.hpp"

#include <gtest/gtest.h>

namespace kith::cli {
namespace {

using Variables = std::map<std::string, std::string>;

Environment with(const Variables& variables) {
  return [variables](const std::string& name) -> std::optional<std::string> {
    const auto found = variables.find(name);
    return found == variables.end() ? std::nullopt : std::optional(found->second);
  };
}

Result<Call> call(const std::vector<std::string>& words, const Variables& variables = {{"HOME", "/home/ada"}}) {
  return parse(words, with(variables));
}

Error error_of(const std::vector<std::string>& words, const Variables& variables = {{"HOME", "/home/ada"}}) {
  const auto parsed = call(words, variables);
  return parsed ? Error{} : parsed.error();
}

TEST(Parse, FindsTheCommand) {
  EXPECT_EQ(call({"today"})->command->name, "today");
  EXPECT_EQ(call({"person", "ada"})->command->name, "person");
  EXPECT_EQ(call({"person", "add", "Ada"})->command->name, "person add");
  EXPECT_EQ(call({"person", "add", "Ada"})->words, (std::vector<std::string>{"Ada"}));
  EXPECT_EQ(call({"imports"})->command->name, "imports");
  EXPECT_EQ(call({"imports", "undo", "3"})->command->name, "imports undo");
}

TEST(Parse, AMarkMakesAnyWordAnArgument) {
  const auto parsed = call({"person", "--", "add"});
  ASSERT_TRUE(parsed);
  EXPECT_EQ(parsed->command->name, "person");
  EXPECT_EQ(parsed->words, (std::vector<std::string>{"add"}));
  EXPECT_EQ(call({"note", "ada", "--", "--not", "an", "option"})->text(1), "--not an option");
}

TEST(Parse, GlobalOptionsOnBothSides) {
  for (const auto& words : {std::vector<std::string>{"--json", "--db", "x.db", "today"},
                            {"today", "--json", "--db", "x.db"},
                            {"--db=x.db", "today", "--json"},
                            {"--json", "today", "--db=x.db"}}) {
    const auto parsed = call(words);
    ASSERT_TRUE(parsed) << parsed.error().what;
    EXPECT_EQ(parsed->command->name, "today");
    EXPECT_TRUE(parsed->globals.json);
    EXPECT_EQ(parsed->globals.location, "x.db");
  }
}

TEST(Parse, BetweenTheTwoWordsOfACommand) {
  // The words of a command stand side by side; an option between them makes the second one an argument.
  EXPECT_EQ(call({"--db", "x", "person", "add", "Ada"})->command->name, "person add");
  EXPECT_EQ(call({"person", "--json", "add"})->command->name, "person");
}

TEST(Parse, TheEnvironmentStandsIn) {
  const auto parsed =
      call({"today"}, {{"KITH_DB", "e.db"}, {"KITH_NOW", "2026-11-23T09:00"}, {"KITH_TZ", "Europe/Berlin"}});
  ASSERT_TRUE(parsed);
  EXPECT_EQ(parsed->globals.location, "e.db");
  EXPECT_EQ(iso(*parsed->globals.now), "2026-11-23T08:00:00Z");
  EXPECT_EQ(parsed->globals.zone, "Europe/Berlin");
  EXPECT_EQ(call({"--db", "o.db", "today"}, {{"KITH_DB", "e.db"}})->globals.location, "o.db");
}

TEST(Parse, TheDefaultDatabase) {
  EXPECT_EQ(call({"today"})->globals.location, "/home/ada/.local/share/kith/kith.db");
  EXPECT_EQ(call({"today"}, {{"HOME", "/home/ada"}, {"XDG_DATA_HOME", "/data"}})->globals.location,
            "/data/kith/kith.db");
  // A relative one is to be passed over, as its specification asks.
  EXPECT_EQ(call({"today"}, {{"HOME", "/home/ada"}, {"XDG_DATA_HOME", "data"}})->globals.location,
            "/home/ada/.local/share/kith/kith.db");
  EXPECT_EQ(error_of({"today"}, {}).code, Code::failed);
  EXPECT_TRUE(call({"version"}, {}));  // needs none
}

TEST(Parse, OptionsKeepTheirValuesAsTheyAre) {
  EXPECT_EQ(call({"person", "edit", "ada", "--email", ""})->values("--email"), (std::vector<std::string>{""}));
  EXPECT_EQ(call({"person", "edit", "ada", "--email="})->values("--email"), (std::vector<std::string>{""}));
  EXPECT_EQ(call({"log", "ada", "call", "--note", "--at=noon"})->value("--note"), "--at=noon");
  EXPECT_EQ(call({"log", "ada", "call", "--note=a=b"})->value("--note"), "a=b");
  EXPECT_EQ(call({"log", "ada", "call", "--note", "-5 degrees"})->value("--note"), "-5 degrees");
  EXPECT_EQ(call({"log", "ada", "call", "--note", "[x] sent"})->value("--note"), "[x] sent");
  EXPECT_EQ(call({"log", "ada", "call", "--note", "[a, b]"})->value("--note"), "[a, b]");
  EXPECT_EQ(call({"note", "ada", "[a, b]"})->text(1), "[a, b]");
  EXPECT_EQ(call({"import", "a.csv", "--map", "email=Mail", "--map=name=Full name"})->values("--map"),
            (std::vector<std::string>{"email=Mail", "name=Full name"}));
  EXPECT_EQ(call({"import", "-"})->words, (std::vector<std::string>{"-"}));
}

TEST(Parse, OptionsBetweenWords) {
  const auto parsed = call({"log", "--at", "2026-11-20", "ada", "--in", "email"});
  ASSERT_TRUE(parsed) << parsed.error().what;
  EXPECT_EQ(parsed->words, (std::vector<std::string>{"ada", "email"}));
  EXPECT_TRUE(parsed->has("--in"));
}

struct Wrong {
  std::vector<std::string> words;
  std::string what;  // part of it
  std::string hint;  // part of it
};
class WrongWords : public testing::TestWithParam<Wrong> {};
TEST_P(WrongWords, AreUsageErrorsThatHelp) {
  const Error error = error_of(GetParam().words);
  EXPECT_EQ(error.code, Code::usage);
  EXPECT_NE(error.what.find(GetParam().what), std::string::npos) << error.what;
  EXPECT_NE(error.hint.find(GetParam().hint), std::string::npos) << error.hint;
}
INSTANTIATE_TEST_SUITE_P(
    Calls, WrongWords,
    testing::Values(
        Wrong{{"tody"}, "no command \"tody\"", "did you mean kith today?"},
        Wrong{{"frobnicate"}, "no command \"frobnicate\"", "kith help"},
        Wrong{{"--mintes", "today"}, "no option --mintes", "did you mean --minutes?"},
        Wrong{{"today", "--mintes", "5"}, "no option --mintes", "did you mean --minutes?"},
        Wrong{{"today", "tomorrow"}, "\"tomorrow\"", "kith today"},
        Wrong{{"log", "ada"}, "needs CHANNEL", "kith log REF CHANNEL"},
        Wrong{{"log", "ada", "emial"}, "CHANNEL cannot be \"emial\"", "did you mean email?"},
        Wrong{{"log", "ada", "call", "--note"}, "--note needs a value", "kith log"},
        Wrong{{"log", "ada", "call", "--note", "a", "--note", "b"}, "given twice", "kith log"},
        Wrong{{"person"}, "needs REF", "kith person REF"}, Wrong{{"stratum"}, "another word", "set"},
        Wrong{{"stratum", "ste", "Core"}, "no \"ste\"", "did you mean kith stratum set?"},
        Wrong{{"stratum", "set", "Core", "--counts", "calls"}, "--counts cannot be \"calls\"", "contact, dialogue"},
        Wrong{{"today", "--now", "noon"}, "--now is not an instant", "2026-11-23T09:00"},
        Wrong{{"today", "--tz", "Mars/Olympus"}, "Mars/Olympus", ""}, Wrong{{"today", "--db", ""}, "--db", ""},
        Wrong{{"completion", "tcsh"}, "SHELL cannot be", "bash, zsh, fish"}));

TEST(Parse, Help) {
  EXPECT_TRUE(call({})->bare);
  EXPECT_EQ(call({})->command->name, "help");
  EXPECT_FALSE(call({"--help"})->bare);
  EXPECT_EQ(call({"today", "--help"})->command->name, "help");
  EXPECT_EQ(call({"today", "--help"})->words, (std::vector<std::string>{"today"}));
  EXPECT_EQ(call({"person", "add", "-h"})->text(0), "person add");
  EXPECT_EQ(call({"--help", "log"})->words, (std::vector<std::string>{"log"}));
  EXPECT_EQ(call({"stratum", "--help"})->words, (std::vector<std::string>{"stratum"}));
  EXPECT_EQ(call({"--version"})->command->name, "version");
}

TEST(Call, Numbers) {
  const auto parsed = call({"today", "--minutes", "15"});
  EXPECT_EQ(**parsed->number("--minutes", 1, 100), 15);
  EXPECT_EQ(parsed->number("--minutes", 1, 10).error().code, Code::usage);
  EXPECT_EQ(*call({"today"})->number("--minutes", 1, 10), std::nullopt);
  EXPECT_EQ(call({"today", "--minutes", "1e3"})->number("--minutes", 1, 10000).error().code, Code::usage);
  EXPECT_EQ(call({"today", "--minutes", "99999999999"})->number("--minutes", 1, 10).error().code, Code::usage);
}

}  // namespace
}  // namespace kith::cli
