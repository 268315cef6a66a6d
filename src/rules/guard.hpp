// The guard reads a draft before it leaves: is this a message its reader is glad of, or one they mark as spam?
// Rules are rows (guard_rows.cpp); each looks at the words, at whom they go to and at what was between the two.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/dates.hpp"
#include "model/touch.hpp"
#include "rules/copies.hpp"

namespace kith {

enum class GuardRule {
  broadcast,
  near_copy,
  no_context,
  cold_ask,
  ask_over_credit,
  cold_gift,
  hidden_intent,
  do_not_contact,
  third_follow_up,
  said_before,
  bad_hour,
  shape,
  all_i,
  stock_phrase,
  left_over_name,
  before_consent
};
inline constexpr std::size_t kGuardRules = 16;

// As a rule's setting and as a finding's weight; a finding is never off. A verdict of off is "ok".
enum class GuardLevel { off, hint, warn, block };

enum class MayBlock { no, yes };
enum class Settable { yes, no };

struct GuardRow {
  GuardRule rule;
  std::string_view id;  // "near-copy"
  GuardLevel level;     // unless the user sets another
  MayBlock may_block;
  Settable settable;
  std::string_view looks_at;  // what it finds, one line
  std::string_view why;
  std::string_view seed;  // whose experience it comes from
  std::string_view mend;
};
std::span<const GuardRow> guard_rows();  // in the order of GuardRule
const GuardRow& guard_row(GuardRule rule);
std::optional<GuardRule> guard_rule_from(std::string_view id);

std::string_view name(GuardLevel level);          // "off", "hint", "warn", "block"
std::string_view verdict_name(GuardLevel level);  // "ok" for off
std::optional<GuardLevel> guard_level_from(std::string_view name);
// What the rule can be set to: any level it may reach, nothing for those that are fixed.
bool can_be(const GuardRow& row, GuardLevel level);

// The most a rule says; some findings are slight and say less.
class GuardLevels {
 public:
  GuardLevels();  // the rows' own
  GuardLevel of(GuardRule rule) const { return levels_[static_cast<std::size_t>(rule)]; }
  void set(GuardRule rule, GuardLevel level) { levels_[static_cast<std::size_t>(rule)] = level; }

 private:
  std::array<GuardLevel, kGuardRules> levels_;
};

// Of mail: a stranger is an address of nobody the user ever had an exchange with.
enum class Closeness { stranger, known };
struct GuardRecipient {
  std::string address;  // may be empty
  std::string name;     // as the message or Kith names them; may be empty
  Closeness closeness = Closeness::stranger;
};

struct GuardAttachment {
  std::string name;  // of the file
  std::string type;  // "application/pdf"; may be empty
};

// Whom it is for, as far as Kith knows.
struct GuardPerson {
  std::vector<std::string> names;          // every name they go by, whole or in parts; empty when unknown
  std::vector<std::string> organisations;  // where they work or worked
  bool do_not_contact = false;
  bool dialogue = false;             // there was an exchange: they wrote, spoke or met
  int unanswered = 0;                // messages to them since they were last heard of
  std::vector<std::string> known;    // facts, notes, tags, roles, places
  std::vector<std::string> reasons;  // entry points: what there is to write about
  double given = 0, received = 0;    // as the ledger weighs them
  int times_received = 0;
};

// Somebody else a draft went to, or was begun for, of late.
struct GuardOther {
  std::vector<std::string> names;
  std::vector<std::string> organisations;
};

// Somebody whom this reader is not told of yet: the other side of an introduction that both have not said yes to.
struct GuardHidden {
  std::string name;                    // whole
  std::vector<std::string> given;      // how they are called: counts only in a draft of that introduction
  std::vector<std::string> family;     // family names
  std::vector<std::string> addresses;  // e-mail
  std::string organisation, role;      // both together are as good as a name
  bool of_this_draft = false;          // the draft is a step of that introduction
};

// A thing told before: an article, news.
struct GuardTold {
  std::string text;
  std::string url;  // may be empty
};

// When it would be read, on the reader's clock where that is known.
struct GuardTime {
  int weekday = 1;   // 1 Monday .. 7 Sunday
  int minute = 600;  // of the day
  bool holiday = false;
  std::string good_hours;  // "Their answers come mostly in the morning"; "" when nothing is known
};

struct DraftToCheck {
  Channel channel = Channel::email;
  std::vector<GuardRecipient> to, cc;
  int bcc = 0;           // recipients the others do not see, the user aside
  bool answers = false;  // it answers a message
  std::string subject;
  std::string body;  // what is newly written, UTF-8
  std::vector<GuardAttachment> attachments;
  GuardPerson person;
  std::vector<std::string> own_names;  // of the user, who signs with them
  std::optional<GuardTime> time;
  std::vector<GuardOther> others;    // in the last ten days
  std::vector<GuardTold> told;       // to this person, ever
  std::vector<GuardHidden> hidden;   // from this person, for now
  const CopyBook* copies = nullptr;  // what went to others in the last ten days; none is nothing
  std::int64_t copy_owner = 0;       // under which this person stands there
};

// Bytes of the subject or the body; the whole draft when begin and end are 0.
enum class DraftPart { whole, subject, body };
struct DraftSpan {
  DraftPart part = DraftPart::whole;
  std::size_t begin = 0, end = 0;
  bool operator==(const DraftSpan&) const = default;
};

struct GuardFinding {
  GuardRule rule;
  GuardLevel level;
  std::string message;  // what was found, one sentence
  std::string mend;     // how to do it right
  DraftSpan span;
};

struct GuardResult {
  GuardLevel verdict = GuardLevel::off;  // the gravest
  std::vector<GuardFinding> findings;    // the gravest first
};

// Only the first 64 KiB of a body are read.
inline constexpr std::size_t kGuardBytes = 64 * 1024;
GuardResult check_draft(const DraftToCheck& draft, const GuardLevels& levels);

}  // namespace kith
