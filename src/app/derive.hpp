// What follows from a write: folded histories and search words of the people it touched, and how the user's contacts
// come beside the usual.
#pragma once

#include <vector>

#include "base/dates.hpp"
#include "store/tx.hpp"

namespace kith {

// Derives for the people `tx` has written to so far, and forgets them.
Status derive(Tx& tx, const Zone& zone);
// Those named, whatever `tx` has written.
Status derive_people(Tx& tx, const Zone& zone, const std::vector<PersonId>& people);
// Looks back on the user's last months when that was last done a week ago, or much changed since.
Status learn_lean(Tx& tx);
// Everybody anew: after the time zone changed.
Status derive_all(Tx& tx, const Zone& zone);

}  // namespace kith
