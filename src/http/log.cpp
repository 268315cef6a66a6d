#include "http/log.hpp"

#include <spdlog/cfg/env.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace kith::http {
namespace {

spdlog::logger& logger() {
  static const std::shared_ptr<spdlog::logger> made = [] {
    auto log = spdlog::stderr_logger_mt("kith");
    log->set_level(spdlog::level::warn);
    log->flush_on(spdlog::level::debug);
    spdlog::cfg::load_env_levels();
    return log;
  }();
  return *made;
}

}  // namespace

void log_debug(const std::string& line) {
  logger().debug(line);
}
void log_warning(const std::string& line) {
  logger().warn(line);
}
void log_error(const std::string& line) {
  logger().error(line);
}

}  // namespace kith::http
