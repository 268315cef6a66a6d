// What is known of a person beyond their card: facts with their sources, relations, what to ask next, and the
// year of contact.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/app.hpp"
#include "rules/person_year.hpp"
#include "rules/questions.hpp"
#include "store/people.hpp"
#include "store/relations.hpp"

namespace kith::app {

struct RelationLine {
  Relation relation;  // turned to the person who is looked at
  PersonRow other;
};

// The touch or note that a fact was learnt in, while it is there.
struct FactSource {
  Instant at{};
  std::optional<Channel> channel;  // of a touch
};

struct PersonKnown {
  std::vector<Promise> promises;  // open by their day, then closed, latest first
  std::vector<RelationLine> relations;
  std::vector<Question> questions;
  std::map<FactId, FactSource> sources;
};
Result<PersonKnown> known_of_person(const Db& db, const Person& person, LocalDate today, const Zone& zone);

struct FactInput {
  std::string kind, text;
  std::optional<TouchId> touch;  // told there
  std::optional<NoteId> note;
};
Result<Done> add_fact(const App& app, PersonId person, const FactInput& input);
// Other words are news: they carry today's date. `still`: the old words were heard again and are news too.
struct FactEdit {
  std::optional<std::string> kind, text;
  bool still = false;
};
Result<Done> edit_fact(const App& app, FactId id, const FactEdit& edit);
Result<Done> delete_fact(const App& app, FactId id);

// "Ada's manager is Grace": person Ada, kind manager, other Grace. bad_input when it is known already. `how_well` goes
// with `knows` alone, and changes what was said of the two before. Saying that two know each other takes back that they
// do not, and the other way round, in the same step.
Result<Done> add_relation(const App& app, PersonId person, RelationKind kind, PersonId other,
                          std::optional<HowWell> how_well = {});
Result<Done> delete_relation(const App& app, RelationId id);

struct PersonYear {
  Year year;
  int interval_days = 0;         // 0 at rest
  std::optional<LocalDate> due;  // none at rest
  std::optional<LocalDate> waiting_until;
  std::string summary;  // "Contact on 14 days in 8 months; 5 of 6 rounds in time."
};
Result<PersonYear> person_year(const App& app, PersonId person);

}  // namespace kith::app
