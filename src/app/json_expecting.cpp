// What to expect of somebody, as JSON.
#include <cmath>

#include "app/json.hpp"

namespace kith::app {
namespace {

double rounded(double value, double steps) {
  return std::round(value * steps) / steps;
}

Json habit(const ReplyHabit& habit) {
  return {{"asked", habit.asked},
          {"answered", habit.answered},
          {"chance", rounded(habit.chance, 1000)},
          {"median_hours", rounded(habit.median_hours, 100)},
          {"hours90", rounded(habit.hours90, 10)},
          {"hours95", rounded(habit.hours95, 10)}};
}

}  // namespace

Json to_json(const Expectation& expectation) {
  Json channels = Json::array();
  for (const ChannelHabit& one : expectation.channels) {
    Json row = habit(one.habit);
    row["channel"] = std::string(name(one.channel));
    channels.push_back(std::move(row));
  }
  Json lines = Json::array();
  for (const std::string& line : sentences(expectation)) lines.push_back(line);
  return {{"chance", rounded(expectation.chance, 1000)},
          {"usual_chance", rounded(expectation.by_weights, 1000)},
          {"days", kChanceDays},
          {"reply", expectation.reply ? habit(*expectation.reply) : Json()},
          {"channels", std::move(channels)},
          {"advice", expectation.advice ? Json(*expectation.advice) : Json()},
          {"words", std::move(lines)}};
}

}  // namespace kith::app
