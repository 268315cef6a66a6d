#include "app/load.hpp"

#include <cmath>

#include <fmt/format.h>

#include "app/deciding.hpp"
#include "rules/advice.hpp"

namespace kith::app {
namespace {

constexpr std::size_t kNamed = 5;

Advice advice_for(const OpenedPlan& opened, int budget) {
  const PlanView& view = *opened.view;
  return advise(view.candidates, view.strata, view.settings.days, budget, view.today, opened.zone);
}

std::string people_words(std::size_t count) {
  return fmt::format("{} {}", count, count == 1 ? "person" : "people");
}

// "Your rhythms need 41 minutes a day, you have 30: move 60 people from Active to Wide."
std::optional<std::string> sentence_of(const Advice& advice, const std::vector<Stratum>& strata, int budget) {
  if (advice.needed - budget <= kOverMinutes) return std::nullopt;
  std::string text =
      fmt::format("Your rhythms need {:.0f} minutes a day, you have {}", std::ceil(advice.needed), budget);
  for (std::size_t i = 0; i < advice.moves.size(); ++i) {
    const Move& move = advice.moves[i];
    text += fmt::format("{} {} from {} to {}",
                        i == 0                         ? ": move"
                        : i + 1 == advice.moves.size() ? " and"
                                                       : ",",
                        people_words(move.people.size()), strata[move.from].name, strata[move.to].name);
  }
  if (!advice.moves.empty() && advice.after - budget > kOverMinutes) text += " for a start";
  return text + ".";
}

}  // namespace

std::optional<std::string> load_advice(const OpenedPlan& opened, int budget) {
  if (opened.view->plan.needed - budget <= kOverMinutes) return std::nullopt;
  return sentence_of(advice_for(opened, budget), opened.view->strata, budget);
}

Result<LoadView> load(const App& app) {
  KITH_TRY(const OpenedPlan opened, open_plan(app));
  const PlanView& view = *opened.view;
  LoadView made;
  made.budget = view.settings.budget_minutes;
  const Advice advice = advice_for(opened, made.budget);
  made.needed = advice.needed;
  made.after = advice.after;
  made.advice = sentence_of(advice, view.strata, made.budget);
  for (const Move& move : advice.moves) {
    std::vector<PersonId> ids;
    for (std::size_t i = 0; i < std::min(kNamed, move.people.size()); ++i) {
      ids.push_back(view.candidates[move.people[i]].person);
    }
    KITH_TRY(auto rows, person_rows(opened.db, ids));
    made.moves.push_back(
        {view.strata[move.from], view.strata[move.to], static_cast<int>(move.people.size()), std::move(rows)});
  }
  for (const Stratum& stratum : view.strata) made.strata.push_back({stratum, 0, 0});
  for (const Candidate& one : view.candidates) {
    if (one.marks.state != State::active) continue;
    for (LoadView::Share& share : made.strata) {
      if (share.stratum.id != one.stratum) continue;
      ++share.people;
      share.minutes += cost(one.minutes, one.tempo.interval_days, view.settings.days);
    }
  }
  return made;
}

Result<Done> fit_load(const App& app) {
  KITH_TRY(const OpenedPlan opened, open_plan(app));
  const PlanView& view = *opened.view;
  const Advice advice = advice_for(opened, view.settings.budget_minutes);
  if (advice.moves.empty()) {
    const bool fits = advice.needed - view.settings.budget_minutes <= kOverMinutes;
    return fail(Code::refused,
                fits ? "your rhythms fit your minutes already" : "there is nobody left to move further out",
                fits ? "" : "raise budget-minutes, or put some people to rest");
  }
  std::vector<Decision> decisions;
  for (const Move& move : advice.moves) {
    for (const std::size_t at : move.people) decisions.push_back({view.candidates[at].person, view.strata[move.to].id});
  }
  return decide(app, opened, decisions, "fit");
}

}  // namespace kith::app
