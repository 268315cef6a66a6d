// What led to an opportunity: the touches that count, how much of it each is credited with, and what that comes to
// by channel, organisation, experiment, introducer and approach.
//
// Which touches count: those the user linked, if any were; else every contact with its people. Both up to the day it
// was won; of one that is not won, up to the day it began (linked ones: all).
// How it is shared out:
//   first   all of it to the first of them: what began it.
//   last    all of it to the last: what closed it.
//   shared  by position over distinct days: 40 % to the first day, 40 % to the last, 20 % evenly to those between; a
//           day shares its part evenly among its touches. Two days have half each. (The "position based" or U-shaped
//           model of web analytics. It is a convention, as every such model is: at these numbers none can be learned.)
// Shares are whole millionths, so that they always sum to the whole.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/opportunity.hpp"
#include "model/touch.hpp"

namespace kith {

enum class CreditRule { first, last, shared };
enum class CreditBy { channel, organisation, experiment, introducer, approach };
inline constexpr CreditRule kCreditRules[] = {CreditRule::first, CreditRule::last, CreditRule::shared};

std::string_view name(CreditRule rule);
std::string_view name(CreditBy by);
std::optional<CreditRule> credit_rule_from(std::string_view name);
std::optional<CreditBy> credit_by_from(std::string_view name);
inline constexpr std::string_view kCreditRuleChoices = "first|last|shared";
inline constexpr std::string_view kCreditByChoices = "channel|organisation|experiment|introducer|approach";

inline constexpr std::int64_t kWholeCredit = 1'000'000;
inline constexpr std::int64_t kFirstDay = 400'000, kLastDay = 400'000;  // of kWholeCredit; the rest is between
inline constexpr int kLastWon = 5;                                      // "3 of your last 5 deals"

// An organisation, an experiment, a person: with its name. id 0 and no label: none.
struct Behind {
  std::int64_t id = 0;
  std::string label;
  auto operator<=>(const Behind&) const = default;
};

struct LeadTouch {
  TouchId id;  // 0: no contact that was kept, but somebody coming to the user
  PersonId person;
  Instant at{};
  Channel channel = Channel::other;
  Direction direction = Direction::both;
  bool linked = false;
  Behind organisation, experiment, introducer;
  std::optional<std::string> approach;  // they had come to the user: from where
};

// An opportunity as attribution sees it.
struct Lead {
  OpportunityId id;
  OpportunityKind kind = OpportunityKind::deal;
  OpportunityStage stage = OpportunityStage::open;
  std::optional<Money> worth;
  Instant begun{};
  std::optional<Instant> won;      // given when the stage is won
  std::vector<LeadTouch> touches;  // in any order
};

// Those that count, the oldest first.
std::vector<const LeadTouch*> counted(const Lead& lead, const Zone& zone);

struct Credit {
  const LeadTouch* touch = nullptr;
  std::int64_t share = 0;  // of kWholeCredit
};
// Sums to kWholeCredit, or is empty when nothing is known; the oldest first, nobody with nothing.
std::vector<Credit> credits(const Lead& lead, CreditRule rule, const Zone& zone);

struct CreditRow {
  std::string key;  // stable: "call/in", "experiment/3", "approach/LinkedIn", "none"
  std::string label;
  std::int64_t id = 0;                        // of the organisation, experiment or person
  std::vector<OpportunityId> opportunities;   // in the order of the leads
  std::int64_t credit = 0;                    // in kWholeCredit
  std::int64_t won = 0;                       // the part of it in those that were won
  std::map<std::string, std::int64_t> worth;  // cents of those won, by currency
};

// From what began it, by the kind, to what became of it.
struct FlowNode {
  int layer = 0;  // 0, 1, 2
  std::string key, label;
  std::int64_t credit = 0;
};
struct FlowLink {
  std::size_t from = 0, to = 0;  // nodes
  std::int64_t credit = 0;
};
struct Flow {
  std::vector<FlowNode> nodes;  // by layer, the largest first
  std::vector<FlowLink> links;
};

struct Attribution {
  std::vector<CreditRow> rows;  // the largest first; what is not known or is none of them last
  Flow flow;
  std::vector<std::string> words;  // sentences, none when there is nothing to say
};
Attribution attribute(std::span<const Lead> leads, CreditBy by, CreditRule rule, const Zone& zone);

// "a call you took from" and "calls you took"
std::string_view touch_words(Channel channel, Direction direction);
std::string_view touches_words(Channel channel, Direction direction);

}  // namespace kith
