#include "app/importing.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include <fmt/format.h>
#include <sodium.h>

#include "app/derive.hpp"
#include "app/history.hpp"
#include "app/import_contacts.hpp"
#include "app/import_mail.hpp"
#include "app/import_meetings.hpp"
#include "app/import_messages.hpp"
#include "app/portable.hpp"
#include "app/suggestions.hpp"
#include "base/text.hpp"
#include "formats/keys.hpp"
#include "rules/spread.hpp"
#include "rules/strata.hpp"
#include "store/catalogue.hpp"
#include "sync/fetch.hpp"

namespace kith::app {
namespace {

constexpr std::size_t kChunk = 256 * 1024;
// People whose rows wait to be derived; a long import derives in between.
constexpr std::size_t kMostUnderived = 20000;

struct Opened {
  std::string path, name;
  Detected detected;
  std::int64_t bytes = 0;
};

// Hands out a file piece by piece, with how far it is.
Status read_file(const std::string& path, const std::string& shown,
                 const std::function<Status(std::string_view)>& take) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return fail(Error{Code::not_found, "cannot be read", "check its name and permissions", Place{shown, 0}});
  std::string chunk(kChunk, '\0');
  while (file) {
    file.read(chunk.data(), static_cast<std::streamsize>(chunk.size()));
    const auto got = static_cast<std::size_t>(file.gcount());
    if (got > 0) KITH_CHECK(take(std::string_view(chunk).substr(0, got)));
  }
  if (file.bad())
    return fail(
        Error{Code::failed, "reading stopped in the middle", "nothing was changed; try again", Place{shown, 0}});
  return {};
}

Result<std::string> read_head(const std::string& path, const std::string& shown) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return fail(Error{Code::not_found, "cannot be read", "check its name and permissions", Place{shown, 0}});
  std::string head(kHeadBytes, '\0');
  file.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(file.gcount()));
  return head;
}

// Contacts before what was said between them, so that messages find their people.
int order_of(Format format) {
  switch (format) {
    case Format::mbox:
    case Format::eml: return 4;
    case Format::icalendar: return 3;
    case Format::linkedin_messages: return 2;
    case Format::linkedin_invitations: return 1;
    case Format::vcard:
    case Format::jcard:
    case Format::monica:
    case Format::kith_json:
    case Format::google_csv:
    case Format::google_old_csv:
    case Format::outlook_csv:
    case Format::outlook_com_csv:
    case Format::linkedin_connections:
    case Format::mapped_csv: return 0;
  }
  return 0;
}

bool is_mail(Format format) {
  return format == Format::mbox || format == Format::eml;
}

bool has_messages(Format format) {
  return format == Format::linkedin_messages || format == Format::linkedin_invitations;
}

Result<std::vector<Opened>> open_files(const ImportRequest& request, ImportTally& tally) {
  std::vector<Opened> opened;
  const auto open_one = [&](const std::string& path, const std::string& shown, bool named) -> Status {
    KITH_TRY(const std::string head, read_head(path, shown));
    auto detected = detect(head, request.map, request.as);
    if (!detected) {
      Error error = std::move(detected).error();
      if (!error.place) error.place = Place{shown, 0};
      error.place->file = shown;
      if (named) return fail(std::move(error));
      tally.problem(shown, error.place->line, error.what);
      return {};
    }
    std::error_code ignored;
    const auto size = std::filesystem::file_size(path, ignored);
    opened.push_back({path, shown, *detected, ignored ? 0 : static_cast<std::int64_t>(size)});
    return {};
  };
  for (const ImportFile& file : request.files) {
    const std::string shown = file.name.empty() ? file.path : file.name;
    std::error_code error;
    if (!std::filesystem::is_directory(file.path, error)) {
      KITH_CHECK(open_one(file.path, shown, true));
      continue;
    }
    std::vector<std::filesystem::path> inside;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(file.path, error)) {
      if (entry.is_regular_file(error)) inside.push_back(entry.path());
    }
    std::sort(inside.begin(), inside.end());
    for (const auto& path : inside) {
      KITH_CHECK(
          open_one(path.string(), (std::filesystem::path(shown) / path.lexically_relative(file.path)).string(), false));
    }
  }
  if (opened.empty()) {
    return fail(Code::bad_input, "there is nothing to import here",
                "Kith reads vCard, Google, Outlook, LinkedIn and Monica exports, calendars, and any CSV with --map");
  }
  std::stable_sort(opened.begin(), opened.end(), [](const Opened& a, const Opened& b) {
    return order_of(a.detected.format) < order_of(b.detected.format);
  });
  return opened;
}

