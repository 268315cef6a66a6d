// Calls the server as docs/api/openapi.json says, and holds its answers to that document.
#pragma once

#include <fstream>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "http/test_schema.hpp"
#include "http/test_server.hpp"

namespace kith::http::test {

inline const Schema& document() {
  static const Schema made = Schema::parse(std::ifstream(KITH_SOURCE_DIR "/docs/api/openapi.json"));
  return made;
}

inline constexpr const char* kMethods[] = {"get", "post", "put", "patch", "delete"};

inline std::string upper(std::string text) {
  for (char& c : text) c = static_cast<char>(c >= 'a' ? c - 'a' + 'A' : c);
  return text;
}

inline std::set<std::string> documented() {
  std::set<std::string> all;
  for (const auto& [path, item] : document()["paths"].items()) {
    for (const char* method : kMethods) {
      if (item.contains(method)) all.insert(upper(method) + " " + path);
    }
  }
  return all;
}

// Calls and checks; remembers what was called with success.
class Caller {
 public:
  explicit Caller(const Running& server) : server_(server) {}

  Json call(const std::string& method, const std::string& path, const std::string& place, int status,
            const Json& body = nullptr, Headers headers = {}) {
    if (!body.is_null()) headers.try_emplace("Content-Type", "application/json");
    const Answer answer = server_.send(method, "/api/v1" + place, body.is_null() ? "" : app::dump(body), headers);
    EXPECT_EQ(answer.status, status) << method << " " << place << "\n" << answer.body.substr(0, 2000);
    check(method, path, answer);
    if (status < 300 && !body.is_null()) check_body(method, path, body);
    if (answer.status < 300) called_.insert(method + " " + path);
    return answer.type().ends_with("json") ? answer.json() : Json();
  }
  Json get(const std::string& path, const std::string& place, int status = 200) {
    return call("GET", path, place, status);
  }
  Json get(const std::string& path) { return call("GET", path, path, 200); }

  void check(const std::string& method, const std::string& path, const Answer& answer) {
    const Schema& operation = operation_of(method, path);
    const Schema& responses = operation["responses"];
    const std::string key = std::to_string(answer.status);
    if (answer.status < 300) {
      ASSERT_TRUE(responses.contains(key)) << method << " " << path << " does not document " << key;
    }
    const Checker checker(document());
    const Schema& response = checker.follow(responses.contains(key) ? responses[key] : responses["default"]);
    const Schema headers = response.value("headers", Schema::object());
    for (const auto& [name, header] : headers.items()) {
      EXPECT_NE(answer.header(name), "") << method << " " << path << " lacks " << name;
    }
    if (!response.contains("content")) {
      EXPECT_EQ(answer.body, "") << method << " " << path;
      return;
    }
    ASSERT_TRUE(response["content"].contains(answer.type()))
        << method << " " << path << " " << key << " is " << answer.type();
    if (!answer.type().ends_with("json")) return;
    expect_fit(response["content"][answer.type()]["schema"], answer.json(), method + " " + path + " " + key);
  }

  static void expect_fit(const Schema& schema, const Json& value, const std::string& what) {
    const auto wrong = Checker(document()).check(schema, Schema::parse(app::dump(value)));
    std::string lines;
    for (std::size_t i = 0; i < wrong.size() && i < 10; ++i) lines += "\n  " + wrong[i];
    EXPECT_TRUE(wrong.empty()) << what << lines;
  }

  void was_called(const std::string& operation) { called_.insert(operation); }
  const std::set<std::string>& called() const { return called_; }

  // Every page of a list.
  void walk(const std::string& path, const std::string& place, int limit) {
    const std::string mark = place.find('?') == std::string::npos ? "?" : "&";
    std::string next;
    std::size_t items = 0;
    std::int64_t total = 0;
    do {
      const Json page =
          get(path, place + mark + "limit=" + std::to_string(limit) + (next.empty() ? "" : "&cursor=" + next));
      if (!page.is_object()) return;
      items += page["items"].size();
      total = page["total"].get<std::int64_t>();
      next = page["next"].is_null() ? "" : page["next"].get<std::string>();
    } while (!next.empty() && items < 5000);
    EXPECT_EQ(static_cast<std::int64_t>(items), total) << place;
  }

 private:
  static const Schema& operation_of(const std::string& method, const std::string& path) {
    return document()["paths"].at(path).at(lower_ascii(method));
  }
  // What the test sends must itself be as the document says.
  static void check_body(const std::string& method, const std::string& path, const Json& body) {
    const Schema& request = operation_of(method, path);
    ASSERT_TRUE(request.contains("requestBody")) << method << " " << path;
    expect_fit(request["requestBody"]["content"]["application/json"]["schema"], body, "the body sent to " + path);
  }
  const Running& server_;
  std::set<std::string> called_;
};

inline std::string at(const std::string& list, std::int64_t id, const std::string& rest = "") {
  return list + "/" + std::to_string(id) + rest;
}

}  // namespace kith::http::test
