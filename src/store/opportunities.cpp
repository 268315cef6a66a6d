#include "store/opportunities.hpp"

#include <fmt/format.h>

#include "store/sql.hpp"

namespace kith {
namespace {

using sql::Int;
using sql::Text;
template <class T>
using Opt = std::optional<T>;

template <class Keep>
void read_opportunities(const Db& db, const std::string& condition, const sql::Binds& binds, Keep keep) {
  sql::each<Int, Text, Text, Opt<Int>, Opt<Text>, Text, Opt<Int>, Text, Int, Opt<Int>, Text, Opt<Int>, Opt<Int>, Text,
            Text>(
      db,
      fmt::format(R"sql(SELECT t.id, t.kind, t.title, t.organisation_id, g.name, t.stage, t.cents, t.currency,
          t.begun_at, t.expected_day, t.next_step, t.next_day, t.closed_at, t.closing, t.note FROM opportunities t
        LEFT JOIN organisations g ON g.ws = t.ws AND g.id = t.organisation_id
        WHERE t.ws = :ws AND t.removed_at IS NULL{} ORDER BY t.begun_at DESC, t.id DESC)sql",
                  condition),
      binds,
      [&](Int id, const Text& kind, Text title, Opt<Int> organisation, Opt<Text> organisation_name, const Text& stage,
          Opt<Int> cents, Text currency, Int begun, Opt<Int> expected, Text next_step, Opt<Int> next_day,
          Opt<Int> closed_at, Text closing, Text note) {
        Opportunity one;
        one.id = OpportunityId{id};
        one.kind = opportunity_kind_from(kind).value_or(OpportunityKind::deal);
        one.title = std::move(title);
        if (organisation && organisation_name) {
          one.organisation = OrganisationId{*organisation};
          one.organisation_name = *std::move(organisation_name);
        }
        one.stage = opportunity_stage_from(stage).value_or(OpportunityStage::open);
        if (cents) one.worth = Money{*cents, std::move(currency)};
        one.begun = instant(begun);
        one.expected = sql::to_date(expected);
        one.next_step = std::move(next_step);
        one.next_day = sql::to_date(next_day);
        one.closed = sql::to_instant(closed_at);
        one.closing = std::move(closing);
        one.note = std::move(note);
        keep(std::move(one));
      });
}

std::string of_one(const std::optional<OpportunityId>& one, sql::Binds& binds) {
  if (!one) return {};
  binds.push_back({"opportunity", one->value});
  return " AND x.opportunity_id = :opportunity";
}

}  // namespace

Result<std::vector<Opportunity>> list_opportunities(const Db& db, const OpportunityFilter& filter) {
  return sql::guarded([&]() -> Result<std::vector<Opportunity>> {
    std::string condition;
    sql::Binds binds;
    if (filter.kind) {
      condition += " AND t.kind = :kind";
      binds.push_back({"kind", std::string(name(*filter.kind))});
    }
    if (filter.stage) {
      condition += " AND t.stage = :stage";
      binds.push_back({"stage", std::string(name(*filter.stage))});
    }
    if (filter.person) {
      condition += R"sql( AND (t.id IN (SELECT opportunity_id FROM opportunity_people
            WHERE ws = :ws AND person_id = :person AND removed_at IS NULL)
          OR t.id IN (SELECT opportunity_id FROM opportunity_touches
            WHERE ws = :ws AND person_id = :person AND removed_at IS NULL)))sql";
      binds.push_back({"person", filter.person->value});
    }
    if (filter.organisation) {
      condition += " AND t.organisation_id = :organisation";
      binds.push_back({"organisation", filter.organisation->value});
    }
    std::vector<Opportunity> all;
    read_opportunities(db, condition, binds, [&](Opportunity one) { all.push_back(std::move(one)); });
    return all;
  });
}

Result<std::optional<Opportunity>> find_opportunity(const Db& db, OpportunityId id) {
  return sql::guarded([&]() -> Result<std::optional<Opportunity>> {
    std::optional<Opportunity> found;
    read_opportunities(db, " AND t.id = :id", {{"id", id.value}}, [&](Opportunity one) { found = std::move(one); });
    return found;
  });
}

Result<OpportunityId> insert_opportunity(Tx& tx, const Opportunity& one) {
  using std::monostate;
  KITH_TRY(const auto id,
           tx.insert(Table::opportunities, PersonId{},
                     {{"kind", std::string(name(one.kind))},
                      {"title", one.title},
                      {"organisation_id", one.organisation ? Value(one.organisation.value) : Value(monostate{})},
                      {"stage", std::string(name(one.stage))},
                      {"cents", one.worth ? Value(one.worth->cents) : Value(monostate{})},
                      {"currency", one.worth ? one.worth->currency : std::string()},
                      {"begun_at", std::int64_t{seconds(one.begun)}},
                      {"expected_day", sql::from(one.expected)},
                      {"next_step", one.next_step},
                      {"next_day", sql::from(one.next_day)},
                      {"closed_at", sql::from(one.closed)},
                      {"closing", one.closing},
                      {"note", one.note}}));
  return OpportunityId{id};
}

