// What the targets share: pieces of changing size, and what must hold for every record.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/text.hpp"
#include "formats/keys.hpp"
#include "formats/reader.hpp"
#include "formats/writer.hpp"

namespace kith::fuzz {

inline void must(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

inline void check_text(const std::string& text) {
  must(is_utf8(text), "text is UTF-8");
  must(text.find('\0') == std::string::npos, "text holds no NUL");
}

inline void check(const ContactRecord& c) {
  must(!c.name.empty(), "a contact has a name");
  must(c.line > 0, "a contact has a line");
  for (const auto* text : {&c.name, &c.given, &c.middle, &c.family, &c.prefix, &c.suffix, &c.nickname, &c.uid})
    check_text(*text);
  for (const auto& handle : c.handles) {
    must(!handle.value.empty(), "a handle has a value");
    check_text(handle.value);
    check_text(handle.label);
    // Keys of phones go through a slow library; the first ones are enough.
    if (&handle - c.handles.data() < 3) check_text(handle_key(handle.kind, handle.value, "DE"));
  }
  for (const auto& note : c.notes) check_text(note);
  for (const auto& tag : c.tags) check_text(tag);
  for (const auto& fact : c.facts) check_text(fact.text);
  for (const auto& note : c.dated_notes) check_text(note.text);
  for (const auto& touch : c.past) check_text(touch.note);
  if (c.birthday) must(c.birthday->ok(), "a birthday exists");
  for (const auto& extra : c.extras) must(extra.find('\n') == std::string::npos, "an extra is one line");
}

inline Person person_of(const ContactRecord& c) {
  Person p;
  p.name = c.name;
  p.given = c.given;
  p.family = c.family;
  p.birthday = c.birthday;
  p.handles = c.handles;
  p.addresses = c.addresses;
  p.positions = c.positions;
  p.tags = c.tags;
  p.facts = c.facts;
  for (const auto& note : c.notes) p.notes.push_back({{}, {}, note});
  return p;
}

inline void check(const MailRecord& mail) {
  must(mail.line > 0, "a message has a line");
  for (const auto* text : {&mail.id, &mail.subject, &mail.in_reply_to, &mail.text, &mail.from.name, &mail.from.email,
                           &mail.marks.list_id, &mail.marks.list_post, &mail.marks.precedence})
    check_text(*text);
  for (const auto* row : {&mail.to, &mail.cc, &mail.bcc, &mail.reply_to}) {
    for (const auto& address : *row) {
      check_text(address.name);
      check_text(address.email);
    }
  }
  for (const auto& id : mail.references) check_text(id);
  for (const auto& failed : mail.failed) {
    check_text(failed.email);
    check_text(failed.why);
  }
  must(mail.subject.find('\n') == std::string::npos, "a subject is one line");
  must(mail.text.size() <= kMailTextBytes, "the text is bounded");
}

// Feeds `bytes` in pieces whose sizes come from `seed`; every record is checked.
inline void read_all(const Detected& detected, const ColumnMap& map, std::string_view bytes, unsigned seed,
                     const Frame& frame = {}) {
  auto reader = make_reader(
      detected, map,
      [](Record&& record) -> Status {
        if (const auto* contact = std::get_if<ContactRecord>(&record)) {
          check(*contact);
          check_text(write_vcard(person_of(*contact), contact->extras));
          check_text(csv_row(csv_person(person_of(*contact))));
        } else if (const auto* message = std::get_if<MessageRecord>(&record)) {
          check_text(message->text);
          for (const auto& party : message->to) check_text(party.name);
        } else if (const auto* meeting = std::get_if<MeetingRecord>(&record)) {
          must(meeting->line > 0, "a meeting has a line");
          must(!meeting->uid.empty(), "a meeting has an identity");
          check_text(meeting->uid);
          check_text(meeting->title);
          check_text(meeting->location);
          for (const auto& attendee : meeting->attendees) {
            check_text(attendee.name);
            check_text(attendee.email);
          }
        } else if (const auto* mail = std::get_if<MailRecord>(&record)) {
          check(*mail);
        } else if (const auto* problem = std::get_if<Problem>(&record)) {
          must(problem->line > 0, "a problem has a line");
          check_text(problem->what);
        }
        return {};
      },
      frame);
  if (!reader) return;
  for (std::size_t at = 0; at < bytes.size();) {
    seed = seed * 1664525U + 1013904223U;
    const std::size_t size = 1 + (seed >> 16) % ((seed & 7) == 0 ? 4096 : 24);
    if (!(*reader)->feed(bytes.substr(at, size))) return;
    at += size;
  }
  static_cast<void>((*reader)->finish());
}

}  // namespace kith::fuzz
