#include "app/organisation_parts.hpp"

#include <algorithm>

#include "app/settings.hpp"
#include "base/text.hpp"
#include "store/catalogue.hpp"

namespace kith::app {

PursuitSigns pursuit_signs(const Pursuit& pursuit, std::optional<Instant> last_touch, std::optional<Instant> last_event,
                           const Zone& zone) {
  PursuitSigns signs;
  if (last_touch) signs.last_touch = zone.date_of(*last_touch);
  if (last_event) signs.last_event = zone.date_of(*last_event);
  signs.stage_day = zone.date_of(pursuit.stage_at);
  return signs;
}

Status rename_home(Tx& tx, const std::string& before, const std::string& after) {
  KITH_TRY(const auto stored, kith::settings(tx));
  std::string names;
  std::vector<std::string> seen;
  for (const std::string& one : read_settings(stored).home_organisations) {
    std::string name = fold(one) == fold(before) ? after : one;
    std::replace(name.begin(), name.end(), ',', ' ');  // the setting is a list with commas; names are compared without
    if (std::find(seen.begin(), seen.end(), fold(name)) != seen.end()) continue;
    seen.push_back(fold(name));
    names += (names.empty() ? "" : ", ") + collapse(name);
  }
  return save_setting(tx, "home-organisation", names);
}

Status follow_staff(Tx& tx, OrganisationId id) {
  KITH_TRY(const auto staff, staff_of(tx, id));
  for (const StaffRow& row : staff) tx.follow(Table::positions, row.person);
  return {};
}

}  // namespace kith::app
