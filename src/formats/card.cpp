#include "formats/card.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.hpp"
#include "formats/complete.hpp"
#include "formats/loose_date.hpp"
#include "formats/plain.hpp"

namespace kith {
namespace {

class Card {
 public:
  Card(const std::vector<Property>& properties, long line) : properties_(properties) { record_.line = line; }
  Record read();

 private:
  using Take = void (Card::*)(const Property&, std::string_view word);
  struct Row {
    std::string_view name;
    Take take;
    std::string_view word;  // what tells rows with the same function apart
  };
  static const Row kRows[];
  static const std::map<std::string_view, const Row*>& rows();

  void full_name(const Property&, std::string_view);
  void name_parts(const Property&, std::string_view);
  void nickname(const Property&, std::string_view);
  void phone(const Property&, std::string_view);
  void email(const Property&, std::string_view);
  void web(const Property&, std::string_view);
  void impp(const Property&, std::string_view);
  void messenger(const Property&, std::string_view service);
  void social(const Property&, std::string_view);
  void address(const Property&, std::string_view);
  void address_label(const Property&, std::string_view);
  void organisation(const Property&, std::string_view);
  void title(const Property&, std::string_view);
  void role(const Property&, std::string_view);
  void past_position(const Property&, std::string_view);
  void birthday(const Property&, std::string_view);
  void note(const Property&, std::string_view);
  void tags(const Property&, std::string_view);
  void fact(const Property&, std::string_view kind);
  void labelled_fact(const Property&, std::string_view kind);
  void date_fact(const Property&, std::string_view kind);
  void related(const Property&, std::string_view);
  void photo(const Property&, std::string_view);
  void kind(const Property&, std::string_view);
  void shown_as(const Property&, std::string_view);
  void uid(const Property&, std::string_view);
  void revised(const Property&, std::string_view);
  void passed_over(const Property&, std::string_view) {}

  std::string text(std::string_view escaped) const { return plain(unescape(escaped, escapes_)); }
  std::vector<std::string> components(const Property& p, std::size_t count, std::string_view joint) const;
  std::string label(const Property& p) const;
  void add(const Property& p, Handle handle);
  void add_fact(std::string kind, std::string text);
  void keep(const Property& p);
  void positions();
  void labels_of_extras();

