// Who knows who, from mail, meetings and what the user says, as it changes.
#include "app/ties.hpp"

#include "app/knowing.hpp"
#include "app/merging.hpp"
#include "app/test_app.hpp"
#include "model/tie.hpp"

namespace kith::app {
namespace {

class TiesTest : public AppTest {
 protected:
  void SetUp() override {
    AppTest::SetUp();
    ASSERT_TRUE(change_settings(*app_, {{"own-address", "me@example.org"}}));
    ada_ = add("Ada Byron", "ada@example.com");
    ben_ = add("Ben Stone", "ben@example.com");
  }
  // "Ben Stone: wrote 2, copied 1", one a line.
  std::string known_to(const std::string& ref) {
    const auto ties = person_ties(*app_, who(ref));
    EXPECT_TRUE(ties) << sentence(ties.error());
    std::string all;
    for (const TieLine& line : ties->ties) {
      if (!all.empty()) all += "\n";
      all += line.other.name + ":";
      std::string sep = " ";
      for (const TieSignLine& one : line.evidence) {
        all += fmt::format("{}{} {}", std::exchange(sep, ", "), name(one.sign), one.times);
      }
    }
    return all;
  }
  static std::string message(int number, const std::string& from, const std::string& to, const std::string& more = {}) {
    return fmt::format(
        "From x@example.org Mon Nov  2 10:00:00 2026\nFrom: {0}\nTo: {1}\n{2}Date: Mon, {3} Nov 2026 10:00:00 +0000\n"
        "Subject: Budget {3}\nMessage-ID: <m{3}@example.org>\n\nHello.\n\n",
        from, to, more, number);
  }

  PersonId ada_, ben_;
};

TEST_F(TiesTest, MailSaysWhoWritesToWhom) {
  import(message(2, "ada@example.com", "me@example.org", "Cc: ben@example.com, cy@example.com\n") +
         message(3, "me@example.org", "Ada <ADA@example.com>, ben@example.com") +
         message(4, "news@example.com", "me@example.org",
                 "Cc: ada@example.com, ben@example.com\nList-Unsubscribe: <x:y>\n"
                 "Precedence: bulk\n") +
         message(5, "me@example.org", "ada@example.com", "Bcc: ben@example.com\n"));
  EXPECT_EQ(known_to("Ada"), "Ben Stone: wrote 1, copied 1");
  EXPECT_EQ(known_to("Ben"), "Ada Byron: wrote 1, copied 1");
  // Who is added later gets what was seen before.
  const PersonId cy = add("Cy Young", "cy@example.com");
  EXPECT_EQ(known_to("Cy"), "Ada Byron: wrote 1\nBen Stone: copied 1");
  ASSERT_TRUE(delete_person(*app_, cy));
  EXPECT_EQ(known_to("Ada"), "Ben Stone: wrote 1, copied 1");
  ASSERT_TRUE(undo(*app_, std::nullopt));
  EXPECT_EQ(known_to("Cy"), "Ada Byron: wrote 1\nBen Stone: copied 1");
}

TEST_F(TiesTest, OnAListTheAnswerSaysWhoIsMeant) {
  const std::string list = "List-Id: <looms.example.org>\nList-Post: <mailto:looms@example.org>\n";
  import(message(2, "ada@example.com", "looms@example.org", list) +
         message(3, "ben@example.com", "looms@example.org", list + "In-Reply-To: <m2@example.org>\n"));
  EXPECT_EQ(known_to("Ada"), "Ben Stone: wrote 1");
}

TEST_F(TiesTest, AMergeTakesTheTiesAlongAndBack) {
  import(message(2, "ada@example.com", "me@example.org", "Cc: benjamin@example.net\n"));
  const PersonId other = add("Benjamin Stone", "benjamin@example.net");
  EXPECT_EQ(known_to("Ada"), "Benjamin Stone: wrote 1");
  ASSERT_TRUE(merge(*app_, ben_, other));
  EXPECT_EQ(known_to("Ada"), "Ben Stone: wrote 1");
  ASSERT_TRUE(unmerge(*app_, other));
  EXPECT_EQ(known_to("Ada"), "Benjamin Stone: wrote 1");
}

TEST_F(TiesTest, TypedForSeveralAtOnceIsOneMeeting) {
  for (const PersonId id : {ada_, ben_}) {
    TouchInput input;
    input.channel = Channel::lunch;
    input.note = "the harbour";
    input.at = app_->now() - std::chrono::hours{50};
    ASSERT_TRUE(log_touch(*app_, id, input));
  }
  EXPECT_EQ(known_to("Ada"), "Ben Stone: met 1");
}

TEST_F(TiesTest, TheUserKnowsBetter) {
  import(message(2, "ada@example.com", "me@example.org", "Cc: ben@example.com\n"));
  ASSERT_TRUE(add_relation(*app_, ada_, RelationKind::strangers, ben_));
  EXPECT_EQ(known_to("Ada"), "");
  EXPECT_EQ(person_ties(*app_, ben_)->strangers.size(), 1U);
  const auto said = add_relation(*app_, ben_, RelationKind::knows, ada_, HowWell::closely);
  ASSERT_TRUE(said);
  EXPECT_EQ(said->title, "Ben Stone knows Ada Byron closely");
  EXPECT_EQ(known_to("Ada"), "Ben Stone: said 1, wrote 1");
  ASSERT_TRUE(undo(*app_, std::nullopt));
  EXPECT_EQ(known_to("Ada"), "") << "both come back in one step";
  EXPECT_FALSE(add_relation(*app_, ada_, RelationKind::spouse, ben_, HowWell::well));
}

TEST_F(TiesTest, OwnTiesAreOfThoseThereWasContactWith) {
  EXPECT_TRUE(own_ties(*app_)->empty());
  import(message(2, "ada@example.com", "me@example.org") + message(3, "me@example.org", "ben@example.com"));
  const auto own = own_ties(*app_);
  ASSERT_TRUE(own);
  ASSERT_EQ(own->size(), 2U);
  EXPECT_EQ(own->front().other.name, "Ada Byron") << "who wrote is nearer than who never did";
  EXPECT_FALSE(person_ties(*app_, PersonId{99}));
}

}  // namespace
}  // namespace kith::app
