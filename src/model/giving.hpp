// What was given to somebody and received from them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/dates.hpp"
#include "base/id.hpp"

namespace kith {

enum class ValueKind { article, introduction, referral, advice, time, gift, job_help, feedback, other };
enum class ValueSide { given, received };
// A rough worth, as its number in the database.
enum class Worth { small = 1, good = 2, large = 3 };
// Where it is known from. A typed one may name the touch it was given in; the others are seen, not written down.
enum class ValueSource { typed, touch, draft, introduction, approach, reading, relation };

struct ValueEntry {
  ValueEntryId id;  // none: seen in what happened, not written down
  PersonId person;
  ValueSide side = ValueSide::given;
  ValueKind kind = ValueKind::other;
  Worth worth = Worth::good;
  std::string text;
  Instant at{};
  ValueSource source = ValueSource::typed;
  std::int64_t source_id = 0;  // of the touch, draft, introduction, relation, approach or use
};

inline constexpr std::string_view kValueKindChoices =
    "article|introduction|referral|advice|time|gift|job-help|feedback|other";
inline constexpr std::string_view kWorthChoices = "small|good|large";

std::string_view name(ValueKind kind);  // "job-help"
std::string_view name(ValueSide side);
std::string_view name(Worth worth);
std::string_view name(ValueSource source);
std::optional<ValueKind> value_kind_from(std::string_view name);
std::optional<ValueSide> value_side_from(std::string_view name);
std::optional<Worth> worth_from(std::string_view name);
ValueSource value_source_from(std::string_view name);

}  // namespace kith
