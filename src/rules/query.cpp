#include "rules/query.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "base/text.hpp"

namespace kith {
namespace {

constexpr std::size_t kMostParts = 16;
constexpr std::size_t kLongestText = 500;

constexpr std::string_view kHas = "email|phone|profile|website|messenger|address|birthday|org|role|tag|note|promise";
constexpr std::string_view kIs = "owed|waiting|due|late|placed|snoozed|warm|cooling|quiet|never";

constexpr std::array<FacetRow, 16> kFacets{{
    {Facet::stratum, "stratum", "in this stratum; several with commas", "stratum:core,close", ""},
    {Facet::tag, "tag", "with this tag", "tag:alumni", ""},
    {Facet::organisation, "org", "works there now", "org:\"analytical engines\"", ""},
    {Facet::role, "role", "does this there", "role:designer", ""},
    {Facet::city, "city", "has an address there", "city:london", ""},
    {Facet::name, "name", "only the name", "name:byron", ""},
    {Facet::handle, "handle", "an e-mail address or a phone number that begins so", "handle:ada@", ""},
    {Facet::note, "note", "said in a note, a fact or a contact's note", "note:sailing", ""},
    {Facet::last, "last", "the last contact: longer ago (>), not so long ago (<), or never", "last:>90d", ""},
    {Facet::due, "due", "the next contact: within (<), later (>), today, late or none", "due:<2w", ""},
    {Facet::added, "added", "added within (<) or before (>) that time", "added:<1m", ""},
    {Facet::touches, "touches", "how many contacts there were", "touches:>5", ""},
    {Facet::channel, "channel", "how the last contact was", "channel:lunch",
     "email|call|text|message|lunch|coffee|meeting|visit|event|letter|comment|gift|other"},
    {Facet::state, "state", "in rhythm, resting, or not to be contacted", "state:resting",
     "active|resting|do-not-contact"},
    {Facet::has, "has", "something of this kind is known", "has:email", kHas},
    {Facet::is, "is", "how things stand", "is:owed", kIs},
}};

const FacetRow* find_facet(std::string_view name) {
  const auto row = std::find_if(kFacets.begin(), kFacets.end(), [&](const FacetRow& one) { return one.name == name; });
  return row == kFacets.end() ? nullptr : &*row;
}

// One token of what was typed, before it means anything.
struct Token {
  bool minus = false;
  bool quoted = false;
  std::string facet;  // before the colon
  std::string value;
};

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  std::optional<Token> next() {
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
    if (at_ == text_.size()) return std::nullopt;
    Token token;
    if (text_[at_] == '-' && at_ + 1 < text_.size() && !is_space(text_[at_ + 1])) {
      token.minus = true;
      ++at_;
    }
    if (text_[at_] == '"') {
      token.quoted = true;
      token.value = quoted();
      return token;
    }
    while (at_ < text_.size() && !is_space(text_[at_])) {
      const char c = text_[at_];
      if (c == ':' && token.facet.empty() && find_facet(lower_ascii(token.value)) != nullptr) {
        token.facet = lower_ascii(token.value);
        token.value.clear();
        ++at_;
        if (at_ < text_.size() && text_[at_] == '"') {
          token.quoted = true;
          token.value = quoted();
          return token;
        }
        continue;
      }
      token.value += c;
      ++at_;
    }
    return token;
  }

