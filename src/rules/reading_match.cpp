#include "rules/reading_match.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <unordered_map>

#include <fmt/format.h>

#include "base/text.hpp"
#include "rules/terms.hpp"

namespace kith {
namespace {

constexpr std::size_t kFields = 4;
constexpr std::array<double, kFields> kFieldWeight{3.0, 2.0, 1.5, 1.0};
// How far a long field dilutes its words: tags do not.
constexpr std::array<double, kFields> kFieldLength{0.0, 0.3, 0.3, 0.6};
constexpr double kSaturation = 1.2;   // BM25's k1
constexpr double kTitleCounts = 3;    // a word of the headline, beside one of the text
constexpr double kArticleHalf = 2;    // so many mentions say half of what any number says
constexpr double kFewestPeople = 50;  // a small network is thought of as one of this size: all its words look rare
constexpr std::size_t kMostWords = 3;

using TermIndex = std::uint32_t;

// The terms of all articles, by the language of each: only these are looked for in what is known of people.
class Vocabulary {
 public:
  Vocabulary() {
    for (int i = 0; i < kTongues; ++i) stems_.emplace_back(static_cast<Tongue>(i));
  }

  TermIndex add(Tongue tongue, const std::string& folded) {
    auto& terms = by_tongue_[static_cast<std::size_t>(tongue)];
    const auto [at, made] = terms.emplace(stems_[static_cast<std::size_t>(tongue)].of(folded), size_);
    if (made) ++size_;
    return at->second;
  }

  // What a piece of somebody's text may be in each language that articles are in.
  const std::vector<TermIndex>& find(const std::string& piece) {
    const auto known = seen_.find(piece);
    if (known != seen_.end()) return known->second;
    std::vector<TermIndex> found;
    for (const std::string& folded : folded_words(piece)) {
      for (std::size_t i = 0; i < by_tongue_.size() && !is_small_word(folded); ++i) {
        if (by_tongue_[i].empty()) continue;
        const auto term = by_tongue_[i].find(stems_[i].of(folded));
        if (term != by_tongue_[i].end()) found.push_back(term->second);
      }
    }
    return seen_.emplace(piece, std::move(found)).first->second;
  }

  TermIndex size() const { return size_; }

