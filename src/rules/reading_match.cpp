#include "rules/reading_match.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <unordered_map>

#include <fmt/format.h>

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

  // What a word of somebody's may be in each language that articles are in.
  const std::vector<TermIndex>& find(const std::string& folded) {
    const auto known = seen_.find(folded);
    if (known != seen_.end()) return known->second;
    std::vector<TermIndex> found;
    for (std::size_t i = 0; i < by_tongue_.size() && !is_small_word(folded); ++i) {
      if (by_tongue_[i].empty()) continue;
      const auto term = by_tongue_[i].find(stems_[i].of(folded));
      if (term != by_tongue_[i].end()) found.push_back(term->second);
    }
    return seen_.emplace(folded, std::move(found)).first->second;
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
  std::array<std::string, kFields> written;
};
struct KnownPerson {
  std::array<double, kFields> length{};
  std::map<TermIndex, Occurrence> terms;
};

struct KnownPeople {
  std::map<PersonId, KnownPerson> people;
  std::array<double, kFields> mean_length{};
  std::vector<double> holders;  // of each term
};

KnownPeople read_known(const std::vector<InterestText>& known, Vocabulary& vocabulary) {
  KnownPeople all;
  std::unordered_map<std::string, std::vector<WrittenWord>> folded;  // tags and roles come again and again
  for (const InterestText& one : known) {
    auto [at, made] = folded.try_emplace(one.text);
    if (made) at->second = written_words(one.text);
    KnownPerson& person = all.people[one.person];
    const auto field = static_cast<std::size_t>(one.field);
    for (const WrittenWord& word : at->second) {
      person.length[field] += 1;
      for (const TermIndex term : vocabulary.find(word.folded)) {
        Occurrence& occurrence = person.terms[term];
        occurrence.count[field] += 1;
        if (occurrence.written[field].empty()) occurrence.written[field] = word.written;
      }
    }
  }
  all.holders.resize(vocabulary.size());
  std::array<double, kFields> with{};
  for (const auto& [id, person] : all.people) {
    for (std::size_t i = 0; i < kFields; ++i) {
      all.mean_length[i] += person.length[i];
      with[i] += person.length[i] > 0 ? 1 : 0;
    }
    for (const auto& [term, occurrence] : person.terms) all.holders[term] += 1;
  }
  for (std::size_t i = 0; i < kFields; ++i) all.mean_length[i] = with[i] > 0 ? all.mean_length[i] / with[i] : 1;
  return all;
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

ReadingMatch match_one(const ArticleTerms& article, PersonId id, const KnownPerson& person, const KnownPeople& all) {
  ReadingMatch match{id, 0, {}};
  const double people = std::max(kFewestPeople, static_cast<double>(all.people.size()));
  for (const auto& [term, occurrence] : person.terms) {
    const auto weight = article.find(term);
    if (weight == article.end()) continue;
    const auto [sum, field] = pooled(occurrence, person, all.mean_length);
    const double gain = weight->second * rarity(all.holders[term], people) * sum / (kSaturation + sum);
    match.score += gain;
    match.words.push_back({occurrence.written[field], static_cast<InterestField>(field), gain});
  }
  std::stable_sort(match.words.begin(), match.words.end(),
                   [](const MatchedWord& a, const MatchedWord& b) { return a.gain > b.gain; });
  return match;
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
                                                     const std::vector<InterestText>& known, std::size_t most) {
  Vocabulary vocabulary;
  std::vector<ArticleTerms> terms;
  for (const Article& article : articles) terms.push_back(terms_of(article, vocabulary));
  const KnownPeople all = read_known(known, vocabulary);
  std::vector<std::vector<ReadingMatch>> matches;
  for (const ArticleTerms& article : terms) {
    std::vector<ReadingMatch> found;
    for (const auto& [id, person] : all.people) {
      ReadingMatch match = match_one(article, id, person, all);
      if (match.score >= kReadingBar) found.push_back(std::move(match));
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const ReadingMatch& a, const ReadingMatch& b) { return a.score > b.score; });
    if (found.size() > most) found.resize(most);
    matches.push_back(std::move(found));
  }
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
