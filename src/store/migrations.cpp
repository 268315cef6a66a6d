#include "store/migrations.hpp"

#include <string>
#include <vector>

#include <fmt/format.h>

#include "base/text.hpp"
#include "store/sql.hpp"

namespace kith {
namespace {

// Words that differ between the two databases:
//   {sorted}     text compared byte by byte, so that both page in the same order
//   {clustered}  rows stored in the order of their primary key
// A statement that begins with {sqlite} or {postgres} is for that one only.
const char* const kMigrations[] = {
    // 1: people and all that hangs on them, the change log, and what is derived from both.
    R"sql(
CREATE TABLE workspaces (id BIGINT PRIMARY KEY, name TEXT NOT NULL);
INSERT INTO workspaces (id, name) VALUES (1, 'main');

CREATE TABLE numbers (ws BIGINT NOT NULL REFERENCES workspaces (id), kind TEXT NOT NULL, next BIGINT NOT NULL,
  PRIMARY KEY (ws, kind)) {clustered};
INSERT INTO numbers (ws, kind, next) VALUES (1, 'step', 1);

CREATE TABLE settings (ws BIGINT NOT NULL, id BIGINT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL,
  removed_at BIGINT, PRIMARY KEY (ws, id)) {clustered};
CREATE UNIQUE INDEX settings_by_key ON settings (ws, key) WHERE removed_at IS NULL;

CREATE TABLE strata (ws BIGINT NOT NULL, id BIGINT NOT NULL, name TEXT NOT NULL, rank BIGINT NOT NULL,
  interval_days BIGINT NOT NULL, channel TEXT NOT NULL, counts TEXT NOT NULL, minutes BIGINT NOT NULL,
  worth_milli BIGINT NOT NULL, removed_at BIGINT, PRIMARY KEY (ws, id)) {clustered};

CREATE TABLE organisations (ws BIGINT NOT NULL, id BIGINT NOT NULL, name TEXT NOT NULL,
  name_key TEXT {sorted} NOT NULL, home BIGINT NOT NULL, removed_at BIGINT, PRIMARY KEY (ws, id)) {clustered};
CREATE INDEX organisations_by_name ON organisations (ws, name_key) WHERE removed_at IS NULL;

CREATE TABLE people (ws BIGINT NOT NULL, id BIGINT NOT NULL, name TEXT NOT NULL, name_key TEXT {sorted} NOT NULL,
  sort_key TEXT {sorted} NOT NULL DEFAULT '', given TEXT NOT NULL, middle TEXT NOT NULL, family TEXT NOT NULL, prefix TEXT NOT NULL, suffix TEXT NOT NULL,
  nickname TEXT NOT NULL, birthday TEXT, state TEXT NOT NULL, stratum_id BIGINT NOT NULL, placed BIGINT NOT NULL,
  interval_days BIGINT, first_due BIGINT, snoozed_until BIGINT, snoozed_at BIGINT, skipped_at BIGINT,
  created_at BIGINT NOT NULL, merged_into BIGINT, version BIGINT NOT NULL DEFAULT 1, removed_at BIGINT,
  PRIMARY KEY (ws, id)) {clustered};
CREATE INDEX people_by_name ON people (ws, sort_key, id) WHERE removed_at IS NULL;
CREATE INDEX people_by_key ON people (ws, name_key) WHERE removed_at IS NULL;
CREATE INDEX people_by_stratum ON people (ws, stratum_id, sort_key, id) WHERE removed_at IS NULL;
CREATE INDEX people_by_age ON people (ws, created_at, id) WHERE removed_at IS NULL;
CREATE INDEX people_in_trash ON people (ws, removed_at) WHERE removed_at IS NOT NULL;

CREATE TABLE handles (ws BIGINT NOT NULL, id BIGINT NOT NULL, person_id BIGINT NOT NULL, kind TEXT NOT NULL,
  value TEXT NOT NULL, key TEXT {sorted} NOT NULL, label TEXT NOT NULL, removed_at BIGINT,
  PRIMARY KEY (ws, id), FOREIGN KEY (ws, person_id) REFERENCES people (ws, id) ON DELETE CASCADE) {clustered};
CREATE INDEX handles_by_key ON handles (ws, key, kind) WHERE removed_at IS NULL;
CREATE INDEX handles_by_person ON handles (ws, person_id);

CREATE TABLE addresses (ws BIGINT NOT NULL, id BIGINT NOT NULL, person_id BIGINT NOT NULL, label TEXT NOT NULL,
  street TEXT NOT NULL, city TEXT NOT NULL, region TEXT NOT NULL, postal_code TEXT NOT NULL, country TEXT NOT NULL,
  removed_at BIGINT, PRIMARY KEY (ws, id),
  FOREIGN KEY (ws, person_id) REFERENCES people (ws, id) ON DELETE CASCADE) {clustered};
CREATE INDEX addresses_by_person ON addresses (ws, person_id);

CREATE TABLE positions (ws BIGINT NOT NULL, id BIGINT NOT NULL, person_id BIGINT NOT NULL, organisation_id BIGINT,
  role TEXT NOT NULL, department TEXT NOT NULL, from_date TEXT, to_date TEXT, noticed_at BIGINT, removed_at BIGINT,
  PRIMARY KEY (ws, id), FOREIGN KEY (ws, person_id) REFERENCES people (ws, id) ON DELETE CASCADE,
  FOREIGN KEY (ws, organisation_id) REFERENCES organisations (ws, id)) {clustered};
CREATE INDEX positions_by_person ON positions (ws, person_id);
CREATE INDEX positions_by_organisation ON positions (ws, organisation_id);

CREATE TABLE facts (ws BIGINT NOT NULL, id BIGINT NOT NULL, person_id BIGINT NOT NULL, kind TEXT NOT NULL,
  text TEXT NOT NULL, at BIGINT NOT NULL, removed_at BIGINT, PRIMARY KEY (ws, id),
  FOREIGN KEY (ws, person_id) REFERENCES people (ws, id) ON DELETE CASCADE) {clustered};
CREATE INDEX facts_by_person ON facts (ws, person_id);

CREATE TABLE notes (ws BIGINT NOT NULL, id BIGINT NOT NULL, person_id BIGINT NOT NULL, at BIGINT NOT NULL,
  text TEXT NOT NULL, removed_at BIGINT, PRIMARY KEY (ws, id),
  FOREIGN KEY (ws, person_id) REFERENCES people (ws, id) ON DELETE CASCADE) {clustered};
CREATE INDEX notes_by_person ON notes (ws, person_id, at);

CREATE TABLE tags (ws BIGINT NOT NULL, id BIGINT NOT NULL, person_id BIGINT NOT NULL, name TEXT {sorted} NOT NULL,
  removed_at BIGINT, PRIMARY KEY (ws, id),
  FOREIGN KEY (ws, person_id) REFERENCES people (ws, id) ON DELETE CASCADE) {clustered};
CREATE INDEX tags_by_person ON tags (ws, person_id);
CREATE INDEX tags_by_name ON tags (ws, name, person_id) WHERE removed_at IS NULL;

CREATE TABLE extras (ws BIGINT NOT NULL, id BIGINT NOT NULL, person_id BIGINT NOT NULL, line TEXT NOT NULL,
  removed_at BIGINT, PRIMARY KEY (ws, id),
  FOREIGN KEY (ws, person_id) REFERENCES people (ws, id) ON DELETE CASCADE) {clustered};
CREATE INDEX extras_by_person ON extras (ws, person_id);

CREATE TABLE touches (ws BIGINT NOT NULL, id BIGINT NOT NULL, person_id BIGINT NOT NULL, at BIGINT NOT NULL,
  channel TEXT NOT NULL, direction TEXT NOT NULL, source TEXT NOT NULL, asks BIGINT NOT NULL, note TEXT NOT NULL,
  external_key TEXT {sorted}, removed_at BIGINT, PRIMARY KEY (ws, id),
  FOREIGN KEY (ws, person_id) REFERENCES people (ws, id) ON DELETE CASCADE) {clustered};
CREATE INDEX touches_by_person ON touches (ws, person_id, at, id) WHERE removed_at IS NULL;
CREATE INDEX touches_by_key ON touches (ws, external_key, person_id) WHERE external_key IS NOT NULL;

CREATE TABLE imports (ws BIGINT NOT NULL, id BIGINT NOT NULL, at BIGINT NOT NULL, format TEXT NOT NULL,
  files TEXT NOT NULL, read_count BIGINT NOT NULL, new_count BIGINT NOT NULL, updated_count BIGINT NOT NULL,
  merged_count BIGINT NOT NULL, unchanged_count BIGINT NOT NULL, review_count BIGINT NOT NULL,
  skipped_count BIGINT NOT NULL, touch_count BIGINT NOT NULL, step_id BIGINT NOT NULL, file_keys TEXT NOT NULL,
  removed_at BIGINT,
  PRIMARY KEY (ws, id)) {clustered};

CREATE TABLE problems (ws BIGINT NOT NULL, id BIGINT NOT NULL, import_id BIGINT NOT NULL, file TEXT NOT NULL,
  line BIGINT NOT NULL, what TEXT NOT NULL, removed_at BIGINT, PRIMARY KEY (ws, id)) {clustered};
CREATE INDEX problems_by_import ON problems (ws, import_id);

CREATE TABLE source_records (ws BIGINT NOT NULL, id BIGINT NOT NULL, person_id BIGINT NOT NULL, source TEXT NOT NULL,
  key TEXT {sorted} NOT NULL, digest TEXT NOT NULL, said TEXT NOT NULL, removed_at BIGINT, PRIMARY KEY (ws, id),
  FOREIGN KEY (ws, person_id) REFERENCES people (ws, id) ON DELETE CASCADE) {clustered};
CREATE INDEX source_records_by_key ON source_records (ws, key, source) WHERE removed_at IS NULL;
CREATE INDEX source_records_by_person ON source_records (ws, person_id);

CREATE TABLE reviews (ws BIGINT NOT NULL, id BIGINT NOT NULL, person_id BIGINT NOT NULL, other_id BIGINT NOT NULL,
  why TEXT NOT NULL, decision TEXT, decided_at BIGINT, removed_at BIGINT, PRIMARY KEY (ws, id),
  FOREIGN KEY (ws, person_id) REFERENCES people (ws, id) ON DELETE CASCADE,
  FOREIGN KEY (ws, other_id) REFERENCES people (ws, id) ON DELETE CASCADE) {clustered};
CREATE INDEX reviews_by_person ON reviews (ws, person_id, other_id);
CREATE INDEX reviews_by_other ON reviews (ws, other_id);

CREATE TABLE steps (ws BIGINT NOT NULL, id BIGINT NOT NULL, at BIGINT NOT NULL, kind TEXT NOT NULL,
  title TEXT NOT NULL, undoes BIGINT, undone_by BIGINT, PRIMARY KEY (ws, id)) {clustered};

CREATE TABLE changes (ws BIGINT NOT NULL, seq BIGINT NOT NULL, step_id BIGINT NOT NULL, tbl TEXT NOT NULL,
  row_id BIGINT NOT NULL, person_id BIGINT NOT NULL, field TEXT NOT NULL, old_value TEXT, new_value TEXT,
  PRIMARY KEY (ws, seq)) {clustered};
CREATE INDEX changes_by_step ON changes (ws, step_id);
CREATE INDEX changes_by_person ON changes (ws, person_id, seq);

CREATE TABLE rhythms (ws BIGINT NOT NULL, person_id BIGINT NOT NULL, touches BIGINT NOT NULL, dialogues BIGINT NOT NULL,
  first_at BIGINT, last_at BIGINT, last_dialogue BIGINT, last_out BIGINT, last_channel BIGINT NOT NULL,
  round_began BIGINT, round_asks BIGINT NOT NULL, nudges BIGINT NOT NULL, silent_rounds BIGINT NOT NULL,
  round_channel BIGINT NOT NULL, owed_since BIGINT, window_days BIGINT NOT NULL, promised BIGINT,
  PRIMARY KEY (ws, person_id), FOREIGN KEY (ws, person_id) REFERENCES people (ws, id) ON DELETE CASCADE) {clustered};
CREATE INDEX rhythms_by_last ON rhythms (ws, last_at, person_id);

CREATE TABLE terms (ws BIGINT NOT NULL, term TEXT {sorted} NOT NULL, person_id BIGINT NOT NULL,
  PRIMARY KEY (ws, term, person_id),
  FOREIGN KEY (ws, person_id) REFERENCES people (ws, id) ON DELETE CASCADE) {clustered};
CREATE INDEX terms_by_person ON terms (ws, person_id);

CREATE TABLE logins (ws BIGINT NOT NULL, token_hash TEXT NOT NULL, expires_at BIGINT NOT NULL,
  PRIMARY KEY (ws, token_hash)) {clustered};
)sql",
    // What the calendar address last said of each person: an entry that moves has to say so. Not in the change log.
    R"sql(
CREATE TABLE feed_entries (ws BIGINT NOT NULL, person_id BIGINT NOT NULL, day BIGINT, sequence BIGINT NOT NULL,
  digest TEXT NOT NULL, changed_at BIGINT NOT NULL, PRIMARY KEY (ws, person_id),
  FOREIGN KEY (ws, person_id) REFERENCES people (ws, id) ON DELETE CASCADE) {clustered};
)sql",
    // Finding: the words of people by the field they stand in, and full text over notes, facts, touches.
    // All of it is derived; refresh_search() fills it where there were people before.
    R"sql(
DROP TABLE terms;
CREATE TABLE terms (ws BIGINT NOT NULL, field BIGINT NOT NULL, term TEXT {sorted} NOT NULL, person_id BIGINT NOT NULL,
  PRIMARY KEY (ws, field, term, person_id),
  FOREIGN KEY (ws, person_id) REFERENCES people (ws, id) ON DELETE CASCADE) {clustered};
CREATE INDEX terms_by_person ON terms (ws, person_id);

ALTER TABLE people ADD COLUMN has_bits BIGINT NOT NULL DEFAULT 0;

CREATE TABLE organisation_terms (ws BIGINT NOT NULL, term TEXT {sorted} NOT NULL, organisation_id BIGINT NOT NULL,
  PRIMARY KEY (ws, term, organisation_id)) {clustered};
CREATE INDEX organisation_terms_by_organisation ON organisation_terms (ws, organisation_id);

CREATE TABLE texts (ws BIGINT NOT NULL, key BIGINT NOT NULL, kind BIGINT NOT NULL, row_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (ws, key)) {clustered};
CREATE UNIQUE INDEX texts_by_row ON texts (ws, kind, row_id);
{sqlite} CREATE VIRTUAL TABLE texts_words USING fts5 (body, content = '', columnsize = 0);
{sqlite} CREATE TRIGGER texts_in AFTER INSERT ON texts BEGIN INSERT INTO texts_words (rowid, body) VALUES (new.key, new.body); END;
{sqlite} CREATE TRIGGER texts_out AFTER DELETE ON texts BEGIN INSERT INTO texts_words (texts_words, rowid, body) VALUES ('delete', old.key, old.body); END;
{postgres} CREATE EXTENSION IF NOT EXISTS btree_gin;
{postgres} CREATE INDEX texts_by_words ON texts USING gin (ws, to_tsvector('simple', body));

CREATE TABLE derived_versions (ws BIGINT NOT NULL, name TEXT NOT NULL, version BIGINT NOT NULL,
  PRIMARY KEY (ws, name)) {clustered};
INSERT INTO derived_versions (ws, name, version) SELECT 1, 'search', 1 WHERE NOT EXISTS (SELECT 1 FROM people);
)sql",
    // Same person twice: how sure the last search was of a pair, and who was joined into whom.
    R"sql(
