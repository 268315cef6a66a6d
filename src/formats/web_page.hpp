// What a web page says about itself: its title, its words, the feeds it names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kith {

struct WebPage {
  std::string title;        // plain text on one line
  std::string description;  // what it says it is about
  std::string text;         // the start of its words, at most 8,000 bytes
  std::string author;
  std::vector<std::string> feeds;  // addresses, http and https only, the likeliest first: feeds of comments come last
};

// Of HTML that may be anything. `url` and `content_type` are where it stood and what the server called it.
WebPage read_page(std::string_view bytes, std::string_view url, std::string_view content_type);

// Where sites usually have their feed, when their pages name none; the likeliest first.
std::vector<std::string> usual_feeds(std::string_view url);

}  // namespace kith
