#include "app/suggestions.hpp"

#include <fmt/format.h>

#include "app/import_contacts.hpp"
#include "app/import_mail.hpp"
#include "rules/strata.hpp"
#include "store/catalogue.hpp"

namespace kith::app {
namespace {

Result<CorrespondentRow> at_place(const Db& db, int place) {
  KITH_TRY(auto rows, correspondents(db, kLeastExchanges, kMostSuggestions));
  if (place < 1 || place > static_cast<int>(rows.size()))
    return fail(Code::not_found, fmt::format("there is no suggestion {}", place), "kith suggestions lists them");
  return std::move(rows[static_cast<std::size_t>(place) - 1]);
}

}  // namespace

Result<std::vector<CorrespondentRow>> suggestions(const App& app) {
  KITH_TRY(const Db db, app.read());
  return correspondents(db, kLeastExchanges, kMostSuggestions);
}

Result<Done> add_suggestion(const App& app, int place) {
  KITH_TRY(Tx tx, app.write("add", "Added from mail"));
  KITH_TRY(const CorrespondentRow row, at_place(tx, place));
  KITH_TRY(const auto known, strata(tx));
  StratumId stratum;
  for (const Stratum& one : known) {
    if (!stratum || one.rank == kDefaultRank) stratum = one.id;
  }
  ImportTally tally;
  ContactImport contacts(tx, tally, "", stratum, {});
  KITH_TRY(const PersonId person, add_correspondent(tx, contacts, row));
  KITH_CHECK(take_exchanges(tx, row.address, person));
  const std::string title = fmt::format("Added {} from mail", row.name.empty() ? row.address : row.name);
  tx.retitle(title);
  KITH_CHECK(app.finish(tx));
  return Done{tx.step(), title, person};
}

Result<Done> dismiss_suggestion(const App& app, int place) {
  KITH_TRY(Tx tx, app.write("dismiss", "Dismissed a suggestion"));
  KITH_TRY(const CorrespondentRow row, at_place(tx, place));
  KITH_CHECK(mark_address(tx, row.address, AddressMark::dismissed, "", app.now()));
  const std::string title = fmt::format("Dismissed {}", row.name.empty() ? row.address : row.name);
  tx.retitle(title);
  KITH_CHECK(app.finish(tx));
  return Done{tx.step(), title, {}};
}

}  // namespace kith::app
