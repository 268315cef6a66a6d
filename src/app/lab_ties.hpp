// Who goes quiet, on a file of events: reading it, and asking the model. No workspace is involved.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "rules/ties.hpp"

namespace kith::app {

struct TieFile {
  std::vector<std::string> names;  // by number
  std::vector<TieEvent> events;    // in the file's order
};

// `from to unixtime` a line, split at white space; further columns are ignored, and so are empty lines, those that
// begin with # or %, and a first line of headings. A time may have a fraction. Bad input names its line.
Result<TieFile> read_ties(const std::string& path);

struct LabTie {
  std::string a, b;
  double probability;
};

// Ties as rules/ties.hpp has them, by the names' first appearance. The horizon in days, more than 0.
Result<std::vector<LabTie>> lab_ties(const std::string& path, Instant at, double horizon_days);

}  // namespace kith::app
