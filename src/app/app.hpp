// One opened workspace: its database, its clock, its zone. Every use case takes one.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "app/name_book.hpp"
#include "app/network_book.hpp"
#include "app/plan_book.hpp"
#include "app/prefix_book.hpp"
#include "app/settings.hpp"
#include "app/word_book.hpp"
#include "base/clock.hpp"
#include "store/db.hpp"
#include "store/tx.hpp"

namespace kith {

class MapBook;  // app/map_book.hpp

struct AppOptions {
  std::string location;             // file or postgresql:// URL
  std::optional<Instant> now;       // --now: replay this instant
  std::optional<std::string> zone;  // --tz: instead of the setting and the machine's
};

class App {
 public:
  // Opens or creates the database and gives a new workspace its strata.
  static Result<App> open(const AppOptions& options);

  const Store& store() const { return *store_; }
  Instant now() const { return clock_.now(); }
  // --tz, else the setting, else the machine's.
  Result<Zone> zone(const Settings& settings) const;
  Result<LocalDate> today(const Db& db) const;
  PlanBook& plans() const { return *plans_; }
  NameBook& names() const { return *names_; }
  WordBook& words() const { return *words_; }
  PrefixBook& prefixes() const { return *prefixes_; }
  NetworkBook& network() const { return *network_; }
  MapBook& map() const { return *map_; }
  // Where the log ended when everybody was last compared with everybody; -1 before.
  std::atomic<std::int64_t>& pairs_searched() const { return *pairs_searched_; }

  Result<Db> read() const { return store_->read(); }
  Result<Tx> write(std::string kind, std::string title) const;
  // Derives what follows from the writes and commits: the end of every writing use case.
  Status finish(Tx& tx) const;

 private:
  App() = default;
  std::unique_ptr<Store> store_;
  std::unique_ptr<PlanBook> plans_;
  std::unique_ptr<NameBook> names_;
  std::unique_ptr<WordBook> words_;
  std::unique_ptr<PrefixBook> prefixes_;
  std::unique_ptr<NetworkBook> network_;
  std::shared_ptr<MapBook> map_;  // shared: its type is known to those who use it
  std::unique_ptr<std::atomic<std::int64_t>> pairs_searched_;
  Clock clock_;
  std::optional<std::string> zone_;
};

// What every writing use case answers with.
struct Done {
  StepId step;  // the undo handle; none when nothing changed
  std::string title;
  PersonId person;
};

}  // namespace kith
