// Everything a few typed words find: people, organisations, and what was written about somebody.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/people.hpp"
#include "rules/snippet.hpp"
#include "store/search.hpp"

namespace kith::app {

enum class HitKind { person, organisation, note, touch, fact };
std::string_view name(HitKind kind);

struct Hit {
  HitKind kind = HitKind::person;
  std::int64_t id = 0;               // of the person, organisation, note, touch or fact
  std::optional<PersonLine> person;  // not for an organisation
  std::string title;                 // a name
  int people = 0;                    // of an organisation: who work there now
  std::optional<Instant> at;         // of a note, touch or fact
  std::optional<Channel> channel;    // of a touch
  std::vector<SnippetPart> snippet;  // what was found, in its words; for a person, where it is not the name
};

struct SearchResult {
  std::vector<Hit> hits;          // people, then organisations, then texts, the newest first
  int people = 0;                 // who fit in all
  std::vector<std::string> near;  // nobody fits as typed: the words that were taken instead
};

// At most `limit` people and half as many of the others. Facets narrow the texts to those people's.
Result<SearchResult> search(const App& app, const std::string& text, int limit = 8);

}  // namespace kith::app
