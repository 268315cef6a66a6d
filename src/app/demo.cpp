// Writes the sample network: one step that undo takes back.
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <fmt/format.h>

#include "app/demo_more.hpp"
#include "app/demo_people.hpp"
#include "app/demo_places.hpp"
#include "app/entry_points.hpp"
#include "app/keeping.hpp"
#include "base/text.hpp"
#include "formats/keys.hpp"
#include "rules/match.hpp"
#include "rules/review.hpp"
#include "store/approaches.hpp"
#include "store/catalogue.hpp"
#include "store/giving.hpp"
#include "store/people.hpp"
#include "store/relations.hpp"
#include "store/weeks.hpp"

namespace kith::app {
namespace {

using demo::Origin;
using demo::Sample;

constexpr std::string_view kRegion = "GB";
constexpr int kImportMinute = 20 * 60 + 12;

std::string joined(std::string_view name) {
  std::string made;
  for (const std::string& word : folded_words(name)) made += word;
  return made;
}

class Writer {
 public:
  Writer(Tx& tx, const Zone& zone, LocalDate today, std::vector<Stratum> strata)
      : tx_(tx), zone_(zone), today_(today), strata_(std::move(strata)) {}

  Status write(const demo::Network& network) {
    KITH_CHECK(write_places());
    std::vector<PersonId> ids;
    for (const Sample& one : network.people) {
      KITH_TRY(const PersonId id, write_person(one, network));
      ids.push_back(id);
    }
    for (const demo::Pair& pair : network.pairs) {
      KITH_CHECK(tx_.insert(Table::reviews, ids[pair.one], {{"other_id", ids[pair.other].value}, {"why", pair.why}}));
    }
    for (const demo::Bond& bond : network.bonds) {
      const int told = std::min(network.people[bond.one].created_ago, 200);
      KITH_CHECK(
          insert_relation(tx_, {{}, ids[bond.one], ids[bond.other], bond.kind, at(told, 18 * 60 + 45), SaidIn::typed}));
    }
    for (const demo::Looked& week : network.weeks) KITH_CHECK(write_week(week, network));
    KITH_CHECK(write_tidings(network));
    KITH_CHECK(write_imports(network));
    const demo::Ground ground{tx_, today_, network, ids, [this](int ago, int minute) { return at(ago, minute); }};
    KITH_CHECK(demo::write_ties(ground));
    KITH_CHECK(demo::write_organisations(ground));
    KITH_CHECK(demo::write_opportunities(ground));
    return demo::write_introductions(ground);
  }

 private:
  Instant at(int ago, int minute) const {
    const LocalDate day = today_ - Days{ago};
    const auto exact = zone_.instant_of(day, std::chrono::minutes{minute});
    return exact ? *exact : zone_.start_of(day) + std::chrono::minutes{minute};
  }
  static std::int64_t number(Instant instant) { return seconds(instant); }
  std::int64_t day(int ahead) const { return serial(today_ + Days{ahead}); }

  Status write_places() {
    for (const demo::Place& one : demo::places()) {
      if (one.domain.empty()) {
        places_.emplace_back();
        continue;
      }
      KITH_TRY(const OrganisationId id, need_organisation(tx_, std::string(one.name)));
      places_.push_back(id);
    }
    KITH_CHECK(tx_.update(Table::organisations, places_[demo::kHome].value, PersonId{}, {{"home", std::int64_t{1}}}));
    return {};
  }

  StratumId stratum(int rank) const {
    const auto found =
        std::find_if(strata_.begin(), strata_.end(), [&](const Stratum& one) { return one.rank == rank; });
    return found == strata_.end() ? strata_.front().id : found->id;
  }

