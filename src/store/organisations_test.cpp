// Organisations, pursuits and events as rows, on both databases.
#include "store/organisations.hpp"

#include "store/catalogue.hpp"
#include "store/pursuits.hpp"
#include "store/test_store.hpp"

namespace kith {
namespace {

class OrganisationStore : public StoreTest {
 protected:
  static std::int64_t position(Tx& tx, PersonId person, OrganisationId where, const char* from, const char* to) {
    return tx
        .insert(Table::positions, person,
                {{"organisation_id", where.value},
                 {"role", std::string("Miller")},
                 {"from_date", *from ? Value(std::string(from)) : Value()},
                 {"to_date", *to ? Value(std::string(to)) : Value()}})
        .value();
  }
  static TouchId touch(Tx& tx, PersonId person, Instant at) {
    return TouchId{tx.insert(Table::touches, person,
                             {{"at", std::int64_t{seconds(at)}},
                              {"channel", std::string("call")},
                              {"direction", std::string("both")},
                              {"source", std::string("typed")},
                              {"note", std::string("about mills")}})
                       .value()};
  }
  static void address(Tx& tx, PersonId person, const std::string& mail) {
    ASSERT_TRUE(tx.insert(Table::handles, person, {{"kind", std::string("email")}, {"value", mail}, {"key", mail}}));
  }
};

TEST_P(OrganisationStore, ARowComesBackAsItWas) {
  OrganisationRow row;
  row.name = "Guild";
  row.kind = OrganisationKind::association;
  row.industry = "milling";
  row.city = "Leeds";
  row.domains = {"guild.example", "mill.example"};
  row.website = "https://guild.example";
  row.note = "old";
  Tx tx = write();
  auto fields = organisation_fields(row);
  fields.push_back({"home", std::int64_t{1}});
  const OrganisationId id{tx.insert(Table::organisations, PersonId{}, fields).value()};
  ASSERT_TRUE(tx.commit());
  const auto found = find_organisation_row(read(), id).value();
  ASSERT_TRUE(found);
  EXPECT_EQ(found->name, row.name);
  EXPECT_TRUE(found->home);
  EXPECT_EQ(found->kind, row.kind);
  EXPECT_EQ(found->industry, row.industry);
  EXPECT_EQ(found->city, row.city);
  EXPECT_EQ(found->domains, row.domains);
  EXPECT_EQ(found->website, row.website);
  EXPECT_EQ(found->note, row.note);
  EXPECT_FALSE(find_organisation_row(read(), OrganisationId{99}).value());
}

TEST_P(OrganisationStore, StaffIsCountedByPersonAndContactsByTheirTime) {
  Tx tx = write();
  const OrganisationId mill = need_organisation(tx, "Mill").value();
  const PersonId ada = make_person(tx, "Ada"), grace = make_person(tx, "Grace"), joan = make_person(tx, "Joan");
  position(tx, ada, mill, "2020", "");
  position(tx, ada, mill, "2015", "2019");
  position(tx, grace, mill, "", "2019-06");
  position(tx, joan, mill, "", "");
  ASSERT_TRUE(tx.remove(Table::people, joan.value, joan));
  std::vector<TouchId> touches;
  for (int day = 0; day < 5; ++day) touches.push_back(touch(tx, ada, kTestNow - Days{day}));
  touch(tx, grace, kTestNow - Days{1});
  ASSERT_TRUE(tx.commit());
  const Db db = read();
  const auto row = find_organisation_row(db, mill).value();
  EXPECT_EQ(row->people, 1);
  EXPECT_EQ(row->before, 1);
  const auto staff = staff_of(db, mill).value();
  ASSERT_EQ(staff.size(), 3U);
  EXPECT_EQ(staff[0].person, ada);
  EXPECT_TRUE(staff[0].now) << "the current one first";
  EXPECT_EQ(staff[2].to, (PartialDate{2019, 6, {}}));
  const std::vector<StaffSpan> spans{{ada, kTestNow - Days{3}, kTestNow}, {ada, kTestNow - Days{1}, std::nullopt}};
  const auto first = staff_touches(db, spans, {}, 2).value();
  EXPECT_EQ(first.total, 4) << "each once, whichever span it falls into";
  ASSERT_EQ(first.touches.size(), 2U);
  EXPECT_EQ(first.touches[0].id, touches[0]);
  EXPECT_EQ(first.touches[0].note, "about mills");
  ASSERT_TRUE(first.next);
  const auto rest = staff_touches(db, spans, first.next, 2).value();
  ASSERT_EQ(rest.touches.size(), 2U);
  EXPECT_EQ(rest.touches[0].id, touches[2]);
  EXPECT_EQ(rest.touches[1].id, touches[3]);
  EXPECT_FALSE(rest.next);
  EXPECT_TRUE(staff_touches(db, {}, {}, 5).value().touches.empty());
}

TEST_P(OrganisationStore, AnAddressAtADomainOrBelowIt) {
  Tx tx = write();
  const OrganisationId mill = need_organisation(tx, "Mill").value();
  const PersonId ada = make_person(tx, "Ada"), below = make_person(tx, "Below"), other = make_person(tx, "Other");
  const PersonId past = make_person(tx, "Past");
  position(tx, ada, mill, "", "");
  position(tx, past, mill, "", "2019");
  address(tx, ada, "ada@mill.example");
  address(tx, below, "b@mail.mill.example");
  address(tx, other, "o@windmill.example");
  address(tx, past, "p@mill.example");
  ASSERT_TRUE(tx.commit());
  EXPECT_EQ(people_by_domain(read(), mill, {"mill.example"}).value(), std::vector<PersonId>{below});
  EXPECT_TRUE(people_by_domain(read(), mill, {}).value().empty());
  EXPECT_EQ(domains_of_staff(read(), mill).value(), (std::map<std::string, int>{{"mill.example", 1}}));
}

TEST_P(OrganisationStore, ASpellingStandsForTheOneThatIsKept) {
  Tx tx = write();
  const OrganisationId kept = need_organisation(tx, "Acme").value(), gone = need_organisation(tx, "ACME Inc.").value();
  const OrganisationId third = need_organisation(tx, "Acme Limited").value();
  const PersonId ada = make_person(tx, "Ada");
  position(tx, ada, gone, "", "");
  ASSERT_TRUE(move_organisation(tx, third, gone));
  ASSERT_TRUE(move_organisation(tx, gone, kept));
  ASSERT_TRUE(tx.commit());
  const Db db = read();
  EXPECT_EQ(find_organisation(db, "acme inc").value(), kept);
  EXPECT_EQ(find_organisation(db, "ACME LIMITED").value(), kept) << "a spelling of a spelling";
  EXPECT_EQ(other_spellings(db, kept).value(), (std::vector<std::string>{"ACME Inc.", "Acme Limited"}));
  EXPECT_EQ(organisation_rows(db).value().size(), 1U);
  EXPECT_EQ(organisation_spellings(db).value(),
            (std::map<std::string, std::string>{{"acme inc", "Acme"}, {"acme limited", "Acme"}}));
  EXPECT_EQ(staff_of(db, kept).value().size(), 1U);
}

TEST_P(OrganisationStore, APursuitAndItsStagesComeBack) {
  Tx tx = write();
  Pursuit pursuit;
  pursuit.organisation = need_organisation(tx, "Guild").value();
  pursuit.for_me = "a";
  pursuit.for_them = "b";
  pursuit.i_give = "c";
  pursuit.next_step = "Call";
  pursuit.next_day = local_date(2026, 12, 1);
  pursuit.next_minutes = 25;
  pursuit.begun = pursuit.stage_at = kTestNow;
  const PursuitId id = insert_pursuit(tx, pursuit).value();
  ASSERT_TRUE(tx.update(Table::pursuits, id.value, PersonId{},
                        {{"stage", std::string("called")}, {"stage_at", std::int64_t{seconds(kTestNow + Days{1})}}}));
  ASSERT_TRUE(tx.commit());
  const auto all = list_pursuits(read(), pursuit.organisation).value();
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].stage, PursuitStage::called);
  EXPECT_EQ(all[0].i_give, "c");
  EXPECT_EQ(all[0].next_day, pursuit.next_day);
  EXPECT_EQ(all[0].next_minutes, 25);
  EXPECT_FALSE(all[0].closed);
  EXPECT_EQ(all[0].begun, kTestNow);
  const auto rows = stage_rows(read(), id).value();
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].before, "idea");
  EXPECT_EQ(rows[0].after, "called");
  EXPECT_EQ(rows[1].day, kTestNow + Days{1});
  EXPECT_FALSE(rows[1].taken_back);
}

