// What is typed to find people: words, "phrases", facets such as stratum:core or last:>90d, and a minus
// before any of them. One table of facets: parsing, help and the web app's proposals read the same rows.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/dates.hpp"
#include "base/result.hpp"

namespace kith {

enum class Facet {
  words,  // no facet: a word of anything a person is found by
  name,
  organisation,
  role,
  city,
  tag,
  handle,  // e-mail address, phone, profile
  note,    // in notes, facts and what touches were about
  stratum,
  state,
  last,     // how long ago the last contact was
  due,      // how soon the next is due
  added,    // how long ago they were added
  touches,  // how many
  channel,  // of the last contact
  has,
  is,
};

struct FacetRow {
  Facet facet;
  std::string_view name;     // "last"; "" for words
  std::string_view what;     // one line of help
  std::string_view example;  // "last:>90d"
  std::string_view choices;  // "email|phone": nothing else is taken; "" takes anything
};
// In the order of help, without the row of words.
std::span<const FacetRow> facets();

// The values of has: and is:, in the order of their rows' choices.
enum class Has { email, phone, profile, website, messenger, address, birthday, organisation, role, tag, note, promise };
enum class Is { owed, waiting, due, late, placed, snoozed, warm, cooling, quiet, never };

// last:>90d, due:<2w, touches:>5; a bare number or length means "at most".
struct Compare {
  enum class Op { more, less, equal, never } op = Op::less;
  int number = 0;  // days or a count
};

struct QueryPart {
  Facet facet = Facet::words;
  bool minus = false;
  bool phrase = false;             // was in quotation marks: whole words, side by side
  std::vector<std::string> words;  // folded; empty where the value is no text
  std::string value;               // as typed, commas and all
  std::vector<std::string> any;    // the value at its commas: any of them will do
  Compare compare;                 // last, due, added, touches
  std::vector<Has> has;
  std::vector<Is> is;
};

struct Query {
  std::vector<QueryPart> parts;
  // Only words and phrases without a facet or a minus.
  std::vector<std::string> plain_words() const;
};

// A facet whose value is not typed yet is left out. usage for an unknown value, with the known ones as hint.
// A word before a colon that is no facet is a word ("http://…").
Result<Query> parse_query(std::string_view text);

}  // namespace kith
