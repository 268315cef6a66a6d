// The ledger: what was given and received, the balance in words, and what could be given.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/app.hpp"
#include "rules/giving.hpp"
#include "rules/giving_ideas.hpp"
#include "store/giving.hpp"
#include "store/people.hpp"

namespace kith::app {

// Written down and seen together, for one person; the weights are for other rules and are shown to nobody.
Result<Balance> balance_of(const Db& db, PersonId person, Instant now);

struct PersonLedger {
  PersonRow person;
  Balance balance;
  std::string words;                // of the balance
  std::vector<ValueEntry> entries;  // latest first; those without an id are seen in what happened
  std::vector<GivingIdea> ideas;
};
Result<PersonLedger> person_ledger(const App& app, PersonId person);

struct LedgerLine {
  PersonRow person;
  Balance balance;
  std::string words;
};
// Everybody with an entry: first who gave much and got little, then who gave more, who got more, and who is even.
Result<std::vector<LedgerLine>> ledger(const App& app);

struct ValueInput {
  ValueSide side = ValueSide::given;
  ValueKind kind = ValueKind::other;
  Worth worth = Worth::good;
  std::string text;
  std::optional<Instant> at;     // else now, or when that touch was; the future is refused
  std::optional<TouchId> touch;  // the contact it was given in
};
Result<Done> add_value(const App& app, PersonId person, const ValueInput& input);
struct ValueEdit {
  std::optional<ValueSide> side;
  std::optional<ValueKind> kind;
  std::optional<Worth> worth;
  std::optional<std::string> text;
  std::optional<Instant> at;
};
Result<Done> edit_value(const App& app, ValueEntryId id, const ValueEdit& edit);
Result<Done> delete_value(const App& app, ValueEntryId id);

}  // namespace kith::app
