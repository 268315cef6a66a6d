#include "app/demo_more.hpp"

namespace kith::demo {

Status write_opportunities(const Ground&) {
  return {};
}

}  // namespace kith::demo
