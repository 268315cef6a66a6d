// The sample network: the same for the same day, alive on every day of the week, and gone with one undo.
#include <filesystem>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "app/demo_people.hpp"
#include "app/demo_places.hpp"
#include "app/history.hpp"
#include "app/json.hpp"
#include "app/keeping.hpp"
#include "app/people.hpp"
#include "app/today.hpp"
#include "base/text.hpp"
#include "store/catalogue.hpp"
#include "store/log.hpp"
#include "store/organisations.hpp"
#include "store/reviews.hpp"

namespace kith {
namespace {

class Folder {
 public:
  Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "kith-demo-XXXXXX").string();
    path_ = ::mkdtemp(pattern.data());
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { std::filesystem::remove_all(path_); }
  std::string file(const std::string& name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

Instant at(std::string_view text) {
  return parse_instant(text, Zone::utc()).value();
}

App open(const std::string& file, std::string_view now) {
  auto app = App::open({file, at(now), "Europe/London"});
  if (!app) ADD_FAILURE() << app.error().what;
  return std::move(app).value();
}

App filled(const std::string& file, std::string_view now) {
  App app = open(file, now);
  const auto done = app::fill_demo(app);
  EXPECT_TRUE(done) << done.error().what;
  return app;
}

template <class T>
T need(Result<T> result) {
  if (!result) ADD_FAILURE() << result.error().what;
  return std::move(result).value();
}

constexpr std::string_view kDay = "2026-11-18T08:30:00Z";  // a Wednesday

std::vector<Person> everybody(const App& app) {
  const Db db = need(app.read());
  std::vector<Person> all;
  for (auto& [id, person] : need(load_people(db, need(all_people(db))))) all.push_back(std::move(person));
  return all;
}

TEST(Demo, IsTheSameForTheSameMoment) {
  const Folder folder;
  const App one = filled(folder.file("one.db"), kDay);
  const App two = filled(folder.file("two.db"), kDay);
  EXPECT_EQ(app::to_json(need(app::today(one))).dump(), app::to_json(need(app::today(two))).dump());
  const auto a = everybody(one);
  const auto b = everybody(two);
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    EXPECT_EQ(a[i].name, b[i].name);
    ASSERT_EQ(a[i].handles.size(), b[i].handles.size());
    ASSERT_EQ(a[i].notes.size(), b[i].notes.size());
    for (std::size_t n = 0; n < a[i].handles.size(); ++n) EXPECT_EQ(a[i].handles[n].value, b[i].handles[n].value);
    for (std::size_t n = 0; n < a[i].notes.size(); ++n) EXPECT_EQ(a[i].notes[n].text, b[i].notes[n].text);
  }
}

// Monday to Sunday, the ends of a year, a leap day, the day after a clock change.
TEST(Demo, TodayIsMixedAndFitsOnAnyDay) {
  const Folder folder;
  int n = 0;
  for (const std::string_view now :
       {"2026-11-16T07:00:00Z", "2026-11-17T12:00:00Z", "2026-11-18T23:30:00Z", "2026-11-19T08:00:00Z",
        "2026-11-20T18:00:00Z", "2026-11-21T09:00:00Z", "2026-11-22T09:00:00Z", "2026-12-31T09:00:00Z",
        "2027-01-01T00:10:00Z", "2028-02-29T09:00:00Z", "2027-03-28T09:00:00Z"}) {
    SCOPED_TRACE(now);
    const App app = filled(folder.file(std::to_string(++n)), now);
    const auto view = need(app::today(app));
    std::map<Kind, int> kinds;
    std::string lines;
    for (const auto& item : view.items) {
      ++kinds[item.item.kind];
      lines += item.person.name + ": " + item.line.why.front() + "\n";
    }
    SCOPED_TRACE(lines);
    EXPECT_EQ(kinds[Kind::owed], 2);
    EXPECT_EQ(kinds[Kind::promise], 1);
    EXPECT_EQ(kinds[Kind::approach], 1);
    EXPECT_EQ(kinds[Kind::nudge], 2);
    EXPECT_EQ(kinds[Kind::birthday], 1);
    EXPECT_GE(kinds[Kind::due], 1);
    EXPECT_EQ(view.budget, 30);
    EXPECT_LE(view.planned, 30);
    EXPECT_GE(view.planned, 26);
    EXPECT_GT(view.later, 0);
    EXPECT_GT(view.needed, 30);
    EXPECT_LT(view.needed, 42);
    EXPECT_TRUE(view.advice);
    const auto waiting = need(app::waiting(app));
    EXPECT_EQ(waiting.size(), 4U);
    EXPECT_EQ(std::count_if(waiting.begin(), waiting.end(), [](const auto& one) { return one.nudge > 0; }), 2);
    EXPECT_EQ(need(app::owed(app)).size(), 2U);
  }
}

TEST(Demo, HasWhatEveryScreenShows) {
  const Folder folder;
  const App app = filled(folder.file("db"), kDay);
  const auto people = everybody(app);
  EXPECT_EQ(people.size(), 800U);
  std::map<State, int> states;
  std::map<std::int64_t, int> strata;
  int changes = 0;
  int placed = 0;
  int birthdays = 0;
  std::size_t notes = 0;
  for (const Person& one : people) {
    ++states[one.state];
    if (one.state == State::active) ++strata[one.stratum.value];
    placed += one.placed ? 1 : 0;
    birthdays += one.birthday ? 1 : 0;
    notes += one.notes.size();
    for (const Position& job : one.positions) changes += job.noticed ? 1 : 0;
  }
  EXPECT_EQ(states[State::do_not_contact], 2);
  EXPECT_GT(states[State::resting], 100);
  ASSERT_EQ(strata.size(), 5U);
  EXPECT_LT(strata[1], strata[2]);
  EXPECT_LT(strata[2], strata[3]);
  EXPECT_GT(800 - placed, 150);  // a good part nobody has decided about yet
  EXPECT_EQ(changes, 6);
  EXPECT_GT(birthdays, 120);
  EXPECT_GT(notes, 200U);
  EXPECT_EQ(need(app::same_pairs(app)).size(), 3U);
  EXPECT_GT(need(app::tags(app)).size(), 8U);

  const Db db = need(app.read());
  EXPECT_EQ(need(imports(db)).size(), 4U);
  const auto organisations = need(organisation_rows(db));
  EXPECT_GT(organisations.size(), 60U);
  for (const OrganisationRow& one : organisations)
    EXPECT_EQ(one.home, one.name == demo::places()[demo::kHome].name) << one.name;
  const auto found = need(steps(db, {}, 10));
  EXPECT_EQ(found.front().kind, "demo");
  EXPECT_TRUE(need(app::settings(app)).demo);
}

TEST(Demo, TextsAreCleanAndAddressesInvented) {
  const demo::Network network = demo::network(local_date(2026, 11, 18));
  std::set<std::string> names;
  for (const demo::Sample& one : network.people) {
    const std::string name = one.given + " " + one.family;
    EXPECT_TRUE(is_utf8(name));
    EXPECT_TRUE(names.insert(name).second) << name;
    for (const demo::Memo& memo : one.memos) {
      EXPECT_TRUE(is_utf8(memo.text));
      EXPECT_EQ(memo.text, clean_utf8(memo.text));
      EXPECT_FALSE(memo.text.empty());
      EXPECT_GT(memo.ago, 0);
    }
    int before = 100000;
    int minute = 0;
    for (const demo::Moment& moment : one.moments) {
      EXPECT_GT(moment.ago, 0) << name;
      EXPECT_LT(moment.ago, 800) << name;
      EXPECT_TRUE(moment.ago < before || (moment.ago == before && moment.minute >= minute)) << name;
      before = moment.ago;
      minute = moment.minute;
      EXPECT_TRUE(moment.minute >= 8 * 60 && moment.minute < 24 * 60) << name;
      EXPECT_EQ(moment.note, clean_utf8(moment.note));
    }
  }
  const Folder folder;
  const App app = filled(folder.file("db"), kDay);
  std::set<std::string> keys;
  for (const Person& one : everybody(app)) {
    EXPECT_FALSE(one.handles.empty()) << one.name;
    for (const Handle& handle : one.handles) {
      EXPECT_FALSE(handle.key.empty()) << handle.value;
      EXPECT_TRUE(keys.insert(handle.key).second) << handle.value;
      if (handle.kind == HandleKind::email) {
        EXPECT_TRUE(handle.key.ends_with("example.com") || handle.key.ends_with("example.org")) << handle.key;
      }
      if (handle.kind == HandleKind::profile) {
        EXPECT_TRUE(handle.key.starts_with("linkedin.com/in/kith-demo-")) << handle.key;
      }
    }
  }
}

TEST(Demo, TouchesAreLikeRealLife) {
  const demo::Network network = demo::network(local_date(2026, 11, 18));
  std::vector<std::size_t> counts;
  int touches = 0;
  int weekend = 0;
  int inbound = 0;
  for (const demo::Sample& one : network.people) {
    counts.push_back(one.moments.size());
    for (const demo::Moment& moment : one.moments) {
      ++touches;
      inbound += moment.direction == Direction::in ? 1 : 0;
      weekend +=
          moment.direction == Direction::out && iso_weekday(local_date(2026, 11, 18) - Days{moment.ago}) > 5 ? 1 : 0;
    }
  }
  std::sort(counts.begin(), counts.end());
  EXPECT_GT(touches, 2500);
  EXPECT_LT(weekend, touches / 50);  // a Sunday answer now and then
  EXPECT_GT(inbound, touches / 5);
  EXPECT_LE(counts[counts.size() / 2], 4U);                  // most: seldom
  EXPECT_GE(counts.back(), 12 * counts[counts.size() / 2]);  // a few: often
}

TEST(Demo, OneUndoEmptiesTheWorkspace) {
  const Folder folder;
  const App app = filled(folder.file("db"), kDay);
  EXPECT_EQ(app::fill_demo(app).error().code, Code::refused);
  ASSERT_TRUE(app::undo(app));
  const Db db = need(app.read());
  EXPECT_EQ(need(count_people(db, {})), 0);
  EXPECT_TRUE(need(open_reviews(db)).empty());
  EXPECT_FALSE(need(app::settings(app)).demo);
  EXPECT_TRUE(need(kith::settings(db)).empty());
  EXPECT_TRUE(need(app::today(app)).items.empty());
  EXPECT_TRUE(need(organisation_rows(db)).empty());
}

}  // namespace
}  // namespace kith
