#include "app/introductions.hpp"
#include "app/next_steps.hpp"
#include "store/introductions.hpp"

namespace kith::app {
namespace {

constexpr int kAskMinutes = 5;
constexpr int kMakeMinutes = 10;
constexpr int kKeepMinutes = 2;

int minutes_for(IntroductionAct act) {
  if (act == IntroductionAct::made) return kMakeMinutes;
  return act == IntroductionAct::agree ? kKeepMinutes : kAskMinutes;
}

}  // namespace

Result<std::vector<NextStep>> introduction_steps(const Db& db, LocalDate today, const Zone& zone) {
  KITH_TRY(auto all, list_introductions(db, {}));
  // A replayed day knows nothing of what came later.
  const Instant ends = zone.start_of(today + Days{1}) - std::chrono::seconds{1};
  std::erase_if(all, [&](const Introduction& one) { return !is_open(one) || one.created > ends; });
  KITH_TRY(auto lines, introduction_lines(db, std::move(all), ends, zone));
  std::vector<NextStep> steps;
  for (IntroductionLine& line : lines) {
    if (!line.next || line.next->due > today) continue;
    if (line.first.state == State::do_not_contact || line.second.state == State::do_not_contact) continue;
    NextStep step;
    step.kind = StepOf::introduction;
    step.id = line.introduction.id.value;
    step.title = std::move(line.title);
    step.what = std::move(line.next->what);
    step.due = line.next->due;
    step.minutes = minutes_for(line.next->act);
    if (line.next->side) {
      step.person = *line.next->side == IntroductionSide::first ? std::move(line.first) : std::move(line.second);
    }
    steps.push_back(std::move(step));
  }
  return steps;
}

}  // namespace kith::app