// What a file is, to the byte, and how it was read.
Result<std::string> file_key(const Opened& file, const ImportRequest& request) {
  crypto_generichash_state state;
  if (sodium_init() < 0) return fail(Code::failed, "libsodium does not start");
  crypto_generichash_init(&state, nullptr, 0, 16);
  std::string how(name(file.detected.format));
  for (const auto& [field, column] : request.map) how += fmt::format("\n{}={}", field, column);
  const auto add = [&](std::string_view bytes) -> Status {
    crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    return {};
  };
  KITH_CHECK(add(how));
  KITH_CHECK(read_file(file.path, file.name, add));
  unsigned char hash[16];
  crypto_generichash_final(&state, hash, sizeof hash);
  std::string hex;
  for (const unsigned char byte : hash) hex += fmt::format("{:02x}", byte);
  return hex;
}

std::string title_of(const std::vector<Opened>& files) {
  if (files.size() == 1)
    return fmt::format("Imported {}", std::filesystem::path(files.front().name).filename().string());
  return fmt::format("Imported {} files", files.size());
}

class Import {
 public:
  Import(const App& app, const ImportRequest& request, const OnProgress& progress)
      : app_(app), request_(request), progress_(progress) {}

  Result<ImportSummary> run() {
    KITH_TRY(const auto files, open_files(request_, tally_));
    if (std::any_of(files.begin(), files.end(),
                    [](const Opened& file) { return file.detected.format == Format::kith_json; }))
      return everything(files);
    for (const Opened& file : files) shown_.total_bytes += file.bytes;
    KITH_TRY(Tx tx, app_.write("import", title_of(files)));
    KITH_CHECK(prepare(tx));
    ContactImport contacts(tx, tally_, settings_.region, stratum_, own_keys_);
    MessageImport messages(tx, tally_, contacts);
    MeetingImport meetings(tx, tally_, contacts, own_keys_, request_.strangers);
    KITH_CHECK(find_owner(files, tx, messages));
    KITH_CHECK(find_calendar_owner(files, meetings));
    KITH_CHECK(find_mail_owner(files, tx));
    MailImport mail(tx, tally_, MailRules{own_keys_, app_.now(), MailTexts::look});
    std::vector<std::string> keys;
    for (const Opened& file : files) {
      KITH_TRY(const std::string key, file_key(file, request_));
      // A calendar says more each day, and knows people who came to Kith after it.
      const bool again = imported_.contains(key) || std::find(keys.begin(), keys.end(), key) != keys.end();
      const bool known = again && file.detected.format != Format::icalendar;
      KITH_CHECK(read_one(file, known, tx, contacts, messages, meetings, mail));
      if (!again) keys.push_back(key);
    }
    KITH_CHECK(meetings.finish());
    if (std::any_of(files.begin(), files.end(), [](const Opened& file) { return is_mail(file.detected.format); })) {
      KITH_CHECK(mail.finish());
      KITH_CHECK(add_correspondents(tx, contacts));
      mail_fresh_ = mail.fresh();
    }
    KITH_CHECK(check_anything_read());
    KITH_CHECK(first_dates(tx, contacts));
    return finish(tx, files, std::move(keys));
  }

 private:
  // An export of Kith itself is taken over as it is, or not at all.
  Result<ImportSummary> everything(const std::vector<Opened>& files) {
    if (files.size() > 1) {
      return fail(Code::usage, "everything of another Kith is imported alone", "import the other files after it");
    }
    const Opened& file = files.front();
    shown_.total_bytes = file.bytes;
    auto done =
        take_over(app_, request_.mode, title_of(files), [&](const std::function<Status(std::string_view)>& take) {
          return read_file(file.path, file.name, [&](std::string_view bytes) -> Status {
            shown_.done_bytes += static_cast<std::int64_t>(bytes.size());
            KITH_CHECK(report("Reading " + file.name));
            return take(bytes);
          });
        });
    if (done || !done.error().place) return done;
    Error error = std::move(done).error();
    error.place->file = file.name;
    return fail(std::move(error));
  }

