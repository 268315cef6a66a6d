#include "app/experiments.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "app/people.hpp"
#include "base/text.hpp"
#include "rules/draw.hpp"
#include "rules/query.hpp"
#include "store/touches.hpp"

namespace kith::app {
namespace {

constexpr std::size_t kMostArms = 6;
constexpr int kMostPlanned = 10000;
constexpr int kLongestWindow = 365;

Result<Experiment> known_experiment(const Db& db, ExperimentId id) {
  KITH_TRY(auto found, find_experiment(db, id));
  if (!found)
    return fail(Code::not_found, fmt::format("there is no experiment {}", id.value), "kith experiments lists them");
  return std::move(*found);
}

Result<Experiment> open_experiment(const Db& db, ExperimentId id) {
  KITH_TRY(auto found, known_experiment(db, id));
  if (found.state == ExperimentState::closed)
    return fail(Code::refused, fmt::format("the experiment '{}' is closed", found.name),
                "undo the closing to go on, or make a new one");
  return found;
}

Result<std::string> entrant_name(const Db& db, PersonId id) {
  KITH_TRY(const auto person, find_person(db, id));
  if (!person) return fail(Code::not_found, fmt::format("there is no person {}", id.value));
  return person->name;
}

Status check_arms(const std::vector<Arm>& arms) {
  if (arms.empty() || arms.size() > kMostArms)
    return fail(Code::bad_input, fmt::format("an experiment has 1 to {} arms", kMostArms),
                "two are compared with the fewest people");
  std::set<std::string> names;
  for (const Arm& arm : arms) {
    const std::string key = fold(arm.name);
    if (key.empty()) return fail(Code::bad_input, "an arm has no name");
    if (!names.insert(key).second) return fail(Code::bad_input, fmt::format("two arms are called \"{}\"", arm.name));
  }
  return {};
}

// Its parts cleaned, or what is wrong with it.
Result<ExperimentInput> checked_experiment(const Db& db, ExperimentInput input) {
  input.name = collapse(clean_utf8(input.name));
  input.hypothesis = collapse(clean_utf8(input.hypothesis));
  for (Arm& arm : input.arms) {
    arm.name = collapse(clean_utf8(arm.name));
    arm.message = collapse(clean_utf8(arm.message));
    arm.gift = collapse(clean_utf8(arm.gift));
  }
  if (input.name.empty()) return fail(Code::bad_input, "the experiment has no name");
  if (input.name.find_first_not_of("0123456789") == std::string::npos)
    return fail(Code::bad_input, "the name is a number", "numbers stand for experiments: give it a word");
  if (input.hypothesis.empty())
    return fail(Code::bad_input, "the experiment has no hypothesis", "write down what you expect before you look");
  KITH_CHECK(check_arms(input.arms));
  if (input.planned < 1 || input.planned > kMostPlanned)
    return fail(Code::bad_input, fmt::format("the planned number is 1 to {} people", kMostPlanned),
                "fix it before you begin: the test at the end is about that number");
  if (input.window_days < 1 || input.window_days > kLongestWindow)
    return fail(Code::bad_input, fmt::format("the window is 1 to {} days", kLongestWindow));
  std::vector<std::string> segments;
  for (const std::string& typed : input.segments) {
    const std::string segment = collapse(clean_utf8(typed));
    KITH_CHECK(parse_query(segment));
    if (!segment.empty()) segments.push_back(segment);
  }
  input.segments = std::move(segments);
  KITH_TRY(const auto all, list_experiments(db));
  for (const Experiment& one : all) {
    if (fold(one.name) == fold(input.name))
      return fail(Code::refused, fmt::format("there is an experiment '{}' already", one.name), "give it another name");
  }
  return input;
}

std::string joined_segments(const std::vector<std::string>& segments) {
  std::string text;
  for (const std::string& one : segments) text += (text.empty() ? "" : "\n") + one;
  return text;
}

ArmCounts counts_of(const Experiment& experiment, const std::vector<Followed>& people, Instant now) {
  return report(experiment, people, now).all;
}

std::vector<Followed> follow_all(const Experiment& experiment, const std::vector<ExperimentEntry>& entries,
                                 const std::map<PersonId, std::vector<Touch>>& touches, Instant now) {
  std::vector<Followed> all;
  for (const ExperimentEntry& entry : entries) {
    if (entry.experiment != experiment.id || entry.assigned > now) continue;
    const auto found = touches.find(entry.person);
    const std::vector<Touch> none;
    all.push_back(follow(experiment, entry, found == touches.end() ? none : found->second, now));
  }
  return all;
}

std::vector<PersonId> entrants_of(const std::vector<ExperimentEntry>& entries) {
  std::vector<PersonId> people;
  for (const ExperimentEntry& one : entries) people.push_back(one.person);
  std::sort(people.begin(), people.end());
  people.erase(std::unique(people.begin(), people.end()), people.end());
  return people;
}

// The first segment that fits each of those people.
Result<std::map<PersonId, std::string>> segments_of(const App& app, const Experiment& experiment) {
  std::map<PersonId, std::string> all;
  for (const std::string& segment : experiment.segments) {
    PeopleQuery query;
    query.text = segment;
    KITH_TRY(const auto people, find_everybody(app, query));
    for (const PersonId id : people) all.emplace(id, segment);
  }
  return all;
}

Result<std::optional<Arm>> wanted_arm(const Experiment& experiment, const std::string& name) {
  if (experiment.assignment == Assignment::random) {
    if (!name.empty())
      return fail(Code::refused, fmt::format("in '{}' the lot decides who gets what", experiment.name),
                  "leave --arm out, or make an experiment with --assign chosen");
    return std::nullopt;
  }
  std::string known;
  for (const Arm& arm : experiment.arms) {
    if (fold(arm.name) == fold(name)) return arm;
    known += (known.empty() ? "" : ", ") + arm.name;
  }
  if (name.empty() && experiment.arms.size() == 1) return experiment.arms.front();
  return fail(Code::usage,
              name.empty() ? fmt::format("in '{}' you choose the arm", experiment.name)
                           : fmt::format("'{}' has no arm \"{}\"", experiment.name, name),
              "its arms: " + known);
}

// Who may be put in, out of those named or found.
class Choosing {
 public:
  Choosing(const Db& db, const Experiment& experiment, const AssignRequest& request)
      : db_(db), experiment_(experiment), request_(request) {}

