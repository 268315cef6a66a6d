#include "app/path_target.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include <fmt/format.h>

#include "app/people.hpp"
#include "base/text.hpp"
#include "formats/keys.hpp"
#include "rules/match.hpp"
#include "rules/snippet.hpp"
#include "store/asks.hpp"
#include "store/catalogue.hpp"

namespace kith::app {
namespace {

constexpr int kMostOrganisations = 50;
constexpr std::size_t kMostListed = 10;
constexpr std::size_t kLeastInTexts = 3;  // letters: as few as a search in texts takes
constexpr int kMostTexts = 300;
constexpr std::size_t kMatchLength = 80;

bool is_person_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

Result<PathTarget> to_person(const Ground& on, PersonId id) {
  KITH_TRY(const auto rows, person_rows(on.db, {id}));
  if (rows.empty()) return fail(Code::not_found, fmt::format("there is no person {}", id.value));
  if (rows.front().state == State::do_not_contact) {
    return fail(Code::refused, fmt::format("do-not-contact: {} asked not to be contacted", rows.front().name),
                "no way leads to them; kith wake takes it back");
  }
  PathTarget target;
  target.name = rows.front().name;
  target.people.push_back({id, MatchedIn::card, {}, {}});
  return target;
}

// A name, an address or an id, as everywhere.
Result<PathTarget> to_named(const Ground& on, const std::string& text) {
  KITH_TRY(const PersonId id, resolve(on.app, text));
  return to_person(on, id);
}

Result<PathTarget> to_organisation(const Ground& on, const std::string& name) {
  const auto words = folded_words(name);
  if (words.empty()) return fail(Code::usage, "no organisation is named", "kith path @acme");
  KITH_TRY(const auto exact, find_organisation(on.db, name));
  KITH_TRY(const auto found, find_organisations(on.db, words, kMostOrganisations));
  PathTarget target;
  target.kind = TargetKind::organisation;
  if (exact) {
    target.organisation = *exact;
    target.name = name;
    for (const FoundOrganisation& one : found) {
      if (one.id == *exact) target.name = one.name;
    }
  } else if (found.size() == 1) {
    target.organisation = found.front().id;
    target.name = found.front().name;
  } else if (found.empty()) {
    return fail(Code::not_found, fmt::format("no organisation is called \"{}\"", name),
                "kith search finds organisations; kith person add keeps somebody who works there");
  } else {
    std::string hint;
    for (std::size_t i = 0; i < std::min(found.size(), kMostListed); ++i)
      hint += fmt::format("{}@{}", hint.empty() ? "" : "\n", found[i].name);
    if (found.size() > kMostListed) hint += fmt::format("\n… and {} more", found.size() - kMostListed);
    return fail(Code::ambiguous, fmt::format("\"@{}\" may be {} organisations", name, found.size()), hint);
  }
  KITH_TRY(auto people, people_at(on.db, target.organisation));
  std::sort(people.begin(), people.end());
  people.erase(std::unique(people.begin(), people.end()), people.end());
  for (const PersonId person : people) target.people.push_back({person, MatchedIn::card, {}, {}});
  return target;
}

// Each person once, where they fit best.
class Matches {
 public:
  explicit Matches(const Ground& on) : on_(on) {}
  void add(TargetPerson one) {
    const std::uint32_t place = on_.names.at(one.person);
    if (place == NameBook::kNobody || on_.names.present()[place] == 0) return;
    if (seen_.insert(one.person).second) all_.push_back(std::move(one));
  }
  std::vector<TargetPerson> take() { return std::move(all_); }

