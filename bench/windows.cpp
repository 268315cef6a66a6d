// How well the windows of answers hold: of the answers that came, how many within the predicted time.
//   build/bench/bench/windows FILE
// FILE: `id unixtime from to[,to...] subject` a line, tab separated. The later 40 % of the messages are asked about,
// and nothing of what came after a message is known when it is. First the model of `kith lab replies`, learned anew
// each week; then one person's habit (rules/reply.hpp), which Person shows; then the window of the rhythm
// (rules/rhythm.hpp), in whole days, of all rounds that were ever answered.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "rules/reply.hpp"
#include "rules/rhythm.hpp"
#include "support/rounds.hpp"

namespace {

using namespace kith;

constexpr double kTrain = .6;
constexpr Days kWeek{7};

struct Share {
  int within = 0;
  int all = 0;
  double wide = 0;  // sum of the windows
  void add(double window, double took) {
    within += took <= window ? 1 : 0;
    ++all;
    wide += window;
  }
  std::string words(const char* unit) const {
    return all == 0 ? "none"
                    : fmt::format("{:5.1f} % of {} (mean {:.1f} {})", 100. * within / all, all, wide / all, unit);
  }
};

double hours_between(Instant from, Instant to) {
  return static_cast<double>((to - from).count()) / 3600;
}

void lab_model(const std::vector<SentMessage>& messages, std::size_t first) {
  ReplyBook book;
  std::vector<std::size_t> begins;  // where a message's rows begin
  std::size_t rows = 0;
  for (const SentMessage& message : messages) {
    begins.push_back(rows);
    rows += book.add(message, ReplyBook::Use::learn).size();
  }
  std::vector<std::optional<double>> took(rows);
  for (const auto& outcome : book.take_settled(messages.back().at)) took[outcome.row] = outcome.hours;

  Share median;
  Share most;
  for (std::size_t from = first; from < messages.size();) {
    std::size_t to = from;
    while (to < messages.size() && messages[to].at - messages[from].at < kWeek) ++to;
    const std::span<const SentMessage> all(messages);
    const auto forecasts = ReplyModel::learn(all.first(from)).ask(all.subspan(from, to - from));
    for (std::size_t i = from; i < to; ++i) {
      for (std::size_t k = 0; k < messages[i].to.size(); ++k) {
        const auto& real = took[begins[i] + k];
        if (!real) continue;
        median.add(forecasts[i - from][k].median_hours, *real);
        most.add(forecasts[i - from][k].most_hours, *real);
      }
    }
    from = to;
  }
  fmt::print("kith lab replies, answers to messages within 7 days\n");
  fmt::print("  within the median          {}\n", median.words("hours"));
  fmt::print("  within the 90th percentile {}\n", most.words("hours"));
}

// By how many answers of theirs were known.
constexpr std::array<int, 4> kFrom{0, 1, 5, 20};
std::size_t class_of(int known) {
  std::size_t at = 0;
  while (at + 1 < kFrom.size() && known >= kFrom[at + 1]) ++at;
  return at;
}

void print(const char* title, const std::array<Share, 4>& by, const char* unit) {
  Share all;
  for (const Share& one : by) {
    all.within += one.within;
    all.all += one.all;
    all.wide += one.wide;
  }
  fmt::print("  {:28} {}\n", title, all.words(unit));
  for (std::size_t i = 0; i < by.size(); ++i)
    fmt::print("    {:2} answers known or more    {}\n", kFrom[i], by[i].words(unit));
}

void one_person(const bench::Correspondences& all, Instant first) {
  std::array<Share, 4> half{};
  std::array<Share, 4> most{};
  std::array<Share, 4> rhythm{};
  for (const auto& [ends, touches] : all) {
    for (std::size_t i = 0; i < touches.size(); ++i) {
      // A round begins with a message after a sign of life.
      if (touches[i].direction != Direction::out || touches[i].at < first) continue;
      if (i > 0 && touches[i - 1].direction == Direction::out) continue;
      std::size_t answer = i;
      while (answer < touches.size() && touches[answer].direction == Direction::out) ++answer;
      if (answer == touches.size()) continue;
      const std::span<const TouchFact> known(touches.data(), i);
      const double took = hours_between(touches[i].at, touches[answer].at);
      const ReplyHabit habit = reply_habit(known, touches[i].at);
      const std::size_t at = class_of(habit.answered);
      if (took <= 24 * 7) {
        half[at].add(habit.median_hours, took);
        most[at].add(habit.hours90, took);
      }
      if (took <= 24. * kMostWindowDays) rhythm[at].add(fold(known, Zone::utc()).window_days, std::ceil(took / 24));
    }
  }
  fmt::print("one person's habit, signs of life within 7 days of a round's beginning\n");
  print("within the median", half, "hours");
  print("within the 90th percentile", most, "hours");
  fmt::print("the rhythm's window, signs of life within {} days\n", kMostWindowDays);
  print("within the window", rhythm, "days");
}

}  // namespace

int main(int count, char** words) {
  const std::vector<SentMessage> messages = bench::messages_named(count, words);
  const auto first = static_cast<std::size_t>(kTrain * static_cast<double>(messages.size()));
  lab_model(messages, first);
  one_person(bench::correspondences(messages), messages[first].at);
}
