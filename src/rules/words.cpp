#include "rules/words.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "rules/ask_chance.hpp"
#include "rules/ask_signs.hpp"
#include "rules/sentences.hpp"

namespace kith {
namespace {

// What a line of a note begins with, and whether that opens a promise, of which side, or closes one.
struct Marker {
  std::string_view begins;  // lower case
  bool opens;
  PromiseSide side = PromiseSide::mine;
};
constexpr auto kTheirs = PromiseSide::theirs;
constexpr Marker kMarkers[] = {{"promise:", true},
                               {"promised me:", true, kTheirs},
                               {"promised me ", true, kTheirs},
                               {"promised:", true},
                               {"promised ", true},
                               {"they promised:", true, kTheirs},
                               {"they promised ", true, kTheirs},
                               {"he promised:", true, kTheirs},
                               {"he promised ", true, kTheirs},
                               {"she promised:", true, kTheirs},
                               {"she promised ", true, kTheirs},
                               {"their promise:", true, kTheirs},
                               {"todo:", true},
                               {"to do:", true},
                               {"[ ]", true},
                               {"[]", true},
                               {"i'll ", true},
                               {"i\u2019ll ", true},
                               {"i will ", true},
                               {"[x]", false},
                               {"done:", false},
                               {"done", false}};

struct Marked {
  bool opens;
  PromiseSide side;
  std::string_view text;
};

std::optional<Marked> read_marker(std::string_view written) {
  std::string_view line = trim(written);
  for (const std::string_view bullet : {"- ", "* ", "\u2022 "}) {
    if (line.starts_with(bullet)) line = trim(line.substr(bullet.size()));
  }
  const std::string lower = lower_ascii(line);
  for (const Marker& marker : kMarkers) {
    if (!lower.starts_with(marker.begins)) continue;
    const std::string_view text = trim(line.substr(marker.begins.size()));
    const bool bare_word = marker.begins == "done" && !text.empty();  // "done" alone; "Done deal" is prose
    if (bare_word || (marker.opens && text.empty())) continue;
    return Marked{marker.opens, marker.side, text};
  }
  return std::nullopt;
}

std::optional<LocalDate> date_by(std::string_view text) {
  const std::string lower = lower_ascii(text);
  for (std::size_t at = lower.find("by "); at != std::string::npos; at = lower.find("by ", at + 1)) {
    if (at > 0 && lower[at - 1] != ' ' && lower[at - 1] != '(') continue;
    if (const auto day = parse_date(std::string_view(lower).substr(at + 3, 10))) return *day;
  }
  return std::nullopt;
}

// A bare "done" is about everything before it; one with words about the promise that has them.
bool speaks_of(std::string_view done, std::string_view promise) {
  const std::string a = fold(done);
  const std::string b = fold(promise);
  return a.empty() || b.find(a) != std::string::npos || a.find(b) != std::string::npos;
}

// Words of English that no other language of ask_phrases.hpp writes so.
bool in_english(const Sentence& sentence) {
  constexpr std::string_view kEnglish[] = {
      "the",   "and", "you", "your",   "of",   "is",    "are",   "this",   "that",  "with",  "for",  "have",   "would",
      "could", "we",  "it",  "please", "our",  "they",  "what",  "when",   "how",   "about", "from", "been",   "if",
      "know",  "i",   "to",  "let",    "call", "there", "thank", "thanks", "which", "where", "who",  "should", "any"};
  return std::any_of(sentence.clauses.begin(), sentence.clauses.end(), [&](const auto& words) {
    return std::find_first_of(words.begin(), words.end(), std::begin(kEnglish), std::end(kEnglish)) != words.end();
  });
}

// The model is of English mail; what it leaves in doubt the phrases decide, and other languages altogether.
bool asks_in(const Sentence& sentence) {
  constexpr double kDoubtFrom = .4;
  constexpr double kDoubtTo = .6;
  const AskSigns signs = ask_signs(sentence);
  const bool by_phrases = asks(signs);
  if (!in_english(sentence) || (signs.courtesy && !by_phrases)) return by_phrases;
  return ask_chance(sentence.written) >= (by_phrases ? kDoubtFrom : kDoubtTo);
}

}  // namespace

bool asks(std::string_view text) {
  const auto sentences = sentences_in(text);
  return std::any_of(sentences.begin(), sentences.end(), [](const Sentence& one) { return asks_in(one); });
}

std::vector<WrittenPromise> promises_in(std::string_view note) {
  std::vector<WrittenPromise> all;
  for (const std::string& written : split(note, "\n")) {
    const auto marked = read_marker(written);
    if (!marked) continue;
    if (marked->opens) {
      all.push_back({std::string(marked->text), date_by(marked->text), marked->side, true});
      continue;
    }
    for (WrittenPromise& one : all) {
      if (speaks_of(marked->text, one.text)) one.open = false;
    }
  }
  return all;
}

}  // namespace kith
