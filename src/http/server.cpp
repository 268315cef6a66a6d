#include "http/server.hpp"

#include <netinet/in.h>
#include <pthread.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
#include <ctime>
#include <initializer_list>
#include <memory>
#include <optional>
#include <thread>

#include <fmt/format.h>
#include <httplib.h>

#include "app/backups.hpp"
#include "app/keeping.hpp"
#include "http/events.hpp"
#include "http/front.hpp"
#include "http/log.hpp"

namespace kith {
namespace {

using namespace http;

constexpr std::size_t kThreads = 8;  // besides those that streams may hold
constexpr int kBacklog = 128;
constexpr std::time_t kFirstByteSeconds = 1;  // browsers open connections ahead of time, and each holds a thread
constexpr std::chrono::seconds kReadPatience{15};
constexpr std::chrono::seconds kWritePatience{15};
constexpr std::chrono::seconds kHousekeeping{60};
constexpr std::chrono::hours kTidying{24};
// Smaller answers are not worth packing.
constexpr std::size_t kLeastPackedBytes = 1024;
// What is left of a body that was refused is read up to this, so that the caller hears the answer.
constexpr std::size_t kMostDrained = 16 * 1024 * 1024;

// The library's server with a longer queue for those who knock at the same time; it asks for five.
template <class Base>
class Patient : public Base {
 public:
  using Base::Base;
  void lengthen_queue() { ::listen(this->svr_sock_.load(), kBacklog); }
};

// The body of a request, in pieces. What the taker leaves is read and dropped.
class Body {
 public:
  explicit Body(const httplib::ContentReader& reader) : reader_(reader) {}
  Status read(const TakeBytes& take) {
    if (begun_) return fail(Code::failed, "the body was read already");
    begun_ = true;
    Status status;
    std::size_t left = kMostDrained;
    const bool whole = reader_([&](const char* bytes, std::size_t size) {
      if (status) {
        status = take({bytes, size});
        return true;
      }
      if (size > left) return false;
      left -= size;
      return true;
    });
    if (status && !whole) return fail(Code::usage, "the body broke off");
    return status;
  }
  void drain() {
    if (begun_) return;
    static_cast<void>(read([](std::string_view) -> Status { return fail(Code::failed, "not wanted"); }));
  }

