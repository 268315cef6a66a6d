// Mailboxes: whole files, packed ones among them. The first byte chooses the pieces, whether the text is read, and
// whether the bytes are taken as gzip.
#include "fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace kith;
  if (size == 0) return 0;
  const unsigned choice = data[0];
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  Frame frame;
  frame.mail.text = choice & 1 ? MailText::read : MailText::skip;
  frame.mail.folder = choice & 2 ? "Sent" : "INBOX";
  Detected detected{Format::mbox, "UTF-8", ','};
  detected.gzip = (choice & 12) == 12;
  fuzz::read_all(detected, {}, bytes, choice * 31, frame);
  return 0;
}
