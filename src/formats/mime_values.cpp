#include "formats/mime_values.hpp"

#include <gmime/gmime.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "base/base64.hpp"
#include "base/text.hpp"
#include "formats/plain.hpp"

namespace kith {
namespace {

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
struct Free {
  void operator()(void* memory) const { g_free(memory); }
};
using Chars = std::unique_ptr<char, Free>;

GMimeParserOptions* options() {
  static GMimeParserOptions* const shared = [] {
    g_mime_init();
    GMimeParserOptions* made = g_mime_parser_options_new();
    const char* charsets[] = {"utf-8", "windows-1252", nullptr};
    g_mime_parser_options_set_fallback_charsets(made, charsets);
    g_mime_parser_options_set_allow_addresses_without_domain(made, TRUE);
    return made;
  }();
  return shared;
}

std::string decoded(const char* text) {
  return text == nullptr ? std::string() : collapse(clean_utf8(utf8_or_latin(text)));
}

struct EncodedWord {
  std::string_view charset, data;
  char encoding = 0;  // in lower case
  std::size_t end = 0;
};

// The encoded word (RFC 2047) that begins at `at`.
std::optional<EncodedWord> word_at(std::string_view text, std::size_t at) {
  if (text.substr(std::min(at, text.size()), 2) != "=?") return std::nullopt;
  const auto kind = text.find('?', at + 2);
  if (kind == std::string_view::npos || kind + 2 >= text.size() || text[kind + 2] != '?') return std::nullopt;
  const auto end = text.find('?', kind + 3);
  if (end == std::string_view::npos || text.substr(end, 2) != "?=") return std::nullopt;
  const auto encoding = static_cast<char>(text[kind + 1] | 0x20);
  return EncodedWord{text.substr(at + 2, kind - at - 2), text.substr(kind + 3, end - kind - 3), encoding, end + 2};
}

// GMime reads a run of base64 words as one stream, and stops at the first padding. So a run becomes one word here.
std::string joined_runs(std::string_view text) {
  std::string out;
  std::size_t at = 0;
  for (auto next = text.find("=?"); next != std::string_view::npos; next = text.find("=?", at)) {
    out += text.substr(at, next - at);
    const auto word = word_at(text, next);
    if (!word || word->encoding != 'b') {
      at = word ? word->end : next + 2;
      out += text.substr(next, at - next);
      continue;
    }
    std::string bytes, data;
    int words = 0;
    for (auto one = word; one && one->encoding == 'b' && equal_ascii(one->charset, word->charset);
         one = word_at(text, text.find_first_not_of(" \t\r\n", at))) {
      data += one->data;
      // Without padding the next word may go on within a group.
      if (data.ends_with('=')) bytes += transfer_decoded(std::exchange(data, {}), "base64", text.size());
      at = one->end;
      ++words;
    }
    bytes += transfer_decoded(data, "base64", text.size());
    out += words == 1 ? std::string(text.substr(next, at - next))
                      : "=?" + std::string(word->charset) + "?B?" + base64(bytes) + "?=";
  }
  return out + std::string(text.substr(std::min(at, text.size())));
}

// Groups within groups are read by recursion: a value of nothing but colons must not be deep.
std::string tamed(std::string_view raw) {
  std::string text = joined_runs(raw);
  std::replace(text.begin(), text.end(), '\0', ' ');
  constexpr int kMostColons = 64;
  if (std::count(text.begin(), text.end(), ':') > kMostColons) std::replace(text.begin(), text.end(), ':', ' ');
  // Web archives write "ann at example.com".
  if (text.find('@') == std::string::npos) {
    for (auto at = text.find(" at "); at != std::string::npos; at = text.find(" at ", at + 1)) text.replace(at, 4, "@");
  }
  return text;
}

void add(InternetAddressList* list, std::vector<MailAddress>& out, int depth) {
  const int count = internet_address_list_length(list);
  for (int i = 0; i < count && out.size() < kMostAddresses; ++i) {
    InternetAddress* one = internet_address_list_get_address(list, i);
    if (INTERNET_ADDRESS_IS_GROUP(one)) {
      InternetAddressList* members = internet_address_group_get_members(INTERNET_ADDRESS_GROUP(one));
      if (members != nullptr && depth < 8) add(members, out, depth + 1);
      continue;
    }
    MailAddress address{decoded(internet_address_get_name(one)),
                        decoded(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(one)))};
    if (address.email.find("=?") != std::string::npos) address.email = decoded_words(address.email);
    std::erase_if(address.email, [](char c) { return c == '<' || c == '>' || c == ' ' || c == '\t'; });
    // Some write the address where the name belongs, and nothing else.
    if (address.email.find('@') == std::string::npos && address.name.find('@') != std::string::npos &&
        address.name.find(' ') == std::string::npos) {
      std::swap(address.email, address.name);
    }
    const auto quoted = [](const std::string& s) {
      return s.size() > 1 && (s.front() == '"' || s.front() == '\'') && s.back() == s.front();
    };
    while (quoted(address.name)) address.name = collapse(address.name.substr(1, address.name.size() - 2));
    if (!address.name.empty() || !address.email.empty()) out.push_back(std::move(address));
  }
}

}  // namespace

