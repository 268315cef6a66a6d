// The running count of one import.
#pragma once

#include <map>
#include <string>

#include "app/importing.hpp"

namespace kith::app {

// Records matched and written together: what bounds the memory of an import.
inline constexpr std::size_t kImportBatch = 500;
inline constexpr int kExamplesOfAKind = 3;

struct ImportTally {
  ImportSummary summary;
  std::map<std::string, int> examples;  // how many of a kind are shown already

  void problem(std::string file, long line, std::string what) {
    ++summary.problem_count;
    if (summary.problems.size() < static_cast<std::size_t>(kMostProblems)) {
      summary.problems.push_back({std::move(file), line, std::move(what)});
    }
  }
  void leave_out(std::string_view why) {
    ++summary.skipped;
    ++summary.left_out[std::string(why)];
  }
  void example(const std::string& kind, const std::string& name, std::string what) {
    if (examples[kind]++ < kExamplesOfAKind) summary.examples.push_back({name, std::move(what)});
  }
  bool changed() const { return summary.added + summary.updated + summary.merged + summary.touches > 0; }
};

}  // namespace kith::app
