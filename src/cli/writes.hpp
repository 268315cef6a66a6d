// What commands that write have in common: reading their words, and saying what was done.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/history.hpp"
#include "cli/context.hpp"
#include "cli/people_text.hpp"

namespace kith::cli {

Result<Now> now_of(const Context& context);

// usage when the word is not a whole number above 0; `what` names it.
Result<std::int64_t> number_in(const std::string& word, std::string_view what);

// "2026-11-20 14:00" and the like, in the user's zone.
Result<std::optional<Instant>> instant_of(const Context& context, std::string_view option);

// The sentence of the step, a remark after it, and how to take it back.
Status confirm_write(const Context& context, const Done& done, const std::string& remark = {});
// The same for a write on one person, with what follows for them. JSON: step, title, person.
Status confirm_person(const Context& context, const Done& done);
// A write on many people. JSON: step, title, people.
Status confirm_many(const Context& context, const app::BulkDone& done);
Status confirm_undone(const Context& context, const std::vector<app::Undone>& undone);

}  // namespace kith::cli
