#include "http/front.hpp"

#include <chrono>
#include <exception>
#include <optional>

#include <fmt/format.h>

#include "app/feed.hpp"
#include "http/calendar_file.hpp"
#include "http/log.hpp"

namespace kith::http {
namespace {

constexpr std::chrono::milliseconds kSlow{1000};

Reply no_such_path(const Request& request) {
  return problem(Error{Code::not_found, fmt::format("there is nothing at {}", request.path), "", {}});
}

Reply no_such_method(const Request& request, const std::string& allow) {
  Reply reply =
      problem(Error{Code::usage, fmt::format("{} is not done here", request.method), "allowed: " + allow, {}}, 405);
  reply.with("Allow", allow);
  return reply;
}

// Reads a JSON body. What is beyond the limit is read and dropped, so that the caller hears the answer.
std::optional<Reply> read_json(Request& request) {
  if (!request.read) return std::nullopt;
  bool too_large = false;
  const Status read = request.read([&](std::string_view bytes) -> Status {
    too_large = request.body.size() + bytes.size() > kMostJsonBytes;
    if (too_large) return fail(Code::usage, "the body is larger than 1 MiB");
    request.body += bytes;
    return {};
  });
  request.read = nullptr;
  if (read) return std::nullopt;
  return problem(read.error(), too_large ? std::optional(413) : std::nullopt);
}

std::string_view wanted_type(BodyKind kind) {
  switch (kind) {
    case BodyKind::none: return {};
    case BodyKind::json: return kJsonType;
    case BodyKind::stream: return "application/octet-stream";
  }
  return {};
}

app::SendMeans means_of_sending(const app::MailMeans& mail) {
  app::SendMeans means;
  means.mail = mail;
  return means;
}

}  // namespace

Result<std::unique_ptr<Front>> Front::make(const App& app, Neighbourhood here, std::int64_t most_upload_bytes,
                                           app::MailMeans mail) {
  KITH_TRY(auto uploads, Uploads::make(most_upload_bytes));
  return std::unique_ptr<Front>(new Front(app, std::move(here), std::move(uploads), std::move(mail)));
}

Front::Front(const App& app, Neighbourhood here, std::unique_ptr<Uploads> uploads, app::MailMeans mail)
    : here_(std::move(here)),
      uploads_(std::move(uploads)),
      door_(app, here_.beyond_loopback),
      jobs_(app, *uploads_),
      mail_(std::move(mail)),
      watch_(app, mail_, {}, [](const std::string& what) { log_warning(what); }),
      leaving_(app, means_of_sending(mail_), app::kOutboxLook, [](const std::string& what) { log_warning(what); }),
      feeds_(app, {}, {}, [](const std::string& what) { log_warning(what); }),
      desk_{app, door_, *uploads_, jobs_, watch_, mail_} {}

Reply Front::answer(Request& request) {
  Reply reply;
  if (const Status ours = check_host(request, here_); !ours) {
    reply = problem(ours.error());
  } else if (request.path == "/api" || request.path.starts_with("/api/")) {
    const Status same = check_origin(request);
    reply = same ? route(request) : problem(same.error());
    if (reply.header("Cache-Control").empty()) reply.with("Cache-Control", "no-store");
  } else if (request.path.starts_with(app::kFeedFolder)) {
    reply = calendar_file(desk_.app, request);
  } else {
    reply = web_file(request);
  }
  finish(request, reply);
  return reply;
}

Reply Front::route(Request& request) {
  const std::string_view path = std::string_view(request.path).substr(std::min(request.path.size(), kApi.size()));
  auto found = request.path.starts_with(kApi) ? find_route(request.method, path) : Found{};
  if (found.allow.empty()) return no_such_path(request);
  if (found.route == nullptr) return no_such_method(request, found.allow);
  request.places = std::move(found.places);

  const auto began = std::chrono::steady_clock::now();
  Reply reply;
  try {
    reply = call(*found.route, request);
  } catch (const std::exception& error) {
    log_error(fmt::format("{} {}: {}", found.route->method, found.route->path, error.what()));
    reply = problem(Error{Code::failed, "the server came upon something it did not expect", "", {}});
  }
  const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - began);
  log_debug(fmt::format("{} {} {} {} ms {} bytes", found.route->method, found.route->path, reply.status, took.count(),
                        reply.body.size()));
  if (took > kSlow && found.route->body != BodyKind::stream) {
    log_warning(fmt::format("{} {} took {} ms", found.route->method, found.route->path, took.count()));
  }
  return reply;
}

Reply Front::call(const Route& route, Request& request) {
  const auto needs_login = door_.needs_login(request);
  if (!needs_login) return problem(needs_login.error());
  if (*needs_login && route.access == Access::session) {
    return problem(Error{Code::unauthorized, "log in first", "", {}});
  }
  const auto typed = [&] { return check_type(request, wanted_type(route.body)); };
  switch (route.body) {
    case BodyKind::none: request.read = nullptr; break;
    case BodyKind::json:
      // Before it is read, when the header is there; after it, a body without a header.
      if (const Status type = typed(); !type && !request.header("Content-Type").empty())
        return problem(type.error(), 415);
      if (auto unread = read_json(request)) return *std::move(unread);
      if (const Status type = typed(); !type) return problem(type.error(), 415);
      break;
    case BodyKind::stream:
      if (const Status type = typed(); !type) return problem(type.error(), 415);
      if (!request.read) return problem(Error{Code::usage, "there is no body", "", {}});
      break;
  }
  auto reply = route.handle(desk_, request);
  return reply ? std::move(*reply) : problem(reply.error());
}

void finish(const Request& request, Reply& reply) {
  for (const auto& [name, value] : security_headers()) reply.with(name, value);
  if (request.method == "HEAD") reply.stream = nullptr;
}

}  // namespace kith::http