  Result<PersonId> write_person(const Sample& one, const demo::Network& network) {
    const std::string name = one.name.empty() ? one.given + " " + one.family : one.name;
    std::vector<Field> fields{{"name", name},
                              {"name_key", name_key(name)},
                              {"given", one.given},
                              {"middle", std::string()},
                              {"family", one.family},
                              {"prefix", std::string()},
                              {"suffix", std::string()},
                              {"nickname", one.nickname},
                              {"state", std::string(kith::name(one.state))},
                              {"stratum_id", stratum(one.rank).value},
                              {"placed", std::int64_t{one.placed ? 1 : 0}},
                              {"created_at", number(at(one.created_ago, kImportMinute))}};
    if (one.birthday) fields.push_back({"birthday", iso(*one.birthday)});
    if (one.interval_days) fields.push_back({"interval_days", std::int64_t{*one.interval_days}});
    if (one.first_due) fields.push_back({"first_due", day(*one.first_due)});
    if (one.snoozed_for) fields.push_back({"snoozed_until", day(*one.snoozed_for)});
    if (one.snoozed_ago) fields.push_back({"snoozed_at", number(at(*one.snoozed_ago, 9 * 60))});
    if (one.skipped_ago) fields.push_back({"skipped_at", number(at(*one.skipped_ago, 9 * 60))});
    KITH_TRY(const auto row, tx_.insert(Table::people, PersonId{}, fields));
    const PersonId id{row};
    KITH_CHECK(write_handles(id, one));
    KITH_CHECK(write_jobs(id, one, network));
    KITH_CHECK(write_words(id, one));
    std::map<int, std::int64_t> contacts;  // by days ago
    for (const demo::Moment& moment : one.moments) {
      KITH_TRY(contacts[moment.ago], tx_.insert(Table::touches, id,
                                                {{"at", number(at(moment.ago, moment.minute))},
                                                 {"channel", std::string(kith::name(moment.channel))},
                                                 {"direction", std::string(kith::name(moment.direction))},
                                                 {"source", std::string(kith::name(moment.source))},
                                                 {"asks", std::int64_t{moment.asks ? 1 : 0}},
                                                 {"note", moment.note}}));
      imported_touches_ += moment.source == Source::import ? 1 : 0;
    }
    KITH_CHECK(write_told(id, one, contacts));
    KITH_CHECK(write_leads(id, one));
    KITH_CHECK(write_giving(id, one));
    return id;
  }

  Status write_told(PersonId id, const Sample& one, const std::map<int, std::int64_t>& contacts) {
    for (const demo::Told& told : one.told) {
      const auto contact = contacts.find(told.ago);
      const bool there = contact != contacts.end();
      KITH_CHECK(tx_.insert(Table::facts, id,
                            {{"kind", told.kind},
                             {"text", told.text},
                             {"at", number(at(told.ago, 18 * 60 + 45))},
                             {"source", std::string(kith::name(there ? SaidIn::touch : SaidIn::typed))},
                             {"source_id", there ? contact->second : std::int64_t{0}}}));
    }
    for (const demo::Vow& vow : one.vows) {
      std::vector<Field> fields{
          {"side", std::string(kith::name(vow.side))},
          {"text", vow.text},
          {"made_at", number(at(vow.ago, 18 * 60 + 45))},
          {"state", std::string(kith::name(vow.closed ? PromiseState::done : PromiseState::open))},
          {"source", std::string(kith::name(SaidIn::typed))}};
      if (vow.by) fields.push_back({"by_date", day(*vow.by)});
      if (vow.closed) fields.push_back({"closed_at", number(at(*vow.closed, 17 * 60))});
      KITH_CHECK(tx_.insert(Table::promises, id, fields));
    }
    return {};
  }

  // A finished review of that week, with the figures that its people's contacts come to.
  Status write_week(const demo::Looked& looked, const demo::Network& network) {
    WeekNote note;
    note.week = week_of(today_).after(-looked.weeks_ago);
    note.text = looked.text;
    std::vector<WeekHistory> histories;
    for (const Sample& one : network.people) {
      if (one.moments.empty()) continue;
      WeekHistory made;
      const auto found =
          std::find_if(strata_.begin(), strata_.end(), [&](const Stratum& row) { return row.rank == one.rank; });
      if (found != strata_.end()) {
        made.minutes = found->minutes;
        made.interval_days = found->interval_days;
      }
      for (const demo::Moment& moment : one.moments) {
        made.touches.push_back({at(moment.ago, moment.minute), moment.channel, moment.direction, moment.asks});
      }
      histories.push_back(std::move(made));
    }
    note.figures = sum_up(histories, note.week, zone_).figures;
    for (const Sample& one : network.people) {
      for (const demo::Vow& vow : one.vows) {
        if (vow.closed && note.week.holds(today_ - Days{*vow.closed})) ++note.figures.promises_kept;
      }
    }
    const int friday = (today_ - note.week.monday).count() - 4;
    note.finished = at(friday, 16 * 60 + 40);
    return save_week(tx_, note);
  }

