// RSS and Atom.
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <vector>

#include <fmt/format.h>
#include <pugixml.hpp>

#include "base/text.hpp"
#include "base/web_address.hpp"
#include "formats/news_parts.hpp"

namespace kith {
namespace {

using pugi::xml_node;

constexpr int kNearRoot = 16;  // what is looked at lies near the root

// The namespaces that mean something here. `own` is that of the document's root, or none.
enum class Space { own, atom, dc, terms, content, xhtml, rdf, itunes, other };

struct SpaceName {
  std::string_view address, prefix;
  Space space;
};
// The prefix is what is gone by where a document forgets to say what it stands for.
constexpr SpaceName kSpaces[] = {{"http://www.w3.org/2005/atom", "atom", Space::atom},
                                 {"http://purl.org/atom/ns#", "atom03", Space::atom},
                                 {"http://purl.org/dc/elements/1.1/", "dc", Space::dc},
                                 {"http://purl.org/dc/elements/1.0/", "dc10", Space::dc},
                                 {"http://purl.org/dc/terms/", "dcterms", Space::terms},
                                 {"http://purl.org/rss/1.0/modules/content/", "content", Space::content},
                                 {"http://www.w3.org/1999/xhtml", "xhtml", Space::xhtml},
                                 {"http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf", Space::rdf},
                                 {"http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes", Space::itunes},
                                 {"http://purl.org/rss/1.0/", "rss", Space::own},
                                 {"http://my.netscape.com/rdf/simple/0.9/", "rss09", Space::own},
                                 {"http://channel.netscape.com/rdf/simple/0.9/", "rss09", Space::own},
                                 {"http://purl.org/net/rss1.1#", "rss11", Space::own}};

std::pair<std::string_view, std::string_view> prefix_and_local(std::string_view name) {
  const auto colon = name.find(':');
  if (colon == std::string_view::npos) return {{}, name};
  return {name.substr(0, colon), name.substr(colon + 1)};
}

std::string local_of(const xml_node& node) {
  return lower_ascii(prefix_and_local(node.name()).second);
}

// The address a prefix stands for at `node`; none when nothing says.
std::optional<std::string> declared(xml_node node, std::string_view prefix) {
  const std::string wanted = prefix.empty() ? std::string("xmlns") : "xmlns:" + std::string(prefix);
  for (int depth = 0; node && depth < kNearRoot; ++depth, node = node.parent()) {
    if (const auto said = node.attribute(wanted.c_str())) return lower_ascii(trim(said.value()));
  }
  return std::nullopt;
}

std::string_view attribute_named(const xml_node& node, std::string_view local) {
  for (const auto& each : node.attributes()) {
    if (equal_ascii(prefix_and_local(each.name()).second, local)) return each.value();
  }
  return {};
}

struct ToString : pugi::xml_writer {
  std::string text;
  void write(const void* bytes, std::size_t size) override { text.append(static_cast<const char*>(bytes), size); }
};

// What stands between an element's tags: its text, or the markup of it where there are elements inside.
struct Inside {
  std::string text;
  bool markup = false;
};
Inside inside_of(const xml_node& node) {
  Inside inside;
  for (const xml_node& child : node.children()) inside.markup = inside.markup || child.type() == pugi::node_element;
  if (!inside.markup) {
    for (const xml_node& child : node.children()) {
      if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) inside.text += child.value();
    }
    return inside;
  }
  ToString out;
  for (const xml_node& child : node.children())
    child.print(out, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
  inside.text = std::move(out.text);
  return inside;
}

std::optional<std::string> from_base64(std::string_view text) {
  std::string out;
  unsigned bits = 0;
  int have = 0;
  for (const char c : text) {
    unsigned value = 0;
    if (c >= 'A' && c <= 'Z') {
      value = static_cast<unsigned>(c - 'A');
    } else if (c >= 'a' && c <= 'z') {
      value = static_cast<unsigned>(c - 'a') + 26;
    } else if (c >= '0' && c <= '9') {
      value = static_cast<unsigned>(c - '0') + 52;
    } else if (c == '+' || c == '/') {
      value = c == '+' ? 62 : 63;
    } else if (c == '=' || c == ' ' || c == '\n' || c == '\r' || c == '\t') {
      continue;
    } else {
      return std::nullopt;
    }
    bits = (bits << 6) | value;
    have += 6;
    if (have < 8) continue;
    have -= 8;
    out += static_cast<char>((bits >> have) & 0xFF);
  }
  return out;
}

// "Ada Byron" of "ada@example.org (Ada Byron)", "Ada Byron <ada@example.org>" and "Ada Byron".
std::string author_name(const std::string& written) {
  const auto open = written.find_first_of("(<"), close = written.find_last_of(")>");
  if (open == std::string::npos || close == std::string::npos || close < open) return written;
  const std::string inside(trim(std::string_view(written).substr(open + 1, close - open - 1)));
  const std::string before(trim(std::string_view(written).substr(0, open)));
  if (inside.find('@') != std::string::npos) return before.empty() ? inside : before;
  if (before.find('@') != std::string::npos) return inside.empty() ? before : inside;
  return written;
}

// What the children of a channel, a feed, an item or an entry say; of several that mean the same, the better one.
struct NewsSaid {
  void keep(std::string& into, int& rank, std::string value, int its_rank) {
    if (value.empty() || its_rank <= rank) return;
    into = std::move(value);
    rank = its_rank;
  }
  std::string title, url, summary, content, author, id;
  std::optional<Instant> at;
  int title_rank = 0, url_rank = 0, summary_rank = 0, content_rank = 0, author_rank = 0, id_rank = 0, at_rank = 0;
  bool id_is_address = false;
};

class XmlNews {
 public:
  XmlNews(const xml_node& root, const NewsSource& source, const NewsLimits& limits)
      : root_(root), source_(source), limits_(limits) {
    own_ = declared(root, prefix_and_local(root.name()).first).value_or("");
  }

