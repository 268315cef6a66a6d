#include <array>

#include "http/events.hpp"
#include "http/handling.hpp"
#include "http/routes.hpp"

namespace kith::http {
namespace {

constexpr std::array kFormats{Format::vcard,
                              Format::jcard,
                              Format::google_csv,
                              Format::google_old_csv,
                              Format::outlook_csv,
                              Format::outlook_com_csv,
                              Format::linkedin_connections,
                              Format::linkedin_messages,
                              Format::linkedin_invitations,
                              Format::mapped_csv,
                              Format::icalendar,
                              Format::monica,
                              Format::kith_json,
                              Format::mbox,
                              Format::eml};

// What a fetched file or an uploaded one is; dropped again when no reader can make anything of it.
Result<Reply> taken(Desk& desk, const Upload& upload) {
  const auto seen = app::look_at(upload.path);
  if (!seen || (!seen->detected && seen->columns.empty())) {
    desk.uploads.drop({upload.id});
    Error error = seen ? Error{Code::bad_input, seen->words, "", {}} : seen.error();
    error.place = Place{upload.name, error.place ? error.place->line : 0};
    return fail(std::move(error));
  }
  return json(
      {{"upload", upload.id}, {"file", upload.name}, {"bytes", upload.bytes}, {"detected", app::to_json(*seen)}}, 201);
}

Result<Reply> post_upload(Desk& desk, const Request& request) {
  const auto name = percent_decoded(request.header("X-File-Name"));
  if (!name || trim(*name).empty()) return fail(Code::usage, "X-File-Name must be the file's name, percent-encoded");
  KITH_TRY(const Upload upload, desk.uploads.take(*name, request.read));
  return taken(desk, upload);
}

Result<Reply> post_address(Desk& desk, const Request& request) {
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto url, app::address_input(body));
  KITH_TRY(const Upload upload, desk.uploads.fetch(url));
  return taken(desk, upload);
}

Result<Reply> get_imports(Desk& desk, const Request& request) {
  KITH_TRY(const auto list, app::list_imports(desk.app));
  return page_of(list, request);
}

Result<Reply> post_import(Desk& desk, const Request& request) {
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto input, app::import_body(body));
  KITH_TRY(const auto job, desk.jobs.start(input));
  return json({{"job", job}}, 202);
}

Result<Reply> get_fields(Desk&, const Request&) {
  Json fields = Json::array();
  for (const MappedField& field : mapped_fields()) {
    fields.push_back({{"name", std::string(field.name)}, {"what", std::string(field.what)}});
  }
  Json formats = Json::array();
  for (const Format format : kFormats) {
    formats.push_back({{"name", std::string(name(format))}, {"words", std::string(words(format))}});
  }
  return json({{"fields", std::move(fields)}, {"formats", std::move(formats)}});
}

Result<Reply> undo_import(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const auto done, app::undo_import(desk.app, ImportId{id}));
  return json(app::to_json(done));
}

Result<Reply> get_events(Desk& desk, const Request& request) {
  return follow(desk.jobs, request.places.front());
}

constexpr Route kImportRoutes[] = {
    {"POST", "/uploads", post_upload, BodyKind::stream},
    {"POST", "/uploads/address", post_address, BodyKind::json},
    {"GET", "/imports", get_imports},
    {"POST", "/imports", post_import, BodyKind::json},
    {"GET", "/imports/fields", get_fields},
    {"POST", "/imports/{id}/undo", undo_import},
    {"GET", "/jobs/{id}/events", get_events},
};

}  // namespace

std::span<const Route> import_routes() {
  return kImportRoutes;
}

}  // namespace kith::http
