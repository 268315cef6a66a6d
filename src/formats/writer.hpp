// From people to bytes.
#pragma once

#include <string>
#include <vector>

#include "model/person.hpp"

namespace kith {

// A whole vCard 4.0 with CRLF ends and lines folded at 75 octets. `extras` are content lines an
// import did not understand; they are written back as they were. `uid` is the card's identity, "" for none.
std::string write_vcard(const Person& person, const std::vector<std::string>& extras, const std::string& uid = {});

// RFC 4180 field.
std::string csv_field(std::string_view value);
// A row with CRLF.
std::string csv_row(const std::vector<std::string>& fields);
// Header and row of Kith's own CSV export; detect() and --map read it again as Google's columns.
std::vector<std::string> csv_header();
std::vector<std::string> csv_person(const Person& person);

}  // namespace kith
