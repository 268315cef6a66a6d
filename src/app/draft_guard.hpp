// What the guard says of a draft of Kith's own, as it would leave.
#pragma once

#include <optional>

#include "app/draft_check.hpp"

namespace kith::app {

// not_found as known_draft(). `leaves` none is now.
Result<GuardResult> guard_draft(const App& app, DraftId id, std::optional<Instant> leaves = {});

}  // namespace kith::app
