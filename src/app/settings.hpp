// What the user can set, as rows: parsing, help, `kith settings` and the API read the same table.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/dates.hpp"
#include "base/result.hpp"
#include "rules/plan.hpp"

namespace kith {

class App;
class Db;

// What becomes of the text of mail, by the setting mail-text: not looked at; read for what it asks and forgotten;
// kept with the touch.
enum class MailTexts { none, look, keep };
std::string_view name(MailTexts texts);

struct Settings {
  std::string name;         // the user's
  std::string time_zone;    // "" is the machine's
  int budget_minutes = 30;  // a working day
  WorkDays days;
  std::vector<std::string> quiet_days;  // as set: dates and FROM..TO; days.quiet holds each of them
  ChannelHours hours;
  std::string region;                           // ISO 3166 country for phone numbers without a country code
  std::vector<std::string> own_addresses;       // e-mail addresses and profile URLs of the user
  std::vector<std::string> home_organisations;  // the user's own employers
  bool single_keys = true;
  std::optional<int> review_day = 5;  // weekday, 1 Monday .. 7 Sunday; none: Today does not remind
  MailTexts mail_text = MailTexts::look;
  bool demo = false;          // the workspace holds the sample network
  std::string password_hash;  // Argon2id; "" is no password
  std::string feed_secret;    // of the calendar address; "" is none. Never listed, never exported
  std::string feed_id;        // makes the entries' identities this workspace's own
  std::string backup_folder;  // "" is no backup by itself
  int backup_every_days = 1;
  int backup_keep_days = 7;   // the last of each of so many days,
  int backup_keep_weeks = 4;  // and of so many weeks
};

struct SettingRow {
  std::string_view key;      // "budget-minutes"
  std::string_view example;  // "45"
  std::string_view what;     // one line of help
  bool shown;                // kept from lists when it is a secret
};
std::span<const SettingRow> setting_rows();

// The typed settings of what is stored; unknown keys are passed over.
Settings read_settings(const std::map<std::string, std::string>& stored);
// What a day may hold under these settings.
Budget budget_of(const Settings& settings, int minutes);

class Tx;

namespace app {

// Every listed setting becomes what `values` says, or its default; usage as change_settings(). For taking over another
// workspace's.
Status replace_settings(Tx& tx, const std::map<std::string, std::string>& values);

Result<Settings> settings(const App& app);
// Key and value as the user types them, every row, set or not ("" is the default).
Result<std::vector<std::pair<std::string, std::string>>> list_settings(const App& app);
// Several at once, one step. usage when a key is unknown (lists them) or a value makes no sense.
// "password" takes the password in clear and stores its hash; "" removes it.
struct SettingsChanged {
  std::int64_t step = 0;
  std::string title;
};
Result<SettingsChanged> change_settings(const App& app, const std::map<std::string, std::string>& values);

}  // namespace app
}  // namespace kith
