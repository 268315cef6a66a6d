#pragma once

#include <string>

#include "formats/reader.hpp"

namespace kith {

// jCard (RFC 7095): one ["vcard", […]] or an array of them. Cards are cut out of the stream by their
// brackets, so one card is held at a time.
class JcardReader : public Reader {
 public:
  explicit JcardReader(Emit emit) : emit_(std::move(emit)) {}
  Status feed(std::string_view bytes) override;
  Status finish() override;

 private:
  Status character(char c);
  Status card();
  Status problem(long line, std::string what);

  Emit emit_;
  std::string card_;  // the JSON of the card so far
  int depth_ = 0;
  int card_depth_ = 0;  // the depth inside a card; 0 until it is known
  bool in_card_ = false;
  bool in_string_ = false;
  bool escaped_ = false;
  bool too_long_ = false;
  long line_ = 1;
  long begun_ = 0;
};

}  // namespace kith
