// The same suite on both databases: SQLite always, PostgreSQL where KITH_TEST_POSTGRES names a server.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>

#include <fmt/format.h>

#include "store/sql.hpp"
#include "store/tx.hpp"

namespace kith {

inline constexpr Instant kTestNow = Instant{std::chrono::seconds{1'790'000'000}};

class StoreTest : public testing::TestWithParam<Backend> {
 protected:
  void SetUp() override {
    static int number = 0;
    const std::string name = fmt::format("kith_{}_{}", ::getpid(), ++number);
    switch (GetParam()) {
      case Backend::sqlite: {
        folder_ = std::filesystem::temp_directory_path() / name;
        std::filesystem::create_directories(folder_);
        location_ = (folder_ / "kith.db").string();
        break;
      }
      case Backend::postgres: {
        const char* server = std::getenv("KITH_TEST_POSTGRES");
        if (server == nullptr) GTEST_SKIP() << "no PostgreSQL named in KITH_TEST_POSTGRES";
        const auto admin = Store::open(server);
        ASSERT_TRUE(admin) << sentence(admin.error());
        Tx tx = admin->write(kTestNow, "test", "Test").value();
        sql::plain(tx.session(), "CREATE SCHEMA " + name);
        ASSERT_TRUE(tx.commit());
        location_ = fmt::format("{}?options=-csearch_path%3D{}", server, name);
        break;
      }
    }
    auto opened = Store::open(location_);
    ASSERT_TRUE(opened) << sentence(opened.error());
    store_ = std::make_unique<Store>(std::move(*opened));
  }
  void TearDown() override {
    store_.reset();
    if (!folder_.empty()) std::filesystem::remove_all(folder_);
  }

  Tx write(std::string kind = "test", std::string title = "Test") {
    return store_->write(kTestNow, std::move(kind), std::move(title)).value();
  }
  Db read() { return store_->read().value(); }

  std::string location_;
  std::filesystem::path folder_;
  std::unique_ptr<Store> store_;
};

// A person with the least a row needs.
inline PersonId make_person(Tx& tx, const std::string& name, StratumId stratum = StratumId{1}) {
  return PersonId{tx.insert(Table::people, PersonId{},
                            {{"name", name},
                             {"name_key", name},
                             {"state", std::string("active")},
                             {"stratum_id", stratum.value},
                             {"created_at", std::int64_t{seconds(tx.now())}}})
                      .value()};
}

}  // namespace kith

#define KITH_BOTH_DATABASES(suite)                                                      \
  INSTANTIATE_TEST_SUITE_P(                                                             \
      Both, suite, testing::Values(::kith::Backend::sqlite, ::kith::Backend::postgres), \
      [](const auto& row) { return row.param == ::kith::Backend::sqlite ? "SQLite" : "PostgreSQL"; })
