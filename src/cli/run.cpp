#include "cli/run.hpp"

#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <charconv>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <iostream>

#include <fmt/format.h>

#include "base/text.hpp"

namespace kith::cli {
namespace {

// The folder of the default database, readable by its owner only. A folder the user names is theirs to make.
Status make_data_folder(const Environment& environment) {
  KITH_TRY(const std::string folder, data_folder(environment));
  std::error_code error;
  if (std::filesystem::is_directory(folder, error)) return {};
  std::filesystem::create_directories(folder, error);
  if (error) return fail(Code::failed, fmt::format("the folder {} could not be made: {}", folder, error.message()));
  ::chmod(folder.c_str(), S_IRWXU);
  return {};
}

Status run_call(const Call& call, Machine& machine) {
  if (call.command->needs == Needs::nothing) {
    Context context(call, machine, nullptr);
    return call.command->run(context);
  }
  if (!call.globals.location_given) KITH_CHECK(make_data_folder(machine.environment));
  if (call.command->needs == Needs::place) {
    Context context(call, machine, nullptr);
    return call.command->run(context);
  }
  KITH_TRY(const App app, App::open(Context(call, machine, nullptr).app_options()));
  Context context(call, machine, &app);
  return call.command->run(context);
}

Status parse_and_run(const std::vector<std::string>& arguments, Machine& machine) {
  KITH_TRY(const Call call, parse(arguments, machine.environment));
  return run_call(call, machine);
}

std::optional<std::string> variable(const std::string& name) {
  const char* value = std::getenv(name.c_str());  // NOLINT(concurrency-mt-unsafe): read before any thread
  if (value == nullptr || *value == '\0') return std::nullopt;
  return std::string(value);
}

std::optional<int> terminal_width(int file) {
  winsize size{};
  if (::isatty(file) != 1) return std::nullopt;
  if (const auto given = variable("COLUMNS")) {
    int columns = 0;
    std::from_chars(given->data(), given->data() + given->size(), columns);
    if (columns > 0) return columns;
  }
  constexpr int kUsual = 80;
  return ::ioctl(file, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : kUsual;
}

// What happened and where, then what to do, each line of it set in.
std::string error_text(const Error& error) {
  Error first = error;
  first.hint.clear();
  std::string text = fmt::format("kith: {}\n", sentence(first));
  if (error.hint.empty()) return text;
  for (const std::string& line : split(error.hint, "\n")) text += fmt::format("  {}\n", line);
  return text;
}

}  // namespace

int run(const std::vector<std::string>& arguments, Machine& machine) {
  try {
    const Status status = parse_and_run(arguments, machine);
    if (status) return 0;
    machine.streams.err << error_text(status.error());
    return exit_status(status.error().code);
  } catch (const std::exception& error) {  // a library's, that no room caught: say it, and do not abort
    machine.streams.err << "kith: something went wrong inside: " << error.what() << "\n";
    return exit_status(Code::failed);
  }
}

Machine this_machine(Serve serve) {
  Look look{.width = terminal_width(STDOUT_FILENO)};
  look.colour = look.width.has_value() && !variable("NO_COLOR") && variable("TERM").value_or("") != "dumb";
  const auto err_width = terminal_width(STDERR_FILENO);
  return {.streams = {.in = std::cin,
                      .out = std::cout,
                      .err = std::cerr,
                      .in_is_terminal = ::isatty(STDIN_FILENO) == 1,
                      .err_is_terminal = err_width.has_value(),
                      .look = look,
                      .err_width = err_width.value_or(80)},
          .environment = variable,
          .serve = std::move(serve)};
}

}  // namespace kith::cli
