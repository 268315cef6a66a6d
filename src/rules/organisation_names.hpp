// Names and domains of organisations: when two spellings are one, and whose an address is.
#pragma once

#include <string>
#include <string_view>

namespace kith {

// What is left of a name without its legal form, its article and what stands in brackets:
// "The ACME Inc." -> "acme", "Müller GmbH & Co. KG" -> "muller". A name that is nothing else stays whole.
std::string organisation_key(std::string_view name);

// Why two names look like spellings of one organisation; "" when they do not.
std::string spelling_of_one(std::string_view a, std::string_view b);

// "mill.example" out of "https://www.Mill.example/about" or "ada@mill.example"; "" when it is no domain.
std::string clean_domain(std::string_view text);
// Mail providers: an address there says nothing of where somebody works.
bool anybodys_domain(std::string_view domain);
// The name stands in the domain: "mill-guild.example" and "Mill Guild".
bool domain_names(std::string_view domain, std::string_view name);

}  // namespace kith
