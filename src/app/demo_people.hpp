// The sample network as values: about 800 invented people around one invented owner, Ines Marlow, who
// left a large logistics company two years ago to work on her own. Days are counted back from today.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/demo_random.hpp"
#include "base/dates.hpp"
#include "model/approach.hpp"
#include "model/entry_point.hpp"
#include "model/giving.hpp"
#include "model/person.hpp"
#include "model/promise.hpp"
#include "model/relation.hpp"
#include "model/stratum.hpp"
#include "model/touch.hpp"

namespace kith::demo {

struct Moment {
  int ago = 0;     // days before today; 0 is never used, the day is the user's
  int minute = 0;  // after local midnight
  Channel channel = Channel::email;
  Direction direction = Direction::out;
  Source source = Source::typed;
  bool asks = false;
  std::string note;
};

struct Memo {
  int ago = 0;
  std::string text;
};

// Something they told, in that day's contact when there was one.
struct Told {
  int ago = 0;
  std::string kind, text;
};

struct Vow {
  int ago = 0;
  PromiseSide side = PromiseSide::mine;
  std::string text;
  std::optional<int> by;      // days from today
  std::optional<int> closed;  // days ago: it was kept
};

// Something to write about, on that day.
struct Lead {
  int ago = 0;  // below 0: still to come
  EntryKind kind = EntryKind::post;
  std::string text, url;
};

// Given or received on that day.
struct Favour {
  int ago = 0;
  ValueSide side = ValueSide::given;
  ValueKind kind = ValueKind::other;
  Worth worth = Worth::good;
  std::string text;
};

// They came to the owner.
struct Visitor {
  int ago = 0;
  std::string from = {};
  std::optional<bool> knew_me = {};
  std::string wanted = {};
  ApproachState state = ApproachState::open;
  std::optional<int> decided_ago = {};
  int minutes = 0;
  std::string came_of = {};
};

struct Job {
  int place = 0;  // index into places()
  std::string role;
  std::optional<int> from, to;  // years
  bool noticed = false;         // the newest import saw it replace another
};

// Where somebody came from.
enum class Origin { connections, outlook, newer_connections, met };

struct Sample {
  std::string given, family;
  std::string name;  // "" is given and family
  std::string nickname;
  std::string dial;  // which country's invented numbers
  std::string city, region, country;
  int rank = 3;         // of the stratum
  bool placed = false;  // the owner decided it
  State state = State::active;
  std::optional<int> interval_days;
  std::optional<PartialDate> birthday;
  std::optional<int> first_due;    // days from today
  std::optional<int> snoozed_for;  // days from today
  std::optional<int> snoozed_ago, skipped_ago;
  Origin origin = Origin::connections;
  int created_ago = 0;
  bool email = true, phone = false, profile = true, address = false;
  std::string email_value, phone_value;  // "" is made from the name and the place
  std::vector<Job> jobs;                 // current first
  std::vector<Moment> moments;           // oldest first
  std::vector<Memo> memos;
  std::vector<Fact> facts;
  std::vector<Told> told;
  std::vector<Vow> vows;
  std::vector<Favour> favours;
  std::vector<Visitor> visitors;
  std::vector<Lead> leads;
  std::vector<std::string> tags;
};

// Two who may be one, by index.
struct Pair {
  std::size_t one = 0, other = 0;
  std::string why;
};

// "The other is their …", by index.
struct Bond {
  std::size_t one = 0, other = 0;
  RelationKind kind = RelationKind::knows;
};

// A week looked back on.
struct Looked {
  int weeks_ago = 0;
  std::string text;
};

// The owner's own news.
struct Tiding {
  int ago = 0;
  std::string text, url;
};

struct Network {
  std::vector<Sample> people;
  std::vector<Pair> pairs;
  std::vector<Bond> bonds;
  std::vector<Looked> weeks;
  std::vector<Tiding> tidings;
  int newest_import_ago = 9;
};

// The same for the same day.
Network network(LocalDate today);

// The few whom Today, Review and the search show first, written by hand.
std::vector<Sample> cast(LocalDate today);

// Two years of contact that end `last_ago` days before today; `contacts` is about how often.
enum class Ending { any, dialogue };
void live(Sample& person, Random& random, LocalDate today, int last_ago, int contacts, Ending ending);

// What they told over the years, what was promised, what there is to write about, who they are to each other, and two
// weeks' own words.
void learn(Network& network);

// What was given and received, and who came.
void give(Network& network);

// What a human would write down after meeting somebody.
std::string memo(Random& random);

// The weekday nearest to `ago` days back that is not more than three further back.
int weekday_ago(LocalDate today, int ago);
// The first of the choices that is a weekday; else the first.
int weekday_ago(LocalDate today, std::initializer_list<int> choices);

}  // namespace kith::demo
