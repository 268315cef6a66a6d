// lab trim: of a message's text what its author newly wrote.
#include <istream>

#include "app/lab_mail.hpp"
#include "cli/context.hpp"

namespace kith::cli {
namespace {

Status lab_trim(Context& context) {
  std::string bytes;
  char part[16384];
  std::istream& in = context.machine().streams.in;
  while (in.read(part, sizeof part) || in.gcount() > 0) {
    bytes.append(part, static_cast<std::size_t>(in.gcount()));
    if (bytes.size() > app::kLabMailBytes)
      return fail(Code::bad_input, "the text is too long", "at most 8 MiB are read");
  }
  const auto what = context.call().has("--mime") ? app::LabMail::message : app::LabMail::text;
  const std::string text = app::lab_trim(bytes, what);
  if (context.json()) return context.print_json({{"text", text}});
  return context.print(text.empty() ? text : text + "\n");
}

std::string trim_help() {
  return "Reads a plain-text body, or with --mime a whole message, from the standard input. What is quoted, signed, "
         "or\n"
         "added by lawyers and mail programs is left out; answers between quoted lines are kept. In doubt text is "
         "kept.\n";
}

}  // namespace

std::vector<Command> lab_trim_commands() {
  return {{.name = "lab trim",
           .group = Group::program,
           .what = "Of a message's text, what its author newly wrote",
           .options = {{"--mime", "", "the input is a whole message, HTML included"}},
           .examples = {"kith lab trim --mime"},
           .needs = Needs::nothing,
           .run = lab_trim,
           .more = trim_help}};
}

}  // namespace kith::cli
