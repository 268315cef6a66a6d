#include "http/routes.hpp"

namespace kith::http {
namespace {

// What stands at the {} of `pattern` in `path`; none when it is another path.
std::optional<std::vector<std::string>> match(std::string_view pattern, const std::vector<std::string>& path) {
  const auto parts = split(pattern, "/");
  if (parts.size() != path.size()) return std::nullopt;
  std::vector<std::string> places;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].starts_with('{')) {
      if (path[i].empty()) return std::nullopt;
      places.push_back(path[i]);
    } else if (parts[i] != path[i]) {
      return std::nullopt;
    }
  }
  return places;
}

}  // namespace

const std::vector<Route>& all_routes() {
  static const std::vector<Route> all = [] {
    std::vector<Route> rows;
    for (const auto part :
         {today_routes(),  people_routes(),       contact_routes(),    finding_routes(),        settings_routes(),
          import_routes(), history_routes(),      session_routes(),    plan_routes(),           keeping_routes(),
          mail_routes(),   review_routes(),       knowing_routes(),    correspondence_routes(), entry_routes(),
          draft_routes(),  giving_routes(),       experiment_routes(), following_routes(),      tie_routes(),
          path_routes(),   introduction_routes(), silo_routes(),       organisation_routes(),   opportunity_routes(),
          map_routes()}) {
      rows.insert(rows.end(), part.begin(), part.end());
    }
    return rows;
  }();
  return all;
}

Found find_route(std::string_view method, std::string_view path) {
  const auto parts = split(path, "/");
  if (method == "HEAD") method = "GET";
  Found found;
  for (const Route& route : all_routes()) {
    auto places = match(route.path, parts);
    if (!places) continue;
    found.allow += (found.allow.empty() ? "" : ", ") + std::string(route.method);
    if (route.method == "GET") found.allow += ", HEAD";
    if (route.method != method || (found.route != nullptr && !places->empty())) continue;
    found.route = &route;
    found.places = std::move(*places);
  }
  return found;
}

}  // namespace kith::http
