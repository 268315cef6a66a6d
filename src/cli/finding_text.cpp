#include "cli/finding_text.hpp"

#include <map>

#include <fmt/format.h>

#include "cli/grid.hpp"
#include "cli/width.hpp"
#include "cli/words.hpp"
#include "rules/query.hpp"

namespace kith::cli {
namespace {

std::string plain(const std::vector<SnippetPart>& parts) {
  std::string text;
  for (const SnippetPart& part : parts) text += part.text;
  return text;
}

std::string kind_words(const app::Hit& hit) {
  if (hit.kind == app::HitKind::touch && hit.channel) return std::string(name(*hit.channel));
  return std::string(app::name(hit.kind));
}

std::string what_words(const app::Hit& hit) {
  if (hit.kind == app::HitKind::organisation) return count_words(hit.people, "person", "people");
  return plain(hit.snippet);
}

}  // namespace

std::string near_text(const std::vector<std::string>& near) {
  return near.empty() ? "" : fmt::format("Nobody fits as typed; taken for: {}.\n", joined(near, ", "));
}

std::string search_text(const app::SearchResult& result, const Now& now, const Look& look) {
  if (result.hits.empty()) return "Nothing is found.\n";
  Grid grid;
  grid.columns = {{.heading = "FOUND", .ink = Ink::quiet},
                  {.heading = "ID", .side = Side::right, .ink = Ink::quiet},
                  {.heading = "NAME", .least = 12},
                  {.heading = "WHEN"},
                  {.heading = "WHAT", .least = 20}};
  int people = 0;
  for (const app::Hit& hit : result.hits) {
    const bool person = hit.kind == app::HitKind::person;
    if (person) ++people;
    const std::string id = hit.person ? std::to_string(hit.person->row.id.value) : "";
    grid.rows.push_back({kind_words(hit), id, hit.title, hit.at ? short_day(now.zone.date_of(*hit.at), now.today) : "",
                         what_words(hit)});
  }
  std::string text = near_text(result.near) + text_of(grid, look);
  if (result.people > people) text += fmt::format("{} more people: kith people lists them.\n", result.people - people);
  return text;
}

std::string rings_text(const app::Rings& rings, const Look& look) {
  if (rings.dots.empty()) return "Nobody is in a ring.\n";
  std::map<StratumId, std::map<Degree, int>> counted;
  for (const app::RingDot& dot : rings.dots) ++counted[dot.stratum][dot.warmth.degree];
  Grid grid;
  grid.columns = {{.heading = "RING"},
                  {.heading = "PEOPLE", .side = Side::right},
                  {.heading = "WARM", .side = Side::right},
                  {.heading = "COOLING", .side = Side::right},
                  {.heading = "QUIET", .side = Side::right},
                  {.heading = "NOT IN TOUCH YET", .side = Side::right}};
  for (const Stratum& stratum : rings.strata) {
    auto& ring = counted[stratum.id];
    int all = 0;
    for (const auto& [degree, people] : ring) all += people;
    grid.rows.push_back({stratum.name, std::to_string(all), std::to_string(ring[Degree::warm]),
                         std::to_string(ring[Degree::cooling]), std::to_string(ring[Degree::quiet]),
                         std::to_string(ring[Degree::never])});
  }
  std::string text = text_of(grid, look);
  const auto shown = static_cast<int>(rings.dots.size());
  if (rings.total > shown) text += fmt::format("The closest {} of {}.\n", shown, rings.total);
  if (rings.resting > 0)
    text += fmt::format("{} without a rhythm.\n", count_words(rings.resting, "person is", "people are"));
  return text;
}

std::string facets_text() {
  std::string text = "A query is words, \"phrases\" and facets; a minus before one leaves those people out.\n";
  for (const FacetRow& row : facets()) {
    text += fmt::format("  {:<26} {}\n", row.example, row.what);
    if (!row.choices.empty()) {
      std::string choices(row.choices);
      for (char& c : choices) c = c == '|' ? ' ' : c;
      text += fmt::format("  {:<26}   {}\n", "", choices);
    }
  }
  return text;
}

}  // namespace kith::cli
