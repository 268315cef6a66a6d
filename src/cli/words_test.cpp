#include "cli/words.hpp"

#include <gtest/gtest.h>

namespace kith::cli {
namespace {

TEST(Words, Numbers) {
  EXPECT_EQ(number_words(0), "0");
  EXPECT_EQ(number_words(999), "999");
  EXPECT_EQ(number_words(1000), "1,000");
  EXPECT_EQ(number_words(1234567), "1,234,567");
  EXPECT_EQ(number_words(-1234), "-1,234");
  EXPECT_EQ(count_words(1, "person", "people"), "1 person");
  EXPECT_EQ(count_words(0, "person", "people"), "0 people");
  EXPECT_EQ(bytes_words(812), "812 B");
  EXPECT_EQ(bytes_words(2300000), "2.3 MB");
  EXPECT_EQ(bytes_words(5200000000), "5.2 GB");
}

TEST(Words, Days) {
  const LocalDate monday = local_date(2026, 11, 23);
  EXPECT_EQ(long_day(monday), "Monday 23 November 2026");
  EXPECT_EQ(short_day(monday, monday), "23 Nov");
  EXPECT_EQ(short_day(local_date(2027, 1, 4), monday), "4 Jan 2027");
  EXPECT_EQ(week_day(local_date(2028, 2, 29)), "Tue");
}

TEST(Words, PartialDates) {
  EXPECT_EQ(date_words({1815, 12, 10}), "10 December 1815");
  EXPECT_EQ(date_words({std::nullopt, 12, 10}), "10 December");
  EXPECT_EQ(date_words({1815, 12, std::nullopt}), "December 1815");
  EXPECT_EQ(date_words({1815, std::nullopt, std::nullopt}), "1815");
}

struct NearCase {
  std::string typed;
  std::optional<std::string> near;
};
class Nearest : public testing::TestWithParam<NearCase> {};
TEST_P(Nearest, FindsWhatWasMeant) {
  EXPECT_EQ(nearest(GetParam().typed, {"today", "import", "imports", "history", "merge", "undo"}), GetParam().near);
}
INSTANTIATE_TEST_SUITE_P(Typos, Nearest,
                         testing::Values(NearCase{"tody", "today"}, NearCase{"otday", "today"},
                                         NearCase{"TODAY", "today"}, NearCase{"hist", "history"},
                                         NearCase{"udno", "undo"}, NearCase{"imprt", "import"},
                                         NearCase{"importz", "import"}, NearCase{"quux", std::nullopt},
                                         NearCase{"", std::nullopt}, NearCase{std::string(1000, 'a'), std::nullopt}));

}  // namespace
}  // namespace kith::cli
