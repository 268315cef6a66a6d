// A job's news as server-sent events.
#pragma once

#include <chrono>
#include <string>

#include "http/jobs.hpp"
#include "http/message.hpp"

namespace kith::http {

// Each holds a thread of the server, so there may only be a few.
inline constexpr int kMostStreams = 4;
// A comment this often keeps the stream open, and finds out who has left.
inline constexpr std::chrono::seconds kHeartbeat{10};

// progress events, then one result or problem, then the end. not_found for an unknown job; busy when
// kMostStreams are open.
Result<Reply> follow(Jobs& jobs, const std::string& id);

}  // namespace kith::http
