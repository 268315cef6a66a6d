#include "store/introductions.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "store/sql.hpp"

namespace kith {
namespace {

using sql::Int;
using sql::Text;
template <class T>
using Opt = std::optional<T>;

template <class Keep>
void read_introductions(const Db& db, const std::string& condition, const sql::Binds& binds, Keep keep) {
  sql::each<Int, Text, Int, Int, Text, Opt<Int>, Opt<Int>, Opt<Int>, Opt<Int>, Opt<Int>, Opt<Int>, Opt<Int>, Opt<Int>,
            Opt<Int>, Opt<Int>, Opt<Int>, Text, Opt<Int>, Int>(
      db,
      fmt::format(R"sql(SELECT i.id, i.kind, i.person_id, i.other_id, i.why, i.person_asked_at, i.person_agreed_at,
          i.person_refused_at, i.other_asked_at, i.other_agreed_at, i.other_refused_at, i.introduced_at, i.met_at,
          i.thanked_at, i.followed_at, i.closed_at, i.closing, i.opportunity_id, i.created_at FROM introductions i
        JOIN people a ON a.ws = i.ws AND a.id = i.person_id AND a.removed_at IS NULL
        JOIN people b ON b.ws = i.ws AND b.id = i.other_id AND b.removed_at IS NULL
        WHERE i.ws = :ws AND i.removed_at IS NULL{} ORDER BY i.created_at DESC, i.id DESC)sql",
                  condition),
      binds,
      [&](Int id, const Text& kind, Int first, Int second, Text why, Opt<Int> first_asked, Opt<Int> first_agreed,
          Opt<Int> first_refused, Opt<Int> second_asked, Opt<Int> second_agreed, Opt<Int> second_refused,
          Opt<Int> introduced, Opt<Int> met, Opt<Int> thanked, Opt<Int> followed, Opt<Int> closed, Text closing,
          Opt<Int> opportunity, Int created) {
        Introduction one;
        one.id = IntroductionId{id};
        one.kind = introduction_kind_from(kind).value_or(IntroductionKind::offered);
        one.first = PersonId{first};
        one.second = PersonId{second};
        one.why = std::move(why);
        one.of_first = {sql::to_instant(first_asked), sql::to_instant(first_agreed), sql::to_instant(first_refused)};
        one.of_second = {sql::to_instant(second_asked), sql::to_instant(second_agreed),
                         sql::to_instant(second_refused)};
        one.introduced = sql::to_instant(introduced);
        one.met = sql::to_instant(met);
        one.thanked = sql::to_instant(thanked);
        one.followed = sql::to_instant(followed);
        one.closed = sql::to_instant(closed);
        one.closing = std::move(closing);
        one.opportunity = OpportunityId{opportunity.value_or(0)};
        one.created = instant(created);
        keep(std::move(one));
      });
}

std::vector<Field> introduction_fields(const Introduction& one) {
  return {{"other_id", one.second.value},
          {"why", one.why},
          {"person_asked_at", sql::from(one.of_first.asked)},
          {"person_agreed_at", sql::from(one.of_first.agreed)},
          {"person_refused_at", sql::from(one.of_first.refused)},
          {"other_asked_at", sql::from(one.of_second.asked)},
          {"other_agreed_at", sql::from(one.of_second.agreed)},
          {"other_refused_at", sql::from(one.of_second.refused)},
          {"introduced_at", sql::from(one.introduced)},
          {"met_at", sql::from(one.met)},
          {"thanked_at", sql::from(one.thanked)},
          {"followed_at", sql::from(one.followed)},
          {"closed_at", sql::from(one.closed)},
          {"closing", one.closing},
          {"opportunity_id", one.opportunity ? Value(one.opportunity.value) : Value(std::monostate{})}};
}

}  // namespace

