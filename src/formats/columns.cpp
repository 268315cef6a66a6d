#include "formats/columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "formats/plain.hpp"

namespace kith {
namespace {

constexpr Column kGoogle[] = {
    {"first name", Part::person, Field::given, ""},
    {"middle name", Part::person, Field::middle, ""},
    {"last name", Part::person, Field::family, ""},
    {"name prefix", Part::person, Field::prefix, ""},
    {"name suffix", Part::person, Field::suffix, ""},
    {"nickname", Part::person, Field::nickname, ""},
    {"file as", Part::person, Field::file_as, ""},
    {"organization name", Part::position, Field::organisation, "", 1},
    {"organization title", Part::position, Field::role, "", 1},
    {"organization department", Part::position, Field::department, "", 1},
    {"birthday", Part::person, Field::birthday, ""},
    {"notes", Part::person, Field::note, ""},
    {"labels", Part::person, Field::tags, ""},
    {"e-mail # - label", Part::email, Field::label, ""},
    {"e-mail # - value", Part::email, Field::email, ""},
    {"phone # - label", Part::phone, Field::label, ""},
    {"phone # - value", Part::phone, Field::phone, ""},
    {"im # - service", Part::messenger, Field::messenger_service, ""},
    {"im # - label", Part::messenger, Field::label, ""},
    {"im # - value", Part::messenger, Field::messenger, ""},
    {"website # - label", Part::web, Field::label, ""},
    {"website # - value", Part::web, Field::web, ""},
    {"address # - label", Part::address, Field::label, ""},
    {"address # - formatted", Part::address, Field::formatted, ""},
    {"address # - street", Part::address, Field::street, ""},
    {"address # - extended address", Part::address, Field::street, ""},
    {"address # - po box", Part::address, Field::box, ""},
    {"address # - city", Part::address, Field::city, ""},
    {"address # - region", Part::address, Field::region, ""},
    {"address # - postal code", Part::address, Field::postal_code, ""},
    {"address # - country", Part::address, Field::country, ""},
    {"relation # - label", Part::fact, Field::fact_kind, "related", 0},
    {"relation # - value", Part::fact, Field::fact, "related", 0},
    {"event # - label", Part::fact, Field::fact_kind, "date", 1000},
    {"event # - value", Part::fact, Field::fact, "date", 1000},
    {"custom field # - label", Part::fact, Field::fact_kind, "note", 2000},
    {"custom field # - value", Part::fact, Field::fact, "note", 2000},
};

constexpr Column kGoogleOld[] = {
    {"name", Part::person, Field::name, ""},
    {"given name", Part::person, Field::given, ""},
    {"additional name", Part::person, Field::middle, ""},
    {"family name", Part::person, Field::family, ""},
    {"name prefix", Part::person, Field::prefix, ""},
    {"name suffix", Part::person, Field::suffix, ""},
    {"nickname", Part::person, Field::nickname, ""},
    {"birthday", Part::person, Field::birthday, ""},
    {"notes", Part::person, Field::note, ""},
    {"group membership", Part::person, Field::tags, ""},
    {"occupation", Part::fact, Field::fact, "profession", 3001},
    {"hobby", Part::fact, Field::fact, "hobby", 3002},
    {"location", Part::fact, Field::fact, "location", 3003},
    {"e-mail # - type", Part::email, Field::label, ""},
    {"e-mail # - value", Part::email, Field::email, ""},
    {"phone # - type", Part::phone, Field::label, ""},
    {"phone # - value", Part::phone, Field::phone, ""},
    {"im # - type", Part::messenger, Field::label, ""},
    {"im # - service", Part::messenger, Field::messenger_service, ""},
    {"im # - value", Part::messenger, Field::messenger, ""},
    {"website # - type", Part::web, Field::label, ""},
    {"website # - value", Part::web, Field::web, ""},
    {"address # - type", Part::address, Field::label, ""},
    {"address # - formatted", Part::address, Field::formatted, ""},
    {"address # - street", Part::address, Field::street, ""},
    {"address # - extended address", Part::address, Field::street, ""},
    {"address # - po box", Part::address, Field::box, ""},
    {"address # - city", Part::address, Field::city, ""},
    {"address # - region", Part::address, Field::region, ""},
    {"address # - postal code", Part::address, Field::postal_code, ""},
    {"address # - country", Part::address, Field::country, ""},
    {"organization # - name", Part::position, Field::organisation, ""},
    {"organization # - title", Part::position, Field::role, ""},
    {"organization # - department", Part::position, Field::department, ""},
    {"relation # - type", Part::fact, Field::fact_kind, "related", 0},
    {"relation # - value", Part::fact, Field::fact, "related", 0},
    {"event # - type", Part::fact, Field::fact_kind, "date", 1000},
    {"event # - value", Part::fact, Field::fact, "date", 1000},
    {"custom field # - type", Part::fact, Field::fact_kind, "note", 2000},
    {"custom field # - value", Part::fact, Field::fact, "note", 2000},
};

// Outlook classic and Outlook.com differ in which columns they have, not in what one means.
constexpr Column kOutlook[] = {
    {"title", Part::person, Field::prefix, ""},
    {"first name", Part::person, Field::given, ""},
    {"middle name", Part::person, Field::middle, ""},
    {"last name", Part::person, Field::family, ""},
    {"suffix", Part::person, Field::suffix, ""},
    {"nickname", Part::person, Field::nickname, ""},
    {"company", Part::position, Field::organisation, "", 1},
    {"department", Part::position, Field::department, "", 1},
    {"job title", Part::position, Field::role, "", 1},
    {"e-mail address", Part::email, Field::email, "", 1},
    {"e-mail type", Part::email, Field::email_type, "", 1},
    {"e-mail # address", Part::email, Field::email, ""},
    {"e-mail # type", Part::email, Field::email_type, ""},
    {"mobile phone", Part::phone, Field::phone, "mobile"},
    {"business phone", Part::phone, Field::phone, "work"},
    {"business phone #", Part::phone, Field::phone, "work", 100},
    {"home phone", Part::phone, Field::phone, "home"},
    {"home phone #", Part::phone, Field::phone, "home", 200},
    {"primary phone", Part::phone, Field::phone, "main"},
    {"other phone", Part::phone, Field::phone, "other"},
    {"car phone", Part::phone, Field::phone, "car"},
    {"radio phone", Part::phone, Field::phone, "radio"},
    {"company main phone", Part::phone, Field::phone, "company"},
    {"callback", Part::phone, Field::phone, "callback"},
    {"pager", Part::phone, Field::phone, "pager"},
    {"isdn", Part::phone, Field::phone, "isdn"},
    {"business fax", Part::phone, Field::phone, "work fax"},
    {"home fax", Part::phone, Field::phone, "home fax"},
    {"other fax", Part::phone, Field::phone, "fax"},
    {"imaddress", Part::messenger, Field::messenger, ""},
    {"web page", Part::web, Field::web, "work"},
    {"personal web page", Part::web, Field::web, "home"},
    {"business street", Part::address, Field::street, "work", 1},
    {"business street #", Part::address, Field::street, "work", -1},
    {"business address po box", Part::address, Field::box, "work", 1},
    {"business city", Part::address, Field::city, "work", 1},
    {"business state", Part::address, Field::region, "work", 1},
    {"business postal code", Part::address, Field::postal_code, "work", 1},
    {"business country/region", Part::address, Field::country, "work", 1},
    {"business country", Part::address, Field::country, "work", 1},
    {"home street", Part::address, Field::street, "home", 2},
    {"home street #", Part::address, Field::street, "home", -2},
    {"home address po box", Part::address, Field::box, "home", 2},
    {"home city", Part::address, Field::city, "home", 2},
    {"home state", Part::address, Field::region, "home", 2},
    {"home postal code", Part::address, Field::postal_code, "home", 2},
    {"home country/region", Part::address, Field::country, "home", 2},
    {"home country", Part::address, Field::country, "home", 2},
    {"other street", Part::address, Field::street, "other", 3},
    {"other street #", Part::address, Field::street, "other", -3},
    {"other address po box", Part::address, Field::box, "other", 3},
    {"other city", Part::address, Field::city, "other", 3},
    {"other state", Part::address, Field::region, "other", 3},
    {"other postal code", Part::address, Field::postal_code, "other", 3},
    {"other country/region", Part::address, Field::country, "other", 3},
    {"other country", Part::address, Field::country, "other", 3},
    {"birthday", Part::person, Field::birthday, ""},
    {"notes", Part::person, Field::note, ""},
    {"categories", Part::person, Field::categories, ""},
    {"keywords", Part::person, Field::categories, ""},
    {"anniversary", Part::fact, Field::fact, "anniversary"},
    {"spouse", Part::fact, Field::fact, "spouse"},
    {"children", Part::fact, Field::fact, "children"},
    {"manager's name", Part::fact, Field::fact, "manager"},
    {"assistant's name", Part::fact, Field::fact, "assistant"},
    // Somebody else's number: as a handle it would make two people one.
    {"assistant's phone", Part::fact, Field::fact, "assistant's phone"},
    {"referred by", Part::fact, Field::fact, "referred by"},
    {"hobby", Part::fact, Field::fact, "hobby"},
    {"profession", Part::fact, Field::fact, "profession"},
    {"schools", Part::fact, Field::fact, "school"},
    {"office location", Part::fact, Field::fact, "office"},
    {"location", Part::fact, Field::fact, "location"},
    {"user #", Part::fact, Field::fact, "note"},
};

constexpr Column kLinkedin[] = {
    {"first name", Part::person, Field::given, ""},
    {"last name", Part::person, Field::family, ""},
    {"url", Part::web, Field::profile, "linkedin"},
    {"email address", Part::email, Field::email, ""},
    {"company", Part::position, Field::organisation, "", 1},
    {"position", Part::position, Field::role, "", 1},
    {"connected on", Part::person, Field::connected_on, ""},
    {"vorname", Part::person, Field::given, ""},
    {"nachname", Part::person, Field::family, ""},
    {"e-mail-adresse", Part::email, Field::email, ""},
    {"unternehmen", Part::position, Field::organisation, "", 1},
    {"verbunden am", Part::person, Field::connected_on, ""},
};

struct Signature {
  Format format;
  std::array<std::string_view, 4> columns;  // all of them; # is any number
};
// The first that fits decides.
constexpr Signature kSignatures[] = {
    {Format::linkedin_messages, {"conversation id", "from", "date", "content"}},
    {Format::linkedin_invitations, {"from", "to", "sent at", "direction"}},
    {Format::linkedin_connections, {"first name", "last name", "company", "connected on"}},
    {Format::linkedin_connections, {"vorname", "nachname", "unternehmen", "verbunden am"}},
    {Format::google_csv, {"first name", "e-mail # - value"}},
    {Format::google_csv, {"first name", "phone # - value"}},
    {Format::google_csv, {"first name", "organization name", "labels"}},
    {Format::google_old_csv, {"given name", "e-mail # - value"}},
    {Format::google_old_csv, {"given name", "phone # - value"}},
    {Format::google_old_csv, {"name", "e-mail # - value"}},
    {Format::google_old_csv, {"name", "phone # - value"}},
    {Format::google_old_csv, {"name", "given name", "group membership"}},
    {Format::outlook_com_csv, {"first name", "e-mail address", "given yomi"}},
    {Format::outlook_com_csv, {"first name", "e-mail address", "imaddress"}},
    {Format::outlook_com_csv, {"first name", "e-mail address", "personal web page"}},
    {Format::outlook_csv, {"first name", "last name", "e-mail address", "e-mail display name"}},
    {Format::outlook_csv, {"first name", "last name", "e-mail address", "business phone"}},
    {Format::outlook_csv, {"first name", "last name", "e-mail address", "mobile phone"}},
    {Format::outlook_csv, {"first name", "last name", "e-mail address", "job title"}},
};

struct MapRow {
  MappedField field;
  Column column;
};
constexpr MapRow kMapRows[] = {
    {{"name", "the whole name"}, {"", Part::person, Field::name, ""}},
    {{"given", "first name"}, {"", Part::person, Field::given, ""}},
    {{"family", "last name"}, {"", Part::person, Field::family, ""}},
    {{"middle", "middle name"}, {"", Part::person, Field::middle, ""}},
    {{"nickname", "what friends say"}, {"", Part::person, Field::nickname, ""}},
    {{"email", "e-mail address"}, {"", Part::email, Field::email, "", 1}},
    {{"email2", "another e-mail address"}, {"", Part::email, Field::email, "", 2}},
    {{"phone", "phone number"}, {"", Part::phone, Field::phone, "", 1}},
    {{"phone2", "another phone number"}, {"", Part::phone, Field::phone, "", 2}},
    {{"mobile", "mobile number"}, {"", Part::phone, Field::phone, "mobile", 3}},
    {{"organisation", "company"}, {"", Part::position, Field::organisation, "", 1}},
    {{"role", "job title"}, {"", Part::position, Field::role, "", 1}},
    {{"department", "department"}, {"", Part::position, Field::department, "", 1}},
    {{"birthday", "date of birth, with or without its year"}, {"", Part::person, Field::birthday, ""}},
    {{"note", "anything to remember"}, {"", Part::person, Field::note, ""}},
    {{"tag", "tags, with commas or semicolons between them"}, {"", Part::person, Field::categories, ""}},
    {{"website", "web address"}, {"", Part::web, Field::web, "", 1}},
    {{"profile", "profile address, as on LinkedIn"}, {"", Part::web, Field::profile, "", 2}},
    {{"street", "street and number"}, {"", Part::address, Field::street, "", 1}},
    {{"city", "city"}, {"", Part::address, Field::city, "", 1}},
    {{"region", "state or region"}, {"", Part::address, Field::region, "", 1}},
    {{"postal-code", "postal code"}, {"", Part::address, Field::postal_code, "", 1}},
    {{"country", "country"}, {"", Part::address, Field::country, "", 1}},
};

// "e-mail 2 - value" -> "e-mail # - value" and 2.
std::pair<std::string, int> numbered(const std::string& key) {
  const auto from = key.find_first_of("0123456789");
  if (from == std::string::npos) return {key, 0};
  auto to = from;
  int number = 0;
  while (to < key.size() && key[to] >= '0' && key[to] <= '9' && to - from < 3) number = number * 10 + (key[to++] - '0');
  return {key.substr(0, from) + "#" + key.substr(to), number};
}

bool has(const std::vector<std::string>& keys, std::string_view wanted) {
  const bool any_number = wanted.find('#') != std::string_view::npos;
  return std::any_of(keys.begin(), keys.end(), [&](const std::string& key) {
    return any_number ? numbered(key).first == wanted : key == wanted;
  });
}

bool fits(const Signature& signature, const std::vector<std::string>& keys) {
  return std::all_of(signature.columns.begin(), signature.columns.end(),
                     [&](std::string_view column) { return column.empty() || has(keys, column); });
}

}  // namespace

std::span<const Column> columns_of(Format format) {
  switch (format) {
    case Format::google_csv: return kGoogle;
    case Format::google_old_csv: return kGoogleOld;
    case Format::outlook_csv:
    case Format::outlook_com_csv: return kOutlook;
    case Format::linkedin_connections: return kLinkedin;
    case Format::vcard:
    case Format::jcard:
    case Format::linkedin_messages:
    case Format::linkedin_invitations:
    case Format::mapped_csv: return {};
  }
  return {};
}

std::string header_key(std::string_view cell) {
  return lower_ascii(collapse(plain(cell)));
}

std::optional<Format> format_of_header(const std::vector<std::string>& keys) {
  for (const auto& signature : kSignatures) {
    if (fits(signature, keys)) return signature.format;
  }
  return std::nullopt;
}

bool is_header_of(Format format, const std::vector<std::string>& keys) {
  return std::any_of(std::begin(kSignatures), std::end(kSignatures),
                     [&](const Signature& signature) { return signature.format == format && fits(signature, keys); });
}

std::vector<BoundColumn> bind_columns(Format format, const std::vector<std::string>& keys) {
  std::vector<BoundColumn> bound;
  const auto columns = columns_of(format);
  const auto find = [&](std::string_view key) {
    return std::find_if(columns.begin(), columns.end(), [&](const Column& c) { return c.header == key; });
  };
  for (std::size_t i = 0; i < keys.size(); ++i) {
    auto found = find(keys[i]);
    int number = 0;
    if (found == columns.end()) {
      std::string pattern;
      std::tie(pattern, number) = numbered(keys[i]);
      if (number > 0) found = find(pattern);
    }
    if (found == columns.end()) continue;
    Column column = *found;
    // A negative group is fixed whatever the number: the second line of a street.
    column.group = column.group < 0 ? -column.group : column.group + number;
    // A column that stands alone is a group of its own.
    if (column.group == 0) column.group = 10'000 + static_cast<int>(i);
    bound.push_back({i, column});
  }
  return bound;
}

const std::vector<MappedField>& mapped_fields() {
  static const auto fields = [] {
    std::vector<MappedField> made;
    for (const auto& row : kMapRows) made.push_back(row.field);
    return made;
  }();
  return fields;
}

Status check_map(const ColumnMap& map) {
  for (const auto& entry : map) {
    const auto& field = entry.first;
    const auto known = [&](const MappedField& row) { return row.name == field; };
    if (std::any_of(mapped_fields().begin(), mapped_fields().end(), known)) continue;
    std::string names;
    for (const auto& row : mapped_fields()) names += (names.empty() ? "" : ", ") + std::string(row.name);
    return fail(Code::usage, fmt::format("--map knows no field \"{}\"", clip(field, 60)), "the fields are: " + names);
  }
  return {};
}

std::optional<std::vector<BoundColumn>> bind_map(const ColumnMap& map, const std::vector<std::string>& keys) {
  std::vector<BoundColumn> bound;
  for (const auto& row : kMapRows) {
    const auto wanted = map.find(std::string(row.field.name));
    if (wanted == map.end()) continue;
    const auto at = std::find(keys.begin(), keys.end(), header_key(wanted->second));
    if (at == keys.end()) return std::nullopt;
    bound.push_back({static_cast<std::size_t>(at - keys.begin()), row.column});
  }
  return bound;
}

}  // namespace kith
