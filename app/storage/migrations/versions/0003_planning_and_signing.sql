CREATE TABLE note_template (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  person_id CHAR(32),
  kind VARCHAR,
  name VARCHAR NOT NULL,
  text VARCHAR NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_action_open ON action (enterprise_id) WHERE done_on IS NULL AND deleted = 0;

CREATE INDEX ix_enterprise_key_coach ON enterprise_key (coach_id, last_session_at, enterprise_id);

CREATE INDEX ix_note_template_person_id ON note_template (person_id);

CREATE INDEX ix_note_template_root ON note_template (root);

CREATE TABLE snooze (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  person_id CHAR(32) NOT NULL,
  reason VARCHAR NOT NULL,
  subject_id CHAR(32) NOT NULL,
  until DATE NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_snooze_person_id ON snooze (person_id);

CREATE INDEX ix_snooze_root ON snooze (root);

CREATE INDEX ix_snooze_subject_id ON snooze (subject_id);

CREATE TABLE appointment (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  enterprise_id CHAR(32),
  establishment_id CHAR(32),
  coach_id CHAR(32) NOT NULL,
  kind VARCHAR NOT NULL,
  subject VARCHAR NOT NULL,
  starts_at DATETIME NOT NULL,
  ends_at DATETIME NOT NULL,
  place VARCHAR NOT NULL,
  session_id CHAR(32),
  cancelled BOOLEAN NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(enterprise_id) REFERENCES enterprise (id),
  FOREIGN KEY(establishment_id) REFERENCES establishment (id),
  FOREIGN KEY(coach_id) REFERENCES person (id)
);

CREATE INDEX ix_appointment_coach ON appointment (coach_id, starts_at);

CREATE INDEX ix_appointment_enterprise_id ON appointment (enterprise_id);

CREATE INDEX ix_appointment_root ON appointment (root);

CREATE INDEX ix_appointment_session_id ON appointment (session_id);

CREATE TABLE signature (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  session_id CHAR(32) NOT NULL,
  contact_id CHAR(32),
  name VARCHAR NOT NULL,
  role VARCHAR NOT NULL,
  strokes VARCHAR NOT NULL,
  signed_at DATETIME NOT NULL,
  signed_hash VARCHAR NOT NULL,
  signed_versions JSON NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(session_id) REFERENCES coaching_session (id)
);

CREATE INDEX ix_signature_contact_id ON signature (contact_id);

CREATE INDEX ix_signature_root ON signature (root);

CREATE INDEX ix_signature_session_id ON signature (session_id);

CREATE TRIGGER capture_appointment_insert AFTER INSERT ON appointment
WHEN (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, value, parents,
    made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'appointment', NEW.id, NEW.root, '*', json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'enterprise_id', json_quote(NEW.enterprise_id), 'establishment_id', json_quote(NEW.establishment_id), 'coach_id', json_quote(NEW.coach_id), 'kind', json_quote(NEW.kind), 'subject', json_quote(NEW.subject), 'time', json_object('starts_at', json_quote(NEW.starts_at), 'ends_at', json_quote(NEW.ends_at)), 'place', json_quote(NEW.place), 'session_id', json_quote(NEW.session_id), 'cancelled', json(CASE NEW.cancelled WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END)),
    '[]', made_at, 0 FROM sync_context WHERE id = 1;
  INSERT INTO record_version (kind, record_id, version, rev)
  SELECT kind, record_id, change_id, 0 FROM outbox WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_appointment_delete BEFORE DELETE ON appointment
WHEN (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END;

CREATE TRIGGER capture_appointment_fixed BEFORE UPDATE OF id, root ON appointment
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END;

CREATE TRIGGER capture_appointment_u_alive AFTER UPDATE OF deleted ON appointment
WHEN (OLD.deleted IS NOT NEW.deleted) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'appointment' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'appointment', NEW.id, NEW.root, '@alive',
    json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'appointment' AND record_id = NEW.id AND unit = '@alive'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'appointment' AND record_id = NEW.id)),
    CASE WHEN NEW.deleted THEN json_object('epoch', NULL, 'seq', 0, 'ids',
      (SELECT json_group_array(change_id) FROM outbox WHERE kind = 'appointment' AND record_id = NEW.id
        AND (verdict IS NULL OR verdict NOT IN ('rejected', 'erased')))) END, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_appointment_u_enterprise_id AFTER UPDATE OF enterprise_id ON appointment
WHEN (OLD.enterprise_id IS NOT NEW.enterprise_id) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'appointment' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'appointment', NEW.id, NEW.root, 'enterprise_id',
    json_quote(OLD.enterprise_id), json_quote(NEW.enterprise_id),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'appointment' AND record_id = NEW.id AND unit = 'enterprise_id'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'appointment' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_appointment_u_establishment_id AFTER UPDATE OF establishment_id ON appointment
WHEN (OLD.establishment_id IS NOT NEW.establishment_id) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'appointment' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'appointment', NEW.id, NEW.root, 'establishment_id',
    json_quote(OLD.establishment_id), json_quote(NEW.establishment_id),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'appointment' AND record_id = NEW.id AND unit = 'establishment_id'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'appointment' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_appointment_u_coach_id AFTER UPDATE OF coach_id ON appointment
WHEN (OLD.coach_id IS NOT NEW.coach_id) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'appointment' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'appointment', NEW.id, NEW.root, 'coach_id',
    json_quote(OLD.coach_id), json_quote(NEW.coach_id),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'appointment' AND record_id = NEW.id AND unit = 'coach_id'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'appointment' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_appointment_u_kind AFTER UPDATE OF kind ON appointment
WHEN (OLD.kind IS NOT NEW.kind) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'appointment' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'appointment', NEW.id, NEW.root, 'kind',
    json_quote(OLD.kind), json_quote(NEW.kind),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'appointment' AND record_id = NEW.id AND unit = 'kind'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'appointment' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_appointment_u_subject AFTER UPDATE OF subject ON appointment
WHEN (OLD.subject IS NOT NEW.subject) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'appointment' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'appointment', NEW.id, NEW.root, 'subject',
    json_quote(OLD.subject), json_quote(NEW.subject),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'appointment' AND record_id = NEW.id AND unit = 'subject'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'appointment' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_appointment_u_time AFTER UPDATE OF starts_at, ends_at ON appointment
WHEN (OLD.starts_at IS NOT NEW.starts_at OR OLD.ends_at IS NOT NEW.ends_at) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'appointment' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'appointment', NEW.id, NEW.root, 'time',
    json_object('starts_at', json_quote(OLD.starts_at), 'ends_at', json_quote(OLD.ends_at)), json_object('starts_at', json_quote(NEW.starts_at), 'ends_at', json_quote(NEW.ends_at)),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'appointment' AND record_id = NEW.id AND unit = 'time'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'appointment' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_appointment_u_place AFTER UPDATE OF place ON appointment
WHEN (OLD.place IS NOT NEW.place) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'appointment' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'appointment', NEW.id, NEW.root, 'place',
    json_quote(OLD.place), json_quote(NEW.place),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'appointment' AND record_id = NEW.id AND unit = 'place'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'appointment' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_appointment_u_session_id AFTER UPDATE OF session_id ON appointment
WHEN (OLD.session_id IS NOT NEW.session_id) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'appointment' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'appointment', NEW.id, NEW.root, 'session_id',
    json_quote(OLD.session_id), json_quote(NEW.session_id),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'appointment' AND record_id = NEW.id AND unit = 'session_id'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'appointment' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_appointment_u_cancelled AFTER UPDATE OF cancelled ON appointment
WHEN (OLD.cancelled IS NOT NEW.cancelled) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'appointment' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'appointment', NEW.id, NEW.root, 'cancelled',
    json(CASE OLD.cancelled WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), json(CASE NEW.cancelled WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'appointment' AND record_id = NEW.id AND unit = 'cancelled'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'appointment' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_note_template_insert AFTER INSERT ON note_template
WHEN (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, value, parents,
    made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'note_template', NEW.id, NEW.root, '*', json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'person_id', json_quote(NEW.person_id), 'kind', json_quote(NEW.kind), 'name', json_quote(NEW.name), 'text', json_quote(NEW.text)),
    '[]', made_at, 0 FROM sync_context WHERE id = 1;
  INSERT INTO record_version (kind, record_id, version, rev)
  SELECT kind, record_id, change_id, 0 FROM outbox WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_note_template_delete BEFORE DELETE ON note_template
WHEN (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END;

CREATE TRIGGER capture_note_template_fixed BEFORE UPDATE OF id, root ON note_template
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END;

CREATE TRIGGER capture_note_template_u_alive AFTER UPDATE OF deleted ON note_template
WHEN (OLD.deleted IS NOT NEW.deleted) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'note_template' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'note_template', NEW.id, NEW.root, '@alive',
    json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'note_template' AND record_id = NEW.id AND unit = '@alive'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'note_template' AND record_id = NEW.id)),
    CASE WHEN NEW.deleted THEN json_object('epoch', NULL, 'seq', 0, 'ids',
      (SELECT json_group_array(change_id) FROM outbox WHERE kind = 'note_template' AND record_id = NEW.id
        AND (verdict IS NULL OR verdict NOT IN ('rejected', 'erased')))) END, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_note_template_u_person_id AFTER UPDATE OF person_id ON note_template
WHEN (OLD.person_id IS NOT NEW.person_id) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'note_template' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'note_template', NEW.id, NEW.root, 'person_id',
    json_quote(OLD.person_id), json_quote(NEW.person_id),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'note_template' AND record_id = NEW.id AND unit = 'person_id'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'note_template' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_note_template_u_kind AFTER UPDATE OF kind ON note_template
WHEN (OLD.kind IS NOT NEW.kind) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'note_template' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'note_template', NEW.id, NEW.root, 'kind',
    json_quote(OLD.kind), json_quote(NEW.kind),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'note_template' AND record_id = NEW.id AND unit = 'kind'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'note_template' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_note_template_u_name AFTER UPDATE OF name ON note_template
WHEN (OLD.name IS NOT NEW.name) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'note_template' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'note_template', NEW.id, NEW.root, 'name',
    json_quote(OLD.name), json_quote(NEW.name),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'note_template' AND record_id = NEW.id AND unit = 'name'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'note_template' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_note_template_u_text AFTER UPDATE OF text ON note_template
WHEN (OLD.text IS NOT NEW.text) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'note_template' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'note_template', NEW.id, NEW.root, 'text',
    json_quote(OLD.text), json_quote(NEW.text),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'note_template' AND record_id = NEW.id AND unit = 'text'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'note_template' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_signature_insert AFTER INSERT ON signature
WHEN (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, value, parents,
    made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'signature', NEW.id, NEW.root, '*', json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'session_id', json_quote(NEW.session_id), 'contact_id', json_quote(NEW.contact_id), 'signed', json_object('name', json_quote(NEW.name), 'role', json_quote(NEW.role), 'strokes', json_quote(NEW.strokes), 'signed_at', json_quote(NEW.signed_at), 'signed_hash', json_quote(NEW.signed_hash), 'signed_versions', json(coalesce(NEW.signed_versions, 'null')))),
    '[]', made_at, 0 FROM sync_context WHERE id = 1;
  INSERT INTO record_version (kind, record_id, version, rev)
  SELECT kind, record_id, change_id, 0 FROM outbox WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_signature_delete BEFORE DELETE ON signature
WHEN (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END;

CREATE TRIGGER capture_signature_fixed BEFORE UPDATE OF id, root ON signature
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END;

CREATE TRIGGER capture_signature_u_alive AFTER UPDATE OF deleted ON signature
WHEN (OLD.deleted IS NOT NEW.deleted) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'signature' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'signature', NEW.id, NEW.root, '@alive',
    json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'signature' AND record_id = NEW.id AND unit = '@alive'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'signature' AND record_id = NEW.id)),
    CASE WHEN NEW.deleted THEN json_object('epoch', NULL, 'seq', 0, 'ids',
      (SELECT json_group_array(change_id) FROM outbox WHERE kind = 'signature' AND record_id = NEW.id
        AND (verdict IS NULL OR verdict NOT IN ('rejected', 'erased')))) END, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_signature_u_session_id AFTER UPDATE OF session_id ON signature
