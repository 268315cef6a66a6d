// A message's parts and its text: the bytes stand as the body under a content type the first byte chooses.
#include "formats/mail_message.hpp"
#include "formats/trim.hpp"
#include "fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace kith;
  if (size == 0) return 0;
  static constexpr const char* kTypes[] = {
      "multipart/mixed; boundary=b",
      "multipart/report; report-type=delivery-status; boundary=b",
      "text/html; charset=utf-8",
      "text/plain; charset=iso-2022-jp",
      "text/plain; charset=utf-7",
      "text/plain; charset=utf-8\nContent-Transfer-Encoding: base64",
      "text/plain; charset=latin1\nContent-Transfer-Encoding: quoted-printable",
      "message/rfc822",
  };
  const std::string body(reinterpret_cast<const char*>(data) + 1, size - 1);
  const std::size_t choice = data[0] % (std::size(kTypes) + 1);
  if (choice == std::size(kTypes)) {
    fuzz::must(newly_written(body).size() <= body.size(), "trimming adds nothing");
    fuzz::must(html_text(body).size() <= body.size() * kHtmlGrowth, "the text of a page is bounded");
    return 0;
  }
  fuzz::check(parse_mail("From: MAILER-DAEMON\nContent-Type: " + std::string(kTypes[choice]) + "\n\n" + body));
  return 0;
}
