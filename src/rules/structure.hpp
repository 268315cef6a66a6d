// Where people stand in the network: whose ties lead to different corners, and who stands between others.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "rules/tie_graph.hpp"

namespace kith {

// Structural holes (Burt 1992) around one person, over ties without direction; all 0 for who has none.
struct Holes {
  std::uint32_t ties = 0;
  std::uint32_t among = 0;    // ties between those they are tied to
  double constraint = 0;      // sum over j of (p_ij + sum over q of p_iq p_qj)^2: high where all know each other
  double effective_size = 0;  // ties - 2 among / ties (Borgatti 1997): how many of the ties lead somewhere of their own
  double effective_weighted = 0;  // Burt's own, by strength: sum over j of (1 - sum over q of p_iq m_jq)
};

// Nodes with a 0 in `open` are not there (an empty span, and nodes beyond it: open); they have no holes either.
Holes holes_of(const TieGraph& graph, Node node, std::span<const std::uint8_t> open = {});
std::vector<Holes> holes(const TieGraph& graph, std::span<const std::uint8_t> open = {});  // of everyone, by node

struct BridgingAim {
  double within = .01;      // no score is further from its exact value,
  double confidence = .95;  // with this chance
};

// Betweenness as the share of pairs of others: of all ordered pairs of open nodes, how many have this one on the
// shortest way between them (one of k equally short ways counts 1/k). From 0 to 1.
struct Bridging {
  std::vector<double> share;  // by node
  double within = 0;          // how far from exact a share can be; 0 is exact
  double confidence = 1;
  std::size_t samples = 0;  // pairs drawn; 0 where it was counted out
};

// Counted out where that is quick, else drawn. The same for the same graph.
Bridging bridging(const TieGraph& graph, const BridgingAim& aim = {}, std::span<const std::uint8_t> open = {});
// Over all shortest ways (Brandes 2001): people times ties.
Bridging exact_bridging(const TieGraph& graph, std::span<const std::uint8_t> open = {});
// From pairs drawn at random, one shortest way for each, searched from both ends (Riondato and Kornaropoulos 2014; how
// many in two phases, as Borassi and Natale 2016). Exact where nobody is between, where that is what is asked, and
// where drawing as many as it takes costs more.
Bridging drawn_bridging(const TieGraph& graph, const BridgingAim& aim, std::span<const std::uint8_t> open = {});

}  // namespace kith
