#include "model/tie.hpp"

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

}  // namespace kith
