#include "app/settings.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>
#include <sodium.h>

#include "app/app.hpp"
#include "app/derive.hpp"
#include "base/text.hpp"
#include "rules/guard.hpp"
#include "rules/holidays.hpp"
#include "store/catalogue.hpp"
#include "store/organisations.hpp"

namespace kith {
namespace {

constexpr int kMostQuietDays = 366;
constexpr std::array<std::string_view, 7> kWeekdays{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

std::optional<int> whole_number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::vector<std::string> list_of(std::string_view text) {
  std::vector<std::string> all;
  for (const std::string& part : split(text, ",")) {
    const auto value = trim(part);
    if (!value.empty()) all.emplace_back(value);
  }
  return all;
}

// Each checks a value and brings it into the form that is stored.
using Checked = Result<std::string>;

auto senseless(std::string_view key, std::string_view value, std::string hint) {
  return fail(Code::usage, fmt::format("{} cannot be \"{}\"", key, value), std::move(hint));
}

Checked any_text(std::string_view, std::string_view value) {
  return collapse(value);
}

Checked zone_name(std::string_view, std::string_view value) {
  if (value.empty()) return std::string();
  KITH_TRY(const Zone zone, Zone::find(trim(value)));
  return zone.name();
}

Checked minutes(std::string_view key, std::string_view value) {
  const auto number = whole_number(trim(value));
  if (!number || *number < 1 || *number > 600) return senseless(key, value, "a whole number of minutes from 1 to 600");
  return std::to_string(*number);
}

Checked week(std::string_view key, std::string_view value) {
  std::string kept;
  for (const std::string& part : list_of(lower_ascii(value))) {
    const auto named = std::find(kWeekdays.begin(), kWeekdays.end(), std::string_view(part).substr(0, 3));
    const auto number = whole_number(part);
    if (named == kWeekdays.end() && (!number || *number < 1 || *number > 7)) {
      return senseless(key, value, "days such as mon,tue,wed,thu,fri");
    }
    const auto day = named != kWeekdays.end() ? *named : kWeekdays[static_cast<std::size_t>(*number - 1)];
    if (kept.find(day) == std::string::npos) kept += fmt::format("{}{}", kept.empty() ? "" : ",", day);
  }
  if (kept.empty()) return senseless(key, value, "at least one day, such as mon,tue,wed,thu,fri");
  return kept;
}

// "2026-12-24" or "2026-12-24..2027-01-01"
Result<std::pair<LocalDate, LocalDate>> date_span(std::string_view text) {
  const std::size_t dots = text.find("..");
  KITH_TRY(const LocalDate from, parse_date(trim(text.substr(0, dots))));
  if (dots == std::string_view::npos) return std::pair(from, from);
  KITH_TRY(const LocalDate to, parse_date(trim(text.substr(dots + 2))));
  if (to < from)
    return fail(Code::usage, fmt::format("\"{}\" ends before it begins", text), "FROM..TO, the earlier first");
  if ((to - from).count() > kMostQuietDays)
    return fail(Code::usage, fmt::format("\"{}\" is longer than a year", text), "at most a year at once");
  return std::pair(from, to);
}

Checked dates(std::string_view, std::string_view value) {
  std::string kept;
  for (const std::string& part : list_of(value)) {
    KITH_TRY(const auto span, date_span(part));
    kept += fmt::format("{}{}", kept.empty() ? "" : ",", iso(span.first));
    if (span.first != span.second) kept += fmt::format("..{}", iso(span.second));
  }
  return kept;
}

Checked calendar(std::string_view key, std::string_view value) {
  std::string code(trim(value));
  for (char& c : code) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (c == '_') c = '-';
  }
  if (code.empty() || find_calendar(code) != nullptr) return code;
  return senseless(key, value, "kith holidays --calendars lists the countries that are known");
}

// Rows parted by semicolons, since days are parted by commas.
Checked channel_hours(std::string_view, std::string_view value) {
  std::string kept;
  for (const std::string& part : split(value, ";")) {
    if (trim(part).empty()) continue;
    KITH_TRY(const OpenHours row, parse_hours(part));
    kept += fmt::format("{}{}", kept.empty() ? "" : "; ", written(row));
  }
  return kept;
}

Checked country(std::string_view key, std::string_view value) {
  std::string code(trim(value));
  if (code.empty()) return code;
  const bool letters = code.size() == 2 && std::all_of(code.begin(), code.end(), [](char c) {
                         return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
                       });
  if (!letters) return senseless(key, value, "a country code of two letters, such as DE or US");
  for (char& c : code) {
    if (c >= 'a') c = static_cast<char>(c - 'a' + 'A');
  }
  return code;
}

Checked several(std::string_view, std::string_view value) {
  std::string kept;
  for (const std::string& part : list_of(value)) kept += fmt::format("{}{}", kept.empty() ? "" : ", ", part);
  return kept;
}

// "@Example.COM" is meant as example.com.
Checked mail_domains(std::string_view key, std::string_view value) {
  std::string kept;
  for (std::string& part : list_of(lower_ascii(value))) {
    if (const std::size_t at = part.rfind('@'); at != std::string::npos) part.erase(0, at + 1);
    const std::size_t dot = part.find('.');
    const bool named =
        dot != std::string::npos && dot > 0 && !part.ends_with('.') && part.find_first_of(" /:") == std::string::npos;
    if (!named) return senseless(key, value, "domains such as example.com, example.org");
    kept += fmt::format("{}{}", kept.empty() ? "" : ", ", part);
  }
  return kept;
}

Checked weekday(std::string_view key, std::string_view value) {
  const std::string word = lower_ascii(trim(value));
  if (word == "off" || word == "no" || word == "none") return std::string("off");
  const auto named = std::find(kWeekdays.begin(), kWeekdays.end(), std::string_view(word).substr(0, 3));
  if (named == kWeekdays.end()) return senseless(key, value, "a day such as fri, or off");
  return std::string(*named);
}

Checked on_off(std::string_view key, std::string_view value) {
  const std::string word = lower_ascii(trim(value));
  if (word.empty() || word == "on" || word == "yes" || word == "true" || word == "1") return std::string("on");
  if (word == "off" || word == "no" || word == "false" || word == "0") return std::string("off");
  return senseless(key, value, "on or off");
}

Checked mail_text(std::string_view key, std::string_view value) {
  std::string word = lower_ascii(trim(value));
  if (word.empty() || word == "none" || word == "look" || word == "keep") return word;
  return senseless(key, value, "none, look or keep");
}

Checked password(std::string_view key, std::string_view value) {
  if (value.empty()) return std::string();
  if (value.size() < 8)
    return fail(Code::usage, fmt::format("the {} is too short", key), "use at least eight characters");
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  if (sodium_init() < 0 ||
      crypto_pwhash_str(hash.data(), value.data(), value.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                        crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0) {
    return fail(Code::failed, "there is not enough memory to seal the password");
  }
  return std::string(hash.data());
}

// A whole path, so that it does not depend on where the program was started.
Checked folder(std::string_view key, std::string_view value) {
  std::string path(trim(value));
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  if (!path.starts_with('/') || path.find('\n') != std::string::npos)
    return senseless(key, value, "a whole path, such as /home/ada/backups");
  return path;
}

Checked some_days(std::string_view key, std::string_view value) {
  const auto number = whole_number(trim(value));
  if (!number || *number < 1 || *number > 365) return senseless(key, value, "a whole number of days from 1 to 365");
  return std::to_string(*number);
}

constexpr int kMostKept = 366;

// "7+4": so many days and so many weeks.
std::optional<std::pair<int, int>> kept_parts(std::string_view value) {
  const auto plus = value.find('+');
  const auto days = whole_number(trim(value.substr(0, plus)));
  const auto weeks = plus == std::string_view::npos ? std::optional(0) : whole_number(trim(value.substr(plus + 1)));
  if (!days || !weeks || *days < 1 || *days > kMostKept || *weeks < 0 || *weeks > kMostKept) return std::nullopt;
  return std::pair(*days, *weeks);
}

Checked kept(std::string_view key, std::string_view value) {
  const auto parts = kept_parts(value);
  if (!parts) return senseless(key, value, "days and weeks, such as 7+4");
  return fmt::format("{}+{}", parts->first, parts->second);
}

// Of the rule that the key names behind its dot.
Checked guard_level(std::string_view key, std::string_view value) {
  const auto rule = guard_rule_from(key.substr(key.find('.') + 1));
  const auto level = guard_level_from(lower_ascii(trim(value)));
  if (rule && level && can_be(guard_row(*rule), *level)) return std::string(name(*level));
  const bool blocks = rule && can_be(guard_row(*rule), GuardLevel::block);
  return senseless(key, value, blocks ? "off, hint, warn or block" : "off, hint or warn");
}

struct Row {
  SettingRow shown;
  Checked (*check)(std::string_view key, std::string_view value);
};

constexpr Row kRows[] = {
    {{"name", "Ada", "your name, as it stands in greetings", true}, any_text},
    {{"time-zone", "Europe/Berlin", "where your days begin; the machine's zone when not set", true}, zone_name},
    {{"budget-minutes", "30", "minutes a working day for keeping in touch", true}, minutes},
    {{"work-days", "mon,tue,wed,thu,fri", "days that carry work", true}, week},
    {{"quiet-days", "2026-12-24..2027-01-01,2027-02-19", "dates that carry no work", true}, dates},
    {{"holidays", "DE-BY", "country, or a part of it, whose public holidays carry no work", true}, calendar},
    {{"channel-hours", "call mon-fri 16:30-18:00; text sat 10:00-12:00",
      "when a channel may be used, and for how long a day", true},
     channel_hours},
    {{"region", "DE", "country of phone numbers written without a country code", true}, country},
    {{"own-address", "ada@example.com, linkedin.com/in/ada",
      "your own addresses and profiles: they never become people", true},
     several},
    {{"home-organisation", "Example Ltd", "your own employers", true}, several},
    {{"home-domain", "example.com", "the domains your employers write from; guessed when not set", true}, mail_domains},
    {{"review-day", "fri", "the day Today asks to look back on the week, or off", true}, weekday},
    {{"single-keys", "on", "single-letter keys in the web app: on or off", true}, on_off},
    {{"mail-text", "look",
      "of mail's text: none is read; look: for what it asks, then forgotten; keep: what was newly written", true},
     mail_text},
    {{"backup-folder", "/home/ada/backups", "where kith serve puts backups by itself; none when not set", true},
     folder},
    {{"backup-every", "1", "days from one backup to the next", true}, some_days},
    {{"backup-keep", "7+4", "the last backup of so many days, and of so many weeks", true}, kept},
    {{"demo", "on", "this workspace holds the sample network", false}, on_off},
    {{"password", "", "asked for by the web app; needed to serve beyond this machine", false}, password},
};

// These, and one for each rule of the guard that can be set.
const std::vector<Row>& all_rows() {
  static const std::vector<std::string> keys = [] {
    std::vector<std::string> made;
    for (const GuardRow& row : guard_rows()) made.push_back(fmt::format("guard.{}", row.id));
    return made;
  }();
  static const std::vector<Row> rows = [] {
    std::vector<Row> made(std::begin(kRows), std::end(kRows));
    for (std::size_t i = 0; i < keys.size(); ++i) {
      const GuardRow& rule = guard_rows()[i];
      if (rule.settable == Settable::yes)
        made.push_back({{keys[i], name(rule.level), rule.looks_at, true}, guard_level});
    }
    return made;
  }();
  return rows;
}

const Row* find_row(std::string_view key) {
  for (const Row& row : all_rows()) {
    if (row.shown.key == key) return &row;
  }
  return nullptr;
}

}  // namespace

std::string_view name(MailTexts texts) {
  switch (texts) {
    case MailTexts::none: return "none";
    case MailTexts::look: return "look";
    case MailTexts::keep: return "keep";
  }
  return "";
}

std::span<const SettingRow> setting_rows() {
  static const std::vector<SettingRow> rows = [] {
    std::vector<SettingRow> made;
    for (const Row& row : all_rows()) made.push_back(row.shown);
    return made;
  }();
  return rows;
}

Settings read_settings(const std::map<std::string, std::string>& stored) {
  Settings made;
  const auto value = [&](const char* key) -> std::string_view {
    const auto found = stored.find(key);
    return found == stored.end() ? std::string_view() : std::string_view(found->second);
  };
  made.name = value("name");
  made.time_zone = value("time-zone");
  made.budget_minutes = whole_number(value("budget-minutes")).value_or(made.budget_minutes);
  if (const auto week_text = value("work-days"); !week_text.empty()) {
    for (std::size_t i = 0; i < kWeekdays.size(); ++i) {
      made.days.week[i] = week_text.find(kWeekdays[i]) != std::string_view::npos;
    }
  }
  made.quiet_days = list_of(value("quiet-days"));
  for (const std::string& part : made.quiet_days) {
    const auto span = date_span(part);
    if (!span) continue;
    for (LocalDate day = span->first; day <= span->second; day += Days{1}) made.days.quiet.push_back(day);
  }
  std::sort(made.days.quiet.begin(), made.days.quiet.end());
  made.days.holidays = value("holidays");
  std::vector<OpenHours> hours;
  for (const std::string& part : split(value("channel-hours"), ";")) {
    if (auto row = parse_hours(part)) hours.push_back(*row);
  }
  made.hours = ChannelHours(std::move(hours));
  made.region = value("region");
  made.own_addresses = list_of(value("own-address"));
  made.home_organisations = list_of(value("home-organisation"));
  if (const auto day = value("review-day"); day == "off") {
    made.review_day.reset();
  } else if (const auto named = std::find(kWeekdays.begin(), kWeekdays.end(), day); named != kWeekdays.end()) {
    made.review_day = static_cast<int>(named - kWeekdays.begin()) + 1;
  }
  made.single_keys = value("single-keys") != "off";
  for (const MailTexts texts : {MailTexts::none, MailTexts::keep}) {
    if (value("mail-text") == kith::name(texts)) made.mail_text = texts;
  }
  made.demo = value("demo") == "on";
  made.password_hash = value("password");
  made.feed_secret = value("feed-secret");
  made.feed_id = value("feed-id");
  made.backup_folder = value("backup-folder");
  made.backup_every_days = whole_number(value("backup-every")).value_or(made.backup_every_days);
  if (const auto parts = kept_parts(value("backup-keep")))
    std::tie(made.backup_keep_days, made.backup_keep_weeks) = *parts;
  return made;
}

Budget budget_of(const Settings& settings, int minutes) {
  Budget budget;
  budget.minutes = minutes;
  budget.days = settings.days;
  budget.hours = settings.hours;
  return budget;
}

namespace app {

Result<Settings> settings(const App& app) {
  KITH_TRY(const Db db, app.read());
  KITH_TRY(const auto stored, kith::settings(db));
  return read_settings(stored);
}

Result<std::vector<std::pair<std::string, std::string>>> list_settings(const App& app) {
  KITH_TRY(const Db db, app.read());
  KITH_TRY(const auto stored, kith::settings(db));
  std::vector<std::pair<std::string, std::string>> rows;
  for (const Row& row : all_rows()) {
    if (!row.shown.shown) continue;
    const auto found = stored.find(std::string(row.shown.key));
    rows.emplace_back(row.shown.key, found == stored.end() ? "" : found->second);
  }
  return rows;
}

Status replace_settings(Tx& tx, const std::map<std::string, std::string>& values) {
  for (const auto& [key, value] : values) {
    const Row* row = find_row(key);
    if (row == nullptr || !row->shown.shown)
      return fail(Code::bad_input, fmt::format("this Kith knows no setting \"{}\"", key),
                  "update Kith, then try again");
  }
  for (const Row& row : all_rows()) {
    if (!row.shown.shown) continue;
    const auto given = values.find(std::string(row.shown.key));
    const std::string value = given == values.end() ? std::string() : given->second;
    KITH_TRY(const std::string checked, trim(value).empty() ? Checked(std::string()) : row.check(row.shown.key, value));
    KITH_CHECK(save_setting(tx, std::string(row.shown.key), checked));
  }
  return {};
}

Result<SettingsChanged> change_settings(const App& app, const std::map<std::string, std::string>& values) {
  std::map<std::string, std::string> checked;
  std::string names;
  for (const auto& [key, value] : values) {
    const Row* row = find_row(key);
    if (row == nullptr) {
      std::string known;
      for (const Row& each : all_rows()) known += fmt::format("{}{}", known.empty() ? "" : ", ", each.shown.key);
      return fail(Code::usage, fmt::format("there is no setting \"{}\"", key), "settings are: " + known);
    }
    // "" takes the default back, whatever the row would say of an empty value.
    KITH_TRY(checked[key], trim(value).empty() ? Checked(std::string()) : row->check(key, value));
    names += fmt::format("{}{}", names.empty() ? "" : ", ", key);
  }
  KITH_TRY(Tx tx, app.write("settings", fmt::format("Changed {}", names)));
  for (const auto& [key, value] : checked) KITH_CHECK(save_setting(tx, key, value));
  KITH_TRY(const auto stored, kith::settings(tx));
  if (checked.contains("home-organisation")) {
    std::vector<OrganisationId> home;
    for (const std::string& organisation : read_settings(stored).home_organisations) {
      KITH_TRY(const auto id, need_organisation(tx, organisation));
      home.push_back(id);
    }
    KITH_CHECK(set_home(tx, home));
  }
  if (checked.contains("time-zone")) {
    KITH_TRY(const Zone zone, app.zone(read_settings(stored)));
    KITH_CHECK(derive_all(tx, zone));  // a contact near midnight may fall on another day now
  }
  KITH_CHECK(app.finish(tx));
  return SettingsChanged{tx.step().value, fmt::format("Changed {}", names)};
}

}  // namespace app
}  // namespace kith
