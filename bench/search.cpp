// How long a search takes as it is typed, on a network of 100,000 people and a million contacts, asked of
// the real `kith serve` over loopback with keep-alive, as the browser does. Prints what it measured.
//   bench/search [--kith FILE] [--people 100000] [--touches 1000000] [--requests 1000] [--db FILE]
#include <cstdlib>
#include <filesystem>
#include <functional>

#include <fmt/format.h>
#include <httplib.h>

#include "app/demo_random.hpp"
#include "app/demo_words.hpp"
#include "base/text.hpp"
#include "support/measure.hpp"
#include "support/process.hpp"
#include "support/workspace.hpp"

namespace kith::bench {
namespace {

constexpr std::string_view kAsked = "5 / 25";

struct Wish {
  std::string kith;
  Size size{100'000, 1'000'000};
  int requests = 1000;
  std::string database;  // kept when named
};

class Typist {
 public:
  Typist(const Server& server, Filled filled, int requests)
      : server_(server), client_("127.0.0.1", server.port()), filled_(std::move(filled)), requests_(requests) {
    client_.set_keep_alive(true);
    client_.set_tcp_nodelay(true);
    client_.set_read_timeout(60);
  }

  void measure() {
    ask("ada");  // the books in memory are read once
    ask("zzzzzz");
    for (const char* where : {"/search?q=", "/people?limit=20&q="}) {
      where_ = where;
      fmt::print("GET {}\n", where);
      for (int letters = 1; letters <= 6; ++letters) {
        times(fmt::format("  a name, {} letter{}", letters, letters == 1 ? "" : "s"),
              [&] { return std::string(clip(a_word(), static_cast<std::size_t>(letters))); });
      }
      times("  given and family name, as typed", [&] { return typed(random_.pick(filled_.names)); });
      times("  a name with a slip", [&] { return with_slip(); });
      times("  an organisation, as typed", [&] { return typed(random_.pick(filled_.organisations)); });
      times("  a word of a note or a contact, as typed", [&] { return typed(random_.pick(demo::topics())); });
      times("  a name and a facet", [&] { return a_word() + " " + facet(); });
      times("  a facet alone", [&] { return facet(); });
      std::vector<double> all;
      const double before = processor_time(server_.process());
      for (int i = 0; i < requests_ * 2; ++i) all.push_back(ask(anything()));
      print_times("  all of it, as typed", all, kAsked,
                  (processor_time(server_.process()) - before) / static_cast<double>(all.size()));
    }
  }

 private:
  double ask(const std::string& query) {
    const std::string path = "/api/v1" + where_ + httplib::detail::encode_query_param(query);
    const Stopwatch clock;
    const auto answer = client_.Get(path);
    const double took = clock.milliseconds();
    if (!answer || answer->status != 200) {
      fmt::print(stderr, "{}: {}\n", path, answer ? answer->body : "no answer");
      std::exit(1);
    }
    return took;
  }

  void times(const std::string& what, const std::function<std::string()>& query) {
    std::vector<double> all;
    const double before = processor_time(server_.process());
    for (int i = 0; i < requests_ / 4; ++i) all.push_back(ask(query()));
    print_times(what, all, kAsked, (processor_time(server_.process()) - before) / static_cast<double>(all.size()));
  }

  std::string a_word() {
    const auto words = folded_words(random_.pick(filled_.names));
    return random_.pick(words);
  }
  // A text stopped somewhere, as it stands in the field while it is typed.
  std::string typed(std::string_view text) {
    const std::string whole = fold(text);
    return std::string(clip(whole, static_cast<std::size_t>(random_.between(1, static_cast<int>(whole.size())))));
  }
  std::string with_slip() {
    std::string word = a_word();
    while (word.size() < 5) word = a_word();
    const auto at = static_cast<std::size_t>(random_.between(1, static_cast<int>(word.size()) - 2));
    switch (random_.below(3)) {
      case 0: std::swap(word[at], word[at + 1]); break;
      case 1: word.erase(at, 1); break;
      default: word.insert(at, 1, word[at]); break;
    }
    return word;
  }
  std::string facet() {
    static const std::vector<std::string> facets{
        "stratum:core", "stratum:active", "state:resting", "last:>90d", "last:<2w",   "last:never",     "due:<2w",
        "due:late",     "is:owed",        "is:cooling",    "has:phone", "has:email",  "role:transport", "touches:>20",
        "added:<3m",    "channel:lunch",  "note:lunch",    "-has:tag",  "is:waiting", "-stratum:active"};
    if (random_.chance(20)) return "tag:\"" + random_.pick(filled_.tags) + "\"";
    if (random_.chance(20)) return "org:\"" + random_.pick(filled_.organisations) + "\"";
    return random_.pick(facets);
  }
  std::string anything() {
    const int drawn = random_.below(100);
    if (drawn < 60) return typed(random_.pick(filled_.names));
    if (drawn < 70) return with_slip();
    if (drawn < 78) return typed(random_.pick(filled_.organisations));
    if (drawn < 88) return typed(random_.pick(demo::topics()));
    return drawn < 95 ? a_word() + " " + facet() : facet();
  }

  const Server& server_;
  httplib::Client client_;
  std::string where_ = "/search?q=";
  Filled filled_;
  int requests_;
  demo::Random random_{9};
};

Status measure(Wish wish) {
  const TemporaryFolder folder;
  if (wish.database.empty()) wish.database = folder.file("kith.db");
  print_machine();
  print_build();
  const Stopwatch clock;
  KITH_TRY(Filled filled, fill_workspace(wish.database, wish.size, machine_now()));
  fmt::print("filled   {} people, {} touches, {:.0f} MB, in {:.1f} s\n\n", wish.size.people, wish.size.touches,
             static_cast<double>(std::filesystem::file_size(wish.database)) / 1e6, clock.milliseconds() / 1000);
  KITH_TRY(const Server server, Server::start(wish.kith, wish.database));
  Typist(server, std::move(filled), wish.requests).measure();
  const Memory memory = memory_of(server.process());
  fmt::print("{:<42} resident {:.0f} MB, at most {:.0f} MB\n", "memory of the server after all that",
             static_cast<double>(memory.resident_kb) / 1024, static_cast<double>(memory.peak_kb) / 1024);
  return {};
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