  std::optional<NewsFeed> read() {
    const std::string name = local_of(root_);
    NewsFeed feed;
    if (name == "feed") {
      feed.kind = NewsKind::atom;
      atom_ = true;
    } else if (name == "rdf") {
      feed.kind = NewsKind::rdf;
    } else if (name != "rss" && name != "channel") {
      return std::nullopt;
    }
    xml_node channel = root_;
    for (const xml_node& child : root_.children()) {
      if (feed.kind != NewsKind::atom && local_of(child) == "channel") {
        channel = child;
        break;
      }
    }
    const NewsSaid head = said_of(channel);
    feed.title = std::string(clip(head.title, 300));
    feed.site = head.url;
    feed.by = std::string(clip(head.author, 200));
    take_items(channel, feed);
    if (channel != root_) take_items(root_, feed);
    return feed;
  }

 private:
  Space space_of(const xml_node& node) const {
    const auto [prefix, local] = prefix_and_local(node.name());
    const auto address = declared(node, prefix);
    if (!address) {
      if (prefix.empty()) return Space::own;
      for (const SpaceName& known : kSpaces) {
        if (equal_ascii(known.prefix, prefix)) return known.space;
      }
      return Space::other;
    }
    if (*address == own_ || address->empty()) return Space::own;
    for (const SpaceName& known : kSpaces) {
      if (known.address == *address) return known.space;
    }
    // RSS 2.0 has had half a dozen addresses of its own.
    return address->find("rss2") != std::string::npos ? Space::own : Space::other;
  }

  // xml:base, from the document's own address down to the node.
  std::string base_of(xml_node node) const {
    std::vector<std::string_view> bases;
    for (int depth = 0; node && depth < kNearRoot; ++depth, node = node.parent()) {
      if (const auto said = node.attribute("xml:base")) bases.emplace_back(said.value());
    }
    std::string base = source_.url;
    for (auto each = bases.rbegin(); each != bases.rend(); ++each) {
      if (auto next = resolve_address(base, *each)) base = std::move(*next);
    }
    return base;
  }

