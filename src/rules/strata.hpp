// The strata a new workspace begins with.
#pragma once

#include <vector>

#include "model/stratum.hpp"

namespace kith {

// Core, Close, Active, Wide, Yearly; ids are left to the store. Everybody starts in Active.
std::vector<Stratum> default_strata();
inline constexpr int kDefaultRank = 3;  // Active

}  // namespace kith
