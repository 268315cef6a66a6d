// What happened with somebody, and what the user decides about their rhythm.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/app.hpp"
#include "model/stratum.hpp"
#include "model/touch.hpp"

namespace kith::app {

struct TouchInput {
  Channel channel = Channel::other;
  std::optional<Direction> direction;  // else both for synchronous channels, out for the others
  std::optional<Instant> at;           // else now; the future is refused
  std::optional<bool> asks;            // else read from the note
  std::string note;
};
Result<Done> log_touch(const App& app, PersonId person, const TouchInput& input);
struct TouchEdit {
  std::optional<Channel> channel;
  std::optional<Direction> direction;
  std::optional<Instant> at;
  std::optional<bool> asks;
  std::optional<std::string> note;
};
Result<Done> edit_touch(const App& app, TouchId id, const TouchEdit& edit);
Result<Done> delete_touch(const App& app, TouchId id);

Result<Done> add_note(const App& app, PersonId person, const std::string& text);
Result<Done> edit_note(const App& app, NoteId id, const std::string& text);
Result<Done> delete_note(const App& app, NoteId id);

// Several people, one step.
Result<Done> place(const App& app, StratumId stratum, const std::vector<PersonId>& people);
Result<Done> snooze(const App& app, PersonId person, LocalDate until);
// "2026-12-01", or a length from today such as 2w; the past is refused.
Result<LocalDate> snooze_date(const App& app, const std::string& text);
Result<Done> skip(const App& app, PersonId person);
enum class Rest { rest, do_not_contact };
Result<Done> rest(const App& app, PersonId person, Rest how = Rest::rest);
Result<Done> wake(const App& app, PersonId person);

struct StratumView {
  Stratum stratum;
  int people = 0;  // active ones
  bool is_default = false;
};
Result<std::vector<StratumView>> list_strata(const App& app);
Result<StratumId> find_stratum(const App& app, const std::string& name);  // by folded name
// Adds when id is none. bad_input on an empty name, an interval outside 1..3650 days, minutes outside 1..480.
struct StratumDone {
  StepId step;
  std::string title;
  StratumId id;
};
Result<StratumDone> save_stratum(const App& app, const Stratum& stratum);

}  // namespace kith::app
