// What every reader does to a contact before handing it out.
#pragma once

#include <string>
#include <string_view>

#include "model/record.hpp"

namespace kith {

// Gives the contact a name when it has none: from its parts, its nickname, its organisation, its first
// address or number; drops what is written twice. A contact nothing is known of becomes Skipped.
Record complete(ContactRecord record);

// The parts of a name in the order they are spoken; the prefix is left out ("Mr." tells nobody apart).
std::string spoken_name(const ContactRecord& record);

// "WORK", "* Work", "_$!<HomeFAX>!$_" -> "work", "work", "home fax"; other labels stay as they are.
std::string plain_label(std::string_view label);

// "* myContacts" and the like: every contact of an account is in them.
bool is_system_tag(std::string_view tag);

// A web address is a profile or a website.
Handle web_handle(std::string value, std::string label);

}  // namespace kith
