#include "app/paths.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>

#include "app/giving.hpp"
#include "app/touch_facts.hpp"
#include "base/text.hpp"
#include "rules/path_words.hpp"
#include "rules/reason.hpp"
#include "rules/tie_words.hpp"
#include "store/asks.hpp"
#include "store/giving.hpp"
#include "store/touches.hpp"

namespace kith::app {
namespace {

constexpr std::size_t kFirstLook = 24;  // ways ranked before it is asked whether a better one may follow
constexpr std::size_t kLastLook = 6000;
constexpr int kAskYears = 2;
constexpr std::size_t kMostHelpers = 5;

struct RankedWay {
  Way way;
  WayFacts facts;
  std::vector<WayTerm> terms;
  double score = 0;
  std::vector<AskRow> asks;
};

int mutual_contacts(const TieGraph& graph, Node a, Node b) {
  std::set<Node> known;
  for (const Arc& arc : graph.arcs_of(a)) known.insert(arc.to);
  const auto arcs = graph.arcs_of(b);
  return static_cast<int>(std::count_if(arcs.begin(), arcs.end(), [&](const Arc& arc) {
    return arc.to != NetworkView::kUser && arc.to != a && known.contains(arc.to);
  }));
}

class PathFinder {
 public:
  PathFinder(const Ground& on, const NetworkView& network, const PathQuery& query)
      : on_(on), network_(network), query_(query), now_(on.view->now) {}

  // Group after group, the best matches first, until there are enough ways.
  Result<std::vector<RankedWay>> find(const PathTarget& target) {
    std::vector<RankedWay> found;
    std::set<Node> firsts;
    for (const MatchedIn in : {MatchedIn::card, MatchedIn::trade, MatchedIn::text}) {
      std::vector<Node> nodes;
      for (const TargetPerson& one : target.people) {
        const Node node = network_.node(one.person);
        if (one.in == in && node != NetworkView::kNobody && network_.open[node] != 0) nodes.push_back(node);
      }
      if (nodes.empty() || found.size() >= most()) continue;
      KITH_TRY(auto ways, to_nodes(nodes, target.kind == TargetKind::person, firsts));
      for (RankedWay& one : ways) {
        if (found.size() < most() && firsts.insert(one.way.nodes[1]).second) found.push_back(std::move(one));
      }
    }
    return found;
  }

 private:
  std::size_t most() const { return static_cast<std::size_t>(query_.most); }

  // The order of chances is known to the graph; what else counts is looked up for the likeliest only, and for more of
  // them as long as one of those could still come before the last that would be shown.
  Result<std::vector<RankedWay>> to_nodes(const std::vector<Node>& nodes, bool others_only, const std::set<Node>& but) {
    WayLimits limits;
    limits.most_steps = query_.steps;
    limits.hand_over = kHandOver;
    for (std::size_t look = kFirstLook + but.size();; look = std::min(look * 8, kLastLook)) {
      limits.most = look;
      const auto ways = best_ways(network_.graph, NetworkView::kUser, nodes, limits, network_.open);
      std::vector<RankedWay> ranked;
      for (const Way& way : ways) {
        const bool direct = way.nodes.size() == 2;
        if ((direct && others_only) || but.contains(way.nodes[1])) continue;
        RankedWay one;
        one.way = way;
        ranked.push_back(std::move(one));
      }
      KITH_CHECK(rank(ranked));
      const bool all = ways.size() < look || look == kLastLook;
      const bool enough = ranked.size() >= most() && !ways.empty() &&
                          ranked[most() - 1].score >= ways.back().chance * most_favour(query_.purpose);
      if (!all && !enough) continue;
      if (ranked.size() > most()) ranked.resize(most());
      return ranked;
    }
  }

