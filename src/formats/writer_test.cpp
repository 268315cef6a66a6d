#include "formats/writer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "formats/reading_test.hpp"

namespace kith {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

Handle handle(HandleKind kind, std::string value, std::string label) {
  Handle h;
  h.kind = kind;
  h.value = std::move(value);
  h.label = std::move(label);
  return h;
}

Position position(std::string organisation, std::string role, std::string department) {
  Position p;
  p.organisation = std::move(organisation);
  p.role = std::move(role);
  p.department = std::move(department);
  return p;
}

// What a card says of a person, comparable with what a reader makes of it.
ContactRecord record_of(const Person& p) {
  ContactRecord r;
  r.line = 1;
  r.name = p.name;
  r.given = p.given;
  r.middle = p.middle;
  r.family = p.family;
  r.prefix = p.prefix;
  r.suffix = p.suffix;
  r.nickname = p.nickname;
  r.handles = p.handles;
  r.addresses = p.addresses;
  r.positions = p.positions;
  r.birthday = p.birthday;
  for (const auto& note : p.notes) r.notes.push_back(note.text);
  r.tags = p.tags;
  r.facts = p.facts;
  return r;
}

TEST(WriteVcard, IsVcard4WithCrlfAndFolds) {
  Person p;
  p.name = "Zoë Smith";
  p.notes.push_back({{}, {}, std::string(50, 'x') + "äöüäöüäöüäöüäöüäöüäöüäöü" + std::string(100, 'y')});
  const std::string card = write_vcard(p, {"X-CUSTOM:kept"});
  EXPECT_TRUE(card.starts_with("BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Zoë Smith\r\n"));
  EXPECT_TRUE(card.ends_with("X-CUSTOM:kept\r\nEND:VCARD\r\n"));
  std::size_t from = 0;
  while (from < card.size()) {
    const auto end = card.find("\r\n", from);
    EXPECT_LE(end - from, 75U);
    EXPECT_NE(static_cast<unsigned char>(card[from]) & 0xC0, 0x80);  // no line begins inside a character
    from = end + 2;
  }
  EXPECT_EQ(read_whole(card).contacts.at(0).notes.at(0), p.notes[0].text);
}

TEST(WriteVcard, LabelsAsTypesOrAsWords) {
  Person p;
  p.name = "A";
  p.handles = {handle(HandleKind::phone, "1", "work fax"), handle(HandleKind::email, "a@example.org", "choir, tenor")};
  const std::string card = write_vcard(p, {});
  EXPECT_THAT(card, HasSubstr("TEL;TYPE=work;TYPE=fax:1\r\n"));
  EXPECT_THAT(card, HasSubstr("kith1.EMAIL:a@example.org\r\nkith1.X-ABLabel:choir\\, tenor\r\n"));
}

TEST(WriteVcard, APastPositionIsNoCurrentOne) {
  Person p;
  p.name = "A";
  p.positions = {position("Now", "Pilot", ""), position("Then", "Cook", "Galley")};
  p.positions[1].from = PartialDate{2010, std::nullopt, std::nullopt};
  p.positions[1].to = PartialDate{2015, 6U, std::nullopt};
  const std::string card = write_vcard(p, {});
  EXPECT_THAT(card, HasSubstr("ORG:Now\r\n"));
  EXPECT_THAT(card, Not(HasSubstr("ORG:Then")));
  const auto back = read_whole(card).contacts.at(0);
  EXPECT_THAT(shown_positions(back), ElementsAre("Now|Pilot|", "Then|Cook|Galley"));
  EXPECT_EQ(back.positions[1].from, p.positions[1].from);
  EXPECT_EQ(back.positions[1].to, p.positions[1].to);
}

TEST(WriteVcard, UnknownPropertiesSurviveARoundTrip) {
  const std::string lines =
      "FN:A\r\nX-ODD;TYPE=a;X-P=\"b;c\":some\\nvalue\\, with\\; all\r\nitem1.X-ABDATE-X:1\r\nitem1.X-ABLabel:Mine\r\n"
      "KEY;ENCODING=b;TYPE=x509:AAAABBBB\r\nGEO;TYPE=work:geo:46.7,-71.2\r\n";
  const auto first = only_card(lines);
  Person p;
  p.name = first.name;
  const auto second = read_whole(write_vcard(p, first.extras)).contacts.at(0);
  EXPECT_EQ(second.extras, first.extras);
  EXPECT_THAT(first.extras, SizeIs(5));
}

TEST(WriteVcard, ThePhotoSurvives) {
  const auto first = only_card("FN:A\r\nPHOTO;ENCODING=b;TYPE=JPEG:" + std::string(1000, 'A') + "\r\n");
  Person p;
  p.name = first.name;
  EXPECT_EQ(read_whole(write_vcard(p, {first.photo})).contacts.at(0).photo, first.photo);
}

// Text of all the characters that mean something to a vCard, never with white space at its ends.
class Words {
 public:
  explicit Words(unsigned seed) : random_(seed) {}
  std::size_t below(std::size_t n) { return random_() % n; }
  std::string word(bool lines = false) {
    static const std::string kPieces[] = {"a",  "Zoë", ";", ",",   "\\",  ":", "\"", "\\n", "=3D", "^n", "^",
                                          "山", "😀",  "'", "\\,", "x y", "=", "%",  "|",   "ß",   ".",  "<b>"};
    std::string out = "w";
    for (std::size_t n = below(12); n > 0; --n) out += kPieces[below(std::size(kPieces))];
    if (lines && below(3) == 0) out += "\nsecond\n\nthird";
    return out + "z";
  }
  std::string maybe(bool lines = false) { return below(2) == 0 ? std::string{} : word(lines); }

