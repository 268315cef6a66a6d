// The model of asks, run on a file: lab asks.
#include <filesystem>
#include <fstream>
#include <istream>
#include <iterator>
#include <string>

#include <fmt/format.h>

#include "app/lab_asks.hpp"
#include "cli/context.hpp"

namespace kith::cli {
namespace {

// Held back up to so many bytes: a flush a line would be most of the work.
constexpr std::size_t kHeldAnswers = 16 * 1024;

Status print_chances(const Context& context, std::istream& lines) {
  std::string held;
  const auto print = [&]() -> Status {
    KITH_CHECK(context.print(held));
    held.clear();
    return {};
  };
  const Status read = app::lab_asks(lines, [&](double chance) -> Status {
    fmt::format_to(std::back_inserter(held), "{:.5f}\n", chance);
    return held.size() < kHeldAnswers ? Status{} : print();
  });
  KITH_CHECK(read);
  return held.empty() ? Status{} : print();
}

Status print_chances_json(const Context& context, std::istream& lines) {
  app::Json items = app::Json::array();
  const Status read = app::lab_asks(lines, [&](double chance) -> Status {
    items.push_back({{"probability", chance}});
    return {};
  });
  KITH_CHECK(read);
  return context.print_json({{"asks", std::move(items)}});
}

Status print_asks(const Context& context, std::istream& lines) {
  return context.json() ? print_chances_json(context, lines) : print_chances(context, lines);
}

Status lab_asks(Context& context) {
  const Call& call = context.call();
  if (call.words.empty() || call.word(0) == "-") return print_asks(context, context.machine().streams.in);
  const std::string path = call.word(0);
  std::ifstream file(path, std::ios::binary);
  if (!file || std::filesystem::is_directory(path)) {
    return fail(Error{Code::not_found, "cannot be read", "check its name and permissions", Place{path, 0}});
  }
  return print_asks(context, file);
}

std::string asks_help() {
  return "Reads a sentence a line, from FILE or the standard input, and answers each with the probability that it "
         "asks\n"
         "something of its reader. A label, Yes or No, may stand before a tab. The model is of English.\n";
}

}  // namespace

std::vector<Command> lab_asks_commands() {
  return {{.name = "lab asks",
           .group = Group::program,
           .what = "How likely each sentence asks something",
           .arguments = {{"FILE", "a sentence a line; - or none: standard input", Count::optional}},
           .examples = {"kith lab asks sentences.txt"},
           .needs = Needs::nothing,
           .run = lab_asks,
           .more = asks_help}};
}

}  // namespace kith::cli
