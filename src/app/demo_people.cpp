// The many around the cast: names, work, strata and dates, drawn so that every day carries its share.
#include "app/demo_people.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <unordered_set>

#include <fmt/format.h>

#include "app/demo_names.hpp"
#include "app/demo_places.hpp"
#include "app/demo_words.hpp"

namespace kith::demo {
namespace {

constexpr int kPeople = 800;
constexpr int kFirstImport = 712;  // days ago: the week after the owner left

// The first letters of the plan: how many of whom, beside the cast.
struct Share {
  int rank;
  bool placed;
  State state;
  int people;
};
constexpr Share kShares[] = {
    {1, true, State::active, 3},     {2, true, State::active, 13},  {3, true, State::active, 42},
    {4, true, State::active, 190},   {5, true, State::active, 130}, {3, true, State::resting, 172},
    {3, false, State::active, 1000},  // all who are left: nobody has decided about them yet
};
constexpr int kIntervals[] = {0, 28, 56, 91, 182, 364};

// How many of the coming days' people a day takes, so that no day is a wall.
class Dates {
 public:
  Dates(Random& random, LocalDate today) : random_(random), today_(today), taken_(400, 0) {}

  // A working day between `from` and `to` days ahead that has fewer than `most` people yet.
  int take(int from, int to, int most) {
    for (int tries = 0; tries < 60; ++tries) {
      const int day = random_.between(from, to);
      if (free(day, most)) return day;
    }
    for (int day = from; day <= to; ++day) {
      if (free(day, most)) return day;
    }
    return to;
  }

 private:
  bool free(int day, int most) {
    int& taken = taken_[static_cast<std::size_t>(day)];
    if (taken >= most || iso_weekday(today_ + Days{day}) > 5) return false;
    ++taken;
    return true;
  }
  Random& random_;
  LocalDate today_;
  std::vector<int> taken_;
};

class Crowd {
 public:
  Crowd(LocalDate today, std::vector<Sample> all) : today_(today), all_(std::move(all)) {
    for (const Sample& one : all_) names_.insert(one.given + " " + one.family);
  }

  std::vector<Sample> make() {
    const std::size_t known = all_.size();
    fill_places();
    std::vector<Sample> crowd(all_.begin() + static_cast<std::ptrdiff_t>(known), all_.end());
    all_.resize(known);
    random_.shuffle(crowd);
    // The closest are mostly former colleagues: that is the silo.
    std::stable_partition(crowd.begin(), crowd.begin() + 40,
                          [](const Sample& one) { return one.jobs.front().place == kHome; });
    std::size_t next = 0;
    for (const Share& share : kShares) {
      for (int i = 0; i < share.people && next < crowd.size(); ++i, ++next) settle(crowd[next], share);
    }
    change_jobs(crowd);
    for (Sample& one : crowd) remember(one);
    random_.shuffle(crowd);
    all_.insert(all_.end(), std::make_move_iterator(crowd.begin()), std::make_move_iterator(crowd.end()));
    return std::move(all_);
  }

 private:
  void fill_places() {
    int at = 0;
    while (all_.size() < static_cast<std::size_t>(kPeople)) {
      // Twice around the list, so that the number of people comes out whatever the sizes are.
      const Place& where = places()[static_cast<std::size_t>(at)];
      for (int i = 0; i < where.people && all_.size() < static_cast<std::size_t>(kPeople); ++i)
        all_.push_back(newcomer(at));
      at = (at + 1) % static_cast<int>(places().size());
      if (at == kHome) at = 1;
    }
  }

  Sample newcomer(int at) {
    const Place& where = places()[static_cast<std::size_t>(at)];
    Sample one;
    const auto usual = split(where.cultures, ", ");
    for (int tries = 0;; ++tries) {
      const bool local = random_.chance(86) && tries < 8;
      const Culture& from = local ? culture(random_.pick(usual)) : random_.pick(cultures());
      one.given = random_.pick(split(from.given, ", "));
      one.family = random_.pick(split(from.family, ", "));
      if (names_.insert(one.given + " " + one.family).second) break;
    }
    one.jobs.push_back(
        {at,
         role(at),
         random_.chance(60) ? std::optional<int>(year_of(today_) - random_.between(1, 12)) : std::nullopt,
         {},
         false});
    if (at != kHome && random_.chance(12)) {  // left Norvane as the owner did
      one.jobs.front().from = year_of(today_) - random_.between(0, 3);
      one.jobs.push_back({kHome, std::string(random_.pick(split(roles("freight"), ", "))),
                          *one.jobs.front().from - random_.between(2, 9), one.jobs.front().from, false});
      one.tags.emplace_back("norvane-alumni");
    } else if (random_.chance(18)) {
      const int before = random_.between(1, static_cast<int>(places().size()) - 1);
      const int since = one.jobs.front().from.value_or(year_of(today_) - 4);
      one.jobs.front().from = since;
      if (before != at) {
        one.jobs.push_back(
            {before, std::string(random_.pick(split(roles(places()[static_cast<std::size_t>(before)].kind), ", "))),
             since - random_.between(1, 6), since, false});
      }
    }
    const int origin = random_.below(100);
    one.origin = origin < 66 ? Origin::connections : origin < 86 ? Origin::outlook : Origin::met;
    one.email = one.origin == Origin::outlook || random_.chance(45);
    one.profile = one.origin == Origin::connections || random_.chance(40);
    one.phone = one.origin == Origin::outlook ? random_.chance(55) : random_.chance(12);
    one.address = one.origin == Origin::outlook && random_.chance(35);
    if (!one.email && !one.profile) one.email = true;
    return one;
  }

