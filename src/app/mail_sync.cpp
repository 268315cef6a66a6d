#include "app/mail_sync.hpp"

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "app/import_mail.hpp"
#include "app/mail_boxes.hpp"
#include "app/notices.hpp"
#include "app/settings.hpp"
#include "base/text.hpp"
#include "formats/keys.hpp"
#include "formats/mail_message.hpp"
#include "rules/mail_kind.hpp"
#include "store/catalogue.hpp"
#include "store/log.hpp"
#include "store/mail.hpp"

namespace kith::app {
namespace {

// Numbers asked for at once where a folder is so large that they do not fit into one answer.
constexpr std::uint32_t kMostAtOnce = 1'000'000;

using Folders = std::map<std::string, MailFolderRow>;  // by name

class Sync {
 public:
  Sync(const App& app, const MailAccountView& account, const OnMailProgress& progress, const MailMeans& means)
      : app_(app), account_(account), progress_(progress), means_(means) {
    row_.account = account.id;
    row_.begun = app.now();
  }

  Result<MailSynced> run(MailReread reread) {
    KITH_CHECK(begin(reread));
    Status ended = connect_and_read();
    row_.stage.clear();
    row_.state = ended ? (stopped_ ? "stopped" : "done") : "failed";
    if (!ended) {
      row_.problem = ended.error().what;
      row_.hint = ended.error().hint;
    } else if (!made_.problems.empty()) {
      row_.problem = made_.problems.front();
    }
    const Status kept = end(ended ? Ended::well : Ended::badly);
    if (!ended) return fail(std::move(ended).error());
    KITH_CHECK(kept);
    row_.seen = app_.now();
    made_.row = row_;
    made_.title = title();
    made_.left_out = tally_.summary.left_out;
    return std::move(made_);
  }

  bool brought_something() const { return static_cast<bool>(row_.step); }

 private:
  enum class Ended { well, badly };

  std::string title() const { return fmt::format("Mail of {}", account_.address); }

  Status begin(MailReread reread) {
    KITH_TRY(Tx tx, app_.write("mail", title()));
    switch (reread) {
      case MailReread::nothing: break;
      case MailReread::everything: KITH_CHECK(forget_mail_folders(tx, account_.id)); break;
    }
    KITH_TRY(const auto folders, mail_folders(tx, account_.id));
    for (const MailFolderRow& folder : folders) folders_[folder.name] = folder;
    KITH_TRY(const auto stored, kith::settings(tx));
    const Settings known = read_settings(stored);
    for (const std::string& own : known.own_addresses) {
      const std::string key = handle_key(HandleKind::email, own, known.region);
      if (!key.empty()) rules_.own.insert(key);
    }
    rules_.own.insert(handle_key(HandleKind::email, account_.address, known.region));
    rules_.now = app_.now();
    rules_.texts = known.mail_text;
    KITH_TRY(row_.id, begin_mail_sync(tx, account_.id));
    row_.state = "running";
    return tx.commit();
  }

  // True: go on.
  bool tell(std::uint32_t done, std::uint32_t all) {
    if (progress_ && !progress_({row_.stage, done, all, row_.read, row_.fresh})) stopped_ = true;
    if (means_.limits.wire.stop != nullptr && means_.limits.wire.stop->load()) stopped_ = true;
    return !stopped_;
  }

  Status connect_and_read() {
    KITH_TRY(const MailAccess access, mail_access(app_, account_.id, means_));
    for (int tries = 1;; ++tries) {
      const int before = row_.read;
      row_.stage = fmt::format("Connecting to {}", access.host);
      if (!tell(0, 0)) return {};
      Status read = read_all(access);
      if (stopped_) return {};
      if (read || read.error().code != Code::unreachable || row_.read == before || tries >= kMailConnections) {
        return read;
      }
    }
  }

  Status read_all(const MailAccess& access) {
    KITH_TRY(const auto server, means_.connect(access, means_.limits));
    KITH_TRY(const auto boxes, server->mailboxes());
    made_.problems.clear();
    for (const ChosenMailbox& box : choose_mailboxes(boxes)) {
      row_.stage = box.entry.shown;
      Status read = read_folder(*server, box);
      if (stopped_) return {};
      if (read) continue;
      if (read.error().code != Code::refused) return read;
      made_.problems.push_back(read.error().what);  // one folder that is closed to us keeps no other from being read
    }
    return {};
  }

