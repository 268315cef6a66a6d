#pragma once

#include <functional>

#include "formats/csv_rows.hpp"
#include "formats/reader.hpp"

namespace kith {

// Any of the CSV formats. The header row is looked for by its names, so a preamble does no harm.
class CsvReader : public Reader {
 public:
  CsvReader(const Detected& detected, ColumnMap map, Emit emit);
  Status feed(std::string_view bytes) override { return rows_.feed(bytes); }
  Status finish() override;

 private:
  Status row(const CsvRow& row);
  bool take_header(const CsvRow& row);

  Format format_;
  ColumnMap map_;
  Emit emit_;
  std::function<Record(const CsvRow&)> read_;  // once the header is found
  std::size_t columns_ = 0;
  int passed_ = 0;  // rows before the header
  CsvRows rows_;
};

// Rows before the header that are looked at; an export's preamble has three.
inline constexpr int kPreambleRows = 50;

}  // namespace kith
