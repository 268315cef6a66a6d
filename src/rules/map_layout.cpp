#include "rules/map_layout.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace kith {
namespace {

constexpr float kApart = 1.8F;   // what two people keep between them
constexpr float kMargin = 2.5F;  // between two circles
// Circles beyond these are small and are set around the others without asking who knows who.
constexpr std::size_t kMostPacked = 160;
constexpr int kAngles = 24;             // places tried around each circle
constexpr int kForceRounds = 70;        // of the forces, from nothing
constexpr int kForceRoundsBefore = 12;  // where most have a place already

MapPoint operator+(MapPoint a, MapPoint b) {
  return {a.x + b.x, a.y + b.y};
}
MapPoint operator-(MapPoint a, MapPoint b) {
  return {a.x - b.x, a.y - b.y};
}
MapPoint operator*(MapPoint a, float by) {
  return {a.x * by, a.y * by};
}
float length(MapPoint a) {
  return std::sqrt(a.x * a.x + a.y * a.y);
}
MapPoint on_circle(float radius, float angle) {
  return {radius * std::cos(angle), radius * std::sin(angle)};
}

using Places = std::span<const std::optional<MapPoint>>;

// ---- the circles

struct CircleTie {
  std::uint32_t community = 0;
  float weight = 0;
};

// What ties two communities: the sum of the strengths, by how many could know each other.
std::vector<std::vector<CircleTie>> neighbours_of(const TieGraph& graph, std::span<const std::uint32_t> community,
                                                  const std::vector<std::uint32_t>& sizes) {
  struct Between {
    std::uint64_t pair;
    float strength;
  };
  std::vector<Between> all;
  for (Node node = 0; node < graph.nodes(); ++node) {
    for (const Arc& arc : graph.arcs_of(node)) {
      if (community[node] < community[arc.to])
        all.push_back({(std::uint64_t{community[node]} << 32U) | community[arc.to], arc.strength});
    }
  }
  std::sort(all.begin(), all.end(), [](const Between& a, const Between& b) {
    return a.pair != b.pair ? a.pair < b.pair : a.strength < b.strength;
  });
  std::vector<std::vector<CircleTie>> made(sizes.size());
  for (std::size_t at = 0; at < all.size();) {
    const std::uint64_t pair = all[at].pair;
    float sum = 0;
    for (; at < all.size() && all[at].pair == pair; ++at) sum += all[at].strength;
    const auto a = static_cast<std::uint32_t>(pair >> 32U), b = static_cast<std::uint32_t>(pair);
    const float weight = sum / std::sqrt(static_cast<float>(sizes[a]) * static_cast<float>(sizes[b]));
    made[a].push_back({b, weight});
    made[b].push_back({a, weight});
  }
  return made;
}

class Packing {
 public:
  Packing(std::vector<std::vector<CircleTie>> neighbours, const std::vector<std::uint32_t>& sizes)
      : neighbours_(std::move(neighbours)), circles_(sizes.size()) {
    for (std::size_t one = 0; one < sizes.size(); ++one)
      circles_[one].radius = .5F + 1.1F * std::sqrt(static_cast<float>(sizes[one]));
  }

  // `wished` by community: where it stood before.
  std::vector<MapCircle> run(Places wished) {
    const std::size_t packed = std::min(circles_.size(), kMostPacked);
    for (placed_ = 0; placed_ < packed; ++placed_) circles_[placed_].at = best_place(wished);
    around(packed);
    return std::move(circles_);
  }

 private:
  bool free(MapPoint at, float radius) const {
    for (std::size_t other = 0; other < placed_; ++other) {
      if (length(at - circles_[other].at) < radius + circles_[other].radius + kMargin * .99F) return false;
    }
    return true;
  }

  // What speaks against a place: how far it is from those it is tied to, from the middle, from where it was.
  float cost(std::size_t one, MapPoint at, Places wished) const {
    if (one < wished.size() && wished[one]) return length(at - *wished[one]);
    float sum = .02F * length(at);
    for (const CircleTie& other : neighbours_[one]) {
      if (other.community < placed_) sum += other.weight * length(at - circles_[other.community].at);
    }
    return sum;
  }