WHEN (OLD.session_id IS NOT NEW.session_id) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'signature' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'signature', NEW.id, NEW.root, 'session_id',
    json_quote(OLD.session_id), json_quote(NEW.session_id),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'signature' AND record_id = NEW.id AND unit = 'session_id'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'signature' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_signature_u_contact_id AFTER UPDATE OF contact_id ON signature
WHEN (OLD.contact_id IS NOT NEW.contact_id) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'signature' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'signature', NEW.id, NEW.root, 'contact_id',
    json_quote(OLD.contact_id), json_quote(NEW.contact_id),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'signature' AND record_id = NEW.id AND unit = 'contact_id'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'signature' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_signature_u_signed AFTER UPDATE OF name, role, strokes, signed_at, signed_hash, signed_versions ON signature
WHEN (OLD.name IS NOT NEW.name OR OLD.role IS NOT NEW.role OR OLD.strokes IS NOT NEW.strokes OR OLD.signed_at IS NOT NEW.signed_at OR OLD.signed_hash IS NOT NEW.signed_hash OR OLD.signed_versions IS NOT NEW.signed_versions) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'signature' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'signature', NEW.id, NEW.root, 'signed',
    json_object('name', json_quote(OLD.name), 'role', json_quote(OLD.role), 'strokes', json_quote(OLD.strokes), 'signed_at', json_quote(OLD.signed_at), 'signed_hash', json_quote(OLD.signed_hash), 'signed_versions', json(coalesce(OLD.signed_versions, 'null'))), json_object('name', json_quote(NEW.name), 'role', json_quote(NEW.role), 'strokes', json_quote(NEW.strokes), 'signed_at', json_quote(NEW.signed_at), 'signed_hash', json_quote(NEW.signed_hash), 'signed_versions', json(coalesce(NEW.signed_versions, 'null'))),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'signature' AND record_id = NEW.id AND unit = 'signed'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'signature' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_snooze_insert AFTER INSERT ON snooze
