#include "app/json_entries.hpp"
#include "http/handling.hpp"
#include "http/routes.hpp"

namespace kith::http {
namespace {

// The person a write is about, once If-Match agrees.
Result<PersonId> person_of(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_CHECK(check_version(desk.app, PersonId{id}, request));
  return PersonId{id};
}

Result<Reply> post_touch(Desk& desk, const Request& request) {
  KITH_TRY(const auto person, person_of(desk, request));
  KITH_TRY(Json body, body_of(request));
  KITH_TRY(const auto about, app::take_about(body));
  KITH_TRY(const auto input, app::touch_input(body, desk.app));
  KITH_TRY(const auto done, app::log_touch(desk.app, person, input, about));
  return written(desk.app, done, 201);
}

Result<Reply> patch_touch(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto edit, app::touch_edit(body, desk.app));
  KITH_TRY(const auto done, app::edit_touch(desk.app, TouchId{id}, edit));
  return written(desk.app, done);
}

Result<Reply> delete_touch(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const auto done, app::delete_touch(desk.app, TouchId{id}));
  return written(desk.app, done);
}

Result<Reply> post_note(Desk& desk, const Request& request) {
  KITH_TRY(const auto person, person_of(desk, request));
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto text, app::note_text(body));
  KITH_TRY(const auto done, app::add_note(desk.app, person, text));
  return written(desk.app, done, 201);
}

Result<Reply> patch_note(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto text, app::note_text(body));
  KITH_TRY(const auto done, app::edit_note(desk.app, NoteId{id}, text));
  return written(desk.app, done);
}

Result<Reply> delete_note(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const auto done, app::delete_note(desk.app, NoteId{id}));
  return written(desk.app, done);
}

Result<Reply> post_place(Desk& desk, const Request& request) {
  KITH_TRY(const auto person, person_of(desk, request));
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto stratum, app::place_input(body));
  KITH_TRY(const auto done, app::place(desk.app, stratum, {person}));
  return written(desk.app, done);
}

Result<Reply> post_snooze(Desk& desk, const Request& request) {
  KITH_TRY(const auto person, person_of(desk, request));
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto text, app::snooze_text(body));
  KITH_TRY(const auto until, app::snooze_date(desk.app, text));
  KITH_TRY(const auto done, app::snooze(desk.app, person, until));
  return written(desk.app, done);
}

Result<Reply> post_skip(Desk& desk, const Request& request) {
  KITH_TRY(const auto person, person_of(desk, request));
  KITH_TRY(const Json body, body_of(request));
  KITH_CHECK(app::no_members(body));
  KITH_TRY(const auto done, app::skip(desk.app, person));
  return written(desk.app, done);
}

Result<Reply> post_rest(Desk& desk, const Request& request) {
  KITH_TRY(const auto person, person_of(desk, request));
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto how, app::rest_input(body));
  KITH_TRY(const auto done, app::rest(desk.app, person, how));
  return written(desk.app, done);
}

Result<Reply> post_wake(Desk& desk, const Request& request) {
  KITH_TRY(const auto person, person_of(desk, request));
  KITH_TRY(const Json body, body_of(request));
  KITH_CHECK(app::no_members(body));
  KITH_TRY(const auto done, app::wake(desk.app, person));
  return written(desk.app, done);
}

constexpr Route kContactRoutes[] = {
    {"POST", "/people/{id}/touches", post_touch, BodyKind::json},
    {"PATCH", "/touches/{id}", patch_touch, BodyKind::json},
    {"DELETE", "/touches/{id}", delete_touch},
    {"POST", "/people/{id}/notes", post_note, BodyKind::json},
    {"PATCH", "/notes/{id}", patch_note, BodyKind::json},
    {"DELETE", "/notes/{id}", delete_note},
    {"POST", "/people/{id}/place", post_place, BodyKind::json},
    {"POST", "/people/{id}/snooze", post_snooze, BodyKind::json},
    {"POST", "/people/{id}/skip", post_skip, BodyKind::json},
    {"POST", "/people/{id}/rest", post_rest, BodyKind::json},
    {"POST", "/people/{id}/wake", post_wake, BodyKind::json},
};

}  // namespace

std::span<const Route> contact_routes() {
  return kContactRoutes;
}

}  // namespace kith::http
