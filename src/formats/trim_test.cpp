#include "formats/trim.hpp"

#include <gtest/gtest.h>

namespace kith {
namespace {

struct TrimRow {
  const char* what;
  std::string body, kept;
};

void expect_rows(const std::vector<TrimRow>& rows) {
  for (const TrimRow& row : rows) EXPECT_EQ(newly_written(row.body), row.kept) << row.what;
}

TEST(Trim, QuotationsAfterTheAnnouncementsOfMailPrograms) {
  const char* const announcements[] = {
      "On Mon, Nov 2, 2026 at 10:00 AM Ann Lee <ann@example.com> wrote:",
      "On Nov 2, 2026, at 10:00 AM, Ann Lee\n<ann@example.com> wrote:",
      "2 Nov 2026 10:00, \"Ann Lee\" <ann@example.com> wrote:",
      "Am 02.11.2026 um 10:00 schrieb Ann Lee:",
      "Am Mo., 2. Nov. 2026 um 10:00 Uhr schrieb Ann Lee <ann@example.com>:",
      "Le lun. 2 nov. 2026 à 10:00, Ann Lee <ann@example.com> a écrit :",
      "El lun, 2 nov 2026 a las 10:00, Ann Lee (<ann@example.com>) escribió:",
      "Em seg., 2 de nov. de 2026 às 10:00, Ann Lee <ann@example.com> escreveu:",
      "Il giorno lun 2 nov 2026 alle ore 10:00 Ann Lee <ann@example.com> ha scritto:",
      "Op ma 2 nov 2026 om 10:00 schreef Ann Lee <ann@example.com>:",
      "Den mån 2 nov. 2026 kl 10:00 skrev Ann Lee <ann@example.com>:",
      "man. 2. nov. 2026 kl. 10.00 skrev Ann Lee <ann@example.com>:",
      "ma 2. marrask. 2026 klo 10.00 Ann Lee (ann@example.com) kirjoitti:",
      "pon., 2 lis 2026 o 10:00 Ann Lee <ann@example.com> napisał(a):",
      "po 2. 11. 2026 v 10:00 odesílatel Ann Lee <ann@example.com> napsal:",
      "пн, 2 нояб. 2026 г. в 10:00, Ann Lee <ann@example.com> написал:",
      "Mon, 2 Nov 2026 10:00:51 +0400 от Ann Lee <ann@example.com>:",
      "2 Kas 2026 Pzt 10:00 tarihinde Ann Lee <ann@example.com> şunları yazdı:",
      "Ann Lee <ann@example.com> 於 2026年11月2日 週一 上午10:00寫道：",
      "2026年11月2日(月) 10:00 Ann Lee <ann@example.com> のメール:",
  };
  for (const std::string announced : announcements) {
    EXPECT_EQ(newly_written("Yes, gladly.\n\n" + announced + "\n\n> Shall we meet?\n> Ann\n"), "Yes, gladly.")
        << announced;
    // Directly below the text, which stays.
    EXPECT_EQ(newly_written("Hi,\nyes, gladly.\n" + announced + "\n\n> Shall we meet?\n> Ann\n"), "Hi,\nyes, gladly.")
        << announced;
  }
}

TEST(Trim, HeaderBlocksOfOutlookInManyLanguages) {
  const char* const blocks[] = {
      "-----Original Message-----\nFrom: Ann Lee\nSent: Monday, November 2, 2026 10:00 AM\nTo: Bo\nSubject: Lunch",
      "________________________________\nDate: Mon, 2 Nov 2026 10:00:00 +0100\nSubject: Lunch\nFrom: ann@example.com\n"
      "To: bo@example.com",
      "From: Ann Lee <ann@example.com>\nSent: Monday, November 2, 2026 10:00 AM\nTo: Bo <bo@example.com>\nSubject: "
      "Lunch",
      "Von: Ann Lee\nGesendet: Montag, 2. November 2026 10:00\nAn: Bo\nBetreff: Essen",
      "De : Ann Lee\nEnvoyé : lundi 2 novembre 2026 10:00\nÀ : Bo\nObjet : Repas",
      "De: Ann Lee\nEnviado el: lunes, 2 de noviembre de 2026 10:00\nPara: Bo\nAsunto: Comida",
      "Da: Ann Lee\nInviato: lunedì 2 novembre 2026 10:00\nA: Bo\nOggetto: Pranzo",
      "Van: Ann Lee\nVerzonden: maandag 2 november 2026 10:00\nAan: Bo\nOnderwerp: Lunch",
      "Från: Ann Lee\nSkickat: den 2 november 2026 10:00\nTill: Bo\nÄmne: Lunch",
      "Od: Ann Lee\nWysłano: poniedziałek, 2 listopada 2026 10:00\nDo: Bo\nTemat: Obiad",
      "От: Ann Lee\nОтправлено: 2 ноября 2026 г. 10:00\nКому: Bo\nТема: Обед",
      "发件人: Ann Lee\n发送时间: 2026年11月2日 10:00\n收件人: Bo\n主题: 午餐",
      "差出人: Ann Lee\n送信日時: 2026年11月2日 10:00\n宛先: Bo\n件名: 昼食",
  };
  for (const std::string block : blocks) {
    EXPECT_EQ(newly_written("Yes, gladly.\n\n" + block + "\n\nShall we meet?\nAnn\n"), "Yes, gladly.") << block;
  }
}

TEST(Trim, AnswersBetweenQuotedLinesAreKept) {
  expect_rows({
      {"inline", "> Shall we meet?\n\nYes.\n\n> At noon?\n\nBetter at one.\n", "Yes.\n\nBetter at one."},
      {"inline under an announcement",
       "On 2 Nov 2026, Ann wrote:\n> Shall we meet?\nYes.\n> At noon?\nBetter at one.\n", "Yes.\n\nBetter at one."},
      {"above and between", "See below.\n\nOn 2 Nov 2026, Ann wrote:\n> Noon?\n\nYes.\n", "See below.\n\nYes."},
      {"below the quotation", "> Noon?\n> Ann\nYes, noon is fine.\n", "Yes, noon is fine."},
      {"only quoted", "> Noon?\n> Ann\n", ""},
      {"deeply quoted", ">>> one\n>> two\n> three\nfour\n", "four"},
  });
}

TEST(Trim, Signatures) {
  expect_rows({
      {"the dashes of RFC 3676", "Yes.\n\n-- \nAnn Lee\nExample Ltd\n+44 20 7946 0958\n", "Yes."},
      {"dashes without the blank", "Yes.\n\n--\nAnn Lee\nexample.com\n", "Yes."},
      {"a telephone", "Yes.\n\nSent from my iPhone\n", "Yes."},
      {"a telephone in German", "Ja.\n\nVon meinem iPhone gesendet\n", "Ja."},
      {"a mailing list's",
       "Yes.\n\n_______________________________________________\nTalk mailing list\n"
       "Talk@lists.example\nhttps://lists.example/talk\n",
       "Yes."},
      {"a closing word is the author's own", "Yes.\n\nBest regards\nAnn Lee\n+44 20 7946 0958\n",
       "Yes.\n\nBest regards"},
      {"a name at the end stays", "Yes.\n\nAnn\n", "Yes.\n\nAnn"},
      {"dashes within a text", "One\n--\nTwo is a long line that says something, does it not?\n",
       "One\n--\nTwo is a long line that says something, does it not?"},
      {"a signature before the quotation", "Yes.\n-- \nAnn\n\nOn 2 Nov 2026, Bo wrote:\n> Noon?\n", "Yes."},
      {"a list of points", "- first\n- second\n- third\n", "- first\n- second\n- third"},
  });
}

TEST(Trim, Disclaimers) {
  const std::string lawyers =
      "This message is confidential and intended only for the addressee. If you are not the intended recipient, "
      "any disclosure is prohibited; please notify the sender and delete it.\n";
  expect_rows({
      {"at the end", "Yes.\n\n" + lawyers, "Yes."},
      {"below the signature", "Yes.\n\n-- \nAnn\n\n" + lawyers, "Yes."},
      {"talk about confidence stays", "This is confidential: we hire Bo.\n", "This is confidential: we hire Bo."},
  });
}

// What is wrapped begins where its first words stand.
TEST(Trim, AnnouncementsOverSeveralLines) {
  expect_rows({
      {"a day first", "Hi\nOn Tue, Nov 3,\n2026 at 8:59 AM, Ann Lee <ann@example.com> wrote:\n> Noon?\n", "Hi"},
      {"a clock first",
       "Привет\n02.11.2026 14:20 пользователь \"ann@example.com\" <\nann@example.com> написал:\n\n> Noon?\n", "Привет"},
      {"an address below", "Hi\nOn Nov 3, 2026, at 8:59 AM, Ann Lee\n<ann@example.com>\nwrote:\n\n> Noon?\n", "Hi"},
      {"no day at all", "Hi\nAnn Lee <ann@example.com> wrote:\n> Noon?\n", "Hi"},
      {"as soon as I\nget back",
       "As soon as I\nget back to it.\nOn Dec 8, 2026 2:10 PM, \"Ann\" <ann@example.com> wrote:\n\n> Noon?\n",
       "As soon as I\nget back to it."},
  });
}

TEST(Trim, NothingNewIsLost) {
  expect_rows({
      {"a sentence with wrote", "What Ann wrote: it is good.\nI agree.\n", "What Ann wrote: it is good.\nI agree."},
      {"a colon at the end", "Three things:\none\ntwo\n", "Three things:\none\ntwo"},
      {"from in a text", "From: here to there\nit is far\n", "From: here to there\nit is far"},
      {"a forward alone", "---------- Forwarded message ---------\nFrom: Ann\nSubject: x\n\nHello\n",
       "---------- Forwarded message ---------\nFrom: Ann\nSubject: x\n\nHello"},
      {"a mangled From", ">From now on we meet on Fridays.\n", ">From now on we meet on Fridays."},
      {"line ends", "one\r\ntwo\rthree\n", "one\ntwo\nthree"},
      {"nothing", "", ""},
  });
}

TEST(Trim, LongTextsTakeTimeInProportion) {
  std::string dashes, closings, wrote;
  for (int i = 0; i < 200000; ++i) {
    dashes += "-a\n";
    closings += "cheers\n";
    wrote += "On Monday\n";
  }
  EXPECT_FALSE(newly_written(dashes).empty());
  EXPECT_FALSE(newly_written(closings).empty());
  EXPECT_FALSE(newly_written(wrote).empty());
  EXPECT_EQ(newly_written(std::string(1 << 20, ':')).size(), std::size_t{1} << 20);
}

TEST(HtmlText, BlocksEntitiesAndQuotations) {
  const struct {
    const char* html;
    const char* text;
  } rows[] = {
      {"<p>One</p><p>Two &amp; three</p>", "One\n\nTwo & three"},
      {"One<br>Two<br/>Three", "One\nTwo\nThree"},
      {"<style>p{}</style><script>x()</script><p>Text</p>", "Text"},
      {"<div>Gr&uuml;&szlig;e &#8364; &#x20AC;</div>", "Grüße € €"},
      {"<ul><li>a</li><li>b</li></ul>", "a\nb"},
  };
  for (const auto& row : rows) {
    std::string text = newly_written(html_text(row.html));
    EXPECT_EQ(text, row.text) << row.html;
  }
  EXPECT_EQ(newly_written(html_text("<p>Yes.</p><blockquote><p>Noon?</p></blockquote>")), "Yes.");
  EXPECT_EQ(newly_written(html_text("<div>Yes.</div><div class=\"gmail_quote\">On Mon, Ann wrote:<br>"
                                    "<blockquote>Noon?</blockquote></div>")),
            "Yes.");
}

TEST(HtmlText, HostileMarkupIsBounded) {
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "<blockquote>";
  deep += "x";
  EXPECT_LE(html_text(deep).size(), deep.size() * kHtmlGrowth);
  EXPECT_NO_THROW(html_text(std::string(1 << 20, '<')));
  EXPECT_NO_THROW(html_text(std::string(1 << 20, '&')));
  EXPECT_NO_THROW(html_text("<!-- never closed"));
}

TEST(HtmlText, GrowsNoMoreThanItSays) {
  for (const std::string piece :
       {"<hr>", "a<hr>", "<br>", "<hr>&lt;", "<p>a", "<blockquote><hr>", "<blockquote>a<br>"}) {
    std::string html;
    for (int i = 0; i < 200; ++i) html += piece;
    EXPECT_LE(html_text(html).size(), html.size() * kHtmlGrowth) << piece;
  }
  EXPECT_LE(html_text("<hr").size(), 3 * kHtmlGrowth);
}

}  // namespace
}  // namespace kith
