#include "base/text.hpp"

#include <array>
#include <cstdint>
#include <cstring>

#include <fmt/format.h>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

namespace kith {
namespace {

bool is_ascii(std::string_view text) {
  const char* at = text.data();
  std::size_t left = text.size();
  for (; left >= 8; at += 8, left -= 8) {
    std::uint64_t word;
    std::memcpy(&word, at, 8);
    if (word & 0x8080808080808080ULL) return false;
  }
  for (; left > 0; ++at, --left) {
    if (static_cast<unsigned char>(*at) & 0x80) return false;
  }
  return true;
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

// Length of the white space at the front of text: ASCII or a no-break space; 0 when there is none.
std::size_t space_at(std::string_view text) {
  if (text.empty()) return 0;
  const char c = text.front();
  if (c == ' ' || (c >= '\t' && c <= '\r')) return 1;
  return text.substr(0, 2) == "\xC2\xA0" ? 2 : 0;
}

void append(std::string& out, UChar32 c) {
  icu::UnicodeString(c).toUTF8String(out);
}

// The character at `i`, which moves behind it; -1 for an ill-formed byte sequence (of its longest good part).
std::int32_t next(std::string_view bytes, std::size_t& i) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(bytes[at]); };
  const unsigned lead = byte(i++);
  if (lead < 0x80) return static_cast<std::int32_t>(lead);
  if (lead < 0xC2 || lead > 0xF4) return -1;
  const std::size_t more = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
  std::uint32_t c = lead & (0x3FU >> more);
  // The second byte's range rules out overlong forms, surrogates and what lies beyond U+10FFFF.
  unsigned low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  unsigned high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  for (std::size_t n = 0; n < more; ++n) {
    if (i == bytes.size() || byte(i) < low || byte(i) > high) return -1;
    c = c << 6 | (byte(i++) & 0x3FU);
    low = 0x80;
    high = 0xBF;
  }
  return static_cast<std::int32_t>(c);
}

// One letter or digit goes in lower case to `out`, anything else becomes one space between words.
void fold_ascii(std::string_view text, std::string& out) {
  for (const char c : text) {
    const char folded = lower(c);
    if ((folded >= 'a' && folded <= 'z') || (folded >= '0' && folded <= '9') || (folded & 0x80)) {
      out += folded;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
}

icu::Transliterator* make_transliterator() {
  UErrorCode status = U_ZERO_ERROR;
  // The signs that stand for the soft and the hard sign would split a word in two.
  auto* made = icu::Transliterator::createInstance(
      icu::UnicodeString::fromUTF8(
          "Any-Latin; [\\u02B9\\u02BA\\u02BB\\u02BC\\u02BE\\u02BF] Remove; Latin-ASCII; Lower"),
      UTRANS_FORWARD, status);
  return U_SUCCESS(status) ? made : nullptr;
}

// Transliterators are not safe to share between threads, and dear to make: one is made, each thread clones
// it.
icu::Transliterator* transliterator() {
  static const std::unique_ptr<icu::Transliterator> original(make_transliterator());
  thread_local const std::unique_ptr<icu::Transliterator> mine(original ? original->clone() : nullptr);
  return mine.get();
}

void fold_unicode(std::string_view text, std::string& out) {
  auto wide = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  if (auto* latin = transliterator()) latin->transliterate(wide);
  for (std::int32_t i = 0; i < wide.length(); i = wide.moveIndex32(i, 1)) {
    const UChar32 c = wide.char32At(i);
    if (u_isalnum(c) && c != 0xFFFD) {
      append(out, u_tolower(c));
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
}

// Most accented letters are in these blocks; their folded forms are worked out once.
constexpr UChar32 kLatinEnd = 0x280;  // what a lead byte up to 0xC9 reaches
const std::array<std::string, kLatinEnd>& latin_letters() {
  static const auto letters = [] {
    std::array<std::string, kLatinEnd> made;
    for (UChar32 c = 0x80; c < kLatinEnd; ++c) {
      std::string one;
      append(one, c);
      fold_unicode(one, made[static_cast<std::size_t>(c)]);
    }
    return made;
  }();
  return letters;
}

// False when a character is none of the Latin blocks, and `others` does not let it count as a space; `out` is then
// unfinished.
enum class Others { refuse, space };
bool fold_latin(std::string_view text, Others others, std::string& out) {
  const auto& letters = latin_letters();
  const auto space = [&] {
    if (!out.empty() && out.back() != ' ') out += ' ';
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto lead = static_cast<unsigned char>(text[i]);
    if (lead < 0x80) {
      fold_ascii(text.substr(i, 1), out);
      continue;
    }
    const auto trail = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0U;
    if (lead < 0xC2 || lead > 0xC9 || (trail & 0xC0) != 0x80) {
      if (others == Others::refuse) return false;
      space();
      continue;
    }
    ++i;
    const std::string& letter = letters[(lead & 0x1FU) << 6 | (trail & 0x3FU)];
    if (letter.empty()) {
      space();
    } else {
      out += letter;
    }
  }
  return true;
}

std::string without_last_space(std::string folded) {
  if (!folded.empty() && folded.back() == ' ') folded.pop_back();
  return folded;
}

}  // namespace

bool is_utf8(std::string_view bytes) {
  if (is_ascii(bytes)) return true;
  for (std::size_t i = 0; i < bytes.size();) {
    if (next(bytes, i) < 0) return false;
  }
  return true;
}

std::string casefold(std::string_view text) {
  if (is_ascii(text)) return lower_ascii(text);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const way = icu::Normalizer2::getNFKCCasefoldInstance(status);
  if (U_FAILURE(status)) return lower_ascii(text);
  const auto wide = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  std::string out;
  way->normalize(wide, status).toUTF8String(out);
  return U_SUCCESS(status) ? out : lower_ascii(text);
}

std::string clean_utf8(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  std::size_t good = 0;  // where the stretch begins that stays as it is
  for (std::size_t i = 0; i < bytes.size();) {
    const std::size_t from = i;
    const std::int32_t c = next(bytes, i);
    const bool ill = c < 0;
    if (!ill && (c >= 0x20 || c == '\t' || c == '\n')) continue;
    out += bytes.substr(good, from - good);
    out += ill ? "\uFFFD" : " ";
    good = i;
  }
  out += bytes.substr(good);
  return out;
}

std::string_view trim(std::string_view text) {
  while (const auto n = space_at(text)) text.remove_prefix(n);
  while (!text.empty()) {
    if (space_at(text.substr(text.size() - 1)) == 1) {
      text.remove_suffix(1);
    } else if (text.size() >= 2 && text.substr(text.size() - 2) == "\xC2\xA0") {
      text.remove_suffix(2);
    } else {
      break;
    }
  }
  return text;
}

std::string collapse(std::string_view text) {
  std::string out;
  text = trim(text);
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const auto n = space_at(text.substr(i));
    if (n == 0) {
      out += text[i++];
      continue;
    }
    if (out.back() != ' ') out += ' ';
    i += n;
  }
  return out;
}

std::vector<std::string> split(std::string_view text, std::string_view separator) {
  std::vector<std::string> parts;
  if (separator.empty()) return {std::string(text)};
  for (;;) {
    const auto at = text.find(separator);
    parts.emplace_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + separator.size());
  }
}

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = lower(c);
  return out;
}

bool equal_ascii(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (lower(a[i]) != lower(b[i])) return false;
  }
  return true;
}

