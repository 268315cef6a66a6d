// The words of all names in memory, each once: what slips of the fingers are measured against. Read when
// somebody first mistypes, and follows the change log from then on. A word that nobody bears any more stays;
// it finds nobody.
#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "store/db.hpp"

namespace kith {

class WordBook {
 public:
  // The words that `typed` (folded) may have meant: those with the fewest slips, at most `most`, by length and
  // alphabet. Empty for words too short to have a slip.
  Result<std::vector<std::string>> near(const Db& db, const std::string& typed, std::size_t most);

 private:
  Status follow(const Db& db);
  void add(std::vector<std::string> words);

  std::mutex lock_;
  std::int64_t log_end_ = -1;
  struct Word {
    std::uint32_t letters = 0;  // one bit a letter of the alphabet
    std::string text;
  };
  std::vector<Word> words_;
  std::unordered_set<std::string> known_;
};

}  // namespace kith