  Status add_handle(PersonId id, HandleKind kind, const std::string& value, std::string_view label) {
    KITH_CHECK(tx_.insert(Table::handles, id,
                          {{"kind", std::string(kith::name(kind))},
                           {"value", value},
                           {"key", handle_key(kind, value, kRegion)},
                           {"label", std::string(label)}}));
    return {};
  }

  // Distinct, whatever is asked for: a second bearer gets a number.
  std::string once(const std::string& before, const std::string& after) {
    std::string made = before + after;
    for (int n = 2; !taken_.insert(made).second; ++n) made = fmt::format("{}{}{}", before, n, after);
    return made;
  }

  Status write_handles(PersonId id, const Sample& one) {
    const demo::Place& where = demo::places()[static_cast<std::size_t>(one.jobs.front().place)];
    const std::string given = joined(one.given);
    const std::string family = joined(one.family);
    if (one.email) {
      if (where.domain.empty()) {
        KITH_CHECK(add_handle(id, HandleKind::email, once(given, fmt::format("@{}.example.com", family)), "work"));
      } else {
        const bool initial = where.domain.size() % 3 == 0;
        const std::string local = initial ? given.substr(0, 1) + family : given + "." + family;
        KITH_CHECK(add_handle(id, HandleKind::email, once(local, fmt::format("@{}", where.domain)), "work"));
      }
      if (one.rank <= 2)
        KITH_CHECK(add_handle(id, HandleKind::email, once(given + "." + family, "@example.org"), "home"));
    }
    if (one.phone) KITH_CHECK(add_handle(id, HandleKind::phone, phone(one.dial), one.rank <= 2 ? "mobile" : "work"));
    if (one.profile) {
      const std::string slug = once(fmt::format("linkedin.com/in/kith-demo-{}-{}", given, family), "");
      KITH_CHECK(add_handle(id, HandleKind::profile, "https://www." + slug, "linkedin"));
    }
    return {};
  }

  // Numbers that each country keeps free for stories.
  std::string phone(std::string_view dial) {
    static constexpr std::array kAreas{"212", "312", "415", "614", "713", "503"};
    const int n = phones_++;
    if (dial == "us")
      return fmt::format("+1 {} 555 01{:02}", kAreas[static_cast<std::size_t>(n / 100) % kAreas.size()], n % 100);
    if (dial == "de") return fmt::format("+49 30 23125 {:03}", n % 1000);
    if (dial == "fr") return fmt::format("+33 1 99 00 {:02} {:02}", n / 100 % 100, n % 100);
    if (n % 2 == 0) return fmt::format("+44 20 7946 {:04}", n % 1000);
    return fmt::format("+44 7700 900{:03}", n % 1000);
  }

  Status write_jobs(PersonId id, const Sample& one, const demo::Network& network) {
    for (const demo::Job& job : one.jobs) {
      std::vector<Field> fields{{"role", job.role}, {"department", std::string()}};
      if (const OrganisationId where = places_[static_cast<std::size_t>(job.place)]) {
        fields.push_back({"organisation_id", where.value});
      }
      if (job.from) fields.push_back({"from_date", iso(PartialDate{*job.from, {}, {}})});
      if (job.to) fields.push_back({"to_date", iso(PartialDate{*job.to, {}, {}})});
      if (job.noticed) fields.push_back({"noticed_at", number(at(network.newest_import_ago, kImportMinute))});
      KITH_TRY(const auto row, tx_.insert(Table::positions, id, fields));
      if (job.noticed) KITH_CHECK(write_job_news(id, row, one, network));
    }
    return {};
  }

