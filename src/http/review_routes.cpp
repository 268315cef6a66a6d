// The week's review, and what is owed, waited for and promised.
#include "app/review.hpp"
#include "http/handling.hpp"
#include "http/routes.hpp"

namespace kith::http {
namespace {

Result<Reply> get_review(Desk& desk, const Request& request) {
  KITH_TRY(const Week week, app::review_week(desk.app, request.param("week").value_or("")));
  KITH_TRY(const auto view, app::review(desk.app, week));
  return json(app::to_json(view));
}

Result<Reply> put_words(Desk& desk, const Request& request) {
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto read, app::week_body(body));
  if (!read.text) return fail(Code::usage, "\"text\" must be given");
  KITH_TRY(const Week week, app::review_week(desk.app, read.week));
  KITH_TRY(const auto done, app::write_week(desk.app, week, *read.text));
  return json(app::to_json(done));
}

Result<Reply> post_finish(Desk& desk, const Request& request) {
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto read, app::week_body(body));
  KITH_TRY(const Week week, app::review_week(desk.app, read.week));
  KITH_TRY(const auto done, app::finish_week(desk.app, week, read.text));
  return json(app::to_json(done));
}

Result<Reply> get_weeks(Desk& desk, const Request& request) {
  KITH_TRY(const auto list, app::kept_weeks(desk.app));
  return page_of(list, request);
}

Result<Reply> get_owed(Desk& desk, const Request& request) {
  KITH_TRY(const auto list, app::owed(desk.app));
  return page_of(list, request);
}

Result<Reply> get_waiting(Desk& desk, const Request& request) {
  KITH_TRY(const auto list, app::waiting(desk.app));
  return page_of(list, request);
}

constexpr Route kReviewRoutes[] = {
    {"GET", "/review", get_review},
    {"PUT", "/review/words", put_words, BodyKind::json},
    {"POST", "/review/finish", post_finish, BodyKind::json},
    {"GET", "/weeks", get_weeks},
    {"GET", "/owed", get_owed},
    {"GET", "/waiting", get_waiting},
};

}  // namespace

std::span<const Route> review_routes() {
  return kReviewRoutes;
}

}  // namespace kith::http
