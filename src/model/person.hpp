#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/dates.hpp"
#include "base/id.hpp"

namespace kith {

enum class HandleKind { email, phone, profile, website, messenger };

// A way to reach or recognise somebody.
struct Handle {
  HandleId id;
  HandleKind kind = HandleKind::email;
  std::string value;     // as the user or the file wrote it
  std::string key;       // what equality means: lower-case address, E.164, host/path of a profile
  std::string label;     // "work", "home", "mobile"; may be empty
  bool bounced = false;  // an address that mail came back from
};

struct Address {
  AddressId id;
  std::string label;
  std::string street;  // may hold several lines
  std::string city;
  std::string region;
  std::string postal_code;
  std::string country;
};

struct Position {
  PositionId id;
  OrganisationId organisation_id;
  std::string organisation;
  std::string role;
  std::string department;
  std::optional<PartialDate> from;
  std::optional<PartialDate> to;   // given: it is over
  std::optional<Instant> noticed;  // when Kith saw this position replace another: a job change
};

// Where something known comes from; unknown: from before Kith kept it.
enum class SaidIn { unknown, typed, import, note, touch };

// Something known about a person, kept from a conversation or a file: "spouse", "manager",
// "assistant", "referred by", "hobby", …
struct Fact {
  FactId id;
  std::string kind;
  std::string text;
  Instant at{};
  SaidIn source = SaidIn::unknown;
  std::int64_t source_id = 0;  // of the note or touch
};

struct Note {
  NoteId id;
  Instant at{};
  std::string text;
};

enum class State { active, resting, do_not_contact };

struct Person {
  PersonId id;
  std::string name;  // as shown
  std::string given, middle, family, prefix, suffix, nickname;
  std::optional<PartialDate> birthday;
  State state = State::active;
  StratumId stratum;
  bool placed = false;                 // the user decided the stratum; otherwise it is the default
  std::optional<int> interval_days;    // their own rhythm, instead of the stratum's
  std::optional<LocalDate> first_due;  // never contacted: when the first contact was spread to
  std::optional<LocalDate> snoozed_until;
  std::optional<Instant> snoozed_at;
  std::optional<Instant> skipped_at;
  Instant created{};
  std::int64_t version = 1;  // counts the changes; what If-Match compares

  std::vector<Handle> handles;
  std::vector<Address> addresses;
  std::vector<Position> positions;  // current first, then latest first
  std::vector<Fact> facts;
  std::vector<Note> notes;  // latest first
  std::vector<std::string> tags;
};

std::string_view name(HandleKind kind);
std::string_view name(State state);
std::string_view name(SaidIn source);  // "" when unknown
std::optional<HandleKind> handle_kind_from(std::string_view name);
std::optional<State> state_from(std::string_view name);
SaidIn said_in_from(std::string_view name);

}  // namespace kith