  static Position position(const demo::Job& job) {
    Position made;
    made.organisation = std::string(demo::places()[static_cast<std::size_t>(job.place)].name);
    made.role = job.role;
    return made;
  }

  // As the newest import noticed it.
  Status write_job_news(PersonId id, std::int64_t row, const Sample& one, const demo::Network& network) {
    const auto news = position_news(one.jobs.size() > 1 ? position(one.jobs[1]) : Position{}, position(one.jobs[0]));
    if (!news) return {};
    return add_position_news(tx_, id, PositionId{row}, *news, at(network.newest_import_ago, kImportMinute),
                             today_ - Days{network.newest_import_ago});
  }

  Status write_giving(PersonId id, const Sample& one) {
    for (const demo::Favour& favour : one.favours) {
      KITH_CHECK(insert_value_entry(
          tx_, {{}, id, favour.side, favour.kind, favour.worth, favour.text, at(favour.ago, 17 * 60)}));
    }
    for (const demo::Visitor& visitor : one.visitors) {
      Approach made;
      made.person = id;
      made.at = at(visitor.ago, 11 * 60 + 20);
      made.from = visitor.from;
      made.knew_me = visitor.knew_me;
      made.wanted = visitor.wanted;
      made.state = visitor.state;
      if (visitor.decided_ago) made.decided = at(*visitor.decided_ago, 9 * 60);
      made.minutes = visitor.minutes;
      made.came_of = visitor.came_of;
      KITH_CHECK(insert_approach(tx_, made));
    }
    return {};
  }

  Status write_leads(PersonId id, const Sample& one) {
    for (const demo::Lead& lead : one.leads) {
      EntryPoint entry;
      entry.person = id;
      entry.kind = lead.kind;
      entry.text = lead.text;
      entry.url = lead.url;
      entry.at = at(lead.ago, 8 * 60);
      entry.noticed = at(std::max(lead.ago, 1), 8 * 60 + 30);
      entry.until = fresh_until(lead.kind, today_ - Days{lead.ago});
      KITH_CHECK(add_entry_point(tx_, entry));
    }
    return {};
  }

  Status write_tidings(const demo::Network& network) {
    for (const demo::Tiding& one : network.tidings) {
      const LocalDate until = today_ - Days{one.ago} + Days{kNewsDays};
      KITH_CHECK(insert_news(tx_, {{}, one.text, one.url, at(one.ago, 20 * 60), until}));
    }
    return {};
  }

  Status write_words(PersonId id, const Sample& one) {
    for (const demo::Memo& memo : one.memos) {
      KITH_CHECK(tx_.insert(Table::notes, id, {{"at", number(at(memo.ago, 18 * 60 + 45))}, {"text", memo.text}}));
    }
    for (const Fact& fact : one.facts) {
      KITH_CHECK(tx_.insert(Table::facts, id,
                            {{"kind", fact.kind},
                             {"text", fact.text},
                             {"at", number(at(one.created_ago, kImportMinute))},
                             {"source", std::string(kith::name(SaidIn::typed))}}));
    }
    for (const std::string& tag : one.tags) KITH_CHECK(tx_.insert(Table::tags, id, {{"name", tag}}));
    if (!one.address) return {};
    static constexpr std::array kStreets{"Kiln Lane", "Station Road", "Weaver Street", "Canal Walk", "Old Dock"};
    KITH_CHECK(tx_.insert(Table::addresses, id,
                          {{"label", std::string("work")},
                           {"street", fmt::format("{} {}", 2 + id.value % 97,
                                                  kStreets[static_cast<std::size_t>(id.value) % kStreets.size()])},
                           {"city", one.city},
                           {"region", one.region},
                           {"postal_code", std::string()},
                           {"country", one.country}}));
    return {};
  }