 private:
  static bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
  // What stands in quotation marks; the closing one may not be typed yet.
  std::string quoted() {
    const auto end = text_.find('"', at_ + 1);
    const auto stop = end == std::string_view::npos ? text_.size() : end;
    std::string inside(text_.substr(at_ + 1, stop - at_ - 1));
    at_ = end == std::string_view::npos ? stop : stop + 1;
    return inside;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

std::optional<int> whole(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size() || value < 0) return std::nullopt;
  return value;
}

// "90d", "2w", "90": a length in days.
std::optional<int> length(std::string_view text) {
  if (const auto days = whole(text)) return days;
  const auto parsed = parse_interval(text);
  return parsed ? std::optional<int>(*parsed) : std::nullopt;
}

std::optional<Compare> named(Facet facet, std::string_view value) {
  using Op = Compare::Op;
  if (value == "never" || value == "none") return Compare{Op::never, 0};
  if (facet == Facet::due && (value == "today" || value == "now")) return Compare{Op::less, 0};
  if (facet == Facet::due && (value == "late" || value == "overdue")) return Compare{Op::less, -1};
  if (facet == Facet::due && value == "week") return Compare{Op::less, 7};
  if (facet != Facet::due && value == "today") return Compare{Op::less, 0};
  return std::nullopt;
}

// False where the value is not typed to its end: ">" or "<".
Result<bool> read_compare(QueryPart& part, const FacetRow& row) {
  std::string_view value = part.value;
  if (const auto known = named(part.facet, lower_ascii(value))) {
    part.compare = *known;
    return true;
  }
  const bool count = part.facet == Facet::touches;
  part.compare.op = count ? Compare::Op::equal : Compare::Op::less;
  if (value.starts_with('>')) part.compare.op = Compare::Op::more;
  if (value.starts_with('<')) part.compare.op = Compare::Op::less;
  if (value.starts_with('>') || value.starts_with('<') || value.starts_with('=')) value.remove_prefix(1);
  if (value.starts_with('=')) value.remove_prefix(1);
  if (value.empty()) return false;
  const auto number = count ? whole(value) : length(lower_ascii(value));
  if (!number) {
    return fail(Code::usage, fmt::format("{}: cannot be \"{}\"", row.name, part.value),
                fmt::format("such as {}; lengths are 10d, 2w, 3m, 1y", row.example));
  }
  part.compare.number = *number;
  return true;
}

// Values out of a row's choices, as beginnings; false when one is neither. Fills `chosen` with their numbers.
Status read_choices(const QueryPart& part, const FacetRow& row, std::vector<std::size_t>& chosen) {
  const auto choices = split(row.choices, "|");
  for (const std::string& wanted : part.any) {
    const std::string low = lower_ascii(wanted);
    const auto exact = std::find(choices.begin(), choices.end(), low);
    if (exact != choices.end()) {
      chosen.push_back(static_cast<std::size_t>(exact - choices.begin()));
      continue;
    }
    const std::size_t before = chosen.size();
    for (std::size_t i = 0; i < choices.size(); ++i) {
      if (choices[i].starts_with(low)) chosen.push_back(i);
    }
    if (chosen.size() == before) {
      return fail(Code::usage, fmt::format("{}: cannot be \"{}\"", row.name, wanted),
                  fmt::format("it is one of {}", fmt::join(choices, ", ")));
    }
  }
  return {};
}

void read_any(QueryPart& part, bool quoted) {
  if (quoted) {
    part.any.push_back(part.value);
    return;
  }
  for (std::string& one : split(part.value, ",")) {
    if (!trim(one).empty()) part.any.push_back(std::move(one));
  }
}

// False for a part that says nothing yet.
Result<bool> read_facet(QueryPart& part, const FacetRow& row, bool quoted) {
  if (trim(part.value).empty()) return false;
  read_any(part, quoted);
  if (part.any.empty()) return false;
  std::vector<std::size_t> chosen;
  switch (part.facet) {
    case Facet::last:
    case Facet::due:
    case Facet::added:
    case Facet::touches: return read_compare(part, row);
    case Facet::has:
      KITH_CHECK(read_choices(part, row, chosen));
      for (const std::size_t i : chosen) part.has.push_back(static_cast<Has>(i));
      return true;
    case Facet::is:
      KITH_CHECK(read_choices(part, row, chosen));
      for (const std::size_t i : chosen) part.is.push_back(static_cast<Is>(i));
      return true;
    case Facet::state:
    case Facet::channel: {
      KITH_CHECK(read_choices(part, row, chosen));
      const auto choices = split(row.choices, "|");
      part.any.clear();
      for (const std::size_t i : chosen) part.any.push_back(choices[i]);
      return true;
    }
    case Facet::stratum: return true;
    case Facet::words:
    case Facet::name:
    case Facet::organisation:
    case Facet::role:
    case Facet::city:
    case Facet::tag:
    case Facet::handle:
    case Facet::note: break;
  }
  part.words = folded_words(part.value);
  return !part.words.empty();
}

}  // namespace

std::span<const FacetRow> facets() {
  return kFacets;
}

std::vector<std::string> Query::plain_words() const {
  std::vector<std::string> words;
  for (const QueryPart& part : parts) {
    if (part.facet == Facet::words && !part.minus) words.insert(words.end(), part.words.begin(), part.words.end());
  }
  return words;
}

Result<Query> parse_query(std::string_view text) {
  const std::string clean = clean_utf8(clip(text, kLongestText));
  Query query;
  Scanner scanner(clean);
  while (auto token = scanner.next()) {
    if (query.parts.size() == kMostParts) return fail(Code::usage, "that is too much to search for at once");
    QueryPart part;
    part.minus = token->minus;
    part.phrase = token->quoted;
    part.value = std::move(token->value);
    if (token->facet.empty()) {
      part.words = folded_words(part.value);
      if (!part.words.empty()) query.parts.push_back(std::move(part));
      continue;
    }
    const FacetRow& row = *find_facet(token->facet);
    part.facet = row.facet;
    KITH_TRY(const bool whole_part, read_facet(part, row, token->quoted));
    if (whole_part) query.parts.push_back(std::move(part));
  }
  return query;
}

}  // namespace kith
