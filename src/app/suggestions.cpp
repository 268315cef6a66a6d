#include "app/suggestions.hpp"

#include <charconv>

#include <fmt/format.h>

#include "app/derive.hpp"
#include "app/import_contacts.hpp"
#include "app/import_mail.hpp"
#include "app/triage.hpp"
#include "rules/correspondence.hpp"
#include "rules/strata.hpp"
#include "store/catalogue.hpp"

namespace kith::app {
namespace {

Result<CorrespondentRow> proposed(const Db& db, const std::string& address) {
  KITH_TRY(auto rows, correspondents(db, kLeastExchanges, kMostSuggestions));
  const std::string key = address_key(address);
  for (CorrespondentRow& row : rows) {
    if (row.address == key) return std::move(row);
  }
  return fail(Code::not_found, fmt::format("{} is not among the suggestions", address), "kith suggestions lists them");
}

}  // namespace

Result<std::vector<CorrespondentRow>> suggestions(const App& app) {
  KITH_TRY(const Db db, app.read());
  return correspondents(db, kLeastExchanges, kMostSuggestions);
}

Result<std::string> suggested(const App& app, const std::string& named) {
  int place = 0;
  const auto [end, error] = std::from_chars(named.data(), named.data() + named.size(), place);
  if (error != std::errc{} || end != named.data() + named.size()) return named;
  KITH_TRY(const auto rows, suggestions(app));
  if (place < 1 || place > static_cast<int>(rows.size()))
    return fail(Code::not_found, fmt::format("there is no suggestion {}", place), "kith suggestions lists them");
  return rows[static_cast<std::size_t>(place) - 1].address;
}

Result<Done> add_suggestion(const App& app, const std::string& address, std::optional<StratumId> stratum) {
  KITH_TRY(Tx tx, app.write("add", "Added from mail"));
  KITH_TRY(const CorrespondentRow row, proposed(tx, address));
  KITH_TRY(const auto known, strata(tx));
  StratumId usual;
  bool there = !stratum;
  for (const Stratum& one : known) {
    if (!usual || one.rank == kDefaultRank) usual = one.id;
    there = there || one.id == *stratum;
  }
  if (!there) return fail(Code::not_found, fmt::format("there is no stratum {}", stratum->value));
  ImportTally tally;
  ContactImport contacts(tx, tally, "", stratum.value_or(usual), {});
  KITH_TRY(const PersonId person, add_correspondent(tx, contacts, row));
  if (stratum) {
    KITH_CHECK(tx.update(Table::people, person.value, person, {{"placed", std::int64_t{1}}}));
  }
  KITH_CHECK(take_exchanges(tx, row.address, person));
  const std::string whole = whole_name(row.name);
  KITH_TRY(const auto others, correspondents(tx, kLeastExchanges, kMostSuggestions));
  for (const CorrespondentRow& other : others) {
    if (whole.empty() || whole_name(other.name) != whole) continue;
    KITH_CHECK(add_address(tx, person, other.address));
    KITH_CHECK(take_exchanges(tx, other.address, person));
  }
  if (!stratum) {
    KITH_TRY(const auto stored, kith::settings(tx));
    KITH_TRY(const Zone zone, app.zone(read_settings(stored)));
    KITH_CHECK(derive(tx, zone));
    KITH_CHECK(start_by_evidence(tx, app, {person}));
  }
  const std::string title = fmt::format("Added {} from mail", row.name.empty() ? row.address : row.name);
  tx.retitle(title);
  KITH_CHECK(app.finish(tx));
  return Done{tx.step(), title, person};
}

Result<Done> dismiss_suggestion(const App& app, const std::string& address) {
  KITH_TRY(Tx tx, app.write("dismiss", "Dismissed a suggestion"));
  KITH_TRY(const CorrespondentRow row, proposed(tx, address));
  KITH_CHECK(mark_address(tx, row.address, AddressMark::dismissed, "", app.now()));
  const std::string title = fmt::format("Dismissed {}", row.name.empty() ? row.address : row.name);
  tx.retitle(title);
  KITH_CHECK(app.finish(tx));
  return Done{tx.step(), title, {}};
}

}  // namespace kith::app
