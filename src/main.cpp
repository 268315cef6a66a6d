#include "cli/run.hpp"
#include "http/server.hpp"

int main(int count, char** words) {
  kith::cli::Machine machine = kith::cli::this_machine([](const kith::App& app, const kith::cli::ServeRequest& request,
                                                          const std::function<void(const std::string&)>& ready) {
    kith::ServeOptions options;
    options.host = request.host;
    options.port = request.port;
    return kith::serve(app, options, ready);
  });
  return kith::cli::run({words + 1, words + count}, machine);
}
