// Undoes gzip as bytes stream by (RFC 1952), several members one after the other among them.
#pragma once

#include <memory>

#include "formats/reader.hpp"

namespace kith {

// No file may unpack to more than this, nor to more than 1,000 times its size beyond the first 64 MiB.
inline constexpr std::uint64_t kInflatedBytes = std::uint64_t{64} * 1024 * 1024 * 1024;

class Inflate {
 public:
  using Take = std::function<Status(std::string_view)>;
  explicit Inflate(Take take);
  ~Inflate();
  Inflate(Inflate&&) noexcept;
  Inflate& operator=(Inflate&&) noexcept;

  // Hands out pieces of at most 64 KiB. bad_input for damage and for what swells beyond the limits.
  Status feed(std::string_view bytes);
  // bad_input when the file ends in the middle.
  Status finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

bool is_gzip(std::string_view head);

// As much of the beginning as `head` holds, at most `most` bytes; "" when it is damaged. For detect().
std::string inflated_head(std::string_view head, std::size_t most);

// A reader of what is inside.
std::unique_ptr<Reader> gzip_reader(std::unique_ptr<Reader> inside);

}  // namespace kith