  Status read(Instant now) {
    KITH_TRY(already, experiment_entries(db_, experiment_.id));
    for (const ExperimentEntry& one : already) in_.insert(one.person);
    KITH_TRY(const auto unsent, unsent_entries(db_, now));
    for (const UnsentEntry& one : unsent) {
      if (one.experiment != experiment_.id) elsewhere_.insert(one.person);
    }
    return {};
  }

  // In the order of the rows; those who may not are counted in `made`, or refused when they were named.
  Result<std::vector<PersonRow>> choose(const std::vector<PersonRow>& rows, Assigned& made) const {
    std::vector<PersonRow> chosen;
    for (const PersonRow& row : rows) {
      const bool in = in_.contains(row.id);
      const bool other = elsewhere_.contains(row.id);
      const bool never = row.state == State::do_not_contact;
      if (!in && !other && !never) {
        chosen.push_back(row);
        continue;
      }
      if (!request_.query)
        return fail(Code::refused, refusal(row.name, in, other),
                    never ? "kith wake lifts it, when they agree" : "kith experiment show lists who is in");
      (in ? made.in_already : other ? made.elsewhere : made.not_contacted) += 1;
    }
    return chosen;
  }

  std::vector<ExperimentEntry> already;

 private:
  std::string refusal(const std::string& name, bool in, bool other) const {
    if (in) return fmt::format("{} is in '{}' already", name, experiment_.name);
    if (other) return fmt::format("another open experiment waits to be sent to {}", name);
    return fmt::format("{} is marked do not contact", name);
  }

