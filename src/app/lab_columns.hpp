// What the columns of any table of people are.
#pragma once

#include <string>
#include <vector>

#include "rules/traits.hpp"

namespace kith::app {

using Cells = std::vector<std::string>;

// Which cells of a row make the values of one trait.
struct LabColumn {
  enum class Make {
    cell,
    given_of_name,  // of a whole name
    family_of_name,
    date_of_parts,  // year, month and day, each in its own cell
  };
  Trait trait;
  Make make;
  std::vector<std::size_t> cells;
};

// `rows` help to tell what unknown columns are worth.
std::vector<LabColumn> lab_columns(const Cells& header, const std::vector<Cells>& rows,
                                   const std::vector<std::string>& ignored);

// The values of one row, for TraitTable::add().
std::vector<std::vector<std::string>> lab_values(const std::vector<LabColumn>& columns, const Cells& row);

}  // namespace kith::app
