// What the silo audit is made of: everybody as rules/silo.hpp wants them, from the plan and the database.
#pragma once

#include <cstdint>
#include <vector>

#include "app/opened_plan.hpp"
#include "app/silo.hpp"

namespace kith::app {

struct SiloGround {
  SiloHome home;
  std::vector<SiloPerson> people;  // without those who asked not to be contacted; by id
  std::vector<Quarter> quarters;
  std::vector<std::uint16_t> warm_then, home_then;  // beside the people: bit i for quarters[i]
};
inline constexpr int kTrendQuarters = 8;

Result<std::vector<std::string>> home_domains(const Db& db);

Result<SiloGround> silo_ground(const App& app, const OpenedPlan& opened);

}  // namespace kith::app
