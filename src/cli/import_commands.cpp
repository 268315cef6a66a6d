// Bringing contacts in: import, imports, imports undo.
#include <fmt/format.h>

#include "app/importing.hpp"
#include "base/text.hpp"
#include "cli/context.hpp"
#include "cli/import_text.hpp"
#include "cli/progress.hpp"
#include "cli/spool.hpp"
#include "cli/words.hpp"
#include "cli/writes.hpp"

namespace kith::cli {
namespace {

Result<ColumnMap> column_map(const std::vector<std::string>& given) {
  ColumnMap map;
  for (const std::string& pair : given) {
    const std::size_t at = pair.find('=');
    const std::string field = pair.substr(0, at);
    if (at == std::string::npos || at == 0 || at + 1 == pair.size()) {
      return fail(Code::usage, fmt::format("--map cannot be \"{}\"", pair),
                  "field=Column, such as --map email=\"Mail address\"");
    }
    std::vector<std::string> fields;
    bool known = false;
    for (const MappedField& row : mapped_fields()) {
      fields.emplace_back(row.name);
      known = known || row.name == field;
    }
    if (!known) {
      const auto near = nearest(field, fields);
      return fail(Code::usage, fmt::format("--map knows no field \"{}\"", field),
                  near ? fmt::format("did you mean {}? the fields are: {}", *near, joined(fields, ", "))
                       : "the fields are: " + joined(fields, ", "));
    }
    if (!map.emplace(field, pair.substr(at + 1)).second) {
      return fail(Code::usage, fmt::format("--map names {} twice", field));
    }
  }
  return map;
}

Stage stage_of(const app::ImportProgress& progress) {
  Stage stage{progress.stage, std::nullopt, count_words(progress.read, "record", "records")};
  if (progress.total_bytes > 0)
    stage.fraction = static_cast<double>(progress.done_bytes) / static_cast<double>(progress.total_bytes);
  return stage;
}

Status import(Context& context) {
  const Call& call = context.call();
  app::ImportRequest request;
  request.mode = call.has("--dry-run") ? app::ImportMode::preview : app::ImportMode::write;
  if (const auto format = call.value("--as")) request.as = format_from(*format);
  KITH_TRY(request.map, column_map(call.values("--map")));
  request.strangers = call.has("--new-people") ? app::Strangers::add : app::Strangers::leave;
  std::optional<Spool> spool;
  std::vector<Spool> fetched;
  for (const std::string& path : call.words) {
    if (app::is_address(path)) {
      Progress fetching(context, "Fetching from " + app::address_name(path));
      KITH_TRY(Spool spooled, Spool::filled([&](const Spool::Take& take) { return app::fetch_address(path, take); }));
      fetching.end();
      request.files.push_back({spooled.path(), app::address_name(path)});
      fetched.push_back(std::move(spooled));
      continue;
    }
    if (path != "-") {
      request.files.push_back({path, path});
      continue;
    }
    if (spool) return fail(Code::usage, "the standard input can be read once only");
    KITH_TRY(spool, Spool::of(context.machine().streams.in));
    request.files.push_back({spool->path(), "standard input"});
  }
  Progress progress(context, "Importing");
  const Interrupt interrupt;
  auto summary = app::import_files(context.app(), request, [&](const app::ImportProgress& at) {
    progress.set(stage_of(at));
    return !interrupt.asked();
  });
  progress.end();
  // Stopped by the user: no rule said no, and no file was bad.
  if (!summary && interrupt.asked()) return fail(Code::failed, summary.error().what, summary.error().hint);
  if (!summary) return fail(summary.error());
  if (context.json()) return context.print_json(app::to_json(*summary, request.mode));
  if (context.quiet() && request.mode == app::ImportMode::write) return {};
  return context.print(import_text(*summary, request.mode, context.look()));
}

Status imports(Context& context) {
  KITH_TRY(const auto lines, app::list_imports(context.app()));
  if (context.json()) return context.print_json(page_of(lines));
  KITH_TRY(const Now now, now_of(context));
  return context.print(imports_text(lines, now, context.look()));
}

Status imports_undo(Context& context) {
  KITH_TRY(const std::int64_t id, number_in(context.call().word(0), "ID"));
  KITH_TRY(const Done done, app::undo_import(context.app(), ImportId{id}));
  return confirm_write(context, done);
}

std::string import_more() {
  std::string text =
      "What a file is, is decided by its content. The good records of a file are kept, the others\n"
      "reported with their line; a file of which nothing can be read changes nothing (exit 6).\n"
      "The same file again changes nothing; a newer export updates, and a new employer or role\n"
      "is kept beside the old one as news.\n\n"
      "A calendar gives the meetings that have taken place, with those invited whom Kith knows by\n"
      "their e-mail address. Whole days, cancelled and declined meetings and those with more than\n"
      "25 people are left out; a newer version moves what has moved. Titles and places that say\n"
      "call, Zoom or the like make a call of it. Everything that another Kith exported as JSON is\n"
      "taken over by a new database.\n\nFormats\n";
  for (const std::string& name : split(kFormatChoices, "|")) {
    if (const auto format = format_from(name)) text += fmt::format("  {:22} {}\n", name, words(*format));
  }
  text += "\nFields of --map\n";
  for (const MappedField& field : mapped_fields()) text += fmt::format("  {:22} {}\n", field.name, field.what);
  return text;
}

}  // namespace

std::vector<Command> import_commands() {
  return {
      {.name = "import",
       .group = Group::import,
       .what = "Bring in contacts, messages and meetings",
       .arguments = {{"PATH", "a file, a folder, a web address, or - for the standard input", Count::some}},
       .options = {{"--as", "FORMAT", "what it is, if Kith cannot tell", kFormatChoices},
                   {"--new-people", "", "also those of meetings and mail who are not in Kith yet"},
                   {"--map", "field=Column", "what a column of a CSV holds", {}, Times::repeated},
                   {"--dry-run", "", "say what would happen, and change nothing"}},
       .examples = {"kith import contacts.vcf", "kith import ~/Downloads/Connections.csv messages.csv",
                    "kith import list.csv --map name=\"Full name\" --map email=Mail --dry-run",
                    "curl -s URL | kith import -"},
       .run = import,
       .more = import_more},
      {.name = "imports", .group = Group::import, .what = "What was imported, latest first", .run = imports},
      {.name = "imports undo",
       .group = Group::import,
       .what = "Take a whole import back",
       .arguments = {{"ID", "its number, as kith imports shows it"}},
       .examples = {"kith imports undo 3"},
       .run = imports_undo},
  };
}

}  // namespace kith::cli
