// Drafts: written, handed over, sent; and the outbox they leave by.
#include <fmt/format.h>

#include "app/json_drafts.hpp"
#include "base/text.hpp"
#include "http/draft_check_routes.hpp"
#include "http/handling.hpp"
#include "http/routes.hpp"

namespace kith::http {
namespace {

// The draft's version that an If-Match names; "" without it and for *.
std::string matched_version(const Request& request) {
  const std::string header = request.header("If-Match");
  std::string_view given = trim(header);
  if (given.starts_with("W/")) given.remove_prefix(2);
  if (given.size() >= 2 && given.starts_with('"') && given.ends_with('"')) given = given.substr(1, given.size() - 2);
  return given == "*" ? std::string() : std::string(given);
}

Reply with_version(Reply reply, const Draft& draft) {
  return std::move(reply.with("ETag", fmt::format("\"{}\"", app::draft_version(draft))));
}

// step, title and the draft as it now is.
Result<Reply> draft_written(const App& app, const Done& done, DraftId id, int status = 200) {
  KITH_TRY(const app::DraftView view, app::view_draft(app, id));
  Json body = app::to_json(done);
  body["draft"] = app::to_json(view.line);
  return with_version(json(body, status), view.line.draft);
}

Result<Reply> get_drafts(Desk& desk, const Request& request) {
  DraftFilter filter;
  if (const auto state = request.param("state")) {
    filter.state = draft_state_from(*state);
    if (!filter.state) return fail(Code::usage, "\"state\" must be one of open, queued, sent, handed");
  }
  KITH_TRY(const auto person, number_of(request, "person", 1, 1'000'000'000));
  if (person) filter.person = PersonId{*person};
  KITH_TRY(const auto list, app::drafts(desk.app, filter));
  return page_of(list, request);
}

Result<Reply> post_draft(Desk& desk, const Request& request) {
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto input, app::draft_input(body));
  KITH_TRY(const auto made, app::add_draft(desk.app, input));
  return draft_written(desk.app, made.done, made.draft, 201);
}

Result<Reply> get_draft(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const app::DraftView view, app::view_draft(desk.app, DraftId{id}));
  return with_version(json(app::to_json(view)), view.line.draft);
}

Result<Reply> patch_draft(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto edit, app::draft_edit(body));
  KITH_TRY(const Done done, app::edit_draft(desk.app, DraftId{id}, edit, matched_version(request)));
  return draft_written(desk.app, done, DraftId{id});
}

Result<Reply> delete_draft(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const Done done, app::delete_draft(desk.app, DraftId{id}));
  return json(app::to_json(done));
}

Result<Reply> post_send(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto settings, app::settings(desk.app));
  KITH_TRY(const Zone zone, desk.app.zone(settings));
  KITH_TRY(const auto wanted, app::send_input(body, zone));
  KITH_TRY(const auto queued, app::queue_draft(desk.app, DraftId{id}, wanted));
  return draft_written(desk.app, queued.done, DraftId{id}, 202);
}

Result<Reply> post_cancel(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const Done done, app::call_back(desk.app, DraftId{id}));
  return draft_written(desk.app, done, DraftId{id});
}

Result<Reply> get_hand(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const auto made, app::hand_over(desk.app, DraftId{id}));
  return json(app::to_json(made));
}

Result<Reply> post_hand(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const Channel channel, app::hand_input(body));
  KITH_TRY(const Done done, app::handed_over(desk.app, DraftId{id}, channel));
  return draft_written(desk.app, done, DraftId{id});
}

Result<Reply> get_outbox(Desk& desk, const Request& request) {
  KITH_TRY(const auto list, app::outbox(desk.app));
  return page_of(list, request);
}

Result<Reply> post_resolve(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto how, app::resolve_input(body));
  KITH_TRY(const Done done, app::resolve_outbox(desk.app, OutboxId{id}, how));
  return json(app::to_json(done));
}

Result<Reply> get_openings(Desk&, const Request& request) {
  return page_of(openings(), request);
}

Result<Reply> get_sender(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const auto sender, app::mail_sender_of(desk.app, MailAccountId{id}));
  return json(app::to_json(sender));
}

Result<Reply> put_sender(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto input, app::mail_sender_input(body));
  KITH_TRY(const auto sender, app::set_mail_sender(desk.app, MailAccountId{id}, input, desk.mail));
  return json(app::to_json(sender));
}

constexpr Route kDraftRoutes[] = {
    {"GET", "/drafts", get_drafts},
    {"POST", "/drafts", post_draft, BodyKind::json},
    {"POST", "/drafts/check", check_draft_text, BodyKind::json},
    {"GET", "/drafts/{id}", get_draft},
    {"PATCH", "/drafts/{id}", patch_draft, BodyKind::json},
    {"DELETE", "/drafts/{id}", delete_draft},
    {"POST", "/drafts/{id}/send", post_send, BodyKind::json},
    {"POST", "/drafts/{id}/cancel", post_cancel},
    {"GET", "/drafts/{id}/hand", get_hand},
    {"POST", "/drafts/{id}/hand", post_hand, BodyKind::json},
    {"GET", "/outbox", get_outbox},
    {"POST", "/outbox/{id}/resolve", post_resolve, BodyKind::json},
    {"GET", "/openings", get_openings},
    {"GET", "/guard", get_guard},
    {"GET", "/mail/accounts/{id}/sender", get_sender},
    {"PUT", "/mail/accounts/{id}/sender", put_sender, BodyKind::json},
};

}  // namespace

std::span<const Route> draft_routes() {
  return kDraftRoutes;
}

}  // namespace kith::http
