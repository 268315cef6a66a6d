#include "formats/csv_rows.hpp"

#include <fmt/format.h>

#include <optional>

#include "formats/reader.hpp"

namespace kith {
namespace {

// Up to and with the first line end. A CR and LF are two pieces when both are there.
std::string_view first_piece(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n' || text[i] == '\r') return text.substr(0, i + 1);
  }
  return text;
}

// What a record may be read again before its trouble is skipped instead: keeps hostile files linear.
constexpr std::size_t kReplayBytes = 4 * kRecordBytes;

// One line whose misplaced quotes are taken as text; none unless it has that many columns.
std::optional<CsvRow> lenient_row(std::string_view line, char delimiter, std::size_t columns) {
  csv_parser parser{};
  csv_init(&parser, 0);
  csv_set_delim(&parser, static_cast<unsigned char>(delimiter));
  struct Found {
    CsvRow row;
    int rows = 0;
  } found;
  const auto cell = [](void* text, std::size_t size, void* to) {
    static_cast<Found*>(to)->row.add({static_cast<const char*>(text), size});
  };
  const auto row = [](int, void* to) { ++static_cast<Found*>(to)->rows; };
  while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
  csv_parse(&parser, line.data(), line.size(), cell, row, &found);
  // A quote that is still open swallows this line end, and then no row comes.
  csv_parse(&parser, "\n", 1, cell, row, &found);
  csv_free(&parser);
  if (found.rows != 1 || found.row.size() != columns) return std::nullopt;
  return std::move(found.row);
}

}  // namespace

CsvRows::CsvRows(char delimiter, Sink sink, Trouble trouble)
    : delimiter_(delimiter), sink_(std::move(sink)), trouble_(std::move(trouble)) {
  start_parser();
}

CsvRows::~CsvRows() {
  csv_free(&parser_);
}

void CsvRows::start_parser() {
  csv_free(&parser_);
  csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI);
  csv_set_delim(&parser_, static_cast<unsigned char>(delimiter_));
  // It grows by this much at a time; its own 128 bytes make long cells slow.
  csv_set_blk_size(&parser_, 16 * 1024);
  row_.clear();
  row_done_ = too_wide_ = open_ = false;
  raw_.clear();
}

void CsvRows::on_cell(void* text, std::size_t size, void* self) {
  auto& rows = *static_cast<CsvRows*>(self);
  rows.cell_line_ = rows.line_;
  if (rows.row_.size() == kMaxColumns) {
    rows.too_wide_ = true;
  } else {
    rows.row_.add({static_cast<const char*>(text), size});
  }
}

void CsvRows::on_row(int, void* self) {
  static_cast<CsvRows*>(self)->row_done_ = true;
}

Status CsvRows::feed(std::string_view bytes) {
  fed_ += bytes.size();
  for (;;) {
    if (!replay_.empty()) {
      Replay& top = replay_.back();
      if (top.at == top.text.size()) {
        replay_.pop_back();
        continue;
      }
      const std::string_view next = first_piece(std::string_view(top.text).substr(top.at));
      top.at += next.size();
      KITH_CHECK(piece(next));
    } else if (!bytes.empty()) {
      const std::string_view next = first_piece(bytes);
      bytes.remove_prefix(next.size());
      KITH_CHECK(part(next));
    } else {
      return {};
    }
  }
}

// Gathers a line that comes in several chunks, so that chunks make no difference further on.
Status CsvRows::part(std::string_view text) {
  const bool whole = text.back() == '\n' || text.back() == '\r';
  if (partial_.empty() && whole && !skip_line_) return piece(text);
  if (!skip_line_) partial_ += text;
  if (partial_.size() > kRecordBytes) {
    skip_line_ = true;
    partial_.clear();
    partial_.shrink_to_fit();
    KITH_CHECK(trouble_(line_, fmt::format("left out: a line longer than {} MiB", kRecordBytes >> 20)));
  }
  if (!whole) return {};
  if (skip_line_) {
    skip_line_ = false;
    after_cr_ = text.back() == '\r';
    ++line_;
    return {};
  }
  const std::string line = std::move(partial_);
  partial_.clear();
  return piece(line);
}

// libcsv is given one line at a time: so the place of every record is known, and at most one ends in it.
Status CsvRows::piece(std::string_view text) {
  const bool second_half = text == "\n" && after_cr_;
  const bool blank = text == "\n" || text == "\r";
  after_cr_ = text.back() == '\r';
  const long next_line = second_half ? line_ : line_ + 1;
  if (blank && !open_) {
    line_ = next_line;
    return {};
  }
  if (!open_) {
    open_ = true;
    record_line_ = cell_line_ = line_;
  }
  raw_ += text;
  if (raw_.size() > kRecordBytes) {
    line_ = next_line;
    return recover(cell_line_, fmt::format("left out: the record is longer than {} MiB; is a quote never closed?",
                                           kRecordBytes >> 20));
  }
  const std::size_t read = csv_parse(&parser_, text.data(), text.size(), on_cell, on_row, this);
  line_ = next_line;
  if (read != text.size()) {
    if (csv_error(&parser_) != CSV_EPARSE) return fail(Code::failed, "out of memory while reading a CSV file");
    return recover(cell_line_, "left out: a quote inside the field is not doubled, or one is never closed");
  }
  return row_done_ ? deliver() : Status{};
}

Status CsvRows::deliver() {
  row_.line = record_line_;
  Status status;
  if (too_wide_) {
    status = trouble_(record_line_, fmt::format("left out: the row has more than {} columns", kMaxColumns));
  } else {
    status = sink_(row_);
  }
  row_.clear();
  row_done_ = too_wide_ = open_ = false;
  raw_.clear();
  return status;
}

Status CsvRows::recover(long line, std::string what) {
  const std::string raw = std::move(raw_);
  const long began = record_line_;
  start_parser();
  std::string_view first = first_piece(raw);
  if (first.ends_with('\r') && first.size() < raw.size() && raw[first.size()] == '\n') {
    first = std::string_view(raw).substr(0, first.size() + 1);
  }
  if (auto row = expected_ > 0 ? lenient_row(first, delimiter_, expected_) : std::nullopt) {
    row->line = began;
    KITH_CHECK(sink_(*row));
  } else {
    KITH_CHECK(trouble_(line, std::move(what)));
  }
  std::string rest = raw.substr(first.size());
  if (rest.empty() || replayed_ + rest.size() > kReplayBytes + fed_) return {};
  replayed_ += rest.size();
  line_ = began + 1;
  after_cr_ = first.ends_with('\r');
  replay_.push_back({std::move(rest), 0});
  return {};
}

Status CsvRows::finish() {
  KITH_CHECK(feed({}));
  if (!partial_.empty()) {
    const std::string line = std::move(partial_);
    partial_.clear();
    KITH_CHECK(piece(line));
  }
  for (;;) {
    KITH_CHECK(feed({}));
    if (!open_) return {};
    if (csv_fini(&parser_, on_cell, on_row, this) == 0) return row_done_ ? deliver() : Status{};
    KITH_CHECK(recover(cell_line_, "left out: the quote that opens here is never closed"));
  }
}

}  // namespace kith
