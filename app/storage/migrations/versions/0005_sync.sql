DROP TRIGGER capture_action_insert

DROP TRIGGER capture_action_delete

DROP TRIGGER capture_action_fixed

DROP TRIGGER capture_action_u_alive

DROP TRIGGER capture_action_u_enterprise_id

DROP TRIGGER capture_action_u_session_id

DROP TRIGGER capture_action_u_agreement_id

DROP TRIGGER capture_action_u_kind

DROP TRIGGER capture_action_u_text

DROP TRIGGER capture_action_u_owner

DROP TRIGGER capture_action_u_coach_id

DROP TRIGGER capture_action_u_due_on

DROP TRIGGER capture_action_u_outcome

DROP TRIGGER capture_agreement_insert

DROP TRIGGER capture_agreement_delete

DROP TRIGGER capture_agreement_fixed

DROP TRIGGER capture_agreement_u_alive

DROP TRIGGER capture_agreement_u_session_id

DROP TRIGGER capture_agreement_u_text

DROP TRIGGER capture_agreement_u_owner

DROP TRIGGER capture_agreement_u_due_on

DROP TRIGGER capture_attachment_insert

DROP TRIGGER capture_attachment_delete

DROP TRIGGER capture_attachment_fixed

DROP TRIGGER capture_attachment_u_alive

DROP TRIGGER capture_attachment_u_enterprise_id

DROP TRIGGER capture_attachment_u_session_id

DROP TRIGGER capture_attachment_u_file_name

DROP TRIGGER capture_attachment_u_media_type

DROP TRIGGER capture_attachment_u_size

DROP TRIGGER capture_attachment_u_sha256

DROP TRIGGER capture_attachment_u_added_at

DROP TRIGGER capture_attachment_u_added_by

DROP TRIGGER capture_attendee_insert

DROP TRIGGER capture_attendee_delete

DROP TRIGGER capture_attendee_fixed

DROP TRIGGER capture_attendee_u_alive

DROP TRIGGER capture_attendee_u_session_id

DROP TRIGGER capture_attendee_u_contact_id

DROP TRIGGER capture_attendee_u_role

DROP TRIGGER capture_coaching_session_insert

DROP TRIGGER capture_coaching_session_delete

DROP TRIGGER capture_coaching_session_fixed

DROP TRIGGER capture_coaching_session_u_alive

DROP TRIGGER capture_coaching_session_u_enterprise_id

DROP TRIGGER capture_coaching_session_u_establishment_id

DROP TRIGGER capture_coaching_session_u_coach_id

DROP TRIGGER capture_coaching_session_u_kind

DROP TRIGGER capture_coaching_session_u_time

DROP TRIGGER capture_coaching_session_u_place

DROP TRIGGER capture_coaching_session_u_subject

DROP TRIGGER capture_coaching_session_u_goal

DROP TRIGGER capture_coaching_session_u_note

DROP TRIGGER capture_coaching_session_u_result

DROP TRIGGER capture_coaching_session_u_next_step

DROP TRIGGER capture_coaching_session_u_themes

DROP TRIGGER capture_coaching_session_u_unnamed_workers

DROP TRIGGER capture_coaching_session_u_unique_persons

DROP TRIGGER capture_coaching_session_u_confirmation

DROP TRIGGER capture_coaching_session_u_completed_at

DROP TRIGGER capture_contact_insert

DROP TRIGGER capture_contact_delete

DROP TRIGGER capture_contact_fixed

DROP TRIGGER capture_contact_u_alive

DROP TRIGGER capture_contact_u_enterprise_id

DROP TRIGGER capture_contact_u_establishment_id

DROP TRIGGER capture_contact_u_name

DROP TRIGGER capture_contact_u_function

DROP TRIGGER capture_contact_u_email

DROP TRIGGER capture_contact_u_phone

DROP TRIGGER capture_contact_u_mail_consent

DROP TRIGGER capture_contact_u_ended_on

DROP TRIGGER capture_enterprise_insert

DROP TRIGGER capture_enterprise_delete

DROP TRIGGER capture_enterprise_fixed

DROP TRIGGER capture_enterprise_u_alive

DROP TRIGGER capture_enterprise_u_number

DROP TRIGGER capture_enterprise_u_name

DROP TRIGGER capture_enterprise_u_legal_form

DROP TRIGGER capture_enterprise_u_nace

DROP TRIGGER capture_enterprise_u_joint_committee

DROP TRIGGER capture_enterprise_u_started_on

DROP TRIGGER capture_enterprise_u_part_of_group

DROP TRIGGER capture_enterprise_u_purpose

DROP TRIGGER capture_enterprise_u_partner_id

DROP TRIGGER capture_enterprise_u_coach_id

DROP TRIGGER capture_enterprise_u_duplicate_reason

DROP TRIGGER capture_establishment_insert

DROP TRIGGER capture_establishment_delete

DROP TRIGGER capture_establishment_fixed

DROP TRIGGER capture_establishment_u_alive

DROP TRIGGER capture_establishment_u_enterprise_id

DROP TRIGGER capture_establishment_u_number

DROP TRIGGER capture_establishment_u_name

DROP TRIGGER capture_establishment_u_address

DROP TRIGGER capture_establishment_u_is_main

DROP TRIGGER capture_intake_insert

DROP TRIGGER capture_intake_delete

DROP TRIGGER capture_intake_fixed

DROP TRIGGER capture_intake_u_alive

DROP TRIGGER capture_intake_u_enterprise_id

DROP TRIGGER capture_intake_u_establishment_id

DROP TRIGGER capture_intake_u_coach_id

DROP TRIGGER capture_intake_u_held_on

DROP TRIGGER capture_intake_u_source

DROP TRIGGER capture_intake_u_question

DROP TRIGGER capture_intake_u_themes

DROP TRIGGER capture_intake_u_unique_persons

DROP TRIGGER capture_intake_u_first_step

DROP TRIGGER capture_intake_u_consent

DROP TRIGGER capture_intake_count_insert

DROP TRIGGER capture_intake_count_delete

DROP TRIGGER capture_intake_count_fixed

DROP TRIGGER capture_intake_count_u_alive

DROP TRIGGER capture_intake_count_u_intake_id

DROP TRIGGER capture_intake_count_u_target_group

DROP TRIGGER capture_intake_count_u_number

DROP TRIGGER capture_partner_insert

DROP TRIGGER capture_partner_delete

DROP TRIGGER capture_partner_fixed

DROP TRIGGER capture_partner_u_alive

DROP TRIGGER capture_partner_u_name

DROP TRIGGER capture_partner_u_kind

DROP TRIGGER capture_partner_u_enterprise_number

DROP TRIGGER capture_partnership_insert

DROP TRIGGER capture_partnership_delete

DROP TRIGGER capture_partnership_fixed

DROP TRIGGER capture_partnership_u_alive

DROP TRIGGER capture_partnership_u_name

DROP TRIGGER capture_partnership_u_project_number

DROP TRIGGER capture_partnership_u_is_practice

DROP TRIGGER capture_person_insert

DROP TRIGGER capture_person_delete

DROP TRIGGER capture_person_fixed

DROP TRIGGER capture_person_u_alive

DROP TRIGGER capture_person_u_partner_id

DROP TRIGGER capture_person_u_name

DROP TRIGGER capture_person_u_email

DROP TRIGGER capture_role_insert

DROP TRIGGER capture_role_delete

DROP TRIGGER capture_role_fixed

DROP TRIGGER capture_role_u_alive

DROP TRIGGER capture_role_u_person_id

DROP TRIGGER capture_role_u_role

DROP TRIGGER capture_session_count_insert

DROP TRIGGER capture_session_count_delete

DROP TRIGGER capture_session_count_fixed

DROP TRIGGER capture_session_count_u_alive

DROP TRIGGER capture_session_count_u_session_id

DROP TRIGGER capture_session_count_u_target_group

DROP TRIGGER capture_session_count_u_number

DROP TRIGGER capture_travelsetting_insert

DROP TRIGGER capture_travelsetting_delete

DROP TRIGGER capture_travelsetting_fixed

DROP TRIGGER capture_travelsetting_u_alive

DROP TRIGGER capture_travelsetting_u_person_id

DROP TRIGGER capture_travelsetting_u_name

DROP TRIGGER capture_travelsetting_u_value

DROP TRIGGER capture_yearly_figures_insert

DROP TRIGGER capture_yearly_figures_delete

DROP TRIGGER capture_yearly_figures_fixed

DROP TRIGGER capture_yearly_figures_u_alive

DROP TRIGGER capture_yearly_figures_u_enterprise_id

DROP TRIGGER capture_yearly_figures_u_year

DROP TRIGGER capture_yearly_figures_u_staff

DROP TRIGGER capture_yearly_figures_u_turnover

DROP TRIGGER capture_yearly_figures_u_balance

DROP TRIGGER capture_yearly_figures_u_is_estimate

DROP TRIGGER capture_yearly_figures_u_declared_by

DROP TRIGGER capture_appointment_insert

DROP TRIGGER capture_appointment_delete

DROP TRIGGER capture_appointment_fixed

DROP TRIGGER capture_appointment_u_alive

DROP TRIGGER capture_appointment_u_enterprise_id

DROP TRIGGER capture_appointment_u_establishment_id

DROP TRIGGER capture_appointment_u_coach_id

DROP TRIGGER capture_appointment_u_kind

DROP TRIGGER capture_appointment_u_subject

DROP TRIGGER capture_appointment_u_time

DROP TRIGGER capture_appointment_u_place

DROP TRIGGER capture_appointment_u_session_id

DROP TRIGGER capture_appointment_u_cancelled

DROP TRIGGER capture_note_template_insert

DROP TRIGGER capture_note_template_delete

DROP TRIGGER capture_note_template_fixed

DROP TRIGGER capture_note_template_u_alive

DROP TRIGGER capture_note_template_u_person_id

DROP TRIGGER capture_note_template_u_kind

DROP TRIGGER capture_note_template_u_name

DROP TRIGGER capture_note_template_u_text

DROP TRIGGER capture_signature_insert

DROP TRIGGER capture_signature_delete

DROP TRIGGER capture_signature_fixed

DROP TRIGGER capture_signature_u_alive

DROP TRIGGER capture_signature_u_session_id

DROP TRIGGER capture_signature_u_contact_id

DROP TRIGGER capture_signature_u_signed

DROP TRIGGER capture_snooze_insert

DROP TRIGGER capture_snooze_delete

DROP TRIGGER capture_snooze_fixed

DROP TRIGGER capture_snooze_u_alive

DROP TRIGGER capture_snooze_u_person_id

DROP TRIGGER capture_snooze_u_reason

DROP TRIGGER capture_snooze_u_subject_id

DROP TRIGGER capture_snooze_u_until

DROP INDEX ix_outbox_group

DROP INDEX ix_outbox_record

DROP INDEX ix_outbox_root

DROP INDEX ix_outbox_alive

ALTER TABLE outbox RENAME TO old_outbox

ALTER TABLE record_version RENAME TO old_record_version

ALTER TABLE unit_version RENAME TO old_unit_version

