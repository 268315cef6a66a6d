// Two people side by side: what agrees and what differs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/person.hpp"
#include "rules/traits.hpp"

namespace kith::app {

enum class Agreement {
  same,
  similar,  // a slip of the pen, a nickname, a part of the other
  different,
  one_sided,  // only one of them has it: says nothing
};
std::string_view name(Agreement agreement);

struct Compared {
  std::string what;         // "Name", "Birthday", "E-mail", "Phone", "Profile", "Work", "Address"
  std::string left, right;  // as shown; several values a line each
  Agreement agreement = Agreement::one_sided;
};
// Fields that at least one of the two has.
std::vector<Compared> compare_people(const Person& left, const Person& right);

// Name, birthday or two pages of one site tell two people: whatever else agrees, somebody has to look.
bool contradicts(const std::vector<Compared>& fields);
// Something beside the name agrees.
bool supports(const std::vector<Compared>& fields);

// A person as rows of the matching table have them; the same order as kPersonTraits.
extern const std::vector<Trait> kPersonTraits;
std::vector<std::vector<std::string>> trait_values(const Person& person);

}  // namespace kith::app
