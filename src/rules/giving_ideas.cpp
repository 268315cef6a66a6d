#include "rules/giving_ideas.hpp"

#include <algorithm>
#include <cctype>
#include <set>

#include <fmt/format.h>

#include "base/text.hpp"
#include "rules/questions.hpp"

namespace kith {
namespace {

constexpr std::string_view kNeedMarks[] = {
    "looking for ",        "looks for ",      "is seeking ",    "searching for ", "searches for ",  "in need of ",
    "is hiring ",          "hiring ",         "needs ",         "wants to find ", "wants to hire ", "wants to meet ",
    "would like to meet ", "trying to find ", "tries to find ", "short of ",
};
constexpr std::string_view kJobWords[] = {"job", "work", "role", "position", "employment"};
constexpr std::string_view kJobMarks[] = {"laid off",     "between jobs",   "lost her job",
                                          "lost his job", "lost their job", "out of work"};
// What says who is meant, or how good, not what is looked for.
constexpr std::string_view kStopWords[] = {
    "a",    "an",   "the",  "new",  "good",   "someone", "somebody", "who",    "for",     "with", "to",
    "of",   "in",   "and",  "or",   "their",  "her",     "his",      "can",    "at",      "next", "first",
    "some", "more", "help", "from", "people", "senior",  "junior",   "better", "another", "head", "person"};

template <std::size_t N>
bool among(const std::string_view (&words)[N], std::string_view word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

// Up to the end of the sentence or the clause.
std::string clause(std::string_view text) {
  const auto end = text.find_first_of(".;!?\n(");
  std::string words = collapse(text.substr(0, end));
  if (const auto comma = words.find(", "); comma != std::string::npos) words.resize(comma);
  return words;
}

// "I need", "we are looking for": the user's own.
bool own_words(std::string_view before) {
  const auto words = folded_words(before.substr(before.find_last_of(".;!?\n") + 1));
  if (words.empty()) return false;
  static constexpr std::string_view kOwn[] = {"i", "we", "im"};
  return std::any_of(words.begin(), words.end(), [](const std::string& word) { return among(kOwn, word); });
}

std::string called(const GivingKnown& known) {
  return known.given.empty() ? "them" : known.given;
}

bool shares_a_word(const std::vector<std::string>& wanted, std::string_view text) {
  const auto words = folded_words(text);
  return std::any_of(wanted.begin(), wanted.end(), [&](const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
  });
}

struct NotedNeed {
  PersonNeed need;
  std::string why;
};

std::vector<NotedNeed> needs_of(const GivingKnown& known, Instant now) {
  std::vector<NotedNeed> all;
  const auto take = [&](std::string_view text, Instant at, std::string_view where) {
    if (at > now || (now - at) > Days{kNeedDays}) return;
    auto need = need_in(text);
    if (!need) return;
    const bool known_already = std::any_of(
        all.begin(), all.end(), [&](const NotedNeed& one) { return fold(one.need.what) == fold(need->what); });
    if (!known_already) all.push_back({*std::move(need), fmt::format("{}: {}", where, excerpt(trim(text), 100))});
  };
  for (const Note& note : known.notes) take(note.text, note.at, "Your note");
  for (const Fact& fact : known.facts) {
    const std::string kind = fold(fact.kind);
    if (kind == "needs" || kind == "need" || kind == "looking for" || kind == "wants") {
      take("needs " + fact.text, fact.at, "They need");
    } else {
      take(fact.text, fact.at, fact.kind);
    }
  }
  return all;
}

void offer_for_need(const GivingKnown& known, const NotedNeed& noted, std::vector<GivingIdea>& ideas) {
  if (noted.need.job) {
    ideas.push_back({ValueKind::job_help,
                     fmt::format("Help {} to their next job: who is hiring?", called(known)),
                     noted.why,
                     "",
                     {}});
    return;
  }
  const auto words = need_words(noted.need);
  bool found = false;
  for (const Neighbour& one : known.in_roles) {
    if (found || !shares_a_word(words, one.about)) continue;
    ideas.push_back({ValueKind::introduction,
                     fmt::format("Introduce {} to {} ({})", called(known), one.name, one.about), noted.why, "",
                     one.person});
    found = true;
  }
  if (!found)
    ideas.push_back({ValueKind::introduction,
                     fmt::format("They look for {}: whom do you know?", noted.need.what),
                     noted.why,
                     "",
                     {}});
}

void offer_for_entry(const EntryPoint& entry, std::vector<GivingIdea>& ideas) {
  if (entry.source == EntrySource::reading) {
    ideas.push_back({ValueKind::article,
                     fmt::format("Send it on: {}", excerpt(entry.text, 100)),
                     "It fits what you know of them",
                     entry.url,
                     {}});
    return;
  }
  const bool theirs = entry.person && (entry.kind == EntryKind::talk || entry.kind == EntryKind::article ||
                                       entry.kind == EntryKind::post);
  if (!theirs) return;
  ideas.push_back(
      {ValueKind::feedback,
       fmt::format("Say what you took from their {}: {}", kith::words(entry.kind), excerpt(entry.text, 100)),
       "Few readers ever answer",
       entry.url,
       {}});
}

void offer_for_likes(const GivingKnown& known, std::vector<GivingIdea>& ideas) {
  for (const Fact& fact : known.facts) {
    if (theme_of(fact.kind) != Theme::likes) continue;
    std::vector<std::string> words = folded_words(fact.text);
    std::erase_if(words, [](const std::string& word) { return word.size() < 4 || among(kStopWords, word); });
    for (const Neighbour& one : known.with_likes) {
      if (!shares_a_word(words, one.about)) continue;
      ideas.push_back({ValueKind::introduction, fmt::format("Introduce {} and {}", called(known), one.name),
                       fmt::format("Both like it: {}; {}", fact.text, one.about), "", one.person});
      return;
    }
  }
}

}  // namespace

std::optional<PersonNeed> need_in(std::string_view text) {
  const std::string lower = lower_ascii(text);
  for (const std::string_view mark : kJobMarks) {
    const auto at = lower.find(mark);
    if (at != std::string::npos && !own_words(std::string_view(lower).substr(0, at))) return PersonNeed{"a job", true};
  }
  std::size_t first = std::string::npos;
  std::size_t length = 0;
  for (const std::string_view mark : kNeedMarks) {
    const auto at = lower.find(mark);
    const bool begins =
        at == 0 || (at != std::string::npos && !std::isalpha(static_cast<unsigned char>(lower[at - 1])));
    if (!begins || at >= first) continue;
    first = at;
    length = mark.size();
  }
  if (first == std::string::npos || own_words(std::string_view(lower).substr(0, first))) return std::nullopt;
  PersonNeed need{clause(text.substr(first + length)), false};
  const auto words = folded_words(need.what);
  if (words.empty()) return std::nullopt;
  const bool offers = lower.compare(first, 6, "hiring") == 0 || lower.compare(first, 9, "is hiring") == 0;
  need.job =
      !offers && std::any_of(words.begin(), words.end(), [](const auto& word) { return among(kJobWords, word); });
  return need;
}

std::vector<std::string> need_words(const PersonNeed& need) {
  std::vector<std::string> words = folded_words(need.what);
  std::erase_if(words, [](const std::string& word) { return word.size() < 2 || among(kStopWords, word); });
  if (words.size() > 6) words.resize(6);
  return words;
}

std::vector<GivingIdea> giving_ideas(const GivingKnown& known, Instant now) {
  std::vector<GivingIdea> ideas;
  for (const Promise& promise : known.promises) {
    if (promise.side != PromiseSide::mine || promise.state != PromiseState::open) continue;
    ideas.push_back(
        {ValueKind::other, fmt::format("Keep your word: {}", excerpt(promise.text, 100)), "You promised it", "", {}});
    break;
  }
  for (const NotedNeed& noted : needs_of(known, now)) offer_for_need(known, noted, ideas);
  for (const EntryPoint& entry : known.entries) offer_for_entry(entry, ideas);
  offer_for_likes(known, ideas);
  std::set<std::pair<ValueKind, std::string>> seen;
  std::erase_if(ideas, [&](const GivingIdea& one) { return !seen.emplace(one.kind, one.text).second; });
  if (ideas.size() > kMostGivingIdeas) ideas.resize(kMostGivingIdeas);
  return ideas;
}

}  // namespace kith
