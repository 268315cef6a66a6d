#include "app/lab_mail.hpp"

#include "base/text.hpp"
#include "formats/mail_message.hpp"
#include "formats/plain.hpp"
#include "formats/trim.hpp"

namespace kith::app {

std::string lab_trim(std::string_view bytes, LabMail what) {
  switch (what) {
    case LabMail::text: return newly_written(clean_utf8(utf8_or_latin(bytes)));
    case LabMail::message: return parse_mail(bytes).text;
  }
  return {};
}

}  // namespace kith::app
