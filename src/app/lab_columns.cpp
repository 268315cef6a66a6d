#include "app/lab_columns.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "base/text.hpp"
#include "rules/match.hpp"

namespace kith::app {
namespace {

enum class Means {
  given,
  middle,
  family,
  name,
  born,
  birth_year,
  birth_month,
  birth_day,
  email,
  phone,
  profile,
  street,
  number,
  locality,
  postcode,
  region,
  organisation,
  code,
  nothing,
};

struct HeaderWords {
  std::string_view words;  // folded
  Means means;
};
constexpr HeaderWords kHeaders[] = {
    {"given name", Means::given},
    {"first name", Means::given},
    {"firstname", Means::given},
    {"forename", Means::given},
    {"given", Means::given},
    {"fname", Means::given},
    {"fname c1", Means::given},
    {"vorname", Means::given},
    {"prenom", Means::given},
    {"nombre", Means::given},
    {"middle name", Means::middle},
    {"middlename", Means::middle},
    {"midl name", Means::middle},
    {"fname c2", Means::middle},
    {"second name", Means::middle},
    {"nickname", Means::middle},
    {"surname", Means::family},
    {"last name", Means::family},
    {"lastname", Means::family},
    {"family name", Means::family},
    {"family", Means::family},
    {"lname", Means::family},
    {"lname c1", Means::family},
    {"nachname", Means::family},
    {"nom", Means::family},
    {"apellido", Means::family},
    {"name", Means::name},
    {"full name", Means::name},
    {"fullname", Means::name},
    {"display name", Means::name},
    {"person", Means::name},
    {"first and surname", Means::name},
    {"date of birth", Means::born},
    {"dob", Means::born},
    {"birth date", Means::born},
    {"birthdate", Means::born},
    {"birthday", Means::born},
    {"born", Means::born},
    {"geburtsdatum", Means::born},
    {"birth year", Means::birth_year},
    {"year of birth", Means::birth_year},
    {"by", Means::birth_year},
    {"birth month", Means::birth_month},
    {"month of birth", Means::birth_month},
    {"bm", Means::birth_month},
    {"birth day", Means::birth_day},
    {"day of birth", Means::birth_day},
    {"bd", Means::birth_day},
    {"email", Means::email},
    {"e mail", Means::email},
    {"email address", Means::email},
    {"mail", Means::email},
    {"phone", Means::phone},
    {"phone number", Means::phone},
    {"telephone", Means::phone},
    {"tel", Means::phone},
    {"mobile", Means::phone},
    {"cell", Means::phone},
    {"full phone num", Means::phone},
    {"telefon", Means::phone},
    {"url", Means::profile},
    {"profile", Means::profile},
    {"linkedin", Means::profile},
    {"website", Means::profile},
    {"address", Means::street},
    {"address 1", Means::street},
    {"address 2", Means::street},
    {"address1", Means::street},
    {"address2", Means::street},
    {"address line 1", Means::street},
    {"address line 2", Means::street},
    {"street", Means::street},
    {"street name", Means::street},
    {"street address", Means::street},
    {"res street address", Means::street},
    {"strasse", Means::street},
    {"street number", Means::number},
    {"street no", Means::number},
    {"house number", Means::number},
    {"house no", Means::number},
    {"hausnummer", Means::number},
    {"suburb", Means::locality},
    {"city", Means::locality},
    {"town", Means::locality},
    {"locality", Means::locality},
    {"ort", Means::locality},
    {"birth place", Means::locality},
    {"place of birth", Means::locality},
    {"postcode", Means::postcode},
    {"post code", Means::postcode},
    {"postal code", Means::postcode},
    {"zip", Means::postcode},
    {"zip code", Means::postcode},
    {"zipcode", Means::postcode},
    {"plz", Means::postcode},
    {"postcode fake", Means::postcode},
    {"state", Means::region},
    {"region", Means::region},
    {"province", Means::region},
    {"county", Means::region},
    {"country", Means::region},
    {"organisation", Means::organisation},
    {"organization", Means::organisation},
    {"company", Means::organisation},
    {"employer", Means::organisation},
    {"firma", Means::organisation},
    {"soc sec id", Means::code},
    {"ssn", Means::code},
    {"social security number", Means::code},
    {"national id", Means::code},
    {"passport", Means::code},
    // A row's own number says nothing about its person.
    {"id", Means::nothing},
    {"rec id", Means::nothing},
    {"record id", Means::nothing},
    {"row id", Means::nothing},
    {"unique id", Means::nothing},
    {"uid", Means::nothing},
    {"index", Means::nothing},
    {"cluster", Means::nothing},
    {"cluster id", Means::nothing},
    {"entity id", Means::nothing},
    {"ent id", Means::nothing},
    {"source", Means::nothing},
    {"dataset", Means::nothing},
};

std::optional<Means> means_of(const std::string& header) {
  const std::string words = fold(header);
  if (words.empty()) return Means::nothing;
  for (const HeaderWords& row : kHeaders) {
    if (row.words == words) return row.means;
  }
  return std::nullopt;
}

// Texts that tables use for "nothing here".
bool says_nothing(std::string_view cell) {
  static constexpr std::string_view kNone[] = {"", "NA", "N/A", "NULL", "null", "NaN", "nan", "None", "-", "?"};
  return std::find(std::begin(kNone), std::end(kNone), trim(cell)) != std::end(kNone);
}

// A column whose values are all different, or all the same, cannot say that two rows agree.
std::optional<Trait> worth_of(const std::vector<Cells>& rows, std::size_t cell) {
  std::set<std::string_view> distinct;
  std::size_t filled = 0;
  std::size_t digits = 0;
  std::size_t letters = 0;
  for (const Cells& row : rows) {
    if (cell >= row.size() || says_nothing(row[cell])) continue;
    ++filled;
    distinct.insert(row[cell]);
    for (const char c : row[cell]) (c >= '0' && c <= '9' ? digits : letters) += 1;
  }
  if (distinct.size() < 2 || distinct.size() == filled || filled * 50 < rows.size()) return std::nullopt;
  return digits > letters ? Trait::code : Trait::text;
}

std::optional<Trait> trait_of(Means means) {
  switch (means) {
    case Means::given:
    case Means::middle: return Trait::given;
    case Means::family: return Trait::family;
    case Means::born: return Trait::born;
    case Means::email: return Trait::email;
    case Means::phone: return Trait::phone;
    case Means::profile: return Trait::profile;
    case Means::street: return Trait::street;
    case Means::number: return Trait::number;
    case Means::locality: return Trait::locality;
    case Means::postcode: return Trait::postcode;
    case Means::region: return Trait::region;
    case Means::organisation: return Trait::organisation;
    case Means::code: return Trait::code;
    case Means::name:
    case Means::birth_year:
    case Means::birth_month:
    case Means::birth_day:
    case Means::nothing: return std::nullopt;
  }
  return std::nullopt;
}

class Recognised {
 public:
  void take(std::size_t cell, Means means) { cells_.emplace_back(means, cell); }
  bool has(Means means) const {
    return std::any_of(cells_.begin(), cells_.end(), [&](const auto& one) { return one.first == means; });
  }
  std::vector<std::size_t> all(Means means) const {
    std::vector<std::size_t> found;
    for (const auto& [one, cell] : cells_) {
      if (one == means) found.push_back(cell);
    }
    return found;
  }

