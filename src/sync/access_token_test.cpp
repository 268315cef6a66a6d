// What Kith makes of those who renew tokens, and of those who do not. Beside a real mail server: tests/imap.
#include "sync/access_token.hpp"

#include <gmock/gmock.h>

#include <fmt/format.h>

#include "sync/scripted_server.hpp"

namespace kith {
namespace {

using testing::HasSubstr;

// Renews at a server that answers so; `asked` is its request's first line.
Result<FreshToken> renewed_by(const std::string& status, const std::string& body, std::string* asked = nullptr) {
  const std::string answer =
      fmt::format("HTTP/1.1 {}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{}", status, body.size(), body);
  const test::ScriptedServer server([=](test::ScriptedPeer& peer) {
    std::string first = peer.line();
    for (std::string line = first; !line.empty();) line = peer.line();
    if (asked != nullptr) *asked = first;
    peer.say(answer);
    peer.rest();
  });
  return renew_token({fmt::format("http://127.0.0.1:{}/token", server.port()), "kith", "client secret", "for good"});
}

TEST(AccessToken, IsRenewed) {
  struct Row {
    const char* body;
    const char* token;
    int lives;
    const char* refresh;
  };
  const Row rows[] = {
      {R"({"access_token":"new","expires_in":1800,"token_type":"Bearer"})", "new", 1800, ""},
      {R"({"access_token":"new","refresh_token":"another"})", "new", 3600, "another"},
      {R"({"access_token":"new","expires_in":-5})", "new", 0, ""},
      {R"({"access_token":"new","expires_in":9223372036854775807})", "new", 366 * 86400, ""},
      {R"({"access_token":"new","expires_in":"soon","refresh_token":7})", "new", 3600, ""},
  };
  for (const Row& row : rows) {
    std::string asked;
    const auto fresh = renewed_by("200 OK", row.body, &asked);
    ASSERT_TRUE(fresh) << row.body << fresh.error().what;
    EXPECT_EQ(fresh->token, row.token) << row.body;
    EXPECT_EQ(fresh->lives.count(), row.lives) << row.body;
    EXPECT_EQ(fresh->refresh_token, row.refresh) << row.body;
    EXPECT_EQ(asked, "POST /token HTTP/1.1");
  }
}

TEST(AccessToken, ARefusalIsSaidInTheProvidersWords) {
  const auto gone = renewed_by("400 Bad Request",
                               R"({"error":"invalid_grant","error_description":"Token has been revoked.\nTrace: 1"})");
  ASSERT_FALSE(gone);
  EXPECT_EQ(gone.error().code, Code::refused);
  EXPECT_THAT(gone.error().what, HasSubstr("gives no token: Token has been revoked."));
  EXPECT_THAT(gone.error().what, testing::Not(HasSubstr("Trace")));
  EXPECT_THAT(gone.error().hint, HasSubstr("agree once more"));
  const auto client = renewed_by("401 Unauthorized", R"({"error":"invalid_client"})");
  ASSERT_FALSE(client);
  EXPECT_THAT(client.error().what, HasSubstr("invalid_client"));
  EXPECT_THAT(client.error().hint, HasSubstr("check the client"));
}

TEST(AccessToken, IsGivenForACode) {
  std::string form;
  std::string body = R"({"access_token":"first","expires_in":60,"refresh_token":"for good"})";
  const auto redeemed = [&] {
    const test::ScriptedServer server([&](test::ScriptedPeer& peer) {
      std::size_t size = 0;
      for (std::string line = peer.line(); !line.empty(); line = peer.line()) {
        if (line.starts_with("Content-Length: ")) size = std::stoul(line.substr(16));
      }
      form = peer.bytes(size);
      peer.say(fmt::format("HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{}", body.size(), body));
      peer.rest();
    });
    const std::string url = fmt::format("http://127.0.0.1:{}/token", server.port());
    return redeem_code({{url, "kith & co", "", ""}, "a/code", "verifier", "http://localhost:1"});
  };
  const auto first = redeemed();
  ASSERT_TRUE(first) << first.error().what;
  EXPECT_EQ(first->token, "first");
  EXPECT_EQ(first->refresh_token, "for good");
  EXPECT_EQ(form,
            "grant_type=authorization_code&code=a%2Fcode&redirect_uri=http%3A%2F%2Flocalhost%3A1"
            "&code_verifier=verifier&client_id=kith%20%26%20co");
  body = R"({"access_token":"first"})";
  const auto once = redeemed();
  ASSERT_FALSE(once) << "it could not be renewed";
  EXPECT_EQ(once.error().code, Code::refused);
  EXPECT_THAT(once.error().hint, HasSubstr("agree once more"));
}

TEST(AccessToken, NonsenseIsNoToken) {
  for (const char* const body : {"", "<html>", "[]", "{}", R"({"access_token":7})", R"({"access_token":""})"}) {
    const auto none = renewed_by("200 OK", body);
    ASSERT_FALSE(none) << body;
    EXPECT_EQ(none.error().code, Code::unreachable) << body;
  }
  EXPECT_EQ(renewed_by("503 Busy", R"({"error":"temporarily_unavailable"})").error().code, Code::unreachable);
  EXPECT_EQ(renewed_by("200 OK", std::string(kTokenBytes + 1, ' ')).error().code, Code::unreachable);
  EXPECT_EQ(renewed_by("302 Found\r\nLocation: http://127.0.0.1:1/", "").error().code, Code::unreachable);
}

TEST(AccessToken, NoSecretGoesOverAnOpenLine) {
  EXPECT_EQ(renew_token({"http://login.example.org/token", "kith", "", "for good"}).error().code, Code::usage);
  EXPECT_TRUE(token_url_is_safe("https://login.example.org/token"));
  EXPECT_TRUE(token_url_is_safe("http://localhost:8080/token"));
  EXPECT_FALSE(token_url_is_safe("http://localhost.example.org/token"));
  EXPECT_FALSE(token_url_is_safe("ftp://localhost/token"));
}

}  // namespace
}  // namespace kith
