#include "rules/correspondence.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace kith {
namespace {

constexpr std::array<std::string_view, 14> kReplies{"re",  "aw", "antw", "antwort", "sv",  "vs",  "ref",
                                                    "rif", "r",  "odp",  "ynt",     "res", "bls", "ha"};
constexpr std::array<std::string_view, 7> kForwards{"fw", "fwd", "wg", "tr", "rv", "vl", "enc"};

// The length of "Re: ", "RE[2]: ", "Re^3: " at the start, 0 when there is none.
template <std::size_t N>
std::size_t prefix(std::string_view subject, const std::array<std::string_view, N>& words) {
  std::size_t end = 0;
  while (end < subject.size() && end < 8 && ((subject[end] | 0x20) >= 'a' && (subject[end] | 0x20) <= 'z')) ++end;
  const std::string word = lower_ascii(subject.substr(0, end));
  if (std::find(words.begin(), words.end(), word) == words.end()) return 0;
  while (end < subject.size() && std::string_view("[]^()0123456789 ").find(subject[end]) != std::string_view::npos)
    ++end;
  return end < subject.size() && subject[end] == ':' ? end + 1 : 0;
}

std::string_view without_tag(std::string_view subject) {
  if (!subject.starts_with('[')) return subject;
  const std::size_t end = subject.find(']');
  if (end > 40 || end + 1 == subject.size()) return subject;
  return trim(subject.substr(end + 1));
}

// The list itself among the recipients.
bool is_list(const std::string& key, const MailRecord& mail) {
  if (key == address_key(mail.marks.list_post)) return true;
  if (mail.marks.list_id.empty()) return false;
  std::string id = key;
  std::replace(id.begin(), id.end(), '@', '.');
  return id == lower_ascii(mail.marks.list_id);
}

class Recipients {
 public:
  Recipients(const MailRecord& mail, const std::set<std::string>& own, const std::string& sender) {
    for (const auto* row : {&mail.to, &mail.cc, &mail.bcc}) {
      for (const MailAddress& address : *row) {
        const std::string key = address_key(address.email);
        if (key.empty()) continue;
        any_ = true;
        if (own.contains(key)) {
          own_named = true;
          own_in_to = own_in_to || row == &mail.to;
        } else if (key != sender && !is_robot_address(key) && !is_list(key, mail) && seen_.insert(key).second) {
          others.push_back({key, address, Direction::out});
          if (row == &mail.to) to.push_back(key);
          if (row == &mail.cc) cc.push_back(key);
        }
      }
    }
  }
  bool named(const std::string& key) const { return seen_.contains(key); }
  bool any() const { return any_; }

  std::vector<MailLeg> others;
  std::vector<std::string> to, cc;
  bool own_named = false, own_in_to = false;

 private:
  std::set<std::string> seen_;
  bool any_ = false;
};

void outbound(Correspondence& made, Recipients& to, const MailReading& reading, const std::set<std::string>& own,
              const std::optional<Answered>& answered) {
  if (reading.kind == MailKind::automatic || reading.kind == MailKind::bounce) {
    made.why_not = reading.why;
    return;
  }
  const bool answers = answered && !answered->key.empty() && !own.contains(answered->key) &&
                       !is_robot_address(answered->key) && (reading.kind == MailKind::list || to.named(answered->key));
  const bool many = made.recipients > kMostRecipients;
  if (!many) made.legs = std::move(to.others);
  if (answers && (many || !to.named(answered->key))) {
    made.legs.push_back({answered->key, answered->from, Direction::out});
  }
  made.personal = made.recipients <= kMostAsked;
  if (!made.legs.empty()) return;
  made.why_not = many                             ? "to more than 10 people"
                 : reading.kind == MailKind::list ? "yours to a list, to nobody by name"
                                                  : "to nobody else";
}

bool between_people(MailKind kind) {
  switch (kind) {
    case MailKind::personal:
    case MailKind::list: return true;
    case MailKind::bulk:
    case MailKind::automatic:
    case MailKind::bounce:
    case MailKind::stop: break;
  }
  return false;
}

}  // namespace

std::string address_key(std::string_view email) {
  const std::string_view bare = trim(email);
  if (bare.find('@') == std::string_view::npos) return {};
  return lower_ascii(bare);
}

Correspondence correspondence(const MailRecord& mail, const MailReading& reading, const std::set<std::string>& own,
                              const std::optional<Answered>& answered) {
  Correspondence made;
  const std::string sender = address_key(mail.from.email);
  made.own = own.contains(sender);
  Recipients to(mail, own, sender);
  made.recipients = static_cast<int>(to.others.size());
  if (to.to.size() + to.cc.size() <= kMostParties && !mail.draft && between_people(reading.kind)) {
    made.to = std::move(to.to);
    made.cc = std::move(to.cc);
  }
  if (mail.draft) {
    made.why_not = "drafts";
    return made;
  }
  if (sender.empty()) {
    made.why_not = "without a sender";
    return made;
  }
  if (made.own) {
    outbound(made, to, reading, own, answered);
    return made;
  }
  switch (reading.kind) {
    case MailKind::bulk:
    case MailKind::automatic:
    case MailKind::bounce: made.why_not = reading.why; return made;
    case MailKind::personal:
    case MailKind::stop:
    case MailKind::list: break;
  }
  const bool answers_user = answered && own.contains(answered->key);
  if (!to.own_named && !answers_user) {
    made.why_not = reading.kind == MailKind::list ? "on a list, not to you" : "not addressed to you";
    return made;
  }
  if (made.recipients >= kMostRecipients && !answers_user) {
    made.why_not = "to more than 10 people";
    return made;
  }
  made.personal = (to.own_in_to || answers_user) && made.recipients < kMostAsked;
  made.legs.push_back({sender, mail.from, Direction::in});
  return made;
}

bool is_reply_subject(std::string_view subject) {
  return prefix(without_tag(trim(subject)), kReplies) > 0;
}

std::string base_subject(std::string_view subject) {
  std::string_view rest = trim(subject);
  while (true) {
    const std::string_view before = rest;
    rest = without_tag(rest);
    rest.remove_prefix(std::max(prefix(rest, kReplies), prefix(rest, kForwards)));
    rest = trim(rest);
    if (rest.size() >= 5 && equal_ascii(rest.substr(rest.size() - 5), "(fwd)")) {
      rest = trim(rest.substr(0, rest.size() - 5));
    }
    if (rest == before) break;
  }
  return lower_ascii(collapse(rest));
}

}  // namespace kith