  std::string address_in(const xml_node& node, std::string_view reference) const {
    if (trim(reference).empty()) return {};
    return resolve_address(base_of(node), reference).value_or("");
  }

  // A text as its element says it is meant.
  std::string line_in(const xml_node& node, Space space) const {
    Inside inside = inside_of(node);
    const std::string type = lower_ascii(trim(node.attribute("type").value()));
    const std::string mode = lower_ascii(trim(node.attribute("mode").value()));
    const bool atom = space == Space::atom || (space == Space::own && atom_);
    if (inside.markup) return line_of_html(inside.text);
    const bool known_text = type.empty() || type.starts_with("text") || type.find("html") != std::string::npos ||
                            type.ends_with("xml") || type.find('/') == std::string::npos;
    if (mode == "base64" || (atom && !known_text)) {
      if (auto plain = from_base64(inside.text)) inside.text = std::move(*plain);
      return line_of_html(inside.text);
    }
    const bool html = !atom || type.find("html") != std::string::npos || (mode == "escaped" && type != "text/plain");
    return html ? line_of_html(inside.text) : line_of_text(inside.text);
  }

  std::string person_in(const xml_node& node) const {
    for (const xml_node& child : node.children()) {
      if (local_of(child) == "name") return line_of_text(inside_of(child).text);
    }
    return author_name(line_of_html(inside_of(node).text));
  }

  void take_link(const xml_node& node, Space space, NewsSaid& said) const {
    const std::string_view href = node.attribute("href").value();
    if (!href.empty()) {
      const std::string rel = lower_ascii(trim(node.attribute("rel").value()));
      if (!rel.empty() && rel != "alternate" && !rel.ends_with("/alternate")) return;
      const std::string type = lower_ascii(node.attribute("type").value());
      const bool page = type.empty() || type.find("html") != std::string::npos;
      said.keep(said.url, said.url_rank, address_in(node, href), atom_ ? (page ? 5 : 4) : (page ? 3 : 2));
    } else if (space == Space::own && !atom_) {
      said.keep(said.url, said.url_rank, address_in(node, inside_of(node).text), 6);
    }
  }

  void take_id(const xml_node& node, const std::string& name, NewsSaid& said) const {
    const std::string id(trim(inside_of(node).text));
    said.keep(said.id, said.id_rank, id, 2);
    if (name == "guid" && !equal_ascii(trim(node.attribute("isPermaLink").value()), "false")) {
      if (const auto address = web_address(id)) said.keep(said.url, said.url_rank, address->text(), 1);
    }
  }

  static int date_rank(const std::string& name, Space space) {
    if (name == "pubdate" || name == "published") return 5;
    if (name == "issued" || (space == Space::dc && name == "date")) return 4;
    if (name == "created") return 3;
    if (name == "updated" || name == "modified") return 2;
    return name == "lastbuilddate" || name == "date" ? 1 : 0;
  }

  void take_date(const xml_node& node, int rank, NewsSaid& said) const {
    if (rank <= said.at_rank) return;
    if (const auto at = news_date(inside_of(node).text)) {
      said.at = at;
      said.at_rank = rank;
    }
  }

  void take_words(const xml_node& node, const std::string& name, Space space, NewsSaid& said) const {
    const bool own = space == Space::own || space == Space::atom;
    if (name == "title" && (own || space == Space::dc)) {
      said.keep(said.title, said.title_rank, line_in(node, space), own ? 2 : 1);
    } else if (name == "description" && (own || space == Space::dc)) {
      said.keep(said.summary, said.summary_rank, line_in(node, space), own ? 3 : 2);
    } else if (name == "summary" && (own || space == Space::itunes)) {
      said.keep(said.summary, said.summary_rank, line_in(node, space), own ? 4 : 1);
    } else if ((name == "encoded" && space == Space::content) || (name == "content" && own) ||
               (name == "body" && (own || space == Space::xhtml)) || name == "fullitem") {
      said.keep(said.content, said.content_rank, line_in(node, space), 1);
    } else if ((name == "creator" && space == Space::dc) || (name == "author" && (own || space == Space::itunes)) ||
               (name == "managingeditor" && own)) {
      const int rank = space == Space::dc || (own && atom_) ? 3 : (own && name == "author" ? 2 : 1);
      said.keep(said.author, said.author_rank, person_in(node), rank);
    }
  }

