// What came of the sample network: deals, a client, a job, a recommendation; and what led to them.
#include <algorithm>
#include <map>
#include <optional>
#include <string_view>

#include "app/demo_more.hpp"
#include "model/experiment.hpp"
#include "store/catalogue.hpp"
#include "store/opportunities.hpp"
#include "store/touches.hpp"

namespace kith::demo {
namespace {

struct Came {
  OpportunityKind kind;
  std::string_view title, place;
  std::int64_t pounds;  // 0: nothing is said
  int begun;            // days ago
  OpportunityStage stage;
  int since;  // days ago it came to that stage
  std::string_view family;
  OpportunityRole role;
  std::string_view by;  // who introduced them; may be empty
  std::string_view closing;
  std::string_view next = {};
  int next_in = 0;                            // days from today
  std::optional<Channel> led = std::nullopt;  // the contact that led there …
  int led_ago = 0;                            // … that long ago
};
constexpr auto kDeal = OpportunityKind::deal;
constexpr auto kWon = OpportunityStage::won;
constexpr Came kCame[] = {
    {kDeal, "The first stock count", "Larkfield Foods", 18'000, 735, kWon, 700, "Raman", OpportunityRole::client, "",
     "one walk through the Reading building", "", 0, Channel::call, 742},
    {kDeal, "Berth plans for a quiet quarter", "Saltmarsh Ports", 7'500, 700, kWon, 640, "Hallberg",
     OpportunityRole::decider, "", "", "", 0, Channel::call, 735},
    {OpportunityKind::client, "A year at Larkfield", "Larkfield Foods", 36'000, 240, kWon, 212, "Raman",
     OpportunityRole::client, "", "renewed: bad news first, in one sentence"},
    {kDeal, "A count for the Hamburg site", "Brandt & Söhne", 9'000, 186, kWon, 120, "Brandt", OpportunityRole::decider,
     "", "she read the article twice", "", 0, Channel::email, 188},
    {kDeal, "The second goods lift", "Garnier Ateliers", 12'500, 171, kWon, 60, "Garnier", OpportunityRole::decider, "",
     "shorter visits, no discount", "", 0, Channel::call, 305},
    {kDeal, "The coach's waiting list", "", 2'400, 90, kWon, 31, "Abelman", OpportunityRole::client, "Adeyemi", ""},
    {kDeal, "Slotting for the new hub", "Corvid Parcel", 9'500, 45, OpportunityStage::offered, 12, "Wójcik",
     OpportunityRole::decider, "", "", "ask what the board said to the offer", 9},
    {OpportunityKind::job, "Director at the Rotterdam hub", "Saltmarsh Ports", 0, 330, OpportunityStage::lost, 290,
     "Osei", OpportunityRole::helper, "", "three years of notice, and no Fridays"},
    {OpportunityKind::recommendation, "Three lines for the brochure", "", 0, 38, OpportunityStage::talking, 20,
     "Adeyemi", OpportunityRole::referee, "", "", "send her a draft to cross out", 12},
};

// Calls that she took before anything else was known of them.
struct Took {
  std::string_view family;
  int ago;
  std::string_view note;
};
constexpr Took kTook[] = {
    {"Raman", 742, "Rang: who counts stock without stopping the lines?"},
    {"Hallberg", 735, "Rang about berths, talked about boats"},
    {"Garnier", 305, "Rang: four floors, one lift. Come and look?"},
};

class Coming {
 public:
  explicit Coming(const Ground& ground) : on_(ground) {}

  Status write() {
    for (const Took& one : kTook) {
      const auto id = person(one.family);
      if (!id) continue;
      KITH_CHECK(on_.tx.insert(Table::touches, *id,
                               {{"at", std::int64_t{seconds(on_.at(one.ago, 10 * 60 + 40))}},
                                {"channel", std::string(name(Channel::call))},
                                {"direction", std::string(name(Direction::in))},
                                {"source", std::string(name(Source::typed))},
                                {"asks", std::int64_t{0}},
                                {"note", std::string(one.note)}}));
    }
    KITH_CHECK(write_experiment());
    for (const Came& one : kCame) KITH_CHECK(write_one(one));
    return {};
  }

 private:
  std::optional<PersonId> person(std::string_view family) const {
    const auto& people = on_.network.people;
    const auto found =
        std::find_if(people.begin(), people.end(), [&](const Sample& one) { return one.family == family; });
    if (found == people.end()) return std::nullopt;
    return on_.ids[static_cast<std::size_t>(found - people.begin())];
  }

  // The contact nearest to that day: the day itself may have moved to a working day.
  Result<std::optional<TouchId>> touch_near(PersonId who, Channel channel, int ago) const {
    KITH_TRY(const auto touches, touches_of(on_.tx, {who}));
    const Instant wanted = on_.at(ago, 12 * 60);
    std::optional<Touch> nearest;
    const auto far = [&](const Touch& one) { return one.at < wanted ? wanted - one.at : one.at - wanted; };
    const auto found = touches.find(who);
    if (found == touches.end()) return std::nullopt;
    for (const Touch& one : found->second) {
      if (one.channel == channel && far(one) < Days{4} && (!nearest || far(one) < far(*nearest))) nearest = one;
    }
    return nearest ? std::optional(nearest->id) : std::nullopt;
  }

  Status write_one(const Came& one) const {
    const auto who = person(one.family);
    if (!who) return {};
    Opportunity made;
    made.kind = one.kind;
    made.title = std::string(one.title);
    if (!one.place.empty()) {
      KITH_TRY(made.organisation, need_organisation(on_.tx, std::string(one.place)));
    }
    made.stage = one.stage;
    if (one.pounds > 0) made.worth = Money{one.pounds * 100, "GBP"};
    made.begun = on_.at(one.begun, 11 * 60);
    if (is_closed(one.stage)) made.closed = on_.at(one.since, 16 * 60);
    made.closing = std::string(one.closing);
    made.next_step = std::string(one.next);
    if (!one.next.empty()) made.next_day = on_.today + Days{one.next_in};
    KITH_TRY(const OpportunityId id, insert_opportunity(on_.tx, made));
    KITH_CHECK(insert_stage(on_.tx, id, OpportunityStage::open, made.begun));
    KITH_CHECK(insert_stage(on_.tx, id, one.stage, on_.at(one.since, 16 * 60)));
    KITH_CHECK(insert_opportunity_person(on_.tx, id, *who, one.role));
    if (const auto by = person(one.by))
      KITH_CHECK(insert_opportunity_person(on_.tx, id, *by, OpportunityRole::introducer));
    if (one.led) {
      KITH_TRY(const auto touch, touch_near(*who, *one.led, one.led_ago));
      if (touch) KITH_CHECK(insert_opportunity_link(on_.tx, id, *who, *touch));
    }
    return {};
  }

  // Closed long ago: nothing of it waits.
  Status write_experiment() const {
    const auto day = [&](int ago) { return std::int64_t{seconds(on_.at(ago, 9 * 60))}; };
    KITH_TRY(const auto experiment,
             on_.tx.insert(Table::experiments, PersonId{},
                           {{"name", std::string("An article or a question")},
                            {"hypothesis", std::string("An article gets more answers than a question")},
                            {"segment", std::string()},
                            {"planned", std::int64_t{2}},
                            {"window_days", std::int64_t{14}},
                            {"assignment", std::string(name(Assignment::chosen))},
                            {"seed", std::int64_t{1}},
                            {"state", std::string(name(ExperimentState::closed))},
                            {"created_at", day(196)},
                            {"closed_at", day(150)},
                            {"closing", std::string("Both answered. Two people are two people.")}}));
    const std::pair<std::string_view, std::string_view> arms[] = {{"article", "Brandt"}, {"question", "Demir"}};
    for (const auto& [arm, family] : arms) {
      KITH_TRY(const auto arm_id, on_.tx.insert(Table::experiment_arms, PersonId{},
                                                {{"experiment_id", experiment},
                                                 {"name", std::string(arm)},
                                                 {"channel", std::string(name(Channel::email))},
                                                 {"message", std::string(arm)},
                                                 {"gift", std::string()}}));
      const auto who = person(family);
      if (!who) continue;
      KITH_CHECK(on_.tx.insert(Table::experiment_entries, *who,
                               {{"experiment_id", experiment},
                                {"arm_id", arm_id},
                                {"assigned_at", day(196)},
                                {"segment", std::string()},
                                {"outcome", std::string()},
                                {"words", std::string()}}));
    }
    return {};
  }

  const Ground& on_;
};

}  // namespace

Status write_opportunities(const Ground& ground) {
  return Coming(ground).write();
}

}  // namespace kith::demo
