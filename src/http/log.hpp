// The server's log, on standard error: warnings and errors, unless SPDLOG_LEVEL=debug asks for every
// request. Never a name, a path's words or a body: only routes, sizes and times.
#pragma once

#include <string>

namespace kith::http {

void log_debug(const std::string& line);
void log_warning(const std::string& line);
void log_error(const std::string& line);

}  // namespace kith::http
