DROP TRIGGER captured_insert

DROP TRIGGER captured_edit

CREATE TABLE seal_key (
  fingerprint VARCHAR NOT NULL,
  content BLOB NOT NULL,
  made_at DATETIME NOT NULL,
  PRIMARY KEY (fingerprint)
)

CREATE TABLE closed_period (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  first DATE NOT NULL,
  last DATE NOT NULL,
  partner_ids JSON NOT NULL,
  pack_id CHAR(32),
  manifest_sha256 VARCHAR NOT NULL,
  closed_at DATETIME NOT NULL,
  closed_by CHAR(32) NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(closed_by) REFERENCES person (id)
)

CREATE INDEX ix_closed_period_root ON closed_period (root)

CREATE TABLE evidence_pack (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  name VARCHAR NOT NULL,
  first DATE NOT NULL,
  last DATE NOT NULL,
  preset VARCHAR NOT NULL,
  partner_id CHAR(32),
  partner_ids JSON NOT NULL,
  trajectory_ids JSON NOT NULL,
  manifest_sha256 VARCHAR NOT NULL,
  pages INTEGER NOT NULL,
  pieces INTEGER NOT NULL,
  size INTEGER NOT NULL,
  complete INTEGER NOT NULL,
  incomplete INTEGER NOT NULL,
  certificate VARCHAR NOT NULL,
  dossiers JSON,
  log_epoch VARCHAR NOT NULL,
  log_seq INTEGER NOT NULL,
  log_hash VARCHAR NOT NULL,
  made_at DATETIME NOT NULL,
  made_by CHAR(32) NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(partner_id) REFERENCES partner (id),
  FOREIGN KEY(made_by) REFERENCES person (id)
)

CREATE INDEX ix_evidence_pack_root ON evidence_pack (root)

CREATE TABLE legal_hold (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  case_root CHAR(32),
  first DATE,
  last DATE,
  reason VARCHAR NOT NULL,
  from_on DATE NOT NULL,
  set_by CHAR(32) NOT NULL,
  until_on DATE,
  ended_by CHAR(32),
  end_reason VARCHAR NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(set_by) REFERENCES person (id),
  FOREIGN KEY(ended_by) REFERENCES person (id)
)

CREATE INDEX ix_legal_hold_case_root ON legal_hold (case_root)

CREATE INDEX ix_legal_hold_root ON legal_hold (root)

CREATE TABLE period_correction (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  period_id CHAR(32) NOT NULL,
  subject_kind VARCHAR NOT NULL,
  subject_id CHAR(32) NOT NULL,
  label VARCHAR NOT NULL,
  fields JSON NOT NULL,
  reason VARCHAR NOT NULL,
  made_at DATETIME NOT NULL,
  person_id CHAR(32) NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(person_id) REFERENCES person (id)
)

CREATE INDEX ix_period_correction_period_id ON period_correction (period_id)

CREATE INDEX ix_period_correction_root ON period_correction (root)

CREATE INDEX ix_period_correction_subject_id ON period_correction (subject_id)

CREATE TABLE seal_certificate (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  name VARCHAR NOT NULL,
  certificate VARCHAR NOT NULL,
  fingerprint VARCHAR NOT NULL,
  made_at DATETIME NOT NULL,
  made_by CHAR(32) NOT NULL,
  retired_on DATE,
  PRIMARY KEY (id),
  FOREIGN KEY(made_by) REFERENCES person (id)
)

CREATE INDEX ix_seal_certificate_root ON seal_certificate (root)

