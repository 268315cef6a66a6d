// Mailbox files (mboxo, mboxrd, mboxcl) and files of one message.
#pragma once

#include "formats/mail_message.hpp"
#include "formats/reader.hpp"

namespace kith {

// Longest message kept whole; of a longer one the first bytes are read, and the rest is passed over.
inline constexpr std::size_t kMessageBytes = 8 * 1024 * 1024;

// A message begins at a line "From ADDRESS DATE" (also with the zone, or "remote from") at the start of the file
// or after an empty line, when its date can be read and a header field follows; another "From " line is text, and so is
// that of a message which the one before says to enclose. A Content-Length is not believed: it is wrong in too many
// files. ">From " loses one ">" from the body (mboxrd, which undoes mboxo too). Line ends may be LF or CRLF. Memory:
// one message, at most kMessageBytes.
class MboxReader : public Reader {
 public:
  // With `take` messages are handed out unparsed, and only problems are emitted.
  MboxReader(MailOptions options, Emit emit, TakeUnparsed take = {})
      : options_(std::move(options)), emit_(std::move(emit)), take_(std::move(take)) {}
  Status feed(std::string_view bytes) override;
  Status finish() override;

 private:
  Status line(std::string_view text);
  Status open_message(std::string_view from_line, long number);
  Status close_message();
  void keep(std::string_view text);

  MailOptions options_;
  Emit emit_;
  TakeUnparsed take_;
  std::string partial_;  // a line that has not ended yet
  std::string maybe_;    // a From line of which the next line decides
  long maybe_line_ = 0;
  std::string message_;
  std::optional<Instant> said_;  // by the From line
  long begun_ = 0;               // 0: no message is open
  long number_ = 0;              // of the line last read
  bool blank_ = true;            // it was empty
  bool encloses_ = false;        // a forwarded message begins after the next empty line
  bool in_headers_ = false;
  bool cut_ = false;
  bool long_line_ = false;  // the rest of the line that is being read is passed over
  bool junk_ = false;       // text stood before the first message
};

// One message, flags and folder given: .eml, files of a Maildir.
class EmlReader : public Reader {
 public:
  EmlReader(MailOptions options, Emit emit, TakeUnparsed take = {})  // as of MboxReader
      : options_(std::move(options)), emit_(std::move(emit)), take_(std::move(take)) {}
  Status feed(std::string_view bytes) override;
  Status finish() override;

 private:
  MailOptions options_;
  Emit emit_;
  TakeUnparsed take_;
  std::string message_;
};

// Does the line open a message of an mbox? The date it says, when it says one.
std::optional<Instant> mbox_line(std::string_view line);

// A header field, as a message begins with.
bool is_header_field(std::string_view line);

}  // namespace kith
