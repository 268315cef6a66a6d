// The models, run on a file: lab duplicates.
#include <fmt/format.h>

#include "app/lab.hpp"
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
           .more = columns_help}};
}

}  // namespace kith::cli
