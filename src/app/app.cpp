#include "app/app.hpp"

#include "app/derive.hpp"
#include "app/map_book.hpp"
#include "app/promise_notes.hpp"
#include "rules/strata.hpp"
#include "store/catalogue.hpp"
#include "store/derived.hpp"
#include "store/promises.hpp"
#include "store/search.hpp"

namespace kith {
namespace {

Status make_strata(const Store& store, Instant now) {
  {
    KITH_TRY(const Db db, store.read());
    KITH_TRY(const auto present, strata(db));
    if (!present.empty()) return {};
  }
  KITH_TRY(Tx tx, store.write(now, "setup", "Set up the strata"));
  KITH_TRY(const auto present, strata(tx));  // another process may have been quicker
  if (!present.empty()) return {};
  for (const Stratum& stratum : default_strata()) KITH_CHECK(insert_stratum(tx, stratum));
  return tx.commit();
}

// A database from before promises had rows: they are read from its notes once.
Status adopt_promises(const App& app) {
  std::vector<PersonId> people;
  {
    KITH_TRY(const Db db, app.read());
    KITH_TRY(people, promised_without_row(db));
  }
  if (people.empty()) return {};
  KITH_TRY(Tx tx, app.write("setup", "Read the promises in the notes"));
  KITH_CHECK(follow_notes(tx, people));
  return app.finish(tx);
}

// Histories of an older program are folded once as this one does it.
Status refold(const App& app) {
  std::vector<PersonId> people;
  {
    KITH_TRY(const Db db, app.read());
    KITH_TRY(people, people_to_fold(db));
  }
  if (people.empty()) return {};
  KITH_TRY(Tx tx, app.write("setup", "Read the touches anew"));
  KITH_TRY(const auto stored, settings(tx));
  KITH_TRY(const Zone local, app.zone(read_settings(stored)));
  KITH_CHECK(derive_people(tx, local, people));
  return tx.commit();
}

// A database of an older program is searched only once its words are derived as this one does it.
Status refresh_search(const Store& store, Instant now) {
  {
    KITH_TRY(const Db db, store.read());
    KITH_TRY(const bool current, search_is_current(db));
    if (current) return {};
  }
  KITH_TRY(Tx tx, store.write(now, "setup", "Prepared the search"));
  KITH_CHECK(rebuild_search(tx));
  return tx.commit();
}

}  // namespace

Result<App> App::open(const AppOptions& options) {
  if (options.zone) KITH_CHECK(Zone::find(*options.zone));
  App app;
  if (options.now) app.clock_ = Clock(*options.now);
  app.zone_ = options.zone;
  KITH_TRY(Store store, Store::open(options.location));
  KITH_CHECK(make_strata(store, app.now()));
  KITH_CHECK(refresh_search(store, app.now()));
  app.store_ = std::make_unique<Store>(std::move(store));
  app.plans_ = std::make_unique<PlanBook>();
  app.names_ = std::make_unique<NameBook>();
  app.words_ = std::make_unique<WordBook>();
  app.prefixes_ = std::make_unique<PrefixBook>();
  app.network_ = std::make_unique<NetworkBook>();
  app.map_ = std::make_shared<MapBook>();
  app.pairs_searched_ = std::make_unique<std::atomic<std::int64_t>>(-1);
  KITH_CHECK(refold(app));
  KITH_CHECK(adopt_promises(app));
  return app;
}

Result<Zone> App::zone(const Settings& settings) const {
  if (zone_) return Zone::find(*zone_);
  if (!settings.time_zone.empty()) return Zone::find(settings.time_zone);
  return Zone::of_machine();
}

Result<LocalDate> App::today(const Db& db) const {
  KITH_TRY(const auto stored, settings(db));
  KITH_TRY(const Zone local, zone(read_settings(stored)));
  return local.date_of(now());
}

Result<Tx> App::write(std::string kind, std::string title) const {
  return store_->write(now(), std::move(kind), std::move(title));
}

Status App::finish(Tx& tx) const {
  KITH_TRY(const auto stored, settings(tx));
  KITH_TRY(const Zone local, zone(read_settings(stored)));
  KITH_CHECK(derive(tx, local));
  KITH_CHECK(learn_lean(tx));
  return tx.commit();
}

}  // namespace kith
