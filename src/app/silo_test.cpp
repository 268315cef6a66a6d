// The silo audit on a small network.
#include "app/silo.hpp"

#include "app/bulk.hpp"
#include "app/settings.hpp"
#include "app/test_app.hpp"

namespace kith {
namespace {

class SiloUse : public AppTest {
 protected:
  PersonId works(const std::string& name, const std::string& email, const std::string& organisation,
                 const std::string& role = "") {
    app::PersonEdit edit;
    edit.name = name;
    if (!email.empty()) edit.handles = {{{}, HandleKind::email, email, "", ""}};
    if (!organisation.empty()) {
      Position position;
      position.organisation = organisation;
      position.role = role;
      edit.positions = {position};
    }
    const auto done = app::add_person(*app_, edit);
    EXPECT_TRUE(done) << sentence(done.error());
    return done->person;
  }
  void talked(PersonId person, const std::string& at, Channel channel = Channel::call) {
    app::TouchInput input;
    input.channel = channel;
    input.direction = Direction::both;
    input.at = *parse_instant(at, Zone::utc());
    const auto done = app::log_touch(*app_, person, input);
    ASSERT_TRUE(done) << sentence(done.error());
  }
  void set(const std::string& key, const std::string& value) {
    const auto done = app::change_settings(*app_, {{key, value}});
    ASSERT_TRUE(done) << sentence(done.error());
  }
  app::SiloView view() {
    auto made = app::silo(*app_);
    EXPECT_TRUE(made) << sentence(made.error());
    return std::move(*made);
  }
  app::SiloPeople list(app::SiloQuery query) {
    auto made = app::silo_people(*app_, query);
    EXPECT_TRUE(made) << sentence(made.error());
    return made ? std::move(*made) : app::SiloPeople{};
  }
};

TEST_F(SiloUse, HomeIsTheSettingsItsSpellingsAndWhatWritesFromThere) {
  const PersonId ada = works("Ada", "ada@acme.com", "Acme GmbH", "CFO");
  const PersonId bob = works("Bob", "bob@acme.com", "Acme", "Engineer");
  const PersonId part = works("Cem", "cem@energy.acme.com", "Acme Energy");
  const PersonId other = works("Dee", "dee@dental.example.com", "Acme Dental");
  const PersonId mail = works("Eva", "eva@acme.com", "");
  const PersonId outside = works("Fay", "fay@looms.example.org", "Looms");
  for (const PersonId one : {ada, bob, part, other, mail, outside}) talked(one, "2026-11-01");
  EXPECT_EQ(view().headline, "You have 6 warm ties; Kith does not know which of them are at your own employer.");
  set("home-organisation", "ACME Ltd");
  app::SiloView made = view();
  EXPECT_EQ(made.headline, "4 of your 6 warm ties are at your own employer.");
  EXPECT_TRUE(made.home.guessed);
  EXPECT_EQ(made.home.domains, std::vector<std::string>{"acme.com"});
  app::SiloQuery query;
  query.scope = app::SiloScope::outside;
  EXPECT_EQ(list(query).total, 2);
  set("home-domain", "@Example.org");
  made = view();
  EXPECT_FALSE(made.home.guessed);
  EXPECT_EQ(made.audit.home, 3) << "by position, or the address of those in one; she at example.org has another";
  set("home-organisation", "");
  set("home-domain", "");
  EXPECT_EQ(view().audit.home, 0) << "cleared is cleared";
  EXPECT_FALSE(app::change_settings(*app_, {{"home-domain", "acme"}}));
}

TEST_F(SiloUse, EveryNumberOpensItsList) {
  set("home-organisation", "Acme");
  for (int i = 0; i < 5; ++i) {
    const PersonId one = works(fmt::format("Person {}", i), i == 0 ? "p@gmail.com" : fmt::format("p{}@acme.com", i),
                               i < 3 ? "Acme" : "Looms", i == 4 ? "Engineer" : "");
    if (i == 2) talked(one, "2019-05-01");
    talked(one, i == 1 ? "2026-11-02" : i == 2 ? "2019-06-01" : "2026-11-20", Channel::lunch);
  }
  const app::SiloView made = view();
  app::SiloQuery query;
  query.scope = app::SiloScope::warm;
  EXPECT_EQ(list(query).total, made.audit.warm);
  query.scope = app::SiloScope::home;
  EXPECT_EQ(list(query).total, made.audit.home);
  query.scope = app::SiloScope::unreachable;
  EXPECT_EQ(list(query).total, made.audit.unreachable);
  query.scope = app::SiloScope::stay;
  const auto stay = list(query);
  EXPECT_EQ(stay.total, made.audit.stay.of);
  double sum = 0;
  for (const app::SiloLine& line : stay.lines) sum += line.stay->chance;
  EXPECT_NEAR(sum, made.audit.stay.expected, 1e-9);
  query.scope = app::SiloScope::answer;
  EXPECT_EQ(list(query).total, made.audit.answer.of);
  for (const SiloShares& shares : made.audit.shares) {
    for (const SiloShare& share : shares.rows) {
      app::SiloQuery group;
      group.group = std::string(name(shares.by));
      group.value = share.value;
      EXPECT_EQ(list(group).total, share.warm) << group.group << " " << group.value;
      group.scope = app::SiloScope::home;
      EXPECT_EQ(list(group).total, share.home);
      group.scope = app::SiloScope::people;
      EXPECT_EQ(list(group).total, share.people);
    }
  }
  for (const app::SiloPeriod& period : made.trend) {
    app::SiloQuery quarter;
    quarter.group = "quarter";
    quarter.value = period.name;
    EXPECT_EQ(list(quarter).total, period.warm) << period.name;
    quarter.scope = app::SiloScope::home;
    EXPECT_EQ(list(quarter).total, period.home) << period.name;
  }
  query = {};
  query.group = "colour";
  EXPECT_FALSE(app::silo_people(*app_, query));
  query.group = "quarter";
  query.value = "1999-Q1";
  EXPECT_FALSE(app::silo_people(*app_, query));
}

TEST_F(SiloUse, PlansThemIntoTheWeekAndBack) {
  const PersonId ada = works("Ada", "ada@looms.example.org", "Looms", "Engineer");
  const PersonId rests = works("Bea", "bea@looms.example.org", "Looms");
  const PersonId never = works("Cat", "cat@looms.example.org", "Looms");
  for (const PersonId one : {ada, rests, never}) talked(one, "2022-05-01");
  ASSERT_TRUE(app::rest(*app_, rests));
  ASSERT_TRUE(app::rest(*app_, never, app::Rest::do_not_contact));
  app::SiloView made = view();
  EXPECT_EQ(made.audit.people, 2) << "who asked not to be contacted is in no list";
  ASSERT_EQ(made.warm_up.size(), 2U);
  const auto done = app::plan_silo(*app_, {});
  ASSERT_TRUE(done) << sentence(done.error());
  EXPECT_EQ(done->title, "Planned to warm up 2 people");
  made = view();
  EXPECT_TRUE(made.warm_up.empty());
  EXPECT_EQ(made.audit.planned, 2);
  EXPECT_EQ(person("Bea").state, State::active);
  EXPECT_EQ(person("Ada").snoozed_until, local_date(2026, 11, 23));
  const auto today = app::today(*app_);
  ASSERT_TRUE(today) << sentence(today.error());
  EXPECT_FALSE(today->items.empty());
  ASSERT_TRUE(app::undo(*app_));
  EXPECT_EQ(person("Bea").state, State::resting);
  EXPECT_EQ(view().warm_up.size(), 2U);
  EXPECT_FALSE(app::plan_silo(*app_, {never}));
  EXPECT_FALSE(app::plan_silo(*app_, {PersonId{99}}));
  EXPECT_EQ(view().audit.planned, 0) << "a refusal writes nothing";
}

TEST_F(SiloUse, OfAnEmptyDatabase) {
  const app::SiloView made = view();
  EXPECT_EQ(made.headline, "You have no warm tie yet.");
  EXPECT_EQ(made.trend.size(), 9U);
  EXPECT_TRUE(made.warm_up.empty());
  const auto planned = app::plan_silo(*app_, {});
  ASSERT_FALSE(planned);
  EXPECT_EQ(planned.error().code, Code::refused);
}

}  // namespace
}  // namespace kith
