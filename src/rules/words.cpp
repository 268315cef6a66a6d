#include "rules/words.hpp"

#include <algorithm>
#include <span>
#include <unordered_map>
#include <vector>

#include "base/text.hpp"
#include "rules/ask_phrases.hpp"

namespace kith {
namespace {

using Words = std::vector<std::string>;

// Up to a full stop, exclamation or question mark or an empty line; in pieces at commas, colons and dashes,
// each folded into words.
struct Sentence {
  std::vector<Words> clauses;
  bool question = false;
};

bool is_address(std::string_view word) {
  return word.find("://") != std::string_view::npos || lower_ascii(word.substr(0, 4)) == "www." ||
         word.find('@') != std::string_view::npos;
}

bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> ends) {
  return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return text.ends_with(end); });
}

// The word without the quotation marks and brackets that close after its punctuation.
std::string_view open_end(std::string_view word) {
  while (ends_with_any(word, {"\"", "'", ")", "]", "*"})) word.remove_suffix(1);
  while (ends_with_any(word, {"”", "’", "»"})) word.remove_suffix(word.ends_with("»") ? 2 : 3);
  return word;
}

class Reader {
 public:
  std::vector<Sentence> read(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find_first_of(" \t\r\n", at), text.size());
      if (end > at) take(text.substr(at, end - at));
      const bool empty_line = end < text.size() && text[end] == '\n' && text.substr(end + 1).starts_with("\n");
      if (empty_line) close_sentence(false);
      at = end + 1;
    }
    close_sentence(false);
    return std::move(sentences_);
  }

 private:
  void take(std::string_view word) {
    if (word == "-" || word == "--" || word == "–" || word == "—") return close_clause();
    if (!is_address(word)) {
      if (!written_.empty()) written_ += ' ';
      written_ += word;
    }
    const std::string_view end = open_end(word);
    if (ends_with_any(end, {"?", "？", "؟"})) {
      close_sentence(!is_address(word));
    } else if (ends_with_any(end, {".", "!", "…", "。", "！"})) {
      close_sentence(false);
    } else if (ends_with_any(end, {",", ";", ":", "，", "；", "：", "、"})) {
      close_clause();
    }
  }

  void close_clause() {
    Words words = folded_words(written_);
    written_.clear();
    if (!words.empty()) sentence_.clauses.push_back(std::move(words));
  }

  void close_sentence(bool question) {
    close_clause();
    sentence_.question = question;
    if (!sentence_.clauses.empty()) sentences_.push_back(std::move(sentence_));
    sentence_ = {};
  }

  std::vector<Sentence> sentences_;
  Sentence sentence_;
  std::string written_;
};

// Phrases by their first word.
class Phrases {
 public:
  explicit Phrases(std::span<const std::string_view> rows) {
    for (const std::string_view row : rows) {
      Words words = split(row, " ");
      std::string first = words.front();
      by_first_[std::move(first)].push_back(std::move(words));
    }
  }
  bool at(std::span<const std::string> words) const {
    if (words.empty()) return false;
    const auto found = by_first_.find(words.front());
    if (found == by_first_.end()) return false;
    return std::any_of(found->second.begin(), found->second.end(), [&](const Words& phrase) {
      return phrase.size() <= words.size() && std::equal(phrase.begin(), phrase.end(), words.begin());
    });
  }
  bool within(std::span<const std::string> words) const {
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (at(words.subspan(i))) return true;
    }
    return false;
  }

 private:
  std::unordered_map<std::string, std::vector<Words>> by_first_;
};

// Words that may stand before a request: "so please", "Anna, kindly", "also send".
std::span<const std::string> without_lead(std::span<const std::string> words) {
  static const Phrases leads{kLeads};
  while (words.size() > 1 && leads.at(words.first(1))) words = words.subspan(1);
  return words;
}

// A courtesy takes its sentence's question mark away and hides what its own clause would ask.
bool asks(const Sentence& sentence) {
  static const Phrases courtesies{kCourtesies};
  static const Phrases requests{kRequests};
  static const Phrases openings{kOpenings};
  bool polite = false;
  for (const Words& words : sentence.clauses) {
    if (courtesies.within(words)) {
      polite = true;
    } else if (requests.within(words) || openings.at(words) || openings.at(without_lead(words))) {
      return true;
    }
  }
  return sentence.question && !polite;
}

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

}  // namespace

bool asks(std::string_view text) {
  const auto sentences = Reader().read(text);
  return std::any_of(sentences.begin(), sentences.end(), [](const Sentence& one) { return asks(one); });
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
