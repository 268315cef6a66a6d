// The headers of one message: the bytes stand as its whole head, or as the value of one field.
#include "formats/mail_message.hpp"
#include "fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace kith;
  if (size == 0) return 0;
  static constexpr const char* kFields[] = {
      "From: ",       "To: ",          "Date: ",        "Subject: ", "Message-ID: ",
      "References: ", "In-Reply-To: ", "Received: x; ", "List-Id: ", "X-Failed-Recipients: "};
  constexpr std::size_t kCount = std::size(kFields);
  const std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const std::size_t choice = data[0] % (kCount + 1);
  const std::string whole = choice == kCount ? bytes : kFields[choice] + bytes + "\nFrom: a@example.com\n\nHello\n";
  fuzz::check(parse_mail(whole));
  return 0;
}