TEST_P(OrganisationStore, AnEventKeepsItsPeopleButNotThoseInTheTrash) {
  Tx tx = write();
  OrganisationEvent event;
  event.organisation = need_organisation(tx, "Guild").value();
  event.kind = OrganisationEventKind::sponsorship;
  event.title = "Dinner";
  event.at = kTestNow;
  event.minutes = 90;
  event.cents = 5'000'000'000;
  event.currency = "EUR";
  event.note = "a table";
  const OrganisationEventId id{
      tx.insert(Table::organisation_events, PersonId{}, organisation_event_fields(event)).value()};
  const PersonId ada = make_person(tx, "Ada"), gone = make_person(tx, "Gone");
  const TouchId met = touch(tx, ada, kTestNow);
  ASSERT_TRUE(tx.insert(Table::event_people, ada, {{"event_id", id.value}, {"touch_id", met.value}}));
  ASSERT_TRUE(tx.insert(Table::event_people, gone, {{"event_id", id.value}}));
  ASSERT_TRUE(tx.remove(Table::people, gone.value, gone));
  ASSERT_TRUE(tx.commit());
  const auto found = find_organisation_event(read(), id).value();
  ASSERT_TRUE(found);
  EXPECT_EQ(found->kind, event.kind);
  EXPECT_EQ(found->cents, event.cents);
  EXPECT_EQ(found->currency, "EUR");
  EXPECT_EQ(found->note, "a table");
  const auto people = event_people(read(), {id}).value();
  ASSERT_EQ(people.at(id).size(), 1U);
  EXPECT_EQ(people.at(id)[0].person, ada);
  EXPECT_EQ(people.at(id)[0].touch, met);
}

KITH_BOTH_DATABASES(OrganisationStore);

}  // namespace
}  // namespace kith
