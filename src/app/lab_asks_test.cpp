#include "app/lab_asks.hpp"

#include <sstream>
#include <vector>

#include <gtest/gtest.h>

#include "rules/ask_chance.hpp"

namespace kith::app {
namespace {

std::vector<double> chances_of(const std::string& text) {
  std::istringstream lines(text);
  std::vector<double> all;
  const Status read = lab_asks(lines, [&](double chance) -> Status {
    all.push_back(chance);
    return {};
  });
  EXPECT_TRUE(read.has_value());
  return all;
}

TEST(LabAsks, OneChanceALineWhateverItsShape) {
  const double asked = ask_chance("Could you come?");
  struct Row {
    const char* what;
    std::string text;
    std::vector<double> chances;
  };
  const Row rows[] = {
      {"plain", "Could you come?\n", {asked}},
      {"no last newline", "Could you come?", {asked}},
      {"CRLF", "Could you come?\r\n", {asked}},
      {"a label", "Yes\tCould you come?\nNo\tCould you come?\n", {asked, asked}},
      {"empty lines keep their place", "\nCould you come?\n\n", {0, asked, 0}},
      {"a label alone", "Yes\t\n", {0}},
      {"nothing", "", {}},
  };
  for (const Row& row : rows) EXPECT_EQ(chances_of(row.text), row.chances) << row.what;
}

TEST(LabAsks, BytesThatAreNoTextAndEndlessLinesAreRead) {
  EXPECT_EQ(chances_of("Could you come? \xff\xfe\n").size(), 1U);
  EXPECT_EQ(chances_of(std::string(3 * kLabSentenceBytes, 'a') + "\nThanks\n").size(), 2U);
}

TEST(LabAsks, StopsWhereItsAnswersCannotBeWritten) {
  std::istringstream lines("one\ntwo\n");
  int heard = 0;
  const Status read = lab_asks(lines, [&](double) -> Status {
    ++heard;
    return fail(Code::failed, "full", "");
  });
  EXPECT_FALSE(read.has_value());
  EXPECT_EQ(heard, 1);
}

}  // namespace
}  // namespace kith::app
