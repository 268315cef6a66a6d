// From a dropped file to people: upload, preview, import, events, undo.
#include <thread>

#include <gtest/gtest.h>

#include "http/events.hpp"
#include "http/test_server.hpp"

namespace kith::http::test {
namespace {

std::string cards(int count) {
  std::string all;
  for (int i = 0; i < count; ++i) {
    const std::string number = std::to_string(i);
    all += "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Person " + number + "\r\nEMAIL:person" + number +
           "@example.org\r\nEND:VCARD\r\n";
  }
  return all;
}

TEST(Import, AFileBecomesPeopleAndCanBeTakenBack) {
  const Running server;
  const Answer taken = server.upload("Kontakte Müller.vcf", kCard);
  ASSERT_EQ(taken.status, 201) << taken.body;
  EXPECT_EQ(taken.json()["file"], "Kontakte Müller.vcf");
  EXPECT_EQ(taken.json()["bytes"], std::string(kCard).size());
  EXPECT_EQ(taken.json()["detected"]["format"], "vcard");
  const auto upload = taken.json()["upload"];

  const auto run = [&](bool dry) {
    const Answer job = server.post("/api/v1/imports", {{"uploads", {upload}}, {"dry_run", dry}});
    EXPECT_EQ(job.status, 202) << job.body;
    return server.follow(job.json()["job"].get<std::string>());
  };
  const auto preview = run(true);
  ASSERT_EQ(preview.back().first, "result") << preview.back().second;
  EXPECT_EQ(preview.back().second["dry_run"], true);
  EXPECT_EQ(preview.back().second["new"], 1);
  EXPECT_EQ(server.get("/api/v1/people").json()["total"], 0);

  const auto import = run(false);
  ASSERT_EQ(import.back().first, "result") << import.back().second;
  const Json result = import.back().second;
  EXPECT_EQ(result["new"], 1);
  EXPECT_EQ(server.get("/api/v1/people").json()["items"][0]["name"], "Ada Byron");
  EXPECT_EQ(server.post("/api/v1/imports", {{"uploads", {upload}}, {"dry_run", false}}).status,
            404);  // the file is gone

  const Answer undone = server.send("POST", "/api/v1/imports/" + result["import"].dump() + "/undo");
  EXPECT_EQ(undone.status, 200) << undone.body;
  EXPECT_EQ(server.get("/api/v1/people").json()["total"], 0);
  EXPECT_EQ(server.get("/api/v1/imports").json()["items"][0]["undone"], true);
}

TEST(Import, TheSameFileAgainChangesNothing) {
  const Running server;
  EXPECT_EQ(server.import("a.vcf", cards(20))["new"], 20);
  const Json again = server.import("a.vcf", cards(20));
  EXPECT_EQ(again["new"], 0);
  EXPECT_EQ(again["updated"], 0);
  EXPECT_EQ(again["unchanged"], 20);
}

TEST(Import, WhatNobodyCanReadIsRefusedAtTheDoor) {
  const Running server;
  for (const std::string& bytes : {std::string(), std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16)}) {
    const Answer answer = server.upload("picture.png", bytes);
    EXPECT_EQ(answer.status, 422) << answer.body;
    EXPECT_EQ(answer.json()["code"], "bad-input");
    EXPECT_EQ(answer.json()["file"], "picture.png");
  }
  EXPECT_EQ(server.upload("", kCard).status, 400);
  EXPECT_EQ(server.upload("a.vcf", kCard, {{"X-File-Name", "100%"}}).status, 400);
}

TEST(Import, AnUnknownTableIsTakenAndItsColumnsNamed) {
  const Running server;
  const Answer taken = server.upload("list.csv", "Wer,Mail\nAda Byron,ada@example.org\n");
  ASSERT_EQ(taken.status, 201) << taken.body;
  EXPECT_TRUE(taken.json()["detected"]["format"].is_null());
  EXPECT_EQ(taken.json()["detected"]["columns"], Json({"Wer", "Mail"}));
  const Json upload = taken.json()["upload"];
  const Answer unnamed = server.post("/api/v1/imports", {{"uploads", {upload}}, {"dry_run", false}});
  const auto refused = server.follow(unnamed.json()["job"].get<std::string>());
  EXPECT_EQ(refused.back().first, "problem");
  EXPECT_EQ(refused.back().second["code"], "bad-input");

  const Answer named = server.post(
      "/api/v1/imports", {{"uploads", {upload}}, {"dry_run", false}, {"map", {{"name", "Wer"}, {"email", "Mail"}}}});
  const auto done = server.follow(named.json()["job"].get<std::string>());
  ASSERT_EQ(done.back().first, "result") << done.back().second;
  EXPECT_EQ(done.back().second["new"], 1);
}

TEST(Import, ALateReaderHearsTheEnd) {
  const Running server;
  const Answer taken = server.upload("a.vcf", cards(300));
  const Answer job = server.post("/api/v1/imports", {{"uploads", {taken.json()["upload"]}}, {"dry_run", false}});
  const std::string id = job.json()["job"].get<std::string>();
  EXPECT_EQ(server.follow(id).back().first, "result");
  const auto late = server.follow(id);
  EXPECT_LE(late.size(), 2U);
  EXPECT_EQ(late.back().first, "result");
  EXPECT_EQ(late.back().second["new"], 300);
}

TEST(Import, TheStreamIsOfEvents) {
  const Running server;
  const Answer taken = server.upload("a.vcf", kCard);
  const Answer job = server.post("/api/v1/imports", {{"uploads", {taken.json()["upload"]}}, {"dry_run", true}});
  const Answer stream =
      server.get("/api/v1/jobs/" + job.json()["job"].get<std::string>() + "/events", {{"Accept-Encoding", "gzip, br"}});
  EXPECT_EQ(stream.status, 200);
  EXPECT_EQ(stream.header("Content-Type"), "text/event-stream");
  EXPECT_EQ(stream.header("Content-Encoding"), "");
  EXPECT_EQ(stream.header("Cache-Control"), "no-store");
  EXPECT_TRUE(stream.body.ends_with("\n\n"));
  EXPECT_EQ(server.get("/api/v1/jobs/nothing/events").status, 404);
}

TEST(Import, OneRunsTheOthersWait) {
  const Running server;
  std::vector<std::string> jobs;
  for (int i = 0; i < 3; ++i) {
    const Answer taken = server.upload("a.vcf", cards(200));
    jobs.push_back(
        server.post("/api/v1/imports", {{"uploads", {taken.json()["upload"]}}, {"dry_run", false}}).json()["job"]);
  }
  EXPECT_EQ(server.follow(jobs[2]).back().second["unchanged"], 200);
  EXPECT_EQ(server.follow(jobs[0]).back().second["new"], 200);
  EXPECT_EQ(server.follow(jobs[1]).back().second["unchanged"], 200);
}

TEST(Import, StoppingTheServerGivesUpWhatRuns) {
  Running server;
  const Answer taken = server.upload("a.vcf", cards(20000));
  const Answer job = server.post("/api/v1/imports", {{"uploads", {taken.json()["upload"]}}, {"dry_run", false}});
  std::thread follower([&] { server.follow(job.json()["job"].get<std::string>()); });
  std::this_thread::sleep_for(std::chrono::milliseconds{50});
  EXPECT_TRUE(server.end());
  follower.join();
  const auto list = app::list_people(server.app(), {});
  ASSERT_TRUE(list);
  EXPECT_TRUE(list->total == 0 || list->total == 20000) << list->total;
}

TEST(Import, AFileBeyondTheLimitIsRefused) {
  ServeOptions options;
  options.most_upload_bytes = 1000;
  const Running server(options);
  const Answer answer = server.upload("large.vcf", cards(5000));
  EXPECT_EQ(answer.status, 422) << answer.body;
}

TEST(Import, OnlyAFewMayFollow) {
  const Folder folder;
  const App app = open_app(folder);
  const auto uploads = *Uploads::make(1000);
  Jobs jobs(app, *uploads);
  const auto upload = uploads->take("a.vcf", [](const TakeBytes& take) { return take(kCard); });
  const auto job = jobs.start({{upload->id}, app::ImportMode::preview, {}, {}});
  ASSERT_TRUE(job);
  {
    std::vector<Reply> open;
    for (int i = 0; i < kMostStreams; ++i) {
      auto reply = follow(jobs, *job);
      ASSERT_TRUE(reply);
      open.push_back(std::move(*reply));
    }
    EXPECT_EQ(follow(jobs, *job).error().code, Code::busy);
  }
  auto left = follow(jobs, *job);
  ASSERT_TRUE(left);
  int sent = 0;
  left->stream([&](std::string_view) { return ++sent < 1; });  // whoever left is not told more
  EXPECT_EQ(sent, 1);
  EXPECT_EQ(follow(jobs, "other").error().code, Code::not_found);
}

}  // namespace
}  // namespace kith::http::test