 private:
  const httplib::ContentReader& reader_;
  bool begun_ = false;
};

Request request_of(const httplib::Request& given) {
  Request request;
  request.method = given.method;
  request.path = given.path;
  for (const auto& [name, value] : given.params) request.query.try_emplace(name, value);
  for (const auto& [name, value] : given.headers) request.headers.try_emplace(name, value);
  request.address = given.remote_addr;
  request.secure = given.ssl != nullptr;
  return request;
}

// Packs JSON for callers far away; on the same machine it would only cost time.
void pack(const Request& request, Reply& reply) {
  if (reply.body.size() < kLeastPackedBytes || reply.type != kJsonType || !takes_gzip(request) ||
      is_loopback(request.address)) {
    return;
  }
  std::string packed;
  httplib::detail::gzip_compressor gzip;
  const bool done = gzip.compress(reply.body.data(), reply.body.size(), true, [&](const char* bytes, std::size_t size) {
    packed.append(bytes, size);
    return true;
  });
  if (!done) return;
  reply.body = std::move(packed);
  reply.with("Content-Encoding", "gzip");
  reply.with("Vary", "Accept-Encoding");
}

void send_reply(Reply reply, httplib::Response& response) {
  response.status = reply.status;
  for (auto& [name, value] : reply.headers) response.set_header(name, value);
  if (reply.stream) {
    response.set_chunked_content_provider(
        reply.type, [stream = std::move(reply.stream)](std::size_t, httplib::DataSink& sink) {
          bool heard = true;
          stream([&](std::string_view bytes) {
            heard = heard && sink.is_writable() && sink.write(bytes.data(), bytes.size());
            return heard;
          });
          if (heard) sink.done();
          return heard;
        });
    return;
  }
  if (!reply.type.empty()) response.set_content(reply.body, reply.type);
}

void handle(Front& front, const httplib::Request& given, httplib::Response& response,
            const httplib::ContentReader* reader) {
  Request request = request_of(given);
  // The request is the library's own and not constant there. It would pack answers a second time, and
  // with the slowest of methods, and would answer any number of ranges.
  auto& own = const_cast<httplib::Request&>(given);
  own.headers.erase("Accept-Encoding");
  own.ranges.clear();
  if (reader == nullptr) {
    Reply reply = front.answer(request);
    pack(request, reply);
    send_reply(std::move(reply), response);
    return;
  }
  Body body(*reader);
  request.read = [&body](const TakeBytes& take) { return body.read(take); };
  Reply reply = front.answer(request);
  body.drain();
  response.body.clear();
  response.headers.clear();  // the library may have noted an error of its own while it read
  send_reply(std::move(reply), response);
}

// What the library answers by itself: words it could not read, methods it does not know.
void own_error(const httplib::Request& given, httplib::Response& response) {
  if (response.has_header("Content-Type") || response.status < 400) return;
  const Request request = request_of(given);
  Reply reply =
      problem(Error{response.status < 500 ? Code::usage : Code::failed, "the request could not be read", "", {}},
              response.status);
  finish(request, reply);
  send_reply(std::move(reply), response);
}

void set_up(httplib::Server& server, Front& front) {
  server.new_task_queue = [] { return new httplib::ThreadPool(kThreads + kMostStreams); };
  // One request a connection: an idle browser holds no thread, and what is left of a body after an
  // early error can never be taken for the next request.
  server.set_keep_alive_max_count(1);
  server.set_keep_alive_timeout(kFirstByteSeconds);
  server.set_read_timeout(kReadPatience);
  server.set_write_timeout(kWritePatience);
  server.set_tcp_nodelay(true);
  server.set_socket_options([](socket_t socket) {  // never two servers on one port, as the library would
    const int yes = 1;
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  });
  const auto plain = [&front](const httplib::Request& given, httplib::Response& response) {
    handle(front, given, response, nullptr);
  };
  const auto with_body = [&front](const httplib::Request& given, httplib::Response& response,
                                  const httplib::ContentReader& reader) { handle(front, given, response, &reader); };
  constexpr const char* kEverything = R"((?:.|\n|\r)*)";
  server.Get(kEverything, plain);
  server.Options(kEverything, plain);
  server.Post(kEverything, with_body);
  server.Put(kEverything, with_body);
  server.Patch(kEverything, with_body);
  server.Delete(kEverything, with_body);
  server.set_error_handler(
      [](const httplib::Request& given, httplib::Response& response) { own_error(given, response); });
  server.set_exception_handler([](const httplib::Request&, httplib::Response& response, const std::exception_ptr&) {
    response.status = 500;  // the error handler words it
  });
}

std::vector<std::string> own_names(const ServeOptions& options, bool beyond) {
  std::vector<std::string> names = options.names;
  names.push_back(options.host);
  std::array<char, 256> machine{};
  if (beyond && ::gethostname(machine.data(), machine.size() - 1) == 0 && machine[0] != 0) {
    names.emplace_back(machine.data());
    names.push_back(std::string(machine.data()) + ".local");
  }
  return names;
}

std::string url_of(const ServeOptions& options, int port) {
  std::string host = options.host;
  if (host == "0.0.0.0" || host.empty()) host = "127.0.0.1";
  if (host == "::") host = "::1";
  if (host.find(':') != std::string::npos) host = fmt::format("[{}]", host);
  return fmt::format("{}://{}:{}/", options.tls_cert.empty() ? "http" : "https", host, port);
}

Status check(const App& app, const ServeOptions& options, bool beyond) {
  if (options.port < 0 || options.port > 65535)
    return fail(Code::usage, fmt::format("there is no port {}", options.port));
  if (options.tls_cert.empty() != options.tls_key.empty()) {
    return fail(Code::usage, "TLS needs a certificate and its key", "give both --tls-cert and --tls-key");
  }
  if (!beyond) return {};
  KITH_TRY(const auto status, app::status(app));
  if (status.has_password) return {};
  return fail(Code::refused, fmt::format("{} can be reached from other machines, and no password is set", options.host),
              "set one with kith settings password, or serve on 127.0.0.1");
}

sigset_t signals(std::initializer_list<int> numbers) {
  sigset_t set;
  sigemptyset(&set);
  for (const int number : numbers) sigaddset(&set, number);
  return set;
}

// Holds back what ends the server, for this thread and those it starts, until it goes.
class SignalsHeld {
 public:
  SignalsHeld() { pthread_sigmask(SIG_BLOCK, &all_, &before_); }
  ~SignalsHeld() {
    const timespec none{0, 0};
    while (sigtimedwait(&told_, nullptr, &none) > 0) continue;  // nobody else knows what it means
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }
  SignalsHeld(const SignalsHeld&) = delete;
  SignalsHeld& operator=(const SignalsHeld&) = delete;
  // Waits; false when the time is over.
  bool wait(std::chrono::seconds patience) const {
    const timespec time{patience.count(), 0};
    return sigtimedwait(&all_, nullptr, &time) > 0;
  }
  // What a stop token sends.
  static int told() { return SIGRTMIN; }
  // From now on a second signal ends the program at once.
  void let_go() const { pthread_sigmask(SIG_UNBLOCK, &ending_, nullptr); }

