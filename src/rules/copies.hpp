// How alike two messages are, by the runs of four words they share. Names and numbers count as one and the same
// word, so a template whose gaps were filled is still alike.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace kith {

inline constexpr int kShingleWords = 4;
// So much of the shorter one stands in the other too: a copy. Two letters by one hand share greetings and thanks,
// which is less.
inline constexpr double kCopyShare = .5;
// With fewer runs than that there is too little to tell.
inline constexpr std::size_t kLeastShingles = 8;

using Shingles = std::vector<std::uint32_t>;  // sorted, each once
Shingles shingles(std::string_view text);

// Shared runs as a part of the shorter one's.
double containment(const Shingles& a, const Shingles& b);

// Messages by the runs they hold, so that asking costs the same however many there are.
class CopyBook {
 public:
  // `owner` is who it went to.
  void add(std::int64_t owner, const Shingles& text);
  void seal();  // after the last add, before the first question

  std::size_t size() const { return texts_.size(); }
  // To how many others than `owner` something alike went.
  int others_like(const Shingles& text, std::int64_t owner) const;

 private:
  struct Text {
    std::int64_t owner;
    std::uint32_t runs;
  };
  std::vector<Text> texts_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> runs_;  // run, place in texts_; sorted by seal()
};

}  // namespace kith
