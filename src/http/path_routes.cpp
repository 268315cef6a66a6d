// Ways to a person, an organisation or a topic.
#include "http/handling.hpp"
#include "http/routes.hpp"

namespace kith::http {

std::span<const Route> path_routes() {
  return {};
}

}  // namespace kith::http
