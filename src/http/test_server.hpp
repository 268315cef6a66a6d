// A real server on a free port, over a database of its own, and a client that calls it.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "app/json.hpp"
#include "http/message.hpp"
#include "http/server.hpp"

namespace kith::http::test {

using app::Json;
using Headers = std::map<std::string, std::string, IgnoringCase>;

struct Answer {
  int status = 0;  // 0: there was none
  Headers headers;
  std::string body;
  std::string header(const std::string& name) const;
  std::string type() const;  // without parameters
  Json json() const;         // null when it is none
};

// A folder that goes with its owner.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::string path(const std::string& name) const { return folder_ + "/" + name; }

 private:
  std::string folder_;
};

// Monday 23 November 2026, ten in the morning in Berlin.
App open_app(const Folder& folder);

class Running {
 public:
  // `prepare` works on the database before the server starts.
  explicit Running(ServeOptions options = {}, const std::function<void(const App&)>& prepare = {});
  ~Running();
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

  const App& app() const;
  int port() const;
  std::string url() const;
  const Status& end();  // stops it; how serve() ended

  Answer send(const std::string& method, const std::string& path, const std::string& body = "",
              const Headers& headers = {}) const;
  Answer get(const std::string& path, const Headers& headers = {}) const { return send("GET", path, "", headers); }
  Answer write(const std::string& method, const std::string& path, const Json& body, const Headers& headers = {}) const;
  Answer post(const std::string& path, const Json& body = Json::object(), const Headers& headers = {}) const {
    return write("POST", path, body, headers);
  }
  Answer upload(const std::string& name, const std::string& bytes, const Headers& headers = {}) const;
  // Bytes as they are on a connection of their own; everything that comes back.
  std::string raw(const std::string& bytes) const;
  // A connected socket that says nothing yet; the caller closes it.
  int open_connection() const;

  // A job's events until its stream ends, as pairs of name and data.
  std::vector<std::pair<std::string, Json>> follow(const std::string& job) const;
  // Uploads and imports; the data of the last event.
  Json import(const std::string& name, const std::string& bytes) const;
  std::int64_t add_person(const std::string& name) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

inline constexpr const char* kCard =
    "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada Byron\r\nN:Byron;Ada;;;\r\nEMAIL:ada@example.org\r\n"
    "TEL:+442079460991\r\nORG:Analytical Engines\r\nTITLE:Programmer\r\nBDAY:--12-10\r\nEND:VCARD\r\n";

}  // namespace kith::http::test
