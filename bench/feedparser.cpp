// feedparser CORPUS: the feeds of feedparser's own tests (a folder with its wellformed/), each with what it should say
// in its first comment. Prints how many of the expectations that can be put to our reader hold, and those that do not.
// Expectations name other fields too (generators, licences, podcasts); those are not asked.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <regex>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "base/text.hpp"
#include "formats/news_feed.hpp"
#include "formats/news_parts.hpp"

namespace {

using namespace kith;
namespace fs = std::filesystem;

struct Expectation {
  bool of_item = false;
  std::string field, value;
};

// 'text', u'text' and "text" of Python, with its escapes.
std::optional<std::string> python_text(std::string text) {
  if (text.starts_with("u'") || text.starts_with("u\"")) text.erase(0, 1);
  if (text.size() < 2 || (text.front() != '\'' && text.front() != '"') || text.back() != text.front())
    return std::nullopt;
  const char quote = text.front();
  std::string out;
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    if (text[i] == quote) return std::nullopt;  // an expression, not one text
    if (text[i] != '\\' || i + 2 >= text.size()) {
      out += text[i];
      continue;
    }
    const char c = text[++i];
    const std::size_t figures = c == 'x' ? 2 : (c == 'u' ? 4 : 0);
    if (figures > 0 && i + figures < text.size()) {
      const unsigned long code = std::stoul(text.substr(i + 1, figures), nullptr, 16);
      out += line_of_html(fmt::format("&#{};", code));
      i += figures;
    } else {
      out += c == 'n' ? '\n' : (c == 't' ? '\t' : c);
    }
  }
  return out;
}

std::optional<Expectation> expectation_in(const std::string& file) {
  static const std::regex line(R"(Expect:\s*(?:not bozo and )?(feed|entries\[0\])\[u?'([a-z_]+)'\]\s*==\s*(.*))");
  std::smatch found;
  const std::string start = file.substr(0, file.find("-->"));
  if (!std::regex_search(start, found, line)) return std::nullopt;
  Expectation expected{found[1] != "feed", found[2], std::string(trim(std::string(found[3])))};
  if (!expected.value.starts_with('(')) {
    auto text = python_text(expected.value);
    if (!text) return std::nullopt;
    expected.value = *text;
  }
  return expected;
}

// (2004, 1, 1, 19, 48, 21, 3, 1, 0)
std::string as_tuple(const std::optional<Instant>& at) {
  if (!at) return "none";
  const auto day = date::floor<date::days>(*at);
  const date::year_month_day ymd{day};
  const date::hh_mm_ss clock{*at - day};
  return fmt::format("({}, {}, {}, {}, {}, {}", static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()),
                     static_cast<unsigned>(ymd.day()), clock.hours().count(), clock.minutes().count(),
                     clock.seconds().count());
}

// What the reader says of the field; none for one it does not read. Both sides are compared as plain text.
std::optional<std::string> said(const NewsFeed& feed, const Expectation& expected) {
  const NewsItem nothing;
  const NewsItem& item = feed.items.empty() ? nothing : feed.items.front();
  // An item without a title is called by its words, which are not kept a second time.
  const std::string words = item.summary.empty() ? item.title : item.summary;
  const std::map<std::string, std::string> of_item{{"title", item.title},
                                                   {"link", item.url},
                                                   {"description", words},
                                                   {"summary", words},
                                                   {"id", item.key},
                                                   {"guid", item.key},
                                                   {"author", item.author},
                                                   {"updated_parsed", as_tuple(item.at)},
                                                   {"published_parsed", as_tuple(item.at)}};
  const std::map<std::string, std::string> of_feed{{"title", feed.title}, {"link", feed.site}, {"author", feed.by}};
  const auto& fields = expected.of_item ? of_item : of_feed;
  const auto found = fields.find(expected.field);
  return found == fields.end() ? std::nullopt : std::optional(found->second);
}

bool agrees(const Expectation& expected, const std::string& is) {
  if (expected.value.starts_with('(')) return expected.value.starts_with(is + ",");
  if (expected.field == "link") return is == expected.value || is == expected.value + "/";
  const std::string plain = line_of_html(expected.value);
  // "ada@example.org (Ada)" is Ada here.
  if (expected.field == "author") return plain.find(is) != std::string::npos && !is.empty();
  return is == plain || is == line_of_text(expected.value);
}

}  // namespace

int main(int count, char** words) {
  if (count < 2) {
    fmt::print(stderr, "feedparser CORPUS\n");
    return 2;
  }
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(words[1]) / "wellformed")) {
    if (entry.path().extension() == ".xml") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  int asked = 0, held = 0, read = 0;
  for (const fs::path& path : files) {
    std::ifstream file(path, std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(file), {});
    const auto feed = read_news(bytes, {"http://example.com/", "text/xml"});
    read += feed ? 1 : 0;
    const auto expected = expectation_in(bytes);
    if (!expected) continue;
    const auto is = said(feed ? *feed : NewsFeed{}, *expected);
    // An item of nothing but an author, a date or a number says nothing, and is not kept.
    const bool kept = !expected->of_item || !feed || !feed->items.empty();
    if (!is || (!kept && *is != "" && *is != "none")) continue;
    if (!kept &&
        (expected->field == "author" || expected->field.ends_with("id") || expected->field.ends_with("_parsed")))
      continue;
    ++asked;
    if (feed && agrees(*expected, *is)) {
      ++held;
      continue;
    }
    fmt::print("{}: {} is \"{}\", not \"{}\"\n", fs::relative(path, words[1]).string(), expected->field, *is,
               excerpt(expected->value, 100));
  }
  fmt::print("{} feeds, {} read; {} of {} expectations hold ({:.1f} %)\n", files.size(), read, held, asked,
             asked > 0 ? 100.0 * held / asked : 0.0);
  return 0;
}
