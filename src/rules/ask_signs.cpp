#include "rules/ask_signs.hpp"

#include <algorithm>
#include <span>
#include <unordered_map>
#include <utility>

#include "base/text.hpp"
#include "rules/ask_phrases.hpp"

namespace kith {
namespace {

// Phrases by their first word.
class Phrases {
 public:
  explicit Phrases(std::span<const std::string_view> rows) {
    for (const std::string_view row : rows) {
      std::vector<std::string> words = split(row, " ");
      std::string first = words.front();
      by_first_[std::move(first)].push_back(std::move(words));
    }
  }
  bool at(std::span<const std::string> words) const {
    if (words.empty()) return false;
    const auto found = by_first_.find(words.front());
    if (found == by_first_.end()) return false;
    return std::any_of(found->second.begin(), found->second.end(), [&](const std::vector<std::string>& phrase) {
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
  std::unordered_map<std::string, std::vector<std::vector<std::string>>> by_first_;
};

// Words that may stand before a request: "so please", "also send".
std::span<const std::string> without_lead(std::span<const std::string> words) {
  static const Phrases leads{kLeads};
  while (words.size() > 1 && leads.at(words.first(1))) words = words.subspan(1);
  return words;
}

}  // namespace

AskSigns ask_signs(const Sentence& sentence) {
  static const Phrases courtesies{kCourtesies};
  static const Phrases requests{kRequests};
  static const Phrases openings{kAskOpenings};
  AskSigns signs;
  signs.question = sentence.question;
  for (const auto& words : sentence.clauses) {
    if (courtesies.within(words)) {
      signs.courtesy = true;
      continue;
    }
    const bool opens = openings.at(words) || openings.at(without_lead(words));
    signs.request = signs.request || requests.within(words);
    signs.opening = signs.opening || opens;
    signs.first_opening = signs.first_opening || (opens && &words == &sentence.clauses.front());
  }
  return signs;
}

bool asks(const AskSigns& signs) {
  return signs.request || signs.opening || (signs.question && !signs.courtesy);
}

}  // namespace kith
