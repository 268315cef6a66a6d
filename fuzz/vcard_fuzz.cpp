// vCard and jCard. The first byte chooses format, charset and pieces.
#include "fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace kith;
  if (size == 0) return 0;
  const unsigned choice = data[0];
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  if (const auto detected = detect(bytes)) fuzz::read_all(*detected, {}, bytes, choice);
  static constexpr const char* kCharsets[] = {"UTF-8", "windows-1252", "UTF-16LE", "UTF-16BE"};
  const Format format = choice & 1 ? Format::jcard : Format::vcard;
  fuzz::read_all({format, kCharsets[(choice >> 1) & 3], ','}, {}, bytes, choice * 31);
  return 0;
}
