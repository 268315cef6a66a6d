// What was given and received, and approaches.
#include "app/json_giving.hpp"
#include "http/handling.hpp"
#include "http/routes.hpp"

namespace kith::http {
namespace {

Result<Reply> get_ledger(Desk& desk, const Request& request) {
  KITH_TRY(const auto lines, app::ledger(desk.app));
  return page_of(lines, request);
}

Result<Reply> get_person_ledger(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const auto ledger, app::person_ledger(desk.app, PersonId{id}));
  return json(app::to_json(ledger));
}

Result<Reply> post_value(Desk& desk, const Request& request) {
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto read, app::value_body(body, desk.app));
  KITH_TRY(const auto done, app::add_value(desk.app, read.person, read.input));
  return written(desk.app, done, 201);
}

Result<Reply> patch_value(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto edit, app::value_edit(body, desk.app));
  KITH_TRY(const auto done, app::edit_value(desk.app, ValueEntryId{id}, edit));
  return written(desk.app, done);
}

Result<Reply> delete_value(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const auto done, app::delete_value(desk.app, ValueEntryId{id}));
  return written(desk.app, done);
}

Result<Reply> get_approaches(Desk& desk, const Request& request) {
  ApproachFilter filter;
  if (const auto state = request.param("state")) {
    filter.state = approach_state_from(*state);
    if (!filter.state) return fail(Code::usage, "\"state\" must be one of open, answered, declined, ignored");
  }
  KITH_TRY(const auto person, number_of(request, "person", 1, 1'000'000'000));
  if (person) filter.person = PersonId{*person};
  KITH_TRY(const auto lines, app::approaches(desk.app, filter));
  return page_of(lines, request);
}

Result<Reply> get_approach_year(Desk& desk, const Request& request) {
  KITH_TRY(const auto year, number_of(request, "year", 1900, 9998));
  KITH_TRY(const auto view, app::approach_year(desk.app, year));
  return json(app::to_json(view));
}

Result<Reply> post_approach(Desk& desk, const Request& request) {
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto input, app::approach_input(body, desk.app));
  KITH_TRY(const auto done, app::add_approach(desk.app, input));
  return written(desk.app, done, 201);
}

Result<Reply> patch_approach(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto edit, app::approach_edit(body, desk.app));
  KITH_TRY(const auto done, app::edit_approach(desk.app, ApproachId{id}, edit));
  return written(desk.app, done);
}

Result<Reply> delete_approach(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const auto done, app::delete_approach(desk.app, ApproachId{id}));
  return written(desk.app, done);
}

constexpr Route kGivingRoutes[] = {
    {"GET", "/ledger", get_ledger},
    {"GET", "/people/{id}/ledger", get_person_ledger},
    {"POST", "/ledger", post_value, BodyKind::json},
    {"PATCH", "/ledger/{id}", patch_value, BodyKind::json},
    {"DELETE", "/ledger/{id}", delete_value},
    {"GET", "/approaches", get_approaches},
    {"GET", "/approaches/year", get_approach_year},
    {"POST", "/approaches", post_approach, BodyKind::json},
    {"PATCH", "/approaches/{id}", patch_approach, BodyKind::json},
    {"DELETE", "/approaches/{id}", delete_approach},
};

}  // namespace

std::span<const Route> giving_routes() {
  return kGivingRoutes;
}

}  // namespace kith::http
