#include "app/duplicates.hpp"

#include <algorithm>

#include "app/json.hpp"
#include "app/lab.hpp"
#include "app/test_app.hpp"

namespace kith::app {
namespace {

class Duplicates : public AppTest {
 protected:
  struct Given {
    std::string name, email, phone, birthday;
  };
  PersonId person_of(const Given& given) {
    PersonEdit edit;
    edit.name = given.name;
    edit.handles.emplace();
    if (!given.email.empty()) edit.handles->push_back({{}, HandleKind::email, given.email, "", ""});
    if (!given.phone.empty()) edit.handles->push_back({{}, HandleKind::phone, given.phone, "", ""});
    if (!given.birthday.empty()) edit.birthday = std::optional(*parse_partial_date(given.birthday));
    const auto done = add_person(*app_, edit);
    EXPECT_TRUE(done) << sentence(done.error());
    return done->person;
  }
  void crowd() {
    for (const char* name :
         {"Grace Hopper", "Alan Turing", "Emmy Noether", "Kurt Goedel", "Rosa Luxemburg", "Max Weber", "Lise Meitner",
          "Otto Hahn", "Marie Curie", "Nils Bohr", "Paul Dirac", "Erwin Planck"}) {
      person_of({name, fold_dots(name) + "@mail.example", "", ""});
    }
  }
  static std::string fold_dots(std::string name) {
    std::replace(name.begin(), name.end(), ' ', '.');
    return name;
  }
  std::vector<SamePair> pairs() {
    const auto searched = find_pairs(*app_);
    EXPECT_TRUE(searched) << sentence(searched.error());
    auto found = same_pairs(*app_);
    EXPECT_TRUE(found) << sentence(found.error());
    return found ? *found : std::vector<SamePair>{};
  }
  void call(PersonId who, const std::string& at) {
    TouchInput touch;
    touch.channel = Channel::call;
    touch.at = *parse_instant(at, Zone::utc());
    ASSERT_TRUE(log_touch(*app_, who, touch));
  }
};

TEST_F(Duplicates, AreFoundOnceAndShownSideBySide) {
  crowd();
  const PersonId a = person_of({"Ada Byron", "ada@example.org", "+442079460958", "1985-12-10"});
  const PersonId b = person_of({"Byron, Ada", "ada.b@home.example", "020 7946 0958", "1985-12-10"});
  const auto found = pairs();
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].left.row.id, a);
  EXPECT_EQ(found[0].right.row.id, b);
  EXPECT_TRUE(found[0].sure);
  ASSERT_EQ(found[0].fields.size(), 4u);
  EXPECT_EQ(found[0].fields[0].what, "Name");
  EXPECT_EQ(found[0].fields[0].agreement, Agreement::same);
  EXPECT_EQ(found[0].fields[2].what, "E-mail");
  EXPECT_EQ(found[0].fields[2].agreement, Agreement::different);
  const auto again = find_pairs(*app_);
  ASSERT_TRUE(again);
  EXPECT_FALSE(again->step);
  EXPECT_EQ(again->found, 0);
}

TEST_F(Duplicates, DecidedDifferentNeverComeBack) {
  crowd();
  person_of({"Ada Byron", "", "", "1985-12-10"});
  const PersonId b = person_of({"Ada Byron", "", "", "1985-12-10"});
  const auto found = pairs();
  ASSERT_EQ(found.size(), 1u);
  const std::string before = exported();
  ASSERT_TRUE(decide_same(*app_, found[0].id, SameDecision::different));
  EXPECT_TRUE(pairs().empty());
  PersonEdit edit;
  edit.nickname = "Addie";
  ASSERT_TRUE(edit_person(*app_, b, edit));
  EXPECT_TRUE(pairs().empty());
  ASSERT_TRUE(undo(*app_));
  ASSERT_TRUE(undo(*app_));
  EXPECT_EQ(exported(), before);
  EXPECT_EQ(pairs().size(), 1u);
}

TEST_F(Duplicates, WhatIsNoLongerAlikeIsNoQuestion) {
  crowd();
  person_of({"Ada Byron", "", "", "1985-12-10"});
  const PersonId b = person_of({"Ada Byron", "", "", "1985-12-10"});
  ASSERT_EQ(pairs().size(), 1u);
  PersonEdit edit;
  edit.name = "Charles Babbage";
  edit.birthday = std::optional(*parse_partial_date("1971-02-03"));
  ASSERT_TRUE(edit_person(*app_, b, edit));
  EXPECT_TRUE(pairs().empty());
}

TEST_F(Duplicates, ACoupleIsNeverSure) {
  crowd();
  person_of({"Ada Byron", "", "+442079460958", ""});
  person_of({"William Byron", "", "+442079460958", ""});
  for (const SamePair& pair : pairs()) EXPECT_FALSE(pair.sure);
}

TEST_F(Duplicates, SureOnesAreJoinedInOneStepAndUndoneByOne) {
  crowd();
  for (const char* name : {"Ada Byron", "Konrad Zuse"}) {
    const std::string mail = fold_dots(name) + "@example.org";
    person_of({name, mail, "", "1985-12-10"});
    person_of({name, "x" + mail, "", "1985-12-10"});
  }
  person_of({"Ada Byron", "Ada.Byron@home.example", "", "1985-12-10"});
  ASSERT_GE(pairs().size(), 4u);
  const std::string before = exported();
  const auto merged = merge_sure(*app_);
  ASSERT_TRUE(merged) << sentence(merged.error());
  EXPECT_EQ(merged->merged, 3);
  EXPECT_EQ(view_person(*app_, who("Ada Byron"))->person.handles.size(), 3u);
  EXPECT_EQ(view_person(*app_, who("Ada Byron"))->merged.size(), 2u);
  EXPECT_TRUE(pairs().empty());
  EXPECT_FALSE(merge_sure(*app_));
  ASSERT_TRUE(undo(*app_, merged->done.step));
  EXPECT_EQ(exported(), before);
}