Result<std::vector<OpportunityPerson>> opportunity_people(const Db& db, std::optional<OpportunityId> one) {
  return sql::guarded([&]() -> Result<std::vector<OpportunityPerson>> {
    std::vector<OpportunityPerson> all;
    sql::Binds binds;
    const std::string condition = of_one(one, binds);
    sql::each<Int, Int, Int, Text>(
        db,
        fmt::format(R"sql(SELECT x.id, x.opportunity_id, x.person_id, x.role FROM opportunity_people x
          JOIN people p ON p.ws = x.ws AND p.id = x.person_id AND p.removed_at IS NULL
          WHERE x.ws = :ws AND x.removed_at IS NULL{} ORDER BY x.id)sql",
                    condition),
        binds, [&](Int id, Int opportunity, Int person, const Text& role) {
          all.push_back({OpportunityPersonId{id}, OpportunityId{opportunity}, PersonId{person},
                         opportunity_role_from(role).value_or(OpportunityRole::other)});
        });
    return all;
  });
}

Result<std::vector<OpportunityLink>> opportunity_links(const Db& db, std::optional<OpportunityId> one) {
  return sql::guarded([&]() -> Result<std::vector<OpportunityLink>> {
    std::vector<OpportunityLink> all;
    sql::Binds binds;
    const std::string condition = of_one(one, binds);
    sql::each<Int, Int, Int, Int>(
        db,
        fmt::format(R"sql(SELECT x.id, x.opportunity_id, c.person_id, x.touch_id FROM opportunity_touches x
          JOIN touches c ON c.ws = x.ws AND c.id = x.touch_id AND c.removed_at IS NULL
          JOIN people p ON p.ws = c.ws AND p.id = c.person_id AND p.removed_at IS NULL
          WHERE x.ws = :ws AND x.removed_at IS NULL{} ORDER BY x.id)sql",
                    condition),
        binds, [&](Int id, Int opportunity, Int person, Int touch) {
          all.push_back({id, OpportunityId{opportunity}, PersonId{person}, TouchId{touch}});
        });
    return all;
  });
}

Result<std::vector<StageChange>> opportunity_stages(const Db& db, std::optional<OpportunityId> one) {
  return sql::guarded([&]() -> Result<std::vector<StageChange>> {
    std::vector<StageChange> all;
    sql::Binds binds;
    const std::string condition = of_one(one, binds);
    sql::each<Int, Int, Text, Int>(
        db,
        fmt::format(R"sql(SELECT x.id, x.opportunity_id, x.stage, x.at FROM opportunity_stages x
          WHERE x.ws = :ws AND x.removed_at IS NULL{} ORDER BY x.at, x.id)sql",
                    condition),
        binds, [&](Int id, Int opportunity, const Text& stage, Int at) {
          all.push_back({id, OpportunityId{opportunity}, opportunity_stage_from(stage).value_or(OpportunityStage::open),
                         instant(at)});
        });
    return all;
  });
}

Status insert_opportunity_person(Tx& tx, OpportunityId id, PersonId person, OpportunityRole role) {
  KITH_CHECK(
      tx.insert(Table::opportunity_people, person, {{"opportunity_id", id.value}, {"role", std::string(name(role))}}));
  return {};
}

Status insert_opportunity_link(Tx& tx, OpportunityId id, PersonId person, TouchId touch) {
  KITH_CHECK(tx.insert(Table::opportunity_touches, person, {{"opportunity_id", id.value}, {"touch_id", touch.value}}));
  return {};
}

Status insert_stage(Tx& tx, OpportunityId id, OpportunityStage stage, Instant at) {
  KITH_CHECK(tx.insert(
      Table::opportunity_stages, PersonId{},
      {{"opportunity_id", id.value}, {"stage", std::string(name(stage))}, {"at", std::int64_t{seconds(at)}}}));
  return {};
}

Result<std::optional<std::string>> organisation_name(const Db& db, OrganisationId id) {
  return sql::guarded([&]() -> Result<std::optional<std::string>> {
    const auto row =
        sql::one<Text>(db, R"sql(SELECT name FROM organisations WHERE ws = :ws AND id = :id AND removed_at IS NULL)sql",
                       {{"id", id.value}});
    return row ? std::optional(std::get<0>(*row)) : std::nullopt;
  });
}

}  // namespace kith