ALTER TABLE reviews ADD COLUMN odds_milli BIGINT;
CREATE INDEX people_merged ON people (ws, merged_into) WHERE merged_into IS NOT NULL;
)sql",
    // Promises, relations, the weeks looked back on, and where facts come from.
    R"sql(
CREATE TABLE promises (ws BIGINT NOT NULL, id BIGINT NOT NULL, person_id BIGINT NOT NULL, side TEXT NOT NULL,
  text TEXT NOT NULL, made_at BIGINT NOT NULL, by_date BIGINT, state TEXT NOT NULL, closed_at BIGINT,
  source TEXT NOT NULL, source_id BIGINT NOT NULL, removed_at BIGINT, PRIMARY KEY (ws, id),
  FOREIGN KEY (ws, person_id) REFERENCES people (ws, id) ON DELETE CASCADE) {clustered};
CREATE INDEX promises_by_person ON promises (ws, person_id);
CREATE INDEX promises_by_state ON promises (ws, state, id) WHERE removed_at IS NULL;

CREATE TABLE relations (ws BIGINT NOT NULL, id BIGINT NOT NULL, person_id BIGINT NOT NULL, other_id BIGINT NOT NULL,
  kind TEXT NOT NULL, at BIGINT NOT NULL, source TEXT NOT NULL, removed_at BIGINT, PRIMARY KEY (ws, id),
  FOREIGN KEY (ws, person_id) REFERENCES people (ws, id) ON DELETE CASCADE,
  FOREIGN KEY (ws, other_id) REFERENCES people (ws, id) ON DELETE CASCADE) {clustered};