  Status read_folder(MailServer& server, const ChosenMailbox& box) {
    KITH_TRY(const MailboxState state, server.open(box.entry.name));
    const auto known = folders_.find(box.entry.name);
    std::optional<MailFolderRow> before;
    if (known != folders_.end()) before = known->second;
    MailFolderRow folder = before.value_or(MailFolderRow{});
    folder.name = box.entry.name;
    folder.shown = box.entry.shown;
    const bool anew = !before || before->uidvalidity != state.uidvalidity;
    if (anew) folder.done = 0;
    const bool unchanged = !anew && state.modseq != 0 && state.modseq == before->modseq;
    folder.uidvalidity = state.uidvalidity;
    folder.modseq = state.modseq;
    folder.messages = state.messages;
    const std::uint32_t last = state.uidnext == 0 ? UINT32_MAX : state.uidnext - 1;
    if (!unchanged && state.messages > 0 && folder.done < last) {
      // Until it is read to its end, the number of its last change is not known to be dealt with.
      MailFolderRow reached = folder;
      reached.modseq = 0;
      KITH_CHECK(read_new(server, box, reached, before, last));
      if (stopped_) return {};
      folder.done = state.uidnext == 0 ? reached.done : last;
    }
    later_[folder.name] = folder;
    tell(folder.messages, folder.messages);
    return {};
  }

  Status read_new(MailServer& server, const ChosenMailbox& box, MailFolderRow& reached,
                  std::optional<MailFolderRow>& before, std::uint32_t last) {
    const std::uint32_t window = reached.messages > kMostAtOnce ? kMostAtOnce : UINT32_MAX;
    for (std::uint32_t from = reached.done + 1; from != 0 && from <= last;) {
      const std::uint32_t to = last - from < window ? last : from + window - 1;
      KITH_TRY(const auto uids, server.uids(from, to));
      for (std::size_t at = 0; at < uids.size(); at += kMailBatch) {
        const auto batch = std::span(uids).subspan(at, std::min(kMailBatch, uids.size() - at));
        KITH_TRY(auto letters, read_batch(server, box, batch));
        row_.read += static_cast<int>(letters.size());
        reached.done = batch.back();
        KITH_CHECK(write_batch(std::move(letters), before, reached));
        before = reached;
        folders_[reached.name] = reached;
        if (!tell(static_cast<std::uint32_t>(at + batch.size()), static_cast<std::uint32_t>(uids.size()))) return {};
      }
      if (to == UINT32_MAX) break;
      from = to + 1;
    }
    return {};
  }

  // Whether reading the beginning of its text can change what becomes of it.
  bool wants_text(const MailRecord& mail) const {
    const MailKind kind = mail_kind(mail).kind;
    if (kind == MailKind::bounce || mail.marks.report) return true;  // which address it is about
    switch (rules_.texts) {
      case MailTexts::none: return false;
      case MailTexts::look:
      case MailTexts::keep: break;
    }
    return kind == MailKind::personal || kind == MailKind::list;
  }

  struct Letter {
    MailOptions options;
    std::string header;
    MailRecord record;
  };

  Result<std::vector<MailRecord>> read_batch(MailServer& server, const ChosenMailbox& box,
                                             std::span<const std::uint32_t> uids) {
    std::map<std::uint32_t, Letter> letters;
    KITH_CHECK(server.headers(uids, [&](FetchedMail&& mail) -> Status {
      Letter& letter = letters[mail.uid];
      letter.options = {MailText::skip, box.folder, mail.flags, mail.received, 1};
      letter.header = std::move(mail.header);
      letter.record = parse_mail(letter.header, letter.options);
      return {};
    }));
    KITH_TRY(const auto wanted, without_text(letters));
    KITH_CHECK(server.texts(wanted, [&](FetchedMail&& mail) -> Status {
      const auto found = letters.find(mail.uid);
      if (found == letters.end()) return {};
      Letter& letter = found->second;
      letter.options.text = rules_.texts == MailTexts::none ? MailText::skip : MailText::read;
      // How much of the body was seen must not tell two readings of one message apart.
      std::string digest = std::move(letter.record.digest);
      letter.record = parse_mail(letter.header + mail.text, letter.options);
      letter.record.digest = std::move(digest);
      return {};
    }));
    std::vector<MailRecord> records;
    for (auto& [uid, letter] : letters) records.push_back(std::move(letter.record));
    return records;
  }

