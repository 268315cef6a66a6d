#include "app/mail_press.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace kith::app {
namespace {

constexpr int kManyLetters = 700;  // more than are kept at once

void add_letters(MailPress& press, Status& status) {
  for (int i = 0; i < kManyLetters && status; ++i)
    status = press.add(fmt::format("From: a@x.test\nSubject: {}\n\nHi {}\n", i, i), MailOptions{});
  if (status) status = press.flush();
}

TEST(MailPress, HandsOnInOrderWhatItParsed) {
  std::vector<std::string> subjects;
  MailPress press([&](ToldMail&& told) -> Status {
    subjects.push_back(told.mail.subject + " " + told.mail.text);
    return {};
  });
  Status status;
  add_letters(press, status);
  ASSERT_TRUE(status);
  ASSERT_EQ(subjects.size(), static_cast<std::size_t>(kManyLetters));
  for (int i = 0; i < kManyLetters; ++i)
    EXPECT_EQ(subjects[static_cast<std::size_t>(i)], fmt::format("{} Hi {}", i, i));
}

TEST(MailPress, StopsWhenItIsNotTaken) {
  int taken = 0;
  MailPress press([&](ToldMail&&) -> Status {
    if (++taken == 300) return fail(Code::refused, "enough");
    return {};
  });
  Status status;
  add_letters(press, status);
  EXPECT_FALSE(status);
  EXPECT_EQ(taken, 300);
  EXPECT_TRUE(press.flush()) << "the rest is dropped";
}

}  // namespace
}  // namespace kith::app
