#include "formats/contact_rows.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "formats/complete.hpp"
#include "formats/loose_date.hpp"
#include "formats/plain.hpp"

namespace kith {
namespace {

// Google puts several values into one cell with this between them.
constexpr std::string_view kBetween = ":::";

void set_once(std::string& to, std::string value) {
  if (to.empty()) to = std::move(value);
}

void add_line(std::string& to, const std::string& line) {
  if (!to.empty()) to += "\n";
  to += line;
}

void add_tags(std::vector<std::string>& tags, std::string_view cell, std::string_view between) {
  for (const auto& one : split(cell, between)) {
    std::string_view tag = trim(one);
    if (tag.empty() || is_system_tag(tag)) continue;
    // Google's star marks a system group: "* starred".
    if (tag.starts_with("* ")) tag.remove_prefix(2);
    tags.emplace_back(trim(tag));
  }
}

void add_handle(ContactRecord& record, HandleKind kind, std::string_view value, std::string label) {
  Handle handle;
  handle.kind = kind;
  handle.value = std::string(trim(value));
  handle.label = std::move(label);
  if (!handle.value.empty()) record.handles.push_back(std::move(handle));
}

// Dates are kept as dates, "0/0/00" is none, anything else is text.
std::string fact_text(std::string_view kind, const std::string& value) {
  if (kind != "anniversary" && kind != "date") return value;
  const auto date = loose_date(value);
  if (date) return iso(*date);
  return value.find_first_not_of("0/-. :") == std::string::npos ? std::string{} : value;
}

}  // namespace

ContactRows::ContactRows(Format format, std::vector<BoundColumn> columns)
    : format_(format), columns_(std::move(columns)) {
  for (const auto& [index, column] : columns_) {
    const auto same = [&c = column](const Slot& slot) { return slot.part == c.part && slot.group == c.group; };
    auto found = std::find_if(slots_.begin(), slots_.end(), same);
    if (found == slots_.end()) {
      slots_.push_back({column.part, column.group, {}, {}, {}, {}, {}});
      found = slots_.end() - 1;
    }
    slot_of_.push_back(static_cast<std::size_t>(found - slots_.begin()));
  }
}

Record ContactRows::read(const CsvRow& row) {
  ContactRecord record;
  record.line = row.line;
  for (Slot& slot : slots_) slot = {slot.part, slot.group, {}, {}, {}, {}, {}};
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const auto& [index, column] = columns_[i];
    if (index >= row.size() || row[index].empty()) continue;
    std::string value = plain(row[index]);
    if (value.empty()) continue;
    if (column.part == Part::person) {
      person(record, column.field, std::move(value));
    } else {
      thing(slots_[slot_of_[i]], column, std::move(value));
    }
  }
  for (Slot& slot : slots_) hand_over(record, slot);
  // LinkedIn leaves the date of a connection whose profile is closed.
  if (format_ == Format::linkedin_connections && record.given.empty() && record.family.empty() &&
      record.handles.empty()) {
    return Skipped{row.line, "a closed profile"};
  }
  return complete(std::move(record));
}

void ContactRows::person(ContactRecord& record, CsvField field, std::string value) {
  switch (field) {
    case CsvField::name: return set_once(record.name, std::move(value));
    case CsvField::given: return set_once(record.given, std::move(value));
    case CsvField::middle: return set_once(record.middle, std::move(value));
    case CsvField::family: return set_once(record.family, std::move(value));
    case CsvField::prefix: return set_once(record.prefix, std::move(value));
    case CsvField::suffix: return set_once(record.suffix, std::move(value));
    case CsvField::nickname: return set_once(record.nickname, std::move(value));
    case CsvField::file_as:
      // How it is sorted ("Hopper, Grace"); a name only when there is no other.
      if (record.given.empty() && record.family.empty()) set_once(record.name, std::move(value));
      return;
    case CsvField::birthday: record.birthday = loose_date(value); return;
    case CsvField::note: record.notes.push_back(std::move(value)); return;
    case CsvField::tags: return add_tags(record.tags, value, kBetween);
    case CsvField::categories:
      std::replace(value.begin(), value.end(), ';', ',');
      return add_tags(record.tags, value, ",");
    case CsvField::connected_on: record.connected_on = loose_day(value, ShortYear::recent); return;
    case CsvField::email:
    case CsvField::email_type:
    case CsvField::phone:
    case CsvField::web:
    case CsvField::profile:
    case CsvField::messenger:
    case CsvField::messenger_service:
    case CsvField::label:
    case CsvField::street:
    case CsvField::formatted:
    case CsvField::box:
    case CsvField::city:
    case CsvField::region:
    case CsvField::postal_code:
    case CsvField::country:
    case CsvField::organisation:
    case CsvField::role:
    case CsvField::department:
    case CsvField::fact:
    case CsvField::fact_kind: return;
  }
}

