// Which names and addresses stand for the same employer.
#pragma once

#include <string>
#include <string_view>

namespace kith {

// organisation_key(), without "Group" and "Holding" too: "Acme", "ACME GmbH" and "The Acme Corp., Inc." are all "acme".
// A name that is nothing else stays as it is.
std::string employer_key(std::string_view name);

// "Acme Energy Services" begins with the words of "Acme": perhaps a part of it. False for the same name.
bool part_of_employer(std::string_view key, std::string_view whole_key);

// "mail.acme.co.uk" of ada@mail.acme.co.uk (an address as handles keep it, in lower case); "" when it is none.
std::string_view mail_domain(std::string_view address);
// The domain itself or one below it.
bool domain_within(std::string_view domain, std::string_view whole);
// The part that is bought: "acme.co.uk" of "mail.acme.co.uk"; the names kept for examples stay whole.
std::string_view bought_domain(std::string_view domain);
}  // namespace kith
