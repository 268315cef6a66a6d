#include "rules/mail_kind.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "base/text.hpp"

namespace kith {
namespace {

using KnownWords = std::span<const std::string_view>;

// Local parts without their dots, dashes and underscores; what follows a plus sign does not count.
constexpr std::array<std::string_view, 24> kRobots{
    "noreply",    "donotreply",  "nichtantworten", "notification", "notifications", "notify",
    "newsletter", "newsletters", "news",           "alert",        "alerts",        "bounce",
    "bounces",    "mailer",      "mailerdaemon",   "postmaster",   "automated",     "autoresponder",
    "receipts",   "marketing",   "majordomo",      "listserv",     "listproc",      "calendarnotification"};
constexpr std::array<std::string_view, 4> kRobotStarts{"noreply", "donotreply", "neantwort", "bounce"};

// Beginnings of folded subjects.
constexpr std::array<std::string_view, 14> kAutoSubjects{
    "automatic reply",      "auto reply",           "autoreply",       "out of office",  "out of the office",
    "abwesenheitsnotiz",    "automatische antwort", "abwesend",        "vacation reply", "reponse automatique",
    "respuesta automatica", "read receipt",         "lesebestatigung", "autosvar"};
constexpr std::array<std::string_view, 16> kCalendarSubjects{
    "accepted",  "declined", "tentative", "invitation",   "updated invitation", "canceled",
    "cancelled", "zugesagt", "abgesagt",  "angenommen",   "abgelehnt",          "einladung",
    "accepte",   "refuse",   "aceptada",  "mit vorbehalt"};
constexpr std::array<std::string_view, 12> kBounceSubjects{
    "undeliverable",  "undelivered mail",     "delivery status notification", "returned mail",
    "failure notice", "mail delivery failed", "mail delivery failure",        "delivery failure",
    "unzustellbar",   "mail system error",    "warning could not send",       "delivery notification"};

constexpr std::size_t kMostStopBytes = 600;
constexpr std::array<std::string_view, 26> kStopPhrases{"stop contacting me",
                                                        "stop emailing me",
                                                        "stop e mailing me",
                                                        "stop mailing me",
                                                        "stop writing to me",
                                                        "stop sending me",
                                                        "stop messaging me",
                                                        "do not contact me",
                                                        "don t contact me",
                                                        "do not email me",
                                                        "don t email me",
                                                        "do not write to me",
                                                        "don t write to me",
                                                        "remove me from",
                                                        "take me off",
                                                        "unsubscribe me",
                                                        "leave me alone",
                                                        "keine weiteren e mails",
                                                        "keine weiteren mails",
                                                        "nicht mehr kontaktieren",
                                                        "nicht mehr anschreiben",
                                                        "kontaktieren sie mich nicht",
                                                        "schreiben sie mir nicht mehr",
                                                        "ne me contactez plus",
                                                        "ne m ecrivez plus",
                                                        "no me escriba mas"};

bool begins(const std::string& folded, KnownWords words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return folded.starts_with(word) && (folded.size() == word.size() || folded[word.size()] == ' ');
  });
}

bool is_answer(const MailRecord& mail) {
  return !mail.in_reply_to.empty() || !mail.references.empty();
}

bool is_bounce(const MailRecord& mail, const std::string& subject) {
  if (!mail.failed.empty()) return true;
  const std::string from = lower_ascii(mail.from.email);
  const bool daemon = from.starts_with("mailer-daemon@") || from.starts_with("postmaster@") || from == "mailer-daemon";
  if (mail.marks.report) return daemon || mail.marks.null_sender;
  return (daemon || mail.marks.null_sender) && begins(subject, kBounceSubjects);
}

// Mail through a list: who else could have set these headers is a newsletter.
bool is_discussion(const MailRecord& mail) {
  const MailMarks& marks = mail.marks;
  if (!marks.list_post.empty() && marks.list_post != "no") return true;
  const bool listed = !marks.list_id.empty() || marks.precedence == "list";
  if (listed) return is_answer(mail) || !marks.unsubscribe;
  // List programs before RFC 2919 said no more than "bulk". Machines write to one address; people name others too.
  return marks.precedence == "bulk" && !marks.unsubscribe && (is_answer(mail) || mail.to.size() + mail.cc.size() > 1);
}

}  // namespace

std::string_view name(MailKind kind) {
  switch (kind) {
    case MailKind::personal: return "personal";
    case MailKind::list: return "list";
    case MailKind::bulk: return "bulk";
    case MailKind::automatic: return "automatic";
    case MailKind::bounce: return "bounce";
    case MailKind::stop: return "stop";
  }
  return "";
}

bool is_robot_address(std::string_view email) {
  std::string local;
  for (const char letter : email.substr(0, email.find('@'))) {
    if (letter == '+') break;
    if (letter != '.' && letter != '-' && letter != '_') local += letter;
  }
  local = lower_ascii(local);
  return std::find(kRobots.begin(), kRobots.end(), local) != kRobots.end() ||
         std::any_of(kRobotStarts.begin(), kRobotStarts.end(),
                     [&](std::string_view start) { return local.starts_with(start); }) ||
         local.ends_with("noreply");
}

bool says_stop(std::string_view text) {
  if (text.empty() || text.size() > kMostStopBytes) return false;
  const std::string padded = " " + fold_western(text) + " ";
  return std::any_of(kStopPhrases.begin(), kStopPhrases.end(), [&](std::string_view phrase) {
    return padded.find(" " + std::string(phrase) + " ") != std::string::npos;
  });
}

MailReading mail_kind(const MailRecord& mail) {
  const MailMarks& marks = mail.marks;
  const std::string subject = fold_western(clip(mail.subject, 200));
  if (is_bounce(mail, subject)) return {MailKind::bounce, "reports of failed delivery"};
  if (marks.spam) return {MailKind::bulk, "marked as junk"};
  if (!marks.auto_submitted.empty() && marks.auto_submitted != "no") {
    return {MailKind::automatic, "sent by a program"};
  }
  if (marks.report) return {MailKind::automatic, "receipts"};
  if (marks.auto_response || begins(subject, kAutoSubjects)) return {MailKind::automatic, "automatic replies"};
  if (marks.calendar && (begins(subject, kCalendarSubjects) || !is_answer(mail))) {
    return {MailKind::automatic, "invitations: the calendar tells of meetings"};
  }
  if (is_robot_address(mail.from.email)) return {MailKind::bulk, "from addresses that nobody reads"};
  if (is_discussion(mail)) return {MailKind::list, "on a discussion list"};
  if (marks.null_sender) return {MailKind::automatic, "sent by a program"};
  if (!marks.list_id.empty() || marks.precedence == "list") return {MailKind::bulk, "newsletters"};
  if (marks.unsubscribe && !is_answer(mail)) return {MailKind::bulk, "newsletters"};
  if (marks.precedence == "bulk" || marks.precedence == "junk") return {MailKind::bulk, "bulk mail"};
  if (says_stop(mail.text)) return {MailKind::stop, "answers that ask to stop"};
  return {MailKind::personal, "personal"};
}

}  // namespace kith
