#include "app/ties.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "app/opened_plan.hpp"
#include "rules/contact_chance.hpp"
#include "rules/tie_evidence.hpp"
#include "rules/tie_strength.hpp"
#include "rules/tie_words.hpp"
#include "store/relations.hpp"

namespace kith::app {
namespace {

int age_in_days(Instant last, LocalDate today, const Zone& zone) {
  return std::max(0, static_cast<int>((today - zone.date_of(last)).count()));
}

Result<std::map<PersonId, PersonRow>> rows_of(const Db& db, const std::vector<PersonId>& people) {
  KITH_TRY(const auto rows, person_rows(db, people));
  std::map<PersonId, PersonRow> by_id;
  for (const PersonRow& row : rows) by_id.emplace(row.id, row);
  return by_id;
}

TieLine line_of(std::span<const TieEvidence> pair, double strength, const OpenedPlan& opened) {
  TieLine made;
  made.strength = strength;
  made.words = strength_words(strength);
  made.why = tie_words(pair, opened.view->today, opened.zone);
  for (const TieEvidence& one : pair) {
    made.last = std::max(made.last, one.last);
    made.evidence.push_back({one.sign, one.times, one.first, one.last, chance_of(one, opened.view->now),
                             sign_words(one, opened.view->today, opened.zone)});
  }
  made.age_days = age_in_days(made.last, opened.view->today, opened.zone);
  return made;
}

std::string own_words(const Candidate& candidate, Instant now) {
  const History& history = candidate.history;
  std::string words = fmt::format("{} of {} {} both ways", history.dialogues, history.touches,
                                  history.touches == 1 ? "contact" : "contacts");
  if (history.asked > 0) words += fmt::format(", answered {} of {}", history.answered, history.asked);
  if (history.last) {
    const double days = static_cast<double>(seconds(now) - seconds(*history.last)) / 86400.;
    if (const auto pulse = pulse_of(history, days)) {
      std::string silence = silence_sentence(*pulse);
      silence.front() = static_cast<char>(silence.front() | 0x20);  // it begins with a letter of ASCII
      words += ", " + silence;
    }
  }
  return words;
}

}  // namespace

Result<PersonTies> person_ties(const App& app, PersonId person) {
  KITH_TRY(const OpenedPlan opened, open_plan(app));
  KITH_TRY(const auto network, app.network().view(opened.db, *opened.view));
  PersonTies made;
  const Node node = network->node(person);
  if (node == NetworkView::kNobody) return fail(Code::not_found, fmt::format("there is no person {}", person.value));
  std::vector<PersonId> people{person};
  for (const Arc& arc : network->graph.arcs_of(node)) {
    if (arc.to != NetworkView::kUser) people.push_back(network->people[arc.to]);
  }
  KITH_TRY(auto relations, relations_of(opened.db, {person}));
  std::vector<PersonId> strangers;
  for (const Relation& one : relations[person]) {
    if (one.kind == RelationKind::strangers) strangers.push_back(one.other);
  }
  people.insert(people.end(), strangers.begin(), strangers.end());
  KITH_TRY(const auto rows, rows_of(opened.db, people));
  made.person = rows.at(person);
  for (const Arc& arc : network->graph.arcs_of(node)) {
    if (arc.to == NetworkView::kUser) continue;
    const PersonId other = network->people[arc.to];
    TieLine line = line_of(network->evidence_between(person, other), static_cast<double>(arc.strength), opened);
    line.other = rows.at(other);
    made.ties.push_back(std::move(line));
  }
  for (const PersonId one : strangers) made.strangers.push_back(rows.at(one));
  return made;
}

Result<std::vector<TieLine>> own_ties(const App& app) {
  KITH_TRY(const OpenedPlan opened, open_plan(app));
  KITH_TRY(const auto network, app.network().view(opened.db, *opened.view));
  std::vector<PersonId> people;
  for (const Arc& arc : network->graph.arcs_of(NetworkView::kUser)) people.push_back(network->people[arc.to]);
  KITH_TRY(const auto rows, rows_of(opened.db, people));
  std::vector<TieLine> made;
  for (const Arc& arc : network->graph.arcs_of(NetworkView::kUser)) {
    const PersonId other = network->people[arc.to];
    const Candidate* const candidate = opened.view->candidate(other);
    if (candidate == nullptr || !candidate->history.last) continue;
    TieLine line;
    line.other = rows.at(other);
    line.strength = static_cast<double>(arc.strength);
    line.words = strength_words(line.strength);
    line.why = own_words(*candidate, opened.view->now);
    line.last = *candidate->history.last;
    line.age_days = age_in_days(line.last, opened.view->today, opened.zone);
    made.push_back(std::move(line));
  }
  return made;
}

}  // namespace kith::app
