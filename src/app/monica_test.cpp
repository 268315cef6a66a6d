#include <gmock/gmock.h>

#include "app/test_app.hpp"
#include "store/touches.hpp"

namespace kith::app {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::UnorderedElementsAre;

// Written for this test, in the shape of Monica 4's account export.
const std::string kExport = R"json({
  "version": "1.0-preview.1", "app_version": "4.0.0", "export_date": "2026-11-20T10:00:00Z", "exported_by": "u-1",
  "account": {
    "uuid": "acc-1",
    "data": [
      {"count": 3, "type": "contact", "values": [
        {"uuid": "c-1", "created_at": "2020-01-02T03:04:05.000000Z", "properties": {
          "first_name": "Ada", "middle_name": null, "last_name": "Byron", "nickname": "Countess", "is_starred": true,
          "is_partial": false, "is_dead": false, "job": "Analyst", "company": "Engines Ltd",
          "food_preferences": "no mushrooms", "description": "Met at the fair", "stay_in_touch_frequency": 30,
          "tags": ["maths", "london"], "birthdate": {"uuid": "d-1", "is_age_based": false, "is_year_unknown": true, "date": "2016-12-10T00:00:00Z"},
          "avatar": {"avatar_source": "default", "default_avatar_color": "#fff"}},
         "data": [
          {"count": 2, "type": "contact_field", "values": [
            {"properties": {"data": "ada@example.com", "type": "t-mail"}},
            {"properties": {"data": "+44 20 7946 0001", "type": "t-phone"}}]},
          {"count": 1, "type": "address", "values": [{"properties": {"name": "Home", "street": "1 St James", "city": "London", "province": null, "postal_code": "SW1", "country": "GB"}}]},
          {"count": 1, "type": "note", "values": [{"uuid": "n-1", "created_at": "2021-05-06T07:08:09.000000Z", "properties": {"body": "Likes engines.", "is_favorited": false}}]},
          {"count": 1, "type": "call", "values": [{"uuid": "k-1", "created_at": "2022-02-03T00:00:00Z", "properties": {"called_at": "2022-02-03T00:00:00.000000Z", "content": "About the plans", "contact_called": true}}]},
          {"count": 2, "type": "reminder", "values": [
            {"properties": {"initial_date": "2022-01-01", "title": "Write to Ada", "frequency_type": "week", "frequency_number": 3}},
            {"properties": {"initial_date": "2022-12-10", "title": "Birthday", "frequency_type": "year", "frequency_number": 1}}]},
          {"count": 1, "type": "conversation", "values": [{"uuid": "v-1", "properties": {"happened_at": "2022-03-01", "contact_field_type": "t-mail", "messages": [
            {"properties": {"content": "secret words", "written_at": "2022-03-01", "written_by_me": true}},
            {"properties": {"content": "more", "written_at": "2022-03-02", "written_by_me": false}}]}}]},
          {"count": 1, "type": "activity", "values": ["a-1"]}
        ]},
        {"uuid": "c-2", "created_at": "2020-01-02T03:04:05Z", "properties": {"first_name": "Annabella", "last_name": "Byron", "is_partial": true}},
        {"uuid": "c-3", "created_at": "2020-01-02T03:04:05Z", "properties": {"first_name": "Charles", "last_name": "Babbage", "is_partial": false, "is_dead": true},
         "data": [{"count": 1, "type": "activity", "values": ["a-1"]}]}
      ]},
      {"count": 1, "type": "relationship", "values": [{"properties": {"type": "parent", "contact_is": "c-2", "of_contact": "c-1"}}]},
      {"count": 1, "type": "activity", "values": [{"uuid": "a-1", "properties": {"summary": "Dinner at the club", "description": "", "happened_at": "2022-04-05", "type": "y-1"}}]}
    ],
    "instance": {
      "contact_field_types": [
        {"uuid": "t-mail", "properties": {"name": "Email", "protocol": "mailto:", "type": "email"}},
        {"uuid": "t-phone", "properties": {"name": "Phone", "protocol": "tel:", "type": "phone"}}],
      "activity_types": [{"uuid": "y-1", "properties": {"translation_key": "ate_restaurant"}}]
    }
  }
})json";

class Monica : public AppTest {
 protected:
  std::vector<std::string> touches(const std::string& ref) {
    std::vector<std::string> all;
    const Db db = app_->read().value();
    auto found = touches_of(db, {who(ref)}).value();
    for (const Touch& touch : found[who(ref)]) {
      all.push_back(iso(touch.at).substr(0, 10) + " " + std::string(name(touch.channel)) + " " +
                    std::string(name(touch.direction)));
    }
    return all;
  }
};

