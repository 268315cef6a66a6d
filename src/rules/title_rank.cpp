// The table of titles: what outranks what, in the words that contact exports hold.
#include <array>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "rules/position_change.hpp"

namespace kith {
namespace {

constexpr int kPlainTitle = 20;

// Folded, the longer phrase before the shorter one it holds. What is called a manager or an owner of a thing and
// leads nobody stands low.
struct TitleRow {
  std::string_view phrase;
  int rank;
};
constexpr std::array kTitleRows{
    TitleRow{"chief of staff", 50},
    TitleRow{"chief executive", 95},
    TitleRow{"chief", 85},
    TitleRow{"ceo", 95},
    TitleRow{"cto", 85},
    TitleRow{"cfo", 85},
    TitleRow{"coo", 85},
    TitleRow{"cmo", 85},
    TitleRow{"cio", 85},
    TitleRow{"cpo", 85},
    TitleRow{"ciso", 85},
    TitleRow{"executive vice president", 75},
    TitleRow{"evp", 75},
    TitleRow{"senior vice president", 72},
    TitleRow{"svp", 72},
    TitleRow{"assistant vice president", 55},
    TitleRow{"associate vice president", 55},
    TitleRow{"avp", 55},
    TitleRow{"vice president", 68},
    TitleRow{"vp", 68},
    TitleRow{"vice chair", 92},
    TitleRow{"president", 94},
    TitleRow{"chairman", 96},
    TitleRow{"chairwoman", 96},
    TitleRow{"chairperson", 96},
    TitleRow{"chair", 96},
    TitleRow{"co founder", 93},
    TitleRow{"cofounder", 93},
    TitleRow{"founder", 93},
    TitleRow{"product owner", 30},
    TitleRow{"process owner", 30},
    TitleRow{"owner", 93},
    TitleRow{"managing director", 80},
    TitleRow{"managing partner", 80},
    TitleRow{"geschaftsfuhrer", 80},
    TitleRow{"geschaftsfuhrerin", 80},
    TitleRow{"business partner", 30},
    TitleRow{"senior partner", 74},
    TitleRow{"partner", 70},
    TitleRow{"executive director", 64},
    TitleRow{"senior director", 62},
    TitleRow{"associate director", 54},
    TitleRow{"assistant director", 54},
    TitleRow{"deputy director", 54},
    TitleRow{"director", 58},
    TitleRow{"head", 52},
    TitleRow{"general manager", 60},
    TitleRow{"regional manager", 48},
    TitleRow{"senior manager", 46},
    TitleRow{"group manager", 45},
    TitleRow{"assistant manager", 34},
    TitleRow{"associate manager", 34},
    TitleRow{"deputy manager", 36},
    TitleRow{"account manager", 26},
    TitleRow{"community manager", 26},
    TitleRow{"case manager", 26},
    TitleRow{"office manager", 26},
    TitleRow{"product manager", 30},
    TitleRow{"project manager", 30},
    TitleRow{"program manager", 32},
    TitleRow{"programme manager", 32},
    TitleRow{"manager", 40},
    TitleRow{"team lead", 36},
    TitleRow{"team leader", 36},
    TitleRow{"supervisor", 34},
    TitleRow{"principal", 36},
    TitleRow{"lead", 34},
    TitleRow{"staff", 32},
    TitleRow{"architect", 30},
    TitleRow{"executive assistant", 16},
    TitleRow{"personal assistant", 15},
    TitleRow{"assistant", 12},
    TitleRow{"associate", 18},
    TitleRow{"trainee", 4},
    TitleRow{"apprentice", 4},
    TitleRow{"intern", 4},
    TitleRow{"internship", 4},
    TitleRow{"student", 3},
    TitleRow{"werkstudent", 4},
};

// What a word adds to the rank beside it: Senior Engineer, Engineer III.
constexpr std::array kTitleSteps{
    TitleRow{"senior", 4},  TitleRow{"sr", 4},       TitleRow{"junior", -6}, TitleRow{"jr", -6}, TitleRow{"ii", 1},
    TitleRow{"2", 1},       TitleRow{"iii", 2},      TitleRow{"3", 2},       TitleRow{"iv", 3},  TitleRow{"4", 3},
    TitleRow{"deputy", -3}, TitleRow{"interim", -1}, TitleRow{"acting", -1}};

bool phrase_at(const std::vector<std::string>& words, std::size_t at, const std::vector<std::string>& phrase) {
  if (at + phrase.size() > words.size()) return false;
  for (std::size_t i = 0; i < phrase.size(); ++i) {
    if (words[at + i] != phrase[i]) return false;
  }
  return true;
}

}  // namespace

int title_rank(std::string_view role) {
  std::vector<std::string> words = folded_words(role);
  // Whose assistant they are says nothing of their own rank.
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (words[i] == "to") words.resize(i);
  }
  std::vector<bool> taken(words.size(), false);
  int rank = -1;
  for (std::size_t length = 3; length > 0; --length) {
    for (const TitleRow& row : kTitleRows) {
      const auto phrase = split(row.phrase, " ");
      if (phrase.size() != length) continue;
      for (std::size_t at = 0; at < words.size(); ++at) {
        if (taken[at] || !phrase_at(words, at, phrase)) continue;
        for (std::size_t i = 0; i < phrase.size(); ++i) taken[at + i] = true;
        rank = std::max(rank, row.rank);
      }
    }
  }
  if (rank < 0) rank = kPlainTitle;
  for (std::size_t at = 0; at < words.size(); ++at) {
    for (const TitleRow& step : kTitleSteps) {
      if (!taken[at] && words[at] == step.phrase) rank += step.rank;
    }
  }
  return rank;
}

}  // namespace kith
