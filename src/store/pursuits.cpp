#include "store/pursuits.hpp"

#include <fmt/format.h>

#include "store/sql.hpp"

namespace kith {
namespace {

using sql::Int;
using sql::Text;
template <class T>
using Opt = std::optional<T>;

template <class Keep>
void read_events(const Db& db, const std::string& condition, const sql::Binds& binds, Keep keep) {
  sql::each<Int, Int, Text, Text, Int, Int, Int, Text, Text>(
      db,
      fmt::format(R"sql(SELECT e.id, e.organisation_id, e.kind, e.title, e.at, e.minutes, e.cents, e.currency, e.note
        FROM organisation_events e WHERE e.ws = :ws AND e.removed_at IS NULL{} ORDER BY e.at DESC, e.id DESC)sql",
                  condition),
      binds,
      [&](Int id, Int organisation, const Text& kind, Text title, Int at, Int minutes, Int cents, Text currency,
          Text note) {
        OrganisationEvent event;
        event.id = OrganisationEventId{id};
        event.organisation = OrganisationId{organisation};
        event.kind = organisation_event_kind_from(kind).value_or(OrganisationEventKind::other);
        event.title = std::move(title);
        event.at = instant(at);
        event.minutes = static_cast<int>(minutes);
        event.cents = cents;
        event.currency = std::move(currency);
        event.note = std::move(note);
        keep(std::move(event));
      });
}

}  // namespace

Result<std::vector<Pursuit>> list_pursuits(const Db& db, std::optional<OrganisationId> organisation) {
  return sql::guarded([&]() -> Result<std::vector<Pursuit>> {
    std::vector<Pursuit> all;
    sql::each<Int, Int, Text, Text, Text, Text, Text, Opt<Int>, Int, Int, Int, Opt<Int>, Text>(
        db,
        fmt::format(
            R"sql(SELECT u.id, u.organisation_id, u.stage, u.for_me, u.for_them, u.i_give, u.next_step, u.next_day,
            u.next_minutes, u.begun_at, u.stage_at, u.closed_at, u.closing FROM pursuits u
          JOIN organisations g ON g.ws = u.ws AND g.id = u.organisation_id AND g.removed_at IS NULL
          WHERE u.ws = :ws AND u.removed_at IS NULL{} ORDER BY u.begun_at DESC, u.id DESC)sql",
            organisation ? " AND u.organisation_id = :organisation" : ""),
        organisation ? sql::Binds{{"organisation", organisation->value}} : sql::Binds{},
        [&](Int id, Int where, const Text& stage, Text for_me, Text for_them, Text i_give, Text next, Opt<Int> day,
            Int minutes, Int begun, Int stage_at, Opt<Int> closed, Text closing) {
          Pursuit one;
          one.id = PursuitId{id};
          one.organisation = OrganisationId{where};
          one.stage = pursuit_stage_from(stage).value_or(PursuitStage::idea);
          one.for_me = std::move(for_me);
          one.for_them = std::move(for_them);
          one.i_give = std::move(i_give);
          one.next_step = std::move(next);
          one.next_day = sql::to_date(day);
          one.next_minutes = static_cast<int>(minutes);
          one.begun = instant(begun);
          one.stage_at = instant(stage_at);
          one.closed = sql::to_instant(closed);
          one.closing = std::move(closing);
          all.push_back(std::move(one));
        });
    return all;
  });
}

Result<PursuitId> insert_pursuit(Tx& tx, const Pursuit& pursuit) {
  KITH_TRY(const auto id, tx.insert(Table::pursuits, PersonId{},
                                    {{"organisation_id", pursuit.organisation.value},
                                     {"stage", std::string(name(pursuit.stage))},
                                     {"for_me", pursuit.for_me},
                                     {"for_them", pursuit.for_them},
                                     {"i_give", pursuit.i_give},
                                     {"next_step", pursuit.next_step},
                                     {"next_day", sql::from(pursuit.next_day)},
                                     {"next_minutes", std::int64_t{pursuit.next_minutes}},
                                     {"begun_at", std::int64_t{seconds(pursuit.begun)}},
                                     {"stage_at", std::int64_t{seconds(pursuit.stage_at)}},
                                     {"closed_at", sql::from(pursuit.closed)},
                                     {"closing", pursuit.closing}}));
  return PursuitId{id};
}

