#include "store/touches.hpp"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "store/sql.hpp"

namespace kith {
namespace {

using sql::Int;
using sql::Text;
template <class T>
using Opt = std::optional<T>;

Touch make_touch(Int id, Int person, Int at, const Text& channel, const Text& direction, const Text& source, Int asks,
                 Text thread, Int recipients) {
  Touch touch;
  touch.id = TouchId{id};
  touch.person = PersonId{person};
  touch.at = instant(at);
  touch.channel = channel_from(channel).value_or(Channel::other);
  touch.direction = direction_from(direction).value_or(Direction::both);
  touch.source = source_from(source).value_or(Source::typed);
  touch.asks = asks != 0;
  touch.thread = std::move(thread);
  touch.recipients = static_cast<int>(recipients);
  return touch;
}

}  // namespace

Result<std::map<PersonId, std::vector<Touch>>> touches_of(const Db& db, const std::vector<PersonId>& people) {
  return sql::guarded([&]() -> Result<std::map<PersonId, std::vector<Touch>>> {
    std::map<PersonId, std::vector<Touch>> all;
    KITH_CHECK(sql::in_parts(people, [&](const std::vector<PersonId>& part) -> Status {
      sql::each<Int, Int, Int, Text, Text, Text, Int, Text, Int>(
          db,
          fmt::format(R"sql(SELECT id, person_id, at, channel, direction, source, asks, thread, recipients FROM touches
            WHERE ws = :ws AND removed_at IS NULL AND person_id IN ({}) ORDER BY person_id, at, id)sql",
                      sql::numbers(part)),
          {},
          [&](Int id, Int person, Int at, const Text& channel, const Text& direction, const Text& source, Int asks,
              Text thread, Int recipients) {
            all[PersonId{person}].push_back(
                make_touch(id, person, at, channel, direction, source, asks, std::move(thread), recipients));
          });
      return {};
    }));
    return all;
  });
}

Result<std::map<PersonId, Touch>> last_touches(const Db& db, const std::vector<PersonId>& people, Instant now) {
  return sql::guarded([&]() -> Result<std::map<PersonId, Touch>> {
    std::map<PersonId, Touch> all;
    for (const PersonId person : people) {
      sql::each<Int, Int, Text, Text, Text, Int, Text, Text, Int>(
          db,
          R"sql(SELECT id, at, channel, direction, source, asks, note, thread, recipients FROM touches
            WHERE ws = :ws AND removed_at IS NULL AND person_id = :person AND at <= :now ORDER BY at DESC, id DESC LIMIT 1)sql",
          {{"person", person.value}, {"now", std::int64_t{seconds(now)}}},
          [&](Int id, Int at, const Text& channel, const Text& direction, const Text& source, Int asks, Text note,
              Text thread, Int recipients) {
            Touch touch =
                make_touch(id, person.value, at, channel, direction, source, asks, std::move(thread), recipients);
            touch.note = std::move(note);
            all.emplace(person, std::move(touch));
          });
    }
    return all;
  });
}

Result<std::optional<Touch>> touch_at(const Db& db, PersonId person, Instant at) {
  return sql::guarded([&]() -> Result<std::optional<Touch>> {
    std::optional<Touch> found;
    sql::each<Int, Text, Text, Text, Int, Text, Text, Int>(
        db,
        R"sql(SELECT id, channel, direction, source, asks, note, thread, recipients FROM touches
          WHERE ws = :ws AND person_id = :person AND at = :at AND removed_at IS NULL
          ORDER BY asks DESC, id DESC LIMIT 1)sql",
        {{"person", person.value}, {"at", std::int64_t{seconds(at)}}},
        [&](Int id, const Text& channel, const Text& direction, const Text& source, Int asks, Text note, Text thread,
            Int recipients) {
          found = make_touch(id, person.value, seconds(at), channel, direction, source, asks, std::move(thread),
                             recipients);
          found->note = std::move(note);
        });
    return found;
  });
}

Result<std::optional<Touch>> find_touch(const Db& db, TouchId id) {
  return sql::guarded([&]() -> Result<std::optional<Touch>> {
    std::optional<Touch> found;
    sql::each<Int, Int, Text, Text, Text, Int, Text, Text, Int>(
        db,
        R"sql(SELECT person_id, at, channel, direction, source, asks, note, thread, recipients FROM touches
          WHERE ws = :ws AND id = :id AND removed_at IS NULL)sql",
        {{"id", id.value}},
        [&](Int person, Int at, const Text& channel, const Text& direction, const Text& source, Int asks, Text note,
            Text thread, Int recipients) {
          found = make_touch(id.value, person, at, channel, direction, source, asks, std::move(thread), recipients);
          found->note = std::move(note);
        });
    return found;
  });
}

Result<std::optional<Note>> find_note(const Db& db, NoteId id, PersonId* owner) {
  return sql::guarded([&]() -> Result<std::optional<Note>> {
    std::optional<Note> found;
    sql::each<Int, Int, Text>(
        db, R"sql(SELECT person_id, at, text FROM notes WHERE ws = :ws AND id = :id AND removed_at IS NULL)sql",
        {{"id", id.value}}, [&](Int person, Int at, Text text) {
          if (owner != nullptr) *owner = PersonId{person};
          found = Note{id, instant(at), std::move(text)};
        });
    return found;
  });
}

