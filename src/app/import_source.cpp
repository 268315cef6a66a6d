#include "app/import_source.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>

#include <fmt/format.h>
#include <sodium.h>

#include "base/text.hpp"

namespace kith::app {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kChunk = 256 * 1024;
constexpr std::int64_t kLetterBytes = 4096;  // about, for showing how far it is

// Contacts before what was said between them, so that messages find their people.
int order_of(Format format) {
  switch (format) {
    case Format::mbox:
    case Format::eml: return 4;
    case Format::icalendar: return 3;
    case Format::linkedin_messages: return 2;
    case Format::linkedin_invitations: return 1;
    case Format::vcard:
    case Format::jcard:
    case Format::monica:
    case Format::kith_json:
    case Format::google_csv:
    case Format::google_old_csv:
    case Format::outlook_csv:
    case Format::outlook_com_csv:
    case Format::linkedin_connections:
    case Format::mapped_csv: return 0;
  }
  return 0;
}

auto unreadable(const std::string& shown) {
  return fail(Error{Code::not_found, "cannot be read", "check its name and permissions", Place{shown, 0}});
}

std::vector<std::string> names_in(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    std::error_code ignored;
    if (entry->is_regular_file(ignored)) names.push_back(entry->path().filename().string());
  }
  return names;
}

// The part of a Maildir that holds messages: its folders are cur, new and tmp.
bool holds_letters(const fs::path& folder) {
  std::error_code error;
  const std::string own = folder.filename().string();
  return (own == "cur" || own == "new") && fs::is_directory(folder.parent_path() / "cur", error) &&
         fs::is_directory(folder.parent_path() / "new", error);
}

class Walk {
 public:
  Walk(const ImportRequest& request, ImportTally& tally) : request_(request), tally_(tally) {}

  Status named(const ImportFile& file) {
    const std::string shown = file.name.empty() ? file.path : file.name;
    std::error_code error;
    if (!fs::is_directory(file.path, error)) return file_at(file.path, shown, true);
    return folder_at(fs::path(file.path), fs::path(shown), 0);
  }

  std::vector<Opened> opened;

 private:
  Status file_at(const std::string& path, const std::string& shown, bool named) {
    KITH_TRY(const std::string head, read_head(path, shown));
    auto detected = detect(head, request_.map, request_.as);
    if (!detected) {
      Error error = std::move(detected).error();
      if (!error.place) error.place = Place{shown, 0};
      error.place->file = shown;
      if (named) return fail(std::move(error));
      tally_.problem(shown, error.place->line, error.what);
      return {};
    }
    std::error_code ignored;
    const auto size = fs::file_size(path, ignored);
    opened.push_back({path, shown, *detected, ignored ? 0 : static_cast<std::int64_t>(size), false});
    return {};
  }

  Status folder_at(const fs::path& path, const fs::path& shown, int depth) {
    constexpr int kDeepest = 64;
    if (depth > kDeepest) return {};
    if (holds_letters(path)) {
      const auto count = static_cast<std::int64_t>(names_in(path.string()).size());
      Detected letter;
      letter.format = Format::eml;
      opened.push_back({path.string(), shown.string(), letter, count * kLetterBytes, true});
      return {};
    }
    std::vector<std::pair<fs::path, bool>> inside;  // name, and whether it is a folder
    std::error_code error;
    for (fs::directory_iterator entry(path, error), end; !error && entry != end; entry.increment(error)) {
      std::error_code ignored;
      const bool folder = entry->is_directory(ignored) && !entry->is_symlink(ignored);
      if (folder || entry->is_regular_file(ignored)) inside.emplace_back(entry->path().filename(), folder);
    }
    std::sort(inside.begin(), inside.end());
    const bool maildir = std::any_of(inside.begin(), inside.end(),
                                     [&](const auto& one) { return one.second && holds_letters(path / one.first); });
    for (const auto& [name, folder] : inside) {
      // What lies beside cur and new is the index of some mail program, and tmp holds what is still on its way.
      if (maildir && (!folder || name == "tmp")) continue;
      if (folder) {
        KITH_CHECK(folder_at(path / name, shown / name, depth + 1));
      } else {
        KITH_CHECK(file_at((path / name).string(), (shown / name).string(), false));
      }
    }
    return {};
  }