  const Db& db_;
  const Experiment& experiment_;
  const AssignRequest& request_;
  std::set<PersonId> in_, elsewhere_;
};

Result<Followed> followed_person(const App& app, const Db& db, const Experiment& experiment, PersonId person) {
  KITH_TRY(const auto all, followed_of(app, db, experiment));
  for (const Followed& one : all) {
    if (one.entry.person == person) return one;
  }
  KITH_TRY(const std::string name, entrant_name(db, person));
  return fail(Code::not_found, fmt::format("{} is not in '{}'", name, experiment.name),
              "kith experiment show lists who is");
}

std::string outcome_words(const OutcomeInput& input) {
  switch (input.outcome) {
    case Outcome::answered: return "answered";
    case Outcome::declined: return "declined";
    case Outcome::met: return "was met";
    case Outcome::led_to: return "led to " + excerpt(input.words, 60);
    case Outcome::none: break;
  }
  return {};
}

}  // namespace

Result<std::vector<Followed>> followed_of(const App& app, const Db& db, const Experiment& experiment) {
  KITH_TRY(const auto entries, experiment_entries(db, experiment.id));
  KITH_TRY(const auto touches, touches_of(db, entrants_of(entries)));
  return follow_all(experiment, entries, touches, app.now());
}

Result<ExperimentDone> add_experiment(const App& app, const ExperimentInput& input) {
  KITH_TRY(Tx tx, app.write("experiment", "Began an experiment"));
  KITH_TRY(const ExperimentInput made, checked_experiment(tx, input));
  const std::string title = fmt::format("Began the experiment '{}'", made.name);
  tx.retitle(title);
  KITH_TRY(const std::int64_t id, tx.insert(Table::experiments, PersonId{},
                                            {{"name", made.name},
                                             {"hypothesis", made.hypothesis},
                                             {"segment", joined_segments(made.segments)},
                                             {"planned", std::int64_t{made.planned}},
                                             {"window_days", std::int64_t{made.window_days}},
                                             {"assignment", std::string(name(made.assignment))},
                                             {"seed", made.seed.value_or(seconds(app.now()))},
                                             {"state", std::string(name(ExperimentState::open))},
                                             {"created_at", std::int64_t{seconds(app.now())}},
                                             {"closing", std::string()}}));
  for (const Arm& arm : made.arms) {
    KITH_CHECK(tx.insert(Table::experiment_arms, PersonId{},
                         {{"experiment_id", id},
                          {"name", arm.name},
                          {"channel", std::string(name(arm.channel))},
                          {"message", arm.message},
                          {"gift", arm.gift}}));
  }
  KITH_CHECK(app.finish(tx));
  return ExperimentDone{tx.step(), title, ExperimentId{id}};
}

Result<ExperimentId> resolve_experiment(const App& app, const std::string& ref) {
  KITH_TRY(const Db db, app.read());
  KITH_TRY(const auto all, list_experiments(db));
  const std::string text = collapse(ref);
  const std::string key = fold(text);
  std::vector<const Experiment*> part;
  for (const Experiment& one : all) {
    if (std::to_string(one.id.value) == text || (!key.empty() && fold(one.name) == key)) return one.id;
    if (!key.empty() && fold(one.name).find(key) != std::string::npos) part.push_back(&one);
  }
  if (part.size() == 1) return part.front()->id;
  if (part.empty())
    return fail(Code::not_found, fmt::format("there is no experiment \"{}\"", text), "kith experiments lists them");
  std::string hint;
  for (const Experiment* one : part)
    hint += fmt::format("{}{}  {}", hint.empty() ? "" : "\n", one->id.value, one->name);
  return fail(Code::ambiguous, fmt::format("several experiments match \"{}\"", text), hint);
}

Result<std::vector<ExperimentLine>> experiments(const App& app) {
  KITH_TRY(const Db db, app.read());
  KITH_TRY(const auto all, list_experiments(db));
  KITH_TRY(const auto entries, experiment_entries(db));
  KITH_TRY(const auto touches, touches_of(db, entrants_of(entries)));
  std::vector<ExperimentLine> lines;
  for (const Experiment& one : all) {
    const auto people = follow_all(one, entries, touches, app.now());
    lines.push_back({one, counts_of(one, people, app.now())});
  }
  return lines;
}

Result<ExperimentView> view_experiment(const App& app, ExperimentId id) {
  KITH_TRY(const Db db, app.read());
  ExperimentView view;
  KITH_TRY(view.experiment, known_experiment(db, id));
  KITH_TRY(auto people, followed_of(app, db, view.experiment));
  view.counts = counts_of(view.experiment, people, app.now());
  std::vector<PersonId> ids;
  for (const Followed& one : people) ids.push_back(one.entry.person);
  KITH_TRY(const auto rows, person_rows(db, ids));
  std::map<PersonId, PersonRow> by_id;
  for (const PersonRow& row : rows) by_id.emplace(row.id, row);
  for (Followed& one : people) {
    const PersonRow row = by_id[one.entry.person];
    view.entries.push_back({row, std::move(one)});
  }
  return view;
}

Result<Assigned> assign_people(const App& app, ExperimentId id, const AssignRequest& request) {
  if (request.people.empty() == !request.query.has_value())
    return fail(Code::usage, "nobody is chosen", "name people, or a query that finds them");
  std::vector<PersonId> named = request.people;
  if (request.query) {
    PeopleQuery query;
    query.text = *request.query;
    KITH_TRY(named, find_everybody(app, query));
  }
  std::sort(named.begin(), named.end());
  named.erase(std::unique(named.begin(), named.end()), named.end());
  std::map<PersonId, std::string> segment;
  {
    KITH_TRY(const Db db, app.read());
    KITH_TRY(const Experiment experiment, known_experiment(db, id));
    KITH_TRY(segment, segments_of(app, experiment));
  }

  KITH_TRY(Tx tx, app.write("experiment", "Put people into an experiment"));
  KITH_TRY(const Experiment experiment, open_experiment(tx, id));
  KITH_TRY(const auto arm, wanted_arm(experiment, request.arm));
  KITH_TRY(const auto rows, person_rows(tx, named));
  Assigned made;
  Choosing choosing(tx, experiment, request);
  KITH_CHECK(choosing.read(app.now()));
  KITH_TRY(auto chosen, choosing.choose(rows, made));
  if (request.count && chosen.size() > static_cast<std::size_t>(*request.count)) {
    // Who comes first in a list of names is no fair sample.
    Lot lot(static_cast<std::uint64_t>(experiment.seed) ^ (choosing.already.size() + 1));
    lot.shuffle(chosen);
    chosen.resize(static_cast<std::size_t>(*request.count));
    std::sort(chosen.begin(), chosen.end(), [](const PersonRow& a, const PersonRow& b) { return a.id < b.id; });
  }
  std::vector<std::string> newcomers;
  for (const PersonRow& row : chosen) newcomers.push_back(segment[row.id]);
  std::vector<ArmId> arms(chosen.size(), arm ? arm->id : ArmId{});
  if (!arm) arms = draw_arms(experiment, choosing.already, newcomers);
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    KITH_CHECK(tx.insert(Table::experiment_entries, chosen[i].id,
                         {{"experiment_id", id.value},
                          {"arm_id", arms[i].value},
                          {"person_id", chosen[i].id.value},
                          {"assigned_at", std::int64_t{seconds(app.now())}},
                          {"segment", newcomers[i]},
                          {"outcome", std::string()},
                          {"words", std::string()}}));
    made.people.push_back({chosen[i], arms[i]});
  }
  made.title =
      fmt::format("Put {} {} into '{}'", chosen.size(), chosen.size() == 1 ? "person" : "people", experiment.name);
  tx.retitle(made.title);
  KITH_CHECK(app.finish(tx));
  made.step = tx.step();
  return made;
}

