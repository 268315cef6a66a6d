// Whom the user wants to reach: somebody, anybody at an organisation, or whoever fits a topic or role.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/finding.hpp"
#include "store/people.hpp"
#include "store/search.hpp"

namespace kith::app {

enum class TargetKind { person, organisation, topic };
std::string_view name(TargetKind kind);

// Where the words of a topic were found, the best first.
enum class MatchedIn { card, trade, text };

struct TargetPerson {
  PersonId person;
  MatchedIn in = MatchedIn::card;
  std::string trade;            // the organisation whose industry or city it is
  std::optional<TextKey> text;  // the note, fact or touch
};

struct PathTarget {
  TargetKind kind = TargetKind::person;
  std::string name;  // "Ada Byron", "Acme", "cfo"
  OrganisationId organisation;
  std::vector<std::string> words;    // of a topic, folded
  std::vector<TargetPerson> people;  // the best matches first; empty: nobody known is at that organisation
};

// "42", "ada@example.org", "Ada Byron"; "@acme"; "cfo", "biotech", "role:cfo city:berlin".
// usage for nothing and for the user; not_found with how to add whom; ambiguous with the candidates, one a line;
// refused for somebody who asked not to be contacted.
Result<PathTarget> path_target(const Ground& on, const std::string& text);

// Where the words of a topic stand in these of its people, in words: "role: CFO", "note of 12 March: …".
Result<std::map<PersonId, std::string>> match_words(const Ground& on, const PathTarget& target,
                                                    const std::vector<PersonId>& people);

}  // namespace kith::app
