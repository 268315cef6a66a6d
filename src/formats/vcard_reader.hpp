#pragma once

#include <vector>

#include "formats/content_line.hpp"
#include "formats/content_lines.hpp"
#include "formats/reader.hpp"

namespace kith {

// vCard 2.1, 3.0 and 4.0, many to a file. A card that has no END is a Problem: what it held is kept when
// another card follows, and left out at the end of the file, where it may be cut in the middle.
class VcardReader : public Reader {
 public:
  explicit VcardReader(Emit emit);
  Status feed(std::string_view bytes) override { return lines_.feed(bytes); }
  Status finish() override;

 private:
  Status line(std::string_view line, long number);
  void take(std::string_view line, long number);
  void begin(long number);
  Status end();
  Status problem(long line, std::string what);

  Emit emit_;
  ContentLines lines_;
  std::vector<Property> properties_;
  std::size_t bytes_ = 0;     // kept in properties_
  bool inside_ = false;       // of a card
  bool nested_ = false;       // of a card inside it (AGENT), which is passed over
  bool after_agent_ = false;  // an AGENT without a value announces a nested card
  bool junk_said_ = false;    // text outside of cards: one Problem for a run of it
  long begun_ = 0;
  long bad_line_ = 0;  // the first line of the card that is none
};

}  // namespace kith
