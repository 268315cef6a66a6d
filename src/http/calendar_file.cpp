#include "http/calendar_file.hpp"

#include <array>
#include <sstream>

#include <date/date.h>
#include <fmt/format.h>

#include "app/feed.hpp"

namespace kith::http {
namespace {

constexpr std::string_view kEnding = ".ics";

constexpr std::array kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

// Sun, 06 Nov 1994 08:49:37 GMT: the same in every locale.
std::string http_date(Instant at) {
  const auto day = date::floor<Days>(at);
  const date::year_month_day fields{day};
  const date::hh_mm_ss clock{at - day};
  return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT", kDays[date::weekday{day}.c_encoding()],
                     static_cast<unsigned>(fields.day()), kMonths[static_cast<unsigned>(fields.month()) - 1],
                     static_cast<int>(fields.year()), clock.hours().count(), clock.minutes().count(),
                     clock.seconds().count());
}

bool has_it(const Request& request, const app::FeedDocument& document, const std::string& modified) {
  const std::string tags = request.header("If-None-Match");
  if (!tags.empty()) {
    if (trim(tags) == "*") return true;
    for (const std::string& tag : split(tags, ",")) {
      std::string_view own = trim(tag);
      if (own.starts_with("W/")) own.remove_prefix(2);
      if (own == document.etag) return true;
    }
    return false;
  }
  // Callers send back what they were given; another date is not worth understanding.
  return request.header("If-Modified-Since") == modified;
}

// As the caller reached us: people's addresses in the calendar must lead back the same way.
std::string origin_of(const Request& request) {
  const bool secure = request.secure || equal_ascii(request.header("X-Forwarded-Proto"), "https");
  return fmt::format("{}://{}", secure ? "https" : "http", request.header("Host"));
}

}  // namespace

Reply calendar_file(const App& app, const Request& request) {
  if (request.method != "GET" && request.method != "HEAD") {
    Reply reply = problem(Error{Code::usage, "a calendar is only read here", "", {}}, 405);
    reply.with("Allow", "GET, HEAD");
    return reply;
  }
  std::string_view secret = std::string_view(request.path).substr(app::kFeedFolder.size());
  if (!secret.ends_with(kEnding)) secret = {};
  if (!secret.empty()) secret.remove_suffix(kEnding.size());
  const auto document = app::feed_document(app, secret, origin_of(request));
  if (!document) return problem(document.error());
  const std::string modified = http_date(document->changed);
  Reply reply;
  if (has_it(request, *document, modified)) {
    reply.status = 304;
  } else {
    reply.type = "text/calendar; charset=utf-8";
    reply.body = document->text;
  }
  reply.with("ETag", document->etag);
  reply.with("Last-Modified", modified);
  reply.with("Cache-Control", "private, no-cache");
  return reply;
}

}  // namespace kith::http