  NewsSaid said_of(const xml_node& parent) const {
    NewsSaid said;
    if (const std::string_view about = attribute_named(parent, "about"); !about.empty()) {
      said.keep(said.id, said.id_rank, std::string(trim(about)), 1);
      said.keep(said.url, said.url_rank, address_in(parent, about), 1);
    }
    for (const xml_node& node : parent.children()) {
      if (node.type() != pugi::node_element) continue;
      const Space space = space_of(node);
      if (space == Space::other) continue;
      const std::string name = local_of(node);
      if (name == "link" && (space == Space::own || space == Space::atom)) {
        take_link(node, space, said);
      } else if ((name == "guid" || name == "id") && (space == Space::own || space == Space::atom)) {
        take_id(node, name, said);
      } else if (const int rank = date_rank(name, space); rank > 0) {
        take_date(node, rank, said);
      } else {
        take_words(node, name, space, said);
      }
    }
    return said;
  }

  void take_items(const xml_node& parent, NewsFeed& feed) {
    const std::string_view wanted = atom_ ? "entry" : "item";
    for (const xml_node& node : parent.children()) {
      if (feed.items.size() >= limits_.items) return;
      if (node.type() != pugi::node_element || local_of(node) != wanted) continue;
      NewsSaid said = said_of(node);
      NewsItem item;
      item.title = std::move(said.title);
      item.url = std::move(said.url);
      item.author = std::move(said.author);
      item.at = said.at;
      // A teaser of a few words says less than the text does.
      constexpr std::size_t kTeaser = 200;
      const bool longer = said.summary.size() < kTeaser && said.content.size() > said.summary.size();
      item.summary = longer ? std::move(said.content) : std::move(said.summary);
      if (complete_item(item, said.id) && keys_.insert(item.key).second) feed.items.push_back(std::move(item));
    }
  }

  xml_node root_;
  const NewsSource& source_;
  const NewsLimits& limits_;
  std::string own_;  // the address of the root's namespace
  bool atom_ = false;
  std::set<std::string> keys_;
};

pugi::xml_parse_result load(pugi::xml_document& document, std::string_view text) {
  return document.load_buffer(text.data(), text.size(), pugi::parse_default | pugi::parse_ws_pcdata,
                              pugi::encoding_utf8);
}

std::size_t end_of_last(std::string_view text, std::string_view tag) {
  const auto at = text.rfind(tag);
  return at == std::string_view::npos ? 0 : at + tag.size();
}

}  // namespace

Result<NewsFeed> read_xml_news(const std::string& text, const NewsSource& source, const NewsLimits& limits) {
  if (static_cast<std::size_t>(std::count(text.begin(), text.end(), '<')) > limits.tags)
    return fail(Code::bad_input, "this feed has more tags than a feed can have");
  pugi::xml_document document;
  auto parsed = load(document, text);
  if (!parsed) {
    // What is left of an item that broke off would be kept as if it were whole.
    const std::string_view before = std::string_view(text).substr(0, static_cast<std::size_t>(parsed.offset));
    const std::size_t whole = std::max(end_of_last(before, "item>"), end_of_last(before, "entry>"));
    if (whole > 0) load(document, std::string_view(text).substr(0, whole));
  }
  std::optional<NewsFeed> feed;
  for (const xml_node& node : document.children()) {
    if (node.type() != pugi::node_element) continue;
    feed = XmlNews(node, source, limits).read();
    break;
  }
  if (!feed) return fail(Code::bad_input, "this is no feed: neither RSS nor Atom nor JSON Feed");
  if (!parsed && feed->items.empty()) {
    return fail(Code::bad_input, fmt::format("this feed is broken: {}", lower_ascii(parsed.description())));
  }
  return std::move(*feed);
}

}  // namespace kith
