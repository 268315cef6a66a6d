#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/dates.hpp"
#include "base/id.hpp"

namespace kith {

enum class Channel { email, call, text, message, lunch, coffee, meeting, visit, event, letter, comment, gift, other };
enum class Direction { out, in, both };
enum class Source { typed, mail, calendar, import };

inline constexpr Channel kChannels[] = {Channel::email, Channel::call,   Channel::text,    Channel::message,
                                        Channel::lunch, Channel::coffee, Channel::meeting, Channel::visit,
                                        Channel::event, Channel::letter, Channel::comment, Channel::gift,
                                        Channel::other};

// Both sides are there at the same time, so it is a dialogue whoever began it.
bool synchronous(Channel channel);

// One contact with one person at one instant.
struct Touch {
  TouchId id;
  PersonId person;
  Instant at{};
  Channel channel = Channel::other;
  Direction direction = Direction::both;
  Source source = Source::typed;
  bool asks = false;   // it asks something of its reader
  std::string note;    // the user's words; of imported messages the subject, and with mail-text keep what was written
  std::string thread;  // of mail: the same for all messages of one conversation; else ""
  int recipients = 0;  // of mail: to how many people it went, sender and user aside; else 0
};

std::string_view name(Channel channel);
std::string_view name(Direction direction);
std::string_view name(Source source);
std::optional<Channel> channel_from(std::string_view name);
std::optional<Direction> direction_from(std::string_view name);
std::optional<Source> source_from(std::string_view name);

}  // namespace kith
