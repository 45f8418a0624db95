CREATE TABLE blob (
  id CHAR(32) NOT NULL,
  sha256 VARCHAR NOT NULL,
  size INTEGER NOT NULL,
  file_name VARCHAR NOT NULL,
  "key" BLOB NOT NULL,
  added_at DATETIME NOT NULL,
  PRIMARY KEY (id)
);

CREATE UNIQUE INDEX ix_blob_sha256 ON blob (sha256);

CREATE TABLE draft (
  id CHAR(32) NOT NULL,
  kind VARCHAR NOT NULL,
  subject_id CHAR(32),
  title VARCHAR NOT NULL,
  content VARCHAR NOT NULL,
  focus VARCHAR NOT NULL,
  cursor INTEGER NOT NULL,
  is_open BOOLEAN NOT NULL,
  serial INTEGER NOT NULL,
  saved_at DATETIME NOT NULL,
  PRIMARY KEY (id)
);

CREATE INDEX ix_draft_subject ON draft (kind, subject_id);

CREATE TABLE enterprise_key (
  enterprise_id CHAR(32) NOT NULL,
  name_key VARCHAR NOT NULL,
  words VARCHAR NOT NULL,
  number VARCHAR,
  municipality_nis VARCHAR,
  postal_code VARCHAR,
  nace_code VARCHAR,
  coach_id CHAR(32),
  last_session_at DATETIME,
  PRIMARY KEY (enterprise_id)
);

CREATE INDEX ix_enterprise_key_contact ON enterprise_key (last_session_at, enterprise_id);

CREATE INDEX ix_enterprise_key_name ON enterprise_key (name_key, enterprise_id);

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
  parents VARCHAR NOT NULL,
  knew TEXT,
  made_at VARCHAR NOT NULL,
  sent BOOLEAN NOT NULL,
  verdict VARCHAR,
  seq INTEGER,
  PRIMARY KEY (position),
  UNIQUE (change_id)
);

CREATE INDEX ix_outbox_group ON outbox (change_group);

CREATE INDEX ix_outbox_record ON outbox (kind, record_id);

CREATE INDEX ix_outbox_root ON outbox (root, position);

CREATE TABLE partner (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  name VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  enterprise_number VARCHAR,
  PRIMARY KEY (id)
);

CREATE INDEX ix_partner_root ON partner (root);

CREATE TABLE partnership (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  name VARCHAR NOT NULL,
  project_number VARCHAR NOT NULL,
  is_practice BOOLEAN NOT NULL,
  PRIMARY KEY (id)
);

CREATE INDEX ix_partnership_root ON partnership (root);

CREATE TABLE record_version (
  kind VARCHAR NOT NULL,
  record_id VARCHAR NOT NULL,
  version VARCHAR NOT NULL,
  rev INTEGER NOT NULL,
  PRIMARY KEY (kind, record_id)
);

CREATE TABLE sync_context (
  id INTEGER NOT NULL,
  change_group VARCHAR,
  actor VARCHAR,
  made_at VARCHAR,
  applying BOOLEAN NOT NULL,
  PRIMARY KEY (id)
);

CREATE TABLE unit_version (
  kind VARCHAR NOT NULL,
  record_id VARCHAR NOT NULL,
  unit VARCHAR NOT NULL,
  ids VARCHAR NOT NULL,
  PRIMARY KEY (kind, record_id, unit)
);

CREATE TABLE person (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  partner_id CHAR(32) NOT NULL,
  name VARCHAR NOT NULL,
  email VARCHAR NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(partner_id) REFERENCES partner (id)
);

CREATE INDEX ix_person_partner_id ON person (partner_id);

CREATE INDEX ix_person_root ON person (root);

CREATE TABLE enterprise (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  number VARCHAR,
  name VARCHAR NOT NULL,
  legal_form VARCHAR,
  nace_version VARCHAR,
  nace_code VARCHAR,
  joint_committee VARCHAR,
  started_on DATE,
  part_of_group VARCHAR,
  purpose VARCHAR NOT NULL,
  partner_id CHAR(32),
  coach_id CHAR(32),
  duplicate_reason VARCHAR NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(partner_id) REFERENCES partner (id),
  FOREIGN KEY(coach_id) REFERENCES person (id)
);

CREATE INDEX ix_enterprise_coach_id ON enterprise (coach_id);

CREATE INDEX ix_enterprise_number ON enterprise (number);

CREATE INDEX ix_enterprise_root ON enterprise (root);