  const std::vector<Property>& properties_;
  ContactRecord record_;
  Escapes escapes_ = Escapes::all;
  bool commas_are_text_ = false;  // 4.0 escapes a comma inside a category; older cards split anyway
  bool group_ = false;
  bool shown_as_company_ = false;
  std::map<std::string, std::string> labels_;  // of groups
  std::set<std::string> kept_groups_;          // groups with a property among the extras
  std::vector<int> preference_;                // of record_.handles
  struct Work {
    std::string group, text, department;
    std::optional<PartialDate> from;
  };
  std::vector<Work> organisations_, titles_;
  std::vector<const Property*> roles_;
  std::vector<Address> written_addresses_;  // from LABEL
};

const Card::Row Card::kRows[] = {
    {"FN", &Card::full_name, ""},
    {"N", &Card::name_parts, ""},
    {"NICKNAME", &Card::nickname, ""},
    {"TEL", &Card::phone, ""},
    {"EMAIL", &Card::email, ""},
    {"URL", &Card::web, ""},
    {"IMPP", &Card::impp, ""},
    {"X-SKYPE", &Card::messenger, "skype"},
    {"X-SKYPE-USERNAME", &Card::messenger, "skype"},
    {"X-AIM", &Card::messenger, "aim"},
    {"X-ICQ", &Card::messenger, "icq"},
    {"X-MSN", &Card::messenger, "msn"},
    {"X-YAHOO", &Card::messenger, "yahoo"},
    {"X-JABBER", &Card::messenger, "xmpp"},
    {"X-GTALK", &Card::messenger, "gtalk"},
    {"X-GOOGLE-TALK", &Card::messenger, "gtalk"},
    {"X-GOOGLE-HANGOUTS", &Card::messenger, "hangouts"},
    {"X-QQ", &Card::messenger, "qq"},
    {"X-GADUGADU", &Card::messenger, "gadu-gadu"},
    {"X-GROUPWISE", &Card::messenger, "groupwise"},
    {"X-SIP", &Card::messenger, "sip"},
    {"X-MATRIX", &Card::messenger, "matrix"},
    {"X-TELEGRAM", &Card::messenger, "telegram"},
    {"X-TWITTER", &Card::messenger, "twitter"},
    {"X-MESSAGING/TWITTER-ALL", &Card::messenger, "twitter"},
    {"X-MESSAGING/IRC-ALL", &Card::messenger, "irc"},
    {"X-MESSAGING/XMPP-ALL", &Card::messenger, "xmpp"},
    {"X-MS-IMADDRESS", &Card::messenger, "im"},
    {"X-KADDRESSBOOK-X-IMADDRESS", &Card::messenger, "im"},
    {"X-SOCIALPROFILE", &Card::social, ""},
    {"ADR", &Card::address, ""},
    {"LABEL", &Card::address_label, ""},
    {"ORG", &Card::organisation, ""},
    {"TITLE", &Card::title, ""},
    {"ROLE", &Card::role, ""},
    {"X-KITH-POSITION", &Card::past_position, ""},
    {"BDAY", &Card::birthday, ""},
    {"NOTE", &Card::note, ""},
    {"CATEGORIES", &Card::tags, ""},
    {"ANNIVERSARY", &Card::date_fact, "anniversary"},
    {"X-ANNIVERSARY", &Card::date_fact, "anniversary"},
    {"X-MS-ANNIVERSARY", &Card::date_fact, "anniversary"},
    {"X-EVOLUTION-ANNIVERSARY", &Card::date_fact, "anniversary"},
    {"X-KADDRESSBOOK-X-ANNIVERSARY", &Card::date_fact, "anniversary"},
    {"X-ABDATE", &Card::date_fact, "date"},
    {"X-SPOUSE", &Card::fact, "spouse"},
    {"X-MS-SPOUSE", &Card::fact, "spouse"},
    {"X-EVOLUTION-SPOUSE", &Card::fact, "spouse"},
    {"X-KADDRESSBOOK-X-SPOUSESNAME", &Card::fact, "spouse"},
    {"X-CHILD", &Card::fact, "child"},
    {"X-MS-CHILD", &Card::fact, "child"},
    {"X-MANAGER", &Card::fact, "manager"},
    {"X-MS-MANAGER", &Card::fact, "manager"},
    {"X-EVOLUTION-MANAGER", &Card::fact, "manager"},
    {"X-KADDRESSBOOK-X-MANAGERSNAME", &Card::fact, "manager"},
    {"X-ASSISTANT", &Card::fact, "assistant"},
    {"X-MS-ASSISTANT", &Card::fact, "assistant"},
    {"X-EVOLUTION-ASSISTANT", &Card::fact, "assistant"},
    {"X-KADDRESSBOOK-X-ASSISTANTSNAME", &Card::fact, "assistant"},
    {"X-KADDRESSBOOK-X-PROFESSION", &Card::fact, "profession"},
    {"X-KADDRESSBOOK-X-OFFICE", &Card::fact, "office"},
    {"HOBBY", &Card::fact, "hobby"},
    {"X-HOBBY", &Card::fact, "hobby"},
    {"INTEREST", &Card::fact, "interest"},
    {"EXPERTISE", &Card::fact, "expertise"},
    {"X-ABRELATEDNAMES", &Card::labelled_fact, "related"},
    {"X-KITH-FACT", &Card::labelled_fact, "note"},
    {"RELATED", &Card::related, ""},
    {"PHOTO", &Card::photo, ""},
    {"KIND", &Card::kind, ""},
    {"X-ADDRESSBOOKSERVER-KIND", &Card::kind, ""},
    {"X-ABSHOWAS", &Card::shown_as, ""},
    {"UID", &Card::uid, ""},
    {"REV", &Card::revised, ""},
    {"VERSION", &Card::passed_over, ""},
    {"PRODID", &Card::passed_over, ""},
    {"PROFILE", &Card::passed_over, ""},
    {"AGENT", &Card::passed_over, ""},
    {"X-ABLABEL", &Card::passed_over, ""},  // read beforehand, with its group
};

const std::map<std::string_view, const Card::Row*>& Card::rows() {
  static const auto made = [] {
    std::map<std::string_view, const Row*> index;
    for (const Row& row : kRows) index.emplace(row.name, &row);
    return index;
  }();
  return made;
}

Record Card::read() {
  for (const Property& p : properties_) {
    if (p.name == "VERSION") {
      const std::string_view version = trim(p.value);
      if (version == "2.1") escapes_ = Escapes::no_newline;
      commas_are_text_ = version == "4.0";
    } else if (p.name == "X-ABLABEL" && !p.group.empty()) {
      labels_.emplace(p.group, plain_label(text(p.value)));
    }
  }
  for (const Property& p : properties_) {
    const auto row = rows().find(p.name);
    if (row == rows().end()) {
      keep(p);
    } else {
      (this->*row->second->take)(p, row->second->word);
    }
  }
  if (group_) return Skipped{record_.line, "a group of contacts"};
  positions();
  labels_of_extras();
  if (record_.addresses.empty()) record_.addresses = std::move(written_addresses_);

  // What the card prefers comes first; otherwise the order stays.
  std::vector<std::size_t> order(record_.handles.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [this](std::size_t a, std::size_t b) { return preference_[a] < preference_[b]; });
  std::vector<Handle> handles;
  for (const std::size_t i : order) handles.push_back(std::move(record_.handles[i]));
  record_.handles = std::move(handles);

  if (shown_as_company_ && record_.given.empty() && record_.family.empty()) record_.organisation_only = true;
  return complete(std::move(record_));
}

// `count` components; the values of a list inside one are put together with `joint`.
std::vector<std::string> Card::components(const Property& p, std::size_t count, std::string_view joint) const {
  std::vector<std::string> out;
  for (const auto part : split_escaped(p.value, ';')) {
    std::string joined;
    for (const auto value : split_escaped(part, ',')) {
      const std::string one = text(value);
      if (one.empty()) continue;
      if (!joined.empty()) joined += joint;
      joined += one;
    }
    out.push_back(std::move(joined));
    if (out.size() == count) break;
  }
  out.resize(count);
  return out;
}

// The label the user wrote, else what the types say: "work fax", "mobile".
std::string Card::label(const Property& p) const {
  if (!p.group.empty()) {
    if (const auto own = labels_.find(p.group); own != labels_.end() && !own->second.empty()) return own->second;
  }
  static constexpr std::string_view kSilent[] = {"VOICE", "INTERNET", "PREF",   "MSG",  "TEXT", "VIDEO",
                                                 "X400",  "POSTAL",   "PARCEL", "INTL", "DOM",  "TEXTPHONE",
                                                 "BBS",   "MODEM",    "ISDN",   "PCS"};
  std::string place, device;
  for (const auto& [name, value] : p.params) {
    if (name != "TYPE" || value.empty()) continue;
    if (std::any_of(std::begin(kSilent), std::end(kSilent), [&](auto silent) { return equal_ascii(silent, value); })) {
      continue;
    }
    std::string word = plain_label(value);
    if (word == value) word = lower_ascii(value);
    std::string& to = word == "home" || word == "work" || word == "other" ? place : device;
    if (to == word) continue;
    to += (to.empty() ? "" : " ") + word;
  }
  return place + (place.empty() || device.empty() ? "" : " ") + device;
}

void Card::add(const Property& p, Handle handle) {
  if (handle.value.empty()) return;
  int preference = 101;
  for (const auto& [name, value] : p.params) {
    if (name == "TYPE" && equal_ascii(value, "PREF")) preference = 50;
    if (name == "PREF" && !value.empty() && value.size() <= 3 &&
        value.find_first_not_of("0123456789") == std::string::npos) {
      preference = std::stoi(value);
    }
  }
  record_.handles.push_back(std::move(handle));
  preference_.push_back(preference);
}

void Card::add_fact(std::string kind, std::string what) {
  if (what.empty()) return;
  Fact fact;
  fact.kind = std::move(kind);
  fact.text = std::move(what);
  record_.facts.push_back(std::move(fact));
}

void Card::keep(const Property& p) {
  // Nothing but separators says nothing.
  if (p.value.find_first_not_of("; ") == std::string::npos) return;
  if (!p.group.empty()) kept_groups_.insert(p.group);
  record_.extras.push_back(content_line(p));
}

void Card::full_name(const Property& p, std::string_view) {
  if (record_.name.empty()) record_.name = collapse(text(p.value));
}

void Card::name_parts(const Property& p, std::string_view) {
  if (!record_.family.empty() || !record_.given.empty()) return;
  const auto names = components(p, 5, " ");
  record_.family = collapse(names[0]);
  record_.given = collapse(names[1]);
  record_.middle = collapse(names[2]);
  const auto titles = components(p, 5, ", ");
  record_.prefix = collapse(titles[3]);
  record_.suffix = collapse(titles[4]);
}

void Card::nickname(const Property& p, std::string_view) {
  const std::string name = components(p, 1, ", ").front();
  if (name.empty()) return;
  if (!record_.nickname.empty()) record_.nickname += ", ";
  record_.nickname += name;
}

void Card::phone(const Property& p, std::string_view) {
  std::string number = text(p.value);
  if (number.size() > 4 && equal_ascii(std::string_view(number).substr(0, 4), "tel:")) {
    number.erase(0, 4);
    // tel:+1-418-656-9254;ext=102
    const auto parameters = number.find(';');
    if (parameters != std::string::npos) {
      const std::string rest = number.substr(parameters + 1);
      number.erase(parameters);
      if (rest.starts_with("ext=")) number += " ext. " + rest.substr(4, rest.find(';') - 4);
    }
  }
  Handle handle;
  handle.kind = HandleKind::phone;
  handle.value = collapse(number);
  handle.label = label(p);
  add(p, std::move(handle));
}

void Card::email(const Property& p, std::string_view) {
  Handle handle;
  handle.kind = HandleKind::email;
  handle.value = text(p.value);
  if (handle.value.size() > 7 && equal_ascii(std::string_view(handle.value).substr(0, 7), "mailto:")) {
    handle.value.erase(0, 7);
  }
  handle.label = label(p);
  add(p, std::move(handle));
}

void Card::web(const Property& p, std::string_view) {
  std::string value = text(p.value);
  if (!value.empty()) add(p, web_handle(std::move(value), label(p)));
}

// Values are kept as service:name, so that X-SKYPE:ada and IMPP:skype:ada are the same.
void Card::impp(const Property& p, std::string_view) {
  std::string value = text(p.value);
  const std::string_view service = p.param("X-SERVICE-TYPE");
  if (value.starts_with("x-apple:") && !service.empty()) value.replace(0, 7, lower_ascii(service));
  if (value.find(':') == std::string::npos && !service.empty()) value.insert(0, lower_ascii(service) + ":");
  Handle handle;
  handle.kind = HandleKind::messenger;
  handle.value = std::move(value);
  handle.label = label(p);
  add(p, std::move(handle));
}

void Card::messenger(const Property& p, std::string_view service) {
  // The messaging fields of one program join several accounts with a private-use character.
  for (const auto& one : split(text(p.value), "\uE000")) {
    const auto name = trim(one);
    if (name.empty()) continue;
    Handle handle;
    handle.kind = HandleKind::messenger;
    handle.value = std::string(service) + ":" + std::string(name);
    handle.label = label(p);
    add(p, std::move(handle));
  }
}

void Card::social(const Property& p, std::string_view) {
  std::string value = text(p.value);
  if (value.empty()) return;
  const std::string service = lower_ascii(p.param("TYPE"));
  if (value.find("://") != std::string::npos) {
    Handle handle;
    handle.kind = HandleKind::profile;
    handle.value = std::move(value);
    handle.label = service;
    add(p, std::move(handle));
    return;
  }
  if (value.starts_with("x-apple:")) value.erase(0, 8);
  Handle handle;
  handle.kind = HandleKind::messenger;
  handle.value = service.empty() ? value : service + ":" + value;
  add(p, std::move(handle));
}

void Card::address(const Property& p, std::string_view) {
  const auto parts = components(p, 7, ", ");
  Address address;
  address.label = label(p);
  // Street first, then what narrows it down: the extended address, the box.
  for (const std::size_t i : {2U, 1U, 0U}) {
    if (parts[i].empty()) continue;
    if (!address.street.empty()) address.street += "\n";
    address.street += parts[i];
  }
  address.city = parts[3];
  address.region = parts[4];
  address.postal_code = parts[5];
  address.country = parts[6];
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!parts[i].empty()) {
      record_.addresses.push_back(std::move(address));
      return;
    }
  }
}

