// To whom, how often and when: what can be said without reading closely.
#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "base/text.hpp"
#include "rules/guard_draft.hpp"

namespace kith {
namespace {

// The same page, however it was copied: without scheme, "www.", marks of campaigns and a last slash.
std::string page_key(std::string_view url) {
  std::string key = lower_ascii(trim(url));
  for (const std::string_view start : {"http://", "https://", "www."}) {
    if (key.starts_with(start)) key.erase(0, start.size());
  }
  key.erase(std::min(key.find('#'), key.size()));
  for (const std::string_view mark : {"?utm_", "&utm_", "?fbclid", "?ref="}) {
    if (const auto at = key.find(mark); at != std::string::npos) key.erase(at);
  }
  while (key.ends_with('/')) key.pop_back();
  return key;
}

std::set<std::string> telling_words(std::string_view text) {
  std::set<std::string> all;
  for (std::string& word : guard_words(text)) {
    if (word.size() >= 4 && !is_plain_word(word)) all.insert(std::move(word));
  }
  return all;
}

constexpr std::size_t kTellingWords = 4;  // fewer say too little to be told twice
constexpr double kToldShare = .75;

bool tells_again(const std::set<std::string>& draft, std::string_view told) {
  const auto words = telling_words(told);
  if (words.size() < kTellingWords) return false;
  const auto shared =
      std::count_if(words.begin(), words.end(), [&](const std::string& word) { return draft.contains(word); });
  return static_cast<double>(shared) >= kToldShare * static_cast<double>(words.size());
}

std::string clock_words(int minute) {
  return fmt::format("{}:{:02}", minute / 60, minute % 60);
}

constexpr int kDayBegins = 7 * 60;
constexpr int kNightBegins = 22 * 60;

bool is_heard(Channel channel) {
  switch (channel) {
    case Channel::call:
    case Channel::text:
    case Channel::message: return true;
    case Channel::email:
    case Channel::lunch:
    case Channel::coffee:
    case Channel::meeting:
    case Channel::visit:
    case Channel::event:
    case Channel::letter:
    case Channel::comment:
    case Channel::gift:
    case Channel::other: break;
  }
  return false;
}

}  // namespace

void check_broadcast(const ReadDraft& read, GuardNotes& notes) {
  const DraftToCheck& draft = read.draft;
  if (draft.bcc > 0) {
    notes.add(GuardRule::broadcast, draft.bcc == 1 ? std::string("Somebody reads along in Bcc.")
                                                   : fmt::format("It goes to {} people in Bcc.", draft.bcc));
    return;
  }
  if (draft.answers) return;  // the others are in the conversation already
  std::set<std::string> strangers;
  for (const auto* list : {&draft.to, &draft.cc}) {
    for (const GuardRecipient& one : *list) {
      if (one.closeness == Closeness::stranger)
        strangers.insert(one.address.empty() ? one.name : lower_ascii(one.address));
    }
  }
  if (strangers.size() > 1)
    notes.add(GuardRule::broadcast, fmt::format("It goes to {} strangers at once.", strangers.size()));
}

void check_near_copy(const ReadDraft& read, GuardNotes& notes) {
  constexpr int kCopies = 3;
  if (read.draft.copies == nullptr || read.draft.copies->size() < kCopies) return;
  const int others = read.draft.copies->others_like(shingles(read.draft.body), read.draft.copy_owner);
  if (others < kCopies) return;
  notes.add(GuardRule::near_copy, fmt::format("Much the same went to {} others in the last ten days.", others));
}

void check_do_not_contact(const ReadDraft& read, GuardNotes& notes) {
  if (read.draft.person.do_not_contact) notes.add(GuardRule::do_not_contact, "They are not to be contacted.");
}

void check_third_follow_up(const ReadDraft& read, GuardNotes& notes) {
  constexpr int kEnough = 3;  // the first message and two reminders
  if (read.draft.person.unanswered < kEnough) return;
  notes.add(GuardRule::third_follow_up,
            fmt::format("{} messages to them have no answer yet.", read.draft.person.unanswered));
}

void check_said_before(const ReadDraft& read, GuardNotes& notes) {
  if (read.draft.told.empty()) return;
  const auto words = telling_words(read.draft.body);
  std::map<std::string, DraftSpan> pages;
  for (const GuardWord& word : read.body.words()) {
    if (word.address && word.text.find('@') == std::string::npos)
      pages.emplace(page_key(word.text), DraftSpan{DraftPart::body, word.begin, word.end});
  }
  for (const GuardTold& told : read.draft.told) {
    const auto page = told.url.empty() ? pages.end() : pages.find(page_key(told.url));
    if (page != pages.end()) {
      notes.add(GuardRule::said_before, "You sent them this link before.", page->second);
      return;
    }
    if (!tells_again(words, told.text)) continue;
    notes.add(GuardRule::said_before, fmt::format("You told them before: {}", excerpt(told.text, 80)));
    return;
  }
}

void check_bad_hour(const ReadDraft& read, GuardNotes& notes) {
  if (!read.draft.time) return;
  const Channel channel = read.draft.channel;
  const bool heard = is_heard(channel);
  if (!heard && channel != Channel::email) return;
  const GuardTime& time = *read.draft.time;
  const bool night = time.minute < kDayBegins || time.minute >= kNightBegins;
  const bool weekend = time.weekday >= 6;
  if (!night && !weekend && !time.holiday) return;
  // Friends write to each other at the weekend; a telephone at night wakes anybody.
  const bool slight = !(night && heard) && !read.cold;
  const std::string when = night     ? fmt::format("It would arrive at {}.", clock_words(time.minute))
                           : weekend ? std::string("It would arrive at the weekend.")
                                     : std::string("It would arrive on a public holiday.");
  const std::string mend = time.good_hours.empty() ? std::string() : fmt::format("{}.", time.good_hours);
  notes.add(GuardRule::bad_hour, when, {}, slight ? GuardLevel::hint : GuardLevel::block, mend);
}

}  // namespace kith