Result<std::map<PersonId, std::vector<Note>>> touch_notes(const Db& db, const std::vector<PersonId>& people) {
  return sql::guarded([&]() -> Result<std::map<PersonId, std::vector<Note>>> {
    std::map<PersonId, std::vector<Note>> all;
    KITH_CHECK(sql::in_parts(people, [&](const std::vector<PersonId>& part) -> Status {
      sql::each<Int, Int, Int, Text>(db,
                                     fmt::format(R"sql(SELECT id, person_id, at, note FROM touches
            WHERE ws = :ws AND removed_at IS NULL AND note <> '' AND person_id IN ({}) ORDER BY id)sql",
                                                 sql::numbers(part)),
                                     {}, [&](Int id, Int person, Int at, Text text) {
                                       all[PersonId{person}].push_back({NoteId{id}, instant(at), std::move(text)});
                                     });
      return {};
    }));
    return all;
  });
}

Result<Timeline> timeline(const Db& db, PersonId person, const std::optional<MomentAfter>& after, int limit) {
  return sql::guarded([&]() -> Result<Timeline> {
    std::vector<Moment> moments;
    // Rows are in the order of time, kind, number; a page goes on after the row that the last one ended with.
    constexpr std::int64_t kEnd = 253402300799;  // the end of the year 9999
    const auto from = [&](Moment::Kind kind) -> sql::Binds {
      const int place = static_cast<int>(kind);
      std::int64_t below = std::numeric_limits<std::int64_t>::max();
      if (after && place < after->kind) below = 0;
      if (after && place == after->kind) below = after->id;
      return {{"person", person.value},
              {"until", after ? seconds(after->at) : kEnd},
              {"below", below},
              {"most", std::int64_t{limit} + 1}};
    };
    sql::each<Int, Int, Text, Text, Text, Int, Text, Text, Int>(
        db,
        R"sql(SELECT id, at, channel, direction, source, asks, note, thread, recipients FROM touches
          WHERE ws = :ws AND removed_at IS NULL AND person_id = :person AND at <= :until AND (at < :until OR id < :below)
          ORDER BY at DESC, id DESC LIMIT :most)sql",
        from(Moment::Kind::touch),
        [&](Int id, Int at, const Text& channel, const Text& direction, const Text& source, Int asks, Text note,
            Text thread, Int recipients) {
          Moment moment;
          moment.kind = Moment::Kind::touch;
          moment.at = instant(at);
          moment.touch =
              make_touch(id, person.value, at, channel, direction, source, asks, std::move(thread), recipients);
          moment.touch.note = std::move(note);
          moments.push_back(std::move(moment));
        });
    sql::each<Int, Int, Text>(db,
                              R"sql(SELECT id, at, text FROM notes
          WHERE ws = :ws AND removed_at IS NULL AND person_id = :person AND at <= :until AND (at < :until OR id < :below)
          ORDER BY at DESC, id DESC LIMIT :most)sql",
                              from(Moment::Kind::note), [&](Int id, Int at, Text text) {
                                Moment moment;
                                moment.kind = Moment::Kind::note;
                                moment.at = instant(at);
                                moment.note = Note{NoteId{id}, instant(at), std::move(text)};
                                moments.push_back(std::move(moment));
                              });
    sql::each<Int, Int, Text, Text>(db,
                                    R"sql(SELECT o.id, o.noticed_at, COALESCE(g.name, ''), o.role FROM positions o
          LEFT JOIN organisations g ON g.ws = o.ws AND g.id = o.organisation_id
          WHERE o.ws = :ws AND o.removed_at IS NULL AND o.person_id = :person AND o.noticed_at <= :until
          AND (o.noticed_at < :until OR o.id < :below) ORDER BY o.noticed_at DESC, o.id DESC LIMIT :most)sql",
                                    from(Moment::Kind::position), [&](Int id, Int at, Text organisation, Text role) {
                                      Moment moment;
                                      moment.kind = Moment::Kind::position;
                                      moment.at = instant(at);
                                      moment.position.id = PositionId{id};
                                      moment.position.organisation = std::move(organisation);
                                      moment.position.role = std::move(role);
                                      moment.position.noticed = moment.at;
                                      moments.push_back(std::move(moment));
                                    });
    const auto place = [](const Moment& m) {
      std::int64_t id = 0;
      switch (m.kind) {
        case Moment::Kind::touch: id = m.touch.id.value; break;
        case Moment::Kind::note: id = m.note.id.value; break;
        case Moment::Kind::position: id = m.position.id.value; break;
      }
      return std::make_tuple(-seconds(m.at), static_cast<int>(m.kind), -id);
    };
    std::sort(moments.begin(), moments.end(), [&](const Moment& a, const Moment& b) { return place(a) < place(b); });
    Timeline page;
    if (moments.size() > static_cast<std::size_t>(limit)) {
      moments.resize(static_cast<std::size_t>(limit));
      const auto [at, kind, id] = place(moments.back());
      page.next = MomentAfter{instant(-at), kind, -id};
    }
    page.moments = std::move(moments);
    return page;
  });
}

Result<std::set<std::pair<std::string, PersonId>>> known_touches(const Db& db, const std::vector<std::string>& keys) {
  return sql::guarded([&]() -> Result<std::set<std::pair<std::string, PersonId>>> {
    std::set<std::pair<std::string, PersonId>> known;
    KITH_CHECK(sql::in_parts(keys, [&](const std::vector<std::string>& part) -> Status {
      const sql::Texts texts(part);
      // A touch the user removed stays removed when the same file comes again; one that an undone
      // import took away comes back with it, so undoing clears its key.
      sql::each<Text, Int>(db,
                           fmt::format(R"sql(SELECT external_key, person_id FROM touches
            WHERE ws = :ws AND external_key IN ({}))sql",
                                       texts.list),
                           texts.binds, [&](Text key, Int person) { known.emplace(std::move(key), PersonId{person}); });
      return {};
    }));
    return known;
  });
}

}  // namespace kith
