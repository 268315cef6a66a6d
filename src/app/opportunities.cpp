#include "app/opportunities.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "app/leads.hpp"
#include "app/settings.hpp"
#include "base/text.hpp"
#include "store/catalogue.hpp"
#include "store/touches.hpp"

namespace kith::app {
namespace {

Result<Opportunity> known_opportunity(const Db& db, OpportunityId id) {
  KITH_TRY(auto found, find_opportunity(db, id));
  if (!found)
    return fail(Code::not_found, fmt::format("there is no opportunity {}", id.value),
                "kith opportunities --all lists them");
  return *std::move(found);
}

Result<Zone> opportunity_zone(const App& app, const Db& db) {
  KITH_TRY(const auto stored, kith::settings(db));
  return app.zone(read_settings(stored));
}

Status check_opportunity_time(Instant at, Instant now) {
  if (at > now) return fail(Code::bad_input, "that time has not come yet");
  return {};
}

Result<std::string> opportunity_title(const std::string& typed) {
  std::string title = collapse(clean_utf8(typed));
  if (title.empty()) return fail(Code::bad_input, "the opportunity has no title", "say in a few words what it is");
  return title;
}

// 0 for none.
Result<OrganisationId> opportunity_organisation(Tx& tx, const std::string& typed) {
  const std::string called = collapse(clean_utf8(typed));
  if (called.empty()) return OrganisationId{};
  return need_organisation(tx, called);
}

Result<Person> opportunity_person(const Db& db, PersonId id) {
  KITH_TRY(auto person, find_person(db, id));
  if (!person) return fail(Code::not_found, fmt::format("there is no person {}", id.value));
  return *std::move(person);
}

Result<Touch> touch_to_link(const Db& db, TouchId id) {
  KITH_TRY(auto touch, find_touch(db, id));
  if (touch) {
    KITH_TRY(const auto person, find_person(db, touch->person));
    if (person) return *std::move(touch);
  }
  return fail(Code::not_found, fmt::format("there is no contact {}", id.value),
              "kith opportunity ID lists the contacts with its people");
}

Result<OpportunityDone> finish_opportunity(const App& app, Tx& tx, const std::string& title, OpportunityId id) {
  tx.retitle(title);
  KITH_CHECK(app.finish(tx));
  return OpportunityDone{tx.step(), title, id};
}

std::string short_title(const Opportunity& one) {
  return excerpt(one.title, 60);
}

OpportunityLine make_opportunity_line(const Opportunity& one, const Lead& lead, const LeadBook& book,
                                      const Zone& zone) {
  OpportunityLine line;
  line.opportunity = one;
  const auto [begin, end] = book.people.equal_range(one.id);
  for (auto member = begin; member != end; ++member) {
    const auto row = book.rows.find(member->second.person);
    if (row != book.rows.end()) line.people.push_back({row->second, member->second.role});
  }
  line.began = began_words(lead, book.rows, zone);
  return line;
}

// Of very many those that share the credit, linked ones, and the latest.
std::vector<OpportunityTouch> shown_touches(const Lead& lead, const LeadBook& book, const Zone& zone) {
  std::vector<OpportunityTouch> all;
  for (const LeadTouch& one : lead.touches) {
    OpportunityTouch made;
    made.touch = one;
    const auto row = book.rows.find(one.person);
    if (row != book.rows.end()) made.person = row->second.name;
    all.push_back(std::move(made));
  }
  const auto index = [&](const LeadTouch* touch) { return static_cast<std::size_t>(touch - lead.touches.data()); };
  for (const LeadTouch* one : counted(lead, zone)) all[index(one)].counts = true;
  for (const CreditRule rule : kCreditRules) {
    for (const Credit& credit : credits(lead, rule, zone))
      all[index(credit.touch)].shares[static_cast<std::size_t>(rule)] = credit.share;
  }
  std::stable_sort(all.begin(), all.end(), [](const OpportunityTouch& a, const OpportunityTouch& b) {
    return std::tie(a.touch.at, a.touch.id, a.touch.person) < std::tie(b.touch.at, b.touch.id, b.touch.person);
  });
  if (all.size() > kMostTouchesShown) {
    const std::size_t early = all.size() - kMostTouchesShown;
    std::size_t place = 0;
    all.erase(std::remove_if(all.begin(), all.end(),
                             [&](const OpportunityTouch& one) {
                               const bool matters = one.touch.linked || one.shares[0] > 0 || one.shares[1] > 0;
                               return place++ < early && !matters;
                             }),
              all.end());
  }
  return all;
}

std::string moved_title(const Opportunity& before, const StageMove& move) {
  const std::string title = short_title(before);
  switch (move.stage) {
    case OpportunityStage::won: return fmt::format("{}: {}", title, words(before.kind, move.stage));
    case OpportunityStage::lost: return fmt::format("{}: {}", title, words(before.kind, move.stage));
    case OpportunityStage::resting: return fmt::format("{} rests", title);
    case OpportunityStage::open:
    case OpportunityStage::talking:
    case OpportunityStage::offered: break;
  }
  return is_live(before.stage) ? fmt::format("{}: {}", title, words(before.kind, move.stage))
                               : fmt::format("{} is open again: {}", title, words(before.kind, move.stage));
}

}  // namespace

Result<std::vector<OpportunityLine>> opportunities(const App& app, const OpportunityFilter& filter,
                                                   OpportunityScope scope) {
  KITH_TRY(const Db db, app.read());
  KITH_TRY(auto all, list_opportunities(db, filter));
  if (scope == OpportunityScope::live && !filter.stage)
    std::erase_if(all, [](const Opportunity& one) { return !is_live(one.stage); });
  std::stable_sort(all.begin(), all.end(),
                   [](const Opportunity& a, const Opportunity& b) { return a.stage < b.stage; });
  KITH_TRY(const auto book, lead_book(app, db, all));
  KITH_TRY(const Zone zone, opportunity_zone(app, db));
  std::vector<OpportunityLine> lines;
  for (std::size_t i = 0; i < all.size(); ++i)
    lines.push_back(make_opportunity_line(all[i], book.leads[i], book, zone));
  return lines;
}

Result<OpportunityView> view_opportunity(const App& app, OpportunityId id) {
  KITH_TRY(const Db db, app.read());
  KITH_TRY(const Opportunity one, known_opportunity(db, id));
  KITH_TRY(const auto book, lead_book(app, db, {one}));
  KITH_TRY(const Zone zone, opportunity_zone(app, db));
  const Lead& lead = book.leads.front();
  OpportunityView view;
  view.line = make_opportunity_line(one, lead, book, zone);
  KITH_TRY(view.stages, opportunity_stages(db, id));
  view.touches = shown_touches(lead, book, zone);
  view.touches_total = static_cast<int>(lead.touches.size());
  view.words = trace_words(lead, book.rows, zone);
  std::vector<PersonId> people;
  for (const auto& [person, row] : book.rows) people.push_back(person);
  KITH_TRY(const auto notes, touch_notes(db, people));
  std::map<std::int64_t, std::string> said;
  for (const auto& [person, of_person] : notes) {
    for (const Note& note : of_person) said.emplace(note.id.value, excerpt(note.text, 200));
  }
  for (OpportunityTouch& touch : view.touches) {
    if (touch.touch.id) touch.note = said[touch.touch.id.value];
  }
  return view;
}

Result<OpportunityDone> add_opportunity(const App& app, const OpportunityInput& input) {
  Opportunity made;
  made.kind = input.kind;
  KITH_TRY(made.title, opportunity_title(input.title));
  made.worth = input.worth;
  made.begun = input.begun.value_or(app.now());
  made.expected = input.expected;
  made.next_step = collapse(clean_utf8(input.next_step));
  made.next_day = input.next_day;
  made.note = std::string(trim(clean_utf8(input.note)));
  KITH_CHECK(check_opportunity_time(made.begun, app.now()));
  if (made.next_day && made.next_step.empty())
    return fail(Code::bad_input, "the next step has a day but no words", "say what is to be done that day");
  const std::string title = fmt::format("New {}: {}", name(made.kind), short_title(made));
  KITH_TRY(Tx tx, app.write("opportunity", title));
  KITH_TRY(made.organisation, opportunity_organisation(tx, input.organisation));
  KITH_TRY(const OpportunityId id, insert_opportunity(tx, made));
  KITH_CHECK(insert_stage(tx, id, made.stage, made.begun));
  std::set<PersonId> put_in;
  for (const auto& [person, role] : input.people) {
    KITH_CHECK(opportunity_person(tx, person));
    if (put_in.insert(person).second) KITH_CHECK(insert_opportunity_person(tx, id, person, role));
  }
  std::set<TouchId> linked;
  for (const TouchId touch : input.touches) {
    KITH_TRY(const Touch known, touch_to_link(tx, touch));
    if (!linked.insert(touch).second) continue;
    KITH_CHECK(insert_opportunity_link(tx, id, known.person, touch));
  }
  return finish_opportunity(app, tx, title, id);
}

Result<OpportunityDone> edit_opportunity(const App& app, OpportunityId id, const OpportunityEdit& edit) {
  KITH_TRY(Tx tx, app.write("opportunity", "Changed an opportunity"));
  KITH_TRY(const Opportunity before, known_opportunity(tx, id));
  std::vector<Field> fields;
  std::string title = fmt::format("Changed {}", short_title(before));
  if (edit.kind) fields.push_back({"kind", std::string(name(*edit.kind))});
  if (edit.title) {
    KITH_TRY(const std::string called, opportunity_title(*edit.title));
    fields.push_back({"title", called});
  }
  if (edit.organisation) {
    KITH_TRY(const OrganisationId organisation, opportunity_organisation(tx, *edit.organisation));
    fields.push_back({"organisation_id", organisation ? Value(organisation.value) : Value(std::monostate{})});
  }
  if (edit.worth) {
    fields.push_back({"cents", *edit.worth ? Value((*edit.worth)->cents) : Value(std::monostate{})});
    fields.push_back({"currency", *edit.worth ? (*edit.worth)->currency : std::string()});
  }
  if (edit.begun) {
    KITH_CHECK(check_opportunity_time(*edit.begun, app.now()));
    if (before.closed && *edit.begun > *before.closed)
      return fail(Code::bad_input, "it was closed before that", "it begins before it ends");
    fields.push_back({"begun_at", std::int64_t{seconds(*edit.begun)}});
    // Its first stage begins with it.
    KITH_TRY(const auto stages, opportunity_stages(tx, id));
    if (!stages.empty() && stages.front().at == before.begun)
      KITH_CHECK(tx.update(Table::opportunity_stages, stages.front().id, PersonId{},
                           {{"at", std::int64_t{seconds(*edit.begun)}}}));
  }
  const auto day_field = [](const std::optional<LocalDate>& day) {
    return day ? Value(std::int64_t{serial(*day)}) : Value(std::monostate{});
  };
  if (edit.expected) fields.push_back({"expected_day", day_field(*edit.expected)});
  if (edit.closing) fields.push_back({"closing", std::string(trim(clean_utf8(*edit.closing)))});
  if (edit.note) fields.push_back({"note", std::string(trim(clean_utf8(*edit.note)))});
  if (edit.next_step || edit.next_day) {
    const std::string next = edit.next_step ? collapse(clean_utf8(*edit.next_step)) : before.next_step;
    auto day = edit.next_day.value_or(before.next_day);
    if (next.empty() && edit.next_day && *edit.next_day)
      return fail(Code::bad_input, "the next step has a day but no words", "say what is to be done that day");
    if (next.empty()) day.reset();
    fields.push_back({"next_step", next});
    fields.push_back({"next_day", day_field(day)});
    title = next.empty() ? fmt::format("{}: no next step", short_title(before))
                         : fmt::format("{}, next: {}", short_title(before), excerpt(next, 60));
  }
  KITH_CHECK(tx.update(Table::opportunities, id.value, PersonId{}, fields));
  return finish_opportunity(app, tx, title, id);
}

Result<OpportunityDone> move_opportunity(const App& app, OpportunityId id, const StageMove& move) {
  const Instant at = move.at.value_or(app.now());
  KITH_CHECK(check_opportunity_time(at, app.now()));
  KITH_TRY(Tx tx, app.write("opportunity", "Moved an opportunity"));
  KITH_TRY(const Opportunity before, known_opportunity(tx, id));
  if (at < before.begun)
    return fail(Code::bad_input, "it had not begun by then", "kith opportunity edit ID --at T moves its beginning");
  std::vector<Field> fields{{"stage", std::string(name(move.stage))}};
  const bool over = is_closed(move.stage);
  if (move.stage != before.stage || move.at) {
    fields.push_back({"closed_at", over ? Value(std::int64_t{seconds(at)}) : Value(std::monostate{})});
    KITH_CHECK(insert_stage(tx, id, move.stage, at));
  }
  if (move.closing || !over)
    fields.push_back({"closing", over ? std::string(trim(clean_utf8(move.closing.value_or("")))) : std::string()});
  if (over) {
    fields.push_back({"next_step", std::string()});
    fields.push_back({"next_day", Value(std::monostate{})});
  }
  KITH_CHECK(tx.update(Table::opportunities, id.value, PersonId{}, fields));
  return finish_opportunity(app, tx, moved_title(before, move), id);
}

Result<OpportunityDone> link_touch(const App& app, OpportunityId id, TouchId touch, Led led) {
  KITH_TRY(Tx tx, app.write("opportunity", "Linked a contact"));
  KITH_TRY(const Opportunity one, known_opportunity(tx, id));
  KITH_TRY(const Touch known, touch_to_link(tx, touch));
  KITH_TRY(const Person person, opportunity_person(tx, known.person));
  KITH_TRY(const auto links, opportunity_links(tx, id));
  const auto found = std::find_if(links.begin(), links.end(), [&](const auto& link) { return link.touch == touch; });
  const bool there = found != links.end();
  const std::string which = fmt::format("{} {}", touch_words(known.channel, known.direction), person.name);
  switch (led) {
    case Led::led_there:
      if (!there) KITH_CHECK(insert_opportunity_link(tx, id, known.person, touch));
      return finish_opportunity(app, tx, fmt::format("{}: {} led there", short_title(one), which), id);
    case Led::did_not:
      if (!there)
        return fail(Code::not_found, fmt::format("contact {} is not linked to it", touch.value),
                    fmt::format("kith opportunity {} shows which are", id.value));
      KITH_CHECK(tx.remove(Table::opportunity_touches, found->id, found->person));
      break;
  }
  return finish_opportunity(app, tx, fmt::format("{}: {} did not lead there", short_title(one), which), id);
}

Result<OpportunityDone> set_member(const App& app, OpportunityId id, PersonId person,
                                   std::optional<OpportunityRole> role) {
  KITH_TRY(Tx tx, app.write("opportunity", "Changed the people of an opportunity"));
  KITH_TRY(const Opportunity one, known_opportunity(tx, id));
  KITH_TRY(const Person known, opportunity_person(tx, person));
  KITH_TRY(const auto members, opportunity_people(tx, id));
  const auto found =
      std::find_if(members.begin(), members.end(), [&](const auto& member) { return member.person == person; });
  if (!role) {
    if (found == members.end()) return fail(Code::not_found, fmt::format("{} has no part in it", known.name));
    KITH_CHECK(tx.remove(Table::opportunity_people, found->id.value, person));
    return finish_opportunity(app, tx, fmt::format("{}: without {}", short_title(one), known.name), id);
  }
  if (found == members.end()) {
    KITH_CHECK(insert_opportunity_person(tx, id, person, *role));
  } else {
    KITH_CHECK(tx.update(Table::opportunity_people, found->id.value, person, {{"role", std::string(name(*role))}}));
  }
  return finish_opportunity(app, tx, fmt::format("{}: {} as {}", short_title(one), known.name, name(*role)), id);
}

Result<OpportunityDone> delete_opportunity(const App& app, OpportunityId id) {
  KITH_TRY(Tx tx, app.write("opportunity", "Deleted an opportunity"));
  KITH_TRY(const Opportunity one, known_opportunity(tx, id));
  KITH_TRY(const auto people, opportunity_people(tx, id));
  KITH_TRY(const auto links, opportunity_links(tx, id));
  KITH_TRY(const auto stages, opportunity_stages(tx, id));
  for (const auto& member : people) KITH_CHECK(tx.remove(Table::opportunity_people, member.id.value, member.person));
  for (const auto& link : links) KITH_CHECK(tx.remove(Table::opportunity_touches, link.id, link.person));
  for (const auto& stage : stages) KITH_CHECK(tx.remove(Table::opportunity_stages, stage.id, PersonId{}));
  KITH_CHECK(tx.remove(Table::opportunities, id.value, PersonId{}));
  return finish_opportunity(app, tx, fmt::format("Deleted {}", short_title(one)), id);
}

Result<AttributionView> attribution(const App& app, const AttributionRequest& request) {
  KITH_TRY(const Db db, app.read());
  KITH_TRY(const Zone zone, opportunity_zone(app, db));
  OpportunityFilter filter;
  filter.kind = request.kind;
  AttributionView view;
  view.request = request;
  KITH_TRY(view.opportunities, list_opportunities(db, filter));
  if (request.since) {
    const Instant from = zone.start_of(*request.since);
    std::erase_if(view.opportunities, [&](const Opportunity& one) { return one.begun < from; });
  }
  KITH_TRY(const auto book, lead_book(app, db, view.opportunities));
  view.attribution = attribute(book.leads, request.by, request.rule, zone);
  return view;
}

}  // namespace kith::app
