#include "store/derived.hpp"

#include <cmath>

#include <fmt/format.h>

#include "store/sql.hpp"

namespace kith {
namespace {

using sql::Int;

constexpr double kThousandths = 1000;

std::int64_t thousandths(double value) {
  return std::llround(value * kThousandths);
}

constexpr auto kNumber = Column::Kind::integer;
constexpr Column kRhythmColumns[] = {
    {"person_id", kNumber, false},     {"touches", kNumber, false},      {"dialogues", kNumber, false},
    {"first_at", kNumber, true},       {"last_at", kNumber, true},       {"last_dialogue", kNumber, true},
    {"last_out", kNumber, true},       {"last_channel", kNumber, false}, {"round_began", kNumber, true},
    {"round_asks", kNumber, false},    {"nudges", kNumber, false},       {"silent_rounds", kNumber, false},
    {"round_channel", kNumber, false}, {"owed_since", kNumber, true},    {"window_days", kNumber, false},
    {"promised", kNumber, true},       {"their_promise", kNumber, true}, {"contact_days", kNumber, false},
    {"month", kNumber, false},         {"season", kNumber, false},       {"usual_gap_hours", kNumber, true},
    {"asked", kNumber, false},         {"answered", kNumber, false}};

}  // namespace

Status save_rhythms(Tx& tx, const std::vector<DerivedRhythm>& rows) {
  return sql::guarded([&]() -> Status {
    sql::Repeat save(
        tx, R"sql(INSERT INTO rhythms (ws, person_id, touches, dialogues, first_at, last_at, last_dialogue, last_out,
      last_channel, round_began, round_asks, nudges, silent_rounds, round_channel, owed_since, window_days, promised,
      their_promise, contact_days, month, season, usual_gap_hours, asked, answered)
      VALUES (:ws, :person_id, :touches, :dialogues, :first_at, :last_at, :last_dialogue, :last_out, :last_channel, :round_began,
      :round_asks, :nudges, :silent_rounds, :round_channel, :owed_since, :window_days, :promised, :their_promise,
      :contact_days, :month, :season, :usual_gap_hours, :asked, :answered)
      ON CONFLICT (ws, person_id) DO UPDATE SET touches = excluded.touches, dialogues = excluded.dialogues,
      first_at = excluded.first_at, last_at = excluded.last_at, last_dialogue = excluded.last_dialogue,
      last_out = excluded.last_out, last_channel = excluded.last_channel, round_began = excluded.round_began,
      round_asks = excluded.round_asks, nudges = excluded.nudges, silent_rounds = excluded.silent_rounds,
      round_channel = excluded.round_channel, owed_since = excluded.owed_since, window_days = excluded.window_days,
      promised = excluded.promised, their_promise = excluded.their_promise,
      contact_days = excluded.contact_days, month = excluded.month, season = excluded.season,
      usual_gap_hours = excluded.usual_gap_hours, asked = excluded.asked, answered = excluded.answered)sql",
        kRhythmColumns);
    for (const DerivedRhythm& row : rows) {
      const History& h = row.history;
      const Value values[] = {row.person.value,
                              std::int64_t{h.touches},
                              std::int64_t{h.dialogues},
                              sql::from(h.first),
                              sql::from(h.last),
                              sql::from(h.last_dialogue),
                              sql::from(h.last_out),
                              static_cast<std::int64_t>(h.last_channel),
                              sql::from(h.round_began),
                              std::int64_t{h.round_asks ? 1 : 0},
                              std::int64_t{h.nudges},
                              std::int64_t{h.silent_rounds},
                              static_cast<std::int64_t>(h.round_channel),
                              sql::from(h.owed_since),
                              std::int64_t{h.window_days},
                              sql::from(row.promised),
                              sql::from(row.their_promise),
                              std::int64_t{h.contact_days},
                              std::int64_t{h.month},
                              std::int64_t{h.season},
                              h.usual_gap_hours ? Value(std::int64_t{*h.usual_gap_hours}) : Value(),
                              std::int64_t{h.asked},
                              std::int64_t{h.answered}};
      for (std::size_t i = 0; i < std::size(values); ++i) save.set(i, values[i]);
      save.run();
    }
    return {};
  });
}

Result<std::vector<PersonId>> people_to_fold(const Db& db) {
  return sql::guarded([&]() -> Result<std::vector<PersonId>> {
    std::vector<PersonId> people;
    sql::each<Int>(
        db, "SELECT person_id FROM rhythms WHERE ws = :ws AND touches > 0 AND contact_days = 0 ORDER BY person_id", {},
        [&](Int person) { people.push_back(PersonId{person}); });
    return people;
  });
}

