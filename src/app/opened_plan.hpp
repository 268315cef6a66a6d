// A read transaction with the plan as of now: what every use case that reads the plan begins with.
#pragma once

#include <memory>

#include "app/app.hpp"

namespace kith::app {

struct OpenedPlan {
  Db db;
  std::shared_ptr<const PlanView> view;
  Zone zone;
};
Result<OpenedPlan> open_plan(const App& app);

}  // namespace kith::app
