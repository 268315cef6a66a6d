#include "rules/blocking.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/text.hpp"
#include "rules/likeness.hpp"
#include "rules/match.hpp"

namespace kith {
namespace {

// A block of everybody called Smith finds nobody; two thousand of one company neither.
constexpr std::uint32_t kLargest = 400;
constexpr std::size_t kPairsPerRow = 60;
constexpr std::size_t kPairsAtLeast = 2'000'000;

std::uint64_t mix(std::uint64_t x) {
  x ^= x >> 33U;
  x *= 0xff51afd7ed558ccdULL;
  x ^= x >> 33U;
  x *= 0xc4ceb9fe1a85ec53ULL;
  return x ^ (x >> 33U);
}

std::uint64_t hashed(char space, std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325ULL ^ static_cast<unsigned char>(space);
  hash *= 0x100000001b3ULL;
  for (const char c : text) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001b3ULL;
  }
  return mix(hash);
}

class Keys {
 public:
  void alone(char space, std::string_view text) { alone_.push_back(hashed(space, text)); }
  void soft(char space, std::string_view text) {
    if (!text.empty()) soft_.push_back(hashed(space, text));
  }

  std::vector<std::uint64_t> take() {
    constexpr std::size_t kMostSoft = 24;  // somebody with forty addresses is found by the first ones
    std::sort(soft_.begin(), soft_.end());
    soft_.erase(std::unique(soft_.begin(), soft_.end()), soft_.end());
    if (soft_.size() > kMostSoft) soft_.resize(kMostSoft);
    std::vector<std::uint64_t> all = std::move(alone_);
    for (std::size_t i = 0; i < soft_.size(); ++i) {
      for (std::size_t j = i + 1; j < soft_.size(); ++j) all.push_back(mix(soft_[i] + 3 * soft_[j]));
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
  }

 private:
  std::vector<std::uint64_t> alone_, soft_;
};

// A name's words meet under their sound, their nicknames and their initial, given and family alike: who
// writes "Smith John" is found too.
void name_keys(Keys& keys, const std::string& name) {
  for (const std::string& word : split(name, " ")) {
    if (word.empty()) continue;
    keys.soft('i', std::string_view(word).substr(0, 1));
    if (word.size() == 1) continue;
    keys.soft('n', sound_of(word));
    for (const int row : nickname_rows(word)) keys.soft('k', std::to_string(row));
  }
}

void street_keys(Keys& keys, const std::string& street) {
  const auto words = split(street, " ");
  std::size_t used = 0;
  for (const std::string& word : words) {
    if (word.size() < 3 || used == 2) continue;
    keys.soft('s', sound_of(word));
    ++used;
  }
}

void email_keys(Keys& keys, const std::string& email) {
  keys.alone('e', email);
  const std::string local = fold(email.substr(0, email.find('@')));
  if (local.size() >= 5) keys.alone('l', local);
  name_keys(keys, local);
}

void date_keys(Keys& keys, const std::string& date) {
  const std::string_view d = date;
  const bool whole = d.substr(0, 4) != "0000" && d.substr(4, 2) != "00" && d.substr(6) != "00";
  if (whole) {
    keys.alone('d', date);
    keys.soft('d', date);
    keys.soft('y', d.substr(0, 6));
    keys.soft('z', std::string(d.substr(0, 4)) + std::string(d.substr(6)));
  }
  if (d.substr(4, 2) != "00" && d.substr(6) != "00") keys.soft('m', d.substr(4));
}

void keys_of(Keys& keys, Trait trait, const std::string& text) {
  constexpr std::size_t kTail = 7;
  switch (trait) {
    case Trait::given:
    case Trait::family: name_keys(keys, text); break;
    case Trait::born: date_keys(keys, text); break;
    case Trait::email: email_keys(keys, text); break;
    case Trait::phone: keys.alone('p', text.size() > kTail ? text.substr(text.size() - kTail) : text); break;
    case Trait::profile: keys.alone('u', text); break;
    case Trait::street: street_keys(keys, text); break;
    case Trait::number: keys.soft('h', text); break;
    case Trait::locality: keys.soft('c', sound_of(text)); break;
    case Trait::postcode: keys.soft('q', text); break;
    case Trait::region: break;
    case Trait::organisation: keys.soft('o', sound_of(text)); break;
    case Trait::text:
    case Trait::code: keys.soft('t', text); break;
  }
}

}  // namespace

std::vector<std::uint64_t> block_keys(const TraitTable& table, std::size_t row) {
  Keys keys;
  for (std::size_t column = 0; column < table.columns().size(); ++column) {
    for (const auto id : table.values(column, row))
      keys_of(keys, table.columns()[column].trait, table.text(column, id));
  }
  return keys.take();
}

BlockIndex::BlockIndex(const TraitTable& table) : rows_(table.rows()) {
  for (std::uint32_t row = 0; row < rows_; ++row) {
    for (const std::uint64_t key : block_keys(table, row)) entries_.push_back({key, row});
  }
  std::sort(entries_.begin(), entries_.end(),
            [](const Entry& a, const Entry& b) { return a.key != b.key ? a.key < b.key : a.row < b.row; });
}

std::vector<BlockIndex::Block> BlockIndex::blocks() const {
  std::vector<Block> all;
  for (std::size_t from = 0; from < entries_.size();) {
    std::size_t to = from + 1;
    while (to < entries_.size() && entries_[to].key == entries_[from].key) ++to;
    if (to - from > 1 && to - from <= kLargest) {
      all.push_back({static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to - from)});
    }
    from = to;
  }
  return all;
}

std::vector<BlockIndex::Pair> BlockIndex::pairs() const {
  std::vector<Block> all = blocks();
  std::stable_sort(all.begin(), all.end(), [](const Block& a, const Block& b) { return a.size < b.size; });
  const std::size_t most = std::max(kPairsAtLeast, kPairsPerRow * rows_);
  std::vector<Pair> found;
  const auto tidy = [&found] {
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
  };
  std::size_t tidied = 0;
  for (const Block& block : all) {
    if (found.size() > most) {
      if (found.size() < tidied + most / 4) break;
      tidy();
      tidied = found.size();
      if (tidied > most) break;
    }
    for (std::uint32_t i = block.from; i < block.from + block.size; ++i) {
      for (std::uint32_t j = i + 1; j < block.from + block.size; ++j) {
        found.push_back(pair(entries_[i].row, entries_[j].row));
      }
    }
  }
  tidy();
  return found;
}

std::vector<std::uint32_t> BlockIndex::rows_for(const std::vector<std::uint64_t>& keys, std::size_t most) const {
  std::vector<Block> met;
  for (const std::uint64_t key : keys) {
    const auto from = std::lower_bound(entries_.begin(), entries_.end(), key,
                                       [](const Entry& entry, std::uint64_t k) { return entry.key < k; });
    auto to = from;
    while (to != entries_.end() && to->key == key && static_cast<std::size_t>(to - from) <= kLargest) ++to;
    const auto size = static_cast<std::uint32_t>(to - from);
    if (size > 0 && size <= kLargest) met.push_back({static_cast<std::uint32_t>(from - entries_.begin()), size});
  }
  std::sort(met.begin(), met.end(), [](const Block& a, const Block& b) { return a.size < b.size; });
  std::vector<std::uint32_t> rows;
  for (const Block& block : met) {
    if (rows.size() >= most) break;
    for (std::uint32_t i = 0; i < block.size; ++i) rows.push_back(entries_[block.from + i].row);
  }
  std::sort(rows.begin(), rows.end());
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  return rows;
}

}  // namespace kith
