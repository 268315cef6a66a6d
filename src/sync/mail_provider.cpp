#include "sync/mail_provider.hpp"

#include <algorithm>

namespace kith {
namespace {

constexpr MailProvider kProviders[] = {
    {"imap.gmail.com", "https://accounts.google.com/o/oauth2/v2/auth", "https://mail.google.com/",
     "https://oauth2.googleapis.com/token"},
    {"outlook.office365.com", "https://login.microsoftonline.com/common/oauth2/v2.0/authorize",
     "https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send offline_access",
     "https://login.microsoftonline.com/common/oauth2/v2.0/token"},
};

}  // namespace

const MailProvider& mail_provider(std::string_view mail_host) {
  static constexpr MailProvider kUnknown{};
  const auto* const found = std::find_if(std::begin(kProviders), std::end(kProviders),
                                         [&](const MailProvider& one) { return one.mail_host == mail_host; });
  return found == std::end(kProviders) ? kUnknown : *found;
}

}  // namespace kith
