// Who knows who in the sample network: colleagues who met the owner on the same day were there together, colleagues
// stand in copy of each other's mail, and she says of a few how well they know each other. Nothing that is there moves.
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <fmt/format.h>

#include "app/demo_more.hpp"
#include "base/text.hpp"
#include "rules/mail_kind.hpp"
#include "store/mail.hpp"
#include "store/people.hpp"
#include "store/relations.hpp"
#include "store/touches.hpp"

namespace kith::demo {
namespace {

// The cast, written by hand, keeps the relations that are written for it.
constexpr std::size_t kCastSize = 40;
constexpr int kSaidPairs = 24;

bool together(const Sample& one, const Sample& other) {
  const int place = one.jobs.empty() ? -1 : one.jobs.front().place;
  const bool work = place >= 0 && !other.jobs.empty() && other.jobs.front().place == place;
  return work || (!one.city.empty() && one.city == other.city);
}

using Touches = std::map<PersonId, std::vector<Touch>>;

// Two who sat with the owner on the same day at the same place were at one table: the same key says so.
Status write_meetings(const Ground& ground, const Touches& touches, Random& random) {
  struct Seat {
    std::size_t who;
    TouchId touch;
  };
  std::map<std::int64_t, std::vector<Seat>> days;
  for (std::size_t i = 0; i < ground.ids.size(); ++i) {
    const auto mine = touches.find(ground.ids[i]);
    if (mine == touches.end()) continue;
    for (const Touch& touch : mine->second) {
      if (synchronous(touch.channel) && touch.channel != Channel::call)
        days[seconds(touch.at) / 86400].push_back({i, touch.id});
    }
  }
  for (const auto& [day, seats] : days) {
    std::set<std::size_t> taken;
    for (std::size_t a = 0; a < seats.size(); ++a) {
      if (taken.contains(a)) continue;
      std::vector<std::size_t> table{a};
      for (std::size_t b = a + 1; b < seats.size() && table.size() < 4; ++b) {
        if (!taken.contains(b) && seats[b].who != seats[a].who &&
            together(ground.network.people[seats[a].who], ground.network.people[seats[b].who]))
          table.push_back(b);
      }
      if (table.size() < 2 || !random.chance(80)) continue;
      for (const std::size_t seat : table) {
        taken.insert(seat);
        KITH_CHECK(ground.tx.update(Table::touches, seats[seat].touch.value, ground.ids[seats[seat].who],
                                    {{"external_key", fmt::format("ical:demo-{}-{}:", day, a)}}));
      }
    }
  }
  return {};
}

// Who wrote to the owner had colleagues in copy.
Status write_copies(const Ground& ground, const Touches& touches, Random& random) {
  KITH_TRY(const auto rows, person_rows(ground.tx, ground.ids));
  std::map<PersonId, std::string> addresses;
  for (const PersonRow& row : rows) addresses.emplace(row.id, lower_ascii(row.email));
  std::map<int, std::vector<std::size_t>> by_place;
  for (std::size_t i = 0; i < ground.network.people.size(); ++i) {
    const Sample& one = ground.network.people[i];
    if (!one.jobs.empty() && !addresses[ground.ids[i]].empty()) by_place[one.jobs.front().place].push_back(i);
  }
  for (std::size_t i = 0; i < ground.network.people.size(); ++i) {
    const Sample& one = ground.network.people[i];
    const auto mine = touches.find(ground.ids[i]);
    const std::string& sender = addresses[ground.ids[i]];
    if (sender.empty() || one.jobs.empty() || mine == touches.end()) continue;
    // Everybody has a few whom they work with.
    std::vector<std::size_t> near = by_place[one.jobs.front().place];
    std::erase(near, i);
    random.shuffle(near);
    near.resize(std::min<std::size_t>(near.size(), 3));
    if (near.empty()) continue;
    for (const Touch& touch : mine->second) {
      if (touch.channel != Channel::email || touch.direction != Direction::in || !random.chance(45)) continue;
      MessageRow row;
      row.at = touch.at;
      row.key = fingerprint(fmt::format("demo-{}", touch.id.value));
      row.digest = row.key;
      row.thread = row.key;
      row.sender = sender;
      row.recipients = 1;
      row.kind = name(MailKind::personal);
      row.parties = random.chance(50) ? "" : "|";
      row.parties += addresses[ground.ids[random.pick(near)]];
      KITH_CHECK(insert_message(ground.tx, row));
    }
  }
  return {};
}

Status write_said(const Ground& ground, Random& random) {
  static constexpr std::array kHow{HowWell::little, HowWell::well, HowWell::closely};
  std::set<std::pair<std::size_t, std::size_t>> said;
  const auto people = static_cast<int>(ground.network.people.size());
  for (int tries = 0; tries < 40 * kSaidPairs && said.size() < kSaidPairs; ++tries) {
    const auto one = static_cast<std::size_t>(random.between(static_cast<int>(kCastSize), people - 1));
    const auto other = static_cast<std::size_t>(random.between(static_cast<int>(kCastSize), people - 1));
    const Sample& first = ground.network.people[one];
    if (one >= other || first.moments.empty() || ground.network.people[other].moments.empty()) continue;
    if (first.city != ground.network.people[other].city || !said.emplace(one, other).second) continue;
    const int ago = std::min(first.created_ago, random.between(10, 300));
    KITH_CHECK(insert_relation(ground.tx, {{},
                                           ground.ids[one],
                                           ground.ids[other],
                                           RelationKind::knows,
                                           ground.at(ago, 18 * 60 + 40),
                                           SaidIn::typed,
                                           random.pick(kHow)}));
  }
  return {};
}

}  // namespace

Status write_ties(const Ground& ground) {
  Random random(4242);
  KITH_TRY(const auto touches, touches_of(ground.tx, ground.ids));
  KITH_CHECK(write_meetings(ground, touches, random));
  KITH_CHECK(write_copies(ground, touches, random));
  return write_said(ground, random);
}

}  // namespace kith::demo
