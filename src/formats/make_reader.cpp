#include <optional>

#include "base/text.hpp"
#include "formats/columns.hpp"
#include "formats/csv_reader.hpp"
#include "formats/jcard_reader.hpp"
#include "formats/reader.hpp"
#include "formats/vcard_reader.hpp"

namespace kith {
namespace {

// Undoes the charset and drops the byte order mark in front of another reader.
class TextReader : public Reader {
 public:
  TextReader(std::optional<Decoder> decoder, std::unique_ptr<Reader> reader)
      : decoder_(std::move(decoder)), reader_(std::move(reader)) {}

  Status feed(std::string_view bytes) override { return decoder_ ? text(decoder_->decode(bytes, false)) : text(bytes); }

  Status finish() override {
    if (decoder_) KITH_CHECK(text(decoder_->decode({}, true)));
    if (!started_) {
      started_ = true;
      KITH_CHECK(reader_->feed(start_));
    }
    return reader_->finish();
  }

 private:
  Status text(std::string_view text) {
    if (started_) return text.empty() ? Status{} : reader_->feed(text);
    // The mark may come in pieces.
    start_ += text;
    if (start_.size() < 3) return {};
    started_ = true;
    std::string_view whole = start_;
    if (whole.starts_with("\xEF\xBB\xBF")) whole.remove_prefix(3);
    KITH_CHECK(reader_->feed(whole));
    start_.clear();
    return {};
  }

  std::optional<Decoder> decoder_;
  std::unique_ptr<Reader> reader_;
  std::string start_;
  bool started_ = false;
};

}  // namespace

Result<std::unique_ptr<Reader>> make_reader(const Detected& detected, const ColumnMap& map, Emit emit) {
  std::unique_ptr<Reader> reader;
  bool lines_choose = false;  // vCard lines may each have their own charset
  switch (detected.format) {
    case Format::vcard:
      reader = std::make_unique<VcardReader>(std::move(emit));
      lines_choose = detected.charset == "windows-1252";
      break;
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
  std::optional<Decoder> decoder;
  if (detected.charset != "UTF-8" && !lines_choose) {
    KITH_TRY(decoder, Decoder::make(detected.charset));
  }
  return std::make_unique<TextReader>(std::move(decoder), std::move(reader));
}

}  // namespace kith