CREATE TABLE role (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  person_id CHAR(32) NOT NULL,
  role VARCHAR NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_role_person_id ON role (person_id);

CREATE INDEX ix_role_root ON role (root);

CREATE TABLE travelsetting (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  person_id CHAR(32),
  name VARCHAR NOT NULL,
  value JSON,
  PRIMARY KEY (id),
  FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_travelsetting_person_id ON travelsetting (person_id);

CREATE INDEX ix_travelsetting_root ON travelsetting (root);

CREATE TABLE establishment (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  enterprise_id CHAR(32) NOT NULL,
  number VARCHAR,
  name VARCHAR NOT NULL,
  street VARCHAR NOT NULL,
  house_number VARCHAR NOT NULL,
  box VARCHAR NOT NULL,
  postal_code VARCHAR,
  municipality_nis VARCHAR,
  is_main BOOLEAN NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(enterprise_id) REFERENCES enterprise (id)
);

CREATE INDEX ix_establishment_enterprise_id ON establishment (enterprise_id);

CREATE INDEX ix_establishment_municipality_nis ON establishment (municipality_nis);

CREATE INDEX ix_establishment_postal_code ON establishment (postal_code);

CREATE INDEX ix_establishment_root ON establishment (root);

CREATE TABLE yearly_figures (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  enterprise_id CHAR(32) NOT NULL,
  year INTEGER NOT NULL,
  staff BIGINT,
  turnover BIGINT,
  balance BIGINT,
  is_estimate BOOLEAN NOT NULL,
  declared_by VARCHAR NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(enterprise_id) REFERENCES enterprise (id)
);

CREATE INDEX ix_yearly_figures_enterprise_id ON yearly_figures (enterprise_id);

CREATE INDEX ix_yearly_figures_root ON yearly_figures (root);

CREATE TABLE coaching_session (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  enterprise_id CHAR(32) NOT NULL,
  establishment_id CHAR(32),
  coach_id CHAR(32) NOT NULL,
  kind VARCHAR NOT NULL,
  starts_at DATETIME NOT NULL,
  ends_at DATETIME NOT NULL,
  place VARCHAR NOT NULL,
  subject VARCHAR NOT NULL,
  goal VARCHAR NOT NULL,
  note VARCHAR NOT NULL,
  result VARCHAR NOT NULL,
  next_step VARCHAR NOT NULL,
  next_step_on DATE,
  next_step_kind VARCHAR,
  themes JSON NOT NULL,
  unnamed_workers INTEGER NOT NULL,
  unique_persons INTEGER,
  confirmation VARCHAR,
  confirmed_by VARCHAR NOT NULL,
  confirmed_on DATE,
  completed_at DATETIME,
  PRIMARY KEY (id),
  FOREIGN KEY(enterprise_id) REFERENCES enterprise (id),
  FOREIGN KEY(establishment_id) REFERENCES establishment (id),
  FOREIGN KEY(coach_id) REFERENCES person (id)
);

CREATE INDEX ix_coaching_session_coach ON coaching_session (coach_id, starts_at);

CREATE INDEX ix_coaching_session_root ON coaching_session (root);

CREATE INDEX ix_coaching_session_starts_at ON coaching_session (starts_at);

CREATE INDEX ix_coaching_session_when ON coaching_session (enterprise_id, starts_at);

CREATE TABLE contact (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  enterprise_id CHAR(32) NOT NULL,
  establishment_id CHAR(32),
  name VARCHAR NOT NULL,
  function VARCHAR NOT NULL,
  email VARCHAR NOT NULL,
  phone VARCHAR NOT NULL,
  mail_consent BOOLEAN,
  mail_consent_on DATE,
  ended_on DATE,
  PRIMARY KEY (id),
  FOREIGN KEY(enterprise_id) REFERENCES enterprise (id),
  FOREIGN KEY(establishment_id) REFERENCES establishment (id)
);

CREATE INDEX ix_contact_enterprise_id ON contact (enterprise_id);

CREATE INDEX ix_contact_root ON contact (root);

CREATE TABLE intake (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  enterprise_id CHAR(32) NOT NULL,
  establishment_id CHAR(32),
  coach_id CHAR(32) NOT NULL,
  held_on DATE NOT NULL,
  source VARCHAR,
  introduced_by VARCHAR NOT NULL,
  question VARCHAR NOT NULL,
  themes JSON NOT NULL,
  unique_persons INTEGER,
  first_step VARCHAR NOT NULL,
  first_step_on DATE,
  action_id CHAR(32),
  consent BOOLEAN,
  consent_on DATE,
  consent_by VARCHAR NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(enterprise_id) REFERENCES enterprise (id),
  FOREIGN KEY(establishment_id) REFERENCES establishment (id),
  FOREIGN KEY(coach_id) REFERENCES person (id)
);

CREATE INDEX ix_intake_enterprise_id ON intake (enterprise_id);

CREATE INDEX ix_intake_root ON intake (root);

CREATE TABLE agreement (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  session_id CHAR(32) NOT NULL,
  text VARCHAR NOT NULL,
  owner VARCHAR NOT NULL,
  due_on DATE,
  PRIMARY KEY (id),
  FOREIGN KEY(session_id) REFERENCES coaching_session (id)
);

CREATE INDEX ix_agreement_root ON agreement (root);

CREATE INDEX ix_agreement_session_id ON agreement (session_id);

CREATE TABLE attachment (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  enterprise_id CHAR(32) NOT NULL,
  session_id CHAR(32),
  file_name VARCHAR NOT NULL,
  media_type VARCHAR NOT NULL,
  size INTEGER NOT NULL,
  sha256 VARCHAR NOT NULL,
  added_at DATETIME NOT NULL,
  added_by CHAR(32),
  PRIMARY KEY (id),
  FOREIGN KEY(enterprise_id) REFERENCES enterprise (id),
  FOREIGN KEY(session_id) REFERENCES coaching_session (id),
  FOREIGN KEY(added_by) REFERENCES person (id)
);

CREATE INDEX ix_attachment_enterprise_id ON attachment (enterprise_id);

CREATE INDEX ix_attachment_root ON attachment (root);

CREATE INDEX ix_attachment_session_id ON attachment (session_id);

CREATE INDEX ix_attachment_sha256 ON attachment (sha256);

CREATE TABLE attendee (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  session_id CHAR(32) NOT NULL,
  contact_id CHAR(32),
  role VARCHAR NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(session_id) REFERENCES coaching_session (id),
  FOREIGN KEY(contact_id) REFERENCES contact (id)
);

CREATE INDEX ix_attendee_contact_id ON attendee (contact_id);

CREATE INDEX ix_attendee_root ON attendee (root);

CREATE INDEX ix_attendee_session_id ON attendee (session_id);

CREATE TABLE intake_count (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  intake_id CHAR(32) NOT NULL,
  target_group VARCHAR NOT NULL,
  number INTEGER NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(intake_id) REFERENCES intake (id)
);

CREATE INDEX ix_intake_count_intake_id ON intake_count (intake_id);

CREATE INDEX ix_intake_count_root ON intake_count (root);

CREATE TABLE session_count (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  session_id CHAR(32) NOT NULL,
  target_group VARCHAR NOT NULL,
  number INTEGER NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(session_id) REFERENCES coaching_session (id)
);

CREATE INDEX ix_session_count_root ON session_count (root);

CREATE INDEX ix_session_count_session_id ON session_count (session_id);

CREATE TABLE action (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  enterprise_id CHAR(32) NOT NULL,
  session_id CHAR(32),
  agreement_id CHAR(32),
  kind VARCHAR NOT NULL,
  text VARCHAR NOT NULL,
  owner VARCHAR NOT NULL,
  coach_id CHAR(32),
  due_on DATE,
  done_on DATE,
  outcome VARCHAR NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(enterprise_id) REFERENCES enterprise (id),
  FOREIGN KEY(session_id) REFERENCES coaching_session (id),
  FOREIGN KEY(agreement_id) REFERENCES agreement (id),
  FOREIGN KEY(coach_id) REFERENCES person (id)
);

CREATE INDEX ix_action_agreement_id ON action (agreement_id);

CREATE INDEX ix_action_coach_id ON action (coach_id);

CREATE INDEX ix_action_due_on ON action (due_on);

CREATE INDEX ix_action_enterprise_id ON action (enterprise_id);

CREATE INDEX ix_action_root ON action (root);

CREATE INDEX ix_action_session_id ON action (session_id);

INSERT INTO sync_context (id, applying) VALUES (1, 0);

CREATE TRIGGER capture_action_insert AFTER INSERT ON action
WHEN (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, value, parents,
    made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'action', NEW.id, NEW.root, '*', json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'enterprise_id', json_quote(NEW.enterprise_id), 'session_id', json_quote(NEW.session_id), 'agreement_id', json_quote(NEW.agreement_id), 'kind', json_quote(NEW.kind), 'text', json_quote(NEW.text), 'owner', json_quote(NEW.owner), 'coach_id', json_quote(NEW.coach_id), 'due_on', json_quote(NEW.due_on), 'outcome', json_object('done_on', json_quote(NEW.done_on), 'outcome', json_quote(NEW.outcome))),
    '[]', made_at, 0 FROM sync_context WHERE id = 1;
  INSERT INTO record_version (kind, record_id, version, rev)
  SELECT kind, record_id, change_id, 0 FROM outbox WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_action_delete BEFORE DELETE ON action
WHEN (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END;

CREATE TRIGGER capture_action_fixed BEFORE UPDATE OF id, root ON action
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END;

CREATE TRIGGER capture_action_u_alive AFTER UPDATE OF deleted ON action
WHEN (OLD.deleted IS NOT NEW.deleted) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'action' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'action', NEW.id, NEW.root, '@alive',
    json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'action' AND record_id = NEW.id AND unit = '@alive'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'action' AND record_id = NEW.id)),
    CASE WHEN NEW.deleted THEN json_object('epoch', NULL, 'seq', 0, 'ids',
      (SELECT json_group_array(change_id) FROM outbox WHERE kind = 'action' AND record_id = NEW.id
        AND (verdict IS NULL OR verdict NOT IN ('rejected', 'erased')))) END, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_action_u_enterprise_id AFTER UPDATE OF enterprise_id ON action
WHEN (OLD.enterprise_id IS NOT NEW.enterprise_id) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'action' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'action', NEW.id, NEW.root, 'enterprise_id',
    json_quote(OLD.enterprise_id), json_quote(NEW.enterprise_id),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'action' AND record_id = NEW.id AND unit = 'enterprise_id'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'action' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_action_u_session_id AFTER UPDATE OF session_id ON action
WHEN (OLD.session_id IS NOT NEW.session_id) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'action' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'action', NEW.id, NEW.root, 'session_id',
    json_quote(OLD.session_id), json_quote(NEW.session_id),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'action' AND record_id = NEW.id AND unit = 'session_id'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'action' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_action_u_agreement_id AFTER UPDATE OF agreement_id ON action
WHEN (OLD.agreement_id IS NOT NEW.agreement_id) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'action' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'action', NEW.id, NEW.root, 'agreement_id',
    json_quote(OLD.agreement_id), json_quote(NEW.agreement_id),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'action' AND record_id = NEW.id AND unit = 'agreement_id'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'action' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_action_u_kind AFTER UPDATE OF kind ON action
WHEN (OLD.kind IS NOT NEW.kind) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'action' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'action', NEW.id, NEW.root, 'kind',
    json_quote(OLD.kind), json_quote(NEW.kind),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'action' AND record_id = NEW.id AND unit = 'kind'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'action' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_action_u_text AFTER UPDATE OF text ON action
WHEN (OLD.text IS NOT NEW.text) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'action' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'action', NEW.id, NEW.root, 'text',
    json_quote(OLD.text), json_quote(NEW.text),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'action' AND record_id = NEW.id AND unit = 'text'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'action' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_action_u_owner AFTER UPDATE OF owner ON action
WHEN (OLD.owner IS NOT NEW.owner) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'action' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'action', NEW.id, NEW.root, 'owner',
    json_quote(OLD.owner), json_quote(NEW.owner),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'action' AND record_id = NEW.id AND unit = 'owner'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'action' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_action_u_coach_id AFTER UPDATE OF coach_id ON action
WHEN (OLD.coach_id IS NOT NEW.coach_id) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'action' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'action', NEW.id, NEW.root, 'coach_id',
    json_quote(OLD.coach_id), json_quote(NEW.coach_id),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'action' AND record_id = NEW.id AND unit = 'coach_id'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'action' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_action_u_due_on AFTER UPDATE OF due_on ON action
WHEN (OLD.due_on IS NOT NEW.due_on) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'action' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'action', NEW.id, NEW.root, 'due_on',
    json_quote(OLD.due_on), json_quote(NEW.due_on),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'action' AND record_id = NEW.id AND unit = 'due_on'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'action' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_action_u_outcome AFTER UPDATE OF done_on, outcome ON action
WHEN (OLD.done_on IS NOT NEW.done_on OR OLD.outcome IS NOT NEW.outcome) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'action' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'action', NEW.id, NEW.root, 'outcome',
    json_object('done_on', json_quote(OLD.done_on), 'outcome', json_quote(OLD.outcome)), json_object('done_on', json_quote(NEW.done_on), 'outcome', json_quote(NEW.outcome)),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'action' AND record_id = NEW.id AND unit = 'outcome'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'action' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_agreement_insert AFTER INSERT ON agreement
WHEN (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, value, parents,
    made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'agreement', NEW.id, NEW.root, '*', json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'session_id', json_quote(NEW.session_id), 'text', json_quote(NEW.text), 'owner', json_quote(NEW.owner), 'due_on', json_quote(NEW.due_on)),
    '[]', made_at, 0 FROM sync_context WHERE id = 1;
  INSERT INTO record_version (kind, record_id, version, rev)
  SELECT kind, record_id, change_id, 0 FROM outbox WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_agreement_delete BEFORE DELETE ON agreement
WHEN (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END;

CREATE TRIGGER capture_agreement_fixed BEFORE UPDATE OF id, root ON agreement
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END;

CREATE TRIGGER capture_agreement_u_alive AFTER UPDATE OF deleted ON agreement
WHEN (OLD.deleted IS NOT NEW.deleted) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'agreement' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'agreement', NEW.id, NEW.root, '@alive',
    json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'agreement' AND record_id = NEW.id AND unit = '@alive'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'agreement' AND record_id = NEW.id)),
    CASE WHEN NEW.deleted THEN json_object('epoch', NULL, 'seq', 0, 'ids',
      (SELECT json_group_array(change_id) FROM outbox WHERE root = NEW.root
        AND (verdict IS NULL OR verdict NOT IN ('rejected', 'erased')))) END, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_agreement_u_session_id AFTER UPDATE OF session_id ON agreement
WHEN (OLD.session_id IS NOT NEW.session_id) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'agreement' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'agreement', NEW.id, NEW.root, 'session_id',
    json_quote(OLD.session_id), json_quote(NEW.session_id),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'agreement' AND record_id = NEW.id AND unit = 'session_id'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'agreement' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_agreement_u_text AFTER UPDATE OF text ON agreement
WHEN (OLD.text IS NOT NEW.text) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'agreement' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'agreement', NEW.id, NEW.root, 'text',
    json_quote(OLD.text), json_quote(NEW.text),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'agreement' AND record_id = NEW.id AND unit = 'text'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'agreement' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_agreement_u_owner AFTER UPDATE OF owner ON agreement
WHEN (OLD.owner IS NOT NEW.owner) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'agreement' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'agreement', NEW.id, NEW.root, 'owner',
    json_quote(OLD.owner), json_quote(NEW.owner),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'agreement' AND record_id = NEW.id AND unit = 'owner'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'agreement' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_agreement_u_due_on AFTER UPDATE OF due_on ON agreement
WHEN (OLD.due_on IS NOT NEW.due_on) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'agreement' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'agreement', NEW.id, NEW.root, 'due_on',
    json_quote(OLD.due_on), json_quote(NEW.due_on),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'agreement' AND record_id = NEW.id AND unit = 'due_on'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'agreement' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_attachment_insert AFTER INSERT ON attachment
WHEN (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, value, parents,
    made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'attachment', NEW.id, NEW.root, '*', json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'enterprise_id', json_quote(NEW.enterprise_id), 'session_id', json_quote(NEW.session_id), 'file_name', json_quote(NEW.file_name), 'media_type', json_quote(NEW.media_type), 'size', json_quote(NEW.size), 'sha256', json_quote(NEW.sha256), 'added_at', json_quote(NEW.added_at), 'added_by', json_quote(NEW.added_by)),
    '[]', made_at, 0 FROM sync_context WHERE id = 1;
  INSERT INTO record_version (kind, record_id, version, rev)
  SELECT kind, record_id, change_id, 0 FROM outbox WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_attachment_delete BEFORE DELETE ON attachment
