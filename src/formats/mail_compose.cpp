#include "formats/mail_compose.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/base64.hpp"
#include "base/text.hpp"
#include "base/web_address.hpp"

namespace kith {
namespace {

constexpr std::size_t kLongestLine = 76;
constexpr std::size_t kLongestId = 900;  // a header line may have 998 characters

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

Status no_controls(std::string_view text, std::string_view what) {
  if (std::any_of(text.begin(), text.end(), is_control)) {
    return fail(Code::bad_input, fmt::format("{} holds a line end or another control character", what),
                "write it on one line");
  }
  if (!is_utf8(text)) return fail(Code::bad_input, fmt::format("{} is not UTF-8", what));
  return {};
}

Status check_address(std::string_view address, std::string_view what) {
  KITH_CHECK(no_controls(address, what));
  const auto at = address.rfind('@');
  const bool shaped = at != std::string_view::npos && at > 0 && at + 1 < address.size() && address.size() <= 254 &&
                      address.find_first_of(" ,;:<>()[]\"\\") == std::string_view::npos && address.find('@') == at;
  if (!shaped) {
    return fail(Code::bad_input, fmt::format("{} is no address to write to: \"{}\"", what, address),
                "such as ada@example.org, one of them");
  }
  if (!is_ascii(address)) {
    return fail(Code::bad_input, fmt::format("mail cannot be sent to \"{}\": it has letters beyond ASCII", address),
                "use their other address, or the xn-- form of the domain");
  }
  return {};
}

Status check_id(std::string_view id, std::string_view what) {
  const bool good = id.size() <= kLongestId && is_ascii(id) &&
                    std::none_of(id.begin(), id.end(), [](char c) { return is_control(c) || c == ' '; }) &&
                    id.find_first_of("<>") == std::string_view::npos;
  return good ? Status{} : fail(Code::bad_input, fmt::format("{} is no Message-ID", what));
}

bool plain_in_header(std::string_view text) {
  return is_ascii(text) && text.find("=?") == std::string_view::npos;
}

// "Ada Byron <ada@example.org>", the name quoted or encoded where it has to be.
std::string address_words(const MailAddress& address, std::size_t used) {
  const std::string name(trim(address.name));
  if (name.empty()) return address.email;
  if (!plain_in_header(name)) return fmt::format("{}\r\n <{}>", header_words(name, used), address.email);
  std::string quoted = "\"";
  for (const char c : name) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return fmt::format("{}\"{}<{}>", quoted, name.size() > 40 ? "\r\n " : " ", address.email);
}

// Words of at most a line each; a longer one stays whole.
std::string folded_header(std::string_view text, std::size_t used) {
  std::string made;
  std::size_t column = used;
  for (const std::string& word : split(text, " ")) {
    const bool first = made.empty() && column == used;
    if (!first && column + 1 + word.size() > kLongestLine && !word.empty()) {
      made += "\r\n";
      column = 0;
    }
    if (!first) made += ' ';
    made += word;
    column += word.size() + (first ? 0 : 1);
  }
  return made;
}

}  // namespace

std::string header_words(std::string_view text, std::size_t used) {
  if (plain_in_header(text)) return folded_header(text, used);
  constexpr std::string_view kOpen = "=?utf-8?B?";
  constexpr std::string_view kClose = "?=";
  std::string made;
  std::size_t column = used;
  while (!text.empty()) {
    std::size_t room = column + kOpen.size() + kClose.size() + 4 < kLongestLine
                           ? (kLongestLine - column - kOpen.size() - kClose.size()) / 4 * 3
                           : 0;
    std::string_view part = clip(text, room);
    if (part.empty()) {
      made += "\r\n ";
      column = 1;
      part = clip(text, std::size_t{45});
    }
    made += fmt::format("{}{}{}", kOpen, base64(part), kClose);
    column = kLongestLine;
    text.remove_prefix(part.size());
  }
  return made;
}

std::string quoted_printable(std::string_view text) {
  std::string made;
  for (const std::string& whole : split(text, "\n")) {
    std::string_view line = whole;
    if (line.ends_with('\r')) line.remove_suffix(1);
    std::size_t column = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
      const auto byte = static_cast<unsigned char>(line[i]);
      const bool last = i + 1 == line.size();
      // White space at the end of a line gets lost on the way; a dot or "From " at its beginning means something.
      const bool spaces = (byte == ' ' || byte == '\t') && !last;
      const bool starts = i == 0 && (byte == '.' || line.starts_with("From "));
      const bool plain = spaces || (byte > 0x20 && byte < 0x7f && byte != '=' && !starts);
      const std::size_t size = plain ? 1 : 3;
      if (column + size > kLongestLine - (last ? 0 : 1)) {
        made += "=\r\n";
        column = 0;
        if (plain && byte == '.') {  // a soft break makes a new beginning of a line
          made += "=2E";
          column = 3;
          continue;
        }
      }
      if (plain) {
        made += static_cast<char>(byte);
      } else {
        made += fmt::format("={:02X}", byte);
      }
      column += size;
    }
    made += "\r\n";
  }
  return made;
}

