// How long an entry point is fresh, and which of several to write about.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "model/entry_point.hpp"

namespace kith {

// A row for each kind, in the order of EntryKind.
struct EntryKindRow {
  EntryKind kind;
  std::optional<int> days;  // fresh for so long after its day; none: as long as it stands
  bool strong;              // of the person's own doing or life: a reason to write before the rhythm asks
};
std::span<const EntryKindRow> entry_kind_rows();

// A strong entry point gets a line of its own in Today in its last days.
inline constexpr int kEntryEndsSoonDays = 7;
// The user's own news is told for this long, unless said otherwise.
inline constexpr int kNewsDays = 30;

// The last day it is fresh, given the day it happened.
std::optional<LocalDate> fresh_until(EntryKind kind, LocalDate day);

// What they did, said or became. What the user read is about them only by likeness, so it waits for the rhythm.
bool strong(const EntryPoint& entry);

// Known at `now` and not past its last day.
bool fresh(const EntryPoint& entry, Instant now, LocalDate today);
bool fresh(const OwnNews& news, Instant now, LocalDate today);

// Strong ones first, then their own before their organisation's, then by kind, then the latest.
bool better_entry(const EntryPoint& a, const EntryPoint& b);

// What is left for one person, the best first: fresh and not used up.
std::vector<EntryPoint> offered(std::vector<EntryPoint> entries, std::span<const EntryUse> uses, Instant now,
                                LocalDate today);
std::vector<OwnNews> offered(std::vector<OwnNews> news, std::span<const EntryUse> uses, Instant now, LocalDate today);

}  // namespace kith