WHEN (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END;

CREATE TRIGGER capture_attachment_fixed BEFORE UPDATE OF id, root ON attachment
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END;

CREATE TRIGGER capture_attachment_u_alive AFTER UPDATE OF deleted ON attachment
WHEN (OLD.deleted IS NOT NEW.deleted) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'attachment' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'attachment', NEW.id, NEW.root, '@alive',
    json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'attachment' AND record_id = NEW.id AND unit = '@alive'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'attachment' AND record_id = NEW.id)),
    CASE WHEN NEW.deleted THEN json_object('epoch', NULL, 'seq', 0, 'ids',
      (SELECT json_group_array(change_id) FROM outbox WHERE kind = 'attachment' AND record_id = NEW.id
        AND (verdict IS NULL OR verdict NOT IN ('rejected', 'erased')))) END, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_attachment_u_enterprise_id AFTER UPDATE OF enterprise_id ON attachment
WHEN (OLD.enterprise_id IS NOT NEW.enterprise_id) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'attachment' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'attachment', NEW.id, NEW.root, 'enterprise_id',
    json_quote(OLD.enterprise_id), json_quote(NEW.enterprise_id),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'attachment' AND record_id = NEW.id AND unit = 'enterprise_id'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'attachment' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_attachment_u_session_id AFTER UPDATE OF session_id ON attachment
WHEN (OLD.session_id IS NOT NEW.session_id) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'attachment' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'attachment', NEW.id, NEW.root, 'session_id',
    json_quote(OLD.session_id), json_quote(NEW.session_id),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'attachment' AND record_id = NEW.id AND unit = 'session_id'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'attachment' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_attachment_u_file_name AFTER UPDATE OF file_name ON attachment
WHEN (OLD.file_name IS NOT NEW.file_name) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'attachment' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'attachment', NEW.id, NEW.root, 'file_name',
    json_quote(OLD.file_name), json_quote(NEW.file_name),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'attachment' AND record_id = NEW.id AND unit = 'file_name'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'attachment' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_attachment_u_media_type AFTER UPDATE OF media_type ON attachment
WHEN (OLD.media_type IS NOT NEW.media_type) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'attachment' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'attachment', NEW.id, NEW.root, 'media_type',
    json_quote(OLD.media_type), json_quote(NEW.media_type),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'attachment' AND record_id = NEW.id AND unit = 'media_type'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'attachment' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_attachment_u_size AFTER UPDATE OF size ON attachment
WHEN (OLD.size IS NOT NEW.size) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'attachment' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'attachment', NEW.id, NEW.root, 'size',
    json_quote(OLD.size), json_quote(NEW.size),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'attachment' AND record_id = NEW.id AND unit = 'size'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'attachment' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_attachment_u_sha256 AFTER UPDATE OF sha256 ON attachment
WHEN (OLD.sha256 IS NOT NEW.sha256) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'attachment' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'attachment', NEW.id, NEW.root, 'sha256',
    json_quote(OLD.sha256), json_quote(NEW.sha256),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'attachment' AND record_id = NEW.id AND unit = 'sha256'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'attachment' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_attachment_u_added_at AFTER UPDATE OF added_at ON attachment
WHEN (OLD.added_at IS NOT NEW.added_at) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'attachment' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'attachment', NEW.id, NEW.root, 'added_at',
    json_quote(OLD.added_at), json_quote(NEW.added_at),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'attachment' AND record_id = NEW.id AND unit = 'added_at'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'attachment' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_attachment_u_added_by AFTER UPDATE OF added_by ON attachment
WHEN (OLD.added_by IS NOT NEW.added_by) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'attachment' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'attachment', NEW.id, NEW.root, 'added_by',
    json_quote(OLD.added_by), json_quote(NEW.added_by),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'attachment' AND record_id = NEW.id AND unit = 'added_by'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'attachment' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_attendee_insert AFTER INSERT ON attendee
WHEN (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, value, parents,
    made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'attendee', NEW.id, NEW.root, '*', json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'session_id', json_quote(NEW.session_id), 'contact_id', json_quote(NEW.contact_id), 'role', json_quote(NEW.role)),
    '[]', made_at, 0 FROM sync_context WHERE id = 1;
  INSERT INTO record_version (kind, record_id, version, rev)
  SELECT kind, record_id, change_id, 0 FROM outbox WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_attendee_delete BEFORE DELETE ON attendee
WHEN (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END;

CREATE TRIGGER capture_attendee_fixed BEFORE UPDATE OF id, root ON attendee
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END;

CREATE TRIGGER capture_attendee_u_alive AFTER UPDATE OF deleted ON attendee
WHEN (OLD.deleted IS NOT NEW.deleted) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'attendee' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'attendee', NEW.id, NEW.root, '@alive',
    json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'attendee' AND record_id = NEW.id AND unit = '@alive'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'attendee' AND record_id = NEW.id)),
    CASE WHEN NEW.deleted THEN json_object('epoch', NULL, 'seq', 0, 'ids',
      (SELECT json_group_array(change_id) FROM outbox WHERE kind = 'attendee' AND record_id = NEW.id
        AND (verdict IS NULL OR verdict NOT IN ('rejected', 'erased')))) END, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_attendee_u_session_id AFTER UPDATE OF session_id ON attendee
WHEN (OLD.session_id IS NOT NEW.session_id) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'attendee' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'attendee', NEW.id, NEW.root, 'session_id',
    json_quote(OLD.session_id), json_quote(NEW.session_id),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'attendee' AND record_id = NEW.id AND unit = 'session_id'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'attendee' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_attendee_u_contact_id AFTER UPDATE OF contact_id ON attendee
WHEN (OLD.contact_id IS NOT NEW.contact_id) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'attendee' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'attendee', NEW.id, NEW.root, 'contact_id',
    json_quote(OLD.contact_id), json_quote(NEW.contact_id),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'attendee' AND record_id = NEW.id AND unit = 'contact_id'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'attendee' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_attendee_u_role AFTER UPDATE OF role ON attendee
WHEN (OLD.role IS NOT NEW.role) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'attendee' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'attendee', NEW.id, NEW.root, 'role',
    json_quote(OLD.role), json_quote(NEW.role),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'attendee' AND record_id = NEW.id AND unit = 'role'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'attendee' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_coaching_session_insert AFTER INSERT ON coaching_session
WHEN (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, value, parents,
    made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'coaching_session', NEW.id, NEW.root, '*', json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'enterprise_id', json_quote(NEW.enterprise_id), 'establishment_id', json_quote(NEW.establishment_id), 'coach_id', json_quote(NEW.coach_id), 'kind', json_quote(NEW.kind), 'time', json_object('starts_at', json_quote(NEW.starts_at), 'ends_at', json_quote(NEW.ends_at)), 'place', json_quote(NEW.place), 'subject', json_quote(NEW.subject), 'goal', json_quote(NEW.goal), 'note', json_quote(NEW.note), 'result', json_quote(NEW.result), 'next_step', json_object('next_step', json_quote(NEW.next_step), 'next_step_on', json_quote(NEW.next_step_on), 'next_step_kind', json_quote(NEW.next_step_kind)), 'themes', json(coalesce(NEW.themes, 'null')), 'unnamed_workers', json_quote(NEW.unnamed_workers), 'unique_persons', json_quote(NEW.unique_persons), 'confirmation', json_object('confirmation', json_quote(NEW.confirmation), 'confirmed_by', json_quote(NEW.confirmed_by), 'confirmed_on', json_quote(NEW.confirmed_on)), 'completed_at', json_quote(NEW.completed_at)),
    '[]', made_at, 0 FROM sync_context WHERE id = 1;
  INSERT INTO record_version (kind, record_id, version, rev)
  SELECT kind, record_id, change_id, 0 FROM outbox WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_coaching_session_delete BEFORE DELETE ON coaching_session
WHEN (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END;

CREATE TRIGGER capture_coaching_session_fixed BEFORE UPDATE OF id, root ON coaching_session
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END;

CREATE TRIGGER capture_coaching_session_u_alive AFTER UPDATE OF deleted ON coaching_session
WHEN (OLD.deleted IS NOT NEW.deleted) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'coaching_session' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'coaching_session', NEW.id, NEW.root, '@alive',
    json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'coaching_session' AND record_id = NEW.id AND unit = '@alive'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'coaching_session' AND record_id = NEW.id)),
    CASE WHEN NEW.deleted THEN json_object('epoch', NULL, 'seq', 0, 'ids',
      (SELECT json_group_array(change_id) FROM outbox WHERE root = NEW.root
        AND (verdict IS NULL OR verdict NOT IN ('rejected', 'erased')))) END, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_coaching_session_u_enterprise_id AFTER UPDATE OF enterprise_id ON coaching_session
WHEN (OLD.enterprise_id IS NOT NEW.enterprise_id) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'coaching_session' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'coaching_session', NEW.id, NEW.root, 'enterprise_id',
    json_quote(OLD.enterprise_id), json_quote(NEW.enterprise_id),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'coaching_session' AND record_id = NEW.id AND unit = 'enterprise_id'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'coaching_session' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_coaching_session_u_establishment_id AFTER UPDATE OF establishment_id ON coaching_session
WHEN (OLD.establishment_id IS NOT NEW.establishment_id) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'coaching_session' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'coaching_session', NEW.id, NEW.root, 'establishment_id',
    json_quote(OLD.establishment_id), json_quote(NEW.establishment_id),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'coaching_session' AND record_id = NEW.id AND unit = 'establishment_id'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'coaching_session' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_coaching_session_u_coach_id AFTER UPDATE OF coach_id ON coaching_session
WHEN (OLD.coach_id IS NOT NEW.coach_id) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'coaching_session' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'coaching_session', NEW.id, NEW.root, 'coach_id',
    json_quote(OLD.coach_id), json_quote(NEW.coach_id),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'coaching_session' AND record_id = NEW.id AND unit = 'coach_id'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'coaching_session' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_coaching_session_u_kind AFTER UPDATE OF kind ON coaching_session
WHEN (OLD.kind IS NOT NEW.kind) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'coaching_session' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'coaching_session', NEW.id, NEW.root, 'kind',
    json_quote(OLD.kind), json_quote(NEW.kind),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'coaching_session' AND record_id = NEW.id AND unit = 'kind'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'coaching_session' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_coaching_session_u_time AFTER UPDATE OF starts_at, ends_at ON coaching_session
WHEN (OLD.starts_at IS NOT NEW.starts_at OR OLD.ends_at IS NOT NEW.ends_at) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'coaching_session' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'coaching_session', NEW.id, NEW.root, 'time',
    json_object('starts_at', json_quote(OLD.starts_at), 'ends_at', json_quote(OLD.ends_at)), json_object('starts_at', json_quote(NEW.starts_at), 'ends_at', json_quote(NEW.ends_at)),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'coaching_session' AND record_id = NEW.id AND unit = 'time'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'coaching_session' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_coaching_session_u_place AFTER UPDATE OF place ON coaching_session
WHEN (OLD.place IS NOT NEW.place) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'coaching_session' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'coaching_session', NEW.id, NEW.root, 'place',
    json_quote(OLD.place), json_quote(NEW.place),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'coaching_session' AND record_id = NEW.id AND unit = 'place'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'coaching_session' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_coaching_session_u_subject AFTER UPDATE OF subject ON coaching_session
