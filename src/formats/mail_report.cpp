#include "formats/mail_report.hpp"

#include <algorithm>
#include <string>

#include "base/text.hpp"
#include "formats/mail_headers.hpp"

namespace kith {
namespace {

// The address in "rfc822; <ann@example.com>", "<ann@example.com>:" or " ann@example.com"; "" when there is none.
std::string address_in(std::string_view line) {
  const auto at = line.find('@');
  if (at == std::string_view::npos || at == 0) return {};
  constexpr std::string_view kEnds = " \t<>;:,()\"'[]";
  auto begin = line.find_last_of(kEnds, at);
  begin = begin == std::string_view::npos ? 0 : begin + 1;
  auto end = line.find_first_of(kEnds, at);
  if (end == std::string_view::npos) end = line.size();
  while (end > at && line[end - 1] == '.') --end;
  if (begin == at || end <= at + 1) return {};
  return collapse(clean_utf8(line.substr(begin, end - begin)));
}

void add(std::vector<FailedAddress>& out, std::string email, bool permanent, std::string_view why) {
  if (email.empty() || out.size() >= kMostFailed) return;
  const bool known =
      std::any_of(out.begin(), out.end(), [&](const FailedAddress& one) { return equal_ascii(one.email, email); });
  if (!known) out.push_back({std::move(email), permanent, std::string(clip(collapse(clean_utf8(why)), 300))});
}

bool any_of(std::string_view text, std::initializer_list<std::string_view> parts) {
  return std::any_of(parts.begin(), parts.end(), [&](std::string_view part) { return contains_ascii(text, part); });
}

bool says_unreachable(std::string_view line) {
  return any_of(line, {"user unknown",
                       "unknown user",
                       "no such user",
                       "no mailbox",
                       "does not exist",
                       "doesn't exist",
                       "mailbox unavailable",
                       "not found",
                       "unrouteable",
                       "undeliverable",
                       "invalid recipient",
                       "recipient rejected",
                       "address rejected",
                       "account is disabled",
                       "said: 5",
                       "550 ",
                       "553 ",
                       "554 ",
                       " 5.1.",
                       "quota",
                       "over quota",
                       "mailbox full",
                       "mailbox is full"});
}

bool says_for_now(std::string_view line) {
  return any_of(line, {"quota", "mailbox full", "mailbox is full", "delayed", "will retry", "still being retried",
                       "said: 4", "(warning)", "temporar"});
}

bool opens_list(std::string_view line) {
  return any_of(line, {"fatal errors", "following address", "following recipient", "addresses failed", "address failed",
                       "could not be delivered to", "wasn't able to deliver", "was not able to deliver",
                       "delivery to the following", "did not reach the following", "konnte nicht zugestellt"});
}

bool ends_report(std::string_view line) {
  return any_of(line, {"copy of the message", "original message", "transcript of session", "unsent message follows",
                       "message headers follow", "returned message"}) ||
         line.starts_with("Received:") || line.starts_with("Return-Path:");
}

}  // namespace

std::vector<FailedAddress> report_fields(std::string_view part) {
  std::vector<FailedAddress> out;
  // Blocks of fields with empty lines between them; the first is about the whole message.
  for (std::string_view rest = part; !rest.empty();) {
    const MailHeaders block(rest);
    std::string email = address_in(block.get("Original-Recipient"));
    if (email.empty()) email = address_in(block.get("Final-Recipient"));
    const std::string action = lower_ascii(trim(block.get("Action")));
    const std::string_view status = trim(block.get("Status"));
    const bool delayed = action.starts_with("delay");
    const bool failed = action.starts_with("fail") || (action.empty() && status.starts_with("5"));
    if (delayed || failed) {
      std::string why(trim(block.get("Diagnostic-Code")));
      if (why.empty()) why = status;
      add(out, std::move(email), failed && !status.starts_with("4"), why);
    }
    if (block.body().size() >= rest.size()) break;
    rest = block.body();
  }
  return out;
}

std::vector<FailedAddress> report_words(std::string_view text) {
  std::vector<FailedAddress> out;
  bool listing = false;
  int since = 0;
  std::string pending;  // an address whose reason comes on the next lines
  for (const std::string& line : split(text.substr(0, 32 * 1024), "\n")) {
    const std::string_view bare = trim(line);
    if (!pending.empty()) {
      if (!bare.empty()) {
        add(out, std::exchange(pending, {}), !says_for_now(bare), bare);
        continue;
      }
      add(out, std::exchange(pending, {}), true, "");
    }
    if (bare.empty()) continue;
    if (opens_list(bare)) {
      listing = true;
      since = 0;
      continue;
    }
    if (ends_report(bare)) {
      if (!out.empty()) break;
      if (!contains_ascii(bare, "transcript")) listing = false;
      continue;
    }
    std::string email = address_in(bare);
    if (email.empty()) {
      if (++since > 8) listing = false;
      continue;
    }
    const bool opens_line = bare.starts_with("<") || bare.starts_with(email);
    if (opens_line && bare.ends_with(":")) {
      pending = std::move(email);
    } else if ((listing && opens_line) || says_unreachable(bare)) {
      add(out, std::move(email), !says_for_now(bare), bare);
    }
  }
  add(out, std::move(pending), true, "");
  return out;
}

}  // namespace kith