  MapPoint best_place(Places wished) const {
    const std::size_t one = placed_;
    const float radius = circles_[one].radius;
    if (one < wished.size() && wished[one] && free(*wished[one], radius)) return *wished[one];
    if (one == 0) return {};
    MapPoint best{};
    float least = -1;
    for (std::size_t beside = 0; beside < placed_; ++beside) {
      for (int turn = 0; turn < kAngles; ++turn) {
        const float angle = 2 * std::numbers::pi_v<float> * static_cast<float>(turn) / kAngles;
        const MapPoint at = circles_[beside].at + on_circle(circles_[beside].radius + radius + kMargin, angle);
        const float now = cost(one, at, wished);
        if ((least < 0 || now < least) && free(at, radius)) {
          least = now;
          best = at;
        }
      }
    }
    return best;
  }

  // The others, one ring after the other around what stands already.
  void around(std::size_t from) {
    float outer = 0;
    for (std::size_t one = 0; one < from; ++one)
      outer = std::max(outer, length(circles_[one].at) + circles_[one].radius);
    float angle = 0, ring = 0;
    for (std::size_t one = from; one < circles_.size(); ++one) {
      const float wide = 2 * circles_[one].radius + kMargin;
      if (ring <= 0 || angle + wide / ring > 2 * std::numbers::pi_v<float>) {
        ring = std::max(outer, ring) + (ring <= 0 ? wide / 2 : wide);
        angle = 0;
      }
      circles_[one].at = on_circle(ring, angle);
      angle += wide / ring;
    }
  }

  std::vector<std::vector<CircleTie>> neighbours_;
  std::vector<MapCircle> circles_;
  std::size_t placed_ = 0;
};

// ---- the people inside

class Forces {
 public:
  Forces(const TieGraph& graph, std::span<const std::uint32_t> community, const std::vector<MapCircle>& circles)
      : graph_(graph), community_(community), circles_(circles), at_(graph.nodes()), next_(graph.nodes()) {
    for (const MapCircle& circle : circles) half_ = std::max(half_, length(circle.at) + circle.radius + kApart);
    across_ = static_cast<std::size_t>(2 * half_ / kApart) + 1;
    begins_.resize(across_ * across_ + 1);
    cell_.resize(at_.size());
    sorted_.resize(at_.size());
  }

  // The best known in the middle, the others around them like the seeds of a sunflower. True where most had a place.
  bool begin(Places before) {
    std::vector<float> ties(at_.size(), 0);
    for (Node node = 0; node < at_.size(); ++node) {
      for (const Arc& arc : graph_.arcs_of(node))
        ties[node] += community_[arc.to] == community_[node] ? arc.strength : 0;
    }
    std::vector<Node> order(at_.size());
    std::iota(order.begin(), order.end(), Node{0});
    std::sort(order.begin(), order.end(), [&](Node a, Node b) {
      return community_[a] != community_[b] ? community_[a] < community_[b]
             : ties[a] != ties[b]           ? ties[a] > ties[b]
                                            : a < b;
    });
    std::vector<std::uint32_t> seated(circles_.size(), 0);
    std::size_t kept = 0;
    for (const Node node : order) {
      const MapCircle& circle = circles_[community_[node]];
      const auto seat = static_cast<float>(seated[community_[node]]++);
      if (node < before.size() && before[node]) {
        at_[node] = *before[node];
        ++kept;
      } else {
        constexpr float kGolden = 2.3999632F;
        at_[node] = circle.at + on_circle(1.05F * std::sqrt(seat), seat * kGolden);
      }
      stay_inside(node);
    }
    return 2 * kept > at_.size();
  }

  void run(int rounds) {
    for (int round = 0; round < rounds; ++round) {
      pull(.35F * (1 - static_cast<float>(round) / static_cast<float>(rounds)) + .02F);
      push();
      push();
    }
  }

  std::vector<MapPoint> result() { return std::move(at_); }

 private:
  void stay_inside(Node node) {
    const MapCircle& circle = circles_[community_[node]];
    const MapPoint from = at_[node] - circle.at;
    const float far = length(from);
    if (far > circle.radius) at_[node] = circle.at + from * (circle.radius / far);
  }

