#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "app/people.hpp"
#include "base/text.hpp"
#include "formats/keys.hpp"
#include "rules/match.hpp"
#include "rules/reason.hpp"
#include "store/catalogue.hpp"

namespace kith::app {
namespace {

constexpr std::size_t kMostCandidates = 10;

std::optional<std::int64_t> whole(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

Result<std::shared_ptr<const PlanView>> plan_view(const App& app, const Db& db) {
  KITH_TRY(const auto stored, kith::settings(db));
  const Settings known = read_settings(stored);
  KITH_TRY(const Zone zone, app.zone(known));
  return app.plans().view(db, app.now(), known, zone);
}

// Which way the last contact went follows from the two clocks.
std::optional<Direction> last_direction(const Candidate* candidate) {
  if (candidate == nullptr || !candidate->history.last) return std::nullopt;
  const History& h = candidate->history;
  const bool out = h.last_out == h.last;
  const bool in = h.last_dialogue == h.last;
  return out && in ? Direction::both : out ? Direction::out : Direction::in;
}

PersonLine make_line(PersonRow row, const PlanView& view, const Zone& zone) {
  PersonLine line;
  const Candidate* candidate = view.candidate(row.id);
  if (const Stratum* stratum = view.stratum(row.stratum)) line.stratum = stratum->name;
  if (candidate != nullptr) {
    const Standing now = standing(candidate->history, candidate->tempo, candidate->marks, view.today, zone);
    if (now.tracked) line.due = now.due;
    row.last_at = candidate->history.last;
    line.last_direction = last_direction(candidate);
  }
  line.row = std::move(row);
  return line;
}

Result<PeopleFilter> make_filter(const Db& db, const PeopleQuery& query, const PlanView& view) {
  PeopleFilter filter;
  filter.stratum = query.stratum;
  filter.state = query.state;
  if (!query.tag.empty()) filter.tag = query.tag;
  std::string organisation = query.organisation;
  std::string words;
  for (const std::string& part : split(collapse(query.text), " ")) {
    const auto colon = part.find(':');
    const std::string facet = colon == std::string::npos ? "" : lower_ascii(part.substr(0, colon));
    const std::string value = colon == std::string::npos ? "" : part.substr(colon + 1);
    if (facet == "tag") {
      filter.tag = value;
    } else if (facet == "org") {
      organisation = value;
    } else if (facet == "state") {
      filter.state = state_from(lower_ascii(value));
      if (!filter.state)
        return fail(Code::usage, fmt::format("there is no state \"{}\"", value),
                    "states are: active, resting, do-not-contact");
    } else if (facet == "stratum") {
      for (const Stratum& stratum : view.strata) {
        if (fold(stratum.name) == fold(value)) filter.stratum = stratum.id;
      }
      if (!filter.stratum)
        return fail(Code::usage, fmt::format("there is no stratum \"{}\"", value), "kith strata lists them");
    } else {
      words += part + " ";
    }
  }
  if (!organisation.empty()) {
    if (const auto id = whole(organisation)) {
      filter.organisation = OrganisationId{*id};
    } else {
      KITH_TRY(const auto found, find_organisation(db, organisation));
      filter.organisation = found.value_or(OrganisationId{-1});  // none by that name: nobody works there
    }
  }
  filter.words = folded_words(words);
  return filter;
}

// State and stratum are numbers the plan holds for everybody; words, tags and organisations are not.
bool only_plan_decides(const PeopleFilter& filter) {
  return filter.words.empty() && !filter.tag && !filter.organisation && !filter.removed;
}

bool passes(const Candidate& candidate, const PeopleFilter& filter) {
  if (filter.state && candidate.marks.state != *filter.state) return false;
  return !filter.stratum || (candidate.stratum == *filter.stratum && candidate.marks.state == State::active);
}

// A cursor is what the next page must come after: "key\nnumber\nid", in URL-safe hex.
std::string to_cursor(const PeopleAfter& after) {
  const std::string plain = fmt::format("{}\n{}\n{}", after.sort_key, after.number, after.id.value);
  std::string hex;
  for (const char c : plain) hex += fmt::format("{:02x}", static_cast<unsigned char>(c));
  return hex;
}

std::optional<PeopleAfter> from_cursor(std::string_view hex) {
  std::string plain;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    unsigned value = 0;
    const auto [end, error] = std::from_chars(hex.data() + i, hex.data() + i + 2, value, 16);
    if (error != std::errc{} || end != hex.data() + i + 2) return std::nullopt;
    plain += static_cast<char>(value);
  }
  const auto parts = split(plain, "\n");
  if (parts.size() != 3 || !whole(parts[1]) || !whole(parts[2]) || !is_utf8(parts[0])) return std::nullopt;
  return PeopleAfter{parts[0], *whole(parts[1]), PersonId{*whole(parts[2])}};
}

Error bad_cursor() {
  return Error{Code::usage, "that cursor is not one of this list", "start again without a cursor", {}};
}

// Sorted by what only the plan knows, so it pages through the plan's people.
Status list_by_plan(const Db& db, const PlanView& view, const Zone& zone, const PeopleFilter& filter,
                    PeopleQuery::Sort sort, const std::optional<PeopleAfter>& after, int limit,
                    std::vector<PersonRow>& rows, std::string& next) {
  constexpr std::int64_t kLast = std::int64_t{1} << 60;  // without a date: at the end
  const auto place = [&](const Candidate& candidate) -> std::int64_t {
    if (sort == PeopleQuery::Sort::last) return candidate.history.last ? -seconds(*candidate.history.last) : kLast;
    const Standing now = standing(candidate.history, candidate.tempo, candidate.marks, view.today, zone);
    return now.tracked ? serial(now.due) : kLast;
  };
  std::vector<std::pair<std::int64_t, PersonId>> order;
  const auto keep = [&](const Candidate& candidate) {
    const std::pair row{place(candidate), candidate.person};
    if (!after || row > std::pair{after->number, after->id}) order.push_back(row);
  };
  if (only_plan_decides(filter)) {
    for (const Candidate& candidate : view.candidates) {
      if (passes(candidate, filter)) keep(candidate);
    }
  } else {
    KITH_TRY(const auto ids, filter_people(db, filter));
    for (const PersonId id : ids) {
      if (const Candidate* candidate = view.candidate(id)) keep(*candidate);
    }
  }
  const auto page = std::min(order.size(), static_cast<std::size_t>(limit));
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(page), order.end());
  std::vector<PersonId> shown;
  for (std::size_t i = 0; i < page; ++i) shown.push_back(order[i].second);
  KITH_TRY(rows, person_rows(db, shown));
  if (order.size() > page) next = to_cursor({"", order[page - 1].first, order[page - 1].second});
  return {};
}

std::vector<std::string> rhythm_why(const Candidate& candidate, const Standing& now, LocalDate today,
                                    const Zone& zone) {
  std::vector<std::string> why;
  const History& h = candidate.history;
  if (!h.last) {
    why.emplace_back("Never in contact through Kith.");
  } else {
    why.push_back(
        fmt::format("Last contact {} ({}).", distance_words(zone.date_of(*h.last), today), name(h.last_channel)));
    if (h.last_dialogue && h.last_dialogue != h.last) {
      why.push_back(fmt::format("Last real dialogue {}.", distance_words(zone.date_of(*h.last_dialogue), today)));
    }
  }
  if (now.waiting) why.push_back(fmt::format("Your message is still within its window, until {}.", iso(now.until)));
  if (now.other_channel) why.emplace_back("The last thread went quiet; another channel may do better.");
  if (now.propose_wider)
    why.emplace_back("Several rounds went unanswered: a wider stratum, or rest, would be kinder to both.");
  return why;
}

}  // namespace

