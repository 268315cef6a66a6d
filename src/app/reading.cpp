#include "app/reading.hpp"

#include <algorithm>
#include <set>
#include <unordered_map>

#include <fmt/format.h>

#include "app/web_manners.hpp"
#include "base/text.hpp"
#include "base/web_address.hpp"
#include "formats/web_page.hpp"
#include "rules/entry_point.hpp"
#include "store/entry_points.hpp"
#include "store/interests.hpp"

namespace kith::app {
namespace {

constexpr int kMostArticles = 200;
constexpr std::size_t kMostReaders = 5;
constexpr double kNamesThem = 1;  // above what any words of theirs reach

std::string reading_key(const FeedItem& item) {
  return "read " + (item.url.empty() ? item.key : item.url);
}

InterestField interest_field(KnownTextKind kind) {
  switch (kind) {
    case KnownTextKind::tag: return InterestField::tag;
    case KnownTextKind::fact: return InterestField::fact;
    case KnownTextKind::position: return InterestField::position;
    case KnownTextKind::note: return InterestField::note;
  }
  return InterestField::note;
}

// Whole names of two words and more, folded; one that two people bear says nothing.
using NamesOfPeople = std::unordered_map<std::string, PersonId>;

NamesOfPeople whole_names(const std::vector<std::pair<PersonId, std::string>>& people) {
  NamesOfPeople names;
  for (const auto& [person, name] : people) {
    const std::string folded = fold(name);
    if (folded.find(' ') == std::string::npos) continue;
    const auto [at, made] = names.emplace(folded, person);
    if (!made) at->second = PersonId{};
  }
  return names;
}

// The people whose names stand in the text, word for word.
std::set<PersonId> named_in(const std::string& text, const NamesOfPeople& names) {
  constexpr std::size_t kLongestName = 4;
  std::set<PersonId> found;
  const std::vector<std::string> words = folded_words(text);
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::string run = words[i];
    for (std::size_t more = 1; more < kLongestName && i + more < words.size(); ++more) {
      run += ' ' + words[i + more];
      const auto at = names.find(run);
      if (at != names.end() && at->second) found.insert(at->second);
    }
  }
  return found;
}

struct Proposal {
  PersonId person;
  double score = 0;
  std::string why;
};

// Whom each of the items may be for.
Result<std::vector<std::vector<Proposal>>> propose(const Db& db, const std::vector<FeedItem>& items, std::size_t most) {
  KITH_TRY(const auto texts, known_texts(db));
  KITH_TRY(const auto people, reachable_names(db));
  std::vector<InterestText> known;
  for (const KnownText& text : texts) known.push_back({text.person, interest_field(text.kind), text.text});
  std::vector<Article> articles;
  for (const FeedItem& item : items) articles.push_back({item.title, item.summary});
  const auto matches = match_reading(articles, known, most);
  const NamesOfPeople names = whole_names(people);
  std::vector<std::vector<Proposal>> all;
  for (std::size_t i = 0; i < items.size(); ++i) {
    std::vector<Proposal> proposals;
    const std::set<PersonId> wrote = named_in(items[i].author, names);
    const std::set<PersonId> about = named_in(items[i].title + " . " + items[i].summary, names);
    for (const PersonId person : wrote) proposals.push_back({person, kNamesThem + 1, "they wrote it"});
    for (const PersonId person : about) {
      if (!wrote.contains(person)) proposals.push_back({person, kNamesThem, "it speaks of them"});
    }
    for (const ReadingMatch& match : matches[i]) {
      if (!wrote.contains(match.person) && !about.contains(match.person))
        proposals.push_back({match.person, match.score, match_words(match)});
    }
    if (proposals.size() > most) proposals.resize(most);
    all.push_back(std::move(proposals));
  }
  return all;
}

Result<std::vector<ReadingLine>> lines_for(const Db& db, std::vector<FeedItem> items, std::optional<PersonId> only) {
  // For one person all are looked at, whatever their place: the first few would hide them.
  constexpr std::size_t kEverybody = 1'000'000;
  KITH_TRY(const auto proposals, propose(db, items, only ? kEverybody : kMostReaders));
  KITH_TRY(const auto feeds, followed_feeds(db));
  std::map<FeedId, std::string> titles;
  for (const FollowedFeed& feed : feeds) titles.emplace(feed.id, feed.title);
  std::vector<std::string> urls;
  std::set<PersonId> ids;
  for (std::size_t i = 0; i < items.size(); ++i) {
    urls.push_back(items[i].url);
    for (const Proposal& one : proposals[i]) {
      if (!only || one.person == *only) ids.insert(one.person);
    }
  }
  KITH_TRY(const auto meant, meant_for(db, urls));
  KITH_TRY(const auto rows, person_rows(db, {ids.begin(), ids.end()}));
  std::map<PersonId, PersonRow> by_id;
  for (const PersonRow& row : rows) by_id.emplace(row.id, row);
  std::vector<ReadingLine> lines;
  for (std::size_t i = 0; i < items.size(); ++i) {
    ReadingLine line;
    for (const Proposal& one : proposals[i]) {
      const auto row = by_id.find(one.person);
      if (row == by_id.end()) continue;
      line.people.push_back({row->second, one.why, one.score, meant.contains({urls[i], one.person})});
    }
    if (only && line.people.empty()) continue;
    if (const auto title = titles.find(items[i].feed); title != titles.end()) line.feed = title->second;
    line.item = std::move(items[i]);
    lines.push_back(std::move(line));
  }
  if (only) {
    std::stable_sort(lines.begin(), lines.end(), [](const ReadingLine& a, const ReadingLine& b) {
      return a.people.front().score > b.people.front().score;
    });
  }
  return lines;
}

Result<FeedItem> known_item(const Db& db, std::int64_t id) {
  KITH_TRY(auto item, find_feed_item(db, id));
  if (!item) return fail(Code::not_found, fmt::format("there is no article {}", id), "kith reading lists them");
  return std::move(*item);
}

// What the page at the address says; an error when it cannot be had.
Result<FeedItem> item_of_page(const App& app, const std::string& url, const WebMeans& means) {
  std::map<std::string, KeptRobots> robots;
  {
    KITH_TRY(const Db db, app.read());
    KITH_TRY(robots, kept_robots(db, app.now() - kRobotsKept));
  }
  Manners manners(std::move(robots));
  KITH_TRY(const PageAnswer answer,
           manners.get(*means.make_pages(), PageRequest{url, "", "", means.limits}, app.now()));
  if (answer.status != 200) {
    return fail(Code::unreachable, fmt::format("{} answered {}", host_words(url), answer.status),
                "say what it is: --title \"...\"");
  }
  const WebPage page = read_page(answer.body, answer.url, answer.content_type);
  FeedItem item;
  item.title = page.title;
  constexpr std::size_t kKept = 2000;
  const std::string words = page.description.empty() ? page.text : page.description + " " + page.text;
  item.summary = std::string(clip(words, kKept));
  item.author = page.author;
  return item;
}

}  // namespace

