#include "app/demo_more.hpp"

namespace kith::demo {

Status write_introductions(const Ground&) {
  return {};
}

}  // namespace kith::demo
