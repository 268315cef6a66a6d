// What a file says, before Kith decides what it means: the values every reader in
// src/formats hands out. Records are raw: matching, keys and dates "now" are not decided here.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/dates.hpp"
#include "model/mail.hpp"
#include "model/person.hpp"
#include "model/touch.hpp"

namespace kith {

enum class Format {
  vcard,
  jcard,
  google_csv,
  google_old_csv,
  outlook_csv,
  outlook_com_csv,
  linkedin_connections,
  linkedin_messages,
  linkedin_invitations,
  mapped_csv,
  icalendar,
  monica,
  kith_json,
  mbox,
  eml,  // one message: .eml, a file of a Maildir
};
std::string_view name(Format format);  // "vcard", "linkedin-connections", …
std::optional<Format> format_from(std::string_view name);
std::string_view words(Format format);  // "LinkedIn messages", for people

// What another program says was done with somebody, and when.
struct PastTouch {
  std::string uid;  // the source's own identity, may be empty
  Instant at{};
  Channel channel = Channel::other;
  Direction direction = Direction::both;
  std::string note;
};

// One contact card or row.
struct ContactRecord {
  long line = 0;     // where it begins, from 1
  std::string uid;   // the source's own identity (vCard UID), may be empty
  std::string name;  // as shown; readers fill it from the parts, the organisation or the first address
  std::string given, middle, family, prefix, suffix, nickname;
  bool organisation_only = false;  // a company, no person behind it (KIND:org)
  std::vector<Handle> handles;     // value and label only; no key
  std::vector<Address> addresses;
  std::vector<Position> positions;  // organisation, role, department, from, to
  std::optional<PartialDate> birthday;
  std::vector<std::string> notes;
  std::vector<std::string> tags;
  std::vector<Fact> facts;                // kind and text: spouse, manager, referred by, anniversary, …
  std::optional<LocalDate> connected_on;  // LinkedIn
  std::optional<Instant> revised;         // the source's own change date
  std::vector<std::string> extras;        // unknown vCard properties, as unfolded content lines
  std::vector<Note> dated_notes;          // notes of a known moment
  std::vector<PastTouch> past;
  std::optional<int> interval_days;  // a rhythm of their own
  bool resting = false;              // kept, but nobody to reach: they died, or were put away
  std::string photo;                 // one vCard content line with the picture, at most 256 KiB; may be empty
};

struct Party {
  std::string name;
  std::string profile;  // URL, may be empty
  bool operator==(const Party&) const = default;
};

// One message or invitation between the owner and others; who the owner is, is decided later.
struct MessageRecord {
  long line = 0;
  std::string conversation;
  Instant at{};
  Party from;
  std::vector<Party> to;
  std::string subject;
  std::string folder;
  std::string text;  // read for what it asks and for its fingerprint; never stored
  bool invitation = false;
};

// Somebody at a meeting.
struct Attendee {
  std::string name;   // may be empty
  std::string email;  // as written; without it nobody can tell who it is
  bool declined = false;
};

// One meeting at one time: of a repeated one each time is a record of its own.
struct MeetingRecord {
  long line = 0;
  std::string uid;
  std::string instance;  // of a repeated one: when it was first meant to be, in UTC; else ""
  bool repeats = false;
  int sequence = 0;  // a later version of the same meeting has a higher one
  Instant at{};
  std::string title, location;
  std::vector<Attendee> attendees;  // the organiser too; no rooms, nobody twice
  bool cancelled = false;           // or taken out of the series
};

// A record that could not be read, or was left out on purpose.
struct Problem {
  std::string file;
  long line = 0;
  std::string what;
  bool operator==(const Problem&) const = default;
};

// Left out on purpose and only counted: closed profiles, drafts, sponsored messages.
struct Skipped {
  long line = 0;
  std::string why;
};

using Record = std::variant<ContactRecord, MessageRecord, MeetingRecord, MailRecord, Skipped, Problem>;

}  // namespace kith
