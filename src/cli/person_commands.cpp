// One person: show, add, edit, delete, restore.
#include <algorithm>

#include <fmt/format.h>

#include "app/contact.hpp"
#include "app/people.hpp"
#include "base/text.hpp"
#include "cli/context.hpp"
#include "cli/people_text.hpp"
#include "cli/words.hpp"
#include "cli/writes.hpp"

namespace kith::cli {
namespace {

Status person(Context& context) {
  KITH_TRY(const auto limit, context.call().number("--timeline", 0, 500));
  KITH_TRY(const PersonId id, context.person());
  KITH_TRY(const app::PersonView view, app::view_person(context.app(), id));
  constexpr int kUsual = 12;
  const int moments = limit.value_or(kUsual);
  Timeline timeline;
  std::string next;
  if (moments > 0) {
    KITH_TRY(timeline, app::person_timeline(context.app(), id, "", moments, next));
  }
  if (context.json()) {
    app::Json document = app::to_json(view);
    app::Json items = app::Json::array();
    for (const Moment& moment : timeline.moments) items.push_back(app::to_json(moment));
    document["timeline"] = std::move(items);
    return context.print_json(document);
  }
  KITH_TRY(const Now now, now_of(context));
  return context.print(person_text(view, timeline, now, context.look()));
}

// "" empties a list before what else is given is added to it.
std::vector<std::string> added_to(std::vector<std::string> list, const std::vector<std::string>& given) {
  if (std::find(given.begin(), given.end(), "") != given.end()) list.clear();
  for (const std::string& value : given) {
    if (!value.empty() && std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
  }
  return list;
}

void add_handles(std::vector<Handle>& handles, HandleKind kind, const std::vector<std::string>& given) {
  if (std::find(given.begin(), given.end(), "") != given.end()) {
    std::erase_if(handles, [&](const Handle& handle) { return handle.kind == kind; });
  }
  for (const std::string& value : given) {
    const bool known = std::any_of(handles.begin(), handles.end(),
                                   [&](const Handle& handle) { return handle.kind == kind && handle.value == value; });
    if (!value.empty() && !known) handles.push_back({{}, kind, value, "", ""});
  }
}

// The options of add and edit; `before` is who they are now.
Result<app::PersonEdit> edit_from(const Context& context, const Person& before) {
  const Call& call = context.call();
  app::PersonEdit edit;
  edit.name = call.value("--name");
  edit.nickname = call.value("--nickname");
  if (call.has("--email") || call.has("--phone") || call.has("--profile")) {
    edit.handles = before.handles;
    add_handles(*edit.handles, HandleKind::email, call.values("--email"));
    add_handles(*edit.handles, HandleKind::phone, call.values("--phone"));
    add_handles(*edit.handles, HandleKind::profile, call.values("--profile"));
  }
  if (call.has("--org") || call.has("--role")) {
    edit.positions = before.positions;
    const bool current = !before.positions.empty() && !before.positions.front().to;
    if (!current) edit.positions->insert(edit.positions->begin(), Position{});
    Position& position = edit.positions->front();
    if (const auto organisation = call.value("--org")) position.organisation = *organisation;
    if (const auto role = call.value("--role")) position.role = *role;
    if (position.organisation.empty() && position.role.empty()) edit.positions->erase(edit.positions->begin());
  }
  if (const auto birthday = call.value("--birthday")) {
    edit.birthday.emplace();
    if (!birthday->empty()) {
      const auto date = parse_partial_date(*birthday);
      if (!date)
        return fail(Code::usage, fmt::format("--birthday cannot be \"{}\"", *birthday),
                    "1980-05-14, or --05-14 without a year");
      *edit.birthday = *date;
    }
  }
  if (const auto every = call.value("--every")) {
    edit.interval_days.emplace();
    if (!every->empty()) {
      const auto days = parse_interval(*every);
      if (!days)
        return fail(Code::usage, fmt::format("--every cannot be \"{}\"", *every), "a length such as 10d, 6w, 3m or 1y");
      *edit.interval_days = *days;
    }
  }
  if (call.has("--tag")) edit.tags = added_to(before.tags, call.values("--tag"));
  if (const auto stratum = call.value("--stratum")) {
    KITH_TRY(edit.stratum, app::find_stratum(context.app(), *stratum));
  }
  edit.note = call.value("--note");
  return edit;
}

Status person_add(Context& context) {
  KITH_TRY(app::PersonEdit edit, edit_from(context, Person{}));
  if (!context.call().words.empty()) edit.name = context.call().text(0);
  KITH_TRY(const Done done, app::add_person(context.app(), edit));
  return confirm_person(context, done);
}

Status person_edit(Context& context) {
  KITH_TRY(const PersonId id, context.person());
  KITH_TRY(const app::PersonView view, app::view_person(context.app(), id));
  KITH_TRY(const app::PersonEdit edit, edit_from(context, view.person));
  KITH_TRY(const Done done, app::edit_person(context.app(), id, edit, view.person.version));
  return confirm_person(context, done);
}

Status person_delete(Context& context) {
  KITH_TRY(const PersonId id, context.person());
  KITH_TRY(const Done done, app::delete_person(context.app(), id));
  return confirm_write(context, done,
                       fmt::format("In the trash for {} days: kith person restore {}", app::kTrashDays, id.value));
}

// Each word of `wanted` begins a word of the name, as in a search.
bool begins_words(const std::string& name, const std::string& wanted) {
  const auto words = folded_words(name);
  const auto parts = folded_words(wanted);
  return !parts.empty() && std::all_of(parts.begin(), parts.end(), [&](const std::string& part) {
    return std::any_of(words.begin(), words.end(),
                       [&](const std::string& word) { return word.compare(0, part.size(), part) == 0; });
  });
}

// The same rules as for a REF, among the deleted.
Result<PersonId> deleted_person(const App& app, const std::string& ref) {
  KITH_TRY(const auto trash, app::trash(app));
  std::vector<app::Trashed> found;
  for (const app::Trashed& row : trash) {
    if (std::to_string(row.id.value) == ref) return row.id;
    if (begins_words(row.name, ref)) found.push_back(row);
  }
  if (found.size() == 1) return found.front().id;
  if (found.empty()) {
    return fail(Code::not_found, fmt::format("there is no \"{}\" in the trash", ref), "kith trash lists it");
  }
  constexpr std::size_t kShown = 10;
  std::vector<std::string> lines;
  for (const app::Trashed& row : found) {
    if (lines.size() == kShown) break;
    lines.push_back(fmt::format("{}  {}", row.id.value, row.name));
  }
  if (found.size() > kShown) lines.push_back(fmt::format("… and {} more", found.size() - kShown));
  return fail(Code::ambiguous, fmt::format("\"{}\" may be {} people in the trash", ref, found.size()),
              joined(lines, "\n"));
}

Status person_restore(Context& context) {
  KITH_TRY(const PersonId id, deleted_person(context.app(), context.call().text(0)));
  KITH_TRY(const Done done, app::restore_person(context.app(), id));
  return confirm_person(context, done);
}

std::vector<Option> person_options() {
  return {
      {"--name", "NAME", "as it is shown"},
      {"--nickname", "NAME", "what friends say"},
      {"--email", "ADDRESS", "an e-mail address", {}, Times::repeated},
      {"--phone", "NUMBER", "a phone number", {}, Times::repeated},
      {"--profile", "URL", "a profile on a network", {}, Times::repeated},
      {"--org", "NAME", "where they work now"},
      {"--role", "ROLE", "as what"},
      {"--birthday", "DATE", "1980-05-14, or --05-14 without a year"},
      {"--stratum", "NAME", "how often you want to be in touch"},
      {"--every", "LENGTH", "a rhythm of their own instead: 10d, 6w, 3m, 1y"},
      {"--tag", "TAG", "a tag", {}, Times::repeated},
      {"--note", "TEXT", "a note, kept with its date"},
  };
}

std::string edit_more() {
  return "What is given replaces what was; addresses, numbers, profiles and tags are added to it.\n"
         "An empty value clears: --birthday \"\", or --email \"\" --email new@example.org.\n";
}

}  // namespace

std::vector<Command> person_commands() {
  return {
      {.name = "person",
       .group = Group::people,
       .what = "All about one person: rhythm, facts, timeline",
       .arguments = {{"REF", kRefWhat}},
       .options = {{"--timeline", "N", "how many moments of the timeline (12)"}},
       .examples = {"kith person ada@example.org", "kith person \"Ada Byron\" --json"},
       .run = person},
      {.name = "person add",
       .group = Group::people,
       .what = "Add somebody",
       .arguments = {{"NAME", "their name, as --name", Count::any}},
       .options = person_options(),
       .examples =
           {"kith person add \"Ada Byron\" --email ada@example.org --org \"Analytical Engines\" --stratum core"},
       .run = person_add},
      {.name = "person edit",
       .group = Group::people,
       .what = "Change what is known of somebody",
       .arguments = {{"REF", kRefWhat}},
       .options = person_options(),
       .examples = {"kith person edit ada --org \"Difference Ltd\" --role Director",
                    "kith person edit ada --tag \"\" --tag london"},
       .run = person_edit,
       .more = edit_more},
      {.name = "person delete",
       .group = Group::people,
       .what = "Put somebody in the trash",
       .arguments = {{"REF", kRefWhat}},
       .run = person_delete},
      {.name = "person restore",
       .group = Group::people,
       .what = "Take somebody out of the trash",
       .arguments = {{"REF", "an id or a name, as kith trash shows them", Count::some}},
       .run = person_restore},
  };
}

}  // namespace kith::cli
