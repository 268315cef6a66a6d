// What there is to write about: entry points of people and organisations, and the user's own news.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/dates.hpp"
#include "base/id.hpp"

namespace kith {

// The best to write about first.
enum class EntryKind { promotion, job_change, talk, article, event, post, news, serves, interest, birthday };
// Typed by the user, seen in an import, published in a followed feed, or found in what the user reads.
enum class EntrySource { typed, import, feed, reading };

// Belongs to a person or to an organisation; then it holds for everybody with a current position there.
struct EntryPoint {
  EntryPointId id;
  PersonId person;                 // none: an organisation's
  OrganisationId organisation_id;  // none: a person's
  std::string organisation;        // its name, as read
  EntryKind kind = EntryKind::news;
  std::string text;
  std::string url;  // may be empty
  EntrySource source = EntrySource::typed;
  std::optional<std::string> key;  // what a feed or an import calls it: stored once for each owner
  Instant at{};                    // when it happened, or will
  Instant noticed{};               // when Kith learnt of it
  std::optional<LocalDate> until;  // the last day it is fresh
};

// News of the user's, told to each person once.
struct OwnNews {
  NewsId id;
  std::string text;
  std::string url;  // may be empty
  Instant at{};
  std::optional<LocalDate> until;  // the last day it is told
};

// A message spoke of it; or the user put it aside.
enum class UseHow { message, dismissed };

// Used up for one person: either an entry point or own news.
struct EntryUse {
  PersonId person;
  EntryPointId entry;
  NewsId news;
  DraftId draft;  // the message; none when it was not written here
  Instant at{};
  UseHow how = UseHow::message;
};

std::string_view name(EntryKind kind);
std::string_view words(EntryKind kind);  // "job change"
std::string_view name(EntrySource source);
std::string_view name(UseHow how);
std::optional<EntryKind> entry_kind_from(std::string_view name);
std::optional<EntrySource> entry_source_from(std::string_view name);
std::optional<UseHow> use_how_from(std::string_view name);

}  // namespace kith
