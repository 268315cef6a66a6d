// Feeds followed, and the user's own reading.
#include "app/following.hpp"
#include "app/json_following.hpp"
#include "app/reading.hpp"
#include "http/handling.hpp"
#include "http/routes.hpp"

namespace kith::http {
namespace {

Result<std::optional<PersonId>> person_param(const Request& request) {
  constexpr int kMost = 2'000'000'000;
  KITH_TRY(const auto id, number_of(request, "person", 1, kMost));
  if (!id) return std::nullopt;
  return PersonId{*id};
}

Result<Reply> get_following(Desk& desk, const Request& request) {
  KITH_TRY(const auto person, person_param(request));
  KITH_TRY(const auto lines, app::following(desk.app, person));
  return page_of(lines, request);
}

Result<Reply> post_following(Desk& desk, const Request& request) {
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto input, app::follow_input(body));
  KITH_TRY(const auto followed, app::follow(desk.app, input));
  return json(app::to_json(followed), 201);
}

Result<Reply> delete_following(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const auto done, app::unfollow(desk.app, FeedId{id}));
  return json(app::to_json(done));
}

Result<Reply> post_check(Desk& desk, const Request& request) {
  const std::string which = request.param("which").value_or("due");
  if (which != "due" && which != "all") return fail(Code::usage, "\"which\" must be due or all");
  KITH_TRY(const auto summary,
           app::check_following(desk.app, which == "all" ? app::CheckWhich::all : app::CheckWhich::due));
  return json(app::to_json(summary));
}

Result<Reply> get_reading(Desk& desk, const Request& request) {
  KITH_TRY(const auto person, person_param(request));
  KITH_TRY(const auto lines, app::reading(desk.app, person));
  return page_of(lines, request);
}

Result<Reply> post_reading(Desk& desk, const Request& request) {
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto input, app::read_input(body));
  KITH_TRY(const auto added, app::add_reading(desk.app, input.url, input.title));
  return json(app::to_json(added), added.fresh ? 201 : 200);
}

Result<Reply> post_away(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const auto item, app::put_reading_away(desk.app, id));
  return json({{"id", item.id}, {"title", item.title}});
}

Result<Reply> post_keep(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto people, app::keep_input(body));
  KITH_TRY(const auto done, app::keep_reading(desk.app, id, people));
  return json(app::to_json(done), 201);
}

constexpr Route kFollowingRoutes[] = {
    {"GET", "/following", get_following},      {"POST", "/following", post_following, BodyKind::json},
    {"POST", "/following/check", post_check},  {"DELETE", "/following/{id}", delete_following},
    {"GET", "/reading", get_reading},          {"POST", "/reading", post_reading, BodyKind::json},
    {"POST", "/reading/{id}/away", post_away}, {"POST", "/reading/{id}/keep", post_keep, BodyKind::json},
};

}  // namespace

std::span<const Route> following_routes() {
  return kFollowingRoutes;
}

}  // namespace kith::http
