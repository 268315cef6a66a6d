#include "formats/linkedin_rows.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "formats/loose_date.hpp"
#include "formats/plain.hpp"

namespace kith {
namespace {

constexpr std::size_t kMissing = static_cast<std::size_t>(-1);

template <std::size_t N>
std::array<std::size_t, N> places(const std::vector<std::string>& keys, const std::array<std::string_view, N>& wanted) {
  std::array<std::size_t, N> at;
  for (std::size_t i = 0; i < N; ++i) {
    const auto found = std::find(keys.begin(), keys.end(), wanted[i]);
    at[i] = found == keys.end() ? kMissing : static_cast<std::size_t>(found - keys.begin());
  }
  return at;
}

std::string cell(const CsvRow& row, std::size_t at) {
  return at < row.size() ? plain(row[at]) : std::string{};
}

bool yes(const CsvRow& row, std::size_t at) {
  const std::string text = cell(row, at);
  return equal_ascii(text, "true") || equal_ascii(text, "yes") || text == "1";
}

// The last part of a profile address, folded: /in/jane-doe-8a1 -> " jane doe 8a1 ".
std::string slug(std::string_view url) {
  while (url.ends_with('/')) url.remove_suffix(1);
  const auto slash = url.rfind('/');
  return fmt::format(" {} ", fold(slash == std::string_view::npos ? url : url.substr(slash + 1)));
}

// How much a name looks like an address: its words found there, less a little for those that are not.
// Longer words may stand inside another: benlee is Ben Lee.
int likeness(const std::vector<std::string>& name, const std::string& slug) {
  int score = 0;
  for (const auto& word : name) {
    const auto at = slug.find(word.size() < 3 ? fmt::format(" {} ", word) : word);
    score += at != std::string::npos ? 10 : -1;
  }
  return score;
}

// More parts than this are paired in order: the table below grows with their square.
constexpr std::size_t kMostParts = 64;

// Which parts make up the name of each address: the cut into runs that looks best altogether.
std::vector<std::string> cut_names(const std::vector<std::string>& parts, const std::vector<std::string>& urls) {
  const std::size_t n = parts.size(), m = urls.size();
  std::vector<std::vector<std::string>> words;
  for (const auto& part : parts) words.push_back(folded_words(part));
  constexpr int kNever = -1'000'000;
  // best[u][p]: the likeness of the first u addresses with the first p parts; from[u][p]: where the last run
  // began.
  std::vector<std::vector<int>> best(m + 1, std::vector<int>(n + 1, kNever));
  std::vector<std::vector<std::size_t>> from(m + 1, std::vector<std::size_t>(n + 1, 0));
  best[0][0] = 0;
  for (std::size_t u = 1; u <= m; ++u) {
    const std::string address = slug(urls[u - 1]);
    for (std::size_t begin = u - 1; begin < n; ++begin) {
      if (best[u - 1][begin] == kNever) continue;
      int score = best[u - 1][begin];
      for (std::size_t end = begin + 1; end <= n - (m - u); ++end) {
        score += likeness(words[end - 1], address);
        // Of equals the later beginning: what looks like nobody belongs to the name before it.
        if (score >= best[u][end]) {
          best[u][end] = score;
          from[u][end] = begin;
        }
      }
    }
  }
  std::vector<std::string> names(m);
  std::size_t end = n;
  for (std::size_t u = m; u > 0; --u) {
    for (std::size_t i = from[u][end]; i < end; ++i) names[u - 1] += (names[u - 1].empty() ? "" : ", ") + parts[i];
    end = from[u][end];
  }
  return names;
}

std::vector<Party> without_urls(const std::vector<std::string>& parts) {
  std::vector<Party> parties;
  for (const auto& part : parts) {
    if (!parties.empty() && part.find(' ') == std::string::npos) {
      parties.back().name += ", " + part;
    } else {
      parties.push_back({part, {}});
    }
  }
  return parties;
}

// Fewer names than addresses: each name goes to the address it looks most like, the rest stay nameless.
std::vector<Party> more_urls(const std::vector<std::string>& parts, const std::vector<std::string>& urls) {
  std::vector<Party> parties;
  for (const auto& url : urls) parties.push_back({{}, url});
  for (const auto& part : parts) {
    const auto words = folded_words(part);
    Party* closest = nullptr;
    int most = 0;
    for (auto& party : parties) {
      const int score = party.name.empty() ? likeness(words, slug(party.profile)) : 0;
      if (score > most) {
        most = score;
        closest = &party;
      }
    }
    if (closest != nullptr) closest->name = part;
  }
  return parties;
}

std::vector<std::string> pieces(std::string_view text, std::string_view separator) {
  std::vector<std::string> out;
  for (const auto& one : split(text, separator)) {
    if (const auto piece = trim(one); !piece.empty()) out.emplace_back(piece);
  }
  return out;
}

// Exports join addresses by a comma, some by a space or a semicolon; none of these stands in an address.
std::vector<std::string> addresses(std::string_view list) {
  std::string commas(list);
  for (char& c : commas) {
    if (c == ' ' || c == ';' || c == '\n' || c == '\t') c = ',';
  }
  return pieces(commas, ",");
}

}  // namespace

std::vector<Party> pair_parties(std::string_view names, std::string_view url_list) {
  const auto urls = addresses(url_list);
  if (urls.size() == 1) return {{std::string(trim(names)), urls.front()}};
  const auto parts = pieces(names, ", ");
  if (urls.empty()) return without_urls(parts);
  if (parts.size() < urls.size() && urls.size() <= kMostParts) return more_urls(parts, urls);
  const bool cut = parts.size() > urls.size() && parts.size() <= kMostParts;
  const auto whole = cut ? cut_names(parts, urls) : parts;
  std::vector<Party> parties;
  for (std::size_t i = 0; i < urls.size(); ++i)
    parties.push_back({i < whole.size() ? whole[i] : std::string{}, urls[i]});
  return parties;
}

MessageRows::MessageRows(const std::vector<std::string>& keys)
    : at_(places<kCells>(keys, {"conversation id", "from", "sender profile url", "to", "recipient profile urls", "date",
                                "subject", "content", "folder", "is message draft", "is conversation draft"})) {}

Record MessageRows::read(const CsvRow& row) const {
  if (yes(row, at_[draft]) || yes(row, at_[draft_thread])) return Skipped{row.line, "a draft"};
  MessageRecord record;
  record.line = row.line;
  record.from = {cell(row, at_[from]), cell(row, at_[sender])};
  record.text = cell(row, at_[content]);
  if (at_[sender] != kMissing && record.from.profile.empty()) return Skipped{row.line, "a sponsored message"};
  if (record.text.find("spinmail-quill") != std::string::npos) return Skipped{row.line, "a sponsored message"};
  const std::string written = cell(row, at_[date]);
  const auto at = loose_instant(written, ShortYear::recent);
  if (!at) return Problem{{}, row.line, fmt::format("left out: \"{}\" is not a date", clip(written, 60))};
  record.at = *at;
  record.conversation = cell(row, at_[conversation]);
  record.to = pair_parties(cell(row, at_[to]), cell(row, at_[recipients]));
  record.subject = cell(row, at_[subject]);
  record.folder = cell(row, at_[folder]);
  return record;
}

InvitationRows::InvitationRows(const std::vector<std::string>& keys)
    : at_(places<kCells>(
          keys, {"from", "to", "sent at", "message", "direction", "inviterprofileurl", "inviteeprofileurl"})) {}

Record InvitationRows::read(const CsvRow& row) const {
  MessageRecord record;
  record.line = row.line;
  record.invitation = true;
  record.from = {cell(row, at_[from]), cell(row, at_[inviter])};
  record.to = {{cell(row, at_[to]), cell(row, at_[invitee])}};
  record.text = cell(row, at_[message]);
  record.folder = cell(row, at_[direction]);
  const std::string written = cell(row, at_[date]);
  const auto at = loose_instant(written, ShortYear::recent);
  if (!at) return Problem{{}, row.line, fmt::format("left out: \"{}\" is not a date", clip(written, 60))};
  record.at = *at;
  return record;
}

}  // namespace kith
