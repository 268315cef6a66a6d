// The silo audit: what is left if the job goes.
#include <charconv>

#include <fmt/format.h>

#include "app/json_silo.hpp"
#include "http/handling.hpp"
#include "http/routes.hpp"

namespace kith::http {
namespace {

Result<Reply> get_silo(Desk& desk, const Request&) {
  KITH_TRY(const auto view, app::silo(desk.app));
  return json(app::to_json(view));
}

Result<Reply> get_silo_why(Desk&, const Request&) {
  return json(app::silo_why_json());
}

Result<Reply> get_silo_people(Desk& desk, const Request& request) {
  app::SiloQuery query;
  if (const auto scope = request.param("scope")) {
    const auto known = app::silo_scope_from(*scope);
    if (!known) return fail(Code::usage, fmt::format("\"scope\" must be one of {}", app::kSiloScopes));
    query.scope = *known;
  }
  query.group = request.param("group").value_or("");
  query.value = request.param("value").value_or("");
  KITH_TRY(query.limit, limit_of(request));
  if (const auto cursor = request.param("cursor"); cursor && !cursor->empty()) {
    const auto [end, error] = std::from_chars(cursor->data(), cursor->data() + cursor->size(), query.offset);
    if (error != std::errc{} || end != cursor->data() + cursor->size() || query.offset < 0)
      return fail(Code::usage, "that cursor is not one of this list", "start again without a cursor");
  }
  KITH_TRY(const auto people, app::silo_people(desk.app, query));
  Json items = Json::array();
  for (const app::SiloLine& line : people.lines) items.push_back(app::to_json(line));
  const int end = query.offset + static_cast<int>(people.lines.size());
  const bool more = !people.lines.empty() && end < people.total;
  return json(app::page(std::move(items), more ? std::to_string(end) : "", people.total));
}

Result<Reply> post_silo_plan(Desk& desk, const Request& request) {
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(auto people, app::silo_plan_input(body));
  KITH_TRY(const auto done, app::plan_silo(desk.app, std::move(people)));
  return json(app::to_json(done));
}

constexpr Route kSiloRoutes[] = {
    {"GET", "/silo", get_silo},
    {"GET", "/silo/people", get_silo_people},
    {"GET", "/silo/why", get_silo_why},
    {"POST", "/silo/plan", post_silo_plan, BodyKind::json},
};

}  // namespace

std::span<const Route> silo_routes() {
  return kSiloRoutes;
}

}  // namespace kith::http
