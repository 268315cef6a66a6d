#pragma once

#include <string>

#include "formats/reader.hpp"

namespace kith {

// Longest export of Monica that is read: pictures and documents make it long, and are passed over.
inline constexpr std::size_t kMonicaBytes = std::size_t{256} * 1024 * 1024;

// The JSON export of a Monica 4 account. Who took part in an activity, and what a field's type is called, stand at the
// end of the file: it is read as a whole. Contacts carry notes, calls, activities and messages along as what was done
// with them, and "stay in touch" or a reminder to write as a rhythm of their own.
class MonicaReader : public Reader {
 public:
  MonicaReader(const Frame& frame, Emit emit) : frame_(frame), emit_(std::move(emit)) {}
  Status feed(std::string_view bytes) override;
  Status finish() override;

 private:
  Frame frame_;
  Emit emit_;
  std::string text_;
};

}  // namespace kith
