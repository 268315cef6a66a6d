#include "cli/mail_text.hpp"

#include <fmt/format.h>

#include "cli/grid.hpp"
#include "cli/words.hpp"

namespace kith::cli {
namespace {

std::string moment_words(Instant at, const Now& now) {
  const int minute = now.zone.minute_of_day(at);
  return fmt::format("{} {:02}:{:02}", short_day(now.zone.date_of(at), now.today), minute / 60, minute % 60);
}

std::string counts(const MailSyncRow& sync) {
  if (sync.fresh == 0) return "nothing new";
  return fmt::format("{}, {}", count_words(sync.fresh, "new message", "new messages"),
                     count_words(sync.touches, "contact", "contacts"));
}

std::string outcome(const MailSyncRow& sync) {
  if (sync.state == "done") return counts(sync);
  if (sync.state == "running") {
    return fmt::format("running: {}, {} read", sync.stage.empty() ? "begins" : sync.stage, number_words(sync.read));
  }
  if (sync.state == "failed") return fmt::format("failed: {}", sync.problem);
  return fmt::format("{}: {}", sync.state, counts(sync));
}

}  // namespace

std::string mail_consent_text(const app::MailConsent& consent) {
  return fmt::format(
      "Open this page in a browser on this machine, and agree:\n\n{}\n\nKith waits up to {} minutes for the browser to "
      "come back; Ctrl-C ends it.\n",
      consent.page, app::kConsentTime.count());
}

std::string mail_added_text(const app::MailAccountAdded& added) {
  return fmt::format("{}. {}: {}\nkith mail sync reads it now; kith serve does so by itself.\n", added.title,
                     count_words(static_cast<long long>(added.folders.size()), "folder", "folders"),
                     joined(added.folders, ", "));
}

std::string mail_synced_text(const app::MailSynced& synced) {
  std::string text = fmt::format("{}: {}", synced.title, counts(synced.row));
  if (synced.row.read > 0) text += fmt::format(" ({} read)", number_words(synced.row.read));
  if (synced.row.state == "stopped") text += "; stopped, the next sync goes on from there";
  text += ".\n";
  for (const auto& [why, count] : synced.left_out) {
    text += fmt::format("  {:>7}  no contact: {}\n", number_words(count), why);
  }
  for (const std::string& problem : synced.problems) text += fmt::format("  not read: {}\n", problem);
  return text;
}

std::string mail_accounts_text(const std::vector<app::MailAccountView>& accounts, const Now& now, const Look& look) {
  if (accounts.empty()) return "There is no mail account yet: kith mail add ADDRESS adds one.\n";
  Grid grid{{{"ID", Side::right, 0, Ink::quiet},
             {"ADDRESS", Side::left, 12, Ink::strong},
             {"SERVER", Side::left, 12},
             {"LAST SYNC"},
             {"", Side::left, 20}},
            {}};
  for (const app::MailAccountView& account : accounts) {
    const bool ever = !account.syncs.empty();
    grid.rows.push_back({std::to_string(account.id.value), account.address, account.host,
                         ever ? moment_words(account.syncs.front().begun, now) : "never",
                         ever ? outcome(account.syncs.front()) : "kith mail sync"});
  }
  return text_of(grid, look);
}

std::string mail_account_text(const app::MailAccountView& account, const Now& now, const Look& look) {
  std::string text =
      paint(look, Ink::strong, account.address) +
      fmt::format("\n{} port {}, {}, logs in as {} ({}){}\n", account.host, account.port, account.security,
                  account.user, account.login, account.own_authorities ? ", with a certificate of your own" : "");
  if (!account.folders.empty()) {
    Grid grid{{{"FOLDER", Side::left, 12}, {"MESSAGES", Side::right}}, {}};
    for (const MailFolderRow& folder : account.folders) {
      grid.rows.push_back({folder.shown, number_words(folder.messages)});
    }
    text += "\n" + text_of(grid, look);
  }
  if (account.syncs.empty()) return text + "\nNot synced yet: kith mail sync\n";
  Grid grid{{{"BEGUN"}, {"READ", Side::right}, {"", Side::left, 20}}, {}};
  for (const MailSyncRow& sync : account.syncs) {
    grid.rows.push_back({moment_words(sync.begun, now), number_words(sync.read), outcome(sync)});
  }
  text += "\n" + text_of(grid, look);
  const MailSyncRow& last = account.syncs.front();
  if (!last.hint.empty()) text += fmt::format("\nWhat to do: {}\n", last.hint);
  if (last.step) text += "\n" + paint(look, Ink::quiet, fmt::format("Back out: kith undo {}", last.step.value)) + "\n";
  return text;
}

std::string addresses_words(const app::Suggestion& suggestion) {
  std::string words = suggestion.address;
  for (const std::string& other : suggestion.also) words += ", " + other;
  return words;
}

}  // namespace kith::cli
