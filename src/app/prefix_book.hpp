// Who has a name that begins with one or two given letters: the first keystrokes of a search find tenth parts
// of everybody, so they are read once and kept in memory. Follows the change log from then on.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "store/db.hpp"

namespace kith {

class PrefixBook {
 public:
  using People = std::shared_ptr<const std::vector<PersonId>>;

  // Longer beginnings (bytes of folded text) are rare enough to be read from the database each time.
  static constexpr std::size_t kMost = 2;
  // As of the database `db` sees, or later; in no order, some of them twice. Shared, never changed once handed out.
  Result<People> with_name(const Db& db, const std::string& prefix);

 private:
  Status follow(const Db& db);

  std::mutex lock_;
  std::int64_t log_end_ = -1;
  std::map<std::string, People> known_;
};

}  // namespace kith
