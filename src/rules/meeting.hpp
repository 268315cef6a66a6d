// Which entries of a calendar are a contact, and over which channel.
#pragma once

#include <optional>
#include <string_view>

#include "model/touch.hpp"

namespace kith {

// Where more are invited than this, nobody talked with everybody.
inline constexpr int kMostAttendees = 25;

struct MeetingFacts {
  bool cancelled = false;
  bool declined = false;  // by the user
  int others = 0;         // invited, without the user and without those who declined
};

// Why it is no contact, in words that follow a count ("3 cancelled"); none when it is one.
std::optional<std::string_view> no_contact(const MeetingFacts& meeting);

// call where title or place say telephone, video or one of their services; lunch, coffee where the title says so;
// else meeting. English and German words.
Channel meeting_channel(std::string_view title, std::string_view place);
// "Canceled: Budget", as Outlook leaves them standing.
bool cancelled_by_title(std::string_view title);

}  // namespace kith
