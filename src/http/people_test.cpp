// Versions, cursors and what a write answers.
#include <set>

#include <gtest/gtest.h>

#include "http/test_server.hpp"

namespace kith::http::test {
namespace {

class People : public ::testing::Test {
 protected:
  const Running server;
  static std::string at(std::int64_t id, const std::string& rest = "") {
    return "/api/v1/people/" + std::to_string(id) + rest;
  }
};

TEST_F(People, AWriteAnswersWithTheStepAndThePerson) {
  const Answer added = server.post("/api/v1/people", {{"name", "Ada Byron"}});
  ASSERT_EQ(added.status, 201);
  EXPECT_EQ(added.json()["title"], "Added Ada Byron");
  EXPECT_EQ(added.header("ETag"), "\"" + added.json()["person"]["version"].dump() + "\"");
  const Answer undone = server.post("/api/v1/undo", {{"step", added.json()["step"]}});
  EXPECT_EQ(undone.json()["title"], "Undid: Added Ada Byron");
  EXPECT_EQ(server.get("/api/v1/people").json()["total"], 0);
}

TEST_F(People, AnOldVersionIsAConflict) {
  const auto id = server.add_person("Ada Byron");
  const std::string old = server.get(at(id)).header("ETag");
  ASSERT_EQ(server.write("PATCH", at(id), {{"nickname", "Countess"}}, {{"If-Match", old}}).status, 200);
  const std::string now = server.get(at(id)).header("ETag");
  ASSERT_NE(now, old);

  const std::pair<const char*, Json> writes[] = {{"/touches", {{"channel", "call"}}},
                                                 {"/notes", {{"text", "x"}}},
                                                 {"/place", {{"stratum", 1}}},
                                                 {"/snooze", {{"until", "2w"}}},
                                                 {"/skip", Json::object()},
                                                 {"/rest", Json::object()},
                                                 {"/wake", Json::object()}};
  for (const auto& [rest, body] : writes) {
    const Answer late = server.post(at(id, rest), body, {{"If-Match", old}});
    EXPECT_EQ(late.status, 412) << rest;
    EXPECT_EQ(late.json()["code"], "conflict");
  }
  EXPECT_EQ(server.write("PATCH", at(id), {{"nickname", "Lady"}}, {{"If-Match", old}}).status, 412);
  EXPECT_EQ(server.send("DELETE", at(id), "", {{"If-Match", old}}).status, 412);
  EXPECT_EQ(server.write("PATCH", at(id), {{"nickname", "Lady"}}, {{"If-Match", "seven"}}).status, 400);
  EXPECT_EQ(server.write("PATCH", at(id), {{"nickname", "Lady"}}, {{"If-Match", "*"}}).status, 200);
  EXPECT_EQ(server.send("DELETE", at(id), "", {{"If-Match", server.get(at(id)).header("ETag")}}).status, 200);
}

TEST_F(People, PagesFollowEachOtherAndCanBeJumpedInto) {
  for (int i = 0; i < 23; ++i) server.add_person("Person " + std::string(1, static_cast<char>('A' + i)));
  std::vector<std::int64_t> order;
  std::string next;
  do {
    const Json page = server.get("/api/v1/people?limit=10" + (next.empty() ? "" : "&cursor=" + next)).json();
    for (const Json& row : page["items"]) order.push_back(row["id"].get<std::int64_t>());
    next = page["next"].is_null() ? "" : page["next"].get<std::string>();
    EXPECT_EQ(page["total"], 23);
  } while (!next.empty());
  EXPECT_EQ(order.size(), 23U);
  EXPECT_EQ(std::set<std::int64_t>(order.begin(), order.end()).size(), 23U);
  const Json jump = server.get("/api/v1/people?limit=3&at=20").json();
  ASSERT_EQ(jump["items"].size(), 3U);
  EXPECT_EQ(jump["items"][0]["id"], order[20]);
  EXPECT_TRUE(jump["next"].is_null());
  EXPECT_EQ(server.get("/api/v1/people?at=23").json()["items"].size(), 0U);
  EXPECT_EQ(server.get("/api/v1/people?at=0&limit=2").json()["items"][0]["id"], order[0]);
}

TEST_F(People, ADeletedPersonIsInTheTrashAndComesBack) {
  const auto id = server.add_person("Ada Byron");
  ASSERT_EQ(server.send("DELETE", at(id)).status, 200);
  const Json trash = server.get("/api/v1/trash").json();
  ASSERT_EQ(trash["total"], 1);
  EXPECT_EQ(trash["items"][0]["name"], "Ada Byron");
  EXPECT_EQ(trash["items"][0]["gone"], "2026-12-23");
  EXPECT_FALSE(server.get(at(id)).json()["deleted"].is_null());
  EXPECT_EQ(server.send("POST", at(id, "/restore")).status, 200);
  EXPECT_TRUE(server.get(at(id)).json()["deleted"].is_null());
}

TEST_F(People, TodayKnowsSomebodyJustAdded) {
  const auto id = server.add_person("Ada Byron");
  const Json today = server.get("/api/v1/today").json();
  ASSERT_EQ(today["items"].size(), 1U) << today;
  EXPECT_EQ(today["items"][0]["person"]["id"], id);
  ASSERT_EQ(server.post(at(id, "/touches"), {{"channel", "call"}}).status, 201);
  const Json after = server.get("/api/v1/today").json();
  EXPECT_EQ(after["items"].size(), 0U);
  EXPECT_EQ(after["done"]["people"], 1);
}

TEST_F(People, AnExportIsAFile) {
  server.add_person("Ada Byron");
  const Answer file = server.get("/api/v1/export?as=vcard");
  EXPECT_EQ(file.header("Content-Disposition"), "attachment; filename=\"kith-2026-11-23.vcf\"");
  EXPECT_NE(file.body.find("FN:Ada Byron"), std::string::npos);
  EXPECT_NE(server.get("/api/v1/export?as=csv").body.find("Ada Byron"), std::string::npos);
  EXPECT_TRUE(server.get("/api/v1/export?as=json").json().is_object());
}

}  // namespace
}  // namespace kith::http::test
