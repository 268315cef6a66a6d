// Promises of either side: typed by hand, or read from notes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/app.hpp"
#include "store/people.hpp"
#include "store/promises.hpp"

namespace kith::app {

struct PromiseLine {
  Promise promise;
  PersonRow person;
};
// Open ones by their day (without one, the day they were made); closed ones latest first.
Result<std::vector<PromiseLine>> promises(const App& app, const PromiseFilter& filter,
                                          std::optional<PersonId> person = {});
// The order of that list.
bool before_in_list(const Promise& a, const Promise& b, const Zone& zone);

struct PromiseInput {
  std::string text;
  std::optional<LocalDate> by;
  PromiseSide side = PromiseSide::mine;
};
Result<Done> add_promise(const App& app, PersonId person, const PromiseInput& input);

struct PromiseEdit {
  std::optional<std::string> text;
  std::optional<std::optional<LocalDate>> by;
  std::optional<PromiseSide> side;
  std::optional<PromiseState> state;
};
// refused: the words of one that stands in a note are changed there.
Result<Done> edit_promise(const App& app, PromiseId id, const PromiseEdit& edit);
// refused for one that stands in a note: it is done or dropped instead.
Result<Done> delete_promise(const App& app, PromiseId id);

}  // namespace kith::app
