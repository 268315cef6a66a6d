#include "cli/people_text.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "cli/grid.hpp"
#include "cli/review_text.hpp"
#include "cli/width.hpp"
#include "cli/words.hpp"
#include "rules/reason.hpp"

namespace kith::cli {
namespace {

std::string state_words(State state) {
  switch (state) {
    case State::active: return "";
    case State::resting: return "resting";
    case State::do_not_contact: return "do not contact";
  }
  return "";
}

std::string day_of(std::optional<Instant> at, const Now& now) {
  return at ? short_day(now.zone.date_of(*at), now.today) : std::string();
}

std::string place_of(const PersonRow& row) {
  return joined({row.role, row.organisation}, ", ");
}

std::string position_words(const Position& position) {
  std::string text = joined({position.role, position.department, position.organisation}, ", ");
  const std::string from = position.from ? date_words(*position.from) : "";
  const std::string to = position.to ? date_words(*position.to) : "";
  if (!from.empty() && !to.empty()) return fmt::format("{} ({} to {})", text, from, to);
  if (!from.empty()) return fmt::format("{} (since {})", text, from);
  if (!to.empty()) return fmt::format("{} (until {})", text, to);
  return text;
}

std::string address_words(const Address& address) {
  std::vector<std::string> street;
  for (const std::string& line : split(address.street, "\n")) street.emplace_back(trim(line));
  return joined(
      {joined(street, ", "), joined({address.postal_code, address.city}, " "), address.region, address.country}, ", ");
}

std::string_view handle_heading(HandleKind kind) {
  switch (kind) {
    case HandleKind::email: return "E-mail";
    case HandleKind::phone: return "Phone";
    case HandleKind::profile: return "Profile";
    case HandleKind::website: return "Website";
    case HandleKind::messenger: return "Messenger";
  }
  return "";
}

// Headings on the left, their values wrapped beside them; a heading is said once.
class Card {
 public:
  explicit Card(const Look& look) : look_(look) {}
  void add(std::string_view heading, const std::string& value) {
    if (value.empty()) return;
    const bool again = heading == last_;
    last_ = heading;
    text_ += paint(look_, Ink::quiet, padded(again ? "" : heading, kHeading)) +
             wrapped_at(value, kHeading, look_.text_width()) + "\n";
  }
  std::string take() { return std::move(text_); }

