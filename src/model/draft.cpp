#include "model/draft.hpp"

#include "model/word_table.hpp"

namespace kith {
namespace {

constexpr std::array kDraftStateWords{
    Words<DraftState>{DraftState::open, "open"}, Words<DraftState>{DraftState::queued, "queued"},
    Words<DraftState>{DraftState::sent, "sent"}, Words<DraftState>{DraftState::handed, "handed"}};
constexpr std::array kOutboxStateWords{
    Words<OutboxState>{OutboxState::scheduled, "scheduled"}, Words<OutboxState>{OutboxState::sending, "sending"},
    Words<OutboxState>{OutboxState::unsure, "unsure"},       Words<OutboxState>{OutboxState::sent, "sent"},
    Words<OutboxState>{OutboxState::copied, "copied"},       Words<OutboxState>{OutboxState::refused, "refused"},
    Words<OutboxState>{OutboxState::cancelled, "cancelled"}};

}  // namespace

std::string_view name(DraftState state) {
  return word(kDraftStateWords, state);
}
std::string_view name(OutboxState state) {
  return word(kOutboxStateWords, state);
}
std::optional<DraftState> draft_state_from(std::string_view name) {
  return value(kDraftStateWords, name);
}
std::optional<OutboxState> outbox_state_from(std::string_view name) {
  return value(kOutboxStateWords, name);
}

bool has_left(OutboxState state) {
  return state == OutboxState::unsure || state == OutboxState::sent || state == OutboxState::copied;
}

bool is_waiting(OutboxState state) {
  return state == OutboxState::scheduled;
}

}  // namespace kith
