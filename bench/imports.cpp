// How long imports take and how much memory they need, as `kith import` does them. Prints what it
// measured; judges nothing.
//   bench/imports [--kith FILE] [--messages messages.csv] [--rounds 3]
#include <cstdlib>
#include <filesystem>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "support/measure.hpp"
#include "support/process.hpp"
#include "support/workspace.hpp"

namespace kith::bench {
namespace {

struct Wish {
  std::string kith;
  std::string messages;
  int rounds = 3;
};

// Each round into a new database.
Status import(const Wish& wish, const std::string& what, const std::string& file, std::string_view asked) {
  std::vector<double> times;
  std::vector<double> work;
  long peak = 0;
  int records = 0;
  for (int round = 0; round < wish.rounds; ++round) {
    const TemporaryFolder folder;
    KITH_TRY(const Ran ran, run({wish.kith, "--db", folder.file("kith.db"), "--json", "--quiet", "import", file}));
    if (ran.status != 0) return fail(Code::failed, fmt::format("kith import {}: {}", file, ran.out));
    times.push_back(ran.milliseconds);
    work.push_back(ran.cpu);
    peak = std::max(peak, ran.peak_kb);
    const auto said = nlohmann::json::parse(ran.out, nullptr, false);
    if (said.is_object()) records = said.value("read", 0);
  }
  const double seconds = median(times) / 1000;
  fmt::print(
      "{:<24} {:>7} records {:6.1f} MB   {:6.2f} s ({:.2f} s of processor)   {:>6.0f} records/s   at most {:>3.0f} MB  "
      " {}\n",
      what, records, static_cast<double>(std::filesystem::file_size(file)) / 1e6, seconds, median(work) / 1000,
      records / seconds, static_cast<double>(peak) / 1024, asked.empty() ? "" : fmt::format("(asked {})", asked));
  std::fflush(stdout);
  return {};
}

Status measure(const Wish& wish) {
  print_machine();
  print_build();
  fmt::print("rounds   {}, the median of them; each into a new database\n\n", wish.rounds);
  const TemporaryFolder folder;
  for (const int cards : {20'000, 100'000}) {
    const std::string file = folder.file(fmt::format("{}.vcf", cards));
    KITH_CHECK(write_cards(file, cards));
    KITH_CHECK(import(wish, "vCards, generated", file, cards == 20'000 ? "5 s" : "no more memory than 20,000"));
  }
  if (wish.messages.empty() || !std::filesystem::exists(wish.messages)) {
    fmt::print("LinkedIn messages: not measured, no file; name one with --messages FILE\n");
    return {};
  }
  return import(wish, "LinkedIn messages", wish.messages, "3 s");
}

}  // namespace
}  // namespace kith::bench

int main(int count, char** words) {
  kith::bench::Wish wish;
  wish.kith = kith::bench::kith_beside(words[0]);
  for (int i = 1; i + 1 < count; i += 2) {
    const std::string_view word = words[i];
    if (word == "--kith") wish.kith = words[i + 1];
    if (word == "--messages") wish.messages = words[i + 1];
    if (word == "--rounds") wish.rounds = std::atoi(words[i + 1]);
  }
  const auto done = kith::bench::measure(wish);
  if (!done) fmt::print(stderr, "{}\n", kith::sentence(done.error()));
  return done ? 0 : kith::exit_status(done.error().code);
}
