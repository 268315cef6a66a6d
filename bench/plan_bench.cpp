// What planning costs at 20,000 people: the days levelled, a whole plan, triage and advice.
#include <benchmark/benchmark.h>

#include "app/demo_random.hpp"
#include "rules/advice.hpp"
#include "rules/strata.hpp"
#include "rules/triage.hpp"

namespace kith {
namespace {

const Zone& berlin() {
  static const Zone zone = Zone::find("Europe/Berlin").value();
  return zone;
}

const LocalDate kToday = local_date(2026, 11, 23);

std::vector<Stratum> numbered() {
  auto strata = default_strata();
  for (std::size_t i = 0; i < strata.size(); ++i) strata[i].id = StratumId{static_cast<std::int64_t>(i) + 1};
  return strata;
}

std::vector<Candidate> network(int people) {
  demo::Random random(3);
  const auto strata = numbered();
  std::vector<Candidate> all;
  for (int i = 0; i < people; ++i) {
    const int drawn = random.below(100);
    const Stratum& stratum = strata[drawn < 1 ? 0 : drawn < 4 ? 1 : drawn < 60 ? 2 : drawn < 80 ? 3 : 4];
    Candidate one;
    one.person = PersonId{i + 1};
    one.stratum = stratum.id;
    one.tempo = {stratum.interval_days, stratum.counts};
    one.channel = stratum.channel;
    one.minutes = stratum.minutes;
    one.worth = stratum.worth;
    one.handles = 1;
    if (random.chance(60)) {
      const Instant at = berlin().start_of(kToday - Days{random.below(900)}) + std::chrono::hours{9};
      one.history = fold(std::vector<TouchFact>{{at, Channel::call, Direction::both, false}}, berlin());
    } else {
      one.marks.first_due = kToday + Days{random.below(91)};
    }
    all.push_back(one);
  }
  return all;
}

Budget budget_with_hours() {
  Budget budget;
  budget.days.holidays = "DE-BY";
  budget.hours = ChannelHours({*parse_hours("call mon-fri 16:30-18:00")});
  return budget;
}

void replan(benchmark::State& state) {
  const auto all = network(static_cast<int>(state.range(0)));
  const Conditions conditions{kToday, budget_with_hours()};
  for (auto _ : state) benchmark::DoNotOptimize(plan_day(all, conditions, berlin()));
}
BENCHMARK(replan)->Arg(800)->Arg(20'000)->Unit(benchmark::kMillisecond);

void propose(benchmark::State& state) {
  const auto all = network(static_cast<int>(state.range(0)));
  const auto strata = numbered();
  for (auto _ : state) benchmark::DoNotOptimize(triage(all, strata, {}, 30, kToday, berlin()));
}
BENCHMARK(propose)->Arg(800)->Arg(20'000)->Unit(benchmark::kMillisecond);

void advise_moves(benchmark::State& state) {
  const auto all = network(static_cast<int>(state.range(0)));
  const auto strata = numbered();
  for (auto _ : state) benchmark::DoNotOptimize(advise(all, strata, {}, 30, kToday, berlin()));
}
BENCHMARK(advise_moves)->Arg(800)->Arg(20'000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace kith
