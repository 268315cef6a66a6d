#include "formats/inflate.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>

namespace kith {
namespace {

constexpr std::uint64_t kFree = std::uint64_t{64} * 1024 * 1024;
constexpr std::uint64_t kSwelling = 1000;
constexpr int kGzipWindow = 15 + 16;  // zlib: the largest window, gzip's wrapping

class GzipReader : public Reader {
 public:
  explicit GzipReader(std::unique_ptr<Reader> inside)
      : inside_(std::move(inside)), inflate_([this](std::string_view bytes) { return inside_->feed(bytes); }) {}
  Status feed(std::string_view bytes) override { return inflate_.feed(bytes); }
  Status finish() override {
    KITH_CHECK(inflate_.finish());
    return inside_->finish();
  }

 private:
  std::unique_ptr<Reader> inside_;
  Inflate inflate_;
};

}  // namespace

struct Inflate::State {
  explicit State(Take to) : take(std::move(to)) { good = inflateInit2(&stream, kGzipWindow) == Z_OK; }
  ~State() { inflateEnd(&stream); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  Take take;
  z_stream stream{};
  std::uint64_t in = 0, out = 0;
  bool good = false;
  bool open = false;     // inside a member
  bool padding = false;  // after the last member only zeros follow
  bool any = false;      // a member has ended
};

Inflate::Inflate(Take take) : state_(std::make_unique<State>(std::move(take))) {}
Inflate::~Inflate() = default;
Inflate::Inflate(Inflate&&) noexcept = default;
Inflate& Inflate::operator=(Inflate&&) noexcept = default;

Status Inflate::feed(std::string_view bytes) {
  State& s = *state_;
  if (!s.good) return fail(Code::failed, "there is no memory to unpack this archive");
  s.in += bytes.size();
  std::array<char, 64 * 1024> room;
  std::string input(bytes);  // zlib takes no const
  s.stream.next_in = reinterpret_cast<Bytef*>(input.data());
  s.stream.avail_in = static_cast<uInt>(input.size());
  bool more = true;  // output may be waiting though all input is taken
  while (s.stream.avail_in > 0 || (more && s.open)) {
    if (!s.open && s.any && *s.stream.next_in != 0x1F) s.padding = true;
    if (s.padding) return {};
    s.open = true;
    s.stream.next_out = reinterpret_cast<Bytef*>(room.data());
    s.stream.avail_out = static_cast<uInt>(room.size());
    const int said = inflate(&s.stream, Z_NO_FLUSH);
    if (said != Z_OK && said != Z_STREAM_END && said != Z_BUF_ERROR)
      return fail(Code::bad_input, "this gzip archive is damaged", "fetch or pack it again");
    const std::size_t size = room.size() - s.stream.avail_out;
    more = s.stream.avail_out == 0;
    s.out += size;
    if (s.out > kInflatedBytes || (s.out > kFree && s.out / kSwelling > s.in))
      return fail(Code::bad_input, "this gzip archive unpacks to far more than mail ever does",
                  "unpack it yourself and look at it");
    if (size > 0) KITH_CHECK(s.take(std::string_view(room.data(), size)));
    if (said == Z_STREAM_END) {
      s.open = false;
      s.any = true;
      inflateReset(&s.stream);
    } else if (said == Z_BUF_ERROR && size == 0) {
      break;
    }
  }
  return {};
}

Status Inflate::finish() {
  if (state_->open || !state_->any)
    return fail(Code::bad_input, "this gzip archive ends in the middle", "fetch or pack it again");
  return {};
}

bool is_gzip(std::string_view head) {
  return head.starts_with("\x1F\x8B");
}

std::string inflated_head(std::string_view head, std::size_t most) {
  std::string out;
  Inflate inflate([&](std::string_view bytes) -> Status {
    out += bytes.substr(0, most - std::min(most, out.size()));
    // Enough is not an error, but it ends the reading all the same.
    return out.size() < most ? Status{} : fail(Code::failed, "enough");
  });
  static_cast<void>(inflate.feed(head));
  return out;
}

std::unique_ptr<Reader> gzip_reader(std::unique_ptr<Reader> inside) {
  return std::make_unique<GzipReader>(std::move(inside));
}

}  // namespace kith
