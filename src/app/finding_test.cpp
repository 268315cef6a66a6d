// Finding people, everything else, and changing many: the use cases on a small network.
#include "app/bulk.hpp"
#include "app/rings.hpp"
#include "app/search.hpp"
#include "app/test_app.hpp"

namespace kith::app {
namespace {

class FindingTest : public AppTest {
 protected:
  void SetUp() override {
    AppTest::SetUp();
    at("2026-08-03T09:00:00Z");
    person("Ada Müller", "Analytical Engines", "Programmer", "ada@engines.example", {"maths"});
    person("Charles Babbage", "Analytical Engines", "Founder", "", {"maths", "old boys"});
    person("Grace Hopper", "Navy", "Rear Admiral", "grace@navy.example", {});
    person("Ana Mueller", "", "", "", {});
    person("Anna Muller", "Babbage & Sons", "Clerk", "", {});
    log("Ada Müller", Channel::call, "2026-08-01", "Her daughter sails in Kiel.");
    log("Charles Babbage", Channel::lunch, "2026-02-01", "The annual report.");
    EXPECT_TRUE(app::add_note(*app_, who("Grace Hopper"), "Found a moth in the relay. Sails too."));
    EXPECT_TRUE(app::rest(*app_, who("Anna Muller")));
  }
  void person(const std::string& name, const std::string& organisation, const std::string& role,
              const std::string& email, const std::vector<std::string>& tags) {
    PersonEdit edit;
    edit.name = name;
    if (!organisation.empty()) edit.positions = {{{}, {}, organisation, role, "", {}, {}, {}}};
    if (!email.empty()) edit.handles = {{{}, HandleKind::email, email, "", ""}};
    edit.tags = tags;
    const auto done = add_person(*app_, edit);
    ASSERT_TRUE(done) << sentence(done.error());
  }
  void log(const std::string& name, Channel channel, const std::string& day, const std::string& note) {
    TouchInput touch;
    touch.channel = channel;
    touch.at = *parse_instant(day, Zone::utc());
    touch.note = note;
    ASSERT_TRUE(log_touch(*app_, who(name), touch));
  }
  static PeopleQuery all_with(const std::string& text) {
    PeopleQuery query;
    query.text = text;
    return query;
  }
  static BulkRequest bulk(BulkAction action, std::vector<PersonId> people, const std::string& tag = "",
                          StratumId stratum = {}) {
    BulkRequest request;
    request.action = action;
    request.people = std::move(people);
    request.tag = tag;
    request.stratum = stratum;
    return request;
  }
  static BulkRequest bulk(BulkAction action, const std::string& text, const std::string& tag = "") {
    BulkRequest request = bulk(action, std::vector<PersonId>{}, tag);
    request.query = all_with(text);
    return request;
  }
  // Names, one a comma.
  std::string found(const std::string& text, std::optional<PeopleQuery::Sort> sort = {}) {
    PeopleQuery query;
    query.text = text;
    query.sort = sort;
    const auto list = list_people(*app_, query);
    EXPECT_TRUE(list) << text << ": " << sentence(list.error());
    if (!list) return {};
    EXPECT_EQ(list->total, static_cast<int>(list->people.size()));
    std::string names;
    for (const PersonLine& line : list->people) names += (names.empty() ? "" : ", ") + line.row.name;
    return names;
  }
  std::string hits(const std::string& text) {
    const auto result = search(*app_, text);
    EXPECT_TRUE(result) << sentence(result.error());
    std::string all;
    for (const Hit& hit : result->hits) {
      all += fmt::format("{}{} {}", all.empty() ? "" : ", ", name(hit.kind), hit.title);
    }
    return all;
  }
};

TEST_F(FindingTest, WhatIsTypedFinds) {
  const std::pair<const char*, const char*> rows[] = {
      {"", "Ada Müller, Ana Mueller, Anna Muller, Charles Babbage, Grace Hopper"},
      {"ada", "Ada Müller"},
      {"a", "Ada Müller, Ana Mueller, Anna Muller"},  // names only: not everybody at an A…
      {"müller", "Ada Müller, Ana Mueller, Anna Muller"},
      {"mueller", "Ada Müller, Ana Mueller, Anna Muller"},
      {"muller", "Ada Müller, Ana Mueller, Anna Muller"},
      {"engines", "Ada Müller, Charles Babbage"},
      {"engines maths", "Ada Müller, Charles Babbage"},
      {"engines -founder", "Ada Müller"},
      {"babbage", "Charles Babbage, Anna Muller"},  // the name before the organisation
      {"\"charles babbage\"", "Charles Babbage"},
      {"\"babbage charles\"", ""},
      {"\"rear admiral\"", "Grace Hopper"},
      {"org:engines", "Ada Müller, Charles Babbage"},
      {"org:\"analytical engines\" role:program", "Ada Müller"},
      {"name:babbage", "Charles Babbage"},
      {"tag:maths", "Ada Müller, Charles Babbage"},
      {"tag:\"old boys\"", "Charles Babbage"},
      {"tag:maths,nothing -tag:old", "Ada Müller"},
      {"handle:grace@", "Grace Hopper"},
      {"note:sails", "Ada Müller, Grace Hopper"},
      {"note:\"annual report\"", "Charles Babbage"},
      {"last:<1w", "Ada Müller"},
      {"last:>90d", "Charles Babbage"},
      {"last:never", "Ana Mueller, Anna Muller, Grace Hopper"},
      {"channel:lunch", "Charles Babbage"},
      {"touches:1", "Ada Müller, Charles Babbage"},
      {"touches:<1", "Ana Mueller, Anna Muller, Grace Hopper"},
      {"has:email", "Ada Müller, Grace Hopper"},
      {"-has:org", "Ana Mueller"},
      {"has:note", "Grace Hopper"},
      {"state:resting", "Anna Muller"},
      {"stratum:active", "Ada Müller, Ana Mueller, Charles Babbage, Grace Hopper"},
      {"stratum:act -engines", "Ana Mueller, Grace Hopper"},
      {"is:warm", "Ada Müller"},
      {"is:cooling", "Charles Babbage"},
      {"is:never stratum:active", "Ana Mueller, Grace Hopper"},
      {"is:late", "Charles Babbage"},
      {"due:today", "Ana Mueller, Charles Babbage, Grace Hopper"},
      {"due:none", "Anna Muller"},
      {"added:<1d", "Ada Müller, Ana Mueller, Anna Muller, Charles Babbage, Grace Hopper"},
      {"added:>1d", ""},
  };
  for (const auto& [typed, names] : rows) EXPECT_EQ(found(typed), names) << typed;
}

TEST_F(FindingTest, NamesForgiveASlipOfTheFingers) {
  const std::pair<const char*, const char*> rows[] = {
      {"babage", "Charles Babbage, Anna Muller"},
      {"hoper", "Grace Hopper"},
      {"grcae", "Grace Hopper"},
      {"charles bababge", "Charles Babbage"},
      {"chalres engines", "Charles Babbage"},
      {"hopxyz", ""},
  };
  for (const auto& [typed, names] : rows) EXPECT_EQ(found(typed), names) << typed;
  PeopleQuery query;
  query.text = "hoper";
  EXPECT_EQ(list_people(*app_, query)->near, std::vector<std::string>{"hopper"});
  // Somebody new is in the books at once, and so is a new name.
  add("Katherine Johnson");
  EXPECT_EQ(found("kathrine"), "Katherine Johnson");
  PersonEdit edit;
  edit.name = "Catherine Jones";
  ASSERT_TRUE(edit_person(*app_, who("Katherine Johnson"), edit));
  EXPECT_EQ(found("catehrine"), "Catherine Jones");
  EXPECT_EQ(found("katherine johnson"), "");
}

TEST_F(FindingTest, WhatCannotBeIsSaid) {
  for (const char* typed : {"stratum:nothing", "last:>soon", "state:asleep"}) {
    PeopleQuery query;
    query.text = typed;
    const auto list = list_people(*app_, query);
    ASSERT_FALSE(list) << typed;
    EXPECT_EQ(list.error().code, Code::usage);
    EXPECT_NE(list.error().hint, "");
  }
}

TEST_F(FindingTest, EveryOrderPagesToTheSameEnd) {
  for (const auto sort : {PeopleQuery::Sort::name, PeopleQuery::Sort::due, PeopleQuery::Sort::last,
                          PeopleQuery::Sort::added, PeopleQuery::Sort::best}) {
    PeopleQuery query;
    query.sort = sort;
    query.limit = 2;
    std::vector<PersonId> paged;
    for (int page = 0; page < 3; ++page) {
      const auto list = list_people(*app_, query);
      ASSERT_TRUE(list);
      for (const PersonLine& line : list->people) paged.push_back(line.row.id);
      query.cursor = list->next;
      EXPECT_EQ(list->next.empty(), page == 2);
    }
    query.cursor.clear();
    query.limit = 5;
    const auto whole = list_people(*app_, query);
    ASSERT_EQ(paged.size(), 5U);
    for (std::size_t i = 0; i < 5; ++i) EXPECT_EQ(paged[i], whole->people[i].row.id) << i;
    query.at = 3;
    EXPECT_EQ(list_people(*app_, query)->people.front().row.id, paged[3]);
  }
}

TEST_F(FindingTest, TheBooksFollowEveryWrite) {
  EXPECT_EQ(found("grace"), "Grace Hopper");
  const auto gone = delete_person(*app_, who("Grace Hopper"));
  ASSERT_TRUE(gone);
  EXPECT_EQ(found("grace"), "");
  EXPECT_EQ(found("", PeopleQuery::Sort::name), "Ada Müller, Ana Mueller, Anna Muller, Charles Babbage");
  EXPECT_EQ(hits("moth"), "");
  ASSERT_TRUE(undo(*app_, gone->step));
  EXPECT_EQ(found("grace"), "Grace Hopper");
  EXPECT_EQ(hits("moth"), "note Grace Hopper");
  add("Aaron Zed");
  EXPECT_EQ(found("", PeopleQuery::Sort::name).substr(0, 9), "Aaron Zed");
}

TEST_F(FindingTest, FirstLettersFollowEveryWrite) {
  EXPECT_EQ(found("gr"), "Grace Hopper");
  EXPECT_EQ(found("h"), "Grace Hopper");
  const auto gone = delete_person(*app_, who("Grace Hopper"));
  ASSERT_TRUE(gone);
  EXPECT_EQ(found("gr"), "");
  ASSERT_TRUE(undo(*app_, gone->step));
  EXPECT_EQ(found("gr"), "Grace Hopper");
  PersonEdit edit;
  edit.name = "Hedy Lamarr";
  ASSERT_TRUE(edit_person(*app_, who("Grace Hopper"), edit));
  EXPECT_EQ(found("gr"), "");
  EXPECT_EQ(found("he"), "Hedy Lamarr");
  EXPECT_EQ(found("h"), "Hedy Lamarr");
  EXPECT_EQ(found("h b"), "");
  add("Hannah Bell");
  EXPECT_EQ(found("h b"), "Hannah Bell");
}

TEST_F(FindingTest, ASearchFindsEverythingWithTheWordsItFound) {
  EXPECT_EQ(hits("sails"), "note Grace Hopper, touch Ada Müller");  // the newest first
  EXPECT_EQ(hits("engines"), "person Ada Müller, person Charles Babbage, organisation Analytical Engines");
  EXPECT_EQ(hits("sails stratum:active"), hits("sails"));
  EXPECT_EQ(hits("sails org:navy"), "note Grace Hopper");
  EXPECT_EQ(hits("sail -moth"), "touch Ada Müller");
  EXPECT_EQ(hits("\"annual report\""), "touch Charles Babbage");
  EXPECT_EQ(hits("an"), "person Ana Mueller, person Anna Muller, organisation Analytical Engines");
  EXPECT_EQ(hits(""), "");
  const auto result = search(*app_, "moth");
  ASSERT_EQ(result->hits.size(), 1U);
  EXPECT_EQ(result->hits.front().snippet,
            (std::vector<SnippetPart>{{"Found a ", false}, {"moth", true}, {" in the relay. Sails too.", false}}));
}

TEST_F(FindingTest, ManyAreChangedInOneStepAndBackAgain) {
  const std::string before = exported();
  BulkRequest request;
  const auto change = [&](int people, const std::string& title) {
    const auto done = change_many(*app_, request);
    ASSERT_TRUE(done) << sentence(done.error());
    EXPECT_EQ(done->people, people);
    EXPECT_EQ(done->title, title);
    EXPECT_NE(exported(), before);
    ASSERT_TRUE(undo(*app_, done->step));
    EXPECT_EQ(exported(), before) << title;
  };
  const StratumId wide = *find_stratum(*app_, "Wide");
  request.action = BulkAction::place;
  request.stratum = wide;
  request.query = all_with("muller");
  change(3, "Placed 3 people in Wide");
  request.except = {who("Ana Mueller")};
  change(2, "Placed 2 people in Wide");
  request = bulk(BulkAction::tag, {who("Ada Müller"), who("Grace Hopper")}, " maths ");
  change(1, "Tagged Grace Hopper maths");
  request = bulk(BulkAction::untag, "tag:maths", "maths");
  change(2, "Took the tag maths from 2 people");
  request = bulk(BulkAction::rest, "");
  change(4, "Put 4 people to rest");
  request = bulk(BulkAction::wake, "");
  change(1, "Woke Anna Muller");
  request = bulk(BulkAction::remove, "engines");
  change(2, "Deleted 2 people");
}

TEST_F(FindingTest, ABulkChangeSaysWhatItCannotDo) {
  const auto code = [&](const BulkRequest& request) {
    const auto done = change_many(*app_, request);
    return done ? std::optional<Code>() : std::optional(done.error().code);
  };
  const PersonId ada = who("Ada Müller");
  EXPECT_EQ(code(bulk(BulkAction::rest, std::vector<PersonId>{})), Code::usage);
  EXPECT_EQ(code(bulk(BulkAction::rest, {PersonId{999}})), Code::not_found);
  EXPECT_EQ(code(bulk(BulkAction::place, {ada}, "", StratumId{99})), Code::not_found);
  EXPECT_EQ(code(bulk(BulkAction::tag, {ada}, " ")), Code::usage);
  const auto nobody = change_many(*app_, bulk(BulkAction::wake, {ada}));
  ASSERT_TRUE(nobody);
  EXPECT_FALSE(nobody->step);
  EXPECT_EQ(nobody->people, 0);
}

TEST_F(FindingTest, RingsHoldEverybodyWithARhythm) {
  const auto all = rings(*app_, "");
  ASSERT_TRUE(all) << sentence(all.error());
  EXPECT_EQ(all->strata.front().rank, 1);
  EXPECT_EQ(all->total, 4);
  EXPECT_EQ(all->resting, 1);
  ASSERT_EQ(all->dots.size(), 4U);
  EXPECT_EQ(all->dots.front().name, "Ada Müller");  // the warmest
  EXPECT_EQ(all->dots.front().why, "Call 2 days ago, meant to be every 13 weeks");
  EXPECT_EQ(all->dots.front().warmth.degree, Degree::warm);
  EXPECT_EQ(all->dots.back().why, "Not in touch yet, meant to be every 13 weeks");
  EXPECT_EQ(rings(*app_, "engines")->dots.size(), 2U);
  const auto few = rings(*app_, "", 1);
  EXPECT_EQ(few->dots.size(), 1U);
  EXPECT_EQ(few->total, 4);
}

}  // namespace
}  // namespace kith::app