CREATE TABLE evidence_request (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  trajectory_id CHAR(32) NOT NULL,
  member_id CHAR(32) NOT NULL,
  gap VARCHAR NOT NULL,
  criterion VARCHAR NOT NULL,
  subject_id CHAR(32),
  coach_id CHAR(32),
  asked_by CHAR(32) NOT NULL,
  asked_on DATE NOT NULL,
  due_on DATE NOT NULL,
  reminded_on DATE,
  PRIMARY KEY (id),
  FOREIGN KEY(trajectory_id) REFERENCES trajectory (id),
  FOREIGN KEY(member_id) REFERENCES trajectory_member (id),
  FOREIGN KEY(coach_id) REFERENCES person (id),
  FOREIGN KEY(asked_by) REFERENCES person (id)
)

CREATE INDEX ix_evidence_request_coach_id ON evidence_request (coach_id)

CREATE INDEX ix_evidence_request_member_id ON evidence_request (member_id)

CREATE INDEX ix_evidence_request_root ON evidence_request (root)

CREATE INDEX ix_evidence_request_trajectory_id ON evidence_request (trajectory_id)

CREATE TRIGGER capture_closed_period_insert AFTER INSERT ON closed_period
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('closed_period', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'first', json_quote(NEW.first), 'last', json_quote(NEW.last), 'partner_ids', json(coalesce(NEW.partner_ids, 'null')), 'pack_id', json_quote(NEW.pack_id), 'manifest_sha256', json_quote(NEW.manifest_sha256), 'closed_at', json_quote(NEW.closed_at), 'closed_by', json_quote(NEW.closed_by)));
END

CREATE TRIGGER capture_closed_period_delete BEFORE DELETE ON closed_period
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END

CREATE TRIGGER capture_closed_period_fixed BEFORE UPDATE OF id, root ON closed_period
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END

CREATE TRIGGER capture_closed_period_u_alive AFTER UPDATE OF deleted ON closed_period
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('closed_period', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'record', 0);
END

CREATE TRIGGER capture_closed_period_u_first AFTER UPDATE OF first ON closed_period
WHEN (OLD.first IS NOT NEW.first) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('closed_period', NEW.id, NEW.root, 'first', json_quote(OLD.first), json_quote(NEW.first), 'record', 0);
END

CREATE TRIGGER capture_closed_period_u_last AFTER UPDATE OF last ON closed_period
WHEN (OLD.last IS NOT NEW.last) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('closed_period', NEW.id, NEW.root, 'last', json_quote(OLD.last), json_quote(NEW.last), 'record', 0);
END

CREATE TRIGGER capture_closed_period_u_partner_ids AFTER UPDATE OF partner_ids ON closed_period
WHEN (OLD.partner_ids IS NOT NEW.partner_ids) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('closed_period', NEW.id, NEW.root, 'partner_ids', json(coalesce(OLD.partner_ids, 'null')), json(coalesce(NEW.partner_ids, 'null')), 'record', 0);
END