WHEN (OLD.subject IS NOT NEW.subject) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'coaching_session' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'coaching_session', NEW.id, NEW.root, 'subject',
    json_quote(OLD.subject), json_quote(NEW.subject),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'coaching_session' AND record_id = NEW.id AND unit = 'subject'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'coaching_session' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_coaching_session_u_goal AFTER UPDATE OF goal ON coaching_session
WHEN (OLD.goal IS NOT NEW.goal) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'coaching_session' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'coaching_session', NEW.id, NEW.root, 'goal',
    json_quote(OLD.goal), json_quote(NEW.goal),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'coaching_session' AND record_id = NEW.id AND unit = 'goal'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'coaching_session' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_coaching_session_u_note AFTER UPDATE OF note ON coaching_session
WHEN (OLD.note IS NOT NEW.note) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'coaching_session' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'coaching_session', NEW.id, NEW.root, 'note',
    json_quote(OLD.note), json_quote(NEW.note),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'coaching_session' AND record_id = NEW.id AND unit = 'note'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'coaching_session' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_coaching_session_u_result AFTER UPDATE OF result ON coaching_session
WHEN (OLD.result IS NOT NEW.result) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'coaching_session' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'coaching_session', NEW.id, NEW.root, 'result',
    json_quote(OLD.result), json_quote(NEW.result),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'coaching_session' AND record_id = NEW.id AND unit = 'result'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'coaching_session' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_coaching_session_u_next_step AFTER UPDATE OF next_step, next_step_on, next_step_kind ON coaching_session
WHEN (OLD.next_step IS NOT NEW.next_step OR OLD.next_step_on IS NOT NEW.next_step_on OR OLD.next_step_kind IS NOT NEW.next_step_kind) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'coaching_session' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'coaching_session', NEW.id, NEW.root, 'next_step',
    json_object('next_step', json_quote(OLD.next_step), 'next_step_on', json_quote(OLD.next_step_on), 'next_step_kind', json_quote(OLD.next_step_kind)), json_object('next_step', json_quote(NEW.next_step), 'next_step_on', json_quote(NEW.next_step_on), 'next_step_kind', json_quote(NEW.next_step_kind)),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'coaching_session' AND record_id = NEW.id AND unit = 'next_step'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'coaching_session' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_coaching_session_u_themes AFTER UPDATE OF themes ON coaching_session
WHEN (OLD.themes IS NOT NEW.themes) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'coaching_session' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'coaching_session', NEW.id, NEW.root, 'themes',
    json(coalesce(OLD.themes, 'null')), json(coalesce(NEW.themes, 'null')),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'coaching_session' AND record_id = NEW.id AND unit = 'themes'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'coaching_session' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_coaching_session_u_unnamed_workers AFTER UPDATE OF unnamed_workers ON coaching_session
WHEN (OLD.unnamed_workers IS NOT NEW.unnamed_workers) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'coaching_session' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'coaching_session', NEW.id, NEW.root, 'unnamed_workers',
    json_quote(OLD.unnamed_workers), json_quote(NEW.unnamed_workers),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'coaching_session' AND record_id = NEW.id AND unit = 'unnamed_workers'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'coaching_session' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_coaching_session_u_unique_persons AFTER UPDATE OF unique_persons ON coaching_session
WHEN (OLD.unique_persons IS NOT NEW.unique_persons) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'coaching_session' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'coaching_session', NEW.id, NEW.root, 'unique_persons',
    json_quote(OLD.unique_persons), json_quote(NEW.unique_persons),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'coaching_session' AND record_id = NEW.id AND unit = 'unique_persons'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'coaching_session' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_coaching_session_u_confirmation AFTER UPDATE OF confirmation, confirmed_by, confirmed_on ON coaching_session
WHEN (OLD.confirmation IS NOT NEW.confirmation OR OLD.confirmed_by IS NOT NEW.confirmed_by OR OLD.confirmed_on IS NOT NEW.confirmed_on) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'coaching_session' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'coaching_session', NEW.id, NEW.root, 'confirmation',
    json_object('confirmation', json_quote(OLD.confirmation), 'confirmed_by', json_quote(OLD.confirmed_by), 'confirmed_on', json_quote(OLD.confirmed_on)), json_object('confirmation', json_quote(NEW.confirmation), 'confirmed_by', json_quote(NEW.confirmed_by), 'confirmed_on', json_quote(NEW.confirmed_on)),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'coaching_session' AND record_id = NEW.id AND unit = 'confirmation'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'coaching_session' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_coaching_session_u_completed_at AFTER UPDATE OF completed_at ON coaching_session
WHEN (OLD.completed_at IS NOT NEW.completed_at) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'coaching_session' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'coaching_session', NEW.id, NEW.root, 'completed_at',
    json_quote(OLD.completed_at), json_quote(NEW.completed_at),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'coaching_session' AND record_id = NEW.id AND unit = 'completed_at'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'coaching_session' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_contact_insert AFTER INSERT ON contact
WHEN (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, value, parents,
    made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'contact', NEW.id, NEW.root, '*', json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'enterprise_id', json_quote(NEW.enterprise_id), 'establishment_id', json_quote(NEW.establishment_id), 'name', json_quote(NEW.name), 'function', json_quote(NEW.function), 'email', json_quote(NEW.email), 'phone', json_quote(NEW.phone), 'mail_consent', json_object('mail_consent', json(CASE NEW.mail_consent WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'mail_consent_on', json_quote(NEW.mail_consent_on)), 'ended_on', json_quote(NEW.ended_on)),
    '[]', made_at, 0 FROM sync_context WHERE id = 1;
  INSERT INTO record_version (kind, record_id, version, rev)
  SELECT kind, record_id, change_id, 0 FROM outbox WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_contact_delete BEFORE DELETE ON contact
WHEN (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END;

CREATE TRIGGER capture_contact_fixed BEFORE UPDATE OF id, root ON contact
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END;

CREATE TRIGGER capture_contact_u_alive AFTER UPDATE OF deleted ON contact
WHEN (OLD.deleted IS NOT NEW.deleted) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'contact' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'contact', NEW.id, NEW.root, '@alive',
    json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'contact' AND record_id = NEW.id AND unit = '@alive'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'contact' AND record_id = NEW.id)),
    CASE WHEN NEW.deleted THEN json_object('epoch', NULL, 'seq', 0, 'ids',
      (SELECT json_group_array(change_id) FROM outbox WHERE root = NEW.root
        AND (verdict IS NULL OR verdict NOT IN ('rejected', 'erased')))) END, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_contact_u_enterprise_id AFTER UPDATE OF enterprise_id ON contact
WHEN (OLD.enterprise_id IS NOT NEW.enterprise_id) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'contact' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'contact', NEW.id, NEW.root, 'enterprise_id',
    json_quote(OLD.enterprise_id), json_quote(NEW.enterprise_id),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'contact' AND record_id = NEW.id AND unit = 'enterprise_id'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'contact' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_contact_u_establishment_id AFTER UPDATE OF establishment_id ON contact
WHEN (OLD.establishment_id IS NOT NEW.establishment_id) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'contact' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'contact', NEW.id, NEW.root, 'establishment_id',
    json_quote(OLD.establishment_id), json_quote(NEW.establishment_id),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'contact' AND record_id = NEW.id AND unit = 'establishment_id'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'contact' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_contact_u_name AFTER UPDATE OF name ON contact
WHEN (OLD.name IS NOT NEW.name) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'contact' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'contact', NEW.id, NEW.root, 'name',
    json_quote(OLD.name), json_quote(NEW.name),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'contact' AND record_id = NEW.id AND unit = 'name'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'contact' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_contact_u_function AFTER UPDATE OF function ON contact
WHEN (OLD.function IS NOT NEW.function) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'contact' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'contact', NEW.id, NEW.root, 'function',
    json_quote(OLD.function), json_quote(NEW.function),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'contact' AND record_id = NEW.id AND unit = 'function'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'contact' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_contact_u_email AFTER UPDATE OF email ON contact
WHEN (OLD.email IS NOT NEW.email) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'contact' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'contact', NEW.id, NEW.root, 'email',
    json_quote(OLD.email), json_quote(NEW.email),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'contact' AND record_id = NEW.id AND unit = 'email'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'contact' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_contact_u_phone AFTER UPDATE OF phone ON contact
WHEN (OLD.phone IS NOT NEW.phone) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'contact' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'contact', NEW.id, NEW.root, 'phone',
    json_quote(OLD.phone), json_quote(NEW.phone),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'contact' AND record_id = NEW.id AND unit = 'phone'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'contact' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_contact_u_mail_consent AFTER UPDATE OF mail_consent, mail_consent_on ON contact
