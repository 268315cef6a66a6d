#include "formats/quotation.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"

namespace kith {
namespace {

// The verb before the colon, and those beyond ASCII, which most lines cannot hold. Compared in the bytes' lower case,
// so other scripts stand as they are written.
constexpr std::string_view kWrote[] = {"wrote",   "writes",      "schrieb", "geschrieben", "escribio",   "escreveu",
                                       "scritto", "scrisse",     "schreef", "geschreven",  "skrev",      "kirjoitti",
                                       "napisal", "napsal",      "scris",   "kirjutas",    "je napisao", "je napisala",
                                       "menulis", "va escriure", "idatzi",  "said"};
constexpr std::string_view kWroteBeyond[] = {
    "écrit",      "escribió", "napisał", "napísal", "írta", "yazdı",    "şunları yazdı", "пишет", "писал", "написал",
    "написа",     "пише",     "написав", "έγραψε",  "rašė", "skrifaði", "viết",          "写道",  "寫道",  "のメール",
    "書きました", "작성",     "님이",    "כתב",     "كتب"};
// What the line begins with.
constexpr std::string_view kOn[] = {
    "on ",  "am ",     "le ", "el ", "em ",    "il ", "op ",   "den ",      "på ",  "w dniu", "dnia ", "dne ",
    "dňa ", "la data", "pe ", "în ", "el día", "a ",  "στις ", "tarihinde", "vào ", "pada ",  "dana ", "tors",
    "man",  "tis",     "ons", "fre", "lör",    "sön", "tir",   "lørdag",    "søn",  "ma ",    "ti ",   "ke ",
    "to ",  "pe ",     "la ", "su ", "lun",    "mar", "mer",   "gio",       "ven",  "sab",    "dom",   "mon",
    "tue",  "wed",     "thu", "fri", "sat",    "sun", "в ",    "at ",       "в",    "пн",     "вт",    "ср",
    "чт",   "пт",      "сб",  "вс",  "in ",    "\"",  "<"};
constexpr std::string_view kFrom[] = {"from",      "von",    "de",     "da",     "van",       "från",     "fra",
                                      "lähettäjä", "od",     "от",     "від",    "kimden",    "feladó",   "de la",
                                      "από",       "差出人", "发件人", "寄件者", "보낸 사람", "מאת",      "من",
                                      "saatja",    "no",     "nuo",    "từ",     "dari",      "gönderen", "från/from"};
constexpr std::string_view kOther[] = {
    "sent",        "date",          "to",          "cc",       "subject",    "gesendet",   "datum",
    "an",          "betreff",       "envoyé",      "envoye",   "date",       "à",          "objet",
    "enviado",     "fecha",         "para",        "asunto",   "enviada",    "enviada em", "data",
    "assunto",     "inviato",       "a",           "oggetto",  "verzonden",  "aan",        "onderwerp",
    "skickat",     "till",          "ämne",        "sendt",    "til",        "emne",       "lähetetty",
    "päivämäärä",  "vastaanottaja", "aihe",        "wysłano",  "do",         "temat",      "odesláno",
    "komu",        "předmět",       "predmet",     "odoslané", "отправлено", "дата",       "кому",
    "тема",        "надіслано",     "gönderildi",  "tarih",    "kime",       "kime/to",    "konu",
    "elküldve",    "dátum",         "címzett",     "tárgy",    "trimis",     "către",      "subiect",
    "στάλθηκε",    "προς",          "θέμα",        "送信日時", "日付",       "宛先",       "件名",
    "发送时间",    "日期",          "收件人",      "主题",     "寄件日期",   "收件者",     "主旨",
    "보낸 날짜",   "받는 사람",     "제목",        "נשלח",     "אל",         "נושא",       "saadetud",
    "teema",       "kepada",        "perihal",     "reply-to", "kopie",      "importance", "resent-from",
    "attachments", "message-id",    "organization"};
constexpr std::string_view kOriginal[] = {"original message",
                                          "originalnachricht",
                                          "ursprüngliche nachricht",
                                          "weitergeleitete nachricht",
                                          "message d'origine",
                                          "message original",
                                          "mensaje original",
                                          "mensagem original",
                                          "messaggio originale",
                                          "oorspronkelijk bericht",
                                          "originalmeddelande",
                                          "ursprungligt meddelande",
                                          "oprindelig meddelelse",
                                          "opprinnelig melding",
                                          "alkuperäinen viesti",
                                          "wiadomość oryginalna",
                                          "původní zpráva",
                                          "pôvodná správa",
                                          "исходное сообщение",
                                          "оригинальное сообщение",
                                          "orijinal mesaj",
                                          "eredeti üzenet",
                                          "mesaj original",
                                          "αρχικό μήνυμα",
                                          "元のメッセージ",
                                          "原始邮件",
                                          "原始郵件",
                                          "원본 메시지",
                                          "forwarded message",
                                          "original appointment",
                                          "reply message",
                                          "message transféré",
                                          "mensaje reenviado",
                                          "mensagem encaminhada",
                                          "messaggio inoltrato",
                                          "doorgestuurd bericht",
                                          "begin forwarded message",
                                          "anfang der weitergeleiteten nachricht",
                                          "début du message réexpédié",
                                          "пересылаемое сообщение",
                                          "original-nachricht",
                                          "antwort",
                                          "reply above this line"};

constexpr std::size_t kMostLines = 4;    // of one announcement
constexpr std::size_t kBehindVerb = 24;  // bytes that may follow it
constexpr std::size_t kRule = 20;        // characters of a line drawn across

bool one_of(std::string_view text, const auto& table) {
  return std::find(std::begin(table), std::end(table), text) != std::end(table);
}

std::string label_of(std::string_view line) {
  line = trim(line);
  while (line.starts_with('*') || line.starts_with('_')) line.remove_prefix(1);
  auto colon = line.find(':');
  const auto wide = line.find("：");
  if (wide < colon) colon = wide;
  if (colon > 40) return {};  // or there is none
  std::string_view label = trim(line.substr(0, colon));
  while (label.ends_with('*') || label.ends_with('_')) label.remove_suffix(1);
  // Beyond ASCII only a few languages capitalise these words: they are compared both ways.
  std::string lower = lower_ascii(trim(label));
  if (lower.starts_with("À")) lower.replace(0, std::string_view("À").size(), "à");
  if (lower.starts_with("Ä")) lower.replace(0, std::string_view("Ä").size(), "ä");
  return lower;
}

// Those beyond ASCII, whatever their case.
std::vector<std::string> folded_labels(const auto& table) {
  std::vector<std::string> made;
  for (const std::string_view one : table) {
    if (static_cast<unsigned char>(one[0]) >= 0x80) made.push_back(casefold(one));
  }
  return made;
}

// Cyrillic and Greek labels are capitalised as well.
bool is_label(const std::string& label, const auto& table, const std::vector<std::string>& folded) {
  if (label.empty()) return false;
  if (one_of(label, table)) return true;
  return static_cast<unsigned char>(label[0]) >= 0x80 && one_of(casefold(label), folded);
}

bool is_sender_label(const std::string& label) {
  static const std::vector<std::string> folded = folded_labels(kFrom);
  return is_label(label, kFrom, folded);
}

bool is_other_label(const std::string& label) {
  static const std::vector<std::string> folded = folded_labels(kOther);
  return is_label(label, kOther, folded);
}

bool has_digit(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos;
}

bool has_year_or_clock(std::string_view text) {
  for (std::size_t i = 1; i + 2 < text.size(); ++i) {
    const auto digit = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
    if (digit(i - 1) && (text[i] == ':' || text[i] == '.' || text[i] == '/') && digit(i + 1) && digit(i + 2))
      return true;
    if (digit(i - 1) && digit(i) && digit(i + 1) && digit(i + 2) && !digit(i + 3)) return true;
  }
  return false;
}

// The verb near the end, or in languages that put it elsewhere, anywhere with the sender's address.
bool says_wrote(std::string_view lower) {
  const bool address = lower.find('@') != std::string_view::npos;
  const auto stands = [&](std::string_view verb) {
    const std::size_t most = verb.size() + kBehindVerb;
    const bool all = address || lower.size() <= most;
    return (all ? lower : lower.substr(lower.size() - most)).find(verb) != std::string_view::npos;
  };
  const auto ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  return std::any_of(std::begin(kWrote), std::end(kWrote), stands) ||
         (!std::all_of(lower.begin(), lower.end(), ascii) &&
          std::any_of(std::begin(kWroteBeyond), std::end(kWroteBeyond), stands));
}

// Most lines announce nothing, which their ends tell.
bool may_announce(const std::vector<std::string>& lines, std::size_t at) {
  for (std::size_t n = 0; n < kMostLines && at + n < lines.size(); ++n) {
    std::string_view line = trim(lines[at + n]);
    if (line.empty() || (n > 0 && line.starts_with('>'))) return false;
    while (line.ends_with('*') || line.ends_with('-') || line.ends_with(' ')) line.remove_suffix(1);
    if (line.ends_with(':') || line.ends_with("：") || (n == 0 && line.ends_with('>'))) return true;
  }
  return false;
}

bool opens(std::string_view lower) {
  return std::any_of(std::begin(kOn), std::end(kOn), [&](std::string_view on) { return lower.starts_with(on); });
}

// Of `count` lines that read as one announcement, whether the first is the author's own and the announcement begins
// below it: "Hi," above "On … wrote:".
bool begins_below(const std::vector<std::string>& lines, std::size_t at, std::size_t count) {
  const std::string first = lower_ascii(trim(lines[at]));
  const bool address = first.find('@') != std::string::npos;
  const bool begins = address || has_digit(first.substr(0, 1)) || (opens(first) && has_digit(first));
  for (std::size_t k = 1; k < count; ++k) {
    const std::string line = lower_ascii(trim(lines[at + k]));
    if (line.starts_with('<') || line.starts_with('(')) continue;  // goes on with an address
    const Announced below = attribution_at(lines, at + k);
    if (below.lines != count - k) continue;
    if (!begins || (below.sure && opens(line) && !address)) return true;
  }
  return false;
}

}  // namespace

Announced attribution_at(const std::vector<std::string>& lines, std::size_t at) {
  if (!may_announce(lines, at)) return {};
  std::string joined;
  for (std::size_t n = 0; n < kMostLines && at + n < lines.size(); ++n) {
    const std::string_view line = trim(lines[at + n]);
    if (line.empty() || (n > 0 && line.starts_with('>'))) return {};
    joined += (n == 0 ? "" : " ");
    joined += line;
    if (joined.size() > 400) return {};
    std::string_view text = joined;
    while (text.starts_with('*') || text.starts_with('-') || text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with('*') || text.ends_with('-') || text.ends_with(' ')) text.remove_suffix(1);
    const bool colon = text.ends_with(':') || text.ends_with("：");
    if (!colon) {
      // Old Gmail: "2012/2/3 Ann Lee <ann@example.com>"
      if (n == 0 && has_digit(text.substr(0, 1)) && text.ends_with('>') && text.find('@') != std::string_view::npos &&
          has_year_or_clock(text))
        return {1, false};
      continue;
    }
    const std::string lower = lower_ascii(text);
    if (!has_digit(lower) && lower.find('@') == std::string::npos && n > 0) return {};
    if (!says_wrote(lower)) {
      const bool dated = lower.find('@') != std::string::npos && has_year_or_clock(lower);
      if (has_digit(lower.substr(0, 1)) && lower.find('@') != std::string::npos) return {n + 1, dated};
      // "Thu, 26 Jun 2014 14:00:51 +0400 от Ann Lee <ann@example.com>:"
      if (n == 0 && dated && lower.ends_with(">:")) return {1, false};
      return {};
    }
    if (begins_below(lines, at, n + 1)) return {};
    const bool sure =
        (opens(lower) || has_digit(lower.substr(0, 1))) && has_year_or_clock(lower) && lower.find("wrote") != 0;
    return {n + 1, sure || (lower.find('@') != std::string::npos && has_year_or_clock(lower))};
  }
  return {};
}

Announced header_block_at(const std::vector<std::string>& lines, std::size_t at) {
  const std::string_view first = trim(lines[at]);
  std::size_t next = at;
  bool marked = false;
  if (first.starts_with('-') || first.starts_with('_') || first.starts_with('=') || first.ends_with(':')) {
    std::string_view words = first;
    while (!words.empty() && std::string_view("-_=*> ").find(words.front()) != std::string_view::npos)
      words.remove_prefix(1);
    while (!words.empty() && std::string_view("-_=*:< ").find(words.back()) != std::string_view::npos)
      words.remove_suffix(1);
    const std::string lower = lower_ascii(words);
    if (one_of(lower, kOriginal)) {
      marked = true;
      ++next;
      while (next < lines.size() && next < at + 3 && trim(lines[next]).empty()) ++next;
    }
  }
  if (next >= lines.size()) return {marked ? next - at : 0, marked};
  // Below a rule the sender need not come first.
  const bool ruled = !marked && first.size() >= kRule && first.find_first_not_of("_-") == std::string_view::npos;
  if (ruled) ++next;
  while (ruled && next < lines.size() && next < at + 3 && trim(lines[next]).empty()) ++next;
  if (next >= lines.size()) return {};
  bool from = is_sender_label(label_of(lines[next]));
  if (!marked && !from && !(ruled && is_other_label(label_of(lines[next])))) return {};
  std::size_t labels = 0, end = next;
  for (std::size_t i = next; i < lines.size() && i < next + 16; ++i) {
    const std::string_view line = trim(lines[i]);
    // Some programs leave empty lines between the fields.
    if (line.empty()) {
      if (i + 1 < lines.size() && (is_other_label(label_of(lines[i + 1])) && labels > 0 && labels < 3)) continue;
      break;
    }
    const std::string label = label_of(line);
    if (is_sender_label(label) || is_other_label(label)) {
      from = from || is_sender_label(label);
      ++labels;
    } else if (labels == 0) {
      break;
    }  // else a folded line of recipients
    end = i + 1;
  }
  if (!marked && (labels < 3 || !from)) return {};
  if (labels < 2) return {next - at, true};
  return {end - at, true};
}

}  // namespace kith
