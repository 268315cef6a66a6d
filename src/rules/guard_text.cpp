#include "rules/guard_text.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "rules/guard_phrases.hpp"

namespace kith {
namespace {

// U+00C0 to U+00FF without accents; a letter of several is written out.
constexpr std::array<std::string_view, 64> kLatin{
    "a", "a", "a", "a", "a", "a", "ae", "c", "e",  "e",  "e", "e", "i", "i", "i", "i", "d",  "n", "o",  "o", "o", "o",
    "o", "",  "o", "u", "u", "u", "u",  "y", "th", "ss", "a", "a", "a", "a", "a", "a", "ae", "c", "e",  "e", "e", "e",
    "i", "i", "i", "i", "d", "n", "o",  "o", "o",  "o",  "o", "",  "o", "u", "u", "u", "u",  "y", "th", "y"};

bool ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool ascii_digit(char c) {
  return c >= '0' && c <= '9';
}

// How long the character at `at` is, and what it stands for: "" parts words.
struct ReadLetter {
  std::size_t size = 1;
  std::string_view text;
  bool capital = false;
};

ReadLetter letter_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const unsigned first = byte(at);
  if (first < 0x80) {
    const char c = text[at];
    if (c >= 'A' && c <= 'Z') {
      static constexpr std::string_view kLower = "abcdefghijklmnopqrstuvwxyz";
      return {1, kLower.substr(static_cast<std::size_t>(c - 'A'), 1), true};
    }
    return {1, ascii_letter(c) || ascii_digit(c) ? text.substr(at, 1) : std::string_view(), false};
  }
  const std::size_t size = std::min<std::size_t>(first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2, text.size() - at);
  if (first == 0xC2) return {size, {}, false};                          // signs, guillemets, the space that holds
  if (first == 0xE2 && byte(at + 1) <= 0x81) return {size, {}, false};  // dashes, quotation marks, …
  if (first == 0xEF && byte(at + 1) >= 0xBC) return {size, {}, false};  // full-width signs
  if (first == 0xC3) {
    const unsigned place = byte(at + 1) & 0x3FU;
    return {size, kLatin[place], place < 32};
  }
  return {size, text.substr(at, size), false};
}

bool parts_chunks(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool is_link(std::string_view chunk) {
  if (chunk.find("://") != std::string_view::npos || lower_ascii(chunk.substr(0, 4)) == "www.") return true;
  const auto at = chunk.find('@');
  if (at != std::string_view::npos && at > 0) return chunk.find('.', at) != std::string_view::npos;
  const auto slash = chunk.find('/');
  const auto dot = chunk.find('.');
  return slash != std::string_view::npos && dot != std::string_view::npos && dot > 0 && dot + 2 < slash;
}

// "Dr. Lee", "e.g. this", "J. Smith": the stop ends no sentence.
bool is_short_form(std::string_view chunk) {
  static constexpr std::array<std::string_view, 22> kShort{"mr",  "mrs", "ms", "dr",     "prof", "st",  "e.g", "i.e",
                                                           "etc", "vs",  "no", "approx", "inc",  "ltd", "co",  "z.b",
                                                           "bzw", "ca",  "hr", "fr",     "p.s",  "jr"};
  while (!chunk.empty() && !ascii_letter(chunk.front())) chunk.remove_prefix(1);
  if (!chunk.empty() && chunk.back() == '.') chunk.remove_suffix(1);
  return chunk.size() == 1 || std::find(kShort.begin(), kShort.end(), lower_ascii(chunk)) != kShort.end();
}

enum class Ends { no, stop, question };

Ends end_of(std::string_view chunk) {
  while (!chunk.empty()) {
    bool closed = false;
    for (const std::string_view mark : {"\"", "'", ")", "]", "*", "_", "”", "’", "»"}) {
      if (!chunk.ends_with(mark)) continue;
      chunk.remove_suffix(mark.size());
      closed = true;
      break;
    }
    if (!closed) break;
  }
  if (chunk.ends_with('?') || chunk.ends_with("？") || chunk.ends_with("?!")) return Ends::question;
  if (chunk.ends_with('!') || chunk.ends_with("…") || chunk.ends_with("。")) return Ends::stop;
  if (chunk.ends_with('.') && !is_short_form(chunk)) return Ends::stop;
  return Ends::no;
}

constexpr std::size_t kGreetingWords = 6;

}  // namespace

GuardText::GuardText(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (parts_chunks(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && !parts_chunks(text[end])) ++end;
    const std::string_view chunk = text.substr(at, end - at);
    const Ends ends = end_of(chunk);
    if (is_link(chunk)) {
      link(text, at, end);
    } else {
      this->chunk(text, at, end);
      for (const std::string_view mark : {"\"", "“", "„", "«"})
        quotes_ = quotes_ || chunk.find(mark) != std::string_view::npos;
      if (ends != Ends::no) close(ends == Ends::question);
    }
    // A line of its own: a greeting, a heading, the end of a paragraph, a row of a list.
    std::size_t breaks = 0;
    std::size_t next = end;
    for (; next < text.size() && parts_chunks(text[next]); ++next) breaks += text[next] == '\n' ? 1U : 0U;
    const bool short_line = words_.size() - first_ <= kGreetingWords && chunk.ends_with(',');
    const bool row = next < text.size() && (text[next] == '-' || text[next] == '*' || text[next] == '>');
    if (breaks > 1 || (breaks == 1 && (short_line || row || chunk.ends_with(':')))) close(false);
    at = next;
  }
  close(false);
}

void GuardText::chunk(std::string_view text, std::size_t begin, std::size_t end) {
  GuardWord word;
  const auto flush = [&](std::size_t at) {
    if (word.text.empty()) return;
    word.end = at;
    word.opens = words_.size() == first_;
    word.number = ascii_digit(word.text.front());
    words_.push_back(std::move(word));
    word = {};
  };
  for (std::size_t at = begin; at < end;) {
    const ReadLetter letter = letter_at(text, at);
    if (letter.text.empty()) {
      flush(at);
    } else {
      if (word.text.empty()) {
        word.begin = at;
        word.capital = letter.capital;
      }
      word.text += letter.text;
    }
    at += letter.size;
  }
  flush(end);
}

void GuardText::link(std::string_view text, std::size_t begin, std::size_t end) {
  while (end > begin && std::string_view(".,;:!?)>]\"'").find(text[end - 1]) != std::string_view::npos) --end;
  while (begin < end && std::string_view("(<[\"'").find(text[begin]) != std::string_view::npos) ++begin;
  GuardWord word{lower_ascii(text.substr(begin, end - begin)), begin, end};
  word.opens = words_.size() == first_;
  word.address = true;
  words_.push_back(std::move(word));
}

void GuardText::close(bool question) {
  if (words_.size() > first_) sentences_.push_back({first_, words_.size(), question, quotes_});
  first_ = words_.size();
  quotes_ = false;
}

std::span<const GuardWord> GuardText::words_of(const GuardSentence& sentence) const {
  return std::span(words_).subspan(sentence.first, sentence.last - sentence.first);
}

bool GuardText::has(std::string_view word) const {
  return std::any_of(words_.begin(), words_.end(), [&](const GuardWord& one) { return one.text == word; });
}

std::vector<std::string> guard_words(std::string_view text) {
  std::vector<std::string> all;
  const GuardText read(text);
  for (const GuardWord& word : read.words()) all.push_back(word.text);
  return all;
}

GuardPhrases::GuardPhrases(std::span<const std::string_view> rows) {
  for (std::size_t row = 0; row < rows.size(); ++row) {
    Phrase phrase{row, {}};
    for (const std::string& written : split(rows[row], " ")) {
      Element element;
      std::string_view part = written;
      if (part == "*") {
        element.star = true;
        phrase.elements.push_back(std::move(element));
        continue;
      }
      if (part.ends_with('?')) {
        element.optional = true;
        part.remove_suffix(1);
      }
      for (std::string one : split(part, "|")) {
        if (one.starts_with('{')) {
          for (std::string& word : split(word_class(std::string_view(one).substr(1, one.size() - 2)), " ")) {
            const bool prefix = word.ends_with('~');
            if (prefix) word.pop_back();
            (prefix ? element.prefixes : element.words).push_back(std::move(word));
          }
        } else if (one.ends_with('~')) {
          one.pop_back();
          element.prefixes.push_back(std::move(one));
        } else {
          element.words.push_back(std::move(one));
        }
      }
      phrase.elements.push_back(std::move(element));
    }
    std::vector<std::string> starts;
    for (const auto* list : {&phrase.elements.front().words, &phrase.elements.front().prefixes}) {
      for (const std::string& word : *list) starts.push_back(word.substr(0, 3));
    }
    std::sort(starts.begin(), starts.end());
    starts.erase(std::unique(starts.begin(), starts.end()), starts.end());
    for (const std::string& start : starts) by_start_[start].push_back(phrases_.size());
    phrases_.push_back(std::move(phrase));
  }
}

bool GuardPhrases::fits(const Element& element, const std::string& word) {
  return std::find(element.words.begin(), element.words.end(), word) != element.words.end() ||
         std::any_of(element.prefixes.begin(), element.prefixes.end(),
                     [&](const std::string& prefix) { return word.starts_with(prefix); });
}

// Where the phrase ends, or 0 when it does not stand here.
std::size_t GuardPhrases::match(std::span<const GuardWord> words, std::size_t at, std::span<const Element> elements) {
  constexpr std::size_t kStar = 4;
  if (elements.empty()) return at;
  const Element& element = elements.front();
  const auto rest = elements.subspan(1);
  if (element.star) {
    for (std::size_t over = 0; over <= kStar && at + over <= words.size(); ++over) {
      if (const std::size_t end = match(words, at + over, rest)) return end;
    }
    return 0;
  }
  if (at < words.size() && fits(element, words[at].text)) {
    if (const std::size_t end = match(words, at + 1, rest)) return end;
  }
  return element.optional ? match(words, at, rest) : 0;
}

void GuardPhrases::look(const GuardText& text, std::size_t from, std::size_t to, std::vector<Hit>& hits,
                        bool first_only) const {
  const std::span<const GuardWord> words = std::span(text.words()).first(to);
  for (std::size_t at = from; at < to;) {
    std::size_t next = at + 1;
    const auto found = by_start_.find(words[at].text.substr(0, 3));
    if (found != by_start_.end()) {
      for (const std::size_t place : found->second) {
        const std::size_t end = match(words, at, phrases_[place].elements);
        if (end == 0) continue;
        hits.push_back({phrases_[place].row, at, end});
        if (first_only) return;
        next = end;
        break;
      }
    }
    at = next;
  }
}

std::vector<GuardPhrases::Hit> GuardPhrases::find(const GuardText& text) const {
  std::vector<Hit> hits;
  for (const GuardSentence& sentence : text.sentences()) look(text, sentence.first, sentence.last, hits, false);
  return hits;
}

std::vector<GuardPhrases::Hit> GuardPhrases::find(const GuardText& text, const GuardSentence& sentence) const {
  std::vector<Hit> hits;
  look(text, sentence.first, sentence.last, hits, false);
  return hits;
}

bool GuardPhrases::in(const GuardText& text, const GuardSentence& sentence) const {
  std::vector<Hit> hits;
  look(text, sentence.first, sentence.last, hits, true);
  return !hits.empty();
}

bool GuardPhrases::in(const GuardText& text) const {
  return std::any_of(text.sentences().begin(), text.sentences().end(),
                     [&](const GuardSentence& sentence) { return in(text, sentence); });
}

}  // namespace kith
