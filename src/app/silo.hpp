// The silo audit: what of the network is left if the job goes today, who stands behind each number, and whom to warm
// up.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/app.hpp"
#include "app/bulk.hpp"
#include "rules/silo.hpp"
#include "rules/structure.hpp"
#include "store/people.hpp"

namespace kith::app {

// What counts as the user's own employer.
struct SiloHome {
  std::vector<std::string> set;      // as the settings say
  std::vector<std::string> counted;  // every organisation that counts, by name
  std::vector<std::string> domains;
  bool guessed = false;  // the domain is the one most people there write from, not set by the user
};

struct SiloPeriod {
  std::string name;  // "2026-Q3", "now"
  int warm = 0, home = 0;
};

// Somebody in the audit, with what it knows of them.
struct SiloLine {
  PersonRow row;
  bool home = false, warm = false, planned = false;
  std::string employer, industry, function, place, age;  // "" is not known
  Degree degree = Degree::never;
  std::optional<Instant> last;
  double strength = 0;
  double answers = 0;            // chance of an answer within a week
  std::optional<Stay> stay;      // of a warm tie at home
  std::vector<std::string> why;  // of a bridge, or of whom to warm up
};
struct SiloBridge {
  SiloLine line;
  SiloBy by = SiloBy::employer;
  std::string value;
  int people = 0;
};

struct SiloView {
  LocalDate today{};
  SiloHome home;
  SiloAudit audit;
  Holes circles;  // of the user among the warm ties
  std::vector<SiloPeriod> trend;
  std::vector<SiloBridge> bridges;
  std::vector<SiloLine> warm_up;
  std::string headline;
  std::vector<std::string> sentences;
};
Result<SiloView> silo(const App& app);

// Which people stand behind a number.
enum class SiloScope { warm, home, outside, people, stay, answer, unreachable, bridges, warm_up };
inline constexpr std::string_view kSiloScopes = "warm|home|outside|people|stay|answer|unreachable|bridges|warm-up";
std::optional<SiloScope> silo_scope_from(std::string_view name);

struct SiloQuery {
  SiloScope scope = SiloScope::warm;
  // "employer", "industry", "function", "place" or "age" with a value ("" or "not known": those without), or "quarter"
  // with a name of the trend: who was warm then.
  std::string group, value;
  int offset = 0, limit = 50;
};
struct SiloPeople {
  std::vector<SiloLine> lines;  // the strongest tie first; by chance where the scope is one
  int total = 0;
};
// usage for a group or quarter that there is not.
Result<SiloPeople> silo_people(const App& app, const SiloQuery& query);

// The setting home-domain, a domain each.
Result<std::vector<std::string>> home_domains(const App& app);

// Puts them into the plan: each due on one of the next five working days, in the order given; who rests is woken. One
// step. Nobody: whom the audit proposes. refused when there is nobody to plan or one asked not to be contacted.
Result<BulkDone> plan_silo(const App& app, std::vector<PersonId> people);

}  // namespace kith::app
