// Prints what the models of answers begin with, from a file of messages:
//   rules/reply_book.cpp  how often and how soon a message is answered, before anything else is known
//   rules/replies.cpp     the time an answer takes over the pair's usual time
//   rules/reply.cpp       how often and how soon a round with one person ends in a sign of life
//   build/bench/bench/reply_prior FILE
// FILE: `id unixtime from to[,to...] subject` a line, tab separated. The code holds what Enron's 156 people give.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "rules/log_mixture.hpp"
#include "rules/reply.hpp"
#include "support/rounds.hpp"

namespace {

using namespace kith;

constexpr double kShortest = 1. / 60;  // hours
constexpr LogMixture kAnywhere{.5, {-1, 3}, {1.5, 1.5}};
constexpr double kHardly = 1;  // the start counts as one sample

void print(const char* name, const LogMixture& m) {
  fmt::print("  constexpr LogMixture {}{{{:.2f}, {{{:.2f}, {:.2f}}}, {{{:.2f}, {:.2f}}}}};\n", name, m.quick, m.mean[0],
             m.mean[1], m.spread[0], m.spread[1]);
}

double median(std::vector<double> values) {
  if (values.empty()) return 0;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

}  // namespace

int main(int count, char** words) {
  const std::vector<SentMessage> messages = bench::messages_named(count, words);

  ReplyBook book;
  std::vector<double> usual;
  for (const SentMessage& message : messages) {
    for (const Asked& row : book.add(message, ReplyBook::Use::learn)) usual.push_back(row.usual_log_hours);
  }
  std::vector<double> times;
  std::vector<double> over;
  std::size_t asked = 0;
  for (const auto& outcome : book.take_settled(messages.back().at)) {
    ++asked;
    if (!outcome.hours) continue;
    times.push_back(std::log(std::max(*outcome.hours, kShortest)));
    over.push_back(times.back() - usual[outcome.row]);
  }
  fmt::print("rules/reply_book.cpp: {} of {} answered\n", times.size(), asked);
  fmt::print("  kFirstRate = {:.3f};  kFirstLogHours = {:.2f};\n",
             static_cast<double>(times.size()) / static_cast<double>(std::max<std::size_t>(1, asked)), median(times));
  fmt::print("rules/replies.cpp: time over the pair's usual time\n");
  print("kUsual", fit_mixture(over, kAnywhere, kHardly));

  std::vector<double> rounds;
  int begun = 0;
  for (const auto& [ends, touches] : bench::correspondences(messages)) {
    const ReplyRounds one = reply_rounds(touches, messages.back().at);
    begun += one.asked;
    rounds.insert(rounds.end(), one.log_hours.begin(), one.log_hours.end());
  }
  fmt::print("rules/reply.cpp: {} of {} rounds ended in a sign of life\n", rounds.size(), begun);
  fmt::print("  kUsualChance = {:.2f};\n", static_cast<double>(rounds.size()) / std::max(1, begun));
  print("kUsualTimes", fit_mixture(rounds, kAnywhere, kHardly));
}