WHEN (OLD.mail_consent IS NOT NEW.mail_consent OR OLD.mail_consent_on IS NOT NEW.mail_consent_on) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'contact' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'contact', NEW.id, NEW.root, 'mail_consent',
    json_object('mail_consent', json(CASE OLD.mail_consent WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'mail_consent_on', json_quote(OLD.mail_consent_on)), json_object('mail_consent', json(CASE NEW.mail_consent WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'mail_consent_on', json_quote(NEW.mail_consent_on)),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'contact' AND record_id = NEW.id AND unit = 'mail_consent'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'contact' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_contact_u_ended_on AFTER UPDATE OF ended_on ON contact
WHEN (OLD.ended_on IS NOT NEW.ended_on) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'contact' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'contact', NEW.id, NEW.root, 'ended_on',
    json_quote(OLD.ended_on), json_quote(NEW.ended_on),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'contact' AND record_id = NEW.id AND unit = 'ended_on'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'contact' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_enterprise_insert AFTER INSERT ON enterprise
WHEN (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, value, parents,
    made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'enterprise', NEW.id, NEW.root, '*', json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'number', json_quote(NEW.number), 'name', json_quote(NEW.name), 'legal_form', json_quote(NEW.legal_form), 'nace', json_object('nace_version', json_quote(NEW.nace_version), 'nace_code', json_quote(NEW.nace_code)), 'joint_committee', json_quote(NEW.joint_committee), 'started_on', json_quote(NEW.started_on), 'part_of_group', json_quote(NEW.part_of_group), 'purpose', json_quote(NEW.purpose), 'partner_id', json_quote(NEW.partner_id), 'coach_id', json_quote(NEW.coach_id), 'duplicate_reason', json_quote(NEW.duplicate_reason)),
    '[]', made_at, 0 FROM sync_context WHERE id = 1;
  INSERT INTO record_version (kind, record_id, version, rev)
  SELECT kind, record_id, change_id, 0 FROM outbox WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_enterprise_delete BEFORE DELETE ON enterprise
WHEN (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END;

CREATE TRIGGER capture_enterprise_fixed BEFORE UPDATE OF id, root ON enterprise
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END;

CREATE TRIGGER capture_enterprise_u_alive AFTER UPDATE OF deleted ON enterprise
WHEN (OLD.deleted IS NOT NEW.deleted) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'enterprise' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'enterprise', NEW.id, NEW.root, '@alive',
    json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'enterprise' AND record_id = NEW.id AND unit = '@alive'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'enterprise' AND record_id = NEW.id)),
    CASE WHEN NEW.deleted THEN json_object('epoch', NULL, 'seq', 0, 'ids',
      (SELECT json_group_array(change_id) FROM outbox WHERE root = NEW.root
        AND (verdict IS NULL OR verdict NOT IN ('rejected', 'erased')))) END, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_enterprise_u_number AFTER UPDATE OF number ON enterprise
WHEN (OLD.number IS NOT NEW.number) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'enterprise' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'enterprise', NEW.id, NEW.root, 'number',
    json_quote(OLD.number), json_quote(NEW.number),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'enterprise' AND record_id = NEW.id AND unit = 'number'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'enterprise' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_enterprise_u_name AFTER UPDATE OF name ON enterprise
WHEN (OLD.name IS NOT NEW.name) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'enterprise' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'enterprise', NEW.id, NEW.root, 'name',
    json_quote(OLD.name), json_quote(NEW.name),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'enterprise' AND record_id = NEW.id AND unit = 'name'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'enterprise' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_enterprise_u_legal_form AFTER UPDATE OF legal_form ON enterprise
WHEN (OLD.legal_form IS NOT NEW.legal_form) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'enterprise' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'enterprise', NEW.id, NEW.root, 'legal_form',
    json_quote(OLD.legal_form), json_quote(NEW.legal_form),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'enterprise' AND record_id = NEW.id AND unit = 'legal_form'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'enterprise' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_enterprise_u_nace AFTER UPDATE OF nace_version, nace_code ON enterprise
WHEN (OLD.nace_version IS NOT NEW.nace_version OR OLD.nace_code IS NOT NEW.nace_code) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'enterprise' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'enterprise', NEW.id, NEW.root, 'nace',
    json_object('nace_version', json_quote(OLD.nace_version), 'nace_code', json_quote(OLD.nace_code)), json_object('nace_version', json_quote(NEW.nace_version), 'nace_code', json_quote(NEW.nace_code)),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'enterprise' AND record_id = NEW.id AND unit = 'nace'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'enterprise' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_enterprise_u_joint_committee AFTER UPDATE OF joint_committee ON enterprise
WHEN (OLD.joint_committee IS NOT NEW.joint_committee) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'enterprise' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'enterprise', NEW.id, NEW.root, 'joint_committee',
    json_quote(OLD.joint_committee), json_quote(NEW.joint_committee),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'enterprise' AND record_id = NEW.id AND unit = 'joint_committee'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'enterprise' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_enterprise_u_started_on AFTER UPDATE OF started_on ON enterprise
WHEN (OLD.started_on IS NOT NEW.started_on) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'enterprise' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'enterprise', NEW.id, NEW.root, 'started_on',
    json_quote(OLD.started_on), json_quote(NEW.started_on),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'enterprise' AND record_id = NEW.id AND unit = 'started_on'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'enterprise' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_enterprise_u_part_of_group AFTER UPDATE OF part_of_group ON enterprise
WHEN (OLD.part_of_group IS NOT NEW.part_of_group) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'enterprise' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'enterprise', NEW.id, NEW.root, 'part_of_group',
    json_quote(OLD.part_of_group), json_quote(NEW.part_of_group),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'enterprise' AND record_id = NEW.id AND unit = 'part_of_group'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'enterprise' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_enterprise_u_purpose AFTER UPDATE OF purpose ON enterprise
WHEN (OLD.purpose IS NOT NEW.purpose) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'enterprise' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'enterprise', NEW.id, NEW.root, 'purpose',
    json_quote(OLD.purpose), json_quote(NEW.purpose),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'enterprise' AND record_id = NEW.id AND unit = 'purpose'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'enterprise' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_enterprise_u_partner_id AFTER UPDATE OF partner_id ON enterprise
WHEN (OLD.partner_id IS NOT NEW.partner_id) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'enterprise' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'enterprise', NEW.id, NEW.root, 'partner_id',
    json_quote(OLD.partner_id), json_quote(NEW.partner_id),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'enterprise' AND record_id = NEW.id AND unit = 'partner_id'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'enterprise' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_enterprise_u_coach_id AFTER UPDATE OF coach_id ON enterprise
WHEN (OLD.coach_id IS NOT NEW.coach_id) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'enterprise' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'enterprise', NEW.id, NEW.root, 'coach_id',
    json_quote(OLD.coach_id), json_quote(NEW.coach_id),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'enterprise' AND record_id = NEW.id AND unit = 'coach_id'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'enterprise' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_enterprise_u_duplicate_reason AFTER UPDATE OF duplicate_reason ON enterprise
WHEN (OLD.duplicate_reason IS NOT NEW.duplicate_reason) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'enterprise' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'enterprise', NEW.id, NEW.root, 'duplicate_reason',
    json_quote(OLD.duplicate_reason), json_quote(NEW.duplicate_reason),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'enterprise' AND record_id = NEW.id AND unit = 'duplicate_reason'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'enterprise' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_establishment_insert AFTER INSERT ON establishment
WHEN (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, value, parents,
    made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'establishment', NEW.id, NEW.root, '*', json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'enterprise_id', json_quote(NEW.enterprise_id), 'number', json_quote(NEW.number), 'name', json_quote(NEW.name), 'address', json_object('street', json_quote(NEW.street), 'house_number', json_quote(NEW.house_number), 'box', json_quote(NEW.box), 'postal_code', json_quote(NEW.postal_code), 'municipality_nis', json_quote(NEW.municipality_nis)), 'is_main', json(CASE NEW.is_main WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END)),
    '[]', made_at, 0 FROM sync_context WHERE id = 1;
  INSERT INTO record_version (kind, record_id, version, rev)
  SELECT kind, record_id, change_id, 0 FROM outbox WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_establishment_delete BEFORE DELETE ON establishment
WHEN (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END;

CREATE TRIGGER capture_establishment_fixed BEFORE UPDATE OF id, root ON establishment
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END;

CREATE TRIGGER capture_establishment_u_alive AFTER UPDATE OF deleted ON establishment
WHEN (OLD.deleted IS NOT NEW.deleted) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'establishment' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'establishment', NEW.id, NEW.root, '@alive',
    json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'establishment' AND record_id = NEW.id AND unit = '@alive'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'establishment' AND record_id = NEW.id)),
    CASE WHEN NEW.deleted THEN json_object('epoch', NULL, 'seq', 0, 'ids',
      (SELECT json_group_array(change_id) FROM outbox WHERE root = NEW.root
        AND (verdict IS NULL OR verdict NOT IN ('rejected', 'erased')))) END, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_establishment_u_enterprise_id AFTER UPDATE OF enterprise_id ON establishment
WHEN (OLD.enterprise_id IS NOT NEW.enterprise_id) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'establishment' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'establishment', NEW.id, NEW.root, 'enterprise_id',
    json_quote(OLD.enterprise_id), json_quote(NEW.enterprise_id),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'establishment' AND record_id = NEW.id AND unit = 'enterprise_id'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'establishment' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_establishment_u_number AFTER UPDATE OF number ON establishment
WHEN (OLD.number IS NOT NEW.number) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'establishment' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'establishment', NEW.id, NEW.root, 'number',
    json_quote(OLD.number), json_quote(NEW.number),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'establishment' AND record_id = NEW.id AND unit = 'number'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'establishment' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_establishment_u_name AFTER UPDATE OF name ON establishment
WHEN (OLD.name IS NOT NEW.name) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'establishment' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'establishment', NEW.id, NEW.root, 'name',
    json_quote(OLD.name), json_quote(NEW.name),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'establishment' AND record_id = NEW.id AND unit = 'name'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'establishment' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_establishment_u_address AFTER UPDATE OF street, house_number, box, postal_code, municipality_nis ON establishment
WHEN (OLD.street IS NOT NEW.street OR OLD.house_number IS NOT NEW.house_number OR OLD.box IS NOT NEW.box OR OLD.postal_code IS NOT NEW.postal_code OR OLD.municipality_nis IS NOT NEW.municipality_nis) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'establishment' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'establishment', NEW.id, NEW.root, 'address',
    json_object('street', json_quote(OLD.street), 'house_number', json_quote(OLD.house_number), 'box', json_quote(OLD.box), 'postal_code', json_quote(OLD.postal_code), 'municipality_nis', json_quote(OLD.municipality_nis)), json_object('street', json_quote(NEW.street), 'house_number', json_quote(NEW.house_number), 'box', json_quote(NEW.box), 'postal_code', json_quote(NEW.postal_code), 'municipality_nis', json_quote(NEW.municipality_nis)),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'establishment' AND record_id = NEW.id AND unit = 'address'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'establishment' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_establishment_u_is_main AFTER UPDATE OF is_main ON establishment
