#include "model/tie.hpp"

#include "model/tie_ground.hpp"
#include "model/word_table.hpp"

namespace kith {
namespace {

constexpr std::array kTieSignNames{Words<TieSign>{TieSign::said, "said"},
                                   Words<TieSign>{TieSign::related, "related"},
                                   Words<TieSign>{TieSign::introduced, "introduced"},
                                   Words<TieSign>{TieSign::wrote, "wrote"},
                                   Words<TieSign>{TieSign::met, "met"},
                                   Words<TieSign>{TieSign::copied, "copied"},
                                   Words<TieSign>{TieSign::same_organisation, "same-organisation"}};

}  // namespace

std::string_view name(TieSign sign) {
  return word(kTieSignNames, sign);
}

std::uint32_t TieGround::place(std::string_view address) {
  if (const auto known = places.find(address); known != places.end()) return known->second;
  const auto made = static_cast<std::uint32_t>(addresses.size());
  addresses.emplace_back(address);
  owners.emplace_back();
  places.emplace(addresses.back(), made);
  return made;
}

}  // namespace kith
