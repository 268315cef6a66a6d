// The JSON importers: exports of Monica, and the cutting of Kith's own. The first byte chooses which, and the pieces.
#include "formats/json_parts.hpp"
#include "fuzz.hpp"

namespace {

// Whatever the pieces are, the parts are the same.
std::string parts_of(std::string_view bytes, std::size_t step) {
  std::string seen;
  kith::JsonParts parts([&](const std::string& name, const std::string& text, long line) -> kith::Status {
    kith::fuzz::must(line > 0, "a part has a line");
    seen += name + "\x1F" + text + "\x1F" + std::to_string(line) + "\x1E";
    return {};
  });
  for (std::size_t at = 0; at < bytes.size(); at += step) {
    if (!parts.feed(bytes.substr(at, step))) return seen + "!";
  }
  return seen + (parts.finish() ? "." : "!");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace kith;
  if (size == 0) return 0;
  const unsigned choice = data[0];
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  if (const auto detected = detect(bytes)) {
    if (detected->format == Format::monica) fuzz::read_all(*detected, {}, bytes, choice);
  }
  if (choice & 1) {
    fuzz::read_all({Format::monica, "UTF-8", ','}, {}, bytes, choice * 31);
  } else {
    fuzz::must(parts_of(bytes, 1 + (choice >> 1)) == parts_of(bytes, bytes.size() + 1),
               "parts do not depend on pieces");
  }
  return 0;
}
