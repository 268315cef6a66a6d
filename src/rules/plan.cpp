#include "rules/plan.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <queue>

namespace kith {
namespace {

constexpr int kNoLane = -1;
constexpr double kFirstShare =
    0.96;  // of the horizon's minutes; measured at 1.4 times the load: fewer move than with .8, .9 or 1

// A day of the horizon: what is left of its minutes, and of each channel that has hours.
struct Slot {
  bool works = false;
  int room = 0;
  std::vector<int> lane_minutes = {};  // when the day begins
  std::vector<int> lane_room = {};
  std::vector<std::size_t> placed = {};  // places in the work
};

class Leveller {
 public:
  Leveller(std::span<const Work> work, LocalDate today, const Budget& budget, int reserved)
      : work_(work), today_(today), budget_(budget) {
    name_lanes();
    for (int day = 0; day < kHorizonDays; ++day) slots_[at(day)] = slot(today + Days{day});
    slots_[0].room = std::max(0, slots_[0].room - budget.spent - reserved);
    for (const auto& [channel, minutes] : budget.used) {
      const int lane = lane_of(channel);
      if (lane != kNoLane) slots_[0].lane_room[at(lane)] -= minutes;
    }
    day_.assign(work.size(), kNoDay);
  }

  Levelled run() {
    rank();
    admit();
    settle_homes();
    place_the_rest();
    queue_.insert(queue_.end(), second_.begin(), second_.end());
    place_the_rest();
    displace_for_waiting();
    Levelled result{std::vector<std::optional<LocalDate>>(work_.size()), std::vector<int>(kHorizonDays, 0)};
    for (std::size_t i = 0; i < work_.size(); ++i) {
      if (day_[i] == kNoDay) continue;
      result.day[i] = today_ + Days{day_[i]};
      result.load[at(day_[i])] += minutes_[i];
    }
    return result;
  }

 private:
  static constexpr int kNoDay = -1;
  struct Span {
    int from, to;
  };

  static std::size_t at(int day) { return static_cast<std::size_t>(day); }

  // ---- days and lanes

  void name_lanes() {
    for (const OpenHours& row : budget_.hours.rows()) {
      if (lane_of(row.channel) == kNoLane) lanes_.push_back(row.channel);
    }
  }

  int lane_of(Channel channel) const {
    const auto found = std::find(lanes_.begin(), lanes_.end(), channel);
    return found == lanes_.end() ? kNoLane : static_cast<int>(found - lanes_.begin());
  }

  Slot slot(LocalDate day) const {
    Slot made;
    made.works = budget_.days.works(day);
    made.room = made.works ? budget_.minutes : 0;
    for (const Channel channel : lanes_) made.lane_minutes.push_back(budget_.hours.minutes(channel, day).value_or(0));
    made.lane_room = made.lane_minutes;
    return made;
  }

  // The day carries work and the work's channel is open.
  bool open(int day, int lane) const {
    const Slot& slot = slots_[at(day)];
    return slot.works && (lane == kNoLane || slot.lane_minutes[at(lane)] > 0);
  }

  // A call longer than the hours of a day takes the whole of them.
  int lane_minutes(std::size_t i, int day, int lane) const {
    return std::min(minutes_[i], slots_[at(day)].lane_minutes[at(lane)]);
  }

  bool fits(std::size_t i, int day) const {
    const int lane = lane_[i];
    if (!open(day, lane) || slots_[at(day)].room < minutes_[i]) return false;
    return lane == kNoLane || slots_[at(day)].lane_room[at(lane)] >= lane_minutes(i, day, lane);
  }

  void put(std::size_t i, int day) {
    Slot& slot = slots_[at(day)];
    slot.room -= minutes_[i];
    if (lane_[i] != kNoLane) slot.lane_room[at(lane_[i])] -= lane_minutes(i, day, lane_[i]);
    slot.placed.push_back(i);
    day_[i] = day;
  }

  void take_out(std::size_t i) {
    Slot& slot = slots_[at(day_[i])];
    slot.room += minutes_[i];
    if (lane_[i] != kNoLane) slot.lane_room[at(lane_[i])] += lane_minutes(i, day_[i], lane_[i]);
    std::erase(slot.placed, i);
    day_[i] = kNoDay;
  }

  // ---- what each may

  int due(std::size_t i) const { return (work_[i].due - today_).count(); }