std::vector<MailAddress> mail_addresses(std::string_view raw) {
  std::vector<MailAddress> out;
  const std::unique_ptr<InternetAddressList, Unref> list(internet_address_list_parse(options(), tamed(raw).c_str()));
  if (list != nullptr) add(list.get(), out, 0);
  return out;
}

std::string decoded_words(std::string_view raw) {
  std::string text(raw);
  std::replace(text.begin(), text.end(), '\0', ' ');
  std::erase_if(text, [](char c) { return c == '\r' || c == '\n'; });
  if (text.find("=?") == std::string::npos) return collapse(clean_utf8(utf8_or_latin(text)));
  const Chars words(g_mime_utils_header_decode_text(options(), joined_runs(text).c_str()));
  return decoded(words.get());
}

ContentType content_type(std::string_view raw) {
  ContentType type;
  std::string text(raw.substr(0, 8192));
  std::replace(text.begin(), text.end(), '\0', ' ');
  const std::unique_ptr<GMimeContentType, Unref> parsed(g_mime_content_type_parse(options(), text.c_str()));
  if (parsed == nullptr) return type;
  const Chars name(g_mime_content_type_get_mime_type(parsed.get()));
  if (name != nullptr && !trim(raw).empty()) type.type = lower_ascii(name.get());
  for (const char* key : {"boundary", "charset", "method", "report-type", "name", "filename"}) {
    if (const char* value = g_mime_content_type_get_parameter(parsed.get(), key)) type.values[key] = value;
  }
  return type;
}

std::string transfer_decoded(std::string_view bytes, std::string_view encoding, std::size_t most) {
  static_cast<void>(options());
  const GMimeContentEncoding kind = g_mime_content_encoding_from_string(lower_ascii(trim(encoding)).c_str());
  const bool coded = kind == GMIME_CONTENT_ENCODING_BASE64 || kind == GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE ||
                     kind == GMIME_CONTENT_ENCODING_UUENCODE;
  if (!coded) return std::string(bytes.substr(0, most));
  bytes = bytes.substr(0, most * 3);  // what decodes to more is cut
  GMimeEncoding state;
  g_mime_encoding_init_decode(&state, kind);
  std::string out(g_mime_encoding_outlen(&state, bytes.size()) + 16, '\0');
  out.resize(g_mime_encoding_step(&state, bytes.data(), bytes.size(), out.data()));
  if (out.size() > most) out.resize(most);
  return out;
}

std::string charset_decoded(std::string_view bytes, const std::string& charset) {
  const std::string named = lower_ascii(trim(charset));
  if (!named.empty() && named != "utf-8" && named != "us-ascii" && named != "ascii") {
    // What calls itself Latin-1 is nearly always windows-1252.
    if (auto text = to_utf8(bytes, named == "iso-8859-1" ? "windows-1252" : named)) return clean_utf8(*text);
  }
  return clean_utf8(utf8_or_latin(bytes));
}

}  // namespace kith