  Status write_imports(const demo::Network& network) {
    const auto came = [&](Origin origin) {
      return static_cast<int>(std::count_if(network.people.begin(), network.people.end(),
                                            [&](const Sample& one) { return one.origin == origin; }));
    };
    int changed = 0;
    int first = 0;
    for (const Sample& one : network.people) {
      changed += one.jobs.front().noticed ? 1 : 0;
      first = std::max(first, one.created_ago);
    }
    const int connections = came(Origin::connections);
    const int outlook = came(Origin::outlook);
    const int newer = came(Origin::newer_connections);
    const auto row = [&](Instant when, Format format, const char* file, int read) {
      ImportRow made;
      made.at = when;
      made.format = kith::name(format);
      made.files = file;
      made.read = read;
      return made;
    };
    ImportRow cards = row(at(first, kImportMinute), Format::linkedin_connections, "Connections.csv", connections + 4);
    cards.added = connections;
    cards.skipped = 4;  // closed profiles
    ImportRow book = row(at(first, kImportMinute + 6), Format::outlook_csv, "contacts.csv", outlook + 83);
    book.added = outlook;
    book.updated = 61;
    book.merged = 22;
    book.review = static_cast<int>(network.pairs.size());
    ImportRow messages =
        row(at(first, kImportMinute + 9), Format::linkedin_messages, "messages.csv", imported_touches_);
    messages.touches = imported_touches_;
    ImportRow newest = row(at(network.newest_import_ago, kImportMinute), Format::linkedin_connections,
                           "Connections (2).csv", connections + newer);
    newest.added = newer;
    newest.updated = changed;
    newest.unchanged = connections - changed;
    for (const ImportRow& one : {cards, book, messages, newest}) KITH_CHECK(insert_import(tx_, one, {}));
    return {};
  }

  Tx& tx_;
  const Zone& zone_;
  LocalDate today_;
  std::vector<Stratum> strata_;
  std::vector<OrganisationId> places_;
  std::set<std::string> taken_;
  int phones_ = 7;
  int imported_touches_ = 0;
};

// A sample looked at on a Sunday has to be alive too: that day then carries work.
Status write_settings(Tx& tx, LocalDate today) {
  static constexpr std::array kWeekend{"sat", "sun"};
  std::string week = "mon,tue,wed,thu,fri";
  if (const int weekday = iso_weekday(today); weekday > 5) {
    week += std::string(",") + kWeekend[static_cast<std::size_t>(weekday - 6)];
  }
  const std::pair<const char*, std::string> rows[] = {
      {"demo", "on"},
      {"name", "Ines Marlow"},
      {"budget-minutes", "30"},
      {"work-days", week},
      {"region", std::string(kRegion)},
      {"own-address", "ines@marlow.example.com, linkedin.com/in/kith-demo-inesmarlow"},
      {"home-organisation", std::string(demo::places()[demo::kHome].name)},
  };
  for (const auto& [key, value] : rows) KITH_CHECK(save_setting(tx, key, value));
  return {};
}

}  // namespace

Result<DemoDone> fill_demo(const App& app) {
  KITH_TRY(Tx tx, app.write("demo", "Filled in the sample network"));
  KITH_TRY(const int present, count_people(tx, {}));
  if (present > 0) {
    return fail(Code::refused,
                fmt::format("the sample network needs an empty workspace, and this one holds {} people", present),
                "name another file with --db FILE");
  }
  KITH_TRY(const auto stored, kith::settings(tx));
  KITH_TRY(const Zone zone, app.zone(read_settings(stored)));
  const LocalDate today = zone.date_of(app.now());
  KITH_TRY(auto all_strata, strata(tx));
  if (all_strata.empty()) return fail(Code::failed, "this workspace has no strata");

  const demo::Network network = demo::network(today);
  KITH_CHECK(write_settings(tx, today));
  KITH_CHECK(Writer(tx, zone, today, std::move(all_strata)).write(network));
  KITH_CHECK(app.finish(tx));
  return DemoDone{tx.step(), "Filled in the sample network", static_cast<int>(network.people.size())};
}

}  // namespace kith::app
