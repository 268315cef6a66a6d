#include "http/handling.hpp"
#include "http/routes.hpp"

namespace kith::http {
namespace {

Result<Reply> get_today(Desk& desk, const Request& request) {
  KITH_TRY(const auto minutes, number_of(request, "minutes", 1, 600));
  std::optional<LocalDate> date;
  if (const auto text = request.param("date")) {
    const auto day = parse_date(*text);
    if (!day) return fail(Code::usage, "\"date\" must be a day such as 2026-11-22");
    date = *day;
  }
  KITH_TRY(const auto view, app::today(desk.app, minutes, date));
  return json(app::to_json(view));
}

Result<Reply> get_status(Desk& desk, const Request& request) {
  KITH_TRY(const bool needs_login, desk.door.needs_login(request));
  KITH_TRY(const auto view, app::status(desk.app));
  return json(app::to_json(view, needs_login));
}

Result<Reply> post_demo(Desk& desk, const Request&) {
  KITH_TRY(const auto done, app::fill_demo(desk.app));
  return json(app::to_json(done), 201);
}

constexpr Route kTodayRoutes[] = {
    {"GET", "/today", get_today},
    {"GET", "/status", get_status, BodyKind::none, Access::open},
    {"POST", "/demo", post_demo},
};

}  // namespace

std::span<const Route> today_routes() {
  return kTodayRoutes;
}

}  // namespace kith::http
