// A stream of bytes as the rows of a CSV file.
#pragma once

#include <csv.h>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace kith {

// Cells beyond this many make a row a trouble.
inline constexpr std::size_t kMaxColumns = 20'000;

// One row; views into it live until the next row.
class CsvRow {
 public:
  long line = 0;  // where it begins, from 1
  std::size_t size() const { return ends_.size(); }
  std::string_view operator[](std::size_t i) const {
    const std::size_t from = i == 0 ? 0 : ends_[i - 1];
    return std::string_view(text_).substr(from, ends_[i] - from);
  }
  void add(std::string_view cell) {
    text_ += cell;
    ends_.push_back(text_.size());
  }
  void clear() {
    text_.clear();
    ends_.clear();
  }

 private:
  std::string text_;
  std::vector<std::size_t> ends_;
};

// RFC 4180, strictly; the delimiter is a comma, semicolon or tab. A record that breaks it (a quote in the
// wrong place, or never closed) is tried once more as a single line whose quotes are text; if that has not
// the expected number of columns it is reported, and reading goes on with the line after.
// Holds one record, at most kRecordBytes.
class CsvRows {
 public:
  using Sink = std::function<Status(const CsvRow&)>;
  using Trouble = std::function<Status(long line, std::string what)>;
  CsvRows(char delimiter, Sink sink, Trouble trouble);
  ~CsvRows();
  CsvRows(const CsvRows&) = delete;
  CsvRows& operator=(const CsvRows&) = delete;

  // The header's number of columns, once it is known.
  void expect(std::size_t columns) { expected_ = columns; }
  Status feed(std::string_view bytes);
  Status finish();

 private:
  struct Replay {
    std::string text;
    std::size_t at = 0;
  };
  void start_parser();
  Status part(std::string_view text);
  Status piece(std::string_view line);
  Status deliver();
  Status recover(long line, std::string what);
  static void on_cell(void* text, std::size_t size, void* self);
  static void on_row(int end, void* self);

  char delimiter_;
  Sink sink_;
  Trouble trouble_;
  csv_parser parser_{};
  CsvRow row_;
  bool row_done_ = false;
  bool too_wide_ = false;
  bool open_ = false;  // a record has begun
  bool after_cr_ = false;
  bool skip_line_ = false;
  std::size_t expected_ = 0;
  std::string partial_;  // a line whose end has not come yet
  std::string raw_;      // the record's bytes, to read it again when it turns out broken
  std::vector<Replay> replay_;
  std::size_t fed_ = 0, replayed_ = 0;
  long line_ = 1;
  long record_line_ = 1;
  long cell_line_ = 1;  // where the cell that is being read began
};

}  // namespace kith