WHEN (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, value, parents,
    made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'snooze', NEW.id, NEW.root, '*', json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'person_id', json_quote(NEW.person_id), 'reason', json_quote(NEW.reason), 'subject_id', json_quote(NEW.subject_id), 'until', json_quote(NEW.until)),
    '[]', made_at, 0 FROM sync_context WHERE id = 1;
  INSERT INTO record_version (kind, record_id, version, rev)
  SELECT kind, record_id, change_id, 0 FROM outbox WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_snooze_delete BEFORE DELETE ON snooze
WHEN (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END;

CREATE TRIGGER capture_snooze_fixed BEFORE UPDATE OF id, root ON snooze
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END;

CREATE TRIGGER capture_snooze_u_alive AFTER UPDATE OF deleted ON snooze
WHEN (OLD.deleted IS NOT NEW.deleted) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'snooze' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'snooze', NEW.id, NEW.root, '@alive',
    json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'snooze' AND record_id = NEW.id AND unit = '@alive'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'snooze' AND record_id = NEW.id)),
    CASE WHEN NEW.deleted THEN json_object('epoch', NULL, 'seq', 0, 'ids',
      (SELECT json_group_array(change_id) FROM outbox WHERE kind = 'snooze' AND record_id = NEW.id
        AND (verdict IS NULL OR verdict NOT IN ('rejected', 'erased')))) END, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_snooze_u_person_id AFTER UPDATE OF person_id ON snooze
