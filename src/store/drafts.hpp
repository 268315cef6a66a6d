// Drafts as rows.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/draft.hpp"
#include "store/tx.hpp"

namespace kith {

struct DraftFilter {
  std::optional<DraftState> state;
  std::optional<PersonId> person;
};
// Of everybody who is not in the trash, the one changed last first.
Result<std::vector<Draft>> list_drafts(const Db& db, const DraftFilter& filter);
Result<std::optional<Draft>> find_draft(const Db& db, DraftId id);
Result<DraftId> insert_draft(Tx& tx, const Draft& draft);
// Its words and state; `draft.changed` is when.
Status update_draft(Tx& tx, const Draft& draft);

// Message-IDs of mail that can be answered, by the message's key. Kept apart from messages, of which all but a few
// are never answered.
Status keep_message_id(Tx& tx, const std::string& key, const std::string& message_id);
Result<std::optional<std::string>> known_message_id(const Db& db, const std::string& key);

// The latest mail with somebody whose Message-ID is known: what a message to them goes on from.
struct LastMail {
  std::string message_id;
  std::string thread;
  std::string subject;
  Direction direction = Direction::in;
  Instant at{};
};
Result<std::optional<LastMail>> last_mail(const Db& db, PersonId person);

}  // namespace kith
