// The guard's handlers: rows that draft_routes.cpp puts beside its own.
#pragma once

#include "http/routes.hpp"

namespace kith::http {

Result<Reply> check_draft_text(Desk& desk, const Request& request);  // POST /drafts/check
Result<Reply> get_guard(Desk& desk, const Request& request);         // GET /guard

}  // namespace kith::http
