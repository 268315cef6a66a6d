// What one side said they would do.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/dates.hpp"
#include "base/id.hpp"
#include "model/person.hpp"

namespace kith {

enum class PromiseSide { mine, theirs };
enum class PromiseState { open, done, dropped };

struct Promise {
  PromiseId id;
  PersonId person;
  PromiseSide side = PromiseSide::mine;
  std::string text;
  Instant made{};
  std::optional<LocalDate> by;
  PromiseState state = PromiseState::open;
  std::optional<Instant> closed;
  SaidIn source = SaidIn::typed;
  std::int64_t source_id = 0;  // of the note or touch it was read from
};

std::string_view name(PromiseSide side);
std::string_view name(PromiseState state);
std::optional<PromiseSide> promise_side_from(std::string_view name);
std::optional<PromiseState> promise_state_from(std::string_view name);

}  // namespace kith
