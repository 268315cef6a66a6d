#include "http/guard.hpp"

#include <gtest/gtest.h>

namespace kith::http {
namespace {

Request with(std::initializer_list<std::pair<const std::string, std::string>> headers, std::string method = "POST") {
  Request request;
  request.method = std::move(method);
  for (const auto& [name, value] : headers) request.headers[name] = value;
  return request;
}

TEST(Guard, HostNames) {
  EXPECT_EQ(host_name("localhost:7070"), "localhost");
  EXPECT_EQ(host_name("LocalHost."), "localhost");
  EXPECT_EQ(host_name("[::1]:7070"), "::1");
  EXPECT_EQ(host_name("[::1"), "");
  EXPECT_EQ(host_name(""), "");
}

TEST(Guard, Loopback) {
  for (const char* host : {"localhost", "127.0.0.1", "127.1.2.3", "::1"}) EXPECT_TRUE(is_loopback(host)) << host;
  for (const char* host :
       {"", "0.0.0.0", "192.168.0.7", "::", "localhost.evil.example", "127.0.0.1.evil.example", "127.evil"}) {
    EXPECT_FALSE(is_loopback(host)) << host;
  }
}

TEST(Guard, OnLoopbackOnlyLoopbackNamesAreOurs) {
  const Neighbourhood here{false, {"127.0.0.1", "kith.example"}};
  for (const char* host : {"localhost:7070", "127.0.0.1", "[::1]:80", "localhost:9999", "Kith.Example"}) {
    EXPECT_TRUE(check_host(with({{"Host", host}}), here)) << host;
  }
  for (const char* host : {"evil.example", "192.168.0.7", "localhost.evil.example", "kith.example.evil", ""}) {
    const Status status = check_host(with({{"Host", host}}), here);
    ASSERT_FALSE(status) << host;
    EXPECT_EQ(status.error().code, Code::refused);
  }
  EXPECT_FALSE(check_host(Request{}, here));
}

TEST(Guard, BeyondLoopbackAddressesAreOursToo) {
  const Neighbourhood here{true, {"0.0.0.0"}};
  EXPECT_TRUE(check_host(with({{"Host", "192.168.0.7:7070"}}), here));
  EXPECT_TRUE(check_host(with({{"Host", "[fe80::1]"}}), here));
  EXPECT_FALSE(check_host(with({{"Host", "evil.example"}}), here));
}

TEST(Guard, WritesComeFromOurOwnPages) {
  EXPECT_TRUE(check_origin(with({{"Host", "localhost:7070"}, {"Origin", "http://localhost:7070"}})));
  EXPECT_TRUE(check_origin(with({{"Host", "kith.example"}, {"Origin", "https://kith.example"}})));
  EXPECT_TRUE(check_origin(with({{"Host", "localhost:7070"}})));  // no browser
  for (const char* origin :
       {"http://evil.example", "http://localhost:3000", "null", "http://localhost:7070.evil", "", "file://"}) {
    const Status status = check_origin(with({{"Host", "localhost:7070"}, {"Origin", origin}}));
    EXPECT_EQ(status.has_value(), std::string(origin).empty()) << origin;
  }
}

TEST(Guard, OtherSitesDoNotEvenRead) {
  EXPECT_TRUE(check_origin(with({{"Sec-Fetch-Site", "same-origin"}}, "GET")));
  EXPECT_TRUE(check_origin(with({{"Sec-Fetch-Site", "none"}}, "GET")));
  EXPECT_FALSE(check_origin(with({{"Sec-Fetch-Site", "cross-site"}}, "GET")));
  EXPECT_FALSE(check_origin(with({{"Sec-Fetch-Site", "same-site"}}, "GET")));  // another port of this machine
}

TEST(Guard, NoFormCanSendABody) {
  const auto typed = [](const char* type) {
    Request request = with({{"Content-Type", type}});
    request.body = "{}";
    return check_type(request, "application/json").has_value();
  };
  EXPECT_TRUE(typed("application/json"));
  EXPECT_TRUE(typed("Application/JSON; charset=utf-8"));
  EXPECT_FALSE(typed("text/plain"));
  EXPECT_FALSE(typed("text/plain; application/json"));
  EXPECT_FALSE(typed("application/x-www-form-urlencoded"));
  EXPECT_FALSE(typed(""));
  EXPECT_TRUE(check_type(with({}), "application/json"));  // no body, no type
}

}  // namespace
}  // namespace kith::http
