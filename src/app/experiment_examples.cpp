// The four experiments that Kith suggests; docs/experiments.md says how to run and to read each.
#include <algorithm>

#include <fmt/format.h>

#include "app/experiment_report.hpp"
#include "base/text.hpp"

namespace kith::app {
namespace {

ExperimentInput letters() {
  ExperimentInput made;
  made.name = "Letters to the promoted";
  made.hypothesis =
      "An executive who has just been promoted answers a letter on paper with a small gift more often than an e-mail "
      "that congratulates";
  made.arms = {{{}, "letters", Channel::letter, "congratulation", "a book"},
               {{}, "mails", Channel::email, "congratulation", ""}};
  made.segments = {"-is:never", "is:never"};
  made.planned = 40;
  made.window_days = 21;
  return made;
}

ExperimentInput postcards() {
  ExperimentInput made;
  made.name = "Fifty postcards";
  made.hypothesis = "Of fifty people I know and have not heard from, at least ten answer a postcard written by hand";
  made.arms = {{{}, "postcards", Channel::letter, "reconnecting", ""}};
  made.segments = {"-is:never"};
  made.planned = 50;
  made.window_days = 30;
  return made;
}

ExperimentInput mails() {
  ExperimentInput made;
  made.name = "Ten specific e-mails";
  made.hypothesis = "An e-mail about one thing they made, with one question, is answered by at least three in ten";
  made.arms = {{{}, "mails", Channel::email, "question about their work", ""}};
  made.planned = 10;
  made.window_days = 14;
  return made;
}

ExperimentInput showing_up() {
  ExperimentInput made;
  made.name = "Write or show up";
  made.hypothesis = "Going where an organisation meets brings more conversations afterwards than writing to its people";
  made.arms = {{{}, "mails", Channel::email, "asking for a conversation", ""},
               {{}, "visits", Channel::event, "showing up at their organisation", ""}};
  made.planned = 20;
  made.window_days = 14;
  return made;
}

}  // namespace

const std::vector<ExampleExperiment>& example_experiments() {
  static const std::vector<ExampleExperiment> all{
      {"1", "letters with a gift to promoted executives, against e-mails", letters()},
      {"2", "fifty postcards to people known", postcards()},
      {"3", "ten specific e-mails", mails()},
      {"4", "e-mail against showing up at an organisation", showing_up()}};
  return all;
}

Result<ExperimentInput> example_experiment(const std::string& key) {
  std::string known;
  for (const ExampleExperiment& one : example_experiments()) {
    if (one.key == key || fold(one.input.name) == fold(key)) return one.input;
    known += fmt::format("{}{}  {}: {}", known.empty() ? "" : "\n", one.key, one.input.name, one.what);
  }
  return fail(Code::not_found, fmt::format("there is no example \"{}\"", key), known);
}

}  // namespace kith::app
