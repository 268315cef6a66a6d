// The schema's history. Append only: a released migration never changes.
#pragma once

#include "base/result.hpp"
#include "store/db.hpp"

namespace kith {

// The schema version this program writes.
int newest_schema();

// Brings the schema up to newest_schema(), each step in one transaction together with its version.
// Refuses a schema from a newer program.
Status migrate(soci::session& session, Backend backend);

}  // namespace kith