Result<ExperimentDone> unassign_person(const App& app, ExperimentId id, PersonId person) {
  KITH_TRY(Tx tx, app.write("experiment", "Took somebody out of an experiment"));
  KITH_TRY(const Experiment experiment, open_experiment(tx, id));
  KITH_TRY(const Followed one, followed_person(app, tx, experiment, person));
  KITH_TRY(const std::string name, entrant_name(tx, person));
  if (one.sent)
    return fail(Code::refused, fmt::format("it was sent to {} already", name),
                "what was tried stays in, or the report would flatter you");
  const std::string title = fmt::format("Took {} out of '{}'", name, experiment.name);
  tx.retitle(title);
  KITH_CHECK(tx.remove(Table::experiment_entries, one.entry.id.value, person));
  KITH_CHECK(app.finish(tx));
  return ExperimentDone{tx.step(), title, id};
}

Result<ExperimentDone> set_outcome(const App& app, ExperimentId id, PersonId person, const OutcomeInput& input) {
  OutcomeInput made = input;
  made.words = collapse(clean_utf8(input.words));
  if (made.outcome == Outcome::led_to && made.words.empty())
    return fail(Code::bad_input, "it is not said what it led to", "for example: led-to a talk in Lyon");
  KITH_TRY(Tx tx, app.write("experiment", "Noted an outcome"));
  KITH_TRY(const Experiment experiment, open_experiment(tx, id));
  KITH_TRY(const Followed one, followed_person(app, tx, experiment, person));
  KITH_TRY(const std::string name, entrant_name(tx, person));
  const Arm* arm = experiment.arm(one.entry.arm);
  if (!one.sent)
    return fail(
        Code::refused, fmt::format("nothing went out to {} yet", name),
        fmt::format("log it first: kith log {} {}", person.value, arm == nullptr ? "email" : kith::name(arm->channel)));
  const Instant at = made.at.value_or(app.now());
  if (at < *one.sent || at > app.now())
    return fail(Code::bad_input, "the outcome lies before the sending, or in the future", "give --at a time between");
  const std::string title = fmt::format("'{}': {} {}", experiment.name, name, outcome_words(made));
  tx.retitle(title);
  KITH_CHECK(tx.update(Table::experiment_entries, one.entry.id.value, person,
                       {{"outcome", std::string(kith::name(made.outcome))},
                        {"words", made.words},
                        {"outcome_at", std::int64_t{seconds(at)}}}));
  KITH_CHECK(app.finish(tx));
  return ExperimentDone{tx.step(), title, id};
}