 private:
  static constexpr int kHeading = 11;
  const Look& look_;
  std::string text_;
  std::string_view last_;
};

void add_rhythm(Card& card, const app::PersonView& view, const Now& now) {
  const app::PersonRhythm& rhythm = view.rhythm;
  card.add("Rhythm", rhythm.basis);
  if (rhythm.standing.owed_since && rhythm.standing.tracked) {
    card.add("Rhythm", fmt::format("They wrote on {} and have no answer from you yet",
                                   short_day(*rhythm.standing.owed_since, now.today)));
  }
  if (rhythm.due) {
    std::string due =
        fmt::format("Due {}, {}", short_day(*rhythm.due, now.today), distance_words(*rhythm.due, now.today));
    if (rhythm.planned && *rhythm.planned != *rhythm.due)
      due += fmt::format("; planned for {}", short_day(*rhythm.planned, now.today));
    card.add("Rhythm", due);
  }
  if (rhythm.snoozed_until && rhythm.standing.tracked)
    card.add("Rhythm", fmt::format("Snoozed until {}", short_day(*rhythm.snoozed_until, now.today)));
  for (const std::string& why : rhythm.why) card.add("Rhythm", why);
  if (!view.expectation || view.person.state == State::do_not_contact) return;
  for (const std::string& line : app::sentences(*view.expectation)) card.add("Expect", line);
}

std::string birthday_words(const PartialDate& birthday, const Now& now) {
  std::string text = date_words(birthday);
  if (const auto next = next_anniversary(birthday, now.today)) {
    text += fmt::format(" ({})", distance_words(*next, now.today));
  }
  return text;
}

// Of a message that went to others too.
std::string others_words(const Touch& touch) {
  const int others = touch.recipients - (touch.direction == Direction::out ? 1 : 0);
  if (others < 1) return {};
  return fmt::format(", and {}", count_words(others, "other", "others"));
}

std::string moment_what(const Moment& moment) {
  switch (moment.kind) {
    case Moment::Kind::touch: {
      const Touch& touch = moment.touch;
      switch (touch.direction) {
        case Direction::out: return fmt::format("{}, from you{}", name(touch.channel), others_words(touch));
        case Direction::in: return fmt::format("{}, from them{}", name(touch.channel), others_words(touch));
        case Direction::both: return std::string(name(touch.channel));
      }
      return {};
    }
    case Moment::Kind::note: return "note";
    case Moment::Kind::position: return "new position";
  }
  return {};
}

std::string moment_text(const Moment& moment) {
  switch (moment.kind) {
    case Moment::Kind::touch: return moment.touch.note;
    case Moment::Kind::note: return moment.note.text;
    case Moment::Kind::position: return position_words(moment.position);
  }
  return {};
}
}  // namespace

std::string people_text(const app::PeopleList& list, const Now& now, const Look& look) {
  if (list.people.empty()) return "Nobody matches.\n";
  Grid grid{{{"ID", Side::right, 0, Ink::quiet},
             {"NAME", Side::left, 14, Ink::strong},
             {"WHERE", Side::left, 8},
             {"STRATUM"},
             {"LAST"},
             {"DUE"},
             {"TAGS", Side::left, 6, Ink::quiet}},
            {}};
  for (const app::PersonLine& line : list.people) {
    const PersonRow& row = line.row;
    grid.rows.push_back({std::to_string(row.id.value), row.name, place_of(row),
                         row.state == State::active ? line.stratum : state_words(row.state), day_of(row.last_at, now),
                         line.due ? short_day(*line.due, now.today) : "", joined(row.tags, ", ")});
  }
  std::string text = text_of(grid, look);
  const auto shown = static_cast<int>(list.people.size());
  text += shown < list.total ? fmt::format("{} of {}; --all shows everybody.\n", number_words(shown),
                                           count_words(list.total, "person", "people"))
                             : fmt::format("{}.\n", count_words(list.total, "person", "people"));
  return text;
}

std::string person_text(const app::PersonView& view, const Timeline& timeline, const Now& now, const Look& look) {
  const Person& person = view.person;
  std::string text = paint(look, Ink::strong, visible(person.name));
  text += paint(look, Ink::quiet,
                fmt::format("   {}{}{}", person.id.value,
                            person.state == State::active ? " · " + view.stratum : " · " + state_words(person.state),
                            person.nickname.empty() ? "" : " · \"" + visible(person.nickname) + "\"")) +
          "\n";
  if (view.deleted) {
    text += paint(look, Ink::warn,
                  fmt::format("In the trash since {}. Back: kith person restore {}", day_of(view.deleted, now),
                              person.id.value)) +
            "\n";
  }
  Card card(look);
  for (const Position& position : person.positions)
    card.add(position.to ? "Before" : "Position", position_words(position));
  add_rhythm(card, view, now);
  for (const HandleKind kind :
       {HandleKind::email, HandleKind::phone, HandleKind::profile, HandleKind::messenger, HandleKind::website}) {
    for (const Handle& handle : person.handles) {
      if (handle.kind != kind) continue;
      std::string said = handle.label.empty() ? handle.value : fmt::format("{} ({})", handle.value, handle.label);
      if (handle.bounced) said += ": mail came back";
      card.add(handle_heading(kind), said);
    }
  }
  for (const Address& address : person.addresses) {
    const std::string words = address_words(address);
    card.add("Address", address.label.empty() || words.empty() ? words : fmt::format("{} ({})", words, address.label));
  }
  if (person.birthday) card.add("Birthday", birthday_words(*person.birthday, now));
  for (const Fact& fact : person.facts) card.add("Facts", fmt::format("{}: {}", fact.kind, fact.text));
  for (const app::RelationLine& line : view.known.relations)
    card.add("People", fmt::format("{}: {}", relation_words(line.relation.kind), line.other.name));
  for (const Promise& promise : view.known.promises) {
    if (promise.state == PromiseState::open)
      card.add("Promised", fmt::format("{} [{}]", promise_words(promise, now.today), promise.id.value));
  }
  for (const Question& question : view.known.questions) {
    if (!question.missing) card.add("Ask", question.text);  // kith facts has the others
  }
  card.add("Tags", joined(person.tags, ", "));
  for (const MergedPerson& one : view.merged) {
    card.add("Joined",
             fmt::format("{} ({}), {}: kith unmerge {}", one.name, one.id.value, day_of(one.at, now), one.id.value));
  }
  constexpr std::size_t kShownNotes = 8;
  for (std::size_t i = 0; i < person.notes.size() && i < kShownNotes; ++i) {
    card.add("Notes", fmt::format("{}: {}", day_of(person.notes[i].at, now), person.notes[i].text));
  }
  if (person.notes.size() > kShownNotes) {
    card.add("Notes", fmt::format("and {} older; --json has them all", person.notes.size() - kShownNotes));
  }
  text += card.take();
  const std::string moments = timeline_text(timeline, now, look);
  if (!moments.empty()) text += "\n" + moments;
  return text;
}

std::string timeline_text(const Timeline& timeline, const Now& now, const Look& look) {
  Grid grid{{{"", Side::right}, {""}, {"", Side::left, 20}}, {}};
  for (const Moment& moment : timeline.moments) {
    if (moment.kind == Moment::Kind::note) continue;  // the card has them all
    grid.rows.push_back({day_of(moment.at, now), moment_what(moment), excerpt(moment_text(moment), 200)});
  }
  return text_of(grid, look);
}

std::string trash_text(const std::vector<app::Trashed>& trash, const Now& now, const Look& look) {
  if (trash.empty()) return "The trash is empty.\n";
  Grid grid{{{"ID", Side::right, 0, Ink::quiet}, {"NAME", Side::left, 16, Ink::strong}, {"DELETED"}, {"GONE FOR GOOD"}},
            {}};
  for (const app::Trashed& row : trash) {
    grid.rows.push_back({std::to_string(row.id.value), row.name, day_of(row.deleted, now), day_of(row.gone, now)});
  }
  return text_of(grid, look) + paint(look, Ink::quiet, "Back: kith person restore ID") + "\n";
}

std::string next_text(const app::PersonView& view, const Now& now) {
  const app::PersonRhythm& rhythm = view.rhythm;
  if (view.deleted) return {};
  switch (view.person.state) {
    case State::resting: return "Resting: no dates until kith wake.";
    case State::do_not_contact: return "Nothing will be proposed or sent.";
    case State::active: break;
  }
  if (rhythm.standing.waiting) {
    return fmt::format("Waiting for an answer until {}.", short_day(rhythm.standing.until, now.today));
  }
  if (const auto until = rhythm.standing.put_off_until; until && *until > now.today) {
    return fmt::format("Back on {}, {}.", long_day(*until), distance_words(*until, now.today));
  }
  if (!rhythm.due) return {};
  if (*rhythm.due <= now.today) return "Due now.";
  return fmt::format("Next: {}, {}.", long_day(*rhythm.due), distance_words(*rhythm.due, now.today));
}

}  // namespace kith::cli