  Status prepare(const Db& db) {
    KITH_TRY(const auto stored, kith::settings(db));
    settings_ = read_settings(stored);
    KITH_TRY(zone_, app_.zone(settings_));
    for (const std::string& own : settings_.own_addresses) {
      for (const HandleKind kind : {HandleKind::email, HandleKind::profile}) {
        const std::string key = handle_key(kind, own, settings_.region);
        if (!key.empty()) own_keys_.insert(key);
      }
    }
    KITH_TRY(const auto known, strata(db));
    for (const Stratum& stratum : known) {
      if (!stratum_ || stratum.rank == kDefaultRank) stratum_ = stratum.id;
    }
    KITH_TRY(imported_, imported_files(db));
    return {};
  }

  Status report(const std::string& stage) {
    shown_.stage = stage;
    shown_.read = tally_.summary.read;
    if (progress_ && !progress_(shown_)) return fail(Code::refused, "the import was stopped; nothing was changed");
    return {};
  }

  // Without an address of the user's own, a calendar tells whose it is.
  Status find_calendar_owner(const std::vector<Opened>& files, MeetingImport& meetings) {
    const auto is_mail = [](const std::string& key) { return key.find('@') != std::string::npos; };
    if (std::any_of(own_keys_.begin(), own_keys_.end(), is_mail)) return {};
    CalendarOwner finder;
    for (const Opened& file : files) {
      if (file.detected.format != Format::icalendar) continue;
      KITH_CHECK(run_reader(
          file,
          [&](Record&& record) -> Status {
            if (const auto* meeting = std::get_if<MeetingRecord>(&record)) finder.see(*meeting);
            return {};
          },
          "Looking through " + file.name, false));
    }
    if (const std::string key = finder.key(); !key.empty()) meetings.own(key);
    return {};
  }

  Frame frame_of(const Opened& file) const {
    Frame frame{zone_, app_.now(), {}};
    const MailPlace place = mail_place(file.name);
    frame.mail.folder = place.folder;
    frame.mail.flags = place.flags;
    return frame;
  }

  // Without an e-mail address of the user's own, the mail tells whose it is; what it tells is kept as a setting.
  Status find_mail_owner(const std::vector<Opened>& files, Tx& tx) {
    const auto has_at = [](const std::string& key) { return key.find('@') != std::string::npos; };
    if (std::any_of(own_keys_.begin(), own_keys_.end(), has_at)) return {};
    MailOwner finder;
    for (const Opened& file : files) {
      if (!is_mail(file.detected.format)) continue;
      KITH_CHECK(run_reader(
          file,
          [&](Record&& record) -> Status {
            if (const auto* letter = std::get_if<MailRecord>(&record)) finder.see(*letter);
            return {};
          },
          "Looking through " + file.name, false));
    }
    if (finder.messages() == 0) return {};
    const std::string key = finder.key();
    if (key.empty()) {
      return fail(Code::bad_input, "whose mail this is is not clear: no one address takes part in most of it",
                  "say which addresses are yours: kith settings own-address you@example.org");
    }
    std::string all = key;
    for (const std::string& own : settings_.own_addresses) all += ", " + own;
    KITH_CHECK(save_setting(tx, "own-address", all));
    own_keys_.insert(key);
    return {};
  }

  // Where the user asked for it, those who would be suggested become people at once.
  Status add_correspondents(Tx& tx, ContactImport& contacts) {
    switch (request_.strangers) {
      case Strangers::leave: return {};
      case Strangers::add: break;
    }
    KITH_TRY(const auto rows, correspondents(tx, kLeastExchanges, kMostSuggestions));
    for (const CorrespondentRow& row : rows) {
      KITH_TRY(const PersonId person, add_correspondent(tx, contacts, row));
      KITH_TRY(const int touches, take_exchanges(tx, row.address, person));
      tally_.summary.touches += touches;
      ++tally_.summary.added;
      tally_.example("new", row.name.empty() ? row.address : row.name, "new, from your mail");
    }
    return {};
  }

  Status run_reader(const Opened& file, Emit emit, const std::string& stage, bool counts) {
    KITH_TRY(const auto reader, make_reader(file.detected, request_.map, std::move(emit), frame_of(file)));
    Status read = read_file(file.path, file.name, [&](std::string_view bytes) -> Status {
      KITH_CHECK(reader->feed(bytes));
      if (counts) shown_.done_bytes += static_cast<std::int64_t>(bytes.size());
      return report(stage);
    });
    if (read) read = reader->finish();
    if (!read) {
      Error error = std::move(read).error();
      if (error.place && error.place->file.empty()) error.place->file = file.name;
      return fail(std::move(error));
    }
    return {};
  }

