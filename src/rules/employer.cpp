#include "rules/employer.hpp"

#include <algorithm>
#include <array>

#include "rules/organisation_names.hpp"

namespace kith {
namespace {

// What a name keeps beside its legal form when it is the whole of several companies.
constexpr std::array<std::string_view, 4> kWholes{"group", "holding", "holdings", "gruppe"};

// Below these a name is bought: co.uk, com.au, ac.jp.
constexpr std::array<std::string_view, 9> kSecondLevels{"co", "com", "org", "net", "ac", "gov", "edu", "ltd", "or"};

}  // namespace

std::string employer_key(std::string_view name) {
  std::string key = organisation_key(name);
  for (std::size_t space = key.rfind(' '); space != std::string::npos; space = key.rfind(' ')) {
    if (std::find(kWholes.begin(), kWholes.end(), std::string_view(key).substr(space + 1)) == kWholes.end()) break;
    key = organisation_key(key.substr(0, space));
  }
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

}  // namespace kith
