#include "app/following.hpp"

#include <algorithm>
#include <charconv>
#include <set>

#include <fmt/format.h>

#include "app/feed_news.hpp"
#include "app/web_manners.hpp"
#include "base/text.hpp"
#include "base/web_address.hpp"
#include "formats/web_page.hpp"
#include "store/catalogue.hpp"

namespace kith::app {
namespace {

constexpr std::size_t kTries = 8;  // addresses looked at for a feed, beside the one that was given

// A feed that was found, and where.
struct FoundFeed {
  std::string url;
  Asked asked;
};

// At the address itself; else where its page says; else where sites usually have it.
Result<FoundFeed> look_for_feed(Manners& manners, PageFetcher& pages, const std::string& url, const WebMeans& means,
                                Instant now) {
  const auto ask = [&](const std::string& address) {
    return manners.get(pages, PageRequest{address, "", "", means.limits}, now);
  };
  const auto found = [](const std::string& address, Asked asked) {
    const std::string at = asked.answer.moved.empty() ? address : asked.answer.moved;
    return FoundFeed{at, std::move(asked)};
  };
  KITH_TRY(PageAnswer first, ask(url));
  const PageAnswer page = first;
  Asked asked = asked_of(std::move(first));
  if (asked.problem.empty()) return found(url, std::move(asked));
  if (page.status != 200) return fail(Code::unreachable, asked.problem, "open the address in a browser to see why");
  const WebPage said = read_page(page.body, page.url, page.content_type);
  std::vector<std::string> places = said.feeds;
  if (places.empty()) places = usual_feeds(page.url);
  if (places.size() > kTries) places.resize(kTries);
  for (const std::string& place : places) {
    Asked other = asked_of(ask(place));
    if (other.problem.empty() && other.answer.status == 200) return found(place, std::move(other));
  }
  return fail(Code::bad_input, fmt::format("there is no feed at {}, nor does its page name one", url),
              "look on the site for a link named RSS, Atom or Feed, and follow that address");
}

Result<std::vector<OrganisationId>> known_organisations(const Db& db, const std::vector<std::string>& names) {
  std::vector<OrganisationId> ids;
  for (const std::string& name : names) {
    KITH_TRY(const auto id, find_organisation(db, name));
    if (!id) return fail(Code::not_found, fmt::format("there is no organisation \"{}\"", name));
    ids.push_back(*id);
  }
  return ids;
}

Result<std::vector<FollowingLine>> lines_of(const Db& db, std::vector<FollowedFeed> feeds) {
  KITH_TRY(auto checks, feed_checks(db));
  KITH_TRY(auto aims, feeds_for(db));
  KITH_TRY(const auto brought, feeds_brought(db));
  std::set<PersonId> people;
  for (const auto& [feed, list] : aims) {
    for (const FeedFor& aim : list) {
      if (aim.person) people.insert(aim.person);
    }
  }
  KITH_TRY(const auto rows, person_rows(db, {people.begin(), people.end()}));
  std::map<PersonId, PersonRow> by_id;
  for (const PersonRow& row : rows) by_id.emplace(row.id, row);
  std::vector<FollowingLine> lines;
  for (FollowedFeed& feed : feeds) {
    FollowingLine line;
    line.check = checks[feed.id];
    line.check.feed = feed.id;
    for (const FeedFor& aim : aims[feed.id]) {
      if (const auto row = by_id.find(aim.person); row != by_id.end()) line.people.push_back(row->second);
      if (aim.organisation) line.organisations.push_back(aim.organisation_name);
    }
    if (const auto found = brought.find(feed.id); found != brought.end()) line.brought = found->second;
    line.feed = std::move(feed);
    lines.push_back(std::move(line));
  }
  return lines;
}

std::string whom_words(const FollowingLine& line) {
  std::vector<std::string> names;
  for (const PersonRow& row : line.people) names.push_back(row.name);
  for (const std::string& name : line.organisations) names.push_back(name);
  if (names.empty()) return line.feed.reading ? " as your reading" : "";
  if (names.size() > 2) return fmt::format(" for {} and {} more", names.front(), names.size() - 1);
  return fmt::format(" for {}", fmt::join(names, " and "));
}

}  // namespace

Result<Followed> follow(const App& app, const FollowInput& input, const WebMeans& means) {
  KITH_TRY(const std::string url, typed_address(input.url));
  std::map<std::string, KeptRobots> robots;
  std::vector<OrganisationId> organisations;
  {
    KITH_TRY(const Db db, app.read());
    KITH_TRY(robots, kept_robots(db, app.now() - kRobotsKept));
    KITH_TRY(organisations, known_organisations(db, input.organisations));
  }
  Manners manners(std::move(robots));
  const auto pages = means.make_pages();
  KITH_TRY(FoundFeed found, look_for_feed(manners, *pages, url, means, app.now()));

  KITH_TRY(Tx tx, app.write("follow", "Follow"));
  KITH_TRY(const auto stored, kith::settings(tx));
  KITH_TRY(const Zone zone, app.zone(read_settings(stored)));
  for (const PersonId person : input.people) {
    KITH_TRY(const auto known, find_person(tx, person));
    if (!known) return fail(Code::not_found, fmt::format("there is no person {}", person.value));
  }
  KITH_TRY(auto feed, find_followed(tx, found.url));
  // Of somebody or as reading: a feed for nobody is followed for reading.
  const bool reading = input.reading || (input.people.empty() && organisations.empty());
  if (!feed) {
    FollowedFeed made{{}, found.url, found.asked.news.title, found.asked.news.site, reading, app.now()};
    if (made.title.empty()) made.title = host_words(found.url);
    KITH_TRY(made.id, insert_followed(tx, made));
    feed = std::move(made);
  } else if (input.reading && !feed->reading) {
    KITH_CHECK(tx.update(Table::followed_feeds, feed->id.value, PersonId{}, {{"reading", std::int64_t{1}}}));
    feed->reading = true;
  }
  for (const PersonId person : input.people) KITH_CHECK(aim_feed(tx, feed->id, person, OrganisationId{}));
  for (const OrganisationId organisation : organisations) KITH_CHECK(aim_feed(tx, feed->id, PersonId{}, organisation));
  // Entry points are made for the new ones of whom it is about, from what is new in the feed; whoever is added later
  // gets the next post.
  KITH_TRY(auto aims, feeds_for(tx));
  KITH_TRY(auto checks, feed_checks(tx));
  KITH_TRY(const Taken taken, take_news(tx, *feed, checks[feed->id], found.asked, aims[feed->id], zone));
  for (const auto& [origin, rules] : manners.take_fresh()) KITH_CHECK(save_robots(tx, origin, rules));
  KITH_TRY(auto lines, lines_of(tx, {*feed}));
  const std::string title = fmt::format("Follows {}{}", feed->title, whom_words(lines.front()));
  tx.retitle(title);
  KITH_CHECK(app.finish(tx));
  return Followed{{tx.step(), title, input.people.empty() ? PersonId{} : input.people.front()},
                  std::move(lines.front()),
                  taken.fresh};
}

Result<std::vector<FollowingLine>> following(const App& app, std::optional<PersonId> person) {
  KITH_TRY(const Db db, app.read());
  KITH_TRY(auto feeds, followed_feeds(db));
  KITH_TRY(auto lines, lines_of(db, std::move(feeds)));
  if (person) {
    std::erase_if(lines, [&](const FollowingLine& line) {
      return std::none_of(line.people.begin(), line.people.end(),
                          [&](const PersonRow& row) { return row.id == *person; });
    });
  }
  return lines;
}

Result<FollowedFeed> find_following(const App& app, const std::string& ref) {
  KITH_TRY(const Db db, app.read());
  std::int64_t number = 0;
  const auto read = std::from_chars(ref.data(), ref.data() + ref.size(), number);
  if (read.ec == std::errc{} && read.ptr == ref.data() + ref.size()) {
    KITH_TRY(auto feed, find_followed(db, FeedId{number}));
    if (feed) return std::move(*feed);
  } else if (const auto url = typed_address(ref)) {
    KITH_TRY(auto feeds, followed_feeds(db));
    for (FollowedFeed& feed : feeds) {
      if (feed.url == *url || feed.site == *url) return std::move(feed);
    }
  }
  return fail(Code::not_found, fmt::format("no feed {} is followed", excerpt(ref, 80)), "kith following lists them");
}

Result<Done> unfollow(const App& app, FeedId id) {
  KITH_TRY(Tx tx, app.write("unfollow", "Follows no more"));
  KITH_TRY(const auto feed, find_followed(tx, id));
  if (!feed) return fail(Code::not_found, fmt::format("no feed {} is followed", id.value), "kith following lists them");
  KITH_CHECK(remove_followed(tx, id));
  const std::string title = fmt::format("Follows {} no more", feed->title);
  tx.retitle(title);
  KITH_CHECK(app.finish(tx));
  return Done{tx.step(), title, {}};
}

}  // namespace kith::app
