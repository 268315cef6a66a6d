// Ways to a person, an organisation or a topic.
#include "app/json_paths.hpp"
#include "http/handling.hpp"
#include "http/routes.hpp"

namespace kith::http {
namespace {

Result<Reply> get_paths(Desk& desk, const Request& request) {
  app::PathQuery query;
  query.to = request.param("to").value_or("");
  KITH_TRY(const auto most, number_of(request, "max", 1, app::kMostWays));
  KITH_TRY(const auto steps, number_of(request, "steps", 1, app::kMostWaySteps));
  query.most = most.value_or(app::kUsualWays);
  query.steps = steps.value_or(app::kUsualWaySteps);
  if (const auto purpose = request.param("for"); purpose && !purpose->empty()) {
    const auto known = way_for_from(*purpose);
    if (!known) return fail(Code::usage, "\"for\" must be one of job, deal, advice");
    query.purpose = *known;
  }
  KITH_TRY(const auto view, app::paths(desk.app, query));
  return json(app::to_json(view));
}

constexpr Route kPathRoutes[] = {{"GET", "/paths", get_paths}};

}  // namespace

std::span<const Route> path_routes() {
  return kPathRoutes;
}

}  // namespace kith::http
