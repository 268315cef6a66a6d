#include "app/importing.hpp"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/derive.hpp"
#include "app/history.hpp"
#include "app/import_contacts.hpp"
#include "app/import_mail.hpp"
#include "app/import_meetings.hpp"
#include "app/import_messages.hpp"
#include "app/import_source.hpp"
#include "app/mail_press.hpp"
#include "app/notices.hpp"
#include "app/portable.hpp"
#include "app/suggestions.hpp"
#include "app/triage.hpp"
#include "base/text.hpp"
#include "formats/keys.hpp"
#include "rules/spread.hpp"
#include "rules/strata.hpp"
#include "store/catalogue.hpp"
#include "sync/fetch.hpp"

namespace kith::app {
namespace {

// People whose rows wait to be derived; a long import derives in between.
constexpr std::size_t kMostUnderived = 20000;

bool has_messages(Format format) {
  return format == Format::linkedin_messages || format == Format::linkedin_invitations;
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
    MailImport mail(tx, tally_, MailRules{own_keys_, app_.now(), settings_.mail_text});
    MailPress press(
        [&](ToldMail&& letter) -> Status {
          KITH_CHECK(mail.add(std::move(letter)));
          return derive_some(tx);
        },
        own_keys_);
    const auto read = [&](const Opened& file, bool known) {
      return read_one(file, known, tx, contacts, messages, meetings, press);
    };
    for (const Opened& file : files) {
      if (is_mail(file.detected.format)) {
        KITH_CHECK(read_mail(file, mail, press, read));
        continue;
      }
      KITH_TRY(const std::string key, content_key(file, request_.map));
      // A calendar says more each day, and knows people who came to Kith after it.
      const bool again = imported_.contains(key);
      KITH_CHECK(read(file, again && file.detected.format != Format::icalendar));
      if (!again) remember(key, 0);
    }
    KITH_CHECK(meetings.finish());
    if (std::any_of(files.begin(), files.end(), [](const Opened& file) { return is_mail(file.detected.format); })) {
      KITH_CHECK(mail.finish());
      KITH_CHECK(keep_own(tx, mail.also_own()));
      KITH_CHECK(add_correspondents(tx, contacts));
      mail_fresh_ = mail.fresh();
    }
    KITH_CHECK(check_anything_read());
    KITH_CHECK(first_dates(tx, contacts));
    return finish(tx, files);
  }

 private:
  void remember(const std::string& key, int records) {
    if (!key.empty() && imported_.emplace(key, records).second) new_keys_.push_back({key, records});
  }

  // Each message is known by its id, so what a mail file's key saves is reading it again.
  Status read_mail(const Opened& file, MailImport& mail, MailPress& press,
                   const std::function<Status(const Opened&, bool)>& read) {
    const std::string stamp = stamp_key(file);
    if (const auto before = imported_.find(stamp); before != imported_.end()) {
      mail.count_known(before->second);
      return {};
    }
    std::string key;
    if (!file.letters) {
      KITH_TRY(key, content_key(file, request_.map));
      if (const auto before = imported_.find(key); before != imported_.end()) {
        mail.count_known(before->second);
        return {};
      }
    }
    const int so_far = tally_.summary.read;
    if (file.letters) {
      KITH_CHECK(each_letter(file, [&](const Opened& letter) { return read(letter, false); }));
    } else {
      KITH_CHECK(read(file, false));
    }
    KITH_CHECK(press.flush());
    KITH_CHECK(mail.flush());
    const int records = tally_.summary.read - so_far;
    remember(key, records);
    remember(stamp, records);
    return {};
  }

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

  Frame frame_of(const Opened& file, MailText text) const {
    Frame frame{zone_, app_.now(), {}};
    if (!is_mail(file.detected.format)) return frame;
    MailPlace place = mail_place(file.name);
    frame.mail.folder = std::move(place.folder);
    frame.mail.flags = std::move(place.flags);
    frame.mail.text = text;
    return frame;
  }

