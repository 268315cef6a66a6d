// "Manager: Grace Hopper" in a file is a relation when exactly one person is called so.
#pragma once

#include <string>
#include <vector>

#include "model/relation.hpp"
#include "store/tx.hpp"

namespace kith::app {

class RelationImport {
 public:
  // A fact that came in; passed over unless its kind is one of a relation.
  void note(PersonId person, const std::string& kind, const std::string& text);
  // Once everybody is there. The fact stays as it was written: who is called so today may not be tomorrow.
  Status link(Tx& tx);

 private:
  struct Named {
    PersonId person;
    RelationKind kind;
    std::string key;  // name_key
  };
  std::vector<Named> named_;
};

}  // namespace kith::app
