// Keeping the data: backup, restore, export, the sample network.
#include <fmt/format.h>

#include "app/keeping.hpp"
#include "cli/context.hpp"
#include "cli/progress.hpp"
#include "cli/words.hpp"
#include "cli/writes.hpp"

namespace kith::cli {
namespace {

Status backup(Context& context) {
  if (context.call().words.empty()) {
    Progress progress(context, "Copying the database");
    const auto made = app::make_backup(context.app());
    progress.end();
    if (!made) return fail(made.error());
    return context.confirm(app::to_json(*made), fmt::format("Backed up to {}.\n", made->path));
  }
  const std::string& file = context.call().word(0);
  Progress progress(context, "Copying the database");
  Status status = app::backup(context.app(), file);
  progress.end();
  if (!status) return status;
  return context.confirm({{"file", file}}, fmt::format("Backed up to {}.\n", file));
}

Status restore(Context& context) {
  const std::string& file = context.call().word(0);
  const std::string& location = context.call().globals.location;
  Progress progress(context, "Checking and copying the backup");
  Status status = app::restore(location, file);
  progress.end();
  if (!status) return status;
  return context.confirm(
      {{"database", location}, {"file", file}},
      fmt::format("Restored {} from {}. What was there before is kept as {}.before.\n", location, file, location));
}

app::ExportAs export_from(std::string_view word) {
  if (word == "csv") return app::ExportAs::csv;
  if (word == "json") return app::ExportAs::json;
  return app::ExportAs::vcard;
}

Status export_people(Context& context) {
  const auto as = context.call().value("--as");
  if (!as)
    return fail(Code::usage, "kith export needs --as vcard, csv or json", "kith export --as vcard > contacts.vcf");
  Progress progress(context, "Exporting");
  long long bytes = 0;
  auto& out = context.machine().streams.out;
  Status status = app::export_people(context.app(), export_from(*as), [&](std::string_view piece) {
    bytes += static_cast<long long>(piece.size());
    progress.set({"Exporting", std::nullopt, bytes_words(bytes)});
    out.write(piece.data(), static_cast<std::streamsize>(piece.size()));
    return static_cast<bool>(out);
  });
  progress.end();
  if (!out.flush())
    return fail(Code::failed, "the export could not be written", "is the disk full, or the reader gone?");
  return status;
}

Status demo(Context& context) {
  Progress progress(context, "Making up a sample network");
  const auto done = app::fill_demo(context.app());
  progress.end();
  if (!done) return fail(done.error());
  return context.confirm(
      app::to_json(*done),
      fmt::format("A sample network of {} is in place; kith today shows it, kith undo takes it away.\n",
                  count_words(done->people, "person", "people")));
}

}  // namespace

std::vector<Command> keeping_commands() {
  return {
      {.name = "backup",
       .group = Group::keeping,
       .what = "Copy the whole database into a new file",
       .arguments = {{"FILE", "where to; it must not be there yet. Without it, into the backup folder",
                      Count::optional}},
       .examples = {"kith backup ~/kith-2026-11-23.db"},
       .run = backup},
      {.name = "restore",
       .group = Group::keeping,
       .what = "Put a backup in place; the old database is kept",
       .arguments = {{"FILE", "a file that kith backup wrote"}},
       .needs = Needs::place,
       .run = restore},
      {.name = "export",
       .group = Group::keeping,
       .what = "Everything, as other programs read it",
       .options = {{"--as", "FORMAT", "as what", "vcard|csv|json"}},
       .examples = {"kith export --as vcard > contacts.vcf", "kith export --as json | jq '.people | length'"},
       .run = export_people},
      {.name = "demo",
       .group = Group::keeping,
       .what = "Fill an empty database with a sample network",
       .examples = {"kith --db /tmp/sample.db demo"},
       .run = demo},
  };
}

}  // namespace kith::cli
