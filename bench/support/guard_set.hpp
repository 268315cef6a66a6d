// The drafts the guard is measured on, as bench/guard_drafts/README.md says.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rules/guard.hpp"

namespace kith::bench {

struct GuardCase {
  std::string file;
  int line = 0;
  std::optional<GuardRule> wanted;  // none: it may leave
  DraftToCheck draft;               // `copies` is set by check()
  std::vector<std::string> sent;    // to others

  GuardResult check() const;
};
Result<std::vector<GuardCase>> read_guard_cases(const std::string& file);

}  // namespace kith::bench
