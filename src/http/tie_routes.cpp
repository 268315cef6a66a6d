// Who knows who: what is seen, and what the user says.
#include "app/json_ties.hpp"
#include "http/handling.hpp"
#include "http/routes.hpp"

namespace kith::http {
namespace {

Result<Reply> get_ties(Desk& desk, const Request& request) {
  KITH_TRY(const auto lines, app::own_ties(desk.app));
  return page_of(lines, request);
}

Result<Reply> get_person_ties(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const auto ties, app::person_ties(desk.app, PersonId{id}));
  return page_of(ties.ties, request);
}

constexpr Route kTieRoutes[] = {
    {"GET", "/ties", get_ties},
    {"GET", "/people/{id}/ties", get_person_ties},
};

}  // namespace

std::span<const Route> tie_routes() {
  return kTieRoutes;
}

}  // namespace kith::http
