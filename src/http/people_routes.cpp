#include <fmt/format.h>

#include "http/handling.hpp"
#include "http/routes.hpp"

namespace kith::http {
namespace {

constexpr int kMostRows = 10'000'000;
constexpr int kLongestPage = 500;

Result<std::optional<app::PeopleQuery::Sort>> sort_of(const Request& request) {
  using Sort = app::PeopleQuery::Sort;
  const std::string sort = request.param("sort").value_or("");
  if (sort.empty()) return std::nullopt;
  if (sort == "name") return Sort::name;
  if (sort == "due") return Sort::due;
  if (sort == "last") return Sort::last;
  if (sort == "added") return Sort::added;
  if (sort == "best") return Sort::best;
  return fail(Code::usage, "\"sort\" must be one of name, due, last, added, best");
}

Result<app::PeopleQuery> query_of(const Request& request) {
  app::PeopleQuery query;
  query.text = request.param("q").value_or("");
  KITH_TRY(const auto stratum, number_of(request, "stratum", 1, kMostRows));
  if (stratum) query.stratum = StratumId{*stratum};
  if (const auto state = request.param("state")) {
    query.state = state_from(*state);
    if (!query.state) return fail(Code::usage, "\"state\" must be one of active, resting, do-not-contact");
  }
  query.tag = request.param("tag").value_or("");
  query.organisation = request.param("org").value_or("");
  KITH_TRY(query.sort, sort_of(request));
  query.cursor = request.param("cursor").value_or("");
  KITH_TRY(query.limit, limit_of(request));
  return query;
}

Result<Reply> get_people(Desk& desk, const Request& request) {
  KITH_TRY(auto query, query_of(request));
  KITH_TRY(const auto at, number_of(request, "at", 0, kMostRows));
  if (at && !query.cursor.empty()) return fail(Code::usage, "either \"cursor\" or \"at\", not both");
  query.at = at.value_or(0);
  KITH_TRY(const auto list, app::list_people(desk.app, query));
  return json(app::to_json(list));
}

Result<Reply> post_person(Desk& desk, const Request& request) {
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto edit, app::new_person(body));
  KITH_TRY(const auto done, app::add_person(desk.app, edit));
  return written(desk.app, done, 201);
}

Result<Reply> get_person(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  return person_reply(desk.app, PersonId{id});
}

Result<Reply> patch_person(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const auto version, if_match(request));
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto edit, app::person_edit(body));
  KITH_TRY(const auto done, app::edit_person(desk.app, PersonId{id}, edit, version));
  return written(desk.app, done);
}

Result<Reply> delete_person(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const auto version, if_match(request));
  KITH_TRY(const auto done, app::delete_person(desk.app, PersonId{id}, version));
  return json(app::to_json(done));
}

Result<Reply> restore_person(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const auto done, app::restore_person(desk.app, PersonId{id}));
  return written(desk.app, done);
}

// How many moments there are after `cursor`.
Result<std::int64_t> count_moments(const App& app, PersonId person, std::string cursor) {
  std::int64_t count = 0;
  std::string next;
  do {
    KITH_TRY(const auto page, app::person_timeline(app, person, cursor, kLongestPage, next));
    count += static_cast<std::int64_t>(page.moments.size());
    cursor = next;
  } while (!cursor.empty());
  return count;
}

Result<Reply> get_timeline(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const int limit, limit_of(request));
  const std::string cursor = request.param("cursor").value_or("");
  std::string next;
  KITH_TRY(const auto timeline, app::person_timeline(desk.app, PersonId{id}, cursor, limit, next));
  auto total = static_cast<std::int64_t>(timeline.moments.size());
  if (!cursor.empty()) {
    KITH_TRY(total, count_moments(desk.app, PersonId{id}, ""));
  } else if (!next.empty()) {
    KITH_TRY(const auto more, count_moments(desk.app, PersonId{id}, next));
    total += more;
  }
  Json items = Json::array();
  for (const Moment& moment : timeline.moments) items.push_back(app::to_json(moment));
  return json(app::page(std::move(items), next, total));
}

Result<Reply> get_trash(Desk& desk, const Request& request) {
  KITH_TRY(const auto list, app::trash(desk.app));
  return page_of(list, request);
}

Result<Reply> get_tags(Desk& desk, const Request&) {
  KITH_TRY(const auto list, app::tags(desk.app));
  Json items = Json::array();
  for (const auto& tag : list) items.push_back(app::to_json(tag));
  return json({{"items", std::move(items)}});
}

constexpr Route kPeopleRoutes[] = {
    {"GET", "/people", get_people},
    {"POST", "/people", post_person, BodyKind::json},
    {"GET", "/people/{id}", get_person},
    {"PATCH", "/people/{id}", patch_person, BodyKind::json},
    {"DELETE", "/people/{id}", delete_person},
    {"POST", "/people/{id}/restore", restore_person},
    {"GET", "/people/{id}/timeline", get_timeline},
    {"GET", "/trash", get_trash},
    {"GET", "/tags", get_tags},
};

}  // namespace

std::span<const Route> people_routes() {
  return kPeopleRoutes;
}

}  // namespace kith::http
