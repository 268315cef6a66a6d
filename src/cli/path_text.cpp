#include "cli/path_text.hpp"

#include <fmt/format.h>

#include "cli/width.hpp"
#include "cli/words.hpp"

namespace kith::cli {
namespace {

std::string who_words(const PersonRow& row) {
  const std::string work = joined({row.role, row.organisation}, ", ");
  return work.empty() ? row.name : fmt::format("{} ({})", row.name, work);
}

std::string chain_words(const app::WayView& way) {
  std::string text = "You";
  for (const app::WayStep& step : way.steps) text += " — " + step.person.name;
  return text;
}

std::string percent_of(double chance) {
  return chance < .01 ? "under 1 %" : fmt::format("{:.0f} %", chance * 100);
}

std::string path_line(const std::string& text, const Look& look) {
  return "   " + wrapped_at(text, 3, look.text_width()) + "\n";
}

std::string what_to_do(const app::WayView& way) {
  const PersonId first = way.steps.front().person.id;
  if (way.steps.size() == 1) return fmt::format("kith draft {}", first.value);
  return fmt::format("kith introduction ask {} {}", first.value, way.steps[1].person.id.value);
}

std::string way_text(const app::WayView& way, std::size_t number, ShowTerms terms, const Look& look) {
  std::string text = fmt::format("{}  {}   {}\n", number, paint(look, Ink::strong, chain_words(way)),
                                 fmt::format("{}, {}", way_chance_words(way.chance), percent_of(way.chance)));
  const bool alone = way.steps.size() == 1;
  text += path_line(fmt::format("{} {} by {}: {}", alone ? "Reach" : "Ask", who_words(way.steps.front().person),
                                name(way.channel), way.channel_why),
                    look);
  for (const std::string& why : way.why) text += path_line(why + ".", look);
  if (way.give_first) text += path_line("Give first: you owe them.", look);
  if (!way.asked_words.empty()) text += path_line("Last asked: " + way.asked_words + ".", look);
  for (std::size_t i = 1; i < way.steps.size(); ++i) {
    const app::WayStep& step = way.steps[i];
    text += path_line(fmt::format("{} to {}, {}: {}.", way.steps[i - 1].person.name, who_words(step.person),
                                  percent_of(step.chance), step.words),
                      look);
  }
  if (!way.match.empty()) text += path_line(fmt::format("{}: {}", way.steps.back().person.name, way.match), look);
  if (terms == ShowTerms::yes) {
    for (const WayTerm& term : way.terms)
      text += path_line(fmt::format("{:.3g}  {}: {}", term.factor, term.name, term.words), look);
    text += path_line(fmt::format("= {:.3g}", way.score), look);
  }
  return text + "   " + paint(look, Ink::quiet, what_to_do(way)) + "\n";
}

}  // namespace

std::string paths_text(const app::PathsView& view, ShowTerms terms, const Look& look) {
  std::string text;
  const auto say = [&](const std::string& words) { text += wrapped_at(words + ".", 0, look.text_width()) + "\n"; };
  if (view.direct) say(view.direct->words);
  if (!view.direct || !view.direct->close || view.ways.empty()) say(view.words);
  for (std::size_t i = 0; i < view.ways.size(); ++i) text += "\n" + way_text(view.ways[i], i + 1, terms, look);
  for (const app::WayHelper& one : view.help)
    text += fmt::format("{:>5}  {}: {}\n", one.person.id.value, one.person.name, one.words);
  if (view.ways.empty() && view.help.empty() && !view.direct)
    text += "Somebody knows them? kith relate REF knows OTHER keeps it; meetings and mail show it by themselves.\n";
  return text;
}

}  // namespace kith::cli
