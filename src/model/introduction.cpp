#include "model/introduction.hpp"

#include "model/word_table.hpp"

namespace kith {
namespace {

constexpr std::array kIntroductionKindNames{Words<IntroductionKind>{IntroductionKind::asked, "asked"},
                                            Words<IntroductionKind>{IntroductionKind::offered, "offered"}};
constexpr std::array kIntroductionStateNames{Words<IntroductionState>{IntroductionState::planned, "planned"},
                                             Words<IntroductionState>{IntroductionState::asked, "asked"},
                                             Words<IntroductionState>{IntroductionState::agreed, "agreed"},
                                             Words<IntroductionState>{IntroductionState::introduced, "introduced"},
                                             Words<IntroductionState>{IntroductionState::met, "met"},
                                             Words<IntroductionState>{IntroductionState::thanked, "thanked"},
                                             Words<IntroductionState>{IntroductionState::declined, "declined"},
                                             Words<IntroductionState>{IntroductionState::dropped, "dropped"}};

}  // namespace

std::string_view name(IntroductionKind kind) {
  return word(kIntroductionKindNames, kind);
}
std::string_view name(IntroductionState state) {
  return word(kIntroductionStateNames, state);
}
std::optional<IntroductionKind> introduction_kind_from(std::string_view name) {
  return value(kIntroductionKindNames, name);
}

}  // namespace kith
