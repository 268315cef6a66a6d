// Same person twice: finding pairs, showing what agrees and differs, deciding them.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/app.hpp"
#include "app/merging.hpp"
#include "app/people.hpp"
#include "app/person_compare.hpp"

namespace kith::app {

struct SamePair {
  ReviewId id;
  PersonLine left, right;  // left stays when the two are joined
  std::vector<Handle> left_handles, right_handles;
  std::vector<std::string> why;
  std::optional<double> probability;  // none when no search found them likely
  std::vector<Compared> fields;
  bool sure = false;  // may be joined with the other sure ones, unseen
};
// Undecided pairs, likeliest first.
Result<std::vector<SamePair>> same_pairs(const App& app);

struct PairSearch {
  StepId step;  // none when nothing is new
  int people = 0, found = 0, gone = 0;
};
// Compares everybody with everybody. Pairs of at least .5 that were never decided become questions; those that a
// search found earlier and that are no longer likely go. Free when nobody changed since the last time.
Result<PairSearch> find_pairs(const App& app, const std::function<void(double)>& share = {});

enum class SameDecision { merge, different };
Result<Done> decide_same(const App& app, ReviewId id, SameDecision decision);

struct MergedPairs {
  Done done;
  int merged = 0;
};
// Joins every sure pair, in one step. not_found when there is none.
Result<MergedPairs> merge_sure(const App& app);

}  // namespace kith::app