 private:
  std::mt19937 random_;
};

PartialDate some_date(Words& words) {
  PartialDate d;
  if (words.below(3) > 0) d.year = static_cast<int>(1800 + words.below(300));
  d.month = 1 + static_cast<unsigned>(words.below(12));
  d.day = 1 + static_cast<unsigned>(words.below(28));
  return d;
}

Person some_person(Words& words) {
  Person p;
  p.name = words.word();
  p.given = words.maybe();
  p.middle = words.maybe();
  p.family = words.maybe();
  p.prefix = words.maybe();
  p.suffix = words.maybe();
  p.nickname = words.maybe();
  if (words.below(2)) p.birthday = some_date(words);
  static const std::string kLabels[] = {"",         "work",  "home",          "mobile",        "work fax",
                                        "home fax", "pager", "my own; label", "Büro, 2. Stock"};
  for (std::size_t i = words.below(5); i > 0; --i) {
    const auto kind = static_cast<HandleKind>(words.below(4) == 0 ? 4 : words.below(2));
    p.handles.push_back(handle(kind, std::to_string(i) + words.word(), kLabels[words.below(std::size(kLabels))]));
  }
  if (words.below(2)) p.handles.push_back(handle(HandleKind::profile, "https://www.linkedin.com/in/anna", "linkedin"));
  if (words.below(2)) p.handles.push_back(handle(HandleKind::website, "https://example.org/a,b;c", "work"));
  for (std::size_t i = words.below(3); i > 0; --i) {
    Address a;
    a.label = kLabels[words.below(std::size(kLabels))];
    a.street = words.word(true);
    a.city = words.maybe();
    a.region = words.maybe();
    a.postal_code = words.maybe();
    a.country = words.maybe();
    p.addresses.push_back(std::move(a));
  }
  for (std::size_t i = words.below(4); i > 0; --i) {
    p.positions.push_back(position(std::to_string(i) + words.word(), words.maybe(), words.maybe()));
    if (words.below(2)) p.positions.back().from = PartialDate{2001, 2U, std::nullopt};
  }
  if (words.below(3) == 0) p.positions.push_back(position("", words.word(), words.maybe()));
  for (std::size_t i = words.below(3); i > 0; --i) {
    p.positions.push_back(position(std::to_string(i) + words.word(), words.maybe(), words.maybe()));
    p.positions.back().to = PartialDate{2012, 3U, 4U};
  }
  static const std::string kKinds[] = {"spouse",      "child",         "manager",     "assistant",
                                       "referred by", "my; own, kind", "anniversary", "hobby"};
  for (std::size_t i = words.below(5); i > 0; --i) {
    Fact f;
    f.kind = kKinds[words.below(std::size(kKinds))];
    f.text = f.kind == "anniversary" ? "2010-06-01" : words.word(true);
    p.facts.push_back(std::move(f));
  }
  for (std::size_t i = words.below(3); i > 0; --i) p.notes.push_back({{}, {}, words.word(true)});
  for (std::size_t i = words.below(4); i > 0; --i) p.tags.push_back(std::to_string(i) + words.word());
  return p;
}

TEST(WriteVcard, ReadingGivesBackWhatWasWritten) {
  Words words(7);
  for (int i = 0; i < 500; ++i) {
    const Person p = some_person(words);
    const std::string card = write_vcard(p, {});
    const auto reading = read_whole(card, {}, 1 + words.below(100));
    ASSERT_THAT(reading.contacts, SizeIs(1)) << card;
    EXPECT_THAT(reading.problems, IsEmpty());
    ASSERT_EQ(shown(Record(reading.contacts[0])), shown(Record(record_of(p)))) << card;
    for (std::size_t n = 0; n < p.positions.size(); ++n) {
      EXPECT_EQ(reading.contacts[0].positions[n].from, p.positions[n].from);
      EXPECT_EQ(reading.contacts[0].positions[n].to, p.positions[n].to);
    }
  }
}

TEST(WriteCsv, FieldsAreQuotedWhenTheyMust) {
  EXPECT_EQ(csv_field("plain"), "plain");
  EXPECT_EQ(csv_field(""), "");
  EXPECT_EQ(csv_field("a,b"), "\"a,b\"");
  EXPECT_EQ(csv_field("say \"hi\""), "\"say \"\"hi\"\"\"");
  EXPECT_EQ(csv_field("two\nlines"), "\"two\nlines\"");
  EXPECT_EQ(csv_field(" kept "), "\" kept \"");
  EXPECT_EQ(csv_row({"a", "b;c", ""}), "a,\"b;c\",\r\n");
}

TEST(WriteCsv, ReadsAgainAsGooglesColumns) {
  Person p;
  p.name = "Anna Maria Berg";
  p.given = "Anna";
  p.middle = "Maria";
  p.family = "Berg";
  p.nickname = "Annie";
  p.birthday = PartialDate{std::nullopt, 5U, 14U};
  for (int i = 1; i <= 5; ++i)
    p.handles.push_back(handle(HandleKind::email, std::to_string(i) + "@example.org", i % 2 ? "work" : "home"));
  p.handles.push_back(handle(HandleKind::phone, "+49 170 1", "mobile"));
  p.handles.push_back(handle(HandleKind::messenger, "skype:anna", ""));
  p.handles.push_back(handle(HandleKind::profile, "https://www.linkedin.com/in/anna", "linkedin"));
  p.positions.push_back(position("Harbour, Ltd.", "Pilot", "North"));
  Address a;
  a.label = "home";
  a.street = "Weg 5\n2nd floor";
  a.city = "Bonn";
  p.addresses.push_back(a);
  p.tags = {"choir", "tea, mostly"};
  p.notes.push_back({{}, {}, "one \"quoted\"\ntwo"});
  Fact f;
  f.kind = "spouse";
  f.text = "Eva";
  p.facts.push_back(f);
  ASSERT_EQ(csv_header().size(), csv_person(p).size());
  const auto reading = read_whole(csv_row(csv_header()) + csv_row(csv_person(p)));
  EXPECT_EQ(reading.detected.format, Format::google_csv);
  ASSERT_THAT(reading.contacts, SizeIs(1));
  ContactRecord expected = record_of(p);
  expected.line = 2;
  EXPECT_EQ(shown(Record(reading.contacts[0])), shown(Record(expected)));
}

}  // namespace
}  // namespace kith
