#include "model/giving.hpp"

#include "model/word_table.hpp"

namespace kith {
namespace {

constexpr std::array kValueKindNames{
    Words<ValueKind>{ValueKind::article, "article"},   Words<ValueKind>{ValueKind::introduction, "introduction"},
    Words<ValueKind>{ValueKind::referral, "referral"}, Words<ValueKind>{ValueKind::advice, "advice"},
    Words<ValueKind>{ValueKind::time, "time"},         Words<ValueKind>{ValueKind::gift, "gift"},
    Words<ValueKind>{ValueKind::job_help, "job-help"}, Words<ValueKind>{ValueKind::feedback, "feedback"},
    Words<ValueKind>{ValueKind::other, "other"}};
constexpr std::array kValueSideNames{Words<ValueSide>{ValueSide::given, "given"},
                                     Words<ValueSide>{ValueSide::received, "received"}};
constexpr std::array kWorthNames{Words<Worth>{Worth::small, "small"}, Words<Worth>{Worth::good, "good"},
                                 Words<Worth>{Worth::large, "large"}};
constexpr std::array kValueSourceNames{Words<ValueSource>{ValueSource::typed, "typed"},
                                       Words<ValueSource>{ValueSource::touch, "touch"},
                                       Words<ValueSource>{ValueSource::draft, "draft"},
                                       Words<ValueSource>{ValueSource::introduction, "introduction"},
                                       Words<ValueSource>{ValueSource::approach, "approach"},
                                       Words<ValueSource>{ValueSource::reading, "reading"},
                                       Words<ValueSource>{ValueSource::relation, "relation"}};

}  // namespace

std::string_view name(ValueKind kind) {
  return word(kValueKindNames, kind);
}
std::string_view name(ValueSide side) {
  return word(kValueSideNames, side);
}
std::string_view name(Worth worth) {
  return word(kWorthNames, worth);
}
std::string_view name(ValueSource source) {
  return word(kValueSourceNames, source);
}
std::optional<ValueKind> value_kind_from(std::string_view name) {
  return value(kValueKindNames, name);
}
std::optional<ValueSide> value_side_from(std::string_view name) {
  return value(kValueSideNames, name);
}
std::optional<Worth> worth_from(std::string_view name) {
  return value(kWorthNames, name);
}
ValueSource value_source_from(std::string_view name) {
  return value(kValueSourceNames, name).value_or(ValueSource::typed);
}

}  // namespace kith
