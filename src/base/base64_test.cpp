#include "base/base64.hpp"

#include <gtest/gtest.h>

namespace kith {
namespace {

// RFC 4648, 10.
TEST(Base64, IsThatOfTheStandard) {
  const struct {
    std::string_view bytes, text;
  } rows[] = {{"", ""}, {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"}, {"foob", "Zm9vYg=="}, {"\xff\xfe", "//4="}};
  for (const auto& [bytes, text] : rows) EXPECT_EQ(base64(bytes), text);
}

}  // namespace
}  // namespace kith
