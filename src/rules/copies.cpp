#include "rules/copies.hpp"

#include <algorithm>
#include <set>

namespace kith {
namespace {

constexpr std::uint32_t kFilling = 0;  // a name, a number, an address: what a gap of a template was filled with

constexpr std::uint32_t kSeed = 2166136261U;
constexpr std::uint32_t mix_in(std::uint32_t hash, std::uint32_t value) {
  return (hash ^ value) * 16777619U;
}

bool is_white(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

// Reads words as numbers, quickly: thousands of messages are read for one question. Letters beyond ASCII count as
// they are, general punctuation parts words.
class RunReader {
 public:
  explicit RunReader(std::string_view text) : text_(text) {}

  std::vector<std::uint32_t> words() {
    for (std::size_t at = 0; at < text_.size();) {
      while (at < text_.size() && is_white(text_[at])) {
        // An empty line, or a line behind a comma, begins a sentence.
        if (text_[at] == '\n' && (at == 0 || text_[at - 1] == '\n' || text_[at - 1] == ',')) opens_ = true;
        ++at;
      }
      std::size_t end = at;
      bool address = false;
      for (; end < text_.size() && !is_white(text_[end]); ++end) {
        address = address || text_[end] == '@' || (text_[end] == ':' && text_.substr(end, 3) == "://");
      }
      if (end == at) break;
      if (address) {
        take(kFilling);
      } else {
        chunk(text_.substr(at, end - at));
      }
      const char last = text_[end - 1];
      opens_ = last == '.' || last == '!' || last == '?';
      at = end;
    }
    return std::move(words_);
  }

 private:
  void chunk(std::string_view chunk) {
    std::uint32_t hash = kSeed;
    bool inside = false;
    bool filling = false;
    bool number = false;
    const auto close = [&](bool one_letter) {
      const bool fills = number || (filling && !one_letter);  // "I" is no name
      if (inside) take(fills ? kFilling : hash | 1U);
      hash = kSeed;
      inside = false;
    };
    std::size_t begin = 0;
    for (std::size_t i = 0; i < chunk.size(); ++i) {
      const auto c = static_cast<unsigned char>(chunk[i]);
      const bool big = c >= 'A' && c <= 'Z';
      const bool letter = big || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      if (!letter && (c < 0x80 || c == 0xE2 || c == 0xC2)) {
        close(i - begin == 1);
        if (c >= 0x80) i += c == 0xE2 ? 2 : 1;
        continue;
      }
      if (!inside) {
        inside = true;
        begin = i;
        number = c >= '0' && c <= '9';
        filling = big && !opens_;
      }
      hash = mix_in(hash, big ? c + 32U : c);
    }
    close(chunk.size() - begin == 1);
  }

  void take(std::uint32_t word) {
    opens_ = false;
    // Several in a row fill one gap: "Ada", "Ada Byron".
    if (word != kFilling || words_.empty() || words_.back() != kFilling) words_.push_back(word);
  }

  std::string_view text_;
  std::vector<std::uint32_t> words_;
  bool opens_ = true;
};

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
  const std::vector<std::uint32_t> words = RunReader(text).words();
  Shingles all;
  if (words.size() < kShingleWords) return all;
  all.reserve(words.size());
  for (std::size_t at = 0; at + kShingleWords <= words.size(); ++at) {
    std::uint32_t hash = kSeed;
    for (std::size_t i = 0; i < kShingleWords; ++i)
      hash = mix_in(mix_in(hash, words[at + i] & 0xFFFFU), words[at + i] >> 16U);
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
