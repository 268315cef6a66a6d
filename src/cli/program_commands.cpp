// The program itself: serve, help, completion, version.
#include <filesystem>

#include <fmt/format.h>

#include "app/keeping.hpp"
#include "base/text.hpp"
#include "cli/completion.hpp"
#include "cli/context.hpp"
#include "cli/help.hpp"
#include "cli/progress.hpp"
#include "cli/words.hpp"

namespace kith::cli {
namespace {

constexpr int kPort = 7070;

Status serve_app(Context& context, const App& app) {
  const Call& call = context.call();
  KITH_TRY(const auto port, call.number("--port", 0, 65535));
  const ServeRequest request{call.value("--host").value_or("127.0.0.1"), port.value_or(kPort)};
  if (!context.machine().serve) return fail(Code::failed, "this program was built without its server");
  return context.machine().serve(app, request, [&](const std::string& address) {
    const std::string& location = call.globals.location;
    Status said;
    if (context.json()) {
      said = context.print_json({{"address", address}, {"database", location}});
    } else {
      said = context.print(
          fmt::format("Kith is at {}\n{}", paint(context.look(), Ink::accent, address),
                      context.quiet() ? "" : fmt::format("The database is {}. Ctrl-C stops the server.\n", location)));
    }
    static_cast<void>(said);  // a closed output is no reason not to serve
  });
}

// The sample network lives in a database of its own, so that it never mixes with somebody's people.
Status serve_demo(Context& context) {
  AppOptions options = context.app_options();
  if (!context.call().globals.location_given) {
    options.location = std::filesystem::path(options.location).replace_filename("demo.db");
  }
  KITH_TRY(const App app, App::open(options));
  KITH_TRY(const app::StatusView status, app::status(app));
  if (status.people == 0) {
    Progress progress(context, "Making up a sample network");
    const auto done = app::fill_demo(app);
    progress.end();
    if (!done) return fail(done.error());
  }
  Call call = context.call();
  call.globals.location = options.location;
  Context inner(call, context.machine(), &app);
  return serve_app(inner, app);
}

Status serve(Context& context) {
  if (context.call().has("--demo")) return serve_demo(context);
  KITH_TRY(const App app, App::open(context.app_options()));
  return serve_app(context, app);
}

Status help(Context& context) {
  const Call& call = context.call();
  const Look& look = context.look();
  if (call.has("--markdown")) return context.print(markdown());
  if (call.words.empty()) {
    // `kith` alone greets; `kith help` lists.
    return context.print(call.bare ? overview(look) : all_commands(look));
  }
  const std::string topic = call.text(0);
  if (const Command* command = find_command(topic)) return context.print(help_on(*command, look));
  const auto under = commands_under(topic);
  if (under.empty()) {
    std::vector<std::string> names;
    for (const Command& row : commands()) names.emplace_back(row.name);
    const auto near = nearest(topic, names);
    return fail(Code::usage, fmt::format("kith has no command \"{}\"", topic),
                near ? fmt::format("did you mean kith help {}?", *near) : "kith help lists them all");
  }
  std::string text;
  for (const Command* command : under) text += (text.empty() ? "" : "\n") + help_on(*command, look);
  return context.print(text);
}

Status completion_script(Context& context) {
  const std::string& shell = context.call().word(0);
  return context.print(completion(shell == "bash" ? Shell::bash : shell == "zsh" ? Shell::zsh : Shell::fish));
}

Status version(Context& context) {
  if (context.json()) return context.print_json({{"version", std::string(app::kVersion)}});
  return context.print(fmt::format("kith {}\n", app::kVersion));
}

}  // namespace

std::vector<Command> program_commands() {
  return {
      {.name = "serve",
       .group = Group::program,
       .what = "Kith in your browser, for this machine",
       .options = {{"--host", "H", "where to listen (127.0.0.1); beyond this machine a password must be set"},
                   {"--port", "N", "the port (7070); 0 takes any free one"},
                   {"--demo", "", "a sample network, in a database of its own"}},
       .examples = {"kith serve", "kith serve --demo", "kith serve --host 0.0.0.0 --port 8080"},
       .needs = Needs::place,
       .run = serve},
      {.name = "help",
       .group = Group::program,
       .what = "Every command, or all about one",
       .arguments = {{"COMMAND", "which one", Count::any}},
       .options = {{"--markdown", "", "the whole reference, as docs/commands.md"}},
       .examples = {"kith help import", "kith import --help"},
       .needs = Needs::nothing,
       .run = help},
      {.name = "completion",
       .group = Group::program,
       .what = "A script that lets your shell complete kith's words",
       .arguments = {{"SHELL", "which shell", Count::one, "bash|zsh|fish"}},
       .examples = {"source <(kith completion bash)"},
       .needs = Needs::nothing,
       .run = completion_script},
      {.name = "version",
       .group = Group::program,
       .what = "Which Kith this is",
       .needs = Needs::nothing,
       .run = version},
  };
}

}  // namespace kith::cli