Result<std::vector<ReadingLine>> reading(const App& app, std::optional<PersonId> person) {
  KITH_TRY(const Db db, app.read());
  KITH_TRY(auto items, reading_items(db, app.now() - Days{kReadingDays}, kMostArticles));
  return lines_for(db, std::move(items), person);
}

Result<ReadingAdded> add_reading(const App& app, const std::string& url, const std::string& title,
                                 const WebMeans& means) {
  KITH_TRY(const std::string address, typed_address(url));
  const std::string given = collapse(clean_utf8(title));
  auto fetched = item_of_page(app, address, means);
  if (!fetched && given.empty()) return fail(fetched.error());
  FeedItem item = fetched ? std::move(*fetched) : FeedItem{};
  if (!given.empty()) item.title = std::string(clip(given, 300));
  if (item.title.empty()) item.title = address;
  item.key = item.url = address;
  item.at = item.seen = app.now();
  constexpr std::size_t kLongestKey = 200;
  if (item.key.size() > kLongestKey) item.key = "long " + fingerprint(item.key);
  KITH_TRY(Tx tx, app.write("read", "Read"));
  KITH_TRY(const auto fresh, add_feed_items(tx, FeedId{}, {item}));
  KITH_CHECK(app.finish(tx));
  KITH_TRY(const Db db, app.read());
  if (!fresh.empty()) {
    item = fresh.front();
  } else {
    KITH_TRY(const auto known, find_feed_item(db, FeedId{}, item.key));
    if (known) item = *known;
  }
  KITH_TRY(auto lines, lines_for(db, {item}, {}));
  return ReadingAdded{std::move(lines.front()), !fresh.empty()};
}

Result<FeedItem> put_reading_away(const App& app, std::int64_t id) {
  KITH_TRY(Tx tx, app.write("read", "Put away"));
  KITH_TRY(FeedItem item, known_item(tx, id));
  KITH_CHECK(put_item_away(tx, id));
  KITH_CHECK(app.finish(tx));
  item.away = true;
  return item;
}

Result<Done> keep_reading(const App& app, std::int64_t id, const std::vector<PersonId>& people) {
  if (people.empty()) return fail(Code::usage, "say whom it is for");
  KITH_TRY(Tx tx, app.write("reading", "An article"));
  KITH_TRY(const FeedItem item, known_item(tx, id));
  KITH_TRY(const LocalDate today, app.today(tx));
  std::vector<std::string> names;
  for (const PersonId id_of_reader : people) {
    KITH_TRY(const auto person, find_person(tx, id_of_reader));
    if (!person) return fail(Code::not_found, fmt::format("there is no person {}", id_of_reader.value));
    names.push_back(person->name);
    EntryPoint entry;
    entry.person = id_of_reader;
    entry.kind = EntryKind::article;
    entry.text = item.title;
    entry.url = item.url;
    entry.source = EntrySource::reading;
    entry.key = reading_key(item);
    entry.at = item.at;
    entry.noticed = app.now();
    entry.until = fresh_until(EntryKind::article, today);
    KITH_TRY(const StoredEntry stored, add_entry_point(tx, entry));
    KITH_TRY(const auto there, find_entry_point(tx, stored.id));
    if (!there) {  // in the trash: now it is wanted after all
      entry.key = fmt::format("{} {}", reading_key(item), iso(app.now()));
      KITH_CHECK(add_entry_point(tx, entry));
    }
  }
  const std::string whom =
      names.size() > 2 ? fmt::format("{} people", names.size()) : fmt::format("{}", fmt::join(names, " and "));
  const std::string title = fmt::format("To send to {}: {}", whom, excerpt(item.title, 60));
  tx.retitle(title);
  KITH_CHECK(app.finish(tx));
  return Done{tx.step(), title, people.front()};
}

}  // namespace kith::app
