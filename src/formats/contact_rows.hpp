// From the rows of a contact list to contacts.
#pragma once

#include <vector>

#include "formats/columns.hpp"
#include "formats/csv_rows.hpp"
#include "model/record.hpp"

namespace kith {

class ContactRows {
 public:
  ContactRows(Format format, std::vector<BoundColumn> columns);
  // A ContactRecord; Skipped for an empty row or a closed profile; a Problem when it names nobody.
  Record read(const CsvRow& row);

 private:
  // A numbered thing of the row while its cells come in.
  struct Slot {
    Part part;
    int group;
    std::string value, label, kind;
    Address address;
    Position position;
  };
  static void person(ContactRecord& record, CsvField field, std::string value);
  static void thing(Slot& slot, const CsvColumn& column, std::string value);
  static void hand_over(ContactRecord& record, Slot& slot);

  Format format_;
  std::vector<BoundColumn> columns_;
  std::vector<std::size_t> slot_of_;  // for each column
  std::vector<Slot> slots_;
};

}  // namespace kith
