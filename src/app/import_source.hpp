// What is named to be imported: files found, looked at, and read piece by piece.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "app/import_tally.hpp"

namespace kith::app {

struct Opened {
  std::string path, name;  // on disk, and as it is shown
  Detected detected;
  std::int64_t bytes = 0;
  // cur or new of a Maildir: one message a file, listed when its turn comes, so that nothing is kept of them here.
  bool letters = false;
};

// Folders are walked; in what lies there unknown files are problems, a named one that is unknown is an error. Sorted:
// contacts before messages between them.
Result<std::vector<Opened>> open_files(const ImportRequest& request, ImportTally& tally);

bool is_mail(Format format);

// Hands out a file piece by piece.
using TakeBytes = std::function<Status(std::string_view)>;
Status read_file(const std::string& path, const std::string& shown, const TakeBytes& take);
Result<std::string> read_head(const std::string& path, const std::string& shown);

// The messages of a Maildir's folder, in the order of their names, which begin with when they came.
Status each_letter(const Opened& folder, const std::function<Status(const Opened&)>& take);

// What a file is, to the byte, and how it was read.
Result<std::string> content_key(const Opened& file, const ColumnMap& map);
// Which file it is, how long, and when it was last written to; of a folder, how many it holds. Found in a moment,
// and another after every change; "" where the system does not say.
std::string stamp_key(const Opened& file);

}  // namespace kith::app
