// What the database says of who knows who.
#pragma once

#include <cstdint>
#include <vector>

#include "model/tie_ground.hpp"
#include "store/db.hpp"

namespace kith {

// Of everybody who is not in the trash: relations and introductions, touches that several people may share, mail
// between them, positions.
Result<TieGround> tie_ground(const Db& db);
// The same ground, brought up to what `db` sees after these people were changed and the log was at `since`: their rows
// are read anew, and mail that came in. After an error the ground is of no use.
Status refresh_ground(const Db& db, TieGround& ground, const std::vector<PersonId>& people, std::int64_t since);

}  // namespace kith
