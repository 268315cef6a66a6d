#include "http/handling.hpp"
#include "http/routes.hpp"

namespace kith::http {
namespace {

Result<Reply> get_search(Desk& desk, const Request& request) {
  KITH_TRY(const auto limit, number_of(request, "limit", 1, 100));
  constexpr int kUsual = 8;
  KITH_TRY(const auto found, app::search(desk.app, request.param("q").value_or(""), limit.value_or(kUsual)));
  return json(app::to_json(found));
}

Result<Reply> get_facets(Desk&, const Request&) {
  return json(app::facets_json());
}

Result<Reply> get_rings(Desk& desk, const Request& request) {
  KITH_TRY(const auto limit, number_of(request, "limit", 1, 20'000));
  constexpr int kUsual = 5000;
  KITH_TRY(const auto rings, app::rings(desk.app, request.param("q").value_or(""), limit.value_or(kUsual)));
  return json(app::to_json(rings));
}

Result<Reply> post_bulk(Desk& desk, const Request& request) {
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto input, app::bulk_input(body));
  KITH_TRY(const auto done, app::change_many(desk.app, input));
  return json(app::to_json(done));
}

constexpr Route kFindingRoutes[] = {
    {"GET", "/search", get_search},
    {"GET", "/facets", get_facets},
    {"GET", "/rings", get_rings},
    {"POST", "/people/bulk", post_bulk, BodyKind::json},
};

}  // namespace

std::span<const Route> finding_routes() {
  return kFindingRoutes;
}

}  // namespace kith::http
