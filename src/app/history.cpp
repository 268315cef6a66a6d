#include "app/history.hpp"

#include <charconv>

#include <fmt/format.h>

#include "app/derive.hpp"
#include "store/catalogue.hpp"

namespace kith::app {
namespace {

struct FieldWords {
  std::string_view table, field, words;
};
// "" as field is the row itself.
constexpr FieldWords kFieldWords[] = {{"people", "", "Person"},
                                      {"people", "name", "Name"},
                                      {"people", "given", "Given name"},
                                      {"people", "middle", "Middle name"},
                                      {"people", "family", "Family name"},
                                      {"people", "prefix", "Title"},
                                      {"people", "suffix", "Suffix"},
                                      {"people", "nickname", "Nickname"},
                                      {"people", "birthday", "Birthday"},
                                      {"people", "state", "State"},
                                      {"people", "stratum_id", "Stratum"},
                                      {"people", "interval_days", "Own rhythm in days"},
                                      {"people", "first_due", "First date"},
                                      {"people", "snoozed_until", "Snoozed until"},
                                      {"people", "skipped_at", "Skipped"},
                                      {"people", "merged_into", "Joined into"},
                                      {"people", "removed_at", "In the trash"},
                                      {"handles", "", "Address or number"},
                                      {"handles", "value", "Address or number"},
                                      {"handles", "label", "Label of an address or number"},
                                      {"handles", "person_id", "Address or number, from another person"},
                                      {"handles", "removed_at", "Address or number removed"},
                                      {"addresses", "", "Postal address"},
                                      {"addresses", "removed_at", "Postal address removed"},
                                      {"positions", "", "Position"},
                                      {"positions", "role", "Role"},
                                      {"positions", "from_date", "Position since"},
                                      {"positions", "to_date", "Position until"},
                                      {"positions", "removed_at", "Position removed"},
                                      {"facts", "", "Fact"},
                                      {"facts", "text", "Fact"},
                                      {"facts", "removed_at", "Fact removed"},
                                      {"notes", "", "Note"},
                                      {"notes", "text", "Note"},
                                      {"notes", "removed_at", "Note removed"},
                                      {"tags", "", "Tag"},
                                      {"tags", "removed_at", "Tag removed"},
                                      {"touches", "", "Contact"},
                                      {"touches", "at", "Time of a contact"},
                                      {"touches", "channel", "Channel of a contact"},
                                      {"touches", "direction", "Direction of a contact"},
                                      {"touches", "note", "Note of a contact"},
                                      {"touches", "removed_at", "Contact removed"},
                                      {"reviews", "decision", "Same person?"},
                                      {"promises", "", "Promise"},
                                      {"promises", "text", "Promise"},
                                      {"promises", "by_date", "Day of a promise"},
                                      {"promises", "state", "State of a promise"},
                                      {"promises", "removed_at", "Promise removed"},
                                      {"entry_points", "", "Entry point"},
                                      {"entry_points", "kind", "Kind of an entry point"},
                                      {"entry_points", "text", "Entry point"},
                                      {"entry_points", "url", "Link of an entry point"},
                                      {"entry_points", "until_day", "Last day of an entry point"},
                                      {"entry_points", "removed_at", "Entry point removed"},
                                      {"entry_uses", "", "Entry point used up"},
                                      {"relations", "", "Relation"},
                                      {"relations", "removed_at", "Relation removed"},
                                      {"facts", "kind", "Kind of a fact"}};

std::optional<std::string_view> field_words(const Change& change) {
  for (const FieldWords& row : kFieldWords) {
    if (row.table == change.table && row.field == change.field) return row.words;
  }
  return std::nullopt;  // bookkeeping: keys, import marks
}

std::optional<std::int64_t> number_in(const std::optional<std::string>& text) {
  std::int64_t value = 0;
  if (!text) return std::nullopt;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
  return error == std::errc{} && end == text->data() + text->size() ? std::optional(value) : std::nullopt;
}

// The stored value as a person reads it.
std::optional<std::string> value_words(const Change& change, const std::optional<std::string>& value,
                                       const std::vector<Stratum>& strata, const Zone& zone) {
  const auto number = number_in(value);
  if (!number) return value;
  if (change.field == "stratum_id") {
    for (const Stratum& stratum : strata) {
      if (stratum.id.value == *number) return stratum.name;
    }
  }
  if (change.field == "first_due" || change.field == "snoozed_until" || change.field == "by_date" ||
      change.field == "until_day")
    return iso(local_date(static_cast<int>(*number)));
  if (change.field == "at" || change.field == "removed_at" || change.field == "skipped_at")
    return iso(instant(*number), zone);
  return value;
}

}  // namespace

Result<Undone> undo(const App& app, std::optional<StepId> step) {
  KITH_TRY(Tx tx, app.write("undo", "Undo"));
  if (!step) {
    KITH_TRY(const auto newest, undoable(tx, 1));
    if (newest.empty()) return fail(Code::not_found, "there is nothing to undo");
    step = newest.front().id;
  }
  KITH_TRY(const auto found, find_step(tx, *step));
  if (!found) return fail(Code::not_found, fmt::format("there is no step {}", step->value), "kith history lists them");
  if (found->kind == "setup")
    return fail(Code::refused, "the first strata cannot be undone", "change them with kith stratum set");
  if (found->undone_by) return fail(Code::refused, fmt::format("\"{}\" is undone already", found->title));
  tx.retitle(found->undoes ? fmt::format("Did again: {}", found->title.substr(found->title.find(": ") + 2))
                           : fmt::format("Undid: {}", found->title));
  KITH_TRY(const auto reverted, revert(tx, *step));
  if (reverted.changes == 0) {
    return fail(Code::refused,
                fmt::format("\"{}\" cannot be undone any more: all of it was edited later", found->title));
  }
  KITH_CHECK(app.finish(tx));
  return Undone{tx.step(), found->title, reverted.kept, reverted.people_kept};
}

Result<std::vector<Step>> history(const App& app, std::optional<StepId> before, int limit) {
  KITH_TRY(const Db db, app.read());
  return steps(db, before, limit);
}

Result<std::vector<PersonStep>> person_history(const App& app, PersonId person, int limit) {
  KITH_TRY(const Db db, app.read());
  KITH_TRY(const auto stored, kith::settings(db));
  KITH_TRY(const Zone zone, app.zone(read_settings(stored)));
  KITH_TRY(const auto known_strata, strata(db));
  KITH_TRY(const auto changes, changes_of(db, person, std::nullopt, limit * 10));
  std::vector<PersonStep> all;
  for (const Change& change : changes) {
    if (all.empty() || all.back().step.id != change.step) {
      if (all.size() == static_cast<std::size_t>(limit)) break;
      KITH_TRY(const auto step, find_step(db, change.step));
      if (!step) continue;
      all.push_back({*step, {}});
    }
    if (const auto words = field_words(change)) {
      all.back().lines.push_back({std::string(*words), value_words(change, change.before, known_strata, zone),
                                  value_words(change, change.after, known_strata, zone)});
    }
  }
  return all;
}

}  // namespace kith::app