  const ImportRequest& request_;
  ImportTally& tally_;
};

class Hash {
 public:
  Hash() { crypto_generichash_init(&state_, nullptr, 0, 16); }
  void add(std::string_view bytes) {
    crypto_generichash_update(&state_, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  }
  std::string hex() {
    unsigned char hash[16];
    crypto_generichash_final(&state_, hash, sizeof hash);
    std::string text;
    for (const unsigned char byte : hash) text += fmt::format("{:02x}", byte);
    return text;
  }

 private:
  crypto_generichash_state state_{};
};

}  // namespace

bool is_mail(Format format) {
  return format == Format::mbox || format == Format::eml;
}

Result<std::vector<Opened>> open_files(const ImportRequest& request, ImportTally& tally) {
  Walk walk(request, tally);
  for (const ImportFile& file : request.files) KITH_CHECK(walk.named(file));
  if (walk.opened.empty()) {
    return fail(Code::bad_input, "there is nothing to import here",
                "Kith reads vCard, Google, Outlook, LinkedIn and Monica exports, mail, calendars, and any CSV with "
                "--map");
  }
  std::stable_sort(walk.opened.begin(), walk.opened.end(), [](const Opened& a, const Opened& b) {
    return order_of(a.detected.format) < order_of(b.detected.format);
  });
  return std::move(walk.opened);
}

Status read_file(const std::string& path, const std::string& shown, const TakeBytes& take) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return unreadable(shown);
  const std::unique_ptr<char[]> chunk(new char[kChunk]);  // not cleared: most messages fill a corner of it
  while (file) {
    file.read(chunk.get(), static_cast<std::streamsize>(kChunk));
    const auto got = static_cast<std::size_t>(file.gcount());
    if (got > 0) KITH_CHECK(take(std::string_view(chunk.get(), got)));
  }
  if (file.bad())
    return fail(
        Error{Code::failed, "reading stopped in the middle", "nothing was changed; try again", Place{shown, 0}});
  return {};
}

Result<std::string> read_head(const std::string& path, const std::string& shown) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return unreadable(shown);
  std::string head(kHeadBytes, '\0');
  file.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(file.gcount()));
  return head;
}

Status each_letter(const Opened& folder, const std::function<Status(const Opened&)>& take) {
  std::vector<std::string> names = names_in(folder.path);
  std::sort(names.begin(), names.end());
  Opened letter = folder;
  letter.letters = false;
  letter.bytes = kLetterBytes;
  for (const std::string& name : names) {
    letter.path = fmt::format("{}/{}", folder.path, name);
    letter.name = fmt::format("{}/{}", folder.name, name);
    KITH_CHECK(take(letter));
  }
  return {};
}

Result<std::string> content_key(const Opened& file, const ColumnMap& map) {
  if (sodium_init() < 0) return fail(Code::failed, "libsodium does not start");
  Hash hash;
  std::string how(name(file.detected.format));
  for (const auto& [field, column] : map) how += fmt::format("\n{}={}", field, column);
  hash.add(how);
  KITH_CHECK(read_file(file.path, file.name, [&](std::string_view bytes) -> Status {
    hash.add(bytes);
    return {};
  }));
  return hash.hex();
}

std::string stamp_key(const Opened& file) {
  std::error_code error;
  const fs::path whole = fs::canonical(file.path, error);
  if (error) return {};
  const auto written = fs::last_write_time(whole, error);
  if (error) return {};
  const std::int64_t size = file.letters ? file.bytes : static_cast<std::int64_t>(fs::file_size(whole, error));
  if (error || sodium_init() < 0) return {};
  Hash hash;
  hash.add(fmt::format("stamp\n{}\n{}\n{}", whole.string(), size, written.time_since_epoch().count()));
  return hash.hex();
}

}  // namespace kith::app