CREATE INDEX relations_by_person ON relations (ws, person_id);
CREATE INDEX relations_by_other ON relations (ws, other_id);

CREATE TABLE weeks (ws BIGINT NOT NULL, id BIGINT NOT NULL, monday BIGINT NOT NULL, text TEXT NOT NULL,
  finished_at BIGINT, contacts BIGINT NOT NULL, people BIGINT NOT NULL, dialogues BIGINT NOT NULL,
  minutes BIGINT NOT NULL, new_people BIGINT NOT NULL, revived BIGINT NOT NULL, promises_kept BIGINT NOT NULL,
  removed_at BIGINT, PRIMARY KEY (ws, id)) {clustered};
CREATE UNIQUE INDEX weeks_by_monday ON weeks (ws, monday) WHERE removed_at IS NULL;

ALTER TABLE facts ADD COLUMN source TEXT NOT NULL DEFAULT '';
ALTER TABLE facts ADD COLUMN source_id BIGINT NOT NULL DEFAULT 0;
ALTER TABLE rhythms ADD COLUMN their_promise BIGINT;
CREATE INDEX rhythms_by_promise ON rhythms (ws, person_id) WHERE promised IS NOT NULL;
)sql",
    // Who works at an organisation now is counted from the index alone.
    R"sql(
DROP INDEX positions_by_organisation;
CREATE INDEX positions_by_organisation ON positions (ws, organisation_id, to_date, removed_at);
)sql",
    // How often there is contact and how they answer, folded with the rest; rows from before are folded anew when the
    // workspace is opened.
    R"sql(
ALTER TABLE rhythms ADD COLUMN contact_days BIGINT NOT NULL DEFAULT 0;
ALTER TABLE rhythms ADD COLUMN month BIGINT NOT NULL DEFAULT 0;
ALTER TABLE rhythms ADD COLUMN season BIGINT NOT NULL DEFAULT 0;
ALTER TABLE rhythms ADD COLUMN usual_gap_hours BIGINT;
ALTER TABLE rhythms ADD COLUMN asked BIGINT NOT NULL DEFAULT 0;
ALTER TABLE rhythms ADD COLUMN answered BIGINT NOT NULL DEFAULT 0;
CREATE INDEX rhythms_to_fold ON rhythms (ws, person_id) WHERE touches > 0 AND contact_days = 0;
)sql",
    // The first letters of a word are read from an index of their own: merging every word that begins so took
    // tens of milliseconds of a million texts. What is added is added by the batch.
    R"sql(
{sqlite} DROP TRIGGER texts_in;
{sqlite} DROP TABLE texts_words;
{sqlite} CREATE VIRTUAL TABLE texts_words USING fts5 (body, content = '', columnsize = 0, prefix = '1 2 3 4');
{sqlite} INSERT INTO texts_words (rowid, body) SELECT key, body FROM texts;
)sql",

    // Mail: every message once, by the key of its Message-ID; exchanges with people who are not in Kith; addresses
    // that bounced or were dismissed.
    R"sql(
CREATE TABLE messages (ws BIGINT NOT NULL, id BIGINT NOT NULL, key TEXT {sorted} NOT NULL, digest TEXT NOT NULL,
  thread TEXT {sorted} NOT NULL, answers TEXT {sorted} NOT NULL, sender TEXT NOT NULL, sender_name TEXT NOT NULL,
  at BIGINT NOT NULL, subject TEXT NOT NULL, subject_key TEXT {sorted} NOT NULL, recipients BIGINT NOT NULL,
  kind TEXT NOT NULL, asks BIGINT NOT NULL, own BIGINT NOT NULL, removed_at BIGINT, PRIMARY KEY (ws, id)) {clustered};
