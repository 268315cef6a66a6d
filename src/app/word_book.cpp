#include "app/word_book.hpp"

#include <algorithm>
#include <bit>
#include <tuple>

#include "rules/near.hpp"
#include "store/log.hpp"
#include "store/search.hpp"

namespace kith {
namespace {

constexpr int kMostFollowed = 1000;
// Single letters and figures are no names.
constexpr std::size_t kLeast = 2;

std::uint32_t letters_of(std::string_view word) {
  std::uint32_t bits = 0;
  for (const char c : word) {
    if (c >= 'a' && c <= 'z') bits |= std::uint32_t{1} << (c - 'a');
  }
  return bits;
}

const std::vector<TermField>& name_fields() {
  static const std::vector<TermField> fields{TermField::name, TermField::organisation};
  return fields;
}

}  // namespace

void WordBook::add(std::vector<std::string> words) {
  for (std::string& word : words) {
    if (word.size() < kLeast || !known_.insert(word).second) continue;
    const std::uint32_t letters = letters_of(word);
    words_.push_back({letters, std::move(word)});
  }
}

Status WordBook::follow(const Db& db) {
  KITH_TRY(const auto end, log_end(db));
  if (log_end_ >= end) return {};
  std::vector<PersonId> changed;
  bool all = log_end_ < 0;
  if (!all) {
    KITH_TRY(auto since, changed_since(db, log_end_, kMostFollowed));
    all = since.too_many;
    changed = std::move(since.people);
  }
  if (all) {
    KITH_TRY(auto words, vocabulary(db, name_fields()));
    add(std::move(words));
  } else if (!changed.empty()) {
    KITH_TRY(auto words, vocabulary(db, name_fields(), &changed));
    add(std::move(words));
  }
  log_end_ = end;
  return {};
}

Result<std::vector<std::string>> WordBook::near(const Db& db, const std::string& typed, std::size_t most) {
  int slips = slips_forgiven(typed.size());
  if (slips == 0) return std::vector<std::string>();
  const std::lock_guard hold(lock_);
  KITH_CHECK(follow(db));
  const std::uint32_t letters = letters_of(typed);
  struct Found {
    int slips;
    std::size_t longer;
    const std::string* word;
  };
  std::vector<Found> found;
  for (const Word& word : words_) {
    // A letter that the word has not is a slip at least.
    if (std::popcount(letters & ~word.letters) > slips || word.text.size() + 2 < typed.size()) continue;
    const int distance = slips_to_beginning(typed, word.text, slips);
    if (distance > slips) continue;
    slips = distance;  // only the nearest ones count
    const std::size_t longer = word.text.size() > typed.size() ? word.text.size() - typed.size() : 0;
    found.push_back({distance, longer, &word.text});
  }
  std::erase_if(found, [&](const Found& one) { return one.slips > slips; });
  std::sort(found.begin(), found.end(),
            [](const Found& a, const Found& b) { return std::tie(a.longer, *a.word) < std::tie(b.longer, *b.word); });
  std::vector<std::string> words;
  for (const Found& one : found) {
    if (words.size() == most) break;
    words.push_back(*one.word);
  }
  return words;
}

}  // namespace kith
