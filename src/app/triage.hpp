// Triage: everybody without a decision, each with a proposal and its evidence.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/deciding.hpp"
#include "app/load.hpp"
#include "rules/triage.hpp"

namespace kith::app {

// People whose evidence and proposal are of one kind.
struct TriageBlock {
  std::string key;    // "never.5": stable while the proposals are
  std::string words;  // "no contact ever"
  bool sure = true;   // may be confirmed at once; else better one by one
  bool gave_way = false;
  std::optional<Stratum> stratum;  // none: rest
  int people = 0;
  std::vector<std::string> examples;  // a few names
};

struct TriageView {
  int undecided = 0;
  int decided = 0;  // active people the user placed
  int budget = 30;
  double needed_now = 0;    // minutes per working day as everybody stands
  double needed_after = 0;  // with the proposals taken
  std::vector<TriageBlock> blocks;
  std::optional<std::string> advice;  // when what stands does not fit once all is decided
};
Result<TriageView> triage(const App& app);

struct TriageLine {
  PersonRow person;
  std::string block;
  std::string evidence;            // "12 contacts, 5 both ways, last 5 months ago"
  std::optional<Stratum> stratum;  // proposed; none: rest
  bool sure = true;
};
struct TriageList {
  std::vector<TriageLine> people;
  std::string next;  // cursor, "" at the end
  int total = 0;
};
// Of one block ("" is everybody), best evidence first. not_found when the block is gone.
Result<TriageList> triage_people(const App& app, const std::string& block, const std::string& cursor, int limit);

// Takes the proposals of these blocks (none named: all), one step. `elsewhere` puts all of them there instead; its
// none is rest.
struct TriageTake {
  std::vector<std::string> blocks;
  std::optional<std::optional<StratumId>> elsewhere;
};
Result<Done> take_proposals(const App& app, const TriageTake& take);
// Of `people`, who came with a history, each starts in the stratum it speaks for; the user still decides. Their
// histories have to be derived.
Status start_by_evidence(Tx& tx, const App& app, const std::vector<PersonId>& people);
// People placed by hand; no stratum: rest.
Result<Done> place_people(const App& app, const std::vector<PersonId>& people, std::optional<StratumId> stratum);

}  // namespace kith::app