CREATE TABLE sync_state (
  id INTEGER NOT NULL,
  server VARCHAR DEFAULT '' NOT NULL,
  partnership VARCHAR DEFAULT '' NOT NULL,
  chain VARCHAR DEFAULT '[]' NOT NULL,
  cursor INTEGER DEFAULT '0' NOT NULL,
  hash VARCHAR DEFAULT '' NOT NULL,
  durable_seq INTEGER DEFAULT '0' NOT NULL,
  rights INTEGER DEFAULT '-1' NOT NULL,
  protocol INTEGER DEFAULT '0' NOT NULL,
  server_schema INTEGER DEFAULT '0' NOT NULL,
  revision INTEGER DEFAULT '0' NOT NULL,
  checked_at VARCHAR,
  clock_ahead_s FLOAT DEFAULT '0' NOT NULL,
  braked TEXT,
  PRIMARY KEY (id)
)

CREATE TABLE record_version (
  kind VARCHAR NOT NULL,
  record_id VARCHAR NOT NULL,
  root VARCHAR NOT NULL,
  version VARCHAR NOT NULL,
  place INTEGER,
  author VARCHAR DEFAULT '' NOT NULL,
  rev INTEGER DEFAULT '0' NOT NULL,
  in_base BOOLEAN DEFAULT 0 NOT NULL,
  contested BOOLEAN DEFAULT 0 NOT NULL,
  base_contested BOOLEAN DEFAULT 0 NOT NULL,
  PRIMARY KEY (kind, record_id)
)

CREATE INDEX ix_record_version_root ON record_version (root)

CREATE TABLE unit_version (
  kind VARCHAR NOT NULL,
  record_id VARCHAR NOT NULL,
  unit VARCHAR NOT NULL,
  ids VARCHAR NOT NULL,
  places VARCHAR DEFAULT '[null]' NOT NULL,
  authors VARCHAR DEFAULT '[""]' NOT NULL,
  PRIMARY KEY (kind, record_id, unit)
)

CREATE TABLE outbox (
  position INTEGER NOT NULL,
  change_id VARCHAR NOT NULL,
  change_group VARCHAR NOT NULL,
  actor VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  record_id VARCHAR NOT NULL,
  root VARCHAR NOT NULL,
  unit VARCHAR NOT NULL,
  old TEXT,
  value TEXT,
  parents VARCHAR DEFAULT '[]' NOT NULL,
  covers VARCHAR DEFAULT '[]' NOT NULL,
  knew TEXT,
  made_at VARCHAR NOT NULL,
  revision INTEGER DEFAULT '0' NOT NULL,
  laptop VARCHAR DEFAULT '' NOT NULL,
  is_own BOOLEAN DEFAULT 1 NOT NULL,
  sent_group VARCHAR,
  sent_place INTEGER,
  sent BOOLEAN DEFAULT 0 NOT NULL,
  verdict VARCHAR,
  seq INTEGER,
  reason VARCHAR,
  fields VARCHAR DEFAULT '[]' NOT NULL,
  in_base BOOLEAN DEFAULT 0 NOT NULL,
  closed BOOLEAN DEFAULT 0 NOT NULL,
  done BOOLEAN DEFAULT 0 NOT NULL,
  PRIMARY KEY (position)
)

CREATE INDEX ix_outbox_alive ON outbox (made_at) WHERE unit = '@alive'

CREATE UNIQUE INDEX ix_outbox_change ON outbox (change_id, unit)

CREATE INDEX ix_outbox_group ON outbox (change_group)

CREATE INDEX ix_outbox_journal ON outbox (root, position) WHERE done = 0

CREATE INDEX ix_outbox_record ON outbox (kind, record_id)

CREATE INDEX ix_outbox_root ON outbox (root, position)

CREATE INDEX ix_outbox_waiting ON outbox (sent_place) WHERE done = 0 AND verdict IS NULL

CREATE TABLE sibling (
  kind VARCHAR NOT NULL,
  record_id VARCHAR NOT NULL,
  unit VARCHAR NOT NULL,
  change_id VARCHAR NOT NULL,
  value TEXT NOT NULL,
  author VARCHAR NOT NULL,
  place INTEGER,
  is_other BOOLEAN NOT NULL,
  PRIMARY KEY (kind, record_id, unit, change_id)
)

CREATE TABLE base_unit (
  kind VARCHAR NOT NULL,
  record_id VARCHAR NOT NULL,
  unit VARCHAR NOT NULL,
  ids VARCHAR NOT NULL,
  places VARCHAR NOT NULL,
  authors VARCHAR NOT NULL,
  value TEXT,
  siblings TEXT NOT NULL,
  PRIMARY KEY (kind, record_id, unit)
)

CREATE TABLE record_facts (
  kind VARCHAR NOT NULL,
  record_id VARCHAR NOT NULL,
  root VARCHAR NOT NULL,
  facts TEXT NOT NULL,
  until INTEGER,
  PRIMARY KEY (kind, record_id)
)

CREATE INDEX ix_record_facts_root ON record_facts (root)

CREATE INDEX ix_record_facts_until ON record_facts (until)

CREATE TABLE tail (
  position INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  change_id VARCHAR NOT NULL,
  seq INTEGER,
  kind VARCHAR NOT NULL,
  record_id VARCHAR NOT NULL,
  root VARCHAR NOT NULL,
  "row" TEXT NOT NULL,
  UNIQUE (change_id)
)

CREATE INDEX ix_tail_root ON tail (root)

CREATE INDEX ix_tail_seq ON tail (seq)

CREATE TABLE give_back (
  position INTEGER NOT NULL,
  change_id VARCHAR NOT NULL,
  root VARCHAR NOT NULL,
  "row" TEXT NOT NULL,
  PRIMARY KEY (position),
  UNIQUE (change_id)
)

CREATE TABLE scope_root (
  root VARCHAR NOT NULL,
  state VARCHAR NOT NULL,
  level VARCHAR DEFAULT 'edit' NOT NULL,
  asked_at INTEGER DEFAULT '0' NOT NULL,
  walked_at INTEGER,
  PRIMARY KEY (root)
)

CREATE TABLE staging_log (
  position INTEGER NOT NULL,
  root VARCHAR NOT NULL,
  seq INTEGER NOT NULL,
  "row" TEXT NOT NULL,
  PRIMARY KEY (position)
)

CREATE INDEX ix_staging_log_root ON staging_log (root)

CREATE TABLE blob_state (
  sha256 VARCHAR NOT NULL,
  chunks VARCHAR DEFAULT '[]' NOT NULL,
  available_seq INTEGER,
  error VARCHAR,
  PRIMARY KEY (sha256)
)

CREATE TABLE sync_round (
  number INTEGER NOT NULL,
  at VARCHAR NOT NULL,
  seconds FLOAT NOT NULL,
  sent INTEGER NOT NULL,
  received INTEGER NOT NULL,
  merged INTEGER NOT NULL,
  repaired INTEGER DEFAULT '0' NOT NULL,
  error VARCHAR,
  counts VARCHAR DEFAULT '{}' NOT NULL,
  PRIMARY KEY (number)
)

CREATE INDEX ix_sync_round_at ON sync_round (at)

CREATE TABLE merged_unit (
  number INTEGER NOT NULL,
  at VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  record_id VARCHAR NOT NULL,
  root VARCHAR NOT NULL,
  unit VARCHAR NOT NULL,
  authors VARCHAR NOT NULL,
  PRIMARY KEY (number)
)

CREATE INDEX ix_merged_unit_at ON merged_unit (at)

CREATE TABLE directory_entry (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  enterprise_id CHAR(32) NOT NULL,
  number VARCHAR,
  name VARCHAR NOT NULL,
  municipality_nis VARCHAR,
  partner_id CHAR(32),
  coach_id CHAR(32),
  phase VARCHAR,
  PRIMARY KEY (id)
)

CREATE INDEX ix_directory_entry_enterprise_id ON directory_entry (enterprise_id)

CREATE INDEX ix_directory_entry_number ON directory_entry (number)

CREATE INDEX ix_directory_entry_root ON directory_entry (root)

INSERT INTO outbox (position, change_id, change_group, actor, kind, record_id, root, unit, old,
  value, parents, knew, made_at, revision, sent, verdict, seq)
SELECT position, change_id, change_group, actor, kind, record_id, root, unit, old, value, parents,
  knew, made_at, 4, sent, verdict, seq FROM old_outbox

INSERT INTO record_version (kind, record_id, root, version, author, rev)
SELECT v.kind, v.record_id, r.root, v.version,
  coalesce((SELECT actor FROM outbox WHERE change_id = v.version), ''), 0
FROM old_record_version v JOIN (
SELECT 'action' AS kind, id, root FROM action
UNION ALL SELECT 'agreement' AS kind, id, root FROM agreement
UNION ALL SELECT 'appointment' AS kind, id, root FROM appointment
UNION ALL SELECT 'attachment' AS kind, id, root FROM attachment
UNION ALL SELECT 'attendee' AS kind, id, root FROM attendee
UNION ALL SELECT 'coaching_session' AS kind, id, root FROM coaching_session
UNION ALL SELECT 'contact' AS kind, id, root FROM contact
UNION ALL SELECT 'enterprise' AS kind, id, root FROM enterprise
UNION ALL SELECT 'establishment' AS kind, id, root FROM establishment
UNION ALL SELECT 'intake' AS kind, id, root FROM intake
UNION ALL SELECT 'intake_count' AS kind, id, root FROM intake_count
UNION ALL SELECT 'note_template' AS kind, id, root FROM note_template
UNION ALL SELECT 'partner' AS kind, id, root FROM partner
UNION ALL SELECT 'partnership' AS kind, id, root FROM partnership
UNION ALL SELECT 'person' AS kind, id, root FROM person
UNION ALL SELECT 'role' AS kind, id, root FROM role
UNION ALL SELECT 'session_count' AS kind, id, root FROM session_count
UNION ALL SELECT 'signature' AS kind, id, root FROM signature
UNION ALL SELECT 'snooze' AS kind, id, root FROM snooze
UNION ALL SELECT 'travelsetting' AS kind, id, root FROM travelsetting
UNION ALL SELECT 'yearly_figures' AS kind, id, root FROM yearly_figures
) r ON r.kind = v.kind AND r.id = v.record_id

INSERT INTO unit_version (kind, record_id, unit, ids, places, authors)
SELECT kind, record_id, unit, ids, '[null]', json_array(coalesce(
  (SELECT actor FROM outbox WHERE change_id = json_extract(ids, '$[0]')), ''))
FROM old_unit_version

INSERT INTO scope_root (root, state) SELECT DISTINCT root, 'new' FROM record_version
  WHERE record_id = root

DROP TABLE old_outbox

DROP TABLE old_record_version

DROP TABLE old_unit_version

INSERT INTO sync_state (id) VALUES (1)

CREATE VIEW capture_insert AS SELECT kind, record_id, root, value FROM outbox

CREATE VIEW capture_edit AS SELECT kind, record_id, root, unit, old, value, '' AS reach, 0 AS whole FROM outbox