Result<ExperimentDone> clear_outcome(const App& app, ExperimentId id, PersonId person) {
  KITH_TRY(Tx tx, app.write("experiment", "Took an outcome back"));
  KITH_TRY(const Experiment experiment, open_experiment(tx, id));
  KITH_TRY(const Followed one, followed_person(app, tx, experiment, person));
  KITH_TRY(const std::string name, entrant_name(tx, person));
  const std::string title = fmt::format("'{}': the timeline decides for {}", experiment.name, name);
  tx.retitle(title);
  KITH_CHECK(tx.update(Table::experiment_entries, one.entry.id.value, person,
                       {{"outcome", std::string()}, {"words", std::string()}, {"outcome_at", std::monostate{}}}));
  KITH_CHECK(app.finish(tx));
  return ExperimentDone{tx.step(), title, id};
}

Result<ExperimentDone> close_experiment(const App& app, ExperimentId id, const std::string& learned) {
  KITH_TRY(Tx tx, app.write("experiment", "Closed an experiment"));
  KITH_TRY(const Experiment experiment, open_experiment(tx, id));
  const std::string title = fmt::format("Closed the experiment '{}'", experiment.name);
  tx.retitle(title);
  KITH_CHECK(tx.update(Table::experiments, id.value, PersonId{},
                       {{"state", std::string(name(ExperimentState::closed))},
                        {"closed_at", std::int64_t{seconds(app.now())}},
                        {"closing", collapse(clean_utf8(learned))}}));
  KITH_CHECK(app.finish(tx));
  return ExperimentDone{tx.step(), title, id};
}

Result<ExperimentDone> delete_experiment(const App& app, ExperimentId id) {
  KITH_TRY(Tx tx, app.write("experiment", "Deleted an experiment"));
  KITH_TRY(const Experiment experiment, known_experiment(tx, id));
  const std::string title = fmt::format("Deleted the experiment '{}'", experiment.name);
  tx.retitle(title);
  KITH_TRY(const auto entries, experiment_entries(tx, id));
  for (const ExperimentEntry& one : entries) KITH_CHECK(tx.remove(Table::experiment_entries, one.id.value, one.person));
  KITH_TRY(const auto notes, experiment_notes(tx, id));
  for (const ExperimentNote& one : notes) KITH_CHECK(tx.remove(Table::experiment_notes, one.id, PersonId{}));
  for (const Arm& arm : experiment.arms) KITH_CHECK(tx.remove(Table::experiment_arms, arm.id.value, PersonId{}));
  KITH_CHECK(tx.remove(Table::experiments, id.value, PersonId{}));
  KITH_CHECK(app.finish(tx));
  return ExperimentDone{tx.step(), title, id};
}

Result<std::map<PersonId, ExperimentSend>> experiment_sends(const App& app, const Db& db,
                                                            const std::vector<PersonId>& people) {
  std::map<PersonId, ExperimentSend> all;
  if (people.empty()) return all;
  KITH_TRY(const auto unsent, unsent_entries(db, app.now(), &people));
  std::map<ExperimentId, std::pair<Experiment, int>> known;
  for (const UnsentEntry& one : unsent) {
    if (!known.contains(one.experiment)) {
      KITH_TRY(Experiment experiment, known_experiment(db, one.experiment));
      KITH_TRY(const auto followed, followed_of(app, db, experiment));
      const int sent = counts_of(experiment, followed, app.now()).sent;
      known.emplace(one.experiment, std::pair(std::move(experiment), sent));
    }
    const auto& [experiment, sent] = known.at(one.experiment);
    const Arm* arm = experiment.arm(one.arm);
    if (arm == nullptr) continue;
    all.emplace(one.person, ExperimentSend{experiment.name, arm->name, arm->channel, arm->message, arm->gift, sent,
                                           experiment.planned});
  }
  return all;
}

}  // namespace kith::app
