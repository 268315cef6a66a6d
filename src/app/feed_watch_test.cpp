#include "app/feed_watch.hpp"

#include "app/fake_pages.hpp"
#include "app/test_app.hpp"

namespace kith {
namespace {

class FeedWatchTest : public AppTest {};

TEST_F(FeedWatchTest, AsksWhenTheTimeHasComeAndStops) {
  FakeWeb web;
  const std::string url = "https://bees.example.org/feed";
  web.put(url, rss_of("Bees", {}));
  ASSERT_TRUE(app::follow(*app_, {url, {}, {}, true}, web.means()));
  at("2026-11-25T09:00:00Z");
  web.put(url, rss_of("Bees", {"One|https://bees.example.org/1"}));
  {
    using std::chrono::milliseconds;
    const app::FeedWatch watch(*app_, web.means(), {milliseconds{1}, milliseconds{1}});
    for (int i = 0; i < 500 && app::following(*app_)->front().brought.items == 0; ++i) {
      std::this_thread::sleep_for(milliseconds{10});
    }
  }
  EXPECT_EQ(app::following(*app_)->front().brought.items, 1);
  web.take_asked();
  {
    const app::FeedWatch idle(*app_, web.means());
  }  // gone before its first look
  EXPECT_TRUE(web.take_asked().empty());
}

}  // namespace
}  // namespace kith
