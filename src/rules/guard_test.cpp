// What each rule finds and leaves alone, as tables.
#include "rules/guard.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "rules/guard_draft.hpp"

namespace kith {
namespace {

// A draft to a stranger that nothing is wrong with; each test changes what it is about.
DraftToCheck cold_draft(const std::string& body) {
  DraftToCheck draft;
  draft.subject = "Punch cards";
  draft.body = body;
  draft.person.names = {"Ada Byron"};
  draft.to = {{"ada@looms.example", "Ada Byron", Closeness::stranger}};
  return draft;
}
DraftToCheck warm_draft(const std::string& body) {
  DraftToCheck draft = cold_draft(body);
  draft.person.dialogue = true;
  draft.to.front().closeness = Closeness::known;
  return draft;
}

GuardLevel said(const DraftToCheck& draft, GuardRule rule) {
  GuardLevel most = GuardLevel::off;
  for (const GuardFinding& one : check_draft(draft, GuardLevels()).findings) {
    if (one.rule == rule) most = std::max(most, one.level);
  }
  return most;
}

constexpr auto kOff = GuardLevel::off;
constexpr auto kHint = GuardLevel::hint;
constexpr auto kWarn = GuardLevel::warn;
constexpr auto kBlock = GuardLevel::block;

struct Words {
  const char* body;
  GuardLevel level;
};

TEST(GuardRows, AreOneForEachRuleInItsOrder) {
  ASSERT_EQ(guard_rows().size(), kGuardRules);
  std::set<std::string_view> ids;
  for (std::size_t i = 0; i < kGuardRules; ++i) {
    const GuardRow& row = guard_rows()[i];
    EXPECT_EQ(static_cast<std::size_t>(row.rule), i);
    EXPECT_EQ(guard_rule_from(row.id), row.rule);
    EXPECT_TRUE(can_be(row, row.level)) << row.id;
    EXPECT_FALSE(row.why.empty() || row.mend.empty() || row.seed.empty() || row.looks_at.empty()) << row.id;
    ids.insert(row.id);
  }
  EXPECT_EQ(ids.size(), kGuardRules);
}

TEST(GuardRows, OnlySomeMayBlockAndThreeAreFixed) {
  const std::set<std::string_view> block{"broadcast", "near-copy",      "no-context",     "cold-ask",
                                         "cold-gift", "do-not-contact", "left-over-name", "before-consent"};
  const std::set<std::string_view> fixed{"broadcast", "do-not-contact", "before-consent"};
  for (const GuardRow& row : guard_rows()) {
    EXPECT_EQ(row.may_block == MayBlock::yes, block.contains(row.id)) << row.id;
    EXPECT_EQ(row.settable == Settable::no, fixed.contains(row.id)) << row.id;
    EXPECT_EQ(can_be(row, kBlock), block.contains(row.id)) << row.id;
    EXPECT_EQ(can_be(row, kOff), !fixed.contains(row.id)) << row.id;
  }
}

TEST(GuardLevelsOfARule, AreTheMostItSays) {
  const DraftToCheck draft = cold_draft("Dear Ada,\n\nHello from me. It is a fine day here and all is quiet.");
  GuardLevels levels;
  EXPECT_EQ(check_draft(draft, levels).verdict, kBlock);
  levels.set(GuardRule::no_context, kHint);
  levels.set(GuardRule::hidden_intent, kOff);
  const GuardResult result = check_draft(draft, levels);
  EXPECT_EQ(result.verdict, kHint);
  EXPECT_TRUE(std::none_of(result.findings.begin(), result.findings.end(),
                           [](const GuardFinding& one) { return one.rule == GuardRule::hidden_intent; }));
  EXPECT_EQ(verdict_name(kOff), "ok");
}

TEST(GuardResult, NamesTheGravestFirst) {
  DraftToCheck draft = cold_draft("Dear Ada,\n\nI hope this email finds you well. Please look at my resume.");
  draft.bcc = 2;
  const GuardResult result = check_draft(draft, GuardLevels());
  ASSERT_GE(result.findings.size(), 3U);
  EXPECT_TRUE(std::is_sorted(result.findings.begin(), result.findings.end(),
                             [](const auto& a, const auto& b) { return a.level > b.level; }));
  EXPECT_EQ(result.verdict, result.findings.front().level);
}

TEST(GuardBroadcast, CountsStrangersAndAnybodyInBcc) {
  DraftToCheck draft = warm_draft("See you on Saturday.");
  EXPECT_EQ(said(draft, GuardRule::broadcast), kOff);
  draft.bcc = 1;
  EXPECT_EQ(said(draft, GuardRule::broadcast), kBlock);
  draft.bcc = 0;
  draft.cc = {{"x@y.example", "", Closeness::stranger}};
  EXPECT_EQ(said(draft, GuardRule::broadcast), kOff) << "one stranger may read along";
  draft.cc.push_back({"X@Y.example", "", Closeness::stranger});
  EXPECT_EQ(said(draft, GuardRule::broadcast), kOff) << "the same one twice";
  draft.cc.push_back({"z@y.example", "", Closeness::stranger});
  EXPECT_EQ(said(draft, GuardRule::broadcast), kBlock);
  draft.answers = true;
  EXPECT_EQ(said(draft, GuardRule::broadcast), kOff) << "they are in the conversation already";
}

TEST(GuardNearCopy, FindsATemplateWithItsGapsFilled) {
  const auto text = [](const std::string& who, const std::string& what) {
    return "Dear " + who + ",\n\nyour article about " + what +
           " gave our reading circle a whole evening to talk about. Twelve people read it aloud, and nobody went home "
           "before eleven. Would a copy of our notes be of use to you for the next one?\n\nJonas";
  };
  CopyBook copies;
  copies.add(1, shingles(text("Tom", "Leeds Station")));
  copies.add(2, shingles(text("Mary Ann", "Globex")));
  copies.add(2, shingles(text("Mary Ann", "Initech")));
  copies.seal();
  DraftToCheck draft = warm_draft(text("Ada", "Bath"));
  draft.copies = &copies;
  draft.copy_owner = 9;
  EXPECT_EQ(said(draft, GuardRule::near_copy), kOff) << "two others only";
  copies.add(3, shingles(text("Zoe", "York")));
  copies.seal();
  EXPECT_EQ(said(draft, GuardRule::near_copy), kBlock);
  draft.copy_owner = 3;
  EXPECT_EQ(said(draft, GuardRule::near_copy), kOff) << "what went to the same person is no copy";
  draft.copy_owner = 9;
  draft.body = "Dear Ada,\n\nthe doors of the weaving shed are open again from Monday, and your loom has a new belt.";
  EXPECT_EQ(said(draft, GuardRule::near_copy), kOff);
}

TEST(GuardNoContext, WantsSomethingAboutTheReader) {
  const Words rows[] = {
      {"Dear Ada,\n\nyour talk on punch cards in Leeds changed how I teach. Do beginners get other cards?", kOff},
      {"Dear Ada,\n\nTom Reed told me that you look for old looms. There is one in our barn.", kOff},
      {"Dear Ada,\n\nwe met at the harbour festival, next to the waffles. Here is the recipe.", kOff},
      {"Dear Ada,\n\nin your book on weavers you say the card came from Lyon. I found an older one.", kOff},
      {"Dear Ada,\n\nyou wrote that Lyon had four hundred looms in 1804. Where is that from?", kOff},
      {"Dear Ada,\n\nI am impressed by your career and your company. What are you working on?", kBlock},
      {"Dear Ada,\n\ncongratulations on your new role! I wish you all the best for it.", kBlock},
      {"Dear Ada,\n\nI love your blog. Keep up the good work!", kBlock},
      {"Dear Ada,\n\nI write to interesting people in our region. You are one of them.", kBlock}};
  for (const Words& row : rows) {
    EXPECT_EQ(said(cold_draft(row.body), GuardRule::no_context), row.level) << row.body;
    EXPECT_EQ(said(warm_draft(row.body), GuardRule::no_context), kOff) << row.body;
  }
}

TEST(GuardNoContext, KnowsFactsAndEntryPoints) {
  DraftToCheck draft = cold_draft("Dear Ada,\n\nthe regatta moved to June. Will the dinghy be ready?");
  EXPECT_EQ(said(draft, GuardRule::no_context), kBlock);
  draft.person.known = {"sails a dinghy"};
  EXPECT_EQ(said(draft, GuardRule::no_context), kOff);
  draft.person.known.clear();
  draft.person.reasons = {"won the regatta of Whitby"};
  EXPECT_EQ(said(draft, GuardRule::no_context), kOff);
  draft.person.reasons = {"gave a talk on looms"};
  EXPECT_EQ(said(draft, GuardRule::no_context), kWarn) << "there is a reason, and the draft does not use it";
}

TEST(GuardColdAsk, FindsRequestsHoweverTheyAreWorded) {
  const char* const kAsks[] = {"Could you pass my resume on to whoever hires in your department?",
                               "I am currently looking for a new position in logistics.",
                               "Would you have fifteen minutes for a call next week?",
                               "I'd be grateful for an introduction to your director.",
                               "Please take a look at our deck and tell me what you think of the numbers.",
                               "We are raising a seed round, and I would love to show you our plan.",
                               "Our platform helps companies to save hours every week.",
                               "It would mean a lot if you could share our campaign.",
                               "Do you know anyone who needs a bookkeeper?",
                               "Could you help me with my application?",
                               "My CV is attached.",
                               "Könnten Sie mich Ihrem Chef vorstellen?"};
  for (const char* ask : kAsks) {
    const DraftToCheck draft = cold_draft(std::string("Dear Ada,\n\n") + ask);
    EXPECT_EQ(said(draft, GuardRule::cold_ask), kBlock) << ask;
    EXPECT_EQ(said(warm_draft(draft.body), GuardRule::cold_ask), kOff) << ask;
  }
}

TEST(GuardColdAsk, LeavesQuestionsAboutTheirWorkAlone) {
  const char* const kQuestions[] = {"How did you choose the second site for the observatory?",
                                    "Could you tell me why the third loom runs backwards?",
                                    "I wonder whether you rinsed the samples in between.",
                                    "Was the bell cast in one piece?",
                                    "Would the list of mills be of use to you?",
                                    "I would be curious whether it fits your formula.",
                                    "May I send you photographs of two pages?"};
  for (const char* question : kQuestions)
    EXPECT_EQ(said(cold_draft(std::string("Dear Ada,\n\n") + question), GuardRule::cold_ask), kOff) << question;
}

TEST(GuardColdAsk, KnowsFilesLinksAndPastedCvs) {
  const std::string body = "Dear Ada,\n\nyour talk on punch cards in Leeds was the best of the day.";
  for (const char* file : {"CV.pdf", "Feld_Resume_2026.docx", "JonasFeldCV.pdf", "pitch-deck.pdf", "Lebenslauf.pdf"}) {
    DraftToCheck draft = cold_draft(body);
    draft.attachments = {{file, ""}};
    EXPECT_EQ(said(draft, GuardRule::cold_ask), kBlock) << file;
  }
  for (const char* file : {"photo.jpg", "table three.xlsx", "canon.pdf", "recv.log", "decking.png"}) {
    DraftToCheck draft = cold_draft(body);
    draft.attachments = {{file, ""}};
    EXPECT_EQ(said(draft, GuardRule::cold_ask), kOff) << file;
  }
  EXPECT_EQ(said(cold_draft(body + " More: https://docsend.com/view/x1"), GuardRule::cold_ask), kBlock);
  EXPECT_EQ(said(cold_draft(body + " Book here: https://calendly.com/feld/15"), GuardRule::cold_ask), kBlock);
  EXPECT_EQ(said(cold_draft(body + " Photos: https://gates.example/hinges"), GuardRule::cold_ask), kOff);
  EXPECT_EQ(said(cold_draft("Work experience\n2001-2005 Clerk\n2005-2009 Manager\n\nEducation\n1997-2001 Bremen"),
                 GuardRule::cold_ask),
            kBlock);
}

TEST(GuardColdAsk, ATimeTogetherAboutTheirWorkIsSlight) {
  const std::string body =
      "Dear Ada,\n\nyour talk on punch cards in Leeds was the best of the day. Could we meet for a coffee, so that I "
      "hear "
      "more about what you do?";
  EXPECT_EQ(said(cold_draft(body), GuardRule::cold_ask), kHint);
  EXPECT_EQ(said(cold_draft("Dear Ada,\n\nCould we meet for a coffee, so that I hear more about what you do?"),
                 GuardRule::cold_ask),
            kBlock);
}

TEST(GuardAskOverCredit, LooksAtTheLedgerWhenSomethingIsAsked) {
  DraftToCheck draft = warm_draft("Chris,\n\ncould you help me once more with the van, from the 2nd to the 5th?");
  EXPECT_EQ(said(draft, GuardRule::ask_over_credit), kOff) << "nothing is known";
  draft.person.received = 5;
  draft.person.times_received = 4;
  EXPECT_EQ(said(draft, GuardRule::ask_over_credit), kWarn);
  draft.person.given = 3;
  EXPECT_EQ(said(draft, GuardRule::ask_over_credit), kOff);
  draft.person.given = 0;
  draft.body = "Chris,\n\nthe van is back, with a full tank. The hall looks splendid.";
  EXPECT_EQ(said(draft, GuardRule::ask_over_credit), kOff);
}

TEST(GuardColdGift, FindsPresentsToStrangers) {
  const char* const kPresents[] = {"Please accept the enclosed gift card.",
                                   "A bottle of wine is on its way to your office.",
                                   "I have sent you a box of chocolates.",
                                   "Enclosed you will find a small voucher for the bookshop.",
                                   "The first coffee is on me.",
                                   "I put two complimentary tickets in the envelope."};
  for (const char* present : kPresents) {
    EXPECT_EQ(said(cold_draft(std::string("Dear Ada,\n\n") + present), GuardRule::cold_gift), kBlock) << present;
    EXPECT_EQ(said(warm_draft(std::string("Dear Ada,\n\n") + present), GuardRule::cold_gift), kOff) << present;
  }
  const char* const kNone[] = {"Thank you for the book about gift shops.",
                               "Would twenty of the beans be of use to you?", "The photo is attached for your files.",
                               "I have a gift for getting lost."};
  for (const char* none : kNone)
    EXPECT_EQ(said(cold_draft(std::string("Dear Ada,\n\n") + none), GuardRule::cold_gift), kOff) << none;
  DraftToCheck draft = cold_draft("Dear Ada");
  draft.channel = Channel::gift;
  EXPECT_EQ(said(draft, GuardRule::cold_gift), kBlock);
}

TEST(GuardHiddenIntent, WantsAReason) {
  const Words rows[] = {
      {"Dear Ada,\n\nyour talk on punch cards was fine. I would love to connect.", kWarn},
      {"Dear Ada,\n\ncongratulations on the prize for your book on looms!", kWarn},
      {"Dear Ada,\n\nyour talk on punch cards was fine. It would be great to stay in touch.", kWarn},
      {"Dear Ada,\n\nI am writing because your talk on punch cards helped my class.", kOff},
      {"Dear Ada,\n\nthank you for your talk on punch cards. No answer needed.", kOff},
      {"Dear Ada,\n\nyour talk on punch cards was fine. Which paper did the second card use?", kOff},
      {"Dear Ada,\n\nyour talk on punch cards was fine. I thought these photos might be useful to you.", kOff}};
  for (const Words& row : rows) {
    EXPECT_EQ(said(cold_draft(row.body), GuardRule::hidden_intent), row.level) << row.body;
    EXPECT_EQ(said(warm_draft(row.body), GuardRule::hidden_intent), kOff) << row.body;
  }
}

TEST(GuardDoNotContact, IsKept) {
  DraftToCheck draft = warm_draft("Ada, how is the loom?");
  draft.person.do_not_contact = true;
  EXPECT_EQ(said(draft, GuardRule::do_not_contact), kBlock);
}

TEST(GuardThirdFollowUp, CountsMessagesWithoutAnAnswer) {
  DraftToCheck draft = warm_draft("Ada, are you coming on Saturday?");
  for (const auto& [unanswered, level] : {std::pair(0, kOff), {1, kOff}, {2, kOff}, {3, kWarn}, {8, kWarn}}) {
    draft.person.unanswered = unanswered;
    EXPECT_EQ(said(draft, GuardRule::third_follow_up), level) << unanswered;
  }
}

TEST(GuardSaidBefore, KnowsLinksAndWords) {
  DraftToCheck draft =
      warm_draft("Luis,\n\nlook at https://www.paper.example/trams/?utm_source=mail, you will like it.");
  draft.told = {{"", "http://paper.example/trams"}};
  EXPECT_EQ(said(draft, GuardRule::said_before), kWarn);
  draft.told = {{"", "http://paper.example/buses"}};
  EXPECT_EQ(said(draft, GuardRule::said_before), kOff);
  draft.body = "Beth,\n\nwe are moving to the coast: the house in Whitby is ours from September!";
  draft.told = {{"Moving to the coast, the house in Whitby is ours from September", ""}};
  EXPECT_EQ(said(draft, GuardRule::said_before), kWarn);
  draft.body = "Beth,\n\nthe house needs a new roof.";
  EXPECT_EQ(said(draft, GuardRule::said_before), kOff);
}

TEST(GuardBadHour, LooksAtTheReadersClock) {
  struct Row {
    Channel channel;
    bool known;
    int weekday, minute;
    GuardLevel level;
  };
  const Row rows[] = {{Channel::email, false, 2, 600, kOff},   {Channel::email, false, 7, 600, kWarn},
                      {Channel::email, false, 2, 180, kWarn},  {Channel::email, true, 7, 600, kHint},
                      {Channel::email, true, 2, 1400, kHint},  {Channel::call, true, 2, 1400, kWarn},
                      {Channel::text, true, 3, 5 * 60, kWarn}, {Channel::letter, false, 7, 600, kOff},
                      {Channel::call, true, 3, 7 * 60, kOff}};
  for (const Row& row : rows) {
    DraftToCheck draft = row.known ? warm_draft("Ada, how is the loom?") : cold_draft("Ada, how is the loom?");
    draft.channel = row.channel;
    draft.time = GuardTime{row.weekday, row.minute, false, ""};
    EXPECT_EQ(said(draft, GuardRule::bad_hour), row.level) << name(row.channel) << row.weekday << " " << row.minute;
  }
  DraftToCheck draft = cold_draft("Ada, how is the loom?");
  draft.time = GuardTime{3, 600, true, "Their messages come most on weekday mornings (9 of 14)"};
  const GuardResult result = check_draft(draft, GuardLevels());
  const auto found = std::find_if(result.findings.begin(), result.findings.end(),
                                  [](const GuardFinding& one) { return one.rule == GuardRule::bad_hour; });
  ASSERT_NE(found, result.findings.end());
  EXPECT_EQ(found->mend, "Their messages come most on weekday mornings (9 of 14).");
}

TEST(GuardShape, SaysItGentlyUnlessItIsFarOff) {
  std::string words;
  const auto of_length = [&](int count) {
    words = "Dear Ada,\n\n";
    for (int i = 2; i < count; ++i) words += i % 10 == 9 ? "looms. " : "looms ";
    return words;
  };
  EXPECT_EQ(said(cold_draft(of_length(5)), GuardRule::shape), kWarn);
  EXPECT_EQ(said(cold_draft(of_length(30)), GuardRule::shape), kHint);
  EXPECT_EQ(said(cold_draft(of_length(80) + "Why?"), GuardRule::shape), kOff);
  EXPECT_EQ(said(cold_draft(of_length(200)), GuardRule::shape), kHint);
  EXPECT_EQ(said(cold_draft(of_length(300)), GuardRule::shape), kWarn);
  EXPECT_EQ(said(warm_draft(of_length(30)), GuardRule::shape), kOff);
  EXPECT_EQ(said(warm_draft(of_length(300)), GuardRule::shape), kHint);
  DraftToCheck draft = warm_draft("Ada, how is the loom?");
  draft.subject = "GREAT NEWS FOR YOU";
  EXPECT_EQ(said(draft, GuardRule::shape), kWarn);
  draft.subject = "";
  EXPECT_EQ(said(draft, GuardRule::shape), kHint);
  draft.channel = Channel::letter;
  EXPECT_EQ(said(draft, GuardRule::shape), kOff);
}

TEST(GuardAllI, ComparesTheTwoVoices) {
  const char* const kMine =
      "Dear Ada,\n\nI have a new office, I bought my desk and I painted my own door. My first customer came in March, "
      "my second in "
      "April, and I am proud of my work. I run every morning and I sleep well.";
  EXPECT_EQ(said(cold_draft(kMine), GuardRule::all_i), kWarn);
  EXPECT_EQ(said(warm_draft(kMine), GuardRule::all_i), kWarn);
  EXPECT_EQ(said(warm_draft(std::string(kMine) + " How are you, and how is your loom?"), GuardRule::all_i), kOff);
  EXPECT_EQ(
      said(warm_draft("Hi Ada,\n\nwe got back from Italy on Sunday, brown and slightly heavier."), GuardRule::all_i),
      kOff);
}

TEST(GuardStockPhrase, NamesWhereItStands) {
  const DraftToCheck draft = warm_draft("Ada, could I pick your brain on Friday?");
  const GuardResult result = check_draft(draft, GuardLevels());
  const auto found = std::find_if(result.findings.begin(), result.findings.end(),
                                  [](const GuardFinding& one) { return one.rule == GuardRule::stock_phrase; });
  ASSERT_NE(found, result.findings.end());
  EXPECT_EQ(draft.body.substr(found->span.begin, found->span.end - found->span.begin), "pick your brain");
  EXPECT_EQ(said(warm_draft("Ada, just checking in. How is the loom?"), GuardRule::stock_phrase), kHint);
  EXPECT_EQ(said(warm_draft("Ada, how is the loom since the last time?"), GuardRule::stock_phrase), kOff);
}

TEST(GuardLeftOverName, FindsGapsAndWrongNames) {
  const Words rows[] = {{"Dear {first name},\n\nhow is the loom?", kBlock},
                        {"Dear Ada,\n\nhow are things at [Company]?", kBlock},
                        {"Dear Ada,\n\nI saw [[what you saw]] and thought of you.", kBlock},
                        {"Dear XXX,\n\nhow is the loom?", kBlock},
                        {"Dear Ada,\n\nhow is ____ these days?", kBlock},
                        {"Dear Tom,\n\nhow is the loom?", kWarn},
                        {"Dear Ms Byron,\n\nhow is the loom?", kOff},
                        {"Hi all,\n\nhow is the loom?", kOff},
                        {"Good morning Ada,\n\nhow is the loom?", kOff},
                        {"Hello again!\n\nThe array a[name] is [sic] fine.", kOff}};
  for (const Words& row : rows) EXPECT_EQ(said(warm_draft(row.body), GuardRule::left_over_name), row.level) << row.body;
}

TEST(GuardLeftOverName, KnowsNicknamesAndOtherDrafts) {
  DraftToCheck draft = warm_draft("Dear Bob,\n\nhow is the loom?");
  draft.person.names = {"Robert Hughes"};
  draft.to.front().name = "";
  EXPECT_EQ(said(draft, GuardRule::left_over_name), kOff);
  draft.body = "Dear Tom,\n\nhow is the loom?";
  draft.others = {{{"Tom Reed"}, {"Globex"}}};
  EXPECT_EQ(said(draft, GuardRule::left_over_name), kBlock);
  draft.body = "Dear Robert,\n\nhow is your team at Globex?";
  EXPECT_EQ(said(draft, GuardRule::left_over_name), kBlock);
  draft.person.organisations = {"Globex Ltd"};
  EXPECT_EQ(said(draft, GuardRule::left_over_name), kOff);
  draft.body = "Dear Robert,\n\nTom told me that you are back.";
  EXPECT_EQ(said(draft, GuardRule::left_over_name), kOff);
  draft.body = "Dear Robert,\n\nI thought of you, Tom, when I saw it.";
  EXPECT_EQ(said(draft, GuardRule::left_over_name), kBlock);
}

TEST(GuardDraft, AnyBytesAreRead) {
  for (const std::string& body : {std::string(), std::string("\xFF\xFE{"), std::string(200000, 'a'),
                                  std::string(3000, '['), std::string("Dear ")})
    check_draft(cold_draft(body), GuardLevels());
}

DraftToCheck before_consent_draft(const std::string& subject, const std::string& body, bool of_this_draft = true) {
  DraftToCheck draft = warm_draft(body);
  draft.subject = subject;
  GuardHidden grace;
  grace.name = "Grace Hopper";
  grace.given = {"Grace", "Amazing"};
  grace.family = {"Hopper"};
  grace.addresses = {"grace@navy.example"};
  grace.organisation = "Navy Yard";
  grace.role = "Chief Compiler";
  grace.of_this_draft = of_this_draft;
  draft.hidden = {grace};
  return draft;
}

TEST(GuardBeforeConsent, NamesAddressesAndWorkAreHeldBackTheRestIsFine) {
  const struct {
    const char* subject;
    const char* body;
    GuardLevel own, other;  // in a draft of the introduction, in any other
  } rows[] = {
      {"Compilers", "Hi Ada,\n\nI know somebody who builds compilers and looks for looms.", kOff, kOff},
      {"Compilers", "Hi Ada,\n\nGrace Hopper builds compilers.", kBlock, kBlock},
      {"Compilers", "Hi Ada,\n\ngrace hopper builds compilers.", kBlock, kBlock},
      {"Grace Hopper", "Hi Ada,\n\nwould you like to talk?", kBlock, kBlock},
      {"Compilers", "Hi Ada,\n\nit is Hopper's team.", kBlock, kBlock},
      {"Compilers", "Hi Ada,\n\nGrace builds compilers.", kBlock, kOff},
      {"Compilers", "Hi Ada,\n\nshe has the grace of a compiler.", kOff, kOff},
      {"Compilers", "Hi Ada,\n\nwrite to GRACE@navy.example when you like.", kBlock, kBlock},
      {"Compilers", "Hi Ada,\n\nthe Chief Compiler of the Navy Yard would like to talk.", kBlock, kBlock},
      {"Compilers", "Hi Ada,\n\nsomebody at the Navy Yard would like to talk.", kOff, kOff},
      {"Chief Compiler", "Hi Ada,\n\nsomebody would like to talk.", kOff, kOff},
      {"Chief Compiler", "Hi Ada,\n\nfrom the Navy Yard.", kBlock, kBlock},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(said(before_consent_draft(row.subject, row.body), GuardRule::before_consent), row.own) << row.body;
    EXPECT_EQ(said(before_consent_draft(row.subject, row.body, false), GuardRule::before_consent), row.other)
        << row.body;
  }
}

TEST(GuardBeforeConsent, TheReadersOwnNameIsNotTheOthers) {
  DraftToCheck draft = before_consent_draft("Compilers", "Hi Grace,\n\nI know somebody who builds compilers.");
  draft.person.names = {"Grace Byron", "Grace"};
  EXPECT_EQ(said(draft, GuardRule::before_consent), kOff);
  draft.hidden.front().name = "Grace";
  draft.hidden.front().family.clear();
  EXPECT_EQ(said(draft, GuardRule::before_consent), kOff);
  draft.hidden.clear();
  draft.body = "Hi Grace,\n\nGrace Hopper builds compilers.";
  EXPECT_EQ(said(draft, GuardRule::before_consent), kOff);
}

TEST(GuardBeforeConsent, ShowsWhereAndIsNotSwitchedOff) {
  const DraftToCheck draft = before_consent_draft("Compilers", "Hi Ada,\n\nGrace Hopper builds compilers.");
  GuardLevels levels;
  for (const GuardRow& row : guard_rows()) {
    if (can_be(row, kOff)) levels.set(row.rule, kOff);
  }
  const GuardResult result = check_draft(draft, levels);
  ASSERT_EQ(result.findings.size(), 1U);
  EXPECT_EQ(result.findings[0].message, "It tells who Grace Hopper is, before both said yes to the introduction.");
  EXPECT_EQ(draft.body.substr(result.findings[0].span.begin, 12), "Grace Hopper");
}

}  // namespace
}  // namespace kith
