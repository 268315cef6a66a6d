// Who a newcomer meets in the first minute. Ines Marlow left Norvane Logistics after eleven years and
// helps warehouses on her own now: her first client owes her a decision, her old boss is her mentor, a
// former colleague wants out of the silo, another has just got the job she always wanted for him.
#include "app/demo_people.hpp"
#include "app/demo_places.hpp"

namespace kith::demo {
namespace {

constexpr auto kOut = Direction::out;
constexpr auto kIn = Direction::in;
constexpr auto kBoth = Direction::both;

int place(std::string_view name) {
  int index = 0;
  for (const Place& one : places()) {
    if (one.name == name) return index;
    ++index;
  }
  return kHome;
}

enum class Asks { no, yes };

class Actor {
 public:
  Actor(LocalDate today, std::string_view given, std::string_view family, int rank) : today_(today) {
    one_.given = given;
    one_.family = family;
    one_.rank = rank;
    one_.placed = true;
    one_.phone = rank <= 2;
    one_.origin = Origin::outlook;
  }
  Actor& works(std::string_view where, std::string_view role, std::optional<int> from = {}) {
    one_.jobs.push_back({place(where), std::string(role), from, {}, false});
    return *this;
  }
  Actor& worked(std::string_view where, std::string_view role, int from, int to) {
    one_.jobs.push_back({place(where), std::string(role), from, to, false});
    return *this;
  }
  Actor& changed_job() {
    one_.jobs.front().noticed = true;
    return *this;
  }
  // Two years before `last_ago`, as life goes.
  Actor& lived(std::uint64_t seed, int last_ago, int contacts) {
    Random random(seed);
    live(one_, random, today_, weekday_ago(today_, last_ago), contacts, Ending::dialogue);
    return *this;
  }
  Actor& touch(int ago, int hour, Channel channel, Direction direction, std::string_view note, Asks asks = Asks::no) {
    const Source source = channel == Channel::message ? Source::import : Source::typed;
    one_.moments.push_back(
        {ago, hour * 60 + 7 + ago % 40, channel, direction, source, asks == Asks::yes, std::string(note)});
    return *this;
  }
  Actor& memo(int ago, std::string_view text) {
    one_.memos.push_back({ago, std::string(text)});
    return *this;
  }
  Actor& fact(std::string_view kind, std::string_view text) {
    one_.facts.push_back({{}, std::string(kind), std::string(text), {}});
    return *this;
  }
  Actor& tag(std::string_view name) {
    one_.tags.emplace_back(name);
    return *this;
  }
  Sample& also() { return one_; }
  operator Sample() { return std::move(one_); }  // NOLINT(google-explicit-constructor): the end of a row

