// Opportunities, and what led to them.
#include "http/handling.hpp"
#include "http/routes.hpp"

namespace kith::http {

std::span<const Route> opportunity_routes() {
  return {};
}

}  // namespace kith::http
