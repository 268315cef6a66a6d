// How long imports of mail take and how much memory they need, as `kith import` does them: generated mailboxes and
// Maildirs of 10,000 and 100,000 messages, the same again with nothing new, and mail of the user's own choice. Prints
// what it measured; judges nothing.
//   bench/mail [--kith FILE] [--own me@example.org] [--mail PATH]
#include <array>
#include <filesystem>
#include <fstream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "support/measure.hpp"
#include "support/process.hpp"
#include "support/workspace.hpp"

namespace kith::bench {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kOwn = "me@example.org";

// Conversations of four with some four hundred people, every tenth of them through a list, a newsletter now and then.
std::string letter(int number) {
  const int talk = number / 4, turn = number % 4, other = talk % 397;
  const std::string them = fmt::format("Person {} <p{}@example.com>", other, other);
  const bool mine = turn % 2 == 1;
  const int minute = number % 500000;
  std::string text = fmt::format(
      "From: {}\nTo: {}\nDate: {} {} {} {:02}:{:02}:00 +0000\nSubject: {}Matter {}\nMessage-ID: <{}@example.com>\n",
      mine ? std::string(kOwn) : them, mine ? them : std::string(kOwn), 1 + minute / 1440 % 28,
      std::array{"Jan", "Feb", "Mar", "Apr", "May", "Jun"}[static_cast<std::size_t>(minute / 1440 / 28 % 6)],
      2020 + minute / 1440 / 168, minute / 60 % 24, minute % 60, turn == 0 ? "" : "Re: ", talk, number);
  if (turn > 0)
    text += fmt::format("In-Reply-To: <{0}@example.com>\nReferences: <{1}@example.com> <{0}@example.com>\n", number - 1,
                        talk * 4);
  if (talk % 10 == 0) text += "List-Id: <talk.example.com>\nList-Post: <mailto:talk@example.com>\n";
  if (talk % 17 == 0) text += "List-Unsubscribe: <https://example.com/u>\n";
  text += "\n";
  for (int line = 0; line < 12; ++line) {
    text += fmt::format("{}What is said on line {} of message {}, and could you look at it?\n", line > 6 ? "> " : "",
                        line, number);
  }
  return text + "\n-- \nSomebody\n\n";
}

Status write_mbox(const std::string& path, int letters) {
  std::ofstream file(path, std::ios::binary);
  for (int i = 0; i < letters; ++i) file << "From x@example.com Thu Jan  2 10:00:00 2020\n" << letter(i);
  if (!file) return fail(Code::failed, path + " cannot be written");
  return {};
}

Status write_maildir(const fs::path& path, int letters) {
  for (const char* part : {"cur", "new", "tmp"}) fs::create_directories(path / part);
  for (int i = 0; i < letters; ++i) {
    std::ofstream file(path / "cur" / fmt::format("{:010}.host:2,S", i), std::ios::binary);
    file << letter(i);
    if (!file) return fail(Code::failed, path.string() + " cannot be written");
  }
  return {};
}

Status import(const std::string& kith, const std::string& database, const std::string& what, const std::string& path) {
  KITH_TRY(const Ran ran, run({kith, "--db", database, "--json", "--quiet", "import", path}));
  if (ran.status != 0) return fail(Code::failed, fmt::format("kith import {}: {}", path, ran.out));
  const auto said = nlohmann::json::parse(ran.out, nullptr, false);
  const int records = said.is_object() ? said.value("read", 0) : 0;
  const double seconds = ran.milliseconds / 1000;
  fmt::print("{:<34} {:>7} messages {:7.2f} s ({:.2f} s of processor)   {:>7.0f} messages/s   at most {:>3.0f} MB\n",
             what, records, seconds, ran.cpu / 1000, records / seconds, static_cast<double>(ran.peak_kb) / 1024);
  std::fflush(stdout);
  return {};
}

Status twice(const std::string& kith, const std::string& own, const std::string& what, const std::string& path) {
  const TemporaryFolder folder;
  const std::string database = folder.file("kith.db");
  KITH_TRY(const Ran set, run({kith, "--db", database, "settings", "own-address", own}));
  if (set.status != 0) return fail(Code::failed, set.out);
  KITH_CHECK(import(kith, database, what, path));
  return import(kith, database, "  again, nothing new", path);
}

Status measure(const std::string& kith, const std::string& own, const std::string& mail) {
  print_machine();
  print_build();
  fmt::print("each into a new database\n\n");
  const TemporaryFolder folder;
  for (const int letters : {10'000, 100'000}) {
    const std::string box = folder.file("mail.mbox");
    KITH_CHECK(write_mbox(box, letters));
    KITH_CHECK(twice(kith, std::string(kOwn), "a mailbox, generated", box));
    const std::string dir = folder.file(fmt::format("Maildir{}", letters));
    KITH_CHECK(write_maildir(dir, letters));
    KITH_CHECK(twice(kith, std::string(kOwn), "a Maildir, generated", dir));
    fs::remove_all(dir);
  }
  if (mail.empty()) {
    fmt::print("mail of your own: not measured; name it with --mail PATH --own ADDRESS\n");
    return {};
  }
  return twice(kith, own, fs::path(mail).filename().string(), mail);
}

}  // namespace
}  // namespace kith::bench

int main(int count, char** words) {
  std::string kith = kith::bench::kith_beside(words[0]), own = "me@example.org", mail;
  for (int i = 1; i + 1 < count; i += 2) {
    const std::string_view word = words[i];
    if (word == "--kith") kith = words[i + 1];
    if (word == "--own") own = words[i + 1];
    if (word == "--mail") mail = words[i + 1];
  }
  const auto done = kith::bench::measure(kith, own, mail);
  if (!done) fmt::print(stderr, "{}\n", kith::sentence(done.error()));
  return done ? 0 : kith::exit_status(done.error().code);
}
