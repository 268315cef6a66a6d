// Search, rings, bulk changes and facets as JSON.
#include <cmath>

#include "app/json.hpp"
#include "base/text.hpp"
#include "rules/query.hpp"

namespace kith::app {
namespace {

Json said(std::string_view text) {
  return std::string(text);
}

// Three digits are more than an eye sees.
double rounded(double share) {
  return std::round(share * 1000) / 1000;
}

Json hit_json(const Hit& hit) {
  Json parts = Json::array();
  for (const SnippetPart& part : hit.snippet) parts.push_back({{"text", part.text}, {"hit", part.hit}});
  return {{"kind", said(name(hit.kind))},
          {"id", hit.id},
          {"title", hit.title},
          {"person", hit.person ? to_json(*hit.person) : Json()},
          {"people", hit.kind == HitKind::organisation ? Json(hit.people) : Json()},
          {"at", hit.at ? said(iso(*hit.at)) : Json()},
          {"channel", hit.channel ? said(name(*hit.channel)) : Json()},
          {"snippet", std::move(parts)}};
}

}  // namespace

Json to_json(const Warmth& warmth) {
  return {
      {"degree", said(name(warmth.degree))}, {"share", rounded(warmth.share)}, {"words", said(words(warmth.degree))}};
}

Json to_json(const SearchResult& result) {
  Json json{{"items", Json::array()}, {"people", result.people}, {"near", result.near}};
  for (const Hit& hit : result.hits) json["items"].push_back(hit_json(hit));
  return json;
}

Json to_json(const Rings& rings) {
  Json json{{"rings", Json::array()}, {"dots", Json::array()}, {"total", rings.total}, {"resting", rings.resting}};
  for (const Stratum& stratum : rings.strata) {
    json["rings"].push_back({{"id", stratum.id.value}, {"name", stratum.name}, {"rank", stratum.rank}});
  }
  for (const RingDot& dot : rings.dots) {
    json["dots"].push_back({{"id", dot.id.value},
                            {"name", dot.name},
                            {"organisation", dot.organisation},
                            {"ring", dot.stratum.value},
                            {"degree", said(name(dot.warmth.degree))},
                            {"share", rounded(dot.warmth.share)},
                            {"worth", dot.worth},
                            {"due", dot.due ? said(iso(*dot.due)) : Json()},
                            {"why", dot.why}});
  }
  return json;
}

Json to_json(const BulkDone& done) {
  return {{"step", step_json(done.step)}, {"title", done.title}, {"people", done.people}};
}

Json facets_json() {
  Json items = Json::array();
  for (const FacetRow& row : facets()) {
    Json choices = Json::array();
    if (!row.choices.empty()) {
      for (const std::string& choice : split(row.choices, "|")) choices.push_back(choice);
    }
    items.push_back({{"name", said(row.name)},
                     {"what", said(row.what)},
                     {"example", said(row.example)},
                     {"choices", std::move(choices)}});
  }
  return {{"items", std::move(items)}};
}

}  // namespace kith::app
