#include "formats/web_page.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "base/text.hpp"
#include "base/web_address.hpp"
#include "formats/news_parts.hpp"
#include "formats/trim.hpp"

namespace kith {
namespace {

constexpr std::size_t kPageBytes = std::size_t{2} * 1024 * 1024;
constexpr std::size_t kPageFeeds = 20;
constexpr std::size_t kPageText = 8000;

bool is_page_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

// name="value" pairs of a tag; the names in lower case, the first of several counts.
std::map<std::string, std::string> page_attributes(std::string_view tag) {
  std::map<std::string, std::string> all;
  while (!tag.empty()) {
    while (!tag.empty() && (is_page_space(tag.front()) || tag.front() == '/')) tag.remove_prefix(1);
    const auto end = std::min(tag.find_first_of(" \t\n\r\f=/"), tag.size());
    const std::string name = lower_ascii(tag.substr(0, end));
    tag.remove_prefix(end);
    while (!tag.empty() && is_page_space(tag.front())) tag.remove_prefix(1);
    std::string_view value;
    if (tag.starts_with('=')) {
      tag.remove_prefix(1);
      while (!tag.empty() && is_page_space(tag.front())) tag.remove_prefix(1);
      if (tag.starts_with('"') || tag.starts_with('\'')) {
        const auto close = tag.find(tag.front(), 1);
        value = tag.substr(1, close == std::string_view::npos ? close : close - 1);
        tag.remove_prefix(close == std::string_view::npos ? tag.size() : close + 1);
      } else {
        const auto stop = std::min(tag.find_first_of(" \t\n\r\f"), tag.size());
        value = tag.substr(0, stop);
        tag.remove_prefix(stop);
      }
    }
    if (!name.empty()) all.emplace(name, line_of_html(value));
    if (name.empty() && end == 0 && value.empty() && !tag.empty()) tag.remove_prefix(1);
  }
  return all;
}

std::string page_value(const std::map<std::string, std::string>& attributes, const char* name) {
  const auto found = attributes.find(name);
  return found == attributes.end() ? std::string() : found->second;
}

bool is_feed_type(std::string_view type) {
  const std::string lower = lower_ascii(type.substr(0, type.find(';')));
  const std::string_view plain = trim(lower);
  return plain == "application/rss+xml" || plain == "application/atom+xml" || plain == "application/feed+json" ||
         plain == "application/rdf+xml" || plain == "text/rss+xml" || plain == "text/atom+xml";
}

// "alternate" among the words of rel.
bool has_word(std::string_view words, std::string_view wanted) {
  for (const std::string& word : split(collapse(words), " ")) {
    if (equal_ascii(word, wanted)) return true;
  }
  return false;
}

class PageReader {
 public:
  PageReader(std::string_view html, std::string_view url) : html_(html), base_(url) {}

  WebPage read() {
    std::string_view rest = html_;
    for (auto at = rest.find('<'); at != std::string_view::npos; at = rest.find('<')) {
      rest.remove_prefix(at);
      if (rest.starts_with("<!--")) {
        const auto end = rest.find("-->", 4);
        rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 3);
        continue;
      }
      const auto end = rest.find('>');
      if (end == std::string_view::npos) break;
      const std::string_view tag = rest.substr(1, end - 1);
      rest.remove_prefix(end + 1);
      const auto stop = std::min(tag.find_first_of(" \t\n\r\f/"), tag.size());
      if (stop > 8) continue;
      const std::string name = lower_ascii(tag.substr(0, stop));
      if (name == "script" || name == "style" || name == "title") {
        const auto close = closing(rest, name);
        if (name == "title" && title_.empty()) title_ = line_of_html(rest.substr(0, close));
        rest.remove_prefix(close);
      } else if (name == "link" || name == "base" || name == "meta") {
        take(name, page_attributes(tag.substr(stop)));
      }
    }
    WebPage page;
    page.title = std::string(clip(shown_title_.empty() ? title_ : shown_title_, 300));
    page.description = std::string(clip(description_, 2000));
    page.author = std::string(clip(author_, 200));
    std::string_view body = html_;
    if (const auto begins = lower_ascii(html_).find("<body"); begins != std::string::npos) body.remove_prefix(begins);
    page.text = std::string(clip(line_of_html(body), kPageText));
    std::stable_partition(feeds_.begin(), feeds_.end(),
                          [](const std::string& address) { return !contains_ascii(address, "comment"); });
    page.feeds = std::move(feeds_);
    return page;
  }

 private:
  // Where "</name" begins, or the end.
  static std::size_t closing(std::string_view text, const std::string& name) {
    for (auto at = text.find("</"); at != std::string_view::npos; at = text.find("</", at + 2)) {
      if (equal_ascii(text.substr(at + 2, name.size()), name)) return at;
    }
    return text.size();
  }

  void take(const std::string& name, const std::map<std::string, std::string>& attributes) {
    if (name == "base") {
      if (const auto base = resolve_address(base_, page_value(attributes, "href"))) base_ = *base;
    } else if (name == "link") {
      const std::string rel = page_value(attributes, "rel");
      const bool feed =
          is_feed_type(page_value(attributes, "type")) && (has_word(rel, "alternate") || has_word(rel, "feed"));
      const auto address = resolve_address(base_, page_value(attributes, "href"));
      if (feed && address && feeds_.size() < kPageFeeds &&
          std::find(feeds_.begin(), feeds_.end(), *address) == feeds_.end())
        feeds_.push_back(*address);
    } else {
      std::string property = lower_ascii(page_value(attributes, "property"));
      if (property.empty()) property = lower_ascii(page_value(attributes, "name"));
      const std::string content = page_value(attributes, "content");
      if (property == "og:title" && shown_title_.empty()) shown_title_ = content;
      if ((property == "description" || property == "og:description") && description_.empty()) description_ = content;
      if (property == "author" && author_.empty()) author_ = content;
    }
  }

  std::string_view html_;
  std::string base_;
  std::string title_, shown_title_, description_, author_;
  std::vector<std::string> feeds_;
};

}  // namespace

WebPage read_page(std::string_view bytes, std::string_view url, std::string_view content_type) {
  const std::string text = news_text(bytes.substr(0, kPageBytes), content_type);
  return PageReader(text, url).read();
}

std::vector<std::string> usual_feeds(std::string_view url) {
  std::vector<std::string> all;
  for (const char* path : {"/feed", "/feed.xml", "/rss.xml", "/atom.xml", "/index.xml", "/rss", "/feed.json"}) {
    if (auto address = resolve_address(url, path)) all.push_back(std::move(*address));
  }
  return all;
}

}  // namespace kith
