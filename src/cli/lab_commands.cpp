// The models, run on a file: lab duplicates, lab ties, lab replies.
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "app/lab.hpp"
#include "app/lab_replies.hpp"
#include "app/lab_ties.hpp"
#include "cli/context.hpp"
#include "cli/progress.hpp"

namespace kith::cli {
namespace {

Status lab_duplicates(Context& context) {
  const Call& call = context.call();
  Progress progress(context, "Comparing");
  const auto pairs = app::lab_duplicates(call.word(0), call.values("--ignore"),
                                         [&](double share) { progress.set({"Comparing", share, ""}); });
  progress.end();
  if (!pairs) return fail(pairs.error());
  if (context.json()) {
    app::Json items = app::Json::array();
    for (const app::LabPair& pair : *pairs) {
      items.push_back({{"a", pair.a}, {"b", pair.b}, {"probability", pair.probability}});
    }
    return context.print_json({{"pairs", std::move(items)}});
  }
  std::string text;
  for (const app::LabPair& pair : *pairs) text += fmt::format("{} {} {:.4f}\n", pair.a, pair.b, pair.probability);
  return context.print(text);
}

// The value of an option that has to be there, as a number above `least`; usage when it is not.
Result<double> needed_number(const Call& call, std::string_view option, double least, std::string_view hint) {
  const std::string text = call.value(option).value_or("");
  double value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || problem != std::errc{} || end != text.data() + text.size() || !(value > least) ||
      !(std::fabs(value) < 1e12)) {
    return fail(Code::usage, fmt::format("{} needs a number", option), std::string(hint));
  }
  return value;
}

Result<std::string> needed_file(const Call& call, std::string_view option, std::string_view hint) {
  const auto path = call.value(option);
  if (!path || path->empty()) {
    return fail(Code::usage, fmt::format("{} needs a file", option), std::string(hint));
  }
  return *path;
}

Status lab_ties(Context& context) {
  const Call& call = context.call();
  KITH_TRY(const std::string path, needed_file(call, "--events", "--events FILE, `from to unixtime` a line"));
  KITH_TRY(const double at, needed_number(call, "--at", -1e12, "--at UNIX, the seconds since 1970"));
  KITH_TRY(const double horizon, needed_number(call, "--horizon", 0, "--horizon DAYS, more than 0"));
  const auto ties = app::lab_ties(path, instant(static_cast<std::int64_t>(std::floor(at))), horizon);
  if (!ties) return fail(ties.error());
  if (context.json()) {
    app::Json items = app::Json::array();
    for (const app::LabTie& tie : *ties) {
      items.push_back({{"a", tie.a}, {"b", tie.b}, {"probability", tie.probability}});
    }
    return context.print_json({{"ties", std::move(items)}});
  }
  std::string text;
  for (const app::LabTie& tie : *ties) text += fmt::format("{} {} {:.5f}\n", tie.a, tie.b, tie.probability);
  return context.print(text);
}

Status lab_replies(Context& context) {
  const Call& call = context.call();
  constexpr std::string_view kLines = "`id unixtime from to[,to...] subject` a line, tab separated";
  KITH_TRY(const std::string history, needed_file(call, "--messages", kLines));
  KITH_TRY(const std::string asked, needed_file(call, "--ask", kLines));
  const auto rows = app::lab_replies(history, asked);
  if (!rows) return fail(rows.error());
  if (context.json()) {
    app::Json items = app::Json::array();
    for (const app::LabReply& row : *rows) {
      items.push_back({{"id", row.id},
                       {"to", row.to},
                       {"probability", row.forecast.chance},
                       {"hours", row.forecast.median_hours},
                       {"hours90", row.forecast.most_hours}});
    }
    return context.print_json({{"replies", std::move(items)}});
  }
  std::string text;
  for (const app::LabReply& row : *rows) {
    text += fmt::format("{} {} {:.5f} {:.3f}\n", row.id, row.to, row.forecast.chance, row.forecast.median_hours);
  }
  return context.print(text);
}

std::string replies_help() {
  return "Both files hold `id unixtime from to[,to...] subject` a line, separated by tabs; `Re:` in the subject marks "
         "a\n"
         "reply. What became of a message in the first file counts once seven days have passed. Each line of the\n"
         "answer is a message of the second file, one of its recipients, the probability of an answer within seven\n"
         "days, and the median hours it takes if there is one.\n";
}

std::string ties_help() {
  return "FILE holds `from to unixtime` a line, split at white space, in any order; further columns are ignored. Only\n"
         "events up to --at are used. Each line of the answer is an unordered pair with two events or more, the last\n"
         "within 180 days, and the probability that they are in contact again within the horizon. The model learns\n"
         "from the same file: at earlier instants, what came after is known.\n";
}

std::string columns_help() {
  return "Columns are recognised by their headers: given_name, surname or name, date_of_birth, email, phone, address,\n"
         "street_number, suburb or city, postcode, state, organisation and their like. Others count as text when "
         "their\n"
         "values repeat. A row's own number (id, rec_id) is never used. Each line of the answer is a pair of rows,\n"
         "counted from 1 after the header, and the probability that they are one person.\n";
}

}  // namespace

std::vector<Command> lab_commands() {
  return {{.name = "lab duplicates",
           .group = Group::program,
           .what = "Pairs of rows in a CSV that are one person",
           .arguments = {{"FILE", "a CSV of people with a header row"}},
           .options = {{"--ignore", "COLUMN", "leave a column out", {}, Times::repeated}},
           .examples = {"kith lab duplicates people.csv --ignore soc_sec_id"},
           .needs = Needs::nothing,
           .run = lab_duplicates,
           .more = columns_help},
          {.name = "lab ties",
           .group = Group::program,
           .what = "How likely each pair is in contact again",
           .options = {{"--events", "FILE", "`from to unixtime` a line"},
                       {"--at", "UNIX", "the instant it is asked, in seconds since 1970"},
                       {"--horizon", "DAYS", "how far ahead"}},
           .examples = {"kith lab ties --events mail.events --at 1009843200 --horizon 30"},
           .needs = Needs::nothing,
           .run = lab_ties,
           .more = ties_help},
          {.name = "lab replies",
           .group = Group::program,
           .what = "How likely each message is answered, and when",
           .options = {{"--messages", "FILE", "messages sent before"}, {"--ask", "FILE", "the messages in question"}},
           .examples = {"kith lab replies --messages before.tsv --ask now.tsv"},
           .needs = Needs::nothing,
           .run = lab_replies,
           .more = replies_help}};
}

}  // namespace kith::cli
