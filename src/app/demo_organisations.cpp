#include "app/demo_more.hpp"

namespace kith::demo {

Status write_organisations(const Ground&) {
  return {};
}

}  // namespace kith::demo
