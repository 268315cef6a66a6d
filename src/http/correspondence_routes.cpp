// What mail proposes and tells: correspondents who are not in Kith, and notices.
#include "app/notices.hpp"
#include "app/suggestions.hpp"
#include "http/handling.hpp"
#include "http/routes.hpp"

namespace kith::http {
namespace {

Result<Reply> get_suggestions(Desk& desk, const Request& request) {
  KITH_TRY(const auto list, app::suggestions(desk.app));
  return page_of(list, request);
}

Result<Reply> post_add(Desk& desk, const Request& request) {
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto asked, app::suggestion_body(body));
  KITH_TRY(const auto done, app::add_suggestion(desk.app, asked.address, asked.stratum));
  return written(desk.app, done, 201);
}

Result<Reply> post_add_all(Desk& desk, const Request& request) {
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto stratum, app::stratum_body(body));
  KITH_TRY(const auto done, app::add_suggestions(desk.app, stratum));
  return json(app::to_json(done));
}

Result<Reply> post_dismiss(Desk& desk, const Request& request) {
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto asked, app::suggestion_body(body));
  KITH_TRY(const auto done, app::dismiss_suggestion(desk.app, asked.address));
  return json(app::to_json(done));
}

Result<Reply> get_notices(Desk& desk, const Request& request) {
  KITH_TRY(const auto list, app::mail_notices(desk.app));
  return page_of(list, request);
}

Result<Reply> post_undo_notice(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const auto done, app::undo_notice(desk.app, id));
  return json(app::to_json(done));
}

constexpr Route kCorrespondenceRoutes[] = {
    {"GET", "/suggestions", get_suggestions},
    {"POST", "/suggestions/add", post_add, BodyKind::json},
    {"POST", "/suggestions/add-all", post_add_all, BodyKind::json},
    {"POST", "/suggestions/dismiss", post_dismiss, BodyKind::json},
    {"GET", "/notices", get_notices},
    {"POST", "/notices/{id}/undo", post_undo_notice},
};

}  // namespace

std::span<const Route> correspondence_routes() {
  return kCorrespondenceRoutes;
}

}  // namespace kith::http