CREATE INDEX messages_by_key ON messages (ws, key) WHERE removed_at IS NULL;
CREATE INDEX messages_by_thread ON messages (ws, thread) WHERE removed_at IS NULL;
CREATE INDEX messages_by_answered ON messages (ws, answers) WHERE answers <> '' AND removed_at IS NULL;
CREATE INDEX messages_by_subject ON messages (ws, subject_key, at) WHERE subject_key <> '' AND removed_at IS NULL;

CREATE TABLE exchanges (ws BIGINT NOT NULL, id BIGINT NOT NULL, address TEXT {sorted} NOT NULL, name TEXT NOT NULL,
  direction TEXT NOT NULL, at BIGINT NOT NULL, asks BIGINT NOT NULL, message_key TEXT {sorted} NOT NULL,
  thread TEXT NOT NULL, subject TEXT NOT NULL, recipients BIGINT NOT NULL, removed_at BIGINT,
  PRIMARY KEY (ws, id)) {clustered};
CREATE INDEX exchanges_by_address ON exchanges (ws, address, at) WHERE removed_at IS NULL;
CREATE INDEX exchanges_by_message ON exchanges (ws, message_key) WHERE removed_at IS NULL;

CREATE TABLE mail_addresses (ws BIGINT NOT NULL, id BIGINT NOT NULL, address TEXT {sorted} NOT NULL,
  mark TEXT NOT NULL, why TEXT NOT NULL, at BIGINT NOT NULL, removed_at BIGINT, PRIMARY KEY (ws, id)) {clustered};
CREATE INDEX mail_addresses_by_address ON mail_addresses (ws, address) WHERE removed_at IS NULL;

ALTER TABLE touches ADD COLUMN thread TEXT NOT NULL DEFAULT '';
ALTER TABLE touches ADD COLUMN recipients BIGINT NOT NULL DEFAULT 0;
)sql",

    // Mail accounts with their sealed secrets, how far their folders were read, and what each sync did.
    R"sql(
CREATE TABLE mail_accounts (ws BIGINT NOT NULL, id BIGINT NOT NULL, address TEXT NOT NULL, host TEXT NOT NULL,
  port BIGINT NOT NULL, security TEXT NOT NULL, login TEXT NOT NULL, login_name TEXT NOT NULL, sealed TEXT NOT NULL,
  authorities TEXT NOT NULL, added_at BIGINT NOT NULL, PRIMARY KEY (ws, id)) {clustered};

CREATE TABLE mail_folders (ws BIGINT NOT NULL, account_id BIGINT NOT NULL, name TEXT {sorted} NOT NULL,
  shown TEXT NOT NULL, uidvalidity BIGINT NOT NULL, done_uid BIGINT NOT NULL, modseq BIGINT NOT NULL,
  messages BIGINT NOT NULL, PRIMARY KEY (ws, account_id, name)) {clustered};

CREATE TABLE mail_syncs (ws BIGINT NOT NULL, id BIGINT NOT NULL, account_id BIGINT NOT NULL, begun_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL, state TEXT NOT NULL, stage TEXT NOT NULL, messages BIGINT NOT NULL, fresh BIGINT NOT NULL,
  touches BIGINT NOT NULL, problem TEXT NOT NULL, hint TEXT NOT NULL, step_id BIGINT NOT NULL,
  PRIMARY KEY (ws, id)) {clustered};
CREATE INDEX mail_syncs_by_account ON mail_syncs (ws, account_id, id);
)sql",
    // 11: what there is to write about, the user's own news, and who was told. Job changes that were noticed before
    // are entry points from now on.
    R"sql(
CREATE TABLE entry_points (ws BIGINT NOT NULL, id BIGINT NOT NULL, person_id BIGINT, organisation_id BIGINT,
  kind TEXT NOT NULL, text TEXT NOT NULL, url TEXT NOT NULL, source TEXT NOT NULL, key TEXT {sorted},
  at BIGINT NOT NULL, noticed_at BIGINT NOT NULL, until_day BIGINT, removed_at BIGINT, PRIMARY KEY (ws, id),
  FOREIGN KEY (ws, person_id) REFERENCES people (ws, id) ON DELETE CASCADE) {clustered};
CREATE INDEX entry_points_by_person ON entry_points (ws, person_id, at) WHERE removed_at IS NULL;
CREATE INDEX entry_points_by_organisation ON entry_points (ws, organisation_id, at) WHERE removed_at IS NULL;
CREATE INDEX entry_points_by_key ON entry_points (ws, key);
CREATE INDEX entry_points_by_end ON entry_points (ws, until_day) WHERE removed_at IS NULL;
CREATE TABLE own_news (ws BIGINT NOT NULL, id BIGINT NOT NULL, text TEXT NOT NULL, url TEXT NOT NULL,
  at BIGINT NOT NULL, until_day BIGINT, removed_at BIGINT, PRIMARY KEY (ws, id)) {clustered};
CREATE TABLE entry_uses (ws BIGINT NOT NULL, id BIGINT NOT NULL, person_id BIGINT NOT NULL, entry_id BIGINT,
  news_id BIGINT, draft_id BIGINT, at BIGINT NOT NULL, how TEXT NOT NULL, removed_at BIGINT, PRIMARY KEY (ws, id),
  FOREIGN KEY (ws, person_id) REFERENCES people (ws, id) ON DELETE CASCADE) {clustered};
CREATE INDEX entry_uses_by_person ON entry_uses (ws, person_id) WHERE removed_at IS NULL;
CREATE INDEX entry_uses_by_entry ON entry_uses (ws, entry_id) WHERE removed_at IS NULL;
INSERT INTO entry_points (ws, id, person_id, kind, text, url, source, key, at, noticed_at, until_day)
  SELECT o.ws, ROW_NUMBER() OVER (PARTITION BY o.ws ORDER BY o.id), o.person_id, 'job-change', 'New job: ' || CASE
    WHEN o.role = '' THEN 'at ' || g.name WHEN g.name IS NULL THEN o.role ELSE o.role || ' at ' || g.name END, '',
    'import', 'position:' || o.id, o.noticed_at, o.noticed_at, o.noticed_at / 86400 + 60
  FROM positions o LEFT JOIN organisations g ON g.ws = o.ws AND g.id = o.organisation_id
  WHERE o.noticed_at IS NOT NULL AND o.removed_at IS NULL AND o.to_date IS NULL
    AND (o.role <> '' OR g.name IS NOT NULL);
INSERT INTO numbers (ws, kind, next) SELECT ws, 'entry_points', COUNT(*) + 1 FROM entry_points GROUP BY ws;
)sql",
    // 12: drafts, and what waits to leave.
    R"sql(
