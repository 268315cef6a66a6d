// What is worth asking somebody next: what nobody knows of them yet, and what was known long ago.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/dates.hpp"
#include "model/person.hpp"
#include "model/promise.hpp"
#include "model/relation.hpp"

namespace kith {

enum class Theme { job, peers, boss, projects, priorities, family, likes, other };
inline constexpr Theme kThemes[] = {Theme::job,        Theme::peers,  Theme::boss,  Theme::projects,
                                    Theme::priorities, Theme::family, Theme::likes, Theme::other};
std::string_view name(Theme theme);   // "job"; also the kind of fact that a user types
std::string_view words(Theme theme);  // "Job", "People around them", …
std::optional<Theme> theme_from(std::string_view name);
// What a kind of fact is about: "hobby" and "likes" are likes, "spouse" is family, "manager" is boss.
Theme theme_of(std::string_view kind);
inline constexpr std::string_view kThemeChoices = "job|peers|boss|projects|priorities|family|likes|other";

struct AskedOf {
  std::string given;  // how the user calls them; "" for "they"
  std::span<const Fact> facts;
  std::span<const Position> positions;  // current first
  std::span<const Relation> relations;
  std::span<const Promise> promises;
};

struct Question {
  Theme theme = Theme::other;
  std::string text;      // "Whom does Ada report to?"
  std::string why;       // "Nothing is known of it yet", "Known since March 2025, 14 months ago"
  bool missing = false;  // asked only because nothing is known
};

inline constexpr std::size_t kMostQuestions = 4;

// First what has come due (a project whose date has passed, a promise of theirs), then a new job, then what is
// old, the oldest against its span first, then what is missing, in the order of the themes.
std::vector<Question> questions(const AskedOf& person, LocalDate today, const Zone& zone);

}  // namespace kith
