// Organisations in use: found, pursued, visited, joined, and everything undone.
#include "app/pursuits.hpp"

#include "app/test_app.hpp"

namespace kith {
namespace {

class OrganisationsTest : public AppTest {
 protected:
  OrganisationId organisation(const std::string& name) {
    app::OrganisationEdit edit;
    edit.name = name;
    const auto done = app::add_organisation(*app_, edit);
    EXPECT_TRUE(done) << sentence(done.error());
    return done ? done->organisation : OrganisationId{};
  }
  PersonId works(const std::string& name, const std::string& place, std::optional<PartialDate> from = {},
                 std::optional<PartialDate> to = {}, const std::string& email = "") {
    app::PersonEdit edit;
    edit.name = name;
    Position position;
    position.organisation = place;
    position.from = from;
    position.to = to;
    edit.positions = {position};
    if (!email.empty()) edit.handles = {{{}, HandleKind::email, email, "", ""}};
    const auto done = app::add_person(*app_, edit);
    EXPECT_TRUE(done) << sentence(done.error());
    return done->person;
  }
  app::OrganisationView view(OrganisationId id) {
    auto made = app::view_organisation(*app_, id);
    EXPECT_TRUE(made) << sentence(made.error());
    return made ? *std::move(made) : app::OrganisationView{};
  }
  OrganisationId known(const std::string& name) {
    const auto id = app::resolve_organisation(*app_, name);
    EXPECT_TRUE(id) << sentence(id.error());
    return id ? *id : OrganisationId{};
  }
  void touch(PersonId person, const char* when) {
    app::TouchInput input;
    input.channel = Channel::call;
    input.at = parse_instant(when, Zone::utc()).value();
    ASSERT_TRUE(app::log_touch(*app_, person, input));
  }
  void edit_pursuit(OrganisationId id, const app::PursuitEdit& edit) {
    const auto done = app::edit_pursuit(*app_, id, edit);
    EXPECT_TRUE(done) << sentence(done.error());
  }
  void stage(OrganisationId id, PursuitStage stage) {
    app::PursuitEdit edit;
    edit.stage = stage;
    edit_pursuit(id, edit);
  }
  std::vector<PursuitStage> way(OrganisationId id) {
    std::vector<PursuitStage> stages;
    const auto made = view(id);
    for (const ReachedStage& one : made.pursuit->stages) stages.push_back(one.stage);
    return stages;
  }
  static PartialDate year(int number) { return PartialDate{number, {}, {}}; }
};

TEST_F(OrganisationsTest, APersonCountsOnceAndAContactOnlyWhileTheyWereThere) {
  const PersonId ada = works("Ada", "Engines", year(2024));
  works("Grace", "Engines", year(2010), year(2015));
  touch(ada, "2023-06-01T10:00:00Z");  // before she came
  touch(ada, "2024-06-01T10:00:00Z");
  touch(who("Grace"), "2015-12-31T10:00:00Z");
  touch(who("Grace"), "2016-01-01T10:00:00Z");  // after she left
  app::PersonEdit twice;
  Position first, second;
  first.organisation = second.organisation = "Engines";
  first.role = "Programmer";
  second.role = "Poet";
  first.from = second.from = year(2024);
  twice.positions = {first, second};
  ASSERT_TRUE(app::edit_person(*app_, ada, twice));
  const auto made = view(known("engines"));
  EXPECT_EQ(made.line.row.people, 1);
  EXPECT_EQ(made.line.row.before, 1);
  ASSERT_EQ(made.now.size(), 1U);
  ASSERT_EQ(made.before.size(), 1U);
  EXPECT_EQ(made.before[0].person.row.name, "Grace");
  std::string next;
  const auto touches = app::organisation_timeline(*app_, known("engines"), "", 10, next);
  ASSERT_TRUE(touches);
  EXPECT_EQ(touches->page.total, 2);
  ASSERT_EQ(touches->page.touches.size(), 2U);
  EXPECT_EQ(iso(touches->page.touches[0].at), "2024-06-01T10:00:00Z");
  EXPECT_EQ(iso(touches->page.touches[1].at), "2015-12-31T10:00:00Z");
  at("2024-01-01T09:00:00Z");  // the other is still to come
  EXPECT_EQ(app::organisation_timeline(*app_, known("engines"), "", 10, next)->page.total, 1);
}

TEST_F(OrganisationsTest, TheTrashShowsNobody) {
  const PersonId ada = works("Ada", "Engines", {}, {}, "ada@engines.example");
  ASSERT_TRUE(app::delete_person(*app_, ada));
  const auto made = view(known("Engines"));
  EXPECT_TRUE(made.now.empty());
  EXPECT_TRUE(made.proposed_domains.empty());
  EXPECT_EQ(made.line.row.people, 0);
}

TEST_F(OrganisationsTest, SomebodyIsProbablyThereByTheirAddress) {
  works("Ada", "Engines", {}, {}, "ada@engines.example");
  add("Below", "b@mail.engines.example");
  add("Other", "o@notengines.example");
  add("At", "a@engines.example");
  EXPECT_TRUE(view(known("Engines")).probably.empty()) << "no domain is kept yet";
  EXPECT_EQ(view(known("Engines")).proposed_domains, std::vector<std::string>{"engines.example"});
  app::OrganisationEdit edit;
  edit.domains = {"engines.example"};
  ASSERT_TRUE(app::edit_organisation(*app_, known("Engines"), edit));
  std::vector<std::string> names;
  const auto made = view(known("Engines"));
  for (const auto& one : made.probably) names.push_back(one.row.name);
  std::sort(names.begin(), names.end());
  EXPECT_EQ(names, (std::vector<std::string>{"At", "Below"}));
}

TEST_F(OrganisationsTest, TheWayOfAPursuitSurvivesUndoAndRedo) {
  const OrganisationId guild = organisation("Guild");
  ASSERT_TRUE(app::begin_pursuit(*app_, guild));
  using enum PursuitStage;
  stage(guild, research);
  at("2026-11-24T09:00:00Z");
  stage(guild, called);
  EXPECT_EQ(way(guild), (std::vector{idea, research, called}));
  ASSERT_TRUE(app::undo(*app_));
  EXPECT_EQ(way(guild), (std::vector{idea, research}));
  const auto redone = app::undo(*app_, app::history(*app_, {}, 1)->front().id);
  ASSERT_TRUE(redone) << sentence(redone.error());
  EXPECT_EQ(way(guild), (std::vector{idea, research, called}));
  EXPECT_EQ(iso(view(guild).pursuit->stages.back().at), "2026-11-24T09:00:00Z");
  stage(guild, research);
  EXPECT_EQ(way(guild), (std::vector{idea, research, called, research})) << "back by hand is a step of its own";
}

TEST_F(OrganisationsTest, WhatWasReachedBeforeItWasWrittenDownBeganBefore) {
  const OrganisationId guild = organisation("Guild");
  ASSERT_TRUE(app::begin_pursuit(*app_, guild));
  app::PursuitEdit edit;
  edit.stage = PursuitStage::member;
  edit.stage_day = local_date(2024, 5, 1);
  edit_pursuit(guild, edit);
  const auto made = view(guild);
  EXPECT_EQ(iso(made.pursuit->pursuit.begun), "2024-05-01T00:00:00Z");
  EXPECT_EQ(made.pursuit->stages.size(), 2U);
  EXPECT_TRUE(made.pursuit->stalls) << "a member since May 2024, and nothing since";
}

TEST_F(OrganisationsTest, AStepThatIsDoneGivesWayToTheNextAndComesBack) {
  const OrganisationId guild = organisation("Guild");
  ASSERT_TRUE(app::begin_pursuit(*app_, guild));
  app::PursuitEdit step;
  step.next_step = "Call the secretary";
  step.next_day = local_date(2026, 11, 23);
  step.next_minutes = 25;
  edit_pursuit(guild, step);
  const std::string before = exported();
  ASSERT_EQ(app::today(*app_)->steps.size(), 1U);
  EXPECT_EQ(app::today(*app_)->steps[0].minutes, 25);
  app::StepDone done;
  done.next = "Visit them";
  const auto finished = app::finish_step(*app_, guild, done);
  ASSERT_TRUE(finished) << sentence(finished.error());
  const auto made = view(guild);
  EXPECT_EQ(made.pursuit->pursuit.next_step, "Visit them");
  EXPECT_FALSE(made.pursuit->pursuit.next_day);
  ASSERT_EQ(made.events.size(), 1U);
  EXPECT_EQ(made.events[0].event.title, "Call the secretary");
  EXPECT_EQ(made.events[0].event.minutes, 25);
  EXPECT_TRUE(app::today(*app_)->steps.empty());
  ASSERT_TRUE(app::undo(*app_));
  EXPECT_EQ(exported(), before);
  ASSERT_EQ(app::today(*app_)->steps.size(), 1U);
}

TEST_F(OrganisationsTest, AnEventBringsContactsThatFollowItAndGoWithIt) {
  const OrganisationId guild = organisation("Guild");
  const PersonId ada = add("Ada");
  const std::string before = exported();
  app::EventInput input;
  input.title = "Dinner";
  input.at = parse_instant("2026-11-18T19:00:00Z", Zone::utc()).value();
  input.met = {{ada, ""}, {ada, ""}, {std::nullopt, "Grace"}};
  ASSERT_TRUE(app::add_event(*app_, guild, input));
  auto made = view(guild);
  ASSERT_EQ(made.events[0].met.size(), 2U) << "Ada once";
  EXPECT_EQ(app::view_person(*app_, ada)->rhythm.history.last, input.at) << "the rhythm counts from it";
  app::EventEdit edit;
  edit.at = parse_instant("2026-11-20T19:00:00Z", Zone::utc()).value();
  edit.kind = OrganisationEventKind::visit;
  edit.title = "Open day";
  edit.not_met = {who("Grace")};
  ASSERT_TRUE(app::edit_event(*app_, made.events[0].event.id, edit));
  const auto rhythm = app::view_person(*app_, ada)->rhythm;
  EXPECT_EQ(rhythm.history.last, edit.at);
  EXPECT_EQ(rhythm.history.last_channel, Channel::visit);
  EXPECT_FALSE(app::view_person(*app_, who("Grace"))->rhythm.history.last);
  ASSERT_TRUE(app::delete_event(*app_, made.events[0].event.id));
  EXPECT_FALSE(app::view_person(*app_, ada)->rhythm.history.last);
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(app::undo(*app_));
  EXPECT_EQ(exported(), before);
}

TEST_F(OrganisationsTest, NothingOfAnEventIsKeptWhenSomebodyIsUnknown) {
  const OrganisationId guild = organisation("Guild");
  const std::string before = exported();
  app::EventInput input;
  input.title = "Dinner";
  input.met = {{std::nullopt, "Grace"}, {PersonId{99}, ""}};
  EXPECT_EQ(app::add_event(*app_, guild, input).error().code, Code::not_found);
  EXPECT_EQ(exported(), before);
}

TEST_F(OrganisationsTest, TwoSpellingsBecomeOneForImportsToo) {
  const auto rows = [&](const char* role) {
    return fmt::format("BEGIN:VCARD\nVERSION:4.0\nUID:1\nFN:Ada\nORG:ACME Inc.\nTITLE:{}\nEND:VCARD\n", role);
  };
  import(rows("Programmer"));
  works("Grace", "Acme");
  const std::string before = exported();
  const OrganisationId kept = known("Acme"), gone = known("ACME Inc.");
  ASSERT_TRUE(app::begin_pursuit(*app_, gone));
  const auto joined = app::merge_organisations(*app_, kept, gone);
  ASSERT_TRUE(joined) << sentence(joined.error());
  EXPECT_EQ(known("ACME Inc."), kept);
  EXPECT_TRUE(view(kept).line.pursuit);
  EXPECT_TRUE(app::organisation_twins(*app_)->empty());
  app::PeopleQuery query;
  query.organisation = "ACME Inc.";
  EXPECT_EQ(app::list_people(*app_, query)->total, 2) << "either name finds both";
  import(rows("Director"));
  const Person ada = person("Ada");
  ASSERT_EQ(ada.positions.size(), 2U);
  EXPECT_EQ(ada.positions[0].organisation, "Acme");
  EXPECT_EQ(ada.positions[0].role, "Director");
  EXPECT_TRUE(ada.positions[1].to) << "the one before is over";
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(app::undo(*app_));
  EXPECT_EQ(exported(), before);
}

TEST_F(OrganisationsTest, ANewNameKeepsTheOldOneForImports) {
  import("BEGIN:VCARD\nVERSION:4.0\nUID:1\nFN:Ada\nORG:Engines\nEND:VCARD\n");
  app::OrganisationEdit edit;
  edit.name = "Analytical Engines";
  ASSERT_TRUE(app::edit_organisation(*app_, known("Engines"), edit));
  EXPECT_EQ(view(known("Engines")).spellings, std::vector<std::string>{"Engines"});
  import("BEGIN:VCARD\nVERSION:4.0\nUID:1\nFN:Ada\nORG:Engines\nTEL:+442071234567\nEND:VCARD\n");
  ASSERT_EQ(person("Ada").positions.size(), 1U);
  EXPECT_EQ(person("Ada").positions[0].organisation, "Analytical Engines");
  edit.name = "Engines";
  ASSERT_TRUE(app::edit_organisation(*app_, known("Analytical"), edit));
  EXPECT_EQ(view(known("Engines")).line.row.name, "Engines");
}

TEST_F(OrganisationsTest, HomeIsWhatTheSettingsSay) {
  works("Ada", "Engines");
  ASSERT_TRUE(app::change_settings(*app_, {{"home-organisation", "Engines"}}));
  EXPECT_TRUE(view(known("Engines")).line.row.home);
  EXPECT_EQ(app::delete_organisation(*app_, known("Engines")).error().code, Code::refused);
  app::OrganisationEdit edit;
  edit.name = "Analytical Engines, Ltd";
  ASSERT_TRUE(app::edit_organisation(*app_, known("Engines"), edit));
  EXPECT_EQ(app::settings(*app_)->home_organisations, std::vector<std::string>{"Analytical Engines Ltd"});
  const OrganisationId other = organisation("Looms");
  ASSERT_TRUE(app::merge_organisations(*app_, other, known("Analytical")));
  EXPECT_TRUE(view(other).line.row.home);
  EXPECT_EQ(app::settings(*app_)->home_organisations, std::vector<std::string>{"Looms"});
  ASSERT_TRUE(app::change_settings(*app_, {{"home-organisation", ""}}));
  EXPECT_FALSE(view(other).line.row.home);
}

TEST_F(OrganisationsTest, OnlyWhatNobodyIsAtIsDeleted) {
  const PersonId ada = works("Ada", "Engines");
  EXPECT_EQ(app::delete_organisation(*app_, known("Engines")).error().code, Code::refused);
  ASSERT_TRUE(app::delete_person(*app_, ada));
  ASSERT_TRUE(app::delete_organisation(*app_, known("Engines")));
  EXPECT_EQ(app::resolve_organisation(*app_, "Engines").error().code, Code::not_found);
  ASSERT_TRUE(app::restore_person(*app_, ada));
  ASSERT_TRUE(app::undo(*app_));
}

TEST_F(OrganisationsTest, WhatTheExportHoldsComesBack) {
  const OrganisationId guild = organisation("Guild");
  ASSERT_TRUE(app::begin_pursuit(*app_, guild));
  stage(guild, PursuitStage::called);
  app::EventInput input;
  input.title = "Dinner";
  input.cost = {12050, "EUR"};
  input.met = {{std::nullopt, "Grace"}};
  ASSERT_TRUE(app::add_event(*app_, guild, input));
  const std::string all = exported();
  EXPECT_NE(all.find("12050"), std::string::npos);
  EXPECT_NE(all.find("\"called\""), std::string::npos);
}

}  // namespace
}  // namespace kith
