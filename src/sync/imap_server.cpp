// MailServer over libetpan. libetpan speaks the protocol; time, memory and TLS are Kith's (imap_stream.hpp).
#include <algorithm>
#include <cstring>
#include <mutex>
#include <utility>

#include <fmt/format.h>
#include <libetpan/libetpan.h>

#include "base/base64.hpp"
#include "base/text.hpp"
#include "sync/imap_stream.hpp"
#include "sync/mail_server.hpp"
#include "sync/sent_box.hpp"

namespace kith {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kFarewell{5'000};
constexpr std::size_t kWordsShown = 200;
constexpr std::size_t kMostMailboxes = 5000;

template <class T, class Visit>
void each(const clist* list, Visit visit) {
  if (list == nullptr) return;
  for (clistiter* at = list->first; at != nullptr; at = at->next) visit(static_cast<T*>(at->data));
}

std::string maildir_flags(const mailimap_msg_att_dynamic* flags) {
  std::string letters;
  if (flags == nullptr) return letters;
  each<mailimap_flag_fetch>(flags->att_list, [&](const mailimap_flag_fetch* flag) {
    if (flag->fl_type != MAILIMAP_FLAG_FETCH_OTHER || flag->fl_flag == nullptr) return;
    if (flag->fl_flag->fl_type == MAILIMAP_FLAG_ANSWERED) letters += 'R';
    if (flag->fl_flag->fl_type == MAILIMAP_FLAG_DELETED) letters += 'T';
    if (flag->fl_flag->fl_type == MAILIMAP_FLAG_DRAFT) letters += 'D';
  });
  return letters;
}

// "+0530" is 530 to libetpan.
std::optional<Instant> received_at(const mailimap_date_time* date) {
  if (date == nullptr) return std::nullopt;
  const date::year_month_day day{date::year{date->dt_year}, date::month{static_cast<unsigned>(date->dt_month)},
                                 date::day{static_cast<unsigned>(date->dt_day)}};
  if (!day.ok()) return std::nullopt;
  const int minutes = date->dt_zone / 100 * 60 + date->dt_zone % 100;
  return date::sys_days{day} + std::chrono::hours{date->dt_hour} + std::chrono::minutes{date->dt_min - minutes} +
         std::chrono::seconds{date->dt_sec};
}

FetchedMail fetched(const mailimap_msg_att* message) {
  FetchedMail mail;
  each<mailimap_msg_att_item>(message->att_list, [&](const mailimap_msg_att_item* item) {
    if (item->att_type == MAILIMAP_MSG_ATT_ITEM_DYNAMIC) mail.flags = maildir_flags(item->att_data.att_dyn);
    if (item->att_type != MAILIMAP_MSG_ATT_ITEM_STATIC) return;
    const mailimap_msg_att_static* value = item->att_data.att_static;
    if (value->att_type == MAILIMAP_MSG_ATT_UID) mail.uid = value->att_data.att_uid;
    if (value->att_type == MAILIMAP_MSG_ATT_INTERNALDATE)
      mail.received = received_at(value->att_data.att_internal_date);
    if (value->att_type != MAILIMAP_MSG_ATT_BODY_SECTION) return;
    const mailimap_msg_att_body_section* body = value->att_data.att_body_section;
    if (body == nullptr || body->sec_body_part == nullptr) return;
    const mailimap_section_spec* spec = body->sec_section == nullptr ? nullptr : body->sec_section->sec_spec;
    if (spec == nullptr || spec->sec_type != MAILIMAP_SECTION_SPEC_SECTION_MSGTEXT) return;
    std::string& into = spec->sec_data.sec_msgtext->sec_type == MAILIMAP_SECTION_MSGTEXT_TEXT ? mail.text : mail.header;
    into.assign(body->sec_body_part, body->sec_length);
  });
  return mail;
}

MailUse use_of(std::string_view attribute) {
  if (attribute.starts_with('\\')) attribute.remove_prefix(1);
  static constexpr std::pair<std::string_view, MailUse> kUses[] = {
      {"sent", MailUse::sent},       {"archive", MailUse::archive}, {"all", MailUse::all},
      {"drafts", MailUse::drafts},   {"trash", MailUse::trash},     {"junk", MailUse::junk},
      {"flagged", MailUse::flagged},
  };
  for (const auto& [word, use] : kUses) {
    if (equal_ascii(attribute, word)) return use;
  }
  return MailUse::none;
}

std::optional<MailboxEntry> entry_of(const mailimap_mailbox_list* row) {
  MailboxEntry entry;
  entry.name = row->mb_name == nullptr ? "" : row->mb_name;
  // A name goes back to the server as part of a command.
  const bool odd = std::any_of(entry.name.begin(), entry.name.end(),
                               [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
  if (entry.name.empty() || entry.name.size() > 1000 || odd) return std::nullopt;
  const auto shown = to_utf8(entry.name, "IMAP-mailbox-name");
  entry.shown = clean_utf8(shown ? *shown : entry.name);
  if (equal_ascii(entry.name, "INBOX")) entry.use = MailUse::inbox;
  if (row->mb_flag == nullptr) return entry;
  if (row->mb_flag->mbf_type == MAILIMAP_MBX_LIST_FLAGS_SFLAG &&
      row->mb_flag->mbf_sflag == MAILIMAP_MBX_LIST_SFLAG_NOSELECT) {
    entry.selectable = false;
  }
  each<mailimap_mbx_list_oflag>(row->mb_flag->mbf_oflags, [&](const mailimap_mbx_list_oflag* flag) {
    if (flag->of_type != MAILIMAP_MBX_LIST_OFLAG_FLAG_EXT || flag->of_flag_ext == nullptr) return;
    const std::string_view word = flag->of_flag_ext;
    if (contains_ascii(word, "NonExistent")) entry.selectable = false;
    if (const MailUse use = use_of(word); use != MailUse::none && entry.use == MailUse::none) entry.use = use;
  });
  return entry;
}

class ImapServer final : public MailServer, public SentBox {
 public:
  static Result<std::unique_ptr<ImapServer>> connect(const MailAccess& access, const MailServerLimits& limits) {
    KITH_TRY(auto wire, Wire::connect(access.host, access.port, limits.wire));
    if (access.security == MailSecurity::tls) KITH_CHECK(wire->secure(access.authorities));
    auto server = std::unique_ptr<ImapServer>(new ImapServer(std::move(wire), limits));
    KITH_CHECK(server->greet(access));
    KITH_CHECK(server->log_in(access));
    return server;
  }

  ~ImapServer() override {
    if (session_ == nullptr) return;
    stream_.begin(kFarewell);
    mailimap_free(session_);
  }
  ImapServer(const ImapServer&) = delete;
  ImapServer& operator=(const ImapServer&) = delete;

  Result<std::vector<MailboxEntry>> mailboxes() override {
    begin();
    clist* list = nullptr;
    KITH_CHECK(done(mailimap_list(session_, "", "*", &list), "the list of folders"));
    std::vector<MailboxEntry> all;
    each<mailimap_mailbox_list>(list, [&](const mailimap_mailbox_list* row) {
      if (auto entry = entry_of(row); entry && all.size() < kMostMailboxes) all.push_back(std::move(*entry));
    });
    if (list != nullptr) mailimap_list_result_free(list);
    return all;
  }

  Result<MailboxState> open(const std::string& mailbox) override {
    begin();
    MailboxState state;
    if (mailimap_has_condstore(session_) != 0) {
      KITH_CHECK(done(mailimap_examine_condstore(session_, mailbox.c_str(), &state.modseq), mailbox));
    } else {
      KITH_CHECK(done(mailimap_examine(session_, mailbox.c_str()), mailbox));
    }
    const mailimap_selection_info* info = session_->imap_selection_info;
    if (info == nullptr) return fail(strange("it opens a folder and says nothing about it"));
    state.uidvalidity = info->sel_uidvalidity;
    state.uidnext = info->sel_uidnext;
    state.messages = info->sel_exists;
    return state;
  }

  Result<std::vector<std::uint32_t>> uids(std::uint32_t first, std::uint32_t last) override {
    begin();
    mailimap_set* set = mailimap_set_new_interval(first, last);
    mailimap_search_key* key = set == nullptr ? nullptr : mailimap_search_key_new_uid(set);
    if (key == nullptr) return fail(Code::failed, "there is not enough memory");
    clist* list = nullptr;
    const Status asked = done(mailimap_uid_search(session_, nullptr, key, &list), "which messages there are");
    mailimap_search_key_free(key);
    KITH_CHECK(asked);
    std::vector<std::uint32_t> all;
    each<std::uint32_t>(list, [&](const std::uint32_t* uid) {
      if (*uid >= first && *uid <= last) all.push_back(*uid);
    });
    if (list != nullptr) mailimap_search_result_free(list);
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
  }

  Status headers(std::span<const std::uint32_t> uids, const TakeMail& take) override {
    return fetch(uids, take, [](mailimap_fetch_type* what) {
      add(what, mailimap_fetch_att_new_flags());
      add(what, mailimap_fetch_att_new_internaldate());
      add(what, mailimap_fetch_att_new_body_peek_section_partial(mailimap_section_new_header(), 0, kMailHeaderBytes));
    });
  }

  Status texts(std::span<const std::uint32_t> uids, const TakeMail& take) override {
    return fetch(uids, take, [](mailimap_fetch_type* what) {
      add(what, mailimap_fetch_att_new_body_peek_section_partial(mailimap_section_new_text(), 0, kMailBodyBytes));
    });
  }

  Result<bool> holds(const std::string& mailbox, const std::string& message_id) override {
    KITH_CHECK(open(mailbox));
    begin();
    mailimap_search_key* key = mailimap_search_key_new_header(::strdup("Message-ID"), ::strdup(message_id.c_str()));
    if (key == nullptr) return fail(Code::failed, "there is not enough memory");
    clist* list = nullptr;
    const Status asked = done(mailimap_uid_search(session_, nullptr, key, &list), "which messages there are");
    mailimap_search_key_free(key);
    KITH_CHECK(asked);
    const bool found = list != nullptr && list->first != nullptr;
    if (list != nullptr) mailimap_search_result_free(list);
    return found;
  }

  Status keep(const std::string& mailbox, std::string_view mail) override {
    begin();
    mailimap_flag_list* flags = mailimap_flag_list_new_empty();
    if (flags == nullptr) return fail(Code::failed, "there is not enough memory");
    if (mailimap_flag* seen = mailimap_flag_new_seen(); seen != nullptr) mailimap_flag_list_add(flags, seen);
    const int verdict = mailimap_append(session_, mailbox.c_str(), flags, nullptr, mail.data(), mail.size());
    mailimap_flag_list_free(flags);
    return done(verdict, mailbox);
  }

  bool can_wait() const override { return mailimap_has_idle(session_) != 0; }

  Result<bool> wait(milliseconds time) override {
    begin();
    KITH_CHECK(done(mailimap_idle(session_), "waiting for mail"));
    stream_.begin(time + limits_.command);
    // What came with the server's consent to wait is read already.
    auto happened = session_->imap_stream->read_buffer_len > 0 ? Result<bool>(true) : stream_.wire().readable(time);
    if (!happened) {
      stream_.break_off(happened.error());
      return happened;
    }
    begin();
    KITH_CHECK(done(mailimap_idle_done(session_), "waiting for mail"));
    return happened;
  }

 private:
  ImapServer(std::unique_ptr<Wire> wire, const MailServerLimits& limits)
      : limits_(limits), stream_(std::move(wire), limits.reply), session_(mailimap_new(0, nullptr)) {}

  void begin() { stream_.begin(limits_.command); }

  Status broken(std::string_view what) { return fail(strange(what)); }

  Error strange(std::string_view what) {
    Error error{Code::unreachable,
                fmt::format("{} does not answer as a mail server should: {}", stream_.wire().host(), what),
                "is it an IMAP server, and the right port?",
                {}};
    stream_.break_off(error);
    return error;
  }

  std::string server_words() const {
    if (session_->imap_response == nullptr) return {};
    return excerpt(clean_utf8(session_->imap_response), kWordsShown);
  }

  // libetpan's verdict in Kith's words.
  Status done(int verdict, std::string_view about) {
    if (stream_.broken()) return fail(*stream_.broken());
    switch (verdict) {
      case MAILIMAP_NO_ERROR:
      case MAILIMAP_NO_ERROR_AUTHENTICATED:
      case MAILIMAP_NO_ERROR_NON_AUTHENTICATED: return {};
      case MAILIMAP_ERROR_MEMORY: return fail(Code::failed, "there is not enough memory");
      case MAILIMAP_ERROR_PARSE:
      case MAILIMAP_ERROR_PROTOCOL:
      case MAILIMAP_ERROR_BAD_STATE:
      case MAILIMAP_ERROR_STREAM:
      case MAILIMAP_ERROR_FATAL:
      case MAILIMAP_ERROR_DONT_ACCEPT_CONNECTION: return broken(fmt::format("{} cannot be read", about));
      default: break;
    }
    return fail(Code::refused, fmt::format("{} refuses {}: {}", stream_.wire().host(), about, server_words()));
  }

  Status greet(const MailAccess& access) {
    if (session_ == nullptr) return fail(Code::failed, "there is not enough memory");
    stream_.begin(limits_.login);
    _mailstream* stream = stream_.stream();
    if (stream == nullptr) return fail(Code::failed, "there is not enough memory");
    const int greeting = mailimap_connect(session_, stream);
    if (Status greeted = done(greeting, "its greeting"); !greeted) {
      Error error = std::move(greeted).error();
      if (!stream_.wire().is_secure()) error.hint = "if that port begins with TLS at once, use --security tls";
      return fail(std::move(error));
    }
    logged_in_ = greeting == MAILIMAP_NO_ERROR_AUTHENTICATED;
    switch (access.security) {
      case MailSecurity::tls:
      case MailSecurity::clear: break;
      case MailSecurity::starttls: KITH_CHECK(begin_tls(access)); break;
    }
    return learn_capabilities();
  }

  Status begin_tls(const MailAccess& access) {
    // Whoever sits between could say so to keep the password in the clear (RFC 3501, 11.1).
    if (logged_in_) return broken("it logs in before TLS begins");
    const int verdict = mailimap_starttls(session_);
    if (stream_.broken()) return fail(*stream_.broken());
    if (verdict != MAILIMAP_NO_ERROR) {
      return fail(Code::unreachable, fmt::format("{} offers no TLS (STARTTLS)", access.host),
                  "use --security tls with the port for it, usually 993");
    }
    // What was sent in the clear behind the answer is not to be believed.
    if (session_->imap_stream->read_buffer_len > 0) return broken("it goes on in the clear after STARTTLS");
    if (auto secured = stream_.wire().secure(access.authorities); !secured) {
      stream_.break_off(secured.error());
      return secured;
    }
    return {};
  }

  Status learn_capabilities() {
    mailimap_capability_data* data = nullptr;
    KITH_CHECK(done(mailimap_capability(session_, &data), "what it can do"));
    if (data != nullptr) mailimap_capability_data_free(data);
    return {};
  }

  Status log_in(const MailAccess& access) {
    if (logged_in_) return {};
    stream_.begin(limits_.login);
    int verdict = MAILIMAP_NO_ERROR;
    switch (access.login) {
      case MailLogin::password: verdict = send_password(access); break;
      case MailLogin::xoauth2:
      case MailLogin::oauth2:
        if (mailimap_has_xoauth2(session_) == 0) {
          return fail(Code::refused, fmt::format("{} takes no access token (XOAUTH2)", access.host),
                      "use a password, or one made for this program");
        }
        verdict = mailimap_oauth2_authenticate(session_, access.user.c_str(), access.secret.c_str());
        break;
    }
    if (Status in = done(verdict, fmt::format("the login of {}", access.user)); !in) {
      Error error = std::move(in).error();
      if (error.code == Code::refused) {
        switch (access.login) {
          case MailLogin::password:
            error.hint = "check the user name and the password; with two-step login a password for programs is needed";
            break;
          case MailLogin::xoauth2: error.hint = "the access token may have expired: get a new one"; break;
          case MailLogin::oauth2:
            error.hint = "check the user name, and that the consent is to mail (IMAP) and was not taken back";
            break;
        }
      }
      return fail(std::move(error));
    }
    return learn_capabilities();  // many servers say more to those they know
  }

  // AUTHENTICATE carries any characters; LOGIN is for servers without it.
  int send_password(const MailAccess& access) {
    if (mailimap_has_authentication(session_, "PLAIN") != 0 && mailimap_has_extension(session_, "SASL-IR") != 0) {
      const std::string words = std::string(1, '\0') + access.user + std::string(1, '\0') + access.secret;
      const std::string command = "AUTHENTICATE PLAIN " + base64(words);
      const int verdict = mailimap_custom_command(session_, command.c_str());
      // libetpan does not know what its custom command did.
      if (verdict == MAILIMAP_NO_ERROR) session_->imap_state = MAILIMAP_STATE_AUTHENTICATED;
      return verdict;
    }
    return mailimap_login(session_, access.user.c_str(), access.secret.c_str());
  }

  static void add(mailimap_fetch_type* what, mailimap_fetch_att* att) {
    if (att != nullptr) mailimap_fetch_type_new_fetch_att_list_add(what, att);
  }

  template <class Wanted>
  Status fetch(std::span<const std::uint32_t> uids, const TakeMail& take, Wanted wanted) {
    if (uids.empty()) return {};
    begin();
    mailimap_set* set = mailimap_set_new_empty();
    mailimap_fetch_type* what = mailimap_fetch_type_new_fetch_att_list_empty();
    if (set == nullptr || what == nullptr) return fail(Code::failed, "there is not enough memory");
    for (std::size_t i = 0; i < uids.size();) {
      std::size_t end = i + 1;
      while (end < uids.size() && uids[end] == uids[end - 1] + 1) ++end;
      mailimap_set_add_interval(set, uids[i], uids[end - 1]);
      i = end;
    }
    add(what, mailimap_fetch_att_new_uid());
    wanted(what);
    clist* list = nullptr;
    Status status = done(mailimap_uid_fetch(session_, set, what, &list), "messages");
    mailimap_set_free(set);
    mailimap_fetch_type_free(what);
    each<mailimap_msg_att>(list, [&](const mailimap_msg_att* message) {
      FetchedMail mail = fetched(message);
      // Servers tell of other messages in between; those carry no more than flags.
      const bool asked = std::binary_search(uids.begin(), uids.end(), mail.uid);
      if (status && asked && (!mail.header.empty() || !mail.text.empty())) status = take(std::move(mail));
    });
    if (list != nullptr) mailimap_fetch_list_free(list);
    return status;
  }

  MailServerLimits limits_;
  ImapStream stream_;
  mailimap* session_;
  bool logged_in_ = false;
};

bool on_this_machine(const std::string& host) {
  return host == "localhost" || host == "::1" || host.starts_with("127.");
}

template <class Face>
Result<std::unique_ptr<Face>> log_in_to(const MailAccess& access, const MailServerLimits& limits) {
  static std::once_flag once;
  // libetpan would put what is longer into a file.
  std::call_once(once, [] { mmap_string_set_ceil(std::size_t{256} * 1024 * 1024); });
  switch (access.security) {
    case MailSecurity::tls:
    case MailSecurity::starttls: break;
    case MailSecurity::clear:
      if (!on_this_machine(access.host)) {
        return fail(Code::refused, "a password is not sent in the clear to another machine",
                    "use --security tls, or starttls");
      }
      break;
  }
  KITH_TRY(auto server, ImapServer::connect(access, limits));
  return std::unique_ptr<Face>(std::move(server));
}

}  // namespace

Result<std::unique_ptr<MailServer>> connect_imap(const MailAccess& access, const MailServerLimits& limits) {
  return log_in_to<MailServer>(access, limits);
}

Result<std::unique_ptr<SentBox>> open_sent_box(const MailAccess& access, const MailServerLimits& limits) {
  return log_in_to<SentBox>(access, limits);
}

}  // namespace kith
