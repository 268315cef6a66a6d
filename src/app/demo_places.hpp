// Where the people of the sample network work; all organisations are invented.
#pragma once

#include <span>
#include <string_view>

namespace kith::demo {

struct Place {
  std::string_view name;
  std::string_view domain;                       // below example.com or example.org
  std::string_view kind;                         // whose roles are held there
  std::string_view city, region, country, dial;  // dial: "gb", "us", "de", "fr"
  std::string_view cultures;                     // whose names are usual there, joined by ", "
  int people = 3;
};

// The first is the owner's former employer.
std::span<const Place> places();
inline constexpr int kHome = 0;

// Roles of a kind of place, joined by ", ".
std::string_view roles(std::string_view kind);

}  // namespace kith::demo
