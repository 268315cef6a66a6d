// How long the pages take on a large workspace, asked of the real `kith serve` over loopback with
// keep-alive, as a browser does. Prints what it measured; judges nothing.
//   bench/pages [--kith FILE] [--people 20000] [--touches 200000] [--requests 500] [--db FILE]
#include <cstdlib>
#include <filesystem>
#include <map>

#include <fmt/format.h>
#include <httplib.h>
#include <nlohmann/json.hpp>

#include "app/demo_random.hpp"
#include "base/text.hpp"
#include "support/measure.hpp"
#include "support/process.hpp"
#include "support/workspace.hpp"

namespace kith::bench {
namespace {

using Json = nlohmann::json;

constexpr double kLongest = 30'000;  // milliseconds for one kind of page

struct Wish {
  std::string kith;
  Size size;
  int requests = 500;
  std::string database;  // kept when named
};

std::string escaped(const std::string& text) {
  return httplib::detail::encode_query_param(text);
}

class Browser {
 public:
  explicit Browser(int port) : client_("127.0.0.1", port) {
    client_.set_keep_alive(true);
    client_.set_tcp_nodelay(true);
    client_.set_read_timeout(60);
  }

  // The answer's body; the time it took goes to `milliseconds`.
  std::string get(const std::string& path, double* milliseconds = nullptr) {
    const Stopwatch clock;
    const auto answer = client_.Get("/api/v1" + path);
    if (milliseconds != nullptr) *milliseconds += clock.milliseconds();
    if (!answer || answer->status != 200) {
      fmt::print(stderr, "GET {}: {}\n", path,
                 answer ? std::to_string(answer->status) + " " + answer->body : "no answer");
      std::exit(1);
    }
    return answer->body;
  }

  void post(const std::string& path, const std::string& body) {
    const auto answer = client_.Post("/api/v1" + path, body, "application/json");
    if (answer && answer->status < 300) return;
    fmt::print(stderr, "POST {}: {}\n", path, answer ? answer->body : "no answer");
    std::exit(1);
  }

 private:
  httplib::Client client_;
};

class Pages {
 public:
  Pages(const Server& server, Browser& browser, Filled filled, const Wish& wish)
      : server_(server), browser_(browser), filled_(std::move(filled)), wish_(wish) {}

  void measure() {
    for (const char* sort : {"name", "due", "last", "added"}) {
      const auto pages = pages_of(sort);
      times(fmt::format("people page of 50, by {}", sort), "2 / 10",
            [&] { return std::vector{fmt::format("/people?sort={}&limit=50{}", sort, random_.pick(pages))}; });
    }
    times("people page of 50, at any row (scroll bar)", "2 / 10",
          [&] { return std::vector{fmt::format("/people?limit=50&at={}", random_.below(wish_.size.people - 50))}; });
    const auto strata = Json::parse(browser_.get("/strata"));
    const auto& list = strata.contains("strata") ? strata["strata"] : strata["items"];
    times("people page of 50, one stratum", "2 / 10", [&] {
      const auto& stratum = list[static_cast<std::size_t>(random_.below(static_cast<int>(list.size())))];
      return std::vector{fmt::format("/people?limit=50&stratum={}", stratum["id"].dump())};
    });
    times("people page of 50, one tag", "2 / 10",
          [&] { return std::vector{"/people?limit=50&tag=" + escaped(random_.pick(filled_.tags))}; });
    times("people page of 50, one organisation", "2 / 10",
          [&] { return std::vector{"/people?limit=50&org=" + escaped(random_.pick(filled_.organisations))}; });
    times("people page of 50, resting", "2 / 10",
          [&] { return std::vector<std::string>{"/people?limit=50&state=resting"}; });
    times("one person with timeline (two requests)", "1 / 5", [&] {
      const int id = random_.between(1, wish_.size.people);
      return std::vector{fmt::format("/people/{}", id), fmt::format("/people/{}/timeline", id)};
    });
    for (int letters = 1; letters <= 6; ++letters) {
      times(fmt::format("name search, {} letter{}", letters, letters == 1 ? "" : "s"), "3 / 15",
            [&] { return std::vector{"/people?limit=20&q=" + escaped(beginning(letters))}; });
    }
    times("name search as typed, 1 to 6 letters", "3 / 15",
          [&] { return std::vector{"/people?limit=20&q=" + escaped(beginning(random_.between(1, 6)))}; });
    times("Today", "15 / 50", [&] { return std::vector<std::string>{"/today"}; });
    today_after_a_write();
  }

 private:
  // Where pages begin: every 50th row's cursor.
  std::vector<std::string> pages_of(const std::string& sort) {
    std::vector<std::string> cursors{""};
    for (std::string next; cursors.size() < 4000;) {
      const auto page = Json::parse(browser_.get(fmt::format("/people?sort={}&limit=500{}", sort, next)));
      if (!page.contains("next") || !page["next"].is_string() || page["next"].get<std::string>().empty()) break;
      next = "&cursor=" + escaped(page["next"].get<std::string>());
      cursors.push_back(next);
    }
    return cursors;
  }

