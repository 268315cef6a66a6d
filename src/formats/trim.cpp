#include "formats/trim.hpp"

#include <algorithm>
#include <vector>

#include "base/text.hpp"
#include "formats/quotation.hpp"

namespace kith {
namespace {

enum class Kind { own, quoted, dropped };

struct Line {
  std::string text;
  Kind kind = Kind::own;
};

bool blank(std::string_view line) {
  return trim(line).empty();
}

bool is_quoted(std::string_view line) {
  line = trim(line);
  return line.starts_with('>') && !line.starts_with(">From ");
}

bool all_of(std::string_view line, std::string_view characters, std::size_t least) {
  line = trim(line);
  return line.size() >= least && line.find_first_not_of(characters) == std::string_view::npos;
}

std::size_t next_text(const std::vector<std::string>& lines, std::size_t at) {
  while (at < lines.size() && blank(lines[at])) ++at;
  return at;
}

std::vector<Line> without_quotations(const std::vector<std::string>& lines) {
  std::vector<Line> out;
  bool any = false;  // something of the author's own stands above
  for (std::size_t i = 0; i < lines.size();) {
    if (is_quoted(lines[i])) {
      out.push_back({{}, Kind::quoted});
      ++i;
      continue;
    }
    if (!blank(lines[i])) {
      Announced said = header_block_at(lines, i);
      if (said.lines == 0) said = attribution_at(lines, i);
      if (said.lines > 0) {
        const std::size_t after = next_text(lines, i + said.lines);
        const bool marked = after < lines.size() && is_quoted(lines[after]);
        if (marked || after >= lines.size()) {  // what is not marked below it is an answer
          out.push_back({{}, Kind::quoted});
          i = after;
          continue;
        }
        if (said.sure && any) {
          out.push_back({{}, Kind::quoted});
          break;
        }
      }
      any = true;
    }
    out.push_back({lines[i], Kind::own});
    ++i;
  }
  return out;
}

constexpr std::string_view kDevices[] = {"sent from my ",
                                         "sent from ",
                                         "sent via ",
                                         "sent using ",
                                         "get outlook for ",
                                         "gesendet von ",
                                         "gesendet mit ",
                                         "von meinem ",
                                         "diese nachricht wurde von meinem ",
                                         "envoyé de mon ",
                                         "envoyé depuis ",
                                         "enviado desde ",
                                         "enviado do meu ",
                                         "inviato da ",
                                         "verzonden vanaf ",
                                         "skickat från ",
                                         "sendt fra ",
                                         "lähetetty ",
                                         "wysłano z ",
                                         "odesláno z ",
                                         "Отправлено с ",
                                         "Отправлено из ",
                                         "hol dir outlook ",
                                         "obtenir outlook ",
                                         "sent on the ",
                                         "iphone'umdan gönderildi",
                                         "発送元",
                                         "发自我的",
                                         "從我的",
                                         "iPhoneから送信",
                                         "나의 iphone"};

bool of_device(std::string_view line) {
  const std::string lower = lower_ascii(line);
  if (lower.find_first_of(",?!;") != std::string::npos) return false;
  return std::any_of(std::begin(kDevices), std::end(kDevices),
                     [&](std::string_view words) { return lower.starts_with(words) || line.starts_with(words); });
}

constexpr std::string_view kClosings[] = {"best",
                                          "best regards",
                                          "regards",
                                          "kind regards",
                                          "warm regards",
                                          "thanks",
                                          "thank you",
                                          "many thanks",
                                          "cheers",
                                          "sincerely",
                                          "yours",
                                          "yours sincerely",
                                          "thanks and regards",
                                          "all the best",
                                          "best wishes",
                                          "thx",
                                          "mit freundlichen grussen",
                                          "viele grusse",
                                          "liebe grusse",
                                          "beste grusse",
                                          "freundliche grusse",
                                          "gruss",
                                          "mfg",
                                          "cordialement",
                                          "bien cordialement",
                                          "saludos",
                                          "un saludo",
                                          "atentamente",
                                          "atenciosamente",
                                          "cordiali saluti",
                                          "distinti saluti",
                                          "met vriendelijke groet",
                                          "med vanliga halsningar",
                                          "med venlig hilsen",
                                          "pozdrawiam",
                                          "s pozdravem",
                                          "s uvazeniem",
                                          "thanks again",
                                          "best regards yours",
                                          "respectfully",
                                          "ciao"};

// Letters of other scripts; typographic marks (E2) aside.
bool beyond_latin(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte > 0xC9 && byte != 0xE2;
  });
}