  // Towards the middle of whom one knows; those of other communities count less, so that bridges stand at the side
  // that faces them.
  void pull(float by) {
    constexpr float kElsewhere = .25F;
    for (Node node = 0; node < at_.size(); ++node) {
      MapPoint sum{};
      float weights = 0;
      for (const Arc& arc : graph_.arcs_of(node)) {
        const float weight = arc.strength * (community_[arc.to] == community_[node] ? 1 : kElsewhere);
        sum = sum + at_[arc.to] * weight;
        weights += weight;
      }
      next_[node] = weights > 0 ? at_[node] + (sum * (1 / weights) - at_[node]) * by : at_[node];
    }
    at_.swap(next_);
    for (Node node = 0; node < at_.size(); ++node) stay_inside(node);
  }

  std::size_t row(float y) const {
    const float at = (y + half_) / kApart;
    return std::min(across_ - 1, static_cast<std::size_t>(std::max(0.F, at)));
  }

  // Who stands closer than they should is pushed apart; a grid finds them.
  void push() {
    std::fill(begins_.begin(), begins_.end(), 0);
    for (Node node = 0; node < at_.size(); ++node) {
      cell_[node] = static_cast<std::uint32_t>(row(at_[node].y) * across_ + row(at_[node].x));
      ++begins_[cell_[node] + 1];
    }
    std::partial_sum(begins_.begin(), begins_.end(), begins_.begin());
    std::vector<std::uint32_t> fill(begins_.begin(), begins_.end() - 1);
    for (Node node = 0; node < at_.size(); ++node) sorted_[fill[cell_[node]]++] = node;
    for (Node node = 0; node < at_.size(); ++node) {
      const std::size_t x = cell_[node] % across_, y = cell_[node] / across_;
      for (std::size_t up = y; up <= std::min(y + 1, across_ - 1); ++up) {
        const std::size_t left = x > 0 ? x - 1 : 0, right = std::min(x + 1, across_ - 1);
        for (std::size_t in = begins_[up * across_ + left]; in < begins_[up * across_ + right + 1]; ++in) {
          const Node other = sorted_[in];
          if (up == y ? other > node : true) separate(node, other);
        }
      }
    }
    for (Node node = 0; node < at_.size(); ++node) stay_inside(node);
  }

  void separate(Node a, Node b) {
    const MapPoint between = at_[b] - at_[a];
    const float far = length(between);
    if (far >= kApart) return;
    // Two on one spot part by who they are, always the same way.
    const MapPoint way = far > 1e-4F ? between * (1 / far) : on_circle(1, static_cast<float>(a % 64));
    const MapPoint step = way * ((kApart - far) * .45F);
    at_[a] = at_[a] - step;
    at_[b] = at_[b] + step;
  }

  const TieGraph& graph_;
  std::span<const std::uint32_t> community_;
  const std::vector<MapCircle>& circles_;
  std::vector<MapPoint> at_, next_;
  float half_ = kApart;
  std::size_t across_ = 0;
  std::vector<std::uint32_t> begins_, cell_, sorted_;
};

// Where each community stood: the middle of those of its people who had a place, where they are more than half.
std::vector<std::optional<MapPoint>> stood(std::span<const std::uint32_t> community,
                                           const std::vector<std::uint32_t>& sizes, Places before) {
  std::vector<std::optional<MapPoint>> made(sizes.size());
  if (before.empty()) return made;
  std::vector<MapPoint> sums(sizes.size());
  std::vector<std::uint32_t> known(sizes.size(), 0);
  for (std::size_t node = 0; node < std::min(before.size(), community.size()); ++node) {
    if (!before[node]) continue;
    sums[community[node]] = sums[community[node]] + *before[node];
    ++known[community[node]];
  }
  for (std::size_t one = 0; one < sizes.size(); ++one) {
    if (2 * known[one] > sizes[one]) made[one] = sums[one] * (1 / static_cast<float>(known[one]));
  }
  return made;
}

}  // namespace

MapLayout lay_out_map(const TieGraph& graph, std::span<const std::uint32_t> community, Places before) {
  MapLayout made;
  std::vector<std::uint32_t> sizes;
  for (const std::uint32_t one : community) {
    if (one >= sizes.size()) sizes.resize(one + 1, 0);
    ++sizes[one];
  }
  if (community.size() != graph.nodes() || sizes.empty()) return made;
  made.communities = Packing(neighbours_of(graph, community, sizes), sizes).run(stood(community, sizes, before));
  Forces forces(graph, community, made.communities);
  forces.run(forces.begin(before) ? kForceRoundsBefore : kForceRounds);
  made.people = forces.result();
  return made;
}

}  // namespace kith
