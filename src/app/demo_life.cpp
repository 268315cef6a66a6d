// Two years of contact as they are lived: bursts around an occasion, then silence; a few people often,
// most of them seldom; messages that get an answer and some that do not.
#include <algorithm>
#include <string>

#include "app/demo_people.hpp"
#include "app/demo_words.hpp"

namespace kith::demo {
namespace {

constexpr int kLongestAgo = 728;  // two years
constexpr int kLast = 23 * 60 + 30;

std::string capital(std::string_view text) {
  std::string made(text);
  if (!made.empty() && made[0] >= 'a' && made[0] <= 'z') made[0] = static_cast<char>(made[0] - 'a' + 'A');
  return made;
}

int office_minute(Random& random) {
  return random.between(8 * 60 + 15, 17 * 60 + 45);
}

// One occasion. Its last touch falls on the day `end`; what led to it lies before.
class Occasion {
 public:
  Occasion(Random& random, LocalDate today, bool by_message, int slow)
      : random_(random), today_(today), by_message_(by_message), slow_(slow) {}

  std::vector<Moment> make(int end, Ending ending, bool close) {
    topic_ = random_.pick(topics());
    const int what = random_.below(100);
    if (close && what < 38) {
      together(end);
    } else if (what < (close ? 62 : 6)) {
      call(end);
    } else if (what < (close ? 68 : 14)) {
      evening(end);
    } else if (ending == Ending::dialogue || what < 62) {
      dialogue(end);
    } else if (what < 72) {
      they_wrote(end);
    } else if (what < 80) {
      comment(end);
    } else {
      greeting(end);
    }
    return std::move(made_);
  }

 private:
  Channel written() const { return by_message_ ? Channel::message : Channel::email; }
  Source source(Channel channel) const { return channel == Channel::message ? Source::import : Source::typed; }

  void add(int ago, int minute, Channel channel, Direction direction, bool asks, std::string note) {
    const int day = synchronous(channel) || direction == Direction::out ? weekday_ago(today_, ago) : ago;
    made_.push_back({day, minute, channel, direction, source(channel), asks, std::move(note)});
  }
  void write(int ago, Direction direction, bool asks, std::string note) {
    add(ago, office_minute(random_), written(), direction, asks, std::move(note));
  }
  // They answer on the same day, after a few days or after a week, as their habit is.
  int reply_days() { return random_.chance(45) ? 0 : random_.between(1, slow_); }

  void together(int end) {
    const bool lunch = random_.chance(55);
    if (random_.chance(60)) {
      const int asked = end + random_.between(4, 9);
      write(asked, Direction::out, true, lunch ? "Lunch next week?" : "A coffee next week?");
      write(std::max(end + 1, asked - reply_days()), Direction::in, false,
            lunch ? "Re: Lunch next week?" : "Re: A coffee next week?");
    }
    const Channel channel = lunch ? Channel::lunch : random_.chance(60) ? Channel::coffee : Channel::meeting;
    const int minute = lunch ? 12 * 60 + 30 : random_.chance(50) ? 9 * 60 : 15 * 60 + 30;
    const bool sat = channel != Channel::meeting;
    add(end, minute, channel, Direction::both, false, sat ? std::string(random_.pick(tables())) : capital(topic_));
  }

  void call(int end) {
    add(end, random_.between(17 * 60 + 10, 18 * 60 + 20), Channel::call, Direction::both, false,
        random_.chance(50) ? "On the way home" : "About " + topic_);
  }

  void evening(int end) {
    static constexpr std::string_view kEvenings[] = {"Docklands Supply Chain Meetup", "Guild evening",
                                                     "Trade fair, hall 4", "Rowing club summer party"};
    add(end, 18 * 60 + 30, Channel::event, Direction::both, false, std::string(random_.pick(kEvenings)));
  }

  void dialogue(int end) {
    const int rounds = random_.chance(70) ? 1 : random_.between(2, 3);
    const std::string subject = capital(topic_);
    int ago = end;
    std::vector<int> answered;
    for (int i = 0; i < rounds; ++i) {
      answered.push_back(ago);
      ago += reply_days();
      answered.push_back(ago);
      ago += random_.between(0, 3);
    }
    for (std::size_t i = answered.size(); i >= 2; i -= 2) {
      const bool first = i == answered.size();
      write(answered[i - 1], Direction::out, random_.chance(60), first ? subject : "Re: " + subject);
      write(answered[i - 2], Direction::in, false, "Re: " + subject);
    }
  }

  void they_wrote(int end) {
    const std::string subject = capital(topic_);
    write(end + random_.between(0, 3), Direction::in, random_.chance(50), subject);
    write(end, Direction::out, false, "Re: " + subject);
  }

  void comment(int end) {
    add(end + random_.between(0, 1), office_minute(random_), Channel::comment, Direction::out, false,
        "On the post about " + topic_);
    add(end, 19 * 60, Channel::comment, Direction::in, false, "");
  }

  void greeting(int end) { write(end, Direction::out, false, std::string(random_.pick(greetings()))); }

  Random& random_;
  LocalDate today_;
  bool by_message_;
  int slow_;
  std::string topic_;
  std::vector<Moment> made_;
};

// In time order, and later the same day where two would meet.
void settle(std::vector<Moment>& moments) {
  for (std::size_t i = 1; i < moments.size(); ++i) {
    Moment& one = moments[i];
    const Moment& before = moments[i - 1];
    if (one.ago > before.ago) one.ago = before.ago;
    if (one.ago == before.ago && one.minute <= before.minute) one.minute = std::min(kLast, before.minute + 19);
  }
}

}  // namespace

int weekday_ago(LocalDate today, int ago) {
  const int weekday = iso_weekday(today - Days{ago});
  return ago + std::max(0, weekday - 5);
}

int weekday_ago(LocalDate today, std::initializer_list<int> choices) {
  for (const int ago : choices) {
    if (iso_weekday(today - Days{ago}) <= 5) return ago;
  }
  return *choices.begin();
}

void live(Sample& person, Random& random, LocalDate today, int last_ago, int contacts, Ending ending) {
  const bool by_message = !person.email || random.chance(30);
  const bool close = person.rank <= 2;
  const int slow = random.chance(80) ? 2 : 6;
  std::vector<std::vector<Moment>> occasions;  // latest first
  const int room = std::max(20, kLongestAgo - last_ago);
  const int usual = std::max(6, room / std::max(1, contacts));
  int end = last_ago;
  for (int i = 0; i < contacts && end <= kLongestAgo; ++i) {
    Occasion occasion(random, today, by_message, slow);
    occasions.push_back(occasion.make(end, i == 0 ? ending : Ending::any, close));
    const int began = std::max(end, occasions.back().front().ago);
    // One in four follows the one before closely; the others come after a silence of any length.
    end = began + (random.chance(25) ? random.between(2, 9) : random.between(usual / 3 + 1, usual * 2));
  }
  for (auto occasion = occasions.rbegin(); occasion != occasions.rend(); ++occasion) {
    person.moments.insert(person.moments.end(), occasion->begin(), occasion->end());
  }
  settle(person.moments);
}

std::string memo(Random& random) {
  const int what = random.below(100);
  if (what < 15) return std::string(random.pick(first_words()));
  if (what < 50) return std::string(random.pick(work_words()));
  if (what < 70) return std::string(random.pick(life_words()));
  return std::string(random.pick(work_words())) + " " + std::string(random.pick(life_words()));
}

}  // namespace kith::demo
