#include "rules/words.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace kith {
namespace {

struct AskCase {
  const char* text;
  bool asks;
};

TEST(Asks, English) {
  const AskCase cases[] = {
      {"Could you have a look at the draft by Friday?", true},
      {"Would Tuesday at ten suit you?", true},
      {"Please send the slides to Anna.", true},
      {"Jonas, call me when you land.", true},
      {"Good to see you last week. Let me know whether the date works.", true},
      {"Let's have lunch next month.", true},
      {"I would appreciate your view of chapter two.", true},
      {"I was wondering if you know anybody at the harbour office", true},
      {"Thoughts?", true},
      {"what do you think of the new plan", true},
      {"Any chance of a short call this week", true},
      {"If you have a minute, tell me how it went.", true},
      {"It rained all weekend, so we stayed in.", false},
      {"Happy birthday, and all the best for the new year!", false},
      {"Thank you for the introduction. Mia and I spoke this morning.", false},
      {"Congratulations on the new role.", false},
      {"Just got back from two weeks in Italy.", false},
      {"I will call you tomorrow.", false},
      {"", false},
      {"...", false},
  };
  for (const AskCase& one : cases) EXPECT_EQ(asks(one.text), one.asks) << one.text;
}

TEST(Asks, CourtesiesAreNot) {
  const AskCase cases[] = {
      {"How are you?", false},
      {"Hi Lea, how have you been? We moved to Graz.", false},
      {"Hope you are well!", false},
      {"Feel free to pass this on.", false},
      {"Please find attached the minutes.", false},
      {"Please don't hesitate to write.", false},
      {"Lovely weather, isn't it?", false},
      {"How are you? Could we talk on Monday?", true},
      {"To leave this list, please click here to unsubscribe.", false},
  };
  for (const AskCase& one : cases) EXPECT_EQ(asks(one.text), one.asks) << one.text;
}

TEST(Asks, AQuestionMarkInAnAddressIsNone) {
  EXPECT_FALSE(asks("The photos: https://photos.example.org/album?id=7"));
  EXPECT_FALSE(asks("The photos: https://photos.example.org/album? and more of them"));
  EXPECT_FALSE(asks("www.example.org/?"));
  EXPECT_TRUE(asks("Have you seen https://photos.example.org/album?id=7 yet?"));
  EXPECT_TRUE(asks("Did he say \"tomorrow?\""));
}

TEST(Asks, OtherLanguages) {
  const AskCase cases[] = {
      {"Könntest du mir den Kontakt schicken", true},
      {"Gib mir Bescheid, sobald du wieder da bist.", true},
      {"Wie geht es dir?", false},
      {"Schöne Grüße aus Kiel.", false},
      {"Pourriez-vous me transmettre son adresse", true},
      {"Comment ça va ? Nous avons déménagé.", false},
      {"Merci de me rappeler demain.", true},
      {"Bonnes fêtes à toute la famille.", false},
      {"¿Podrías presentarme a Lucía?", true},
      {"¿Cómo estás?", false},
      {"Avísame cuando llegues.", true},
      {"Potresti mandarmi il programma", true},
      {"Come stai?", false},
      {"Você pode me enviar o relatório", true},
      {"Kun je me bellen", true},
      {"Hartelijk dank voor je bericht.", false},
      {"Proszę o krótką odpowiedź.", true},
      {"Kan du skicka den igen", true},
      {"Подскажите, пожалуйста, его адрес.", true},
      {"Как дела?", false},
      {"Спасибо за вечер.", false},
      {"明日お時間ありますか？", true},
      {"هل يمكنك الاتصال بي؟", true},
  };
  for (const AskCase& one : cases) EXPECT_EQ(asks(one.text), one.asks) << one.text;
}

struct PromiseCase {
  const char* note;
  const char* text;  // "" for none
  const char* by;    // "" for none
};

TEST(Promises, Table) {
  const PromiseCase cases[] = {
      {"promise: send the book", "send the book", ""},
      {"Promise:   send the book  ", "send the book", ""},
      {"Promised to introduce her to Olaf", "to introduce her to Olaf", ""},
      {"promised: intro by 2026-12-01", "intro by 2026-12-01", "2026-12-01"},
      {"TODO: invoice (by 2026-12-01)", "invoice (by 2026-12-01)", "2026-12-01"},
      {"[ ] send the book", "send the book", ""},
      {"- [ ] send the book", "send the book", ""},
      {"* todo: call the venue", "call the venue", ""},
      {"I'll send the photos", "send the photos", ""},
      {"I’ll send the photos", "send the photos", ""},
      {"Lunch at Mo's.\nTwo children now.\npromise: the recipe\nLikes rowing.", "the recipe", ""},
      {"promise: one\npromise: two", "one", ""},
      {"[x] send the book", "", ""},
      {"[X] send the book", "", ""},
      {"done: send the book", "", ""},
      {"promise: send the book\ndone: send the book", "", ""},
      {"promise: send the book by 2026-12-01\n[x] Send the book", "", ""},
      {"promise: one\npromise: two\ndone: one", "two", ""},
      {"promise: one\npromise: two\ndone", "", ""},
      {"promise: one\ndone\npromise: two", "two", ""},
      {"promise: one\nDone deal with the harbour.", "one", ""},
      {"promise: standby 2026-12-01", "standby 2026-12-01", ""},
      {"promise: by 2026-02-30", "by 2026-02-30", ""},
      {"promise:", "", ""},
      {"She promised to write.", "to write.", ""},
      {"Illness in the family", "", ""},
      {"", "", ""},
  };
  for (const PromiseCase& one : cases) {
    SCOPED_TRACE(one.note);
    const auto all = promises_in(one.note);
    const auto promise = std::find_if(all.begin(), all.end(), [](const WrittenPromise& each) { return each.open; });
    EXPECT_EQ(promise != all.end() ? promise->text : "", one.text);
    EXPECT_EQ(promise != all.end() && promise->by ? iso(*promise->by) : "", one.by);
  }
}

TEST(Promises, OfEitherSideAndAllOfThem) {
  const auto all = promises_in(
      "promise: the recipe\nThey promised to send the contract by 2026-12-01\npromised me: an introduction\n"
      "Talked about boats.\n[x] the recipe");
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[0].side, PromiseSide::mine);
  EXPECT_FALSE(all[0].open);
  EXPECT_EQ(all[1].side, PromiseSide::theirs);
  EXPECT_EQ(all[1].text, "to send the contract by 2026-12-01");
  EXPECT_EQ(iso(*all[1].by), "2026-12-01");
  EXPECT_TRUE(all[1].open);
  EXPECT_EQ(all[2].side, PromiseSide::theirs);
  EXPECT_EQ(all[2].text, "an introduction");
}

}  // namespace
}  // namespace kith