  // Rather one that nobody there has yet: a company has one finance director.
  std::string role(int at) {
    const auto all = split(roles(places()[static_cast<std::size_t>(at)].kind), ", ");
    std::string made = random_.pick(all);
    for (int tries = 0; tries < 12 && !roles_.insert({at, made}).second; ++tries) made = random_.pick(all);
    return made;
  }

  void settle(Sample& one, const Share& share) {
    one.rank = share.rank;
    one.placed = share.placed;
    one.state = share.state;
    if (one.rank <= 2) one.phone = one.email = true;
    const int interval = kIntervals[one.rank];
    int due = 0;
    int contacts = 0;
    if (one.state == State::resting) {
      if (random_.chance(55))
        live(one, random_, today_, weekday_ago(today_, random_.between(120, 700)), random_.between(1, 3), Ending::any);
      created(one);
      return;
    }
    switch (one.rank) {
      case 1:
        due = close_dates_.take(6, 26, 1);
        contacts = random_.between(20, 30);
        break;
      case 2:
        due = close_dates_.take(10, 54, 1);
        contacts = random_.between(7, 16);
        break;
      case 3:
        due = dates_.take(1, 90, 5);
        contacts = random_.tail(1, 16);
        break;
      case 4:
        due = overdue_wide_-- > 0 ? -random_.between(1, 25) : far_dates_.take(2, 180, 3);
        contacts = random_.tail(1, 8);
        break;
      default:
        due = overdue_yearly_-- > 0 ? -random_.between(1, 25) : far_dates_.take(3, 362, 2);
        contacts = random_.tail(1, 3);
        break;
    }
    const bool never = due > 0 && random_.chance(one.rank == 3   ? (one.placed ? 0 : 38)
                                                 : one.rank == 4 ? 40
                                                 : one.rank == 5 ? 55
                                                                 : 0);
    if (never) {
      one.first_due = due;
    } else {
      // One in four was passed over for a round or more: the tie cools, the date moved on.
      const int rounds = due > 0 && one.rank >= 3 && random_.chance(25) ? random_.between(1, 6 - one.rank) : 0;
      if (rounds > 0) one.skipped_ago = interval - due;
      const int last = interval - due + rounds * interval;
      live(one, random_, today_, due > 0 ? last : weekday_ago(today_, last), contacts,
           one.rank <= 2 ? Ending::dialogue : Ending::any);
    }
    created(one);
  }

  // The first imports brought most of them; the others when they were first met.
  void created(Sample& one) {
    if (one.origin != Origin::met || one.moments.empty()) {
      one.created_ago = kFirstImport;
      if (one.origin == Origin::met) one.origin = Origin::outlook;
      return;
    }
    one.created_ago = std::min(kFirstImport, one.moments.front().ago);
    if (one.created_ago == kFirstImport) one.origin = Origin::outlook;
  }

  // What the newest import of connections noticed, and who came with it.
  void change_jobs(std::vector<Sample>& crowd) {
    int changed = 0;
    int came = 0;
    for (Sample& one : crowd) {
      if (one.state != State::active || one.origin != Origin::connections) continue;
      if (changed < 5 && one.rank >= 3 && !one.moments.empty() && one.jobs.size() == 1) {
        const int now = random_.between(1, 40);
        Job before = one.jobs.front();
        before.from = year_of(today_) - random_.between(3, 9);
        before.to = year_of(today_);
        one.jobs = {{now,
                     std::string(random_.pick(split(roles(places()[static_cast<std::size_t>(now)].kind), ", "))),
                     year_of(today_),
                     {},
                     true},
                    before};
        ++changed;
      } else if (came < 11 && one.first_due) {
        one.origin = Origin::newer_connections;
        ++came;
      }
    }
  }