CREATE TRIGGER captured_insert INSTEAD OF INSERT ON capture_insert
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT CASE WHEN state = 'leaving' THEN RAISE(ABORT, 'case.leaving')
      WHEN state = 'walking' THEN RAISE(ABORT, 'case.walking')
      WHEN level = 'read' AND NOT EXISTS (SELECT 1 FROM partnership WHERE id = NEW.root)
        THEN RAISE(ABORT, 'case.read_only') END
    FROM scope_root WHERE root = NEW.root;
  INSERT INTO scope_root (root, state) SELECT NEW.root, 'new'
    WHERE NEW.record_id = NEW.root AND NOT EXISTS (SELECT 1 FROM scope_root WHERE root = NEW.root);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, value, made_at,
    revision)
  SELECT lower(hex(randomblob(16))), change_group, actor, NEW.kind, NEW.record_id, NEW.root, '*',
    NEW.value, made_at, (SELECT CAST(version_num AS INTEGER) FROM alembic_version) FROM sync_context WHERE id = 1;
  INSERT INTO record_version (kind, record_id, root, version, author)
  SELECT kind, record_id, root, change_id, actor FROM outbox WHERE position = last_insert_rowid();
END

CREATE TRIGGER captured_edit INSTEAD OF INSERT ON capture_edit
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT CASE WHEN state = 'leaving' THEN RAISE(ABORT, 'case.leaving')
      WHEN state = 'walking' THEN RAISE(ABORT, 'case.walking')
      WHEN level = 'read' AND NOT EXISTS (SELECT 1 FROM partnership WHERE id = NEW.root)
        THEN RAISE(ABORT, 'case.read_only') END
    FROM scope_root WHERE root = NEW.root;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = NEW.kind AND record_id = NEW.record_id);
  INSERT INTO base_unit (kind, record_id, unit, ids, places, authors, value, siblings)
  SELECT v.kind, v.record_id, NEW.unit, coalesce(u.ids, json_array(v.version)),
    coalesce(u.places, json_array(v.place)), coalesce(u.authors, json_array(v.author)),
    CASE WHEN NEW.unit = '@alive' AND v.contested THEN 'false' ELSE NEW.old END,
    (SELECT json_group_array(json_array(change_id, json(value), author, place)) FROM sibling
      WHERE kind = NEW.kind AND record_id = NEW.record_id AND unit = NEW.unit)
  FROM record_version v LEFT JOIN unit_version u
    ON u.kind = v.kind AND u.record_id = v.record_id AND u.unit = NEW.unit
  WHERE v.kind = NEW.kind AND v.record_id = NEW.record_id AND v.in_base AND NOT EXISTS (SELECT 1 FROM base_unit WHERE kind = NEW.kind AND record_id = NEW.record_id AND unit = NEW.unit);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, revision)
  SELECT lower(hex(randomblob(16))), change_group, actor, NEW.kind, NEW.record_id, NEW.root,
    NEW.unit, NEW.old, NEW.value,
    (SELECT CASE
      WHEN u.ids IS NULL THEN json_array(v.version)
      WHEN NEW.whole OR NOT EXISTS (SELECT 1 FROM sibling WHERE kind = NEW.kind AND record_id = NEW.record_id AND unit = NEW.unit AND is_other) THEN u.ids
      ELSE (SELECT json_group_array(i.value) FROM json_each(u.ids) i WHERE i.value NOT IN
        (SELECT change_id FROM sibling WHERE kind = NEW.kind AND record_id = NEW.record_id AND unit = NEW.unit AND is_other)) END
    FROM record_version v LEFT JOIN unit_version u
    ON u.kind = v.kind AND u.record_id = v.record_id AND u.unit = NEW.unit
  WHERE v.kind = NEW.kind AND v.record_id = NEW.record_id),
    CASE WHEN NEW.unit = '@alive' AND NEW.value = 'false' THEN
    (SELECT json_object('epoch', json_extract(chain, '$[#-1][0]'),
      'seq', max(cursor, coalesce(
        (SELECT walked_at FROM scope_root WHERE root = NEW.root AND state <> 'leaving'), 0)),
      'ids', (SELECT json_group_array(known) FROM (
        SELECT change_id AS known FROM outbox INDEXED BY ix_outbox_journal
          WHERE done = 0 AND root = NEW.root
          AND NOT in_base AND NOT closed
          AND (NEW.reach = 'case' OR (kind = NEW.kind AND record_id = NEW.record_id))
        UNION SELECT c.value FROM outbox o INDEXED BY ix_outbox_journal, json_each(o.covers) c
          WHERE o.done = 0 AND o.root = NEW.root AND NOT o.in_base AND NOT o.closed
        UNION SELECT change_id FROM tail WHERE root = NEW.root)))
      FROM sync_state WHERE id = 1) END,
    made_at, (SELECT CAST(version_num AS INTEGER) FROM alembic_version) FROM sync_context WHERE id = 1;
  DELETE FROM sibling WHERE kind = NEW.kind AND record_id = NEW.record_id AND unit = NEW.unit AND (NEW.whole OR NOT is_other);
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids, places, authors)
  SELECT kind, record_id, unit,
    (SELECT json_group_array(change_id) FROM
      (SELECT o.change_id UNION ALL SELECT change_id FROM sibling WHERE kind = NEW.kind AND record_id = NEW.record_id AND unit = NEW.unit)),
    (SELECT json_group_array(place) FROM
      (SELECT NULL AS place UNION ALL SELECT place FROM sibling WHERE kind = NEW.kind AND record_id = NEW.record_id AND unit = NEW.unit)),
    (SELECT json_group_array(author) FROM
      (SELECT o.actor AS author UNION ALL SELECT author FROM sibling WHERE kind = NEW.kind AND record_id = NEW.record_id AND unit = NEW.unit))
    FROM outbox o WHERE position = last_insert_rowid();
  UPDATE sibling SET is_other = (value IS NOT NEW.value) WHERE kind = NEW.kind AND record_id = NEW.record_id AND unit = NEW.unit;
  UPDATE record_version SET contested = 0
    WHERE NEW.unit = '@alive' AND kind = NEW.kind AND record_id = NEW.record_id AND contested;
END

CREATE TRIGGER capture_action_insert AFTER INSERT ON action
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('action', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'enterprise_id', json_quote(NEW.enterprise_id), 'session_id', json_quote(NEW.session_id), 'agreement_id', json_quote(NEW.agreement_id), 'kind', json_quote(NEW.kind), 'text', json_quote(NEW.text), 'owner', json_quote(NEW.owner), 'coach_id', json_quote(NEW.coach_id), 'due_on', json_quote(NEW.due_on), 'outcome', json_object('done_on', json_quote(NEW.done_on), 'outcome', json_quote(NEW.outcome))));
END

CREATE TRIGGER capture_action_delete BEFORE DELETE ON action
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END

CREATE TRIGGER capture_action_fixed BEFORE UPDATE OF id, root ON action
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END

CREATE TRIGGER capture_action_u_alive AFTER UPDATE OF deleted ON action
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('action', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'record', 0);
END