  // Without an e-mail address of the user's own, the mail tells whose it is; what it tells is kept as a setting.
  Status find_mail_owner(const std::vector<Opened>& files, Tx& tx) {
    const auto has_at = [](const std::string& key) { return key.find('@') != std::string::npos; };
    if (std::any_of(own_keys_.begin(), own_keys_.end(), has_at)) return {};
    MailOwner finder;
    const Emit see = [&](Record&& record) -> Status {
      if (const auto* letter = std::get_if<MailRecord>(&record)) finder.see(*letter);
      return {};
    };
    for (const Opened& file : files) {
      if (!is_mail(file.detected.format)) continue;
      const auto look = [&](const Opened& one) { return run_reader(one, see, "Looking through " + file.name, false); };
      KITH_CHECK(file.letters ? each_letter(file, look) : look(file));
    }
    if (finder.messages() == 0) return {};
    const std::string key = finder.key();
    if (key.empty()) {
      return fail(Code::bad_input, "whose mail this is is not clear: no one address takes part in most of it",
                  "say which addresses are yours: kith settings own-address you@example.org");
    }
    own_keys_.insert(key);
    return keep_own(tx, {key});
  }

  Status keep_own(Tx& tx, const std::set<std::string>& found) {
    if (found.empty()) return {};
    for (const std::string& key : found) {
      settings_.own_addresses.push_back(key);
      tally_.summary.own_found.push_back(key);
    }
    return save_setting(tx, "own-address", fmt::format("{}", fmt::join(settings_.own_addresses, ", ")));
  }

  // Where the user asked for it, those who would be suggested become people at once.
  Status add_correspondents(Tx& tx, ContactImport& contacts) {
    KITH_TRY(auto rows, correspondents(tx, kLeastExchanges, kMostSuggestions));
    const auto people = by_person(std::move(rows));
    switch (request_.strangers) {
      case Strangers::leave: tally_.summary.suggestions = static_cast<int>(people.size()); return {};
      case Strangers::add: break;
    }
    for (const auto& addresses : people) {
      KITH_TRY(const AddedCorrespondent added, add_correspondent(tx, contacts, addresses));
      from_mail_.push_back(added.person);
      tally_.summary.touches += added.touches;
      tally_.summary.merged += static_cast<int>(addresses.size()) - 1;
      ++tally_.summary.added;
      const CorrespondentRow& row = addresses.front();
      tally_.example("new", row.name.empty() ? row.address : row.name, "new, from your mail");
    }
    return {};
  }

  Status run_reader(const Opened& file, Emit emit, const std::string& stage, bool counts,
                    MailText text = MailText::skip, TakeUnparsed take_unparsed = {}) {
    Frame frame = frame_of(file, text);
    frame.take_unparsed = std::move(take_unparsed);
    KITH_TRY(const auto reader, make_reader(file.detected, request_.map, std::move(emit), frame));
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

  Status derive_some(Tx& tx) const { return tx.people().size() > kMostUnderived ? derive(tx, zone_) : Status(); }

  Status read_one(const Opened& file, bool known, Tx& tx, ContactImport& contacts, MessageImport& messages,
                  MeetingImport& meetings, MailPress& press) {
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
      } else if (const auto* skipped = std::get_if<Skipped>(&record)) {
        ++tally_.summary.read;
        tally_.leave_out(skipped->why);
      } else if (auto* problem = std::get_if<Problem>(&record)) {
        tally_.problem(file.name, problem->line, std::move(problem->what));
      }
      return derive_some(tx);
    };
    KITH_CHECK(run_reader(
        file, emit, "Reading " + file.name, true,
        settings_.mail_text == MailTexts::none ? MailText::skip : MailText::read,
        [&](std::string&& bytes, MailOptions&& options) { return press.add(std::move(bytes), std::move(options)); }));
    KITH_CHECK(contacts.flush());
    KITH_CHECK(messages.flush());
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
    KITH_CHECK(start_by_evidence(tx, app_, from_mail_));
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

  Result<ImportSummary> finish(Tx& tx, const std::vector<Opened>& files) {
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
    row.file_keys = std::move(new_keys_);
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
  std::vector<PersonId> from_mail_;  // people made because of their mail
  int mail_fresh_ = 0;               // messages that were new, contact or not
  Settings settings_;
  Zone zone_ = Zone::utc();
  StratumId stratum_;
  std::set<std::string> own_keys_;
  std::map<std::string, int> imported_;  // keys of files, with how many records they held
  std::vector<FileKey> new_keys_;
};

}  // namespace

Result<ImportSummary> import_files(const App& app, const ImportRequest& request, const OnProgress& progress) {
  if (request.files.empty()) return fail(Code::usage, "no file is named");
  auto done = Import(app, request, progress).run();
  if (done && done->step) {
    KITH_CHECK(heed_stops(app));
  }
  return done;
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