  // Notes, facts, tags, birthday, place.
  void remember(Sample& one) {
    const Place& where = places()[static_cast<std::size_t>(one.jobs.front().place)];
    one.dial = where.dial;
    one.city = where.city;
    one.region = where.region;
    one.country = where.country;
    if (!one.moments.empty()) {
      const int most = one.rank == 1        ? random_.between(6, 9)
                       : one.rank == 2      ? random_.between(2, 5)
                       : random_.chance(34) ? 1
                                            : 0;
      std::set<int> days;
      for (int i = 0; i < most; ++i) {
        const int ago = random_.pick(one.moments).ago;
        if (days.insert(ago).second) one.memos.push_back({ago, fresh_memo()});
      }
      if (one.rank <= 3 && random_.chance(30)) one.tags.emplace_back(random_.pick(tags()));
      if (random_.chance(one.rank <= 2 ? 90 : 15))
        one.facts.push_back({{}, "hobby", std::string(random_.pick(hobbies())), {}});
      if (one.rank <= 2) one.facts.push_back({{}, "spouse", random_.pick(split(culture("en").given, ", ")), {}});
      if (random_.chance(8)) one.facts.push_back({{}, "referred by", "Margaret Adeyemi", {}});
    } else if (one.state == State::resting && random_.chance(10)) {
      one.memos.push_back({kFirstImport - 2, "Cannot remember where we met. Resting until one of us does."});
    } else if (random_.chance(8)) {
      one.tags.emplace_back(random_.pick(tags()));
    }
    std::sort(one.tags.begin(), one.tags.end());
    one.tags.erase(std::unique(one.tags.begin(), one.tags.end()), one.tags.end());
    if (random_.chance(one.rank <= 2 ? 80 : 20)) one.birthday = birthday(one);
  }

  std::string fresh_memo() {
    std::string text = memo(random_);
    for (int tries = 0; tries < 20 && !written_.insert(text).second; ++tries) text = memo(random_);
    return text;
  }

  // The next days' birthdays are those of the cast, and of a few a week from now.
  PartialDate birthday(const Sample& one) {
    PartialDate made;
    if (birthdays_soon_ > 0 && one.rank <= 3 && !one.moments.empty()) {
      --birthdays_soon_;
      const date::year_month_day day{today_ + Days{5 + 2 * birthdays_soon_}};
      made.month = static_cast<unsigned>(day.month());
      made.day = static_cast<unsigned>(day.day());
    }
    while (!made.month) {
      made.month = static_cast<unsigned>(random_.between(1, 12));
      made.day = static_cast<unsigned>(random_.between(1, 28));
      const auto next = next_anniversary(made, today_ - Days{1});
      if (next && (*next - today_).count() <= 4) made = {};
    }
    if (random_.chance(45)) made.year = year_of(today_) - random_.between(27, 63);
    if (!made.ok()) made.year.reset();
    return made;
  }

  LocalDate today_;
  std::vector<Sample> all_;
  Random random_{20240607};
  Dates dates_{random_, today_}, far_dates_{random_, today_}, close_dates_{random_, today_};
  std::set<std::string> names_;
  std::set<std::pair<int, std::string>> roles_;
  std::unordered_set<std::string> written_;
  int overdue_wide_ = 9, overdue_yearly_ = 3, birthdays_soon_ = 4;
};

Sample twin(std::string given, std::string family, int place, std::string role, Origin origin) {
  Sample one;
  one.given = std::move(given);
  one.family = std::move(family);
  one.jobs.push_back({place, std::move(role), {}, {}, false});
  one.origin = origin;
  one.created_ago = kFirstImport;
  one.state = State::resting;
  one.dial = "gb";
  return one;
}

// Each came twice, by two roads; only the owner can tell.
std::vector<Pair> add_pairs(std::vector<Sample>& all) {
  struct Row {
    const char *given, *other, *family;
    int place;
    const char *role, *other_role, *why;
  };
  static constexpr Row kRows[] = {
      {"Katarzyna", "Kasia", "Sikorska", 13, "Procurement Lead", "Procurement Lead",
       "The same family name and employer; Kasia is short for Katarzyna"},
      {"Jonathan", "Jon", "Whitcombe", 0, "Fleet Manager", "Regional Fleet Manager",
       "Jon is short for Jonathan; both at Norvane Logistics"},
      {"Mohammed", "M.", "Al-Tamimi", 5, "Senior Consultant", "Principal",
       "The same family name and employer, the initial fits"},
  };
  std::vector<Pair> pairs;
  for (const Row& row : kRows) {
    const std::size_t one = all.size();
    all.push_back(twin(row.given, row.family, row.place, row.role, Origin::connections));
    all.push_back(twin(row.other, row.family, row.place, row.other_role, Origin::outlook));
    all[one].email = false;
    all[one + 1].profile = false;
    all[one + 1].phone = true;
    pairs.push_back({one, one + 1, row.why});
  }
  return pairs;
}

}  // namespace

Network network(LocalDate today) {
  Network made;
  std::vector<Sample> known = cast(today);
  for (Sample& one : known) {
    if (one.created_ago == 0) one.created_ago = kFirstImport;
    const Place& where = places()[static_cast<std::size_t>(one.jobs.front().place)];
    one.dial = where.dial;
    one.city = where.city;
    one.region = where.region;
    one.country = where.country;
  }
  made.pairs = add_pairs(known);
  made.people = Crowd(today, std::move(known)).make();
  made.newest_import_ago = weekday_ago(today, {9, 10, 8});
  for (Sample& one : made.people) {
    if (one.origin == Origin::newer_connections) one.created_ago = made.newest_import_ago;
  }
  learn(made);
  give(made);
  return made;
}

}  // namespace kith::demo