  // The days it may fall on; empty when from > to.
  Span reach(std::size_t i) const {
    const int day = due(i);
    if (day < 0) return {0, kHorizonDays - 1};
    const int slack = static_cast<int>(kSlack * std::max(0, work_[i].interval_days));
    return {std::max(0, work_[i].pinned ? day : day - slack), std::min(kHorizonDays - 1, day + slack)};
  }

  // Calls `accept` on the days of the reach, nearest to the due date first, the earlier of two as near, until it
  // says true; gives that day.
  template <class Accept>
  int nearest(std::size_t i, const Span& span, Accept accept) const {
    const int centre = std::clamp(due(i), 0, kHorizonDays - 1);
    const int most = std::max(centre - span.from, span.to - centre);
    for (int away = 0; away <= most; ++away) {
      if (centre - away >= span.from && accept(centre - away)) return centre - away;
      if (away > 0 && centre + away <= span.to && accept(centre + away)) return centre + away;
    }
    return kNoDay;
  }

  Span reach_to_open(std::size_t i) const {
    Span span = reach(i);
    for (int day = span.from; day <= span.to; ++day) {
      if (open(day, lane_[i])) return span;
    }
    // A rhythm of days with no open day near: the next one there is. A day that was named stays what it was.
    if (lane_[i] == kNoLane && work_[i].interval_days < 1) return span;
    while (span.to + 1 < kHorizonDays && !open(span.to, lane_[i])) ++span.to;
    return span;
  }

  // ---- the four steps

  bool before(std::size_t a, std::size_t b) const {
    if (work_[a].pinned != work_[b].pinned) return work_[a].pinned;
    return work_[a].value != work_[b].value ? work_[a].value > work_[b].value : a < b;
  }

  void rank() {
    minutes_.resize(work_.size());
    lane_.resize(work_.size());
    reach_.resize(work_.size());
    for (std::size_t i = 0; i < work_.size(); ++i) {
      if (due(i) >= kHorizonDays) continue;
      // What is longer than a whole day's minutes takes a day that is otherwise empty.
      minutes_[i] = std::clamp(work_[i].minutes, 1, budget_.minutes);
      lane_[i] = lanes_.empty() ? kNoLane : lane_of(work_[i].channel);
      reach_[i] = reach_to_open(i);
      queue_.push_back(i);
      least_ = std::min(least_, minutes_[i]);
    }
    std::sort(queue_.begin(), queue_.end(), [&](std::size_t a, std::size_t b) { return before(a, b); });
  }

  // More than the days carry: the best that nearly fill them are placed as if the others were not there, so that
  // these only fill gaps, and a gap that opens is filled from the end of the list, not by moving everybody up.
  void admit() {
    double left = 0;
    for (const Slot& slot : slots_) left += kFirstShare * slot.room;
    std::size_t kept = 0;
    for (; kept < queue_.size() && left > 0; ++kept) left -= minutes_[queue_[kept]];
    second_.assign(queue_.begin() + static_cast<std::ptrdiff_t>(kept), queue_.end());
    queue_.resize(kept);
  }

  void settle_homes() {
    std::vector<std::size_t> left;
    for (const std::size_t i : queue_) {
      const int home = nearest(i, reach_[i], [&](int day) { return open(day, lane_[i]); });
      if (home == kNoDay) continue;  // no open day: it waits
      if (fits(i, home)) {
        put(i, home);
      } else {
        left.push_back(i);
      }
    }
    queue_ = std::move(left);
  }

  bool any_room() const {
    return std::any_of(slots_.begin(), slots_.end(), [&](const Slot& slot) { return slot.room >= least_; });
  }

  int day_with_room(std::size_t i) const {
    return nearest(i, reach_[i], [&](int day) { return fits(i, day); });
  }

  void place_the_rest() {
    std::vector<std::size_t> left;
    bool room = any_room();
    for (const std::size_t i : queue_) {
      // Once every day is full the rest waits: an overloaded plan costs no more than a fitting one.
      const int day = room ? day_with_room(i) : kNoDay;
      if (day == kNoDay) {
        left.push_back(i);
      } else {
        put(i, day);
        room = any_room();
      }
    }
    queue_ = std::move(left);
  }