 private:
  const Ground& on_;
  std::set<PersonId> seen_;
  std::vector<TargetPerson> all_;
};

bool begins_words_of(const std::string& text, const std::vector<std::string>& wanted) {
  const auto own = folded_words(text);
  return std::all_of(wanted.begin(), wanted.end(), [&](const std::string& word) {
    return std::any_of(own.begin(), own.end(), [&](const std::string& one) { return one.starts_with(word); });
  });
}

Status add_trades(const Ground& on, const std::vector<std::string>& words, Matches& matches) {
  KITH_TRY(const auto rows, trades(on.db));
  for (const TradeRow& row : rows) {
    const bool industry = begins_words_of(row.industry, words);
    if (!industry && !begins_words_of(row.city, words)) continue;
    KITH_TRY(const auto people, people_at(on.db, row.id));
    for (const PersonId person : people)
      matches.add({person, MatchedIn::trade, fmt::format("{}, {}", row.name, industry ? row.industry : row.city), {}});
  }
  return {};
}

Status add_texts(const Ground& on, const Query& query, const std::vector<std::string>& words, Matches& matches) {
  const bool long_words =
      std::all_of(words.begin(), words.end(), [](const std::string& word) { return word.size() >= kLeastInTexts; });
  if (words.empty() || !long_words) return {};
  KITH_TRY(const auto keys, find_texts(on.db, text_query(query), std::nullopt, kMostTexts));
  for (const TextKey& key : keys) matches.add({key.person, MatchedIn::text, {}, key});
  return {};
}

std::string names_of(const std::vector<PersonRow>& rows) {
  std::string list;
  for (const PersonRow& row : rows) list += fmt::format("{}{}  {}", list.empty() ? "" : "\n", row.id.value, row.name);
  return list;
}

Error nobody_known(const std::string& text, const std::string& near) {
  std::string hint = near.empty() ? "" : fmt::format("did you mean one of these?\n{}", near);
  if (hint.empty()) {
    hint = fmt::format(
        "kith person add \"{}\" keeps somebody new; @name is an organisation; a role, a tag or a word of "
        "your notes is a topic",
        text);
  }
  return {Code::not_found, fmt::format("nobody and nothing known is called \"{}\"", text), std::move(hint), {}};
}

bool only_plain_words(const Query& query) {
  return std::all_of(query.parts.begin(), query.parts.end(),
                     [](const QueryPart& part) { return part.facet == Facet::words && !part.minus && !part.phrase; });
}

// Facets, phrases and minuses: exactly whom the search finds.
Result<PathTarget> to_query(const Ground& on, const std::string& text, const Query& query) {
  PathTarget target;
  target.kind = TargetKind::topic;
  target.name = text;
  for (const QueryPart& part : query.parts) {
    if (!part.minus) target.words.insert(target.words.end(), part.words.begin(), part.words.end());
  }
  KITH_TRY(Fits fits, find_fits(on, query));
  if (!fits.near.empty()) fits.people.clear();
  put_best_first(on, fits.people);
  Matches matches(on);
  for (const Fit& fit : fits.people) matches.add({on.names.rows()[fit.place].person, MatchedIn::card, {}, {}});
  target.people = matches.take();
  if (target.people.empty())
    return fail(Code::not_found, fmt::format("nobody fits \"{}\"", text), "kith help people lists the facets");
  return target;
}

// Whole words of a name are a person; anything else that is found somewhere is a topic.
Result<PathTarget> to_words(const Ground& on, const std::string& text, const Query& query) {
  KITH_TRY(const auto bearers, name_bearers(on.db, {name_key(text)}));
  if (!bearers.empty()) return to_named(on, text);
  KITH_TRY(Fits fits, find_fits(on, query));
  put_best_first(on, fits.people);
  std::vector<PersonId> whole, begun, near;
  Matches matches(on);
  for (const Fit& fit : fits.people) {
    const PersonId person = on.names.rows()[fit.place].person;
    if (!fits.near.empty()) {
      near.push_back(person);
    } else if (fit.tier == Tier::elsewhere) {
      matches.add({person, MatchedIn::card, {}, {}});
    } else {
      (fit.tier == Tier::whole_name ? whole : begun).push_back(person);
    }
  }
  if (whole.size() == 1) return to_person(on, whole.front());
  PathTarget target;
  target.kind = TargetKind::topic;
  target.name = text;
  target.words = query.plain_words();
  KITH_CHECK(add_trades(on, target.words, matches));
  const auto named = [&](std::vector<PersonId> people) -> Result<PathTarget> {
    const std::size_t all = people.size();
    if (people.size() > kMostListed) people.resize(kMostListed);
    KITH_TRY(const auto rows, person_rows(on.db, people));
    std::string hint = names_of(rows);
    if (all > people.size()) hint += fmt::format("\n… and {} more", all - people.size());
    return fail(Code::ambiguous, fmt::format("\"{}\" may be {} people", text, all), hint);
  };
  target.people = matches.take();
  if (target.people.empty() && !whole.empty()) return named(whole);
  Matches all(on);
  for (TargetPerson& one : target.people) all.add(std::move(one));
  KITH_CHECK(add_texts(on, query, target.words, all));
  target.people = all.take();
  if (!target.people.empty()) return target;
  if (begun.size() == 1) return to_person(on, begun.front());
  if (!begun.empty()) return named(begun);
  if (near.size() > kMostListed / 2) near.resize(kMostListed / 2);
  KITH_TRY(const auto rows, person_rows(on.db, near));
  return fail(nobody_known(text, names_of(rows)));
}

bool is_user(const Ground& on, const std::string& text) {
  const Settings& known = on.view->settings;
  if (!known.name.empty() && fold(known.name) == fold(text)) return true;
  if (text.find('@') == std::string::npos || text.front() == '@') return false;
  const std::string key = handle_key(HandleKind::email, text, "");
  return std::any_of(known.own_addresses.begin(), known.own_addresses.end(), [&](const std::string& own) {
    return !key.empty() && handle_key(HandleKind::email, own, "") == key;
  });
}

// The day of a text and its words around what was found.
std::string text_words(const Ground& on, const FoundText& text, const std::vector<std::string>& words) {
  std::string said;
  for (const SnippetPart& part : snippet(text.text, words, kMatchLength)) said += part.text;
  const std::string day = iso(on.zone.date_of(text.at));
  switch (text.key.kind) {
    case TextKind::note: return fmt::format("note of {}: {}", day, said);
    case TextKind::touch:
      return fmt::format("{} of {}: {}", text.channel ? name(*text.channel) : std::string_view("contact"), day, said);
    case TextKind::fact: return fmt::format("known: {}", said);
  }
  return said;
}

std::string card_words(const PersonRow& row, const std::vector<std::string>& words, const std::string& text) {
  const auto has = [&](const std::string& field) {
    const auto own = folded_words(field);
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
      return std::any_of(own.begin(), own.end(), [&](const std::string& one) { return one.starts_with(word); });
    });
  };
  std::vector<std::string> parts;
  if (has(row.role)) parts.push_back("role: " + row.role);
  for (const std::string& tag : row.tags) {
    if (has(tag)) parts.push_back("tag: " + tag);
  }
  if (has(row.organisation)) parts.push_back("organisation: " + row.organisation);
  return parts.empty() ? fmt::format("fits: {}", text) : fmt::format("{}", fmt::join(parts, "; "));
}

}  // namespace

