#include "rules/tie_evidence.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "rules/tie_strength.hpp"

namespace kith {
namespace {

auto pair_of(const TieEvidence& one) {
  return std::pair(one.person, one.other);
}
auto place_of(const TieEvidence& one) {
  return std::tuple(one.person, one.other, one.sign, one.first, one.last, one.weight);
}

class Gathering {
 public:
  explicit Gathering(Instant now) : now_(now) {}

  void add(PersonId one, PersonId other, TieSign sign, double weight, Instant first, Instant last) {
    if (!one || !other || one == other || first > now_) return;
    if (other < one) std::swap(one, other);
    all_.push_back({one, other, sign, weight, first, std::min(last, now_), 1});
  }
  std::vector<TieEvidence> take() { return std::move(all_); }

 private:
  Instant now_;
  std::vector<TieEvidence> all_;
};

void read_attendances(const TieGround& ground, Gathering& made) {
  const auto& all = ground.attendances;
  std::vector<const Attendance*> there;
  for (std::size_t begin = 0, end = 0; begin < all.size(); begin = end) {
    there.clear();
    while (end < all.size() && all[end].key == all[begin].key) {
      if (there.empty() || there.back()->person != all[end].person) there.push_back(&all[end]);
      ++end;
    }
    if (there.size() < 2 || there.size() > kMostTogether) continue;
    const double weight = 1. / static_cast<double>(there.size() - 1);
    for (std::size_t a = 0; a < there.size(); ++a) {
      for (std::size_t b = a + 1; b < there.size(); ++b)
        made.add(there[a]->person, there[b]->person, TieSign::met, weight, there[a]->at, there[a]->at);
    }
  }
}

void read_letters(const TieGround& ground, Gathering& made) {
  for (const Letter& one : ground.letters) {
    const bool own = one.from == Letter::kUser;
    const auto owner = [&](std::uint32_t place) { return ground.owners[ground.parties[place]]; };
    // The user reads with them.
    const auto readers = static_cast<double>(one.end - one.begin + (own ? 0 : 1));
    for (std::uint32_t a = one.begin; a < one.end; ++a) {
      const PersonId reader = owner(a);
      if (!reader) continue;
      if (!own) {
        const double weight = (a < one.copied ? 1. : .5) / readers;
        made.add(ground.owners[one.from], reader, TieSign::wrote, weight, one.at, one.at);
      }
      if (one.list) continue;
      for (std::uint32_t b = a + 1; b < one.end; ++b)
        made.add(reader, owner(b), TieSign::copied, 1. / (readers - 1), one.at, one.at);
    }
  }
}

void read_colleagues(const Post* begin, const Post* end, Instant now, Gathering& made) {
  const double weight = 1. / static_cast<double>(std::max<std::ptrdiff_t>(1, end - begin - 1));
  const auto to_come = [&](const Post& one) { return one.from > now && one.from != Instant::max(); };
  for (const Post* a = begin; a < end; ++a) {
    if (to_come(*a)) continue;
    for (const Post* b = a + 1; b < end; ++b) {
      if (to_come(*b)) continue;
      const Instant first = std::max(std::min(a->from, now), std::min(b->from, now));
      const Instant last = std::min({a->to, b->to, now});
      if (first <= last) made.add(a->person, b->person, TieSign::same_organisation, weight, first, last);
    }
  }
}

void read_posts(const TieGround& ground, Instant now, Gathering& made) {
  const Post* const all = ground.posts.data();
  const Post* const last = all + ground.posts.size();
  const auto size = [](const Post* a, const Post* b) { return static_cast<std::size_t>(b - a); };
  for (const Post *begin = all, *end = all; begin < last; begin = end) {
    end = std::find_if(begin, last, [&](const Post& one) { return one.organisation != begin->organisation; });
    if (size(begin, end) <= kMostColleagues) {
      read_colleagues(begin, end, now, made);
      continue;
    }
    for (const Post *from = begin, *to = begin; from < end; from = to) {
      to = std::find_if(from, end, [&](const Post& one) { return one.department != from->department; });
      if (from->department != 0 && size(from, to) <= kMostColleagues) read_colleagues(from, to, now, made);
    }
  }
}

struct SaidRow {
  TieSign sign;
  double weight;
};
SaidRow said_row(const SaidTie& one) {
  switch (one.kind) {
    case RelationKind::spouse:
    case RelationKind::partner:
    case RelationKind::parent:
    case RelationKind::child:
    case RelationKind::sibling: return {TieSign::related, 3};
    case RelationKind::relative:
    case RelationKind::friend_of: return {TieSign::related, 2};
    case RelationKind::manager:
    case RelationKind::report:
    case RelationKind::assistant:
    case RelationKind::principal:
    case RelationKind::mentor:
    case RelationKind::mentee: return {TieSign::related, 1.5};
    case RelationKind::colleague: return {TieSign::related, .75};
    case RelationKind::introduced_by:
    case RelationKind::introduced: return {TieSign::introduced, 1};
    case RelationKind::knows:
    case RelationKind::strangers: break;
  }
  // A chance of about .2, .5 and .85.
  switch (one.how_well.value_or(HowWell::well)) {
    case HowWell::little: return {TieSign::said, .25};
    case HowWell::well: return {TieSign::said, .8};
    case HowWell::closely: return {TieSign::said, 2.5};
  }
  return {TieSign::said, 0};
}

}  // namespace

void take_together(std::vector<TieEvidence>& evidence) {
  std::sort(evidence.begin(), evidence.end(),
            [](const TieEvidence& a, const TieEvidence& b) { return place_of(a) < place_of(b); });
  std::size_t kept = 0;
  for (std::size_t at = 0; at < evidence.size(); ++at) {
    const TieEvidence one = evidence[at];
    TieEvidence* const before = kept > 0 ? &evidence[kept - 1] : nullptr;
    if (before == nullptr || pair_of(*before) != pair_of(one) || before->sign != one.sign) {
      evidence[kept++] = one;
      continue;
    }
    const Instant last = std::max(before->last, one.last);
    before->weight =
        faded(before->sign, before->weight, before->last, last) + faded(one.sign, one.weight, one.last, last);
    before->last = last;
    before->times += one.times;
  }
  evidence.resize(kept);
}

std::vector<TieEvidence> tie_evidence(const TieGround& ground, Instant now) {
  Gathering made(now);
  read_attendances(ground, made);
  read_letters(ground, made);
  read_posts(ground, now, made);
  std::vector<std::pair<PersonId, PersonId>> strangers;
  for (const SaidTie& one : ground.said) {
    if (one.kind == RelationKind::strangers) {
      strangers.emplace_back(std::minmax(one.person, one.other));
      continue;
    }
    const SaidRow row = said_row(one);
    made.add(one.person, one.other, row.sign, row.weight, one.at, one.last);
  }
  std::vector<TieEvidence> all = made.take();
  if (!strangers.empty()) {
    std::sort(strangers.begin(), strangers.end());
    std::erase_if(all, [&](const TieEvidence& one) {
      return std::binary_search(strangers.begin(), strangers.end(), pair_of(one));
    });
  }
  take_together(all);
  return all;
}

std::span<const TieEvidence> evidence_between(std::span<const TieEvidence> evidence, PersonId one, PersonId other) {
  const auto pair = std::pair(std::min(one, other), std::max(one, other));
  const auto begin = std::lower_bound(evidence.begin(), evidence.end(), pair,
                                      [](const TieEvidence& row, const auto& asked) { return pair_of(row) < asked; });
  auto end = begin;
  while (end != evidence.end() && pair_of(*end) == pair) ++end;
  return {begin, end};
}

}  // namespace kith
