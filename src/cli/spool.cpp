#include "cli/spool.hpp"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include <fmt/format.h>

namespace kith::cli {
namespace {

Status write_all(int file, const char* bytes, std::size_t count) {
  while (count > 0) {
    const ssize_t written = ::write(file, bytes, count);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) {
      return fail(Code::failed,
                  fmt::format("what was read could not be kept: {}", std::generic_category().message(errno)),
                  "is the folder for temporary files full? TMPDIR names another");
    }
    bytes += written;
    count -= static_cast<std::size_t>(written);
  }
  return {};
}

}  // namespace

Result<Spool> Spool::of(std::istream& in) {
  return filled([&](const Take& take) -> Status {
    std::array<char, 64 * 1024> chunk{};
    Status status;
    while (status && in) {
      in.read(chunk.data(), static_cast<std::streamsize>(chunk.size()));
      status = take(std::string_view(chunk.data(), static_cast<std::size_t>(in.gcount())));
    }
    return status;
  });
}

Result<Spool> Spool::filled(const std::function<Status(const Take&)>& fill) {
  std::error_code error;
  const auto folder = std::filesystem::temp_directory_path(error);
  std::string path = (error ? std::filesystem::path("/tmp") : folder) / "kith-input-XXXXXX";
  const int file = ::mkstemp(path.data());  // 0600
  if (file < 0) {
    return fail(Code::failed,
                fmt::format("no temporary file could be made: {}", std::generic_category().message(errno)),
                "TMPDIR names another folder for them");
  }
  Spool spool(path);
  const Status status = fill([&](std::string_view bytes) { return write_all(file, bytes.data(), bytes.size()); });
  ::close(file);
  if (!status) return fail(status.error());
  return spool;
}

Spool::~Spool() {
  if (!path_.empty()) ::unlink(path_.c_str());
}

Spool& Spool::operator=(Spool&& other) noexcept {
  std::swap(path_, other.path_);
  return *this;
}

}  // namespace kith::cli
