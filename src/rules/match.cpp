#include "rules/match.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "base/text.hpp"

namespace kith {
namespace {

using Words = std::vector<std::string>;

constexpr std::string_view kTitles[] = {
    "mr",   "mrs",       "ms",     "miss", "mx",   "sir",   "dame",     "lord",   "lady", "dr",
    "prof", "professor", "doctor", "rev",  "hon",  "herr",  "frau",     "dipl",   "ing",  "mag",
    "med",  "rer",       "nat",    "jur",  "phil", "habil", "monsieur", "madame", "mme",  "mlle",
    "sr",   "sra",       "srta",   "don",  "dona", "doña",  "sig",      "dott",   "dra",  "esq",
    "phd",  "md",        "mba",    "msc",  "bsc",  "cpa",   "pmp",      "jd",     "dds",  "rn",
    "cfa",  "llm",       "mag",    "eng",  "arch", "ir",    "drs"};

// Each row: one name and how friends shorten it. Written as fold() leaves them.
constexpr std::string_view kNicknames[] = {
    "robert rob bob bobby robbie bert",
    "william will bill billy willy liam",
    "richard rich rick dick ricky",
    "john johnny jack jon",
    "james jim jimmy jamie",
    "michael mike mick micky mikey michel michal mikhail misha miguel michele",
    "elizabeth elisabeth liz lizzie beth betty eliza lisa elise bess libby",
};

bool is_title(const std::string& word) {
  return std::find(std::begin(kTitles), std::end(kTitles), word) != std::end(kTitles);
}

Words words_of(std::string_view name) {
  Words all = folded_words(name);
  Words kept;
  std::copy_if(all.begin(), all.end(), std::back_inserter(kept),
               [](const std::string& word) { return !is_title(word); });
  return kept.empty() ? all : kept;
}

}  // namespace

NameLikeness compare_names(std::string_view a, std::string_view b) {
  Words x = words_of(a);
  Words y = words_of(b);
  std::sort(x.begin(), x.end());
  std::sort(y.begin(), y.end());
  if (x.empty() || y.empty()) return NameLikeness::different;
  if (x == y) return NameLikeness::same;
  if (std::includes(x.begin(), x.end(), y.begin(), y.end()) ||
      std::includes(y.begin(), y.end(), x.begin(), x.end())) {
    return NameLikeness::compatible;
  }
  return NameLikeness::different;
}

std::string name_key(std::string_view name) {
  Words words = words_of(name);
  std::sort(words.begin(), words.end());
  std::string key;
  for (const std::string& word : words) {
    if (!key.empty()) key += ' ';
    key += word;
  }
  return key;
}

}  // namespace kith