Status move_introductions(Tx& tx, PersonId from, PersonId to) {
  KITH_TRY(const auto moving, list_introductions(tx, {.person = from}));
  KITH_TRY(auto present, list_introductions(tx, {.person = to}));
  std::erase_if(present, [](const Introduction& one) { return one.closed || one.thanked; });
  for (const Introduction& before : moving) {
    Introduction one = before;
    if (one.first == from) one.first = to;
    if (one.second == from) one.second = to;
    const auto twin = std::find_if(present.begin(), present.end(), [&](const Introduction& other) {
      return other.id != one.id && ((other.first == one.first && other.second == one.second) ||
                                    (other.first == one.second && other.second == one.first));
    });
    if (!one.closed && !one.thanked) {
      if (one.first == one.second) one.closing = "the two are one person";
      if (twin != present.end()) one.closing = fmt::format("the same two as in introduction {}", twin->id.value);
      if (one.first == one.second || twin != present.end()) one.closed = tx.now();
    }
    if (before.first == from) KITH_CHECK(tx.update(Table::introductions, one.id.value, to, {{"person_id", to.value}}));
    KITH_CHECK(update_introduction(tx, one));
  }
  return {};
}

Status open_introductions_again(Tx& tx, StepId join) {
  return sql::guarded([&]() -> Status {
    std::vector<IntroductionId> closed;
    sql::each<Int>(tx, R"sql(SELECT i.id FROM changes c JOIN introductions i ON i.ws = c.ws AND i.id = c.row_id
        WHERE c.ws = :ws AND c.step_id = :step AND c.tbl = 'introductions' AND c.field = 'closed_at'
          AND CAST(i.closed_at AS TEXT) = c.new_value AND i.person_id <> i.other_id ORDER BY c.seq)sql",
                   {{"step", join.value}}, [&](Int id) { closed.push_back(IntroductionId{id}); });
    for (const IntroductionId id : closed) {
      const auto owner =
          sql::one<Int>(tx, "SELECT person_id FROM introductions WHERE ws = :ws AND id = :id", {{"id", id.value}});
      if (!owner) continue;
      KITH_CHECK(tx.update(Table::introductions, id.value, PersonId{std::get<0>(*owner)},
                           {{"closed_at", std::monostate{}}, {"closing", std::string()}}));
    }
    return {};
  });
}

Result<std::vector<Introduction>> list_introductions(const Db& db, const IntroductionFilter& filter) {
  return sql::guarded([&]() -> Result<std::vector<Introduction>> {
    std::string condition;
    sql::Binds binds;
    if (filter.person) {
      condition += " AND (i.person_id = :person OR i.other_id = :person2)";
      binds.push_back({"person", filter.person->value});
      binds.push_back({"person2", filter.person->value});
    }
    if (filter.opportunity) {
      condition += " AND i.opportunity_id = :opportunity";
      binds.push_back({"opportunity", filter.opportunity->value});
    }
    std::vector<Introduction> all;
    read_introductions(db, condition, binds, [&](Introduction one) { all.push_back(std::move(one)); });
    return all;
  });
}

Result<std::optional<Introduction>> find_introduction(const Db& db, IntroductionId id) {
  return sql::guarded([&]() -> Result<Opt<Introduction>> {
    Opt<Introduction> found;
    read_introductions(db, " AND i.id = :id", {{"id", id.value}}, [&](Introduction one) { found = std::move(one); });
    return found;
  });
}

Result<IntroductionId> insert_introduction(Tx& tx, const Introduction& one) {
  std::vector<Field> fields = introduction_fields(one);
  fields.push_back({"kind", std::string(name(one.kind))});
  fields.push_back({"created_at", std::int64_t{seconds(one.created)}});
  KITH_TRY(const auto id, tx.insert(Table::introductions, one.first, fields));
  return IntroductionId{id};
}

Status update_introduction(Tx& tx, const Introduction& one) {
  return tx.update(Table::introductions, one.id.value, one.first, introduction_fields(one)).map([](bool) {});
}

}  // namespace kith