WHEN (OLD.person_id IS NOT NEW.person_id) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'snooze' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'snooze', NEW.id, NEW.root, 'person_id',
    json_quote(OLD.person_id), json_quote(NEW.person_id),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'snooze' AND record_id = NEW.id AND unit = 'person_id'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'snooze' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_snooze_u_reason AFTER UPDATE OF reason ON snooze
WHEN (OLD.reason IS NOT NEW.reason) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'snooze' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'snooze', NEW.id, NEW.root, 'reason',
    json_quote(OLD.reason), json_quote(NEW.reason),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'snooze' AND record_id = NEW.id AND unit = 'reason'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'snooze' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_snooze_u_subject_id AFTER UPDATE OF subject_id ON snooze
WHEN (OLD.subject_id IS NOT NEW.subject_id) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'snooze' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'snooze', NEW.id, NEW.root, 'subject_id',
    json_quote(OLD.subject_id), json_quote(NEW.subject_id),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'snooze' AND record_id = NEW.id AND unit = 'subject_id'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'snooze' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;

CREATE TRIGGER capture_snooze_u_until AFTER UPDATE OF until ON snooze
WHEN (OLD.until IS NOT NEW.until) AND (SELECT applying FROM sync_context WHERE id = 1) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = 'snooze' AND record_id = NEW.id);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, sent)
  SELECT lower(hex(randomblob(16))), change_group, actor, 'snooze', NEW.id, NEW.root, 'until',
    json_quote(OLD.until), json_quote(NEW.until),
    coalesce(
      (SELECT ids FROM unit_version
        WHERE kind = 'snooze' AND record_id = NEW.id AND unit = 'until'),
      (SELECT json_array(version) FROM record_version
        WHERE kind = 'snooze' AND record_id = NEW.id)),
    NULL, made_at, 0 FROM sync_context WHERE id = 1;
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids)
  SELECT kind, record_id, unit, json_array(change_id) FROM outbox
    WHERE position = last_insert_rowid();
END;