  // Given and family names first: those two may stand in each other's place.
  std::vector<LabColumn> columns() const {
    std::vector<LabColumn> made;
    const auto plain = [&](Means means) {
      for (const std::size_t cell : all(means)) made.push_back({*trait_of(means), LabColumn::Make::cell, {cell}});
    };
    if (has(Means::name) && !(has(Means::given) && has(Means::family))) {
      const std::size_t name = all(Means::name).front();
      made.push_back({Trait::given, LabColumn::Make::given_of_name, {name}});
      made.push_back({Trait::family, LabColumn::Make::family_of_name, {name}});
    } else {
      plain(Means::given);
      plain(Means::family);
    }
    if (has(Means::birth_year) && !has(Means::born)) made.push_back(birth());
    for (const Means means :
         {Means::middle, Means::born, Means::email, Means::phone, Means::profile, Means::street, Means::number,
          Means::locality, Means::postcode, Means::region, Means::organisation, Means::code}) {
      plain(means);
    }
    return made;
  }

 private:
  LabColumn birth() const {
    LabColumn made{Trait::born, LabColumn::Make::date_of_parts, all(Means::birth_year)};
    made.cells.resize(1);
    for (const Means means : {Means::birth_month, Means::birth_day}) {
      if (has(means)) made.cells.push_back(all(means).front());
    }
    return made;
  }

  std::vector<std::pair<Means, std::size_t>> cells_;
};

std::string cell_of(const Cells& row, std::size_t cell) {
  return cell < row.size() && !says_nothing(row[cell]) ? row[cell] : std::string();
}

std::string date_of(const LabColumn& column, const Cells& row) {
  constexpr std::size_t kWidths[] = {4, 2, 2};
  std::string date;
  for (std::size_t i = 0; i < std::size(kWidths); ++i) {
    std::string part = i < column.cells.size() ? cell_of(row, column.cells[i]) : "";
    if (part.size() < kWidths[i]) part.insert(0, kWidths[i] - part.size(), '0');
    date += part;
  }
  return date == "00000000" ? "" : date;
}

}  // namespace

std::vector<LabColumn> lab_columns(const Cells& header, const std::vector<Cells>& rows,
                                   const std::vector<std::string>& ignored) {
  Recognised known;
  std::vector<LabColumn> unknown;
  for (std::size_t cell = 0; cell < header.size(); ++cell) {
    const auto same = [&](const std::string& name) { return fold(name) == fold(header[cell]); };
    if (std::any_of(ignored.begin(), ignored.end(), same)) continue;
    if (const auto means = means_of(header[cell])) {
      known.take(cell, *means);
    } else if (const auto trait = worth_of(rows, cell)) {
      unknown.push_back({*trait, LabColumn::Make::cell, {cell}});
    }
  }
  std::vector<LabColumn> columns = known.columns();
  columns.insert(columns.end(), unknown.begin(), unknown.end());
  return columns;
}

std::vector<std::vector<std::string>> lab_values(const std::vector<LabColumn>& columns, const Cells& row) {
  std::vector<std::vector<std::string>> values;
  for (const LabColumn& column : columns) {
    switch (column.make) {
      case LabColumn::Make::cell: values.push_back({cell_of(row, column.cells.front())}); break;
      case LabColumn::Make::given_of_name:
        values.push_back({split_name(cell_of(row, column.cells.front())).given});
        break;
      case LabColumn::Make::family_of_name:
        values.push_back({split_name(cell_of(row, column.cells.front())).family});
        break;
      case LabColumn::Make::date_of_parts: values.push_back({date_of(column, row)}); break;
    }
  }
  return values;
}

}  // namespace kith::app