 private:
  LocalDate today_;
  Sample one_;
};

void closest(std::vector<Sample>& all, LocalDate today) {
  const auto actor = [&](std::string_view given, std::string_view family, int rank) {
    return Actor(today, given, family, rank);
  };
  const int year = year_of(today);

  // Owed: a client who asked.
  all.push_back(
      actor("Priya", "Raman", 1)
          .works("Larkfield Foods", "Chief Operating Officer", year - 4)
          .lived(11, 24, 26)
          .touch(weekday_ago(today, {16, 15, 17}), 17, Channel::call, kBoth, "About the autumn tender, on the way home")
          .touch(weekday_ago(today, {2, 1, 3}), 16, Channel::email, kIn,
                 "Tender, section 4: could you read it before we send it?", Asks::yes)
          .memo(700,
                "First client. Took me on after one walk through the Reading building.\n"
                "Wants the bad news first and in one sentence.")
          .memo(212, "Renewed for a year. I should ask for a reference while the pilot looks good.")
          .memo(16, "Tender goes out at the end of the month. Section 4 is the one that worries the board.")
          .fact("spouse", "Arun, teaches chemistry")
          .fact("hobby", "runs at six in the morning")
          .fact("assistant", "Joy Pemba, knows every calendar")
          .tag("client"));

  // Owed: somebody inside the silo who looks for a way out.
  Actor daniel = actor("Daniel", "Osei", 3);
  daniel.works("Norvane Logistics", "Network Planning Analyst", year - 5)
      .touch(weekday_ago(today, 402), 11, Channel::message, kOut, "")
      .touch(weekday_ago(today, 401), 9, Channel::message, kIn, "")
      .touch(weekday_ago(today, {3, 2, 4}), 20, Channel::message, kIn,
             "Could I buy you a coffee? I am thinking of leaving Norvane", Asks::yes)
      .memo(401, "Sat two desks from me for a year. Quiet, and right about the Leeds numbers when nobody else was.");
  daniel.also().placed = false;
  daniel.also().origin = Origin::connections;
  all.push_back(daniel);

  // A promise made over lunch.
  const int lunch = weekday_ago(today, {6, 5, 7});
  all.push_back(actor("Tomasz", "Wójcik", 2)
                    .works("Corvid Parcel", "Head of Operations", year - 2)
                    .worked("Norvane Logistics", "Depot Manager", year - 9, year - 2)
                    .lived(12, 61, 12)
                    .touch(lunch, 12, Channel::lunch, kBoth, "At the noodle place near Liverpool Street")
                    .memo(lunch,
                          "Good lunch. The new hub opens in spring and every aisle is still an argument.\n"
                          "promise: send Tomasz the slotting checklist, the short one")
                    .memo(340, "Left Norvane a year after I did. Says it is like getting the weekend back.")
                    .fact("children", "Zosia and Antek, twins")
                    .tag("norvane-alumni"));

  // A question that waits for its answer: a first nudge.
  all.push_back(
      actor("Hannah", "Brandt", 3)
          .works("Brandt & Söhne", "Head of Procurement", year - 6)
          .touch(weekday_ago(today, 388), 18, Channel::event, kBoth, "Trade fair, hall 4")
          .touch(weekday_ago(today, 190), 10, Channel::email, kOut, "The article I mentioned")
          .touch(weekday_ago(today, 188), 9, Channel::email, kIn, "Re: The article I mentioned")
          .touch(weekday_ago(today, {4, 3, 5}), 10, Channel::email, kOut,
                 "Would you introduce me to whoever runs the Hamburg site?", Asks::yes)
          .memo(388, "Stand 14, we were stand 15. Third generation at Brandt and the first to read the leases.")
          .fact("met at", "trade fair, hall 4")
          .tag("trade-fair"));

  // And one that has been nudged once.
  all.push_back(
      actor("Élodie", "Garnier", 2)
          .works("Garnier Ateliers", "Chief Operating Officer", year - 7)
          .touch(weekday_ago(today, 300), 15, Channel::visit, kBoth, "The Lyon works, all four floors")
          .touch(weekday_ago(today, 171), 17, Channel::call, kBoth, "About the goods lift")
          .touch(weekday_ago(today, 64), 16, Channel::call, kBoth, "On the way home")
          .touch(weekday_ago(today, {8, 7, 9}), 9, Channel::email, kOut, "Two days in Lyon in the new year?", Asks::yes)
          .touch(weekday_ago(today, {4, 3, 5}), 10, Channel::email, kOut, "Re: Two days in Lyon in the new year?",
                 Asks::yes)
          .memo(300, "Four floors, one lift, no panic. Learned more in an hour than in a month of reports.")
          .memo(64, "Likes the idea of two days on site, not the price. Do not discount; shorten.")
          .fact("hobby", "old bicycles")
          .tag("prospect"));

  // A birthday today.
  Actor amara = actor("Amara", "Nwosu", 2);
  amara.works("Second Shelf Food Bank", "Director", year - 3)
      .lived(13, 25, 14)
      .memo(520, "Runs the tidiest stockroom in London with volunteers and masking tape. I help on first Saturdays.")
      .memo(25, "Lemon cake from the bakery by the bridge, never coffee.")
      .fact("likes", "lemon cake")
      .tag("volunteering");
  const date::year_month_day born{today};
  amara.also().birthday =
      PartialDate{year - 41, static_cast<unsigned>(born.month()), static_cast<unsigned>(born.day())};
  if (!amara.also().birthday->ok()) amara.also().birthday->year.reset();  // the 29th of February
  all.push_back(amara);

  // Due, and with news in hand: the newest import saw the new job.
  all.push_back(actor("Mateus", "Carvalho", 2)
                    .works("Tidewater Grocers", "Head of Fulfilment", year)
                    .worked("Norvane Logistics", "Depot Manager", year - 8, year)
                    .changed_job()
                    .lived(14, 120, 9)
                    .touch(weekday_ago(today, 56), 17, Channel::call, kBoth, "On the way home")
                    .memo(120, "Wants to run fulfilment somewhere that sells food. I would hire him tomorrow.")
                    .memo(56, "Third interview on Thursday. Would not say where, grinned the whole call.")
                    .fact("spouse", "Inês, midwife")
                    .fact("hobby", "fado, badly")
                    .tag("norvane-alumni"));
}

void friends(std::vector<Sample>& all, LocalDate today) {
  const auto actor = [&](std::string_view given, std::string_view family, int rank) {
    return Actor(today, given, family, rank);
  };
  const int year = year_of(today);

  const int met_margaret = weekday_ago(today, {7, 8, 6});
  all.push_back(actor("Margaret", "Adeyemi", 1)
                    .works("Norvane Logistics", "Regional Director", year - 15)
                    .lived(15, 38, 24)
                    .touch(met_margaret, 12, Channel::lunch, kBoth, "The long table upstairs at the Guild")
                    .memo(690, "My old boss. Said: call the first ten people you would miss. So I did.")
                    .memo(met_margaret,
                          "Retires in the summer and is looking forward to being unreachable.\n"
                          "[x] send the photo from the farewell")
                    .fact("hobby", "trombone")
                    .fact("spouse", "Femi")
                    .tag("mentor"));

  Actor yusuf = actor("Yusuf", "Demir", 1);
  yusuf.works("Self-employed", "Interim Manager", year - 6)
      .memo(640, "Seven years independent. Answers within a week, always by hand, never in a hurry.")
      .memo(61, "Says the second year is the one where clients start calling you.")
      .fact("hobby", "chess")
      .tag("mentor");
  for (const int ago : {420, 331, 262, 190, 128, 66}) {
    const int asked = weekday_ago(today, ago);
    yusuf.touch(asked, 10, Channel::email, kOut, "How did you price the first one?", Asks::yes)
        .touch(asked - 6, 12, Channel::email, kIn, "Re: How did you price the first one?");
  }
  yusuf.touch(weekday_ago(today, {2, 3, 1}), 10, Channel::email, kOut, "May I name you as a reference?", Asks::yes);
  all.push_back(yusuf);

  const int met_ruth = weekday_ago(today, {5, 6, 4});
  all.push_back(actor("Ruth", "Abelman", 1)
                    .works("Self-employed", "Executive Coach", year - 11)
                    .lived(16, 36, 22)
                    .touch(met_ruth, 17, Channel::call, kBoth, "On the way home")
                    .memo(met_ruth,
                          "Asked what I would do with a third day a week. No answer yet, which is the answer.\n"
                          "promise: introduce Ruth to Tomasz by " +
                              iso(today + Days{12}))
                    .memo(430, "Prefers a call on the way home, around half past five.")
                    .fact("referred by", "Margaret Adeyemi"));

  all.push_back(actor("Sofie", "Ahlberg", 3)
                    .works("Vantorp Robotics", "Product Manager", year - 1)
                    .touch(weekday_ago(today, 240), 18, Channel::event, kBoth, "Docklands Supply Chain Meetup")
                    .touch(weekday_ago(today, 130), 9, Channel::email, kIn, "How the pilot ended")
                    .touch(weekday_ago(today, 129), 9, Channel::email, kOut, "Re: How the pilot ended")
                    .touch(weekday_ago(today, {1, 2}), 18, Channel::email, kOut,
                           "Could I bring a client to see the robots?", Asks::yes)
                    .memo(240, "Sells robots and tells you when not to buy one.")
                    .tag("robots"));

  Actor viktor = actor("Viktor", "Hallberg", 2);
  viktor.works("Saltmarsh Ports", "Commercial Director", year - 3)
      .lived(17, 75, 8)
      .touch(weekday_ago(today, 15), 17, Channel::call, kBoth, "Short: the baby is early, all well")
      .memo(15, "On parental leave. Asked to be forgotten until it sleeps through.");
  viktor.also().snoozed_for = 45;
  viktor.also().snoozed_ago = 12;
  all.push_back(viktor);

  Actor clara = actor("Clara", "Winterbourne", 3);
  clara.works("The Shelving Gazette", "Deputy Editor", year - 2)
      .lived(18, 99, 4)
      .memo(99, "Printed my piece on peak planning and cut the best joke. She was right.")
      .tag("press");
  clara.also().skipped_ago = 3;
  all.push_back(clara);

  Actor gareth = actor("Gareth", "Whitlock", 3);
  gareth.works("Hexham & Lowe", "Partner")
      .touch(weekday_ago(today, 512), 10, Channel::email, kIn, "Please take me off your list")
      .memo(512, "Asked in writing not to be contacted again. Fair enough: it was a dull newsletter.");
  gareth.also().state = State::do_not_contact;
  all.push_back(gareth);

  Actor paula = actor("Paula", "Estrand", 5);
  paula.works("Blue Heron Capital", "Operating Partner")
      .touch(weekday_ago(today, 333), 16, Channel::message, kIn, "No more messages, thank you")
      .memo(333, "Does not want messages from consultants. Say hello if we meet, nothing else.");
  paula.also().state = State::do_not_contact;
  all.push_back(paula);

  Actor leonard = actor("Leonard", "Fitchley", 3);
  leonard.works("Norvane Logistics", "Head of Operations", year - 20)
      .touch(weekday_ago(today, 260), 15, Channel::coffee, kBoth, "Goodbye coffee")
      .memo(260, "Retired to Cornwall with a boat and no telephone. Resting, with a smile.");
  leonard.also().jobs.front().to = year - 1;
  leonard.also().state = State::resting;
  all.push_back(leonard);
}

void met_this_week(std::vector<Sample>& all, LocalDate today) {
  struct Row {
    std::string_view given, family, where, role, note, memo;
    Channel channel;
    int hour, ago;
  };
  const int evening = weekday_ago(today, 2);
  const Row rows[] = {
      {"Chiara", "Bellandi", "Greyhound Lane Studio", "Service Designer", "Docklands Supply Chain Meetup",
       "Draws warehouses as comic strips and finds the mistake in panel three. Knows half the Guild.", Channel::event,
       18, evening},
      {"Kwame", "Boakye", "Redwillow Freight", "Network Planning Analyst", "Docklands Supply Chain Meetup",
       "Over from Columbus until Friday. Collects receipts and good questions.", Channel::event, 19, evening},
      {"Linh", "Đinh", "Copperfield Analytics", "Data Scientist", "At the Copper Kettle, after my talk",
       "Came up after the talk: the forecast slide was wrong, politely. Was right, too.", Channel::coffee, 9,
       weekday_ago(today, 3)},
      {"Oskar", "Nyberg", "Sunderby Interiors", "Distribution Centre Manager", "Walked the floor for an hour",
       "Opens a second site in spring and has nobody for the plan yet.", Channel::visit, 14,
       weekday_ago(today, {1, 2, 3})},
  };
  for (const Row& row : rows) {
    Actor met(today, row.given, row.family, 3);
    met.works(row.where, row.role)
        .touch(row.ago, row.hour, row.channel, kBoth, row.note)
        .memo(row.ago, row.memo)
        .tag("meetup");
    met.also().placed = false;
    met.also().origin = Origin::met;
    met.also().created_ago = row.ago;
    all.push_back(met);
  }
}

}  // namespace

std::vector<Sample> cast(LocalDate today) {
  std::vector<Sample> all;
  closest(all, today);
  friends(all, today);
  met_this_week(all, today);
  return all;
}

}  // namespace kith::demo