std::string_view name(TargetKind kind) {
  switch (kind) {
    case TargetKind::person: return "person";
    case TargetKind::organisation: return "organisation";
    case TargetKind::topic: return "topic";
  }
  return {};
}

Result<PathTarget> path_target(const Ground& on, const std::string& raw) {
  const std::string text = collapse(raw);
  if (text.empty()) return fail(Code::usage, "nobody is named", "kith path \"Ada Byron\", @acme or cfo");
  if (is_user(on, text)) return fail(Code::usage, "that is you", "name somebody you want to reach");
  if (text.front() == '@') return to_organisation(on, collapse(text.substr(1)));
  if (is_person_number(text)) return to_named(on, text);
  KITH_TRY(const Query query, parse_query(text));
  if (!only_plain_words(query)) return to_query(on, text, query);
  if (text.find('@') != std::string::npos) return to_named(on, text);
  if (query.plain_words().empty()) return fail(nobody_known(text, ""));
  return to_words(on, text, query);
}

Result<std::map<PersonId, std::string>> match_words(const Ground& on, const PathTarget& target,
                                                    const std::vector<PersonId>& people) {
  std::map<PersonId, std::string> all;
  if (target.kind != TargetKind::topic) return all;
  std::vector<TextKey> keys;
  for (const TargetPerson& one : target.people) {
    if (std::find(people.begin(), people.end(), one.person) == people.end()) continue;
    if (one.in == MatchedIn::trade) all[one.person] = "works at " + one.trade;
    if (one.text) keys.push_back(*one.text);
  }
  KITH_TRY(const auto texts, load_texts(on.db, keys));
  for (const FoundText& text : texts) all.emplace(text.key.person, text_words(on, text, target.words));
  KITH_TRY(const auto rows, person_rows(on.db, people));
  for (const PersonRow& row : rows) all.emplace(row.id, card_words(row, target.words, target.name));
  return all;
}

}  // namespace kith::app
