#include "http/uploads.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <system_error>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <filesystem>

#include <fmt/format.h>
#include <sodium.h>

namespace kith::http {
namespace {

constexpr std::string_view kPrefix = "kith-uploads-";

// A file that is removed unless it is kept.
class Draft {
 public:
  explicit Draft(std::string path)
      : path_(std::move(path)), file_(::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)) {}
  ~Draft() {
    close();
    if (!kept_) ::unlink(path_.c_str());
  }
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;

  Status write(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t written = file_ < 0 ? -1 : ::write(file_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0)
        return fail(Code::failed,
                    fmt::format("the file could not be kept: {}", std::generic_category().message(errno)));
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
  }
  Status keep() {
    if (!close())
      return fail(Code::failed, fmt::format("the file could not be kept: {}", std::generic_category().message(errno)));
    kept_ = true;
    return {};
  }

 private:
  bool close() {
    if (file_ < 0) return true;
    const bool done = ::close(file_) == 0;
    file_ = -1;
    return done;
  }
  std::string path_;
  int file_;
  bool kept_ = false;
};

// The last part of what the browser says; it names the file in messages, never on disk.
std::string shown_name(const std::string& name) {
  std::string clean = clean_utf8(name);
  for (char& c : clean) {
    if (c == '\n' || c == '\t') c = ' ';
  }
  const auto slash = clean.find_last_of("/\\");
  if (slash != std::string::npos) clean.erase(0, slash + 1);
  clean = clip(trim(clean), 255);
  return clean.empty() ? "file" : clean;
}

// Marks a folder as ours while this process lives, however it ends. -1 when another holds it, or it is
// not this user's.
int hold(const std::string& folder) {
  const int held = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (held < 0) return -1;
  struct stat there{};
  if (::fstat(held, &there) == 0 && there.st_uid == ::geteuid() && ::flock(held, LOCK_EX | LOCK_NB) == 0) return held;
  ::close(held);
  return -1;
}

// What servers left behind that were killed.
void sweep(const std::filesystem::path& parent) {
  std::error_code failed;
  std::filesystem::directory_iterator entry(parent, failed);
  for (; !failed && entry != std::filesystem::directory_iterator(); entry.increment(failed)) {
    if (!entry->path().filename().string().starts_with(kPrefix)) continue;
    const int held = hold(entry->path().string());
    if (held < 0) continue;
    std::error_code ignored;
    std::filesystem::remove_all(entry->path(), ignored);
    ::close(held);
  }
}

}  // namespace

std::string random_id() {
  std::array<unsigned char, 16> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  std::string hex;
  for (const unsigned char byte : bytes) hex += fmt::format("{:02x}", byte);
  return hex;
}

Result<std::unique_ptr<Uploads>> Uploads::make(std::int64_t most_bytes) {
  if (sodium_init() < 0) return fail(Code::failed, "this machine gives no random numbers");
  std::error_code error;
  const auto parent = std::filesystem::temp_directory_path(error);
  if (error) return fail(Code::failed, fmt::format("there is no folder for uploads: {}", error.message()));
  sweep(parent);
  for (int tries = 0; tries < 3; ++tries) {
    std::string folder = (parent / (std::string(kPrefix) + "XXXXXX")).string();
    if (::mkdtemp(folder.data()) == nullptr) {
      return fail(Code::failed, fmt::format("{}: {}", folder, std::generic_category().message(errno)),
                  "TMPDIR names another place");
    }
    // Another server that starts right now may have swept it before it was held.
    const int held = hold(folder);
    if (held >= 0 && std::filesystem::exists(folder, error)) {
      return std::unique_ptr<Uploads>(new Uploads(std::move(folder), held, most_bytes));
    }
    if (held >= 0) ::close(held);
  }
  return fail(Code::failed, "no folder for uploads could be made", "TMPDIR names another place");
}

Uploads::~Uploads() {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
  ::close(held_);
}

Result<Upload> Uploads::take(const std::string& name, const ReadBody& read) {
  {
    const std::lock_guard held(lock_);
    if (all_.size() >= kMostUploads) {
      return fail(Code::busy, "too many files wait for their import", "import them, or wait an hour");
    }
  }
  Upload upload;
  upload.id = random_id();
  upload.name = shown_name(name);
  upload.path = fmt::format("{}/{}", folder_, upload.id);
  Draft draft(upload.path);
  KITH_CHECK(read([&](std::string_view bytes) -> Status {
    upload.bytes += static_cast<std::int64_t>(bytes.size());
    if (upload.bytes > most_bytes_) {
      return fail(Code::bad_input, fmt::format("{} is larger than {} MiB", upload.name, most_bytes_ >> 20),
                  "import it with kith import");
    }
    return draft.write(bytes);
  }));
  KITH_CHECK(draft.keep());
  upload.taken = std::chrono::steady_clock::now();
  const std::lock_guard held(lock_);
  all_[upload.id] = upload;
  return upload;
}

Result<Upload> Uploads::fetch(const std::string& url) {
  return take(app::address_name(url), [&](const TakeBytes& take_bytes) { return app::fetch_address(url, take_bytes); });
}

Result<std::vector<app::ImportFile>> Uploads::files(const std::vector<std::string>& ids) const {
  const std::lock_guard held(lock_);
  std::vector<app::ImportFile> files;
  for (const std::string& id : ids) {
    const auto found = all_.find(id);
    if (found == all_.end()) {
      return fail(Code::not_found, "that file is not here any more",
                  "uploads are kept for an hour; choose the file again");
    }
    files.push_back({found->second.path, found->second.name});
  }
  return files;
}

void Uploads::drop(const std::vector<std::string>& ids) {
  const std::lock_guard held(lock_);
  for (const std::string& id : ids) {
    const auto found = all_.find(id);
    if (found == all_.end()) continue;
    ::unlink(found->second.path.c_str());
    all_.erase(found);
  }
}

void Uploads::expire(std::chrono::steady_clock::time_point now) {
  const std::lock_guard held(lock_);
  std::erase_if(all_, [&](const auto& entry) {
    if (now - entry.second.taken < kUploadLife) return false;
    ::unlink(entry.second.path.c_str());
    return true;
  });
}

}  // namespace kith::http
