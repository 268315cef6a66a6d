// The network in memory, after whatever happened, is the one that is built anew.
#include "app/network_book.hpp"

#include <map>
#include <random>

#include "app/knowing.hpp"
#include "app/merging.hpp"
#include "app/opened_plan.hpp"
#include "app/test_app.hpp"

namespace kith::app {
namespace {

class NetworkBookTest : public AppTest {
 protected:
  void SetUp() override {
    AppTest::SetUp();
    ASSERT_TRUE(change_settings(*app_, {{"own-address", "me@example.org"}}));
    for (int i = 0; i < 12; ++i) people_.push_back(add_at_work(i));
  }
  static std::string address(int i) { return fmt::format("p{}@example.com", i); }
  PersonId add_at_work(int i) {
    PersonEdit edit;
    edit.name = fmt::format("Person {}", i);
    edit.handles = {{{}, HandleKind::email, address(i), "", ""}};
    Position at;
    at.organisation = fmt::format("Works {}", i % 3);
    edit.positions = {{at}};
    const auto done = add_person(*app_, edit);
    EXPECT_TRUE(done) << sentence(done.error());
    return done ? done->person : PersonId{};
  }
  PersonId any() { return people_[random_() % people_.size()]; }

  // One act of any kind; many are refused, which changes nothing.
  void act() {
    switch (random_() % 9) {
      case 0: {
        const PersonId one = any(), other = any();
        TouchInput input;
        input.channel = Channel::lunch;
        input.note = "table";
        input.at = app_->now() - std::chrono::hours{1 + random_() % 3};
        static_cast<void>(log_touch(*app_, one, input));
        static_cast<void>(log_touch(*app_, other, input));
        break;
      }
      case 1: {
        static constexpr RelationKind kKinds[] = {RelationKind::knows, RelationKind::strangers, RelationKind::manager};
        static_cast<void>(add_relation(*app_, any(), kKinds[random_() % 3], any()));
        break;
      }
      case 2: static_cast<void>(delete_person(*app_, any())); break;
      case 3: static_cast<void>(restore_person(*app_, any())); break;
      case 4: static_cast<void>(merge(*app_, any(), any())); break;
      case 5: static_cast<void>(unmerge(*app_, any())); break;
      case 6: static_cast<void>(undo(*app_)); break;
      case 7: people_.push_back(add_at_work(static_cast<int>(random_() % 20))); break;
      case 8: {
        const auto to = random_() % 20, cc = random_() % 20;
        const std::string number = std::to_string(++messages_);
        import("From x Mon Nov  2 10:00:00 2026\nFrom: " + address(static_cast<int>(random_() % 20)) +
               "\nTo: me@example.org, " + address(static_cast<int>(to)) + "\nCc: " + address(static_cast<int>(cc)) +
               "\nDate: Mon, 2 Nov 2026 10:00:00 +0000\nSubject: S" + number + "\nMessage-ID: <m" + number +
               "@example.org>\n\nHello.\n\n");
        break;
      }
    }
  }

  static std::map<std::pair<std::int64_t, std::int64_t>, std::string> told(const NetworkView& view) {
    std::map<std::pair<std::int64_t, std::int64_t>, std::string> all;
    for (Node node = 0; node < view.graph.nodes(); ++node) {
      for (const Arc& arc : view.graph.arcs_of(node)) {
        all[{view.people[node].value, view.people[arc.to].value}] =
            fmt::format("{:.5f} {} {}", arc.strength, arc.signs, arc.last_day);
      }
    }
    return all;
  }

  std::mt19937 random_{7};
  std::vector<PersonId> people_;
  int messages_ = 0;
};

TEST_F(NetworkBookTest, FollowsTheLogToWhatIsBuiltAnew) {
  std::size_t most = 0;
  for (int round = 0; round < 60; ++round) {
    for (auto acts = 1 + random_() % 3; acts > 0; --acts) act();
    const auto opened = open_plan(*app_);
    ASSERT_TRUE(opened);
    const auto followed = app_->network().view(opened->db, *opened->view);
    ASSERT_TRUE(followed) << sentence(followed.error());
    NetworkBook fresh;
    const auto built = fresh.view(opened->db, *opened->view);
    ASSERT_TRUE(built);
    ASSERT_EQ(told(**followed), told(**built)) << "round " << round;
    most = std::max(most, (*built)->graph.arcs());
  }
  EXPECT_GT(most, 40U) << "there was something to follow";
}

TEST_F(NetworkBookTest, WhoAskedNotToBeContactedIsClosed) {
  ASSERT_TRUE(add_relation(*app_, people_[0], RelationKind::knows, people_[1]));
  ASSERT_TRUE(rest(*app_, people_[1], Rest::do_not_contact));
  const auto opened = open_plan(*app_);
  const auto view = app_->network().view(opened->db, *opened->view);
  ASSERT_TRUE(view);
  EXPECT_EQ((*view)->open[(*view)->node(people_[1])], 0);
  EXPECT_EQ((*view)->open[(*view)->node(people_[0])], 1);
  EXPECT_EQ((*view)->node(PersonId{999}), NetworkView::kNobody);
  EXPECT_FALSE((*view)->evidence_between(people_[1], people_[0]).empty());
}

}  // namespace
}  // namespace kith::app
