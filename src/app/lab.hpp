// The models, run on a file, for anyone who wants to check them. Nothing here reads or writes a workspace.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace kith::app {

struct LabPair {
  std::size_t a, b;  // rows, from 1 after the header
  double probability;
};

// Pairs of a CSV of people that are one person with a probability of .5 or more. Columns are recognised by
// their headers; others count as text when their values say something. `share` hears how far it is, 0..1.
Result<std::vector<LabPair>> lab_duplicates(const std::string& path, const std::vector<std::string>& ignored,
                                            const std::function<void(double)>& share = {});

}  // namespace kith::app
