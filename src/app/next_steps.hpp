// What is next with introductions, organisations and opportunities: lines of Today beside those of people.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/people.hpp"

namespace kith::app {

enum class StepOf { introduction, organisation, opportunity };
std::string_view name(StepOf kind);

struct NextStep {
  StepOf kind = StepOf::organisation;
  std::int64_t id = 0;  // of the introduction, the organisation, the opportunity
  std::string title;    // whose step it is: "Guild of Millwrights", "Ada Byron and Grace Hopper"
  std::string what;     // one sentence: what to do
  LocalDate due{};
  int minutes = 5;
  std::optional<PersonRow> person;  // whom it concerns, when it is one person
};

// What has come by `today` and is not done, the longest waiting first; nobody who asked not to be contacted, nobody in
// the trash.
Result<std::vector<NextStep>> next_steps(const Db& db, LocalDate today, const Zone& zone);

// Its three parts, each in the file of its own kind.
Result<std::vector<NextStep>> introduction_steps(const Db& db, LocalDate today, const Zone& zone);
Result<std::vector<NextStep>> organisation_steps(const Db& db, LocalDate today, const Zone& zone);
Result<std::vector<NextStep>> opportunity_steps(const Db& db, LocalDate today, const Zone& zone);

}  // namespace kith::app
