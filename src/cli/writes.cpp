#include "cli/writes.hpp"

#include <charconv>

#include <fmt/format.h>

#include "cli/words.hpp"

namespace kith::cli {
namespace {

constexpr std::string_view kUndid = "Undid: ";

std::string ended(std::string sentence) {
  if (!sentence.empty() && sentence.back() != '.') sentence += '.';
  return sentence;
}

}  // namespace

Result<Now> now_of(const Context& context) {
  KITH_TRY(const Zone zone, context.zone());
  return Now{zone.date_of(context.app().now()), zone};
}

Result<std::int64_t> number_in(const std::string& word, std::string_view what) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  if (error != std::errc{} || end != word.data() + word.size() || number < 1) {
    return fail(Code::usage, fmt::format("{} is a number, not \"{}\"", what, word));
  }
  return number;
}

Result<std::optional<Instant>> instant_of(const Context& context, std::string_view option) {
  const auto given = context.call().value(option);
  if (!given) return std::nullopt;
  KITH_TRY(const Zone zone, context.zone());
  const auto at = parse_instant(*given, zone);
  if (!at) {
    return fail(Code::usage, fmt::format("{} cannot be \"{}\": {}", option, *given, at.error().what),
                "such as \"2026-11-20 14:00\", or 2026-11-20");
  }
  return *at;
}

Status confirm_write(const Context& context, const Done& done, const std::string& remark) {
  std::string text = ended(done.title) + "\n";
  if (!remark.empty()) text += remark + "\n";
  return context.confirm(app::to_json(done), text);
}

Status confirm_person(const Context& context, const Done& done) {
  if (context.quiet() && !context.json()) return {};
  KITH_TRY(const app::PersonView view, app::view_person(context.app(), done.person));
  app::Json document = app::to_json(done);
  document["person"] = app::to_json(view);
  KITH_TRY(const Now now, now_of(context));
  const std::string next = next_text(view, now);
  return context.confirm(document, fmt::format("{}{}{}\n", ended(done.title), next.empty() ? "" : " ", next));
}

Status confirm_many(const Context& context, const app::BulkDone& done) {
  const std::string text = done.step ? ended(done.title) : "Nobody had to change.";
  return context.confirm(app::to_json(done), text + "\n");
}

Status confirm_undone(const Context& context, const std::vector<app::Undone>& undone) {
  app::Json document;
  document["undone"] = app::Json::array();
  std::string text;
  for (const app::Undone& step : undone) {
    document["undone"].push_back(app::to_json(step));
    // What was undone may have been an undoing itself.
    const bool again = step.title.rfind(kUndid, 0) == 0;
    text +=
        fmt::format("{}{}\n", again ? "Did again: " : kUndid, again ? step.title.substr(kUndid.size()) : step.title);
    if (step.kept > 0) {
      text += fmt::format("  {} edited later, left as {}.\n", count_words(step.kept, "value was", "values were"),
                          step.kept == 1 ? "it is" : "they are");
    }
    if (!step.people_kept.empty()) {
      text += fmt::format("  Kept, for what happened with them since: {}.\n", joined(step.people_kept, ", "));
    }
  }
  return context.confirm(document, text);
}

}  // namespace kith::cli
