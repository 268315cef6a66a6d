#include "app/import_messages.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "formats/keys.hpp"
#include "rules/match.hpp"
#include "rules/words.hpp"
#include "store/touches.hpp"

namespace kith::app {
namespace {

constexpr std::size_t kMostSeen = 10000;

// The same message in another export, whatever its row looks like there.
std::string message_key(const MessageRecord& record) {
  return "linkedin:" + fingerprint(fmt::format("{}\n{}\n{}\n{}", record.conversation, seconds(record.at),
                                               party_key(record.from), collapse(record.text)));
}

}  // namespace

std::string party_key(const Party& party) {
  if (!party.profile.empty()) {
    const std::string key = handle_key(HandleKind::profile, party.profile, "");
    if (!key.empty()) return key;
  }
  return "name:" + name_key(party.name);
}

void OwnerFinder::see(const MessageRecord& record) {
  std::map<std::string, Party> parties;
  if (!record.from.name.empty() || !record.from.profile.empty()) parties.emplace(party_key(record.from), record.from);
  for (const Party& party : record.to) parties.emplace(party_key(party), party);
  if (parties.size() < 2) return;  // a row without its other side says nothing
  ++records_;
  for (const auto& [key, party] : parties) {
    auto row = seen_.find(key);
    if (row == seen_.end() && seen_.size() < kMostSeen) row = seen_.emplace(key, std::pair(party, 0)).first;
    if (row != seen_.end()) ++row->second.second;
  }
  if (!common_) {
    common_ = std::move(parties);
  } else {
    std::erase_if(*common_, [&](const auto& row) { return !parties.contains(row.first); });
  }
}

std::optional<Party> OwnerFinder::owner(const std::set<std::string>& own_keys) const {
  for (const auto& [key, row] : seen_) {
    if (own_keys.contains(key)) return row.first;
  }
  if (common_ && common_->size() == 1) return common_->begin()->second;
  // A stray row may lack the owner: who takes part in nearly all of it, and far more than anybody else?
  const std::pair<Party, int>* best = nullptr;
  int second = 0;
  for (const auto& [key, row] : seen_) {
    if (best == nullptr || row.second > best->second) {
      second = best == nullptr ? 0 : best->second;
      best = &row;
    } else {
      second = std::max(second, row.second);
    }
  }
  if (best != nullptr && best->second * 10 >= records_ * 9 && second * 2 <= best->second) return best->first;
  return std::nullopt;
}

MessageImport::MessageImport(Tx& tx, ImportTally& tally, ContactImport& contacts)
    : tx_(tx), tally_(tally), contacts_(contacts) {}

void MessageImport::set_owner(const Party& owner) {
  owner_ = party_key(owner);
}

void MessageImport::count_known() {
  ++tally_.summary.read;
  ++tally_.summary.unchanged;
}

Status MessageImport::add(MessageRecord&& record) {
  ++tally_.summary.read;
  batch_.push_back(std::move(record));
  return batch_.size() >= kImportBatch ? flush() : Status{};
}

Result<std::optional<PersonId>> MessageImport::person_for(const Party& party,
                                                          const std::multimap<std::string, HandleOwner>& owners) {
  const std::string key = party_key(party);
  if (const auto known = people_.find(key); known != people_.end()) return known->second;
  std::optional<PersonId> person;
  bool trashed = false;
  const auto [from, to] = owners.equal_range(key);
  for (auto owner = from; owner != to; ++owner) {
    if (owner->second.removed) {
      trashed = true;
    } else if (!person) {
      person = owner->second.person;
    }
  }
  if (!person && !trashed) {
    KITH_TRY(const auto namesakes, name_bearers(tx_, {name_key(party.name)}));
    if (party.profile.empty() && namesakes.size() == 1) {
      person = namesakes.begin()->second;  // the export itself knows no more than the name
    } else {
      ContactRecord record;
      record.name = collapse(party.name).empty() ? party.profile : collapse(party.name);
      KITH_TRY(const PersonId made, contacts_.make_person(record));
      person = made;
      ++tally_.summary.added;
      tally_.example("new", record.name, "new, from your messages");
      if (!party.profile.empty()) {
        KITH_CHECK(
            tx_.insert(Table::handles, made,
                       {{"kind", std::string(name(HandleKind::profile))}, {"value", party.profile}, {"key", key}}));
      }
      for (const auto& [name, other] : namesakes) {
        KITH_CHECK(tx_.insert(Table::reviews, made,
                              {{"other_id", other.value}, {"why", std::string("Same name, no profile in common")}}));
        ++tally_.summary.review;
        break;
      }
    }
  }
  people_[key] = person;
  return person;
}

Status MessageImport::flush() {
  if (batch_.empty()) return {};
  std::vector<std::string> keys, parties;
  for (const MessageRecord& record : batch_) {
    keys.push_back(message_key(record));
    parties.push_back(party_key(record.from));
    for (const Party& party : record.to) parties.push_back(party_key(party));
  }
  std::sort(parties.begin(), parties.end());
  parties.erase(std::unique(parties.begin(), parties.end()), parties.end());
  KITH_TRY(const auto owners, handle_owners(tx_, parties));
  KITH_TRY(const auto known, known_touches(tx_, keys));
  here_.clear();
  for (std::size_t i = 0; i < batch_.size(); ++i) {
    const MessageRecord& record = batch_[i];
    const bool out = party_key(record.from) == owner_;
    bool fresh = false;
    std::vector<Party> others;
    if (!out) others.push_back(record.from);
    for (const Party& party : record.to) {
      if (out && party_key(party) != owner_) others.push_back(party);
    }
    const bool again = !here_.insert(keys[i]).second;
    const int people_before = tally_.summary.added;
    for (const Party& party : others) {
      KITH_TRY(const auto person, person_for(party, owners));
      if (!person || again || known.contains({keys[i], *person})) continue;
      // An invitation without a word is no contact; it only says who is there.
      if (record.invitation && trim(record.text).empty()) continue;
      KITH_CHECK(tx_.insert(Table::touches, *person,
                            {{"at", std::int64_t{seconds(record.at)}},
                             {"channel", std::string(name(Channel::message))},
                             {"direction", std::string(name(out ? Direction::out : Direction::in))},
                             {"source", std::string(name(Source::import))},
                             {"asks", std::int64_t{asks(record.text) ? 1 : 0}},
                             {"note", std::string(clip(collapse(record.subject), 300))},
                             {"external_key", keys[i]}}));
      ++tally_.summary.touches;
      fresh = true;
    }
    if (!fresh && tally_.summary.added == people_before) ++tally_.summary.unchanged;
  }
  batch_.clear();
  return {};
}

}  // namespace kith::app
