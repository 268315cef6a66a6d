// What a news feed brings: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, JSON Feed 1.x.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/dates.hpp"
#include "base/result.hpp"

namespace kith {

// All of it is plain text on one line: nothing of a feed's HTML is left.
struct NewsItem {
  std::string key;  // the same for the same item, however often it comes; never empty, at most 200 bytes
  std::string url;  // http or https, else ""
  std::string title;
  std::string summary;  // at most 2,000 bytes
  std::string author;
  std::optional<Instant> at;
};

enum class NewsKind { rss, rdf, atom, json };
std::string_view name(NewsKind kind);  // "RSS"

struct NewsFeed {
  NewsKind kind = NewsKind::rss;
  std::string title;
  std::string site;             // the page it belongs to; http or https, else ""
  std::string by;               // who writes it
  std::vector<NewsItem> items;  // in the feed's order, no key twice
};

// Where the bytes come from.
struct NewsSource {
  std::string url;           // what relative addresses start from
  std::string content_type;  // as the server says it: "text/xml; charset=utf-8"
};

struct NewsLimits {
  std::size_t bytes = std::size_t{16} * 1024 * 1024;
  std::size_t tags = 500'000;
  std::size_t items = 500;  // the first so many
};

// bad_input for what is no feed, or beyond the limits. A document that breaks off or is ill-formed gives the items up
// to there, when there is one. Entities of a DOCTYPE are not expanded: they cannot grow.
Result<NewsFeed> read_news(std::string_view bytes, const NewsSource& source, const NewsLimits& limits = {});

}  // namespace kith