WHEN (OLD.is_main IS NOT NEW.is_main) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'establishment' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'establishment', NEW.id, NEW.root, 'is_main',
    json(CASE OLD.is_main WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), json(CASE NEW.is_main WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'establishment' AND record_id = NEW.id AND unit = 'is_main'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'establishment' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_intake_insert AFTER INSERT ON intake
WHEN (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, value, parents,
    made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'intake', NEW.id, NEW.root, '*', json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'enterprise_id', json_quote(NEW.enterprise_id), 'establishment_id', json_quote(NEW.establishment_id), 'coach_id', json_quote(NEW.coach_id), 'held_on', json_quote(NEW.held_on), 'source', json_object('source', json_quote(NEW.source), 'introduced_by', json_quote(NEW.introduced_by)), 'question', json_quote(NEW.question), 'themes', json(coalesce(NEW.themes, 'null')), 'unique_persons', json_quote(NEW.unique_persons), 'first_step', json_object('first_step', json_quote(NEW.first_step), 'first_step_on', json_quote(NEW.first_step_on), 'action_id', json_quote(NEW.action_id)), 'consent', json_object('consent', json(CASE NEW.consent WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'consent_on', json_quote(NEW.consent_on), 'consent_by', json_quote(NEW.consent_by))),
    '[]', made_at, 0 FROM sync_context WHERE id = 1;
  INSERT INTO record_version (kind, record_id, version, rev)
  SELECT kind, record_id, change_id, 0 FROM outbox WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_intake_delete BEFORE DELETE ON intake
WHEN (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END;

CREATE TRIGGER capture_intake_fixed BEFORE UPDATE OF id, root ON intake
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END;

CREATE TRIGGER capture_intake_u_alive AFTER UPDATE OF deleted ON intake
WHEN (OLD.deleted IS NOT NEW.deleted) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'intake' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'intake', NEW.id, NEW.root, '@alive',
    json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'intake' AND record_id = NEW.id AND unit = '@alive'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'intake' AND record_id = NEW.id)),
    CASE WHEN NEW.deleted THEN json_object('epoch', NULL, 'seq', 0, 'ids',
      (SELECT json_group_array(change_id) FROM outbox WHERE root = NEW.root
        AND (verdict IS NULL OR verdict NOT IN ('rejected', 'erased')))) END, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_intake_u_enterprise_id AFTER UPDATE OF enterprise_id ON intake
WHEN (OLD.enterprise_id IS NOT NEW.enterprise_id) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'intake' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'intake', NEW.id, NEW.root, 'enterprise_id',
    json_quote(OLD.enterprise_id), json_quote(NEW.enterprise_id),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'intake' AND record_id = NEW.id AND unit = 'enterprise_id'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'intake' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_intake_u_establishment_id AFTER UPDATE OF establishment_id ON intake
WHEN (OLD.establishment_id IS NOT NEW.establishment_id) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'intake' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'intake', NEW.id, NEW.root, 'establishment_id',
    json_quote(OLD.establishment_id), json_quote(NEW.establishment_id),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'intake' AND record_id = NEW.id AND unit = 'establishment_id'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'intake' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_intake_u_coach_id AFTER UPDATE OF coach_id ON intake
WHEN (OLD.coach_id IS NOT NEW.coach_id) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'intake' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'intake', NEW.id, NEW.root, 'coach_id',
    json_quote(OLD.coach_id), json_quote(NEW.coach_id),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'intake' AND record_id = NEW.id AND unit = 'coach_id'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'intake' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_intake_u_held_on AFTER UPDATE OF held_on ON intake
WHEN (OLD.held_on IS NOT NEW.held_on) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'intake' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'intake', NEW.id, NEW.root, 'held_on',
    json_quote(OLD.held_on), json_quote(NEW.held_on),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'intake' AND record_id = NEW.id AND unit = 'held_on'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'intake' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_intake_u_source AFTER UPDATE OF source, introduced_by ON intake
WHEN (OLD.source IS NOT NEW.source OR OLD.introduced_by IS NOT NEW.introduced_by) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'intake' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'intake', NEW.id, NEW.root, 'source',
    json_object('source', json_quote(OLD.source), 'introduced_by', json_quote(OLD.introduced_by)), json_object('source', json_quote(NEW.source), 'introduced_by', json_quote(NEW.introduced_by)),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'intake' AND record_id = NEW.id AND unit = 'source'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'intake' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_intake_u_question AFTER UPDATE OF question ON intake
WHEN (OLD.question IS NOT NEW.question) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'intake' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'intake', NEW.id, NEW.root, 'question',
    json_quote(OLD.question), json_quote(NEW.question),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'intake' AND record_id = NEW.id AND unit = 'question'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'intake' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_intake_u_themes AFTER UPDATE OF themes ON intake
WHEN (OLD.themes IS NOT NEW.themes) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'intake' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'intake', NEW.id, NEW.root, 'themes',
    json(coalesce(OLD.themes, 'null')), json(coalesce(NEW.themes, 'null')),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'intake' AND record_id = NEW.id AND unit = 'themes'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'intake' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_intake_u_unique_persons AFTER UPDATE OF unique_persons ON intake
WHEN (OLD.unique_persons IS NOT NEW.unique_persons) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'intake' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'intake', NEW.id, NEW.root, 'unique_persons',
    json_quote(OLD.unique_persons), json_quote(NEW.unique_persons),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'intake' AND record_id = NEW.id AND unit = 'unique_persons'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'intake' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_intake_u_first_step AFTER UPDATE OF first_step, first_step_on, action_id ON intake
WHEN (OLD.first_step IS NOT NEW.first_step OR OLD.first_step_on IS NOT NEW.first_step_on OR OLD.action_id IS NOT NEW.action_id) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'intake' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'intake', NEW.id, NEW.root, 'first_step',
    json_object('first_step', json_quote(OLD.first_step), 'first_step_on', json_quote(OLD.first_step_on), 'action_id', json_quote(OLD.action_id)), json_object('first_step', json_quote(NEW.first_step), 'first_step_on', json_quote(NEW.first_step_on), 'action_id', json_quote(NEW.action_id)),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'intake' AND record_id = NEW.id AND unit = 'first_step'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'intake' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_intake_u_consent AFTER UPDATE OF consent, consent_on, consent_by ON intake
WHEN (OLD.consent IS NOT NEW.consent OR OLD.consent_on IS NOT NEW.consent_on OR OLD.consent_by IS NOT NEW.consent_by) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'intake' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'intake', NEW.id, NEW.root, 'consent',
    json_object('consent', json(CASE OLD.consent WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'consent_on', json_quote(OLD.consent_on), 'consent_by', json_quote(OLD.consent_by)), json_object('consent', json(CASE NEW.consent WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'consent_on', json_quote(NEW.consent_on), 'consent_by', json_quote(NEW.consent_by)),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'intake' AND record_id = NEW.id AND unit = 'consent'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'intake' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_intake_count_insert AFTER INSERT ON intake_count
WHEN (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, value, parents,
    made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'intake_count', NEW.id, NEW.root, '*', json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'intake_id', json_quote(NEW.intake_id), 'target_group', json_quote(NEW.target_group), 'number', json_quote(NEW.number)),
    '[]', made_at, 0 FROM sync_context WHERE id = 1;
  INSERT INTO record_version (kind, record_id, version, rev)
  SELECT kind, record_id, change_id, 0 FROM outbox WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_intake_count_delete BEFORE DELETE ON intake_count
WHEN (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END;

CREATE TRIGGER capture_intake_count_fixed BEFORE UPDATE OF id, root ON intake_count
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END;

CREATE TRIGGER capture_intake_count_u_alive AFTER UPDATE OF deleted ON intake_count
WHEN (OLD.deleted IS NOT NEW.deleted) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'intake_count' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'intake_count', NEW.id, NEW.root, '@alive',
    json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'intake_count' AND record_id = NEW.id AND unit = '@alive'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'intake_count' AND record_id = NEW.id)),
    CASE WHEN NEW.deleted THEN json_object('epoch', NULL, 'seq', 0, 'ids',
      (SELECT json_group_array(change_id) FROM outbox WHERE kind = 'intake_count' AND record_id = NEW.id
        AND (verdict IS NULL OR verdict NOT IN ('rejected', 'erased')))) END, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_intake_count_u_intake_id AFTER UPDATE OF intake_id ON intake_count
WHEN (OLD.intake_id IS NOT NEW.intake_id) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'intake_count' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'intake_count', NEW.id, NEW.root, 'intake_id',
    json_quote(OLD.intake_id), json_quote(NEW.intake_id),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'intake_count' AND record_id = NEW.id AND unit = 'intake_id'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'intake_count' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_intake_count_u_target_group AFTER UPDATE OF target_group ON intake_count
WHEN (OLD.target_group IS NOT NEW.target_group) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'intake_count' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'intake_count', NEW.id, NEW.root, 'target_group',
    json_quote(OLD.target_group), json_quote(NEW.target_group),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'intake_count' AND record_id = NEW.id AND unit = 'target_group'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'intake_count' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_intake_count_u_number AFTER UPDATE OF number ON intake_count
WHEN (OLD.number IS NOT NEW.number) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'intake_count' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'intake_count', NEW.id, NEW.root, 'number',
    json_quote(OLD.number), json_quote(NEW.number),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'intake_count' AND record_id = NEW.id AND unit = 'number'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'intake_count' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_partner_insert AFTER INSERT ON partner
WHEN (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, value, parents,
    made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'partner', NEW.id, NEW.root, '*', json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'name', json_quote(NEW.name), 'kind', json_quote(NEW.kind), 'enterprise_number', json_quote(NEW.enterprise_number)),
    '[]', made_at, 0 FROM sync_context WHERE id = 1;
  INSERT INTO record_version (kind, record_id, version, rev)
  SELECT kind, record_id, change_id, 0 FROM outbox WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_partner_delete BEFORE DELETE ON partner
WHEN (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END;

CREATE TRIGGER capture_partner_fixed BEFORE UPDATE OF id, root ON partner
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END;

CREATE TRIGGER capture_partner_u_alive AFTER UPDATE OF deleted ON partner
WHEN (OLD.deleted IS NOT NEW.deleted) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'partner' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'partner', NEW.id, NEW.root, '@alive',
    json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'partner' AND record_id = NEW.id AND unit = '@alive'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'partner' AND record_id = NEW.id)),
    CASE WHEN NEW.deleted THEN json_object('epoch', NULL, 'seq', 0, 'ids',
      (SELECT json_group_array(change_id) FROM outbox WHERE root = NEW.root
        AND (verdict IS NULL OR verdict NOT IN ('rejected', 'erased')))) END, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_partner_u_name AFTER UPDATE OF name ON partner
WHEN (OLD.name IS NOT NEW.name) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'partner' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'partner', NEW.id, NEW.root, 'name',
    json_quote(OLD.name), json_quote(NEW.name),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'partner' AND record_id = NEW.id AND unit = 'name'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'partner' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_partner_u_kind AFTER UPDATE OF kind ON partner
WHEN (OLD.kind IS NOT NEW.kind) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'partner' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'partner', NEW.id, NEW.root, 'kind',
    json_quote(OLD.kind), json_quote(NEW.kind),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'partner' AND record_id = NEW.id AND unit = 'kind'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'partner' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_partner_u_enterprise_number AFTER UPDATE OF enterprise_number ON partner
WHEN (OLD.enterprise_number IS NOT NEW.enterprise_number) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'partner' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'partner', NEW.id, NEW.root, 'enterprise_number',
    json_quote(OLD.enterprise_number), json_quote(NEW.enterprise_number),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'partner' AND record_id = NEW.id AND unit = 'enterprise_number'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'partner' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_partnership_insert AFTER INSERT ON partnership
WHEN (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, value, parents,
    made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'partnership', NEW.id, NEW.root, '*', json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'name', json_quote(NEW.name), 'project_number', json_quote(NEW.project_number), 'is_practice', json(CASE NEW.is_practice WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END)),
    '[]', made_at, 0 FROM sync_context WHERE id = 1;
  INSERT INTO record_version (kind, record_id, version, rev)
  SELECT kind, record_id, change_id, 0 FROM outbox WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_partnership_delete BEFORE DELETE ON partnership
WHEN (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END;

CREATE TRIGGER capture_partnership_fixed BEFORE UPDATE OF id, root ON partnership
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END;

CREATE TRIGGER capture_partnership_u_alive AFTER UPDATE OF deleted ON partnership
WHEN (OLD.deleted IS NOT NEW.deleted) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'partnership' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'partnership', NEW.id, NEW.root, '@alive',
    json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'partnership' AND record_id = NEW.id AND unit = '@alive'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'partnership' AND record_id = NEW.id)),
    CASE WHEN NEW.deleted THEN json_object('epoch', NULL, 'seq', 0, 'ids',
      (SELECT json_group_array(change_id) FROM outbox WHERE kind = 'partnership' AND record_id = NEW.id
        AND (verdict IS NULL OR verdict NOT IN ('rejected', 'erased')))) END, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_partnership_u_name AFTER UPDATE OF name ON partnership
