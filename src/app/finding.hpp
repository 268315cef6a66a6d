// Who fits what was typed: words by the index, facets by the index or by the plan in memory.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/app.hpp"
#include "rules/query.hpp"

namespace kith::app {

// What a search stands on: one moment of the database, and the books in memory of that moment.
struct Ground {
  const App& app;
  const Db& db;
  std::shared_ptr<const PlanView> view;
  Zone zone;
  NameBook::Hold names;
};
Result<Ground> ground(const App& app, const Db& db);

// Where the words of a query stand in somebody.
enum class Tier : std::uint8_t { whole_name, name, elsewhere };

struct Fit {
  std::uint32_t place = 0;  // in names.rows()
  Tier tier = Tier::whole_name;
};

// What a caller narrows by beside the query's text.
struct Narrow {
  std::optional<StratumId> stratum;
  std::optional<State> state;
  std::string tag;           // exactly this one
  std::string organisation;  // an id, or exactly this name
};

struct Fits {
  std::vector<Fit> people;        // in the order of names
  std::vector<std::string> near;  // nobody fits as typed: the words that were taken instead
};

// A word begins a word of the name, organisation, role, handle, city or tag; one or two letters begin a name
// or are a whole word elsewhere. All parts must hold. Where nobody fits, names with a slip or two do.
Result<Fits> find_fits(const Ground& on, const Query& query, const Narrow& narrow = {});

// Closest first: whole names, then beginnings, then what stands elsewhere; the inner strata before the outer.
void put_best_first(const Ground& on, std::vector<Fit>& fits);

// What a query looks for in texts: its words without a facet.
TextQuery text_query(const Query& query);

}  // namespace kith::app
