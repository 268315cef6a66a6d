// Agenda, load, triage, days off.
#include "http/handling.hpp"
#include "http/routes.hpp"
#include "rules/holidays.hpp"

namespace kith::http {
namespace {

constexpr int kAgendaDays = 28;
constexpr int kDaysOff = 400;

Result<Reply> get_agenda(Desk& desk, const Request& request) {
  KITH_TRY(const auto days, number_of(request, "days", 1, kHorizonDays));
  KITH_TRY(const auto view, app::agenda(desk.app, days.value_or(kAgendaDays)));
  return json(app::to_json(view));
}

Result<Reply> get_load(Desk& desk, const Request&) {
  KITH_TRY(const auto view, app::load(desk.app));
  return json(app::to_json(view));
}

Result<Reply> post_fit(Desk& desk, const Request& request) {
  KITH_TRY(const Json body, body_of(request));
  KITH_CHECK(app::no_members(body));
  KITH_TRY(const auto done, app::fit_load(desk.app));
  return json(app::to_json(done));
}

Result<Reply> get_holidays(Desk& desk, const Request& request) {
  KITH_TRY(const auto days, app::days_off(desk.app, kDaysOff, request.param("calendar")));
  Json coming = Json::array();
  for (const auto& day : days) coming.push_back(app::to_json(day));
  Json calendars = Json::array();
  for (const HolidayCalendar& one : holiday_calendars()) {
    calendars.push_back({{"code", std::string(one.code)}, {"name", std::string(one.name)}});
  }
  return json({{"calendars", std::move(calendars)}, {"coming", std::move(coming)}});
}

Result<Reply> get_triage(Desk& desk, const Request&) {
  KITH_TRY(const auto view, app::triage(desk.app));
  return json(app::to_json(view));
}

Result<Reply> get_triage_people(Desk& desk, const Request& request) {
  KITH_TRY(const int limit, limit_of(request));
  KITH_TRY(const auto list, app::triage_people(desk.app, request.param("block").value_or(""),
                                               request.param("cursor").value_or(""), limit));
  Json items = Json::array();
  for (const auto& line : list.people) items.push_back(app::to_json(line));
  return json(app::page(std::move(items), list.next, list.total));
}

Result<Reply> post_triage_take(Desk& desk, const Request& request) {
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto take, app::triage_take(body));
  KITH_TRY(const auto done, app::take_proposals(desk.app, take));
  return json(app::to_json(done));
}

Result<Reply> post_triage_place(Desk& desk, const Request& request) {
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto wanted, app::place_many(body));
  KITH_TRY(const auto done, app::place_people(desk.app, wanted.people, wanted.stratum));
  return json(app::to_json(done));
}

constexpr Route kPlanRoutes[] = {
    {"GET", "/agenda", get_agenda},
    {"GET", "/load", get_load},
    {"POST", "/load/fit", post_fit, BodyKind::json},
    {"GET", "/holidays", get_holidays},
    {"GET", "/triage", get_triage},
    {"GET", "/triage/people", get_triage_people},
    {"POST", "/triage/take", post_triage_take, BodyKind::json},
    {"POST", "/triage/place", post_triage_place, BodyKind::json},
};

}  // namespace

std::span<const Route> plan_routes() {
  return kPlanRoutes;
}

}  // namespace kith::http
