#include "app/lab_asks.hpp"

#include <string>
#include <string_view>

#include "base/text.hpp"
#include "rules/ask_chance.hpp"

namespace kith::app {
namespace {

std::string_view without_label(std::string_view line) {
  for (const std::string_view label : {"Yes\t", "No\t"}) {
    if (line.starts_with(label)) return line.substr(label.size());
  }
  return line;
}

}  // namespace

Status lab_asks(std::istream& lines, const std::function<Status(double)>& each) {
  for (std::string line; std::getline(lines, line);) {
    const std::string_view sentence = trim(without_label(clip(line, kLabSentenceBytes)));
    KITH_CHECK(each(ask_chance(is_utf8(sentence) ? std::string(sentence) : clean_utf8(sentence))));
  }
  return {};
}

}  // namespace kith::app
