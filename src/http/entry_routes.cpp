// Entry points and the user's own news.
#include "app/entry_points.hpp"
#include "app/json_entries.hpp"
#include "app/own_news.hpp"
#include "http/handling.hpp"
#include "http/routes.hpp"

namespace kith::http {
namespace {

// The step and its title; with the person, when it is one person's.
Result<Reply> entry_written(const App& app, const Done& done, int status = 200) {
  if (done.person) return written(app, done, status);
  return json(app::to_json(done), status);
}

Result<Reply> get_entries(Desk& desk, const Request& request) {
  KITH_TRY(const auto number, number_of(request, "person", 1, 2'000'000'000));
  const auto person = number ? std::optional(PersonId{*number}) : std::nullopt;
  KITH_TRY(const auto list, app::entries(desk.app, person));
  return page_of(list, request);
}

Result<Reply> post_entry(Desk& desk, const Request& request) {
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto read, app::entry_body(body));
  KITH_TRY(const Done done, read.person ? app::add_entry(desk.app, read.person, read.input)
                                        : app::add_entry(desk.app, read.organisation, read.input));
  return entry_written(desk.app, done, 201);
}

Result<Reply> patch_entry(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto edit, app::entry_edit(body));
  KITH_TRY(const Done done, app::edit_entry(desk.app, EntryPointId{id}, edit));
  return entry_written(desk.app, done);
}

Result<Reply> delete_entry(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const Done done, app::delete_entry(desk.app, EntryPointId{id}));
  return entry_written(desk.app, done);
}

Result<Reply> dismiss_entry(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto person, app::dismiss_body(body));
  KITH_TRY(const Done done, app::dismiss_entry(desk.app, EntryPointId{id}, person));
  return entry_written(desk.app, done);
}

Result<Reply> get_news(Desk& desk, const Request& request) {
  KITH_TRY(const auto list, app::news(desk.app));
  return page_of(list, request);
}

Result<Reply> post_news(Desk& desk, const Request& request) {
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto input, app::news_input(body));
  KITH_TRY(const Done done, app::add_news(desk.app, input));
  return json(app::to_json(done), 201);
}

Result<Reply> patch_news(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto edit, app::news_edit(body));
  KITH_TRY(const Done done, app::edit_news(desk.app, NewsId{id}, edit));
  return json(app::to_json(done));
}

Result<Reply> delete_news(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const Done done, app::delete_news(desk.app, NewsId{id}));
  return json(app::to_json(done));
}

Result<Reply> tell_news(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const PersonId person, app::tell_body(body));
  KITH_TRY(const Done done, app::tell_news(desk.app, NewsId{id}, person));
  return written(desk.app, done);
}

constexpr Route kEntryRoutes[] = {
    {"GET", "/entries", get_entries},
    {"POST", "/entries", post_entry, BodyKind::json},
    {"PATCH", "/entries/{id}", patch_entry, BodyKind::json},
    {"DELETE", "/entries/{id}", delete_entry},
    {"POST", "/entries/{id}/dismiss", dismiss_entry, BodyKind::json},
    {"GET", "/news", get_news},
    {"POST", "/news", post_news, BodyKind::json},
    {"PATCH", "/news/{id}", patch_news, BodyKind::json},
    {"DELETE", "/news/{id}", delete_news},
    {"POST", "/news/{id}/told", tell_news, BodyKind::json},
};

}  // namespace

std::span<const Route> entry_routes() {
  return kEntryRoutes;
}

}  // namespace kith::http
