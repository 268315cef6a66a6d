// Running the real program: once to its end, or as a server.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"

namespace kith::bench {

struct Ran {
  int status = -1;  // exit status; 128 + signal
  double milliseconds = 0;
  double cpu = 0;    // milliseconds of processor time: what it costs when others are busy too
  long peak_kb = 0;  // the process's own peak of resident memory
  std::string out;   // standard output
};
// arguments[0] is the program.
Result<Ran> run(const std::vector<std::string>& arguments);

// `kith serve` on a free port of this machine; ended with SIGTERM when it goes.
class Server {
 public:
  static Result<Server> start(const std::string& kith, const std::string& database);
  Server(Server&& other) noexcept;
  Server& operator=(Server&&) = delete;
  ~Server();
  int process() const { return process_; }
  int port() const { return port_; }

 private:
  Server(int process, int port, int out) : process_(process), port_(port), out_(out) {}
  int process_, port_, out_;
};

// The program beside this one: build/bench/kith for build/bench/bench/pages.
std::string kith_beside(const char* program);

// A folder of its own, gone when it goes.
class TemporaryFolder {
 public:
  TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder();
  std::string file(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

}  // namespace kith::bench
