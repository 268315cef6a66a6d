// Mail accounts as a terminal shows them.
#pragma once

#include <string>
#include <vector>

#include "app/mail_accounts.hpp"
#include "app/mail_consent.hpp"
#include "app/mail_sync.hpp"
#include "app/suggestions.hpp"
#include "cli/look.hpp"
#include "cli/people_text.hpp"

namespace kith::cli {

// The page to open, before the answer is waited for.
std::string mail_consent_text(const app::MailConsent& consent);
std::string mail_added_text(const app::MailAccountAdded& added);
std::string mail_synced_text(const app::MailSynced& synced);
// One line an account.
std::string mail_accounts_text(const std::vector<app::MailAccountView>& accounts, const Now& now, const Look& look);
// All of one: folders, and what its syncs did.
std::string mail_account_text(const app::MailAccountView& account, const Now& now, const Look& look);

// "ada@example.org, ada@work.example"
std::string addresses_words(const app::Suggestion& suggestion);

}  // namespace kith::cli
