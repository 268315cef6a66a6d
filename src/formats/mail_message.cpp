#include "formats/mail_message.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "formats/mail_date.hpp"
#include "formats/mail_headers.hpp"
#include "formats/mail_report.hpp"
#include "formats/mime_parts.hpp"
#include "formats/mime_values.hpp"
#include "formats/trim.hpp"

namespace kith {
namespace {

constexpr std::size_t kDecodedBytes = 1024 * 1024;
constexpr std::size_t kMostReferences = 200;
constexpr std::size_t kIdBytes = 998;  // RFC 5322's longest line

std::string header_value(const MailHeaders& headers, std::string_view name) {
  return lower_ascii(collapse(clean_utf8(headers.get(name))));
}

// "<a@b> (comment) <c@d>" in order; without brackets the words that look like ids.
std::vector<std::string> message_ids(std::string_view raw) {
  std::vector<std::string> out;
  const auto add = [&](std::string_view text) {
    std::string id = clean_utf8(text.substr(0, kIdBytes));
    std::erase_if(id, [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; });
    id = std::string(clip(id, kIdBytes));
    if (!id.empty() && std::find(out.begin(), out.end(), id) == out.end()) out.push_back(std::move(id));
  };
  if (raw.find('<') != std::string_view::npos) {
    for (auto open = raw.find('<'); open != std::string_view::npos && out.size() < kMostReferences;) {
      const auto close = raw.find_first_of("<>", open + 1);
      add(raw.substr(open + 1, close == std::string_view::npos ? close : close - open - 1));
      if (close == std::string_view::npos) break;
      open = raw[close] == '<' ? close : raw.find('<', close);
    }
    return out;
  }
  for (const std::string& word : split(collapse(clean_utf8(raw.substr(0, 64 * 1024))), " ")) {
    if (out.size() < kMostReferences && word.find('@') != std::string::npos) add(word);
  }
  return out;
}

std::vector<MailAddress> addresses(const MailHeaders& headers, std::string_view name) {
  std::vector<MailAddress> out;
  for (const std::string_view raw : headers.all(name)) {
    for (MailAddress& one : mail_addresses(raw)) {
      if (out.size() < kMostAddresses) out.push_back(std::move(one));
    }
  }
  return out;
}

std::optional<Instant> sent_at(const MailHeaders& headers, std::optional<Instant> seen) {
  std::optional<Instant> received;
  for (const std::string_view raw : headers.all("Received")) {
    const auto semicolon = raw.rfind(';');
    if (semicolon == std::string_view::npos) continue;
    const auto at = mail_date(raw.substr(semicolon + 1));
    if (at && (!received || *at > *received)) received = at;
  }
  auto at = mail_date(headers.get("Date"));
  if (!at) at = mail_date(headers.get("Resent-Date"));
  if (at && received) {
    // A clock that was never set, or runs ahead of every machine that passed the message on.
    const bool unset = *at < instant(2 * 86400);
    const bool ahead = *at > *received + Days{7};
    if ((unset && *received - *at > Days{30}) || ahead) at = received;
  }
  if (!at) at = received;
  return at ? at : seen;
}

std::string bracketed(std::string_view text) {
  const auto open = text.rfind('<');
  const auto close = text.rfind('>');
  if (open != std::string_view::npos && close != std::string_view::npos && close > open)
    text = text.substr(open + 1, close - open - 1);
  return collapse(text);
}

MailMarks marks_of(const MailHeaders& headers, const ContentType& type, FolderKind folder) {
  MailMarks marks;
  const std::string automatic = header_value(headers, "Auto-Submitted");
  marks.auto_submitted = std::string(trim(std::string_view(automatic).substr(0, automatic.find_first_of(";("))));
  if (marks.auto_submitted == "no") marks.auto_submitted.clear();
  marks.precedence = header_value(headers, "Precedence");
  marks.list_id = bracketed(header_value(headers, "List-Id"));
  const std::string post = bracketed(header_value(headers, "List-Post"));
  if (post.starts_with("mailto:")) marks.list_post = post.substr(7, post.find('?') - 7);
  for (const std::string_view name :
       {"List-Unsubscribe", "Feedback-ID", "X-Campaign", "X-CampaignId", "X-Campaign-Id", "X-Mailer-Campaign",
        "X-MC-User", "X-SG-EID", "X-Mailgun-Sid", "X-CSA-Complaints"})
    marks.unsubscribe = marks.unsubscribe || headers.has(name);
  for (const std::string_view raw : headers.all("Return-Path")) {
    marks.null_sender = marks.null_sender || trim(raw) == "<>";
  }
  for (const std::string_view name :
       {"X-Auto-Response-Suppress", "X-Autoreply", "X-Autorespond", "X-Auto-Reply", "X-Autoresponder"})
    marks.auto_response = marks.auto_response || headers.has(name);
  marks.report = type.type == "multipart/report";
  const std::string spam = header_value(headers, "X-Spam-Flag") + header_value(headers, "X-Spam-Status").substr(0, 3);
  marks.spam = spam.starts_with("yes") || spam.ends_with("yes") || folder == FolderKind::junk;
  return marks;
}

bool from_machine(const MailRecord& mail) {
  const std::string from = lower_ascii(mail.from.email);
  return mail.marks.null_sender || from.empty() || from.starts_with("mailer-daemon") ||
         from.starts_with("postmaster") || from.starts_with("mail-daemon");
}

struct Texts {
  std::string plain, html;
  std::size_t left = kDecodedBytes;
};

void take_text(const MimePart& part, Texts& texts) {
  if (part.attachment || texts.left == 0) return;
  const bool html = part.type.type == "text/html";
  if (!html && part.type.type != "text/plain" && part.type.type != "text") return;
  if (html && !texts.html.empty()) return;
  const std::string bytes = transfer_decoded(part.body, part.encoding, texts.left);
  texts.left -= bytes.size();
  const auto charset = part.type.values.find("charset");
  std::string& to = html ? texts.html : texts.plain;
  if (!to.empty()) to += '\n';
  to += charset_decoded(bytes, charset == part.type.values.end() ? std::string() : charset->second);
}

void read_parts(const MailHeaders& headers, const MailOptions& options, MailRecord& mail) {
  const bool bounced = mail.failed.empty() && (mail.marks.report || from_machine(mail));
  const bool reads = options.text == MailText::read;
  if (!reads && !bounced && !contains_ascii(headers.get("Content-Type"), "multipart/")) {
    mail.marks.calendar = contains_ascii(headers.get("Content-Type"), "text/calendar");
    return;
  }
  Texts texts;
  each_part(headers, [&](const MimePart& part) {
    if (part.type.type == "message/delivery-status" || part.type.type == "message/global-delivery-status") {
      for (FailedAddress& one : report_fields(transfer_decoded(part.body, part.encoding, 256 * 1024))) {
        if (mail.failed.size() < kMostFailed) mail.failed.push_back(std::move(one));
      }
    }
    if (part.type.type == "text/calendar" && !part.attachment) {
      mail.marks.calendar = mail.marks.calendar || part.type.values.contains("method") ||
                            contains_ascii(part.body.substr(0, 4096), "METHOD:");
    }
    if (reads || bounced) take_text(part, texts);
  });
  std::string plain = std::move(texts.plain);
  if (trim(plain).empty()) plain = html_text(texts.html);
  if (mail.failed.empty() && bounced) mail.failed = report_words(plain);
  if (reads) mail.text = std::string(clip(newly_written(plain), kMailTextBytes));
}

std::string digest_of(const MailRecord& mail, std::string_view date, std::string_view body) {
  std::string all = lower_ascii(mail.from.email) + '\n' + std::string(trim(date)) + '\n' + mail.subject + '\n';
  while (!body.empty() && (body.back() == '\n' || body.back() == '\r')) body.remove_suffix(1);
  all.reserve(all.size() + body.size());
  for (std::size_t at = 0; at < body.size();) {
    auto end = body.find('\r', at);
    if (end == std::string_view::npos) end = body.size();
    all.append(body.substr(at, end - at));
    at = end + 1;
  }
  return fingerprint(all);
}

}  // namespace

MailRecord parse_mail(std::string_view bytes, const MailOptions& options) {
  const MailHeaders headers(bytes);
  MailRecord mail;
  mail.line = options.line;
  mail.folder = options.folder;
  const FolderKind kind = folder_kind(options.folder);
  const std::vector<std::string> ids = message_ids(headers.get("Message-ID"));
  if (!ids.empty()) {
    mail.id = ids.front();
  } else {
    mail.id = std::string(clip(collapse(clean_utf8(headers.get("Message-ID").substr(0, kIdBytes))), kIdBytes));
  }
  mail.at = sent_at(headers, options.seen);
  for (const std::string_view name : {"From", "Sender", "Resent-From"}) {
    auto from = addresses(headers, name);
    if (from.empty()) continue;
    mail.from = std::move(from.front());
    break;
  }
  mail.to = addresses(headers, "To");
  mail.cc = addresses(headers, "Cc");
  mail.bcc = addresses(headers, "Bcc");
  mail.reply_to = addresses(headers, "Reply-To");
  mail.subject = std::string(clip(decoded_words(headers.get("Subject").substr(0, 16 * 1024)), 4096));
  // Some programs write who and when into it; what counts is the id.
  for (std::string& id : message_ids(headers.get("In-Reply-To"))) {
    if (id.find('@') != std::string::npos || mail.in_reply_to.empty()) mail.in_reply_to = std::move(id);
  }
  for (const std::string_view raw : headers.all("References")) {
    for (std::string& id : message_ids(raw)) {
      if (mail.references.size() < kMostReferences) mail.references.push_back(std::move(id));
    }
  }
  mail.marks = marks_of(headers, content_type(headers.get("Content-Type")), kind);
  for (const std::string_view raw : headers.all("X-Failed-Recipients")) {
    for (MailAddress& one : mail_addresses(raw)) {
      if (mail.failed.size() < kMostFailed) mail.failed.push_back({std::move(one.email), true, ""});
    }
  }
  mail.draft =
      kind == FolderKind::drafts || options.flags.find('D') != std::string::npos || headers.has("X-Draft-Info");
  mail.trashed = kind == FolderKind::trash || options.flags.find('T') != std::string::npos;
  mail.answered =
      options.flags.find('R') != std::string::npos || header_value(headers, "X-Status").find('a') != std::string::npos;
  read_parts(headers, options, mail);
  mail.digest = digest_of(mail, headers.get("Date"), headers.body());
  return mail;
}

}  // namespace kith