  // As somebody types it: the beginning of a given or family name.
  std::string beginning(int letters) {
    const auto words = folded_words(random_.pick(filled_.names));
    const std::string& word = random_.pick(words);
    return std::string(clip(word, static_cast<std::size_t>(letters)));
  }

  template <class Ask>
  void times(const std::string& what, std::string_view asked, Ask ask) {
    for (int i = 0; i < 20; ++i) {  // warm
      for (const std::string& path : ask()) browser_.get(path);
    }
    std::vector<double> all;
    const double before = processor_time(server_.process());
    const Stopwatch watch;
    // What is far too slow need not be measured for minutes.
    for (int i = 0; i < wish_.requests && watch.milliseconds() < kLongest; ++i) {
      double took = 0;
      for (const std::string& path : ask()) browser_.get(path, &took);
      all.push_back(took);
    }
    print_times(what, all, asked, (processor_time(server_.process()) - before) / static_cast<double>(all.size()));
  }

  // The first Today after somebody was written to: their numbers are read anew and the days levelled.
  void today_after_a_write() {
    std::vector<double> all;
    std::vector<double> writes;
    for (int i = 0; i < std::min(100, wish_.requests); ++i) {
      const Stopwatch write;
      browser_.post(fmt::format("/people/{}/touches", random_.between(1, wish_.size.people)), R"({"channel":"call"})");
      writes.push_back(write.milliseconds());
      double took = 0;
      browser_.get("/today", &took);
      all.push_back(took);
    }
    print_times("Today, the first after a write", all, "15 / 50");
    print_times("logging a touch", writes, "");
  }

  const Server& server_;
  Browser& browser_;
  Filled filled_;
  const Wish& wish_;
  demo::Random random_{5};
};

Status programs(const Wish& wish) {
  std::vector<double> todays;
  std::vector<double> work;
  for (int i = 0; i < 20; ++i) {
    KITH_TRY(const Ran ran, run({wish.kith, "--db", wish.database, "today", "--json"}));
    if (ran.status != 0) return fail(Code::failed, "kith today: " + ran.out);
    todays.push_back(ran.milliseconds);
    work.push_back(ran.cpu);
  }
  print_median("kith today, as a process", todays, "150");
  print_median("kith today, processor time", work, "");

  std::vector<double> starts;
  for (int i = 0; i < 10; ++i) {
    const Stopwatch clock;
    KITH_TRY(const Server server, Server::start(wish.kith, wish.database));
    Browser(server.port()).get("/today");
    starts.push_back(clock.milliseconds());
  }
  print_median("start to the first answer of Today", starts, "300");
  return {};
}

Status measure(Wish wish) {
  const TemporaryFolder folder;
  const bool kept = !wish.database.empty();
  if (!kept) wish.database = folder.file("kith.db");
  print_machine();
  print_build();
  const Stopwatch clock;
  KITH_TRY(Filled filled, fill_workspace(wish.database, wish.size, machine_now()));
  fmt::print("filled   {} people, {} touches, {:.0f} MB, in {:.1f} s\n\n", wish.size.people, wish.size.touches,
             static_cast<double>(std::filesystem::file_size(wish.database)) / 1e6, clock.milliseconds() / 1000);
  {
    KITH_TRY(const Server server, Server::start(wish.kith, wish.database));
    Browser browser(server.port());
    Pages(server, browser, std::move(filled), wish).measure();
    const Memory memory = memory_of(server.process());
    fmt::print("{:<42} resident {:.0f} MB, at most {:.0f} MB   (asked 150)\n", "memory of the server after all that",
               static_cast<double>(memory.resident_kb) / 1024, static_cast<double>(memory.peak_kb) / 1024);
  }
  return programs(wish);
}

}  // namespace
}  // namespace kith::bench

int main(int count, char** words) {
  kith::bench::Wish wish;
  wish.kith = kith::bench::kith_beside(words[0]);
  for (int i = 1; i + 1 < count; i += 2) {
    const std::string_view word = words[i];
    if (word == "--kith") wish.kith = words[i + 1];
    if (word == "--db") wish.database = words[i + 1];
    if (word == "--people") wish.size.people = std::atoi(words[i + 1]);
    if (word == "--touches") wish.size.touches = std::atoi(words[i + 1]);
    if (word == "--requests") wish.requests = std::atoi(words[i + 1]);
  }
  const auto done = kith::bench::measure(wish);
  if (!done) fmt::print(stderr, "{}\n", kith::sentence(done.error()));
  return done ? 0 : kith::exit_status(done.error().code);
}
