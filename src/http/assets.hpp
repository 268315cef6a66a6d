// The web app, carried inside the program: the files of web/dist, written into a table by
// cmake/embed.cmake when the program is built.
#pragma once

#include <span>
#include <string_view>

namespace kith {

struct Asset {
  std::string_view path;  // "/index.html", "/assets/index-4f1a2b3c.js"
  std::string_view type;  // Content-Type
  std::string_view etag;  // with its quotes; changes with the bytes
  std::string_view bytes;
  std::string_view gzip;  // the same, gzipped; empty where that is not smaller
  bool immutable;         // its name carries a hash of its content: may be cached for ever
};

// All of them, sorted by path. There is always an "/index.html".
std::span<const Asset> assets();

// None when there is no such file. "/" is "/index.html".
const Asset* find_asset(std::string_view path);

}  // namespace kith
