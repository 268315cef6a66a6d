#include "app/person_compare.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "rules/match.hpp"

namespace kith::app {

const std::vector<Trait> kPersonTraits{Trait::given,    Trait::family,      Trait::born,   Trait::email,
                                       Trait::phone,    Trait::profile,     Trait::street, Trait::locality,
                                       Trait::postcode, Trait::organisation};

namespace {

using Values = std::vector<std::string>;

Values handle_keys(const Person& person, HandleKind kind) {
  Values values;
  for (const Handle& handle : person.handles) {
    if (handle.kind == kind) values.push_back(handle.key.empty() ? handle.value : handle.key);
  }
  return values;
}

Values handle_values(const Person& person, HandleKind kind) {
  Values values;
  for (const Handle& handle : person.handles) {
    if (handle.kind == kind) values.push_back(handle.value);
  }
  return values;
}

Values of_addresses(const Person& person, std::string Address::* part) {
  Values values;
  for (const Address& address : person.addresses) values.push_back(address.*part);
  return values;
}

Values organisations_of(const Person& person) {
  Values values;
  for (const Position& position : person.positions) values.push_back(position.organisation);
  return values;
}

NameParts parts_of(const Person& person) {
  if (!person.given.empty() || !person.family.empty()) return {person.given, person.family};
  return split_name(person.name);
}

std::string lines(const Values& values) {
  std::string text;
  for (const std::string& value : values) {
    if (trim(value).empty()) continue;
    if (!text.empty()) text += '\n';
    text += value;
  }
  return text;
}

Agreement agreement_of(Likeness likeness) {
  switch (likeness) {
    case Likeness::missing: return Agreement::one_sided;
    case Likeness::same: return Agreement::same;
    case Likeness::close:
    case Likeness::near:
    case Likeness::kin:
    case Likeness::loose:
    case Likeness::crossed: return Agreement::similar;
    case Likeness::different: return Agreement::different;
  }
  return Agreement::different;
}

// The best of all values with all values.
Agreement best(Trait trait, const Values& left, const Values& right) {
  Likeness found = Likeness::missing;
  for (const std::string& a : left) {
    for (const std::string& b : right) {
      const Likeness one = like(trait, prepared(trait, a), prepared(trait, b));
      if (one == Likeness::missing) continue;
      if (found == Likeness::missing || one < found) found = one;
    }
  }
  return agreement_of(found);
}

Agreement compare_whole_names(const Person& left, const Person& right) {
  switch (compare_names(left.name, right.name)) {
    case NameLikeness::same: return Agreement::same;
    case NameLikeness::compatible: return Agreement::similar;
    case NameLikeness::different: break;
  }
  const NameParts a = parts_of(left);
  const NameParts b = parts_of(right);
  const Agreement given = best(Trait::given, {a.given, left.nickname}, {b.given, right.nickname});
  const Agreement family = best(Trait::family, {a.family}, {b.family});
  const auto agrees = [](Agreement one) { return one == Agreement::same || one == Agreement::similar; };
  // Both must: "Anna Smith" and "Jane Smith" are two, and so are "John Smith Jr." and "Sr.".
  const bool generations = name_words(left.name) == name_words(right.name);
  return agrees(given) && agrees(family) && !generations ? Agreement::similar : Agreement::different;
}

Agreement compare_addresses(const Person& left, const Person& right) {
  Agreement found = Agreement::one_sided;
  for (const Address& a : left.addresses) {
    for (const Address& b : right.addresses) {
      const Agreement street = best(Trait::street, {a.street}, {b.street});
      const Agreement place = best(Trait::locality, {a.city, a.postal_code}, {b.city, b.postal_code});
      const Agreement one =
          std::max(street == Agreement::one_sided ? place : street, place == Agreement::one_sided ? street : place);
      if (one < found) found = one;
    }
  }
  return found;
}

std::string address_words(const Person& person) {
  Values all;
  for (const Address& address : person.addresses) {
    std::string text;
    for (const std::string* part : {&address.street, &address.postal_code, &address.city, &address.country}) {
      if (part->empty()) continue;
      if (!text.empty()) text += ", ";
      text += collapse(*part);
    }
    all.push_back(std::move(text));
  }
  return lines(all);
}

std::string work_words(const Person& person) {
  Values all;
  for (const Position& position : person.positions) {
    const bool both = !position.role.empty() && !position.organisation.empty();
    all.push_back(position.role + (both ? ", " : "") + position.organisation);
  }
  return lines(all);
}

}  // namespace

std::string_view name(Agreement agreement) {
  switch (agreement) {
    case Agreement::same: return "same";
    case Agreement::similar: return "similar";
    case Agreement::different: return "different";
    case Agreement::one_sided: return "one-sided";
  }
  return "";
}

std::vector<Compared> compare_people(const Person& left, const Person& right) {
  std::vector<Compared> fields;
  const auto add = [&](std::string what, std::string a, std::string b, Agreement agreement) {
    if (a.empty() && b.empty()) return;
    if (a.empty() || b.empty()) agreement = Agreement::one_sided;
    fields.push_back({std::move(what), std::move(a), std::move(b), agreement});
  };
  add("Name", left.name, right.name, compare_whole_names(left, right));
  add("Nickname", left.nickname, right.nickname, best(Trait::given, {left.nickname}, {right.nickname}));
  const auto birthday = [](const Person& person) { return person.birthday ? iso(*person.birthday) : std::string(); };
  add("Birthday", birthday(left), birthday(right), best(Trait::born, {birthday(left)}, {birthday(right)}));
  add("Work", work_words(left), work_words(right),
      best(Trait::organisation, organisations_of(left), organisations_of(right)));
  const std::pair<HandleKind, const char*> kinds[] = {{HandleKind::email, "E-mail"},
                                                      {HandleKind::phone, "Phone"},
                                                      {HandleKind::profile, "Profile"},
                                                      {HandleKind::website, "Website"},
                                                      {HandleKind::messenger, "Messenger"}};
  for (const auto& [kind, what] : kinds) {
    const Trait trait = kind == HandleKind::email   ? Trait::email
                        : kind == HandleKind::phone ? Trait::phone
                                                    : Trait::profile;
    add(what, lines(handle_values(left, kind)), lines(handle_values(right, kind)),
        best(trait, handle_keys(left, kind), handle_keys(right, kind)));
  }
  add("Address", address_words(left), address_words(right), compare_addresses(left, right));
  return fields;
}

bool contradicts(const std::vector<Compared>& fields) {
  return std::any_of(fields.begin(), fields.end(), [](const Compared& field) {
    return field.agreement == Agreement::different &&
           (field.what == "Name" || field.what == "Birthday" || field.what == "Profile");
  });
}

bool supports(const std::vector<Compared>& fields) {
  return std::any_of(fields.begin(), fields.end(), [](const Compared& field) {
    const bool agrees = field.agreement == Agreement::same || field.agreement == Agreement::similar;
    return agrees && field.what != "Name" && field.what != "Nickname";
  });
}

std::vector<std::vector<std::string>> trait_values(const Person& person) {
  const NameParts parts = parts_of(person);
  return {{parts.given, person.nickname},
          {parts.family},
          {person.birthday ? iso(*person.birthday) : ""},
          handle_keys(person, HandleKind::email),
          handle_keys(person, HandleKind::phone),
          handle_keys(person, HandleKind::profile),
          of_addresses(person, &Address::street),
          of_addresses(person, &Address::city),
          of_addresses(person, &Address::postal_code),
          organisations_of(person)};
}

}  // namespace kith::app
