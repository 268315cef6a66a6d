#include "app/search.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "app/finding.hpp"
#include "app/people_parts.hpp"
#include "base/text.hpp"

namespace kith::app {
namespace {

// Texts and organisations are searched from so many letters on: fewer begin half of all words.
constexpr std::size_t kLeastLetters = 3;
constexpr std::size_t kLeastForOrganisations = 2;
constexpr std::size_t kSnippet = 120;
// Texts looked at before giving up on finding enough of people who fit.
constexpr int kTextPage = 60;
constexpr int kMostPages = 8;

HitKind kind_of(TextKind kind) {
  switch (kind) {
    case TextKind::note: return HitKind::note;
    case TextKind::touch: return HitKind::touch;
    case TextKind::fact: break;
  }
  return HitKind::fact;
}

bool long_enough(const std::vector<std::string>& words, std::size_t letters) {
  return !words.empty() &&
         std::all_of(words.begin(), words.end(), [&](const std::string& word) { return word.size() >= letters; });
}

bool only_words(const Query& query) {
  return std::all_of(query.parts.begin(), query.parts.end(),
                     [](const QueryPart& part) { return part.facet == Facet::words && !part.minus; });
}

// What is left to say of somebody found: where they work.
std::string about(const PersonRow& row) {
  if (row.role.empty() || row.organisation.empty()) return row.role + row.organisation;
  return fmt::format("{}, {}", row.role, row.organisation);
}

class Searcher {
 public:
  Searcher(const Ground& on, const Query& query, int limit)
      : on_(on), query_(query), words_(query.plain_words()), limit_(static_cast<std::size_t>(limit)) {}

  Result<SearchResult> search() {
    KITH_CHECK(people());
    if (only_words(query_) && long_enough(words_, kLeastForOrganisations)) KITH_CHECK(organisations());
    if (long_enough(words_, kLeastLetters)) KITH_CHECK(texts());
    return std::move(found_);
  }

 private:
  Status people() {
    KITH_TRY(Fits fits, find_fits(on_, query_));
    found_.people = static_cast<int>(fits.people.size());
    found_.near = fits.near;
    put_best_first(on_, fits.people);
    std::vector<PersonId> shown;
    for (const Fit& fit : fits.people) {
      if (shown.size() == limit_) break;
      shown.push_back(on_.names.rows()[fit.place].person);
    }
    KITH_TRY(auto rows, person_rows(on_.db, shown));
    std::vector<std::string> wanted = words_;
    wanted.insert(wanted.end(), fits.near.begin(), fits.near.end());
    for (PersonRow& row : rows) {
      Hit hit;
      hit.kind = HitKind::person;
      hit.id = row.id.value;
      hit.title = row.name;
      hit.snippet = snippet(about(row), wanted, kSnippet);
      hit.person = make_line(std::move(row), *on_.view, on_.zone);
      found_.hits.push_back(std::move(hit));
    }
    return {};
  }

  Status organisations() {
    KITH_TRY(const auto all, find_organisations(on_.db, words_, static_cast<int>(limit_ / 2)));
    for (const FoundOrganisation& one : all) {
      Hit hit;
      hit.kind = HitKind::organisation;
      hit.id = one.id.value;
      hit.title = one.name;
      hit.people = one.people;
      hit.snippet = snippet(one.name, words_, kSnippet);
      found_.hits.push_back(std::move(hit));
    }
    return {};
  }

  // The people whose texts count: those the facets leave, whatever their names; everybody without facets.
  Result<std::vector<char>> allowed() {
    Query facets;
    for (const QueryPart& part : query_.parts) {
      if (part.facet != Facet::words) facets.parts.push_back(part);
    }
    if (facets.parts.empty()) return std::vector<char>();
    KITH_TRY(const Fits fits, find_fits(on_, facets));
    std::vector<char> may(on_.names.rows().size(), 0);
    for (const Fit& fit : fits.people) may[fit.place] = 1;
    return may;
  }

  Status texts() {
    KITH_TRY(const auto may, allowed());
    const TextQuery wanted = text_query(query_);
    const std::size_t most = std::max<std::size_t>(1, limit_ / 2);
    std::vector<TextKey> keys;
    std::optional<std::int64_t> before;
    for (int page = 0; page < kMostPages && keys.size() < most; ++page) {
      KITH_TRY(const auto found,
               find_texts(on_.db, wanted, before, page == 0 ? static_cast<int>(most) * 2 : kTextPage));
      if (found.empty()) break;
      for (const TextKey& key : found) {
        const std::uint32_t place = on_.names.at(key.person);
        const bool there = place != NameBook::kNobody && on_.names.present()[place] != 0;
        if (there && (may.empty() || may[place] != 0) && keys.size() < most) keys.push_back(key);
      }
      before = found.back().key;
    }
    return show(keys);
  }

  Status show(const std::vector<TextKey>& keys) {
    KITH_TRY(const auto texts, load_texts(on_.db, keys));
    std::vector<PersonId> owners;
    for (const FoundText& text : texts) owners.push_back(text.key.person);
    KITH_TRY(const auto rows, person_rows(on_.db, owners));
    for (const FoundText& text : texts) {
      const auto row =
          std::find_if(rows.begin(), rows.end(), [&](const PersonRow& r) { return r.id == text.key.person; });
      if (row == rows.end()) continue;
      Hit hit;
      hit.kind = kind_of(text.key.kind);
      hit.id = text.key.row;
      hit.title = row->name;
      hit.at = text.at;
      hit.channel = text.channel;
      hit.snippet = snippet(text.text, words_, kSnippet);
      hit.person = make_line(*row, *on_.view, on_.zone);
      found_.hits.push_back(std::move(hit));
    }
    return {};
  }

  const Ground& on_;
  const Query& query_;
  std::vector<std::string> words_;
  std::size_t limit_;
  SearchResult found_;
};

}  // namespace

std::string_view name(HitKind kind) {
  switch (kind) {
    case HitKind::person: return "person";
    case HitKind::organisation: return "organisation";
    case HitKind::note: return "note";
    case HitKind::touch: return "touch";
    case HitKind::fact: return "fact";
  }
  return "";
}

Result<SearchResult> search(const App& app, const std::string& text, int limit) {
  if (limit < 1 || limit > 100) return fail(Code::usage, "a search shows 1 to 100 people");
  KITH_TRY(const Query query, parse_query(text));
  if (query.parts.empty()) return SearchResult{};
  KITH_TRY(const Db db, app.read());
  KITH_TRY(const Ground on, ground(app, db));
  return Searcher(on, query, limit).search();
}

}  // namespace kith::app
