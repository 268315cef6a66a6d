// Logging in and out, taking everything along, and the API's own description.

#include <fmt/format.h>

#include "http/assets.hpp"
#include "http/handling.hpp"
#include "http/log.hpp"
#include "http/routes.hpp"

namespace kith::http {
namespace {

Result<Reply> post_session(Desk& desk, const Request& request) {
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto password, app::password_input(body));
  return desk.door.log_in(request, password);
}

Result<Reply> delete_session(Desk& desk, const Request& request) {
  return desk.door.log_out(request);
}

struct ExportKind {
  std::string_view name;
  app::ExportAs as;
  std::string_view type, ending;
};
constexpr ExportKind kExports[] = {
    {"vcard", app::ExportAs::vcard, "text/vcard; charset=utf-8", "vcf"},
    {"csv", app::ExportAs::csv, "text/csv; charset=utf-8", "csv"},
    {"json", app::ExportAs::json, "application/json", "json"},
};

Result<Reply> get_export(Desk& desk, const Request& request) {
  const std::string wanted = request.param("as").value_or("");
  for (const ExportKind& kind : kExports) {
    if (kind.name != wanted) continue;
    KITH_TRY(const auto view, app::status(desk.app));
    Reply reply;
    reply.type = kind.type;
    reply.with("Content-Disposition", fmt::format("attachment; filename=\"kith-{}.{}\"", iso(view.today), kind.ending));
    reply.stream = [&app = desk.app, as = kind.as](const SendBytes& send) {
      const Status done = app::export_people(app, as, send);
      if (!done) log_error(fmt::format("an export broke off: {}", done.error().what));
    };
    return reply;
  }
  return fail(Code::usage, "\"as\" must be one of vcard, csv, json");
}

Result<Reply> get_openapi(Desk&, const Request&) {
  const Asset* document = find_asset("/openapi.json");
  if (document == nullptr) return fail(Code::failed, "this program was built without its description");
  Reply reply;
  reply.type = kJsonType;
  reply.body = document->bytes;
  return reply;
}

constexpr Route kSessionRoutes[] = {
    {"POST", "/session", post_session, BodyKind::json, Access::open},
    {"DELETE", "/session", delete_session},
    {"GET", "/export", get_export},
    {"GET", "/openapi.json", get_openapi, BodyKind::none, Access::open},
};

}  // namespace

std::span<const Route> session_routes() {
  return kSessionRoutes;
}

}  // namespace kith::http
