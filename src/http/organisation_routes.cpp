// Organisations: people there, pursuits, events.
#include <fmt/format.h>

#include "app/json_organisations.hpp"
#include "http/handling.hpp"
#include "http/routes.hpp"

namespace kith::http {
namespace {

Result<bool> organisation_flag(const Request& request, const std::string& name) {
  const auto word = request.param(name);
  if (!word || *word == "false") return false;
  if (*word == "true") return true;
  return fail(Code::usage, fmt::format("\"{}\" must be true or false", name));
}

Result<app::OrganisationsQuery::Sort> organisation_sort(const Request& request) {
  using Sort = app::OrganisationsQuery::Sort;
  const std::string word = request.param("sort").value_or("name");
  if (word == "name") return Sort::name;
  if (word == "people") return Sort::people;
  if (word == "last") return Sort::last;
  if (word == "pursued") return Sort::pursued;
  return fail(Code::usage, "\"sort\" must be one of name, people, last, pursued");
}

Result<Reply> organisation_written(const App& app, const app::OrganisationDone& done, int status = 200) {
  KITH_TRY(const auto view, app::view_organisation(app, done.organisation));
  Json body = app::to_json(done);
  body["organisation"] = app::to_json(view);
  return json(body, status);
}

Result<Reply> get_organisations(Desk& desk, const Request& request) {
  app::OrganisationsQuery query;
  query.text = request.param("q").value_or("");
  if (const auto kind = request.param("kind")) {
    query.kind = organisation_kind_from(*kind);
    if (!query.kind) return fail(Code::usage, "\"kind\" is not one that an organisation has");
  }
  KITH_TRY(query.pursued, organisation_flag(request, "pursued"));
  KITH_TRY(query.home, organisation_flag(request, "home"));
  KITH_TRY(query.sort, organisation_sort(request));
  KITH_TRY(const auto lines, app::list_organisations(desk.app, query));
  return page_of(lines, request);
}

Result<Reply> get_twins(Desk& desk, const Request& request) {
  KITH_TRY(const auto twins, app::organisation_twins(desk.app));
  return page_of(twins, request);
}

Result<Reply> post_organisation(Desk& desk, const Request& request) {
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto edit, app::organisation_edit(body));
  KITH_TRY(const auto done, app::add_organisation(desk.app, edit));
  return organisation_written(desk.app, done, 201);
}

Result<Reply> get_organisation(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const auto view, app::view_organisation(desk.app, OrganisationId{id}));
  return json(app::to_json(view));
}

Result<Reply> patch_organisation(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto edit, app::organisation_edit(body));
  KITH_TRY(const auto done, app::edit_organisation(desk.app, OrganisationId{id}, edit));
  return organisation_written(desk.app, done);
}

Result<Reply> delete_organisation(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const auto done, app::delete_organisation(desk.app, OrganisationId{id}));
  return json(app::to_json(done));
}

Result<Reply> get_organisation_timeline(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const int limit, limit_of(request));
  std::string next;
  KITH_TRY(const auto touches,
           app::organisation_timeline(desk.app, OrganisationId{id}, request.param("cursor").value_or(""), limit, next));
  return json(app::page(app::to_json(touches), next, touches.page.total));
}

Result<Reply> post_organisation_merge(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto gone, app::organisation_merge(body));
  KITH_TRY(const auto done, app::merge_organisations(desk.app, OrganisationId{id}, gone));
  return organisation_written(desk.app, done);
}

Result<Reply> post_pursuit(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const Json body, body_of(request));
  KITH_CHECK(app::no_members(body));
  KITH_TRY(const auto done, app::begin_pursuit(desk.app, OrganisationId{id}));
  return organisation_written(desk.app, done, 201);
}

Result<Reply> patch_pursuit(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto edit, app::pursuit_edit(body));
  KITH_TRY(const auto done, app::edit_pursuit(desk.app, OrganisationId{id}, edit));
  return organisation_written(desk.app, done);
}

Result<Reply> post_pursuit_close(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto why, app::pursuit_closing(body));
  KITH_TRY(const auto done, app::close_pursuit(desk.app, OrganisationId{id}, why));
  return organisation_written(desk.app, done);
}

Result<Reply> post_pursuit_reopen(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const Json body, body_of(request));
  KITH_CHECK(app::no_members(body));
  KITH_TRY(const auto done, app::reopen_pursuit(desk.app, OrganisationId{id}));
  return organisation_written(desk.app, done);
}

Result<Reply> post_pursuit_done(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto what, app::step_done(body, desk.app));
  KITH_TRY(const auto done, app::finish_step(desk.app, OrganisationId{id}, what));
  return organisation_written(desk.app, done);
}

Result<Reply> post_event(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto input, app::event_input(body, desk.app));
  KITH_TRY(const auto done, app::add_event(desk.app, OrganisationId{id}, input));
  return organisation_written(desk.app, done, 201);
}

Result<Reply> patch_event(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto edit, app::event_edit(body, desk.app));
  KITH_TRY(const auto done, app::edit_event(desk.app, OrganisationEventId{id}, edit));
  return organisation_written(desk.app, done);
}

Result<Reply> delete_event(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const auto done, app::delete_event(desk.app, OrganisationEventId{id}));
  return organisation_written(desk.app, done);
}

constexpr Route kOrganisationRoutes[] = {
    {"GET", "/organisations", get_organisations},
    {"GET", "/organisations/twins", get_twins},
    {"POST", "/organisations", post_organisation, BodyKind::json},
    {"GET", "/organisations/{id}", get_organisation},
    {"PATCH", "/organisations/{id}", patch_organisation, BodyKind::json},
    {"DELETE", "/organisations/{id}", delete_organisation},
    {"GET", "/organisations/{id}/timeline", get_organisation_timeline},
    {"POST", "/organisations/{id}/merge", post_organisation_merge, BodyKind::json},
    {"POST", "/organisations/{id}/pursuit", post_pursuit, BodyKind::json},
    {"PATCH", "/organisations/{id}/pursuit", patch_pursuit, BodyKind::json},
    {"POST", "/organisations/{id}/pursuit/close", post_pursuit_close, BodyKind::json},
    {"POST", "/organisations/{id}/pursuit/reopen", post_pursuit_reopen, BodyKind::json},
    {"POST", "/organisations/{id}/pursuit/done", post_pursuit_done, BodyKind::json},
    {"POST", "/organisations/{id}/events", post_event, BodyKind::json},
    {"PATCH", "/organisation-events/{id}", patch_event, BodyKind::json},
    {"DELETE", "/organisation-events/{id}", delete_event},
};

}  // namespace

std::span<const Route> organisation_routes() {
  return kOrganisationRoutes;
}

}  // namespace kith::http
