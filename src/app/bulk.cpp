#include "app/bulk.hpp"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "base/text.hpp"
#include "store/catalogue.hpp"

namespace kith::app {
namespace {

constexpr std::array<std::pair<BulkAction, std::string_view>, 6> kActions{{{BulkAction::place, "place"},
                                                                           {BulkAction::tag, "tag"},
                                                                           {BulkAction::untag, "untag"},
                                                                           {BulkAction::rest, "rest"},
                                                                           {BulkAction::wake, "wake"},
                                                                           {BulkAction::remove, "delete"}}};

// Who is meant, each once, in the order of their numbers.
Result<std::vector<PersonId>> chosen(const App& app, const BulkRequest& request) {
  if (request.people.empty() == !request.query.has_value())
    return fail(Code::usage, "nobody is chosen", "name people, or a query that finds them");
  std::vector<PersonId> people = request.people;
  if (request.query) {
    KITH_TRY(people, find_everybody(app, *request.query));
  }
  const std::set<PersonId> except(request.except.begin(), request.except.end());
  std::erase_if(people, [&](PersonId id) { return except.contains(id); });
  std::sort(people.begin(), people.end());
  people.erase(std::unique(people.begin(), people.end()), people.end());
  return people;
}

class Changer {
 public:
  Changer(Tx& tx, const BulkRequest& request) : tx_(tx), request_(request), tag_(collapse(request.tag)) {}

  Status prepare() {
    const bool tags = request_.action == BulkAction::tag || request_.action == BulkAction::untag;
    if (tags && tag_.empty()) return fail(Code::usage, "the tag has no name");
    if (request_.action != BulkAction::place) return {};
    KITH_TRY(const auto known, strata(tx_));
    const auto row =
        std::find_if(known.begin(), known.end(), [&](const Stratum& s) { return s.id == request_.stratum; });
    if (row == known.end()) {
      return fail(Code::not_found, fmt::format("there is no stratum {}", request_.stratum.value),
                  "kith strata lists them");
    }
    stratum_ = row->name;
    return {};
  }

  // Whether this person changed.
  Result<bool> change(PersonId id, State state) {
    switch (request_.action) {
      case BulkAction::place:
        return update(id, {{"stratum_id", request_.stratum.value},
                           {"placed", std::int64_t{1}},
                           {"state", std::string(name(State::active))}});
      case BulkAction::tag: return tag(id);
      case BulkAction::untag: return untag(id);
      case BulkAction::rest:
        if (state != State::active) return false;
        return update(id, {{"state", std::string(name(State::resting))}});
      case BulkAction::wake: return update(id, {{"state", std::string(name(State::active))}});
      case BulkAction::remove: return update(id, {{"removed_at", std::int64_t{seconds(tx_.now())}}});
    }
    return false;
  }

  std::string title(const std::string& who) const {
    switch (request_.action) {
      case BulkAction::place: return fmt::format("Placed {} in {}", who, stratum_);
      case BulkAction::tag: return fmt::format("Tagged {} {}", who, tag_);
      case BulkAction::untag: return fmt::format("Took the tag {} from {}", tag_, who);
      case BulkAction::rest: return fmt::format("Put {} to rest", who);
      case BulkAction::wake: return fmt::format("Woke {}", who);
      case BulkAction::remove: return fmt::format("Deleted {}", who);
    }
    return {};
  }

 private:
  Result<bool> update(PersonId id, const std::vector<Field>& fields) {
    return tx_.update(Table::people, id.value, id, fields);
  }
  Result<bool> tag(PersonId id) {
    KITH_TRY(const auto rows, tag_rows(tx_, id));
    if (std::any_of(rows.begin(), rows.end(), [&](const auto& row) { return row.second == tag_; })) return false;
    KITH_CHECK(tx_.insert(Table::tags, id, {{"name", tag_}}));
    return true;
  }
  Result<bool> untag(PersonId id) {
    KITH_TRY(const auto rows, tag_rows(tx_, id));
    bool changed = false;
    for (const auto& [row, name] : rows) {
      if (name != tag_) continue;
      KITH_CHECK(tx_.remove(Table::tags, row.value, id));
      changed = true;
    }
    return changed;
  }

  Tx& tx_;
  const BulkRequest& request_;
  std::string tag_;
  std::string stratum_;
};

}  // namespace

std::string_view name(BulkAction action) {
  for (const auto& [row, word] : kActions) {
    if (row == action) return word;
  }
  return {};
}

std::optional<BulkAction> bulk_action_from(std::string_view name) {
  for (const auto& [row, word] : kActions) {
    if (word == name) return row;
  }
  return std::nullopt;
}

Result<BulkDone> change_many(const App& app, const BulkRequest& request) {
  KITH_TRY(const auto people, chosen(app, request));
  KITH_TRY(Tx tx, app.write(std::string(name(request.action)), "Changed people"));
  Changer changer(tx, request);
  KITH_CHECK(changer.prepare());
  KITH_TRY(const auto rows, person_rows(tx, people));
  if (rows.size() != people.size() && !request.query) {
    for (const PersonId id : people) {
      if (std::none_of(rows.begin(), rows.end(), [&](const PersonRow& row) { return row.id == id; }))
        return fail(Code::not_found, fmt::format("there is no person {}", id.value));
    }
  }
  BulkDone done;
  std::string one;
  for (const PersonRow& row : rows) {
    KITH_TRY(const bool changed, changer.change(row.id, row.state));
    if (!changed) continue;
    if (++done.people == 1) one = row.name;
  }
  done.title = changer.title(done.people == 1   ? one
                             : done.people == 0 ? "nobody"
                                                : fmt::format("{} people", done.people));
  if (done.people == 0) return done;
  tx.retitle(done.title);
  KITH_CHECK(app.finish(tx));
  done.step = tx.step();
  return done;
}

}  // namespace kith::app
