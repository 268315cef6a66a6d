// How sure two rows are one person: Fellegi and Sunter's model (1969), its weights learned from the table itself
// by EM (Winkler 1988), rare values weighing more than common ones.
//
// A pair is one of three things: one person, two people of one place (a household, an office: they share address,
// phone, surname or employer, and nothing else), or strangers. Without the second kind, a shared address would make
// one person of a couple.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "rules/blocking.hpp"
#include "rules/traits.hpp"

namespace kith {

class Sameness {
 public:
  // Learns from the pairs that blocking brings. The same table gives the same weights.
  static Sameness learn(const TraitTable& table, const std::vector<BlockIndex::Pair>& candidates);

  // log(P(one person) / P(not)), natural.
  double log_odds(const TraitTable& table, std::size_t a, std::size_t b) const;
  // True only where log_odds() is below `least`; reads no texts, and ends nearly every pair that blocking brings.
  bool hopeless(const TraitTable& table, std::size_t a, std::size_t b, double least) const;

  // What a column says for (above 0) or against: log of how much likelier it is for one person than for strangers.
  struct Said {
    Likeness likeness = Likeness::missing;
    double weight = 0;
  };
  std::vector<Said> say(const TraitTable& table, std::size_t a, std::size_t b) const;

  using Shares = std::array<double, kLikenesses>;  // by likeness, without missing they sum to 1
  struct Weights {
    Shares same, place, stranger;
  };
  const std::vector<Weights>& weights() const { return weights_; }

 private:
  struct Pattern;
  struct Fit;
  struct Ratios {
    double same = 0, place = 0;
  };
  // Logs of likelihood ratios against strangers, per likeness; where a value is shared its chance comes on top.
  struct Logs {
    std::array<float, kLikenesses> same{}, place{};
  };
  void set_weights(std::size_t column, const Weights& weights);
  float log_chance(const TraitTable& table, std::size_t column, const TraitTable::Agreement& agreement) const;
  Ratios ratios(const TraitTable& table, std::size_t a, std::size_t b) const;

  std::vector<Weights> weights_;  // per column
  std::vector<Logs> logs_;
  std::vector<std::vector<float>> chances_;  // per column and value: log_chance() of sharing it
  double log_same_ = 0;                      // log of the share of all pairs that are one person
  double log_place_ = 0;
};

double probability(double log_odds);

}  // namespace kith
