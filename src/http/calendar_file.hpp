// The calendar that subscribers fetch: GET /calendar/SECRET.ics.
#pragma once

#include "app/app.hpp"
#include "http/message.hpp"

namespace kith::http {

// 304 when the caller has it already; 404 for whatever is not the present address.
Reply calendar_file(const App& app, const Request& request);

}  // namespace kith::http