bool closes(std::string_view line) {
  line = trim(line);
  if (line.empty() || line.size() > 60 || std::count(line.begin(), line.end(), ' ') > 3 || beyond_latin(line))
    return false;
  const std::string folded = fold_western(line);
  return std::find(std::begin(kClosings), std::end(kClosings), folded) != std::end(kClosings);
}

bool contact_line(std::string_view line) {
  const auto figures = std::count_if(line.begin(), line.end(), [](char c) { return c >= '0' && c <= '9'; });
  return figures >= 7 || line.find('@') != std::string_view::npos || contains_ascii(line, "http") ||
         contains_ascii(line, "www.");
}

// The author's own lines from `at` up to the next quotation or the end.
std::size_t segment_end(const std::vector<Line>& lines, std::size_t at) {
  while (at < lines.size() && lines[at].kind != Kind::quoted) ++at;
  return at;
}

// More lines than this are no signature, whatever they say.
constexpr std::size_t kMostBelow = 40;

struct Size {
  std::size_t texts = 0, longest = 0;
  bool contact = false, asks = false;
};

Size size_of(const std::vector<Line>& lines, std::size_t from, std::size_t to) {
  Size size;
  for (std::size_t i = from; i < to; ++i) {
    const std::string_view line = trim(lines[i].text);
    if (line.empty()) continue;
    if (++size.texts > kMostBelow) break;
    size.longest = std::max(size.longest, line.size());
    size.contact = size.contact || contact_line(line);
    size.asks = size.asks || line.find('?') != std::string_view::npos;
  }
  return size;
}

// How a line may open a signature; most lines open none, and only the others are worth a look at what follows.
enum class SignatureOpening { none, rfc, dashes, name, rule, device, closing };

SignatureOpening opening_of(std::string_view line) {
  const std::string_view bare = trim(line);
  if (bare.empty()) return SignatureOpening::none;
  switch (bare.front()) {
    case '-':
      if (line == "-- ") return SignatureOpening::rfc;  // RFC 3676 section 4.3
      if (all_of(bare, "-", 2) && bare.size() <= 3) return SignatureOpening::dashes;
      // "--Ann" or "-Ann" at the very end
      if (bare.size() <= 24 && bare.find_first_of(" \t.:>") == std::string_view::npos &&
          bare.find_first_not_of('-') != std::string_view::npos)
        return SignatureOpening::name;
      [[fallthrough]];
    case '_':
    case '=':
    case '*': return all_of(bare, "_-=*", 20) ? SignatureOpening::rule : SignatureOpening::none;
    default: break;
  }
  if (bare.size() > 60) return SignatureOpening::none;
  if (of_device(bare)) return SignatureOpening::device;
  return closes(bare) ? SignatureOpening::closing : SignatureOpening::none;
}

// Whether this line and all below it up to `end`, where a quotation or nothing follows, are a signature.
bool signs_at(const std::vector<Line>& lines, std::size_t at, std::size_t end) {
  const SignatureOpening opening = opening_of(lines[at].text);
  if (opening == SignatureOpening::none) return false;
  const Size below = size_of(lines, at + 1, end);
  switch (opening) {
    case SignatureOpening::none: return false;
    case SignatureOpening::rfc: return below.texts <= kMostBelow;
    case SignatureOpening::dashes: return below.texts <= 10 && below.longest <= 100 && !below.asks;
    case SignatureOpening::name: return below.texts <= 1 && below.longest <= 40;
    // Mailing lists sign with a rule and their own name.
    case SignatureOpening::rule:
      return below.texts >= 1 && below.texts <= 8 && below.contact && below.longest <= 120 && !below.asks;
    case SignatureOpening::device: return below.texts <= 1;
    case SignatureOpening::closing: return below.contact && below.texts <= 10 && below.longest <= 80 && !below.asks;
  }
  return false;
}

