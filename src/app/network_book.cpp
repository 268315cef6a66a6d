#include "app/network_book.hpp"

#include <algorithm>

#include "rules/tie_strength.hpp"
#include "store/ties.hpp"

namespace kith {

Node NetworkView::node(PersonId person) const {
  const auto at = static_cast<std::size_t>(person.value);
  return person && at < nodes.size() ? nodes[at] : kNobody;
}

namespace {

std::uint16_t day_number(Instant at) {
  return static_cast<std::uint16_t>(std::clamp<std::int64_t>(seconds(at) / 86400, 0, 65535));
}

Result<NetworkView> build(const Db& db, const PlanView& plan) {
  NetworkView made;
  made.log_end = plan.log_end;
  made.today = plan.today;
  made.people.push_back({});
  made.open.push_back(1);
  std::vector<GraphTie> ties;
  for (const Candidate& one : plan.candidates) {
    const auto id = static_cast<std::size_t>(one.person.value);
    if (made.nodes.size() <= id) made.nodes.resize(id + 1, NetworkView::kNobody);
    const Node node = static_cast<Node>(made.people.size());
    made.nodes[id] = node;
    made.people.push_back(one.person);
    made.open.push_back(one.marks.state == State::do_not_contact ? 0 : 1);
    const float own = static_cast<float>(own_tie_strength(one.history, plan.now));
    if (own <= 0) continue;
    const std::uint16_t last = one.history.last ? day_number(*one.history.last) : std::uint16_t{0};
    ties.push_back({NetworkView::kUser, node, own, bit(TieSign::met), last});
    ties.push_back({node, NetworkView::kUser, own, bit(TieSign::met), last});
  }
  KITH_TRY(const auto evidence, tie_evidence(db, plan.now));
  for (const TieBetween& tie : ties_between(evidence, plan.now)) {
    const Node a = made.node(tie.person), b = made.node(tie.other);
    if (a == NetworkView::kNobody || b == NetworkView::kNobody) continue;
    ties.push_back({a, b, static_cast<float>(tie.strength), tie.signs, day_number(tie.last)});
    ties.push_back({b, a, static_cast<float>(tie.strength), tie.signs, day_number(tie.last)});
  }
  made.graph = TieGraph::build(made.people.size(), ties);
  return made;
}

}  // namespace

Result<std::shared_ptr<const NetworkView>> NetworkBook::view(const Db& db, const PlanView& plan) {
  const std::lock_guard hold(lock_);
  if (latest_ && latest_->log_end == plan.log_end && latest_->today == plan.today) return latest_;
  KITH_TRY(auto made, build(db, plan));
  latest_ = std::make_shared<const NetworkView>(std::move(made));
  return latest_;
}

}  // namespace kith
