#include "formats/news_feed.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "formats/news_parts.hpp"

namespace kith {

std::string_view name(NewsKind kind) {
  switch (kind) {
    case NewsKind::rss: return "RSS";
    case NewsKind::rdf: return "RSS 1.0";
    case NewsKind::atom: return "Atom";
    case NewsKind::json: return "JSON Feed";
  }
  return "";
}

Result<NewsFeed> read_news(std::string_view bytes, const NewsSource& source, const NewsLimits& limits) {
  if (bytes.size() > limits.bytes)
    return fail(Code::bad_input, fmt::format("this feed is longer than {} MiB", limits.bytes >> 20));
  const std::string text = news_text(bytes, source.content_type);
  const std::string_view start = trim(text);
  if (start.empty()) return fail(Code::bad_input, "this feed is empty");
  return start.front() == '{' ? read_json_news(text, source, limits) : read_xml_news(text, source, limits);
}

}  // namespace kith