Result<PersonId> resolve(const App& app, const std::string& ref) {
  KITH_TRY(const Db db, app.read());
  const std::string text = collapse(ref);
  if (text.empty()) return fail(Code::usage, "nobody is named", "give an id, an e-mail address or a name");
  std::vector<PersonId> found;
  if (const auto id = whole(text)) {
    KITH_TRY(const auto person, find_person(db, PersonId{*id}));
    if (person) return PersonId{*id};
    return fail(Code::not_found, fmt::format("there is no person {}", *id));
  }
  if (text.find('@') != std::string::npos) {
    KITH_TRY(const auto owners, handle_owners(db, {handle_key(HandleKind::email, text, "")}));
    for (const auto& [key, owner] : owners) {
      if (!owner.removed) found.push_back(owner.person);
    }
  } else {
    KITH_TRY(const auto bearers, name_bearers(db, {name_key(text)}));
    for (const auto& [key, person] : bearers) found.push_back(person);
    if (found.empty()) {
      PeopleFilter filter;
      filter.words = folded_words(text);
      if (!filter.words.empty()) {
        KITH_TRY(found, filter_people(db, filter));
      }
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  if (found.empty())
    return fail(Code::not_found, fmt::format("nobody is called \"{}\"", text), "kith people lists everybody");
  if (found.size() == 1) return found.front();
  const std::size_t all = found.size();
  if (found.size() > kMostCandidates) found.resize(kMostCandidates);
  KITH_TRY(const auto rows, person_rows(db, found));
  std::string hint;
  for (const PersonRow& row : rows) {
    const std::string& more = row.organisation.empty() ? row.email : row.organisation;
    hint +=
        fmt::format("{}{}  {}{}{}", hint.empty() ? "" : "\n", row.id.value, row.name, more.empty() ? "" : ", ", more);
  }
  if (all > found.size()) hint += fmt::format("\n… and {} more", all - found.size());
  return fail(Code::ambiguous, fmt::format("\"{}\" may be {} people", text, all), hint);
}

Result<PeopleList> list_people(const App& app, const PeopleQuery& query) {
  if (query.limit < 1 || query.limit > 500) return fail(Code::usage, "a page holds 1 to 500 people");
  KITH_TRY(const Db db, app.read());
  KITH_TRY(const auto view, plan_view(app, db));
  KITH_TRY(const Zone zone, Zone::find(view->zone));
  KITH_TRY(const PeopleFilter filter, make_filter(db, query, *view));
  std::optional<PeopleAfter> after;
  if (!query.cursor.empty()) {
    after = from_cursor(query.cursor);
    if (!after) return fail(bad_cursor());
  }
  PeopleList list;
  std::vector<PersonRow> rows;
  if (query.sort == PeopleQuery::Sort::due || query.sort == PeopleQuery::Sort::last) {
    KITH_CHECK(list_by_plan(db, *view, zone, filter, query.sort, after, query.limit, rows, list.next));
  } else {
    const PeopleSort sort = query.sort == PeopleQuery::Sort::added ? PeopleSort::added : PeopleSort::name;
    KITH_TRY(auto page, kith::list_people(db, filter, sort, after, query.limit));
    rows = std::move(page.rows);
    if (page.next) list.next = to_cursor(*page.next);
  }
  if (only_plan_decides(filter)) {
    list.total = static_cast<int>(std::count_if(view->candidates.begin(), view->candidates.end(),
                                                [&](const Candidate& c) { return passes(c, filter); }));
  } else {
    KITH_TRY(list.total, count_people(db, filter));
  }
  for (PersonRow& row : rows) list.people.push_back(make_line(std::move(row), *view, zone));
  return list;
}

Result<PersonView> view_person(const App& app, PersonId id) {
  KITH_TRY(const Db db, app.read());
  KITH_TRY(const auto view, plan_view(app, db));
  KITH_TRY(const Zone zone, Zone::find(view->zone));
  KITH_TRY(auto person, find_person(db, id, Removed::show));
  if (!person) return fail(Code::not_found, fmt::format("there is no person {}", id.value));
  PersonView made;
  KITH_TRY(made.deleted, removed_at(db, id));
  KITH_TRY(made.merged, merged_people(db, id));
  const Stratum* stratum = view->stratum(person->stratum);
  if (stratum != nullptr) made.stratum = stratum->name;
  if (const Candidate* candidate = view->candidate(id)) {
    PersonRhythm& r = made.rhythm;
    r.history = candidate->history;
    r.standing = standing(candidate->history, candidate->tempo, candidate->marks, view->today, zone);
    r.interval_days = candidate->tempo.interval_days;
    r.counts = candidate->tempo.counts;
    r.channel = candidate->channel;
    if (r.standing.tracked) {
      r.due = r.standing.due;
      if (const auto day = view->planned.find(id); day != view->planned.end()) r.planned = day->second;
      r.basis =
          fmt::format("{}, every {}, counts {}", person->interval_days ? "Own rhythm" : made.stratum,
                      interval_words(r.interval_days), r.counts == Counts::dialogue ? "a dialogue" : "any contact");
    } else {
      r.basis = person->state == State::resting ? "Resting: kept, without a rhythm" : "Do not contact: they asked";
    }
    const auto& marks = candidate->marks;
    if (marks.snoozed_until && marks.snoozed_at && (!r.history.last || *marks.snoozed_at > *r.history.last)) {
      r.snoozed_until = marks.snoozed_until;
    }
    r.why = rhythm_why(*candidate, r.standing, view->today, zone);
  }
  made.person = std::move(*person);
  return made;
}

Result<Timeline> person_timeline(const App& app, PersonId id, const std::string& cursor, int limit, std::string& next) {
  KITH_TRY(const Db db, app.read());
  KITH_TRY(const auto person, find_person(db, id, Removed::show));
  if (!person) return fail(Code::not_found, fmt::format("there is no person {}", id.value));
  std::optional<MomentAfter> after;
  if (!cursor.empty()) {
    const auto parts = split(cursor, ".");
    if (parts.size() != 3 || !whole(parts[0]) || !whole(parts[1]) || !whole(parts[2])) return fail(bad_cursor());
    after = MomentAfter{instant(*whole(parts[0])), static_cast<int>(*whole(parts[1])), *whole(parts[2])};
  }
  KITH_TRY(auto page, timeline(db, id, after, limit));
  next.clear();
  if (page.next) next = fmt::format("{}.{}.{}", seconds(page.next->at), page.next->kind, page.next->id);
  return page;
}

Result<std::vector<Trashed>> trash(const App& app) {
  KITH_TRY(const Db db, app.read());
  PeopleFilter filter;
  filter.removed = true;
  KITH_TRY(const auto page, kith::list_people(db, filter, PeopleSort::name, std::nullopt, 10000));
  std::vector<Trashed> all;
  for (const PersonRow& row : page.rows) {
    KITH_TRY(const auto gone, removed_at(db, row.id));
    if (gone) all.push_back({row.id, row.name, *gone, *gone + Days{kTrashDays}});
  }
  std::sort(all.begin(), all.end(), [](const Trashed& a, const Trashed& b) { return a.deleted > b.deleted; });
  return all;
}

Result<std::map<PersonId, PersonLine>> person_lines(const App& app, const Db& db, const std::vector<PersonId>& ids) {
  KITH_TRY(const auto view, plan_view(app, db));
  KITH_TRY(const Zone zone, Zone::find(view->zone));
  KITH_TRY(auto rows, person_rows(db, ids));
  std::map<PersonId, PersonLine> lines;
  for (PersonRow& row : rows) {
    const PersonId id = row.id;
    lines.emplace(id, make_line(std::move(row), *view, zone));
  }
  return lines;
}

Result<std::vector<TagCount>> tags(const App& app) {
  KITH_TRY(const Db db, app.read());
  KITH_TRY(const auto counted, tag_counts(db));
  std::vector<TagCount> all;
  for (const auto& [tag, people] : counted) all.push_back({tag, people});
  return all;
}

Result<std::vector<Organisation>> organisations(const App& app, const std::string& text) {
  KITH_TRY(const Db db, app.read());
  KITH_TRY(auto all, kith::organisations(db));
  const std::string wanted = fold(text);
  std::erase_if(
      all, [&](const Organisation& o) { return !wanted.empty() && fold(o.name).find(wanted) == std::string::npos; });
  return all;
}

}  // namespace kith::app
