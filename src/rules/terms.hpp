// The words of a text that carry its meaning, in the form that other inflections of them share.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kith {

// The languages whose endings are known. A text in another keeps its words as they are.
enum class Tongue { english, german, french, spanish, italian, dutch, portuguese, other };
inline constexpr int kTongues = 8;

// By its small words; English when there are too few to tell.
Tongue tongue_of(std::span<const std::string> folded);

// Says nothing about what a text is about: "and", "und", "the"; also what every note of a network is full of ("met",
// "call", "team"), single letters and figures.
bool is_small_word(std::string_view folded);

// Word ends cut off (Snowball). Not to be shared between threads.
class Stems {
 public:
  explicit Stems(Tongue tongue);
  ~Stems();
  Stems(Stems&&) noexcept;
  Stems& operator=(Stems&&) noexcept;
  std::string of(std::string_view folded) const;  // "beekeepers" -> "beekeep"

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// The pieces of a text between spaces and marks, as they stand in it.
std::vector<std::string_view> pieces_of(std::string_view text);

struct WrittenWord {
  std::string written;  // "Imkerei,"-less: without the punctuation around it
  std::string folded;
};
// In their order; a word that folds to several ("l'été") is several.
std::vector<WrittenWord> written_words(std::string_view text);

}  // namespace kith
