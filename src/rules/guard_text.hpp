// A text as the guard reads it: words without case and accents, each with its place, in sentences.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kith {

struct GuardWord {
  std::string text;                // lower case, accents of Latin letters off; an address or link as written
  std::size_t begin = 0, end = 0;  // bytes
  bool capital = false;            // begins with a capital letter
  bool opens = false;              // the first of its sentence
  bool number = false;
  bool address = false;  // an e-mail address or a link
};

struct GuardSentence {
  std::size_t first = 0, last = 0;  // words, without `last`
  bool question = false;
  bool quotes = false;  // holds something in quotation marks
};

class GuardText {
 public:
  explicit GuardText(std::string_view text);

  const std::vector<GuardWord>& words() const { return words_; }
  const std::vector<GuardSentence>& sentences() const { return sentences_; }
  std::span<const GuardWord> words_of(const GuardSentence& sentence) const;
  // Every word with a space around it, for looking up short phrases.
  bool has(std::string_view word) const;

 private:
  void chunk(std::string_view text, std::size_t begin, std::size_t end);
  void link(std::string_view text, std::size_t begin, std::size_t end);
  void close(bool question);

  std::vector<GuardWord> words_;
  std::vector<GuardSentence> sentences_;
  std::size_t first_ = 0;
  bool quotes_ = false;
};

// One word or several as GuardText has them.
std::vector<std::string> guard_words(std::string_view text);

// Phrases found by their words. A row is words with spaces between; each may be
//   a|b      either                     introduc~   any word that begins so (three letters at least)
//   word?    there or not               *           up to four words, of the same sentence
//   {name}   any word of that class (guard_phrases.hpp)
// The first word is neither optional nor a star.
class GuardPhrases {
 public:
  explicit GuardPhrases(std::span<const std::string_view> rows);

  struct Hit {
    std::size_t row = 0;
    std::size_t first = 0, last = 0;  // words of the text, without `last`
  };
  // The first hit at or after each word in turn: nothing overlaps.
  std::vector<Hit> find(const GuardText& text) const;
  std::vector<Hit> find(const GuardText& text, const GuardSentence& sentence) const;
  bool in(const GuardText& text, const GuardSentence& sentence) const;
  bool in(const GuardText& text) const;

 private:
  struct Element {
    std::vector<std::string> words;     // any of them
    std::vector<std::string> prefixes;  // or one that begins so
    bool optional = false;
    bool star = false;
  };
  struct Phrase {
    std::size_t row;
    std::vector<Element> elements;
  };
  static bool fits(const Element& element, const std::string& word);
  static std::size_t match(std::span<const GuardWord> words, std::size_t at, std::span<const Element> elements);
  void look(const GuardText& text, std::size_t from, std::size_t to, std::vector<Hit>& hits, bool first_only) const;

  std::vector<Phrase> phrases_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_start_;  // up to three letters
};

}  // namespace kith
