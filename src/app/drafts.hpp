// Drafts: begun from a reason, written by the user, handed over or sent (outbox.hpp).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/app.hpp"
#include "app/people.hpp"
#include "model/draft.hpp"
#include "rules/openings.hpp"
#include "store/drafts.hpp"

namespace kith::app {

inline constexpr std::size_t kMostSubject = 300;     // characters, as bytes at most four times that
inline constexpr std::size_t kMostBody = 80 * 1024;  // bytes

// What a draft is about, as far as it is shown beside it.
struct DraftReason {
  std::string kind;  // of the entry point; "news" for the user's own; "" for words
  std::string text, url;
};

enum class GoesOn { anew, from_last };  // from_last: answers the latest mail with them, in its thread

struct DraftInput {
  PersonId person;
  std::string opening;  // key; "" is what suits the reason, or none
  EntryPointId entry;   // at most one of the two
  NewsId news;
  std::string about;            // in words, where no entry point or news says it
  IntroductionId introduction;  // that it is a step of (introduction_drafts.hpp)
  PersonId other;               // whom it tells of; 0 where nobody is named
  GoesOn goes_on = GoesOn::anew;
  Channel channel = Channel::email;
};
struct DraftDone {
  Done done;
  DraftId draft;
};
// not_found for an entry point or news that is not there; usage for an opening that is none.
Result<DraftDone> add_draft(const App& app, const DraftInput& input);

struct DraftEdit {
  std::optional<std::string> subject, body;
  std::optional<Channel> channel;
};
// conflict when `version` is given and is not the draft's any more. refused once it is queued, sent or handed over.
// Words saved as they are typed are one step of undo.
Result<Done> edit_draft(const App& app, DraftId id, const DraftEdit& edit, const std::string& version = {});
// refused while it lies in the outbox.
Result<Done> delete_draft(const App& app, DraftId id);
// Of its words and state; another one after each change.
std::string draft_version(const Draft& draft);

struct DraftLine {
  Draft draft;
  PersonRow person;
  std::vector<Gap> gaps;           // of subject and body
  std::optional<OutboxMail> mail;  // once it was queued
};
Result<std::vector<DraftLine>> drafts(const App& app, const DraftFilter& filter);

// A draft and what is known beside it.
struct DraftView {
  DraftLine line;
  PersonView person;
  std::optional<Handle> address;  // mail goes there
  std::optional<DraftReason> reason;
  std::optional<Touch> last;
  std::string ledger;      // the balance in words; "" while nothing was given or received
  std::string send_hours;  // "Their messages come most on …" or the hours mail is kept to; "" when nothing is known
};
Result<DraftView> view_draft(const App& app, DraftId id);

// Where the user copies it or opens it in a program of theirs. refused: a gap is left, or the guard blocks it.
struct HandOver {
  std::string mailto;  // "" without an address
  std::string text;    // subject and body
};
Result<HandOver> hand_over(const App& app, DraftId id);
// It went out by that way: the contact is logged, what it is about is used up.
Result<Done> handed_over(const App& app, DraftId id, Channel channel);

// For who writes to drafts in a transaction of their own. not_found says how to list them.
Result<Draft> known_draft(const Db& db, DraftId id);
// refused once it is queued, sent or handed over.
Status draft_is_open(const Draft& draft);
// A message was made of the draft: what it is about is used up for this person.
Status use_reason(Tx& tx, const Draft& draft);
// refused when a gap stands, naming it.
Status no_gaps(const Draft& draft);
// The person's address that mail goes to: the first that mail does not come back from; of those, one called `wanted`
// (its words or key) where it is given. refused when there is none.
Result<Handle> mail_address_of(const Person& person, const std::string& wanted = {});

}  // namespace kith::app