TEST_F(Duplicates, UnmergeKeepsLaterEditsOnTheirSide) {
  const PersonId a = person_of({"Ada Byron", "ada@example.org", "", ""});
  const PersonId b = person_of({"Ada King", "king@example.org", "+442079460958", "1985-12-10"});
  call(b, "2026-11-02T10:00:00Z");
  ASSERT_TRUE(add_note(*app_, b, "of Ockham"));
  const std::string before = exported();
  ASSERT_TRUE(merge(*app_, a, b));
  EXPECT_EQ(view_person(*app_, a)->person.birthday, *parse_partial_date("1985-12-10"));

  // Edited since: something of each, and something new.
  Person joined = person("Ada Byron");
  PersonEdit edit;
  edit.handles = joined.handles;
  for (Handle& handle : *edit.handles) {
    if (handle.value == "king@example.org") handle.value = "countess@example.org";
    if (handle.value == "ada@example.org") handle.label = "work";
  }
  edit.tags = std::vector<std::string>{"engines"};
  ASSERT_TRUE(edit_person(*app_, a, edit));
  call(a, "2026-11-20T10:00:00Z");

  const std::string joined_and_edited = exported();
  const auto apart = unmerge(*app_, std::to_string(b.value));
  ASSERT_TRUE(apart) << sentence(apart.error());
  const auto left = view_person(*app_, a);
  const auto right = view_person(*app_, b);
  ASSERT_EQ(left->person.handles.size(), 1u);
  EXPECT_EQ(left->person.handles[0].label, "work");
  EXPECT_FALSE(left->person.birthday);
  EXPECT_EQ(left->person.tags, std::vector<std::string>{"engines"});
  EXPECT_EQ(left->rhythm.history.touches, 1);
  EXPECT_TRUE(left->merged.empty());
  ASSERT_EQ(right->person.handles.size(), 2u);
  EXPECT_EQ(right->person.handles[0].value, "countess@example.org");
  EXPECT_EQ(right->person.notes.size(), 1u);
  EXPECT_EQ(right->rhythm.history.touches, 1);
  EXPECT_FALSE(right->deleted);
  EXPECT_TRUE(pairs().empty());  // taken apart is decided

  // And back again, by undo, to the byte.
  ASSERT_TRUE(undo(*app_, apart->step));
  EXPECT_EQ(exported(), joined_and_edited);
  EXPECT_EQ(view_person(*app_, a)->rhythm.history.touches, 2);
  EXPECT_EQ(view_person(*app_, a)->merged.size(), 1u);
  EXPECT_TRUE(unmerge(*app_, b));
  EXPECT_FALSE(unmerge(*app_, b));
  EXPECT_NE(exported(), before);
}

TEST_F(Duplicates, UnmergeNamesWhomItMeans) {
  const PersonId a = person_of({"Ada Byron", "ada@example.org", "", ""});
  const PersonId b = person_of({"Ada King", "", "", ""});
  const PersonId c = person_of({"Augusta", "", "", ""});
  EXPECT_EQ(unmerge(*app_, "Ada Byron").error().code, Code::not_found);
  ASSERT_TRUE(merge(*app_, a, b));
  EXPECT_EQ(restore_person(*app_, b).error().code, Code::refused);
  ASSERT_TRUE(merge(*app_, a, c));
  EXPECT_EQ(unmerge(*app_, "Ada Byron").error().code, Code::ambiguous);
  ASSERT_TRUE(unmerge(*app_, std::to_string(c.value)));
  ASSERT_TRUE(unmerge(*app_, "Ada Byron"));
  EXPECT_FALSE(view_person(*app_, b)->deleted);
}

TEST_F(Duplicates, TheLabReadsAnyTable) {
  const auto found = [&](const std::string& text) {
    std::string pairs;
    const auto all = lab_duplicates(file("people.csv", text), {});
    EXPECT_TRUE(all) << sentence(all.error());
    for (const LabPair& pair : *all) pairs += fmt::format("{}-{} ", pair.a, pair.b);
    return pairs;
  };
  EXPECT_EQ(found("rec_id,given_name,surname,date_of_birth\n1,Ada,Byron,19851210\n2,Max,Weber,19640421\n"
                  "3,Ada,Bryon,19851210\n4,Otto,Hahn,19790308\n"),
            "1-3 ");
  EXPECT_EQ(
      found("Name;E-Mail\nAda Byron;ada@example.org\n\"Byron, Ada\";ada@example.org\nOtto Hahn;otto@example.org\n"),
      "1-2 ");
  EXPECT_EQ(found("fname_c1,lname_c1,by,bm,bd\nADA,BYRON,1985,12,10\nMAX,WEBER,1964,4,21\nADA,BIRON,1985,12,10\n"),
            "1-3 ");
  EXPECT_EQ(lab_duplicates(file("none.csv", "id\n1\n"), {}).error().code, Code::bad_input);
  EXPECT_EQ(lab_duplicates("/nowhere.csv", {}).error().code, Code::not_found);
}

}  // namespace
}  // namespace kith::app
