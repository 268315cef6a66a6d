#include "rules/correspondence.hpp"

#include <functional>

#include <gtest/gtest.h>

namespace kith {
namespace {

const std::set<std::string> kOwn{"me@example.net", "me@work.example"};

std::vector<MailAddress> crowd(int people) {
  std::vector<MailAddress> made;
  for (int i = 0; i < people; ++i) made.push_back({"", "p" + std::to_string(i) + "@example.org"});
  return made;
}

std::string told(const Correspondence& made) {
  std::string all;
  for (const MailLeg& leg : made.legs) {
    all += (all.empty() ? "" : " ") + std::string(name(leg.direction)) + ":" + leg.key;
  }
  return all.empty() ? "no: " + std::string(made.why_not) : all;
}

TEST(Correspondence, SaysWhoIsInContactAndWhichWay) {
  const MailAddress me{"Me", "Me@example.net"}, ada{"Ada", "Ada@Example.org"}, bob{"Bob", "bob@example.org"},
      list{"", "dev@lists.example"};
  const Answered mine{"me@example.net", me}, adas{"ada@example.org", ada};
  struct Row {
    const char* what;
    MailAddress from;
    std::vector<MailAddress> to, cc;
    MailKind kind;
    std::optional<Answered> answered;
    std::string told;
    bool personal;
  };
  const Row rows[] = {
      {"in", ada, {me}, {}, MailKind::personal, {}, "in:ada@example.org", true},
      {"out to two, one named twice",
       me,
       {ada, bob},
       {ada},
       MailKind::personal,
       {},
       "out:ada@example.org out:bob@example.org",
       true},
      {"to oneself", me, {{"", "me@work.example"}}, {}, MailKind::personal, {}, "no: to nobody else", true},
      {"between others", ada, {bob}, {}, MailKind::personal, {}, "no: not addressed to you", false},
      {"an answer that names nobody", ada, {}, {}, MailKind::personal, mine, "in:ada@example.org", true},
      {"to many", me, crowd(11), {}, MailKind::personal, {}, "no: to more than 10 people", false},
      {"to many, answering one of them", me, crowd(11), {ada}, MailKind::personal, adas, "out:ada@example.org", false},
      {"to ten", me, crowd(1), {}, MailKind::personal, {}, "out:p0@example.org", true},
      {"one of many", ada, crowd(10), {me}, MailKind::personal, {}, "no: to more than 10 people", false},
      {"copied", ada, {bob}, {me}, MailKind::personal, {}, "in:ada@example.org", false},
      {"on a list, to nobody", ada, {list}, {}, MailKind::list, {}, "no: on a list, not to you", false},
      {"on a list, naming me", ada, {list}, {me}, MailKind::list, {}, "in:ada@example.org", false},
      {"on a list, answering me", ada, {list}, {}, MailKind::list, mine, "in:ada@example.org", true},
      {"on a list, answering another", bob, {list}, {}, MailKind::list, adas, "no: on a list, not to you", false},
      {"mine on a list", me, {list}, {}, MailKind::list, {}, "no: yours to a list, to nobody by name", true},
      {"mine on a list, answering", me, {list}, {}, MailKind::list, adas, "out:ada@example.org", true},
      {"mine on a list, naming and answering",
       me,
       {list, bob},
       {},
       MailKind::list,
       adas,
       "out:bob@example.org out:ada@example.org",
       true},
      {"a newsletter", ada, {me}, {}, MailKind::bulk, {}, "no: newsletters", false},
      {"my absence", me, {ada}, {}, MailKind::automatic, {}, "no: newsletters", false},
      {"no sender", {}, {me}, {}, MailKind::personal, {}, "no: without a sender", false},
  };
  for (const Row& row : rows) {
    MailRecord mail;
    mail.from = row.from;
    mail.to = row.to;
    mail.cc = row.cc;
    if (row.kind == MailKind::list) mail.marks.list_post = list.email;
    const MailReading reading{row.kind, "newsletters"};
    const Correspondence made = correspondence(mail, reading, kOwn, row.answered);
    EXPECT_EQ(told(made), row.told) << row.what;
    EXPECT_EQ(made.personal, row.personal) << row.what;
  }
}

TEST(Correspondence, TheListIsNobody) {
  MailRecord mail;
  mail.from = {"", "me@example.net"};
  mail.to = {{"", "dev@lists.example"}, {"", "ada@example.org"}};
  mail.marks.list_id = "dev.lists.example";
  const Correspondence made = correspondence(mail, {MailKind::list, "on a discussion list"}, kOwn, std::nullopt);
  EXPECT_EQ(told(made), "out:ada@example.org");
  EXPECT_EQ(made.recipients, 1);
}

TEST(Correspondence, DraftsWereNeverSent) {
  MailRecord mail;
  mail.from = {"", "me@example.net"};
  mail.to = {{"", "ada@example.org"}};
  mail.draft = true;
  EXPECT_EQ(told(correspondence(mail, {MailKind::personal, "personal"}, kOwn, std::nullopt)), "no: drafts");
}

TEST(Correspondence, SubjectsOfOneThread) {
  struct Row {
    const char *subject, *base;
    bool reply;
  };
  const Row rows[] = {
      {"Budget", "budget", false},
      {"Re: Budget", "budget", true},
      {"RE[2]: AW: Fwd: Budget", "budget", true},
      {"[dev] Re: Budget", "budget", true},
      {"Re: [dev] Budget (fwd)", "budget", true},
      {"Fwd: Budget", "budget", false},
      {"Rearm: the engine", "rearm: the engine", false},
      {"Re:", "", true},
      {"[only a tag]", "[only a tag]", false},
      {"", "", false},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(base_subject(row.subject), row.base) << row.subject;
    EXPECT_EQ(is_reply_subject(row.subject), row.reply) << row.subject;
  }
}

}  // namespace
}  // namespace kith
