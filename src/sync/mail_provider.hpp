// Where the providers that ask for OAuth 2 have its pages.
#pragma once

#include <string_view>

namespace kith {

struct MailProvider {
  std::string_view mail_host;    // "imap.gmail.com"
  std::string_view consent_url;  // where the user agrees
  std::string_view scope;        // to what: reading and sending mail, for good
  std::string_view token_url;    // where tokens are given
};

// By the name of its mail server; all of it is "" of one that is not known.
const MailProvider& mail_provider(std::string_view mail_host);

}  // namespace kith
