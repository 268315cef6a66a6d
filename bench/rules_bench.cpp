// The decisions behind Today, without any storage: 20,000 people, ten touches each.
#include <benchmark/benchmark.h>

#include "app/demo_random.hpp"
#include "rules/rhythm.hpp"
#include "rules/strata.hpp"
#include "rules/today.hpp"

namespace kith {
namespace {

const Zone& zone() {
  static const Zone london = Zone::find("Europe/London").value();
  return london;
}

constexpr int kDay = 86'400;
const Instant kNow = instant(1'763'400'000);

std::vector<TouchFact> touches(demo::Random& random, int count) {
  std::vector<TouchFact> all;
  for (int i = 0; i < count; ++i) {
    const Direction direction = random.chance(50) ? Direction::out : Direction::in;
    all.push_back(
        {kNow - std::chrono::seconds{random.below(730 * kDay)}, Channel::email, direction, random.chance(20)});
  }
  std::sort(all.begin(), all.end(), [](const TouchFact& a, const TouchFact& b) { return a.at < b.at; });
  return all;
}

void fold_ten_touches(benchmark::State& state) {
  demo::Random random(1);
  const auto all = touches(random, 10);
  for (auto _ : state) benchmark::DoNotOptimize(fold(all, zone()));
}
BENCHMARK(fold_ten_touches);

std::vector<Candidate> candidates(int people) {
  demo::Random random(2);
  const auto strata = default_strata();
  std::vector<Candidate> all;
  for (int i = 0; i < people; ++i) {
    const int drawn = random.below(100);
    const Stratum& stratum = strata[drawn < 1 ? 0 : drawn < 4 ? 1 : drawn < 60 ? 2 : drawn < 80 ? 3 : 4];
    Candidate one;
    one.person = PersonId{i + 1};
    one.tempo = {stratum.interval_days, stratum.counts};
    one.channel = stratum.channel;
    one.minutes = stratum.minutes;
    one.worth = stratum.worth;
    one.history = fold(touches(random, 10), zone());
    all.push_back(one);
  }
  return all;
}

void plan_a_day(benchmark::State& state) {
  const auto all = candidates(static_cast<int>(state.range(0)));
  const Conditions conditions{zone().date_of(kNow), {}};
  for (auto _ : state) benchmark::DoNotOptimize(plan_day(all, conditions, zone()));
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(plan_a_day)->Arg(800)->Arg(20'000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace kith