Result<std::optional<LearnedLean>> learned_lean(const Db& db) {
  return sql::guarded([&]() -> Result<std::optional<LearnedLean>> {
    std::optional<LearnedLean> found;
    sql::each<Int, Int, Int, Int, Int, Int>(
        db, "SELECT learned_at, shift, slope, asked, expected, came FROM contact_leans WHERE ws = :ws", {},
        [&](Int at, Int shift, Int slope, Int asked, Int expected, Int came) {
          const auto fraction = [](Int value) { return static_cast<double>(value) / kThousandths; };
          found = LearnedLean{instant(at), ContactLean{fraction(shift), fraction(slope), static_cast<int>(asked),
                                                       fraction(expected), static_cast<int>(came)}};
        });
    return found;
  });
}

Status save_lean(Tx& tx, const LearnedLean& learned) {
  return sql::guarded([&]() -> Status {
    const ContactLean& lean = learned.lean;
    sql::run(tx, R"sql(INSERT INTO contact_leans (ws, learned_at, shift, slope, asked, expected, came)
        VALUES (:ws, :at, :shift, :slope, :asked, :expected, :came)
        ON CONFLICT (ws) DO UPDATE SET learned_at = excluded.learned_at, shift = excluded.shift, slope = excluded.slope,
        asked = excluded.asked, expected = excluded.expected, came = excluded.came)sql",
             {{"at", std::int64_t{seconds(learned.at)}},
              {"shift", thousandths(lean.shift)},
              {"slope", thousandths(lean.slope)},
              {"asked", std::int64_t{lean.asked}},
              {"expected", thousandths(lean.expected)},
              {"came", std::int64_t{lean.came}}});
    return {};
  });
}

Status contact_times(const Db& db, Instant until, const std::function<void(std::span<const Instant>)>& take) {
  return sql::guarded([&]() -> Status {
    Int before = 0;
    std::vector<Instant> times;
    const auto hand_on = [&] {
      if (!times.empty()) take(times);
      times.clear();
    };
    sql::each<Int, Int>(db,
                        "SELECT person_id, at FROM touches WHERE ws = :ws AND removed_at IS NULL AND at <= :until "
                        "ORDER BY person_id, at, id",
                        {{"until", std::int64_t{seconds(until)}}}, [&](Int person, Int at) {
                          if (person != before) hand_on();
                          before = person;
                          times.push_back(instant(at));
                        });
    hand_on();
    return {};
  });
}

Result<int> empty_trash(Tx& tx, Instant before) {
  return sql::guarded([&]() -> Result<int> {
    const sql::Binds binds{{"before", std::int64_t{seconds(before)}}};
    // Who was joined into somebody stays as long as they do: they may be taken apart again.
    const std::string gone =
        " AND removed_at < :before AND (merged_into IS NULL OR merged_into NOT IN (SELECT k.id FROM people k WHERE "
        "k.ws = "
        ":ws))";
    const Int people = sql::count(tx, "SELECT COUNT(*) FROM people WHERE ws = :ws" + gone, binds);
    // The people's own rows go with them; their words are in no foreign key's reach.
    if (people > 0) {
      sql::run(tx,
               fmt::format("DELETE FROM texts WHERE ws = :ws AND person_id IN (SELECT id FROM people WHERE ws = :ws{})",
                           gone),
               binds);
    }
    for (const Table table : {Table::handles,
                              Table::addresses,
                              Table::positions,
                              Table::facts,
                              Table::notes,
                              Table::tags,
                              Table::extras,
                              Table::touches,
                              Table::source_records,
                              Table::reviews,
                              Table::promises,
                              Table::relations,
                              Table::weeks,
                              Table::messages,
                              Table::exchanges,
                              Table::mail_addresses,
                              Table::entry_points,
                              Table::own_news,
                              Table::entry_uses,
                              Table::drafts,
                              Table::value_entries,
                              Table::approaches,
                              Table::experiments,
                              Table::experiment_arms,
                              Table::experiment_entries,
                              Table::experiment_notes,
                              Table::followed_feeds,
                              Table::feed_people,
                              Table::introductions,
                              Table::pursuits,
                              Table::organisation_events,
                              Table::event_people,
                              Table::opportunities,
                              Table::opportunity_people,
                              Table::opportunity_touches,
                              Table::opportunity_stages}) {
      sql::run(tx, fmt::format("DELETE FROM {} WHERE ws = :ws AND removed_at < :before", info(table).name), binds);
    }
    sql::run(tx, R"sql(DELETE FROM message_ids WHERE ws = :ws AND NOT EXISTS (SELECT 1 FROM messages m
        WHERE m.ws = message_ids.ws AND m.key = message_ids.key AND m.removed_at IS NULL))sql",
             {});
    sql::run(tx, "DELETE FROM people WHERE ws = :ws" + gone, binds);
    return static_cast<int>(people);
  });
}

}  // namespace kith
