#include "support/guard_set.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>

#include "base/text.hpp"

namespace kith::bench {
namespace {

int whole(std::string_view text) {
  int value = 0;
  text = trim(text);
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

GuardRecipient recipient(std::string_view written) {
  written = trim(written);
  const auto open = written.find('<');
  GuardRecipient one;
  if (open == std::string_view::npos) {
    one.address = written;
  } else {
    one.name = trim(written.substr(0, open));
    one.address = trim(written.substr(open + 1, written.find('>') - open - 1));
  }
  return one;
}

GuardTime time_of(std::string_view written) {
  static constexpr std::array<std::string_view, 7> kDays{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
  GuardTime time;
  const auto day = std::find(kDays.begin(), kDays.end(), written.substr(0, 3));
  time.weekday = static_cast<int>(day - kDays.begin()) + 1;
  const auto colon = written.find(':');
  time.minute = whole(written.substr(4, colon - 4)) * 60 + whole(written.substr(colon + 1));
  return time;
}

// A link, words, or both.
GuardTold told_of(std::string_view written) {
  if (written.find("://") == std::string_view::npos) return {std::string(written), ""};
  const auto space = written.find(' ');
  return {std::string(space == std::string_view::npos ? std::string_view() : trim(written.substr(space))),
          std::string(written.substr(0, space))};
}

bool take(GuardCase& one, std::string_view key, std::string_view value) {
  DraftToCheck& draft = one.draft;
  GuardPerson& who = draft.person;
  const std::string text(value);
  if (key == "for") {
    who.names.push_back(text);
  } else if (key == "at") {
    who.organisations.push_back(text);
  } else if (key == "dialogue") {
    who.dialogue = value == "yes";
  } else if (key == "known") {
    who.known.push_back(text);
  } else if (key == "reason") {
    who.reasons.push_back(text);
  } else if (key == "unanswered") {
    who.unanswered = whole(value);
  } else if (key == "ledger") {
    const auto parts = split(value, " ");
    if (parts.size() != 3) return false;
    who.given = whole(parts[0]);
    who.received = whole(parts[1]);
    who.times_received = whole(parts[2]);
  } else if (key == "state") {
    who.do_not_contact = value == "do-not-contact";
  } else if (key == "to" || key == "cc") {
    for (const std::string& part : split(value, ",")) (key == "to" ? draft.to : draft.cc).push_back(recipient(part));
  } else if (key == "bcc") {
    draft.bcc = whole(value);
  } else if (key == "file") {
    draft.attachments.push_back({text, ""});
  } else if (key == "channel") {
    const auto channel = channel_from(value);
    if (!channel) return false;
    draft.channel = *channel;
  } else if (key == "time") {
    draft.time = time_of(value);
  } else if (key == "answers") {
    draft.answers = value == "yes";
  } else if (key == "other") {
    const auto parts = split(value, ";");
    GuardOther other{{std::string(trim(parts[0]))}, {}};
    if (parts.size() > 1) other.organisations.emplace_back(trim(parts[1]));
    draft.others.push_back(std::move(other));
  } else if (key == "told") {
    draft.told.push_back(told_of(value));
  } else if (key == "sent") {
    one.sent.push_back(text);
  } else if (key == "subject") {
    draft.subject = text;
  } else {
    return false;
  }
  return true;
}

}  // namespace

GuardResult GuardCase::check() const {
  CopyBook copies;
  for (std::size_t i = 0; i < sent.size(); ++i) copies.add(static_cast<std::int64_t>(i) + 1, shingles(sent[i]));
  copies.seal();
  DraftToCheck whole = draft;
  whole.copies = &copies;
  return check_draft(whole, GuardLevels());
}

Result<std::vector<GuardCase>> read_guard_cases(const std::string& file) {
  std::ifstream in(file);
  if (!in) return fail(Code::not_found, fmt::format("{} cannot be opened", file));
  std::vector<GuardCase> all;
  bool body = false;
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.starts_with("== ")) {
      const std::string want(trim(std::string_view(line).substr(3)));
      GuardCase one;
      one.file = file;
      one.line = number;
      one.wanted = guard_rule_from(want);
      if (!one.wanted && want != "good")
        return fail(Code::bad_input, fmt::format("{}:{}: there is no rule \"{}\"", file, number, want));
      one.draft.own_names = {"Jonas Feld"};
      all.push_back(std::move(one));
      body = false;
    } else if (all.empty()) {
      continue;
    } else if (body) {
      all.back().draft.body += line + "\n";
    } else if (line.empty()) {
      body = true;
    } else {
      const auto colon = line.find(':');
      if (colon == std::string::npos ||
          !take(all.back(), line.substr(0, colon), trim(std::string_view(line).substr(colon + 1))))
        return fail(Code::bad_input, fmt::format("{}:{}: \"{}\" is not known here", file, number, line));
    }
  }
  for (GuardCase& one : all) {
    one.draft.body = trim(one.draft.body);
    if (one.draft.to.empty() && !one.draft.person.names.empty()) {
      const auto closeness = one.draft.person.dialogue ? Closeness::known : Closeness::stranger;
      one.draft.to.push_back({"", one.draft.person.names.front(), closeness});
    }
  }
  return all;
}

}  // namespace kith::bench
