// Which column of a CSV file means what: one table a format, and how a header row is recognised.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "formats/reader.hpp"

namespace kith {

// What a cell is. Those of a numbered thing (an address, a position) come together by their group.
enum class CsvField {
  name,
  file_as,
  given,
  middle,
  family,
  prefix,
  suffix,
  nickname,
  birthday,
  note,
  tags,        // joined by " ::: ", as Google does
  categories,  // joined by commas or semicolons
  connected_on,
  email,
  email_type,
  phone,
  web,
  profile,
  messenger,
  messenger_service,
  label,  // of the thing in the same group
  street,
  formatted,
  box,
  city,
  region,
  postal_code,
  country,
  organisation,
  role,
  department,
  fact,
  fact_kind,
};

// The kinds of thing a group is made of.
enum class Part { person, email, phone, web, messenger, address, position, fact };

struct CsvColumn {
  std::string_view header;  // lower case; # stands for a number
  Part part;
  CsvField field;
  std::string_view label;  // of the handle or address, or the kind of a fact
  int group = 0;           // 0: the number in the header, or a thing of its own
};

// The columns a contact format knows; empty for LinkedIn's messages and invitations.
std::span<const CsvColumn> columns_of(Format format);

// A column of the file that means something.
struct BoundColumn {
  std::size_t index = 0;  // in the row
  CsvColumn column;
};

// Lower case, white space as single spaces.
std::string header_key(std::string_view cell);

// The format a header row belongs to.
std::optional<Format> format_of_header(const std::vector<std::string>& keys);
bool is_header_of(Format format, const std::vector<std::string>& keys);

// The known columns of that header.
std::vector<BoundColumn> bind_columns(Format format, const std::vector<std::string>& keys);

// The same for --map; none when a column that is asked for is not in this row.
std::optional<std::vector<BoundColumn>> bind_map(const ColumnMap& map, const std::vector<std::string>& keys);

// usage error when the map names a field that does not exist.
Status check_map(const ColumnMap& map);

}  // namespace kith
