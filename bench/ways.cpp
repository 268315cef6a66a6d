// How long "who could bring me to X?" takes on a network of 20,000 people and 200,000 contacts, with ties between
// others added at random and in clusters. Prints what it measured; the first question builds the network in memory.
//   bench/ways [--people 20000] [--touches 200000] [--ties 60000] [--requests 200]
#include <cstdlib>

#include <fmt/format.h>

#include "app/app.hpp"
#include "app/contact.hpp"
#include "app/demo_random.hpp"
#include "app/network_map.hpp"
#include "app/paths.hpp"
#include "app/silo.hpp"
#include "store/relations.hpp"
#include "support/measure.hpp"
#include "support/process.hpp"
#include "support/workspace.hpp"

namespace kith::bench {
namespace {

constexpr std::string_view kWaysAsked = "50";
constexpr int kWrites = 20, kAudits = 5;

struct WaysWish {
  Size size;
  int ties = 60'000;
  int requests = 200;
};

// Half of them near by number, which is how clusters look; half anywhere.
Status add_ties(const App& app, const WaysWish& wish, demo::Random& random) {
  KITH_TRY(Tx tx, app.write("test", "Ties"));
  for (int i = 0; i < wish.ties; ++i) {
    const int one = random.between(1, wish.size.people);
    const int other =
        i % 2 == 0 ? std::min(wish.size.people, one + random.between(1, 40)) : random.between(1, wish.size.people);
    if (one == other) continue;
    Relation relation;
    relation.person = PersonId{one};
    relation.other = PersonId{other};
    relation.at = tx.now();
    KITH_TRY(const auto id, insert_relation(tx, relation));
    static_cast<void>(id);
  }
  return app.finish(tx);
}

void times_of(const App& app, const std::string& what, int requests, const std::function<std::string()>& target,
              WayFor purpose = WayFor::anything) {
  std::vector<double> all;
  std::size_t ways = 0, answered = 0;
  for (int i = 0; i < requests; ++i) {
    const std::string to = target();
    const Stopwatch watch;
    const auto found = app::paths(app, {to, app::kUsualWays, app::kUsualWaySteps, purpose});
    all.push_back(watch.milliseconds());
    if (!found) continue;
    ++answered;
    ways += found->ways.size();
  }
  print_times(
      fmt::format("{} ({:.1f} ways, {} of {} answered)", what,
                  answered == 0 ? 0. : static_cast<double>(ways) / static_cast<double>(answered), answered, requests),
      all, kWaysAsked);
}

// Each question after a contact was written down, so that the network has to follow.
Status after_writes(const App& app, demo::Random& random, const WaysWish& wish) {
  std::vector<double> all;
  for (int i = 0; i < kWrites; ++i) {
    KITH_TRY(const auto done, app::log_touch(app, PersonId{random.between(1, wish.size.people)}, {Channel::call}));
    static_cast<void>(done);
    const Stopwatch watch;
    KITH_TRY(const auto found,
             app::paths(app, {std::to_string(random.between(1, wish.size.people)), 3, 4, WayFor::anything}));
    static_cast<void>(found);
    all.push_back(watch.milliseconds());
  }
  print_times("to a person, after a contact was logged", all, kWaysAsked);
  return {};
}

Status audits(const App& app) {
  std::vector<double> silo, map;
  for (int i = 0; i < kAudits; ++i) {
    const Stopwatch watch;
    KITH_TRY(const auto view, app::silo(app));
    static_cast<void>(view);
    silo.push_back(watch.milliseconds());
    const Stopwatch other;
    KITH_TRY(const auto drawn, app::network_map(app, {}));
    static_cast<void>(drawn);
    map.push_back(other.milliseconds());
  }
  print_times("the silo audit", silo, "");
  print_times("the map", map, "");
  return {};
}

Status measure(const WaysWish& wish) {
  const TemporaryFolder folder;
  const std::string file = folder.file("ways.db");
  const Instant now = *parse_instant("2026-11-23T09:00:00Z", Zone::utc());
  KITH_TRY(const Filled filled, fill_workspace(file, wish.size, now));
  KITH_TRY(const App app, App::open({file, now, "UTC"}));
  demo::Random random(7);
  KITH_CHECK(add_ties(app, wish, random));
  const Stopwatch watch;
  KITH_TRY(const auto first, app::paths(app, {"1", 3, 4, WayFor::anything}));
  static_cast<void>(first);
  fmt::print("the first question, which builds everything in memory: {:.0f} ms\n", watch.milliseconds());
  const auto person = [&] { return std::to_string(random.between(1, wish.size.people)); };
  times_of(app, "to a person", wish.requests, person);
  times_of(app, "to a person, for a job", wish.requests, person, WayFor::job);
  times_of(app, "to anyone at an organisation", wish.requests, [&] { return "@" + random.pick(filled.organisations); });
  times_of(app, "to a tag", wish.requests, [&] { return "tag:" + random.pick(filled.tags); });
  times_of(app, "to a topic", wish.requests, [&] { return random.pick(filled.tags); });
  KITH_CHECK(after_writes(app, random, wish));
  KITH_CHECK(audits(app));
  return {};
}

int number_after(int count, char** words, std::string_view option, int otherwise) {
  for (int i = 1; i + 1 < count; ++i) {
    if (option == words[i]) return std::atoi(words[i + 1]);
  }
  return otherwise;
}

}  // namespace
}  // namespace kith::bench

int main(int count, char** words) {
  using namespace kith;
  bench::WaysWish wish;
  wish.size.people = bench::number_after(count, words, "--people", wish.size.people);
  wish.size.touches = bench::number_after(count, words, "--touches", wish.size.touches);
  wish.ties = bench::number_after(count, words, "--ties", wish.ties);
  wish.requests = bench::number_after(count, words, "--requests", wish.requests);
  bench::print_machine();
  bench::print_build();
  const auto done = bench::measure(wish);
  if (!done) fmt::print(stderr, "{}\n", sentence(done.error()));
  return done ? 0 : 1;
}
