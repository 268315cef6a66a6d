// From bytes to records. A reader is fed chunk by chunk and hands out each record as soon as it
// is whole, so memory is bounded by one record, never by the file. No I/O here.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/dates.hpp"
#include "base/result.hpp"
#include "formats/mail_message.hpp"
#include "model/record.hpp"

namespace kith {

// What the head of a file gives away. Decided by content, never by the file's name.
struct Detected {
  Format format = Format::vcard;
  std::string charset = "UTF-8";  // ICU name, a BOM taken into account
  char delimiter = ',';           // CSV only
  bool gzip = false;              // packed; the reader unpacks
};

// Bytes enough for detect(); fewer when the file is shorter.
inline constexpr std::size_t kHeadBytes = 64 * 1024;

// Longest record a reader keeps; a longer one becomes a Problem and is passed over.
inline constexpr std::size_t kRecordBytes = 4 * 1024 * 1024;

// field -> column header, from --map; fields are those of mapped_fields().
using ColumnMap = std::map<std::string, std::string>;

struct MappedField {
  std::string_view name;  // "name", "given", "family", "email", "phone", "organisation", …
  std::string_view what;  // one line of help
};
const std::vector<MappedField>& mapped_fields();

// bad_input with a hint when no reader knows the content ("this looks like a picture", "an empty
// file", "a CSV whose columns are …: name them with --map email=COLUMN").
// With a map, any CSV is Format::mapped_csv; `as` forces a format but the charset is still looked at.
Result<Detected> detect(std::string_view head, const ColumnMap& map = {}, std::optional<Format> as = std::nullopt);

// The header and the first rows of a table, cells shortened; empty when the head is none.
std::vector<std::vector<std::string>> first_rows(std::string_view head, std::size_t most);

// Takes each record in file order. An error stops the reader, which returns it.
using Emit = std::function<Status(Record&&)>;

class Reader {
 public:
  virtual ~Reader() = default;
  virtual Status feed(std::string_view bytes) = 0;
  // The end of the file: hands out what is still open, or a Problem for it.
  virtual Status finish() = 0;
};

// What a calendar does not say itself.
struct Frame {
  Zone zone = Zone::utc();  // of times that name none
  // Meetings that end later have not taken place yet; no rule is followed beyond it.
  Instant until = instant(253402300799);
  // Of mail: folder, flags, and whether the text is read.
  MailOptions mail = {};
  TakeUnparsed take_unparsed = {};  // takes each message unparsed; else it is parsed and emitted
};

Result<std::unique_ptr<Reader>> make_reader(const Detected& detected, const ColumnMap& map, Emit emit,
                                            const Frame& frame = {});

}  // namespace kith
