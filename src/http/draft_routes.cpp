// Drafts: written, checked, sent.
#include "http/draft_check_routes.hpp"
#include "http/handling.hpp"
#include "http/routes.hpp"

namespace kith::http {
namespace {

constexpr Route kDraftRoutes[] = {
    {"POST", "/drafts/check", check_draft_text, BodyKind::json},
    {"GET", "/guard", get_guard},
};

}  // namespace

std::span<const Route> draft_routes() {
  return kDraftRoutes;
}

}  // namespace kith::http