  Status rank(std::vector<RankedWay>& ways) {
    std::vector<PersonId> people;
    for (const RankedWay& one : ways) people.push_back(network_.people[one.way.nodes[1]]);
    KITH_TRY(auto asks, asks_of(on_.db, people, now_ - Days{365 * kAskYears}, now_));
    for (RankedWay& one : ways) {
      const PersonId person = network_.people[one.way.nodes[1]];
      one.asks = std::move(asks[person]);
      one.facts.hand_overs = std::max(0, static_cast<int>(one.way.nodes.size()) - 3);
      one.facts.chance = one.way.chance / std::pow(kHandOver, one.facts.hand_overs);
      for (const AskRow& ask : one.asks) one.facts.asks.push_back({ask.at, !ask.introduced_to.empty()});
      KITH_TRY(one.facts.balance, balance_of(on_.db, person, now_));
      const Node last = one.way.nodes.back();
      if (query_.purpose == WayFor::job)
        one.facts.mutual = mutual_contacts(network_.graph, one.way.nodes[one.way.nodes.size() - 2], last);
      if (const Candidate* candidate = on_.view->candidate(person); candidate != nullptr) {
        one.facts.dialogues = candidate->history.dialogues;
        if (candidate->history.last)
          one.facts.silent_days = (on_.view->today - on_.zone.date_of(*candidate->history.last)).count();
      }
      one.terms = way_terms(one.facts, query_.purpose, now_, on_.zone);
      one.score = way_score(one.terms);
    }
    std::stable_sort(ways.begin(), ways.end(),
                     [](const RankedWay& a, const RankedWay& b) { return a.score > b.score; });
    return {};
  }

