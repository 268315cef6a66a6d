#include "app/network_book.hpp"

#include <algorithm>

#include "rules/tie_evidence.hpp"
#include "rules/tie_strength.hpp"
#include "store/log.hpp"
#include "store/ties.hpp"

namespace kith {

Node NetworkView::node(PersonId person) const {
  const auto at = static_cast<std::size_t>(person.value);
  return person && at < nodes.size() ? nodes[at] : kNobody;
}

std::span<const TieEvidence> NetworkView::evidence_between(PersonId one, PersonId other) const {
  return kith::evidence_between(evidence, one, other);
}

namespace {

// People whose rows are read singly; of more everything is read anew.
constexpr int kMostRefreshed = 500;

std::uint16_t day_number(Instant at) {
  return static_cast<std::uint16_t>(std::clamp<std::int64_t>(seconds(at) / 86400, 0, 65535));
}

NetworkView build(const TieGround& ground, const PlanView& plan) {
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
  made.evidence = tie_evidence(ground, plan.now);
  for (const TieBetween& tie : ties_between(made.evidence, plan.now)) {
    const Node a = made.node(tie.person), b = made.node(tie.other);
    if (a == NetworkView::kNobody || b == NetworkView::kNobody) continue;
    ties.push_back({a, b, static_cast<float>(tie.strength), tie.signs, day_number(tie.last)});
    ties.push_back({b, a, static_cast<float>(tie.strength), tie.signs, day_number(tie.last)});
  }
  made.graph = TieGraph::build(made.people.size(), ties);
  return made;
}

}  // namespace

struct NetworkBook::Memory {
  TieGround ground;
  std::int64_t log_end = -1;
};

Result<std::shared_ptr<const NetworkView>> NetworkBook::view(const Db& db, const PlanView& plan) {
  const std::lock_guard hold(lock_);
  if (latest_ && latest_->log_end == plan.log_end && latest_->today == plan.today) return latest_;
  // Somebody reads the database as it was earlier: that is no reason to forget.
  if (memory_ && plan.log_end < memory_->log_end) {
    KITH_TRY(const TieGround earlier, tie_ground(db));
    return std::make_shared<const NetworkView>(build(earlier, plan));
  }
  const std::shared_ptr<Memory> before = std::move(memory_);  // gone if something fails
  auto next = before;
  if (next && next->log_end != plan.log_end) {
    KITH_TRY(const Since since, changed_since(db, next->log_end, kMostRefreshed));
    if (since.too_many) {
      next = nullptr;
    } else {
      std::vector<PersonId> people = since.people;
      std::sort(people.begin(), people.end());
      KITH_CHECK(refresh_ground(db, next->ground, people, next->log_end));
    }
  }
  if (!next) {
    next = std::make_shared<Memory>();
    KITH_TRY(next->ground, tie_ground(db));
  }
  next->log_end = plan.log_end;
  latest_ = std::make_shared<const NetworkView>(build(next->ground, plan));
  memory_ = next;
  return latest_;
}

}  // namespace kith
