#include "rules/meeting.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/text.hpp"

namespace kith {
namespace {

// Folded whole words; as two words where the service's name is an everyday one.
constexpr std::array<std::string_view, 22> kCallWords{
    "call",           "phone",           "telephone",     "telefonat",
    "telefon",        "anruf",           "zoom",          "webex",
    "skype",          "facetime",        "jitsi",         "whereby",
    "videocall",      "zoom us",         "google meet",   "meet google com",
    "video",          "microsoft teams", "teams meeting", "teams microsoft com",
    "videokonferenz", "dial in"};
constexpr std::array<std::string_view, 3> kLunchWords{"lunch", "mittagessen", "dinner"};
constexpr std::array<std::string_view, 3> kCoffeeWords{"coffee", "kaffee", "cafe"};
constexpr std::array<std::string_view, 4> kCancelled{"canceled:", "cancelled:", "abgesagt:", "annule:"};

template <std::size_t N>
bool says(const std::string& folded, const std::array<std::string_view, N>& words) {
  const std::string padded = " " + folded + " ";
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return padded.find(" " + std::string(word) + " ") != std::string::npos;
  });
}

}  // namespace

std::optional<std::string_view> no_contact(const MeetingFacts& meeting) {
  if (meeting.cancelled) return "cancelled";
  if (meeting.declined) return "declined by you";
  if (meeting.others > kMostAttendees) return "with more than 25 people";
  if (meeting.others == 0) return "with nobody else";
  return std::nullopt;
}

Channel meeting_channel(std::string_view title, std::string_view place) {
  const std::string what = fold(title);
  const std::string where = fold(place);
  if (says(what, kLunchWords)) return Channel::lunch;
  if (says(what, kCoffeeWords)) return Channel::coffee;
  if (says(what, kCallWords) || says(where, kCallWords)) return Channel::call;
  return Channel::meeting;
}

bool cancelled_by_title(std::string_view title) {
  const std::string start = lower_ascii(trim(title));
  return std::any_of(kCancelled.begin(), kCancelled.end(),
                     [&](std::string_view word) { return start.starts_with(word); });
}

}  // namespace kith