 private:
  std::vector<Stems> stems_;
  std::array<std::unordered_map<std::string, TermIndex>, kTongues> by_tongue_;
  std::unordered_map<std::string, std::vector<TermIndex>> seen_;
  TermIndex size_ = 0;
};

// Term and its weight in the article, 0..1.
using ArticleTerms = std::map<TermIndex, double>;

ArticleTerms terms_of(const Article& article, Vocabulary& vocabulary) {
  const auto title = written_words(article.title), text = written_words(article.text);
  std::vector<std::string> all;
  for (const auto* part : {&title, &text}) {
    for (const WrittenWord& word : *part) all.push_back(word.folded);
  }
  const Tongue tongue = tongue_of(all);
  ArticleTerms terms;
  const auto count = [&](const std::vector<WrittenWord>& words, double each) {
    for (const WrittenWord& word : words) {
      if (!is_small_word(word.folded)) terms[vocabulary.add(tongue, word.folded)] += each;
    }
  };
  count(title, kTitleCounts);
  count(text, 1);
  for (auto& [term, mentions] : terms) mentions = mentions / (mentions + kArticleHalf);
  return terms;
}

struct Occurrence {
  std::array<double, kFields> count{};
  std::array<std::string_view, kFields> written;  // in the texts that were given
};
struct KnownPerson {
  std::array<double, kFields> length{};
  std::map<TermIndex, Occurrence> terms;
};

// What a term says of one person, whatever the article.
struct Posting {
  PersonId person;
  std::uint32_t place = 0;  // of the person among all
  double gain = 0;
  InterestField field = InterestField::note;
  std::string_view written;
};
struct Postings {
  std::vector<std::vector<Posting>> of_term;
  std::size_t people = 0;
};

std::map<PersonId, KnownPerson> read_known(const std::vector<InterestText>& known, Vocabulary& vocabulary) {
  std::map<PersonId, KnownPerson> people;
  for (const InterestText& one : known) {
    KnownPerson& person = people[one.person];
    const auto field = static_cast<std::size_t>(one.field);
    for (const std::string_view piece : pieces_of(one.text)) {
      person.length[field] += 1;
      for (const TermIndex term : vocabulary.find(std::string(piece))) {
        Occurrence& occurrence = person.terms[term];
        occurrence.count[field] += 1;
        if (occurrence.written[field].empty()) occurrence.written[field] = piece;
      }
    }
  }
  return people;
}

std::array<double, kFields> mean_lengths(const std::map<PersonId, KnownPerson>& people) {
  std::array<double, kFields> sum{}, with{};
  for (const auto& [id, person] : people) {
    for (std::size_t i = 0; i < kFields; ++i) {
      sum[i] += person.length[i];
      with[i] += person.length[i] > 0 ? 1 : 0;
    }
  }
  for (std::size_t i = 0; i < kFields; ++i) sum[i] = with[i] > 0 ? sum[i] / with[i] : 1;
  return sum;
}

// Of one: a word that a single person bears. The root, since what twenty of five hundred care for is theirs all the
// same.
double rarity(double holders, double people) {
  const auto idf = [&](double n) { return std::log(1 + (people - n + 0.5) / (n + 0.5)); };
  return std::sqrt(idf(holders) / idf(1));
}

// The occurrences of a term in somebody's fields as one figure, and the field that gives the most of it.
std::pair<double, std::size_t> pooled(const Occurrence& occurrence, const KnownPerson& person,
                                      const std::array<double, kFields>& mean_length) {
  double sum = 0, most = 0;
  std::size_t best = 0;
  for (std::size_t i = 0; i < kFields; ++i) {
    if (occurrence.count[i] == 0) continue;
    const double length = 1 - kFieldLength[i] + kFieldLength[i] * person.length[i] / mean_length[i];
    const double part = kFieldWeight[i] * occurrence.count[i] / length;
    sum += part;
    if (part > most) {
      most = part;
      best = i;
    }
  }
  return {sum, best};
}

Postings postings_of(const std::map<PersonId, KnownPerson>& people, TermIndex terms) {
  Postings postings;
  postings.of_term.resize(terms);
  const auto mean_length = mean_lengths(people);
  for (const auto& [id, person] : people) {
    for (const auto& [term, occurrence] : person.terms) {
      const auto [sum, field] = pooled(occurrence, person, mean_length);
      postings.of_term[term].push_back({id, static_cast<std::uint32_t>(postings.people), sum / (kSaturation + sum),
                                        static_cast<InterestField>(field), occurrence.written[field]});
    }
    ++postings.people;
  }
  const double size = std::max(kFewestPeople, static_cast<double>(people.size()));
  for (auto& term : postings.of_term) {
    const double rare = rarity(static_cast<double>(term.size()), size);
    for (Posting& posting : term) posting.gain *= rare;
  }
  return postings;
}

// The people above the bar, the best first; their words are gone for only after that.
std::vector<ReadingMatch> best_for(const ArticleTerms& article, const Postings& postings, std::size_t most,
                                   std::optional<PersonId> only) {
  std::vector<double> scores(postings.people);
  std::vector<PersonId> ids(postings.people);
  for (const auto& [term, weight] : article) {
    for (const Posting& posting : postings.of_term[term]) {
      scores[posting.place] += weight * posting.gain;
      ids[posting.place] = posting.person;
    }
  }
  std::vector<ReadingMatch> found;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (scores[i] >= kReadingBar && (!only || ids[i] == *only)) found.push_back({ids[i], scores[i], {}});
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const ReadingMatch& a, const ReadingMatch& b) { return a.score > b.score; });
  if (found.size() > most) found.resize(most);
  for (const auto& [term, weight] : article) {
    for (const Posting& posting : postings.of_term[term]) {
      const auto match = std::find_if(found.begin(), found.end(),
                                      [&](const ReadingMatch& one) { return one.person == posting.person; });
      if (match != found.end())
        match->words.push_back({std::string(posting.written), posting.field, weight * posting.gain});
    }
  }
  for (ReadingMatch& match : found) {
    std::stable_sort(match.words.begin(), match.words.end(),
                     [](const MatchedWord& a, const MatchedWord& b) { return a.gain > b.gain; });
  }
  return found;
}

}  // namespace

std::string_view words(InterestField field) {
  switch (field) {
    case InterestField::tag: return "in a tag";
    case InterestField::fact: return "in what they told you";
    case InterestField::position: return "in their work";
    case InterestField::note: return "in your notes";
  }
  return "";
}

std::vector<std::vector<ReadingMatch>> match_reading(const std::vector<Article>& articles,
                                                     const std::vector<InterestText>& known, std::size_t most,
                                                     std::optional<PersonId> only) {
  Vocabulary vocabulary;
  std::vector<ArticleTerms> terms;
  for (const Article& article : articles) terms.push_back(terms_of(article, vocabulary));
  const Postings postings = postings_of(read_known(known, vocabulary), vocabulary.size());
  std::vector<std::vector<ReadingMatch>> matches;
  for (const ArticleTerms& article : terms) matches.push_back(best_for(article, postings, most, only));
  return matches;
}

std::string match_words(const ReadingMatch& match) {
  std::string text;
  const std::size_t shown = std::min(match.words.size(), kMostWords);
  for (std::size_t i = 0; i < shown; ++i) {
    const MatchedWord& word = match.words[i];
    // "in a tag" once, after the last of several words that stand there.
    const bool same = i + 1 < shown && match.words[i + 1].field == word.field;
    text += fmt::format("{}\"{}\"{}", i == 0 ? "" : (i + 1 == shown ? " and " : ", "), word.word,
                        same ? "" : fmt::format(" {}", words(word.field)));
  }
  return "matches " + text;
}

}  // namespace kith
