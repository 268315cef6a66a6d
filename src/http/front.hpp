// From a request to its answer: the checks, the route, the web app's files. Knows no sockets.
#pragma once

#include <memory>

#include "app/feed_watch.hpp"
#include "app/outbox_watch.hpp"
#include "http/door.hpp"
#include "http/guard.hpp"
#include "http/jobs.hpp"
#include "http/message.hpp"
#include "http/routes.hpp"
#include "http/uploads.hpp"

namespace kith::http {

inline constexpr std::size_t kMostJsonBytes = 1024 * 1024;

class Front {
 public:
  static Result<std::unique_ptr<Front>> make(const App& app, Neighbourhood here, std::int64_t most_upload_bytes,
                                             app::MailMeans mail = {});

  // Always an answer, errors too. Reads the body where the route wants one.
  Reply answer(Request& request);

  Uploads& uploads() { return *uploads_; }
  Jobs& jobs() { return jobs_; }

 private:
  Front(const App& app, Neighbourhood here, std::unique_ptr<Uploads> uploads, app::MailMeans mail);
  Reply route(Request& request);
  Reply call(const Route& route, Request& request);

  Neighbourhood here_;
  std::unique_ptr<Uploads> uploads_;
  Door door_;
  Jobs jobs_;
  app::MailMeans mail_;
  app::MailWatch watch_;
  app::OutboxWatch leaving_;
  app::FeedWatch feeds_;
  Desk desk_;
};

// The web app: a file, or its page for every path that names none; a name with an ending that is not
// there is 404. Answers 304 when the caller has it already.
Reply web_file(const Request& request);

// Adds what every answer carries.
void finish(const Request& request, Reply& reply);

}  // namespace kith::http
