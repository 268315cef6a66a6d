#include "app/lab_replies.hpp"

#include <algorithm>
#include <fstream>
#include <utility>

#include "base/text.hpp"

namespace kith::app {

Result<MessageFile> read_messages(const std::string& path, Numbering& people) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return fail(Error{Code::not_found, "cannot be read", "check its name and permissions", Place{path, 0}});
  MessageFile read;
  std::string line;
  for (long at_line = 1; std::getline(file, line); ++at_line) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty() || line.front() == '#') continue;
    const auto cells = split(line, "\t");
    const auto at = cells.size() < 4 ? std::nullopt : lab_time(cells[1]);
    if (!at) {
      if (at_line == 1) continue;
      return fail(Error{Code::bad_input, "not `id unixtime from to[,to...] subject`",
                        "five columns with a tab between them, the time in seconds since 1970", Place{path, at_line}});
    }
    SentMessage message{*at, people.of(cells[2]), {}, cells.size() > 4 ? cells[4] : ""};
    for (const std::string& name : split(cells[3], ",")) {
      if (name.empty()) continue;
      const std::uint32_t to = people.of(name);
      const bool known = std::find(message.to.begin(), message.to.end(), to) != message.to.end();
      if (to != message.from && !known) message.to.push_back(to);
    }
    if (message.to.empty()) continue;
    read.ids.push_back(cells[0]);
    read.messages.push_back(std::move(message));
  }
  return read;
}

Result<std::vector<LabReply>> lab_replies(const std::string& history, const std::string& asked) {
  Numbering people;
  KITH_TRY(const MessageFile before, read_messages(history, people));
  KITH_TRY(const MessageFile now, read_messages(asked, people));
  const auto forecasts = ReplyModel::learn(before.messages).ask(now.messages);
  std::vector<LabReply> rows;
  for (std::size_t i = 0; i < now.messages.size(); ++i) {
    for (std::size_t k = 0; k < now.messages[i].to.size(); ++k) {
      rows.push_back({now.ids[i], people.names()[now.messages[i].to[k]], forecasts[i][k]});
    }
  }
  return rows;
}

}  // namespace kith::app
