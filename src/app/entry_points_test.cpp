// What there is to write about: typed, from imports, used up, undone; and what Today makes of it.
#include "app/entry_points.hpp"

#include "app/own_news.hpp"
#include "app/test_app.hpp"

namespace kith {
namespace {

class EntryTest : public AppTest {
 protected:
  using Lines = std::vector<std::string>;
  static std::string connections(const std::string& company, const std::string& position) {
    return "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
           "Ada,Byron,https://www.linkedin.com/in/ada,," +
           company + "," + position + ",08 Feb 2024\n";
  }
  Lines offered(std::optional<PersonId> person = {}) {
    Lines all;
    const auto lines = app::entries(*app_, person);
    EXPECT_TRUE(lines) << sentence(lines.error());
    for (const app::EntryLine& line : *lines)
      all.push_back(line.person.name + ": " + std::string(name(line.entry.kind)) + " " + line.entry.text);
    return all;
  }
  EntryPointId only(PersonId person) { return app::entries(*app_, person)->front().entry.id; }
  Done add(PersonId person, EntryKind kind, const std::string& text, std::optional<LocalDate> day = {}) {
    app::EntryInput input;
    input.kind = kind;
    input.text = text;
    input.day = day;
    const auto done = app::add_entry(*app_, person, input);
    EXPECT_TRUE(done) << sentence(done.error());
    return done ? *done : Done{};
  }
  using AppTest::add;
  void talked(PersonId person, const char* on) {
    app::TouchInput call;
    call.channel = Channel::call;
    call.at = parse_instant(on, Zone::utc()).value();
    ASSERT_TRUE(app::log_touch(*app_, person, call));
  }
  // The line of that person, or none.
  std::optional<app::TodayLine> line_of(PersonId person) {
    const auto view = app::today(*app_);
    EXPECT_TRUE(view) << sentence(view.error());
    for (const app::TodayLine& line : view->items) {
      if (line.person.id == person) return line;
    }
    return std::nullopt;
  }
};

TEST_F(EntryTest, TypedOfferedPutAsideAndUndone) {
  const PersonId ada = add("Ada Byron");
  const std::string before = exported();
  const Done done = add(ada, EntryKind::talk, "  on   looms ", local_date(2026, 11, 28));
  EXPECT_EQ(done.title, "Entry point for Ada Byron: on looms");
  EXPECT_EQ(offered(), Lines{"Ada Byron: talk on looms"});
  EXPECT_EQ(iso(*app::entries(*app_)->front().entry.until), "2026-12-05");
  EXPECT_EQ(line_of(ada)->line.reason.text, "Talk: on looms");
  EXPECT_EQ(line_of(ada)->item.kind, Kind::due);  // she is new, and due
  const auto aside = app::dismiss_entry(*app_, only(ada));
  ASSERT_TRUE(aside);
  EXPECT_EQ(aside->title, "Put aside for Ada Byron: on looms");
  EXPECT_EQ(offered(), Lines{});
  EXPECT_EQ(line_of(ada)->line.reason.kind, "nothing-new");
  ASSERT_TRUE(app::undo(*app_));
  EXPECT_EQ(offered(), Lines{"Ada Byron: talk on looms"});
  at("2026-12-06T09:00:00Z");
  EXPECT_EQ(offered(), Lines{});  // past its last day
  ASSERT_TRUE(app::undo(*app_));
  EXPECT_EQ(exported(), before);
}

TEST_F(EntryTest, AnOrganisationsHoldsForItsPeopleAndIsUsedUpOneByOne) {
  PersonId ada, grace;
  for (const auto& [id, who] : {std::pair{&ada, "Ada Byron"}, std::pair{&grace, "Grace Hopper"}}) {
    app::PersonEdit edit;
    edit.name = who;
    edit.positions.emplace().emplace_back().organisation = "Looms & Co";
    *id = app::add_person(*app_, edit)->person;
  }
  add("Charles");
  app::EntryInput input;
  input.kind = EntryKind::event;
  input.text = "an open day";
  ASSERT_TRUE(app::add_entry(*app_, "looms & co", input));
  EXPECT_EQ(offered(), (Lines{"Ada Byron: event an open day", "Grace Hopper: event an open day"}));
  EXPECT_EQ(line_of(ada)->line.reason.text, "Event at Looms & Co: an open day");
  EXPECT_EQ(app::dismiss_entry(*app_, only(ada)).error().code, Code::usage);
  ASSERT_TRUE(app::dismiss_entry(*app_, only(ada), ada));
  EXPECT_EQ(offered(), Lines{"Grace Hopper: event an open day"});
  EXPECT_EQ(app::add_entry(*app_, "Nowhere", input).error().code, Code::not_found);
}

TEST_F(EntryTest, AnImportMakesAJobChangeThatUndoesWithIt) {
  import(connections("Engines Ltd", "Analyst"));
  const PersonId ada = who("Ada Byron");
  talked(ada, "2026-11-20");
  at("2026-11-24T09:00:00Z");
  const auto done = import(connections("Looms & Co", "Director"));
  EXPECT_EQ(offered(), Lines{"Ada Byron: job-change New job: Director at Looms & Co; before, Analyst at Engines Ltd"});
  EXPECT_TRUE(person("Ada Byron").positions[0].noticed);
  EXPECT_EQ(iso(*app::entries(*app_)->front().entry.until), "2027-01-23");
  EXPECT_FALSE(line_of(ada));  // not due, and it does not end soon
  import(connections("Looms & Co", "Director"));
  EXPECT_EQ(offered().size(), 1U);
  ASSERT_TRUE(app::undo(*app_, done.step));
  EXPECT_EQ(offered(), Lines{});
}

TEST_F(EntryTest, AnImportMakesAPromotionOrANewRoleInTheSamePlace) {
  import(connections("Engines Ltd", "Manager"));
  at("2026-11-24T09:00:00Z");
  import(connections("Engines Ltd", "Director"));
  EXPECT_EQ(offered(), Lines{"Ada Byron: promotion Promoted: Director at Engines Ltd; before, Manager at Engines Ltd"});
  at("2026-11-25T09:00:00Z");
  import(connections("Engines Ltd", "Advisor"));
  EXPECT_EQ(offered()[1], "Ada Byron: job-change New role: Advisor at Engines Ltd; before, Director at Engines Ltd");
}

TEST_F(EntryTest, OneThatEndsSoonIsALineOfItsOwnUntilItIsUsedUp) {
  const PersonId ada = add("Ada Byron");
  talked(ada, "2026-11-20");
  add(ada, EntryKind::post, "why looms matter", local_date(2026, 10, 28));  // weak: it waits for the rhythm
  EXPECT_FALSE(line_of(ada));
  add(ada, EntryKind::talk, "on looms", local_date(2026, 11, 25));
  EXPECT_FALSE(line_of(ada));  // until 2 December
  at("2026-11-25T09:00:00Z");
  const auto line = line_of(ada);
  ASSERT_TRUE(line);
  EXPECT_EQ(line->item.kind, Kind::entry);
  EXPECT_EQ(line->key, fmt::format("2026-11-25:entry-point:{}", ada.value));
  EXPECT_EQ(line->line.why[0], "Their talk is fresh until 2 December, in 7 days");
  EXPECT_EQ(line->line.reason.entry, only(ada));
  ASSERT_TRUE(app::skip(*app_, ada));
  EXPECT_FALSE(line_of(ada));
  ASSERT_TRUE(app::undo(*app_));
  EXPECT_TRUE(line_of(ada));
  // A message about it, as a draft that is sent does it.
  Tx tx = app_->write("send", "Sent").value();
  ASSERT_TRUE(use_entry(tx, {ada, only(ada), {}, {}, app_->now(), UseHow::message}));
  ASSERT_TRUE(app_->finish(tx));
  EXPECT_FALSE(line_of(ada));
  ASSERT_TRUE(app::undo(*app_));
  EXPECT_TRUE(line_of(ada));
}

TEST_F(EntryTest, AContactThatSpokeOfItUsesItUpInOneStep) {
  const PersonId ada = add("Ada Byron");
  const PersonId grace = add("Grace Hopper");
  add(ada, EntryKind::article, "on looms");
  ASSERT_TRUE(app::add_news(*app_, {"back from Italy", "", {}}));
  const NewsId italy = app::news(*app_)->front().news.id;
  const std::string before = exported();
  app::TouchInput mail;
  mail.channel = Channel::email;
  const app::About both{only(ada), italy};
  EXPECT_EQ(app::log_touch(*app_, grace, mail, both).error().code, Code::bad_input);
  EXPECT_EQ(app::log_touch(*app_, ada, mail, {EntryPointId{99}, {}}).error().code, Code::not_found);
  EXPECT_EQ(app::log_touch(*app_, ada, mail, {{}, NewsId{99}}).error().code, Code::not_found);
  EXPECT_EQ(exported(), before);
  ASSERT_TRUE(app::log_touch(*app_, ada, mail, both));
  EXPECT_EQ(offered(), Lines{});
  EXPECT_EQ(app::news(*app_)->front().told, 1);
  ASSERT_TRUE(app::undo(*app_));
  EXPECT_EQ(exported(), before);
}

TEST_F(EntryTest, ChangedWithItsDaysAndDeleted) {
  const PersonId ada = add("Ada Byron");
  add(ada, EntryKind::talk, "on looms", local_date(2026, 11, 28));
  const EntryPointId id = only(ada);
  app::EntryEdit edit;
  edit.kind = EntryKind::article;
  edit.url = " https://example.org/looms ";
  ASSERT_TRUE(app::edit_entry(*app_, id, edit));
  EntryPoint now = app::entries(*app_, ada)->front().entry;
  EXPECT_EQ(iso(*now.until), "2027-01-27");
  EXPECT_EQ(now.url, "https://example.org/looms");
  edit = {};
  edit.until = std::optional<LocalDate>();
  ASSERT_TRUE(app::edit_entry(*app_, id, edit));
  EXPECT_FALSE(app::entries(*app_, ada)->front().entry.until);
  edit = {};
  edit.text = "";
  ASSERT_TRUE(app::edit_entry(*app_, id, edit));
  EXPECT_EQ(app::entries(*app_, ada)->front().entry.text, "https://example.org/looms");
  edit.url = "";
  edit.text = " ";
  EXPECT_EQ(app::edit_entry(*app_, id, edit).error().code, Code::bad_input);
  ASSERT_TRUE(app::delete_entry(*app_, id));
  EXPECT_EQ(app::delete_entry(*app_, id).error().code, Code::not_found);
  EXPECT_EQ(offered(), Lines{});
}

TEST_F(EntryTest, OnlyWebAddressesAreLinks) {
  const std::pair<const char*, bool> rows[] = {{"https://example.org/a?b=c#d", true},
                                               {"HTTP://example.org", true},
                                               {"", true},
                                               {"javascript:alert(1)", false},
                                               {"example.org", false},
                                               {"https://example.org/a b", false},
                                               {"https://example.org/\"onclick=", false},
                                               {"data:text/html,x", false}};
  for (const auto& [url, kept] : rows) EXPECT_EQ(app::kept_link(url).has_value(), kept) << url;
  EXPECT_FALSE(app::kept_link("https://" + std::string(2000, 'a')));
}

TEST_F(EntryTest, WhoAskedForPeaceIsNotInTheList) {
  const PersonId ada = add("Ada Byron");
  add(ada, EntryKind::article, "on looms");
  ASSERT_TRUE(app::rest(*app_, ada, app::Rest::do_not_contact));
  EXPECT_EQ(offered(), Lines{});
  EXPECT_EQ(app::entries(*app_, PersonId{99}).error().code, Code::not_found);
}

TEST_F(EntryTest, OwnNewsIsAReasonOnceForEachPerson) {
  const PersonId ada = add("Ada Byron");
  const PersonId grace = add("Grace Hopper");
  const std::string before = exported();
  ASSERT_TRUE(app::add_news(*app_, {" back from  Italy", "https://example.org/italy", {}}));
  EXPECT_EQ(line_of(ada)->line.reason.text, "Your news: back from Italy");
  const auto made = app::news(*app_)->front();
  EXPECT_EQ(iso(*made.news.until), "2026-12-23");
  EXPECT_EQ(line_of(grace)->line.reason.news, made.news.id);
  const auto told = app::tell_news(*app_, made.news.id, ada);
  ASSERT_TRUE(told);
  EXPECT_EQ(told->title, "Told Ada Byron: back from Italy");
  EXPECT_EQ(line_of(ada)->line.reason.kind, "nothing-new");
  EXPECT_EQ(line_of(grace)->line.reason.kind, "own-news");
  EXPECT_EQ(app::news(*app_)->front().told, 1);
  app::NewsEdit edit;
  edit.until = local_date(2026, 11, 22);
  ASSERT_TRUE(app::edit_news(*app_, made.news.id, edit));
  EXPECT_FALSE(app::news(*app_)->front().fresh);
  EXPECT_EQ(line_of(grace)->line.reason.kind, "nothing-new");
  ASSERT_TRUE(app::delete_news(*app_, made.news.id));
  EXPECT_TRUE(app::news(*app_)->empty());
  for (int i = 0; i < 4; ++i) ASSERT_TRUE(app::undo(*app_)) << i;
  EXPECT_EQ(exported(), before);
  EXPECT_EQ(app::add_news(*app_, {" ", "", {}}).error().code, Code::bad_input);
  EXPECT_EQ(app::tell_news(*app_, NewsId{99}, ada).error().code, Code::not_found);
}

TEST_F(EntryTest, AReplayedDayKnowsNothingOfWhatCameLater) {
  const PersonId ada = add("Ada Byron");
  at("2026-11-25T09:00:00Z");
  add(ada, EntryKind::article, "on looms");
  ASSERT_TRUE(app::dismiss_entry(*app_, only(ada)));
  at("2026-11-24T09:00:00Z");
  EXPECT_EQ(line_of(ada)->line.reason.kind, "nothing-new");
}

}  // namespace
}  // namespace kith
