#include "model/opportunity.hpp"

#include <algorithm>

#include "model/word_table.hpp"

namespace kith {
namespace {

constexpr std::array kOpportunityKindNames{
    Words<OpportunityKind>{OpportunityKind::deal, "deal"}, Words<OpportunityKind>{OpportunityKind::client, "client"},
    Words<OpportunityKind>{OpportunityKind::job, "job"}, Words<OpportunityKind>{OpportunityKind::referral, "referral"},
    Words<OpportunityKind>{OpportunityKind::recommendation, "recommendation"}};
constexpr std::array kOpportunityPlurals{Words<OpportunityKind>{OpportunityKind::deal, "deals"},
                                         Words<OpportunityKind>{OpportunityKind::client, "clients"},
                                         Words<OpportunityKind>{OpportunityKind::job, "jobs"},
                                         Words<OpportunityKind>{OpportunityKind::referral, "referrals"},
                                         Words<OpportunityKind>{OpportunityKind::recommendation, "recommendations"}};
constexpr std::array kOpportunityStageNames{Words<OpportunityStage>{OpportunityStage::open, "open"},
                                            Words<OpportunityStage>{OpportunityStage::talking, "talking"},
                                            Words<OpportunityStage>{OpportunityStage::offered, "offered"},
                                            Words<OpportunityStage>{OpportunityStage::won, "won"},
                                            Words<OpportunityStage>{OpportunityStage::lost, "lost"},
                                            Words<OpportunityStage>{OpportunityStage::resting, "resting"}};
constexpr std::array kOpportunityRoleNames{Words<OpportunityRole>{OpportunityRole::client, "client"},
                                           Words<OpportunityRole>{OpportunityRole::decider, "decider"},
                                           Words<OpportunityRole>{OpportunityRole::introducer, "introducer"},
                                           Words<OpportunityRole>{OpportunityRole::helper, "helper"},
                                           Words<OpportunityRole>{OpportunityRole::referee, "referee"},
                                           Words<OpportunityRole>{OpportunityRole::other, "other"}};

// By kind, then by stage, in the order of the enumerations.
constexpr std::string_view kStageWords[5][6] = {
    {"lead", "talking", "proposed", "won", "lost", "resting"},
    {"lead", "talking", "proposed", "client", "lost", "resting"},
    {"heard of", "interviewing", "offered", "got it", "not this one", "resting"},
    {"asked for", "talking", "promised", "received", "not given", "resting"},
    {"asked for", "talking", "promised", "written", "not given", "resting"},
};

// ISO 4217, those in use as money; in alphabetical order.
constexpr std::string_view kCurrencies =
    "AEDAFNALLAMDANGAOAARSAUDAWGAZNBAMBBDBDTBGNBHDBIFBMDBNDBOBBRLBSDBTNBWPBYNBZDCADCDFCHFCLPCNYCOPCRCCUPCVECZKDJFDKKDOP"
    "DZD"
    "EGPERNETBEURFJDFKPGBPGELGHSGIPGMDGNFGTQGYDHKDHNLHTGHUFIDRILSINRIQDIRRISKJMDJODJPYKESKGSKHRKMFKPWKRWKWDKYDKZTLAKLBP"
    "LKR"
    "LRDLSLLYDMADMDLMGAMKDMMKMNTMOPMRUMURMVRMWKMXNMYRMZNNADNGNNIONOKNPRNZDOMRPABPENPGKPHPPKRPLNPYGQARRONRSDRUBRWFSARSBD"
    "SCR"
    "SDGSEKSGDSHPSLESOSSRDSSPSTNSVCSYPSZLTHBTJSTMTTNDTOPTRYTTDTWDTZSUAHUGXUSDUYUUZSVEDVESVNDVUVWSTXAFXCDXOFXPFYERZARZMW"
    "ZWG"
    "ZWL";

bool digit(char c) {
  return c >= '0' && c <= '9';
}

// Whole and hundredths of "12,000.50", "12 000", "12000,5"; the last separator with one or two digits behind it
// begins the hundredths, three behind it are thousands.
std::optional<std::int64_t> cents_in(std::string_view text) {
  std::string digits;
  std::size_t behind = 0;
  bool point = false;
  for (const char c : text) {
    if (digit(c)) {
      digits += c;
      ++behind;
    } else if ((c == '.' || c == ',' || c == ' ' || c == '\'') && !digits.empty()) {
      if (point && behind != 3) return std::nullopt;
      point = true;
      behind = 0;
    } else {
      return std::nullopt;
    }
  }
  if (digits.empty() || digits.size() > 17 || (point && (behind == 0 || behind > 3))) return std::nullopt;
  const bool hundredths = point && behind < 3;
  std::int64_t made = 0;
  for (const char c : digits) made = made * 10 + (c - '0');
  if (!hundredths) {
    if (made > kMostCents / 100) return std::nullopt;
    made *= 100;
  } else if (behind == 1) {
    made *= 10;
  }
  if (made < 1 || made > kMostCents) return std::nullopt;
  return made;
}

}  // namespace

bool is_closed(OpportunityStage stage) {
  return stage == OpportunityStage::won || stage == OpportunityStage::lost;
}
bool is_live(OpportunityStage stage) {
  return !is_closed(stage) && stage != OpportunityStage::resting;
}

std::string_view name(OpportunityKind kind) {
  return word(kOpportunityKindNames, kind);
}
std::string_view name(OpportunityStage stage) {
  return word(kOpportunityStageNames, stage);
}
std::string_view name(OpportunityRole role) {
  return word(kOpportunityRoleNames, role);
}
std::optional<OpportunityKind> opportunity_kind_from(std::string_view name) {
  return value(kOpportunityKindNames, name);
}
std::optional<OpportunityStage> opportunity_stage_from(std::string_view name) {
  return value(kOpportunityStageNames, name);
}
std::optional<OpportunityRole> opportunity_role_from(std::string_view name) {
  return value(kOpportunityRoleNames, name);
}
std::string_view plural(OpportunityKind kind) {
  return word(kOpportunityPlurals, kind);
}
std::string_view words(OpportunityKind kind, OpportunityStage stage) {
  return kStageWords[static_cast<std::size_t>(kind)][static_cast<std::size_t>(stage)];
}

bool known_currency(std::string_view code) {
  if (code.size() != 3) return false;
  for (std::size_t at = 0; at + 3 <= kCurrencies.size(); at += 3) {
    if (kCurrencies.substr(at, 3) == code) return true;
  }
  return false;
}

std::optional<Money> money_from(std::string_view text) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  std::string currency, amount;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (!letter(c)) {
      amount += c;
      continue;
    }
    // One run of letters, before the amount or after it.
    if (!currency.empty() && (i == 0 || !letter(text[i - 1]))) return std::nullopt;
    currency += static_cast<char>(c >= 'a' ? c - 'a' + 'A' : c);
  }
  const auto first = amount.find_first_not_of(' ');
  if (first == std::string::npos || !known_currency(currency)) return std::nullopt;
  const auto last = amount.find_last_not_of(' ');
  const auto cents = cents_in(std::string_view(amount).substr(first, last - first + 1));
  if (!cents) return std::nullopt;
  return Money{*cents, currency};
}

std::string money_words(const Money& money) {
  std::string whole = std::to_string(money.cents / 100);
  for (std::size_t at = whole.size(); at > 3; at -= 3) whole.insert(at - 3, ",");
  const auto rest = static_cast<int>(money.cents % 100);
  if (rest != 0) {
    whole += '.';
    whole += static_cast<char>('0' + rest / 10);
    whole += static_cast<char>('0' + rest % 10);
  }
  return whole + " " + money.currency;
}

}  // namespace kith
