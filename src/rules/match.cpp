#include "rules/match.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/text.hpp"
#include "rules/nicknames.hpp"

namespace kith {
namespace {

using Words = std::vector<std::string>;

// Father and son share a name and a phone: the suffix that tells them apart is no mere title.
struct Name {
  Words words;         // in order, without titles
  int generation = 0;  // 2 for Jr., 3 for III; 1 for Sr.; 0 unsaid
};

int generation_of(const std::string& word) {
  static const std::unordered_map<std::string_view, int> kWords{{"sr", 1},     {"senior", 1}, {"jr", 2},  {"jnr", 2},
                                                                {"junior", 2}, {"ii", 2},     {"iii", 3}, {"iv", 4}};
  const auto found = kWords.find(word);
  return found == kWords.end() ? 0 : found->second;
}

bool is_title(const std::string& word) {
  static const std::unordered_set<std::string_view> kSet(std::begin(kTitles), std::end(kTitles));
  return kSet.contains(word);
}

Name read_name(std::string_view text) {
  const Words all = folded_words(text);
  Name name;
  for (const std::string& word : all) {
    // "Jr." and "III" close a name; at its head they are initials or a name of their own.
    const int generation = name.words.empty() ? 0 : generation_of(word);
    if (generation > 0) {
      name.generation = generation;
    } else if (!is_title(word)) {
      name.words.push_back(word);
    }
  }
  if (name.words.empty()) name.words = all;  // somebody is called Don
  return name;
}

std::string join(const Words& words, std::string_view separator) {
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text += separator;
    text += word;
  }
  return text;
}

Words sorted(Words words) {
  std::sort(words.begin(), words.end());
  return words;
}

bool initial_of(const std::string& a, const std::string& b) {
  return a.size() == 1 && b.starts_with(a);
}

enum class Fit { none, loose, equal };

Fit fit(const std::string& a, const std::string& b) {
  if (a == b) return a.size() > 1 ? Fit::equal : Fit::loose;
  return initial_of(a, b) || initial_of(b, a) || are_nicknames(a, b) ? Fit::loose : Fit::none;
}

// Every word of the shorter name finds its own in the longer: equal ones first, so that an initial does not
// take the word that another one needs.
bool shortens(const Words& shorter, const Words& longer) {
  std::vector<bool> taken(longer.size(), false);
  const auto take = [&](const std::string& word, Fit wanted) {
    for (std::size_t i = 0; i < longer.size(); ++i) {
      if (taken[i] || fit(word, longer[i]) != wanted) continue;
      return static_cast<bool>(taken[i] = true);
    }
    return false;
  };
  Words left;
  bool anchored = false;  // at least one whole word is the same
  for (const std::string& word : shorter) {
    if (take(word, Fit::equal)) {
      anchored = true;
    } else {
      left.push_back(word);
    }
  }
  const bool alone = shorter.size() == 1 && longer.size() == 1;  // "Bob" and "Robert"
  const bool all =
      std::all_of(left.begin(), left.end(), [&](const std::string& word) { return take(word, Fit::loose); });
  return all && (anchored || (alone && shorter.front().size() > 1 && longer.front().size() > 1));
}

}  // namespace

const std::vector<int>& nickname_rows(const std::string& word) {
  static const std::vector<int> kNone;
  static const auto kRows = [] {
    std::unordered_map<std::string, std::vector<int>> rows;
    int row = 0;
    for (const std::string_view names : kNicknames) {
      for (const std::string& one : split(names, " ")) rows[one].push_back(row);
      ++row;
    }
    return rows;
  }();
  const auto found = kRows.find(word);
  return found == kRows.end() ? kNone : found->second;
}

bool are_nicknames(const std::string& a, const std::string& b) {
  const auto& x = nickname_rows(a);
  const auto& y = nickname_rows(b);
  return std::any_of(x.begin(), x.end(), [&](int row) { return std::find(y.begin(), y.end(), row) != y.end(); });
}

std::vector<std::string> name_words(std::string_view text) {
  return read_name(text).words;
}

NameParts split_name(std::string_view name) {
  const std::string whole = collapse(name);
  const auto comma = whole.find(',');
  if (comma != std::string::npos) {
    std::string given = collapse(std::string_view(whole).substr(comma + 1));
    // "Zoë Smith, PhD" closes with a degree.
    const bool degree = name_words(given).empty() || is_title(name_words(given).front());
    if (!degree) return {std::move(given), whole.substr(0, comma)};
  }
  const Words words = name_words(whole.substr(0, comma));
  if (words.size() < 2) return {words.empty() ? whole : words.front(), ""};
  return {join({words.begin(), words.end() - 1}, " "), words.back()};
}

NameLikeness compare_names(std::string_view a, std::string_view b) {
  const Name x = read_name(a);
  const Name y = read_name(b);
  if (x.words.empty() || y.words.empty()) return NameLikeness::different;
  if (x.generation != y.generation && x.generation > 0 && y.generation > 0) return NameLikeness::different;
  const bool equal = sorted(x.words) == sorted(y.words) || join(x.words, "") == join(y.words, "");
  if (equal) return x.generation == y.generation ? NameLikeness::same : NameLikeness::compatible;
  const bool x_shorter = x.words.size() <= y.words.size();
  return shortens(x_shorter ? x.words : y.words, x_shorter ? y.words : x.words) ? NameLikeness::compatible
                                                                                : NameLikeness::different;
}

std::string name_key(std::string_view text) {
  const Name name = read_name(text);
  std::string key = join(sorted(name.words), " ");
  if (name.generation > 0) key += " " + std::to_string(name.generation);
  return key;
}

}  // namespace kith