void Card::address_label(const Property& p, std::string_view) {
  Address address;
  address.label = label(p);
  address.street = text(p.value);
  if (!address.street.empty()) written_addresses_.push_back(std::move(address));
}

void Card::organisation(const Property& p, std::string_view) {
  Work work;
  work.group = p.group;
  for (const auto part : split_escaped(p.value, ';')) {
    const std::string unit = text(part);
    if (unit.empty()) continue;
    if (work.text.empty()) {
      work.text = unit;
    } else {
      work.department += (work.department.empty() ? "" : ", ") + unit;
    }
  }
  work.from = loose_date(p.param("X-FROM"));
  if (!work.text.empty()) organisations_.push_back(std::move(work));
}

void Card::title(const Property& p, std::string_view) {
  std::string title = text(p.value);
  if (!title.empty()) titles_.push_back({p.group, std::move(title), {}, std::nullopt});
}

void Card::role(const Property& p, std::string_view) {
  if (!trim(p.value).empty()) roles_.push_back(&p);
}

void Card::past_position(const Property& p, std::string_view) {
  const auto parts = split_escaped(p.value, ';');
  Position position;
  position.organisation = text(parts[0]);
  if (parts.size() > 1) position.role = text(parts[1]);
  if (parts.size() > 2) position.department = text(parts[2]);
  position.from = loose_date(p.param("X-FROM"));
  position.to = loose_date(p.param("X-TO"));
  record_.positions.push_back(std::move(position));
}

