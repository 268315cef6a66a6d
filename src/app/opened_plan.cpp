#include "app/opened_plan.hpp"

#include "store/catalogue.hpp"

namespace kith::app {

Result<OpenedPlan> open_plan(const App& app) {
  KITH_TRY(Db db, app.read());
  KITH_TRY(const auto stored, kith::settings(db));
  const Settings known = read_settings(stored);
  KITH_TRY(const Zone zone, app.zone(known));
  KITH_TRY(auto view, app.plans().view(db, app.now(), known, zone));
  return OpenedPlan{std::move(db), std::move(view), zone};
}

}  // namespace kith::app
