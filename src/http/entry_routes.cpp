// Entry points and the user's own news.
#include "http/handling.hpp"
#include "http/routes.hpp"

namespace kith::http {

std::span<const Route> entry_routes() {
  return {};
}

}  // namespace kith::http
