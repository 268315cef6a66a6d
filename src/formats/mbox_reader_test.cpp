#include "formats/mbox_reader.hpp"

#include <gtest/gtest.h>
#include <zlib.h>

#include "formats/inflate.hpp"
#include "formats/reading_test.hpp"

namespace kith {
namespace {

constexpr std::string_view kBox =
    "From ann@example.com Tue Jul  1 10:52:37 2003\nFrom: ann@example.com\nSubject: one\n\nHello\n\n"
    "From here on it is text.\n>From there too.\n\n"
    "From bo@example.com Tue Jul  1 11:52:37 2003\nFrom: bo@example.com\nSubject: two\n\nBye\n";

std::string gzipped(std::string_view text) {
  std::string out(text.size() + 1024, '\0');
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string input(text);
  stream.next_in = reinterpret_cast<Bytef*>(input.data());
  stream.avail_in = static_cast<uInt>(input.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::vector<MailRecord> mails(const Reading& reading) {
  std::vector<MailRecord> out;
  for (const Record& record : reading.records) {
    if (const auto* mail = std::get_if<MailRecord>(&record)) out.push_back(*mail);
  }
  return out;
}

TEST(Mbox, SplitsWhateverThePieces) {
  std::string crlf;
  for (const char c : kBox) crlf += c == '\n' ? std::string("\r\n") : std::string(1, c);
  for (const std::string& bytes : {std::string(kBox), crlf, gzipped(kBox)}) {
    for (const std::size_t step : {1U, 7U, 65536U}) {
      const Reading reading = read_whole(bytes, {}, step);
      const auto read = mails(reading);
      ASSERT_EQ(read.size(), 2U) << step;
      EXPECT_EQ(read[0].line, 1);
      EXPECT_EQ(read[0].text, "Hello\n\nFrom here on it is text.\nFrom there too.");
      EXPECT_EQ(read[1].line, 10);
      EXPECT_EQ(read[1].subject, "two");
      EXPECT_EQ(iso(*read[1].at), "2003-07-01T11:52:37Z");
    }
  }
}

TEST(Mbox, AForwardedMessageIsNoneOfItsOwn) {
  constexpr std::string_view kFirst = "From a@x.test  Wed Jul  1 13:17:17 1998\nFrom: a@x.test\n\nSee:\n";
  constexpr std::string_view kEnclosed = "\nFrom b@x.test  Wed Jul  1 14:17:17 1998\nFrom: b@x.test\n\nHi\n\n";
  for (const std::string_view says : {"----- Begin Included Message -----\n",
                                      "--b1\nContent-Type: MESSAGE/rfc822; name=Mailbox\nContent-Description: M\n"}) {
    const std::string box = std::string(kFirst).append(says).append(kEnclosed).append(
        "From c@x.test  Wed Jul  1 15:17:17 1998\nFrom: c@x.test\n\nBye\n");
    EXPECT_EQ(mails(read_whole(box)).size(), 2U) << says;
  }
}

TEST(Mbox, AMessageAloneIsOne) {
  const auto read = mails(read_whole("From: ann@example.com\nTo: bo@example.com\nSubject: x\n\nHi"));
  ASSERT_EQ(read.size(), 1U);
  EXPECT_EQ(read[0].text, "Hi");
}

TEST(Inflate, SaysWhatIsWrong) {
  const std::string whole = gzipped(kBox);
  const auto run = [](std::string_view bytes) {
    Inflate inflate([](std::string_view) -> Status { return {}; });
    const Status status = inflate.feed(bytes);
    return status ? inflate.finish() : status;
  };
  EXPECT_TRUE(run(whole));
  EXPECT_TRUE(run(whole + whole));
  EXPECT_FALSE(run(whole.substr(0, 40)));
  EXPECT_FALSE(run("\x1F\x8B nonsense"));
}

}  // namespace
}  // namespace kith
