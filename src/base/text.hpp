// Unicode text: validity, folding, splitting. All strings in Kith are UTF-8.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace kith {

bool is_utf8(std::string_view bytes);
// Ill-formed sequences become U+FFFD; NUL and other C0 controls except tab and newline become spaces.
std::string clean_utf8(std::string_view bytes);

std::string_view trim(std::string_view text);  // Unicode-blind: ASCII white space and U+00A0
std::string collapse(std::string_view text);   // trimmed, runs of white space become one space
std::vector<std::string> split(std::string_view text, std::string_view separator);  // keeps empty parts
std::string lower_ascii(std::string_view text);
bool equal_ascii(std::string_view a, std::string_view b);  // ignoring ASCII case
bool contains_ascii(std::string_view text, std::string_view part);

// Without differences of case and of how accents are written (NFKC_Casefold); what is ill-formed becomes U+FFFD.
std::string casefold(std::string_view text);

// For comparing and searching: lower case, no accents, other scripts in Latin letters
// ("Zoë" -> "zoe", "Łukasz" -> "lukasz", "Пётр" -> "petr"), punctuation as single spaces, trimmed.
std::string fold(std::string_view text);
// The same where only words of languages in Latin letters are looked for: other scripts are spaces, and cost nothing.
std::string fold_western(std::string_view text);
// fold(), split at its spaces.
std::vector<std::string> folded_words(std::string_view text);

// At most `bytes` bytes without cutting a character.
std::string_view clip(std::string_view text, std::size_t bytes);
// The first line, at most `characters` characters, with … where something was cut.
std::string excerpt(std::string_view text, std::size_t characters);

// 64-bit FNV-1a as 16 hex digits: a fingerprint for comparing, not for secrets.
std::string fingerprint(std::string_view bytes);

// Turns a byte stream of some charset into UTF-8, chunk by chunk.
class Decoder {
 public:
  // Charset names as ICU knows them ("UTF-16LE", "windows-1252", "ISO-8859-1", "UTF-8").
  static Result<Decoder> make(std::string_view charset);
  ~Decoder();
  Decoder(Decoder&&) noexcept;
  Decoder& operator=(Decoder&&) noexcept;
  // `last` flushes what a cut character left behind. Bytes that mean nothing become U+FFFD.
  std::string decode(std::string_view bytes, bool last);

 private:
  struct Impl;
  explicit Decoder(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// The whole of a short text at once.
Result<std::string> to_utf8(std::string_view bytes, std::string_view charset);

}  // namespace kith
