// The picture of the network, in words and as data.
#include <fmt/format.h>

#include "app/json_map.hpp"
#include "base/text.hpp"
#include "http/handling.hpp"
#include "http/routes.hpp"

namespace kith::http {
namespace {

bool has_map(const Request& request, std::string_view tag) {
  for (const std::string& each : split(request.header("If-None-Match"), ",")) {
    std::string_view one = trim(each);
    if (one.starts_with("W/")) one.remove_prefix(2);
    if (one == tag) return true;
  }
  return false;
}

// The map is large and changes only with the log: whoever has it is told so before it is drawn.
Result<Reply> get_network(Desk& desk, const Request& request) {
  KITH_TRY(const auto given, number_of(request, "limit", 1, app::kMostMapPeople));
  const int limit = given.value_or(app::kUsualMapPeople);
  const std::string text = request.param("q").value_or("");
  const auto quoted = [](const std::string& tag) { return fmt::format("\"{}\"", tag); };
  Reply reply;
  if (!request.header("If-None-Match").empty()) {
    KITH_TRY(const std::string tag, app::network_map_tag(desk.app, text, limit));
    if (has_map(request, quoted(tag))) {
      reply = empty(304);
      reply.with("ETag", quoted(tag)).with("Cache-Control", "private, no-cache");
      return reply;
    }
  }
  KITH_TRY(const auto map, app::network_map(desk.app, text, limit));
  reply = json(app::to_json(map));
  reply.with("ETag", quoted(map.tag)).with("Cache-Control", "private, no-cache");
  return reply;
}

constexpr Route kMapRoutes[] = {{"GET", "/network", get_network}};

}  // namespace

std::span<const Route> map_routes() {
  return kMapRoutes;
}

}  // namespace kith::http
