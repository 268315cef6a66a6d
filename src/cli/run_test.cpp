// The whole front without a process: words and variables in; text and an exit status out.
#include "cli/run.hpp"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/progress.hpp"
#include "cli/spool.hpp"

namespace kith::cli {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

class Run : public testing::Test {
 protected:
  struct Answer {
    int status;
    std::string out, err;
  };

  Run() {
    std::string pattern = std::filesystem::temp_directory_path() / "kith-cli-XXXXXX";
    folder_ = ::mkdtemp(pattern.data());
  }
  ~Run() override { std::filesystem::remove_all(folder_); }

  Answer kith(const std::vector<std::string>& words, const std::string& typed = "") {
    std::istringstream in(typed);
    std::ostringstream out;
    std::ostringstream err;
    Machine machine{.streams = {.in = in, .out = out, .err = err},
                    .environment = [this](const std::string& name) -> std::optional<std::string> {
                      if (name == "KITH_DB") return folder_ + "/kith.db";
                      if (name == "KITH_NOW") return "2026-11-23T09:00:00Z";
                      if (name == "KITH_TZ") return "UTC";
                      return std::nullopt;
                    },
                    .serve = [this](const App&, const ServeRequest& request, const auto& ready) -> Status {
                      served_ = request.host + ":" + std::to_string(request.port);
                      ready("http://" + served_ + "/");
                      return {};
                    }};
    const int status = run(words, machine);
    return {status, out.str(), err.str()};
  }

  std::string folder_;
  std::string served_;
};

TEST_F(Run, ADay) {
  EXPECT_THAT(kith({"today"}).out, StartsWith("Nobody is here yet."));
  EXPECT_EQ(kith({"person", "add", "Ada Byron"}).status, 0);
  EXPECT_THAT(kith({"today"}).out, HasSubstr("Ada Byron"));
  EXPECT_THAT(kith({"log", "ada", "call"}).out, HasSubstr("Next: Monday 22 February 2027"));
  EXPECT_THAT(kith({"today"}).out, HasSubstr("Nothing asks for you today."));
  EXPECT_THAT(kith({"undo"}).out, StartsWith("Undid: "));
}

TEST_F(Run, AStepIsDueBeforeAnybodyIsThere) {
  for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
           {"organisation", "add", "Guild"},
           {"organisation", "pursue", "guild"},
           {"organisation", "next", "guild", "Call the secretary", "--on", "2026-11-23"}}) {
    EXPECT_EQ(kith(words).status, 0) << kith(words).err;
  }
  EXPECT_THAT(kith({"today"}).out, HasSubstr("Call the secretary"));
}

TEST_F(Run, EveryReadingCommandSpeaksJson) {
  kith({"person", "add", "Ada Byron"});
  for (const auto& words : std::vector<std::vector<std::string>>{{"today"},
                                                                 {"agenda"},
                                                                 {"triage"},
                                                                 {"load"},
                                                                 {"holidays"},
                                                                 {"holidays", "--calendars"},
                                                                 {"owed"},
                                                                 {"waiting"},
                                                                 {"people"},
                                                                 {"person", "ada"},
                                                                 {"duplicates"},
                                                                 {"trash"},
                                                                 {"strata"},
                                                                 {"imports"},
                                                                 {"history"},
                                                                 {"history", "ada"},
                                                                 {"settings"},
                                                                 {"settings", "name"},
                                                                 {"version"}}) {
    auto asked = words;
    asked.emplace_back("--json");
    const Answer answer = kith(asked);
    EXPECT_EQ(answer.status, 0) << words.front();
    EXPECT_FALSE(app::Json::parse(answer.out, nullptr, false).is_discarded()) << answer.out;
    EXPECT_EQ(answer.err, "");
  }
}

TEST_F(Run, ErrorsSayWhatAndWhatToDo) {
  const Answer answer = kith({"tody"});
  EXPECT_EQ(answer.status, 2);
  EXPECT_EQ(answer.out, "");
  EXPECT_EQ(answer.err, "kith: kith has no command \"tody\"\n  did you mean kith today? kith help lists them all\n");
  EXPECT_EQ(kith({"person", "nobody"}).status, 3);
  kith({"person", "add", "Ada One"});
  kith({"person", "add", "Ada Two"});
  const Answer which = kith({"person", "ada"});
  EXPECT_EQ(which.status, 4);
  EXPECT_THAT(which.err, HasSubstr("\n  1  Ada One\n  2  Ada Two\n"));
  EXPECT_EQ(kith({"demo"}).status, 5);
  EXPECT_EQ(kith({"import", folder_ + "/none.vcf"}).status, 3);
  EXPECT_EQ(kith({"import", "-"}).status, 6);
}

TEST_F(Run, QuietSaysNothingOfWrites) {
  EXPECT_EQ(kith({"--quiet", "person", "add", "Ada"}).out, "");
  EXPECT_THAT(kith({"--quiet", "people"}).out, HasSubstr("Ada"));
}

TEST_F(Run, ImportFromTheStandardInput) {
  const Answer answer = kith({"import", "-"}, "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ada Byron\r\nEND:VCARD\r\n");
  EXPECT_EQ(answer.status, 0) << answer.err;
  EXPECT_THAT(answer.out, HasSubstr("1  new person"));
  EXPECT_THAT(kith({"imports"}).out, HasSubstr("standard input"));
}

TEST_F(Run, APasswordIsReadFromTheStandardInput) {
  EXPECT_EQ(kith({"settings", "password"}, "correct horse battery\n").status, 0);
  EXPECT_EQ(kith({"settings", "password"}, "short\n").status, 2);
  EXPECT_EQ(kith({"settings", "password"}, "").status, 2);
}

TEST_F(Run, ServeHandsOverToItsFront) {
  const Answer answer = kith({"serve", "--port", "8080"});
  EXPECT_EQ(served_, "127.0.0.1:8080");
  EXPECT_THAT(answer.out, StartsWith("Kith is at http://127.0.0.1:8080/\n"));
  EXPECT_EQ(kith({"serve", "--port", "99999"}).status, 2);
}

TEST(Spool, IsReadableByItsOwnerOnlyAndGoesAway) {
  std::istringstream in(std::string(200000, 'x'));
  std::string path;
  {
    const auto spool = Spool::of(in);
    ASSERT_TRUE(spool);
    path = spool->path();
    EXPECT_EQ(std::filesystem::file_size(path), 200000U);
    EXPECT_EQ(std::filesystem::status(path).permissions(),
              std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  }
  EXPECT_FALSE(std::filesystem::exists(path));
}

TEST(ProgressLine, FitsItsTerminal) {
  EXPECT_EQ(progress_line({"Reading a.vcf", 0.5, "1,200 records"}, 3, 80),
            "━━━━━━━━━━━━╌╌╌╌╌╌╌╌╌╌╌╌  50 %  1,200 records  Reading a.vcf");
  EXPECT_EQ(progress_line({"Exporting", {}, "2.3 MB"}, 3, 80), "3 s  2.3 MB  Exporting");
  EXPECT_EQ(progress_line({"Reading a.vcf", 2.0, ""}, 3, 40), "━━━━━━━━━━━━━━━━━━━━━━━━ 100 %  Readin…");
}

}  // namespace
}  // namespace kith::cli
