#include "rules/snippet.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace kith {
namespace {

constexpr std::size_t kMostLooked = 20'000;

bool hits(std::string_view word, const std::vector<std::string>& wanted) {
  for (const std::string& folded : folded_words(word)) {
    for (const std::string& one : wanted) {
      if (folded.starts_with(one)) return true;
    }
  }
  return false;
}

bool is_mark(char c) {
  return std::string_view(".,;:!?()[]{}\"'").find(c) != std::string_view::npos;
}

class MarkedLine {
 public:
  void add(std::string_view text, bool hit) {
    if (text.empty()) return;
    if (parts_.empty() || parts_.back().hit != hit) parts_.push_back({"", hit});
    parts_.back().text += text;
  }
  // A word with the marks around it, which are no part of the hit.
  void add_word(std::string_view word, bool hit) {
    std::size_t from = 0;
    std::size_t to = word.size();
    while (hit && from < to && is_mark(word[from])) ++from;
    while (hit && to > from && is_mark(word[to - 1])) --to;
    add(word.substr(0, from), false);
    add(word.substr(from, to - from), hit);
    add(word.substr(to), false);
  }
  std::vector<SnippetPart> take() { return std::move(parts_); }

 private:
  std::vector<SnippetPart> parts_;
};

}  // namespace

std::vector<SnippetPart> snippet(std::string_view text, const std::vector<std::string>& words, std::size_t characters) {
  const std::vector<std::string> all = split(collapse(clip(text, kMostLooked)), " ");
  const auto found = std::find_if(all.begin(), all.end(), [&](const std::string& word) { return hits(word, words); });
  auto from = found == all.end() ? all.begin() : found;
  // A third of the room goes to what stands before.
  for (std::size_t before = 0; from != all.begin(); --from) {
    before += std::prev(from)->size() + 1;
    if (before > characters / 3) break;
  }
  MarkedLine marked;
  if (from != all.begin()) marked.add("… ", false);
  std::size_t length = 0;
  for (auto word = from; word != all.end(); ++word) {
    if (word != from) marked.add(" ", false);
    if (length > 0 && length + word->size() > characters) {
      marked.add("…", false);
      break;
    }
    marked.add_word(clip(*word, characters), hits(*word, words));
    length += word->size() + 1;
  }
  return marked.take();
}

}  // namespace kith
