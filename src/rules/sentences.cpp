#include "rules/sentences.hpp"

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "base/text.hpp"

namespace kith {
namespace {

bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> ends) {
  return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return text.ends_with(end); });
}

// The word without the quotation marks and brackets that close after its punctuation.
std::string_view open_end(std::string_view word) {
  while (ends_with_any(word, {"\"", "'", ")", "]", "*"})) word.remove_suffix(1);
  while (ends_with_any(word, {"”", "’", "»"})) word.remove_suffix(word.ends_with("»") ? 2 : 3);
  return word;
}

class SentenceReader {
 public:
  explicit SentenceReader(std::string_view text) : text_(text) {}

  std::vector<Sentence> read() {
    for (std::size_t at = 0; at < text_.size();) {
      const std::size_t end = std::min(text_.find_first_of(" \t\r\n", at), text_.size());
      if (end > at) take(text_.substr(at, end - at), end);
      const bool empty_line = end < text_.size() && text_[end] == '\n' && text_.substr(end + 1).starts_with("\n");
      if (empty_line) close_sentence(false, end);
      at = end + 1;
    }
    close_sentence(false, text_.size());
    return std::move(sentences_);
  }

 private:
  void take(std::string_view word, std::size_t end_at) {
    if (word == "-" || word == "--" || word == "–" || word == "—") return close_clause();
    if (!holds_address(word)) {
      if (!clause_.empty()) clause_ += ' ';
      clause_ += word;
    }
    const std::string_view end = open_end(word);
    if (ends_with_any(end, {"?", "？", "؟"})) {
      close_sentence(!holds_address(word), end_at);
    } else if (ends_with_any(end, {".", "!", "…", "。", "！"})) {
      close_sentence(false, end_at);
    } else if (ends_with_any(end, {",", ";", ":", "，", "；", "：", "、"})) {
      close_clause();
    }
  }

  void close_clause() {
    std::vector<std::string> words = folded_words(clause_);
    clause_.clear();
    if (!words.empty()) sentence_.clauses.push_back(std::move(words));
  }

  void close_sentence(bool question, std::size_t end) {
    close_clause();
    sentence_.question = question;
    sentence_.written = trim(text_.substr(begins_, end - begins_));
    begins_ = end;
    if (!sentence_.clauses.empty()) sentences_.push_back(std::move(sentence_));
    sentence_ = {};
  }

  std::string_view text_;
  std::size_t begins_ = 0;
  std::vector<Sentence> sentences_;
  Sentence sentence_;
  std::string clause_;  // as written so far
};

}  // namespace

bool holds_address(std::string_view word) {
  return word.find("://") != std::string_view::npos || lower_ascii(word.substr(0, 4)) == "www." ||
         word.find('@') != std::string_view::npos;
}

std::vector<Sentence> sentences_in(std::string_view text) {
  return SentenceReader(text).read();
}

}  // namespace kith
