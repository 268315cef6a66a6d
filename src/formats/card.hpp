// From the properties of one vCard to a contact.
#pragma once

#include <vector>

#include "formats/content_line.hpp"
#include "model/record.hpp"

namespace kith {

// Longest picture that is kept.
inline constexpr std::size_t kPhotoBytes = 256 * 1024;

// A ContactRecord; Skipped for a group of contacts or an empty card; a Problem when it names nobody.
Record read_card(const std::vector<Property>& properties, long line);

}  // namespace kith
