#include "sync/imap_stream.hpp"

#include <cstdlib>
#include <utility>

#include <libetpan/mailstream.h>

namespace kith {
namespace {

constexpr std::size_t kBufferBytes = 16 * 1024;

ImapStream& of(mailstream_low* low) {
  return *static_cast<ImapStream*>(low->data);
}

ssize_t on_read(mailstream_low* low, void* into, std::size_t most) {
  return of(low).read(static_cast<char*>(into), most);
}

ssize_t on_write(mailstream_low* low, const void* bytes, std::size_t count) {
  return of(low).write({static_cast<const char*>(bytes), count});
}

int on_close(mailstream_low*) {
  return 0;  // the Wire closes itself
}

int on_get_fd(mailstream_low*) {
  return -1;
}

void on_free(mailstream_low* low) {
  std::free(low);  // NOLINT(cppcoreguidelines-no-malloc): libetpan made it so
}

void on_cancel(mailstream_low*) {}

struct mailstream_cancel* on_get_cancel(mailstream_low*) {
  return nullptr;
}

carray* on_get_chain(mailstream_low*) {
  return nullptr;
}

int on_idle(mailstream_low*) {
  return -1;
}

mailstream_low_driver driver{on_read,       on_write,     on_close, on_get_fd, on_free, on_cancel,
                             on_get_cancel, on_get_chain, on_idle,  on_idle,   on_idle};

}  // namespace

ImapStream::ImapStream(std::unique_ptr<Wire> wire, const ReplyLimits& limits)
    : wire_(std::move(wire)), guard_(limits) {}

_mailstream* ImapStream::stream() {
  mailstream_low* const low = mailstream_low_new(this, &driver);
  if (low == nullptr) return nullptr;
  mailstream* const made = mailstream_new(low, kBufferBytes);
  if (made == nullptr) mailstream_low_free(low);
  return made;
}

void ImapStream::begin(std::chrono::milliseconds time) {
  wire_->give(time);
  guard_.begin();
}

void ImapStream::break_off(Error why) {
  if (!broken_) broken_ = std::move(why);
}

std::int64_t ImapStream::read(char* into, std::size_t most) {
  if (broken_) return -1;
  auto got = wire_->read(into, most);
  if (!got) {
    broken_ = std::move(got).error();
    return -1;
  }
  if (auto passed = guard_.pass({into, *got}); !passed) {
    broken_ = std::move(passed).error();
    return -1;
  }
  return static_cast<std::int64_t>(*got);
}

std::int64_t ImapStream::write(std::string_view bytes) {
  if (broken_) return -1;
  if (auto put = wire_->write(bytes); !put) {
    broken_ = std::move(put).error();
    return -1;
  }
  return static_cast<std::int64_t>(bytes.size());
}

}  // namespace kith
