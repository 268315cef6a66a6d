#include "sync/seal.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>
#include <vector>

#include <fmt/format.h>
#include <sodium.h>

#include "base/text.hpp"

namespace kith {
namespace {

static_assert(crypto_secretbox_KEYBYTES == 32);
constexpr std::string_view kForm = "1";  // of what is stored
constexpr std::size_t kMostKeyBytes = 1024;
constexpr std::size_t kMarkBytes = 6;  // of the key's hash

std::string environment(const char* name) {
  const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nobody writes it
  return value == nullptr ? std::string() : std::string(value);
}

std::string encoded(const unsigned char* bytes, std::size_t size) {
  std::string out(sodium_base64_ENCODED_LEN(size, sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(out.data(), out.size(), bytes, size, sodium_base64_VARIANT_ORIGINAL);
  out.pop_back();  // the terminating zero
  return out;
}

Result<std::vector<unsigned char>> decoded(std::string_view text) {
  std::vector<unsigned char> out(text.size());
  std::size_t size = 0;
  const int bad = sodium_base642bin(out.data(), out.size(), text.data(), text.size(), "\r\n \t", &size, nullptr,
                                    sodium_base64_VARIANT_ORIGINAL);
  if (bad != 0) return fail(Code::bad_input, "it is not base64");
  out.resize(size);
  return out;
}

Status start() {
  if (sodium_init() < 0) return fail(Code::failed, "libsodium does not start");
  return {};
}

auto not_writable(const std::string& file) {
  return fail(Code::failed,
              fmt::format("the key file {} cannot be written: {}", file, std::generic_category().message(errno)),
              "make its folder writable, or put a key into KITH_KEY");
}

}  // namespace

SealPlace seal_place(const std::string& database) {
  SealPlace place{environment("KITH_KEY"), ""};
  if (!database.starts_with("postgresql://") && !database.starts_with("postgres://")) {
    place.file = database + ".key";
    return place;
  }
  const std::string config = environment("XDG_CONFIG_HOME");
  place.file = (config.empty() ? environment("HOME") + "/.config" : config) + "/kith/key";
  return place;
}

SealKey::~SealKey() {
  sodium_memzero(bytes_.data(), bytes_.size());
}

Result<SealKey> SealKey::read(std::string_view words, const std::string& where) {
  const auto bytes = decoded(words);
  if (!bytes || bytes->size() != crypto_secretbox_KEYBYTES) {
    return fail(Code::bad_input, fmt::format("the key in {} is not one", where),
                "32 bytes as base64, such as openssl rand -base64 32 prints");
  }
  SealKey key;
  std::copy(bytes->begin(), bytes->end(), key.bytes_.begin());
  key.where_ = where;
  return key;
}

Result<SealKey> SealKey::find(const SealPlace& place) {
  KITH_CHECK(start());
  if (!place.given.empty()) return read(place.given, "KITH_KEY");
  struct stat about{};
  if (::stat(place.file.c_str(), &about) != 0) {
    return fail(Code::not_found, fmt::format("the key that opens the sealed passwords is missing: {}", place.file),
                "bring the file back or set KITH_KEY; if it is lost, remove the mail account and add it again");
  }
  if ((about.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    return fail(Code::refused, fmt::format("the key file {} can be read by others", place.file),
                fmt::format("chmod 600 {}", place.file));
  }
  std::ifstream file(place.file, std::ios::binary);
  std::string words(kMostKeyBytes, '\0');
  file.read(words.data(), static_cast<std::streamsize>(words.size()));
  words.resize(static_cast<std::size_t>(file.gcount()));
  return read(trim(words), place.file);
}

Result<SealKey> SealKey::find_or_make(const SealPlace& place) {
  auto found = find(place);
  if (found || found.error().code != Code::not_found) return found;
  std::error_code ignored;
  std::filesystem::create_directories(std::filesystem::path(place.file).parent_path(), ignored);
  SealKey key;
  randombytes_buf(key.bytes_.data(), key.bytes_.size());
  key.where_ = place.file;
  const int fd = ::open(place.file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (fd < 0 && errno == EEXIST) return find(place);  // another process was quicker
  if (fd < 0) return not_writable(place.file);
  const std::string words = encoded(key.bytes_.data(), key.bytes_.size()) + "\n";
  const bool written =
      ::write(fd, words.data(), words.size()) == static_cast<ssize_t>(words.size()) && ::fsync(fd) == 0;
  const bool closed = ::close(fd) == 0;
  if (!written || !closed) {
    ::unlink(place.file.c_str());
    return not_writable(place.file);
  }
  return key;
}

std::string SealKey::mark() const {
  std::array<unsigned char, crypto_generichash_BYTES> hash{};
  crypto_generichash(hash.data(), hash.size(), bytes_.data(), bytes_.size(), nullptr, 0);
  return encoded(hash.data(), kMarkBytes);
}

Result<std::string> SealKey::seal(std::string_view secret, std::string_view about) const {
  KITH_CHECK(start());
  std::string plain;
  plain.append(about).append(1, '\0').append(secret);
  std::vector<unsigned char> box(crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + plain.size());
  randombytes_buf(box.data(), crypto_secretbox_NONCEBYTES);
  crypto_secretbox_easy(box.data() + crypto_secretbox_NONCEBYTES, reinterpret_cast<const unsigned char*>(plain.data()),
                        plain.size(), box.data(), bytes_.data());
  sodium_memzero(plain.data(), plain.size());
  return fmt::format("{}.{}.{}", kForm, mark(), encoded(box.data(), box.size()));
}

Result<std::string> SealKey::open(std::string_view sealed, std::string_view about) const {
  KITH_CHECK(start());
  const auto parts = split(sealed, ".");
  const auto box =
      parts.size() == 3 ? decoded(parts[2]) : Result<std::vector<unsigned char>>(std::vector<unsigned char>{});
  const auto damaged = [] {
    return fail(Code::refused, "a sealed password was changed outside Kith and is not used",
                "remove the mail account and add it again");
  };
  if (!box || parts[0] != kForm || box->size() < crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES) {
    return damaged();
  }
  if (parts[1] != mark()) {
    return fail(Code::refused, fmt::format("the password was sealed with another key than the one in {}", where_),
                "bring the other key back; if it is lost, remove the mail account and add it again");
  }
  std::string plain(box->size() - crypto_secretbox_NONCEBYTES - crypto_secretbox_MACBYTES, '\0');
  const int bad = crypto_secretbox_open_easy(reinterpret_cast<unsigned char*>(plain.data()),
                                             box->data() + crypto_secretbox_NONCEBYTES,
                                             box->size() - crypto_secretbox_NONCEBYTES, box->data(), bytes_.data());
  if (bad != 0 || plain.size() < about.size() + 1 || plain.compare(0, about.size(), about) != 0 ||
      plain[about.size()] != '\0') {
    return damaged();
  }
  return plain.substr(about.size() + 1);
}

}  // namespace kith
