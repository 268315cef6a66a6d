#include "rules/path_words.hpp"

#include <gtest/gtest.h>

namespace kith {
namespace {

const LocalDate kWordsDay = local_date(2026, 11, 23);

History talked(int dialogues, int days, std::optional<int> gap_days = {}) {
  History history;
  history.dialogues = dialogues;
  history.last = Zone::utc().start_of(kWordsDay) - Days{days};
  history.last_dialogue = history.last;
  history.last_channel = Channel::lunch;
  if (gap_days) history.usual_gap_hours = *gap_days * 24;
  return history;
}

TEST(PathWords, OnesOwnTie) {
  EXPECT_EQ(own_tie_words(History{}, kWordsDay, Zone::utc()), "Never in contact through Kith");
  History history = talked(2, 21);
  EXPECT_EQ(own_tie_words(history, kWordsDay, Zone::utc()), "You last talked 3 weeks ago (lunch)");
  history.last = history.last_out = Zone::utc().start_of(kWordsDay) - Days{1};
  history.last_channel = Channel::email;
  EXPECT_EQ(own_tie_words(history, kWordsDay, Zone::utc()),
            "You last wrote yesterday (email); last real contact 3 weeks ago");
  history.last_out = history.last_dialogue;
  EXPECT_EQ(own_tie_words(history, kWordsDay, Zone::utc()),
            "They last wrote yesterday (email); last real contact 3 weeks ago");
}

TEST(PathWords, CloseIsLatelyAndMoreThanOnce) {
  EXPECT_EQ(close_words(History{}, kWordsDay, Zone::utc()), "");
  EXPECT_EQ(close_words(talked(kCloseDialogues - 1, 3), kWordsDay, Zone::utc()), "");
  EXPECT_EQ(close_words(talked(kCloseDialogues, kCloseDays + 1), kWordsDay, Zone::utc()), "");
  EXPECT_EQ(close_words(talked(kCloseDialogues, kCloseDays, 21), kWordsDay, Zone::utc()),
            "You talk every 3 weeks: ask directly");
  EXPECT_EQ(close_words(talked(9, 1, 1), kWordsDay, Zone::utc()), "You talk daily: ask directly");
  EXPECT_EQ(close_words(talked(3, 14), kWordsDay, Zone::utc()), "You talked 2 weeks ago: ask directly");
}

}  // namespace
}  // namespace kith
