#include <optional>

#include "base/text.hpp"
#include "formats/columns.hpp"
#include "formats/csv_reader.hpp"
#include "formats/ical_reader.hpp"
#include "formats/inflate.hpp"
#include "formats/jcard_reader.hpp"
#include "formats/mbox_reader.hpp"
#include "formats/monica_reader.hpp"
#include "formats/reader.hpp"
#include "formats/vcard_reader.hpp"

namespace kith {
namespace {

// Undoes the charset and drops the byte order mark in front of another reader.
class TextReader : public Reader {
 public:
  TextReader(std::optional<Decoder> decoder, std::unique_ptr<Reader> reader)
      : decoder_(std::move(decoder)), reader_(std::move(reader)) {}

  Status feed(std::string_view bytes) override {
    if (started_) return text(bytes, false);
    // The mark may come in pieces.
    start_ += bytes;
    return start_.size() < 3 ? Status{} : start();
  }

  Status finish() override {
    if (!started_) KITH_CHECK(start());
    if (decoder_) KITH_CHECK(text({}, true));
    return reader_->finish();
  }

 private:
  Status start() {
    started_ = true;
    std::string_view bytes = start_;
    for (const std::string_view mark : {"\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF"}) {
      if (!bytes.starts_with(mark)) continue;
      bytes.remove_prefix(mark.size());
      break;
    }
    const Status status = text(bytes, false);
    start_.clear();
    return status;
  }

  Status text(std::string_view bytes, bool last) {
    if (!decoder_) return reader_->feed(bytes);
    return reader_->feed(decoder_->decode(bytes, last));
  }

  std::optional<Decoder> decoder_;
  std::unique_ptr<Reader> reader_;
  std::string start_;
  bool started_ = false;
};

}  // namespace

Result<std::unique_ptr<Reader>> make_reader(const Detected& detected, const ColumnMap& map, Emit emit,
                                            const Frame& frame) {
  std::unique_ptr<Reader> reader;
  bool lines_choose = false;  // vCard lines may each have their own charset
  switch (detected.format) {
    case Format::vcard:
      reader = std::make_unique<VcardReader>(std::move(emit));
      lines_choose = detected.charset == "windows-1252";
      break;
    case Format::icalendar:
      reader = std::make_unique<IcalReader>(frame, std::move(emit));
      lines_choose = detected.charset == "windows-1252";  // lines are folded in the middle of characters
      break;
    case Format::monica: reader = std::make_unique<MonicaReader>(frame, std::move(emit)); break;
    case Format::kith_json:
      return fail(Code::bad_input, "this is everything of another Kith, not contacts",
                  "import it alone, into an empty database");
    case Format::mbox: reader = std::make_unique<MboxReader>(frame.mail, std::move(emit), frame.take_unparsed); break;
    case Format::eml: reader = std::make_unique<EmlReader>(frame.mail, std::move(emit), frame.take_unparsed); break;
    case Format::jcard: reader = std::make_unique<JcardReader>(std::move(emit)); break;
    case Format::mapped_csv:
      KITH_CHECK(check_map(map));
      reader = std::make_unique<CsvReader>(detected, map, std::move(emit));
      break;
    case Format::google_csv:
    case Format::google_old_csv:
    case Format::outlook_csv:
    case Format::outlook_com_csv:
    case Format::linkedin_connections:
    case Format::linkedin_messages:
    case Format::linkedin_invitations:
      reader = std::make_unique<CsvReader>(detected, ColumnMap{}, std::move(emit));
      break;
  }
  // Each message says its own charset.
  if (detected.format == Format::mbox || detected.format == Format::eml)
    return detected.gzip ? gzip_reader(std::move(reader)) : std::move(reader);
  std::optional<Decoder> decoder;
  if (detected.charset != "UTF-8" && !lines_choose) {
    KITH_TRY(decoder, Decoder::make(detected.charset));
  }
  reader = std::make_unique<TextReader>(std::move(decoder), std::move(reader));
  return detected.gzip ? gzip_reader(std::move(reader)) : std::move(reader);
}

}  // namespace kith
