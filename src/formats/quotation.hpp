// How mail programs announce that what follows is somebody else's text.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace kith {

struct Announced {
  std::size_t lines = 0;  // how many lines the announcement takes; 0: there is none
  bool sure = false;      // what follows is a quotation even without ">" before its lines
};

// "On … wrote:" in the languages of mail programs, over at most four lines, beginning at `at`.
Announced attribution_at(const std::vector<std::string>& lines, std::size_t at);

// "-----Original Message-----", and blocks of From, Sent, To and Subject as Outlook and Exchange write them.
Announced header_block_at(const std::vector<std::string>& lines, std::size_t at);

}  // namespace kith
