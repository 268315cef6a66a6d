// Drafts and the outbox, for people.
#pragma once

#include <string>
#include <vector>

#include "app/outbox.hpp"
#include "cli/look.hpp"
#include "cli/people_text.hpp"

namespace kith::cli {

std::string drafts_text(const std::vector<app::DraftLine>& lines, const Now& now, const Look& look);
// The draft, then what is known beside it.
std::string draft_text(const app::DraftView& view, const Now& now, const Look& look);
std::string openings_text(const Look& look);
std::string outbox_text(const std::vector<app::OutboxLine>& lines, const Now& now, const Look& look);
// What became of a message that was tried: one sentence.
std::string tried_text(const OutboxMail& mail, const Now& now);
// "leaves Tue 24 Nov 09:00", "refused: 550 no such user"
std::string outbox_words(const OutboxMail& mail, const Now& now);

}  // namespace kith::cli
