#include "app/import_meetings.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "formats/keys.hpp"
#include "rules/meeting.hpp"

namespace kith::app {
namespace {

constexpr std::size_t kLongestNote = 300;
constexpr std::size_t kMostMet = 20000;

std::string start_of_key(const MeetingRecord& meeting) {
  return fmt::format("ical:{}:", fingerprint(meeting.uid));
}

std::string key_of(const Attendee& attendee) {
  return is_mail_address(attendee.email) ? handle_key(HandleKind::email, attendee.email, "") : std::string();
}

std::string note_of(const MeetingRecord& meeting) {
  return std::string(clip(meeting.title, kLongestNote));
}

std::string channel_of(const MeetingRecord& meeting) {
  return std::string(name(meeting_channel(meeting.title, meeting.location)));
}

}  // namespace

void CalendarOwner::see(const MeetingRecord& meeting) {
  if (meeting.attendees.size() < 2) return;
  ++meetings_;
  for (const Attendee& attendee : meeting.attendees) {
    const std::string key = key_of(attendee);
    if (key.empty() || (seen_.size() >= kMostMet && !seen_.contains(key))) continue;
    ++seen_[key];
  }
}

std::string CalendarOwner::key() const {
  constexpr int kEnough = 3;
  const std::pair<const std::string, int>* best = nullptr;
  int second = 0;
  for (const auto& row : seen_) {
    if (best == nullptr || row.second > best->second) {
      second = best == nullptr ? 0 : best->second;
      best = &row;
    } else {
      second = std::max(second, row.second);
    }
  }
  const bool stands_out =
      best != nullptr && meetings_ >= kEnough && best->second * 10 >= meetings_ * 9 && second * 3 <= best->second * 2;
  return stands_out ? best->first : std::string();
}

MeetingImport::MeetingImport(Tx& tx, ImportTally& tally, ContactImport& contacts, std::set<std::string> own_keys,
                             Strangers strangers)
    : tx_(tx), tally_(tally), contacts_(contacts), own_keys_(std::move(own_keys)), strangers_(strangers) {}

void MeetingImport::count_known() {
  ++tally_.summary.read;
  ++tally_.summary.unchanged;
}

bool MeetingImport::is_own(const Attendee& attendee) const {
  return own_keys_.contains(key_of(attendee));
}

std::optional<std::string_view> MeetingImport::left_out(const MeetingRecord& meeting) const {
  MeetingFacts facts;
  facts.cancelled = meeting.cancelled || cancelled_by_title(meeting.title);
  for (const Attendee& attendee : meeting.attendees) {
    if (is_own(attendee)) {
      facts.declined = facts.declined || attendee.declined;
    } else if (!attendee.declined) {
      ++facts.others;
    }
  }
  return no_contact(facts);
}

Status MeetingImport::add(MeetingRecord&& meeting) {
  ++tally_.summary.read;
  const std::string start = start_of_key(meeting);
  const std::string key = start + meeting.instance;
  if (meeting.repeats) series_[start].insert(key);
  // The same meeting twice, as in invitations kept one by one: the latest version holds.
  const auto [sequence, first] = sequences_.emplace(key, meeting.sequence);
  if (!first && meeting.sequence < sequence->second) {
    ++tally_.summary.unchanged;
    return {};
  }
  sequence->second = meeting.sequence;
  if (!first && batch_.contains(key)) ++tally_.summary.unchanged;
  const auto why = left_out(meeting);
  if (why) tally_.leave_out(*why);
  batch_[key] = Wanted{key, std::move(meeting), !why};
  return batch_.size() >= kImportBatch ? flush() : Status{};
}

Result<std::optional<PersonId>> MeetingImport::person_for(const Attendee& attendee, const Owners& owners) {
  const std::string key = key_of(attendee);
  if (key.empty()) return std::nullopt;
  if (const auto known = people_.find(key); known != people_.end()) {
    if (const auto met = met_.find(key); met != met_.end()) ++met->second.second;
    return known->second;
  }
  std::optional<PersonId> person;
  bool trashed = false;
  const auto [from, to] = owners.equal_range(key);
  for (auto owner = from; owner != to; ++owner) {
    if (owner->second.kind != HandleKind::email) continue;
    if (owner->second.removed) {
      trashed = true;
    } else if (!person) {
      person = owner->second.person;
    }
  }
  if (!person && !trashed) {
    switch (strangers_) {
      case Strangers::leave:
        if (met_.size() < kMostMet) met_.emplace(key, std::pair(attendee, 1));
        break;
      case Strangers::add: {
        ContactRecord record;
        record.name = attendee.name.empty() ? attendee.email : attendee.name;
        KITH_TRY(const PersonId made, contacts_.make_person(record));
        KITH_CHECK(
            tx_.insert(Table::handles, made,
                       {{"kind", std::string(name(HandleKind::email))}, {"value", attendee.email}, {"key", key}}));
        ++tally_.summary.added;
        tally_.example("new", record.name, "new, from your meetings");
        person = made;
        break;
      }
    }
  }
  people_[key] = person;
  return person;
}

Result<std::set<PersonId>> MeetingImport::people_of(const MeetingRecord& meeting, const Owners& owners) {
  std::set<PersonId> people;
  for (const Attendee& attendee : meeting.attendees) {
    if (attendee.declined || is_own(attendee)) continue;
    KITH_TRY(const auto person, person_for(attendee, owners));
    if (person) people.insert(*person);
  }
  return people;
}

Result<bool> MeetingImport::take_away(const KeyedTouch& touch) {
  if (touch.removed) return false;
  KITH_TRY(const bool edited, touch_edited(tx_, touch));
  if (edited) return false;  // the user's own word stands
  KITH_CHECK(tx_.update(Table::touches, touch.id.value, touch.person, {{"external_key", std::monostate{}}}));
  KITH_CHECK(tx_.remove(Table::touches, touch.id.value, touch.person));
  return true;
}

Result<bool> MeetingImport::bring_up_to_date(const KeyedTouch& touch, const Wanted& wanted) {
  const std::string note = note_of(wanted.meeting);
  const std::string channel = channel_of(wanted.meeting);
  if (touch.at == wanted.meeting.at && touch.note == note && touch.channel == channel) return false;
  KITH_TRY(const bool edited, touch_edited(tx_, touch));
  if (edited) return false;
  return tx_.update(Table::touches, touch.id.value, touch.person,
                    {{"at", std::int64_t{seconds(wanted.meeting.at)}}, {"channel", channel}, {"note", note}});
}

Status MeetingImport::write(const Wanted& wanted, const Owners& owners, const std::vector<KeyedTouch>& before) {
  std::set<PersonId> people;
  if (wanted.held) {
    KITH_TRY(people, people_of(wanted.meeting, owners));
  }
  bool fresh = false, updated = false;
  std::set<PersonId> known;
  for (const KeyedTouch& touch : before) {
    if (touch.removed) {
      known.insert(touch.person);
      continue;
    }
    bool changed = false;
    if (people.contains(touch.person)) {
      known.insert(touch.person);
      KITH_TRY(changed, bring_up_to_date(touch, wanted));
    } else {
      KITH_TRY(changed, take_away(touch));
    }
    updated = updated || changed;
  }
  for (const PersonId person : people) {
    if (known.contains(person)) continue;
    KITH_CHECK(tx_.insert(Table::touches, person,
                          {{"at", std::int64_t{seconds(wanted.meeting.at)}},
                           {"channel", channel_of(wanted.meeting)},
                           {"direction", std::string(name(Direction::both))},
                           {"source", std::string(name(Source::calendar))},
                           {"asks", std::int64_t{0}},
                           {"note", note_of(wanted.meeting)},
                           {"external_key", wanted.key}}));
    ++tally_.summary.touches;
    fresh = true;
  }
  if (updated) {
    ++tally_.summary.updated;
  } else if (wanted.held && people.empty()) {
    tally_.leave_out("with nobody you keep in Kith");
  } else if (wanted.held && !fresh) {
    ++tally_.summary.unchanged;
  }
  return {};
}

Status MeetingImport::flush() {
  if (batch_.empty()) return {};
  std::vector<std::string> keys, addresses;
  for (const auto& [key, wanted] : batch_) {
    keys.push_back(key);
    for (const Attendee& attendee : wanted.meeting.attendees) {
      std::string address = key_of(attendee);
      if (wanted.held && !address.empty()) addresses.push_back(std::move(address));
    }
  }
  std::sort(addresses.begin(), addresses.end());
  addresses.erase(std::unique(addresses.begin(), addresses.end()), addresses.end());
  KITH_TRY(const auto owners, handle_owners(tx_, addresses));
  KITH_TRY(const auto touches, touches_with_keys(tx_, keys));
  std::map<std::string, std::vector<KeyedTouch>> before;
  for (const KeyedTouch& touch : touches) before[touch.key].push_back(touch);
  for (const auto& [key, wanted] : batch_) KITH_CHECK(write(wanted, owners, before[key]));
  batch_.clear();
  return {};
}

Status MeetingImport::finish() {
  KITH_CHECK(flush());
  for (const auto& [start, keys] : series_) {
    KITH_TRY(const auto touches, touches_under_key(tx_, start));
    for (const KeyedTouch& touch : touches) {
      // A time of its own that once was a single meeting, or that the series no longer has.
      if (keys.contains(touch.key)) continue;
      KITH_TRY(const bool gone, take_away(touch));
      if (gone) ++tally_.summary.updated;
    }
  }
  std::vector<const std::pair<Attendee, int>*> often;
  for (const auto& [key, met] : met_) often.push_back(&met);
  std::stable_sort(often.begin(), often.end(), [](const auto* a, const auto* b) { return a->second > b->second; });
  tally_.summary.strangers = static_cast<int>(often.size());
  constexpr std::size_t kShown = 20;
  for (std::size_t i = 0; i < often.size() && i < kShown; ++i) {
    tally_.summary.met.push_back({often[i]->first.name, often[i]->first.email, often[i]->second});
  }
  return {};
}

}  // namespace kith::app