  // Whose export the messages are is known only after all of them were seen: a first pass, nothing kept.
  Status find_owner(const std::vector<Opened>& files, Tx& tx, MessageImport& messages) {
    OwnerFinder finder;
    bool any = false;
    for (const Opened& file : files) {
      if (!has_messages(file.detected.format)) continue;
      any = true;
      KITH_CHECK(run_reader(
          file,
          [&](Record&& record) -> Status {
            if (const auto* message = std::get_if<MessageRecord>(&record)) finder.see(*message);
            return {};
          },
          "Looking through " + file.name, false));
    }
    if (!any) return {};
    const auto owner = finder.owner(own_keys_);
    if (!owner) {
      return fail(Code::bad_input, "whose messages these are is not clear: no one person takes part in all of them",
                  "say who you are: kith settings own-address linkedin.com/in/YOU");
    }
    messages.set_owner(*owner);
    const std::string key = party_key(*owner);
    if (!owner->profile.empty() && !own_keys_.contains(key)) {
      std::string all = owner->profile;
      for (const std::string& own : settings_.own_addresses) all += ", " + own;
      KITH_CHECK(save_setting(tx, "own-address", all));
      own_keys_.insert(key);
    }
    return {};
  }

  Status read_one(const Opened& file, bool known, Tx& tx, ContactImport& contacts, MessageImport& messages,
                  MeetingImport& meetings, MailImport& mail) {
    const Emit emit = [&](Record&& record) -> Status {
      if (auto* contact = std::get_if<ContactRecord>(&record)) {
        if (known) {
          contacts.count_known();
          return {};
        }
        KITH_CHECK(contacts.add(std::move(*contact), file.detected.format, file.name));
      } else if (auto* message = std::get_if<MessageRecord>(&record)) {
        if (known) {
          messages.count_known();
          return {};
        }
        KITH_CHECK(messages.add(std::move(*message)));
      } else if (auto* meeting = std::get_if<MeetingRecord>(&record)) {
        if (known) {
          meetings.count_known();
          return {};
        }
        KITH_CHECK(meetings.add(std::move(*meeting)));
      } else if (auto* letter = std::get_if<MailRecord>(&record)) {
        if (known) {
          mail.count_known(1);
          return {};
        }
        KITH_CHECK(mail.add(std::move(*letter)));
      } else if (const auto* skipped = std::get_if<Skipped>(&record)) {
        ++tally_.summary.read;
        tally_.leave_out(skipped->why);
      } else if (auto* problem = std::get_if<Problem>(&record)) {
        tally_.problem(file.name, problem->line, std::move(problem->what));
      }
      if (tx.people().size() > kMostUnderived) KITH_CHECK(derive(tx, zone_));
      return {};
    };
    KITH_CHECK(run_reader(file, emit, "Reading " + file.name, true));
    KITH_CHECK(contacts.flush());
    KITH_CHECK(messages.flush());
    KITH_CHECK(mail.flush());
    return meetings.flush();
  }

  Status check_anything_read() const {
    const ImportSummary& summary = tally_.summary;
    if (summary.read > 0 || summary.problem_count == 0) return {};
    const Problem& first = summary.problems.front();
    return fail(Error{Code::bad_input, first.what, "not one record could be read; nothing was changed",
                      Place{first.file, first.line}});
  }

  // Those never in contact are spread evenly over their first interval.
  Status first_dates(Tx& tx, ContactImport& contacts) {
    KITH_CHECK(contacts.link_relations());
    KITH_CHECK(report(fmt::format("Placing {} people", contacts.newcomers().size())));
    KITH_CHECK(derive(tx, zone_));
    KITH_TRY(const auto known, strata(tx));
    int interval = 91;
    for (const Stratum& stratum : known) {
      if (stratum.id == stratum_) interval = stratum.interval_days;
    }
    KITH_TRY(const auto silent, never_touched(tx, contacts.newcomers()));
    const std::vector<Newcomer> newcomers(silent.size(), Newcomer{interval});
    const auto days = spread(newcomers, zone_.date_of(app_.now()), settings_.days);
    std::vector<std::pair<PersonId, LocalDate>> dates;
    dates.reserve(silent.size());
    for (std::size_t i = 0; i < silent.size(); ++i) dates.emplace_back(silent[i], days[i]);
    return set_first_dates(tx, dates);
  }