void ContactRows::thing(Slot& slot, const CsvColumn& column, std::string value) {
  if (slot.label.empty() && column.field != CsvField::label) slot.label = column.label;
  switch (column.field) {
    case CsvField::email:
    case CsvField::phone:
    case CsvField::web:
    case CsvField::messenger:
    case CsvField::fact: slot.value = std::move(value); return;
    case CsvField::profile:
      slot.value = std::move(value);
      slot.kind = "profile";
      return;
    case CsvField::label: slot.label = std::move(value); return;
    case CsvField::email_type:
    case CsvField::messenger_service:
    case CsvField::fact_kind: slot.kind = std::move(value); return;
    case CsvField::street: return add_line(slot.address.street, value);
    case CsvField::box: return add_line(slot.address.street, value);
    case CsvField::formatted: slot.value = std::move(value); return;
    case CsvField::city: slot.address.city = std::move(value); return;
    case CsvField::region: slot.address.region = std::move(value); return;
    case CsvField::postal_code: slot.address.postal_code = std::move(value); return;
    case CsvField::country: slot.address.country = std::move(value); return;
    case CsvField::organisation: slot.position.organisation = std::move(value); return;
    case CsvField::role: slot.position.role = std::move(value); return;
    case CsvField::department: slot.position.department = std::move(value); return;
    case CsvField::name:
    case CsvField::file_as:
    case CsvField::given:
    case CsvField::middle:
    case CsvField::family:
    case CsvField::prefix:
    case CsvField::suffix:
    case CsvField::nickname:
    case CsvField::birthday:
    case CsvField::note:
    case CsvField::tags:
    case CsvField::categories:
    case CsvField::connected_on: return;
  }
}

void ContactRows::hand_over(ContactRecord& record, Slot& slot) {
  const auto values = split(slot.value, kBetween);
  const auto labels = split(slot.label, kBetween);
  const auto label = [&](std::size_t i) { return plain_label(labels[i < labels.size() ? i : 0]); };
  switch (slot.part) {
    case Part::person: return;
    case Part::email:
      for (std::size_t i = 0; i < values.size(); ++i) {
        add_handle(record, HandleKind::email, values[i], equal_ascii(slot.kind, "EX") ? "exchange" : label(i));
      }
      return;
    case Part::phone:
      for (std::size_t i = 0; i < values.size(); ++i) add_handle(record, HandleKind::phone, values[i], label(i));
      return;
    case Part::messenger:
      for (const auto& value : values) {
        const std::string name(trim(value));
        const std::string service = lower_ascii(trim(slot.kind));
        add_handle(record, HandleKind::messenger, service.empty() || name.empty() ? name : service + ":" + name,
                   label(0));
      }
      return;
    case Part::web:
      for (std::size_t i = 0; i < values.size(); ++i) {
        const std::string url(trim(values[i]));
        if (url.empty()) continue;
        record.handles.push_back(web_handle(url, label(i)));
        if (slot.kind == "profile") record.handles.back().kind = HandleKind::profile;
      }
      return;
    case Part::address: {
      Address& a = slot.address;
      if (a.street.empty() && a.city.empty() && a.postal_code.empty()) a.street = slot.value;
      if (a.street.empty() && a.city.empty() && a.region.empty() && a.postal_code.empty() && a.country.empty()) return;
      a.label = label(0);
      record.addresses.push_back(std::move(a));
      return;
    }
    case Part::position: {
      const Position& p = slot.position;
      if (p.organisation.empty() && p.role.empty() && p.department.empty()) return;
      record.positions.push_back(std::move(slot.position));
      return;
    }
    case Part::fact:
      for (const auto& value : values) {
        Fact fact;
        fact.kind = slot.kind.empty() ? slot.label : plain_label(slot.kind);
        fact.text = fact_text(slot.label == "date" ? "date" : fact.kind, std::string(trim(value)));
        if (!fact.text.empty()) record.facts.push_back(std::move(fact));
      }
      return;
  }
}

}  // namespace kith
