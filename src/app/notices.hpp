// What mail made known by itself: addresses it came back from, and people who ask not to be written to.
#pragma once

#include <string>
#include <vector>

#include "app/app.hpp"
#include "store/mail.hpp"
#include "store/people.hpp"

namespace kith::app {

// Shown in Today and Review for so long.
inline constexpr int kNoticeDays = 14;

struct MailNotice {
  std::int64_t id = 0;
  AddressMark mark = AddressMark::bounced;  // or stopped
  std::string address;
  PersonRow person;  // without an id for a stranger who asks to stop
  std::string text;  // "Mail to ann@example.org came back: no such user"
  Instant at{};
};

// Of the last kNoticeDays up to now, the latest first; bounces only of addresses that somebody in Kith has.
Result<std::vector<MailNotice>> mail_notices(const App& app, const Db& db);
Result<std::vector<MailNotice>> mail_notices(const App& app);

// The address counts again; whoever asked to stop is as before. not_found when there is no such notice.
Result<Done> undo_notice(const App& app, std::int64_t id);

// After an import or a sync of mail: everyone whose message of the last 30 days asks to stop goes to Do not contact,
// each as a step of its own that can be undone. Heeds a message once. Returns how many.
Result<int> heed_stops(const App& app);

}  // namespace kith::app
