// What the readers of news feeds share.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/dates.hpp"
#include "formats/news_feed.hpp"

namespace kith {

// Text that may hold markup, as one line of plain text.
std::string line_of_html(std::string_view html);
std::string line_of_text(std::string_view text);

// A feed's date in any of the forms that are about: RFC 822 and its variants, W3C's, with names of months in a dozen
// languages. None when no such day exists.
std::optional<Instant> news_date(std::string_view text);

// Fills the key and a missing title, and cuts what is too long; false for an item that says nothing at all.
bool complete_item(NewsItem& item, std::string_view id);

// The bytes of a feed in UTF-8: by byte order mark, by what the server says, by the XML declaration, by what they are.
std::string news_text(std::string_view bytes, std::string_view content_type);

Result<NewsFeed> read_xml_news(const std::string& text, const NewsSource& source, const NewsLimits& limits);
Result<NewsFeed> read_json_news(const std::string& text, const NewsSource& source, const NewsLimits& limits);

}  // namespace kith