CREATE TRIGGER capture_closed_period_u_pack_id AFTER UPDATE OF pack_id ON closed_period
WHEN (OLD.pack_id IS NOT NEW.pack_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('closed_period', NEW.id, NEW.root, 'pack_id', json_quote(OLD.pack_id), json_quote(NEW.pack_id), 'record', 0);
END

CREATE TRIGGER capture_closed_period_u_manifest_sha256 AFTER UPDATE OF manifest_sha256 ON closed_period
WHEN (OLD.manifest_sha256 IS NOT NEW.manifest_sha256) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('closed_period', NEW.id, NEW.root, 'manifest_sha256', json_quote(OLD.manifest_sha256), json_quote(NEW.manifest_sha256), 'record', 0);
END

CREATE TRIGGER capture_closed_period_u_closed_at AFTER UPDATE OF closed_at ON closed_period
WHEN (OLD.closed_at IS NOT NEW.closed_at) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('closed_period', NEW.id, NEW.root, 'closed_at', json_quote(OLD.closed_at), json_quote(NEW.closed_at), 'record', 0);
END

CREATE TRIGGER capture_closed_period_u_closed_by AFTER UPDATE OF closed_by ON closed_period
WHEN (OLD.closed_by IS NOT NEW.closed_by) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('closed_period', NEW.id, NEW.root, 'closed_by', json_quote(OLD.closed_by), json_quote(NEW.closed_by), 'record', 0);
END

CREATE TRIGGER capture_evidence_pack_insert AFTER INSERT ON evidence_pack
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('evidence_pack', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'name', json_quote(NEW.name), 'first', json_quote(NEW.first), 'last', json_quote(NEW.last), 'preset', json_quote(NEW.preset), 'partner_id', json_quote(NEW.partner_id), 'partner_ids', json(coalesce(NEW.partner_ids, 'null')), 'trajectory_ids', json(coalesce(NEW.trajectory_ids, 'null')), 'manifest_sha256', json_quote(NEW.manifest_sha256), 'pages', json_quote(NEW.pages), 'pieces', json_quote(NEW.pieces), 'size', json_quote(NEW.size), 'complete', json_quote(NEW.complete), 'incomplete', json_quote(NEW.incomplete), 'certificate', json_quote(NEW.certificate), 'dossiers', json(coalesce(NEW.dossiers, 'null')), 'log', json_object('log_epoch', json_quote(NEW.log_epoch), 'log_seq', json_quote(NEW.log_seq), 'log_hash', json_quote(NEW.log_hash)), 'made_at', json_quote(NEW.made_at), 'made_by', json_quote(NEW.made_by)));
END

CREATE TRIGGER capture_evidence_pack_delete BEFORE DELETE ON evidence_pack
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END

CREATE TRIGGER capture_evidence_pack_fixed BEFORE UPDATE OF id, root ON evidence_pack
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END

CREATE TRIGGER capture_evidence_pack_u_alive AFTER UPDATE OF deleted ON evidence_pack
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('evidence_pack', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'record', 0);
END

CREATE TRIGGER capture_evidence_pack_u_name AFTER UPDATE OF name ON evidence_pack
WHEN (OLD.name IS NOT NEW.name) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('evidence_pack', NEW.id, NEW.root, 'name', json_quote(OLD.name), json_quote(NEW.name), 'record', 0);
END

CREATE TRIGGER capture_evidence_pack_u_first AFTER UPDATE OF first ON evidence_pack
WHEN (OLD.first IS NOT NEW.first) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('evidence_pack', NEW.id, NEW.root, 'first', json_quote(OLD.first), json_quote(NEW.first), 'record', 0);
END

CREATE TRIGGER capture_evidence_pack_u_last AFTER UPDATE OF last ON evidence_pack
WHEN (OLD.last IS NOT NEW.last) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('evidence_pack', NEW.id, NEW.root, 'last', json_quote(OLD.last), json_quote(NEW.last), 'record', 0);
END

CREATE TRIGGER capture_evidence_pack_u_preset AFTER UPDATE OF preset ON evidence_pack
WHEN (OLD.preset IS NOT NEW.preset) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('evidence_pack', NEW.id, NEW.root, 'preset', json_quote(OLD.preset), json_quote(NEW.preset), 'record', 0);
END

