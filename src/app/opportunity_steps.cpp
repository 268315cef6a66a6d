#include "app/next_steps.hpp"

namespace kith::app {

Result<std::vector<NextStep>> opportunity_steps(const Db&, LocalDate, const Zone&) {
  return std::vector<NextStep>{};
}

}  // namespace kith::app
