#include "app/silo.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "app/silo_ground.hpp"
#include "base/text.hpp"
#include "rules/silo_words.hpp"
#include "rules/tie_strength.hpp"

namespace kith::app {
namespace {

constexpr std::string_view kNotKnown = "not known";
constexpr int kPlanDays = 5;

constexpr std::pair<SiloScope, std::string_view> kScopeNames[] = {{SiloScope::warm, "warm"},
                                                                  {SiloScope::home, "home"},
                                                                  {SiloScope::outside, "outside"},
                                                                  {SiloScope::people, "people"},
                                                                  {SiloScope::stay, "stay"},
                                                                  {SiloScope::answer, "answer"},
                                                                  {SiloScope::unreachable, "unreachable"},
                                                                  {SiloScope::bridges, "bridges"},
                                                                  {SiloScope::warm_up, "warm-up"}};

struct Audited {
  OpenedPlan opened;
  SiloGround ground;
  SiloAudit audit;
};

Result<Audited> silo_audited(const App& app) {
  KITH_TRY(OpenedPlan opened, open_plan(app));
  KITH_TRY(SiloGround ground, silo_ground(app, opened));
  SiloAudit audit = audit_silo(ground.people, opened.view->now);
  return Audited{std::move(opened), std::move(ground), std::move(audit)};
}

SiloLine silo_line(const Audited& all, std::size_t i) {
  const SiloPerson& person = all.ground.people[i];
  const SiloTie& tie = all.audit.ties[i];
  const Instant now = all.opened.view->now;
  SiloLine line;
  line.row.id = person.person;
  line.home = person.home;
  line.warm = tie.tie.warm;
  line.planned = person.planned;
  line.employer = person.employer;
  line.industry = person.industry;
  line.function = value_of(person, SiloBy::trade, now);
  line.place = person.place;
  line.age = value_of(person, SiloBy::age, now);
  line.degree = tie.tie.degree;
  line.last = person.history.last;
  line.strength = tie.tie.strength;
  line.answers = tie.answers;
  if (tie.tie.warm && person.home) line.stay = tie.stay;
  return line;
}

Status fill_silo_rows(const Db& db, const std::vector<SiloLine*>& lines) {
  std::vector<PersonId> ids;
  for (const SiloLine* line : lines) ids.push_back(line->row.id);
  std::sort(ids.begin(), ids.end());  // a bridge may be among those to warm up
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  KITH_TRY(const auto rows, person_rows(db, ids));
  std::map<PersonId, const PersonRow*> by_id;
  for (const PersonRow& row : rows) by_id[row.id] = &row;
  for (SiloLine* line : lines) {
    const auto found = by_id.find(line->row.id);
    if (found != by_id.end()) line->row = *found->second;
  }
  return {};
}

std::string bridge_words(const Bridge& bridge) {
  return fmt::format("your only warm tie {} {}, where you know {} people", bridge.by == SiloBy::place ? "in" : "at",
                     bridge.value, bridge.people);
}

// The user and the warm ties alone, with who of them know each other.
Result<Holes> circles_of(const App& app, const Audited& all) {
  KITH_TRY(const auto network, app.network().view(all.opened.db, *all.opened.view));
  std::vector<std::uint8_t> warm(network->people.size(), 0);
  std::vector<GraphTie> ties;
  const auto both = [&](Node a, Node b, float strength) {
    ties.push_back({a, b, strength, 0, 0});
    ties.push_back({b, a, strength, 0, 0});
  };
  for (std::size_t i = 0; i < all.ground.people.size(); ++i) {
    const Node node = network->node(all.ground.people[i].person);
    if (!all.audit.ties[i].tie.warm || node >= warm.size()) continue;
    warm[node] = 1;
    both(NetworkView::kUser, node, static_cast<float>(all.audit.ties[i].tie.strength));
  }
  for (Node node = 0; node < warm.size(); ++node) {
    if (warm[node] == 0) continue;
    for (const Arc& arc : network->graph.arcs_of(node)) {
      if (arc.to > node && warm[arc.to] != 0 && know_each_other(arc.signs, static_cast<double>(arc.strength)))
        both(node, arc.to, arc.strength);
    }
  }
  return holes_of(TieGraph::build(warm.size(), ties), NetworkView::kUser);
}

std::vector<SiloPeriod> trend_of(const Audited& all) {
  std::vector<SiloPeriod> trend;
  for (const Quarter& quarter : all.ground.quarters) trend.push_back({quarter.name, 0, 0});
  for (std::size_t i = 0; i < all.ground.people.size(); ++i) {
    for (std::size_t q = 0; q + 1 < trend.size(); ++q) {
      if ((all.ground.warm_then[i] >> q & 1U) == 0) continue;
      ++trend[q].warm;
      if ((all.ground.home_then[i] >> q & 1U) != 0) ++trend[q].home;
    }
  }
  trend.back().warm = all.audit.warm;
  trend.back().home = all.audit.home;
  return trend;
}

// The indices behind a scope, in its order.
std::vector<std::size_t> of_scope(const Audited& all, SiloScope scope) {
  std::vector<std::size_t> chosen;
  const auto& people = all.ground.people;
  const auto& ties = all.audit.ties;
  if (scope == SiloScope::bridges) {
    for (const Bridge& bridge : all.audit.bridges) {
      // One person may be the bridge to a place and to an employer.
      if (std::find(chosen.begin(), chosen.end(), bridge.person) == chosen.end()) chosen.push_back(bridge.person);
    }
    return chosen;
  }
  if (scope == SiloScope::warm_up) {
    for (const WarmUp& one : all.audit.warm_up) chosen.push_back(one.person);
    return chosen;
  }
  for (std::size_t i = 0; i < people.size(); ++i) {
    const bool warm = ties[i].tie.warm, home = people[i].home;
    const BeyondWork& beyond = people[i].beyond;
    const bool reached = beyond.private_mail || beyond.private_phone || beyond.profile;
    switch (scope) {
      case SiloScope::people: chosen.push_back(i); break;
      case SiloScope::warm:
      case SiloScope::answer:
        if (warm) chosen.push_back(i);
        break;
      case SiloScope::home:
      case SiloScope::stay:
        if (warm && home) chosen.push_back(i);
        break;
      case SiloScope::outside:
        if (warm && !home) chosen.push_back(i);
        break;
      case SiloScope::unreachable:
        if (warm && home && !reached) chosen.push_back(i);
        break;
      case SiloScope::bridges:
      case SiloScope::warm_up: break;
    }
  }
  const auto worth = [&](std::size_t i) {
    if (scope == SiloScope::stay) return ties[i].stay.chance;
    if (scope == SiloScope::answer) return ties[i].answers * (people[i].home ? ties[i].stay.chance : 1);
    return ties[i].tie.strength;
  };
  std::stable_sort(chosen.begin(), chosen.end(), [&](std::size_t a, std::size_t b) { return worth(a) > worth(b); });
  return chosen;
}

}  // namespace

std::optional<SiloScope> silo_scope_from(std::string_view word) {
  for (const auto& [scope, name] : kScopeNames) {
    if (name == word) return scope;
  }
  return std::nullopt;
}

Result<SiloView> silo(const App& app) {
  KITH_TRY(const Audited all, silo_audited(app));
  SiloView view;
  view.today = all.opened.view->today;
  view.home = all.ground.home;
  view.trend = trend_of(all);
  KITH_TRY(view.circles, circles_of(app, all));
  for (const Bridge& bridge : all.audit.bridges) {
    SiloBridge made{silo_line(all, bridge.person), bridge.by, bridge.value, bridge.people};
    made.line.why = {bridge_words(bridge)};
    view.bridges.push_back(std::move(made));
  }
  for (const WarmUp& one : all.audit.warm_up) {
    view.warm_up.push_back(silo_line(all, one.person));
    view.warm_up.back().why = one.why;
  }
  std::vector<SiloLine*> lines;
  for (SiloBridge& one : view.bridges) lines.push_back(&one.line);
  for (SiloLine& one : view.warm_up) lines.push_back(&one);
  KITH_CHECK(fill_silo_rows(all.opened.db, lines));
  const bool known = !view.home.set.empty() || !view.home.counted.empty() || !view.home.domains.empty();
  const HomeKnown home = known ? HomeKnown::yes : HomeKnown::no;
  view.headline = silo_headline(all.audit, home);
  for (std::string& sentence : std::vector<std::string>{stay_sentence(all.audit), answer_sentence(all.audit, home),
                                                        circles_sentence(view.circles)}) {
    if (!sentence.empty()) view.sentences.push_back(std::move(sentence));
  }
  view.audit = all.audit;
  return view;
}

Result<SiloPeople> silo_people(const App& app, const SiloQuery& query) {
  const auto by = silo_by_from(query.group);
  const bool quarter = query.group == "quarter";
  if (!query.group.empty() && !by && !quarter)
    return fail(Code::usage, fmt::format("there is no group \"{}\"", query.group),
                "groups are employer, industry, function, place, age and quarter");
  KITH_TRY(const Audited all, silo_audited(app));
  std::vector<std::size_t> chosen;
  if (quarter) {
    const auto& names = all.ground.quarters;
    const auto found =
        std::find_if(names.begin(), names.end(), [&](const Quarter& one) { return one.name == query.value; });
    if (found == names.end())
      return fail(Code::usage, fmt::format("the trend has no quarter \"{}\"", query.value),
                  fmt::format("it goes from {} to {}", names.front().name, names.back().name));
    const auto bit = static_cast<unsigned>(found - names.begin());
    for (const std::size_t i : of_scope(all, SiloScope::people)) {
      const bool now = found + 1 == names.end();
      const bool warm = now ? all.audit.ties[i].tie.warm : (all.ground.warm_then[i] >> bit & 1U) != 0;
      const bool home = now ? all.ground.people[i].home : (all.ground.home_then[i] >> bit & 1U) != 0;
      if (!warm || (query.scope == SiloScope::home && !home) || (query.scope == SiloScope::outside && home)) continue;
      chosen.push_back(i);
    }
  } else {
    chosen = of_scope(all, query.scope);
    if (by) {
      const std::string wanted = fold(query.value == kNotKnown ? std::string() : query.value);
      std::erase_if(chosen, [&](std::size_t i) {
        return fold(value_of(all.ground.people[i], *by, all.opened.view->now)) != wanted;
      });
    }
  }
  SiloPeople made;
  made.total = static_cast<int>(chosen.size());
  const auto begin = static_cast<std::size_t>(std::clamp(query.offset, 0, made.total));
  const auto end = std::min(chosen.size(), begin + static_cast<std::size_t>(std::max(0, query.limit)));
  for (std::size_t at = begin; at < end; ++at) {
    made.lines.push_back(silo_line(all, chosen[at]));
    if (query.scope == SiloScope::bridges && !quarter) {
      for (const Bridge& bridge : all.audit.bridges) {
        if (bridge.person == chosen[at]) made.lines.back().why.push_back(bridge_words(bridge));
      }
    }
    if (query.scope == SiloScope::warm_up && !quarter) {
      for (const WarmUp& one : all.audit.warm_up) {
        if (one.person == chosen[at]) made.lines.back().why = one.why;
      }
    }
  }
  std::vector<SiloLine*> lines;
  for (SiloLine& line : made.lines) lines.push_back(&line);
  KITH_CHECK(fill_silo_rows(all.opened.db, lines));
  return made;
}

Result<std::vector<std::string>> home_domains(const App& app) {
  KITH_TRY(const Db db, app.read());
  return home_domains(db);
}

Result<BulkDone> plan_silo(const App& app, std::vector<PersonId> people) {
  if (people.empty()) {
    KITH_TRY(const Audited all, silo_audited(app));
    for (const WarmUp& one : all.audit.warm_up) people.push_back(all.ground.people[one.person].person);
    if (people.empty())
      return fail(Code::refused, "the audit proposes nobody to warm up", "name people to plan them all the same");
  }
  std::set<PersonId> seen;
  std::erase_if(people, [&](PersonId id) { return !seen.insert(id).second; });
  LocalDate today{};
  WorkDays days;
  {
    KITH_TRY(const OpenedPlan opened, open_plan(app));
    today = opened.view->today;
    days = opened.view->settings.days;
  }
  std::vector<LocalDate> dates{days.next(today)};
  while (dates.size() < kPlanDays) dates.push_back(days.next(dates.back() + Days{1}));
  KITH_TRY(Tx tx, app.write("silo", "Planned people to warm up"));
  KITH_TRY(const auto rows, person_rows(tx, people));
  if (rows.size() != people.size()) {
    for (const PersonId id : people) {
      if (std::none_of(rows.begin(), rows.end(), [&](const PersonRow& row) { return row.id == id; }))
        return fail(Code::not_found, fmt::format("there is no person {}", id.value));
    }
  }
  BulkDone done;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].state == State::do_not_contact)
      return fail(Code::refused, fmt::format("{} asked not to be contacted", rows[i].name), "leave them out");
    const LocalDate day = dates[i * kPlanDays / std::max<std::size_t>(rows.size(), kPlanDays)];
    KITH_TRY(const bool changed, tx.update(Table::people, rows[i].id.value, rows[i].id,
                                           {{"state", std::string(name(State::active))},
                                            {"snoozed_until", std::int64_t{serial(day)}},
                                            {"snoozed_at", std::int64_t{seconds(tx.now())}},
                                            {"skipped_at", std::monostate{}}}));
    if (changed) ++done.people;
  }
  done.title = rows.size() == 1 ? fmt::format("Planned to warm up {}", rows.front().name)
                                : fmt::format("Planned to warm up {} people", rows.size());
  tx.retitle(done.title);
  KITH_CHECK(app.finish(tx));
  done.step = tx.step();
  return done;
}

}  // namespace kith::app