TEST_F(Monica, EverythingThatKithHasAPlaceFor) {
  const auto done = import(kExport);
  EXPECT_EQ(done.format, "monica");
  EXPECT_EQ(done.added, 2);
  EXPECT_EQ(done.left_out.at("known only as somebody's relation"), 1);
  const Person ada = person("ada@example.com");
  EXPECT_EQ(ada.name, "Ada Byron");
  EXPECT_EQ(ada.nickname, "Countess");
  EXPECT_EQ(iso(*ada.birthday), "--12-10");
  EXPECT_EQ(ada.interval_days, 21) << "the more frequent of staying in touch and a reminder";
  EXPECT_THAT(ada.tags, UnorderedElementsAre("maths", "london", "starred"));
  ASSERT_EQ(ada.positions.size(), 1u);
  EXPECT_EQ(ada.positions[0].organisation, "Engines Ltd");
  ASSERT_EQ(ada.addresses.size(), 1u);
  EXPECT_EQ(ada.addresses[0].city, "London");
  EXPECT_EQ(ada.handles.size(), 2u);
  std::vector<std::string> facts, notes;
  for (const Fact& fact : ada.facts) facts.push_back(fact.kind + ": " + fact.text);
  EXPECT_THAT(facts,
              UnorderedElementsAre("food: no mushrooms", "parent: Annabella Byron", "reminder: Birthday (2022-12-10)"));
  for (const Note& note : ada.notes) notes.push_back(iso(note.at).substr(0, 10) + " " + note.text);
  EXPECT_THAT(notes, UnorderedElementsAre("2021-05-06 Likes engines.", "2026-11-23 Met at the fair"));
  EXPECT_THAT(touches("ada@example.com"), ElementsAre("2022-02-03 call both", "2022-03-01 email out",
                                                      "2022-03-02 email in", "2022-04-05 lunch both"));
  EXPECT_EQ(person("Charles").state, State::resting);
  EXPECT_THAT(touches("Charles"), ElementsAre("2022-04-05 lunch both"));
  EXPECT_EQ(exported().find("secret words"), std::string::npos) << "bodies of messages are not kept";
}

TEST_F(Monica, ABirthdayOfWhichNothingIsKnownIsNone) {
  const std::string written = R"("is_age_based": false, "is_year_unknown": true, "date": "2016-12-10T00:00:00Z")";
  const auto born = [&](const std::string& date) {
    std::string changed = kExport;
    changed.replace(changed.find(written), written.size(), date);
    import(changed);
    return person("ada@example.com").birthday;
  };
  EXPECT_FALSE(born(R"("is_age_based": false, "is_year_unknown": true, "date": "2016")"));
  EXPECT_EQ(iso(born(R"("is_age_based": true, "is_year_unknown": false, "date": "--12-10")").value()), "--12-10");
  EXPECT_EQ(iso(born(R"("is_age_based": true, "is_year_unknown": false, "date": "1984-12-10")").value()), "1984");
}

TEST_F(Monica, AgainChangesNothingAndUndoTakesItBack) {
  const std::string before = exported();
  const auto first = import(kExport);
  const std::string after = exported();
  const auto again = import(kExport + "\n");  // not the same file to the byte
  EXPECT_EQ(again.added + again.updated + again.merged + again.touches, 0);
  EXPECT_EQ(exported(), after);
  ASSERT_TRUE(undo_import(*app_, first.import));
  EXPECT_EQ(exported(), before);
}

// A day is cut off its time: of what is none, no character is cut in two.
TEST_F(Monica, AReminderWithoutADayIsStillText) {
  std::string text = kExport;
  const std::string reminder = R"({"initial_date": "2022-12-10", "title": "Birthday", "frequency_type": "year")";
  ASSERT_NE(text.find(reminder), std::string::npos);
  // Ten bytes end inside the last character.
  text.replace(text.find(reminder), reminder.size(),
               R"({"initial_date": "nextsummeé", "title": "Birthday", "frequency_type": "one_time")");
  import(text);
  const auto view = view_person(*app_, who("Ada Byron"));
  EXPECT_THAT(view->person.facts, testing::Contains(testing::Field(&Fact::text, "Birthday (nextsumme)")));
}

TEST_F(Monica, DamageChangesNothing) {
  for (const std::string& text : {kExport.substr(0, kExport.size() / 2), std::string(R"({"account": {"data": []}})"),
                                  R"({"app_version": 1, "account": )" + std::string(200, '['),
                                  std::string(R"({"app_version": 1, "account": {"data": [9e9999999]}})")}) {
    const auto done = try_import(text);
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, Code::bad_input);
    EXPECT_EQ(done.error().place->file, "import.txt");
  }
  const auto cut = try_import(kExport.substr(0, kExport.size() / 2));
  EXPECT_GT(cut.error().place->line, 10);
}

}  // namespace
}  // namespace kith::app
