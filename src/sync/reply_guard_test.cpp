#include "sync/reply_guard.hpp"

#include <gmock/gmock.h>

#include <string>

namespace kith {
namespace {

using testing::HasSubstr;

constexpr ReplyLimits kSmall{1000, 100, 200, 5};

struct GuardCase {
  const char* name;
  std::string sent;
  const char* refusal;  // "" passes
};

std::string times(int count, const std::string& part) {
  std::string all;
  for (int i = 0; i < count; ++i) all += part;
  return all;
}

const GuardCase kGuardCases[] = {
    {"a greeting", "* OK [CAPABILITY IMAP4rev1] ready\r\n", ""},
    {"a literal within its limit", "* 1 FETCH (BODY[HEADER] {10}\r\nFrom: a\r\n\n FLAGS ())\r\n", ""},
    {"parentheses inside a literal do not count", "* 1 FETCH (BODY[] {20}\r\n((((((((((((((((((((\r\n)\r\n", ""},
    {"parentheses inside a quoted string do not count", "* OK \"((((((((((((((((\"\r\n", ""},
    {"nor behind an escaped quote", "* OK \"\\\"((((((((((((((\"\r\n", ""},
    {"brackets of numbers that announce nothing", "* OK {999999} is a number {88888}x\r\n", ""},
    {"an announcement of nothing", "* OK {}\r\n* OK {0}\r\n", ""},
    {"several lines, each within its limit", times(4, std::string(190, 'a') + "\r\n"), ""},
    {"an announced string that is too long", "* 1 FETCH (BODY[] {101}\r\n", "announces a string longer"},
    {"the same, not waiting for consent", "* 1 FETCH (BODY[] {101+}\r\n", "announces a string longer"},
    {"a number that no integer holds", "* 1 FETCH (BODY[] {99999999999999999999999999}\r\n",
     "announces a string longer"},
    {"behind a quote that never closes", "* 1 FETCH (FLAGS (\") BODY[] {4000000000}\r\n", "announces a string longer"},
    {"with a line end of one byte", "* 1 FETCH (BODY[] {4000000000}\n", "announces a string longer"},
    {"a line without an end", std::string(201, 'a'), "without an end"},
    {"parentheses without an end", "* 1 FETCH " + times(6, "("), "nests"},
    {"nested over literals", "* 1 FETCH (((({1}\r\na(((\r\n", "nests"},
    {"more than a reply may be", times(12, std::string(90, 'a') + "\r\n"), "more than was asked for"},
    {"more in literals than a reply may be", times(12, "* OK {90}\r\n" + std::string(90, 'a') + "\r\n"),
     "more than was asked for"},
};

TEST(ReplyGuards, PassWhatAServerMaySendAndNothingElse) {
  for (const GuardCase& row : kGuardCases) {
    for (const std::size_t piece : {std::size_t{1}, std::size_t{7}, row.sent.size()}) {
      ReplyGuard guard(kSmall);
      Status status;
      for (std::size_t at = 0; status && at < row.sent.size(); at += piece) {
        status = guard.pass(std::string_view(row.sent).substr(at, piece));
      }
      if (*row.refusal == '\0') {
        EXPECT_TRUE(status) << row.name << ": " << status.error().what;
      } else {
        ASSERT_FALSE(status) << row.name << " in pieces of " << piece;
        EXPECT_EQ(status.error().code, Code::unreachable) << row.name;
        EXPECT_THAT(status.error().what, HasSubstr(row.refusal)) << row.name;
      }
    }
  }
}

TEST(ReplyGuards, EachCommandCountsAnew) {
  ReplyGuard guard(kSmall);
  for (int i = 0; i < 20; ++i) {
    guard.begin();
    EXPECT_TRUE(guard.pass(std::string(150, 'a') + "\r\n"));
  }
}

}  // namespace
}  // namespace kith