CREATE TRIGGER capture_action_u_enterprise_id AFTER UPDATE OF enterprise_id ON action
WHEN (OLD.enterprise_id IS NOT NEW.enterprise_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('action', NEW.id, NEW.root, 'enterprise_id', json_quote(OLD.enterprise_id), json_quote(NEW.enterprise_id), 'record', 0);
END

CREATE TRIGGER capture_action_u_session_id AFTER UPDATE OF session_id ON action
WHEN (OLD.session_id IS NOT NEW.session_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('action', NEW.id, NEW.root, 'session_id', json_quote(OLD.session_id), json_quote(NEW.session_id), 'record', 0);
END

CREATE TRIGGER capture_action_u_agreement_id AFTER UPDATE OF agreement_id ON action
WHEN (OLD.agreement_id IS NOT NEW.agreement_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('action', NEW.id, NEW.root, 'agreement_id', json_quote(OLD.agreement_id), json_quote(NEW.agreement_id), 'record', 0);
END

CREATE TRIGGER capture_action_u_kind AFTER UPDATE OF kind ON action
WHEN (OLD.kind IS NOT NEW.kind) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('action', NEW.id, NEW.root, 'kind', json_quote(OLD.kind), json_quote(NEW.kind), 'record', 0);
END

CREATE TRIGGER capture_action_u_text AFTER UPDATE OF text ON action
WHEN (OLD.text IS NOT NEW.text) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('action', NEW.id, NEW.root, 'text', json_quote(OLD.text), json_quote(NEW.text), 'record', 0);
END

CREATE TRIGGER capture_action_u_owner AFTER UPDATE OF owner ON action
WHEN (OLD.owner IS NOT NEW.owner) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('action', NEW.id, NEW.root, 'owner', json_quote(OLD.owner), json_quote(NEW.owner), 'record', 0);
END

CREATE TRIGGER capture_action_u_coach_id AFTER UPDATE OF coach_id ON action
WHEN (OLD.coach_id IS NOT NEW.coach_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('action', NEW.id, NEW.root, 'coach_id', json_quote(OLD.coach_id), json_quote(NEW.coach_id), 'record', 0);
END

CREATE TRIGGER capture_action_u_due_on AFTER UPDATE OF due_on ON action
WHEN (OLD.due_on IS NOT NEW.due_on) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('action', NEW.id, NEW.root, 'due_on', json_quote(OLD.due_on), json_quote(NEW.due_on), 'record', 0);
END

CREATE TRIGGER capture_action_u_outcome AFTER UPDATE OF done_on, outcome ON action
WHEN (OLD.done_on IS NOT NEW.done_on OR OLD.outcome IS NOT NEW.outcome) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('action', NEW.id, NEW.root, 'outcome', json_object('done_on', json_quote(OLD.done_on), 'outcome', json_quote(OLD.outcome)), json_object('done_on', json_quote(NEW.done_on), 'outcome', json_quote(NEW.outcome)), 'record', 0);
END

CREATE TRIGGER capture_agreement_insert AFTER INSERT ON agreement
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('agreement', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'session_id', json_quote(NEW.session_id), 'text', json_quote(NEW.text), 'owner', json_quote(NEW.owner), 'due_on', json_quote(NEW.due_on)));
END

CREATE TRIGGER capture_agreement_delete BEFORE DELETE ON agreement
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END

CREATE TRIGGER capture_agreement_fixed BEFORE UPDATE OF id, root ON agreement
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END

CREATE TRIGGER capture_agreement_u_alive AFTER UPDATE OF deleted ON agreement
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('agreement', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'case', 0);
END

CREATE TRIGGER capture_agreement_u_session_id AFTER UPDATE OF session_id ON agreement
WHEN (OLD.session_id IS NOT NEW.session_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('agreement', NEW.id, NEW.root, 'session_id', json_quote(OLD.session_id), json_quote(NEW.session_id), 'case', 0);
END

CREATE TRIGGER capture_agreement_u_text AFTER UPDATE OF text ON agreement
WHEN (OLD.text IS NOT NEW.text) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('agreement', NEW.id, NEW.root, 'text', json_quote(OLD.text), json_quote(NEW.text), 'case', 0);
END

CREATE TRIGGER capture_agreement_u_owner AFTER UPDATE OF owner ON agreement
WHEN (OLD.owner IS NOT NEW.owner) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('agreement', NEW.id, NEW.root, 'owner', json_quote(OLD.owner), json_quote(NEW.owner), 'case', 0);
END

CREATE TRIGGER capture_agreement_u_due_on AFTER UPDATE OF due_on ON agreement
WHEN (OLD.due_on IS NOT NEW.due_on) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('agreement', NEW.id, NEW.root, 'due_on', json_quote(OLD.due_on), json_quote(NEW.due_on), 'case', 0);
END

CREATE TRIGGER capture_appointment_insert AFTER INSERT ON appointment
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('appointment', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'enterprise_id', json_quote(NEW.enterprise_id), 'establishment_id', json_quote(NEW.establishment_id), 'coach_id', json_quote(NEW.coach_id), 'kind', json_quote(NEW.kind), 'subject', json_quote(NEW.subject), 'time', json_object('starts_at', json_quote(NEW.starts_at), 'ends_at', json_quote(NEW.ends_at)), 'place', json_quote(NEW.place), 'session_id', json_quote(NEW.session_id), 'cancelled', json(CASE NEW.cancelled WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END)));
END

CREATE TRIGGER capture_appointment_delete BEFORE DELETE ON appointment
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END

CREATE TRIGGER capture_appointment_fixed BEFORE UPDATE OF id, root ON appointment
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END

CREATE TRIGGER capture_appointment_u_alive AFTER UPDATE OF deleted ON appointment
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('appointment', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'record', 0);
END

CREATE TRIGGER capture_appointment_u_enterprise_id AFTER UPDATE OF enterprise_id ON appointment
WHEN (OLD.enterprise_id IS NOT NEW.enterprise_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('appointment', NEW.id, NEW.root, 'enterprise_id', json_quote(OLD.enterprise_id), json_quote(NEW.enterprise_id), 'record', 0);
END

CREATE TRIGGER capture_appointment_u_establishment_id AFTER UPDATE OF establishment_id ON appointment
WHEN (OLD.establishment_id IS NOT NEW.establishment_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('appointment', NEW.id, NEW.root, 'establishment_id', json_quote(OLD.establishment_id), json_quote(NEW.establishment_id), 'record', 0);
END

CREATE TRIGGER capture_appointment_u_coach_id AFTER UPDATE OF coach_id ON appointment
WHEN (OLD.coach_id IS NOT NEW.coach_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('appointment', NEW.id, NEW.root, 'coach_id', json_quote(OLD.coach_id), json_quote(NEW.coach_id), 'record', 0);
END

CREATE TRIGGER capture_appointment_u_kind AFTER UPDATE OF kind ON appointment
WHEN (OLD.kind IS NOT NEW.kind) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('appointment', NEW.id, NEW.root, 'kind', json_quote(OLD.kind), json_quote(NEW.kind), 'record', 0);
END

CREATE TRIGGER capture_appointment_u_subject AFTER UPDATE OF subject ON appointment
WHEN (OLD.subject IS NOT NEW.subject) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('appointment', NEW.id, NEW.root, 'subject', json_quote(OLD.subject), json_quote(NEW.subject), 'record', 0);
END

CREATE TRIGGER capture_appointment_u_time AFTER UPDATE OF starts_at, ends_at ON appointment
WHEN (OLD.starts_at IS NOT NEW.starts_at OR OLD.ends_at IS NOT NEW.ends_at) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('appointment', NEW.id, NEW.root, 'time', json_object('starts_at', json_quote(OLD.starts_at), 'ends_at', json_quote(OLD.ends_at)), json_object('starts_at', json_quote(NEW.starts_at), 'ends_at', json_quote(NEW.ends_at)), 'record', 0);
END

CREATE TRIGGER capture_appointment_u_place AFTER UPDATE OF place ON appointment
WHEN (OLD.place IS NOT NEW.place) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('appointment', NEW.id, NEW.root, 'place', json_quote(OLD.place), json_quote(NEW.place), 'record', 0);
END

CREATE TRIGGER capture_appointment_u_session_id AFTER UPDATE OF session_id ON appointment
WHEN (OLD.session_id IS NOT NEW.session_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('appointment', NEW.id, NEW.root, 'session_id', json_quote(OLD.session_id), json_quote(NEW.session_id), 'record', 0);
END

CREATE TRIGGER capture_appointment_u_cancelled AFTER UPDATE OF cancelled ON appointment
WHEN (OLD.cancelled IS NOT NEW.cancelled) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('appointment', NEW.id, NEW.root, 'cancelled', json(CASE OLD.cancelled WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), json(CASE NEW.cancelled WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'record', 0);
END

CREATE TRIGGER capture_attachment_insert AFTER INSERT ON attachment
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('attachment', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'enterprise_id', json_quote(NEW.enterprise_id), 'session_id', json_quote(NEW.session_id), 'file_name', json_quote(NEW.file_name), 'media_type', json_quote(NEW.media_type), 'size', json_quote(NEW.size), 'sha256', json_quote(NEW.sha256), 'added_at', json_quote(NEW.added_at), 'added_by', json_quote(NEW.added_by)));
END

CREATE TRIGGER capture_attachment_delete BEFORE DELETE ON attachment
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END

CREATE TRIGGER capture_attachment_fixed BEFORE UPDATE OF id, root ON attachment
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END

CREATE TRIGGER capture_attachment_u_alive AFTER UPDATE OF deleted ON attachment
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('attachment', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'record', 0);
END

CREATE TRIGGER capture_attachment_u_enterprise_id AFTER UPDATE OF enterprise_id ON attachment
WHEN (OLD.enterprise_id IS NOT NEW.enterprise_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('attachment', NEW.id, NEW.root, 'enterprise_id', json_quote(OLD.enterprise_id), json_quote(NEW.enterprise_id), 'record', 0);
END

CREATE TRIGGER capture_attachment_u_session_id AFTER UPDATE OF session_id ON attachment
WHEN (OLD.session_id IS NOT NEW.session_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('attachment', NEW.id, NEW.root, 'session_id', json_quote(OLD.session_id), json_quote(NEW.session_id), 'record', 0);
END

CREATE TRIGGER capture_attachment_u_file_name AFTER UPDATE OF file_name ON attachment
WHEN (OLD.file_name IS NOT NEW.file_name) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('attachment', NEW.id, NEW.root, 'file_name', json_quote(OLD.file_name), json_quote(NEW.file_name), 'record', 0);
END

CREATE TRIGGER capture_attachment_u_media_type AFTER UPDATE OF media_type ON attachment
WHEN (OLD.media_type IS NOT NEW.media_type) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('attachment', NEW.id, NEW.root, 'media_type', json_quote(OLD.media_type), json_quote(NEW.media_type), 'record', 0);
END

CREATE TRIGGER capture_attachment_u_size AFTER UPDATE OF size ON attachment
WHEN (OLD.size IS NOT NEW.size) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('attachment', NEW.id, NEW.root, 'size', json_quote(OLD.size), json_quote(NEW.size), 'record', 0);
END

CREATE TRIGGER capture_attachment_u_sha256 AFTER UPDATE OF sha256 ON attachment
WHEN (OLD.sha256 IS NOT NEW.sha256) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('attachment', NEW.id, NEW.root, 'sha256', json_quote(OLD.sha256), json_quote(NEW.sha256), 'record', 0);
END

CREATE TRIGGER capture_attachment_u_added_at AFTER UPDATE OF added_at ON attachment
WHEN (OLD.added_at IS NOT NEW.added_at) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('attachment', NEW.id, NEW.root, 'added_at', json_quote(OLD.added_at), json_quote(NEW.added_at), 'record', 0);
END

CREATE TRIGGER capture_attachment_u_added_by AFTER UPDATE OF added_by ON attachment
WHEN (OLD.added_by IS NOT NEW.added_by) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('attachment', NEW.id, NEW.root, 'added_by', json_quote(OLD.added_by), json_quote(NEW.added_by), 'record', 0);
END

CREATE TRIGGER capture_attendee_insert AFTER INSERT ON attendee
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('attendee', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'session_id', json_quote(NEW.session_id), 'contact_id', json_quote(NEW.contact_id), 'role', json_quote(NEW.role)));
END

CREATE TRIGGER capture_attendee_delete BEFORE DELETE ON attendee
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END

CREATE TRIGGER capture_attendee_fixed BEFORE UPDATE OF id, root ON attendee
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END

CREATE TRIGGER capture_attendee_u_alive AFTER UPDATE OF deleted ON attendee
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('attendee', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'record', 0);
END

CREATE TRIGGER capture_attendee_u_session_id AFTER UPDATE OF session_id ON attendee
WHEN (OLD.session_id IS NOT NEW.session_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('attendee', NEW.id, NEW.root, 'session_id', json_quote(OLD.session_id), json_quote(NEW.session_id), 'record', 0);
END

CREATE TRIGGER capture_attendee_u_contact_id AFTER UPDATE OF contact_id ON attendee
WHEN (OLD.contact_id IS NOT NEW.contact_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('attendee', NEW.id, NEW.root, 'contact_id', json_quote(OLD.contact_id), json_quote(NEW.contact_id), 'record', 0);
END

CREATE TRIGGER capture_attendee_u_role AFTER UPDATE OF role ON attendee
WHEN (OLD.role IS NOT NEW.role) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('attendee', NEW.id, NEW.root, 'role', json_quote(OLD.role), json_quote(NEW.role), 'record', 0);
END

CREATE TRIGGER capture_coaching_session_insert AFTER INSERT ON coaching_session
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('coaching_session', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'enterprise_id', json_quote(NEW.enterprise_id), 'establishment_id', json_quote(NEW.establishment_id), 'coach_id', json_quote(NEW.coach_id), 'kind', json_quote(NEW.kind), 'time', json_object('starts_at', json_quote(NEW.starts_at), 'ends_at', json_quote(NEW.ends_at)), 'place', json_quote(NEW.place), 'subject', json_quote(NEW.subject), 'goal', json_quote(NEW.goal), 'note', json_quote(NEW.note), 'result', json_quote(NEW.result), 'next_step', json_object('next_step', json_quote(NEW.next_step), 'next_step_on', json_quote(NEW.next_step_on), 'next_step_kind', json_quote(NEW.next_step_kind)), 'themes', json(coalesce(NEW.themes, 'null')), 'unnamed_workers', json_quote(NEW.unnamed_workers), 'unique_persons', json_quote(NEW.unique_persons), 'confirmation', json_object('confirmation', json_quote(NEW.confirmation), 'confirmed_by', json_quote(NEW.confirmed_by), 'confirmed_on', json_quote(NEW.confirmed_on)), 'completed_at', json_quote(NEW.completed_at)));
END

CREATE TRIGGER capture_coaching_session_delete BEFORE DELETE ON coaching_session
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END

CREATE TRIGGER capture_coaching_session_fixed BEFORE UPDATE OF id, root ON coaching_session
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END

CREATE TRIGGER capture_coaching_session_u_alive AFTER UPDATE OF deleted ON coaching_session
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('coaching_session', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'case', 0);
END

CREATE TRIGGER capture_coaching_session_u_enterprise_id AFTER UPDATE OF enterprise_id ON coaching_session
WHEN (OLD.enterprise_id IS NOT NEW.enterprise_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('coaching_session', NEW.id, NEW.root, 'enterprise_id', json_quote(OLD.enterprise_id), json_quote(NEW.enterprise_id), 'case', 0);
END

CREATE TRIGGER capture_coaching_session_u_establishment_id AFTER UPDATE OF establishment_id ON coaching_session
WHEN (OLD.establishment_id IS NOT NEW.establishment_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('coaching_session', NEW.id, NEW.root, 'establishment_id', json_quote(OLD.establishment_id), json_quote(NEW.establishment_id), 'case', 0);
END

CREATE TRIGGER capture_coaching_session_u_coach_id AFTER UPDATE OF coach_id ON coaching_session
WHEN (OLD.coach_id IS NOT NEW.coach_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('coaching_session', NEW.id, NEW.root, 'coach_id', json_quote(OLD.coach_id), json_quote(NEW.coach_id), 'case', 0);
END

CREATE TRIGGER capture_coaching_session_u_kind AFTER UPDATE OF kind ON coaching_session
WHEN (OLD.kind IS NOT NEW.kind) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('coaching_session', NEW.id, NEW.root, 'kind', json_quote(OLD.kind), json_quote(NEW.kind), 'case', 0);
END

CREATE TRIGGER capture_coaching_session_u_time AFTER UPDATE OF starts_at, ends_at ON coaching_session
WHEN (OLD.starts_at IS NOT NEW.starts_at OR OLD.ends_at IS NOT NEW.ends_at) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('coaching_session', NEW.id, NEW.root, 'time', json_object('starts_at', json_quote(OLD.starts_at), 'ends_at', json_quote(OLD.ends_at)), json_object('starts_at', json_quote(NEW.starts_at), 'ends_at', json_quote(NEW.ends_at)), 'case', 0);
END

CREATE TRIGGER capture_coaching_session_u_place AFTER UPDATE OF place ON coaching_session
WHEN (OLD.place IS NOT NEW.place) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('coaching_session', NEW.id, NEW.root, 'place', json_quote(OLD.place), json_quote(NEW.place), 'case', 0);
END

CREATE TRIGGER capture_coaching_session_u_subject AFTER UPDATE OF subject ON coaching_session
WHEN (OLD.subject IS NOT NEW.subject) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('coaching_session', NEW.id, NEW.root, 'subject', json_quote(OLD.subject), json_quote(NEW.subject), 'case', 0);
END

CREATE TRIGGER capture_coaching_session_u_goal AFTER UPDATE OF goal ON coaching_session
WHEN (OLD.goal IS NOT NEW.goal) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('coaching_session', NEW.id, NEW.root, 'goal', json_quote(OLD.goal), json_quote(NEW.goal), 'case', 0);
END

CREATE TRIGGER capture_coaching_session_u_note AFTER UPDATE OF note ON coaching_session
WHEN (OLD.note IS NOT NEW.note) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('coaching_session', NEW.id, NEW.root, 'note', json_quote(OLD.note), json_quote(NEW.note), 'case', 0);
END

CREATE TRIGGER capture_coaching_session_u_result AFTER UPDATE OF result ON coaching_session
WHEN (OLD.result IS NOT NEW.result) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('coaching_session', NEW.id, NEW.root, 'result', json_quote(OLD.result), json_quote(NEW.result), 'case', 0);
END

CREATE TRIGGER capture_coaching_session_u_next_step AFTER UPDATE OF next_step, next_step_on, next_step_kind ON coaching_session
WHEN (OLD.next_step IS NOT NEW.next_step OR OLD.next_step_on IS NOT NEW.next_step_on OR OLD.next_step_kind IS NOT NEW.next_step_kind) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('coaching_session', NEW.id, NEW.root, 'next_step', json_object('next_step', json_quote(OLD.next_step), 'next_step_on', json_quote(OLD.next_step_on), 'next_step_kind', json_quote(OLD.next_step_kind)), json_object('next_step', json_quote(NEW.next_step), 'next_step_on', json_quote(NEW.next_step_on), 'next_step_kind', json_quote(NEW.next_step_kind)), 'case', 0);
END

CREATE TRIGGER capture_coaching_session_u_themes AFTER UPDATE OF themes ON coaching_session
WHEN (OLD.themes IS NOT NEW.themes) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('coaching_session', NEW.id, NEW.root, 'themes', json(coalesce(OLD.themes, 'null')), json(coalesce(NEW.themes, 'null')), 'case', 0);
END

CREATE TRIGGER capture_coaching_session_u_unnamed_workers AFTER UPDATE OF unnamed_workers ON coaching_session
WHEN (OLD.unnamed_workers IS NOT NEW.unnamed_workers) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('coaching_session', NEW.id, NEW.root, 'unnamed_workers', json_quote(OLD.unnamed_workers), json_quote(NEW.unnamed_workers), 'case', 0);
END

CREATE TRIGGER capture_coaching_session_u_unique_persons AFTER UPDATE OF unique_persons ON coaching_session
WHEN (OLD.unique_persons IS NOT NEW.unique_persons) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('coaching_session', NEW.id, NEW.root, 'unique_persons', json_quote(OLD.unique_persons), json_quote(NEW.unique_persons), 'case', 0);
END

CREATE TRIGGER capture_coaching_session_u_confirmation AFTER UPDATE OF confirmation, confirmed_by, confirmed_on ON coaching_session
WHEN (OLD.confirmation IS NOT NEW.confirmation OR OLD.confirmed_by IS NOT NEW.confirmed_by OR OLD.confirmed_on IS NOT NEW.confirmed_on) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('coaching_session', NEW.id, NEW.root, 'confirmation', json_object('confirmation', json_quote(OLD.confirmation), 'confirmed_by', json_quote(OLD.confirmed_by), 'confirmed_on', json_quote(OLD.confirmed_on)), json_object('confirmation', json_quote(NEW.confirmation), 'confirmed_by', json_quote(NEW.confirmed_by), 'confirmed_on', json_quote(NEW.confirmed_on)), 'case', 0);
END

CREATE TRIGGER capture_coaching_session_u_completed_at AFTER UPDATE OF completed_at ON coaching_session
WHEN (OLD.completed_at IS NOT NEW.completed_at) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('coaching_session', NEW.id, NEW.root, 'completed_at', json_quote(OLD.completed_at), json_quote(NEW.completed_at), 'case', 0);
END

CREATE TRIGGER capture_contact_insert AFTER INSERT ON contact
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('contact', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'enterprise_id', json_quote(NEW.enterprise_id), 'establishment_id', json_quote(NEW.establishment_id), 'name', json_quote(NEW.name), 'function', json_quote(NEW.function), 'email', json_quote(NEW.email), 'phone', json_quote(NEW.phone), 'mail_consent', json_object('mail_consent', json(CASE NEW.mail_consent WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'mail_consent_on', json_quote(NEW.mail_consent_on)), 'ended_on', json_quote(NEW.ended_on)));
END

CREATE TRIGGER capture_contact_delete BEFORE DELETE ON contact
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END

CREATE TRIGGER capture_contact_fixed BEFORE UPDATE OF id, root ON contact
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END

CREATE TRIGGER capture_contact_u_alive AFTER UPDATE OF deleted ON contact
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('contact', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'case', 0);
END

CREATE TRIGGER capture_contact_u_enterprise_id AFTER UPDATE OF enterprise_id ON contact
WHEN (OLD.enterprise_id IS NOT NEW.enterprise_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('contact', NEW.id, NEW.root, 'enterprise_id', json_quote(OLD.enterprise_id), json_quote(NEW.enterprise_id), 'case', 0);
END

CREATE TRIGGER capture_contact_u_establishment_id AFTER UPDATE OF establishment_id ON contact
WHEN (OLD.establishment_id IS NOT NEW.establishment_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('contact', NEW.id, NEW.root, 'establishment_id', json_quote(OLD.establishment_id), json_quote(NEW.establishment_id), 'case', 0);
END

CREATE TRIGGER capture_contact_u_name AFTER UPDATE OF name ON contact
WHEN (OLD.name IS NOT NEW.name) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('contact', NEW.id, NEW.root, 'name', json_quote(OLD.name), json_quote(NEW.name), 'case', 0);
END

CREATE TRIGGER capture_contact_u_function AFTER UPDATE OF function ON contact
WHEN (OLD.function IS NOT NEW.function) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('contact', NEW.id, NEW.root, 'function', json_quote(OLD.function), json_quote(NEW.function), 'case', 0);
END

CREATE TRIGGER capture_contact_u_email AFTER UPDATE OF email ON contact
WHEN (OLD.email IS NOT NEW.email) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('contact', NEW.id, NEW.root, 'email', json_quote(OLD.email), json_quote(NEW.email), 'case', 0);
END

CREATE TRIGGER capture_contact_u_phone AFTER UPDATE OF phone ON contact
WHEN (OLD.phone IS NOT NEW.phone) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('contact', NEW.id, NEW.root, 'phone', json_quote(OLD.phone), json_quote(NEW.phone), 'case', 0);
END

CREATE TRIGGER capture_contact_u_mail_consent AFTER UPDATE OF mail_consent, mail_consent_on ON contact
WHEN (OLD.mail_consent IS NOT NEW.mail_consent OR OLD.mail_consent_on IS NOT NEW.mail_consent_on) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('contact', NEW.id, NEW.root, 'mail_consent', json_object('mail_consent', json(CASE OLD.mail_consent WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'mail_consent_on', json_quote(OLD.mail_consent_on)), json_object('mail_consent', json(CASE NEW.mail_consent WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'mail_consent_on', json_quote(NEW.mail_consent_on)), 'case', 0);
END

CREATE TRIGGER capture_contact_u_ended_on AFTER UPDATE OF ended_on ON contact
WHEN (OLD.ended_on IS NOT NEW.ended_on) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('contact', NEW.id, NEW.root, 'ended_on', json_quote(OLD.ended_on), json_quote(NEW.ended_on), 'case', 0);
END

CREATE TRIGGER capture_directory_entry_insert AFTER INSERT ON directory_entry
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('directory_entry', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'enterprise_id', json_quote(NEW.enterprise_id), 'number', json_quote(NEW.number), 'name', json_quote(NEW.name), 'municipality_nis', json_quote(NEW.municipality_nis), 'partner_id', json_quote(NEW.partner_id), 'coach_id', json_quote(NEW.coach_id), 'phase', json_quote(NEW.phase)));
END

CREATE TRIGGER capture_directory_entry_delete BEFORE DELETE ON directory_entry
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END

CREATE TRIGGER capture_directory_entry_fixed BEFORE UPDATE OF id, root ON directory_entry
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END

CREATE TRIGGER capture_directory_entry_u_alive AFTER UPDATE OF deleted ON directory_entry
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('directory_entry', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'record', 0);
END

CREATE TRIGGER capture_directory_entry_u_enterprise_id AFTER UPDATE OF enterprise_id ON directory_entry
WHEN (OLD.enterprise_id IS NOT NEW.enterprise_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('directory_entry', NEW.id, NEW.root, 'enterprise_id', json_quote(OLD.enterprise_id), json_quote(NEW.enterprise_id), 'record', 0);
END

CREATE TRIGGER capture_directory_entry_u_number AFTER UPDATE OF number ON directory_entry
WHEN (OLD.number IS NOT NEW.number) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('directory_entry', NEW.id, NEW.root, 'number', json_quote(OLD.number), json_quote(NEW.number), 'record', 0);
END

CREATE TRIGGER capture_directory_entry_u_name AFTER UPDATE OF name ON directory_entry
WHEN (OLD.name IS NOT NEW.name) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('directory_entry', NEW.id, NEW.root, 'name', json_quote(OLD.name), json_quote(NEW.name), 'record', 0);
END

CREATE TRIGGER capture_directory_entry_u_municipality_nis AFTER UPDATE OF municipality_nis ON directory_entry
WHEN (OLD.municipality_nis IS NOT NEW.municipality_nis) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('directory_entry', NEW.id, NEW.root, 'municipality_nis', json_quote(OLD.municipality_nis), json_quote(NEW.municipality_nis), 'record', 0);
END

CREATE TRIGGER capture_directory_entry_u_partner_id AFTER UPDATE OF partner_id ON directory_entry
WHEN (OLD.partner_id IS NOT NEW.partner_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('directory_entry', NEW.id, NEW.root, 'partner_id', json_quote(OLD.partner_id), json_quote(NEW.partner_id), 'record', 0);
END

CREATE TRIGGER capture_directory_entry_u_coach_id AFTER UPDATE OF coach_id ON directory_entry
WHEN (OLD.coach_id IS NOT NEW.coach_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('directory_entry', NEW.id, NEW.root, 'coach_id', json_quote(OLD.coach_id), json_quote(NEW.coach_id), 'record', 0);
END

CREATE TRIGGER capture_directory_entry_u_phase AFTER UPDATE OF phase ON directory_entry
WHEN (OLD.phase IS NOT NEW.phase) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('directory_entry', NEW.id, NEW.root, 'phase', json_quote(OLD.phase), json_quote(NEW.phase), 'record', 0);
END

CREATE TRIGGER capture_enterprise_insert AFTER INSERT ON enterprise
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('enterprise', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'number', json_quote(NEW.number), 'name', json_quote(NEW.name), 'legal_form', json_quote(NEW.legal_form), 'nace', json_object('nace_version', json_quote(NEW.nace_version), 'nace_code', json_quote(NEW.nace_code)), 'joint_committee', json_quote(NEW.joint_committee), 'started_on', json_quote(NEW.started_on), 'part_of_group', json_quote(NEW.part_of_group), 'purpose', json_quote(NEW.purpose), 'partner_id', json_quote(NEW.partner_id), 'coach_id', json_quote(NEW.coach_id), 'duplicate_reason', json_quote(NEW.duplicate_reason)));
END

CREATE TRIGGER capture_enterprise_delete BEFORE DELETE ON enterprise
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END

CREATE TRIGGER capture_enterprise_fixed BEFORE UPDATE OF id, root ON enterprise
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END

CREATE TRIGGER capture_enterprise_u_alive AFTER UPDATE OF deleted ON enterprise
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('enterprise', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'case', 0);
END

CREATE TRIGGER capture_enterprise_u_number AFTER UPDATE OF number ON enterprise
WHEN (OLD.number IS NOT NEW.number) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('enterprise', NEW.id, NEW.root, 'number', json_quote(OLD.number), json_quote(NEW.number), 'case', 0);
END

CREATE TRIGGER capture_enterprise_u_name AFTER UPDATE OF name ON enterprise
WHEN (OLD.name IS NOT NEW.name) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('enterprise', NEW.id, NEW.root, 'name', json_quote(OLD.name), json_quote(NEW.name), 'case', 0);
END

CREATE TRIGGER capture_enterprise_u_legal_form AFTER UPDATE OF legal_form ON enterprise
WHEN (OLD.legal_form IS NOT NEW.legal_form) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('enterprise', NEW.id, NEW.root, 'legal_form', json_quote(OLD.legal_form), json_quote(NEW.legal_form), 'case', 0);
END

CREATE TRIGGER capture_enterprise_u_nace AFTER UPDATE OF nace_version, nace_code ON enterprise
WHEN (OLD.nace_version IS NOT NEW.nace_version OR OLD.nace_code IS NOT NEW.nace_code) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('enterprise', NEW.id, NEW.root, 'nace', json_object('nace_version', json_quote(OLD.nace_version), 'nace_code', json_quote(OLD.nace_code)), json_object('nace_version', json_quote(NEW.nace_version), 'nace_code', json_quote(NEW.nace_code)), 'case', 0);
END

CREATE TRIGGER capture_enterprise_u_joint_committee AFTER UPDATE OF joint_committee ON enterprise
WHEN (OLD.joint_committee IS NOT NEW.joint_committee) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('enterprise', NEW.id, NEW.root, 'joint_committee', json_quote(OLD.joint_committee), json_quote(NEW.joint_committee), 'case', 0);
END

CREATE TRIGGER capture_enterprise_u_started_on AFTER UPDATE OF started_on ON enterprise
WHEN (OLD.started_on IS NOT NEW.started_on) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('enterprise', NEW.id, NEW.root, 'started_on', json_quote(OLD.started_on), json_quote(NEW.started_on), 'case', 0);
END

CREATE TRIGGER capture_enterprise_u_part_of_group AFTER UPDATE OF part_of_group ON enterprise
WHEN (OLD.part_of_group IS NOT NEW.part_of_group) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('enterprise', NEW.id, NEW.root, 'part_of_group', json_quote(OLD.part_of_group), json_quote(NEW.part_of_group), 'case', 0);
END

CREATE TRIGGER capture_enterprise_u_purpose AFTER UPDATE OF purpose ON enterprise
WHEN (OLD.purpose IS NOT NEW.purpose) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('enterprise', NEW.id, NEW.root, 'purpose', json_quote(OLD.purpose), json_quote(NEW.purpose), 'case', 0);
END

CREATE TRIGGER capture_enterprise_u_partner_id AFTER UPDATE OF partner_id ON enterprise
WHEN (OLD.partner_id IS NOT NEW.partner_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('enterprise', NEW.id, NEW.root, 'partner_id', json_quote(OLD.partner_id), json_quote(NEW.partner_id), 'case', 0);
END

CREATE TRIGGER capture_enterprise_u_coach_id AFTER UPDATE OF coach_id ON enterprise
WHEN (OLD.coach_id IS NOT NEW.coach_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('enterprise', NEW.id, NEW.root, 'coach_id', json_quote(OLD.coach_id), json_quote(NEW.coach_id), 'case', 0);
END

CREATE TRIGGER capture_enterprise_u_duplicate_reason AFTER UPDATE OF duplicate_reason ON enterprise
WHEN (OLD.duplicate_reason IS NOT NEW.duplicate_reason) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('enterprise', NEW.id, NEW.root, 'duplicate_reason', json_quote(OLD.duplicate_reason), json_quote(NEW.duplicate_reason), 'case', 0);
END

CREATE TRIGGER capture_establishment_insert AFTER INSERT ON establishment
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('establishment', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'enterprise_id', json_quote(NEW.enterprise_id), 'number', json_quote(NEW.number), 'name', json_quote(NEW.name), 'address', json_object('street', json_quote(NEW.street), 'house_number', json_quote(NEW.house_number), 'box', json_quote(NEW.box), 'postal_code', json_quote(NEW.postal_code), 'municipality_nis', json_quote(NEW.municipality_nis)), 'is_main', json(CASE NEW.is_main WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END)));
END

CREATE TRIGGER capture_establishment_delete BEFORE DELETE ON establishment
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END

CREATE TRIGGER capture_establishment_fixed BEFORE UPDATE OF id, root ON establishment
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END

CREATE TRIGGER capture_establishment_u_alive AFTER UPDATE OF deleted ON establishment
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('establishment', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'case', 0);
END

CREATE TRIGGER capture_establishment_u_enterprise_id AFTER UPDATE OF enterprise_id ON establishment
WHEN (OLD.enterprise_id IS NOT NEW.enterprise_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('establishment', NEW.id, NEW.root, 'enterprise_id', json_quote(OLD.enterprise_id), json_quote(NEW.enterprise_id), 'case', 0);
END

CREATE TRIGGER capture_establishment_u_number AFTER UPDATE OF number ON establishment
WHEN (OLD.number IS NOT NEW.number) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('establishment', NEW.id, NEW.root, 'number', json_quote(OLD.number), json_quote(NEW.number), 'case', 0);
END

CREATE TRIGGER capture_establishment_u_name AFTER UPDATE OF name ON establishment
WHEN (OLD.name IS NOT NEW.name) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('establishment', NEW.id, NEW.root, 'name', json_quote(OLD.name), json_quote(NEW.name), 'case', 0);
END

CREATE TRIGGER capture_establishment_u_address AFTER UPDATE OF street, house_number, box, postal_code, municipality_nis ON establishment
WHEN (OLD.street IS NOT NEW.street OR OLD.house_number IS NOT NEW.house_number OR OLD.box IS NOT NEW.box OR OLD.postal_code IS NOT NEW.postal_code OR OLD.municipality_nis IS NOT NEW.municipality_nis) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('establishment', NEW.id, NEW.root, 'address', json_object('street', json_quote(OLD.street), 'house_number', json_quote(OLD.house_number), 'box', json_quote(OLD.box), 'postal_code', json_quote(OLD.postal_code), 'municipality_nis', json_quote(OLD.municipality_nis)), json_object('street', json_quote(NEW.street), 'house_number', json_quote(NEW.house_number), 'box', json_quote(NEW.box), 'postal_code', json_quote(NEW.postal_code), 'municipality_nis', json_quote(NEW.municipality_nis)), 'case', 0);
END

CREATE TRIGGER capture_establishment_u_is_main AFTER UPDATE OF is_main ON establishment
WHEN (OLD.is_main IS NOT NEW.is_main) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('establishment', NEW.id, NEW.root, 'is_main', json(CASE OLD.is_main WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), json(CASE NEW.is_main WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'case', 0);
END

CREATE TRIGGER capture_intake_insert AFTER INSERT ON intake
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('intake', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'enterprise_id', json_quote(NEW.enterprise_id), 'establishment_id', json_quote(NEW.establishment_id), 'coach_id', json_quote(NEW.coach_id), 'held_on', json_quote(NEW.held_on), 'source', json_object('source', json_quote(NEW.source), 'introduced_by', json_quote(NEW.introduced_by)), 'question', json_quote(NEW.question), 'themes', json(coalesce(NEW.themes, 'null')), 'unique_persons', json_quote(NEW.unique_persons), 'first_step', json_object('first_step', json_quote(NEW.first_step), 'first_step_on', json_quote(NEW.first_step_on), 'action_id', json_quote(NEW.action_id)), 'consent', json_object('consent', json(CASE NEW.consent WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'consent_on', json_quote(NEW.consent_on), 'consent_by', json_quote(NEW.consent_by))));
END

CREATE TRIGGER capture_intake_delete BEFORE DELETE ON intake
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END

CREATE TRIGGER capture_intake_fixed BEFORE UPDATE OF id, root ON intake
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END

CREATE TRIGGER capture_intake_u_alive AFTER UPDATE OF deleted ON intake
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('intake', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'case', 0);
END

CREATE TRIGGER capture_intake_u_enterprise_id AFTER UPDATE OF enterprise_id ON intake
WHEN (OLD.enterprise_id IS NOT NEW.enterprise_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('intake', NEW.id, NEW.root, 'enterprise_id', json_quote(OLD.enterprise_id), json_quote(NEW.enterprise_id), 'case', 0);
END

CREATE TRIGGER capture_intake_u_establishment_id AFTER UPDATE OF establishment_id ON intake
WHEN (OLD.establishment_id IS NOT NEW.establishment_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('intake', NEW.id, NEW.root, 'establishment_id', json_quote(OLD.establishment_id), json_quote(NEW.establishment_id), 'case', 0);
END

CREATE TRIGGER capture_intake_u_coach_id AFTER UPDATE OF coach_id ON intake
WHEN (OLD.coach_id IS NOT NEW.coach_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('intake', NEW.id, NEW.root, 'coach_id', json_quote(OLD.coach_id), json_quote(NEW.coach_id), 'case', 0);
END

CREATE TRIGGER capture_intake_u_held_on AFTER UPDATE OF held_on ON intake
WHEN (OLD.held_on IS NOT NEW.held_on) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('intake', NEW.id, NEW.root, 'held_on', json_quote(OLD.held_on), json_quote(NEW.held_on), 'case', 0);
END

CREATE TRIGGER capture_intake_u_source AFTER UPDATE OF source, introduced_by ON intake
WHEN (OLD.source IS NOT NEW.source OR OLD.introduced_by IS NOT NEW.introduced_by) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('intake', NEW.id, NEW.root, 'source', json_object('source', json_quote(OLD.source), 'introduced_by', json_quote(OLD.introduced_by)), json_object('source', json_quote(NEW.source), 'introduced_by', json_quote(NEW.introduced_by)), 'case', 0);
END

CREATE TRIGGER capture_intake_u_question AFTER UPDATE OF question ON intake
WHEN (OLD.question IS NOT NEW.question) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('intake', NEW.id, NEW.root, 'question', json_quote(OLD.question), json_quote(NEW.question), 'case', 0);
END

CREATE TRIGGER capture_intake_u_themes AFTER UPDATE OF themes ON intake
WHEN (OLD.themes IS NOT NEW.themes) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('intake', NEW.id, NEW.root, 'themes', json(coalesce(OLD.themes, 'null')), json(coalesce(NEW.themes, 'null')), 'case', 0);
END

CREATE TRIGGER capture_intake_u_unique_persons AFTER UPDATE OF unique_persons ON intake
WHEN (OLD.unique_persons IS NOT NEW.unique_persons) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('intake', NEW.id, NEW.root, 'unique_persons', json_quote(OLD.unique_persons), json_quote(NEW.unique_persons), 'case', 0);
END

CREATE TRIGGER capture_intake_u_first_step AFTER UPDATE OF first_step, first_step_on, action_id ON intake
WHEN (OLD.first_step IS NOT NEW.first_step OR OLD.first_step_on IS NOT NEW.first_step_on OR OLD.action_id IS NOT NEW.action_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('intake', NEW.id, NEW.root, 'first_step', json_object('first_step', json_quote(OLD.first_step), 'first_step_on', json_quote(OLD.first_step_on), 'action_id', json_quote(OLD.action_id)), json_object('first_step', json_quote(NEW.first_step), 'first_step_on', json_quote(NEW.first_step_on), 'action_id', json_quote(NEW.action_id)), 'case', 0);
END

CREATE TRIGGER capture_intake_u_consent AFTER UPDATE OF consent, consent_on, consent_by ON intake
WHEN (OLD.consent IS NOT NEW.consent OR OLD.consent_on IS NOT NEW.consent_on OR OLD.consent_by IS NOT NEW.consent_by) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('intake', NEW.id, NEW.root, 'consent', json_object('consent', json(CASE OLD.consent WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'consent_on', json_quote(OLD.consent_on), 'consent_by', json_quote(OLD.consent_by)), json_object('consent', json(CASE NEW.consent WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'consent_on', json_quote(NEW.consent_on), 'consent_by', json_quote(NEW.consent_by)), 'case', 0);
END

CREATE TRIGGER capture_intake_count_insert AFTER INSERT ON intake_count
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('intake_count', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'intake_id', json_quote(NEW.intake_id), 'target_group', json_quote(NEW.target_group), 'number', json_quote(NEW.number)));
END

CREATE TRIGGER capture_intake_count_delete BEFORE DELETE ON intake_count
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END

CREATE TRIGGER capture_intake_count_fixed BEFORE UPDATE OF id, root ON intake_count
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END

CREATE TRIGGER capture_intake_count_u_alive AFTER UPDATE OF deleted ON intake_count
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('intake_count', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'record', 0);
END

CREATE TRIGGER capture_intake_count_u_intake_id AFTER UPDATE OF intake_id ON intake_count
WHEN (OLD.intake_id IS NOT NEW.intake_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('intake_count', NEW.id, NEW.root, 'intake_id', json_quote(OLD.intake_id), json_quote(NEW.intake_id), 'record', 0);
END

CREATE TRIGGER capture_intake_count_u_target_group AFTER UPDATE OF target_group ON intake_count
WHEN (OLD.target_group IS NOT NEW.target_group) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('intake_count', NEW.id, NEW.root, 'target_group', json_quote(OLD.target_group), json_quote(NEW.target_group), 'record', 0);
END

CREATE TRIGGER capture_intake_count_u_number AFTER UPDATE OF number ON intake_count
WHEN (OLD.number IS NOT NEW.number) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('intake_count', NEW.id, NEW.root, 'number', json_quote(OLD.number), json_quote(NEW.number), 'record', 0);
END

CREATE TRIGGER capture_note_template_insert AFTER INSERT ON note_template
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('note_template', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'person_id', json_quote(NEW.person_id), 'kind', json_quote(NEW.kind), 'name', json_quote(NEW.name), 'text', json_quote(NEW.text)));
END

CREATE TRIGGER capture_note_template_delete BEFORE DELETE ON note_template
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END

CREATE TRIGGER capture_note_template_fixed BEFORE UPDATE OF id, root ON note_template
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END

CREATE TRIGGER capture_note_template_u_alive AFTER UPDATE OF deleted ON note_template
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('note_template', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'record', 0);
END

CREATE TRIGGER capture_note_template_u_person_id AFTER UPDATE OF person_id ON note_template
WHEN (OLD.person_id IS NOT NEW.person_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('note_template', NEW.id, NEW.root, 'person_id', json_quote(OLD.person_id), json_quote(NEW.person_id), 'record', 0);
END

CREATE TRIGGER capture_note_template_u_kind AFTER UPDATE OF kind ON note_template
WHEN (OLD.kind IS NOT NEW.kind) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('note_template', NEW.id, NEW.root, 'kind', json_quote(OLD.kind), json_quote(NEW.kind), 'record', 0);
END

CREATE TRIGGER capture_note_template_u_name AFTER UPDATE OF name ON note_template
WHEN (OLD.name IS NOT NEW.name) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('note_template', NEW.id, NEW.root, 'name', json_quote(OLD.name), json_quote(NEW.name), 'record', 0);
END

CREATE TRIGGER capture_note_template_u_text AFTER UPDATE OF text ON note_template
WHEN (OLD.text IS NOT NEW.text) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('note_template', NEW.id, NEW.root, 'text', json_quote(OLD.text), json_quote(NEW.text), 'record', 0);
END

CREATE TRIGGER capture_partner_insert AFTER INSERT ON partner
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('partner', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'name', json_quote(NEW.name), 'kind', json_quote(NEW.kind), 'enterprise_number', json_quote(NEW.enterprise_number)));
END

CREATE TRIGGER capture_partner_delete BEFORE DELETE ON partner
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END

CREATE TRIGGER capture_partner_fixed BEFORE UPDATE OF id, root ON partner
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END

CREATE TRIGGER capture_partner_u_alive AFTER UPDATE OF deleted ON partner
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('partner', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'case', 0);
END

CREATE TRIGGER capture_partner_u_name AFTER UPDATE OF name ON partner
WHEN (OLD.name IS NOT NEW.name) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('partner', NEW.id, NEW.root, 'name', json_quote(OLD.name), json_quote(NEW.name), 'case', 0);
END

CREATE TRIGGER capture_partner_u_kind AFTER UPDATE OF kind ON partner
WHEN (OLD.kind IS NOT NEW.kind) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('partner', NEW.id, NEW.root, 'kind', json_quote(OLD.kind), json_quote(NEW.kind), 'case', 0);
END

CREATE TRIGGER capture_partner_u_enterprise_number AFTER UPDATE OF enterprise_number ON partner
WHEN (OLD.enterprise_number IS NOT NEW.enterprise_number) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('partner', NEW.id, NEW.root, 'enterprise_number', json_quote(OLD.enterprise_number), json_quote(NEW.enterprise_number), 'case', 0);
END

CREATE TRIGGER capture_partnership_insert AFTER INSERT ON partnership
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('partnership', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'name', json_quote(NEW.name), 'project_number', json_quote(NEW.project_number), 'is_practice', json(CASE NEW.is_practice WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END)));
END

CREATE TRIGGER capture_partnership_delete BEFORE DELETE ON partnership
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END

CREATE TRIGGER capture_partnership_fixed BEFORE UPDATE OF id, root ON partnership
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END

CREATE TRIGGER capture_partnership_u_alive AFTER UPDATE OF deleted ON partnership
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('partnership', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'record', 0);
END

CREATE TRIGGER capture_partnership_u_name AFTER UPDATE OF name ON partnership
WHEN (OLD.name IS NOT NEW.name) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('partnership', NEW.id, NEW.root, 'name', json_quote(OLD.name), json_quote(NEW.name), 'record', 0);
END

CREATE TRIGGER capture_partnership_u_project_number AFTER UPDATE OF project_number ON partnership
WHEN (OLD.project_number IS NOT NEW.project_number) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('partnership', NEW.id, NEW.root, 'project_number', json_quote(OLD.project_number), json_quote(NEW.project_number), 'record', 0);
END

CREATE TRIGGER capture_partnership_u_is_practice AFTER UPDATE OF is_practice ON partnership
WHEN (OLD.is_practice IS NOT NEW.is_practice) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('partnership', NEW.id, NEW.root, 'is_practice', json(CASE OLD.is_practice WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), json(CASE NEW.is_practice WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'record', 0);
END

CREATE TRIGGER capture_person_insert AFTER INSERT ON person
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('person', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'partner_id', json_quote(NEW.partner_id), 'name', json_quote(NEW.name), 'email', json_quote(NEW.email)));
END

CREATE TRIGGER capture_person_delete BEFORE DELETE ON person
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END

CREATE TRIGGER capture_person_fixed BEFORE UPDATE OF id, root ON person
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END

CREATE TRIGGER capture_person_u_alive AFTER UPDATE OF deleted ON person
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('person', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'case', 0);
END

CREATE TRIGGER capture_person_u_partner_id AFTER UPDATE OF partner_id ON person
WHEN (OLD.partner_id IS NOT NEW.partner_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('person', NEW.id, NEW.root, 'partner_id', json_quote(OLD.partner_id), json_quote(NEW.partner_id), 'case', 0);
END

CREATE TRIGGER capture_person_u_name AFTER UPDATE OF name ON person
WHEN (OLD.name IS NOT NEW.name) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('person', NEW.id, NEW.root, 'name', json_quote(OLD.name), json_quote(NEW.name), 'case', 0);
END

CREATE TRIGGER capture_person_u_email AFTER UPDATE OF email ON person
WHEN (OLD.email IS NOT NEW.email) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('person', NEW.id, NEW.root, 'email', json_quote(OLD.email), json_quote(NEW.email), 'case', 0);
END

CREATE TRIGGER capture_role_insert AFTER INSERT ON role
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('role', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'person_id', json_quote(NEW.person_id), 'role', json_quote(NEW.role)));
END

CREATE TRIGGER capture_role_delete BEFORE DELETE ON role
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END

CREATE TRIGGER capture_role_fixed BEFORE UPDATE OF id, root ON role
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END

CREATE TRIGGER capture_role_u_alive AFTER UPDATE OF deleted ON role
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('role', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'record', 0);
END

CREATE TRIGGER capture_role_u_person_id AFTER UPDATE OF person_id ON role
WHEN (OLD.person_id IS NOT NEW.person_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('role', NEW.id, NEW.root, 'person_id', json_quote(OLD.person_id), json_quote(NEW.person_id), 'record', 0);
END

CREATE TRIGGER capture_role_u_role AFTER UPDATE OF role ON role
WHEN (OLD.role IS NOT NEW.role) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('role', NEW.id, NEW.root, 'role', json_quote(OLD.role), json_quote(NEW.role), 'record', 0);
END

CREATE TRIGGER capture_session_count_insert AFTER INSERT ON session_count
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('session_count', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'session_id', json_quote(NEW.session_id), 'target_group', json_quote(NEW.target_group), 'number', json_quote(NEW.number)));
END

CREATE TRIGGER capture_session_count_delete BEFORE DELETE ON session_count
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END

CREATE TRIGGER capture_session_count_fixed BEFORE UPDATE OF id, root ON session_count
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END

CREATE TRIGGER capture_session_count_u_alive AFTER UPDATE OF deleted ON session_count
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('session_count', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'record', 0);
END

CREATE TRIGGER capture_session_count_u_session_id AFTER UPDATE OF session_id ON session_count
WHEN (OLD.session_id IS NOT NEW.session_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('session_count', NEW.id, NEW.root, 'session_id', json_quote(OLD.session_id), json_quote(NEW.session_id), 'record', 0);
END

CREATE TRIGGER capture_session_count_u_target_group AFTER UPDATE OF target_group ON session_count
WHEN (OLD.target_group IS NOT NEW.target_group) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('session_count', NEW.id, NEW.root, 'target_group', json_quote(OLD.target_group), json_quote(NEW.target_group), 'record', 0);
END

CREATE TRIGGER capture_session_count_u_number AFTER UPDATE OF number ON session_count
WHEN (OLD.number IS NOT NEW.number) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('session_count', NEW.id, NEW.root, 'number', json_quote(OLD.number), json_quote(NEW.number), 'record', 0);
END

CREATE TRIGGER capture_signature_insert AFTER INSERT ON signature
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('signature', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'session_id', json_quote(NEW.session_id), 'contact_id', json_quote(NEW.contact_id), 'signed', json_object('name', json_quote(NEW.name), 'role', json_quote(NEW.role), 'strokes', json_quote(NEW.strokes), 'signed_at', json_quote(NEW.signed_at), 'signed_hash', json_quote(NEW.signed_hash), 'signed_versions', json(coalesce(NEW.signed_versions, 'null')))));
END

CREATE TRIGGER capture_signature_delete BEFORE DELETE ON signature
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END

CREATE TRIGGER capture_signature_fixed BEFORE UPDATE OF id, root ON signature
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END

CREATE TRIGGER capture_signature_u_alive AFTER UPDATE OF deleted ON signature
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('signature', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'record', 0);
END

CREATE TRIGGER capture_signature_u_session_id AFTER UPDATE OF session_id ON signature
WHEN (OLD.session_id IS NOT NEW.session_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('signature', NEW.id, NEW.root, 'session_id', json_quote(OLD.session_id), json_quote(NEW.session_id), 'record', 0);
END

CREATE TRIGGER capture_signature_u_contact_id AFTER UPDATE OF contact_id ON signature
WHEN (OLD.contact_id IS NOT NEW.contact_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('signature', NEW.id, NEW.root, 'contact_id', json_quote(OLD.contact_id), json_quote(NEW.contact_id), 'record', 0);
END

CREATE TRIGGER capture_signature_u_signed AFTER UPDATE OF name, role, strokes, signed_at, signed_hash, signed_versions ON signature
WHEN (OLD.name IS NOT NEW.name OR OLD.role IS NOT NEW.role OR OLD.strokes IS NOT NEW.strokes OR OLD.signed_at IS NOT NEW.signed_at OR OLD.signed_hash IS NOT NEW.signed_hash OR OLD.signed_versions IS NOT NEW.signed_versions) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('signature', NEW.id, NEW.root, 'signed', json_object('name', json_quote(OLD.name), 'role', json_quote(OLD.role), 'strokes', json_quote(OLD.strokes), 'signed_at', json_quote(OLD.signed_at), 'signed_hash', json_quote(OLD.signed_hash), 'signed_versions', json(coalesce(OLD.signed_versions, 'null'))), json_object('name', json_quote(NEW.name), 'role', json_quote(NEW.role), 'strokes', json_quote(NEW.strokes), 'signed_at', json_quote(NEW.signed_at), 'signed_hash', json_quote(NEW.signed_hash), 'signed_versions', json(coalesce(NEW.signed_versions, 'null'))), 'record', 0);
END

CREATE TRIGGER capture_snooze_insert AFTER INSERT ON snooze
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('snooze', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'person_id', json_quote(NEW.person_id), 'reason', json_quote(NEW.reason), 'subject_id', json_quote(NEW.subject_id), 'until', json_quote(NEW.until)));
END

CREATE TRIGGER capture_snooze_delete BEFORE DELETE ON snooze
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END

CREATE TRIGGER capture_snooze_fixed BEFORE UPDATE OF id, root ON snooze
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END

CREATE TRIGGER capture_snooze_u_alive AFTER UPDATE OF deleted ON snooze
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('snooze', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'record', 0);
END

CREATE TRIGGER capture_snooze_u_person_id AFTER UPDATE OF person_id ON snooze
WHEN (OLD.person_id IS NOT NEW.person_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('snooze', NEW.id, NEW.root, 'person_id', json_quote(OLD.person_id), json_quote(NEW.person_id), 'record', 0);
END

CREATE TRIGGER capture_snooze_u_reason AFTER UPDATE OF reason ON snooze
WHEN (OLD.reason IS NOT NEW.reason) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('snooze', NEW.id, NEW.root, 'reason', json_quote(OLD.reason), json_quote(NEW.reason), 'record', 0);
END

CREATE TRIGGER capture_snooze_u_subject_id AFTER UPDATE OF subject_id ON snooze
WHEN (OLD.subject_id IS NOT NEW.subject_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('snooze', NEW.id, NEW.root, 'subject_id', json_quote(OLD.subject_id), json_quote(NEW.subject_id), 'record', 0);
END

CREATE TRIGGER capture_snooze_u_until AFTER UPDATE OF until ON snooze
WHEN (OLD.until IS NOT NEW.until) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('snooze', NEW.id, NEW.root, 'until', json_quote(OLD.until), json_quote(NEW.until), 'record', 0);
END

CREATE TRIGGER capture_travelsetting_insert AFTER INSERT ON travelsetting
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('travelsetting', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'person_id', json_quote(NEW.person_id), 'name', json_quote(NEW.name), 'value', json(coalesce(NEW.value, 'null'))));
END

CREATE TRIGGER capture_travelsetting_delete BEFORE DELETE ON travelsetting
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END

CREATE TRIGGER capture_travelsetting_fixed BEFORE UPDATE OF id, root ON travelsetting
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END

CREATE TRIGGER capture_travelsetting_u_alive AFTER UPDATE OF deleted ON travelsetting
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('travelsetting', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'record', 0);
END

CREATE TRIGGER capture_travelsetting_u_person_id AFTER UPDATE OF person_id ON travelsetting
WHEN (OLD.person_id IS NOT NEW.person_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('travelsetting', NEW.id, NEW.root, 'person_id', json_quote(OLD.person_id), json_quote(NEW.person_id), 'record', 0);
END

CREATE TRIGGER capture_travelsetting_u_name AFTER UPDATE OF name ON travelsetting
WHEN (OLD.name IS NOT NEW.name) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('travelsetting', NEW.id, NEW.root, 'name', json_quote(OLD.name), json_quote(NEW.name), 'record', 0);
END

CREATE TRIGGER capture_travelsetting_u_value AFTER UPDATE OF value ON travelsetting
WHEN (OLD.value IS NOT NEW.value) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('travelsetting', NEW.id, NEW.root, 'value', json(coalesce(OLD.value, 'null')), json(coalesce(NEW.value, 'null')), 'record', 0);
END

CREATE TRIGGER capture_yearly_figures_insert AFTER INSERT ON yearly_figures
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('yearly_figures', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'enterprise_id', json_quote(NEW.enterprise_id), 'year', json_quote(NEW.year), 'staff', json_quote(NEW.staff), 'turnover', json_quote(NEW.turnover), 'balance', json_quote(NEW.balance), 'is_estimate', json(CASE NEW.is_estimate WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'declared_by', json_quote(NEW.declared_by)));
END

CREATE TRIGGER capture_yearly_figures_delete BEFORE DELETE ON yearly_figures
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END

CREATE TRIGGER capture_yearly_figures_fixed BEFORE UPDATE OF id, root ON yearly_figures
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END

CREATE TRIGGER capture_yearly_figures_u_alive AFTER UPDATE OF deleted ON yearly_figures
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('yearly_figures', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'record', 0);
END

CREATE TRIGGER capture_yearly_figures_u_enterprise_id AFTER UPDATE OF enterprise_id ON yearly_figures
WHEN (OLD.enterprise_id IS NOT NEW.enterprise_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('yearly_figures', NEW.id, NEW.root, 'enterprise_id', json_quote(OLD.enterprise_id), json_quote(NEW.enterprise_id), 'record', 0);
END

CREATE TRIGGER capture_yearly_figures_u_year AFTER UPDATE OF year ON yearly_figures
WHEN (OLD.year IS NOT NEW.year) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('yearly_figures', NEW.id, NEW.root, 'year', json_quote(OLD.year), json_quote(NEW.year), 'record', 0);
END

CREATE TRIGGER capture_yearly_figures_u_staff AFTER UPDATE OF staff ON yearly_figures
WHEN (OLD.staff IS NOT NEW.staff) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('yearly_figures', NEW.id, NEW.root, 'staff', json_quote(OLD.staff), json_quote(NEW.staff), 'record', 0);
END

CREATE TRIGGER capture_yearly_figures_u_turnover AFTER UPDATE OF turnover ON yearly_figures
WHEN (OLD.turnover IS NOT NEW.turnover) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('yearly_figures', NEW.id, NEW.root, 'turnover', json_quote(OLD.turnover), json_quote(NEW.turnover), 'record', 0);
END

CREATE TRIGGER capture_yearly_figures_u_balance AFTER UPDATE OF balance ON yearly_figures
WHEN (OLD.balance IS NOT NEW.balance) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('yearly_figures', NEW.id, NEW.root, 'balance', json_quote(OLD.balance), json_quote(NEW.balance), 'record', 0);
END

CREATE TRIGGER capture_yearly_figures_u_is_estimate AFTER UPDATE OF is_estimate ON yearly_figures
WHEN (OLD.is_estimate IS NOT NEW.is_estimate) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('yearly_figures', NEW.id, NEW.root, 'is_estimate', json(CASE OLD.is_estimate WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), json(CASE NEW.is_estimate WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'record', 0);
END

CREATE TRIGGER capture_yearly_figures_u_declared_by AFTER UPDATE OF declared_by ON yearly_figures
WHEN (OLD.declared_by IS NOT NEW.declared_by) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('yearly_figures', NEW.id, NEW.root, 'declared_by', json_quote(OLD.declared_by), json_quote(NEW.declared_by), 'record', 0);
END
