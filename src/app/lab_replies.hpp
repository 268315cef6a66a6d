// Will it be answered, on files of messages: reading them, and asking the model. No workspace is involved.
#pragma once

#include <string>
#include <vector>

#include "app/lab_files.hpp"
#include "base/result.hpp"
#include "rules/replies.hpp"

namespace kith::app {

struct MessageFile {
  std::vector<std::string> ids;  // beside the messages
  std::vector<SentMessage> messages;
};

// `id unixtime from to[,to...] subject` a line, tab separated; the subject may be missing. The sender and repeated
// names among the recipients are left out, messages to nobody too. Empty lines, those that begin with #, and a first
// line of headings are passed over. Bad input names its line.
Result<MessageFile> read_messages(const std::string& path, Numbering& people);

struct LabReply {
  std::string id, to;
  ReplyForecast forecast;
};

// One row a message and recipient of the second file, in its order.
Result<std::vector<LabReply>> lab_replies(const std::string& history, const std::string& asked);

}  // namespace kith::app
