#include <charconv>

#include "http/handling.hpp"
#include "http/routes.hpp"

namespace kith::http {
namespace {

constexpr int kMostPersonSteps = 10000;

// The cursor is the step the page before ended with.
Result<Reply> get_history(Desk& desk, const Request& request) {
  KITH_TRY(const int limit, limit_of(request));
  std::optional<StepId> before;
  if (const auto cursor = request.param("cursor"); cursor && !cursor->empty()) {
    std::int64_t step = 0;
    const auto [end, error] = std::from_chars(cursor->data(), cursor->data() + cursor->size(), step);
    if (error != std::errc{} || end != cursor->data() + cursor->size() || step < 1) {
      return fail(Code::usage, "that cursor is not one of this list", "start again without a cursor");
    }
    before = StepId{step};
  }
  KITH_TRY(auto steps, app::history(desk.app, before, limit + 1));
  std::string next;
  if (steps.size() > static_cast<std::size_t>(limit)) {
    steps.pop_back();
    next = std::to_string(steps.back().id.value);
  }
  KITH_TRY(const auto newest, app::history(desk.app, std::nullopt, 1));  // steps are counted from 1
  Json items = Json::array();
  for (const Step& step : steps) items.push_back(app::to_json(step));
  return json(app::page(std::move(items), next, newest.empty() ? 0 : newest.front().id.value));
}

Result<Reply> get_person_history(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_CHECK(app::view_person(desk.app, PersonId{id}));
  KITH_TRY(const auto steps, app::person_history(desk.app, PersonId{id}, kMostPersonSteps));
  return page_of(steps, request);
}

Result<Reply> post_undo(Desk& desk, const Request& request) {
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto step, app::undo_input(body));
  KITH_TRY(const auto undone, app::undo(desk.app, step));
  return json(app::to_json(undone));
}

Result<Reply> get_reviews(Desk& desk, const Request& request) {
  KITH_TRY(const auto pairs, app::same_pairs(desk.app));
  return page_of(pairs, request);
}

Result<Reply> post_review(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto decision, app::same_decision(body));
  KITH_TRY(const auto done, app::decide_same(desk.app, ReviewId{id}, decision));
  return json(app::to_json(done));
}

Result<Reply> post_reviews_find(Desk& desk, const Request&) {
  KITH_TRY(const auto search, app::find_pairs(desk.app));
  return json(app::to_json(search));
}

Result<Reply> post_reviews_sure(Desk& desk, const Request&) {
  KITH_TRY(const auto merged, app::merge_sure(desk.app));
  return json(app::to_json(merged));
}

// The id is that of the person who was joined into another.
Result<Reply> post_unmerge(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const auto done, app::unmerge(desk.app, PersonId{id}));
  return written(desk.app, done);
}

constexpr Route kHistoryRoutes[] = {
    {"GET", "/history", get_history},
    {"GET", "/people/{id}/history", get_person_history},
    {"POST", "/undo", post_undo, BodyKind::json},
    {"GET", "/reviews", get_reviews},
    {"POST", "/reviews/find", post_reviews_find},
    {"POST", "/reviews/sure", post_reviews_sure},
    {"POST", "/reviews/{id}", post_review, BodyKind::json},
    {"POST", "/people/{id}/unmerge", post_unmerge},
};

}  // namespace

std::span<const Route> history_routes() {
  return kHistoryRoutes;
}

}  // namespace kith::http
