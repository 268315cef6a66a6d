#include "support/process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>

#include <fmt/format.h>

#include "support/measure.hpp"

namespace kith::bench {
namespace {

struct Child {
  int process = -1;
  int out = -1;
};

Result<Child> spawn(const std::vector<std::string>& arguments) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return fail(Code::failed, "no pipe");
  std::vector<char*> words;
  for (const std::string& word : arguments) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  const int process = fork();
  if (process < 0) return fail(Code::failed, "no process");
  if (process == 0) {
    dup2(ends[1], STDOUT_FILENO);
    dup2(ends[1], STDERR_FILENO);
    execv(words[0], words.data());
    _exit(127);
  }
  close(ends[1]);
  return Child{process, ends[0]};
}

}  // namespace

Result<Ran> run(const std::vector<std::string>& arguments) {
  const Stopwatch clock;
  KITH_TRY(const Child child, spawn(arguments));
  Ran ran;
  char piece[4096];
  for (ssize_t size = 0; (size = read(child.out, piece, sizeof piece)) > 0;) {
    ran.out.append(piece, static_cast<std::size_t>(size));
  }
  close(child.out);
  int status = 0;
  rusage usage{};
  wait4(child.process, &status, 0, &usage);
  ran.milliseconds = clock.milliseconds();
  ran.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  const auto milliseconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) * 1000 + static_cast<double>(time.tv_usec) / 1000;
  };
  ran.cpu = milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime);
  ran.peak_kb = usage.ru_maxrss;
  return ran;
}

Result<Server> Server::start(const std::string& kith, const std::string& database) {
  KITH_TRY(const Child child, spawn({kith, "--db", database, "serve", "--port", "0"}));
  std::string said;
  const Stopwatch clock;
  while (clock.milliseconds() < 10000) {
    pollfd wait{child.out, POLLIN, 0};
    if (poll(&wait, 1, 100) <= 0) continue;
    char piece[512];
    const ssize_t size = read(child.out, piece, sizeof piece);
    if (size <= 0) break;
    said.append(piece, static_cast<std::size_t>(size));
    const std::string mark = "http://127.0.0.1:";
    const auto at = said.find(mark);
    if (at == std::string::npos) continue;
    const auto end = said.find_first_not_of("0123456789", at + mark.size());
    if (end == std::string::npos) continue;
    return Server(child.process, std::stoi(said.substr(at + mark.size(), end - at - mark.size())), child.out);
  }
  kill(child.process, SIGKILL);
  waitpid(child.process, nullptr, 0);
  close(child.out);
  return fail(Code::failed, fmt::format("the server did not say where it listens: {}", said));
}

Server::Server(Server&& other) noexcept
    : process_(std::exchange(other.process_, -1)), port_(other.port_), out_(std::exchange(other.out_, -1)) {}

Server::~Server() {
  if (process_ < 0) return;
  kill(process_, SIGTERM);
  waitpid(process_, nullptr, 0);
  close(out_);
}

std::string kith_beside(const char* program) {
  return std::filesystem::canonical(program).parent_path().parent_path() / "kith";
}

TemporaryFolder::TemporaryFolder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "kith-bench-XXXXXX").string();
  if (mkdtemp(pattern.data()) != nullptr) path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

}  // namespace kith::bench
