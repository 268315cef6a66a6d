#include "formats/mime_parts.hpp"

#include "base/text.hpp"

namespace kith {
namespace {

class Walk {
 public:
  explicit Walk(const std::function<void(const MimePart&)>& visit) : visit_(visit) {}

  void part(const MailHeaders& headers, int depth, std::string_view standard) {
    if (++parts_ > kMostParts) return;
    MimePart part;
    const std::string_view raw = headers.get("Content-Type");
    if (raw.empty()) {
      part.type.type = standard;
    } else {
      part.type = content_type(raw);
    }
    const auto boundary = part.type.values.find("boundary");
    if (part.type.type.starts_with("multipart/") && depth < kDeepestPart && boundary != part.type.values.end() &&
        !boundary->second.empty()) {
      pieces(headers.body(), "--" + boundary->second, depth,
             part.type.type == "multipart/digest" ? "message/rfc822" : "text/plain");
      return;
    }
    part.encoding = headers.get("Content-Transfer-Encoding");
    part.body = headers.body();
    part.disposition = trim(headers.get("Content-Disposition"));
    part.attachment = equal_ascii(part.disposition.substr(0, 10), "attachment");
    visit_(part);
  }

 private:
  // Where the boundary begins a line, from `from` on.
  static std::size_t find_line(std::string_view body, std::string_view mark, std::size_t from) {
    for (auto at = body.find(mark, from); at != std::string_view::npos; at = body.find(mark, at + 1)) {
      if (at != 0 && body[at - 1] != '\n') continue;
      // A boundary may begin with another's: what follows is white space, the end or "--".
      const std::string_view rest = body.substr(at + mark.size(), 2);
      if (rest.empty() || rest.front() == '\r' || rest.front() == '\n' || rest.front() == ' ' || rest.front() == '\t' ||
          rest == "--")
        return at;
    }
    return std::string_view::npos;
  }

  void pieces(std::string_view body, const std::string& mark, int depth, std::string_view standard) {
    auto at = find_line(body, mark, 0);
    while (at != std::string_view::npos && parts_ <= kMostParts) {
      if (body.substr(at + mark.size(), 2) == "--") return;
      const auto line_end = body.find('\n', at);
      if (line_end == std::string_view::npos) return;
      const auto next = find_line(body, mark, line_end + 1);
      std::string_view piece = body.substr(line_end + 1, next == std::string_view::npos ? next : next - line_end - 1);
      if (piece.starts_with("\n") || piece.starts_with("\r\n")) {  // no headers
        MimePart part;
        part.type.type = standard;
        part.body = piece.substr(piece.front() == '\n' ? 1 : 2);
        if (++parts_ <= kMostParts) visit_(part);
      } else {
        this->part(MailHeaders(piece), depth + 1, standard);
      }
      at = next;
    }
  }

  const std::function<void(const MimePart&)>& visit_;
  int parts_ = 0;
};

}  // namespace

void each_part(const MailHeaders& headers, const std::function<void(const MimePart&)>& visit) {
  Walk(visit).part(headers, 0, "text/plain");
}

}  // namespace kith
