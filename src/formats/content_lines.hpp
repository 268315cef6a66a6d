// A stream of bytes as unfolded vCard lines.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace kith {

// Joins folded lines, the soft breaks of quoted-printable, and bare base64 lines as 2.1 has them.
// Lines end with CRLF, LF or CR. Keeps one line, cut at kRecordBytes.
class ContentLines {
 public:
  // `number` is the line it begins on, from 1.
  using Sink = std::function<Status(std::string_view line, long number)>;
  explicit ContentLines(Sink sink) : sink_(std::move(sink)) {}
  Status feed(std::string_view bytes);
  Status finish();

 private:
  enum class Encoding { none, quoted_printable, base64 };
  Status physical(std::string_view line);
  bool continues(std::string_view line);
  void append(std::string_view text);
  Status flush();

  Sink sink_;
  std::string physical_;  // the start of a line whose end has not come yet
  std::string logical_;
  Encoding encoding_ = Encoding::none;
  bool encoding_known_ = false;
  bool open_ = false;      // logical_ holds a line
  bool blank_ = false;     // an empty line came after it
  bool after_cr_ = false;  // an LF now belongs to the line end before it
  long line_ = 1;
  long begun_ = 1;
};

}  // namespace kith
