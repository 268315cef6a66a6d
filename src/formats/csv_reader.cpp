#include "formats/csv_reader.hpp"

#include <fmt/format.h>

#include <memory>

#include "base/text.hpp"
#include "formats/columns.hpp"
#include "formats/contact_rows.hpp"
#include "formats/linkedin_rows.hpp"

namespace kith {

CsvReader::CsvReader(const Detected& detected, ColumnMap map, Emit emit)
    : format_(detected.format),
      map_(std::move(map)),
      emit_(std::move(emit)),
      rows_(
          detected.delimiter, [this](const CsvRow& r) { return row(r); },
          [this](long line, std::string what) { return emit_(Problem{{}, line, std::move(what)}); }) {}

bool CsvReader::take_header(const CsvRow& row) {
  std::vector<std::string> keys;
  for (std::size_t i = 0; i < row.size(); ++i) keys.push_back(header_key(row[i]));
  if (format_ == Format::mapped_csv) {
    auto bound = bind_map(map_, keys);
    if (!bound) return false;
    auto rows = std::make_shared<ContactRows>(format_, std::move(*bound));
    read_ = [rows](const CsvRow& r) { return rows->read(r); };
  } else if (!is_header_of(format_, keys)) {
    return false;
  } else if (format_ == Format::linkedin_messages) {
    read_ = [rows = MessageRows(keys)](const CsvRow& r) { return rows.read(r); };
  } else if (format_ == Format::linkedin_invitations) {
    read_ = [rows = InvitationRows(keys)](const CsvRow& r) { return rows.read(r); };
  } else {
    auto rows = std::make_shared<ContactRows>(format_, bind_columns(format_, keys));
    read_ = [rows](const CsvRow& r) { return rows->read(r); };
  }
  columns_ = keys.size();
  rows_.expect(columns_);
  return true;
}

Status CsvReader::row(const CsvRow& row) {
  if (!read_) {
    if (take_header(row)) return {};
    if (++passed_ < kPreambleRows) return {};
    return fail(Code::bad_input,
                fmt::format("no header row of {} in the first {} rows", words(format_), kPreambleRows));
  }
  // A comma that should have been quoted moves everything behind it into the wrong column.
  for (std::size_t i = columns_; i < row.size(); ++i) {
    if (trim(row[i]).empty()) continue;
    return emit_(
        Problem{{}, row.line, fmt::format("left out: the row has {} columns, the header {}", row.size(), columns_)});
  }
  return emit_(read_(row));
}

Status CsvReader::finish() {
  KITH_CHECK(rows_.finish());
  if (!read_) return fail(Code::bad_input, fmt::format("no header row of {} in it", words(format_)));
  return {};
}

}  // namespace kith