// Organisations and titles belong together by their group, else in their order. ROLE stands in for a
// title that is not there.
void Card::positions() {
  if (titles_.empty()) {
    for (const Property* p : roles_) titles_.push_back({p->group, text(p->value), {}, std::nullopt});
  } else {
    for (const Property* p : roles_) {
      const std::string role = text(p->value);
      if (std::none_of(titles_.begin(), titles_.end(), [&](const Work& t) { return t.text == role; })) keep(*p);
    }
  }
  std::vector<Position> current(organisations_.size());
  for (std::size_t i = 0; i < organisations_.size(); ++i) {
    current[i].organisation = std::move(organisations_[i].text);
    current[i].department = std::move(organisations_[i].department);
    current[i].from = organisations_[i].from;
  }
  std::size_t next = 0;
  for (auto& title : titles_) {
    std::size_t at = current.size();
    if (!title.group.empty()) {
      for (std::size_t i = 0; i < organisations_.size(); ++i) {
        if (organisations_[i].group == title.group) at = i;
      }
    }
    if (at == current.size()) at = next;
    next = std::max(next, at + 1);
    if (at >= current.size()) at = (current.emplace_back(), current.size() - 1);
    current[at].role = std::move(title.text);
  }
  record_.positions.insert(record_.positions.begin(), std::make_move_iterator(current.begin()),
                           std::make_move_iterator(current.end()));
}

