#include "formats/mail_attachments.hpp"

#include <gtest/gtest.h>

namespace kith {
namespace {

TEST(MailAttachments, AreNamedByTheirDispositionOrTheirType) {
  const auto files = mail_attachments(
      "Content-Type: multipart/mixed; boundary=x\n\n"
      "--x\nContent-Type: text/plain\n\nHello\n"
      "--x\nContent-Type: application/pdf\nContent-Disposition: attachment; filename=\"my cv.pdf\"\n\nabc\n"
      "--x\nContent-Type: application/pdf; name=\"=?utf-8?q?R=C3=A9sum=C3=A9.pdf?=\"\n\nabc\n"
      "--x\nContent-Type: image/png\nContent-Disposition: attachment\n\nabc\n"
      "--x--\n");
  ASSERT_EQ(files.size(), 3U);
  EXPECT_EQ(files[0].name, "my cv.pdf");
  EXPECT_EQ(files[0].type, "application/pdf");
  EXPECT_EQ(files[1].name, "Résumé.pdf");
  EXPECT_EQ(files[2].name, "");
}

TEST(MailAttachments, AMessageWithoutPartsHasNone) {
  EXPECT_TRUE(mail_attachments("Subject: x\n\nbody").empty());
  EXPECT_TRUE(mail_attachments("").empty());
}

}  // namespace
}  // namespace kith
