// What a file is, from its first bytes.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "formats/columns.hpp"
#include "formats/csv_reader.hpp"
#include "formats/csv_rows.hpp"
#include "formats/inflate.hpp"
#include "formats/mail_headers.hpp"
#include "formats/mbox_reader.hpp"
#include "formats/reader.hpp"

namespace kith {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kAccepted =
    "vCard, iCalendar and CSV files of Google Contacts, Outlook and LinkedIn can be imported, mail (mbox, Maildir, "
    ".eml), an export of Monica, and any other CSV with --map";

struct Magic {
  std::string_view bytes;
  std::string_view what;
  std::string_view hint;
};
constexpr Magic kMagic[] = {
    {"PK\x03\x04"sv, "a ZIP archive or a spreadsheet",
     "unpack it first and import the folder or its CSV files; save a spreadsheet as CSV"},
    {"BZh"sv, "a bzip2 archive", "unpack it first"},
    {"\xFD"
     "7zXZ"sv,
     "an xz archive", "unpack it first"},
    {"7z\xBC\xAF"sv, "a 7-Zip archive", "unpack it first"},
    {"Rar!"sv, "a RAR archive", "unpack it first"},
    {"\x89PNG"sv, "a picture (PNG)", kAccepted},
    {"\xFF\xD8\xFF"sv, "a picture (JPEG)", kAccepted},
    {"GIF8"sv, "a picture (GIF)", kAccepted},
    {"%PDF"sv, "a PDF", kAccepted},
    {"SQLite format 3"sv, "a database (SQLite)", kAccepted},
    {"\xD0\xCF\x11\xE0"sv, "an old Office file", "open it in its program and save it as CSV"},
    {"!BDN"sv, "an Outlook data file (.pst)", "export the contacts in Outlook: File, Open & Export, to a CSV file"},
    {"\x7F"
     "ELF"sv,
     "a program", kAccepted},
};

struct Opening {
  std::string_view text;  // lower case
  std::string_view what;
  std::string_view hint;
};
constexpr Opening kOpenings[] = {
    {"<!doctype html", "a web page", "download the export itself, not the page it is on"},
    {"<html", "a web page", "download the export itself, not the page it is on"},
    {"<?xml", "an XML file", kAccepted},
    {"{", "a JSON file, but neither jCard nor an export of Monica or Kith", kAccepted},
};

constexpr std::string_view kCard = "BEGIN:VCARD";

auto bad(std::string_view what, std::string_view hint) {
  return fail(Code::bad_input, fmt::format("this is {}", what), std::string(hint));
}

struct Text {
  std::string charset;
  std::string head;  // UTF-8, without a byte order mark
};

// UTF-16 of mostly Latin text has a zero in every other byte.
std::string_view utf16_without_mark(std::string_view head) {
  std::size_t even = 0, odd = 0;
  for (std::size_t i = 0; i < head.size(); ++i) {
    if (head[i] == '\0') ++(i % 2 == 0 ? even : odd);
  }
  const std::size_t pairs = head.size() / 2;
  if (pairs < 2) return {};
  if (odd * 10 > pairs * 4 && even * 20 < pairs) return "UTF-16LE";
  if (even * 10 > pairs * 4 && odd * 20 < pairs) return "UTF-16BE";
  return {};
}

Result<Text> text_of(std::string_view head) {
  for (const auto& [bytes, what, hint] : kMagic) {
    if (head.starts_with(bytes)) return bad(what, hint);
  }
  Text text;
  if (head.starts_with("\xFF\xFE"sv) || head.starts_with("\xFE\xFF"sv)) {
    text.charset = head.starts_with("\xFF\xFE"sv) ? "UTF-16LE" : "UTF-16BE";
    if (head.size() > 2 && head.find('\0') == std::string_view::npos) {
      return fail(Code::bad_input, "the first bytes say UTF-16, the rest does not", "save it again as UTF-8");
    }
  } else {
    text.charset = utf16_without_mark(head);
  }
  if (!text.charset.empty()) {
    KITH_TRY(auto decoder, Decoder::make(text.charset));
    text.head = decoder.decode(head, false);
  } else {
    if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
    // Some programs write a picture's bytes as they are into a card; the reader tells each line's charset.
    if (equal_ascii(head.substr(0, kCard.size()), kCard)) return Text{"UTF-8", std::string(head)};
    if (head.find('\0') != std::string_view::npos) return bad("binary data, not text", kAccepted);
    // A character cut at the end of the head speaks against nothing.
    if (is_utf8(head) || (head.size() > 4 && is_utf8(clip(head, head.size() - 1)))) {
      text.charset = "UTF-8";
      text.head = std::string(head);
    } else {
      text.charset = "windows-1252";
      KITH_TRY(text.head, to_utf8(head, text.charset));
    }
  }
  if (text.head.starts_with("\xEF\xBB\xBF")) text.head.erase(0, 3);
  const auto control = [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\x1B';
  };
  const auto controls = std::count_if(text.head.begin(), text.head.end(), control);
  if (static_cast<std::size_t>(controls) * 50 > text.head.size()) return bad("binary data, not text", kAccepted);
  return text;
}

using Keys = std::vector<std::string>;

// The first rows, as header keys; the shown cells of the first row with something in it too.
struct Table {
  char delimiter = ',';
  std::vector<Keys> rows;
  Keys first;  // as written
};

Table table_of(std::string_view head, char delimiter) {
  Table table;
  table.delimiter = delimiter;
  const auto take = [&](const CsvRow& row) {
    Keys keys;
    for (std::size_t i = 0; i < row.size(); ++i) keys.push_back(header_key(row[i]));
    if (table.rows.empty()) {
      for (std::size_t i = 0; i < row.size(); ++i) table.first.emplace_back(collapse(clean_utf8(row[i])));
    }
    table.rows.push_back(std::move(keys));
    // Enough is not an error, but it ends the reading all the same.
    return table.rows.size() < kPreambleRows ? Status{} : fail(Code::failed, "enough");
  };
  CsvRows rows(delimiter, take, [](long, const std::string&) { return Status{}; });
  // The last row may be cut; it only matters when there is no other.
  if (rows.feed(head) && table.rows.empty()) static_cast<void>(rows.finish());
  return table;
}

std::string listed(const Keys& columns) {
  std::string list;
  constexpr std::size_t kShown = 24;
  for (std::size_t i = 0; i < columns.size() && i < kShown; ++i) {
    list += (i == 0 ? "" : ", ") + std::string(clip(columns[i], 40));
  }
  if (columns.size() > kShown) list += fmt::format(" and {} more", columns.size() - kShown);
  return list;
}

// A file is taken for a table when its first rows have the same number of columns, and more than one.
const Table* likeliest(const std::vector<Table>& tables) {
  const Table* best = nullptr;
  for (const auto& table : tables) {
    if (table.rows.empty() || table.rows.front().size() < 2) continue;
    if (table.rows.size() > 1 && table.rows[1].size() != table.rows.front().size()) continue;
    if (best == nullptr || table.rows.front().size() > best->rows.front().size()) best = &table;
  }
  return best;
}

Result<Detected> mapped(const std::vector<Table>& tables, const ColumnMap& map, std::string charset) {
  KITH_CHECK(check_map(map));
  for (const auto& table : tables) {
    for (const auto& keys : table.rows) {
      if (bind_map(map, keys)) return Detected{Format::mapped_csv, std::move(charset), table.delimiter};
    }
  }
  const Table* table = likeliest(tables);
  if (table == nullptr) return bad("no table with columns", kAccepted);
  for (const auto& [field, column] : map) {
    const auto& keys = table->rows.front();
    if (std::find(keys.begin(), keys.end(), header_key(column)) != keys.end()) continue;
    return fail(Code::usage, fmt::format("--map {}={}: there is no such column", field, clip(column, 60)),
                "the columns are: " + listed(table->first));
  }
  return fail(Code::usage, "the columns of --map are not all in one row", "the columns are: " + listed(table->first));
}

Result<Detected> csv(const Text& text, const ColumnMap& map, std::optional<Format> as) {
  std::vector<Table> tables;
  for (const char delimiter : {',', ';', '\t'}) tables.push_back(table_of(text.head, delimiter));
  if (!map.empty() || as == Format::mapped_csv) {
    if (map.empty())
      return fail(Code::usage, "a CSV file with your own columns needs --map", "as in --map email=COLUMN");
    return mapped(tables, map, text.charset);
  }
  for (const auto& table : tables) {
    for (const auto& keys : table.rows) {
      if (as ? is_header_of(*as, keys) : format_of_header(keys).has_value()) {
        return Detected{as ? *as : *format_of_header(keys), text.charset, table.delimiter};
      }
    }
  }
  const Table* table = likeliest(tables);
  if (as) {
    return fail(Code::bad_input, fmt::format("no header row of {} in it", words(*as)),
                table ? "its columns are: " + listed(table->first) : std::string{});
  }
  if (table == nullptr) return bad("text, but neither contact cards nor a table", kAccepted);
  return fail(Code::bad_input, "this is a CSV file, but none that Kith knows",
              fmt::format("say which columns are what, as in --map name=COLUMN --map email=COLUMN; its columns are: {}",
                          listed(table->first)));
}

bool is_begin(std::string_view line) {
  return line.size() >= 11 && equal_ascii(line.substr(0, 6), "BEGIN:") && equal_ascii(trim(line.substr(6)), "VCARD");
}

std::string_view first_line(std::string_view text) {
  return trim(text.substr(0, text.find_first_of("\r\n")));
}

// A card begins on some line; said of a file only when it is nothing else, since a message may hold a card.
bool holds_card(std::string_view text) {
  for (;;) {
    if (is_begin(first_line(text))) return true;
    const auto end = text.find_first_of("\r\n");
    if (end == std::string_view::npos) return false;
    text.remove_prefix(end + 1);
  }
}

// Calendars, and the JSON documents that are known by their first members.
std::optional<Format> format_of_opening(std::string_view start) {
  const std::string_view line = first_line(start);
  // A lone event, as some programs hand them out, too.
  for (const std::string_view part : {"VCALENDAR", "VEVENT"}) {
    if (equal_ascii(line.substr(0, 6), "BEGIN:") && equal_ascii(trim(line.substr(6)), part)) return Format::icalendar;
  }
  if (!start.starts_with('{')) return std::nullopt;
  std::string bare;
  for (const char c : start.substr(0, 4096)) {
    if (c != ' ' && c != '\n' && c != '\r' && c != '\t') bare += c;
  }
  if (bare.starts_with(R"({"format":"kith")")) return Format::kith_json;
  const bool monica = bare.find(R"("exported_by":)") != std::string::npos ||
                      bare.find(R"("app_version":)") != std::string::npos || bare.starts_with(R"({"account":)");
  if (monica && bare.find(R"("account":)") != std::string::npos) return Format::monica;
  return std::nullopt;
}

// A mailbox begins with its From line; a message with fields, of which two are those of mail.
std::optional<Format> mail_format(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  while (!head.empty() && (head.front() == '\n' || head.front() == '\r')) head.remove_prefix(1);
  const std::string_view first = first_line(head.substr(0, 1024));
  const MailHeaders headers(head);
  int known = 0;
  for (const std::string_view name : {"From", "To", "Subject", "Date", "Message-ID", "Received", "Return-Path",
                                      "MIME-Version", "Delivered-To", "Cc", "Content-Type", "In-Reply-To"})
    known += headers.has(name) ? 1 : 0;
  if (first.starts_with("From ") && mbox_line(first)) return Format::mbox;
  const bool fields = is_header_field(first) || first.starts_with("From ") || first.starts_with(">From ");
  if (fields && known >= 2) return Format::eml;
  return std::nullopt;
}

bool is_jcard(std::string_view head) {
  const auto at = head.find_first_not_of(" \t\r\n[");
  return head.front() == '[' && at != std::string_view::npos && head.substr(at).starts_with("\"vcard\"");
}

}  // namespace

