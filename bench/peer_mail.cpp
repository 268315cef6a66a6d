// peer_mail DATA: difficult mail with what peers read in it, in DATA (../shared/data): addresses and dates of
// mime/stalwart (its header tables and its messages), and how many messages mail/mbox-splitting finds in each mailbox.
// Prints how many agree, and each that does not, with both answers: which of the two is right is for the reader.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/text.hpp"
#include "formats/mail_date.hpp"
#include "formats/mail_headers.hpp"
#include "formats/mbox_reader.hpp"
#include "formats/mime_values.hpp"

namespace {

using namespace kith;
using Json = nlohmann::json;
namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

class Tally {
 public:
  explicit Tally(std::string what) : what_(std::move(what)) {}
  void hold(const std::string& where, const std::string& theirs, const std::string& ours) {
    ++asked_;
    if (theirs == ours) {
      ++same_;
    } else {
      differing_.push_back(fmt::format("  {}\n    theirs {}\n    ours   {}", where, theirs, ours));
    }
  }
  void print() const {
    fmt::print("{}: {} of {} agree\n", what_, same_, asked_);
    for (const std::string& one : differing_) fmt::print("{}\n", one);
  }

 private:
  std::string what_;
  int asked_ = 0, same_ = 0;
  std::vector<std::string> differing_;
};

// Addresses that can be written to, in order: what an import makes people of. Names aside.
std::string joined(std::vector<std::string> all) {
  std::sort(all.begin(), all.end());
  std::string text;
  for (const std::string& one : all) text += (text.empty() ? "" : " ") + one;
  return text.empty() ? "none" : text;
}
void add_peer(const Json& list, std::vector<std::string>& all) {
  for (const Json& one : list) {
    const std::string address = one.value("address", Json()).is_string() ? one["address"].get<std::string>() : "";
    const bool mail = address.find('@') != std::string::npos && address.find(':') == std::string::npos;
    if (mail) all.push_back(lower_ascii(address));
  }
}
std::string peer_addresses(const Json& value) {
  std::vector<std::string> all;
  if (value.contains("List")) add_peer(value["List"], all);
  if (value.contains("Group")) {
    for (const Json& group : value["Group"]) add_peer(group["addresses"], all);
  }
  return joined(std::move(all));
}
std::string our_addresses(std::string_view raw) {
  std::vector<std::string> all;
  for (const MailAddress& one : mail_addresses(raw)) {
    if (one.email.find('@') != std::string::npos) all.push_back(lower_ascii(one.email));
  }
  return joined(std::move(all));
}

std::string peer_date(const Json& value) {
  if (!value.is_object() || value.value("year", 0) == 0) return "none";
  const auto part = [&](const char* name) { return value.value(name, 0); };
  const LocalDate day =
      local_date(part("year"), static_cast<unsigned>(part("month")), static_cast<unsigned>(part("day")));
  const int sign = value.value("tz_before_gmt", false) ? -1 : 1;
  const int zone = sign * (part("tz_hour") * 3600 + part("tz_minute") * 60);
  const Instant at = Zone::utc().start_of(day) +
                     std::chrono::seconds{part("hour") * 3600 + part("minute") * 60 + part("second") - zone};
  return iso(at);
}
std::string our_date(std::string_view raw) {
  const auto at = mail_date(raw);
  return at ? iso(*at) : "none";
}

void header_tables(const fs::path& folder) {
  Tally addresses("stalwart, addresses of headers"), dates("stalwart, dates of headers");
  for (const Json& one : Json::parse(read_file(folder / "address.json"))) {
    const auto raw = one["header"].get<std::string>();
    addresses.hold(std::string(trim(raw)), peer_addresses(one["expected"]), our_addresses(raw));
  }
  for (const Json& one : Json::parse(read_file(folder / "date.json"))) {
    const auto raw = one["header"].get<std::string>();
    dates.hold(std::string(trim(raw)), peer_date(one["expected"]), our_date(raw));
  }
  addresses.print();
  dates.print();
}

void messages(const fs::path& folder) {
  Tally addresses("stalwart, From, To and Cc of messages"), dates("stalwart, Date of messages");
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder / "eml")) {
    if (entry.path().extension() == ".eml") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  for (const fs::path& file : files) {
    fs::path said = file;
    said.replace_extension(".json");
    if (!fs::exists(said)) continue;
    const Json peer = Json::parse(read_file(said));
    const std::string bytes = read_file(file);
    const MailHeaders headers(bytes);
    for (const Json& one : peer["parts"][0]["headers"]) {
      if (!one["name"].is_string()) continue;
      const auto name = one["name"].get<std::string>();
      const std::string where = fmt::format("{} {}", file.lexically_relative(folder).string(), name);
      if (name == "from" || name == "to" || name == "cc") {
        const Json& value = one["value"];
        if (value.is_object() && value.contains("Address"))
          addresses.hold(where, peer_addresses(value["Address"]), our_addresses(headers.get(name)));
      }
      if (name == "date" && one["value"].is_object() && one["value"].contains("DateTime"))
        dates.hold(where, peer_date(one["value"]["DateTime"]), our_date(headers.get(name)));
    }
  }
  addresses.print();
  dates.print();
}

// "number_NAME.stdout" has a line for each message that was found.
void mailboxes(const fs::path& folder) {
  Tally counts("mbox-splitting, messages of a mailbox");
  std::vector<fs::path> results;
  for (const auto& entry : fs::directory_iterator(folder / "results")) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with("number_") && name.ends_with(".stdout")) results.push_back(entry.path());
  }
  std::sort(results.begin(), results.end());
  for (const fs::path& result : results) {
    const std::string stem = result.stem().string().substr(std::string_view("number_").size());
    const fs::path box = folder / "mailboxes" / (stem + ".txt");
    if (!fs::exists(box)) continue;
    const std::string text = read_file(result);
    const auto lines = std::count(text.begin(), text.end(), '\n');
    int found = 0;
    MboxReader reader({}, [&](Record&&) -> Status {
      ++found;
      return {};
    });
    const bool read = reader.feed(read_file(box)).has_value() && reader.finish().has_value();
    counts.hold(stem, std::to_string(lines), read ? std::to_string(found) : "an error");
  }
  counts.print();
}

}  // namespace

int main(int count, char** words) {
  if (count != 2) {
    fmt::print(stderr, "usage: {} DATA\n", words[0]);
    return 2;
  }
  const fs::path data(words[1]);
  header_tables(data / "mime/stalwart");
  messages(data / "mime/stalwart");
  mailboxes(data / "mail/mbox-splitting/t");
  return 0;
}
