// Readers alone, from memory to records.
#include <fstream>
#include <sstream>

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "base/text.hpp"
#include "formats/reader.hpp"
#include "support/process.hpp"
#include "support/workspace.hpp"

namespace kith {
namespace {

const std::string& cards() {
  static const std::string bytes = [] {
    const bench::TemporaryFolder folder;
    const std::string file = folder.file("cards.vcf");
    if (!bench::write_cards(file, 2000)) return std::string();
    std::ostringstream all;
    all << std::ifstream(file, std::ios::binary).rdbuf();
    return all.str();
  }();
  return bytes;
}

const std::string& messages() {
  static const std::string bytes = [] {
    std::string all =
        "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE "
        "URLS,DATE,SUBJECT,CONTENT,FOLDER\r\n";
    for (int i = 0; i < 2000; ++i) {
      all += fmt::format(
          "c{0},,Ada Example,https://www.linkedin.com/in/kith-bench-ada,Bob "
          "{0},https://www.linkedin.com/in/kith-bench-{0},"
          "2025-06-{1:02} 14:03:22 UTC,,\"Hello {0}, could we talk \"\"soon\"\"?\nThanks\",INBOX\r\n",
          i, 1 + i % 28);
    }
    return all;
  }();
  return bytes;
}

void read(benchmark::State& state, const std::string& bytes) {
  int records = 0;
  for (auto _ : state) {
    records = 0;
    const auto kind = detect(std::string_view(bytes).substr(0, kHeadBytes));
    if (!kind) return state.SkipWithError(kind.error().what.c_str());
    auto reader = make_reader(*kind, {}, [&](Record&&) -> Status {
      ++records;
      return {};
    });
    if (!reader) return state.SkipWithError(reader.error().what.c_str());
    for (std::size_t at = 0; at < bytes.size(); at += kHeadBytes) {
      if (!(*reader)->feed(std::string_view(bytes).substr(at, kHeadBytes))) return state.SkipWithError("unreadable");
    }
    if (!(*reader)->finish()) return state.SkipWithError("unreadable");
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(bytes.size()));
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * records);
}

void read_vcards(benchmark::State& state) {
  read(state, cards());
}
BENCHMARK(read_vcards)->Unit(benchmark::kMillisecond);

void read_linkedin_messages(benchmark::State& state) {
  read(state, messages());
}
BENCHMARK(read_linkedin_messages)->Unit(benchmark::kMillisecond);

void fold_a_name(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(fold("Zoë Łukasz-Müller"));
}
BENCHMARK(fold_a_name);

}  // namespace
}  // namespace kith