 private:
  sigset_t ending_ = signals({SIGINT, SIGTERM});
  sigset_t told_ = signals({told()});
  sigset_t all_ = signals({SIGINT, SIGTERM, told()});
  sigset_t before_{};
};

struct House {
  std::optional<std::chrono::steady_clock::time_point> tidied;
  std::string backup_problem;  // said once, not every minute
};

void keep_house(const App& app, Front& front, House& house) {
  const auto now = std::chrono::steady_clock::now();
  front.uploads().expire(now);
  const auto made = app::make_due_backup(app);
  const std::string problem = made ? std::string() : made.error().what;
  if (!problem.empty() && problem != house.backup_problem) log_warning("no backup could be made: " + problem);
  house.backup_problem = problem;
  if (house.tidied && now - *house.tidied < kTidying) return;
  house.tidied = now;
  if (const Status tidy = app::tidy(app); !tidy)
    log_warning(fmt::format("the trash could not be emptied: {}", tidy.error().what));
}

template <class Server>
Status run(const App& app, const ServeOptions& options, Front& front, Patient<Server>& server, const SignalsHeld& held,
           const std::function<void(const std::string&)>& ready) {
  if (!server.is_valid()) {
    return fail(Code::usage,
                fmt::format("{} and {} are not a certificate and its key", options.tls_cert, options.tls_key));
  }
  set_up(server, front);
  const int port = options.port == 0                                 ? server.bind_to_any_port(options.host)
                   : server.bind_to_port(options.host, options.port) ? options.port
                                                                     : -1;
  if (port < 0) {
    return fail(Code::failed, fmt::format("{} port {} cannot be listened on", options.host, options.port),
                "another program may be using it: choose another with --port");
  }
  server.lengthen_queue();

  const pthread_t here = pthread_self();
  std::atomic<bool> broken = false;
  std::jthread listener([&] {
    if (server.listen_after_bind()) return;
    broken = true;
    pthread_kill(here, SignalsHeld::told());
  });
  while (!server.is_running() && !broken) std::this_thread::sleep_for(std::chrono::milliseconds{1});
  const std::stop_callback stop(options.stop, [here] { pthread_kill(here, SignalsHeld::told()); });
  if (!broken) ready(url_of(options, port));
  House house;
  while (!broken) {
    keep_house(app, front, house);
    if (held.wait(kHousekeeping)) break;
  }
  held.let_go();
  front.jobs().stop();
  server.stop();
  listener.join();
  if (broken) return fail(Code::failed, "the server stopped listening");
  return {};
}

}  // namespace

Status serve(const App& app, const ServeOptions& options, const std::function<void(const std::string& url)>& ready) {
  const bool beyond = !is_loopback(options.host);
  KITH_CHECK(check(app, options, beyond));
  const SignalsHeld held;  // before the first thread begins
  KITH_TRY(const auto front,
           Front::make(app, {beyond, own_names(options, beyond)}, options.most_upload_bytes, options.mail));
  if (options.tls_cert.empty()) {
    Patient<httplib::Server> server;
    return run(app, options, *front, server, held, ready);
  }
  Patient<httplib::SSLServer> server(options.tls_cert.c_str(), options.tls_key.c_str());
  return run(app, options, *front, server, held, ready);
}

}  // namespace kith
