// An app on a fresh SQLite file with a fixed clock, for tests of the use cases.
#pragma once

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

#include "app/contact.hpp"
#include "app/duplicates.hpp"
#include "app/history.hpp"
#include "app/importing.hpp"
#include "app/keeping.hpp"
#include "app/people.hpp"
#include "app/today.hpp"

namespace kith {

class AppTest : public testing::Test {
 protected:
  void SetUp() override {
    static int number = 0;
    folder_ = std::filesystem::temp_directory_path() / fmt::format("kith_app_{}_{}", ::getpid(), ++number);
    std::filesystem::create_directories(folder_);
    at("2026-11-23T09:00:00Z");  // a Monday
  }
  void TearDown() override {
    app_.reset();
    std::filesystem::remove_all(folder_);
  }

  // The same database at another moment.
  void at(const std::string& instant) {
    auto opened = App::open({(folder_ / "kith.db").string(), *parse_instant(instant, Zone::utc()), "UTC"});
    ASSERT_TRUE(opened) << sentence(opened.error());
    app_ = std::make_unique<App>(std::move(*opened));
  }

  std::string file(const std::string& name, const std::string& text) {
    const auto path = folder_ / name;
    std::ofstream(path, std::ios::binary) << text;
    return path.string();
  }

  Result<app::ImportSummary> try_import(const std::string& text, app::ImportMode mode = app::ImportMode::write) {
    app::ImportRequest request;
    request.files = {{file("import.txt", text), "import.txt"}};
    request.mode = mode;
    return app::import_files(*app_, request);
  }
  app::ImportSummary import(const std::string& text, app::ImportMode mode = app::ImportMode::write) {
    auto done = try_import(text, mode);
    EXPECT_TRUE(done) << sentence(done.error());
    return done ? *done : app::ImportSummary{};
  }

  PersonId add(const std::string& name, const std::string& email = "") {
    app::PersonEdit edit;
    edit.name = name;
    if (!email.empty()) edit.handles = {{{}, HandleKind::email, email, "", ""}};
    const auto done = app::add_person(*app_, edit);
    EXPECT_TRUE(done) << sentence(done.error());
    return done->person;
  }
  PersonId who(const std::string& ref) {
    const auto id = app::resolve(*app_, ref);
    EXPECT_TRUE(id) << sentence(id.error());
    return id ? *id : PersonId{};
  }
  Person person(const std::string& ref) { return app::view_person(*app_, who(ref))->person; }
  std::string exported() {
    std::string all;
    EXPECT_TRUE(app::export_people(*app_, app::ExportAs::json, [&](std::string_view part) {
      all += part;
      return true;
    }));
    return all;
  }

  std::filesystem::path folder_;
  std::unique_ptr<App> app_;
};

}  // namespace kith
