// What is known of a person: facts, promises, relations, and the year of contact.
#include "app/knowing.hpp"
#include "app/promises.hpp"
#include "http/handling.hpp"
#include "http/routes.hpp"

namespace kith::http {
namespace {

Result<Reply> get_promises(Desk& desk, const Request& request) {
  PromiseFilter filter;
  if (const auto state = request.param("state")) {
    filter.state = promise_state_from(*state);
    if (!filter.state) return fail(Code::usage, "\"state\" must be one of open, done, dropped");
  }
  if (const auto side = request.param("side")) {
    filter.side = promise_side_from(*side);
    if (!filter.side) return fail(Code::usage, "\"side\" must be mine or theirs");
  }
  KITH_TRY(const auto list, app::promises(desk.app, filter));
  return page_of(list, request);
}

Result<Reply> post_promise(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto input, app::promise_input(body));
  KITH_TRY(const auto done, app::add_promise(desk.app, PersonId{id}, input));
  return written(desk.app, done, 201);
}

Result<Reply> patch_promise(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto edit, app::promise_edit(body));
  KITH_TRY(const auto done, app::edit_promise(desk.app, PromiseId{id}, edit));
  return written(desk.app, done);
}

Result<Reply> delete_promise(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const auto done, app::delete_promise(desk.app, PromiseId{id}));
  return written(desk.app, done);
}

Result<Reply> post_fact(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto input, app::fact_input(body));
  KITH_TRY(const auto done, app::add_fact(desk.app, PersonId{id}, input));
  return written(desk.app, done, 201);
}

Result<Reply> patch_fact(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto edit, app::fact_edit(body));
  KITH_TRY(const auto done, app::edit_fact(desk.app, FactId{id}, edit));
  return written(desk.app, done);
}

Result<Reply> delete_fact(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const auto done, app::delete_fact(desk.app, FactId{id}));
  return written(desk.app, done);
}

Result<Reply> post_relation(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto read, app::relation_body(body));
  KITH_TRY(const auto done, app::add_relation(desk.app, PersonId{id}, read.kind, read.other, read.how_well));
  return written(desk.app, done, 201);
}

Result<Reply> delete_relation(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const auto done, app::delete_relation(desk.app, RelationId{id}));
  return written(desk.app, done);
}

Result<Reply> get_year(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const auto year, app::person_year(desk.app, PersonId{id}));
  return json(app::to_json(year));
}

constexpr Route kKnowingRoutes[] = {
    {"GET", "/promises", get_promises},
    {"POST", "/people/{id}/promises", post_promise, BodyKind::json},
    {"PATCH", "/promises/{id}", patch_promise, BodyKind::json},
    {"DELETE", "/promises/{id}", delete_promise},
    {"POST", "/people/{id}/facts", post_fact, BodyKind::json},
    {"PATCH", "/facts/{id}", patch_fact, BodyKind::json},
    {"DELETE", "/facts/{id}", delete_fact},
    {"POST", "/people/{id}/relations", post_relation, BodyKind::json},
    {"DELETE", "/relations/{id}", delete_relation},
    {"GET", "/people/{id}/year", get_year},
};

}  // namespace

std::span<const Route> knowing_routes() {
  return kKnowingRoutes;
}

}  // namespace kith::http
