// Experiments.
#include "http/handling.hpp"
#include "http/routes.hpp"

namespace kith::http {

std::span<const Route> experiment_routes() {
  return {};
}

}  // namespace kith::http
