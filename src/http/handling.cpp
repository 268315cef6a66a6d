#include "http/handling.hpp"

#include <charconv>

#include <fmt/format.h>

namespace kith::http {
namespace {

std::optional<std::int64_t> whole(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::string etag(std::int64_t version) {
  return fmt::format("\"{}\"", version);
}

}  // namespace

Reply json(const Json& body, int status) {
  Reply reply;
  reply.status = status;
  reply.type = kJsonType;
  reply.body = app::dump(body);
  return reply;
}

Result<Json> body_of(const Request& request) {
  if (trim(request.body).empty()) return Json::object();
  return app::parse_json(request.body);
}

Result<std::int64_t> id_of(const Request& request) {
  const auto id = request.places.empty() ? std::nullopt : whole(request.places.front());
  if (!id || *id < 1)
    return fail(Code::usage,
                fmt::format("\"{}\" is not a number from 1", request.places.empty() ? "" : request.places.front()));
  return *id;
}

Result<std::optional<int>> number_of(const Request& request, const std::string& name, int low, int high) {
  const auto text = request.param(name);
  if (!text) return std::nullopt;
  const auto value = whole(*text);
  if (!value || *value < low || *value > high) {
    return fail(Code::usage, fmt::format("\"{}\" must be a whole number from {} to {}", name, low, high));
  }
  return static_cast<int>(*value);
}

Result<int> limit_of(const Request& request) {
  KITH_TRY(const auto limit, number_of(request, "limit", 1, 500));
  return limit.value_or(50);
}

Result<std::optional<std::int64_t>> if_match(const Request& request) {
  const std::string given = request.header("If-Match");
  std::string_view tag = trim(given);
  if (tag.empty() || tag == "*") return std::nullopt;
  if (tag.starts_with("W/")) tag.remove_prefix(2);
  const bool quoted = tag.size() > 2 && tag.front() == '"' && tag.back() == '"';
  const auto version = quoted ? whole(tag.substr(1, tag.size() - 2)) : std::nullopt;
  if (!version) return fail(Code::usage, fmt::format("If-Match must be an ETag of this person, not {}", tag));
  return version;
}

Status check_version(const App& app, PersonId person, const Request& request) {
  KITH_TRY(const auto version, if_match(request));
  if (!version) return {};
  KITH_TRY(const auto view, app::view_person(app, person));
  if (view.person.version == *version) return {};
  return fail(Code::conflict, fmt::format("{} was changed meanwhile", view.person.name),
              "load it again and repeat your change");
}

Result<Reply> written(const App& app, const Done& done, int status) {
  KITH_TRY(const auto view, app::view_person(app, done.person));
  Json body = app::to_json(done);
  body["person"] = app::to_json(view);
  Reply reply = json(body, status);
  reply.with("ETag", etag(view.person.version));
  return reply;
}

Result<Reply> person_reply(const App& app, PersonId id) {
  KITH_TRY(const auto view, app::view_person(app, id));
  Reply reply = json(app::to_json(view));
  reply.with("ETag", etag(view.person.version));
  return reply;
}

}  // namespace kith::http
