// The calendar address: due dates for any calendar that subscribes to it.
#pragma once

#include <string>
#include <string_view>

#include "app/app.hpp"

namespace kith::app {

// Where the server answers it: the secret is all that is asked for, since calendars cannot log in.
inline constexpr std::string_view kFeedFolder = "/calendar/";

struct FeedView {
  bool on = false;
  std::string path;  // "/calendar/SECRET.ics"; "" when it is off
};
Result<FeedView> feed(const App& app);

struct FeedChanged {
  Done done;
  FeedView view;
};
// A new address; the one before is not answered any more.
Result<FeedChanged> renew_feed(const App& app);
// Done without a step when it was off.
Result<FeedChanged> stop_feed(const App& app);

struct FeedDocument {
  std::string text;   // text/calendar
  std::string etag;   // quoted
  Instant changed{};  // when it last said something else
};
// not_found for another secret. `origin` ("http://127.0.0.1:7070") stands before the addresses of people.
Result<FeedDocument> feed_document(const App& app, std::string_view secret, const std::string& origin);

}  // namespace kith::app