CREATE TABLE drafts (ws BIGINT NOT NULL, id BIGINT NOT NULL, person_id BIGINT NOT NULL, opening TEXT NOT NULL,
  channel TEXT NOT NULL, subject TEXT NOT NULL, body TEXT NOT NULL, entry_id BIGINT, news_id BIGINT,
  answers TEXT NOT NULL, thread TEXT NOT NULL, created_at BIGINT NOT NULL, changed_at BIGINT NOT NULL,
  state TEXT NOT NULL, removed_at BIGINT, PRIMARY KEY (ws, id), FOREIGN KEY (ws, person_id) REFERENCES people (ws,
  id) ON DELETE CASCADE) {clustered};
CREATE INDEX drafts_by_person ON drafts (ws, person_id) WHERE removed_at IS NULL;
CREATE INDEX drafts_by_state ON drafts (ws, state, changed_at) WHERE removed_at IS NULL;
CREATE TABLE outbox (ws BIGINT NOT NULL, id BIGINT NOT NULL, draft_id BIGINT NOT NULL, person_id BIGINT NOT NULL,
  account_id BIGINT NOT NULL, message_id TEXT NOT NULL, recipient TEXT NOT NULL, mail TEXT NOT NULL,
  state TEXT NOT NULL, queued_at BIGINT NOT NULL, not_before BIGINT NOT NULL, tries BIGINT NOT NULL, tried_at BIGINT,
  sent_at BIGINT, said TEXT NOT NULL, copy_tries BIGINT NOT NULL, PRIMARY KEY (ws, id)) {clustered};
CREATE INDEX outbox_by_state ON outbox (ws, state, not_before);
CREATE INDEX outbox_by_draft ON outbox (ws, draft_id);
CREATE TABLE mail_senders (ws BIGINT NOT NULL, account_id BIGINT NOT NULL, host TEXT NOT NULL, port BIGINT NOT NULL,
  security TEXT NOT NULL, login_name TEXT NOT NULL, sealed TEXT NOT NULL, authorities TEXT NOT NULL,
  PRIMARY KEY (ws, account_id)) {clustered};
CREATE TABLE message_ids (ws BIGINT NOT NULL, key TEXT {sorted} NOT NULL, message_id TEXT NOT NULL,
  PRIMARY KEY (ws, key)) {clustered};
)sql",
    // 13: what was given and received, and who came to the user.
    R"sql(
CREATE TABLE value_entries (ws BIGINT NOT NULL, id BIGINT NOT NULL, person_id BIGINT NOT NULL,
  direction TEXT NOT NULL, kind TEXT NOT NULL, worth BIGINT NOT NULL, text TEXT NOT NULL, at BIGINT NOT NULL,
  source TEXT NOT NULL, source_id BIGINT NOT NULL, removed_at BIGINT, PRIMARY KEY (ws, id), FOREIGN KEY (ws,
  person_id) REFERENCES people (ws, id) ON DELETE CASCADE) {clustered};
CREATE INDEX value_entries_by_person ON value_entries (ws, person_id, at) WHERE removed_at IS NULL;
CREATE TABLE approaches (ws BIGINT NOT NULL, id BIGINT NOT NULL, person_id BIGINT NOT NULL, at BIGINT NOT NULL,
  came_from TEXT NOT NULL, knew_me BIGINT, wanted TEXT NOT NULL, state TEXT NOT NULL, decided_at BIGINT,
  minutes BIGINT NOT NULL, came_of TEXT NOT NULL, removed_at BIGINT, PRIMARY KEY (ws, id), FOREIGN KEY (ws,
  person_id) REFERENCES people (ws, id) ON DELETE CASCADE) {clustered};
CREATE INDEX approaches_by_person ON approaches (ws, person_id) WHERE removed_at IS NULL;
CREATE INDEX approaches_by_state ON approaches (ws, state, at) WHERE removed_at IS NULL;
CREATE INDEX touches_of_gifts ON touches (ws, person_id, at) WHERE channel = 'gift' AND removed_at IS NULL;
)sql",
    // 14: experiments.
    R"sql(
CREATE TABLE experiments (ws BIGINT NOT NULL, id BIGINT NOT NULL, name TEXT NOT NULL, hypothesis TEXT NOT NULL,
  segment TEXT NOT NULL, planned BIGINT NOT NULL, window_days BIGINT NOT NULL, assignment TEXT NOT NULL,
  seed BIGINT NOT NULL, state TEXT NOT NULL, created_at BIGINT NOT NULL, closed_at BIGINT, closing TEXT NOT NULL,
  removed_at BIGINT, PRIMARY KEY (ws, id)) {clustered};
CREATE TABLE experiment_arms (ws BIGINT NOT NULL, id BIGINT NOT NULL, experiment_id BIGINT NOT NULL,
  name TEXT NOT NULL, channel TEXT NOT NULL, message TEXT NOT NULL, gift TEXT NOT NULL, removed_at BIGINT,
  PRIMARY KEY (ws, id)) {clustered};
CREATE INDEX experiment_arms_by_experiment ON experiment_arms (ws, experiment_id) WHERE removed_at IS NULL;
CREATE TABLE experiment_entries (ws BIGINT NOT NULL, id BIGINT NOT NULL, experiment_id BIGINT NOT NULL,
  arm_id BIGINT NOT NULL, person_id BIGINT NOT NULL, assigned_at BIGINT NOT NULL, segment TEXT NOT NULL,
  outcome TEXT NOT NULL, words TEXT NOT NULL, outcome_at BIGINT, removed_at BIGINT, PRIMARY KEY (ws, id), FOREIGN KEY
  (ws, person_id) REFERENCES people (ws, id) ON DELETE CASCADE) {clustered};
CREATE INDEX experiment_entries_by_experiment ON experiment_entries (ws, experiment_id) WHERE removed_at IS NULL;
CREATE INDEX experiment_entries_by_person ON experiment_entries (ws, person_id) WHERE removed_at IS NULL;
CREATE TABLE experiment_notes (ws BIGINT NOT NULL, id BIGINT NOT NULL, experiment_id BIGINT NOT NULL,
  monday BIGINT NOT NULL, thinks TEXT NOT NULL, changes TEXT NOT NULL, at BIGINT NOT NULL, removed_at BIGINT,
  PRIMARY KEY (ws, id)) {clustered};
CREATE INDEX experiment_notes_by_experiment ON experiment_notes (ws, experiment_id, monday) WHERE removed_at IS NULL;
)sql",
    // 15: feeds followed: whom they are about, when they were asked, what they brought.
    R"sql(
CREATE TABLE followed_feeds (ws BIGINT NOT NULL, id BIGINT NOT NULL, url TEXT NOT NULL, title TEXT NOT NULL,
  site TEXT NOT NULL, reading BIGINT NOT NULL, added_at BIGINT NOT NULL, removed_at BIGINT, PRIMARY KEY (ws,
  id)) {clustered};
