#include <algorithm>

#include <fmt/format.h>

#include "app/silo.hpp"
#include "http/handling.hpp"
#include "http/routes.hpp"

namespace kith::http {
namespace {

Result<app::StratumView> stratum_view(const App& app, StratumId id) {
  KITH_TRY(const auto all, app::list_strata(app));
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& view) { return view.stratum.id == id; });
  if (found == all.end()) return fail(Code::not_found, fmt::format("there is no stratum {}", id.value));
  return *found;
}

Result<Reply> get_strata(Desk& desk, const Request&) {
  KITH_TRY(const auto all, app::list_strata(desk.app));
  Json items = Json::array();
  for (const auto& view : all) items.push_back(app::to_json(view));
  return json({{"items", std::move(items)}});
}

Result<Reply> save(Desk& desk, const Request& request, const Stratum& before, int status) {
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto stratum, app::stratum_input(body, before));
  KITH_TRY(const auto done, app::save_stratum(desk.app, stratum));
  KITH_TRY(const auto view, stratum_view(desk.app, done.id));
  return json({{"step", app::step_json(done.step)}, {"title", done.title}, {"stratum", app::to_json(view)}}, status);
}

Result<Reply> post_stratum(Desk& desk, const Request& request) {
  return save(desk, request, Stratum{}, 201);
}

Result<Reply> put_stratum(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const auto before, stratum_view(desk.app, StratumId{id}));
  return save(desk, request, before.stratum, 200);
}

Result<Json> settings_now(const App& app) {
  KITH_TRY(const auto settings, app::settings(app));
  KITH_TRY(const auto domains, app::home_domains(app));
  Json document = app::to_json(settings);
  document["home_domains"] = domains;
  return document;
}

Result<Reply> get_settings(Desk& desk, const Request&) {
  KITH_TRY(const auto settings, settings_now(desk.app));
  return json(settings);
}

Result<Reply> patch_settings(Desk& desk, const Request& request) {
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto patch, app::settings_patch(body));
  KITH_TRY(const auto done, app::change_settings(desk.app, patch));
  KITH_TRY(const auto settings, settings_now(desk.app));
  return json({{"step", app::step_json(StepId{done.step})}, {"title", done.title}, {"settings", settings}});
}

constexpr Route kSettingsRoutes[] = {
    {"GET", "/strata", get_strata},
    {"POST", "/strata", post_stratum, BodyKind::json},
    {"PUT", "/strata/{id}", put_stratum, BodyKind::json},
    {"GET", "/settings", get_settings},
    {"PATCH", "/settings", patch_settings, BodyKind::json},
};

}  // namespace

std::span<const Route> settings_routes() {
  return kSettingsRoutes;
}

}  // namespace kith::http
