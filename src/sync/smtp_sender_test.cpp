// What Kith makes of servers that take mail, and of those that do not: the verdict, the words, and that nothing is
// handed over before it was written down. A real server: tests/smtp.
#include <utility>

#include <gmock/gmock.h>

#include "sync/mail_sender.hpp"
#include "sync/scripted_server.hpp"

namespace kith {
namespace {

using test::ScriptedPeer;
using test::ScriptedServer;
using testing::HasSubstr;
using Verdict = SendAnswer::Verdict;

constexpr std::string_view kMail = "Subject: x\r\n\r\nwords\r\nmore\r\n";

struct Talk {
  std::vector<std::pair<std::string, std::string>> answers;  // by how the command begins; "" hangs up
  std::string greeting = "220 ready\r\n";
};

// Answers as a server does, but for what `talk` says; "." is the end of the words.
ScriptedServer::Script taking(Talk talk, std::string* got) {
  return [talk = std::move(talk), got](ScriptedPeer& peer) {
    if (!peer.say(talk.greeting)) return;
    bool words = false;
    bool login = false;
    for (std::string line = peer.line();; line = peer.line()) {
      if (words && line != ".") {
        if (line.empty() && got->find("\n\n") != std::string::npos) return;  // the client is gone
        *got += line + "\n";
        continue;
      }
      if (line.empty()) return;
      std::string answer = "250 ok\r\n";
      if (line.starts_with("EHLO")) answer = "250-here\r\n250-SIZE 1000000\r\n250 AUTH PLAIN\r\n";
      if (line.starts_with("AUTH")) answer = "334 \r\n";
      if (std::exchange(login, line.starts_with("AUTH"))) answer = "235 in\r\n";
      if (line.starts_with("DATA")) answer = "354 go on\r\n";
      if (line.starts_with("QUIT")) answer = "221 bye\r\n";
      for (const auto& [start, say] : talk.answers) {
        if (line.starts_with(start)) answer = say;
      }
      words = line.starts_with("DATA") && answer.starts_with("354");
      if (answer.empty() || !peer.say(answer)) return;
    }
  };
}

struct Outcome {
  SendAnswer answer;
  int ends = 0, answers = 0;
};

Outcome send_to(int port, std::string_view mail = kMail, const std::function<Status()>& before_end = {}) {
  Outcome made;
  MailAccess access;
  access.host = "127.0.0.1";
  access.port = port;
  access.security = MailSecurity::clear;
  access.user = "ada";
  access.secret = "horse";
  SendSteps steps;
  steps.before_end = [&]() -> Status {
    ++made.ends;
    return before_end ? before_end() : Status{};
  };
  steps.answered = [&](const SendAnswer&) { ++made.answers; };
  SendLimits limits;
  limits.connecting = std::chrono::seconds{2};
  limits.answer = std::chrono::seconds{1};
  made.answer = send_smtp(access, {"ada@example.org", "bob@example.com", mail}, steps, limits);
  return made;
}

struct Case {
  const char* what;
  Talk talk;
  Verdict verdict;
  const char* said;
  int ends;  // how often the last byte was asked for
};

TEST(SmtpSender, TellsWhatBecameOfIt) {
  const Case cases[] = {
      {"taken", {}, Verdict::accepted, "250 ok", 1},
      {"greeted with no", {{}, "554 not today\r\n"}, Verdict::later, "554 not today", 0},
      {"gone at once", {{}, ""}, Verdict::later, "", 0},
      {"login refused", {{{"AUTH", "535 5.7.8 wrong\r\n"}}}, Verdict::locked, "535 5.7.8 wrong", 0},
      {"sender refused", {{{"MAIL", "553 not yours\r\n"}}}, Verdict::refused, "553 not yours", 0},
      {"greylisted", {{{"RCPT", "451-come\r\n451 back\r\n"}}}, Verdict::later, "451-come back", 0},
      {"no such user", {{{"RCPT", "550 5.1.1 nobody\r\n"}}}, Verdict::refused, "550 5.1.1 nobody", 0},
      {"no words wanted", {{{"DATA", "421 closing\r\n"}}}, Verdict::later, "421 closing", 0},
      {"hangs up before the words", {{{"DATA", ""}}}, Verdict::later, "", 0},
      {"words put off", {{{".", "452 disk full\r\n"}}}, Verdict::later, "452 disk full", 1},
      {"words refused", {{{".", "554 spam\r\n"}}}, Verdict::refused, "554 spam", 1},
      {"hangs up after the words", {{{".", ""}}}, Verdict::unsure, "no answer came", 1},
      {"says nonsense after the words", {{{".", "hello\r\n"}}}, Verdict::unsure, "no answer came", 1},
  };
  for (const Case& one : cases) {
    std::string got;
    const ScriptedServer server(taking(one.talk, &got));
    const Outcome made = send_to(server.port());
    EXPECT_EQ(static_cast<int>(made.answer.verdict), static_cast<int>(one.verdict))
        << one.what << ": " << made.answer.said;
    EXPECT_THAT(made.answer.said, HasSubstr(one.said)) << one.what;
    EXPECT_EQ(made.ends, one.ends) << one.what;
    EXPECT_EQ(made.answers, 1) << one.what;
  }
}

TEST(SmtpSender, HandsOverNothingThatWasNotWrittenDown) {
  std::string got;
  const ScriptedServer server(taking({}, &got));
  const Outcome made = send_to(server.port(), kMail, [] { return fail(Code::conflict, "another has it"); });
  EXPECT_EQ(made.answer.verdict, Verdict::later);
  EXPECT_EQ(made.answer.said, "another has it");
  EXPECT_EQ(made.ends, 1);
}

TEST(SmtpSender, NobodyThereIsForLater) {
  int port = 0;
  {
    const ScriptedServer server([](ScriptedPeer&) {});
    port = server.port();
  }
  const Outcome made = send_to(port);
  EXPECT_EQ(made.answer.verdict, Verdict::later);
  EXPECT_EQ(made.ends, 0);
}

TEST(SmtpSender, APasswordGoesInTheClearToThisMachineOnly) {
  MailAccess access;
  access.host = "smtp.example.org";
  access.security = MailSecurity::clear;
  int answers = 0;
  const SendAnswer answer = send_smtp(access, {"a@example.org", "b@example.com", kMail},
                                      {[] { return Status{}; }, [&](const SendAnswer&) { ++answers; }}, {});
  EXPECT_EQ(answer.verdict, Verdict::locked);
  EXPECT_EQ(answers, 1);
}

}  // namespace
}  // namespace kith
