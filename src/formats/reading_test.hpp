// For tests: a whole text through detect() and the reader it asks for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formats/reader.hpp"

namespace kith {

struct Reading {
  Detected detected;
  std::vector<Record> records;  // all of them, in order
  std::vector<ContactRecord> contacts;
  std::vector<MessageRecord> messages;
  std::vector<Skipped> skipped;
  std::vector<Problem> problems;
  std::optional<Error> error;  // of detect, or what stopped the reader
};

inline void sort_out(Reading& reading, Record&& record) {
  if (const auto* contact = std::get_if<ContactRecord>(&record)) reading.contacts.push_back(*contact);
  if (const auto* message = std::get_if<MessageRecord>(&record)) reading.messages.push_back(*message);
  if (const auto* skipped = std::get_if<Skipped>(&record)) reading.skipped.push_back(*skipped);
  if (const auto* problem = std::get_if<Problem>(&record)) reading.problems.push_back(*problem);
  reading.records.push_back(std::move(record));
}

// `step` is the size of the pieces the reader is fed.
inline Reading read_as(const Detected& detected, std::string_view bytes, const ColumnMap& map = {},
                       std::size_t step = 65536) {
  Reading reading;
  reading.detected = detected;
  auto reader = make_reader(detected, map, [&](Record&& record) -> Status {
    sort_out(reading, std::move(record));
    return {};
  });
  if (!reader) {
    reading.error = reader.error();
    return reading;
  }
  Status status;
  for (std::size_t at = 0; at < bytes.size() && status; at += step) status = (*reader)->feed(bytes.substr(at, step));
  if (status) status = (*reader)->finish();
  if (!status) reading.error = status.error();
  return reading;
}

inline Reading read_whole(std::string_view bytes, const ColumnMap& map = {}, std::size_t step = 65536) {
  const auto detected = detect(bytes.substr(0, kHeadBytes), map);
  if (detected) return read_as(*detected, bytes, map, step);
  Reading reading;
  reading.error = detected.error();
  return reading;
}

// "BEGIN…" around the lines of one card.
inline std::string card(std::string_view lines, std::string_view version = "3.0") {
  return "BEGIN:VCARD\r\nVERSION:" + std::string(version) + "\r\n" + std::string(lines) + "END:VCARD\r\n";
}

inline ContactRecord only_card(std::string_view lines, std::string_view version = "3.0") {
  const Reading reading = read_whole(card(lines, version));
  return reading.contacts.size() == 1 ? reading.contacts.front() : ContactRecord{};
}

// "kind label value" of every handle.
inline std::vector<std::string> shown_handles(const ContactRecord& record) {
  std::vector<std::string> out;
  for (const auto& h : record.handles) out.push_back(std::string(name(h.kind)) + "|" + h.label + "|" + h.value);
  return out;
}

inline std::vector<std::string> shown_facts(const ContactRecord& record) {
  std::vector<std::string> out;
  for (const auto& f : record.facts) out.push_back(f.kind + "=" + f.text);
  return out;
}

// "organisation|role|department"
inline std::vector<std::string> shown_positions(const ContactRecord& record) {
  std::vector<std::string> out;
  for (const auto& p : record.positions) out.push_back(p.organisation + "|" + p.role + "|" + p.department);
  return out;
}

inline std::vector<std::string> shown_addresses(const ContactRecord& record) {
  std::vector<std::string> out;
  for (const auto& a : record.addresses) {
    out.push_back(a.label + "|" + a.street + "|" + a.city + "|" + a.region + "|" + a.postal_code + "|" + a.country);
  }
  return out;
}

// Everything of a record in one line, for comparing two readings.
inline std::string shown(const Record& record) {
  std::string out;
  const auto add = [&](std::string_view text) {
    out += text;
    out += '\x1F';
  };
  if (const auto* c = std::get_if<ContactRecord>(&record)) {
    for (const auto* text :
         {&c->uid, &c->name, &c->given, &c->middle, &c->family, &c->prefix, &c->suffix, &c->nickname, &c->photo}) {
      add(*text);
    }
    add(std::to_string(c->line));
    for (const auto& list :
         {shown_handles(*c), shown_facts(*c), shown_positions(*c), shown_addresses(*c), c->notes, c->tags, c->extras}) {
      for (const auto& text : list) add(text);
    }
    if (c->birthday) add(iso(*c->birthday));
    if (c->connected_on) add(iso(*c->connected_on));
    if (c->revised) add(iso(*c->revised));
  } else if (const auto* m = std::get_if<MessageRecord>(&record)) {
    for (const auto* text : {&m->conversation, &m->from.name, &m->from.profile, &m->subject, &m->folder, &m->text})
      add(*text);
    add(std::to_string(m->line));
    for (const auto& party : m->to) add(party.name + "<" + party.profile);
    add(iso(m->at));
  } else if (const auto* s = std::get_if<Skipped>(&record)) {
    add("skipped " + std::to_string(s->line) + s->why);
  } else if (const auto* p = std::get_if<Problem>(&record)) {
    add("problem " + std::to_string(p->line) + p->what);
  }
  return out;
}

}  // namespace kith
