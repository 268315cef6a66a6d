#include "rules/copies.hpp"

#include <algorithm>
#include <set>

#include "rules/guard_text.hpp"

namespace kith {
namespace {

// What a gap of a template was filled with: a name, a number, an address.
bool is_filling(const GuardWord& word) {
  return word.number || word.address || (word.capital && !word.opens && word.text != "i");
}

std::uint32_t mixed(std::uint32_t hash, std::string_view word) {
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return (hash ^ 0x20U) * 16777619U;
}

std::size_t shared(const Shingles& a, const Shingles& b) {
  std::size_t count = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (*i < *j) {
      ++i;
    } else if (*j < *i) {
      ++j;
    } else {
      ++count;
      ++i;
      ++j;
    }
  }
  return count;
}

}  // namespace

Shingles shingles(std::string_view text) {
  const GuardText read(text);
  std::vector<std::string_view> words;
  for (const GuardWord& word : read.words()) {
    // Several in a row fill one gap: "Ada", "Ada Byron".
    const std::string_view one = is_filling(word) ? std::string_view("#") : std::string_view(word.text);
    if (one != "#" || words.empty() || words.back() != "#") words.push_back(one);
  }
  Shingles all;
  for (std::size_t at = 0; at + kShingleWords <= words.size(); ++at) {
    std::uint32_t hash = 2166136261U;
    for (std::size_t i = 0; i < kShingleWords; ++i) hash = mixed(hash, words[at + i]);
    all.push_back(hash);
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

double containment(const Shingles& a, const Shingles& b) {
  const std::size_t least = std::min(a.size(), b.size());
  if (least < kLeastShingles) return 0;
  return static_cast<double>(shared(a, b)) / static_cast<double>(least);
}

void CopyBook::add(std::int64_t owner, const Shingles& text) {
  if (text.size() < kLeastShingles) return;
  const auto place = static_cast<std::uint32_t>(texts_.size());
  texts_.push_back({owner, static_cast<std::uint32_t>(text.size())});
  for (const std::uint32_t run : text) runs_.emplace_back(run, place);
}

void CopyBook::seal() {
  std::sort(runs_.begin(), runs_.end());
}

int CopyBook::others_like(const Shingles& text, std::int64_t owner) const {
  if (text.size() < kLeastShingles) return 0;
  std::vector<std::uint32_t> hits(texts_.size());
  for (const std::uint32_t run : text) {
    for (auto at = std::lower_bound(runs_.begin(), runs_.end(), std::pair(run, std::uint32_t{0}));
         at != runs_.end() && at->first == run; ++at)
      ++hits[at->second];
  }
  std::set<std::int64_t> others;
  for (std::size_t i = 0; i < texts_.size(); ++i) {
    const auto least = static_cast<double>(std::min<std::size_t>(texts_[i].runs, text.size()));
    if (texts_[i].owner != owner && hits[i] >= kCopyShare * least) others.insert(texts_[i].owner);
  }
  return static_cast<int>(others.size());
}

}  // namespace kith