  // Who would have to leave that day for `i`, worst first; none when even all of them would not do.
  std::optional<std::vector<std::size_t>> victims(std::size_t i, int day) const {
    const Slot& slot = slots_[at(day)];
    int short_of = minutes_[i] - slot.room;
    int lane_short = lane_[i] == kNoLane ? 0 : lane_minutes(i, day, lane_[i]) - slot.lane_room[at(lane_[i])];
    std::vector<std::size_t> worse;
    for (const std::size_t other : slot.placed) {
      if (!work_[other].pinned && work_[other].value < work_[i].value) worse.push_back(other);
    }
    std::sort(worse.begin(), worse.end(), [&](std::size_t a, std::size_t b) { return before(b, a); });
    std::vector<std::size_t> leave;
    for (const std::size_t other : worse) {
      if (short_of <= 0 && lane_short <= 0) break;
      const bool same_lane = lane_[i] != kNoLane && lane_[other] == lane_[i];
      if (short_of <= 0 && !same_lane) continue;
      short_of -= minutes_[other];
      if (same_lane) lane_short -= lane_minutes(other, day, lane_[i]);
      leave.push_back(other);
    }
    if (short_of > 0 || lane_short > 0) return std::nullopt;
    return leave;
  }

  double worst_of(int day) const {
    double worst = std::numeric_limits<double>::infinity();
    for (const std::size_t other : slots_[at(day)].placed) {
      if (!work_[other].pinned) worst = std::min(worst, work_[other].value);
    }
    return worst;
  }

  // Among the days of a week the one where the least is lost: taking the very nearest would push a chain of people
  // one day on each.
  int day_to_displace(std::size_t i, const std::array<double, kHorizonDays>& worst,
                      std::vector<std::size_t>& leave) const {
    int best = kNoDay;
    int best_week = 0;
    const int centre = std::clamp(due(i), 0, kHorizonDays - 1);
    nearest(i, reach_[i], [&](int day) {
      const int week = std::abs(day - centre) / 7;
      if (best != kNoDay && week > best_week) return true;
      if (fits(i, day)) {
        leave.clear();
        best = day;
        return true;
      }
      if (!open(day, lane_[i]) || worst[at(day)] >= work_[i].value) return false;
      if (best != kNoDay && worst[at(day)] >= worst[at(best)]) return false;
      if (auto found = victims(i, day)) {
        leave = *std::move(found);
        best = day;
        best_week = week;
      }
      return false;
    });
    return best;
  }

  void displace_for_waiting() {
    const auto later = [&](std::size_t a, std::size_t b) { return before(b, a); };
    std::priority_queue waiting(later, std::move(queue_));
    std::array<double, kHorizonDays> worst{};
    for (int day = 0; day < kHorizonDays; ++day) worst[at(day)] = worst_of(day);
    while (!waiting.empty()) {
      const std::size_t i = waiting.top();
      waiting.pop();
      std::vector<std::size_t> leave;
      const int day = day_to_displace(i, worst, leave);
      if (day == kNoDay) continue;
      for (const std::size_t other : leave) take_out(other);
      put(i, day);
      // Best first: whoever still fits beside it stays.
      for (auto other = leave.rbegin(); other != leave.rend(); ++other) {
        if (fits(*other, day)) {
          put(*other, day);
        } else {
          waiting.push(*other);
        }
      }
      worst[at(day)] = worst_of(day);
    }
  }

  std::span<const Work> work_;
  LocalDate today_;
  const Budget& budget_;
  std::vector<Channel> lanes_;  // channels with hours
  std::array<Slot, kHorizonDays> slots_;
  std::vector<int> minutes_, lane_, day_;  // beside the work
  std::vector<Span> reach_;
  std::vector<std::size_t> queue_;   // who has no day yet, best first
  std::vector<std::size_t> second_;  // and who comes after them
  int least_ = std::numeric_limits<int>::max();
};

}  // namespace

Levelled level(std::span<const Work> work, LocalDate today, const Budget& budget, int reserved) {
  if (budget.minutes <= 0) return {std::vector<std::optional<LocalDate>>(work.size()), std::vector<int>(kHorizonDays)};
  return Leveller(work, today, budget, reserved).run();
}

double cost(int minutes, int interval_days, const WorkDays& days) {
  const auto working = std::count(days.week.begin(), days.week.end(), true);
  const double a_day = static_cast<double>(minutes) / std::max(1, interval_days);
  return working == 0 ? a_day * 7 : a_day * 7 / static_cast<double>(working);
}

Need need(std::span<const Work> work, const WorkDays& days) {
  return {std::accumulate(work.begin(), work.end(), 0.0, [&](double sum, const Work& one) {
    return sum + cost(one.minutes, one.interval_days, days);
  })};
}

}  // namespace kith
