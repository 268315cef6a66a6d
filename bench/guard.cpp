// How well and how fast the guard reads drafts.
//   build/bench/bench/guard FOLDER [--ham FOLDER] [--show]
// FOLDER is bench/guard_drafts. The drafts of good.txt and bad.txt together, then each further set for itself: a draft
// counts as found when the verdict is warn or block. --ham: messages, a file each, as drafts to a known person.
// At the end a check against 10,000 earlier messages. --show names what went wrong.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "app/contact.hpp"
#include "app/draft_check.hpp"
#include "app/people.hpp"
#include "support/guard_set.hpp"
#include "support/measure.hpp"

namespace {

using namespace kith;
using bench::GuardCase;

bool stops(const GuardResult& result) {
  return result.verdict >= GuardLevel::warn;
}

std::string said(const GuardResult& result) {
  std::string text;
  for (const GuardFinding& one : result.findings)
    text += fmt::format("\n      {} {}: {}", name(one.level), guard_row(one.rule).id, one.message);
  return text;
}

struct Rates {
  int bad = 0, found = 0, named = 0, good = 0, stopped = 0;
};

void measure_set(std::string_view title, const std::vector<GuardCase>& cases, bool show) {
  Rates all;
  std::map<std::string_view, Rates> by_rule;
  for (const GuardCase& one : cases) {
    const GuardResult result = one.check();
    const bool stopped = stops(result);
    const bool named =
        one.wanted && std::any_of(result.findings.begin(), result.findings.end(), [&](const auto& finding) {
          return finding.rule == *one.wanted && finding.level >= GuardLevel::warn;
        });
    if (one.wanted) {
      Rates& rule = by_rule[guard_row(*one.wanted).id];
      for (Rates* rates : {&all, &rule}) {
        ++rates->bad;
        rates->found += stopped ? 1 : 0;
        rates->named += named ? 1 : 0;
      }
    } else {
      ++all.good;
      all.stopped += stopped ? 1 : 0;
    }
    if (show && (one.wanted ? !named : stopped)) {
      fmt::print("    {}:{} {}{}\n", one.file, one.line,
                 one.wanted ? fmt::format("is {}, and the guard says", guard_row(*one.wanted).id)
                            : "may leave, and the guard says",
                 said(result));
    }
  }
  const double precision = all.found + all.stopped == 0 ? 0 : 1. * all.found / (all.found + all.stopped);
  fmt::print("{}: {} drafts, precision {:.3f}, recall {:.3f}, the very rule {:.3f}   (asked .95 each)\n", title,
             cases.size(), precision, all.bad == 0 ? 0 : 1. * all.found / all.bad,
             all.bad == 0 ? 0 : 1. * all.named / all.bad);
  for (const auto& [rule, rates] : by_rule)
    fmt::print("  {:<16} found {} of {}, by that rule {}\n", rule, rates.found, rates.bad, rates.named);
}

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

struct Opened {
  std::filesystem::path folder;
  std::unique_ptr<App> app;
  ~Opened() {
    app.reset();
    std::filesystem::remove_all(folder);
  }
};

Result<std::unique_ptr<Opened>> open_new() {
  auto made = std::make_unique<Opened>();
  made->folder = std::filesystem::temp_directory_path() / fmt::format("kith_guard_{}", ::getpid());
  std::filesystem::create_directories(made->folder);
  KITH_TRY(const Instant now, parse_instant("2026-11-23T09:00:00Z", Zone::utc()));
  KITH_TRY(App app, App::open({(made->folder / "kith.db").string(), now, "UTC"}));
  made->app = std::make_unique<App>(std::move(app));
  return made;
}

Result<PersonId> known_person(const App& app, const std::string& who) {
  app::PersonEdit edit;
  edit.name = who;
  KITH_TRY(const Done done, app::add_person(app, edit));
  app::TouchInput call;
  call.channel = Channel::call;
  call.at = app.now() - Days{40};
  KITH_CHECK(app::log_touch(app, done.person, call));
  return done.person;
}

Status measure_ham(const std::filesystem::path& folder, bool show) {
  KITH_TRY(const auto opened, open_new());
  KITH_TRY(const PersonId person, known_person(*opened->app, "Ada Byron"));
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  int blocked = 0;
  std::map<std::string_view, int> by_rule;
  for (const auto& file : files) {
    KITH_TRY(const GuardResult result, app::check_eml(*opened->app, bytes_of(file), person));
    if (result.verdict != GuardLevel::block) continue;
    ++blocked;
    ++by_rule[guard_row(result.findings.front().rule).id];
    if (show) fmt::print("    {}{}\n", file.filename().string(), said(result));
  }
  fmt::print("ham: {} messages to a known person, {} blocked, {:.2f} %   (asked under 2 %)\n", files.size(), blocked,
             files.empty() ? 0 : 100. * blocked / static_cast<double>(files.size()));
  for (const auto& [rule, count] : by_rule) fmt::print("  {:<16} {}\n", rule, count);
  return {};
}

// Words that differ from message to message, about as long as a letter.
std::string letter_text(int number) {
  static constexpr const char* kSome[] = {"bridge", "garden", "copper", "winter", "letter", "harbour",
                                          "engine", "window", "market", "candle", "forest", "violin",
                                          "saddle", "mirror", "anchor", "basket"};
  std::string text = "Dear friend,\n\n";
  unsigned state = static_cast<unsigned>(number) * 2654435761U + 12345U;
  for (int word = 0; word < 90; ++word) {
    state = state * 1664525U + 1013904223U;
    text += kSome[state >> 28];
    text += word % 12 == 11 ? ". " : word % 3 == 2 ? " of the " : " ";
  }
  return text;
}

// `days`: over how many the earlier messages are spread.
Status measure_speed(int days) {
  constexpr int kMessages = 10'000;
  constexpr int kPeople = 500;
  KITH_TRY(const auto opened, open_new());
  const App& app = *opened->app;
  std::vector<PersonId> people;
  for (int i = 0; i < kPeople; ++i) {
    KITH_TRY(const PersonId person, known_person(app, fmt::format("Person {} Example", i)));
    people.push_back(person);
  }
  {
    KITH_TRY(Tx tx, app.write("bench", "Messages"));
    for (int i = 0; i < kMessages; ++i) {
      const auto back = static_cast<std::int64_t>(i) * days * 86'400 / kMessages;
      const PersonId person = people[static_cast<std::size_t>(i) % people.size()];
      KITH_CHECK(tx.insert(Table::touches, person,
                           {{"at", std::int64_t{seconds(app.now()) - back}},
                            {"channel", std::string("email")},
                            {"direction", std::string(i % 3 == 0 ? "in" : "out")},
                            {"source", std::string("typed")},
                            {"note", letter_text(i)}}));
    }
    KITH_CHECK(app.finish(tx));
  }
  app::DraftCheckInput input;
  input.person = people.front();
  input.subject = "The old mill";
  input.body = letter_text(kMessages + 1) + "\n\nCould you tell me how the roof was kept dry? Jonas";
  constexpr int kChecks = 300;
  std::vector<double> times;
  const double before = bench::processor_time(::getpid());
  for (int i = 0; i < kChecks; ++i) {
    input.person = people[static_cast<std::size_t>(i * 7) % people.size()];
    const bench::Stopwatch watch;
    KITH_CHECK(app::check_text(app, input));
    times.push_back(watch.milliseconds());
  }
  bench::print_times(fmt::format("a check, 10,000 earlier messages in {} days", days), times, "5",
                     (bench::processor_time(::getpid()) - before) / kChecks);
  return {};
}

Status run(const std::vector<std::string>& words) {
  std::filesystem::path folder;
  std::filesystem::path ham;
  bool show = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == "--show") {
      show = true;
    } else if (words[i] == "--ham" && i + 1 < words.size()) {
      ham = words[++i];
    } else {
      folder = words[i];
    }
  }
  if (folder.empty()) return fail(Code::usage, "guard FOLDER [--ham FOLDER] [--show]");
  bench::print_machine();
  std::vector<GuardCase> known;
  std::vector<std::filesystem::path> others;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const auto name = entry.path().filename();
    if (name == "good.txt" || name == "bad.txt") {
      KITH_TRY(auto cases, bench::read_guard_cases(entry.path().string()));
      known.insert(known.end(), std::make_move_iterator(cases.begin()), std::make_move_iterator(cases.end()));
    } else if (name.extension() == ".txt") {
      others.push_back(entry.path());
    }
  }
  std::sort(others.begin(), others.end());
  measure_set("good.txt and bad.txt", known, show);
  for (const auto& file : others) {
    KITH_TRY(const auto cases, bench::read_guard_cases(file.string()));
    measure_set(file.filename().string(), cases, show);
  }
  if (!ham.empty()) KITH_CHECK(measure_ham(ham, show));
  KITH_CHECK(measure_speed(365));
  return measure_speed(10);
}

}  // namespace

int main(int argc, char** argv) {
  const auto status = run({argv + 1, argv + argc});
  if (status) return 0;
  fmt::print(stderr, "{}\n", kith::sentence(status.error()));
  return 1;
}
