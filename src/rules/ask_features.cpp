#include "rules/ask_features.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <iterator>
#include <string>

#include "rules/ask_signs.hpp"
#include "rules/sentences.hpp"

namespace kith {
namespace {

enum class AskTokenKind { word, mark };

struct AskToken {
  std::string text;  // lower case; "<name>", "<number>", "<link>", "<mail>" for those
  AskTokenKind kind = AskTokenKind::word;
};

constexpr std::string_view kAskMarks = "?!,:;.$\"(-*>";
constexpr std::string_view kApostrophe = "’";
constexpr std::string_view kPunctuationBlock = "\xe2\x80";  // how typographic quotes, dashes and dots begin

// ASCII alone: words of other alphabets are kept as their bytes, whatever the locale.
bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return is_upper(c) || is_lower(c) || static_cast<unsigned char>(c) >= 0x80;
}

class AskTokens {
 public:
  explicit AskTokens(std::string_view text) : rest_(text) {
    while (!rest_.empty()) step();
  }
  std::vector<AskToken> take() { return std::move(all_); }

 private:
  void step() {
    if (std::string_view(" \t\r\n").find(rest_.front()) != std::string_view::npos) return skip(1);
    if (at_chunk_ && take_address()) return;
    at_chunk_ = false;
    if (rest_.starts_with(kPunctuationBlock)) return skip(3);
    if (is_letter(rest_.front())) return take_word();
    if (is_digit(rest_.front())) return take_number();
    take_mark();
  }

  void skip(std::size_t bytes) {
    const std::size_t taken = std::min(bytes, rest_.size());
    at_chunk_ = std::string_view(" \t\r\n").find(rest_[taken - 1]) != std::string_view::npos;
    rest_.remove_prefix(taken);
  }

  void push(std::string text, std::size_t bytes) {
    all_.push_back({std::move(text)});
    begins_ = false;
    skip(bytes);
  }

  // Of the words up to the next space: an address counts as one.
  bool take_address() {
    const std::string_view chunk = rest_.substr(0, rest_.find_first_of(" \t\r\n"));
    if (chunk.starts_with("$LINK")) return push("<link>", chunk.size()), true;
    if (!holds_address(chunk)) return false;
    const bool mail = chunk.find("://") == std::string_view::npos && chunk.find('@') != std::string_view::npos;
    push(mail ? "<mail>" : "<link>", chunk.size());
    return true;
  }

  void take_word() {
    std::string word;
    std::size_t end = 0;
    while (end < rest_.size()) {
      const std::string_view here = rest_.substr(end);
      const std::size_t apostrophe = here.front() == '\'' ? 1 : here.starts_with(kApostrophe) ? kApostrophe.size() : 0;
      if (apostrophe > 0) {
        if (here.size() <= apostrophe || !is_letter(here[apostrophe])) break;
        word += '\'';
        end += apostrophe;
        continue;
      }
      if (here.starts_with(kPunctuationBlock) || !(is_letter(here.front()) || is_digit(here.front()))) break;
      word += is_upper(here.front()) ? static_cast<char>(here.front() - 'A' + 'a') : here.front();
      ++end;
    }
    const std::string_view written = rest_.substr(0, end);
    const bool shouted = std::none_of(written.begin(), written.end(), is_lower);
    const bool name = is_upper(written.front()) && !begins_ && !shouted && !word.starts_with("i'");
    push(name ? "<name>" : std::move(word), end);
  }

  // With what joins digits: 10:30, 1,000, 2026-11-23.
  void take_number() {
    std::size_t end = 0;
    while (end < rest_.size() &&
           (is_digit(rest_[end]) || (std::string_view(".,:/-").find(rest_[end]) != std::string_view::npos &&
                                     end + 1 < rest_.size() && is_digit(rest_[end + 1])))) {
      ++end;
    }
    push("<number>", end);
  }

  void take_mark() {
    const char mark = rest_.front();
    if (std::string_view(".!?:").find(mark) != std::string_view::npos) begins_ = true;  // a capital is no name there
    const bool repeated = !all_.empty() && all_.back().text == std::string_view(&mark, 1);
    if (kAskMarks.find(mark) != std::string_view::npos && !repeated) {
      all_.push_back({std::string(1, mark), AskTokenKind::mark});
    }
    skip(1);
  }

  std::string_view rest_;
  std::vector<AskToken> all_;
  bool at_chunk_ = true;  // after white space
  bool begins_ = true;    // a sentence
};

// FNV-1a over the parts, mixed so that its upper bits are as good as the lower.
class FeatureSet {
 public:
  void add(std::initializer_list<std::string_view> parts) {
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (const std::string_view part : parts) {
      for (const char c : part) step(hash, static_cast<unsigned char>(c));
      step(hash, ' ');
    }
    hash ^= hash >> 32U;
    hash *= 0x9e3779b97f4a7c15ULL;
    all_.push_back(static_cast<std::uint32_t>(hash >> (64U - kAskFeatureBits)));
  }
  std::vector<std::uint32_t> take() {
    std::sort(all_.begin(), all_.end());
    all_.erase(std::unique(all_.begin(), all_.end()), all_.end());
    return std::move(all_);
  }

