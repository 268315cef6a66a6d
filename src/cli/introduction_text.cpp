#include "cli/introduction_text.hpp"

#include <fmt/format.h>

#include "cli/grid.hpp"
#include "cli/width.hpp"
#include "cli/words.hpp"
#include "rules/reason.hpp"

namespace kith::cli {
namespace {

std::string kept_day(const std::optional<Instant>& at, const Now& now) {
  return at ? short_day(now.zone.date_of(*at), now.today) : "";
}

std::string consent_words(const Consent& consent, const Now& now) {
  if (consent.refused) return fmt::format("said no on {}", kept_day(consent.refused, now));
  if (consent.agreed) return fmt::format("said yes on {}", kept_day(consent.agreed, now));
  if (consent.asked) return fmt::format("asked on {}", kept_day(consent.asked, now));
  return "not asked";
}

std::string next_words(const app::IntroductionLine& line) {
  if (line.next) return line.next->what;
  return line.introduction.closing;
}

std::string due_words(const app::IntroductionLine& line, const Now& now) {
  return line.next ? distance_words(line.next->due, now.today) : "";
}

std::string_view side_words(IntroductionKind kind, IntroductionSide side) {
  if (kind == IntroductionKind::offered) return "";
  return side == IntroductionSide::first ? "you want to meet" : "introduces you";
}

}  // namespace

std::string next_sentence(const IntroductionNext& next) {
  const std::string text = visible(next.what);
  return text.ends_with('?') ? text : text + ".";
}

std::string introductions_text(const std::vector<app::IntroductionLine>& lines, const Now& now, const Look& look) {
  if (lines.empty())
    return "No introductions. Two who should meet: kith introduction offer A B   Somebody you want to meet: kith "
           "introduction ask CONNECTOR TARGET\n";
  Grid grid{{{"ID", Side::right, 0, Ink::quiet},
             {"WHO", Side::left, 20, Ink::strong},
             {"STATE"},
             {"DUE"},
             {"NEXT", Side::left, 30}},
            {}};
  for (const app::IntroductionLine& line : lines) {
    grid.rows.push_back({std::to_string(line.introduction.id.value), line.title, std::string(name(line.state)),
                         due_words(line, now), next_words(line)});
  }
  return text_of(grid, look);
}

std::string introduction_text(const app::IntroductionView& view, const Now& now, const Look& look) {
  const app::IntroductionLine& line = view.line;
  const Introduction& one = line.introduction;
  std::string text = paint(look, Ink::strong, visible(line.title)) + "  " +
                     paint(look, Ink::quiet, std::string(name(line.state))) + "\n";
  if (!one.why.empty()) text += wrapped_at(visible(one.why), 0, look.text_width()) + "\n";
  Grid grid{{{"", Side::left, 14, Ink::strong}, {"", Side::left, 10}, {""}, {"", Side::left, 0, Ink::quiet}}, {}};
  for (const IntroductionSide side : {IntroductionSide::first, IntroductionSide::second}) {
    const PersonRow& row = side == IntroductionSide::first ? line.first : line.second;
    grid.rows.push_back({row.name, joined({row.role, row.organisation}, ", "), consent_words(one.of(side), now),
                         std::string(side_words(one.kind, side))});
  }
  text += "\n" + text_of(grid, look);
  Grid days{{{""}, {""}}, {}};
  const auto day = [&](const char* what, const std::optional<Instant>& at) {
    if (at) days.rows.push_back({what, kept_day(at, now)});
  };
  day("introduced", one.introduced);
  day("asked how it went", one.followed);
  day("met", one.met);
  day("thanked", one.thanked);
  if (one.closed)
    days.rows.push_back({std::string(name(line.state)), joined({kept_day(one.closed, now), one.closing}, ": ")});
  if (!line.opportunity.empty()) days.rows.push_back({"for", line.opportunity});
  if (!days.rows.empty()) text += "\n" + text_of(days, look);
  if (line.next) {
    text += fmt::format("\n{} ({})\n", next_sentence(*line.next), distance_words(line.next->due, now.today));
    const bool named = line.next->side && is_of_one(line.next->act);
    text += paint(look, Ink::quiet,
                  fmt::format("kith introduction {} {}{}", name(line.next->act), one.id.value,
                              named ? fmt::format(" {}", one.who(*line.next->side).value) : std::string())) +
            "\n";
  }
  return text;
}

}  // namespace kith::cli
