#include "http/events.hpp"

#include <atomic>
#include <memory>

#include <fmt/format.h>

namespace kith::http {
namespace {

// One of the kMostStreams, taken as long as it lives.
struct Seat {
  explicit Seat(std::atomic<int>& all) : all_(all), number(++all) {}
  ~Seat() { --all_; }
  Seat(const Seat&) = delete;
  Seat& operator=(const Seat&) = delete;
  std::atomic<int>& all_;
  int number;
};

std::string event(std::string_view name, std::string_view data) {
  return fmt::format("event: {}\ndata: {}\n\n", name, data);
}

void tell(const Jobs& jobs, const std::string& id, const SendBytes& send) {
  std::uint64_t seen = 0;
  std::string progress;
  if (!send(": following\n\n")) return;
  while (!jobs.stopping()) {
    const auto news = jobs.wait(id, seen, kHeartbeat);
    if (!news) return;
    if (news->number == seen && !news->ended) {
      if (!send(": still there\n\n")) return;
      continue;
    }
    seen = news->number;
    if (news->progress != progress) {
      progress = news->progress;
      if (!send(event("progress", progress))) return;
    }
    if (news->ended) {
      send(event(news->event, news->data));
      return;
    }
  }
}

}  // namespace

Result<Reply> follow(Jobs& jobs, const std::string& id) {
  if (!jobs.wait(id, 0, std::chrono::milliseconds{0})) {
    return fail(Code::not_found, "there is no such job",
                "its import is over for long, or the server was started again");
  }
  const auto place = std::make_shared<Seat>(jobs.followers());
  if (place->number > kMostStreams)
    return fail(Code::busy, "too many follow an import already", "try again in a moment");
  Reply reply;
  reply.type = "text/event-stream";
  reply.stream = [&jobs, id, place](const SendBytes& send) { tell(jobs, id, send); };
  return reply;
}

}  // namespace kith::http