CREATE TRIGGER capture_evidence_pack_u_partner_id AFTER UPDATE OF partner_id ON evidence_pack
WHEN (OLD.partner_id IS NOT NEW.partner_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('evidence_pack', NEW.id, NEW.root, 'partner_id', json_quote(OLD.partner_id), json_quote(NEW.partner_id), 'record', 0);
END

CREATE TRIGGER capture_evidence_pack_u_partner_ids AFTER UPDATE OF partner_ids ON evidence_pack
WHEN (OLD.partner_ids IS NOT NEW.partner_ids) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('evidence_pack', NEW.id, NEW.root, 'partner_ids', json(coalesce(OLD.partner_ids, 'null')), json(coalesce(NEW.partner_ids, 'null')), 'record', 0);
END

CREATE TRIGGER capture_evidence_pack_u_trajectory_ids AFTER UPDATE OF trajectory_ids ON evidence_pack
WHEN (OLD.trajectory_ids IS NOT NEW.trajectory_ids) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('evidence_pack', NEW.id, NEW.root, 'trajectory_ids', json(coalesce(OLD.trajectory_ids, 'null')), json(coalesce(NEW.trajectory_ids, 'null')), 'record', 0);
END

CREATE TRIGGER capture_evidence_pack_u_manifest_sha256 AFTER UPDATE OF manifest_sha256 ON evidence_pack
WHEN (OLD.manifest_sha256 IS NOT NEW.manifest_sha256) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('evidence_pack', NEW.id, NEW.root, 'manifest_sha256', json_quote(OLD.manifest_sha256), json_quote(NEW.manifest_sha256), 'record', 0);
END

CREATE TRIGGER capture_evidence_pack_u_pages AFTER UPDATE OF pages ON evidence_pack
WHEN (OLD.pages IS NOT NEW.pages) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('evidence_pack', NEW.id, NEW.root, 'pages', json_quote(OLD.pages), json_quote(NEW.pages), 'record', 0);
END

CREATE TRIGGER capture_evidence_pack_u_pieces AFTER UPDATE OF pieces ON evidence_pack
WHEN (OLD.pieces IS NOT NEW.pieces) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('evidence_pack', NEW.id, NEW.root, 'pieces', json_quote(OLD.pieces), json_quote(NEW.pieces), 'record', 0);
END

CREATE TRIGGER capture_evidence_pack_u_size AFTER UPDATE OF size ON evidence_pack
WHEN (OLD.size IS NOT NEW.size) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('evidence_pack', NEW.id, NEW.root, 'size', json_quote(OLD.size), json_quote(NEW.size), 'record', 0);
END

CREATE TRIGGER capture_evidence_pack_u_complete AFTER UPDATE OF complete ON evidence_pack
WHEN (OLD.complete IS NOT NEW.complete) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('evidence_pack', NEW.id, NEW.root, 'complete', json_quote(OLD.complete), json_quote(NEW.complete), 'record', 0);
END

CREATE TRIGGER capture_evidence_pack_u_incomplete AFTER UPDATE OF incomplete ON evidence_pack
WHEN (OLD.incomplete IS NOT NEW.incomplete) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('evidence_pack', NEW.id, NEW.root, 'incomplete', json_quote(OLD.incomplete), json_quote(NEW.incomplete), 'record', 0);
END

CREATE TRIGGER capture_evidence_pack_u_certificate AFTER UPDATE OF certificate ON evidence_pack
WHEN (OLD.certificate IS NOT NEW.certificate) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('evidence_pack', NEW.id, NEW.root, 'certificate', json_quote(OLD.certificate), json_quote(NEW.certificate), 'record', 0);
END

CREATE TRIGGER capture_evidence_pack_u_dossiers AFTER UPDATE OF dossiers ON evidence_pack
WHEN (OLD.dossiers IS NOT NEW.dossiers) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('evidence_pack', NEW.id, NEW.root, 'dossiers', json(coalesce(OLD.dossiers, 'null')), json(coalesce(NEW.dossiers, 'null')), 'record', 0);
END

CREATE TRIGGER capture_evidence_pack_u_log AFTER UPDATE OF log_epoch, log_seq, log_hash ON evidence_pack
WHEN (OLD.log_epoch IS NOT NEW.log_epoch OR OLD.log_seq IS NOT NEW.log_seq OR OLD.log_hash IS NOT NEW.log_hash) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('evidence_pack', NEW.id, NEW.root, 'log', json_object('log_epoch', json_quote(OLD.log_epoch), 'log_seq', json_quote(OLD.log_seq), 'log_hash', json_quote(OLD.log_hash)), json_object('log_epoch', json_quote(NEW.log_epoch), 'log_seq', json_quote(NEW.log_seq), 'log_hash', json_quote(NEW.log_hash)), 'record', 0);
END

CREATE TRIGGER capture_evidence_pack_u_made_at AFTER UPDATE OF made_at ON evidence_pack
WHEN (OLD.made_at IS NOT NEW.made_at) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('evidence_pack', NEW.id, NEW.root, 'made_at', json_quote(OLD.made_at), json_quote(NEW.made_at), 'record', 0);
END

CREATE TRIGGER capture_evidence_pack_u_made_by AFTER UPDATE OF made_by ON evidence_pack
WHEN (OLD.made_by IS NOT NEW.made_by) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('evidence_pack', NEW.id, NEW.root, 'made_by', json_quote(OLD.made_by), json_quote(NEW.made_by), 'record', 0);
END

CREATE TRIGGER capture_evidence_request_insert AFTER INSERT ON evidence_request
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('evidence_request', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'trajectory_id', json_quote(NEW.trajectory_id), 'member_id', json_quote(NEW.member_id), 'gap', json_quote(NEW.gap), 'criterion', json_quote(NEW.criterion), 'subject_id', json_quote(NEW.subject_id), 'coach_id', json_quote(NEW.coach_id), 'asking', json_object('asked_by', json_quote(NEW.asked_by), 'asked_on', json_quote(NEW.asked_on), 'due_on', json_quote(NEW.due_on), 'reminded_on', json_quote(NEW.reminded_on))));
END

