// What the owner of the sample network has kept from conversations: facts with their day, promises of both
// sides, what there is to write about, who people are to each other, and the words on two weeks.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "app/demo_people.hpp"
#include "app/demo_words.hpp"

namespace kith::demo {
namespace {

struct Line {
  std::string_view family, kind, text;
  int ago;
};
constexpr Line kLines[] = {
    {"Raman", "boss", "reports to the board, and to Sir Alan when it rains", 212},
    {"Raman", "projects", "the autumn tender", 16},
    {"Raman", "priorities", "no stock-outs before Christmas", 60},
    {"Raman", "peers", "Joy Pemba and two plant managers who never agree", 212},
    {"Wójcik", "job", "runs the new hub, 140 people", 61},
    {"Wójcik", "boss", "a new one since spring, from retail", 400},
    {"Adeyemi", "job", "Regional Director, hands over in June", 38},
    {"Adeyemi", "priorities", "finding her successor", 120},
    {"Demir", "job", "two days a week in a foundry", 500},
    {"Demir", "likes", "letters on paper", 331},
    {"Abelman", "projects", "a book on quiet teams", 36},
    {"Abelman", "family", "a daughter in Leeds", 200},
    {"Carvalho", "boss", "Ana Pires, finance", 480},
    {"Carvalho", "family", "Inês is expecting in March", 56},
    {"Garnier", "projects", "a second goods lift", 64},
    {"Garnier", "boss", "her uncle, officially", 300},
    {"Brandt", "peers", "two cousins on the board", 388},
    {"Nwosu", "projects", "the winter collection", 25},
    {"Hallberg", "family", "a son, a month early, all well", 15},
};

struct Tie {
  std::string_view one, other;
  RelationKind kind;
};
constexpr Tie kTies[] = {
    {"Wójcik", "Carvalho", RelationKind::friend_of},   {"Abelman", "Adeyemi", RelationKind::introduced_by},
    {"Osei", "Fitchley", RelationKind::manager},       {"Carvalho", "Wójcik", RelationKind::colleague},
    {"Fitchley", "Adeyemi", RelationKind::colleague},  {"Ahlberg", "Bellandi", RelationKind::knows},
    {"Demir", "Adeyemi", RelationKind::introduced_by},
};

std::optional<std::size_t> place_of(const std::vector<Sample>& people, std::string_view family) {
  const auto found =
      std::find_if(people.begin(), people.end(), [&](const Sample& one) { return one.family == family; });
  if (found == people.end()) return std::nullopt;
  return static_cast<std::size_t>(found - people.begin());
}

// The contact nearest to that day, so that a fact can say where it was told.
int nearest_contact(const Sample& one, int ago) {
  const auto nearest = std::min_element(one.moments.begin(), one.moments.end(), [&](const Moment& a, const Moment& b) {
    return std::abs(a.ago - ago) < std::abs(b.ago - ago);
  });
  return nearest != one.moments.end() && std::abs(nearest->ago - ago) <= 10 ? nearest->ago : ago;
}

void tell(std::vector<Sample>& people) {
  for (const Line& line : kLines) {
    const auto at = place_of(people, line.family);
    if (!at) continue;
    Sample& one = people[*at];
    one.told.push_back({nearest_contact(one, line.ago), std::string(line.kind), std::string(line.text)});
  }
}

// The others who are close told something too, on a day of contact.
void tell_the_close(std::vector<Sample>& people) {
  static constexpr std::array kBosses{"the founder himself", "a director in Rotterdam", "nobody, since the merger",
                                      "a committee of three"};
  static constexpr std::array kProjects{"a second shift", "moving the returns corner", "the carrier tender",
                                        "a new racking plan"};
  Random random(77);
  for (Sample& one : people) {
    if (one.rank > 2 || !one.told.empty() || one.moments.empty() || one.state != State::active) continue;
    const auto day = [&] { return random.pick(one.moments).ago; };
    if (random.chance(70)) one.told.push_back({day(), "boss", random.pick(kBosses)});
    if (random.chance(70)) one.told.push_back({day(), "projects", random.pick(kProjects)});
    if (random.chance(40)) one.told.push_back({day(), "likes", std::string(random.pick(hobbies()))});
  }
}

Vow vow(int ago, PromiseSide side, std::string text, std::optional<int> by, std::optional<int> closed = {}) {
  return {ago, side, std::move(text), by, closed};
}

void promise(std::vector<Sample>& people) {
  const auto of = [&](std::string_view family) -> std::vector<Vow>& {
    return people[place_of(people, family).value()].vows;
  };
  of("Demir").push_back(vow(66, PromiseSide::theirs, "a name at the foundry", 20));
  of("Adeyemi").push_back(vow(38, PromiseSide::theirs, "an evening at the Guild with the successor", 40));
  of("Adeyemi").push_back(vow(30, PromiseSide::mine, "the photo from the farewell", {}, 9));
  of("Garnier").push_back(vow(64, PromiseSide::mine, "two pages on short visits", {}, 12));
  of("Brandt").push_back(vow(190, PromiseSide::mine, "the article on leases", {}, 190));
  of("Nyberg").push_back(vow(1, PromiseSide::mine, "a sketch of the second site", 9));
}

struct LeadLine {
  std::string_view family;
  EntryKind kind;
  std::string_view text, url;
  int ago;
};
constexpr LeadLine kLeadLines[] = {
    {"Raman", EntryKind::article, "Why our warehouse lost a storey", "https://example.org/lost-storey", 12},
    {"Wójcik", EntryKind::talk, "A hub in ninety days, at the Gdańsk fair", "https://example.org/ninety-days", -9},
    {"Demir", EntryKind::interest, "letterpress, and the foundry that still casts it", "", 90},
    {"Abelman", EntryKind::post, "The meeting nobody missed", "https://example.org/nobody-missed", 6},
    {"Brandt", EntryKind::serves, "the board of the lifeboat station", "", 160},
    {"Carvalho", EntryKind::post, "A second grandchild, and a third spreadsheet", "", 5},
};

void notice(Network& network) {
  for (const LeadLine& line : kLeadLines) {
    const auto at = place_of(network.people, line.family);
    if (!at) continue;
    network.people[*at].leads.push_back({line.ago, line.kind, std::string(line.text), std::string(line.url)});
  }
  network.tidings = {{8, "back from Porto, with a sketch of their cold store", ""},
                     {75, "the two pages on short visits are printed", "https://example.org/short-visits"}};
}

}  // namespace

void learn(Network& network) {
  tell(network.people);
  tell_the_close(network.people);
  promise(network.people);
  notice(network);
  for (const Tie& tie : kTies) {
    const auto one = place_of(network.people, tie.one);
    const auto other = place_of(network.people, tie.other);
    if (one && other) network.bonds.push_back({*one, *other, tie.kind});
  }
  network.weeks = {{3,
                    "Said yes too quickly, twice. Yusuf would have slept on it.\n"
                    "The call with Margaret was worth more than the two lunches together."},
                   {2,
                    "Fewer, longer conversations, and it shows: nobody felt like a task.\n"
                    "Next time: ask first what they are working on, and only then say what I sell."}};
}

}  // namespace kith::demo
