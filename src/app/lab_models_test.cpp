// The files of lab ties and lab replies.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "app/lab_replies.hpp"
#include "app/lab_ties.hpp"

namespace kith::app {
namespace {

class Files {
 public:
  Files() { std::filesystem::create_directories(folder_); }
  ~Files() { std::filesystem::remove_all(folder_); }
  Files(const Files&) = delete;
  Files& operator=(const Files&) = delete;
  std::string write(const std::string& name, const std::string& text) const {
    const auto path = folder_ / name;
    std::ofstream(path, std::ios::binary) << text;
    return path.string();
  }

 private:
  std::filesystem::path folder_ =
      std::filesystem::path(testing::TempDir()) /
      ("kith-lab-" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
};

TEST(LabTies, ReadsEventsInAnyShape) {
  struct Row {
    const char* what;
    const char* text;
    std::size_t events;
    long bad_line;  // 0 when it is fine
  };
  const Row rows[] = {
      {"plain", "a b 1\nb a 2\n", 2, 0},
      {"tabs, CRLF and no last newline", "a\tb\t1\r\nb\ta\t2", 2, 0},
      {"further columns", "a b 1 5 x\n", 1, 0},
      {"a heading and comments", "from to time\n% x\n# y\n\na b 1\n", 1, 0},
      {"a fraction of a second", "a b 1.75\n", 1, 0},
      {"before 1970", "a b -100\n", 1, 0},
      {"no time", "a b 1\na b\n", 0, 2},
      {"a word for a time", "a b 1\na b soon\n", 0, 2},
      {"beyond all time", "a b 1\na b 1e300\n", 0, 2},
      {"empty", "", 0, 0},
  };
  const Files files;
  for (const Row& row : rows) {
    const auto read = read_ties(files.write("events", row.text));
    ASSERT_EQ(read.has_value(), row.bad_line == 0) << row.what;
    if (read) {
      EXPECT_EQ(read->events.size(), row.events) << row.what;
    } else {
      EXPECT_EQ(read.error().code, Code::bad_input) << row.what;
      EXPECT_EQ(read.error().place->line, row.bad_line) << row.what;
    }
  }
  EXPECT_EQ(read_ties("/nowhere/at/all").error().code, Code::not_found);
}

TEST(LabReplies, ReadsMessages) {
  const Files files;
  Numbering people;
  const auto read = read_messages(
      files.write("messages",
                  "id\ttime\tfrom\tto\tsubject\nm1\t10\ta\tb,a,b,c\tHello\nm2\t20\tb\tb\tself\nm3\t30\tc\ta\n"),
      people);
  ASSERT_TRUE(read);
  ASSERT_EQ(read->messages.size(), 2U);
  EXPECT_EQ(read->ids[1], "m3");
  EXPECT_EQ(read->messages[0].to.size(), 2U);
  EXPECT_EQ(people.names()[read->messages[0].to[1]], "c");
  EXPECT_EQ(read->messages[0].subject, "Hello");
  EXPECT_EQ(read->messages[1].subject, "");
  const auto bad = read_messages(files.write("bad", "m1\t10\ta\tb\tHello\nm2\tb\n"), people);
  ASSERT_FALSE(bad);
  EXPECT_EQ(bad.error().place->line, 2);
}

TEST(LabReplies, AnswersInTheOrderAsked) {
  const Files files;
  const auto rows = lab_replies(files.write("history", ""), files.write("ask", "q2\t20\ta\tb,c\tX\nq1\t10\ta\tc\tY\n"));
  ASSERT_TRUE(rows);
  ASSERT_EQ(rows->size(), 3U);
  EXPECT_EQ((*rows)[0].id, "q2");
  EXPECT_EQ((*rows)[1].to, "c");
  EXPECT_EQ((*rows)[2].id, "q1");
}

}  // namespace
}  // namespace kith::app