void drop_signatures(std::vector<Line>& lines) {
  std::size_t end = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].kind != Kind::own || blank(lines[i].text)) continue;
    if (i >= end) end = segment_end(lines, i);
    if (!signs_at(lines, i, end)) continue;
    // A closing word is the author's own.
    for (std::size_t k = closes(lines[i].text) ? i + 1 : i; k < end; ++k) lines[k] = {{}, Kind::dropped};
    i = end - 1;
  }
}

constexpr std::string_view kDisclaiming[] = {"confidential",
                                             "privileged",
                                             "intended recipient",
                                             "intended only",
                                             "intended solely",
                                             "addressee",
                                             "in error",
                                             "notify the sender",
                                             "delete it",
                                             "disclos",
                                             "unauthori",
                                             "prohibited",
                                             "virus",
                                             "liab",
                                             "disclaimer",
                                             "vertraulich",
                                             "irrtümlich",
                                             "unbefugt",
                                             "absender",
                                             "confidentiel",
                                             "destinataire",
                                             "erreur",
                                             "confidencial",
                                             "destinatario",
                                             "riservat",
                                             "vertrouwelijk",
                                             "geadresseerde",
                                             "konfidenti",
                                             "poufn"};

bool disclaims(std::string_view paragraph) {
  const std::string lower = lower_ascii(paragraph);
  const auto said = std::count_if(std::begin(kDisclaiming), std::end(kDisclaiming),
                                  [&](std::string_view word) { return lower.find(word) != std::string::npos; });
  const std::string_view start = trim(lower);
  const bool titled = start.starts_with("confidentiality notice") || start.starts_with("disclaimer") ||
                      start.starts_with("important notice");
  return said >= 4 || (titled && said >= 2);
}

// Of the last paragraphs, those that lawyers wrote.
void drop_disclaimers(std::vector<Line>& lines) {
  std::size_t end = lines.size();
  for (int round = 0; round < 6; ++round) {
    while (end > 0 && (lines[end - 1].kind != Kind::own || blank(lines[end - 1].text))) --end;
    std::size_t begin = end;
    std::string paragraph;
    while (begin > 0 && lines[begin - 1].kind == Kind::own && !blank(lines[begin - 1].text)) --begin;
    for (std::size_t i = begin; i < end; ++i) paragraph += lines[i].text + ' ';
    if (begin == end || !disclaims(paragraph)) return;
    for (std::size_t i = begin; i < end; ++i) lines[i] = {{}, Kind::dropped};
    end = begin;
  }
}

}  // namespace

std::string newly_written(std::string_view text) {
  std::string unix_text;
  unix_text.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r') {
      unix_text += text[i];
    } else if (i + 1 >= text.size() || text[i + 1] != '\n') {
      unix_text += '\n';
    }
  }
  std::vector<Line> lines = without_quotations(split(unix_text, "\n"));
  drop_disclaimers(lines);
  drop_signatures(lines);
  drop_disclaimers(lines);
  // Rules above what is gone say nothing.
  for (std::size_t i = lines.size(); i-- > 0;) {
    if (lines[i].kind != Kind::own || blank(lines[i].text)) continue;
    if (!all_of(lines[i].text, "_-=* ", 5)) break;
    lines[i].kind = Kind::dropped;
  }
  std::string out;
  bool gap = false;
  for (const Line& line : lines) {
    if (line.kind != Kind::own || blank(line.text)) {
      gap = true;
      continue;
    }
    if (!out.empty()) out += gap ? "\n\n" : "\n";
    gap = false;
    std::string_view shown = line.text;
    while (!shown.empty() && (shown.back() == ' ' || shown.back() == '\t')) shown.remove_suffix(1);
    out += shown;
  }
  return std::string(trim(out));
}

}  // namespace kith