CREATE TABLE feed_people (ws BIGINT NOT NULL, id BIGINT NOT NULL, feed_id BIGINT NOT NULL, person_id BIGINT,
  organisation_id BIGINT, removed_at BIGINT, PRIMARY KEY (ws, id)) {clustered};
CREATE INDEX feed_people_by_feed ON feed_people (ws, feed_id) WHERE removed_at IS NULL;
CREATE INDEX feed_people_by_person ON feed_people (ws, person_id) WHERE removed_at IS NULL;
CREATE TABLE feed_checks (ws BIGINT NOT NULL, feed_id BIGINT NOT NULL, etag TEXT NOT NULL, modified TEXT NOT NULL,
  checked_at BIGINT, next_check BIGINT NOT NULL, failures BIGINT NOT NULL, said TEXT NOT NULL, gone BIGINT NOT NULL,
  PRIMARY KEY (ws, feed_id)) {clustered};
CREATE TABLE feed_items (ws BIGINT NOT NULL, id BIGINT NOT NULL, feed_id BIGINT NOT NULL, key TEXT {sorted} NOT NULL,
  url TEXT NOT NULL, title TEXT NOT NULL, summary TEXT NOT NULL, author TEXT NOT NULL, at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL, put_away BIGINT NOT NULL, PRIMARY KEY (ws, id)) {clustered};
CREATE UNIQUE INDEX feed_items_by_key ON feed_items (ws, feed_id, key);
CREATE INDEX feed_items_by_time ON feed_items (ws, at);
CREATE TABLE web_robots (ws BIGINT NOT NULL, origin TEXT {sorted} NOT NULL, fetched_at BIGINT NOT NULL,
  rules TEXT NOT NULL, PRIMARY KEY (ws, origin)) {clustered};
)sql",
    // 16: who knows who: the other parties of a message, and how well the user says two people know each other.
    R"sql(
ALTER TABLE messages ADD COLUMN parties TEXT NOT NULL DEFAULT '';
ALTER TABLE relations ADD COLUMN how_well BIGINT;
)sql",
    // 17: introductions, and the drafts that belong to one.
    R"sql(
CREATE TABLE introductions (ws BIGINT NOT NULL, id BIGINT NOT NULL, kind TEXT NOT NULL, person_id BIGINT NOT NULL,
  other_id BIGINT NOT NULL, why TEXT NOT NULL, person_asked_at BIGINT, person_agreed_at BIGINT,
  person_refused_at BIGINT, other_asked_at BIGINT, other_agreed_at BIGINT, other_refused_at BIGINT,
  introduced_at BIGINT, met_at BIGINT, thanked_at BIGINT, followed_at BIGINT, closed_at BIGINT, closing TEXT NOT NULL,
  opportunity_id BIGINT, created_at BIGINT NOT NULL, removed_at BIGINT, PRIMARY KEY (ws, id),
  FOREIGN KEY (ws, person_id) REFERENCES people (ws, id) ON DELETE CASCADE, FOREIGN KEY (ws, other_id) REFERENCES
  people (ws, id) ON DELETE CASCADE) {clustered};
CREATE INDEX introductions_by_person ON introductions (ws, person_id) WHERE removed_at IS NULL;
CREATE INDEX introductions_by_other ON introductions (ws, other_id) WHERE removed_at IS NULL;
ALTER TABLE drafts ADD COLUMN introduction_id BIGINT;
)sql",
    // 18: organisations pursued, and what was done with them.
    R"sql(
ALTER TABLE organisations ADD COLUMN kind TEXT NOT NULL DEFAULT '';
ALTER TABLE organisations ADD COLUMN industry TEXT NOT NULL DEFAULT '';
ALTER TABLE organisations ADD COLUMN city TEXT NOT NULL DEFAULT '';
ALTER TABLE organisations ADD COLUMN domains TEXT NOT NULL DEFAULT '';
ALTER TABLE organisations ADD COLUMN website TEXT NOT NULL DEFAULT '';
ALTER TABLE organisations ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE organisations ADD COLUMN merged_into BIGINT;
CREATE TABLE pursuits (ws BIGINT NOT NULL, id BIGINT NOT NULL, organisation_id BIGINT NOT NULL, stage TEXT NOT NULL,
  for_me TEXT NOT NULL, for_them TEXT NOT NULL, i_give TEXT NOT NULL, next_step TEXT NOT NULL, next_day BIGINT,
  next_minutes BIGINT NOT NULL, begun_at BIGINT NOT NULL, stage_at BIGINT NOT NULL, closed_at BIGINT,
  closing TEXT NOT NULL, removed_at BIGINT, PRIMARY KEY (ws, id)) {clustered};
CREATE INDEX pursuits_by_organisation ON pursuits (ws, organisation_id) WHERE removed_at IS NULL;
CREATE INDEX changes_of_pursuits ON changes (ws, row_id) WHERE tbl = 'pursuits';
CREATE TABLE organisation_events (ws BIGINT NOT NULL, id BIGINT NOT NULL, organisation_id BIGINT NOT NULL,
  kind TEXT NOT NULL, title TEXT NOT NULL, at BIGINT NOT NULL, minutes BIGINT NOT NULL, cents BIGINT NOT NULL,
  currency TEXT NOT NULL, note TEXT NOT NULL, removed_at BIGINT, PRIMARY KEY (ws, id)) {clustered};
CREATE INDEX organisation_events_by_organisation ON organisation_events (ws, organisation_id, at)
  WHERE removed_at IS NULL;
CREATE TABLE event_people (ws BIGINT NOT NULL, id BIGINT NOT NULL, event_id BIGINT NOT NULL, person_id BIGINT NOT NULL,
  touch_id BIGINT, removed_at BIGINT, PRIMARY KEY (ws, id), FOREIGN KEY (ws, person_id) REFERENCES people (ws, id)
  ON DELETE CASCADE) {clustered};
CREATE INDEX event_people_by_event ON event_people (ws, event_id) WHERE removed_at IS NULL;
CREATE INDEX event_people_by_person ON event_people (ws, person_id) WHERE removed_at IS NULL;
)sql",
    // 19: opportunities, and the people and touches that led to them.
    R"sql(
CREATE TABLE opportunities (ws BIGINT NOT NULL, id BIGINT NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL,
  organisation_id BIGINT, stage TEXT NOT NULL, cents BIGINT, currency TEXT NOT NULL, begun_at BIGINT NOT NULL,
  expected_day BIGINT, next_step TEXT NOT NULL, next_day BIGINT, closed_at BIGINT, closing TEXT NOT NULL,
  note TEXT NOT NULL, removed_at BIGINT, PRIMARY KEY (ws, id)) {clustered};
CREATE INDEX opportunities_by_organisation ON opportunities (ws, organisation_id) WHERE removed_at IS NULL;
CREATE TABLE opportunity_people (ws BIGINT NOT NULL, id BIGINT NOT NULL, opportunity_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL, role TEXT NOT NULL, removed_at BIGINT, PRIMARY KEY (ws, id), FOREIGN KEY (ws, person_id)
  REFERENCES people (ws, id) ON DELETE CASCADE) {clustered};
