// Same person twice at size: 100,000 made-up people of whom some stand there twice, with slips, moves, swapped names
// and missing values; how long matching them takes and what it needs, and how long one newcomer takes.
//   build/release/duplicates [PEOPLE]
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "rules/duplicates.hpp"

namespace {

using kith::Trait;
using Values = std::vector<std::vector<std::string>>;
using Clock = std::chrono::steady_clock;

constexpr Trait kTraits[] = {Trait::given,  Trait::family, Trait::born,     Trait::email,    Trait::phone,
                             Trait::number, Trait::street, Trait::locality, Trait::postcode, Trait::organisation};

double seconds_since(Clock::time_point from) {
  return std::chrono::duration<double>(Clock::now() - from).count();
}

double processor_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto of = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return of(usage.ru_utime) + of(usage.ru_stime);
}

class Town {
 public:
  explicit Town(unsigned seed) : random_(seed) {
    for (int i = 0; i < 4000; ++i) families_.push_back(word(2 + pick(2)));
    for (int i = 0; i < 900; ++i) given_.push_back(word(2));
    for (int i = 0; i < 3000; ++i) streets_.push_back(word(3) + (pick(2) ? " street" : " road"));
    for (int i = 0; i < 800; ++i) places_.push_back(word(3));
    for (int i = 0; i < 5000; ++i) firms_.push_back(word(2) + " " + word(2));
  }

  Values person() {
    const std::string given = common(given_);
    const std::string family = common(families_);
    const std::size_t place = skewed(places_.size());
    return {{given},
            {family},
            {chance(.7) ? fmt::format("{}-{:02}-{:02}", 1940 + pick(65), 1 + pick(12), 1 + pick(28)) : ""},
            {chance(.8) ? fmt::format("{}.{}{}@{}.example", given, family, pick(100), word(1)) : ""},
            {chance(.6) ? fmt::format("+4930{}", 1000000 + pick(8999999)) : ""},
            {std::to_string(1 + pick(200))},
            {streets_[skewed(streets_.size())]},
            {places_[place]},
            {fmt::format("{:05}", 10000 + place * 37)},
            {chance(.7) ? firms_[skewed(firms_.size())] : ""}};
  }

  // The same person as another source has them: one to four things are different.
  Values again(Values person) {
    const int changes = 1 + pick(4);
    for (int i = 0; i < changes; ++i) {
      auto& value = person[static_cast<std::size_t>(pick(static_cast<int>(person.size())))].front();
      switch (pick(5)) {
        case 0: value.clear(); break;
        case 1: std::swap(person[0], person[1]); break;
        default: slip(value); break;
      }
    }
    return person;
  }

 private:
  int pick(int below) { return static_cast<int>(random_() % static_cast<unsigned>(below)); }
  bool chance(double share) { return pick(1000) < static_cast<int>(share * 1000); }
  // A few values are common, most are rare.
  std::size_t skewed(std::size_t size) {
    const double u = (random_() % 100000) / 100000.0;
    return static_cast<std::size_t>(u * u * u * static_cast<double>(size));
  }
  const std::string& common(const std::vector<std::string>& from) { return from[skewed(from.size())]; }
  std::string word(int syllables) {
    static constexpr const char* kHeads[] = {"b", "br", "d", "f", "g", "gr", "h", "k", "l",
                                             "m", "n",  "p", "r", "s", "st", "t", "v", "w"};
    static constexpr const char* kTails[] = {"a",  "an", "e",  "el", "en", "er", "i",
                                             "in", "o",  "on", "u",  "us", "ar", "ert"};
    std::string made;
    for (int i = 0; i < syllables; ++i) {
      made += kHeads[pick(static_cast<int>(std::size(kHeads)))];
      made += kTails[pick(static_cast<int>(std::size(kTails)))];
    }
    return made;
  }
  void slip(std::string& value) {
    if (value.size() < 2) return;
    const auto at = static_cast<std::size_t>(pick(static_cast<int>(value.size() - 1)));
    switch (pick(3)) {
      case 0: std::swap(value[at], value[at + 1]); break;
      case 1: value.erase(at, 1); break;
      default: value[at] = static_cast<char>('a' + pick(26)); break;
    }
  }

  std::mt19937 random_;
  std::vector<std::string> families_, given_, streets_, places_, firms_;
};

}  // namespace

int main(int count, char** words) {
  int people = 100'000;
  if (count > 1) std::from_chars(words[1], words[1] + std::char_traits<char>::length(words[1]), people);
  Town town(20261122);
  kith::TraitTable table(kTraits);
  std::set<std::pair<std::uint32_t, std::uint32_t>> truth;
  std::vector<Values> originals;
  for (int row = 0; row < people; ++row) {
    if (row % 10 == 9) {  // one in ten is somebody who is there already
      const std::size_t of =
          originals.size() - 1 - static_cast<std::size_t>(row / 10) % std::min<std::size_t>(originals.size(), 9);
      truth.emplace(static_cast<std::uint32_t>(of + of / 9), static_cast<std::uint32_t>(row));
      table.add(town.again(originals[of]));
      continue;
    }
    originals.push_back(town.person());
    table.add(originals.back());
  }

  const auto began = Clock::now();
  const double used = processor_seconds();
  const auto pairs = kith::likely_pairs(table, .5);
  const double wall = seconds_since(began);
  const double processor = processor_seconds() - used;
  std::size_t right = 0;
  for (const kith::LikelyPair& pair : pairs) right += truth.count({pair.a, pair.b});
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  fmt::print("{} people, {} of them twice: {} pairs found, {} right\n", people, truth.size(), pairs.size(), right);
  fmt::print("matched in {:.1f} s ({:.1f} s of processor), {} MB at most\n", wall, processor, usage.ru_maxrss / 1024);

  kith::NewcomerIndex index(std::move(table));
  std::vector<double> times;
  std::size_t met = 0;
  constexpr int kNewcomers = 1000;
  for (int i = 0; i < kNewcomers; ++i) {
    const Values values = town.again(originals[static_cast<std::size_t>(i) * 7919 % originals.size()]);
    const auto start = Clock::now();
    met += index.find(values, .5).empty() ? 0U : 1U;
    times.push_back(seconds_since(start) * 1000);
  }
  std::sort(times.begin(), times.end());
  fmt::print("one newcomer against them: p50 {:.2f} ms, p99 {:.2f} ms, most {:.2f} ms; {} of {} recognised\n",
             times[kNewcomers / 2], times[kNewcomers * 99 / 100], times.back(), met, kNewcomers);
  return 0;
}
