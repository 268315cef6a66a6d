// What the user can set.
#include <fmt/format.h>

#include "app/settings.hpp"
#include "app/silo.hpp"
#include "cli/context.hpp"
#include "cli/grid.hpp"
#include "cli/secret.hpp"
#include "cli/words.hpp"

namespace kith::cli {
namespace {

const SettingRow* find_setting(std::string_view key) {
  for (const SettingRow& row : setting_rows()) {
    if (row.key == key) return &row;
  }
  return nullptr;
}

Result<const SettingRow*> known_setting(const std::string& key) {
  if (const SettingRow* row = find_setting(key)) return row;
  std::vector<std::string> keys;
  for (const SettingRow& row : setting_rows()) keys.emplace_back(row.key);
  const auto near = nearest(key, keys);
  return fail(Code::usage, fmt::format("there is no setting \"{}\"", key),
              near ? fmt::format("did you mean {}?", *near) : "settings are: " + joined(keys, ", "));
}

Result<std::string> secret_value(const Context& context, std::string_view key) {
  KITH_TRY(std::string value, secret_line(context, fmt::format("The {} (empty for none)", key)));
  if (!context.machine().streams.in_is_terminal) return value;
  KITH_TRY(const std::string again, secret_line(context, "The same again"));
  if (value != again) return fail(Code::usage, "the two are not the same", "nothing was changed");
  return value;
}

Status change(const Context& context, const std::string& key, const std::string& value) {
  KITH_TRY(const app::SettingsChanged changed, app::change_settings(context.app(), {{key, value}}));
  KITH_TRY(const Settings settings, app::settings(context.app()));
  app::Json document = app::to_json(Done{StepId{changed.step}, changed.title, {}});
  KITH_TRY(const auto domains, app::home_domains(context.app()));
  document["settings"] = app::to_json(settings);
  document["settings"]["home_domains"] = domains;
  return context.confirm(document, fmt::format("{}.\n", changed.title));
}

Status list(const Context& context) {
  if (context.json()) {
    KITH_TRY(const Settings settings, app::settings(context.app()));
    KITH_TRY(const auto domains, app::home_domains(context.app()));
    app::Json document = app::to_json(settings);
    document["home_domains"] = domains;
    return context.print_json(document);
  }
  KITH_TRY(const auto rows, app::list_settings(context.app()));
  Grid grid{{{"SETTING", Side::left, 0, Ink::strong}, {"VALUE", Side::left, 12}, {"", Side::left, 20, Ink::quiet}}, {}};
  for (const auto& [key, value] : rows) {
    const SettingRow* row = find_setting(key);
    grid.rows.push_back({key, value.empty() ? "–" : value, row != nullptr ? std::string(row->what) : ""});
  }
  return context.print(text_of(grid, context.look()));
}

Status settings(Context& context) {
  const Call& call = context.call();
  if (call.words.empty()) return list(context);
  const std::string key = call.word(0);
  KITH_TRY(const SettingRow* row, known_setting(key));
  const bool secret = !row->shown && row->example.empty();
  if (call.words.size() > 1) return change(context, key, call.text(1));
  if (secret) {
    KITH_TRY(const std::string value, secret_value(context, key));
    return change(context, key, value);
  }
  KITH_TRY(const auto rows, app::list_settings(context.app()));
  std::string value;
  for (const auto& [each, text] : rows) {
    if (each == key) value = text;
  }
  if (context.json()) return context.print_json({{"key", key}, {"value", value}});
  return context.print(value + "\n");
}

std::string settings_more() {
  std::string text = "Settings\n";
  for (const SettingRow& row : setting_rows()) {
    if (!row.shown && !row.example.empty()) continue;
    text += fmt::format("  {:18} {}{}\n", row.key, row.what,
                        row.example.empty() ? "" : fmt::format("; such as {}", row.example));
  }
  return text + "\nAn empty value takes the default back. The password is asked for, not given here.\n";
}

}  // namespace

std::vector<Command> settings_commands() {
  return {
      {.name = "settings",
       .group = Group::keeping,
       .what = "Show the settings, or change one",
       .arguments = {{"KEY", "which one", Count::optional},
                     {"VALUE", "its new value; \"\" for the default", Count::any}},
       .examples = {"kith settings", "kith settings budget-minutes 45", "kith settings own-address ada@example.org",
                    "kith settings password"},
       .run = settings,
       .more = settings_more},
  };
}

}  // namespace kith::cli