CREATE INDEX opportunity_people_by_opportunity ON opportunity_people (ws, opportunity_id) WHERE removed_at IS NULL;
CREATE INDEX opportunity_people_by_person ON opportunity_people (ws, person_id) WHERE removed_at IS NULL;
CREATE TABLE opportunity_touches (ws BIGINT NOT NULL, id BIGINT NOT NULL, opportunity_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL, touch_id BIGINT NOT NULL, removed_at BIGINT, PRIMARY KEY (ws, id), FOREIGN KEY (ws,
  person_id) REFERENCES people (ws, id) ON DELETE CASCADE) {clustered};
CREATE INDEX opportunity_touches_by_opportunity ON opportunity_touches (ws, opportunity_id) WHERE removed_at IS NULL;
CREATE INDEX opportunity_touches_by_touch ON opportunity_touches (ws, touch_id) WHERE removed_at IS NULL;
CREATE TABLE opportunity_stages (ws BIGINT NOT NULL, id BIGINT NOT NULL, opportunity_id BIGINT NOT NULL,
  stage TEXT NOT NULL, at BIGINT NOT NULL, removed_at BIGINT, PRIMARY KEY (ws, id)) {clustered};
CREATE INDEX opportunity_stages_by_opportunity ON opportunity_stages (ws, opportunity_id, at) WHERE removed_at IS NULL;
)sql",
    // 20: how the user's contacts come beside the usual; fractions in thousandths.
    R"sql(
CREATE TABLE contact_leans (ws BIGINT NOT NULL, learned_at BIGINT NOT NULL, shift BIGINT NOT NULL, slope BIGINT NOT NULL,
  asked BIGINT NOT NULL, expected BIGINT NOT NULL, came BIGINT NOT NULL, PRIMARY KEY (ws)) {clustered};
)sql",
};

// What a large workspace looks like, for SQLite's planner: without it every "ws = ?" looks selective and
// whole tables are walked. Written once, so that plans are the same for everybody; "rows rows k1 k2 …" says
// how many rows share the first column, the first two, and so on. PostgreSQL keeps its own.
const char* const kStatistics = R"sql(
ANALYZE;
DELETE FROM sqlite_stat1;
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
  ('people', 'people', '20000 20000 1'), ('people', 'people_by_name', '20000 20000 2 1'),
  ('people', 'people_by_key', '20000 20000 2'), ('people', 'people_by_stratum', '20000 20000 4000 2 1'),
  ('people', 'people_by_age', '20000 20000 100 1'), ('people', 'people_in_trash', '200 200 10'),
  ('people', 'people_merged', '200 200 1'),
  ('handles', 'handles', '40000 40000 1'), ('handles', 'handles_by_key', '40000 40000 1 1'),
  ('handles', 'handles_by_person', '40000 40000 2'),
  ('addresses', 'addresses', '8000 8000 1'), ('addresses', 'addresses_by_person', '8000 8000 1'),
  ('positions', 'positions', '20000 20000 1'), ('positions', 'positions_by_person', '20000 20000 1'),
  ('positions', 'positions_by_organisation', '20000 20000 14 12 11'),
  ('organisations', 'organisations', '1500 1500 1'), ('organisations', 'organisations_by_name', '1500 1500 1'),
  ('facts', 'facts', '8000 8000 1'), ('facts', 'facts_by_person', '8000 8000 2'),
  ('notes', 'notes', '6000 6000 1'), ('notes', 'notes_by_person', '6000 6000 2 1'),
  ('tags', 'tags', '6000 6000 1'), ('tags', 'tags_by_person', '6000 6000 2'), ('tags', 'tags_by_name', '6000 6000 400 1'),
  ('extras', 'extras', '8000 8000 1'), ('extras', 'extras_by_person', '8000 8000 2'),
  ('touches', 'touches', '200000 200000 1'), ('touches', 'touches_by_person', '200000 200000 11 1 1'),
  ('touches', 'touches_by_key', '100000 100000 1 1'),
  ('source_records', 'source_records', '20000 20000 1'), ('source_records', 'source_records_by_key', '20000 20000 1 1'),
  ('source_records', 'source_records_by_person', '20000 20000 1'),
  ('reviews', 'reviews', '500 500 1'), ('reviews', 'reviews_by_person', '500 500 1 1'), ('reviews', 'reviews_by_other', '500 500 1'),
  ('promises', 'promises', '2000 2000 1'), ('promises', 'promises_by_person', '2000 2000 2'),
  ('promises', 'promises_by_state', '2000 2000 200 1'),
  ('relations', 'relations', '4000 4000 1'), ('relations', 'relations_by_person', '4000 4000 2'),
  ('relations', 'relations_by_other', '4000 4000 2'),
  ('messages', 'messages', '100000 100000 1'), ('messages', 'messages_by_key', '100000 100000 1'),
  ('messages', 'messages_by_thread', '100000 100000 4'), ('messages', 'messages_by_answered', '60000 60000 1'),
  ('messages', 'messages_by_subject', '60000 60000 4 1'),
  ('exchanges', 'exchanges', '20000 20000 1'), ('exchanges', 'exchanges_by_address', '20000 20000 4 1'),
  ('exchanges', 'exchanges_by_message', '20000 20000 1'),
  ('mail_addresses', 'mail_addresses', '500 500 1'), ('mail_addresses', 'mail_addresses_by_address', '500 500 1'),
  ('mail_accounts', 'mail_accounts', '4 4 1'), ('mail_folders', 'mail_folders', '80 80 20 1'),
  ('mail_syncs', 'mail_syncs', '800 800 1'), ('mail_syncs', 'mail_syncs_by_account', '800 800 200 1'),
  ('weeks', 'weeks', '200 200 1'), ('weeks', 'weeks_by_monday', '200 200 1'),
  ('rhythms', 'rhythms_by_promise', '200 200 1'), ('rhythms', 'rhythms_to_fold', '200 200 1'),
  ('problems', 'problems', '500 500 1'), ('problems', 'problems_by_import', '500 500 50'),
  ('entry_points', 'entry_points', '4000 4000 1'), ('entry_points', 'entry_points_by_person', '4000 4000 4 1'),
  ('entry_points', 'entry_points_by_organisation', '400 400 4 1'), ('entry_points', 'entry_points_by_key', '4000 4000 1'),
  ('entry_points', 'entry_points_by_end', '4000 4000 40'),
  ('own_news', 'own_news', '40 40 1'), ('entry_uses', 'entry_uses', '4000 4000 1'),
  ('entry_uses', 'entry_uses_by_person', '4000 4000 2'), ('entry_uses', 'entry_uses_by_entry', '4000 4000 1'),
  ('drafts', 'drafts', '4000 4000 1'), ('drafts', 'drafts_by_person', '4000 4000 2'),
  ('drafts', 'drafts_by_state', '4000 4000 800 1'), ('outbox', 'outbox', '4000 4000 1'),
  ('outbox', 'outbox_by_state', '4000 4000 800 1'), ('outbox', 'outbox_by_draft', '4000 4000 1'),
  ('mail_senders', 'mail_senders', '4 4 1'), ('message_ids', 'message_ids', '60000 60000 1'),
  ('value_entries', 'value_entries', '4000 4000 1'), ('value_entries', 'value_entries_by_person', '4000 4000 3 1'),
  ('approaches', 'approaches', '400 400 1'), ('approaches', 'approaches_by_person', '400 400 1'),
  ('approaches', 'approaches_by_state', '400 400 100 1'),
  ('touches', 'touches_of_gifts', '400 400 1 1'), ('experiments', 'experiments', '20 20 1'),
  ('experiment_arms', 'experiment_arms', '40 40 1'), ('experiment_arms', 'experiment_arms_by_experiment', '40 40 2'),
  ('experiment_entries', 'experiment_entries', '1000 1000 1'),
  ('experiment_entries', 'experiment_entries_by_experiment', '1000 1000 50'),
  ('experiment_entries', 'experiment_entries_by_person', '1000 1000 1'),
  ('experiment_notes', 'experiment_notes', '100 100 1'),
  ('experiment_notes', 'experiment_notes_by_experiment', '100 100 5 1'),
  ('followed_feeds', 'followed_feeds', '500 500 1'), ('feed_people', 'feed_people', '500 500 1'),
  ('feed_people', 'feed_people_by_feed', '500 500 1'), ('feed_people', 'feed_people_by_person', '500 500 1'),
  ('feed_checks', 'feed_checks', '500 500 1'), ('feed_items', 'feed_items', '10000 10000 1'),
  ('feed_items', 'feed_items_by_key', '10000 10000 20 1'), ('feed_items', 'feed_items_by_time', '10000 10000 1'),
  ('web_robots', 'web_robots', '500 500 1'),
  ('introductions', 'introductions', '200 200 1'), ('introductions', 'introductions_by_person', '200 200 1'),
  ('introductions', 'introductions_by_other', '200 200 1'),
  ('pursuits', 'pursuits', '40 40 1'), ('pursuits', 'pursuits_by_organisation', '40 40 1'),
  ('changes', 'changes_of_pursuits', '400 400 10'),
  ('organisation_events', 'organisation_events', '400 400 1'),
  ('organisation_events', 'organisation_events_by_organisation', '400 400 8 1'),
  ('event_people', 'event_people', '2000 2000 1'), ('event_people', 'event_people_by_event', '2000 2000 5'),
  ('event_people', 'event_people_by_person', '2000 2000 2'), ('opportunities', 'opportunities', '200 200 1'),
  ('opportunities', 'opportunities_by_organisation', '200 200 1'),
  ('opportunity_people', 'opportunity_people', '400 400 1'),
  ('opportunity_people', 'opportunity_people_by_opportunity', '400 400 2'),
  ('opportunity_people', 'opportunity_people_by_person', '400 400 1'),
  ('opportunity_touches', 'opportunity_touches', '400 400 1'),
  ('opportunity_touches', 'opportunity_touches_by_opportunity', '400 400 2'),
  ('opportunity_touches', 'opportunity_touches_by_touch', '400 400 1'),
  ('opportunity_stages', 'opportunity_stages', '800 800 1'),
  ('opportunity_stages', 'opportunity_stages_by_opportunity', '800 800 4 1'),
  ('steps', 'steps', '10000 10000 1'),
  ('changes', 'changes', '300000 300000 1'), ('changes', 'changes_by_step', '300000 300000 30'),
  ('changes', 'changes_by_person', '300000 300000 15 1'),
  ('rhythms', 'rhythms', '20000 20000 1'), ('rhythms', 'rhythms_by_last', '20000 20000 1 1'),
  ('feed_entries', 'feed_entries', '400 400 1'),
  ('terms', 'terms', '240000 240000 40000 6 1'), ('terms', 'terms_by_person', '240000 240000 12'),
  ('organisation_terms', 'organisation_terms', '3000 3000 3 1'),
  ('organisation_terms', 'organisation_terms_by_organisation', '3000 3000 2'),
  ('texts', 'texts', '80000 80000 1'), ('texts', 'texts_by_row', '80000 80000 40000 1');
