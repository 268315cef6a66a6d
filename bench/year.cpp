// What a user lives through in a year with Kith: 800 people, 30 minutes a day, answers and silences as at Enron,
// German holidays, two weeks away, 200 new people in the middle. year [SEEDS]
#include <cstdio>
#include <cstdlib>
#include <string>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "rules/test_year.hpp"

namespace kith::year {
namespace {

constexpr const char* kRanks[] = {"Core", "Close", "Active", "Wide", "Yearly"};

int median(std::vector<int> values) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

int most(const std::vector<int>& values) {
  return values.empty() ? 0 : *std::max_element(values.begin(), values.end());
}

void lateness(const Lived& lived) {
  fmt::print("  late at the contact, in intervals:    contacts   mean    p95    max\n");
  for (int rank = 1; rank <= 5; ++rank) {
    const auto found = lived.late.find(rank);
    if (found == lived.late.end()) continue;
    std::vector<double> all = found->second;
    std::sort(all.begin(), all.end());
    fmt::print("    {:34} {:8}  {:5.2f}  {:5.2f}  {:5.2f}\n", kRanks[rank - 1], all.size(), lived.mean_late(rank),
               all[all.size() * 95 / 100], all.back());
  }
}

void report(const char* title, const Plan& plan, const Lived& lived) {
  fmt::print("{}\n", title);
  fmt::print("  people in rhythm                      {} ({} reached)\n", lived.people, lived.reached);
  fmt::print("  rhythms need                          {:.1f} of {} minutes a working day\n", lived.needed, plan.budget);
  fmt::print("  minutes a working day                 median {}, most {}\n", median(lived.minutes),
             most(lived.minutes));
  fmt::print("  contacts                              {} ({} dialogues, {} nudges, {} answers owed, {} birthdays)\n",
             lived.contacts, lived.dialogues, lived.nudges, lived.owed, lived.birthdays);
  fmt::print("  waiting their turn                    median {}, most {}\n", median(lived.later), most(lived.later));
  fmt::print(
      "  back after two weeks                  {} people, {} minutes on the first day; as before after {} working "
      "days\n",
      lived.first_list_back, lived.first_minutes_back, lived.days_to_normal);
  fmt::print("  worked off after start, import, absence {} days\n", fmt::join(lived.settled_after, ", "));
  fmt::print("  tomorrow as foreseen today            {:.0f} % of the people\n",
             lived.foreseen == 0 ? 0.0 : 100.0 * lived.kept / lived.foreseen);
  lateness(lived);
}

bool line(const char* asked, const std::string& measured, bool good) {
  fmt::print("{:4} {:66} | {}\n", good ? "ok" : "NO", asked, measured);
  return good;
}

int run(int seeds) {
  bool good = true;
  double worst = 0;
  int over = 0;
  int off = 0;
  int hours = 0;
  int first = 0;
  int normal = 0;
  int misordered = 0;
  std::string order;
  for (int seed = 1; seed <= seeds; ++seed) {
    Plan plan;
    plan.seed = static_cast<unsigned>(seed);
    const Lived fits = live(plan);
    if (seed == 1) report("A year that fits", plan, fits);
    Plan with_hours = plan;
    with_hours.hours = ChannelHours({*parse_hours("call mon-wed 16:30-17:00")});
    const Lived called = live(with_hours);
    if (seed == 1) report("\nThe same, calls Monday to Wednesday 16:30 to 17:00", with_hours, called);
    Plan crowd = plan;
    crowd.crowd = 0.6;
    const Lived crowded = live(crowd);
    if (seed == 1) report("\nA year that does not fit", crowd, crowded);
    for (const Lived* lived : {&fits, &called, &crowded}) {
      over += lived->over_budget;
      off += lived->on_days_off;
      hours += lived->outside_hours;
    }
    worst = std::max(worst, fits.worst_fitting);
    first = std::max(first, fits.first_minutes_back);
    normal = std::max(normal, fits.days_to_normal);
    std::string means;
    for (int rank = 1; rank <= 5; ++rank) {
      means += fmt::format("{}{:.2f}", means.empty() ? "" : " ", crowded.served(rank));
    }
    misordered += crowded.misordered;
    if (seed == 1) order = means;
  }
  fmt::print("\n{} years\n", seeds);
  good &= line("no day above its budget", fmt::format("{} days above", over), over == 0);
  good &= line("no list on weekends, holidays and quiet days", fmt::format("{} lists", off), off == 0);
  good &= line("no call on a day without call hours", fmt::format("{} calls", hours), hours == 0);
  good &= line("nobody later than 1.25x their interval while the load fits", fmt::format("{:.2f}x", 1 + worst),
               worst <= 0.25);
  good &= line("worth kept in order when it does not: days on which a better one waited",
               fmt::format("{} days", misordered), misordered == 0);
  fmt::print("     made of asked, Core … Yearly: {}\n", order);
  good &= line("no wall after the absence: the first day", fmt::format("{} minutes", first), first <= 30);
  good &= line("and as before within four weeks", fmt::format("{} working days", normal), normal > 0 && normal <= 20);
  return good ? 0 : 1;
}

}  // namespace
}  // namespace kith::year

int main(int count, char** words) {
  return kith::year::run(count > 1 ? std::atoi(words[1]) : 5);
}
