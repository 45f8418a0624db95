CREATE TABLE case_share (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  enterprise_id CHAR(32) NOT NULL,
  person_id CHAR(32) NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(enterprise_id) REFERENCES enterprise (id),
  FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_case_share_enterprise_id ON case_share (enterprise_id);

CREATE INDEX ix_case_share_person_id ON case_share (person_id);

CREATE INDEX ix_case_share_root ON case_share (root);

CREATE TRIGGER capture_case_share_insert AFTER INSERT ON case_share
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('case_share', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'enterprise_id', json_quote(NEW.enterprise_id), 'person_id', json_quote(NEW.person_id)));
END;

CREATE TRIGGER capture_case_share_delete BEFORE DELETE ON case_share
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END;

CREATE TRIGGER capture_case_share_fixed BEFORE UPDATE OF id, root ON case_share
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END;

CREATE TRIGGER capture_case_share_u_alive AFTER UPDATE OF deleted ON case_share
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('case_share', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'record', 0);
END;

CREATE TRIGGER capture_case_share_u_enterprise_id AFTER UPDATE OF enterprise_id ON case_share
WHEN (OLD.enterprise_id IS NOT NEW.enterprise_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('case_share', NEW.id, NEW.root, 'enterprise_id', json_quote(OLD.enterprise_id), json_quote(NEW.enterprise_id), 'record', 0);
END;

CREATE TRIGGER capture_case_share_u_person_id AFTER UPDATE OF person_id ON case_share
WHEN (OLD.person_id IS NOT NEW.person_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('case_share', NEW.id, NEW.root, 'person_id', json_quote(OLD.person_id), json_quote(NEW.person_id), 'record', 0);
END;
