// What the path of a message says.
#include <algorithm>

#include "base/text.hpp"
#include "formats/mail_message.hpp"

namespace kith {
namespace {

struct Named {
  std::string_view name;  // folded
  FolderKind kind;
};
constexpr Named kNames[] = {{"inbox", FolderKind::inbox},
                            {"posteingang", FolderKind::inbox},
                            {"sent", FolderKind::sent},
                            {"sent items", FolderKind::sent},
                            {"sent messages", FolderKind::sent},
                            {"sent mail", FolderKind::sent},
                            {"outbox", FolderKind::sent},
                            {"gesendet", FolderKind::sent},
                            {"gesendete elemente", FolderKind::sent},
                            {"gesendete objekte", FolderKind::sent},
                            {"envoyes", FolderKind::sent},
                            {"elements envoyes", FolderKind::sent},
                            {"messages envoyes", FolderKind::sent},
                            {"enviados", FolderKind::sent},
                            {"elementos enviados", FolderKind::sent},
                            {"itens enviados", FolderKind::sent},
                            {"posta inviata", FolderKind::sent},
                            {"inviata", FolderKind::sent},
                            {"verzonden", FolderKind::sent},
                            {"verzonden items", FolderKind::sent},
                            {"skickat", FolderKind::sent},
                            {"sendt", FolderKind::sent},
                            {"wyslane", FolderKind::sent},
                            {"odeslane", FolderKind::sent},
                            {"otpravlennye", FolderKind::sent},
                            {"drafts", FolderKind::drafts},
                            {"draft", FolderKind::drafts},
                            {"entwurfe", FolderKind::drafts},
                            {"brouillons", FolderKind::drafts},
                            {"borradores", FolderKind::drafts},
                            {"rascunhos", FolderKind::drafts},
                            {"bozze", FolderKind::drafts},
                            {"concepten", FolderKind::drafts},
                            {"utkast", FolderKind::drafts},
                            {"kladder", FolderKind::drafts},
                            {"cernoviki", FolderKind::drafts},
                            {"chernoviki", FolderKind::drafts},
                            {"trash", FolderKind::trash},
                            {"deleted items", FolderKind::trash},
                            {"deleted messages", FolderKind::trash},
                            {"deleted", FolderKind::trash},
                            {"bin", FolderKind::trash},
                            {"papierkorb", FolderKind::trash},
                            {"geloschte elemente", FolderKind::trash},
                            {"corbeille", FolderKind::trash},
                            {"papelera", FolderKind::trash},
                            {"lixeira", FolderKind::trash},
                            {"cestino", FolderKind::trash},
                            {"prullenbak", FolderKind::trash},
                            {"papperskorgen", FolderKind::trash},
                            {"kosz", FolderKind::trash},
                            {"korzina", FolderKind::trash},
                            {"junk", FolderKind::junk},
                            {"junk e mail", FolderKind::junk},
                            {"junk email", FolderKind::junk},
                            {"spam", FolderKind::junk},
                            {"bulk mail", FolderKind::junk},
                            {"spamverdacht", FolderKind::junk},
                            {"unerwunscht", FolderKind::junk},
                            {"courrier indesirable", FolderKind::junk},
                            {"correo no deseado", FolderKind::junk}};

bool letters(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); });
}

}  // namespace

FolderKind folder_kind(std::string_view folder) {
  // Only the last part counts, whatever stands between: "[Gmail]/Sent Mail", "INBOX.Sent".
  const auto slash = folder.find_last_of("/\\");
  if (slash != std::string_view::npos) folder.remove_prefix(slash + 1);
  if (folder.size() > 6 && equal_ascii(folder.substr(0, 6), "INBOX.")) folder.remove_prefix(6);
  const std::string folded = fold(folder);
  const auto found =
      std::find_if(std::begin(kNames), std::end(kNames), [&](const Named& n) { return n.name == folded; });
  return found == std::end(kNames) ? FolderKind::other : found->kind;
}

MailPlace mail_place(std::string_view path) {
  MailPlace place;
  std::vector<std::string> parts = split(path, "/");
  std::string file = std::move(parts.back());
  parts.pop_back();
  if (const auto info = file.rfind("2,"); info != std::string::npos && info > 0 &&
                                          std::string_view(":;!").find(file[info - 1]) != std::string_view::npos &&
                                          letters(std::string_view(file).substr(info + 2))) {
    place.flags = file.substr(info + 2);
  }
  if (!parts.empty() && (parts.back() == "cur" || parts.back() == "new")) {
    parts.pop_back();
    if (!parts.empty()) place.folder = std::move(parts.back());
    if (place.folder.starts_with('.')) {
      place.folder.erase(0, 1);
    } else if (folder_kind(place.folder) == FolderKind::other) {
      place.folder = "INBOX";  // the Maildir itself, whatever it is called
    }
    return place;
  }
  if (file.ends_with(".gz")) file.resize(file.size() - 3);
  const auto dot = file.rfind('.');
  const std::string ending = dot == std::string::npos ? "" : lower_ascii(std::string_view(file).substr(dot + 1));
  if (ending == "eml") return place;
  if (ending == "mbox" || ending == "mbx" || ending == "txt") file.resize(dot);
  // Apple Mail keeps "Sent.mbox/mbox".
  if ((file == "mbox" || file == "table_of_contents") && !parts.empty() && parts.back().ends_with(".mbox"))
    file = parts.back().substr(0, parts.back().size() - 5);
  place.folder = std::move(file);
  return place;
}

}  // namespace kith
