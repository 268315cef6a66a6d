#include "app/plan_book.hpp"

#include <algorithm>

#include "app/touch_facts.hpp"
#include "rules/entry_point.hpp"
#include "rules/rhythm.hpp"
#include "store/approaches.hpp"
#include "store/catalogue.hpp"
#include "store/derived.hpp"
#include "store/entry_points.hpp"
#include "store/experiments.hpp"
#include "store/log.hpp"
#include "store/people.hpp"
#include "store/touches.hpp"

namespace kith {
namespace {

// More changed people than this are read anew with everybody else.
constexpr int kMostPatched = 1000;
// Outside all strata: active without one, and those without a rhythm.
constexpr std::uint8_t kNoStratum = PlanView::kLevels - 2;
constexpr std::uint8_t kWithoutRhythm = PlanView::kLevels - 1;

void apply_stratum(Candidate& candidate, const PlanView& view, std::optional<int> own_interval) {
  const Stratum* stratum = view.stratum(candidate.stratum);
  if (stratum == nullptr) return;
  candidate.tempo = {own_interval.value_or(stratum->interval_days), stratum->counts};
  candidate.channel = stratum->channel;
  candidate.minutes = stratum->minutes;
  candidate.worth = stratum->worth;
}

Candidate make_candidate(const PlanRow& row, const PlanView& view) {
  Candidate made;
  made.person = row.person;
  made.stratum = row.stratum;
  made.history = row.history;
  made.marks = row.marks;
  made.birthday = row.birthday;
  made.promised = row.promised;
  made.placed = row.placed;
  made.own_interval = row.interval_days.has_value();
  made.handles = row.handles;
  made.their_promise = row.their_promise;
  apply_stratum(made, view, row.interval_days);
  return made;
}

// A replayed day knows nothing of what came after it.
Status forget_the_future(const Db& db, Instant now, const Zone& zone, std::vector<Candidate>& candidates) {
  std::vector<PersonId> later;
  for (const Candidate& candidate : candidates) {
    if (candidate.history.last && *candidate.history.last > now) later.push_back(candidate.person);
  }
  if (later.empty()) return {};
  KITH_TRY(const auto touches, touches_of(db, later));
  for (Candidate& candidate : candidates) {
    if (!candidate.history.last || *candidate.history.last <= now) continue;
    const auto found = touches.find(candidate.person);
    candidate.history = found == touches.end() ? History{} : fold(touch_facts(found->second, now), zone);
  }
  return {};
}

Status mark_sends(const Db& db, const std::vector<PersonId>* only, Instant now, std::vector<Candidate>& candidates) {
  KITH_TRY(const auto unsent, unsent_entries(db, now, only));
  std::vector<PersonId> people;
  for (const UnsentEntry& one : unsent) people.push_back(one.person);
  std::sort(people.begin(), people.end());
  if (people.empty()) return {};
  for (Candidate& one : candidates) {
    one.experiment_send = std::binary_search(people.begin(), people.end(), one.person);
  }
  return {};
}

Status read_candidates(const Db& db, PlanView& view, const std::vector<PersonId>* only, Instant now, const Zone& zone) {
  KITH_TRY(const auto rows, plan_rows(db, only));
  std::vector<Candidate> fresh;
  fresh.reserve(rows.size());
  for (const PlanRow& row : rows) fresh.push_back(make_candidate(row, view));
  KITH_CHECK(forget_the_future(db, now, zone, fresh));
  KITH_CHECK(mark_sends(db, only, now, fresh));
  if (only != nullptr) {
    // Those named leave, and come back when they still exist.
    std::vector<PersonId> named(*only);
    std::sort(named.begin(), named.end());
    std::erase_if(view.candidates,
                  [&](const Candidate& c) { return std::binary_search(named.begin(), named.end(), c.person); });
  } else {
    view.candidates.clear();
  }
  view.candidates.insert(view.candidates.end(), fresh.begin(), fresh.end());
  std::sort(view.candidates.begin(), view.candidates.end(),
            [](const Candidate& a, const Candidate& b) { return a.person < b.person; });
  return {};
}

// One question for everybody: few entry points end within a week.
Status mark_entries(const Db& db, PlanView& view) {
  static const std::vector<EntryKind> kinds = [] {
    std::vector<EntryKind> all;
    for (const EntryKindRow& row : entry_kind_rows()) {
      if (row.strong) all.push_back(row.kind);
    }
    return all;
  }();
  KITH_TRY(const auto ending, ending_entries(db, kinds, view.now, view.today, view.today + Days{kEntryEndsSoonDays}));
  std::unordered_map<PersonId, LocalDate> until;
  for (const EntryPoint& entry : ending) {
    if (!strong(entry)) continue;
    const auto [known, first] = until.emplace(entry.person, *entry.until);
    if (!first) known->second = std::min(known->second, *entry.until);
  }
  for (Candidate& candidate : view.candidates) {
    const auto found = until.find(candidate.person);
    candidate.entry_until = found == until.end() ? std::nullopt : std::optional(found->second);
  }
  return {};
}

// Few wait for a decision at a time.
Status mark_approaches(const Db& db, PlanView& view) {
  KITH_TRY(const auto open, open_approaches(db, view.now));
  for (Candidate& candidate : view.candidates) {
    const auto found = open.find(candidate.person);
    candidate.approached = found == open.end() ? std::nullopt : std::optional(found->second.at);
  }
  return {};
}

// Ids are given in order, so tables by id are dense; candidates are in that order, too.
void index_view(PlanView& view, const Zone& zone) {
  const std::size_t ids =
      view.candidates.empty() ? 0 : static_cast<std::size_t>(view.candidates.back().person.value) + 1;
  view.places.assign(ids, PlanView::kNobody);
  view.closeness.assign(ids, kWithoutRhythm);
  view.dues.assign(ids, PlanView::kNoDue);
  std::vector<const Stratum*> inside_out;
  for (const Stratum& stratum : view.strata) inside_out.push_back(&stratum);
  std::stable_sort(inside_out.begin(), inside_out.end(),
                   [](const Stratum* a, const Stratum* b) { return a->rank < b->rank; });
  std::unordered_map<StratumId, std::uint8_t> level;
  for (const Stratum* stratum : inside_out) {
    level.emplace(stratum->id, static_cast<std::uint8_t>(std::min<std::size_t>(level.size(), kNoStratum - 1)));
  }
  for (std::size_t i = 0; i < view.candidates.size(); ++i) {
    const Candidate& candidate = view.candidates[i];
    const auto id = static_cast<std::size_t>(candidate.person.value);
    view.places[id] = static_cast<std::uint32_t>(i);
    const Standing now = standing(candidate.history, candidate.tempo, candidate.marks, view.today, zone);
    if (now.tracked) view.dues[id] = serial(now.due);
    if (candidate.marks.state != State::active) continue;
    const auto known = level.find(candidate.stratum);
    view.closeness[id] = known == level.end() ? kNoStratum : known->second;
  }
}

void level_view(PlanView& view, const Zone& zone) {
  index_view(view, zone);
  view.plan =
      plan_day(view.candidates, Conditions{view.today, budget_of(view.settings, view.settings.budget_minutes)}, zone);
  view.planned.clear();
  // What the rhythm asks for: an answer owed today says nothing of when the next contact is planned.
  for (const TodayItem& item : view.plan.items) {
    if (item.kind == Kind::due || item.kind == Kind::experiment)
      view.planned.emplace(view.candidates[item.candidate].person, view.today);
  }
  for (const Day& day : view.plan.agenda) {
    if (day.date == view.today) continue;
    for (const std::size_t at : day.people) view.planned.emplace(view.candidates[at].person, day.date);
  }
}

}  // namespace

const Candidate* PlanView::candidate(PersonId person) const {
  const auto id = static_cast<std::size_t>(person.value);
  const std::uint32_t place = id < places.size() ? places[id] : kNobody;
  return place == kNobody ? nullptr : &candidates[place];
}

std::uint8_t PlanView::level_of(PersonId person) const {
  const auto id = static_cast<std::size_t>(person.value);
  return id < closeness.size() ? closeness[id] : kWithoutRhythm;
}

std::int32_t PlanView::due_of(PersonId person) const {
  const auto id = static_cast<std::size_t>(person.value);
  return id < dues.size() ? dues[id] : kNoDue;
}

const Stratum* PlanView::stratum(StratumId id) const {
  for (const Stratum& row : strata) {
    if (row.id == id) return &row;
  }
  return nullptr;
}

Result<std::shared_ptr<const PlanView>> PlanBook::view(const Db& db, Instant now, const Settings& settings,
                                                       const Zone& zone) {
  const LocalDate today = zone.date_of(now);
  KITH_TRY(const auto end, log_end(db));
  std::shared_ptr<const PlanView> before;
  {
    const std::lock_guard hold(lock_);
    before = latest_;
  }
  if (before && before->log_end == end && before->today == today && before->zone == zone.name()) return before;

  auto next = std::make_shared<PlanView>();
  next->log_end = end;
  next->now = now;
  next->today = today;
  next->zone = zone.name();
  next->settings = settings;
  KITH_TRY(next->strata, strata(db));
  KITH_TRY(const auto learned, learned_lean(db));
  if (learned && learned->at <= now) next->lean = learned->lean;  // a replayed day knows nothing of what came after it
  bool anew = !before || before->zone != zone.name() || end < before->log_end || now < before->now;
  if (!anew) {
    KITH_TRY(const auto since, changed_since(db, before->log_end, kMostPatched));
    anew = since.too_many || since.tables;
    if (!anew) {
      next->candidates = before->candidates;
      if (!since.people.empty()) KITH_CHECK(read_candidates(db, *next, &since.people, now, zone));
    }
  }
  if (anew) KITH_CHECK(read_candidates(db, *next, nullptr, now, zone));
  KITH_CHECK(mark_entries(db, *next));
  KITH_CHECK(mark_approaches(db, *next));
  level_view(*next, zone);
  const std::lock_guard hold(lock_);
  // Another reader may have made a later one meanwhile; the latest wins.
  if (!latest_ || latest_->log_end <= next->log_end) latest_ = next;
  return std::shared_ptr<const PlanView>(next);
}

}  // namespace kith
