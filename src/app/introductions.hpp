// Introductions: asked for or offered, both words kept before a name is, followed up, and counted in the ledger.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/app.hpp"
#include "rules/introduction.hpp"
#include "store/introductions.hpp"
#include "store/people.hpp"

namespace kith::app {

struct IntroductionLine {
  Introduction introduction;
  PersonRow first, second;
  IntroductionState state = IntroductionState::planned;
  std::optional<IntroductionNext> next;
  std::string title;
  std::string opportunity;  // its title, "" when none is named or it is gone
};
enum class ShowIntroductions { open, all };
// What is next soonest on top; then those that wait for nothing; then, with `all`, the closed, latest first.
Result<std::vector<IntroductionLine>> introductions(const App& app, const IntroductionFilter& filter,
                                                    ShowIntroductions which);

struct IntroductionView {
  IntroductionLine line;
  std::vector<PossibleAct> may;
};
Result<IntroductionView> view_introduction(const App& app, IntroductionId id);

struct IntroductionDone {
  Done done;
  IntroductionId introduction;
};

struct IntroductionInput {
  IntroductionKind kind = IntroductionKind::offered;
  PersonId first, second;  // asked: the target and the connector; offered: the two
  std::string why;
  OpportunityId opportunity;
};
// usage for somebody with themself; refused for a pair that has an open one, and where somebody asked not to be
// contacted.
Result<IntroductionDone> add_introduction(const App& app, const IntroductionInput& input);

struct IntroductionEdit {
  std::optional<std::string> why;
  std::optional<OpportunityId> opportunity;  // 0 takes it away
};
Result<IntroductionDone> edit_introduction(const App& app, IntroductionId id, const IntroductionEdit& edit);

struct IntroductionStep {
  IntroductionAct act = IntroductionAct::ask;
  std::optional<PersonId> person;  // of which of the two; none where only one can be meant
  std::optional<Instant> at;       // else now; the future is refused
  std::string words;               // why it is declined or dropped
};
// refused names the rule. Made adds the relation by which the network learns it; back takes it away again.
Result<IntroductionDone> step_introduction(const App& app, IntroductionId id, const IntroductionStep& step);
Result<Done> delete_introduction(const App& app, IntroductionId id);

// For who writes in a transaction of their own.
Status move_introduction(Tx& tx, const Introduction& before, IntroductionAct act, IntroductionSide side, Instant at,
                         const std::string& words);

// What is next, as Today and the lists say it, up to `now`.
Result<std::vector<IntroductionLine>> introduction_lines(const Db& db, std::vector<Introduction> all, Instant now,
                                                         const Zone& zone);

}  // namespace kith::app
