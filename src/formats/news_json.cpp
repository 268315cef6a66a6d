// JSON Feed 1.0 and 1.1.
#include <set>

#include <nlohmann/json.hpp>

#include "base/text.hpp"
#include "base/web_address.hpp"
#include "formats/news_parts.hpp"

namespace kith {
namespace {

using NewsJson = nlohmann::json;

std::string words_at(const NewsJson& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end()) return {};
  if (found->is_string()) return found->get<std::string>();
  return found->is_number_integer() ? std::to_string(found->get<std::int64_t>()) : std::string();
}

// authors[0].name of version 1.1, author.name of 1.0.
std::string first_author(const NewsJson& object) {
  const auto several = object.find("authors");
  if (several != object.end() && several->is_array() && !several->empty() && several->front().is_object())
    return line_of_text(words_at(several->front(), "name"));
  const auto one = object.find("author");
  return one != object.end() && one->is_object() ? line_of_text(words_at(*one, "name")) : std::string();
}

std::string first_address(const NewsJson& object, const NewsSource& source, std::initializer_list<const char*> names) {
  for (const char* name : names) {
    const std::string written = words_at(object, name);
    if (written.empty()) continue;
    if (auto address = resolve_address(source.url, written)) return std::move(*address);
  }
  return {};
}

NewsItem item_of(const NewsJson& object, const NewsSource& source) {
  NewsItem item;
  item.url = first_address(object, source, {"url", "external_url"});
  item.title = line_of_html(words_at(object, "title"));
  item.summary = line_of_text(words_at(object, "summary"));
  if (item.summary.empty()) item.summary = line_of_text(words_at(object, "content_text"));
  if (item.summary.empty()) item.summary = line_of_html(words_at(object, "content_html"));
  item.author = first_author(object);
  item.at = news_date(words_at(object, "date_published"));
  if (!item.at) item.at = news_date(words_at(object, "date_modified"));
  return item;
}

}  // namespace

Result<NewsFeed> read_json_news(const std::string& text, const NewsSource& source, const NewsLimits& limits) {
  const NewsJson document = NewsJson::parse(text, nullptr, false);
  if (!document.is_object()) return fail(Code::bad_input, "this feed is broken: its JSON cannot be read");
  const auto items = document.find("items");
  if (words_at(document, "version").find("jsonfeed.org") == std::string::npos &&
      (items == document.end() || !items->is_array() || words_at(document, "title").empty())) {
    return fail(Code::bad_input, "this is no feed: neither RSS nor Atom nor JSON Feed");
  }
  NewsFeed feed;
  feed.kind = NewsKind::json;
  feed.title = std::string(clip(line_of_html(words_at(document, "title")), 300));
  feed.site = first_address(document, source, {"home_page_url"});
  feed.by = std::string(clip(first_author(document), 200));
  if (items == document.end() || !items->is_array()) return feed;
  std::set<std::string> keys;
  for (const NewsJson& each : *items) {
    if (feed.items.size() >= limits.items) break;
    if (!each.is_object()) continue;
    NewsItem item = item_of(each, source);
    if (complete_item(item, words_at(each, "id")) && keys.insert(item.key).second)
      feed.items.push_back(std::move(item));
  }
  return feed;
}

}  // namespace kith
