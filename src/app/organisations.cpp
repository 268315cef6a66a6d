#include "app/organisations.hpp"

#include <algorithm>
#include <charconv>
#include <set>

#include <fmt/format.h>

#include "app/entry_points.hpp"
#include "app/organisation_parts.hpp"
#include "app/people_parts.hpp"
#include "base/text.hpp"
#include "rules/entry_point.hpp"
#include "rules/organisation_names.hpp"
#include "store/catalogue.hpp"
#include "store/entry_points.hpp"
#include "store/followed_feeds.hpp"

namespace kith::app {
namespace {

constexpr std::size_t kMostOrganisationCandidates = 10;
constexpr std::size_t kMostProposedDomains = 3;

std::optional<std::int64_t> organisation_number(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

bool begins_a_word(const std::string& folded, const std::string& word) {
  return folded.starts_with(word) || folded.find(" " + word) != std::string::npos;
}

bool organisation_has_words(const OrganisationRow& row, const std::vector<std::string>& words) {
  const std::string text = fold(row.name + " " + row.industry + " " + row.city);
  return std::all_of(words.begin(), words.end(), [&](const std::string& word) { return begins_a_word(text, word); });
}

std::map<OrganisationId, Pursuit> open_ones(const std::vector<Pursuit>& all) {
  std::map<OrganisationId, Pursuit> open;
  for (const Pursuit& one : all) {
    if (!one.closed) open.try_emplace(one.organisation, one);
  }
  return open;
}

std::string line_of_candidate(const OrganisationRow& row) {
  return fmt::format("{}  {}{}", row.id.value, row.name,
                     row.people == 0   ? std::string()
                     : row.people == 1 ? std::string(", 1 person")
                                       : fmt::format(", {} people", row.people));
}

// A person once, with the position that says most: a current one, else the last.
std::vector<StaffRow> staff_once(std::vector<StaffRow> rows) {
  std::set<PersonId> seen;
  std::erase_if(rows, [&](const StaffRow& row) { return !seen.insert(row.person).second; });
  return rows;
}

Instant start_of_partial(const PartialDate& date, const Zone& zone) {
  return zone.start_of(local_date(date.year.value_or(1970), date.month.value_or(1), date.day.value_or(1)));
}
Instant end_of_partial(const PartialDate& date, const Zone& zone) {
  const int year = date.year.value_or(9998);
  if (!date.month) return zone.start_of(local_date(year + 1, 1, 1));
  const bool december = *date.month == 12;
  if (!date.day) return zone.start_of(local_date(december ? year + 1 : year, december ? 1 : *date.month + 1, 1));
  return zone.start_of(local_date(year, *date.month, *date.day) + Days{1});
}

// While they were there, up to `now`.
std::vector<StaffSpan> staff_spans(const std::vector<StaffRow>& staff, const Zone& zone, Instant now) {
  std::vector<StaffSpan> spans;
  for (const StaffRow& row : staff) {
    StaffSpan span{row.person, std::nullopt, now + std::chrono::seconds{1}};
    if (row.from && row.from->year) span.from = start_of_partial(*row.from, zone);
    if (row.to && row.to->year) span.to = std::min(*span.to, end_of_partial(*row.to, zone));
    spans.push_back(span);
  }
  return spans;
}

Result<std::vector<EventLine>> event_lines(const Db& db, OrganisationId id) {
  KITH_TRY(auto events, organisation_events(db, id));
  std::vector<OrganisationEventId> ids;
  for (const OrganisationEvent& event : events) ids.push_back(event.id);
  KITH_TRY(const auto met, event_people(db, ids));
  std::vector<PersonId> people;
  for (const auto& [event, list] : met) {
    for (const EventPerson& one : list) people.push_back(one.person);
  }
  std::sort(people.begin(), people.end());
  people.erase(std::unique(people.begin(), people.end()), people.end());
  KITH_TRY(auto rows, person_rows(db, people));
  std::map<PersonId, PersonRow> by_id;
  for (PersonRow& row : rows) by_id.emplace(row.id, std::move(row));
  std::vector<EventLine> lines;
  for (OrganisationEvent& event : events) {
    EventLine line{std::move(event), {}};
    if (const auto list = met.find(line.event.id); list != met.end()) {
      for (const EventPerson& one : list->second) {
        if (const auto row = by_id.find(one.person); row != by_id.end()) line.met.push_back({row->second, one.touch});
      }
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

std::vector<OrganisationYear> organisation_years_of(const std::vector<EventLine>& lines, const Zone& zone) {
  std::vector<EventAndMet> events;
  for (const EventLine& line : lines) {
    EventAndMet one{line.event, {}};
    for (const MetPerson& who : line.met) one.met.push_back({who.row.id, who.row.last_at});
    events.push_back(std::move(one));
  }
  return organisation_years(events, zone);
}

Result<std::optional<PursuitView>> pursuit_view(const Db& db, const OrganisationView& view, LocalDate today,
                                                const Zone& zone) {
  KITH_TRY(const auto all, list_pursuits(db, view.line.row.id));
  if (all.empty()) return std::nullopt;
  const auto open = std::find_if(all.begin(), all.end(), [](const Pursuit& one) { return !one.closed; });
  PursuitView made;
  made.pursuit = open == all.end() ? all.front() : *open;
  KITH_TRY(const auto rows, stage_rows(db, made.pursuit.id));
  std::vector<PursuitChange> changes;
  PursuitStage first = made.pursuit.stage;
  bool first_seen = false;
  for (const StageRow& row : rows) {
    if (!row.before.empty() && !first_seen) {
      first = pursuit_stage_from(row.before).value_or(first);
      first_seen = true;
    }
    changes.push_back({row.after, row.day, row.taken_back});
  }
  made.stages = stages_of(made.pursuit, first, changes);
  made.expected = std::string(stage_row(made.pursuit.stage).expected);
  const auto stalls = stalls_on(
      made.pursuit, pursuit_signs(made.pursuit, view.line.row.last_at,
                                  view.events.empty() ? std::optional<Instant>() : view.events.front().event.at, zone));
  if (stalls && *stalls <= today) made.stalls = stalls;
  return made;
}

Result<std::vector<EntryPoint>> fresh_news(const Db& db, OrganisationId id, Instant now, LocalDate today) {
  KITH_TRY(auto news, entry_points_of(db, id));
  std::erase_if(news, [&](const EntryPoint& entry) { return !fresh(entry, now, today); });
  std::stable_sort(news.begin(), news.end(), [](const EntryPoint& a, const EntryPoint& b) { return a.at > b.at; });
  return news;
}

Result<std::vector<std::pair<FeedId, std::string>>> feeds_about(const Db& db, OrganisationId id) {
  KITH_TRY(const auto aims, feeds_for(db));
  KITH_TRY(const auto feeds, followed_feeds(db));
  std::vector<std::pair<FeedId, std::string>> found;
  for (const FollowedFeed& feed : feeds) {
    const auto list = aims.find(feed.id);
    if (list == aims.end()) continue;
    const bool about = std::any_of(list->second.begin(), list->second.end(),
                                   [&](const FeedFor& one) { return one.organisation == id; });
    if (about) found.emplace_back(feed.id, feed.title.empty() ? feed.url : feed.title);
  }
  return found;
}

// Domains that most of an organisation's people write from; none that anybody may have an address at.
Result<std::vector<std::string>> proposed_domains(const Db& db, const OrganisationRow& row) {
  if (!row.domains.empty()) return std::vector<std::string>{};
  KITH_TRY(const auto counts, domains_of_staff(db, row.id));
  std::vector<std::pair<int, std::string>> found;
  for (const auto& [domain, people] : counts) {
    const bool theirs = people >= 2 || domain_names(domain, row.name);
    if (theirs && !anybodys_domain(domain)) found.emplace_back(-people, domain);
  }
  std::sort(found.begin(), found.end());
  std::vector<std::string> domains;
  for (const auto& [people, domain] : found) {
    if (domains.size() < kMostProposedDomains) domains.push_back(domain);
  }
  return domains;
}

Result<std::vector<std::string>> clean_domains(const std::vector<std::string>& given) {
  std::vector<std::string> domains;
  for (const std::string& one : given) {
    const std::string domain = clean_domain(one);
    if (domain.empty()) {
      if (trim(one).empty()) continue;
      return fail(Code::bad_input, fmt::format("\"{}\" is no domain", one), "such as mill.example");
    }
    if (anybodys_domain(domain))
      return fail(Code::bad_input, fmt::format("anybody may have an address at {}", domain),
                  "give a domain that is theirs alone");
    if (std::find(domains.begin(), domains.end(), domain) == domains.end()) domains.push_back(domain);
  }
  return domains;
}

Status apply_organisation(OrganisationRow& row, const OrganisationEdit& edit) {
  if (edit.name) row.name = collapse(clean_utf8(*edit.name));
  if (row.name.empty()) return fail(Code::bad_input, "an organisation needs a name");
  if (fold(row.name).empty())
    return fail(Code::bad_input, fmt::format("\"{}\" has neither letters nor digits", row.name));
  if (edit.kind) row.kind = *edit.kind;
  if (edit.industry) row.industry = collapse(clean_utf8(*edit.industry));
  if (edit.city) row.city = collapse(clean_utf8(*edit.city));
  if (edit.note) row.note = std::string(trim(clean_utf8(*edit.note)));
  if (edit.website) {
    const std::string address = collapse(clean_utf8(*edit.website));
    const bool bare = !address.empty() && address.find("://") == std::string::npos;
    KITH_TRY(row.website, kept_link(bare ? "https://" + address : address));
  }
  if (edit.domains) {
    KITH_TRY(row.domains, clean_domains(*edit.domains));
  }
  return {};
}

Status check_name_free(const Db& db, const OrganisationRow& row) {
  KITH_TRY(const auto known, find_organisation(db, row.name));
  if (!known || *known == row.id) return {};
  KITH_TRY(const auto other, find_organisation_row(db, *known));
  return fail(Code::bad_input, fmt::format("{} is there already", other ? other->name : row.name),
              row.id ? fmt::format("join the two: kith organisation merge {} {}", known->value, row.id.value)
                     : fmt::format("kith organisation {}", known->value));
}

}  // namespace

Result<OrganisationRow> known_organisation(const Db& db, OrganisationId id) {
  KITH_TRY(auto row, find_organisation_row(db, id));
  if (!row)
    return fail(Code::not_found, fmt::format("there is no organisation {}", id.value), "kith organisations lists them");
  return *std::move(row);
}

Result<OrganisationId> resolve_organisation(const App& app, const std::string& ref) {
  KITH_TRY(const Db db, app.read());
  const std::string text = collapse(ref);
  if (text.empty()) return fail(Code::usage, "no organisation is named", "give an id or a name");
  if (const auto id = organisation_number(text)) {
    KITH_TRY(const auto row, known_organisation(db, OrganisationId{*id}));
    return row.id;
  }
  KITH_TRY(const auto whole, find_organisation(db, text));
  if (whole) return *whole;
  KITH_TRY(auto all, organisation_rows(db));
  const auto words = folded_words(text);
  std::erase_if(all, [&](const OrganisationRow& row) {
    const std::string name = fold(row.name);
    return words.empty() ||
           !std::all_of(words.begin(), words.end(), [&](const std::string& word) { return begins_a_word(name, word); });
  });
  if (all.empty())
    return fail(Code::not_found, fmt::format("no organisation is called \"{}\"", text),
                "kith organisations lists them");
  if (all.size() == 1) return all.front().id;
  std::string hint;
  for (std::size_t i = 0; i < std::min(all.size(), kMostOrganisationCandidates); ++i)
    hint += (i == 0 ? "" : "\n") + line_of_candidate(all[i]);
  if (all.size() > kMostOrganisationCandidates)
    hint += fmt::format("\n… and {} more", all.size() - kMostOrganisationCandidates);
  return fail(Code::ambiguous, fmt::format("\"{}\" may be {} organisations", text, all.size()), hint);
}

Result<std::vector<OrganisationLine>> list_organisations(const App& app, const OrganisationsQuery& query) {
  KITH_TRY(const Db db, app.read());
  KITH_TRY(auto rows, organisation_rows(db));
  KITH_TRY(const auto pursuits, list_pursuits(db));
  auto open = open_ones(pursuits);
  const auto words = folded_words(query.text);
  std::vector<OrganisationLine> lines;
  for (OrganisationRow& row : rows) {
    const auto pursuit = open.find(row.id);
    if (query.pursued && pursuit == open.end()) continue;
    if (query.home && !row.home) continue;
    if (query.kind && row.kind != *query.kind) continue;
    if (!organisation_has_words(row, words)) continue;
    lines.push_back({std::move(row), pursuit == open.end() ? std::nullopt : std::optional(pursuit->second)});
  }
  using Line = OrganisationLine;
  switch (query.sort) {
    case OrganisationsQuery::Sort::name: break;
    case OrganisationsQuery::Sort::people:
      std::stable_sort(lines.begin(), lines.end(),
                       [](const Line& a, const Line& b) { return a.row.people > b.row.people; });
      break;
    case OrganisationsQuery::Sort::last:
      std::stable_sort(lines.begin(), lines.end(),
                       [](const Line& a, const Line& b) { return a.row.last_at > b.row.last_at; });
      break;
    case OrganisationsQuery::Sort::pursued:
      // The furthest first; then those that are not pursued, by people.
      std::stable_sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) {
        if (a.pursuit.has_value() != b.pursuit.has_value()) return a.pursuit.has_value();
        if (a.pursuit) return a.pursuit->stage > b.pursuit->stage;
        return a.row.people > b.row.people;
      });
      break;
  }
  return lines;
}

Result<OrganisationView> view_organisation(const App& app, OrganisationId id) {
  KITH_TRY(const Db db, app.read());
  OrganisationView made;
  KITH_TRY(made.line.row, known_organisation(db, id));
  KITH_TRY(const auto view, plan_view(app, db));
  KITH_TRY(const Zone zone, Zone::find(view->zone));
  KITH_TRY(auto staff, staff_of(db, id));
  staff = staff_once(std::move(staff));
  KITH_TRY(const auto by_domain, people_by_domain(db, id, made.line.row.domains));
  std::vector<PersonId> ids = by_domain;
  for (const StaffRow& row : staff) ids.push_back(row.person);
  KITH_TRY(const auto lines, person_lines(app, db, ids));
  for (StaffRow& row : staff) {
    const auto person = lines.find(row.person);
    if (person == lines.end()) continue;
    auto& list = row.now ? made.now : made.before;
    list.push_back({person->second, std::move(row)});
  }
  for (const PersonId one : by_domain) {
    if (const auto person = lines.find(one); person != lines.end()) made.probably.push_back(person->second);
  }
  std::stable_sort(made.now.begin(), made.now.end(),
                   [](const StaffLine& a, const StaffLine& b) { return a.person.row.last_at > b.person.row.last_at; });
  KITH_TRY(made.events, event_lines(db, id));
  made.years = organisation_years_of(made.events, zone);
  KITH_TRY(made.pursuit, pursuit_view(db, made, view->today, zone));
  if (made.pursuit && !made.pursuit->pursuit.closed) made.line.pursuit = made.pursuit->pursuit;
  KITH_TRY(made.news, fresh_news(db, id, view->now, view->today));
  KITH_TRY(made.feeds, feeds_about(db, id));
  KITH_TRY(made.spellings, other_spellings(db, id));
  KITH_TRY(made.proposed_domains, proposed_domains(db, made.line.row));
  KITH_TRY(made.links, organisation_links(db, id));
  return made;
}

Result<OrganisationTouches> organisation_timeline(const App& app, OrganisationId id, const std::string& cursor,
                                                  int limit, std::string& next) {
  KITH_TRY(const Db db, app.read());
  KITH_CHECK(known_organisation(db, id));
  KITH_TRY(const auto stored, kith::settings(db));
  KITH_TRY(const Zone zone, app.zone(read_settings(stored)));
  std::optional<TouchAfter> after;
  if (!cursor.empty()) {
    const auto parts = split(cursor, ".");
    if (parts.size() != 2 || !organisation_number(parts[0]) || !organisation_number(parts[1]))
      return fail(bad_cursor());
    after = TouchAfter{instant(*organisation_number(parts[0])), TouchId{*organisation_number(parts[1])}};
  }
  KITH_TRY(const auto staff, staff_of(db, id));
  OrganisationTouches made;
  KITH_TRY(made.page, staff_touches(db, staff_spans(staff, zone, app.now()), after, limit));
  std::vector<PersonId> people;
  for (const Touch& touch : made.page.touches) people.push_back(touch.person);
  std::sort(people.begin(), people.end());
  people.erase(std::unique(people.begin(), people.end()), people.end());
  KITH_TRY(auto rows, person_rows(db, people));
  for (PersonRow& row : rows) made.people.emplace(row.id, std::move(row));
  next = made.page.next ? fmt::format("{}.{}", seconds(made.page.next->at), made.page.next->id.value) : "";
  return made;
}

Result<OrganisationDone> add_organisation(const App& app, const OrganisationEdit& edit) {
  OrganisationRow row;
  KITH_CHECK(apply_organisation(row, edit));
  const std::string title = fmt::format("Added {}", row.name);
  KITH_TRY(Tx tx, app.write("organisation", title));
  KITH_CHECK(check_name_free(tx, row));
  auto fields = organisation_fields(row);
  fields.push_back({"home", std::int64_t{0}});
  KITH_TRY(const auto id, tx.insert(Table::organisations, PersonId{}, fields));
  KITH_CHECK(app.finish(tx));
  return OrganisationDone{tx.step(), title, OrganisationId{id}};
}

Result<OrganisationDone> edit_organisation(const App& app, OrganisationId id, const OrganisationEdit& edit) {
  KITH_TRY(Tx tx, app.write("organisation", "Changed an organisation"));
  KITH_TRY(OrganisationRow row, known_organisation(tx, id));
  const std::string before = row.name;
  KITH_CHECK(apply_organisation(row, edit));
  if (row.name != before) KITH_CHECK(check_name_free(tx, row));
  const std::string title =
      row.name == before ? fmt::format("Changed {}", row.name) : fmt::format("{} is called {} now", before, row.name);
  tx.retitle(title);
  if (row.home && row.name != before) KITH_CHECK(rename_home(tx, before, row.name));
  KITH_CHECK(tx.update(Table::organisations, id.value, PersonId{}, organisation_fields(row)));
  if (row.name != before) KITH_CHECK(follow_staff(tx, id));
  // What imports call it goes on to mean it.
  if (fold(row.name) != fold(before)) {
    KITH_TRY(const auto known, other_spellings(tx, id));
    const bool kept =
        std::any_of(known.begin(), known.end(), [&](const auto& one) { return fold(one) == fold(before); });
    if (!kept) KITH_CHECK(keep_spelling(tx, id, before));
  }
  KITH_CHECK(app.finish(tx));
  return OrganisationDone{tx.step(), title, id};
}

Result<OrganisationDone> delete_organisation(const App& app, OrganisationId id) {
  KITH_TRY(Tx tx, app.write("organisation", "Deleted an organisation"));
  KITH_TRY(const OrganisationRow row, known_organisation(tx, id));
  if (row.people + row.before > 0)
    return fail(Code::refused,
                fmt::format("{} is or was at {}",
                            row.people + row.before == 1 ? std::string("somebody")
                                                         : fmt::format("{} people", row.people + row.before),
                            row.name),
                "change their positions first, or join it with another organisation");
  if (row.home)
    return fail(Code::refused, fmt::format("{} is your home organisation", row.name),
                "take it out of the settings first");
  const std::string title = fmt::format("Deleted {}", row.name);
  tx.retitle(title);
  KITH_TRY(const auto pursuits, list_pursuits(tx, id));
  for (const Pursuit& one : pursuits) KITH_CHECK(tx.remove(Table::pursuits, one.id.value, PersonId{}));
  KITH_CHECK(tx.remove(Table::organisations, id.value, PersonId{}));
  KITH_CHECK(app.finish(tx));
  return OrganisationDone{tx.step(), title, id};
}

}  // namespace kith::app
