#include "store/experiments.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "store/sql.hpp"

namespace kith {
namespace {

using sql::Int;
using sql::Text;
template <class T>
using Opt = std::optional<T>;

std::vector<Experiment> read_experiments(const Db& db, const std::string& condition, const sql::Binds& binds) {
  std::vector<Experiment> all;
  sql::each<Int, Text, Text, Text, Int, Int, Text, Int, Text, Int, Opt<Int>, Text>(
      db,
      fmt::format(R"sql(SELECT id, name, hypothesis, segment, planned, window_days, assignment, seed, state, created_at,
            closed_at, closing
          FROM experiments WHERE ws = :ws AND removed_at IS NULL{} ORDER BY id DESC)sql",
                  condition),
      binds,
      [&](Int id, Text name, Text hypothesis, const Text& segment, Int planned, Int window, const Text& assignment,
          Int seed, const Text& state, Int created, Opt<Int> closed, Text closing) {
        Experiment one;
        one.id = ExperimentId{id};
        one.name = std::move(name);
        one.hypothesis = std::move(hypothesis);
        if (!segment.empty()) one.segments = split(segment, "\n");
        one.planned = static_cast<int>(planned);
        one.window_days = static_cast<int>(window);
        one.assignment = assignment_from(assignment).value_or(Assignment::random);
        one.seed = seed;
        one.state = experiment_state_from(state).value_or(ExperimentState::open);
        one.created = instant(created);
        one.closed = sql::to_instant(closed);
        one.closing = std::move(closing);
        all.push_back(std::move(one));
      });
  for (Experiment& one : all) {
    sql::each<Int, Text, Text, Text, Text>(
        db,
        R"sql(SELECT id, name, channel, message, gift FROM experiment_arms
          WHERE ws = :ws AND experiment_id = :id AND removed_at IS NULL ORDER BY id)sql",
        {{"id", one.id.value}}, [&](Int id, Text name, const Text& channel, Text message, Text gift) {
          one.arms.push_back({ArmId{id}, std::move(name), channel_from(channel).value_or(Channel::other),
                              std::move(message), std::move(gift)});
        });
  }
  return all;
}

}  // namespace

Result<std::vector<Experiment>> list_experiments(const Db& db) {
  return sql::guarded([&]() -> Result<std::vector<Experiment>> { return read_experiments(db, "", {}); });
}

Result<std::optional<Experiment>> find_experiment(const Db& db, ExperimentId id) {
  return sql::guarded([&]() -> Result<std::optional<Experiment>> {
    auto found = read_experiments(db, " AND id = :id", {{"id", id.value}});
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
  });
}

Result<std::vector<ExperimentEntry>> experiment_entries(const Db& db, std::optional<ExperimentId> experiment) {
  return sql::guarded([&]() -> Result<std::vector<ExperimentEntry>> {
    sql::Binds binds;
    if (experiment) binds.push_back({"experiment", experiment->value});
    std::vector<ExperimentEntry> all;
    sql::each<Int, Int, Int, Int, Int, Text, Text, Text, Opt<Int>>(
        db,
        fmt::format(R"sql(SELECT e.id, e.experiment_id, e.arm_id, e.person_id, e.assigned_at, e.segment, e.outcome,
              e.words, e.outcome_at
            FROM experiment_entries e JOIN people p ON p.ws = e.ws AND p.id = e.person_id AND p.removed_at IS NULL
            WHERE e.ws = :ws AND e.removed_at IS NULL{} ORDER BY e.id)sql",
                    experiment ? " AND e.experiment_id = :experiment" : ""),
        binds,
        [&](Int id, Int of, Int arm, Int person, Int assigned, Text segment, const Text& outcome, Text words,
            Opt<Int> outcome_at) {
          ExperimentEntry one;
          one.id = ExperimentEntryId{id};
          one.experiment = ExperimentId{of};
          one.arm = ArmId{arm};
          one.person = PersonId{person};
          one.assigned = instant(assigned);
          one.segment = std::move(segment);
          one.outcome = outcome_from(outcome).value_or(Outcome::none);
          one.words = std::move(words);
          one.outcome_at = sql::to_instant(outcome_at);
          all.push_back(std::move(one));
        });
    return all;
  });
}

Result<std::vector<ExperimentNote>> experiment_notes(const Db& db, ExperimentId experiment) {
  return sql::guarded([&]() -> Result<std::vector<ExperimentNote>> {
    std::vector<ExperimentNote> all;
    sql::each<Int, Int, Text, Text, Int>(db,
                                         R"sql(SELECT id, monday, thinks, changes, at FROM experiment_notes
          WHERE ws = :ws AND experiment_id = :experiment AND removed_at IS NULL ORDER BY monday DESC, id DESC)sql",
                                         {{"experiment", experiment.value}},
                                         [&](Int id, Int monday, Text thinks, Text changes, Int at) {
                                           all.push_back({id,
                                                          experiment,
                                                          {local_date(static_cast<int>(monday))},
                                                          std::move(thinks),
                                                          std::move(changes),
                                                          instant(at)});
                                         });
    return all;
  });
}

Result<std::vector<UnsentEntry>> unsent_entries(const Db& db, Instant now, const std::vector<PersonId>* only) {
  return sql::guarded([&]() -> Result<std::vector<UnsentEntry>> {
    std::vector<UnsentEntry> all;
    const auto read = [&](const std::string& of) {
      const std::int64_t at = seconds(now);
      sql::each<Int, Int, Int, Int>(
          db,
          fmt::format(R"sql(SELECT e.id, e.person_id, e.experiment_id, e.arm_id FROM experiments x
              JOIN experiment_entries e ON e.ws = x.ws AND e.experiment_id = x.id AND e.removed_at IS NULL
              JOIN experiment_arms a ON a.ws = e.ws AND a.id = e.arm_id
              WHERE x.ws = :ws AND x.state = 'open' AND x.removed_at IS NULL
                AND e.assigned_at <= :now{} AND NOT EXISTS (SELECT 1 FROM touches t WHERE t.ws = e.ws
                  AND t.person_id = e.person_id AND t.channel = a.channel AND t.direction <> 'in'
                  AND t.at >= e.assigned_at AND t.at <= :now2 AND t.removed_at IS NULL)
              ORDER BY e.id)sql",
                      of),
          {{"now", at}, {"now2", at}}, [&](Int id, Int person, Int experiment, Int arm) {
            all.push_back({ExperimentEntryId{id}, PersonId{person}, ExperimentId{experiment}, ArmId{arm}});
          });
    };
    if (only == nullptr) {
      read("");
      return all;
    }
    KITH_CHECK(sql::in_parts(*only, [&](const std::vector<PersonId>& part) -> Status {
      read(fmt::format(" AND e.person_id IN ({})", sql::numbers(part)));
      return {};
    }));
    return all;
  });
}

}  // namespace kith
