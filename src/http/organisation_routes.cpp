// Organisations: people there, pursuits, events.
#include "http/handling.hpp"
#include "http/routes.hpp"

namespace kith::http {

std::span<const Route> organisation_routes() {
  return {};
}

}  // namespace kith::http