CREATE TRIGGER capture_evidence_request_delete BEFORE DELETE ON evidence_request
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END

CREATE TRIGGER capture_evidence_request_fixed BEFORE UPDATE OF id, root ON evidence_request
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END

CREATE TRIGGER capture_evidence_request_u_alive AFTER UPDATE OF deleted ON evidence_request
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('evidence_request', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'record', 0);
END

CREATE TRIGGER capture_evidence_request_u_trajectory_id AFTER UPDATE OF trajectory_id ON evidence_request
WHEN (OLD.trajectory_id IS NOT NEW.trajectory_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('evidence_request', NEW.id, NEW.root, 'trajectory_id', json_quote(OLD.trajectory_id), json_quote(NEW.trajectory_id), 'record', 0);
END

CREATE TRIGGER capture_evidence_request_u_member_id AFTER UPDATE OF member_id ON evidence_request
WHEN (OLD.member_id IS NOT NEW.member_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('evidence_request', NEW.id, NEW.root, 'member_id', json_quote(OLD.member_id), json_quote(NEW.member_id), 'record', 0);
END

CREATE TRIGGER capture_evidence_request_u_gap AFTER UPDATE OF gap ON evidence_request
WHEN (OLD.gap IS NOT NEW.gap) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('evidence_request', NEW.id, NEW.root, 'gap', json_quote(OLD.gap), json_quote(NEW.gap), 'record', 0);
END

CREATE TRIGGER capture_evidence_request_u_criterion AFTER UPDATE OF criterion ON evidence_request
WHEN (OLD.criterion IS NOT NEW.criterion) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('evidence_request', NEW.id, NEW.root, 'criterion', json_quote(OLD.criterion), json_quote(NEW.criterion), 'record', 0);
END

CREATE TRIGGER capture_evidence_request_u_subject_id AFTER UPDATE OF subject_id ON evidence_request
WHEN (OLD.subject_id IS NOT NEW.subject_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('evidence_request', NEW.id, NEW.root, 'subject_id', json_quote(OLD.subject_id), json_quote(NEW.subject_id), 'record', 0);
END

CREATE TRIGGER capture_evidence_request_u_coach_id AFTER UPDATE OF coach_id ON evidence_request
WHEN (OLD.coach_id IS NOT NEW.coach_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('evidence_request', NEW.id, NEW.root, 'coach_id', json_quote(OLD.coach_id), json_quote(NEW.coach_id), 'record', 0);
END

CREATE TRIGGER capture_evidence_request_u_asking AFTER UPDATE OF asked_by, asked_on, due_on, reminded_on ON evidence_request
WHEN (OLD.asked_by IS NOT NEW.asked_by OR OLD.asked_on IS NOT NEW.asked_on OR OLD.due_on IS NOT NEW.due_on OR OLD.reminded_on IS NOT NEW.reminded_on) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('evidence_request', NEW.id, NEW.root, 'asking', json_object('asked_by', json_quote(OLD.asked_by), 'asked_on', json_quote(OLD.asked_on), 'due_on', json_quote(OLD.due_on), 'reminded_on', json_quote(OLD.reminded_on)), json_object('asked_by', json_quote(NEW.asked_by), 'asked_on', json_quote(NEW.asked_on), 'due_on', json_quote(NEW.due_on), 'reminded_on', json_quote(NEW.reminded_on)), 'record', 0);
END

CREATE TRIGGER capture_legal_hold_insert AFTER INSERT ON legal_hold
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('legal_hold', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'case_root', json_quote(NEW.case_root), 'first', json_quote(NEW.first), 'last', json_quote(NEW.last), 'reason', json_quote(NEW.reason), 'from_on', json_quote(NEW.from_on), 'set_by', json_quote(NEW.set_by), 'ending', json_object('until_on', json_quote(NEW.until_on), 'ended_by', json_quote(NEW.ended_by), 'end_reason', json_quote(NEW.end_reason))));
END

CREATE TRIGGER capture_legal_hold_delete BEFORE DELETE ON legal_hold
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END

CREATE TRIGGER capture_legal_hold_fixed BEFORE UPDATE OF id, root ON legal_hold
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END

CREATE TRIGGER capture_legal_hold_u_alive AFTER UPDATE OF deleted ON legal_hold
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('legal_hold', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'record', 0);
END

CREATE TRIGGER capture_legal_hold_u_case_root AFTER UPDATE OF case_root ON legal_hold
WHEN (OLD.case_root IS NOT NEW.case_root) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('legal_hold', NEW.id, NEW.root, 'case_root', json_quote(OLD.case_root), json_quote(NEW.case_root), 'record', 0);
END

CREATE TRIGGER capture_legal_hold_u_first AFTER UPDATE OF first ON legal_hold
WHEN (OLD.first IS NOT NEW.first) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('legal_hold', NEW.id, NEW.root, 'first', json_quote(OLD.first), json_quote(NEW.first), 'record', 0);
END

CREATE TRIGGER capture_legal_hold_u_last AFTER UPDATE OF last ON legal_hold
WHEN (OLD.last IS NOT NEW.last) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('legal_hold', NEW.id, NEW.root, 'last', json_quote(OLD.last), json_quote(NEW.last), 'record', 0);
END

CREATE TRIGGER capture_legal_hold_u_reason AFTER UPDATE OF reason ON legal_hold
WHEN (OLD.reason IS NOT NEW.reason) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('legal_hold', NEW.id, NEW.root, 'reason', json_quote(OLD.reason), json_quote(NEW.reason), 'record', 0);
END

CREATE TRIGGER capture_legal_hold_u_from_on AFTER UPDATE OF from_on ON legal_hold
WHEN (OLD.from_on IS NOT NEW.from_on) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('legal_hold', NEW.id, NEW.root, 'from_on', json_quote(OLD.from_on), json_quote(NEW.from_on), 'record', 0);
END

CREATE TRIGGER capture_legal_hold_u_set_by AFTER UPDATE OF set_by ON legal_hold
WHEN (OLD.set_by IS NOT NEW.set_by) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('legal_hold', NEW.id, NEW.root, 'set_by', json_quote(OLD.set_by), json_quote(NEW.set_by), 'record', 0);
END

CREATE TRIGGER capture_legal_hold_u_ending AFTER UPDATE OF until_on, ended_by, end_reason ON legal_hold
WHEN (OLD.until_on IS NOT NEW.until_on OR OLD.ended_by IS NOT NEW.ended_by OR OLD.end_reason IS NOT NEW.end_reason) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('legal_hold', NEW.id, NEW.root, 'ending', json_object('until_on', json_quote(OLD.until_on), 'ended_by', json_quote(OLD.ended_by), 'end_reason', json_quote(OLD.end_reason)), json_object('until_on', json_quote(NEW.until_on), 'ended_by', json_quote(NEW.ended_by), 'end_reason', json_quote(NEW.end_reason)), 'record', 0);
END

CREATE TRIGGER capture_period_correction_insert AFTER INSERT ON period_correction
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('period_correction', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'period_id', json_quote(NEW.period_id), 'subject_kind', json_quote(NEW.subject_kind), 'subject_id', json_quote(NEW.subject_id), 'label', json_quote(NEW.label), 'fields', json(coalesce(NEW.fields, 'null')), 'reason', json_quote(NEW.reason), 'made_at', json_quote(NEW.made_at), 'person_id', json_quote(NEW.person_id)));
END

CREATE TRIGGER capture_period_correction_delete BEFORE DELETE ON period_correction
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END

CREATE TRIGGER capture_period_correction_fixed BEFORE UPDATE OF id, root ON period_correction
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END

CREATE TRIGGER capture_period_correction_u_alive AFTER UPDATE OF deleted ON period_correction
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('period_correction', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'record', 0);
END

CREATE TRIGGER capture_period_correction_u_period_id AFTER UPDATE OF period_id ON period_correction
WHEN (OLD.period_id IS NOT NEW.period_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('period_correction', NEW.id, NEW.root, 'period_id', json_quote(OLD.period_id), json_quote(NEW.period_id), 'record', 0);
END

CREATE TRIGGER capture_period_correction_u_subject_kind AFTER UPDATE OF subject_kind ON period_correction
WHEN (OLD.subject_kind IS NOT NEW.subject_kind) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('period_correction', NEW.id, NEW.root, 'subject_kind', json_quote(OLD.subject_kind), json_quote(NEW.subject_kind), 'record', 0);
END

CREATE TRIGGER capture_period_correction_u_subject_id AFTER UPDATE OF subject_id ON period_correction
WHEN (OLD.subject_id IS NOT NEW.subject_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('period_correction', NEW.id, NEW.root, 'subject_id', json_quote(OLD.subject_id), json_quote(NEW.subject_id), 'record', 0);
END

CREATE TRIGGER capture_period_correction_u_label AFTER UPDATE OF label ON period_correction
WHEN (OLD.label IS NOT NEW.label) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('period_correction', NEW.id, NEW.root, 'label', json_quote(OLD.label), json_quote(NEW.label), 'record', 0);
END

CREATE TRIGGER capture_period_correction_u_fields AFTER UPDATE OF fields ON period_correction
WHEN (OLD.fields IS NOT NEW.fields) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('period_correction', NEW.id, NEW.root, 'fields', json(coalesce(OLD.fields, 'null')), json(coalesce(NEW.fields, 'null')), 'record', 0);
END

CREATE TRIGGER capture_period_correction_u_reason AFTER UPDATE OF reason ON period_correction
WHEN (OLD.reason IS NOT NEW.reason) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('period_correction', NEW.id, NEW.root, 'reason', json_quote(OLD.reason), json_quote(NEW.reason), 'record', 0);
END

CREATE TRIGGER capture_period_correction_u_made_at AFTER UPDATE OF made_at ON period_correction
WHEN (OLD.made_at IS NOT NEW.made_at) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('period_correction', NEW.id, NEW.root, 'made_at', json_quote(OLD.made_at), json_quote(NEW.made_at), 'record', 0);
END

CREATE TRIGGER capture_period_correction_u_person_id AFTER UPDATE OF person_id ON period_correction
WHEN (OLD.person_id IS NOT NEW.person_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('period_correction', NEW.id, NEW.root, 'person_id', json_quote(OLD.person_id), json_quote(NEW.person_id), 'record', 0);
END

CREATE TRIGGER capture_seal_certificate_insert AFTER INSERT ON seal_certificate
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('seal_certificate', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'name', json_quote(NEW.name), 'certificate', json_quote(NEW.certificate), 'fingerprint', json_quote(NEW.fingerprint), 'made_at', json_quote(NEW.made_at), 'made_by', json_quote(NEW.made_by), 'retired_on', json_quote(NEW.retired_on)));
END

CREATE TRIGGER capture_seal_certificate_delete BEFORE DELETE ON seal_certificate
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END

CREATE TRIGGER capture_seal_certificate_fixed BEFORE UPDATE OF id, root ON seal_certificate
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END

CREATE TRIGGER capture_seal_certificate_u_alive AFTER UPDATE OF deleted ON seal_certificate
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('seal_certificate', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'record', 0);
END

CREATE TRIGGER capture_seal_certificate_u_name AFTER UPDATE OF name ON seal_certificate
WHEN (OLD.name IS NOT NEW.name) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('seal_certificate', NEW.id, NEW.root, 'name', json_quote(OLD.name), json_quote(NEW.name), 'record', 0);
END

CREATE TRIGGER capture_seal_certificate_u_certificate AFTER UPDATE OF certificate ON seal_certificate
WHEN (OLD.certificate IS NOT NEW.certificate) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('seal_certificate', NEW.id, NEW.root, 'certificate', json_quote(OLD.certificate), json_quote(NEW.certificate), 'record', 0);
END

CREATE TRIGGER capture_seal_certificate_u_fingerprint AFTER UPDATE OF fingerprint ON seal_certificate
WHEN (OLD.fingerprint IS NOT NEW.fingerprint) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('seal_certificate', NEW.id, NEW.root, 'fingerprint', json_quote(OLD.fingerprint), json_quote(NEW.fingerprint), 'record', 0);
END

CREATE TRIGGER capture_seal_certificate_u_made_at AFTER UPDATE OF made_at ON seal_certificate
WHEN (OLD.made_at IS NOT NEW.made_at) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('seal_certificate', NEW.id, NEW.root, 'made_at', json_quote(OLD.made_at), json_quote(NEW.made_at), 'record', 0);
END

CREATE TRIGGER capture_seal_certificate_u_made_by AFTER UPDATE OF made_by ON seal_certificate
WHEN (OLD.made_by IS NOT NEW.made_by) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('seal_certificate', NEW.id, NEW.root, 'made_by', json_quote(OLD.made_by), json_quote(NEW.made_by), 'record', 0);
END

CREATE TRIGGER capture_seal_certificate_u_retired_on AFTER UPDATE OF retired_on ON seal_certificate
WHEN (OLD.retired_on IS NOT NEW.retired_on) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('seal_certificate', NEW.id, NEW.root, 'retired_on', json_quote(OLD.retired_on), json_quote(NEW.retired_on), 'record', 0);
END

CREATE TRIGGER captured_insert INSTEAD OF INSERT ON capture_insert
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT CASE WHEN state = 'leaving' THEN RAISE(ABORT, 'case.leaving')
      WHEN state = 'walking' THEN RAISE(ABORT, 'case.walking')
      WHEN level = 'read' AND NEW.kind NOT IN ('count_confirmation', 'criterion_remark', 'evidence_request', 'period_correction')
        AND NOT EXISTS (SELECT 1 FROM partnership WHERE id = NEW.root)
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
      WHEN level = 'read' AND NEW.kind NOT IN ('count_confirmation', 'criterion_remark', 'evidence_request', 'period_correction')
        AND NOT EXISTS (SELECT 1 FROM partnership WHERE id = NEW.root)
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