 private:
  static void step(std::uint64_t& hash, unsigned char c) {
    hash ^= c;
    hash *= 0x100000001b3ULL;
  }
  std::vector<std::uint32_t> all_;
};

constexpr std::string_view kBegin = "^";
constexpr std::string_view kEnd = "$$";

void add_runs(const std::vector<std::string_view>& words, FeatureSet& set) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::size_t left = words.size() - i;
    set.add({"run", words[i]});
    if (left > 1) set.add({"run", words[i], words[i + 1]});
    if (left > 2) set.add({"run", words[i], words[i + 1], words[i + 2]});
    if (left > 2) set.add({"gap", words[i], words[i + 2]});
  }
}

// Each word beside how the sentence begins, and beside the mark it ends with: what a word says hangs on these.
// `words` stand between kBegin and kEnd.
void add_company(const std::vector<std::string_view>& words, std::string_view end, FeatureSet& set) {
  for (std::size_t i = 1; i + 1 < words.size(); ++i) {
    set.add({"ending", end, words[i]});
    if (i > 1) set.add({"beginning", words[1], words[i]});
    if (i > 2) set.add({"beginning", words[1], words[2], words[i]});
  }
}

// The word that follows a mark, and each after it beside that one.
void add_clauses(const std::vector<AskToken>& tokens, FeatureSet& set) {
  std::string_view head;
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    if (tokens[i - 1].kind == AskTokenKind::mark && tokens[i].kind == AskTokenKind::word) {
      head = tokens[i].text;
      set.add({"clause", head});
    } else if (!head.empty()) {
      set.add({"clause", head, tokens[i].text});
    }
  }
}

template <std::size_t N>
bool has_any(const std::vector<AskToken>& tokens, const std::array<std::string_view, N>& words) {
  return std::any_of(tokens.begin(), tokens.end(), [&](const AskToken& token) {
    return std::find(words.begin(), words.end(), token.text) != words.end();
  });
}

std::string length_class(std::size_t words) {
  constexpr std::array<std::size_t, 8> kUpTo = {2, 4, 6, 9, 13, 18, 25, 35};
  return std::to_string(std::lower_bound(kUpTo.begin(), kUpTo.end(), words) - kUpTo.begin());
}

void add_surface(std::string_view sentence, const std::vector<AskToken>& tokens, std::size_t words,
                 std::string_view end, FeatureSet& set) {
  constexpr std::array<std::string_view, 3> kReader = {"you", "your", "u"};
  constexpr std::array<std::string_view, 4> kWriter = {"i", "me", "my", "us"};
  for (const char mark : {'?', '!', ':'}) {
    const std::string_view text(&mark, 1);
    if (has_any(tokens, std::array{text})) set.add({"has", text});
  }
  set.add({"ends", end});
  set.add({"length", length_class(words)});
  const bool reader = has_any(tokens, kReader);
  const bool writer = has_any(tokens, kWriter);
  if (reader) set.add({"has", "reader"});
  if (writer) set.add({"has", "writer"});
  if (reader && writer) set.add({"has", "both"});
  if (!sentence.empty() && is_lower(sentence.front())) set.add({"begins", "small"});
}

// A line may hold more than one sentence: what any of them shows counts.
void add_signs(const std::vector<Sentence>& sentences, FeatureSet& set) {
  AskSigns all;
  std::size_t clauses = 0;
  bool any_asks = false;
  for (const Sentence& sentence : sentences) {
    const AskSigns signs = ask_signs(sentence);
    all.courtesy = all.courtesy || signs.courtesy;
    all.request = all.request || signs.request;
    all.opening = all.opening || signs.opening;
    all.first_opening = all.first_opening || (clauses == 0 && signs.first_opening);
    all.question = all.question || signs.question;
    any_asks = any_asks || asks(signs);
    clauses += sentence.clauses.size();
  }
  set.add({"phrases", any_asks ? "ask" : "do not"});
  if (all.courtesy) set.add({"phrases", "courtesy"});
  if (all.request) set.add({"phrases", "request"});
  if (all.opening) set.add({"phrases", "opening"});
  if (all.first_opening) set.add({"phrases", "first"});
  if (all.question) set.add({"phrases", "question"});
  set.add({"signs", all.courtesy ? "c" : "", all.request ? "r" : "", all.opening ? "o" : "", all.question ? "q" : ""});
  set.add({"clauses", std::to_string(std::min<std::size_t>(clauses, 4))});
}

}  // namespace

std::vector<std::uint32_t> ask_features(std::string_view sentence) {
  const std::vector<Sentence> sentences = sentences_in(sentence);
  if (sentences.empty()) return {};
  const std::vector<AskToken> tokens = AskTokens(sentence).take();
  std::vector<std::string_view> words = {kBegin};
  for (const AskToken& token : tokens) words.push_back(token.text);
  words.push_back(kEnd);
  FeatureSet set;
  add_runs(words, set);
  add_clauses(tokens, set);
  const auto spoken = std::count_if(tokens.begin(), tokens.end(),
                                    [](const AskToken& token) { return token.kind == AskTokenKind::word; });
  const bool marked = !tokens.empty() && tokens.back().kind == AskTokenKind::mark;
  const std::string_view end = marked ? std::string_view(tokens.back().text) : "no mark";
  add_company(words, end, set);
  add_surface(sentence, tokens, static_cast<std::size_t>(spoken), end, set);
  add_signs(sentences, set);
  return set.take();
}

}  // namespace kith
