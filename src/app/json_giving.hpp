// The JSON of the ledger and of approaches, both ways.
#pragma once

#include "app/approaches.hpp"
#include "app/giving.hpp"
#include "app/json.hpp"

namespace kith::app {

Json to_json(const PersonLedger& ledger);
Json to_json(const LedgerLine& line);
Json to_json(const ApproachLine& line);
Json to_json(const ApproachYearView& view);

struct ValueBody {
  PersonId person;
  ValueInput input;
};
Result<ValueBody> value_body(const Json& body, const App& app);
Result<ValueEdit> value_edit(const Json& body, const App& app);
Result<ApproachInput> approach_input(const Json& body, const App& app);
Result<ApproachEdit> approach_edit(const Json& body, const App& app);

}  // namespace kith::app
