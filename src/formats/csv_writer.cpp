#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "formats/writer.hpp"

namespace kith {
namespace {

// As many columns as most people fill; what is more goes into the last, the way Google does it.
constexpr std::size_t kEmails = 3, kPhones = 3, kMessengers = 2, kWebsites = 3, kAddresses = 2, kRelations = 4;
constexpr std::string_view kValueGap = " ::: ";

void append(std::string& to, std::string_view text, bool another) {
  if (another) to += kValueGap;
  to += text;
}

void add_pairs(std::vector<std::string>& cells, const std::vector<std::pair<std::string, std::string>>& pairs,
               std::size_t columns) {
  std::vector<std::pair<std::string, std::string>> shown(columns);
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    auto& [label, value] = shown[std::min(i, columns - 1)];
    append(label, pairs[i].first, i >= columns);
    append(value, pairs[i].second, i >= columns);
  }
  for (auto& [label, value] : shown) {
    cells.push_back(std::move(label));
    cells.push_back(std::move(value));
  }
}

}  // namespace

std::string csv_field(std::string_view value) {
  const bool spaces = !value.empty() && (value.front() == ' ' || value.back() == ' ');
  if (value.find_first_of("\",;\t\r\n") == std::string_view::npos && !spaces) return std::string(value);
  std::string out = "\"";
  for (const char c : value) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + "\"";
}

std::string csv_row(const std::vector<std::string>& fields) {
  std::string row;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) row += ',';
    row += csv_field(fields[i]);
  }
  return row + "\r\n";
}

std::vector<std::string> csv_header() {
  std::vector<std::string> header{"First Name",
                                  "Middle Name",
                                  "Last Name",
                                  "Name Prefix",
                                  "Name Suffix",
                                  "Nickname",
                                  "File As",
                                  "Organization Name",
                                  "Organization Title",
                                  "Organization Department",
                                  "Birthday",
                                  "Notes",
                                  "Labels"};
  const auto pairs = [&](std::string_view what, std::size_t count) {
    for (std::size_t i = 1; i <= count; ++i) {
      header.push_back(fmt::format("{} {} - Label", what, i));
      header.push_back(fmt::format("{} {} - Value", what, i));
    }
  };
  pairs("E-mail", kEmails);
  pairs("Phone", kPhones);
  pairs("IM", kMessengers);
  pairs("Website", kWebsites);
  for (std::size_t i = 1; i <= kAddresses; ++i) {
    for (const std::string_view part : {"Label", "Street", "City", "Region", "Postal Code", "Country"}) {
      header.push_back(fmt::format("Address {} - {}", i, part));
    }
  }
  pairs("Relation", kRelations);
  return header;
}

std::vector<std::string> csv_person(const Person& person) {
  std::string notes, tags;
  for (const auto& note : person.notes) notes += (notes.empty() ? "" : "\n\n") + note.text;
  for (const auto& tag : person.tags) append(tags, tag, !tags.empty());
  const Position current = person.positions.empty() ? Position{} : person.positions.front();
  std::vector<std::string> cells{person.given,
                                 person.middle,
                                 person.family,
                                 person.prefix,
                                 person.suffix,
                                 person.nickname,
                                 person.name,
                                 current.organisation,
                                 current.role,
                                 current.department,
                                 person.birthday ? iso(*person.birthday) : "",
                                 notes,
                                 tags};
  std::array<std::vector<std::pair<std::string, std::string>>, 4> handles;
  for (const auto& h : person.handles) {
    switch (h.kind) {
      case HandleKind::email: handles[0].emplace_back(h.label, h.value); break;
      case HandleKind::phone: handles[1].emplace_back(h.label, h.value); break;
      case HandleKind::messenger: handles[2].emplace_back(h.label, h.value); break;
      case HandleKind::profile:
      case HandleKind::website: handles[3].emplace_back(h.label, h.value); break;
    }
  }
  add_pairs(cells, handles[0], kEmails);
  add_pairs(cells, handles[1], kPhones);
  add_pairs(cells, handles[2], kMessengers);
  add_pairs(cells, handles[3], kWebsites);
  for (std::size_t i = 0; i < kAddresses; ++i) {
    const Address a = i < person.addresses.size() ? person.addresses[i] : Address{};
    cells.insert(cells.end(), {a.label, a.street, a.city, a.region, a.postal_code, a.country});
  }
  std::vector<std::pair<std::string, std::string>> facts;
  for (const auto& fact : person.facts) facts.emplace_back(fact.kind, fact.text);
  add_pairs(cells, facts, kRelations);
  return cells;
}

}  // namespace kith
