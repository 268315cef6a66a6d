#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "app/people.hpp"
#include "app/people_parts.hpp"
#include "base/text.hpp"
#include "formats/keys.hpp"
#include "rules/match.hpp"
#include "rules/reason.hpp"
#include "store/catalogue.hpp"
#include "store/touches.hpp"

namespace kith::app {
namespace {

constexpr std::size_t kMostCandidates = 10;

std::optional<std::int64_t> whole(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
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
    r.warmth = warmth_of(*candidate, *view, zone);
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
  KITH_TRY(const auto touches, touches_of(db, {id}));
  if (const auto found = touches.find(id); found != touches.end()) {
    const auto interval = made.rhythm.standing.tracked ? std::optional(made.rhythm.interval_days) : std::nullopt;
    made.expectation = expect_of(found->second, interval, view->lean, view->now, zone, view->settings.hours);
  }
  KITH_TRY(made.known, known_of_person(db, *person, view->today, zone));
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

}  // namespace kith::app
