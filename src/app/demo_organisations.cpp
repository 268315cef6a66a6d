// The two communities that the owner of the sample network belongs to, or wants to; and what is known of each place.
#include <algorithm>
#include <map>

#include "app/demo_more.hpp"
#include "app/demo_places.hpp"
#include "store/catalogue.hpp"
#include "store/organisations.hpp"
#include "store/pursuits.hpp"
#include "store/touches.hpp"

namespace kith::demo {
namespace {

constexpr std::string_view kMeetup = "Docklands Supply Chain Meetup";
constexpr std::string_view kGuild = "Chartered Guild of Warehousing";
constexpr std::size_t kMostEvenings = 4;

OrganisationKind kind_of_place(const Place& place) {
  if (place.kind == "association") return OrganisationKind::association;
  if (place.kind == "club" || place.kind == "charity") return OrganisationKind::community;
  if (place.kind == "university") return OrganisationKind::school;
  return OrganisationKind::employer;
}

class Communities {
 public:
  explicit Communities(const Ground& ground) : on_(ground) {}

  Status write() {
    KITH_CHECK(places_known());
    KITH_CHECK(meetup());
    return guild();
  }

 private:
  struct Reached {
    PursuitStage stage;
    int ago;
  };
  struct Evening {
    Instant at{};
    std::vector<PersonId> people;
  };

  Status places_known() {
    for (const Place& place : places()) {
      KITH_TRY(const auto id, find_organisation(on_.tx, std::string(place.name)));
      if (!id) continue;
      KITH_CHECK(on_.tx.update(Table::organisations, id->value, PersonId{},
                               {{"kind", std::string(name(kind_of_place(place)))},
                                {"industry", std::string(place.kind)},
                                {"city", std::string(place.city)},
                                {"domains", std::string(place.domain)}}));
    }
    return {};
  }

  // As the owner went: one stage after the other, so that the change log knows the way.
  Result<OrganisationId> pursue(std::string_view name_of, Pursuit pursuit, const std::vector<Reached>& stages) {
    KITH_TRY(const auto id, need_organisation(on_.tx, std::string(name_of)));
    pursuit.organisation = id;
    pursuit.begun = pursuit.stage_at = on_.at(stages.front().ago, 20 * 60);
    KITH_TRY(const auto row, insert_pursuit(on_.tx, pursuit));
    for (const Reached& one : stages) {
      KITH_CHECK(on_.tx.update(
          Table::pursuits, row.value, PersonId{},
          {{"stage", std::string(name(one.stage))}, {"stage_at", std::int64_t{seconds(on_.at(one.ago, 20 * 60))}}}));
    }
    return id;
  }

  Result<OrganisationEventId> keep(OrganisationId where, OrganisationEventKind kind, std::string title, Instant at,
                                   int minutes, std::int64_t cents, std::string note) {
    OrganisationEvent event;
    event.organisation = where;
    event.kind = kind;
    event.title = std::move(title);
    event.at = at;
    event.minutes = minutes;
    event.cents = cents;
    if (cents > 0) event.currency = "GBP";
    event.note = std::move(note);
    KITH_TRY(const auto id, on_.tx.insert(Table::organisation_events, PersonId{}, organisation_event_fields(event)));
    return OrganisationEventId{id};
  }

  // The evenings that the timelines tell of already, latest first.
  std::vector<Evening> evenings() const {
    std::map<Instant, Evening, std::greater<>> found;
    for (std::size_t i = 0; i < on_.network.people.size(); ++i) {
      for (const Moment& moment : on_.network.people[i].moments) {
        if (moment.channel != Channel::event || moment.note.find(kMeetup) == std::string::npos) continue;
        Evening& evening = found[on_.at(moment.ago, moment.minute)];
        evening.at = on_.at(moment.ago, moment.minute);
        evening.people.push_back(on_.ids[i]);
      }
    }
    std::vector<Evening> all;
    for (auto& [at, evening] : found) {
      if (all.size() < kMostEvenings) all.push_back(std::move(evening));
    }
    return all;
  }

  Status meetup() {
    Pursuit pursuit;
    pursuit.for_me = "People who run warehouses, without a sales pitch";
    pursuit.for_them = "Somebody who has closed three sites and talks about it";
    pursuit.i_give = "The notes of each evening, by the next morning";
    KITH_TRY(const auto id, pursue(kMeetup, std::move(pursuit),
                                   {{PursuitStage::idea, 420},
                                    {PursuitStage::research, 410},
                                    {PursuitStage::visited, 388},
                                    {PursuitStage::member, 300}}));
    for (const Evening& evening : evenings()) {
      KITH_TRY(const auto event,
               keep(id, OrganisationEventKind::event, "An evening of the meetup", evening.at, 150, 1500, ""));
      for (const PersonId person : evening.people) {
        KITH_TRY(const auto touch, touch_at(on_.tx, person, evening.at));
        KITH_CHECK(on_.tx.insert(
            Table::event_people, person,
            {{"event_id", event.value}, {"touch_id", touch ? Value(touch->id.value) : Value(std::monostate{})}}));
      }
    }
    KITH_CHECK(keep(id, OrganisationEventKind::talk, "Ten minutes on short visits", on_.at(52, 18 * 60 + 30), 240, 0,
                    "Two asked for the checklist"));
    KITH_CHECK(keep(id, OrganisationEventKind::sponsorship, "The sandwiches in spring", on_.at(210, 18 * 60), 30, 12000,
                    "The company's name on the board, and a good joke about it"));
    return {};
  }

  Status guild() {
    Pursuit pursuit;
    pursuit.for_me = "The people who write the standards";
    pursuit.for_them = "Figures from small sites, which they lack";
    pursuit.next_step = "Go to their open evening";
    pursuit.next_day = on_.today + Days{3};
    pursuit.next_minutes = 120;
    KITH_TRY(const auto id,
             pursue(kGuild, std::move(pursuit),
                    {{PursuitStage::idea, 95}, {PursuitStage::research, 80}, {PursuitStage::called, 13}}));
    KITH_CHECK(keep(id, OrganisationEventKind::call, "Called the secretary", on_.at(13, 11 * 60), 20, 0,
                    "Open evening every last Thursday; guests welcome"));
    return {};
  }

  const Ground& on_;
};

}  // namespace

Status write_organisations(const Ground& ground) {
  return Communities(ground).write();
}

}  // namespace kith::demo