WHEN (OLD.name IS NOT NEW.name) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'partnership' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'partnership', NEW.id, NEW.root, 'name',
    json_quote(OLD.name), json_quote(NEW.name),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'partnership' AND record_id = NEW.id AND unit = 'name'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'partnership' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_partnership_u_project_number AFTER UPDATE OF project_number ON partnership
WHEN (OLD.project_number IS NOT NEW.project_number) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'partnership' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'partnership', NEW.id, NEW.root, 'project_number',
    json_quote(OLD.project_number), json_quote(NEW.project_number),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'partnership' AND record_id = NEW.id AND unit = 'project_number'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'partnership' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_partnership_u_is_practice AFTER UPDATE OF is_practice ON partnership
WHEN (OLD.is_practice IS NOT NEW.is_practice) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'partnership' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'partnership', NEW.id, NEW.root, 'is_practice',
    json(CASE OLD.is_practice WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), json(CASE NEW.is_practice WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'partnership' AND record_id = NEW.id AND unit = 'is_practice'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'partnership' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_person_insert AFTER INSERT ON person
WHEN (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, value, parents,
    made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'person', NEW.id, NEW.root, '*', json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'partner_id', json_quote(NEW.partner_id), 'name', json_quote(NEW.name), 'email', json_quote(NEW.email)),
    '[]', made_at, 0 FROM sync_context WHERE id = 1;
  INSERT INTO record_version (kind, record_id, version, rev)
  SELECT kind, record_id, change_id, 0 FROM outbox WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_person_delete BEFORE DELETE ON person
WHEN (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END;

CREATE TRIGGER capture_person_fixed BEFORE UPDATE OF id, root ON person
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END;

CREATE TRIGGER capture_person_u_alive AFTER UPDATE OF deleted ON person
WHEN (OLD.deleted IS NOT NEW.deleted) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'person' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'person', NEW.id, NEW.root, '@alive',
    json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'person' AND record_id = NEW.id AND unit = '@alive'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'person' AND record_id = NEW.id)),
    CASE WHEN NEW.deleted THEN json_object('epoch', NULL, 'seq', 0, 'ids',
      (SELECT json_group_array(change_id) FROM outbox WHERE root = NEW.root
        AND (verdict IS NULL OR verdict NOT IN ('rejected', 'erased')))) END, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_person_u_partner_id AFTER UPDATE OF partner_id ON person
WHEN (OLD.partner_id IS NOT NEW.partner_id) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'person' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'person', NEW.id, NEW.root, 'partner_id',
    json_quote(OLD.partner_id), json_quote(NEW.partner_id),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'person' AND record_id = NEW.id AND unit = 'partner_id'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'person' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_person_u_name AFTER UPDATE OF name ON person
WHEN (OLD.name IS NOT NEW.name) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'person' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'person', NEW.id, NEW.root, 'name',
    json_quote(OLD.name), json_quote(NEW.name),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'person' AND record_id = NEW.id AND unit = 'name'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'person' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_person_u_email AFTER UPDATE OF email ON person
WHEN (OLD.email IS NOT NEW.email) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'person' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'person', NEW.id, NEW.root, 'email',
    json_quote(OLD.email), json_quote(NEW.email),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'person' AND record_id = NEW.id AND unit = 'email'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'person' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_role_insert AFTER INSERT ON role
WHEN (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, value, parents,
    made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'role', NEW.id, NEW.root, '*', json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'person_id', json_quote(NEW.person_id), 'role', json_quote(NEW.role)),
    '[]', made_at, 0 FROM sync_context WHERE id = 1;
  INSERT INTO record_version (kind, record_id, version, rev)
  SELECT kind, record_id, change_id, 0 FROM outbox WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_role_delete BEFORE DELETE ON role
WHEN (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END;

CREATE TRIGGER capture_role_fixed BEFORE UPDATE OF id, root ON role
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END;

CREATE TRIGGER capture_role_u_alive AFTER UPDATE OF deleted ON role
WHEN (OLD.deleted IS NOT NEW.deleted) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'role' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'role', NEW.id, NEW.root, '@alive',
    json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'role' AND record_id = NEW.id AND unit = '@alive'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'role' AND record_id = NEW.id)),
    CASE WHEN NEW.deleted THEN json_object('epoch', NULL, 'seq', 0, 'ids',
      (SELECT json_group_array(change_id) FROM outbox WHERE kind = 'role' AND record_id = NEW.id
        AND (verdict IS NULL OR verdict NOT IN ('rejected', 'erased')))) END, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_role_u_person_id AFTER UPDATE OF person_id ON role
WHEN (OLD.person_id IS NOT NEW.person_id) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'role' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'role', NEW.id, NEW.root, 'person_id',
    json_quote(OLD.person_id), json_quote(NEW.person_id),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'role' AND record_id = NEW.id AND unit = 'person_id'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'role' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_role_u_role AFTER UPDATE OF role ON role
WHEN (OLD.role IS NOT NEW.role) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'role' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'role', NEW.id, NEW.root, 'role',
    json_quote(OLD.role), json_quote(NEW.role),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'role' AND record_id = NEW.id AND unit = 'role'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'role' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_session_count_insert AFTER INSERT ON session_count
WHEN (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, value, parents,
    made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'session_count', NEW.id, NEW.root, '*', json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'session_id', json_quote(NEW.session_id), 'target_group', json_quote(NEW.target_group), 'number', json_quote(NEW.number)),
    '[]', made_at, 0 FROM sync_context WHERE id = 1;
  INSERT INTO record_version (kind, record_id, version, rev)
  SELECT kind, record_id, change_id, 0 FROM outbox WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_session_count_delete BEFORE DELETE ON session_count
WHEN (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END;

CREATE TRIGGER capture_session_count_fixed BEFORE UPDATE OF id, root ON session_count
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END;

CREATE TRIGGER capture_session_count_u_alive AFTER UPDATE OF deleted ON session_count
WHEN (OLD.deleted IS NOT NEW.deleted) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'session_count' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'session_count', NEW.id, NEW.root, '@alive',
    json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'session_count' AND record_id = NEW.id AND unit = '@alive'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'session_count' AND record_id = NEW.id)),
    CASE WHEN NEW.deleted THEN json_object('epoch', NULL, 'seq', 0, 'ids',
      (SELECT json_group_array(change_id) FROM outbox WHERE kind = 'session_count' AND record_id = NEW.id
        AND (verdict IS NULL OR verdict NOT IN ('rejected', 'erased')))) END, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_session_count_u_session_id AFTER UPDATE OF session_id ON session_count
WHEN (OLD.session_id IS NOT NEW.session_id) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'session_count' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'session_count', NEW.id, NEW.root, 'session_id',
    json_quote(OLD.session_id), json_quote(NEW.session_id),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'session_count' AND record_id = NEW.id AND unit = 'session_id'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'session_count' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_session_count_u_target_group AFTER UPDATE OF target_group ON session_count
WHEN (OLD.target_group IS NOT NEW.target_group) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'session_count' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'session_count', NEW.id, NEW.root, 'target_group',
    json_quote(OLD.target_group), json_quote(NEW.target_group),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'session_count' AND record_id = NEW.id AND unit = 'target_group'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'session_count' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_session_count_u_number AFTER UPDATE OF number ON session_count
WHEN (OLD.number IS NOT NEW.number) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'session_count' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'session_count', NEW.id, NEW.root, 'number',
    json_quote(OLD.number), json_quote(NEW.number),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'session_count' AND record_id = NEW.id AND unit = 'number'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'session_count' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_travelsetting_insert AFTER INSERT ON travelsetting
WHEN (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, value, parents,
    made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'travelsetting', NEW.id, NEW.root, '*', json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'person_id', json_quote(NEW.person_id), 'name', json_quote(NEW.name), 'value', json(coalesce(NEW.value, 'null'))),
    '[]', made_at, 0 FROM sync_context WHERE id = 1;
  INSERT INTO record_version (kind, record_id, version, rev)
  SELECT kind, record_id, change_id, 0 FROM outbox WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_travelsetting_delete BEFORE DELETE ON travelsetting
WHEN (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END;

CREATE TRIGGER capture_travelsetting_fixed BEFORE UPDATE OF id, root ON travelsetting
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END;

CREATE TRIGGER capture_travelsetting_u_alive AFTER UPDATE OF deleted ON travelsetting
WHEN (OLD.deleted IS NOT NEW.deleted) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'travelsetting' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'travelsetting', NEW.id, NEW.root, '@alive',
    json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'travelsetting' AND record_id = NEW.id AND unit = '@alive'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'travelsetting' AND record_id = NEW.id)),
    CASE WHEN NEW.deleted THEN json_object('epoch', NULL, 'seq', 0, 'ids',
      (SELECT json_group_array(change_id) FROM outbox WHERE kind = 'travelsetting' AND record_id = NEW.id
        AND (verdict IS NULL OR verdict NOT IN ('rejected', 'erased')))) END, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_travelsetting_u_person_id AFTER UPDATE OF person_id ON travelsetting
WHEN (OLD.person_id IS NOT NEW.person_id) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'travelsetting' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'travelsetting', NEW.id, NEW.root, 'person_id',
    json_quote(OLD.person_id), json_quote(NEW.person_id),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'travelsetting' AND record_id = NEW.id AND unit = 'person_id'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'travelsetting' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_travelsetting_u_name AFTER UPDATE OF name ON travelsetting
WHEN (OLD.name IS NOT NEW.name) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'travelsetting' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'travelsetting', NEW.id, NEW.root, 'name',
    json_quote(OLD.name), json_quote(NEW.name),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'travelsetting' AND record_id = NEW.id AND unit = 'name'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'travelsetting' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_travelsetting_u_value AFTER UPDATE OF value ON travelsetting
WHEN (OLD.value IS NOT NEW.value) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'travelsetting' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'travelsetting', NEW.id, NEW.root, 'value',
    json(coalesce(OLD.value, 'null')), json(coalesce(NEW.value, 'null')),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'travelsetting' AND record_id = NEW.id AND unit = 'value'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'travelsetting' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_yearly_figures_insert AFTER INSERT ON yearly_figures
