#include "app/feed.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <sodium.h>

#include "app/today.hpp"
#include "base/text.hpp"
#include "formats/ical_writer.hpp"
#include "store/catalogue.hpp"
#include "store/feed.hpp"

namespace kith::app {
namespace {

constexpr const char* kSecret = "feed-secret";
constexpr const char* kId = "feed-id";

// So many random bytes in letters that need no quoting anywhere.
template <std::size_t Bytes>
Result<std::string> random_word() {
  if (sodium_init() < 0) return fail(Code::failed, "this machine gives no random numbers");
  std::array<unsigned char, Bytes> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  std::string word(sodium_base64_ENCODED_LEN(Bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
  sodium_bin2base64(word.data(), word.size(), bytes.data(), bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  word.pop_back();  // the terminating zero
  return word;
}

FeedView view_of(const std::string& secret) {
  return secret.empty() ? FeedView{} : FeedView{true, fmt::format("{}{}.ics", kFeedFolder, secret)};
}

bool same_secret(std::string_view a, std::string_view b) {
  return !a.empty() && a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string reach(Channel channel) {
  switch (channel) {
    case Channel::email: return "e-mail";
    case Channel::message:
    case Channel::call:
    case Channel::text:
    case Channel::lunch:
    case Channel::coffee:
    case Channel::meeting:
    case Channel::visit:
    case Channel::event:
    case Channel::letter:
    case Channel::comment:
    case Channel::gift: return std::string(name(channel));
    case Channel::other: break;
  }
  return "any way";
}

std::string described(const TodayLine& line) {
  std::vector<std::string> lines;
  for (const std::string& why : line.line.why) lines.push_back(why);
  const std::string handle = line.handle ? fmt::format(", {}", line.handle->value) : "";
  const std::string why = line.line.channel_why.empty() ? "" : fmt::format(" ({})", line.line.channel_why);
  lines.push_back(fmt::format("How: {}{}{}", reach(line.line.channel), handle, why));
  if (!line.line.reason.text.empty()) lines.push_back(fmt::format("In hand: {}", line.line.reason.text));
  if (!line.line.reason.url.empty()) lines.push_back(line.line.reason.url);
  lines.push_back(fmt::format("{} minutes", line.item.terms.minutes));
  std::string text;
  for (const std::string& each : lines) text += (text.empty() ? "" : "\n") + each;
  return text;
}

CalendarEntry entry_of(const TodayLine& line, const std::string& workspace, const std::string& origin) {
  CalendarEntry entry;
  entry.uid = fmt::format("person-{}-{}@kith", line.person.id.value, workspace);
  entry.day = line.planned;
  entry.summary = fmt::format("{} ({})", line.person.name, reach(line.line.channel));
  entry.description = described(line);
  entry.url = fmt::format("{}/people/{}", origin, line.person.id.value);
  entry.category = line.stratum;
  return entry;
}

std::string digest_of(const CalendarEntry& entry) {
  return fingerprint(fmt::format("{}\n{}\n{}", entry.summary, entry.description, entry.category));
}

// What the rows say now; those that changed go into `changed`.
void follow(std::map<PersonId, FeedRow>& rows, const std::vector<std::pair<PersonId, CalendarEntry>>& entries,
            Instant now, std::vector<FeedRow>& changed) {
  std::set<PersonId> present;
  for (const auto& [person, entry] : entries) {
    present.insert(person);
    const auto known = rows.find(person);
    FeedRow row = known == rows.end() ? FeedRow{person, std::nullopt, 0, "", now} : known->second;
    const std::string digest = digest_of(entry);
    if (known != rows.end() && row.day == entry.day && row.digest == digest) continue;
    if (known != rows.end() && row.day != entry.day) ++row.sequence;
    row.day = entry.day;
    row.digest = digest;
    row.changed = now;
    rows[person] = row;
    changed.push_back(std::move(row));
  }
  for (auto& [person, row] : rows) {
    if (!row.day || present.contains(person)) continue;
    row.day.reset();
    row.changed = now;
    changed.push_back(row);
  }
}

Result<FeedChanged> change(const App& app, std::string title, const std::string& secret) {
  KITH_TRY(Tx tx, app.write("feed", std::move(title)));
  KITH_TRY(const auto stored, kith::settings(tx));
  const Settings before = read_settings(stored);
  KITH_CHECK(save_setting(tx, kSecret, secret));
  if (!secret.empty() && before.feed_id.empty()) {
    KITH_TRY(const std::string id, random_word<6>());
    KITH_CHECK(save_setting(tx, kId, id));
  }
  KITH_CHECK(app.finish(tx));
  return FeedChanged{Done{tx.step(), "", {}}, view_of(secret)};
}

}  // namespace

Result<FeedView> feed(const App& app) {
  KITH_TRY(const Settings known, settings(app));
  return view_of(known.feed_secret);
}

Result<FeedChanged> renew_feed(const App& app) {
  KITH_TRY(const Settings known, settings(app));
  KITH_TRY(const std::string secret, random_word<24>());
  const std::string title = known.feed_secret.empty() ? "Made a calendar address" : "Renewed the calendar address";
  KITH_TRY(FeedChanged changed, change(app, title, secret));
  changed.done.title = title;
  return changed;
}

Result<FeedChanged> stop_feed(const App& app) {
  const std::string title = "Switched the calendar address off";
  KITH_TRY(FeedChanged changed, change(app, title, ""));
  changed.done.title = title;
  return changed;
}

Result<FeedDocument> feed_document(const App& app, std::string_view secret, const std::string& origin) {
  KITH_TRY(const Settings known, settings(app));
  if (!same_secret(known.feed_secret, secret))
    return fail(Code::not_found, "there is no calendar at this address", "kith feed shows the present one");
  KITH_TRY(const auto lines, agenda_lines(app));
  std::vector<std::pair<PersonId, CalendarEntry>> entries;
  for (const TodayLine& line : lines) entries.emplace_back(line.person.id, entry_of(line, known.feed_id, origin));
  std::map<PersonId, FeedRow> rows;
  std::vector<FeedRow> changed;
  {
    KITH_TRY(const Db db, app.read());
    KITH_TRY(rows, feed_rows(db));
  }
  follow(rows, entries, app.now(), changed);
  if (!changed.empty()) {
    // Two who ask at once: the second follows what the first has written.
    KITH_TRY(Tx tx, app.write("feed", "Calendar"));
    KITH_TRY(rows, feed_rows(tx));
    changed.clear();
    follow(rows, entries, app.now(), changed);
    KITH_CHECK(save_feed_rows(tx, changed));
    KITH_CHECK(tx.commit());
  }
  FeedDocument document;
  for (const auto& [person, row] : rows) document.changed = std::max(document.changed, row.changed);
  std::vector<CalendarEntry> all;
  for (auto& [person, entry] : entries) {
    const FeedRow& row = rows.at(person);
    entry.sequence = row.sequence;
    entry.changed = row.changed;
    all.push_back(std::move(entry));
  }
  document.text = write_calendar("Kith", all);
  document.etag = fmt::format("\"{}\"", fingerprint(document.text));
  return document;
}

}  // namespace kith::app
