// A message to one person, while the user writes it and until it has left.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/dates.hpp"
#include "base/id.hpp"
#include "model/touch.hpp"

namespace kith {

// open: being written. queued: it lies in the outbox, and its words are fixed until it is called back.
enum class DraftState { open, queued, sent, handed };

struct Draft {
  DraftId id;
  PersonId person;
  std::string opening;  // key of rules/openings.hpp, "" when it began empty
  Channel channel = Channel::email;
  std::string subject, body;
  EntryPointId entry;           // what it is written about; 0 is nothing
  NewsId news;                  // of the user's own news
  IntroductionId introduction;  // it is a step of; 0 is none
  std::string answers;          // Message-ID of the message it goes on from, without brackets; "" begins anew
  std::string thread;           // of that conversation, as touches name it
  Instant created{}, changed{};
  DraftState state = DraftState::open;
};

using OutboxId = Id<struct OutboxTag>;

// What a message in the outbox has come to. Each is written down before the step that follows it:
//   scheduled  waits for its time, or for the next try
//   sending    a program talks to the server; nothing has been handed over for good
//   unsure     its last byte is being handed over, and no answer came yet: never sent again by itself
//   sent       the server has taken it
//   copied     and a copy lies in the account's folder of sent mail
//   refused    the server will not have it; its words are kept
//   cancelled  called back before it left
enum class OutboxState { scheduled, sending, unsure, sent, copied, refused, cancelled };

struct OutboxMail {
  OutboxId id;
  DraftId draft;
  PersonId person;
  std::int64_t account = 0;
  std::string message_id;  // without brackets; the same for every try
  std::string recipient;   // address
  std::string mail;        // the whole message, as it goes over the line
  OutboxState state = OutboxState::scheduled;
  Instant queued{};
  Instant not_before{};
  int tries = 0;
  std::optional<Instant> tried, sent;
  std::string said;  // of the server, or why nothing came of it
  int copy_tries = 0;
};

std::string_view name(DraftState state);
std::string_view name(OutboxState state);
std::optional<DraftState> draft_state_from(std::string_view name);
std::optional<OutboxState> outbox_state_from(std::string_view name);

// It has left, or may have.
bool has_left(OutboxState state);
// It can still be called back.
bool is_waiting(OutboxState state);

}  // namespace kith
