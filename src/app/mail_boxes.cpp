#include "app/mail_boxes.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/text.hpp"

namespace kith::app {
namespace {

MailUse use_by_name(const std::string& shown) {
  switch (folder_kind(shown)) {
    case FolderKind::inbox: return MailUse::inbox;
    case FolderKind::sent: return MailUse::sent;
    case FolderKind::drafts: return MailUse::drafts;
    case FolderKind::trash: return MailUse::trash;
    case FolderKind::junk: return MailUse::junk;
    case FolderKind::other: break;
  }
  return MailUse::none;
}

// -1 is left out.
int turn_of(MailUse use) {
  switch (use) {
    case MailUse::sent: return 0;
    case MailUse::inbox: return 1;
    case MailUse::all:
    case MailUse::archive: return 2;
    case MailUse::none: return 3;
    case MailUse::drafts:
    case MailUse::trash:
    case MailUse::junk:
    case MailUse::flagged: break;
  }
  return -1;
}

}  // namespace

std::vector<ChosenMailbox> choose_mailboxes(const std::vector<MailboxEntry>& all) {
  const auto says = [&](MailUse use) {
    return std::any_of(all.begin(), all.end(),
                       [&](const MailboxEntry& entry) { return entry.use == use && entry.selectable; });
  };
  const bool has_all = says(MailUse::all);
  std::vector<std::pair<int, ChosenMailbox>> chosen;
  for (const MailboxEntry& entry : all) {
    MailUse use = entry.use;
    if (use == MailUse::none) {
      use = use_by_name(entry.shown);
      // Where the server names the one folder, another of a like name is just a folder.
      if (use != MailUse::none && says(use)) use = MailUse::none;
    }
    const int turn = entry.selectable ? turn_of(use) : -1;
    const bool held = has_all && use != MailUse::all && use != MailUse::sent;
    if (turn < 0 || held) continue;
    ChosenMailbox one{entry, use == MailUse::sent ? "Sent" : entry.shown};
    one.entry.use = use;
    chosen.emplace_back(turn, std::move(one));
  }
  std::stable_sort(chosen.begin(), chosen.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<ChosenMailbox> out;
  for (auto& [turn, one] : chosen) out.push_back(std::move(one));
  return out;
}

std::string usual_mail_host(std::string_view address) {
  const auto at = address.rfind('@');
  if (at == std::string_view::npos || at + 1 == address.size()) return {};
  const std::string domain = lower_ascii(address.substr(at + 1));
  static constexpr std::pair<std::string_view, std::string_view> kKnown[] = {
      {"gmail.com", "imap.gmail.com"},
      {"googlemail.com", "imap.gmail.com"},
      {"outlook.com", "outlook.office365.com"},
      {"hotmail.com", "outlook.office365.com"},
      {"live.com", "outlook.office365.com"},
      {"msn.com", "outlook.office365.com"},
      {"yahoo.com", "imap.mail.yahoo.com"},
      {"icloud.com", "imap.mail.me.com"},
      {"me.com", "imap.mail.me.com"},
      {"mac.com", "imap.mail.me.com"},
      {"gmx.de", "imap.gmx.net"},
      {"gmx.net", "imap.gmx.net"},
      {"gmx.at", "imap.gmx.net"},
      {"gmx.ch", "imap.gmx.net"},
      {"t-online.de", "secureimap.t-online.de"},
      {"posteo.de", "posteo.de"},
  };
  for (const auto& [known, host] : kKnown) {
    if (domain == known) return std::string(host);
  }
  return fmt::format("imap.{}", domain);
}

}  // namespace kith::app
