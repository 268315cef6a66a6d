#include "rules/entry_point.hpp"

#include <algorithm>
#include <array>

namespace kith {
namespace {

constexpr std::array<EntryKindRow, 10> kEntryKindRows{{{EntryKind::promotion, 60, true},
                                                       {EntryKind::job_change, 60, true},
                                                       {EntryKind::talk, 7, true},
                                                       {EntryKind::article, 60, true},
                                                       {EntryKind::event, 7, true},
                                                       {EntryKind::post, 30, false},
                                                       {EntryKind::news, 30, false},
                                                       {EntryKind::serves, std::nullopt, false},
                                                       {EntryKind::interest, std::nullopt, false},
                                                       {EntryKind::birthday, 7, false}}};

const EntryKindRow& kind_row(EntryKind kind) {
  return kEntryKindRows[static_cast<std::size_t>(kind)];
}

template <class List, class Used>
List without(List all, std::span<const EntryUse> uses, Instant now, LocalDate today, Used used) {
  std::erase_if(all, [&](const auto& one) {
    const bool gone =
        std::any_of(uses.begin(), uses.end(), [&](const EntryUse& use) { return use.at <= now && used(use, one); });
    return gone || !fresh(one, now, today);
  });
  return all;
}

}  // namespace

std::span<const EntryKindRow> entry_kind_rows() {
  return kEntryKindRows;
}

std::optional<LocalDate> fresh_until(EntryKind kind, LocalDate day) {
  const auto days = kind_row(kind).days;
  return days ? std::optional(day + Days{*days}) : std::nullopt;
}

bool strong(const EntryPoint& entry) {
  return kind_row(entry.kind).strong && entry.source != EntrySource::reading;
}

bool fresh(const EntryPoint& entry, Instant now, LocalDate today) {
  return entry.noticed <= now && (!entry.until || *entry.until >= today);
}

bool fresh(const OwnNews& news, Instant now, LocalDate today) {
  return news.at <= now && (!news.until || *news.until >= today);
}

bool better_entry(const EntryPoint& a, const EntryPoint& b) {
  if (strong(a) != strong(b)) return strong(a);
  if (a.person.value != 0 && b.person.value == 0) return true;
  if (a.person.value == 0 && b.person.value != 0) return false;
  if (a.kind != b.kind) return a.kind < b.kind;
  return a.at != b.at ? a.at > b.at : a.id > b.id;
}

std::vector<EntryPoint> offered(std::vector<EntryPoint> entries, std::span<const EntryUse> uses, Instant now,
                                LocalDate today) {
  auto left = without(std::move(entries), uses, now, today,
                      [](const EntryUse& use, const EntryPoint& one) { return use.entry == one.id; });
  std::sort(left.begin(), left.end(), better_entry);
  return left;
}

std::vector<OwnNews> offered(std::vector<OwnNews> news, std::span<const EntryUse> uses, Instant now, LocalDate today) {
  auto left = without(std::move(news), uses, now, today,
                      [](const EntryUse& use, const OwnNews& one) { return use.news == one.id; });
  std::sort(left.begin(), left.end(),
            [](const OwnNews& a, const OwnNews& b) { return a.at != b.at ? a.at > b.at : a.id > b.id; });
  return left;
}

}  // namespace kith
