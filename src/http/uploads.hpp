// Files handed over by the browser, kept in a private folder until they are imported or an hour is over.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "app/importing.hpp"
#include "http/message.hpp"

namespace kith::http {

struct Upload {
  std::string id;    // cannot be guessed
  std::string name;  // as the user knows it; never a path of ours
  std::string path;
  std::int64_t bytes = 0;
  std::chrono::steady_clock::time_point taken;
};

inline constexpr std::chrono::hours kUploadLife{1};
inline constexpr std::size_t kMostUploads = 200;

class Uploads {
 public:
  // Makes the folder, for this user alone (0700); files are 0600. Folders of servers that were killed go.
  static Result<std::unique_ptr<Uploads>> make(std::int64_t most_bytes);
  ~Uploads();  // takes everything along
  Uploads(const Uploads&) = delete;
  Uploads& operator=(const Uploads&) = delete;

  // Streams a body into a file. bad_input when it is larger than a file may be; busy when there are
  // too many; nothing is left behind then.
  Result<Upload> take(const std::string& name, const ReadBody& read);
  // The same with what stands at a web address.
  Result<Upload> fetch(const std::string& url);
  // not_found when one of them is gone.
  Result<std::vector<app::ImportFile>> files(const std::vector<std::string>& ids) const;
  void drop(const std::vector<std::string>& ids);
  // Those older than kUploadLife.
  void expire(std::chrono::steady_clock::time_point now);

  const std::string& folder() const { return folder_; }

 private:
  Uploads(std::string folder, int held, std::int64_t most_bytes)
      : folder_(std::move(folder)), held_(held), most_bytes_(most_bytes) {}
  std::string folder_;
  int held_;  // the folder, locked: it is in use
  std::int64_t most_bytes_;
  mutable std::mutex lock_;
  std::map<std::string, Upload> all_;
};

// 32 hex digits from the machine's randomness.
std::string random_id();

}  // namespace kith::http
