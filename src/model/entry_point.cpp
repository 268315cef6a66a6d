#include "model/entry_point.hpp"

#include "model/word_table.hpp"

namespace kith {
namespace {

constexpr std::array kEntryKindNames{
    Words<EntryKind>{EntryKind::promotion, "promotion"}, Words<EntryKind>{EntryKind::job_change, "job-change"},
    Words<EntryKind>{EntryKind::talk, "talk"},           Words<EntryKind>{EntryKind::article, "article"},
    Words<EntryKind>{EntryKind::event, "event"},         Words<EntryKind>{EntryKind::post, "post"},
    Words<EntryKind>{EntryKind::news, "news"},           Words<EntryKind>{EntryKind::serves, "serves"},
    Words<EntryKind>{EntryKind::interest, "interest"},   Words<EntryKind>{EntryKind::birthday, "birthday"}};
constexpr std::array kEntrySourceNames{
    Words<EntrySource>{EntrySource::typed, "typed"}, Words<EntrySource>{EntrySource::import, "import"},
    Words<EntrySource>{EntrySource::feed, "feed"}, Words<EntrySource>{EntrySource::reading, "reading"}};
constexpr std::array kUseHowNames{Words<UseHow>{UseHow::message, "message"},
                                  Words<UseHow>{UseHow::dismissed, "dismissed"}};

}  // namespace

std::string_view name(EntryKind kind) {
  return word(kEntryKindNames, kind);
}
std::string_view words(EntryKind kind) {
  return kind == EntryKind::job_change ? "job change" : name(kind);
}
std::string_view name(EntrySource source) {
  return word(kEntrySourceNames, source);
}
std::string_view name(UseHow how) {
  return word(kUseHowNames, how);
}
std::optional<EntryKind> entry_kind_from(std::string_view name) {
  return value(kEntryKindNames, name);
}
std::optional<EntrySource> entry_source_from(std::string_view name) {
  return value(kEntrySourceNames, name);
}
std::optional<UseHow> use_how_from(std::string_view name) {
  return value(kUseHowNames, name);
}

}  // namespace kith
