// What the user could give somebody, from what is known of them: give before an ask.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/entry_point.hpp"
#include "model/giving.hpp"
#include "model/person.hpp"
#include "model/promise.hpp"

namespace kith {

// Something they look for, read from what the user noted: "looking for a CTO", "needs a printer in Lyon".
struct PersonNeed {
  std::string what;  // "a CTO"
  bool job = false;  // they look for work of their own
};
// The first in that text; questions and needs of the user's own ("I need") are none.
std::optional<PersonNeed> need_in(std::string_view text);
// The words of a need that a role can answer, folded: "cto"; stop words are left out.
std::vector<std::string> need_words(const PersonNeed& need);

// Somebody else in the network.
struct Neighbour {
  PersonId person;
  std::string name;
  std::string about;  // "CTO, Acme", or what they like
};

struct GivingKnown {
  std::string given;  // how the user calls them
  std::span<const Fact> facts;
  std::span<const Note> notes;            // latest first
  std::span<const Promise> promises;      // any; the user's own open ones count
  std::span<const EntryPoint> entries;    // not used up yet, the best first
  std::span<const Neighbour> in_roles;    // whose role may answer a need
  std::span<const Neighbour> with_likes;  // whose likings are known; `about` is one of them
};

struct GivingIdea {
  ValueKind kind = ValueKind::other;
  std::string text;  // "Introduce Ada to Grace Hopper, CTO at Acme"
  std::string why;   // "Your note: looking for a CTO"
  std::string url;   // may be empty
  PersonId other;    // whom to introduce; none
};

inline constexpr std::size_t kMostGivingIdeas = 5;
inline constexpr int kNeedDays = 365;  // an older need is taken to be met

// First what was promised, then what they look for, then what they wrote or would like to read, then people with a
// liking of theirs.
std::vector<GivingIdea> giving_ideas(const GivingKnown& known, Instant now);

}  // namespace kith