std::string mail_date_words(Instant at, std::chrono::seconds offset) {
  static constexpr std::array kDays{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  static constexpr std::array kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const Instant local = at + offset;
  const auto day = date::floor<date::days>(local);
  const date::year_month_day ymd{day};
  const auto clock = date::hh_mm_ss<std::chrono::seconds>{local - day};
  const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(offset).count();
  const auto apart = minutes < 0 ? -minutes : minutes;
  return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} {}{:02}{:02}",
                     kDays[static_cast<std::size_t>(iso_weekday(LocalDate{day.time_since_epoch()}) - 1)],
                     static_cast<unsigned>(ymd.day()), kMonths[static_cast<unsigned>(ymd.month()) - 1],
                     static_cast<int>(ymd.year()), clock.hours().count(), clock.minutes().count(),
                     clock.seconds().count(), minutes < 0 ? '-' : '+', apart / 60, apart % 60);
}

std::string make_message_id(std::string_view random, std::string_view sender) {
  const auto at = sender.rfind('@');
  const std::string_view domain = at == std::string_view::npos ? std::string_view("localhost") : sender.substr(at + 1);
  return fmt::format("{}@{}", random, domain);
}

Result<std::string> compose_mail(const MailToWrite& mail) {
  KITH_CHECK(no_controls(mail.subject, "the subject"));
  KITH_CHECK(no_controls(mail.from.name, "your name"));
  KITH_CHECK(no_controls(mail.to.name, "their name"));
  KITH_CHECK(check_address(mail.from.email, "the sender"));
  KITH_CHECK(check_address(mail.to.email, "the recipient"));
  KITH_CHECK(check_id(mail.message_id, "the message's own id"));
  KITH_CHECK(check_id(mail.answers, "the id of the message it answers"));
  KITH_CHECK(check_id(mail.begins, "the id of the conversation"));
  const std::string text = clean_utf8(mail.text);
  if (trim(text).empty()) return fail(Code::bad_input, "the message is empty");
  std::string made = fmt::format("Date: {}\r\n", mail_date_words(mail.at, mail.offset));
  made += fmt::format("From: {}\r\n", address_words(mail.from, 6));
  made += fmt::format("To: {}\r\n", address_words(mail.to, 4));
  made += fmt::format("Subject: {}\r\n", header_words(trim(mail.subject), 9));
  made += fmt::format("Message-ID: <{}>\r\n", mail.message_id);
  if (!mail.answers.empty()) {
    made += fmt::format("In-Reply-To: <{}>\r\n", mail.answers);
    const bool root = !mail.begins.empty() && mail.begins != mail.answers;
    made += root ? fmt::format("References: <{}>\r\n <{}>\r\n", mail.begins, mail.answers)
                 : fmt::format("References: <{}>\r\n", mail.answers);
  }
  made +=
      "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n";
  made += "\r\n";
  std::string_view body = text;
  while (body.ends_with('\n') || body.ends_with('\r')) body.remove_suffix(1);
  return made + quoted_printable(body);
}

std::string dated(std::string mail, Instant at, std::chrono::seconds offset) {
  constexpr std::string_view kDate = "Date: ";
  const auto end = mail.find("\r\n");
  if (!mail.starts_with(kDate) || end == std::string::npos) return mail;
  mail.replace(kDate.size(), end - kDate.size(), mail_date_words(at, offset));
  return mail;
}

std::string mailto_link(std::string_view address, std::string_view subject, std::string_view text) {
  return mailto_link(std::vector<std::string>{std::string(address)}, subject, text);
}

std::string mailto_link(const std::vector<std::string>& addresses, std::string_view subject, std::string_view text) {
  std::string to;
  for (const std::string& address : addresses) to += (to.empty() ? "" : ",") + percent_encoded(address, "@");
  std::string lines;
  for (const std::string& line : split(text, "\n")) {
    if (!lines.empty()) lines += "\r\n";
    lines += line;
  }
  return fmt::format("mailto:{}?subject={}&body={}", to, percent_encoded(subject, "@"), percent_encoded(lines, "@"));
}

}  // namespace kith
