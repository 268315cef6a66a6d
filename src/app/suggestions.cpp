#include "app/suggestions.hpp"

#include <algorithm>
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

// The addresses of the one who is suggested with this one.
Result<std::vector<CorrespondentRow>> proposed(const Db& db, const std::string& address) {
  KITH_TRY(auto rows, correspondents(db, kLeastExchanges, kMostSuggestions));
  const std::string key = address_key(address);
  for (auto& addresses : by_person(std::move(rows))) {
    for (const CorrespondentRow& row : addresses) {
      if (row.address == key) return std::move(addresses);
    }
  }
  return fail(Code::not_found, fmt::format("{} is not among the suggestions", address), "kith suggestions lists them");
}

std::string called(const std::vector<CorrespondentRow>& addresses) {
  const CorrespondentRow& row = addresses.front();
  return row.name.empty() ? row.address : row.name;
}

Suggestion suggestion_of(const std::vector<CorrespondentRow>& addresses) {
  const CorrespondentRow& last = addresses.front();
  Suggestion made{last.address, last.name, {}, 0, 0, last.first, last.last, last.subject};
  for (const CorrespondentRow& row : addresses) {
    if (&row != &last) made.also.push_back(row.address);
    made.in += row.in;
    made.out += row.out;
    made.first = std::min(made.first, row.first);
  }
  return made;
}

// One person for each group of addresses, with this rhythm, else the one their exchanges speak for.
Result<std::vector<PersonId>> add_people(Tx& tx, const App& app,
                                         const std::vector<std::vector<CorrespondentRow>>& groups,
                                         std::optional<StratumId> stratum) {
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
  std::vector<PersonId> people;
  for (const auto& addresses : groups) {
    KITH_TRY(const AddedCorrespondent added, add_correspondent(tx, contacts, addresses));
    people.push_back(added.person);
    if (stratum) KITH_CHECK(tx.update(Table::people, added.person.value, added.person, {{"placed", std::int64_t{1}}}));
  }
  if (stratum) return people;
  KITH_TRY(const auto stored, kith::settings(tx));
  KITH_TRY(const Zone zone, app.zone(read_settings(stored)));
  KITH_CHECK(derive(tx, zone));
  KITH_CHECK(start_by_evidence(tx, app, people));
  return people;
}

}  // namespace

Result<std::vector<Suggestion>> suggestions(const Db& db) {
  KITH_TRY(auto rows, correspondents(db, kLeastExchanges, kMostSuggestions));
  std::vector<Suggestion> all;
  for (const auto& addresses : by_person(std::move(rows))) all.push_back(suggestion_of(addresses));
  std::stable_sort(all.begin(), all.end(),
                   [](const Suggestion& a, const Suggestion& b) { return a.in + a.out > b.in + b.out; });
  return all;
}

Result<std::vector<Suggestion>> suggestions(const App& app) {
  KITH_TRY(const Db db, app.read());
  return suggestions(db);
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
  KITH_TRY(const auto addresses, proposed(tx, address));
  KITH_TRY(const auto people, add_people(tx, app, {addresses}, stratum));
  const std::string title = fmt::format("Added {} from mail", called(addresses));
  tx.retitle(title);
  KITH_CHECK(app.finish(tx));
  return Done{tx.step(), title, people.front()};
}

Result<Done> add_suggestions(const App& app, std::optional<StratumId> stratum) {
  KITH_TRY(Tx tx, app.write("add", "Added from mail"));
  KITH_TRY(auto rows, correspondents(tx, kLeastExchanges, kMostSuggestions));
  const auto groups = by_person(std::move(rows));
  if (groups.empty()) return Done{{}, "Nobody writes with you who is not in Kith", {}};
  KITH_TRY(const auto people, add_people(tx, app, groups, stratum));
  const std::string title = people.size() == 1 ? fmt::format("Added {} from mail", called(groups.front()))
                                               : fmt::format("Added {} people from mail", people.size());
  tx.retitle(title);
  KITH_CHECK(app.finish(tx));
  return Done{tx.step(), title, people.front()};
}

Result<Done> dismiss_suggestion(const App& app, const std::string& address) {
  KITH_TRY(Tx tx, app.write("dismiss", "Dismissed a suggestion"));
  KITH_TRY(const auto addresses, proposed(tx, address));
  for (const CorrespondentRow& row : addresses) {
    KITH_CHECK(mark_address(tx, row.address, AddressMark::dismissed, "", app.now()));
  }
  const std::string title = fmt::format("Dismissed {}", called(addresses));
  tx.retitle(title);
  KITH_CHECK(app.finish(tx));
  return Done{tx.step(), title, {}};
}

}  // namespace kith::app
