#include "app/test_app.hpp"

namespace kith::app {
namespace {

std::string card(const std::string& lines) {
  return "BEGIN:VCARD\r\nVERSION:3.0\r\n" + lines + "END:VCARD\r\n";
}

const std::string kAda =
    card("FN:Ada Byron\r\nEMAIL:ada@example.com\r\nTEL:+44 20 7946 0001\r\nORG:Engines Ltd\r\nTITLE:Analyst\r\n");
const std::string kConnections =
    "Notes:\n\"When exporting your connection data\"\n\n"
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n";
const std::string kMessages =
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE "
    "URLS,DATE,SUBJECT,CONTENT,FOLDER\n";

class Import : public AppTest {};

TEST_F(Import, BringsWhatTheFileSays) {
  const auto done = import(kAda);
  EXPECT_EQ(done.read, 1);
  EXPECT_EQ(done.added, 1);
  EXPECT_EQ(done.format, "vcard");
  const Person ada = person("ada@example.com");
  EXPECT_EQ(ada.name, "Ada Byron");
  ASSERT_EQ(ada.positions.size(), 1u);
  EXPECT_EQ(ada.positions[0].organisation, "Engines Ltd");
  EXPECT_EQ(ada.positions[0].role, "Analyst");
  EXPECT_EQ(ada.handles.size(), 2u);
}

TEST_F(Import, TheSameFileAgainChangesNothing) {
  import(kAda);
  const std::string before = exported();
  const auto again = import(kAda);
  EXPECT_EQ(again.read, 1);
  EXPECT_EQ(again.unchanged, 1);
  EXPECT_EQ(again.added + again.updated + again.merged + again.touches, 0);
  EXPECT_FALSE(again.import);
  EXPECT_EQ(exported(), before);
}

TEST_F(Import, APreviewEqualsTheImportAndWritesNothing) {
  import(card("FN:Charles Babbage\r\nEMAIL:charles@example.com\r\n"));
  const std::string before = exported();
  const std::string text =
      kAda + card("FN:C. Babbage\r\nEMAIL:charles@example.com\r\n") + card("FN:Charles Babbage\r\n");
  const auto preview = import(text, ImportMode::preview);
  EXPECT_EQ(exported(), before);
  const auto done = import(text);
  EXPECT_EQ(preview.read, done.read);
  EXPECT_EQ(preview.added, done.added);
  EXPECT_EQ(preview.merged, done.merged);
  EXPECT_EQ(preview.review, done.review);
  EXPECT_EQ(preview.unchanged, done.unchanged);
  EXPECT_FALSE(preview.import);
  EXPECT_TRUE(done.import);
}

TEST_F(Import, JoinsByExactHandlesOnly) {
  struct Row {
    std::string what, lines;
    int merged, review;
  };
  const Row rows[] = {
      {"same address in other letters", "FN:A. Byron\r\nEMAIL:ADA@Example.com\r\n", 1, 0},
      {"same number, a compatible name", "FN:A. Byron\r\nTEL:+44 (20) 79460001\r\n", 1, 0},
      {"same number, another name", "FN:Engines Switchboard\r\nTEL:+442079460001\r\n", 0, 1},
      {"same name only", "FN:Ada Byron\r\n", 0, 1},
      {"nothing in common", "FN:Grace Hopper\r\nEMAIL:grace@example.com\r\n", 0, 0},
  };
  for (const Row& row : rows) {
    TearDown();
    SetUp();
    import(kAda);
    const auto done = import(card(row.lines));
    EXPECT_EQ(done.merged + done.updated, row.merged) << row.what;
    EXPECT_EQ(done.review, row.review) << row.what;
    EXPECT_EQ(done.added, 1 - row.merged) << row.what;
    EXPECT_EQ(same_pairs(*app_)->size(), static_cast<std::size_t>(row.review)) << row.what;
  }
}

TEST_F(Import, TwoRecordsOfOneFileSettleAtOnce) {
  const std::string text = kAda + card("FN:Ada B.\r\nEMAIL:ada@example.com\r\nTEL:+44 20 7946 0002\r\n");
  const auto done = import(text);
  EXPECT_EQ(done.added, 1);
  EXPECT_EQ(done.merged, 1);
  const auto other_file = import(text + "\r\n");  // not the same bytes, the same records
  EXPECT_EQ(other_file.unchanged, 2);
  EXPECT_EQ(other_file.updated, 0);
}

TEST_F(Import, FilesThatContradictEachOtherStaySettled) {
  const std::string one = card("FN:Ada Byron\r\nEMAIL:ada@example.com\r\nORG:One\r\n");
  const std::string two = card("FN:Ada Byron\r\nEMAIL:ada@example.com\r\nORG:Two\r\n");
  import(one);
  import(two);
  for (const std::string& text : {one, two, one}) {
    const auto again = import(text);
    EXPECT_EQ(again.added + again.updated, 0);
  }
}

TEST_F(Import, ANewerExportIsNews) {
  import(kConnections + "Ada,Byron,https://www.linkedin.com/in/ada,,Engines Ltd,Analyst,08 Feb 2024\n");
  at("2026-11-24T09:00:00Z");
  const auto done =
      import(kConnections + "Ada,Byron,https://www.linkedin.com/in/ada,,Looms & Co,Director,08 Feb 2024\n");
  EXPECT_EQ(done.updated, 1);
  ASSERT_FALSE(done.examples.empty());
  EXPECT_EQ(done.examples[0].what, "now Director at Looms & Co, was Analyst at Engines Ltd");
  const Person ada = person("Ada Byron");
  ASSERT_EQ(ada.positions.size(), 2u);
  EXPECT_EQ(ada.positions[0].organisation, "Looms & Co");
  EXPECT_TRUE(ada.positions[0].noticed);
  EXPECT_EQ(ada.positions[1].organisation, "Engines Ltd");
  EXPECT_TRUE(ada.positions[1].to);
}

TEST_F(Import, WhatTheUserTypedIsNotOverwritten) {
  import(card("UID:1\r\nFN:Ada Byron\r\nEMAIL:ada@example.com\r\n"));
  PersonEdit edit;
  edit.name = "Ada King";
  ASSERT_TRUE(edit_person(*app_, who("ada@example.com"), edit));
  const auto done = import(card("UID:1\r\nFN:Ada Lovelace\r\nEMAIL:ada@example.com\r\nNICKNAME:Countess\r\n"));
  EXPECT_EQ(person("ada@example.com").name, "Ada King");
  EXPECT_EQ(done.added, 0);
}

TEST_F(Import, AnOldNameFollowsItsSource) {
  import(card("UID:1\r\nFN:Ada Byron\r\nEMAIL:ada@example.com\r\n"));
  EXPECT_EQ(import(card("UID:1\r\nFN:Ada King\r\nEMAIL:ada@example.com\r\n")).updated, 1);
  EXPECT_EQ(person("ada@example.com").name, "Ada King");
}

TEST_F(Import, IsOneUndoableStep) {
  const std::string before = exported();
  const auto done = import(kAda + card("FN:Grace Hopper\r\nEMAIL:grace@example.com\r\nNOTE:met at the navy\r\n"));
  ASSERT_TRUE(undo(*app_));
  EXPECT_EQ(exported(), before);
  EXPECT_TRUE(list_imports(*app_)->front().undone);
  const auto again = import(kAda);
  EXPECT_EQ(again.added, 1) << "an undone import is forgotten";
  EXPECT_TRUE(done.step);
}

TEST_F(Import, UndoKeepsPeopleTheUserHasWrittenTo) {
  import(kAda + card("FN:Grace Hopper\r\nEMAIL:grace@example.com\r\n"));
  ASSERT_TRUE(add_note(*app_, who("Ada Byron"), "likes engines"));
  const auto undone = undo(*app_, StepId{list_imports(*app_)->front().step});
  ASSERT_TRUE(undone) << sentence(undone.error());
  EXPECT_EQ(undone->people_kept, std::vector<std::string>{"Ada Byron"});
  EXPECT_TRUE(resolve(*app_, "Ada Byron"));
  EXPECT_FALSE(resolve(*app_, "Grace Hopper"));
}

TEST_F(Import, WhomTheUserDeletedStaysAway) {
  import(kAda);
  ASSERT_TRUE(delete_person(*app_, who("Ada Byron")));
  const auto done = import(card("FN:Ada Byron\r\nEMAIL:ada@example.com\r\nTITLE:Countess\r\n"));
  EXPECT_EQ(done.added, 0);
  EXPECT_FALSE(resolve(*app_, "Ada Byron"));
}

TEST_F(Import, OwnAddressesNeverBecomePeople) {
  ASSERT_TRUE(change_settings(*app_, {{"own-address", "me@example.com"}}));
  const auto done = import(kAda + card("FN:Me Myself\r\nEMAIL:ME@example.com\r\n"));
  EXPECT_EQ(done.added, 1);
  EXPECT_EQ(done.skipped, 1);
}

TEST_F(Import, MessagesBecomeTouchesInTheRightDirection) {
  const auto done = import(
      kMessages +
      "c1,,Me,https://www.linkedin.com/in/me,Ada Byron,https://www.linkedin.com/in/ada,2026-11-01 10:00:00 UTC,Hello,"
      "\"Could we meet on Friday?\",INBOX\n"
      "c1,,Ada Byron,https://www.linkedin.com/in/ada,Me,https://www.linkedin.com/in/me,2026-11-02 10:00:00 "
      "UTC,,Gladly.,INBOX\n"
      "c2,,Me,https://www.linkedin.com/in/me,\"Grace Hopper, Bob Noyce\","
      "\"https://www.linkedin.com/in/grace,https://www.linkedin.com/in/bob\",2026-11-03 10:00:00 UTC,,Thanks "
      "both.,INBOX\n");
  EXPECT_EQ(done.read, 3);
  EXPECT_EQ(done.added, 3);
  EXPECT_EQ(done.touches, 4);
  std::string next;
  const auto talk = person_timeline(*app_, who("Ada Byron"), "", 10, next);
  ASSERT_EQ(talk->moments.size(), 2u);
  EXPECT_EQ(talk->moments[0].touch.direction, Direction::in);
  EXPECT_EQ(talk->moments[1].touch.direction, Direction::out);
  EXPECT_TRUE(talk->moments[1].touch.asks);
  EXPECT_EQ(talk->moments[1].touch.note, "Hello");
  EXPECT_EQ(settings(*app_)->own_addresses, std::vector<std::string>{"https://www.linkedin.com/in/me"});
  EXPECT_EQ(view_person(*app_, who("Ada Byron"))->rhythm.history.dialogues, 1);
}

TEST_F(Import, TheSameMessageFromALongerExportIsOneTouch) {
  const std::string first =
      kMessages +
      "c1,,Me,https://www.linkedin.com/in/me,Ada,https://www.linkedin.com/in/ada,2026-11-01 10:00:00 UTC,,Hi,INBOX\n"
      "c2,,Me,https://www.linkedin.com/in/me,Bob,https://www.linkedin.com/in/bob,2026-11-01 11:00:00 UTC,,Hi,INBOX\n";
  import(first);
  const auto more = import(first +
                           "c2,,Bob,https://www.linkedin.com/in/bob,Me,https://www.linkedin.com/in/me,2026-11-04 "
                           "11:00:00 UTC,,Hello,INBOX\n");
  EXPECT_EQ(more.touches, 1);
  EXPECT_EQ(more.unchanged, 2);
  EXPECT_EQ(more.added, 0);
}

TEST_F(Import, AsksWhoseMessagesTheyAre) {
  const auto done = try_import(kMessages +
                               "c1,,Ada,https://www.linkedin.com/in/ada,Bob,https://www.linkedin.com/in/bob,2026-11-01 "
                               "10:00:00 UTC,,Hi,INBOX\n");
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, Code::bad_input);
  EXPECT_NE(done.error().hint.find("own-address"), std::string::npos);
}

TEST_F(Import, FirstDatesAreSpreadOverTheFirstInterval) {
  std::string text;
  for (int i = 0; i < 130; ++i) text += card(fmt::format("FN:Person Number{}\r\nEMAIL:p{}@example.com\r\n", i, i));
  import(text);
  PeopleQuery query;
  query.limit = 500;
  std::map<LocalDate, int> days;
  const auto everybody = list_people(*app_, query);
  ASSERT_TRUE(everybody);
  for (const PersonLine& line : everybody->people) {
    ASSERT_TRUE(line.due);
    ++days[*line.due];
  }
  EXPECT_GT(days.begin()->first, *parse_date("2026-11-23"));
  EXPECT_LE(days.rbegin()->first, *parse_date("2026-11-23") + Days{92});
  for (const auto& [day, people] : days) {
    EXPECT_LE(iso_weekday(day), 5);
    EXPECT_LE(people, 3);
  }
}

TEST_F(Import, BadInputChangesNothing) {
  import(kAda);
  const std::string before = exported();
  for (const std::string& text :
       {std::string(), std::string("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16), std::string("just a letter to a friend\n"),
        std::string("<!DOCTYPE html><html></html>"), std::string("BEGIN:VCARD\r\nFN"), std::string("a,b,c\n1,2,3\n")}) {
    const auto done = try_import(text);
    ASSERT_FALSE(done) << text;
    EXPECT_EQ(done.error().code, Code::bad_input) << text;
    EXPECT_EQ(exported(), before);
  }
}

TEST_F(Import, GoodRecordsOfABrokenFileAreKept) {
  const auto done = import(kAda + "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Cut Off\r\nTEL:12");
  EXPECT_EQ(done.added + done.problem_count, 2);
  ASSERT_EQ(done.problems.size(), 1u);
  EXPECT_EQ(done.problems[0].line, 9);
  EXPECT_EQ(done.problems[0].file, "import.txt");
}

TEST_F(Import, StopsWhenItIsTold) {
  const std::string before = exported();
  ImportRequest request;
  request.files = {{file("a.vcf", kAda), ""}};
  const auto done = import_files(*app_, request, [](const ImportProgress&) { return false; });
  ASSERT_FALSE(done);
  EXPECT_EQ(exported(), before);
}

}  // namespace
}  // namespace kith::app
