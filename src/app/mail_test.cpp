// Mail into touches, suggestions and notices, whatever the order it comes in.
#include <gmock/gmock.h>

#include "app/json.hpp"
#include "app/notices.hpp"
#include "app/opened_plan.hpp"
#include "app/suggestions.hpp"
#include "app/test_app.hpp"
#include "app/triage.hpp"
#include "store/touches.hpp"

namespace kith::app {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;
using testing::SizeIs;

const std::string kMyself = "Me Myself <me@example.org>";
const std::string kFromAda = "Ada Byron <ada@example.com>";
const std::string kFromBob = "Bob Stone <bob@example.net>";

struct Letter {
  std::string id, from, to, date, subject;
  std::string more = {};  // further header lines
  std::string text = "Hello.\n";
};

std::string written(const Letter& letter) {
  std::string out =
      "From: " + letter.from + "\nTo: " + letter.to + "\nDate: " + letter.date + "\nSubject: " + letter.subject + "\n";
  if (!letter.id.empty()) out += "Message-ID: <" + letter.id + ">\n";
  return out + letter.more + "\n" + letter.text;
}

std::string mbox(const std::vector<Letter>& letters) {
  std::string out;
  for (const Letter& letter : letters) out += "From x@example.org Mon Nov  2 10:00:00 2026\n" + written(letter) + "\n";
  return out;
}

std::string answers(const std::string& id) {
  return "In-Reply-To: <" + id + ">\nReferences: <" + id + ">\n";
}

class MailTest : public AppTest {
 protected:
  void SetUp() override {
    AppTest::SetUp();
    ASSERT_TRUE(change_settings(*app_, {{"own-address", "me@example.org"}}));
  }
  // "2026-11-02T10:00 in ask Budget", oldest first.
  std::vector<std::string> touches(const std::string& ref) {
    const PersonId person = who(ref);
    const Db db = app_->read().value();
    std::vector<std::string> all;
    const auto page = timeline(db, person, {}, 50).value();
    for (auto moment = page.moments.rbegin(); moment != page.moments.rend(); ++moment) {
      if (moment->kind != Moment::Kind::touch) continue;
      const Touch& touch = moment->touch;
      all.push_back(fmt::format("{} {}{} {}", iso(touch.at).substr(5, 11), name(touch.direction),
                                touch.asks ? " asks" : "", touch.note));
    }
    return all;
  }
  std::string stratum_of(const std::string& ref) {
    const auto opened = open_plan(*app_);
    const Candidate* one = opened->view->candidate(who(ref));
    return opened->view->stratum(one->stratum)->name;
  }
  std::set<std::string> threads(const std::string& ref) {
    const PersonId person = who(ref);
    const auto all = touches_of(app_->read().value(), {person}).value();
    std::set<std::string> found;
    for (const Touch& touch : all.at(person)) found.insert(touch.thread);
    return found;
  }
  ImportSummary import_at(const std::string& path, const std::string& shown, Strangers strangers = Strangers::leave) {
    ImportRequest request;
    request.files = {{path, shown}};
    request.strangers = strangers;
    auto done = import_files(*app_, request);
    EXPECT_TRUE(done) << sentence(done.error());
    return done ? *done : ImportSummary{};
  }
  void maildir(const std::string& folder) {
    for (const char* part : {"cur", "new", "tmp"}) std::filesystem::create_directories(folder_ / folder / part);
  }
};

const Letter kAsk{
    "a1@x", kFromAda, kMyself, "Mon, 02 Nov 2026 10:00:00 +0000", "Budget", "", "Could you send me the budget?\n"};
const Letter kAnswer{"m1@x",       kMyself,         kFromAda,       "Tue, 03 Nov 2026 09:00:00 +0000",
                     "Re: Budget", answers("a1@x"), "Here it is.\n"};
const Letter kThanks{"a2@x",       kFromAda,        kMyself,    "Tue, 03 Nov 2026 11:00:00 +0000",
                     "Re: Budget", answers("m1@x"), "Thanks!\n"};

TEST_F(MailTest, MessagesBothWaysAreTouchesOfOneThread) {
  add("Ada Byron", "ada@example.com");
  const auto done = import(mbox({kAsk, kAnswer, kThanks}));
  EXPECT_EQ(done.format, "mbox");
  EXPECT_EQ(done.read, 3);
  EXPECT_EQ(done.touches, 3);
  EXPECT_THAT(touches("Ada"),
              ElementsAre("11-02T10:00 in asks Budget", "11-03T09:00 out Re: Budget", "11-03T11:00 in Re: Budget"));
  EXPECT_THAT(threads("Ada"), SizeIs(1));
}

TEST_F(MailTest, TheSameMessageIsOneTouchFromWhateverSource) {
  add("Ada Byron", "ada@example.com");
  import(mbox({kAsk, kAnswer}));
  const auto again = import(mbox({kAsk, kAnswer}));
  EXPECT_EQ(again.touches, 0);
  EXPECT_EQ(again.unchanged, 2);
  EXPECT_FALSE(again.import);
  // Another file, one message of it known; a list's footer below it makes no other message.
  Letter copied = kAnswer;
  copied.text += "\n_______________________________________\nlist footer\n";
  const auto more = import(mbox({copied, kThanks}));
  EXPECT_EQ(more.unchanged, 1);
  EXPECT_EQ(more.touches, 1);
  EXPECT_THAT(touches("Ada"), SizeIs(3));
}

TEST_F(MailTest, OneIdWithOtherContentIsAnotherMessage) {
  add("Ada Byron", "ada@example.com");
  Letter other = kAsk;
  other.subject = "Something else";
  other.date = "Mon, 09 Nov 2026 10:00:00 +0000";
  import(mbox({kAsk, other}));
  EXPECT_THAT(touches("Ada"), SizeIs(2));
  EXPECT_EQ(import(mbox({other, kAsk})).touches, 0);
}

// Every order of arrival ends in the same state.
TEST_F(MailTest, OrderDoesNotMatter) {
  std::vector<std::size_t> order{0, 1, 2};
  const Letter letters[] = {kAsk, kAnswer, kThanks};
  std::vector<std::string> first;
  do {
    TearDown();
    SetUp();
    add("Ada Byron", "ada@example.com");
    for (const std::size_t at : order) import(mbox({letters[at]}));
    if (first.empty()) first = touches("Ada");
    EXPECT_EQ(touches("Ada"), first);
    EXPECT_THAT(threads("Ada"), SizeIs(1));
    EXPECT_THAT(owed(*app_).value(), IsEmpty());
  } while (std::next_permutation(order.begin(), order.end()));
}

TEST_F(MailTest, WhatAsksIsOwedUntilItsThreadIsAnswered) {
  add("Ada Byron", "ada@example.com");
  const Letter elsewhere{"m9@x", kMyself, kFromAda, "Wed, 04 Nov 2026 09:00:00 +0000", "Lunch", "", "Hello again.\n"};
  import(mbox({kAsk, elsewhere}));
  const auto open = owed(*app_).value();
  ASSERT_THAT(open, SizeIs(1));
  EXPECT_EQ(open.front().subject, "Budget");
  EXPECT_EQ(iso(open.front().since), "2026-11-02");
  import(mbox({kAnswer}));
  EXPECT_THAT(owed(*app_).value(), IsEmpty());
}

TEST_F(MailTest, WhatTheUserAsksIsWaitedForUntilItIsAnswered) {
  add("Ada Byron", "ada@example.com");
  const Letter question{
      "m2@x", kMyself, kFromAda, "Sun, 22 Nov 2026 09:00:00 +0000", "Room", "", "Could you book a room?\n"};
  import(mbox({question}));
  const auto open = waiting(*app_).value();
  ASSERT_THAT(open, SizeIs(1));
  EXPECT_EQ(open.front().subject, "Room");
  import(
      mbox({{"a9@x", kFromAda, kMyself, "Sun, 22 Nov 2026 19:00:00 +0000", "Re: Room", answers("m2@x"), "Done.\n"}}));
  EXPECT_THAT(waiting(*app_).value(), IsEmpty());
}

TEST_F(MailTest, WhatIsNoContactIsLeftOutWithItsReason) {
  add("Ada Byron", "ada@example.com");
  const std::string at = "Mon, 02 Nov 2026 10:00:00 +0000";
  std::string many;
  for (int i = 0; i < 12; ++i) many += (many.empty() ? "" : ", ") + fmt::format("p{}@example.com", i);
  const auto done = import(mbox({
      {"1@x", kFromAda, kMyself, at, "Out of office", "Auto-Submitted: auto-replied\n"},
      {"2@x", "Shop <no-reply@shop.example>", kMyself, at, "Your order"},
      {"3@x", "News <editor@news.example>", kMyself, at, "This week", "List-Unsubscribe: <https://news.example>\n"},
      {"4@x", kFromAda, kFromBob, at, "Between others"},
      {"5@x", kMyself, many, at, "To everybody"},
      {"6@x", kFromAda, kMyself, "Thu, 01 Jan 1970 00:00:00 +0000", "Before mail"},
      {"7@x", kFromAda, kMyself, "Thu, 02 Nov 2090 00:00:00 +0000", "After us"},
      {"8@x", "", kMyself, at, "From nobody"},
  }));
  EXPECT_EQ(done.touches, 0);
  EXPECT_EQ(done.skipped, done.read);
  EXPECT_THAT(touches("Ada"), IsEmpty());
  EXPECT_THAT(done.left_out, testing::Contains(Pair("to more than 10 people", 1)));
  EXPECT_THAT(done.left_out, testing::Contains(Pair("newsletters", 1)));
}

TEST_F(MailTest, ADiscussionListIsContactWithThoseWhoAnswerEachOther) {
  add("Ada Byron", "ada@example.com");
  add("Bob Stone", "bob@example.net");
  const std::string list = "List-Id: <talk.lists.example>\nList-Post: <mailto:talk@lists.example>\nPrecedence: list\n";
  const std::string to = "talk@lists.example";
  import(mbox({
      {"l1@x", kMyself, to, "Mon, 02 Nov 2026 10:00:00 +0000", "A patch", list},
      {"l2@x", kFromAda, to, "Mon, 02 Nov 2026 11:00:00 +0000", "Re: A patch", list + answers("l1@x")},
      {"l3@x", kFromBob, to, "Mon, 02 Nov 2026 12:00:00 +0000", "Re: A patch", list + answers("l2@x")},
      {"l4@x", kMyself, to, "Mon, 02 Nov 2026 13:00:00 +0000", "Re: A patch", list + answers("l2@x")},
  }));
  EXPECT_THAT(touches("Ada"), ElementsAre("11-02T11:00 in Re: A patch", "11-02T13:00 out Re: A patch"));
  EXPECT_THAT(touches("Bob"), IsEmpty());
}

TEST_F(MailTest, WhoIsNotInKithIsProposedAfterThreeExchanges) {
  const auto done =
      import(mbox({kAsk, kAnswer, kThanks, {"b1@x", kFromBob, kMyself, "Mon, 02 Nov 2026 10:00:00 +0000", "Hello"}}));
  EXPECT_EQ(done.touches, 0);
  EXPECT_EQ(done.suggestions, 1);
  const auto rows = suggestions(*app_).value();
  ASSERT_THAT(rows, SizeIs(1));
  EXPECT_EQ(rows.front().name, "Ada Byron");
  EXPECT_EQ(rows.front().in, 2);
  EXPECT_EQ(rows.front().out, 1);
  EXPECT_EQ(suggested(*app_, "1").value(), "ada@example.com");
  EXPECT_EQ(suggested(*app_, "2").error().code, Code::not_found);
  EXPECT_EQ(add_suggestion(*app_, "bob@example.net").error().code, Code::not_found);
  const auto added = add_suggestion(*app_, "ADA@example.com");
  ASSERT_TRUE(added) << sentence(added.error());
  EXPECT_THAT(touches("Ada Byron"), SizeIs(3));
  EXPECT_THAT(suggestions(*app_).value(), IsEmpty());
  ASSERT_TRUE(undo(*app_));
  EXPECT_THAT(suggestions(*app_).value(), SizeIs(1));
  ASSERT_TRUE(dismiss_suggestion(*app_, "ada@example.com"));
  EXPECT_THAT(suggestions(*app_).value(), IsEmpty());
}

TEST_F(MailTest, WhoWritesFromSeveralAddressesIsProposedOnce) {
  std::vector<Letter> letters;
  const auto writes = [&](const char* from, int day, int count) {
    for (int i = 0; i < count; ++i) {
      letters.push_back({fmt::format("{}-{}-{}@x", day, i, from[0]), from, kMyself,
                         fmt::format("Mon, {:02} Nov 2026 10:{:02}:00 +0000", day, i), fmt::format("Day {}", day)});
    }
  };
  writes("Bob Stone <bob@one.example>", 2, 5);
  writes("Ada Byron <ada@one.example>", 3, 3);
  writes("Ada Byron <ada@two.example>", 9, 4);
  writes("Ada <ada@three.example>", 10, 3);
  EXPECT_EQ(import(mbox(letters)).suggestions, 3);
  const auto rows = suggestions(*app_).value();
  ASSERT_THAT(rows, SizeIs(3));
  EXPECT_EQ(rows[0].address, "ada@two.example") << "the last used, and all together the most";
  EXPECT_THAT(rows[0].also, ElementsAre("ada@one.example"));
  EXPECT_EQ(rows[0].in, 7);
  EXPECT_EQ(rows[0].subject, "Day 9");
  EXPECT_EQ(iso(rows[0].first).substr(0, 10), "2026-11-03");
  EXPECT_EQ(rows[1].address, "bob@one.example");
  EXPECT_EQ(rows[2].address, "ada@three.example") << "one word is no whole name";
  EXPECT_EQ(suggested(*app_, "1").value(), "ada@two.example");
  ASSERT_TRUE(add_suggestion(*app_, "ada@one.example"));
  EXPECT_THAT(touches("Ada Byron"), SizeIs(7));
  EXPECT_THAT(suggestions(*app_).value(), SizeIs(2));
  ASSERT_TRUE(add_suggestions(*app_));
  EXPECT_THAT(suggestions(*app_).value(), IsEmpty());
}

TEST_F(MailTest, WhoComesToKithLaterGetsWhatWasExchanged) {
  import(mbox({kAsk, kAnswer}));
  add("Ada Byron", "ada@example.com");
  EXPECT_THAT(touches("Ada"), IsEmpty());
  EXPECT_EQ(import(mbox({kThanks})).touches, 3);
  EXPECT_THAT(touches("Ada"), SizeIs(3));
}

TEST_F(MailTest, NewPeopleOnRequest) {
  const auto done = import_at(file("all.mbox", mbox({kAsk, kAnswer, kThanks})), "all.mbox", Strangers::add);
  EXPECT_EQ(done.added, 1);
  EXPECT_EQ(done.touches, 3);
  EXPECT_THAT(touches("Ada Byron"), SizeIs(3));
}

// Three exchanges of 2020 are a tie to wave at once a year; those of this month are an active one.
TEST_F(MailTest, NewPeopleStartWhereTheirMailSpeaks) {
  std::vector<Letter> all{kAsk, kAnswer, kThanks};
  for (int i = 1; i <= 4; ++i) {
    const bool mine = i % 2 == 0;
    const std::string id = fmt::format("b{}@x", i);
    all.push_back({id, mine ? kMyself : kFromBob, mine ? kFromBob : kMyself,
                   fmt::format("Mon, 0{} Jun 2020 10:00:00 +0000", i), "Stones",
                   i == 1 ? std::string() : answers(fmt::format("b{}@x", i - 1))});
  }
  import_at(file("all.mbox", mbox(all)), "all.mbox", Strangers::add);
  EXPECT_EQ(stratum_of("Ada Byron"), "Active");
  EXPECT_EQ(stratum_of("Bob Stone"), "Yearly");
  EXPECT_EQ(triage(*app_)->undecided, 2);  // they are asked about all the same
}

TEST_F(MailTest, UndoneToTheByteAndImportedAnew) {
  add("Ada Byron", "ada@example.com");
  const std::string before = exported();
  const auto done =
      import(mbox({kAsk, kAnswer, {"b1@x", kFromBob, kMyself, "Mon, 02 Nov 2026 10:00:00 +0000", "Hello"}}));
  EXPECT_NE(exported(), before);
  ASSERT_TRUE(undo(*app_));
  EXPECT_EQ(exported(), before);
  EXPECT_EQ(import(mbox({kAsk, kAnswer})).touches, 2);
}

TEST_F(MailTest, EverythingIsTakenOverElsewhere) {
  add("Ada Byron", "ada@example.com");
  import(mbox({kAsk, kAnswer, {"b1@x", kFromBob, kMyself, "Mon, 02 Nov 2026 10:00:00 +0000", "Hello"}}));
  const std::string all = exported();
  TearDown();
  AppTest::SetUp();
  import(all);
  EXPECT_EQ(exported(), all);
  EXPECT_EQ(import(mbox({kAsk, kAnswer, kThanks})).touches, 1);
}

TEST_F(MailTest, MailThatCameBackMarksItsAddress) {
  const PersonId ada = add("Ada Byron", "ada@example.com");
  const Letter bounce{"d1@x",
                      "Mail Delivery System <MAILER-DAEMON@mx.example>",
                      kMyself,
                      "Mon, 16 Nov 2026 10:00:00 +0000",
                      "Undelivered Mail Returned to Sender",
                      "MIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n",
                      "--b\nContent-Type: text/plain\n\nIt failed.\n--b\nContent-Type: message/delivery-status\n\n"
                      "Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; ada@example.com\nAction: failed\n"
                      "Status: 5.1.1\nDiagnostic-Code: smtp; 550 no such user\n\n--b--\n"};
  import(mbox({bounce}));
  EXPECT_TRUE(person("Ada").handles.front().bounced);
  const auto notices = mail_notices(*app_).value();
  ASSERT_THAT(notices, SizeIs(1));
  EXPECT_EQ(notices.front().person.id, ada);
  EXPECT_THAT(notices.front().text, HasSubstr("Mail to ada@example.com came back"));
  EXPECT_THAT(today(*app_)->notices, SizeIs(1));
  EXPECT_EQ(to_json(notices.front())["kind"], "bounced");
  ASSERT_TRUE(undo_notice(*app_, notices.front().id));
  EXPECT_FALSE(person("Ada").handles.front().bounced);
  EXPECT_EQ(undo_notice(*app_, notices.front().id).error().code, Code::not_found);
  import(mbox({bounce}));
  EXPECT_THAT(mail_notices(*app_).value(), IsEmpty());
  EXPECT_FALSE(person("Ada").handles.front().bounced);
}

const Letter kStop{"s1@x",
                   kFromAda,
                   kMyself,
                   "Fri, 20 Nov 2026 10:00:00 +0000",
                   "Re: Offer",
                   answers("m5@x"),
                   "Please stop emailing me.\n"};

TEST_F(MailTest, WhoAsksToStopIsNotWrittenToAgain) {
  add("Ada Byron", "ada@example.com");
  import(mbox({kAsk}));
  import(mbox({kStop}));
  EXPECT_EQ(person("Ada").state, State::do_not_contact);
  const auto notices = mail_notices(*app_).value();
  ASSERT_THAT(notices, SizeIs(1));
  EXPECT_EQ(notices.front().mark, AddressMark::stopped);
  // A step of its own, taken back without the import.
  EXPECT_THAT(history(*app_, {}, 1)->front().title, HasSubstr("Do not contact"));
  ASSERT_TRUE(undo_notice(*app_, notices.front().id));
  EXPECT_EQ(person("Ada").state, State::active);
  EXPECT_THAT(touches("Ada"), SizeIs(2));
  EXPECT_THAT(mail_notices(*app_).value(), IsEmpty());
  // Heeded once.
  import(mbox({kThanks}));
  EXPECT_EQ(person("Ada").state, State::active);
}

TEST_F(MailTest, AnOldStopOrOneBetweenOthersIsNotHeeded) {
  add("Ada Byron", "ada@example.com");
  Letter old = kStop;
  old.date = "Fri, 20 Feb 2026 10:00:00 +0000";
  Letter others = kStop;
  others.id = "s2@x";
  others.to = kFromBob;
  import(mbox({old, others}));
  EXPECT_EQ(person("Ada").state, State::active);
}

TEST_F(MailTest, AStrangerWhoAsksToStopIsNotProposed) {
  import(mbox({kAsk, kAnswer, kThanks, kStop}));
  EXPECT_THAT(suggestions(*app_).value(), IsEmpty());
  ASSERT_THAT(mail_notices(*app_).value(), SizeIs(1));
  EXPECT_FALSE(mail_notices(*app_).value().front().person.id);
}

TEST_F(MailTest, TextIsKeptOnlyWhereTheUserSaysSo) {
  add("Ada Byron", "ada@example.com");
  Letter letter = kAsk;
  letter.text = "Could you send me the budget?\n\nOn Mon, 1 Nov 2026, Me wrote:\n> old words\n";
  struct {
    const char* setting;
    const char* touch;
  } const rows[] = {{"none", "11-02T10:00 in Budget"},
                    {"look", "11-02T10:00 in asks Budget"},
                    {"keep", "11-02T10:00 in asks Budget\n\nCould you send me the budget?"}};
  for (const auto& row : rows) {
    ASSERT_TRUE(change_settings(*app_, {{"mail-text", row.setting}}));
    import(mbox({letter}));
    EXPECT_THAT(touches("Ada"), ElementsAre(row.touch)) << row.setting;
    ASSERT_TRUE(undo(*app_));
  }
  EXPECT_EQ(change_settings(*app_, {{"mail-text", "all"}}).error().code, Code::usage);
}

TEST_F(MailTest, AMaildirIsReadOnceAndAgainWhenItChanges) {
  add("Ada Byron", "ada@example.com");
  maildir("Mail");
  maildir("Mail/.Sent");
  file("Mail/dovecot.index", "not mail");
  file("Mail/cur/1.host:2,S", written(kAsk));
  file("Mail/.Sent/cur/2.host:2,S", written(kAnswer));
  file("Mail/new/3.host", written(kThanks));
  file("Mail/tmp/4.host", written(kStop));
  const std::string path = (folder_ / "Mail").string();
  const auto done = import_at(path, "Mail");
  EXPECT_EQ(done.read, 3);
  EXPECT_EQ(done.touches, 3);
  EXPECT_EQ(done.problem_count, 0);
  EXPECT_EQ(import_at(path, "Mail").unchanged, 3);
  Letter next = kThanks;
  next.id = "a7@x";
  file("Mail/new/5.host", written(next));
  const auto more = import_at(path, "Mail");
  EXPECT_EQ(more.unchanged, 3);
  EXPECT_EQ(more.touches, 1);
}

TEST_F(MailTest, ADraftAndWhatTheUserAnsweredElsewhere) {
  add("Ada Byron", "ada@example.com");
  maildir("Mail");
  file("Mail/cur/1.host:2,RS", written(kAsk));
  file("Mail/cur/2.host:2,DS", written({"m8@x", kMyself, kFromAda, "Tue, 03 Nov 2026 09:00:00 +0000", "Not yet"}));
  import_at((folder_ / "Mail").string(), "Mail");
  EXPECT_THAT(touches("Ada"), ElementsAre("11-02T10:00 in Budget"));
}

TEST_F(MailTest, SentMailTellsWhoseItIs) {
  ASSERT_TRUE(change_settings(*app_, {{"own-address", ""}}));
  maildir("Mail");
  maildir("Mail/.Sent");
  file("Mail/cur/1.host:2,S", written(kAsk));
  file("Mail/.Sent/cur/2.host:2,S", written(kAnswer));
  const auto done = import_at((folder_ / "Mail").string(), "Mail");
  EXPECT_THAT(done.own_found, ElementsAre("me@example.org"));
  EXPECT_THAT(settings(*app_)->own_addresses, ElementsAre("me@example.org"));
}

TEST_F(MailTest, WhoseMailItIsMustBeClear) {
  ASSERT_TRUE(change_settings(*app_, {{"own-address", ""}}));
  const auto done = try_import(mbox({{"1@x", kFromAda, kFromBob, "Mon, 02 Nov 2026 10:00:00 +0000", "One"},
                                     {"2@x", kFromBob, kFromAda, "Mon, 02 Nov 2026 11:00:00 +0000", "Two"},
                                     {"3@x", kFromAda, kFromBob, "Mon, 02 Nov 2026 12:00:00 +0000", "Three"}}));
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, Code::bad_input);
  EXPECT_THAT(done.error().hint, HasSubstr("own-address"));
}

TEST_F(MailTest, OwnAddressesNeverBecomePeople) {
  ASSERT_TRUE(change_settings(*app_, {{"own-address", "me@example.org, me@work.example"}}));
  std::vector<Letter> letters;
  for (int i = 0; i < 4; ++i)
    letters.push_back(
        {fmt::format("{}@x", i), kMyself, "me@work.example", "Mon, 02 Nov 2026 10:00:00 +0000", "To myself"});
  EXPECT_EQ(import(mbox(letters)).suggestions, 0);
  EXPECT_THAT(suggestions(*app_).value(), IsEmpty());
}

}  // namespace
}  // namespace kith::app
