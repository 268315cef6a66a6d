// What Kith makes of servers that do not behave: each is given up on within its time and memory. Servers that do
// behave: tests/imap, a real Dovecot.
#include <gmock/gmock.h>
#include <sys/resource.h>

#include <chrono>

#include "sync/mail_server.hpp"
#include "sync/scripted_server.hpp"

namespace kith {
namespace {

using std::chrono::milliseconds;
using test::ScriptedPeer;
using test::ScriptedServer;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr std::string_view kCapabilities = "* CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR IDLE UIDPLUS\r\n";

MailServerLimits short_limits() {
  MailServerLimits limits;
  limits.wire.connecting = milliseconds{500};
  limits.wire.silence = milliseconds{400};
  limits.login = milliseconds{1200};
  limits.command = milliseconds{1200};
  limits.reply.reply_bytes = 4 * 1024 * 1024;
  return limits;
}

Result<std::unique_ptr<MailServer>> connect_to(const ScriptedServer& server, const MailServerLimits& limits,
                                               MailSecurity security = MailSecurity::clear) {
  MailAccess access;
  access.host = "127.0.0.1";
  access.port = server.port();
  access.security = security;
  access.user = "ada@example.org";
  access.secret = "horse";
  return connect_imap(access, limits);
}

// Answers what stands in `answers` under the command's name; "OK" otherwise. "%" in an answer is the tag.
using Answers = std::vector<std::pair<std::string, std::string>>;
ScriptedServer::Script talking(Answers answers, std::string greeting = "* OK ready\r\n") {
  return [answers = std::move(answers), greeting = std::move(greeting)](ScriptedPeer& peer) {
    peer.say(greeting);
    for (std::string line = peer.line(); !line.empty(); line = peer.line()) {
      const auto space = line.find(' ');
      const std::string tag = line.substr(0, space);
      const std::string command = space == std::string::npos ? line : line.substr(space + 1);
      std::string answer =
          command.starts_with("CAPABILITY") ? std::string(kCapabilities) + "% OK done\r\n" : "% OK done\r\n";
      for (const auto& [start, words] : answers) {
        if (command.starts_with(start)) answer = words;
      }
      for (auto at = answer.find('%'); at != std::string::npos; at = answer.find('%', at + tag.size())) {
        answer.replace(at, 1, tag);
      }
      if (!peer.say(answer)) return;
      if (command.starts_with("LOGOUT")) return;
    }
  };
}

long peak_kilobytes() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

struct Hostile {
  const char* name;
  ScriptedServer::Script script;
  const char* says;
  Code code = Code::unreachable;
};

// Everything up to the headers of one message.
Status all_of_it(const ScriptedServer& server) {
  KITH_TRY(const auto mail, connect_to(server, short_limits()));
  KITH_CHECK(mail->mailboxes());
  KITH_CHECK(mail->open("INBOX"));
  KITH_TRY(const auto uids, mail->uids(1, 10));
  const std::vector<std::uint32_t> one{1};
  return mail->headers(one, [](FetchedMail&&) -> Status { return {}; });
}

ScriptedServer::Script drip(std::string_view forever) {
  return [forever](ScriptedPeer& peer) {
    peer.say("* OK ready\r\n");
    peer.line();
    while (peer.say(forever)) peer.pause(50);
  };
}

std::vector<Hostile> hostile_servers() {
  return {
      {"says nothing", [](ScriptedPeer& peer) { peer.rest(); }, "says nothing any more"},
      {"hangs up", [](ScriptedPeer&) {}, "ended the connection"},
      {"is no mail server",
       [](ScriptedPeer& peer) {
         peer.say("HTTP/1.1 400 Bad Request\r\n\r\n");
         peer.rest();
       },
       ""},
      {"sends noise",
       [](ScriptedPeer& peer) {
         std::string noise;
         for (int i = 0; i < 4096; ++i) noise += static_cast<char>(i * 37 % 251);
         while (peer.say(noise)) {
         }
       },
       ""},
      {"refuses at once", talking({}, "* BYE too busy\r\n"), ""},
      {"drips one byte at a time", drip("x"), "takes too long"},
      {"drips lines", drip("* OK still there\r\n"), "takes too long"},
      {"sends a line without an end",
       [](ScriptedPeer& peer) {
         peer.say("* OK ready\r\n");
         const std::string much(65536, 'a');
         while (peer.say(much)) {
         }
       },
       "more than was asked for"},
      {"nests without an end", talking({{"LIST", "* LIST " + std::string(100000, '(')}}), "nests"},
      {"announces four gigabytes", talking({{"UID FETCH", "* 1 FETCH (UID 1 BODY[HEADER] {4294967295}\r\n"}}),
       "announces a string longer"},
      {"announces more than it sends", talking({{"UID FETCH", "* 1 FETCH (UID 1 BODY[HEADER]<0> {100}\r\nshort"}}),
       "says nothing any more"},
      {"announces less than it sends",
       talking({{"UID FETCH", "* 1 FETCH (UID 1 BODY[HEADER]<0> {3}\r\nmuch more than three)\r\n% OK done\r\n"}}), ""},
      {"sends numbers that are none", talking({{"UID SEARCH", "* SEARCH 99999999999999 -4 x\r\n% OK done\r\n"}}), ""},
      {"answers with another's tag", talking({{"EXAMINE", "other OK done\r\n"}}), ""},
      {"goes in the middle", talking({{"EXAMINE", "* BYE I am going\r\n"}}), ""},
      {"answers nothing to a list", talking({{"LIST", ""}}), "says nothing any more"},
      {"knows nobody", talking({{"AUTHENTICATE", "% NO [AUTHENTICATIONFAILED] who are you?\r\n"}}), "who are you?",
       Code::refused},
      {"does not open", talking({{"EXAMINE", "% NO [SERVERBUG] closed today\r\n"}}), "closed today", Code::refused},
  };
}

TEST(HostileServers, AreGivenUpOnInTimeAndMemory) {
  for (const Hostile& row : hostile_servers()) {
    const ScriptedServer server(row.script);
    const long before = peak_kilobytes();
    const auto begun = std::chrono::steady_clock::now();
    const Status status = all_of_it(server);
    const auto took = std::chrono::steady_clock::now() - begun;
    if (*row.says != '\0') {
      ASSERT_FALSE(status) << row.name;
      EXPECT_THAT(status.error().what, HasSubstr(row.says)) << row.name;
    }
    if (!status) {
      EXPECT_EQ(status.error().code, row.code) << row.name << ": " << status.error().what;
    }
    EXPECT_LT(took, milliseconds{4000}) << row.name;
    EXPECT_LT(peak_kilobytes() - before, 64 * 1024) << row.name;
  }
}

TEST(ImapServer, IsLeftWhenItIsToldTo) {
  std::atomic<bool> stop = false;
  const ScriptedServer server([&](ScriptedPeer& peer) {
    peer.pause(100);
    stop = true;
    peer.rest();
  });
  MailServerLimits limits;
  limits.wire.stop = &stop;
  const auto begun = std::chrono::steady_clock::now();
  EXPECT_FALSE(connect_to(server, limits));
  EXPECT_LT(std::chrono::steady_clock::now() - begun, milliseconds{2000});
}

TEST(ImapServer, NoPasswordGoesInTheClearToAnotherMachine) {
  MailAccess access;
  access.host = "mail.example.org";
  access.security = MailSecurity::clear;
  const auto server = connect_imap(access);
  ASSERT_FALSE(server);
  EXPECT_EQ(server.error().code, Code::refused);
}

struct Stripped {
  const char* name;
  const char* greeting;
  const char* answer;
  const char* says;
};

// Whoever sits between can cut TLS off only by being noticed; the password never leaves.
TEST(ImapServer, StartTlsIsNotTalkedOutOf) {
  const Stripped rows[] = {
      {"says no", "* OK ready\r\n", "% NO not today\r\n", "offers no TLS"},
      {"does not know it", "* OK ready\r\n", "% BAD what?\r\n", "offers no TLS"},
      {"logs in by itself", "* PREAUTH welcome\r\n", "% OK go ahead\r\n", "logs in before TLS begins"},
      {"adds words in the clear", "* OK ready\r\n", "% OK go ahead\r\n* CAPABILITY IMAP4rev1\r\n", ""},
  };
  for (const Stripped& row : rows) {
    std::atomic<bool> seen = false;
    const ScriptedServer server([&](ScriptedPeer& peer) {
      peer.say(row.greeting);
      for (std::string line = peer.line(); !line.empty(); line = peer.line()) {
        seen = seen || line.find("horse") != std::string::npos || line.find("AUTHENTICATE") != std::string::npos ||
               line.find("LOGIN") != std::string::npos;
        std::string answer = line.find("STARTTLS") == std::string::npos ? "% OK done\r\n" : row.answer;
        answer.replace(answer.find('%'), 1, line.substr(0, line.find(' ')));
        peer.say(answer);
      }
    });
    const auto mail = connect_to(server, short_limits(), MailSecurity::starttls);
    ASSERT_FALSE(mail) << row.name;
    EXPECT_THAT(mail.error().what, HasSubstr(row.says)) << row.name;
    EXPECT_FALSE(seen) << row.name;
  }
}

TEST(ImapServer, FoldersAreReadAsTheServerMeansThem) {
  const ScriptedServer server(talking({{"LIST",
                                        "* LIST (\\HasNoChildren \\Sent) \"/\" \"Gesendete Elemente\"\r\n"
                                        "* LIST (\\Noselect \\HasChildren) \"/\" \"[Gmail]\"\r\n"
                                        "* LIST (\\HasNoChildren \\All) \"/\" \"[Gmail]/All Mail\"\r\n"
                                        "* LIST (\\HasNoChildren) NIL INBOX\r\n"
                                        "* LIST (\\NonExistent) \"/\" gone\r\n"
                                        "* LIST () \"/\" {8}\r\nEnt&APw-\r\n"
                                        "* LIST () \"/\" \"with \\\"quotes\\\"\"\r\n"
                                        "% OK done\r\n"}}));
  const auto mail = connect_to(server, short_limits());
  ASSERT_TRUE(mail) << mail.error().what;
  const auto boxes = (*mail)->mailboxes();
  ASSERT_TRUE(boxes) << boxes.error().what;
  std::vector<std::string> said;
  for (const MailboxEntry& box : *boxes) {
    said.push_back(box.shown + " " + std::to_string(static_cast<int>(box.use)) + (box.selectable ? "" : " closed"));
  }
  EXPECT_THAT(said, ElementsAre("Gesendete Elemente 2", "[Gmail] 0 closed", "[Gmail]/All Mail 4", "INBOX 1",
                                "gone 0 closed", "Entü 0", "with \"quotes\" 0"));
}

TEST(ImapServer, MessagesComeWithWhatWasAskedOnly) {
  const ScriptedServer server(talking(
      {{"EXAMINE", "* 3 EXISTS\r\n* OK [UIDVALIDITY 77] ok\r\n* OK [UIDNEXT 12] ok\r\n% OK [READ-ONLY] done\r\n"},
       {"UID SEARCH", "* SEARCH 9 5 5 11 400\r\n% OK done\r\n"},
       {"UID FETCH",
        "* 1 FETCH (UID 5 FLAGS (\\Seen \\Answered) INTERNALDATE \"17-Jul-1996 02:44:25 -0700\" BODY[HEADER]<0> "
        "{13}\r\nFrom: a@b\r\n\r\n)\r\n"
        "* 3 FETCH (FLAGS (\\Deleted))\r\n"
        "* 2 FETCH (UID 400 BODY[HEADER]<0> {5}\r\nother)\r\n"
        "* 3 FETCH (UID 9 FLAGS (\\Draft) BODY[HEADER]<0> NIL)\r\n"
        "* 4 EXISTS\r\n% OK done\r\n"}}));
  const auto mail = connect_to(server, short_limits());
  ASSERT_TRUE(mail) << mail.error().what;
  const auto state = (*mail)->open("INBOX");
  ASSERT_TRUE(state) << state.error().what;
  EXPECT_EQ(state->uidvalidity, 77u);
  EXPECT_EQ(state->uidnext, 12u);
  EXPECT_EQ(state->messages, 3u);
  EXPECT_EQ(state->modseq, 0u);
  const auto uids = (*mail)->uids(1, 11);
  ASSERT_TRUE(uids);
  EXPECT_THAT(*uids, ElementsAre(5u, 9u, 11u));
  std::vector<std::string> said;
  const Status fetched = (*mail)->headers(*uids, [&](FetchedMail&& one) -> Status {
    said.push_back(std::to_string(one.uid) + " " + one.flags + " " + (one.received ? iso(*one.received) : "") + " " +
                   one.header);
    return {};
  });
  ASSERT_TRUE(fetched) << fetched.error().what;
  EXPECT_THAT(said, ElementsAre("5 R 1996-07-17T09:44:25Z From: a@b\r\n\r\n"));
}

TEST(ImapServer, WaitsForMailWhereTheServerCan) {
  std::atomic<bool> arrives = false;
  const ScriptedServer server([&](ScriptedPeer& peer) {
    peer.say("* OK ready\r\n");
    std::string idle;
    for (std::string line = peer.line(); !line.empty(); line = peer.line()) {
      const std::string tag = line.substr(0, line.find(' '));
      if (line.ends_with("IDLE")) {
        idle = tag;
        peer.say("+ idling\r\n");
        if (arrives) {
          peer.pause(100);
          peer.say("* 4 EXISTS\r\n");
        }
      } else if (line == "DONE") {
        peer.say(idle + " OK done\r\n");
      } else {
        peer.say((line.find("CAPABILITY") == std::string::npos ? "" : std::string(kCapabilities)) + tag +
                 " OK done\r\n");
      }
    }
  });
  const auto mail = connect_to(server, short_limits());
  ASSERT_TRUE(mail) << mail.error().what;
  ASSERT_TRUE((*mail)->open("INBOX"));
  EXPECT_TRUE((*mail)->can_wait());
  const auto nothing = (*mail)->wait(milliseconds{250});
  ASSERT_TRUE(nothing) << nothing.error().what;
  EXPECT_FALSE(*nothing);
  arrives = true;
  const auto something = (*mail)->wait(milliseconds{5000});
  ASSERT_TRUE(something) << something.error().what;
  EXPECT_TRUE(*something);
}

}  // namespace
}  // namespace kith