  // Messages that Kith has are not asked for once more.
  Result<std::vector<std::uint32_t>> without_text(const std::map<std::uint32_t, Letter>& letters) const {
    std::vector<std::string> keys;
    for (const auto& [uid, letter] : letters) {
      if (!letter.record.id.empty()) keys.push_back(fingerprint(letter.record.id));
    }
    std::set<std::string> known;
    {
      KITH_TRY(const Db db, app_.read());
      KITH_TRY(const auto rows, messages_with_keys(db, keys));
      for (const MessageRow& row : rows) known.insert(row.key);
    }
    std::vector<std::uint32_t> wanted;
    for (const auto& [uid, letter] : letters) {
      if (!known.contains(fingerprint(letter.record.id)) && wants_text(letter.record)) wanted.push_back(uid);
    }
    return wanted;
  }

  // All batches of a sync are one step, as long as nobody has undone it in the meantime.
  Status continue_step(Tx& tx) const {
    if (!row_.step) return {};
    KITH_TRY(const auto step, find_step(tx, row_.step));
    if (step && !step->undone_by) tx.continues(row_.step);
    return {};
  }

  Status write_batch(std::vector<MailRecord> letters, const std::optional<MailFolderRow>& before,
                     const MailFolderRow& reached) {
    KITH_TRY(Tx tx, app_.write("mail", title()));
    KITH_CHECK(continue_step(tx));
    MailImport import(tx, tally_, rules_);
    for (MailRecord& letter : letters) {
      // What is sent later often bears the same Message-ID: it must be new then.
      if (letter.draft) {
        tally_.leave_out("drafts");
        continue;
      }
      KITH_CHECK(import.add(std::move(letter)));
    }
    KITH_CHECK(import.flush());
    return keep(tx, import, [&] { return save_mail_folder(tx, account_.id, before, reached); });
  }

  template <class Save>
  Status keep(Tx& tx, const MailImport& import, Save save) {
    MailSyncRow row = row_;
    row.fresh += import.fresh();
    row.touches = tally_.summary.touches;
    if (tx.step()) row.step = tx.step();
    KITH_CHECK(save());
    KITH_CHECK(save_mail_sync(tx, row));
    KITH_CHECK(app_.finish(tx));
    rules_.own.insert(import.also_own().begin(), import.also_own().end());
    row_ = std::move(row);
    return {};
  }

  Status end(Ended how) {
    KITH_TRY(Tx tx, app_.write("mail", title()));
    KITH_CHECK(continue_step(tx));
    MailImport import(tx, tally_, rules_);
    switch (how) {
      case Ended::well: KITH_CHECK(import.finish()); break;
      case Ended::badly: break;
    }
    return keep(tx, import, [&]() -> Status {
      if (how == Ended::badly) return {};
      for (const auto& [name, folder] : later_) {
        const auto known = folders_.find(name);
        const bool same = known != folders_.end() && known->second.uidvalidity == folder.uidvalidity &&
                          known->second.done == folder.done && known->second.modseq == folder.modseq &&
                          known->second.messages == folder.messages;
        if (same) continue;
        KITH_CHECK(save_mail_folder(tx, account_.id,
                                    known == folders_.end() ? std::nullopt : std::optional(known->second), folder));
      }
      return {};
    });
  }

  const App& app_;
  const MailAccountView& account_;
  const OnMailProgress& progress_;
  const MailMeans& means_;
  ImportTally tally_;
  MailRules rules_;
  Folders folders_;  // as the database has them
  Folders later_;    // as they are to be kept at the end
  MailSyncRow row_;
  MailSynced made_;
  bool stopped_ = false;
};

}  // namespace

Result<MailSynced> sync_mail(const App& app, MailAccountId id, MailReread reread, const OnMailProgress& progress,
                             const MailMeans& means) {
  KITH_TRY(const MailAccountView account, find_mail_account(app, std::to_string(id.value)));
  Sync sync(app, account, progress, means);
  auto synced = sync.run(reread);
  if (!sync.brought_something()) return synced;
  const auto heeded = heed_stops(app);  // also of what came before it broke off
  if (synced && !heeded) return fail(heeded.error());
  return synced;
}

}  // namespace kith::app
