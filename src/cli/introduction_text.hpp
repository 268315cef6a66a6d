// Introductions, as the terminal shows them.
#pragma once

#include <string>
#include <vector>

#include "app/introductions.hpp"
#include "cli/look.hpp"
#include "cli/people_text.hpp"

namespace kith::cli {

// "Ask Ada Byron first, without naming Grace Hopper.", "Did you meet?"
std::string next_sentence(const IntroductionNext& next);
std::string introductions_text(const std::vector<app::IntroductionLine>& lines, const Now& now, const Look& look);
std::string introduction_text(const app::IntroductionView& view, const Now& now, const Look& look);

}  // namespace kith::cli
