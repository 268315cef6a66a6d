// The outbox: a draft is queued, leaves when its time has come, and is known to have left. What may have left is never
// sent again by itself (docs/decisions/0028-the-outbox.md).
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "app/draft_guard.hpp"
#include "app/drafts.hpp"
#include "app/sending.hpp"
#include "store/outbox.hpp"

namespace kith::app {

// A program that began to send and says nothing for so long is taken to be gone.
inline constexpr std::chrono::seconds kSendLease{4 * 60};
// A copy for the folder of sent mail is tried so often, then left.
inline constexpr int kMostCopies = 6;
// The time in which a message that is sent at once can be called back.
inline constexpr std::chrono::seconds kCallBack{10};

struct SendRequest {
  enum class When { now, soon, good_hour, at } when = When::now;  // soon: after kCallBack
  std::optional<Instant> at;                                      // with When::at
  std::string from;                                               // account, number or address; "" is the first
  std::string to;                                                 // one of the person's addresses; "" is the first
};
struct Queued {
  Done done;
  OutboxMail mail;
  GuardResult guard;  // what it says of it; nothing of it stopped the message
};
// refused: the guard blocks it, a gap is left, they asked not to be contacted, no address, no account. bad_input: it
// cannot be a message.
Result<Queued> queue_draft(const App& app, DraftId id, const SendRequest& request);
// The draft is open again. refused once it has left, or may have.
Result<Done> call_back(const App& app, DraftId id);

struct OutboxLine {
  OutboxMail mail;
  PersonRow person;
  std::string subject;
};
// What waits, by its time; then what left, the latest first. Called back ones are not among them.
Result<std::vector<OutboxLine>> outbox(const App& app);

struct OutboxRun {
  std::vector<OutboxMail> tried;   // with what became of each
  std::vector<std::string> notes;  // what else the user should know: a copy that could not be put away
};
// Sends what is due, one after the other, and puts copies away. Several programs may do so at once.
Result<OutboxRun> run_outbox(const App& app, const SendMeans& means = {});
// Only that one, now. conflict when another program has it.
Result<OutboxMail> send_queued(const App& app, OutboxId id, const SendMeans& means = {});

// What the user says of one that may have left, or that was refused.
enum class Resolve { sent, resend, drop };  // drop: the draft is open again
std::optional<Resolve> resolve_from(std::string_view word);
Result<Done> resolve_outbox(const App& app, OutboxId id, Resolve how);

// The next moment at which run_outbox() has something to do.
Result<std::optional<Instant>> next_outbox(const App& app);

}  // namespace kith::app
