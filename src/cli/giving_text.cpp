#include "cli/giving_text.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "cli/grid.hpp"
#include "cli/width.hpp"
#include "cli/words.hpp"
#include "rules/reason.hpp"

namespace kith::cli {
namespace {

std::string at_work(const PersonRow& row) {
  return joined({row.role, row.organisation}, ", ");
}

std::string ledger_heading(const Look& look, const std::string& text) {
  return paint(look, Ink::strong, text) + "\n";
}

enum class Part { owed_turn, gave_more, got_more, even };

Part part_of(const Balance& balance) {
  if (balance.owes_turn) return Part::owed_turn;
  switch (balance.leaning) {
    case Leaning::received: return Part::gave_more;
    case Leaning::gave: return Part::got_more;
    case Leaning::even:
    case Leaning::nothing: break;
  }
  return Part::even;
}

std::string part_words(Part part) {
  switch (part) {
    case Part::owed_turn: return "You owe them a good turn";
    case Part::gave_more: return "They gave more";
    case Part::got_more: return "You gave more";
    case Part::even: return "Even";
  }
  return {};
}

// Where an entry comes from when it was not typed: nobody wonders why it cannot be deleted.
std::string source_of_value(const ValueEntry& entry) {
  switch (entry.source) {
    case ValueSource::typed: return "";
    case ValueSource::touch: return fmt::format("contact {}", entry.source_id);
    case ValueSource::draft: return fmt::format("draft {}", entry.source_id);
    case ValueSource::introduction: return fmt::format("introduction {}", entry.source_id);
    case ValueSource::relation: return "their introduction";
    case ValueSource::approach: return fmt::format("approach {}", entry.source_id);
    case ValueSource::reading: return "sent from your reading";
  }
  return "";
}

std::string kind_of_value(ValueKind kind) {
  return std::string(words(kind));
}

std::string knew_words(const Approach& approach) {
  if (!approach.knew_me) return "";
  return *approach.knew_me ? "knew you" : "did not know you";
}

std::string outcome_words(const Approach& one, const Now& now) {
  std::vector<std::string> parts;
  parts.push_back(one.state == ApproachState::open
                      ? fmt::format("open, {}", distance_words(now.zone.date_of(one.at), now.today))
                      : std::string(name(one.state)));
  if (one.minutes > 0) parts.push_back(minutes_words(one.minutes));
  if (!one.came_of.empty()) parts.push_back(one.came_of);
  return joined(parts, " · ");
}

}  // namespace

std::string ledger_text(const std::vector<app::LedgerLine>& lines, const Look& look) {
  if (lines.empty())
    return "The ledger is empty. What you gave: kith gave REF KIND TEXT   What you got: kith received REF KIND TEXT\n";
  std::string text;
  for (const Part part : {Part::owed_turn, Part::gave_more, Part::got_more, Part::even}) {
    Grid grid{{{"", Side::right, 4, Ink::quiet}, {"", Side::left, 14, Ink::strong}, {"", Side::left, 16}}, {}};
    for (const app::LedgerLine& line : lines) {
      if (part_of(line.balance) != part) continue;
      grid.rows.push_back({std::to_string(line.person.id.value), line.person.name, line.words});
    }
    if (grid.rows.empty()) continue;
    if (!text.empty()) text += "\n";
    text += ledger_heading(look, part_words(part)) + text_of(grid, look);
  }
  return text + "\n" + paint(look, Ink::quiet, "What could be given: kith ledger REF") + "\n";
}

std::string person_ledger_text(const app::PersonLedger& ledger, const Now& now, const Look& look) {
  std::string text = ledger_heading(look, visible(ledger.person.name));
  text += wrapped_at(ledger.words + ".", 0, look.text_width()) + "\n";
  if (!ledger.entries.empty()) {
    Grid grid{{{"ID", Side::right, 0, Ink::quiet},
               {""},
               {"WHAT"},
               {"", Side::left, 20},
               {"WORTH"},
               {"WHEN"},
               {"SEEN IN", Side::left, 0, Ink::quiet}},
              {}};
    for (const ValueEntry& one : ledger.entries) {
      grid.rows.push_back({one.id ? std::to_string(one.id.value) : "",
                           one.side == ValueSide::given ? "you gave" : "they gave", kind_of_value(one.kind), one.text,
                           std::string(name(one.worth)), short_day(now.zone.date_of(one.at), now.today),
                           source_of_value(one)});
    }
    text += "\n" + text_of(grid, look);
  }
  if (!ledger.ideas.empty()) {
    text += "\n" + ledger_heading(look, "What you could give");
    for (const GivingIdea& idea : ledger.ideas) {
      const std::string link = idea.url.empty() ? "" : "  " + idea.url;
      text +=
          fmt::format("  {}{}  {}\n", visible(idea.text), visible(link), paint(look, Ink::quiet, visible(idea.why)));
    }
  }
  return text;
}

std::string approaches_text(const std::vector<app::ApproachLine>& lines, const Now& now, const Look& look) {
  if (lines.empty()) return "Nobody to show. Somebody came to you: kith approach add REF\n";
  Grid grid{{{"ID", Side::right, 0, Ink::quiet},
             {"WHO", Side::left, 14, Ink::strong},
             {"WHERE", Side::left, 10},
             {"CAME"},
             {"FROM", Side::left, 10},
             {"", Side::left, 0, Ink::quiet},
             {"WANTED", Side::left, 16},
             {"", Side::left, 12}},
            {}};
  bool open = false;
  for (const app::ApproachLine& line : lines) {
    const Approach& one = line.approach;
    open = open || one.state == ApproachState::open;
    grid.rows.push_back({std::to_string(one.id.value), line.person.name, at_work(line.person),
                         short_day(now.zone.date_of(one.at), now.today), one.from, knew_words(one), one.wanted,
                         outcome_words(one, now)});
  }
  std::string text = text_of(grid, look);
  if (open) {
    const auto id = lines.front().approach.id.value;
    text +=
        paint(look, Ink::quiet, fmt::format("Decide: kith approach answer {}, decline {} or ignore {}", id, id, id)) +
        "\n";
  }
  return text;
}

std::string approach_year_text(const app::ApproachYearView& view, const Now& now, const Look& look) {
  std::string text = wrapped_at(view.words, 0, look.text_width()) + "\n";
  if (!view.year.from.empty()) {
    Grid from{{{"FROM", Side::left, 16}, {"", Side::right}}, {}};
    for (const auto& [where, count] : view.year.from) {
      from.rows.push_back({where.empty() ? "not said" : where, number_words(count)});
    }
    text += "\n" + text_of(from, look);
  }
  if (!view.fruitful.empty()) {
    Grid came{{{"WHO", Side::left, 14, Ink::strong}, {"CAME"}, {"WHAT CAME OF IT", Side::left, 20}}, {}};
    for (const app::ApproachLine& line : view.fruitful) {
      came.rows.push_back(
          {line.person.name, short_day(now.zone.date_of(line.approach.at), now.today), line.approach.came_of});
    }
    text += "\n" + text_of(came, look);
  }
  return text;
}

}  // namespace kith::cli