Result<std::vector<StageRow>> stage_rows(const Db& db, PursuitId pursuit) {
  return sql::guarded([&]() -> Result<std::vector<StageRow>> {
    std::vector<StageRow> all;
    sql::each<Text, Opt<Text>, Opt<Text>, Opt<Int>>(
        db,
        R"sql(SELECT c.field, c.old_value, c.new_value, s.undoes FROM changes c
          JOIN steps s ON s.ws = c.ws AND s.id = c.step_id
          WHERE c.ws = :ws AND c.tbl = 'pursuits' AND c.row_id = :row AND c.field IN ('stage', 'stage_at')
          ORDER BY c.seq)sql",
        {{"row", pursuit.value}}, [&](const Text& field, Opt<Text> before, Opt<Text> after, Opt<Int> undoes) {
          StageRow row;
          row.taken_back = undoes.has_value();
          if (field == "stage") {
            row.before = std::move(before).value_or("");
            row.after = std::move(after).value_or("");
          } else if (after) {
            row.day = instant(std::stoll(*after));
          }
          all.push_back(std::move(row));
        });
    return all;
  });
}

Result<std::vector<OrganisationEvent>> organisation_events(const Db& db, std::optional<OrganisationId> organisation) {
  return sql::guarded([&]() -> Result<std::vector<OrganisationEvent>> {
    std::vector<OrganisationEvent> all;
    read_events(db, organisation ? " AND e.organisation_id = :organisation" : "",
                organisation ? sql::Binds{{"organisation", organisation->value}} : sql::Binds{},
                [&](OrganisationEvent event) { all.push_back(std::move(event)); });
    return all;
  });
}

Result<std::optional<OrganisationEvent>> find_organisation_event(const Db& db, OrganisationEventId id) {
  return sql::guarded([&]() -> Result<std::optional<OrganisationEvent>> {
    std::optional<OrganisationEvent> found;
    read_events(db, " AND e.id = :id", {{"id", id.value}}, [&](OrganisationEvent event) { found = std::move(event); });
    return found;
  });
}

std::vector<Field> organisation_event_fields(const OrganisationEvent& event) {
  return {{"organisation_id", event.organisation.value},
          {"kind", std::string(name(event.kind))},
          {"title", event.title},
          {"at", std::int64_t{seconds(event.at)}},
          {"minutes", std::int64_t{event.minutes}},
          {"cents", event.cents},
          {"currency", event.currency},
          {"note", event.note}};
}

Result<std::map<OrganisationEventId, std::vector<EventPerson>>> event_people(
    const Db& db, const std::vector<OrganisationEventId>& events) {
  return sql::guarded([&]() -> Result<std::map<OrganisationEventId, std::vector<EventPerson>>> {
    std::map<OrganisationEventId, std::vector<EventPerson>> all;
    KITH_CHECK(sql::in_parts(events, [&](const std::vector<OrganisationEventId>& part) -> Status {
      sql::each<Int, Int, Int, Opt<Int>>(
          db,
          fmt::format(R"sql(SELECT m.id, m.event_id, m.person_id, t.id FROM event_people m
            JOIN people p ON p.ws = m.ws AND p.id = m.person_id AND p.removed_at IS NULL
            LEFT JOIN touches t ON t.ws = m.ws AND t.id = m.touch_id AND t.removed_at IS NULL
            WHERE m.ws = :ws AND m.removed_at IS NULL AND m.event_id IN ({}) ORDER BY m.event_id, p.sort_key, m.id)sql",
                      sql::numbers(part)),
          {}, [&](Int id, Int event, Int person, Opt<Int> touch) {
            all[OrganisationEventId{event}].push_back(
                {id, OrganisationEventId{event}, PersonId{person}, TouchId{touch.value_or(0)}});
          });
      return {};
    }));
    return all;
  });
}

}  // namespace kith
