// Everything, as a file that another Kith takes over without loss.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "app/importing.hpp"
#include "store/tables.hpp"

namespace kith::app {

// Where a table stands in the export. What is in the trash, the history of changes, passwords and secret addresses stay
// behind; numbers of rows are kept, so that what is taken over says the same again, to the byte.
enum class Stands {
  settings,  // key and value
  before,    // a list of its own, ahead of the people who point to it
  person,    // the people themselves
  inside,    // a list inside each person
  after,     // a list of its own, behind the people it points to
};
struct PortableTable {
  Table table;
  Stands stands;
};
// Every table of users' data has its row here; a test says which one lacks it.
std::span<const PortableTable> portable_tables();

Status export_everything(const App& app, const std::function<Status(std::string_view)>& write);

using FeedBytes = std::function<Status(const std::function<Status(std::string_view)>&)>;
// Takes an export over, as one step. refused unless the workspace is new; bad_input, and nothing changed, for a damaged
// file or one of a newer Kith.
Result<ImportSummary> take_over(const App& app, ImportMode mode, const std::string& title, const FeedBytes& feed);

}  // namespace kith::app
