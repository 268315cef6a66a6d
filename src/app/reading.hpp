// The user's own reading, matched to people: "send them this article".
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/following.hpp"
#include "rules/reading_match.hpp"

namespace kith::app {

// Articles are proposed for so long after they came out.
inline constexpr int kReadingDays = 60;

struct ReadingFor {
  PersonRow person;
  std::string why;     // "matches \"beekeeping\" in a tag", "it is about them", "they wrote it"
  double score = 0;    // kReadingBar and more; 1 and more when it names them
  bool meant = false;  // kept for them already
};
struct ReadingLine {
  FeedItem item;
  std::string feed;                // its title; "" for a pasted link
  std::vector<ReadingFor> people;  // the best first, five at most
};
// What was read lately, newest first, each with whom it may be for. With a person, what may be for them, the best
// first.
Result<std::vector<ReadingLine>> reading(const App& app, std::optional<PersonId> person = {});

struct ReadingAdded {
  ReadingLine line;
  bool fresh = false;  // false: it was there already
};
// A pasted link. Its page is fetched for its title and words, unless a title is given and it cannot be had.
Result<ReadingAdded> add_reading(const App& app, const std::string& url, const std::string& title,
                                 const WebMeans& means = {});

// Not to be proposed any more. It is not the user's data that goes: nothing to undo.
Result<FeedItem> put_reading_away(const App& app, std::int64_t item);

// Keeps it as something to write to them about: an entry point of each.
Result<Done> keep_reading(const App& app, std::int64_t item, const std::vector<PersonId>& people);

}  // namespace kith::app
