// The calendar address and the backups.
#include <fmt/format.h>

#include "http/handling.hpp"
#include "http/routes.hpp"

namespace kith::http {
namespace {

Result<Reply> get_feed(Desk& desk, const Request&) {
  KITH_TRY(const auto view, app::feed(desk.app));
  return json(app::to_json(view));
}

Result<Reply> renew_feed(Desk& desk, const Request&) {
  KITH_TRY(const auto changed, app::renew_feed(desk.app));
  return json(app::to_json(changed));
}

Result<Reply> delete_feed(Desk& desk, const Request&) {
  KITH_TRY(const auto changed, app::stop_feed(desk.app));
  return json(app::to_json(changed));
}

Result<Reply> get_backups(Desk& desk, const Request&) {
  KITH_TRY(const auto view, app::backups(desk.app));
  return json(app::to_json(view));
}

Result<Reply> post_backup(Desk& desk, const Request&) {
  KITH_CHECK(app::make_backup(desk.app));
  KITH_TRY(const auto view, app::backups(desk.app));
  return json(app::to_json(view), 201);
}

constexpr Route kKeepingRoutes[] = {
    {"GET", "/feed", get_feed},       {"POST", "/feed/renew", renew_feed}, {"DELETE", "/feed", delete_feed},
    {"GET", "/backups", get_backups}, {"POST", "/backups", post_backup},
};

}  // namespace

std::span<const Route> keeping_routes() {
  return kKeepingRoutes;
}

}  // namespace kith::http
