#include "rules/employer.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "base/text.hpp"

namespace kith {
namespace {

constexpr std::array<std::string_view, 42> kEmployerForms{
    "gmbh", "ag",  "se",  "kg",      "ug",   "ohg",         "ev",      "mbh",      "inc",   "incorporated", "llc",
    "llp",  "lp",  "ltd", "limited", "corp", "corporation", "co",      "company",  "plc",   "sa",           "sas",
    "sarl", "srl", "spa", "sl",      "bv",   "nv",          "oy",      "oyj",      "ab",    "as",           "asa",
    "aps",  "pty", "pte", "kk",      "cie",  "group",       "holding", "holdings", "gruppe"};

constexpr std::array<std::string_view, 44> kFreeMail{
    "gmail.com",   "googlemail.com", "yahoo.com",   "yahoo.co.uk", "ymail.com",      "hotmail.com", "hotmail.co.uk",
    "outlook.com", "live.com",       "msn.com",     "aol.com",     "icloud.com",     "me.com",      "mac.com",
    "gmx.de",      "gmx.net",        "gmx.at",      "gmx.ch",      "gmx.com",        "web.de",      "t-online.de",
    "freenet.de",  "posteo.de",      "mailbox.org", "proton.me",   "protonmail.com", "pm.me",       "fastmail.com",
    "zoho.com",    "yandex.ru",      "mail.ru",     "qq.com",      "163.com",        "126.com",     "orange.fr",
    "free.fr",     "laposte.net",    "wanadoo.fr",  "libero.it",   "comcast.net",    "verizon.net", "btinternet.com",
    "att.net",     "earthlink.net"};

// Below these a name is bought: co.uk, com.au, ac.jp.
constexpr std::array<std::string_view, 9> kSecondLevels{"co", "com", "org", "net", "ac", "gov", "edu", "ltd", "or"};

bool is_legal_form(const std::string& word) {
  return std::find(kEmployerForms.begin(), kEmployerForms.end(), word) != kEmployerForms.end();
}

}  // namespace

std::string employer_key(std::string_view name) {
  std::vector<std::string> words = folded_words(name);
  if (words.size() > 1 && words.front() == "the") words.erase(words.begin());
  while (words.size() > 1) {
    std::size_t letters = 0;  // "S.p.A." is folded to single letters
    while (letters < words.size() && words[words.size() - 1 - letters].size() == 1) ++letters;
    if (is_legal_form(words.back())) {
      words.pop_back();
    } else if (letters >= 2 && letters <= 3 && letters < words.size()) {
      words.resize(words.size() - letters);
    } else {
      break;
    }
  }
  std::string key;
  for (const std::string& word : words) key += (key.empty() ? "" : " ") + word;
  return key;
}

bool part_of_employer(std::string_view key, std::string_view whole_key) {
  return !whole_key.empty() && key.size() > whole_key.size() && key.starts_with(whole_key) &&
         key[whole_key.size()] == ' ';
}

std::string_view mail_domain(std::string_view address) {
  const std::size_t at = address.rfind('@');
  if (at == std::string_view::npos || at == 0) return {};
  const std::string_view domain = address.substr(at + 1);
  return domain.find('.') == std::string_view::npos ? std::string_view() : domain;
}

bool domain_within(std::string_view domain, std::string_view whole) {
  if (whole.empty() || !domain.ends_with(whole)) return false;
  return domain.size() == whole.size() || domain[domain.size() - whole.size() - 1] == '.';
}

std::string_view bought_domain(std::string_view domain) {
  const std::size_t last = domain.rfind('.');
  if (last == std::string_view::npos || last == 0) return domain;
  std::size_t begin = domain.rfind('.', last - 1);
  if (begin == std::string_view::npos) return domain;
  const std::string_view second = domain.substr(begin + 1, last - begin - 1);
  const bool country = domain.size() - last == 3;
  if (country && std::find(kSecondLevels.begin(), kSecondLevels.end(), second) != kSecondLevels.end()) {
    if (begin == 0) return domain;
    begin = domain.rfind('.', begin - 1);
    if (begin == std::string_view::npos) return domain;
  }
  const std::string_view bought = domain.substr(begin + 1);
  return bought.starts_with("example.") ? domain : bought;
}

bool free_mail(std::string_view domain) {
  return std::find(kFreeMail.begin(), kFreeMail.end(), domain) != kFreeMail.end();
}

}  // namespace kith