  Result<ImportSummary> finish(Tx& tx, const std::vector<Opened>& files, std::vector<std::string> keys) {
    ImportSummary& summary = tally_.summary;
    summary.title = title_of(files);
    summary.format = name(files.front().detected.format);
    for (const Opened& file : files) {
      if (file.detected.format != files.front().detected.format) summary.format = "mixed";
    }
    if ((!tally_.changed() && mail_fresh_ == 0) || request_.mode == ImportMode::preview) return std::move(summary);
    ImportRow row;
    row.at = app_.now();
    row.format = summary.format;
    for (const Opened& file : files) {
      row.files +=
          fmt::format("{}{}", row.files.empty() ? "" : "\n", std::filesystem::path(file.name).filename().string());
    }
    row.read = summary.read;
    row.added = summary.added;
    row.updated = summary.updated;
    row.merged = summary.merged;
    row.unchanged = summary.unchanged;
    row.review = summary.review;
    row.skipped = summary.skipped;
    row.touches = summary.touches;
    row.file_keys = std::move(keys);
    KITH_TRY(summary.import, insert_import(tx, row, summary.problems));
    KITH_CHECK(app_.finish(tx));
    summary.step = tx.step();
    return std::move(summary);
  }

  const App& app_;
  const ImportRequest& request_;
  const OnProgress& progress_;
  ImportTally tally_;
  ImportProgress shown_;
  int mail_fresh_ = 0;  // messages that were new, contact or not
  Settings settings_;
  Zone zone_ = Zone::utc();
  StratumId stratum_;
  std::set<std::string> own_keys_;
  std::set<std::string> imported_;
};

}  // namespace

Result<ImportSummary> import_files(const App& app, const ImportRequest& request, const OnProgress& progress) {
  if (request.files.empty()) return fail(Code::usage, "no file is named");
  return Import(app, request, progress).run();
}

bool is_address(std::string_view path) {
  return is_web_address(path);
}

std::string address_name(std::string_view url) {
  return host_of(url);
}

Status fetch_address(const std::string& url, const std::function<Status(std::string_view)>& take) {
  return fetch(url, take);
}

Result<Sighting> look_at(const std::string& path) {
  KITH_TRY(const std::string head, read_head(path, path));
  Sighting seen;
  const auto detected = detect(head);
  if (detected) {
    seen.detected = *detected;
    seen.words = words(detected->format);
  } else {
    seen.words = detected.error().what;
  }
  const bool table_less = detected && (detected->format == Format::vcard || detected->format == Format::jcard ||
                                       detected->format == Format::icalendar || detected->format == Format::monica ||
                                       detected->format == Format::mbox || detected->format == Format::eml ||
                                       detected->format == Format::kith_json);
  auto table = table_less ? std::vector<std::vector<std::string>>{} : first_rows(head, 6);
  if (!table.empty()) {
    seen.columns = std::move(table.front());
    seen.samples.assign(std::make_move_iterator(table.begin() + 1), std::make_move_iterator(table.end()));
  }
  return seen;
}

Result<std::vector<ImportLine>> list_imports(const App& app) {
  KITH_TRY(const Db db, app.read());
  KITH_TRY(const auto rows, imports(db));
  std::vector<ImportLine> lines;
  for (const ImportRow& row : rows) {
    const auto format = format_from(row.format);
    lines.push_back({row.id, row.step, row.at, split(row.files, "\n"), row.format,
                     format ? std::string(words(*format)) : "Several kinds of file", row.read, row.added, row.updated,
                     row.merged, row.unchanged, row.review, row.skipped, row.touches, row.undone});
  }
  return lines;
}

Result<Done> undo_import(const App& app, ImportId id) {
  KITH_TRY(const auto rows, list_imports(app));
  const auto row = std::find_if(rows.begin(), rows.end(), [&](const ImportLine& line) { return line.id == id; });
  if (row == rows.end())
    return fail(Code::not_found, fmt::format("there is no import {}", id.value), "kith imports lists them");
  KITH_TRY(const Undone undone, undo(app, row->step));
  return Done{undone.step, undone.title, {}};
}

}  // namespace kith::app
