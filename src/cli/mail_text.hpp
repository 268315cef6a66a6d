// Mail accounts as a terminal shows them.
#pragma once

#include <string>
#include <vector>

#include "app/mail_accounts.hpp"
#include "app/mail_sync.hpp"
#include "cli/look.hpp"
#include "cli/people_text.hpp"

namespace kith::cli {

std::string mail_added_text(const app::MailAccountAdded& added);
std::string mail_synced_text(const app::MailSynced& synced);
// One line an account.
std::string mail_accounts_text(const std::vector<app::MailAccountView>& accounts, const Now& now, const Look& look);
// All of one: folders, and what its syncs did.
std::string mail_account_text(const app::MailAccountView& account, const Now& now, const Look& look);

}  // namespace kith::cli
