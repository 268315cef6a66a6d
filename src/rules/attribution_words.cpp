#include "rules/attribution_words.hpp"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

namespace kith {
namespace {

struct WayWords {
  Channel channel;
  Direction direction;
  std::string_view one, many;
};
// What happens face to face is the same whoever asked for it.
constexpr WayWords kWays[] = {
    {Channel::email, Direction::in, "an e-mail from", "e-mails you got"},
    {Channel::email, Direction::out, "an e-mail you wrote to", "e-mails you wrote"},
    {Channel::email, Direction::both, "e-mails with", "e-mails"},
    {Channel::call, Direction::in, "a call you took from", "calls you took"},
    {Channel::call, Direction::out, "a call you made to", "calls you made"},
    {Channel::call, Direction::both, "a call with", "calls"},
    {Channel::text, Direction::in, "a text from", "texts you got"},
    {Channel::text, Direction::out, "a text you sent to", "texts you sent"},
    {Channel::text, Direction::both, "texts with", "texts"},
    {Channel::message, Direction::in, "a message from", "messages you got"},
    {Channel::message, Direction::out, "a message you sent to", "messages you sent"},
    {Channel::message, Direction::both, "messages with", "messages"},
    {Channel::lunch, Direction::both, "a lunch with", "lunches"},
    {Channel::coffee, Direction::both, "a coffee with", "coffees"},
    {Channel::meeting, Direction::both, "a meeting with", "meetings"},
    {Channel::visit, Direction::both, "a visit with", "visits"},
    {Channel::event, Direction::both, "an event with", "events"},
    {Channel::letter, Direction::in, "a letter from", "letters you got"},
    {Channel::letter, Direction::out, "a letter you wrote to", "letters you wrote"},
    {Channel::letter, Direction::both, "letters with", "letters"},
    {Channel::comment, Direction::in, "a comment from", "comments you got"},
    {Channel::comment, Direction::out, "a comment you wrote to", "comments you wrote"},
    {Channel::comment, Direction::both, "comments with", "comments"},
    {Channel::gift, Direction::in, "a gift from", "gifts you got"},
    {Channel::gift, Direction::out, "a gift you gave to", "gifts you gave"},
    {Channel::gift, Direction::both, "gifts with", "gifts"},
    {Channel::other, Direction::both, "a contact with", "other contacts"},
};

const WayWords& way_words(Channel channel, Direction direction) {
  const WayWords* found = &kWays[std::size(kWays) - 1];
  for (const WayWords& one : kWays) {
    if (one.channel != channel) continue;
    if (one.direction == direction) return one;
    if (one.direction == Direction::both) found = &one;
  }
  return *found;
}

// "3 of your last 5 deals", "both of your deals", "your one deal"
std::string how_many(std::size_t of_them, std::size_t looked_at, std::size_t all, OpportunityKind kind) {
  const std::string those = looked_at < all ? fmt::format("your last {} {}", looked_at, plural(kind))
                                            : fmt::format("your {} {}", looked_at, plural(kind));
  if (looked_at == 1) return fmt::format("Your one {}", name(kind));
  if (of_them == looked_at) {
    if (looked_at == 2) return fmt::format("Both of your {}", plural(kind));
    return fmt::format("All of {}", those);
  }
  return fmt::format("{} of {}", of_them, those);
}

std::string led_words(const LedBy& one, CreditBy by, CreditRule rule, bool single) {
  std::string_view did;
  switch (rule) {
    case CreditRule::first: did = "began with"; break;
    case CreditRule::last: did = single ? "was won right after" : "were won right after"; break;
    case CreditRule::shared: did = single ? "owes most to" : "owe most to"; break;
  }
  switch (by) {
    case CreditBy::channel: return fmt::format("{} {}", did, single ? one.one : one.label);
    case CreditBy::organisation: return fmt::format("{} people at {}", did, one.label);
    case CreditBy::experiment: return fmt::format("{} the experiment {}", did, one.label);
    case CreditBy::introducer: return fmt::format("came through {}", one.label);
    case CreditBy::approach:
      return fmt::format("{} people who came to you{}", did,
                         one.key == "approach" ? "" : ": " + one.key.substr(std::string_view("approach/").size()));
  }
  return {};
}

bool says_something(const std::string& key) {
  return key != "none" && key != "unknown";
}

}  // namespace

std::string_view touch_words(Channel channel, Direction direction) {
  return way_words(channel, direction).one;
}
std::string_view touches_words(Channel channel, Direction direction) {
  return way_words(channel, direction).many;
}

std::vector<std::string> attribution_words(std::vector<LedBy> led, CreditBy by, CreditRule rule) {
  std::stable_sort(led.begin(), led.end(),
                   [](const LedBy& a, const LedBy& b) { return std::tie(b.won, b.id) < std::tie(a.won, a.id); });
  std::vector<std::string> all;
  bool few = false;
  for (const OpportunityKind kind : kOpportunityKinds) {
    std::vector<LedBy> last;
    std::size_t won = 0;
    for (const LedBy& one : led) {
      if (one.kind != kind) continue;
      ++won;
      if (last.size() < kLastWon) last.push_back(one);
    }
    const LedBy* most = nullptr;
    std::size_t times = 0;
    for (const LedBy& one : last) {
      if (!says_something(one.key)) continue;
      const auto count = static_cast<std::size_t>(
          std::count_if(last.begin(), last.end(), [&](const LedBy& other) { return other.key == one.key; }));
      if (count > times) {
        most = &one;
        times = count;
      }
    }
    if (most == nullptr) continue;
    all.push_back(
        fmt::format("{} {}.", how_many(times, last.size(), won, kind), led_words(*most, by, rule, times == 1)));
    few = few || won < kLastWon;
  }
  if (few) all.emplace_back("That is few: it says what happened, not what works.");
  return all;
}

}  // namespace kith
