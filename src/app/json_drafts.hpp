// Drafts and the outbox as JSON.
#pragma once

#include "app/drafts.hpp"
#include "app/json.hpp"

namespace kith::app {

Json to_json(const OutboxMail& mail);  // without the message itself
Json to_json(const DraftLine& line);
Json to_json(const DraftView& view);
Json to_json(const DraftDone& done);
Json to_json(const HandOver& made);
Json to_json(const Opening& opening);

Result<DraftInput> draft_input(const Json& body);
Result<DraftEdit> draft_edit(const Json& body);
// How it went out; none only asks for the link and the text.
Result<std::optional<Channel>> hand_input(const Json& body);

}  // namespace kith::app