WHEN (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, value, parents,
    made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'yearly_figures', NEW.id, NEW.root, '*', json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'enterprise_id', json_quote(NEW.enterprise_id), 'year', json_quote(NEW.year), 'staff', json_quote(NEW.staff), 'turnover', json_quote(NEW.turnover), 'balance', json_quote(NEW.balance), 'is_estimate', json(CASE NEW.is_estimate WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'declared_by', json_quote(NEW.declared_by)),
    '[]', made_at, 0 FROM sync_context WHERE id = 1;
  INSERT INTO record_version (kind, record_id, version, rev)
  SELECT kind, record_id, change_id, 0 FROM outbox WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_yearly_figures_delete BEFORE DELETE ON yearly_figures
WHEN (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END;

CREATE TRIGGER capture_yearly_figures_fixed BEFORE UPDATE OF id, root ON yearly_figures
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END;

CREATE TRIGGER capture_yearly_figures_u_alive AFTER UPDATE OF deleted ON yearly_figures
WHEN (OLD.deleted IS NOT NEW.deleted) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'yearly_figures' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'yearly_figures', NEW.id, NEW.root, '@alive',
    json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'yearly_figures' AND record_id = NEW.id AND unit = '@alive'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'yearly_figures' AND record_id = NEW.id)),
    CASE WHEN NEW.deleted THEN json_object('epoch', NULL, 'seq', 0, 'ids',
      (SELECT json_group_array(change_id) FROM outbox WHERE kind = 'yearly_figures' AND record_id = NEW.id
        AND (verdict IS NULL OR verdict NOT IN ('rejected', 'erased')))) END, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_yearly_figures_u_enterprise_id AFTER UPDATE OF enterprise_id ON yearly_figures
WHEN (OLD.enterprise_id IS NOT NEW.enterprise_id) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'yearly_figures' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'yearly_figures', NEW.id, NEW.root, 'enterprise_id',
    json_quote(OLD.enterprise_id), json_quote(NEW.enterprise_id),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'yearly_figures' AND record_id = NEW.id AND unit = 'enterprise_id'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'yearly_figures' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_yearly_figures_u_year AFTER UPDATE OF year ON yearly_figures
WHEN (OLD.year IS NOT NEW.year) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'yearly_figures' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'yearly_figures', NEW.id, NEW.root, 'year',
    json_quote(OLD.year), json_quote(NEW.year),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'yearly_figures' AND record_id = NEW.id AND unit = 'year'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'yearly_figures' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_yearly_figures_u_staff AFTER UPDATE OF staff ON yearly_figures
WHEN (OLD.staff IS NOT NEW.staff) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'yearly_figures' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'yearly_figures', NEW.id, NEW.root, 'staff',
    json_quote(OLD.staff), json_quote(NEW.staff),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'yearly_figures' AND record_id = NEW.id AND unit = 'staff'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'yearly_figures' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_yearly_figures_u_turnover AFTER UPDATE OF turnover ON yearly_figures
WHEN (OLD.turnover IS NOT NEW.turnover) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'yearly_figures' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'yearly_figures', NEW.id, NEW.root, 'turnover',
    json_quote(OLD.turnover), json_quote(NEW.turnover),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'yearly_figures' AND record_id = NEW.id AND unit = 'turnover'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'yearly_figures' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_yearly_figures_u_balance AFTER UPDATE OF balance ON yearly_figures
WHEN (OLD.balance IS NOT NEW.balance) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'yearly_figures' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'yearly_figures', NEW.id, NEW.root, 'balance',
    json_quote(OLD.balance), json_quote(NEW.balance),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'yearly_figures' AND record_id = NEW.id AND unit = 'balance'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'yearly_figures' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_yearly_figures_u_is_estimate AFTER UPDATE OF is_estimate ON yearly_figures
WHEN (OLD.is_estimate IS NOT NEW.is_estimate) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'yearly_figures' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'yearly_figures', NEW.id, NEW.root, 'is_estimate',
    json(CASE OLD.is_estimate WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), json(CASE NEW.is_estimate WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'yearly_figures' AND record_id = NEW.id AND unit = 'is_estimate'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'yearly_figures' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_yearly_figures_u_declared_by AFTER UPDATE OF declared_by ON yearly_figures
WHEN (OLD.declared_by IS NOT NEW.declared_by) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'yearly_figures' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'yearly_figures', NEW.id, NEW.root, 'declared_by',
    json_quote(OLD.declared_by), json_quote(NEW.declared_by),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'yearly_figures' AND record_id = NEW.id AND unit = 'declared_by'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'yearly_figures' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE VIEW enterprise_key_now AS
SELECT e.id AS enterprise_id, fold(e.name) AS name_key,
    fold(e.name || coalesce(' ' || e.number, '') || coalesce(
      (SELECT group_concat(' ' || c.name, '') FROM contact c
        WHERE c.enterprise_id = e.id AND c.deleted = 0), '')) AS words,
    e.number AS number, b.municipality_nis AS municipality_nis, b.postal_code AS postal_code,
    e.nace_code AS nace_code, e.coach_id AS coach_id,
    (SELECT max(s.starts_at) FROM coaching_session s
      WHERE s.enterprise_id = e.id AND s.deleted = 0) AS last_session_at
FROM enterprise e
LEFT JOIN establishment b ON b.id = (SELECT x.id FROM establishment x
    WHERE x.enterprise_id = e.id AND x.deleted = 0 ORDER BY x.is_main DESC, x.id LIMIT 1)
WHERE e.deleted = 0;

CREATE TRIGGER list_enterprise_insert AFTER INSERT ON enterprise
BEGIN
  DELETE FROM enterprise_key WHERE enterprise_id = NEW.id;
  INSERT INTO enterprise_key (enterprise_id, name_key, words, number, municipality_nis, postal_code, nace_code, coach_id, last_session_at)
  SELECT enterprise_id, name_key, words, number, municipality_nis, postal_code, nace_code, coach_id, last_session_at FROM enterprise_key_now WHERE enterprise_id = NEW.id;
END;

CREATE TRIGGER list_enterprise_update AFTER UPDATE OF number, name, nace_code, coach_id, deleted ON enterprise
BEGIN
  DELETE FROM enterprise_key WHERE enterprise_id = NEW.id;
  INSERT INTO enterprise_key (enterprise_id, name_key, words, number, municipality_nis, postal_code, nace_code, coach_id, last_session_at)
  SELECT enterprise_id, name_key, words, number, municipality_nis, postal_code, nace_code, coach_id, last_session_at FROM enterprise_key_now WHERE enterprise_id = NEW.id;
END;

CREATE TRIGGER list_establishment_insert AFTER INSERT ON establishment
BEGIN
  DELETE FROM enterprise_key WHERE enterprise_id = NEW.enterprise_id;
  INSERT INTO enterprise_key (enterprise_id, name_key, words, number, municipality_nis, postal_code, nace_code, coach_id, last_session_at)
  SELECT enterprise_id, name_key, words, number, municipality_nis, postal_code, nace_code, coach_id, last_session_at FROM enterprise_key_now WHERE enterprise_id = NEW.enterprise_id;
END;

CREATE TRIGGER list_establishment_update AFTER UPDATE OF enterprise_id, postal_code, municipality_nis, is_main, deleted ON establishment
BEGIN
  DELETE FROM enterprise_key WHERE enterprise_id = NEW.enterprise_id;
  INSERT INTO enterprise_key (enterprise_id, name_key, words, number, municipality_nis, postal_code, nace_code, coach_id, last_session_at)
  SELECT enterprise_id, name_key, words, number, municipality_nis, postal_code, nace_code, coach_id, last_session_at FROM enterprise_key_now WHERE enterprise_id = NEW.enterprise_id;
END;

CREATE TRIGGER list_establishment_moved AFTER UPDATE OF enterprise_id ON establishment WHEN OLD.enterprise_id IS NOT NEW.enterprise_id
BEGIN
  DELETE FROM enterprise_key WHERE enterprise_id = OLD.enterprise_id;
  INSERT INTO enterprise_key (enterprise_id, name_key, words, number, municipality_nis, postal_code, nace_code, coach_id, last_session_at)
  SELECT enterprise_id, name_key, words, number, municipality_nis, postal_code, nace_code, coach_id, last_session_at FROM enterprise_key_now WHERE enterprise_id = OLD.enterprise_id;
END;

CREATE TRIGGER list_contact_insert AFTER INSERT ON contact
BEGIN
  DELETE FROM enterprise_key WHERE enterprise_id = NEW.enterprise_id;
  INSERT INTO enterprise_key (enterprise_id, name_key, words, number, municipality_nis, postal_code, nace_code, coach_id, last_session_at)
  SELECT enterprise_id, name_key, words, number, municipality_nis, postal_code, nace_code, coach_id, last_session_at FROM enterprise_key_now WHERE enterprise_id = NEW.enterprise_id;
END;

CREATE TRIGGER list_contact_update AFTER UPDATE OF enterprise_id, name, deleted ON contact
BEGIN
  DELETE FROM enterprise_key WHERE enterprise_id = NEW.enterprise_id;
  INSERT INTO enterprise_key (enterprise_id, name_key, words, number, municipality_nis, postal_code, nace_code, coach_id, last_session_at)
  SELECT enterprise_id, name_key, words, number, municipality_nis, postal_code, nace_code, coach_id, last_session_at FROM enterprise_key_now WHERE enterprise_id = NEW.enterprise_id;
END;

CREATE TRIGGER list_contact_moved AFTER UPDATE OF enterprise_id ON contact WHEN OLD.enterprise_id IS NOT NEW.enterprise_id
BEGIN
  DELETE FROM enterprise_key WHERE enterprise_id = OLD.enterprise_id;
  INSERT INTO enterprise_key (enterprise_id, name_key, words, number, municipality_nis, postal_code, nace_code, coach_id, last_session_at)
  SELECT enterprise_id, name_key, words, number, municipality_nis, postal_code, nace_code, coach_id, last_session_at FROM enterprise_key_now WHERE enterprise_id = OLD.enterprise_id;
END;

CREATE TRIGGER list_session_insert AFTER INSERT ON coaching_session
BEGIN
  UPDATE enterprise_key SET last_session_at =
    (SELECT max(s.starts_at) FROM coaching_session s
      WHERE s.enterprise_id = NEW.enterprise_id AND s.deleted = 0)
  WHERE enterprise_id = NEW.enterprise_id;
END;

CREATE TRIGGER list_session_update AFTER UPDATE OF enterprise_id, starts_at, deleted ON coaching_session
BEGIN
  UPDATE enterprise_key SET last_session_at =
    (SELECT max(s.starts_at) FROM coaching_session s
      WHERE s.enterprise_id = NEW.enterprise_id AND s.deleted = 0)
  WHERE enterprise_id = NEW.enterprise_id;
END;

CREATE TRIGGER list_session_moved AFTER UPDATE OF enterprise_id ON coaching_session WHEN OLD.enterprise_id IS NOT NEW.enterprise_id
BEGIN
  UPDATE enterprise_key SET last_session_at =
    (SELECT max(s.starts_at) FROM coaching_session s
      WHERE s.enterprise_id = OLD.enterprise_id AND s.deleted = 0)
  WHERE enterprise_id = OLD.enterprise_id;
END;
