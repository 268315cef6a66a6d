#include "formats/complete.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "formats/keys.hpp"

namespace kith {
namespace {

struct LabelRow {
  std::string_view written;  // lower case
  std::string_view label;
};
constexpr LabelRow kLabels[] = {
    {"cell", "mobile"},
    {"cellular", "mobile"},
    {"mobile", "mobile"},
    {"iphone", "mobile"},
    {"home", "home"},
    {"work", "work"},
    {"business", "work"},
    {"office", "work"},
    {"other", "other"},
    {"main", "main"},
    {"pager", "pager"},
    {"fax", "fax"},
    {"homefax", "home fax"},
    {"home fax", "home fax"},
    {"workfax", "work fax"},
    {"work fax", "work fax"},
    {"otherfax", "fax"},
    {"car", "car"},
    {"school", "school"},
    {"homepage", "homepage"},
    {"home page", "homepage"},
    {"profile", "profile"},
    {"blog", "blog"},
    {"spouse", "spouse"},
    {"partner", "partner"},
    {"child", "child"},
    {"mother", "mother"},
    {"father", "father"},
    {"parent", "parent"},
    {"brother", "brother"},
    {"sister", "sister"},
    {"friend", "friend"},
    {"manager", "manager"},
    {"assistant", "assistant"},
    {"anniversary", "anniversary"},
    {"assistantphone", "assistant"},
    {"referred_by", "referred by"},
    {"domestic_partner", "partner"},
    {"relative", "relative"},
    {"domesticpartner", "partner"},
    {"domestic partner", "partner"},
};

bool nothing_in(const ContactRecord& r) {
  return r.handles.empty() && r.addresses.empty() && r.positions.empty() && !r.birthday && r.notes.empty() &&
         r.facts.empty() && r.nickname.empty();
}

std::string first_of(const ContactRecord& record, HandleKind kind) {
  for (const auto& handle : record.handles) {
    if (handle.kind == kind) return handle.value;
  }
  return {};
}

// The first kept, later ones that `same` finds equal dropped; n is small.
template <class T, class Same>
void drop_doubles(std::vector<T>& items, Same same) {
  for (auto it = items.begin(); it != items.end();) {
    const bool seen = std::any_of(items.begin(), it, [&](const T& earlier) { return same(earlier, *it); });
    it = seen ? items.erase(it) : it + 1;
  }
}

// Past this a comparison of all with all would cost more than doubles do.
constexpr std::size_t kManyItems = 500;

}  // namespace

std::string spoken_name(const ContactRecord& r) {
  std::string name;
  for (const auto* part : {&r.given, &r.middle, &r.family, &r.suffix}) {
    if (part->empty()) continue;
    if (!name.empty()) name += ' ';
    name += *part;
  }
  return collapse(name);
}

std::string plain_label(std::string_view label) {
  label = trim(label);
  if (label.starts_with("* ")) label.remove_prefix(2);
  if (label.starts_with("_$!<") && label.ends_with(">!$_")) label = label.substr(4, label.size() - 8);
  const std::string lower = lower_ascii(label);
  for (const auto& row : kLabels) {
    if (row.written == lower) return std::string(row.label);
  }
  return std::string(label);
}

bool is_system_tag(std::string_view tag) {
  tag = trim(tag);
  if (tag.starts_with("* ")) tag.remove_prefix(2);
  return equal_ascii(tag, "myContacts") || equal_ascii(tag, "My Contacts");
}

Handle web_handle(std::string value, std::string label) {
  Handle handle;
  handle.kind = is_profile_url(value) ? HandleKind::profile : HandleKind::website;
  handle.value = std::move(value);
  handle.label = std::move(label);
  return handle;
}

Record complete(ContactRecord r) {
  if (r.handles.size() < kManyItems) {
    drop_doubles(r.handles, [](const Handle& a, const Handle& b) { return a.kind == b.kind && a.value == b.value; });
  }
  if (r.positions.size() < kManyItems) {
    drop_doubles(r.positions, [](const Position& a, const Position& b) {
      return a.organisation == b.organisation && a.role == b.role && a.department == b.department && a.from == b.from &&
             a.to == b.to;
    });
  }
  if (r.tags.size() < kManyItems) drop_doubles(r.tags, std::equal_to<>());
  if (r.name.empty()) r.name = spoken_name(r);
  if (r.name.empty()) {
    if (nothing_in(r)) return Skipped{r.line, "nothing in it"};
    r.name = r.nickname;
  }
  if (r.name.empty() && !r.positions.empty()) r.name = r.positions.front().organisation;
  for (const HandleKind kind :
       {HandleKind::email, HandleKind::phone, HandleKind::profile, HandleKind::messenger, HandleKind::website}) {
    if (r.name.empty()) r.name = first_of(r, kind);
  }
  // A postal address and nothing else: better known by its first line than lost.
  for (const Address& address : r.addresses) {
    if (!r.name.empty()) break;
    r.name = collapse(excerpt(address.street.empty() ? address.city : address.street, 60));
  }
  if (r.name.empty()) return Problem{{}, r.line, "left out: it has no name, organisation, e-mail address or number"};
  r.name = collapse(r.name);
  return r;
}

}  // namespace kith
