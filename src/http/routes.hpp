// Every path of the API as a row: the router, the access check and the conformity test read the same table.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/app.hpp"
#include "app/mail_watch.hpp"
#include "http/door.hpp"
#include "http/jobs.hpp"
#include "http/message.hpp"
#include "http/uploads.hpp"

namespace kith::http {

// What handlers work with.
struct Desk {
  const App& app;
  Door& door;
  Uploads& uploads;
  Jobs& jobs;
  app::MailWatch& watch;
  const app::MailMeans& mail;
};

using Handler = Result<Reply> (*)(Desk&, const Request&);

enum class Access { session, open };         // open: before a login too
enum class BodyKind { none, json, stream };  // what the request brings

struct Route {
  std::string_view method;
  std::string_view path;  // "/people/{id}", below /api/v1
  Handler handle;
  BodyKind body = BodyKind::none;
  Access access = Access::session;
};

inline constexpr std::string_view kApi = "/api/v1";

std::span<const Route> today_routes();
std::span<const Route> people_routes();
std::span<const Route> contact_routes();
std::span<const Route> finding_routes();
std::span<const Route> settings_routes();
std::span<const Route> import_routes();
std::span<const Route> history_routes();
std::span<const Route> session_routes();
std::span<const Route> plan_routes();
std::span<const Route> keeping_routes();
std::span<const Route> mail_routes();
std::span<const Route> review_routes();
std::span<const Route> knowing_routes();
std::span<const Route> correspondence_routes();
std::span<const Route> entry_routes();
std::span<const Route> draft_routes();
std::span<const Route> giving_routes();
std::span<const Route> experiment_routes();
std::span<const Route> following_routes();
std::span<const Route> tie_routes();
std::span<const Route> path_routes();
std::span<const Route> introduction_routes();
std::span<const Route> silo_routes();
std::span<const Route> organisation_routes();
std::span<const Route> opportunity_routes();
std::span<const Route> map_routes();

const std::vector<Route>& all_routes();

struct Found {
  const Route* route = nullptr;     // none: no such path, or no such method there
  std::vector<std::string> places;  // what stands at the {}
  std::string allow;                // the methods of the path, "" when there is no such path
};
// `path` below /api/v1; a row without {} goes before one with it.
Found find_route(std::string_view method, std::string_view path);

}  // namespace kith::http
