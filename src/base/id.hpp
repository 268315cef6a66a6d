// Strong row numbers: a PersonId cannot be passed where a TouchId is meant.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace kith {

// Numbers are given by the store, per workspace and kind, from 1. 0 is "none".
template <class Tag>
struct Id {
  std::int64_t value = 0;
  explicit operator bool() const { return value != 0; }
  auto operator<=>(const Id&) const = default;
};

using WorkspaceId = Id<struct WorkspaceTag>;
using PersonId = Id<struct PersonTag>;
using HandleId = Id<struct HandleTag>;
using AddressId = Id<struct AddressTag>;
using PositionId = Id<struct PositionTag>;
using OrganisationId = Id<struct OrganisationTag>;
using StratumId = Id<struct StratumTag>;
using TouchId = Id<struct TouchTag>;
using NoteId = Id<struct NoteTag>;
using FactId = Id<struct FactTag>;
using TagId = Id<struct TagTag>;
using ImportId = Id<struct ImportTag>;
using ReviewId = Id<struct ReviewTag>;
using StepId = Id<struct StepTag>;
using PromiseId = Id<struct PromiseTag>;
using RelationId = Id<struct RelationTag>;
using WeekId = Id<struct WeekTag>;
using EntryPointId = Id<struct EntryPointTag>;
using NewsId = Id<struct NewsTag>;
using DraftId = Id<struct DraftTag>;
using ValueEntryId = Id<struct ValueEntryTag>;
using ApproachId = Id<struct ApproachTag>;
using ExperimentId = Id<struct ExperimentTag>;
using ArmId = Id<struct ArmTag>;
using ExperimentEntryId = Id<struct ExperimentEntryTag>;
using FeedId = Id<struct FeedTag>;
using IntroductionId = Id<struct IntroductionTag>;
using PursuitId = Id<struct PursuitTag>;
using OrganisationEventId = Id<struct OrganisationEventTag>;
using OpportunityId = Id<struct OpportunityTag>;
using OpportunityPersonId = Id<struct OpportunityPersonTag>;

}  // namespace kith

template <class Tag>
struct std::hash<kith::Id<Tag>> {
  std::size_t operator()(const kith::Id<Tag>& id) const noexcept { return std::hash<std::int64_t>{}(id.value); }
};
