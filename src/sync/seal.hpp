// Secrets that have to be used again (a mail password) lie in the database sealed, by libsodium's secretbox (XSalsa20
// and Poly1305). The key is 32 random bytes that are never in the database: in $KITH_KEY as base64, else in a file of
// mode 0600 that is made when it is first needed.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace kith {

struct SealPlace {
  std::string given;  // what $KITH_KEY says; "" is nothing, then it is the file
  std::string file;
};

// Beside the file of an SQLite database ("kith.db" -> "kith.db.key"); on PostgreSQL kith/key under
// $XDG_CONFIG_HOME or ~/.config.
SealPlace seal_place(const std::string& database);

class SealKey {
 public:
  // not_found when there is none; bad_input when it is no key; refused when others may read the file.
  static Result<SealKey> find(const SealPlace& place);
  // The present one, or a new one in the file.
  static Result<SealKey> find_or_make(const SealPlace& place);

  // `about` (whose secret it is) is sealed with it: a sealed text put into another row does not open.
  Result<std::string> seal(std::string_view secret, std::string_view about) const;
  // refused when it was sealed with another key (it says so), or was changed since.
  Result<std::string> open(std::string_view sealed, std::string_view about) const;

  ~SealKey();
  SealKey(const SealKey&) = default;
  SealKey& operator=(const SealKey&) = default;

 private:
  SealKey() = default;
  static Result<SealKey> read(std::string_view words, const std::string& where);
  std::string mark() const;  // tells keys apart without telling them
  std::array<unsigned char, 32> bytes_{};
  std::string where_;
};

}  // namespace kith
