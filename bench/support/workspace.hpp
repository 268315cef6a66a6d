// A large workspace to measure on, and files to import: always the same for the same sizes.
#pragma once

#include <cstdio>
#include <string>
#include <vector>

#include "base/dates.hpp"
#include "base/result.hpp"

namespace kith::bench {

struct Size {
  int people = 20'000;
  int touches = 200'000;
};

struct Filled {
  std::vector<std::string> names;          // what people are called, for searches
  std::vector<std::string> organisations;  // some of them
  std::vector<std::string> tags;
};

// Fills the new database `file`: people of many cultures, 1,500 organisations, touches with a heavy tail.
Result<Filled> fill_workspace(const std::string& file, const Size& size, Instant now);

// Writes that many vCards, each about 400 bytes.
Status write_cards(const std::string& file, int cards);

}  // namespace kith::bench
