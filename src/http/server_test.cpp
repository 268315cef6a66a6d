#include "http/server.hpp"

#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <condition_variable>
#include <cstdlib>
#include <filesystem>
#include <mutex>
#include <thread>

#include <gtest/gtest.h>
#include <httplib.h>

#include "base/web_address.hpp"
#include "http/test_server.hpp"

namespace kith::http::test {

std::string Answer::header(const std::string& name) const {
  const auto found = headers.find(name);
  return found == headers.end() ? std::string() : found->second;
}

std::string Answer::type() const {
  const std::string whole = header("Content-Type");
  return whole.substr(0, whole.find(';'));
}

Json Answer::json() const {
  return Json::parse(body, nullptr, false);
}

Folder::Folder() : folder_((std::filesystem::temp_directory_path() / "kith-http-XXXXXX").string()) {
  if (::mkdtemp(folder_.data()) == nullptr) std::abort();
}

Folder::~Folder() {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

App open_app(const Folder& folder) {
  AppOptions options;
  options.location = folder.path("kith.db");
  options.now = instant(1795424400);  // 2026-11-23T09:00:00Z
  options.zone = "Europe/Berlin";
  auto app = App::open(options);
  if (!app) {
    ADD_FAILURE() << app.error().what;
    std::abort();
  }
  return *std::move(app);
}

struct Running::Impl {
  Folder folder;
  App app = open_app(folder);
  std::stop_source stop;
  std::string url;
  int port = 0;
  Status ended;
  std::mutex lock;
  std::condition_variable changed;
  bool over = false;
  std::thread server;
};

Running::Running(ServeOptions options, const std::function<void(const App&)>& prepare)
    : impl_(std::make_unique<Impl>()) {
  if (prepare) prepare(impl_->app);
  options.port = 0;
  options.stop = impl_->stop.get_token();
  impl_->server = std::thread([this, options] {
    auto ended = serve(impl_->app, options, [this](const std::string& url) {
      const std::lock_guard held(impl_->lock);
      impl_->url = url;
      const auto colon = url.rfind(':');
      impl_->port = std::stoi(url.substr(colon + 1));
      impl_->changed.notify_all();
    });
    const std::lock_guard held(impl_->lock);
    impl_->ended = std::move(ended);
    impl_->over = true;
    impl_->changed.notify_all();
  });
  std::unique_lock held(impl_->lock);
  impl_->changed.wait(held, [this] { return impl_->over || impl_->port != 0; });
  EXPECT_TRUE(!impl_->over) << impl_->ended.error().what;
}

Running::~Running() {
  end();
}

const Status& Running::end() {
  impl_->stop.request_stop();
  if (impl_->server.joinable()) impl_->server.join();
  return impl_->ended;
}

const App& Running::app() const {
  return impl_->app;
}
int Running::port() const {
  return impl_->port;
}
std::string Running::url() const {
  return impl_->url;
}

Answer Running::send(const std::string& method, const std::string& path, const std::string& body,
                     const Headers& headers) const {
  httplib::Client client("127.0.0.1", impl_->port);
  client.set_url_encode(false);
  client.set_read_timeout(30);
  httplib::Request request;
  request.method = method;
  request.path = path;
  request.body = body;
  for (const auto& [name, value] : headers) request.set_header(name, value);
  const auto result = client.send(request);
  if (!result) return {};
  Answer answer;
  answer.status = result->status;
  for (const auto& [name, value] : result->headers)
    answer.headers[name] += (answer.headers[name].empty() ? "" : ", ") + value;
  answer.body = result->body;
  return answer;
}

Answer Running::write(const std::string& method, const std::string& path, const Json& body,
                      const Headers& headers) const {
  Headers all = headers;
  all.try_emplace("Content-Type", "application/json");
  return send(method, path, app::dump(body), all);
}

Answer Running::upload(const std::string& name, const std::string& bytes, const Headers& headers) const {
  Headers all = headers;
  all.try_emplace("Content-Type", "application/octet-stream");
  all.try_emplace("X-File-Name", percent_encoded(name));
  return send("POST", "/api/v1/uploads", bytes, all);
}

int Running::open_connection() const {
  const int sock = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(impl_->port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(sock, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) return sock;
  ::close(sock);
  return -1;
}

std::string Running::raw(const std::string& bytes) const {
  const int sock = open_connection();
  std::string heard;
  EXPECT_EQ(::send(sock, bytes.data(), bytes.size(), MSG_NOSIGNAL), static_cast<ssize_t>(bytes.size()));
  char part[4096];
  for (ssize_t size = 0; (size = ::recv(sock, part, sizeof part, 0)) > 0;)
    heard.append(part, static_cast<std::size_t>(size));
  ::close(sock);
  return heard;
}

std::vector<std::pair<std::string, Json>> Running::follow(const std::string& job) const {
  const Answer answer = get("/api/v1/jobs/" + job + "/events");
  std::vector<std::pair<std::string, Json>> events;
  std::string name;
  for (const std::string& line : split(answer.body, "\n")) {
    if (line.starts_with("event: ")) name = line.substr(7);
    if (line.starts_with("data: ")) events.emplace_back(name, Json::parse(line.substr(6), nullptr, false));
  }
  return events;
}

Json Running::import(const std::string& name, const std::string& bytes) const {
  const Answer taken = upload(name, bytes);
  EXPECT_EQ(taken.status, 201) << taken.body;
  if (taken.status != 201) return {};
  const Answer job = post("/api/v1/imports", {{"uploads", {taken.json()["upload"]}}, {"dry_run", false}});
  EXPECT_EQ(job.status, 202) << job.body;
  if (job.status != 202) return {};
  const auto events = follow(job.json()["job"].get<std::string>());
  EXPECT_FALSE(events.empty());
  return events.empty() ? Json() : events.back().second;
}

std::int64_t Running::add_person(const std::string& name) const {
  const Answer added = post("/api/v1/people", {{"name", name}});
  EXPECT_EQ(added.status, 201) << added.body;
  return added.status == 201 ? added.json()["person"]["id"].get<std::int64_t>() : 0;
}

namespace {

TEST(Serve, SaysWhereItListensAndEndsWhenTold) {
  Running server;
  EXPECT_EQ(server.url(), "http://127.0.0.1:" + std::to_string(server.port()) + "/");
  EXPECT_EQ(server.get("/api/v1/status").status, 200);
  EXPECT_TRUE(server.end());
  EXPECT_EQ(server.get("/api/v1/status").status, 0);
}

TEST(Serve, EndsOnASignal) {
  const Folder folder;
  const App app = open_app(folder);
  ServeOptions options;
  options.port = 0;
  const pthread_t here = pthread_self();
  const Status ended = serve(app, options, [&](const std::string&) { pthread_kill(here, SIGINT); });
  EXPECT_TRUE(ended);
}

TEST(Serve, BeyondLoopbackOnlyWithAPassword) {
  const Folder folder;
  const App app = open_app(folder);
  ServeOptions options;
  options.port = 0;
  options.host = "0.0.0.0";
  const Status open = serve(app, options, [](const std::string&) { FAIL() << "it listens"; });
  ASSERT_FALSE(open);
  EXPECT_EQ(open.error().code, Code::refused);
  EXPECT_NE(open.error().hint.find("kith settings password"), std::string::npos);

  ASSERT_TRUE(app::change_settings(app, {{"password", "correct horse"}}));
  std::stop_source stop;
  options.stop = stop.get_token();
  bool listened = false;
  const Status closed = serve(app, options, [&](const std::string&) {
    listened = true;
    stop.request_stop();
  });
  EXPECT_TRUE(closed);
  EXPECT_TRUE(listened);
}

TEST(Serve, SenselessOptionsAreUsage) {
  const Folder folder;
  const App app = open_app(folder);
  ServeOptions options;
  options.port = 70000;
  EXPECT_EQ(serve(app, options, {}).error().code, Code::usage);
  options.port = 0;
  options.tls_cert = "cert.pem";
  EXPECT_EQ(serve(app, options, {}).error().code, Code::usage);
  options.tls_key = "key.pem";
  EXPECT_EQ(serve(app, options, {}).error().code, Code::usage);  // there are no such files
}

TEST(Serve, APortBelongsToOneServer) {
  const Running first;
  const Folder folder;
  const App app = open_app(folder);
  ServeOptions options;
  options.port = first.port();
  const Status second = serve(app, options, [](const std::string&) { FAIL() << "two servers on one port"; });
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, Code::failed);
  EXPECT_NE(second.error().hint.find("--port"), std::string::npos);
}

TEST(Serve, ManyAtOnceAllGetTheirAnswer) {
  const Running server;
  std::vector<std::thread> callers;
  std::atomic<int> answered = 0;
  for (int i = 0; i < 40; ++i) {
    callers.emplace_back([&] {
      if (server.get("/api/v1/people").status == 200) ++answered;
    });
  }
  for (std::thread& caller : callers) caller.join();
  EXPECT_EQ(answered, 40);
}

// A browser opens connections before it has a request for them.
TEST(Serve, SilentConnectionsDoNotKeepOthersWaitingForLong) {
  Running server;
  std::vector<int> silent;
  for (int i = 0; i < 20; ++i) silent.push_back(server.open_connection());
  EXPECT_EQ(server.get("/api/v1/status").status, 200);
  EXPECT_TRUE(server.end());  // nor does it wait for them
  for (const int sock : silent) ::close(sock);
}

TEST(Serve, UnknownPathsAndMethodsAreProblems) {
  const Running server;
  const Answer missing = server.get("/api/v1/nothing");
  EXPECT_EQ(missing.status, 404);
  EXPECT_EQ(missing.type(), kProblemType);
  EXPECT_EQ(missing.json()["code"], "not-found");
  EXPECT_EQ(server.get("/api/v2/today").status, 404);
  EXPECT_EQ(server.get("/api").status, 404);

  const Answer wrong = server.post("/api/v1/today");
  EXPECT_EQ(wrong.status, 405);
  EXPECT_EQ(wrong.header("Allow"), "GET, HEAD");
  EXPECT_EQ(wrong.json()["status"], 405);
  EXPECT_EQ(server.send("OPTIONS", "/api/v1/people").status, 405);
  EXPECT_EQ(server.send("OPTIONS", "/api/v1/people").header("Allow"), "GET, HEAD, POST");
}

TEST(Serve, HeadIsAGetWithoutABody) {
  const Running server;
  const Answer head = server.send("HEAD", "/api/v1/people");
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.type(), kJsonType);
  EXPECT_TRUE(head.body.empty());
  EXPECT_EQ(server.send("HEAD", "/api/v1/export?as=csv").status, 200);
}

TEST(Serve, ABodyBeyondOneMebibyteIsRefusedAndTheCallerHearsIt) {
  const Running server;
  const Answer large = server.post("/api/v1/people", {{"name", std::string(3 * 1024 * 1024, 'a')}});
  EXPECT_EQ(large.status, 413);
  EXPECT_EQ(large.json()["code"], "usage");
}

TEST(Serve, BodiesThatAreNoJsonAreUsage) {
  const Running server;
  const Headers json{{"Content-Type", "application/json"}};
  for (const std::string& body :
       {std::string("{"), std::string("[]"), std::string("\"Ada\""), std::string("{\"name\": \"\xff\"}"),
        std::string(500'000, '['), std::string("{\"name\": 1}"), std::string("{\"nam\": \"Ada\"}")}) {
    const Answer answer = server.send("POST", "/api/v1/people", body, json);
    EXPECT_EQ(answer.status, 400) << body.substr(0, 40) << answer.body;
    EXPECT_EQ(answer.type(), kProblemType);
  }
}

TEST(Serve, WhatTheLibraryCannotReadIsAProblemToo) {
  const Running server;
  for (const std::string& request :
       {std::string("NONSENSE\r\n\r\n"), "GET /" + std::string(9000, 'a') + " HTTP/1.1\r\nHost: localhost\r\n\r\n",
        std::string("TRACE / HTTP/1.1\r\nHost: localhost\r\n\r\n")}) {
    const std::string answer = server.raw(request);
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 4")) << answer.substr(0, 100);
    EXPECT_NE(answer.find(kProblemType), std::string::npos) << answer;
    EXPECT_NE(answer.find("Content-Security-Policy"), std::string::npos);
  }
}

// What is left of a body after an early error must not be read as a request of its own.
TEST(Serve, OneConnectionCarriesOneRequest) {
  const Running server;
  const auto id = server.add_person("Ada Byron");
  const std::string hidden = "DELETE /api/v1/people/" + std::to_string(id) + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
  const std::string length = "Content-Length: " + std::to_string(hidden.size()) + "\r\n\r\n";
  const std::string host = " HTTP/1.1\r\nHost: localhost\r\n";
  for (const std::string& head :
       {"POST /api/v1/people" + host + "Content-Type: multipart/form-data\r\n" + length,
        "POST /" + std::string(9000, 'a') + host + length, "GET /api/v1/today" + host + length,
        "POST /api/v1/demo" + host + "Origin: http://evil.example\r\n" + length}) {
    const std::string answer = server.raw(head + hidden);
    EXPECT_EQ(answer.find("HTTP/1.1 "), answer.rfind("HTTP/1.1 ")) << answer;
  }
  EXPECT_TRUE(server.get("/api/v1/people/" + std::to_string(id)).json()["deleted"].is_null());
}

TEST(Serve, EveryAnswerCarriesTheSecurityHeaders) {
  const Running server;
  for (const char* path : {"/", "/api/v1/status", "/api/v1/nothing", "/nothing.js"}) {
    const Answer answer = server.get(path);
    EXPECT_TRUE(answer.header("Content-Security-Policy").starts_with("default-src 'self'")) << path;
    EXPECT_EQ(answer.header("Content-Security-Policy").find("unsafe"), std::string::npos);
    EXPECT_NE(answer.header("Content-Security-Policy").find("frame-ancestors 'none'"), std::string::npos);
    EXPECT_EQ(answer.header("X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(answer.header("Referrer-Policy"), "no-referrer");
    EXPECT_EQ(answer.header("Cross-Origin-Opener-Policy"), "same-origin");
    EXPECT_EQ(answer.header("Cross-Origin-Resource-Policy"), "same-origin");
  }
  EXPECT_EQ(server.get("/api/v1/status").header("Cache-Control"), "no-store");
}

}  // namespace
}  // namespace kith::http::test