bool contains_ascii(std::string_view text, std::string_view part) {
  for (std::size_t i = 0; i + part.size() <= text.size(); ++i) {
    if (equal_ascii(text.substr(i, part.size()), part)) return true;
  }
  return false;
}

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  if (is_ascii(text)) {
    fold_ascii(text, out);
  } else if (!fold_latin(text, Others::refuse, out)) {
    out.clear();
    fold_unicode(text, out);
  }
  return without_last_space(std::move(out));
}

std::string fold_western(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  if (is_ascii(text)) {
    fold_ascii(text, out);
  } else {
    fold_latin(text, Others::space, out);
  }
  return without_last_space(std::move(out));
}

std::vector<std::string> folded_words(std::string_view text) {
  const std::string folded = fold(text);
  return folded.empty() ? std::vector<std::string>{} : split(folded, " ");
}

std::string_view clip(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
  return text.substr(0, bytes);
}

std::string excerpt(std::string_view text, std::size_t characters) {
  text = trim(text);
  const auto end = text.find_first_of("\r\n");
  bool cut = end != std::string_view::npos;
  std::string line = collapse(text.substr(0, end));
  // Where the character that still leaves room for the … begins, and where the limit is.
  std::size_t count = 0, room = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if ((static_cast<unsigned char>(line[i]) & 0xC0) == 0x80) continue;
    if (count + 1 == characters) room = i;
    if (count == characters) {
      cut = true;
      break;
    }
    ++count;
  }
  if (!cut || characters == 0) return characters == 0 ? std::string{} : line;
  if (count == characters) line.resize(room);
  return std::string(trim(line)) + "…";
}

std::string fingerprint(std::string_view bytes) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  for (const char c : bytes) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001b3ULL;
  }
  return fmt::format("{:016x}", hash);
}

struct Decoder::Impl {
  struct Close {
    void operator()(UConverter* open) const { ucnv_close(open); }
  };
  std::unique_ptr<UConverter, Close> converter;
};

Decoder::Decoder(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Decoder::~Decoder() = default;
Decoder::Decoder(Decoder&&) noexcept = default;
Decoder& Decoder::operator=(Decoder&&) noexcept = default;

Result<Decoder> Decoder::make(std::string_view charset) {
  UErrorCode status = U_ZERO_ERROR;
  const std::string name(charset);
  auto impl = std::make_unique<Impl>();
  // An empty name would give the machine's own charset.
  if (!name.empty()) impl->converter.reset(ucnv_open(name.c_str(), &status));
  if (!impl->converter || U_FAILURE(status)) {
    return fail(Code::bad_input, fmt::format("the charset \"{}\" is unknown", clean_utf8(clip(name, 40))));
  }
  return Decoder(std::move(impl));
}

std::string Decoder::decode(std::string_view bytes, bool last) {
  // Gathered whole before it becomes UTF-8: the buffer's end may fall between two surrogates.
  icu::UnicodeString wide;
  std::array<UChar, 2048> buffer;
  const char* at = bytes.data();
  const char* const end = at + bytes.size();
  UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
  while (status == U_BUFFER_OVERFLOW_ERROR) {
    status = U_ZERO_ERROR;
    UChar* to = buffer.data();
    ucnv_toUnicode(impl_->converter.get(), &to, to + buffer.size(), &at, end, nullptr, last, &status);
    wide.append(buffer.data(), 0, static_cast<std::int32_t>(to - buffer.data()));
  }
  std::string out;
  wide.toUTF8String(out);
  return out;
}

Result<std::string> to_utf8(std::string_view bytes, std::string_view charset) {
  KITH_TRY(auto decoder, Decoder::make(charset));
  return decoder.decode(bytes, true);
}

}  // namespace kith
