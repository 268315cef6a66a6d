#include "formats/keys.hpp"

#include <phonenumbers/phonenumberutil.h>

#include <algorithm>

#include "base/text.hpp"

namespace kith {
namespace {

// Local parts nobody reads, without their dots, dashes and underscores.
constexpr std::string_view kNoReaders[] = {"noreply", "donotreply", "dontreply", "noanswer", "mailerdaemon", "bounces"};

std::string_view bare_address(std::string_view value) {
  value = trim(value);
  if (value.size() > 7 && equal_ascii(value.substr(0, 7), "mailto:")) value.remove_prefix(7);
  // Ada <ada@example.org>
  const auto open = value.rfind('<');
  if (open != std::string_view::npos && value.ends_with('>')) value = value.substr(open + 1, value.size() - open - 2);
  return trim(value);
}

// Where a service keeps its profiles: host, then what comes before the name. As url_of() writes them.
struct ProfileRow {
  std::string_view host;
  std::string_view before;
};
constexpr ProfileRow kProfiles[] = {
    {"linkedin.com", "in/"},
    {"linkedin.com", "pub/"},
    {"xing.com", "profile/"},
    {"github.com", ""},
    {"gitlab.com", ""},
    {"x.com", ""},
    {"facebook.com", ""},
    {"instagram.com", ""},
    {"t.me", ""},
    {"bsky.app", "profile/"},
    {"orcid.org", ""},
    {"tiktok.com", "@"},
    {"threads.net", "@"},
    {"medium.com", "@"},
    {"youtube.com", "@"},
    {"keybase.io", ""},
    {"about.me", ""},
    {"mastodon.social", "@"},
    {"google.com", "profiles/"},
    {"researchgate.net", "profile/"},
};
// First parts of a path that are pages of the service, not people.
constexpr std::string_view kPages[] = {"about",       "login", "search", "explore", "features",  "pricing",
                                       "settings",    "home",  "share",  "intent",  "help",      "groups",
                                       "events",      "pages", "p",      "hashtag", "topics",    "orgs",
                                       "marketplace", "watch", "i",      "sharer",  "sharer.php"};

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

std::string decode_percent(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 && hex_digit(text[i + 2]) >= 0) {
      out += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return is_utf8(out) ? out : std::string(text);
}

struct Url {
  std::string host;  // lower case, without www.
  std::string path;  // lower case, without slashes around it
};

std::optional<Url> url_of(std::string_view value) {
  value = trim(value);
  if (const auto scheme = value.find("://"); scheme != std::string_view::npos) value.remove_prefix(scheme + 3);
  if (value.find_first_of(" \t\n") != std::string_view::npos) return std::nullopt;
  const auto query = value.find_first_of("?#");
  std::string_view id;
  // The one service whose query names a person.
  if (query != std::string_view::npos && contains_ascii(value.substr(0, query), "facebook.com/profile.php")) {
    id = value.substr(query);
    id = id.substr(0, id.find_first_of("&#"));
  }
  value = value.substr(0, query);
  const auto slash = std::min(value.find('/'), value.size());
  std::string host = lower_ascii(value.substr(0, slash));
  if (const auto at = host.find('@'); at != std::string::npos) host.erase(0, at + 1);
  host = host.substr(0, host.find(':'));
  for (const std::string_view front : {"www.", "m.", "mobile."}) {
    if (host.starts_with(front)) host.erase(0, front.size());
  }
  const auto dot = host.find('.');
  if (dot == std::string::npos || dot == 0 || dot + 1 == host.size()) return std::nullopt;
  std::string path = lower_ascii(decode_percent(value.substr(slash)));
  while (path.starts_with('/')) path.erase(0, 1);
  while (path.ends_with('/')) path.pop_back();
  path += lower_ascii(id);
  // de.linkedin.com/in/ada/en is linkedin.com/in/ada.
  if (host.ends_with(".linkedin.com") && host.find('.') <= 3) host = "linkedin.com";
  if (host == "linkedin.com" && path.starts_with("in/")) path = path.substr(0, path.find('/', 3));
  if (host == "twitter.com") host = "x.com";
  return Url{std::move(host), std::move(path)};
}

// How a plain number of these countries becomes E.164, so that most need not go through the library, whose
// regular expressions take 20 times as long. Lengths are those that are certain; the rest is left to it.
struct DialRow {
  std::string_view region, code, trunk;
  std::size_t shortest, longest;  // national digits
};
constexpr DialRow kDial[] = {
    {"DE", "49", "0", 7, 11},  {"AT", "43", "0", 7, 11}, {"CH", "41", "0", 9, 9}, {"FR", "33", "0", 9, 9},
    {"GB", "44", "0", 10, 10}, {"NL", "31", "0", 9, 9},  {"BE", "32", "0", 8, 9}, {"SE", "46", "0", 9, 9},
    {"ES", "34", "", 9, 9},    {"PL", "48", "", 9, 9},   {"DK", "45", "", 8, 8},  {"NO", "47", "", 8, 8},
    {"US", "1", "", 10, 10},   {"CA", "1", "", 10, 10},
};

std::string plain_phone_key(std::string_view value, std::string_view region) {
  const bool international = value.starts_with('+');
  std::string digits;
  for (const char c : value.substr(international ? 1 : 0)) {
    if (c >= '0' && c <= '9') {
      digits += c;
    } else if (c != ' ' && c != '-' && c != '.' && c != '(' && c != ')') {
      return {};
    }
  }
  for (const auto& row : kDial) {
    if (international ? !digits.starts_with(row.code) : row.region != region) continue;
    const std::string_view front = international ? row.code : row.trunk;
    if (!digits.starts_with(front)) return {};
    const std::string_view national = std::string_view(digits).substr(front.size());
    if (national.size() < row.shortest || national.size() > row.longest) return {};
    // A 0 here is a trunk prefix written twice; a 1 is one in North America, and a service elsewhere without one.
    if (national.front() == '0' || (national.front() == '1' && row.trunk.empty())) return {};
    std::string key = "+";
    key += row.code;
    key += national;
    return key;
  }
  return {};
}

std::string phone_key(std::string_view value, std::string_view region) {
  using i18n::phonenumbers::PhoneNumber;
  using i18n::phonenumbers::PhoneNumberUtil;
  static const PhoneNumberUtil& util = *PhoneNumberUtil::GetInstance();
  value = trim(value);
  if (value.size() > 4 && equal_ascii(value.substr(0, 4), "tel:")) value.remove_prefix(4);
  const auto digits = std::count_if(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (digits < 3 || value.size() > 80) return {};
  if (std::string key = plain_phone_key(value, region); !key.empty()) return key;
  PhoneNumber number;
  const std::string text(value);
  // ZZ is the library's word for "no region".
  const std::string from = region.empty() ? "ZZ" : std::string(region);
  if (util.Parse(text, from, &number) != PhoneNumberUtil::NO_PARSING_ERROR) return {};
  // A number without its area code is possible, but only there.
  if (util.IsPossibleNumberWithReason(number) != PhoneNumberUtil::IS_POSSIBLE) return {};
  std::string key;
  util.Format(number, PhoneNumberUtil::E164, &key);
  return key;
}

}  // namespace

bool is_mail_address(std::string_view value) {
  const std::string_view address = bare_address(value);
  const auto at = address.rfind('@');
  if (at == std::string_view::npos || at == 0 || address.size() > 320) return false;
  const std::string_view domain = address.substr(at + 1);
  if (domain.find('.') == std::string_view::npos || domain.starts_with('.') || domain.ends_with('.')) return false;
  // Exchange paths are "/O=EXCHANGE/OU=…"; one address never holds white space or another @.
  if (address.find_first_of(" \t\n,;<>()") != std::string_view::npos || address.front() == '/') return false;
  if (address.find('@') != at) return false;
  std::string local;
  for (const char c : lower_ascii(address.substr(0, at))) {
    if (c != '.' && c != '-' && c != '_') local += c;
  }
  return std::none_of(std::begin(kNoReaders), std::end(kNoReaders),
                      [&](std::string_view word) { return local.find(word) != std::string::npos; });
}

bool is_profile_url(std::string_view value) {
  const auto url = url_of(value);
  if (!url || url->path.empty()) return false;
  return std::any_of(std::begin(kProfiles), std::end(kProfiles), [&](const ProfileRow& row) {
    if (url->host != row.host || !std::string_view(url->path).starts_with(row.before)) return false;
    const std::string_view name = std::string_view(url->path).substr(row.before.size());
    if (name.empty() || name.find('/') != std::string_view::npos) return false;
    return !row.before.empty() || std::find(std::begin(kPages), std::end(kPages), name) == std::end(kPages);
  });
}

std::string handle_key(HandleKind kind, std::string_view value, std::string_view region) {
  switch (kind) {
    case HandleKind::email: return is_mail_address(value) ? lower_ascii(bare_address(value)) : std::string{};
    case HandleKind::phone: return phone_key(value, region);
    case HandleKind::profile:
    case HandleKind::website: {
      const auto url = url_of(value);
      if (!url) return {};
      return url->path.empty() ? url->host : url->host + "/" + url->path;
    }
    case HandleKind::messenger: return lower_ascii(trim(value));
  }
  return {};
}

}  // namespace kith
