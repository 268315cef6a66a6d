// What people, organisations and texts are found by. Everything here is derived from other rows, in the
// transaction that writes them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/touch.hpp"
#include "store/tx.hpp"

namespace kith {

// Where a word stands. The numbers are in the database.
enum class TermField : std::int64_t { name = 0, organisation = 1, role = 2, handle = 3, city = 4, tag = 5 };

// What is known of a person at all, as bits of people.has_bits; src/rules/query.hpp names them in this order.
enum class HasBit : std::int64_t {
  email = 1,
  phone = 2,
  profile = 4,
  website = 8,
  messenger = 16,
  address = 32,
  birthday = 64,
  organisation = 128,
  role = 256,
  tag = 512,
};

// Builds anew what these people are found by, what they have, and the key that lists are sorted by: the
// folded name as it is read.
Status rebuild_terms(Tx& tx, const std::vector<PersonId>& people);
// The same for texts and organisations whose rows were written or removed.
Status rebuild_words(Tx& tx, const std::vector<std::pair<Table, std::int64_t>>& rows);
// Everything anew when this program derives it in another way than the one that wrote it.
inline constexpr int kSearchVersion = 1;
Result<bool> search_is_current(const Db& db);
Status rebuild_search(Tx& tx);

// --- people by word

enum class Reach { beginning, whole };  // the word may go on, or not
// The people who have one of `spellings` in `field`, in no order, some of them twice.
Result<std::vector<PersonId>> people_with_word(const Db& db, TermField field, const std::vector<std::string>& spellings,
                                               Reach reach);
// The words of these people in `field`.
struct PersonWord {
  PersonId person;
  std::string word;
};
Result<std::vector<PersonWord>> words_of(const Db& db, TermField field, const std::vector<PersonId>& people);
// Words of these fields, each once: what slips of the fingers are measured against.
Result<std::vector<std::string>> vocabulary(const Db& db, const std::vector<TermField>& fields,
                                            const std::vector<PersonId>* only = nullptr);

// What lists of people are sorted and narrowed by; one row for everybody who is there, or for those named.
struct NameRow {
  PersonId person;
  std::string sort_key;
  std::int64_t created = 0;
  std::int64_t has = 0;
};
Result<std::vector<NameRow>> name_rows(const Db& db, const std::vector<PersonId>* only = nullptr);

Result<std::vector<PersonId>> people_with_tag(const Db& db, const std::string& tag);
Result<std::vector<PersonId>> people_at(const Db& db, OrganisationId organisation);
Result<std::vector<PersonId>> people_with_notes(const Db& db);
Result<std::vector<PersonId>> people_placed(const Db& db);  // the user decided their stratum

// --- organisations by word: all words must begin one of its own. Most people first.

struct FoundOrganisation {
  OrganisationId id;
  std::string name;
  int people = 0;
};
Result<std::vector<FoundOrganisation>> find_organisations(const Db& db, const std::vector<std::string>& words,
                                                          int limit);

// --- texts

enum class TextKind : std::int64_t { note = 0, touch = 1, fact = 2 };
struct TextQuery {
  // Each a run of words side by side; all must be there. A run of one word is a beginning.
  std::vector<std::vector<std::string>> all;
  std::vector<std::vector<std::string>> none;
};
struct TextKey {
  std::int64_t key = 0;  // greater is newer
  TextKind kind = TextKind::note;
  std::int64_t row = 0;
  PersonId person;
};
// Newest first, older than `before` when given. Nothing when `all` is empty.
Result<std::vector<TextKey>> find_texts(const Db& db, const TextQuery& query, std::optional<std::int64_t> before,
                                        int limit);
Result<std::vector<PersonId>> people_with_text(const Db& db, const TextQuery& query);

struct FoundText {
  TextKey key;
  Instant at{};
  std::string text;                // as the user wrote it
  std::optional<Channel> channel;  // of a touch
};
// In the order of `keys`; those removed meanwhile are left out.
Result<std::vector<FoundText>> load_texts(const Db& db, const std::vector<TextKey>& keys);

}  // namespace kith
