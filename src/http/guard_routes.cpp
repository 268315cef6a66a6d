// The guard: what it says of a draft, and its rules.
#include "app/draft_check.hpp"
#include "app/json_guard.hpp"
#include "http/draft_check_routes.hpp"
#include "http/handling.hpp"

namespace kith::http {

Result<Reply> check_draft_text(Desk& desk, const Request& request) {
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto input, app::draft_check_input(body));
  KITH_TRY(const auto result, app::check_text(desk.app, input));
  return json(app::to_json(result));
}

Result<Reply> get_guard(Desk& desk, const Request& request) {
  KITH_TRY(const auto lines, app::guard_rules(desk.app));
  static_cast<void>(request);
  Json items = Json::array();
  for (const app::GuardRuleLine& line : lines) items.push_back(app::to_json(line));
  return json({{"items", items}});
}

}  // namespace kith::http
