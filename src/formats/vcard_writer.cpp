#include <fmt/format.h>

#include "base/text.hpp"
#include "formats/content_line.hpp"
#include "formats/writer.hpp"

namespace kith {
namespace {

// RFC 6350 folds at 75 octets, and characters stay whole.
void fold_line(std::string& out, std::string_view line) {
  std::size_t room = 75;
  while (line.size() > room) {
    const std::string_view piece = clip(line, room);
    out += piece;
    out += "\r\n ";
    line.remove_prefix(piece.size());
    room = 74;
  }
  out += line;
  out += "\r\n";
}

class Writer {
 public:
  void raw(std::string_view line) { fold_line(text_, line); }
  void property(const std::string& name, std::string value, std::vector<Param> params = {}, std::string group = {}) {
    Property p;
    p.group = std::move(group);
    p.name = name;
    p.params = std::move(params);
    p.value = std::move(value);
    raw(content_line(p));
  }
  // With the label as a TYPE when it is a plain word, else as Apple's X-ABLabel, which holds any text.
  void labelled(const std::string& name, std::string value, const std::string& label, std::vector<Param> params = {}) {
    if (label.empty()) return property(name, std::move(value), std::move(params));
    if (const auto types = types_of(label)) {
      for (const auto& type : *types) params.push_back({"TYPE", type});
      return property(name, std::move(value), std::move(params));
    }
    const std::string group = next_group();
    property(name, std::move(value), std::move(params), group);
    property("X-ABLabel", escape(label), {}, group);
  }
  std::string next_group() { return fmt::format("kith{}", ++groups_); }
  std::string take() { return std::move(text_); }

 private:
  static std::optional<std::vector<std::string>> types_of(const std::string& label) {
    struct Row {
      std::string_view label, first, second;
    };
    static constexpr Row kRows[] = {{"home", "home", ""},          {"work", "work", ""},
                                    {"mobile", "cell", ""},        {"fax", "fax", ""},
                                    {"home fax", "home", "fax"},   {"work fax", "work", "fax"},
                                    {"pager", "pager", ""},        {"spouse", "spouse", ""},
                                    {"child", "child", ""},        {"parent", "parent", ""},
                                    {"sibling", "sibling", ""},    {"friend", "friend", ""},
                                    {"colleague", "colleague", ""}};
    for (const auto& row : kRows) {
      if (row.label != label) continue;
      std::vector<std::string> types{std::string(row.first)};
      if (!row.second.empty()) types.emplace_back(row.second);
      return types;
    }
    return std::nullopt;
  }

  std::string text_;
  int groups_ = 0;
};

void write_handle(Writer& out, const Handle& h) {
  switch (h.kind) {
    case HandleKind::email: return out.labelled("EMAIL", escape(h.value), h.label);
    case HandleKind::phone: return out.labelled("TEL", escape(h.value), h.label);
    case HandleKind::profile:
    case HandleKind::website: return out.labelled("URL", escape(h.value), h.label);
    case HandleKind::messenger: return out.labelled("IMPP", escape(h.value), h.label);
  }
}

std::vector<Param> dates(const Position& p) {
  std::vector<Param> params;
  if (p.from) params.push_back({"X-FROM", iso(*p.from)});
  if (p.to) params.push_back({"X-TO", iso(*p.to)});
  return params;
}

enum class Alone { yes, no };

// vCard has no past positions: other programs would take them for current ones. Nor has it a place for a
// department without an organisation, and a title among others would go to the wrong one.
void write_position(Writer& out, const Position& p, Alone alone) {
  if (p.to || p.organisation.empty()) {
    if (alone == Alone::yes && !p.to && p.department.empty() && !p.from) return out.property("TITLE", escape(p.role));
    return out.property("X-KITH-POSITION",
                        fmt::format("{};{};{}", escape(p.organisation), escape(p.role), escape(p.department)),
                        dates(p));
  }
  const std::string group = out.next_group();
  std::string value = escape(p.organisation);
  if (!p.department.empty()) value += fmt::format(";{}", escape(p.department));
  out.property("ORG", value, dates(p), group);
  if (!p.role.empty()) out.property("TITLE", escape(p.role), {}, group);
}

void write_fact(Writer& out, const Fact& f) {
  if (f.kind == "anniversary" && parse_partial_date(f.text)) return out.property("ANNIVERSARY", f.text);
  for (const std::string_view kind : {"spouse", "child", "parent", "sibling", "friend", "colleague"}) {
    if (f.kind == kind) return out.property("RELATED", escape(f.text), {{"VALUE", "text"}, {"TYPE", f.kind}});
  }
  if (f.kind == "manager") return out.property("X-MANAGER", escape(f.text));
  if (f.kind == "assistant") return out.property("X-ASSISTANT", escape(f.text));
  out.property("X-KITH-FACT", escape(f.text), {{"X-KIND", f.kind}});
}

}  // namespace

std::string write_vcard(const Person& person, const std::vector<std::string>& extras, const std::string& uid) {
  Writer out;
  out.raw("BEGIN:VCARD");
  out.raw("VERSION:4.0");
  if (!uid.empty()) out.property("UID", escape(uid));
  out.property("FN", escape(person.name));
  if (!(person.given + person.middle + person.family + person.prefix + person.suffix).empty()) {
    out.property("N", escape(person.family) + ";" + escape(person.given) + ";" + escape(person.middle) + ";" +
                          escape(person.prefix) + ";" + escape(person.suffix));
  }
  if (!person.nickname.empty()) out.property("NICKNAME", escape(person.nickname));
  if (person.birthday) out.property("BDAY", iso(*person.birthday));
  for (const auto& handle : person.handles) write_handle(out, handle);
  for (const auto& a : person.addresses) {
    out.labelled("ADR",
                 ";;" + escape(a.street) + ";" + escape(a.city) + ";" + escape(a.region) + ";" + escape(a.postal_code) +
                     ";" + escape(a.country),
                 a.label);
  }
  const Alone alone = person.positions.size() == 1 ? Alone::yes : Alone::no;
  for (const auto& position : person.positions) write_position(out, position, alone);
  for (const auto& fact : person.facts) write_fact(out, fact);
  for (const auto& note : person.notes) out.property("NOTE", escape(note.text));
  if (!person.tags.empty()) {
    std::string tags;
    for (const auto& tag : person.tags) {
      if (!tags.empty()) tags += ',';
      tags += escape(tag);
    }
    out.property("CATEGORIES", tags);
  }
  for (const auto& extra : extras) out.raw(extra);
  out.raw("END:VCARD");
  return out.take();
}

}  // namespace kith