  const Ground& on_;
  const NetworkView& network_;
  const PathQuery& query_;
  Instant now_;
};

// ---- what is shown of a way

std::string asked_sentence(const AskRow& ask, LocalDate today, const Zone& zone) {
  const std::string ago = distance_words(zone.date_of(ask.at), today);
  if (ask.introduced_to.empty()) return fmt::format("you asked them something {}", ago);
  return fmt::format("you asked them {} for an introduction to {}", ago, ask.introduced_to);
}

// "They gave before: an introduction and two pieces of advice"
std::string did_before(const std::vector<ValueEntry>& entries) {
  std::vector<ValueEntry> helped;
  for (const ValueEntry& one : entries) {
    if (one.side == ValueSide::received) helped.push_back(one);
  }
  return helped.empty() ? "" : fmt::format("They gave before: {}", things_words(helped));
}

struct ShownPeople {
  std::map<PersonId, PersonRow> rows;
  std::map<PersonId, Person> people;
  std::map<PersonId, std::vector<Touch>> touches;
  std::map<PersonId, std::string> matches;
};

Result<ShownPeople> load_way_people(const Ground& on, const NetworkView& network, const std::vector<RankedWay>& ways,
                                    const PathTarget& target) {
  std::vector<PersonId> all, first, last;
  for (const RankedWay& one : ways) {
    for (std::size_t i = 1; i < one.way.nodes.size(); ++i) all.push_back(network.people[one.way.nodes[i]]);
    first.push_back(network.people[one.way.nodes[1]]);
    last.push_back(network.people[one.way.nodes.back()]);
  }
  ShownPeople shown;
  KITH_TRY(auto rows, person_rows(on.db, all));
  for (PersonRow& row : rows) shown.rows.emplace(row.id, std::move(row));
  KITH_TRY(shown.people, load_people(on.db, first));
  KITH_TRY(shown.touches, touches_of(on.db, first));
  KITH_TRY(shown.matches, match_words(on, target, last));
  return shown;
}

// How to reach whom to ask: as a line of Today would.
void advise_channel(const Ground& on, const ShownPeople& shown, PersonId person, WayView& made) {
  const Candidate* candidate = on.view->candidate(person);
  const auto found = shown.people.find(person);
  if (candidate == nullptr || found == shown.people.end()) return;
  Known known;
  known.name = found->second.name;
  if (const Stratum* stratum = on.view->stratum(candidate->stratum)) known.stratum = stratum->name;
  for (const Handle& handle : found->second.handles) {
    known.has_email |= handle.kind == HandleKind::email && !handle.bounced;
    known.has_phone |= handle.kind == HandleKind::phone;
    known.has_profile |= handle.kind == HandleKind::profile;
  }
  if (const auto touches = shown.touches.find(person); touches != shown.touches.end())
    known.habits = channel_habits(touch_facts(touches->second, on.view->now), on.view->now);
  TodayItem item;
  item.standing = standing(candidate->history, candidate->tempo, candidate->marks, on.view->today, on.zone);
  item.due = on.view->today;
  const Line made_line = line(item, *candidate, known, on.view->today, on.zone);
  made.channel = made_line.channel;
  made.channel_why = made_line.channel_why;
}

std::string tie_sentence_between(const Ground& on, const NetworkView& network, PersonId one, PersonId other) {
  std::string words = tie_words(network.evidence_between(one, other), on.view->today, on.zone);
  if (words.empty()) return "They know each other";
  if (words[0] >= 'a' && words[0] <= 'z') words[0] = static_cast<char>(words[0] - 'a' + 'A');
  return words;
}

Result<WayView> way_view(const Ground& on, const NetworkView& network, const ShownPeople& shown, RankedWay ranked) {
  WayView made;
  made.chance = ranked.way.chance;
  made.score = ranked.score;
  made.terms = std::move(ranked.terms);
  const auto& nodes = ranked.way.nodes;
  for (std::size_t i = 1; i < nodes.size(); ++i) {
    WayStep step;
    const PersonId person = network.people[nodes[i]];
    if (const auto row = shown.rows.find(person); row != shown.rows.end()) step.person = row->second;
    if (const Arc* arc = network.graph.arc(nodes[i - 1], nodes[i])) {
      step.chance = static_cast<double>(arc->strength);
      step.signs = arc->signs;
      if (arc->last_day > 0) step.last = local_date(arc->last_day);
    }
    const Candidate* candidate = on.view->candidate(person);
    if (i == 1 && candidate != nullptr) {
      step.words = own_tie_words(candidate->history, on.view->today, on.zone);
    } else {
      step.words = tie_sentence_between(on, network, network.people[nodes[i - 1]], person);
    }
    made.steps.push_back(std::move(step));
  }
  const PersonId first = network.people[nodes[1]];
  advise_channel(on, shown, first, made);
  if (!ranked.asks.empty()) {
    made.asked = on.zone.date_of(ranked.asks.front().at);
    made.asked_words = asked_sentence(ranked.asks.front(), on.view->today, on.zone);
  }
  KITH_TRY(auto written, value_entries(on.db, first, on.view->now));
  KITH_TRY(auto seen, seen_values(on.db, first, on.view->now));
  const auto entries = joined_values(std::move(written), std::move(seen), on.zone);
  const Balance& balance = ranked.facts.balance;
  made.leaning = balance.leaning;
  made.give_first = balance.owes_turn || balance.leaning == Leaning::received;
  made.ledger = balance_words(entries, balance, on.view->today, on.zone);
  made.why.push_back(made.steps.front().words);
  if (balance.leaning != Leaning::nothing) made.why.push_back(made.ledger);
  if (std::string before = did_before(entries); !before.empty() && balance.leaning != Leaning::received)
    made.why.push_back(std::move(before));
  if (const auto match = shown.matches.find(network.people[nodes.back()]); match != shown.matches.end())
    made.match = match->second;
  return made;
}

// ---- where there is no way

Result<std::vector<WayHelper>> who_might_know(const Ground& on, const NetworkView& network, const PathTarget& target) {
  std::vector<OrganisationId> places;
  std::set<PersonId> wanted;
  for (std::size_t i = 0; i < std::min<std::size_t>(target.people.size(), kMostHelpers); ++i) {
    KITH_TRY(const auto own, organisations_of(on.db, target.people[i].person));
    places.insert(places.end(), own.begin(), own.end());
  }
  if (target.organisation) places.push_back(target.organisation);
  for (const TargetPerson& one : target.people) wanted.insert(one.person);
  std::map<PersonId, std::string> words;
  KITH_TRY(const auto around, people_around(on.db, places));
  for (const PlaceRow& row : around)
    words.emplace(row.person, fmt::format("{} at {}", row.now ? "works" : "worked", row.name));
  KITH_TRY(const auto rows, trades(on.db));
  std::vector<std::string> alike;
  for (const TradeRow& row : rows) {
    if (std::find(places.begin(), places.end(), row.id) == places.end()) continue;
    alike.push_back(fold(row.industry));
    alike.push_back(fold(row.city));
  }
  std::vector<OrganisationId> near;
  std::map<OrganisationId, std::string> of_trade;
  for (const TradeRow& row : rows) {
    for (const std::string& kept : {row.industry, row.city}) {
      if (kept.empty() || std::find(alike.begin(), alike.end(), fold(kept)) == alike.end()) continue;
      near.push_back(row.id);
      of_trade.emplace(row.id, kept);
    }
  }
  KITH_TRY(const auto beside, people_around(on.db, near));
  for (const PlaceRow& row : beside)
    words.emplace(row.person,
                  fmt::format("{} at {} ({})", row.now ? "works" : "worked", row.name, of_trade[row.organisation]));
  // Those the user has a tie with, the strongest first.
  std::vector<PersonId> people;
  for (const Arc& arc : network.graph.arcs_of(NetworkView::kUser)) {
    const PersonId person = network.people[arc.to];
    if (people.size() == kMostHelpers) break;
    if (network.open[arc.to] != 0 && words.contains(person) && !wanted.contains(person)) people.push_back(person);
  }
  KITH_TRY(auto shown, person_rows(on.db, people));
  std::vector<WayHelper> helpers;
  for (PersonRow& row : shown) {
    const PersonId person = row.id;
    helpers.push_back({std::move(row), words[person]});
  }
  return helpers;
}

std::string answer_words(const PathsView& view, int steps) {
  if (view.ways.empty()) {
    std::string none = view.direct ? "No way known but your own" : "No way known";
    if (steps < kUsualWaySteps) none += fmt::format(" in {} {}", steps, steps == 1 ? "step" : "steps");
    if (view.target.people.empty()) return fmt::format("{}: nobody known works at {}", none, view.target.name);
    return view.help.empty() ? none : none + "; these people may know more";
  }
  const WayView& best = view.ways.front();
  const std::string& first = best.steps.front().person.name;
  if (best.steps.size() == 1) return fmt::format("You know {}: ask directly", first);
  if (view.direct && view.direct->chance >= best.chance) {
    return fmt::format("Write to {} yourself: the chance is {}, {:.0f} %, better than through anybody",
                       view.target.name, way_chance_words(view.direct->chance), view.direct->chance * 100);
  }
  return fmt::format("Ask {} first: the chance is {}, {:.0f} %", first, way_chance_words(best.chance),
                     best.chance * 100);
}

Result<std::optional<DirectTie>> direct_tie(const Ground& on, const NetworkView& network, const PathTarget& target) {
  if (target.kind != TargetKind::person) return std::nullopt;
  const Candidate* candidate = on.view->candidate(target.people.front().person);
  if (candidate == nullptr || !candidate->history.last) return std::nullopt;
  DirectTie made;
  const std::string close = close_words(candidate->history, on.view->today, on.zone);
  made.close = !close.empty();
  made.words = made.close ? close : own_tie_words(candidate->history, on.view->today, on.zone);
  made.last = on.zone.date_of(*candidate->history.last);
  if (const Arc* arc = network.graph.arc(NetworkView::kUser, network.node(candidate->person)))
    made.chance = static_cast<double>(arc->strength);
  return made;
}

}  // namespace

Result<PathsView> paths(const App& app, const PathQuery& query) {
  if (query.most < 1 || query.most > kMostWays)
    return fail(Code::usage, fmt::format("1 to {} ways are shown", kMostWays));
  if (query.steps < 1 || query.steps > kMostWaySteps)
    return fail(Code::usage, fmt::format("a way has 1 to {} steps", kMostWaySteps));
  KITH_TRY(const Db db, app.read());
  KITH_TRY(const Ground on, ground(app, db));
  PathsView made;
  made.purpose = query.purpose;
  KITH_TRY(made.target, path_target(on, query.to));
  KITH_TRY(const auto network, app.network().view(db, *on.view));
  if (made.target.kind == TargetKind::person) {
    KITH_TRY(auto rows, person_rows(db, {made.target.people.front().person}));
    if (!rows.empty()) made.person = std::move(rows.front());
  }
  KITH_TRY(made.direct, direct_tie(on, *network, made.target));
  KITH_TRY(auto ways, PathFinder(on, *network, query).find(made.target));
  KITH_TRY(const ShownPeople shown, load_way_people(on, *network, ways, made.target));
  for (RankedWay& one : ways) {
    KITH_TRY(auto view, way_view(on, *network, shown, std::move(one)));
    made.ways.push_back(std::move(view));
  }
  if (made.ways.empty()) {
    KITH_TRY(made.help, who_might_know(on, *network, made.target));
  }
  made.words = answer_words(made, query.steps);
  return made;
}

}  // namespace kith::app