Result<Detected> detect(std::string_view head, const ColumnMap& map, std::optional<Format> as) {
  if (head.empty()) return bad("an empty file", kAccepted);
  head = head.substr(0, kHeadBytes);
  if (is_gzip(head)) {
    const std::string inside = inflated_head(head, kHeadBytes);
    if (inside.empty()) return bad("a gzip archive that is damaged or empty", "fetch it again, or unpack it first");
    if (is_gzip(inside)) return bad("a gzip archive in a gzip archive", "unpack it first");
    if (inside.size() > 262 && std::string_view(inside).substr(257, 5) == "ustar")
      return bad("an archive of files (tar)", "unpack it first and import the folder");
    KITH_TRY(Detected detected, detect(inside, map, as));
    detected.gzip = true;
    return detected;
  }
  // Mail is of many charsets and may hold anything: it is known before its bytes are looked at as text.
  if (as == Format::mbox || as == Format::eml) return Detected{*as};
  if (!as && map.empty()) {
    if (const auto mail = mail_format(head)) return Detected{*mail};
  }
  KITH_TRY(const Text text, text_of(head));
  const std::string_view start = trim(text.head);
  if (start.empty()) return bad("an empty file: nothing but white space in it", kAccepted);
  if (as == Format::vcard || as == Format::jcard || as == Format::icalendar || as == Format::monica ||
      as == Format::kith_json)
    return Detected{*as, text.charset, ','};
  if (!as && map.empty()) {
    if (is_begin(first_line(start))) return Detected{Format::vcard, text.charset, ','};
    if (is_jcard(start)) return Detected{Format::jcard, text.charset, ','};
    if (const auto known = format_of_opening(start)) return Detected{*known, text.charset, ','};
    const std::string opening = lower_ascii(clip(start, 32));
    for (const auto& [begins, what, hint] : kOpenings) {
      if (opening.starts_with(begins)) return bad(what, hint);
    }
  }
  auto table = csv(text, map, as);
  if (!table && !as && map.empty() && holds_card(start)) return Detected{Format::vcard, text.charset, ','};
  return table;
}

}  // namespace kith
