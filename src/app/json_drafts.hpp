// Drafts and the outbox as JSON.
#pragma once

#include "app/drafts.hpp"
#include "app/json.hpp"
#include "app/outbox.hpp"

namespace kith::app {

Json to_json(const OutboxMail& mail);  // without the message itself
Json to_json(const DraftLine& line);
Json to_json(const DraftView& view);
Json to_json(const DraftDone& done);
Json to_json(const HandOver& made);
Json to_json(const Opening& opening);
Json to_json(const Queued& queued);
Json to_json(const OutboxLine& line);
Json to_json(const OutboxRun& run);
Json to_json(const MailSenderView& sender);

Result<DraftInput> draft_input(const Json& body);
Result<DraftEdit> draft_edit(const Json& body);
// How it went out.
Result<Channel> hand_input(const Json& body);

// When it leaves, and from and to which address.
Result<SendRequest> send_input(const Json& body, const Zone& zone);
Result<Resolve> resolve_input(const Json& body);
Result<MailSenderInput> mail_sender_input(const Json& body);

}  // namespace kith::app
