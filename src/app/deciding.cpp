#include "app/deciding.hpp"

#include <map>

#include <fmt/format.h>

#include "rules/spread.hpp"
#include "store/people.hpp"

namespace kith::app {
namespace {

std::vector<Field> fields_of(const Candidate& one, const Stratum* stratum, const PlanView& view) {
  if (stratum == nullptr) return {{"state", std::string(name(State::resting))}};
  std::vector<Field> fields{
      {"stratum_id", stratum->id.value}, {"placed", std::int64_t{1}}, {"state", std::string(name(State::active))}};
  const bool another = !one.own_interval && one.tempo.interval_days != stratum->interval_days;
  if (another && one.history.touches == 0 && one.marks.first_due) {
    const LocalDate first =
        respread(*one.marks.first_due, view.today, one.tempo.interval_days, stratum->interval_days, view.settings.days);
    fields.push_back({"first_due", std::int64_t{serial(first)}});
  }
  return fields;
}

std::string people_words(int count) {
  return fmt::format("{} {}", count, count == 1 ? "person" : "people");
}

// "Placed 240 people in Yearly and put 12 to rest"
std::string title_of(const std::map<StratumId, int>& placed, int rested, const PlanView& view) {
  int sum = 0;
  for (const auto& [stratum, count] : placed) sum += count;
  std::string text;
  if (sum > 0) {
    text = fmt::format("Placed {}", people_words(sum));
    const Stratum* only = placed.size() == 1 ? view.stratum(placed.begin()->first) : nullptr;
    if (only != nullptr) text += fmt::format(" in {}", only->name);
    if (rested > 0) text += fmt::format(" and put {} to rest", rested);
    return text;
  }
  return fmt::format("Put {} to rest", people_words(rested));
}

}  // namespace

Result<Done> decide(const App& app, const OpenedPlan& opened, const std::vector<Decision>& decisions,
                    const std::string& kind) {
  if (decisions.empty()) return fail(Code::usage, "nobody is named");
  const PlanView& view = *opened.view;
  std::map<StratumId, int> placed;
  int rested = 0;
  KITH_TRY(Tx tx, app.write(kind, "Placed"));
  for (const Decision& decision : decisions) {
    const Candidate* one = view.candidate(decision.person);
    if (one == nullptr) return fail(Code::not_found, fmt::format("there is no person {}", decision.person.value));
    const Stratum* stratum = decision.stratum ? view.stratum(*decision.stratum) : nullptr;
    if (decision.stratum && stratum == nullptr) {
      return fail(Code::not_found, fmt::format("there is no stratum {}", decision.stratum->value),
                  "kith strata lists them");
    }
    KITH_CHECK(tx.update(Table::people, decision.person.value, decision.person, fields_of(*one, stratum, view)));
    if (stratum != nullptr) ++placed[stratum->id];
    rested += stratum == nullptr ? 1 : 0;
  }
  std::string title = title_of(placed, rested, view);
  if (decisions.size() == 1) {
    KITH_TRY(const auto rows, person_rows(opened.db, {decisions.front().person}));
    const std::string who = rows.empty() ? "somebody" : rows.front().name;
    const Stratum* stratum = decisions.front().stratum ? view.stratum(*decisions.front().stratum) : nullptr;
    title =
        stratum != nullptr ? fmt::format("Placed {} in {}", who, stratum->name) : fmt::format("Put {} to rest", who);
  }
  tx.retitle(title);
  KITH_CHECK(app.finish(tx));
  return Done{tx.step(), title, decisions.front().person};
}

}  // namespace kith::app
