#include "cli/secret.hpp"

#include <termios.h>
#include <unistd.h>

namespace kith::cli {
namespace {

// The terminal shows nothing of what is typed while this lives.
class NoEcho {
 public:
  NoEcho() {
    if (::tcgetattr(STDIN_FILENO, &before_) != 0) return;
    termios silent = before_;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    changed_ = ::tcsetattr(STDIN_FILENO, TCSADRAIN, &silent) == 0;
  }
  ~NoEcho() {
    if (changed_) ::tcsetattr(STDIN_FILENO, TCSADRAIN, &before_);
  }
  NoEcho(const NoEcho&) = delete;
  NoEcho& operator=(const NoEcho&) = delete;

 private:
  termios before_{};
  bool changed_ = false;
};

}  // namespace

Result<std::string> secret_line(const Context& context, std::string_view question) {
  const Streams& streams = context.machine().streams;
  std::string line;
  bool read = false;
  if (streams.in_is_terminal) {
    streams.err << question << ": " << std::flush;
    const NoEcho silent;
    read = static_cast<bool>(std::getline(streams.in, line));
    streams.err << "\n";
  } else {
    read = static_cast<bool>(std::getline(streams.in, line));
  }
  if (!read) return fail(Code::usage, "nothing was typed", "type it, or pass it on the standard input");
  return line;
}

}  // namespace kith::cli
