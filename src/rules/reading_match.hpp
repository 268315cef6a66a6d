// Whom an article is for: what it is about, held against what is known of people.
// BM25F (Robertson, Zaragoza, Taylor: Simple BM25 extension to multiple weighted fields, CIKM 2004): the occurrences
// of a word in several fields are added up, each with its weight, before they saturate; a rare word counts more than
// one that many share.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.hpp"

namespace kith {

// What a text about somebody is. A tag is chosen, a fact is what they told, a position may be long ago, a note mentions
// much in passing.
enum class InterestField { tag, fact, position, note };
std::string_view words(InterestField field);  // "in a tag"

struct InterestText {
  PersonId person;
  InterestField field = InterestField::note;
  std::string text;
};

struct Article {
  std::string title;
  std::string text;
};

struct MatchedWord {
  std::string word;  // as it stands in what is known of them
  InterestField field = InterestField::note;
  double gain = 0;  // its part of the score
};
struct ReadingMatch {
  PersonId person;
  double score = 0;                // kReadingBar and more; a tag of one person that a headline names scores .43
  std::vector<MatchedWord> words;  // the weightiest first
};

// The bar: below it nothing is proposed. One word in passing does not reach it; a word of a tag or a fact in the
// headline does, and so do two words of notes.
inline constexpr double kReadingBar = 0.3;

// For each article the people it may be for, the best first, at most `most`.
std::vector<std::vector<ReadingMatch>> match_reading(const std::vector<Article>& articles,
                                                     const std::vector<InterestText>& known, std::size_t most);

// "matches \"beekeeping\" in a tag and \"solar\" in their notes"
std::string match_words(const ReadingMatch& match);

}  // namespace kith
