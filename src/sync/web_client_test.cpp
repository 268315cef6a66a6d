// What is the same for everything that is asked over HTTP. Calendars, pages and tokens: the tests of each.
#include "sync/web_client.hpp"

#include <gmock/gmock.h>

#include <fmt/format.h>

#include "sync/scripted_server.hpp"

namespace kith {
namespace {

using testing::HasSubstr;

class WebExchanges : public testing::Test {
 protected:
  // What comes of `exchange` when the server says `answer`, and then as much more as is asked for.
  Result<int> made(WebExchange exchange, const std::string& answer) {
    const test::ScriptedServer server([&](test::ScriptedPeer& peer) {
      for (std::string line = peer.line(); !line.empty(); line = peer.line()) asked_.push_back(line);
      peer.say(answer);
      peer.rest();
    });
    exchange.url = fmt::format("http://127.0.0.1:{}/there", server.port());
    exchange.host = "there";
    exchange.body = [this](std::string_view piece) -> Status {
      body_ += piece;
      if (body_.find("enough") != std::string::npos) return fail(Code::bad_input, "that is enough");
      return {};
    };
    return WebClient().exchange(exchange);
  }
  static std::string whole(std::string_view status, std::string_view body) {
    return fmt::format("HTTP/1.1 {}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{}", status, body.size(), body);
  }

  std::vector<std::string> asked_;
  std::string body_;
};

TEST_F(WebExchanges, AnyAnswerIsOne) {
  WebExchange exchange;
  exchange.bytes = 100;
  exchange.headers = {"Accept: text/plain"};
  EXPECT_EQ(made(exchange, whole("200 OK", "hello")).value(), 200);
  EXPECT_EQ(body_, "hello");
  EXPECT_THAT(asked_, testing::IsSupersetOf({"GET /there HTTP/1.1", "Accept: text/plain", "User-Agent: Kith"}));
  EXPECT_EQ(made(exchange, whole("404 Not Found", " gone")).value(), 404);
  EXPECT_EQ(body_, "hello gone");
  exchange.errors_whole = false;
  EXPECT_EQ(made(exchange, whole("404 Not Found", " gone")).value(), 404);
  EXPECT_EQ(body_, "hello gone") << "of an error no body, unless it is wanted";
}

TEST_F(WebExchanges, AFormIsPosted) {
  WebExchange exchange;
  exchange.bytes = 100;
  exchange.form = {{"a", "1 & 2"}, {"b", ""}};
  EXPECT_EQ(made(exchange, whole("200 OK", "")).value(), 200);
  EXPECT_THAT(asked_, testing::IsSupersetOf({"POST /there HTTP/1.1", "Content-Length: 16",
                                             "Content-Type: application/x-www-form-urlencoded"}));
}

TEST_F(WebExchanges, WhatIsTooMuchIsLetGoOf) {
  WebExchange exchange;
  exchange.bytes = 2048;
  const auto much = made(exchange, whole("200 OK", std::string(4096, 'x')));
  ASSERT_FALSE(much);
  EXPECT_EQ(much.error().code, Code::bad_input);
  EXPECT_EQ(much.error().what, "what there sends is longer than 2 KiB");
  const auto enough = made(exchange, whole("200 OK", "enough"));
  ASSERT_FALSE(enough);
  EXPECT_EQ(enough.error().what, "that is enough");
}

TEST_F(WebExchanges, SilenceIsWaitedForNoLongerThanAsked) {
  WebExchange exchange;
  exchange.bytes = 100;
  exchange.time = std::chrono::milliseconds{200};
  const auto late = made(exchange, "HTTP/1.1 200 OK\r\n");
  ASSERT_FALSE(late);
  EXPECT_EQ(late.error().code, Code::unreachable);
  EXPECT_EQ(late.error().what, "there did not answer in time");
  exchange.time = std::chrono::seconds{30};
  const std::atomic<bool> stop = true;
  exchange.stop = &stop;
  EXPECT_EQ(made(exchange, "HTTP/1.1 200 OK\r\n").error().code, Code::unreachable);
}

TEST(WebClient, WhatIsNotThereIsSaid) {
  WebExchange exchange;
  exchange.url = "http://127.0.0.1:1/";
  exchange.host = "there";
  const auto nobody = WebClient().exchange(exchange);
  ASSERT_FALSE(nobody);
  EXPECT_EQ(nobody.error().code, Code::unreachable);
  EXPECT_THAT(nobody.error().what, HasSubstr("there could not be reached: "));
  exchange.url = "file:///etc/passwd";
  EXPECT_FALSE(WebClient().exchange(exchange));
}

}  // namespace
}  // namespace kith
