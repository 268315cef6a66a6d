// Feeds and pages: the first byte chooses the kind, and what the server says of the charset.
#include "formats/news_feed.hpp"
#include "formats/robots.hpp"
#include "formats/web_page.hpp"
#include "fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace kith;
  if (size == 0) return 0;
  const unsigned choice = data[0];
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  static const char* const kTypes[] = {"", "text/xml; charset=utf-8", "text/xml; charset=windows-1252",
                                       "x; charset=shift_jis"};
  const NewsSource source{"https://example.org/a/b", kTypes[choice & 3]};
  if ((choice & 12) == 4) {
    static_cast<void>(read_page(bytes, source.url, source.content_type));
  } else if ((choice & 12) == 8) {
    const Robots robots = Robots::read(bytes.substr(0, bytes.size() / 2), "kith");
    if (robots.allows(bytes) != Robots::kept(robots.text()).allows(bytes)) __builtin_trap();
  } else if (const auto feed = read_news(bytes, source)) {
    for (const NewsItem& item : feed->items) {
      const bool safe = item.url.empty() || item.url.starts_with("http://") || item.url.starts_with("https://");
      if (!safe || item.key.empty() || item.title.empty()) __builtin_trap();
    }
  }
  return 0;
}
