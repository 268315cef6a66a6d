#include "formats/columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "formats/plain.hpp"

namespace kith {
namespace {

constexpr CsvColumn kGoogle[] = {
    {"first name", Part::person, CsvField::given, ""},
    {"middle name", Part::person, CsvField::middle, ""},
    {"last name", Part::person, CsvField::family, ""},
    {"name prefix", Part::person, CsvField::prefix, ""},
    {"name suffix", Part::person, CsvField::suffix, ""},
    {"nickname", Part::person, CsvField::nickname, ""},
    {"file as", Part::person, CsvField::file_as, ""},
    {"organization name", Part::position, CsvField::organisation, "", 1},
    {"organization title", Part::position, CsvField::role, "", 1},
    {"organization department", Part::position, CsvField::department, "", 1},
    {"birthday", Part::person, CsvField::birthday, ""},
    {"notes", Part::person, CsvField::note, ""},
    {"labels", Part::person, CsvField::tags, ""},
    {"e-mail # - label", Part::email, CsvField::label, ""},
    {"e-mail # - value", Part::email, CsvField::email, ""},
    {"phone # - label", Part::phone, CsvField::label, ""},
    {"phone # - value", Part::phone, CsvField::phone, ""},
    {"im # - service", Part::messenger, CsvField::messenger_service, ""},
    {"im # - label", Part::messenger, CsvField::label, ""},
    {"im # - value", Part::messenger, CsvField::messenger, ""},
    {"website # - label", Part::web, CsvField::label, ""},
    {"website # - value", Part::web, CsvField::web, ""},
    {"address # - label", Part::address, CsvField::label, ""},
    {"address # - formatted", Part::address, CsvField::formatted, ""},
    {"address # - street", Part::address, CsvField::street, ""},
    {"address # - extended address", Part::address, CsvField::street, ""},
    {"address # - po box", Part::address, CsvField::box, ""},
    {"address # - city", Part::address, CsvField::city, ""},
    {"address # - region", Part::address, CsvField::region, ""},
    {"address # - postal code", Part::address, CsvField::postal_code, ""},
    {"address # - country", Part::address, CsvField::country, ""},
    {"relation # - label", Part::fact, CsvField::fact_kind, "related", 0},
    {"relation # - value", Part::fact, CsvField::fact, "related", 0},
    {"event # - label", Part::fact, CsvField::fact_kind, "date", 1000},
    {"event # - value", Part::fact, CsvField::fact, "date", 1000},
    {"custom field # - label", Part::fact, CsvField::fact_kind, "note", 2000},
    {"custom field # - value", Part::fact, CsvField::fact, "note", 2000},
};

constexpr CsvColumn kGoogleOld[] = {
    {"name", Part::person, CsvField::name, ""},
    {"given name", Part::person, CsvField::given, ""},
    {"additional name", Part::person, CsvField::middle, ""},
    {"family name", Part::person, CsvField::family, ""},
    {"name prefix", Part::person, CsvField::prefix, ""},
    {"name suffix", Part::person, CsvField::suffix, ""},
    {"nickname", Part::person, CsvField::nickname, ""},
    {"birthday", Part::person, CsvField::birthday, ""},
    {"notes", Part::person, CsvField::note, ""},
    {"group membership", Part::person, CsvField::tags, ""},
    {"occupation", Part::fact, CsvField::fact, "profession", 3001},
    {"hobby", Part::fact, CsvField::fact, "hobby", 3002},
    {"location", Part::fact, CsvField::fact, "location", 3003},
    {"e-mail # - type", Part::email, CsvField::label, ""},
    {"e-mail # - value", Part::email, CsvField::email, ""},
    {"phone # - type", Part::phone, CsvField::label, ""},
    {"phone # - value", Part::phone, CsvField::phone, ""},
    {"im # - type", Part::messenger, CsvField::label, ""},
    {"im # - service", Part::messenger, CsvField::messenger_service, ""},
    {"im # - value", Part::messenger, CsvField::messenger, ""},
    {"website # - type", Part::web, CsvField::label, ""},
    {"website # - value", Part::web, CsvField::web, ""},
    {"address # - type", Part::address, CsvField::label, ""},
    {"address # - formatted", Part::address, CsvField::formatted, ""},
    {"address # - street", Part::address, CsvField::street, ""},
    {"address # - extended address", Part::address, CsvField::street, ""},
    {"address # - po box", Part::address, CsvField::box, ""},
    {"address # - city", Part::address, CsvField::city, ""},
    {"address # - region", Part::address, CsvField::region, ""},
    {"address # - postal code", Part::address, CsvField::postal_code, ""},
    {"address # - country", Part::address, CsvField::country, ""},
    {"organization # - name", Part::position, CsvField::organisation, ""},
    {"organization # - title", Part::position, CsvField::role, ""},
    {"organization # - department", Part::position, CsvField::department, ""},
    {"relation # - type", Part::fact, CsvField::fact_kind, "related", 0},
    {"relation # - value", Part::fact, CsvField::fact, "related", 0},
    {"event # - type", Part::fact, CsvField::fact_kind, "date", 1000},
    {"event # - value", Part::fact, CsvField::fact, "date", 1000},
    {"custom field # - type", Part::fact, CsvField::fact_kind, "note", 2000},
    {"custom field # - value", Part::fact, CsvField::fact, "note", 2000},
};

// Outlook classic and Outlook.com differ in which columns they have, not in what one means.
constexpr CsvColumn kOutlook[] = {
    {"title", Part::person, CsvField::prefix, ""},
    {"first name", Part::person, CsvField::given, ""},
    {"middle name", Part::person, CsvField::middle, ""},
    {"last name", Part::person, CsvField::family, ""},
    {"suffix", Part::person, CsvField::suffix, ""},
    {"nickname", Part::person, CsvField::nickname, ""},
    {"company", Part::position, CsvField::organisation, "", 1},
    {"department", Part::position, CsvField::department, "", 1},
    {"job title", Part::position, CsvField::role, "", 1},
    {"e-mail address", Part::email, CsvField::email, "", 1},
    {"e-mail type", Part::email, CsvField::email_type, "", 1},
    {"e-mail # address", Part::email, CsvField::email, ""},
    {"e-mail # type", Part::email, CsvField::email_type, ""},
    {"mobile phone", Part::phone, CsvField::phone, "mobile"},
    {"business phone", Part::phone, CsvField::phone, "work"},
    {"business phone #", Part::phone, CsvField::phone, "work", 100},
    {"home phone", Part::phone, CsvField::phone, "home"},
    {"home phone #", Part::phone, CsvField::phone, "home", 200},
    {"primary phone", Part::phone, CsvField::phone, "main"},
    {"other phone", Part::phone, CsvField::phone, "other"},
    {"car phone", Part::phone, CsvField::phone, "car"},
    {"radio phone", Part::phone, CsvField::phone, "radio"},
    {"company main phone", Part::phone, CsvField::phone, "company"},
    {"callback", Part::phone, CsvField::phone, "callback"},
    {"pager", Part::phone, CsvField::phone, "pager"},
    {"isdn", Part::phone, CsvField::phone, "isdn"},
    {"business fax", Part::phone, CsvField::phone, "work fax"},
    {"home fax", Part::phone, CsvField::phone, "home fax"},
    {"other fax", Part::phone, CsvField::phone, "fax"},
    {"imaddress", Part::messenger, CsvField::messenger, ""},
    {"web page", Part::web, CsvField::web, "work"},
    {"personal web page", Part::web, CsvField::web, "home"},
    {"business street", Part::address, CsvField::street, "work", 1},
    {"business street #", Part::address, CsvField::street, "work", -1},
    {"business address po box", Part::address, CsvField::box, "work", 1},
    {"business city", Part::address, CsvField::city, "work", 1},
    {"business state", Part::address, CsvField::region, "work", 1},
    {"business postal code", Part::address, CsvField::postal_code, "work", 1},
    {"business country/region", Part::address, CsvField::country, "work", 1},
    {"business country", Part::address, CsvField::country, "work", 1},
    {"home street", Part::address, CsvField::street, "home", 2},
    {"home street #", Part::address, CsvField::street, "home", -2},
    {"home address po box", Part::address, CsvField::box, "home", 2},
    {"home city", Part::address, CsvField::city, "home", 2},
    {"home state", Part::address, CsvField::region, "home", 2},
    {"home postal code", Part::address, CsvField::postal_code, "home", 2},
    {"home country/region", Part::address, CsvField::country, "home", 2},
    {"home country", Part::address, CsvField::country, "home", 2},
    {"other street", Part::address, CsvField::street, "other", 3},
    {"other street #", Part::address, CsvField::street, "other", -3},
    {"other address po box", Part::address, CsvField::box, "other", 3},
    {"other city", Part::address, CsvField::city, "other", 3},
    {"other state", Part::address, CsvField::region, "other", 3},
    {"other postal code", Part::address, CsvField::postal_code, "other", 3},
    {"other country/region", Part::address, CsvField::country, "other", 3},
    {"other country", Part::address, CsvField::country, "other", 3},
    {"birthday", Part::person, CsvField::birthday, ""},
    {"notes", Part::person, CsvField::note, ""},
    {"categories", Part::person, CsvField::categories, ""},
    {"keywords", Part::person, CsvField::categories, ""},
    {"anniversary", Part::fact, CsvField::fact, "anniversary"},
    {"spouse", Part::fact, CsvField::fact, "spouse"},
    {"children", Part::fact, CsvField::fact, "children"},
    {"manager's name", Part::fact, CsvField::fact, "manager"},
    {"assistant's name", Part::fact, CsvField::fact, "assistant"},
    // Somebody else's number: as a handle it would make two people one.
    {"assistant's phone", Part::fact, CsvField::fact, "assistant's phone"},
    {"referred by", Part::fact, CsvField::fact, "referred by"},
    {"hobby", Part::fact, CsvField::fact, "hobby"},
    {"profession", Part::fact, CsvField::fact, "profession"},
    {"schools", Part::fact, CsvField::fact, "school"},
    {"office location", Part::fact, CsvField::fact, "office"},
    {"location", Part::fact, CsvField::fact, "location"},
    {"user #", Part::fact, CsvField::fact, "note"},
};

constexpr CsvColumn kLinkedin[] = {
    {"first name", Part::person, CsvField::given, ""},
    {"last name", Part::person, CsvField::family, ""},
    {"url", Part::web, CsvField::profile, "linkedin"},
    {"email address", Part::email, CsvField::email, ""},
    {"company", Part::position, CsvField::organisation, "", 1},
    {"position", Part::position, CsvField::role, "", 1},
    {"connected on", Part::person, CsvField::connected_on, ""},
    {"vorname", Part::person, CsvField::given, ""},
    {"nachname", Part::person, CsvField::family, ""},
    {"e-mail-adresse", Part::email, CsvField::email, ""},
    {"unternehmen", Part::position, CsvField::organisation, "", 1},
    {"verbunden am", Part::person, CsvField::connected_on, ""},
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
  CsvColumn column;
};
constexpr MapRow kMapRows[] = {
    {{"name", "the whole name"}, {"", Part::person, CsvField::name, ""}},
    {{"given", "first name"}, {"", Part::person, CsvField::given, ""}},
    {{"family", "last name"}, {"", Part::person, CsvField::family, ""}},
    {{"middle", "middle name"}, {"", Part::person, CsvField::middle, ""}},
    {{"nickname", "what friends say"}, {"", Part::person, CsvField::nickname, ""}},
    {{"email", "e-mail address"}, {"", Part::email, CsvField::email, "", 1}},
    {{"email2", "another e-mail address"}, {"", Part::email, CsvField::email, "", 2}},
    {{"phone", "phone number"}, {"", Part::phone, CsvField::phone, "", 1}},
    {{"phone2", "another phone number"}, {"", Part::phone, CsvField::phone, "", 2}},
    {{"mobile", "mobile number"}, {"", Part::phone, CsvField::phone, "mobile", 3}},
    {{"organisation", "company"}, {"", Part::position, CsvField::organisation, "", 1}},
    {{"role", "job title"}, {"", Part::position, CsvField::role, "", 1}},
    {{"department", "department"}, {"", Part::position, CsvField::department, "", 1}},
    {{"birthday", "date of birth, with or without its year"}, {"", Part::person, CsvField::birthday, ""}},
    {{"note", "anything to remember"}, {"", Part::person, CsvField::note, ""}},
    {{"tag", "tags, with commas or semicolons between them"}, {"", Part::person, CsvField::categories, ""}},
    {{"website", "web address"}, {"", Part::web, CsvField::web, "", 1}},
    {{"profile", "profile address, as on LinkedIn"}, {"", Part::web, CsvField::profile, "", 2}},
    {{"street", "street and number"}, {"", Part::address, CsvField::street, "", 1}},
    {{"city", "city"}, {"", Part::address, CsvField::city, "", 1}},
    {{"region", "state or region"}, {"", Part::address, CsvField::region, "", 1}},
    {{"postal-code", "postal code"}, {"", Part::address, CsvField::postal_code, "", 1}},
    {{"country", "country"}, {"", Part::address, CsvField::country, "", 1}},
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

std::span<const CsvColumn> columns_of(Format format) {
  switch (format) {
    case Format::google_csv: return kGoogle;
    case Format::google_old_csv: return kGoogleOld;
    case Format::outlook_csv:
    case Format::outlook_com_csv: return kOutlook;
    case Format::linkedin_connections: return kLinkedin;
    case Format::vcard:
    case Format::icalendar:
    case Format::monica:
    case Format::kith_json:
    case Format::mbox:
    case Format::eml:
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
    return std::find_if(columns.begin(), columns.end(), [&](const CsvColumn& c) { return c.header == key; });
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
    CsvColumn column = *found;
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
