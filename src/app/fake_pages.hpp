// The web for tests of the use cases: pages by address, and what was asked of them.
#pragma once

#include <algorithm>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "app/following.hpp"
#include "base/text.hpp"

namespace kith {

class FakeWeb {
 public:
  // What stands at an address; without one it is 404. Called again it changes.
  PageAnswer& at(const std::string& url) {
    const std::lock_guard held(lock_);
    PageAnswer& page = pages_[url];
    page.status = 200;
    page.url = url;
    return page;
  }
  void put(const std::string& url, const std::string& body, const std::string& etag = "") {
    PageAnswer& page = at(url);
    page.body = body;
    page.etag = etag;
  }
  void gone(const std::string& url, int status = 410) { at(url).status = status; }
  // "nothing answers" at that address.
  void dead(const std::string& url) { at(url).status = 0; }
  std::vector<std::string> take_asked() {
    const std::lock_guard held(lock_);
    auto asked = std::exchange(asked_, {});
    std::sort(asked.begin(), asked.end());
    return asked;
  }

  app::WebMeans means() {
    app::WebMeans means;
    means.pages = [this] { return std::make_unique<Pages>(*this); };
    return means;
  }

 private:
  struct Pages : PageFetcher {
    explicit Pages(FakeWeb& of) : web(of) {}
    Result<PageAnswer> get(const PageRequest& request) override {
      const std::lock_guard held(web.lock_);
      web.asked_.push_back(request.url);
      const auto found = web.pages_.find(request.url);
      PageAnswer answer;
      answer.status = 404;
      answer.url = request.url;
      if (found == web.pages_.end()) return answer;
      if (found->second.status == 0) return fail(Code::unreachable, "nothing answers");
      if (!request.etag.empty() && request.etag == found->second.etag) {
        answer.status = 304;
        return answer;
      }
      return found->second;
    }
    FakeWeb& web;
  };
  std::mutex lock_;
  std::map<std::string, PageAnswer> pages_;
  std::vector<std::string> asked_;
};

// An RSS feed of posts "title|address|RFC 822 date".
inline std::string rss_of(const std::string& title, const std::vector<std::string>& posts) {
  std::string text = "<rss version='2.0'><channel><title>" + title + "</title><link>https://example.org/</link>";
  for (const std::string& post : posts) {
    const auto parts = split(post, "|");
    text += "<item><title>" + parts[0] + "</title><link>" + parts[1] + "</link>";
    if (parts.size() > 2) text += "<pubDate>" + parts[2] + "</pubDate>";
    text += "</item>";
  }
  return text + "</channel></rss>";
}

}  // namespace kith