void Card::birthday(const Property& p, std::string_view) {
  if (trim(p.value).empty()) return;
  auto date = loose_date(text(p.value));
  if (date && date->year && std::to_string(*date->year) == p.param("X-APPLE-OMIT-YEAR")) date = without_year(*date);
  if (!date) return keep(p);  // "circa 1800"
  if (!record_.birthday) record_.birthday = date;
}

void Card::note(const Property& p, std::string_view) {
  std::string note = text(p.value);
  if (!note.empty()) record_.notes.push_back(std::move(note));
}

void Card::tags(const Property& p, std::string_view) {
  for (const auto escaped : split_escaped(p.value, ',')) {
    const std::string category = text(escaped);
    for (const auto& one : commas_are_text_ ? std::vector<std::string>{category} : split(category, ",")) {
      const auto tag = trim(one);
      if (!tag.empty() && !is_system_tag(tag)) record_.tags.emplace_back(tag);
    }
  }
}

void Card::fact(const Property& p, std::string_view kind) {
  add_fact(std::string(kind), text(p.value));
}

void Card::labelled_fact(const Property& p, std::string_view kind) {
  std::string said(p.param("X-KIND"));
  if (said.empty()) said = label(p);
  add_fact(said.empty() ? std::string(kind) : said, text(p.value));
}

void Card::date_fact(const Property& p, std::string_view kind) {
  const std::string written = text(p.value);
  const auto date = loose_date(written);
  const std::string own = label(p);
  add_fact(own.empty() || kind == "anniversary" ? std::string(kind) : own, date ? iso(*date) : written);
}

void Card::related(const Property& p, std::string_view) {
  const std::string who = text(p.value);
  // A pointer to another card is no name.
  if (who.starts_with("urn:") || who.starts_with("data:")) return keep(p);
  std::string kind = label(p);
  add_fact(kind.empty() ? "related" : kind, who);
}

void Card::photo(const Property& p, std::string_view) {
  if (!record_.photo.empty() || trim(p.value).empty()) return;
  std::string line = content_line(p);
  if (line.size() <= kPhotoBytes) record_.photo = std::move(line);
}

void Card::kind(const Property& p, std::string_view) {
  const auto value = trim(p.value);
  if (equal_ascii(value, "group")) group_ = true;
  if (equal_ascii(value, "org")) record_.organisation_only = true;
}

void Card::shown_as(const Property& p, std::string_view) {
  if (equal_ascii(trim(p.value), "COMPANY")) shown_as_company_ = true;
}

void Card::uid(const Property& p, std::string_view) {
  if (record_.uid.empty()) record_.uid = text(p.value);
}

void Card::revised(const Property& p, std::string_view) {
  if (!record_.revised) record_.revised = loose_instant(text(p.value), ShortYear::recent);
}

// The label of a property that is kept is kept with it.
void Card::labels_of_extras() {
  for (const Property& p : properties_) {
    if (p.name == "X-ABLABEL" && kept_groups_.contains(p.group)) record_.extras.push_back(content_line(p));
  }
}

}  // namespace

Record read_card(const std::vector<Property>& properties, long line) {
  return Card(properties, line).read();
}

}  // namespace kith
