// Which pairs are worth comparing: those that share a rare thing, or two common ones.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "rules/traits.hpp"

namespace kith {

// The keys of one row, hashed, each once. Soft keys (how a name sounds, a postcode, a year and month of birth, a
// street with its number, …) count in pairs; a whole address, number or date of birth counts alone.
std::vector<std::uint64_t> block_keys(const TraitTable& table, std::size_t row);

// Rows by key.
class BlockIndex {
 public:
  explicit BlockIndex(const TraitTable& table);

  using Pair = std::uint64_t;  // the smaller row in the upper half
  static Pair pair(std::uint32_t a, std::uint32_t b) { return a < b ? Pair{a} << 32U | b : Pair{b} << 32U | a; }
  // Each pair once, in order. Small blocks come first; large ones are left out when there are pairs enough.
  std::vector<Pair> pairs() const;

  // Rows of the table that share a key with these, each once; small blocks first, at most `most`.
  std::vector<std::uint32_t> rows_for(const std::vector<std::uint64_t>& keys, std::size_t most) const;

 private:
  struct Entry {
    std::uint64_t key;
    std::uint32_t row;
  };
  struct Block {
    std::uint32_t from, size;
  };
  std::vector<Block> blocks() const;

  std::size_t rows_;
  std::vector<Entry> entries_;  // by key, then row
};

}  // namespace kith