ANALYZE sqlite_schema;
)sql";

void run_all(soci::session& session, const std::string& text, Backend backend) {
  const std::string_view own = backend == Backend::sqlite ? "{sqlite}" : "{postgres}";
  for (const std::string& statement : split(text, ";\n")) {
    std::string_view words = trim(statement);
    if (words.starts_with(own)) words.remove_prefix(own.size());
    if (!words.empty() && !words.starts_with('{')) sql::plain(session, std::string(words));
  }
}

std::string in_dialect(std::string text, Backend backend) {
  const auto replace = [&](std::string_view word, std::string_view with) {
    for (std::size_t at = 0; (at = text.find(word, at)) != std::string::npos; at += with.size()) {
      text.replace(at, word.size(), with);
    }
  };
  switch (backend) {
    case Backend::sqlite:
      replace("{sorted}", "");
      replace("{clustered}", "WITHOUT ROWID");
      break;
    case Backend::postgres:
      replace("{sorted}", "COLLATE \"C\"");
      replace("{clustered}", "");
      break;
  }
  return text;
}

int present_version(soci::session& session) {
  int version = 0;
  soci::indicator indicator = soci::i_ok;
  session << "SELECT MAX(version) FROM schema_versions", soci::into(version, indicator);
  return indicator == soci::i_ok ? version : 0;
}

}  // namespace

int newest_schema() {
  return static_cast<int>(std::size(kMigrations));
}

Status migrate(soci::session& session, Backend backend) {
  return sql::guarded([&]() -> Status {
    // Two programs may start at once: the first to take the lock migrates, the other finds it done.
    sql::plain(session, backend == Backend::sqlite ? "BEGIN IMMEDIATE" : "BEGIN");
    if (backend == Backend::postgres) sql::plain(session, "SELECT pg_advisory_xact_lock(7070)");
    sql::plain(session, "CREATE TABLE IF NOT EXISTS schema_versions (version BIGINT PRIMARY KEY)");
    const int present = present_version(session);
    if (present > newest_schema()) {
      sql::plain(session, "ROLLBACK");
      return fail(Code::failed,
                  fmt::format("this database was written by a newer Kith (schema {}, this one knows {})", present,
                              newest_schema()),
                  "update Kith, or restore a backup made with this version");
    }
    for (int version = present + 1; version <= newest_schema(); ++version) {
      run_all(session, in_dialect(kMigrations[version - 1], backend), backend);
      session << "INSERT INTO schema_versions (version) VALUES (:v)", soci::use(version, "v");
    }
    if (backend == Backend::sqlite && present < newest_schema()) run_all(session, kStatistics, backend);
    sql::plain(session, "COMMIT");
    return {};
  });
}

}  // namespace kith
