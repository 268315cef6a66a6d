#include "app/triage.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include <fmt/format.h>

#include "store/catalogue.hpp"

namespace kith::app {
namespace {

constexpr std::size_t kExamples = 3;

Triage proposals_of(const OpenedPlan& opened) {
  const PlanView& view = *opened.view;
  return kith::triage(view.candidates, view.strata, view.settings.days, view.settings.budget_minutes, view.today,
                      opened.zone);
}

std::optional<Stratum> stratum_of(const PlanView& view, const Proposal& proposal) {
  if (!proposal.stratum) return std::nullopt;
  return view.strata[*proposal.stratum];
}

std::string key_of(const PlanView& view, const Proposal& proposal) {
  const std::string where = proposal.stratum ? std::to_string(view.strata[*proposal.stratum].id.value) : "rest";
  return fmt::format("{}.{}{}{}", name(proposal.evidence), where, proposal.sure ? "" : ".each",
                     proposal.gave_way ? ".less" : "");
}

Result<std::size_t> begin_of(const std::string& cursor) {
  std::size_t begin = 0;
  const auto [end, error] = std::from_chars(cursor.data(), cursor.data() + cursor.size(), begin);
  if (!cursor.empty() && (error != std::errc{} || end != cursor.data() + cursor.size() || cursor.size() > 9)) {
    return fail(Code::usage, "that cursor is not one of this list", "start again without a cursor");
  }
  return begin;
}

auto no_block(const std::string& key) {
  return fail(Code::not_found, fmt::format("there is no block \"{}\" now", key), "kith triage lists them");
}

}  // namespace

Result<TriageView> triage(const App& app) {
  KITH_TRY(const OpenedPlan opened, open_plan(app));
  const PlanView& view = *opened.view;
  const Triage made = proposals_of(opened);
  TriageView shown;
  shown.undecided = static_cast<int>(made.proposals.size());
  shown.decided = static_cast<int>(std::count_if(view.candidates.begin(), view.candidates.end(), [](const auto& one) {
    return one.placed && one.marks.state == State::active;
  }));
  shown.budget = view.settings.budget_minutes;
  shown.needed_now = made.needed_now;
  shown.needed_after = made.needed_after;
  std::map<std::string, std::size_t> places;
  std::vector<std::vector<PersonId>> examples;
  std::vector<PersonId> named;
  for (const Proposal& proposal : made.proposals) {
    const std::string key = key_of(view, proposal);
    const auto [place, fresh] = places.try_emplace(key, shown.blocks.size());
    if (fresh) {
      shown.blocks.push_back({key,
                              std::string(words(proposal.evidence)),
                              proposal.sure,
                              proposal.gave_way,
                              stratum_of(view, proposal),
                              0,
                              {}});
      examples.emplace_back();
    }
    ++shown.blocks[place->second].people;
    auto& some = examples[place->second];
    if (some.size() < kExamples) {
      some.push_back(view.candidates[proposal.candidate].person);
      named.push_back(some.back());
    }
  }
  KITH_TRY(const auto rows, person_rows(opened.db, named));
  std::map<PersonId, std::string> names;
  for (const PersonRow& row : rows) names.emplace(row.id, row.name);
  for (std::size_t i = 0; i < examples.size(); ++i) {
    for (const PersonId id : examples[i]) shown.blocks[i].examples.push_back(names[id]);
  }
  // While proposals are open, taking them is the advice; moving people comes after that.
  if (made.needed_after - shown.budget > 0.5 || made.proposals.empty())
    shown.advice = load_advice(opened, shown.budget);
  return shown;
}

Result<TriageList> triage_people(const App& app, const std::string& block, const std::string& cursor, int limit) {
  KITH_TRY(const std::size_t begin, begin_of(cursor));
  KITH_TRY(const OpenedPlan opened, open_plan(app));
  const PlanView& view = *opened.view;
  const Triage made = proposals_of(opened);
  std::vector<const Proposal*> chosen;
  for (const Proposal& proposal : made.proposals) {
    if (block.empty() || key_of(view, proposal) == block) chosen.push_back(&proposal);
  }
  if (chosen.empty() && !block.empty()) return no_block(block);
  TriageList list;
  list.total = static_cast<int>(chosen.size());
  const std::size_t end = std::min(chosen.size(), begin + static_cast<std::size_t>(std::max(1, limit)));
  std::vector<PersonId> ids;
  for (std::size_t i = begin; i < end; ++i) ids.push_back(view.candidates[chosen[i]->candidate].person);
  KITH_TRY(auto rows, person_rows(opened.db, ids));
  std::map<PersonId, PersonRow> by_id;
  for (PersonRow& row : rows) by_id.emplace(row.id, std::move(row));
  for (std::size_t i = begin; i < end; ++i) {
    const Proposal& proposal = *chosen[i];
    const Candidate& one = view.candidates[proposal.candidate];
    list.people.push_back({by_id[one.person], key_of(view, proposal), evidence_words(one, view.today, opened.zone),
                           stratum_of(view, proposal), proposal.sure});
  }
  if (end < chosen.size()) list.next = std::to_string(end);
  return list;
}

Result<Done> take_proposals(const App& app, const TriageTake& take) {
  KITH_TRY(const OpenedPlan opened, open_plan(app));
  const PlanView& view = *opened.view;
  const Triage made = proposals_of(opened);
  std::map<std::string, int> taken;
  for (const std::string& block : take.blocks) taken.emplace(block, 0);
  std::vector<Decision> decisions;
  for (const Proposal& proposal : made.proposals) {
    if (!take.blocks.empty()) {
      const auto wanted = taken.find(key_of(view, proposal));
      if (wanted == taken.end()) continue;
      ++wanted->second;
    }
    const auto stratum = stratum_of(view, proposal);
    const auto proposed = stratum ? std::optional(stratum->id) : std::nullopt;
    decisions.push_back({view.candidates[proposal.candidate].person, take.elsewhere.value_or(proposed)});
  }
  for (const auto& [block, people] : taken) {
    if (people == 0) return no_block(block);
  }
  if (decisions.empty()) return fail(Code::refused, "everybody is placed already", "kith place moves somebody");
  return decide(app, opened, decisions, "triage");
}

Status start_by_evidence(Tx& tx, const App& app, const std::vector<PersonId>& people) {
  if (people.empty()) return {};
  KITH_TRY(const auto stored, kith::settings(tx));
  const Settings known = read_settings(stored);
  KITH_TRY(const Zone zone, app.zone(known));
  KITH_TRY(const auto view, PlanBook().view(tx, app.now(), known, zone));
  const Triage made = kith::triage(view->candidates, view->strata, known.days, known.budget_minutes, view->today, zone);
  const std::set<PersonId> starting(people.begin(), people.end());
  for (const Proposal& proposal : made.proposals) {
    const Candidate& one = view->candidates[proposal.candidate];
    if (!proposal.stratum || one.history.touches == 0 || !starting.contains(one.person)) continue;
    const StratumId stratum = view->strata[*proposal.stratum].id;
    if (stratum == one.stratum) continue;
    KITH_CHECK(tx.update(Table::people, one.person.value, one.person, {{"stratum_id", stratum.value}}));
  }
  return {};
}

Result<Done> place_people(const App& app, const std::vector<PersonId>& people, std::optional<StratumId> stratum) {
  KITH_TRY(const OpenedPlan opened, open_plan(app));
  std::vector<Decision> decisions;
  decisions.reserve(people.size());
  for (const PersonId id : people) decisions.push_back({id, stratum});
  return decide(app, opened, decisions, "triage");
}

}  // namespace kith::app
