// The plan in memory: every person's numbers, levelled for one day. It follows the change log, so a
// page of Today costs a lookup and a write costs the people it touched.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <vector>

#include "app/settings.hpp"
#include "model/contact_lean.hpp"
#include "model/stratum.hpp"
#include "rules/today.hpp"
#include "store/db.hpp"

namespace kith {

struct PlanView {
  std::int64_t log_end = 0;
  Instant now{};
  LocalDate today{};
  std::string zone;
  Settings settings;
  std::vector<Stratum> strata;
  ContactLean lean;                     // how the user's contacts come beside the usual
  std::vector<Candidate> candidates;    // by person id
  std::vector<std::uint32_t> places;    // by person id: where in `candidates`; kNobody
  std::vector<std::uint8_t> closeness;  // by person id: 0 is the innermost stratum; see level_of()
  std::vector<std::int32_t> dues;       // by person id: the day their rhythm asks for; see due_of()
  DayPlan plan;
  std::unordered_map<PersonId, LocalDate> planned;  // the day of the horizon each person is planned for

  static constexpr std::uint32_t kNobody = ~std::uint32_t{0};
  // How far out lists put somebody, below kLevels: their stratum's place from the inside, then those without a
  // rhythm. Read for tens of thousands at a keystroke, so it is one byte a person.
  static constexpr std::size_t kLevels = 256;
  std::uint8_t level_of(PersonId person) const;
  // The day their rhythm asks for, as serial() has it; kNoDue without one. Read for everybody when a list is put in
  // its order.
  static constexpr std::int32_t kNoDue = std::numeric_limits<std::int32_t>::max();
  std::int32_t due_of(PersonId person) const;

  const Candidate* candidate(PersonId person) const;
  const Stratum* stratum(StratumId id) const;
};

class PlanBook {
 public:
  // The view as of the database `db` sees and of `now`; shared, never changed once handed out.
  Result<std::shared_ptr<const PlanView>> view(const Db& db, Instant now, const Settings& settings, const Zone& zone);

 private:
  std::mutex lock_;
  std::shared_ptr<const PlanView> latest_;
};

}  // namespace kith
