#include "rules/organisation_names.hpp"

#include <algorithm>
#include <iterator>
#include <vector>

#include "base/text.hpp"

namespace kith {
namespace {

// Folded, as organisation_key() sees them: dots within a form have become spaces.
constexpr std::string_view kLegalForms[] = {
    "ab",   "ag",   "aps", "as",   "asa", "bv",           "cie", "co",  "company", "corp", "corporation", "eg",
    "eurl", "ev",   "gbr", "gmbh", "inc", "incorporated", "kft", "kg",  "kgaa",    "kk",   "limited",     "llc",
    "llp",  "lp",   "ltd", "ltda", "mbh", "nv",           "ohg", "oy",  "oyj",     "plc",  "pte",         "pty",
    "sa",   "sarl", "sas", "sasu", "se",  "sl",           "spa", "srl", "ug",      "und",  "vof",         "zoo"};

// Forms that are written with dots or spaces: their letters come apart when folded.
constexpr std::string_view kSpreadForms[][4] = {
    {"s", "a"}, {"s", "p", "a"}, {"s", "r", "l"},      {"l", "l", "c"},      {"l", "t", "d"}, {"p", "l", "c"},
    {"b", "v"}, {"n", "v"},      {"e", "v"},           {"e", "g"},           {"s", "l"},      {"s", "a", "s"},
    {"a", "g"}, {"z", "o", "o"}, {"g", "m", "b", "h"}, {"sp", "z", "o", "o"}};

constexpr std::string_view kMailProviders[] = {
    "126.com",       "163.com",       "aol.com",      "att.net",        "bluewin.ch",  "btinternet.com",
    "comcast.net",   "earthlink.net", "fastmail.com", "free.fr",        "freenet.de",  "gmail.com",
    "gmx.at",        "gmx.ch",        "gmx.com",      "gmx.de",         "gmx.net",     "googlemail.com",
    "hotmail.co.uk", "hotmail.com",   "hotmail.de",   "hotmail.fr",     "icloud.com",  "laposte.net",
    "libero.it",     "live.com",      "mac.com",      "mail.com",       "mail.ru",     "mailbox.org",
    "me.com",        "msn.com",       "naver.com",    "orange.fr",      "outlook.com", "outlook.de",
    "pm.me",         "posteo.de",     "proton.me",    "protonmail.com", "qq.com",      "rediffmail.com",
    "t-online.de",   "tutanota.com",  "verizon.net",  "wanadoo.fr",     "web.de",      "yahoo.co.in",
    "yahoo.co.uk",   "yahoo.com",     "yahoo.de",     "yahoo.fr",       "yandex.ru",   "ymail.com",
    "zoho.com"};

std::string without_brackets(std::string_view name) {
  std::string text;
  int depth = 0;
  for (const char c : name) {
    if (c == '(' || c == '[') ++depth;
    if (depth == 0) text += c;
    if ((c == ')' || c == ']') && depth > 0) --depth;
  }
  return depth == 0 ? text : std::string(name);
}

// How many of the last words are one legal form.
std::size_t form_at_end(const std::vector<std::string>& words) {
  for (const auto& form : kSpreadForms) {
    const auto length =
        static_cast<std::size_t>(std::count_if(std::begin(form), std::end(form), [](auto w) { return !w.empty(); }));
    if (words.size() > length && std::equal(form, form + length, words.end() - static_cast<std::ptrdiff_t>(length)))
      return length;
  }
  const bool plain = std::find(std::begin(kLegalForms), std::end(kLegalForms), words.back()) != std::end(kLegalForms);
  return plain && words.size() > 1 ? 1 : 0;
}

std::string run_together(std::string_view text) {
  std::string made;
  for (const char c : text) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) made += c;
  }
  return made;
}

}  // namespace

std::string organisation_key(std::string_view name) {
  auto words = folded_words(without_brackets(name));
  if (words.empty()) words = folded_words(name);
  while (words.size() > 1) {
    const std::size_t form = form_at_end(words);
    if (form == 0) break;
    words.resize(words.size() - form);
  }
  if (words.size() > 1 && words.front() == "the") words.erase(words.begin());
  std::string key;
  for (const std::string& word : words) key += (key.empty() ? "" : " ") + word;
  return key;
}

std::string spelling_of_one(std::string_view a, std::string_view b) {
  const std::string left = organisation_key(a), right = organisation_key(b);
  if (left.empty() || right.empty()) return "";
  if (left == right) return "the same but for how it is written";
  // One letter or two are an abbreviation of anything.
  if (run_together(left) == run_together(right) && left.size() > 3) return "the same but for spaces";
  return "";
}

std::string clean_domain(std::string_view text) {
  std::string domain = lower_ascii(trim(text));
  if (const auto scheme = domain.find("://"); scheme != std::string::npos) domain = domain.substr(scheme + 3);
  if (const auto at = domain.rfind('@'); at != std::string::npos) domain = domain.substr(at + 1);
  domain = domain.substr(0, domain.find_first_of("/?#:"));
  if (domain.starts_with("www.")) domain = domain.substr(4);
  if (domain.empty() || domain.size() > 253 || domain.find('.') == std::string::npos) return "";
  for (const std::string& label : split(domain, ".")) {
    if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-') return "";
    for (const char c : label) {
      if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '-') return "";
    }
  }
  return domain;
}

bool anybodys_domain(std::string_view domain) {
  return std::find(std::begin(kMailProviders), std::end(kMailProviders), domain) != std::end(kMailProviders);
}

bool domain_names(std::string_view domain, std::string_view name) {
  const std::string key = run_together(organisation_key(name));
  const auto labels = split(domain, ".");
  return key.size() > 2 && labels.size() > 1 &&
         std::any_of(labels.begin(), labels.end() - 1,
                     [&](const std::string& label) { return run_together(label) == key; });
}

}  // namespace kith
