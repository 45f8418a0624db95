DROP VIEW enterprise_key_now

DROP TRIGGER list_establishment_insert

DROP TRIGGER list_establishment_update

DROP TRIGGER list_establishment_moved

DROP TRIGGER list_contact_insert

DROP TRIGGER list_contact_update

DROP TRIGGER list_contact_moved

DROP TRIGGER list_session_insert

DROP TRIGGER list_session_update

DROP TRIGGER list_session_moved

CREATE TABLE old_enterprise AS SELECT * FROM enterprise

PRAGMA defer_foreign_keys = ON

DROP TABLE enterprise

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
  merged_into CHAR(32),
  PRIMARY KEY (id),
  FOREIGN KEY(partner_id) REFERENCES partner (id),
  FOREIGN KEY(coach_id) REFERENCES person (id)
)

INSERT INTO enterprise (id, root, deleted, number, name, legal_form, nace_version, nace_code, joint_committee, started_on, part_of_group, purpose, partner_id, coach_id, duplicate_reason) SELECT id, root, deleted, number, name, legal_form, nace_version, nace_code, joint_committee, started_on, part_of_group, purpose, partner_id, coach_id, duplicate_reason FROM old_enterprise

DROP TABLE old_enterprise

CREATE TABLE company_alias (
  enterprise_id CHAR(32) NOT NULL,
  shown_id CHAR(32) NOT NULL,
  PRIMARY KEY (enterprise_id)
)

CREATE INDEX ix_company_alias_shown_id ON company_alias (shown_id)

CREATE INDEX ix_enterprise_coach_id ON enterprise (coach_id)

CREATE INDEX ix_enterprise_merged_into ON enterprise (merged_into)

CREATE INDEX ix_enterprise_number ON enterprise (number)

CREATE INDEX ix_enterprise_root ON enterprise (root)

CREATE TRIGGER capture_enterprise_insert AFTER INSERT ON enterprise
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('enterprise', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'number', json_quote(NEW.number), 'name', json_quote(NEW.name), 'legal_form', json_quote(NEW.legal_form), 'nace', json_object('nace_version', json_quote(NEW.nace_version), 'nace_code', json_quote(NEW.nace_code)), 'joint_committee', json_quote(NEW.joint_committee), 'started_on', json_quote(NEW.started_on), 'part_of_group', json_quote(NEW.part_of_group), 'purpose', json_quote(NEW.purpose), 'partner_id', json_quote(NEW.partner_id), 'coach_id', json_quote(NEW.coach_id), 'duplicate_reason', json_quote(NEW.duplicate_reason), 'merged_into', json_quote(NEW.merged_into)));
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

CREATE TRIGGER capture_enterprise_u_merged_into AFTER UPDATE OF merged_into ON enterprise
WHEN (OLD.merged_into IS NOT NEW.merged_into) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('enterprise', NEW.id, NEW.root, 'merged_into', json_quote(OLD.merged_into), json_quote(NEW.merged_into), 'case', 0);
END

CREATE VIEW company_alias_now AS
WITH RECURSIVE step(start, at) AS (
  SELECT o.id, n.id FROM enterprise o JOIN enterprise n ON n.id = o.merged_into AND n.deleted = 0
    WHERE o.merged_into > ''
  UNION
  SELECT s.start, n.id FROM step s JOIN enterprise o ON o.id = s.at
    JOIN enterprise n ON n.id = o.merged_into AND n.deleted = 0
)
SELECT enterprise_id, shown_id FROM (
  SELECT s.start AS enterprise_id, coalesce(
      (SELECT e.at FROM step e WHERE e.start = s.start
        AND NOT EXISTS (SELECT 1 FROM step f WHERE f.start = e.at)),
      (SELECT min(c.at) FROM step c WHERE c.start = s.start
        AND EXISTS (SELECT 1 FROM step d WHERE d.start = c.at AND d.at = c.at))) AS shown_id
  FROM (SELECT DISTINCT start FROM step) s)
WHERE shown_id <> enterprise_id

CREATE TRIGGER list_merged_insert AFTER INSERT ON enterprise WHEN NEW.merged_into IS NOT NULL OR EXISTS (SELECT 1 FROM enterprise WHERE merged_into = NEW.id)
BEGIN
  DELETE FROM company_alias WHERE (enterprise_id, shown_id) NOT IN
    (SELECT enterprise_id, shown_id FROM company_alias_now);
  INSERT INTO company_alias (enterprise_id, shown_id)
  SELECT enterprise_id, shown_id FROM company_alias_now EXCEPT
  SELECT enterprise_id, shown_id FROM company_alias;
END

CREATE TRIGGER list_merged_update AFTER UPDATE OF merged_into, deleted ON enterprise WHEN NEW.merged_into IS NOT OLD.merged_into OR (NEW.deleted IS NOT OLD.deleted AND EXISTS (SELECT 1 FROM enterprise WHERE merged_into = NEW.id))
BEGIN
  DELETE FROM company_alias WHERE (enterprise_id, shown_id) NOT IN
    (SELECT enterprise_id, shown_id FROM company_alias_now);
  INSERT INTO company_alias (enterprise_id, shown_id)
  SELECT enterprise_id, shown_id FROM company_alias_now EXCEPT
  SELECT enterprise_id, shown_id FROM company_alias;
END

CREATE TRIGGER list_merged_delete AFTER DELETE ON enterprise WHEN OLD.merged_into IS NOT NULL OR EXISTS (SELECT 1 FROM enterprise WHERE merged_into = OLD.id)
BEGIN
  DELETE FROM company_alias WHERE (enterprise_id, shown_id) NOT IN
    (SELECT enterprise_id, shown_id FROM company_alias_now);
  INSERT INTO company_alias (enterprise_id, shown_id)
  SELECT enterprise_id, shown_id FROM company_alias_now EXCEPT
  SELECT enterprise_id, shown_id FROM company_alias;
END

CREATE VIEW enterprise_key_now AS
SELECT e.id AS enterprise_id, fold(e.name) AS name_key,
    fold(e.name || coalesce(' ' || e.number, '') || coalesce(
      (SELECT group_concat(' ' || c.name, '') FROM contact c
        WHERE c.enterprise_id IN (SELECT e.id AS id UNION ALL SELECT a.enterprise_id FROM company_alias a WHERE a.shown_id = e.id) AND c.deleted = 0), '') || coalesce(
      (SELECT group_concat(' ' || o.name, '') FROM enterprise o JOIN company_alias a
        ON a.enterprise_id = o.id WHERE a.shown_id = e.id), '')) AS words,
    e.number AS number, b.municipality_nis AS municipality_nis, b.postal_code AS postal_code,
    e.nace_code AS nace_code, e.coach_id AS coach_id,
    (SELECT max(x.at) FROM (SELECT
      (SELECT max(s.starts_at) FROM coaching_session s
        WHERE s.enterprise_id = f.id AND s.deleted = 0) AS at FROM (SELECT e.id AS id UNION ALL SELECT a.enterprise_id FROM company_alias a WHERE a.shown_id = e.id) f) x) AS last_session_at
FROM enterprise e
LEFT JOIN establishment b ON b.id = (SELECT x.id FROM establishment x
    WHERE x.enterprise_id IN (SELECT e.id AS id UNION ALL SELECT a.enterprise_id FROM company_alias a WHERE a.shown_id = e.id) AND x.deleted = 0
    ORDER BY x.enterprise_id = e.id DESC, x.is_main DESC, x.id LIMIT 1)
WHERE e.deleted = 0 AND NOT EXISTS (SELECT 1 FROM company_alias a WHERE a.enterprise_id = e.id)

CREATE TRIGGER list_alias_insert AFTER INSERT ON company_alias
BEGIN
  DELETE FROM enterprise_key WHERE enterprise_id = NEW.enterprise_id;
  INSERT INTO enterprise_key (enterprise_id, name_key, words, number, municipality_nis, postal_code, nace_code, coach_id, last_session_at)
  SELECT enterprise_id, name_key, words, number, municipality_nis, postal_code, nace_code, coach_id, last_session_at FROM enterprise_key_now WHERE enterprise_id = NEW.enterprise_id;
  DELETE FROM enterprise_key WHERE enterprise_id = NEW.shown_id;
  INSERT INTO enterprise_key (enterprise_id, name_key, words, number, municipality_nis, postal_code, nace_code, coach_id, last_session_at)
  SELECT enterprise_id, name_key, words, number, municipality_nis, postal_code, nace_code, coach_id, last_session_at FROM enterprise_key_now WHERE enterprise_id = NEW.shown_id;
END

CREATE TRIGGER list_alias_delete AFTER DELETE ON company_alias
BEGIN
  DELETE FROM enterprise_key WHERE enterprise_id = OLD.enterprise_id;
  INSERT INTO enterprise_key (enterprise_id, name_key, words, number, municipality_nis, postal_code, nace_code, coach_id, last_session_at)
  SELECT enterprise_id, name_key, words, number, municipality_nis, postal_code, nace_code, coach_id, last_session_at FROM enterprise_key_now WHERE enterprise_id = OLD.enterprise_id;
  DELETE FROM enterprise_key WHERE enterprise_id = OLD.shown_id;
  INSERT INTO enterprise_key (enterprise_id, name_key, words, number, municipality_nis, postal_code, nace_code, coach_id, last_session_at)
  SELECT enterprise_id, name_key, words, number, municipality_nis, postal_code, nace_code, coach_id, last_session_at FROM enterprise_key_now WHERE enterprise_id = OLD.shown_id;
END

CREATE TRIGGER list_enterprise_insert AFTER INSERT ON enterprise
BEGIN
  DELETE FROM enterprise_key WHERE enterprise_id = coalesce((SELECT a.shown_id FROM company_alias a WHERE a.enterprise_id = NEW.id), NEW.id);
  INSERT INTO enterprise_key (enterprise_id, name_key, words, number, municipality_nis, postal_code, nace_code, coach_id, last_session_at)
  SELECT enterprise_id, name_key, words, number, municipality_nis, postal_code, nace_code, coach_id, last_session_at FROM enterprise_key_now WHERE enterprise_id = coalesce((SELECT a.shown_id FROM company_alias a WHERE a.enterprise_id = NEW.id), NEW.id);
END

CREATE TRIGGER list_enterprise_update AFTER UPDATE OF number, name, nace_code, coach_id, deleted ON enterprise
BEGIN
  DELETE FROM enterprise_key WHERE enterprise_id = coalesce((SELECT a.shown_id FROM company_alias a WHERE a.enterprise_id = NEW.id), NEW.id);
  INSERT INTO enterprise_key (enterprise_id, name_key, words, number, municipality_nis, postal_code, nace_code, coach_id, last_session_at)
  SELECT enterprise_id, name_key, words, number, municipality_nis, postal_code, nace_code, coach_id, last_session_at FROM enterprise_key_now WHERE enterprise_id = coalesce((SELECT a.shown_id FROM company_alias a WHERE a.enterprise_id = NEW.id), NEW.id);
END

CREATE TRIGGER list_establishment_insert AFTER INSERT ON establishment
BEGIN
  DELETE FROM enterprise_key WHERE enterprise_id = coalesce((SELECT a.shown_id FROM company_alias a WHERE a.enterprise_id = NEW.enterprise_id), NEW.enterprise_id);
  INSERT INTO enterprise_key (enterprise_id, name_key, words, number, municipality_nis, postal_code, nace_code, coach_id, last_session_at)
  SELECT enterprise_id, name_key, words, number, municipality_nis, postal_code, nace_code, coach_id, last_session_at FROM enterprise_key_now WHERE enterprise_id = coalesce((SELECT a.shown_id FROM company_alias a WHERE a.enterprise_id = NEW.enterprise_id), NEW.enterprise_id);
END

CREATE TRIGGER list_establishment_update AFTER UPDATE OF enterprise_id, postal_code, municipality_nis, is_main, deleted ON establishment
BEGIN
  DELETE FROM enterprise_key WHERE enterprise_id = coalesce((SELECT a.shown_id FROM company_alias a WHERE a.enterprise_id = NEW.enterprise_id), NEW.enterprise_id);
  INSERT INTO enterprise_key (enterprise_id, name_key, words, number, municipality_nis, postal_code, nace_code, coach_id, last_session_at)
  SELECT enterprise_id, name_key, words, number, municipality_nis, postal_code, nace_code, coach_id, last_session_at FROM enterprise_key_now WHERE enterprise_id = coalesce((SELECT a.shown_id FROM company_alias a WHERE a.enterprise_id = NEW.enterprise_id), NEW.enterprise_id);
END

CREATE TRIGGER list_establishment_moved AFTER UPDATE OF enterprise_id ON establishment WHEN OLD.enterprise_id IS NOT NEW.enterprise_id
BEGIN
  DELETE FROM enterprise_key WHERE enterprise_id = coalesce((SELECT a.shown_id FROM company_alias a WHERE a.enterprise_id = OLD.enterprise_id), OLD.enterprise_id);
  INSERT INTO enterprise_key (enterprise_id, name_key, words, number, municipality_nis, postal_code, nace_code, coach_id, last_session_at)
  SELECT enterprise_id, name_key, words, number, municipality_nis, postal_code, nace_code, coach_id, last_session_at FROM enterprise_key_now WHERE enterprise_id = coalesce((SELECT a.shown_id FROM company_alias a WHERE a.enterprise_id = OLD.enterprise_id), OLD.enterprise_id);
END

CREATE TRIGGER list_contact_insert AFTER INSERT ON contact
BEGIN
  DELETE FROM enterprise_key WHERE enterprise_id = coalesce((SELECT a.shown_id FROM company_alias a WHERE a.enterprise_id = NEW.enterprise_id), NEW.enterprise_id);
  INSERT INTO enterprise_key (enterprise_id, name_key, words, number, municipality_nis, postal_code, nace_code, coach_id, last_session_at)
  SELECT enterprise_id, name_key, words, number, municipality_nis, postal_code, nace_code, coach_id, last_session_at FROM enterprise_key_now WHERE enterprise_id = coalesce((SELECT a.shown_id FROM company_alias a WHERE a.enterprise_id = NEW.enterprise_id), NEW.enterprise_id);
END

CREATE TRIGGER list_contact_update AFTER UPDATE OF enterprise_id, name, deleted ON contact
BEGIN
  DELETE FROM enterprise_key WHERE enterprise_id = coalesce((SELECT a.shown_id FROM company_alias a WHERE a.enterprise_id = NEW.enterprise_id), NEW.enterprise_id);
  INSERT INTO enterprise_key (enterprise_id, name_key, words, number, municipality_nis, postal_code, nace_code, coach_id, last_session_at)
  SELECT enterprise_id, name_key, words, number, municipality_nis, postal_code, nace_code, coach_id, last_session_at FROM enterprise_key_now WHERE enterprise_id = coalesce((SELECT a.shown_id FROM company_alias a WHERE a.enterprise_id = NEW.enterprise_id), NEW.enterprise_id);
END

CREATE TRIGGER list_contact_moved AFTER UPDATE OF enterprise_id ON contact WHEN OLD.enterprise_id IS NOT NEW.enterprise_id
BEGIN
  DELETE FROM enterprise_key WHERE enterprise_id = coalesce((SELECT a.shown_id FROM company_alias a WHERE a.enterprise_id = OLD.enterprise_id), OLD.enterprise_id);
  INSERT INTO enterprise_key (enterprise_id, name_key, words, number, municipality_nis, postal_code, nace_code, coach_id, last_session_at)
  SELECT enterprise_id, name_key, words, number, municipality_nis, postal_code, nace_code, coach_id, last_session_at FROM enterprise_key_now WHERE enterprise_id = coalesce((SELECT a.shown_id FROM company_alias a WHERE a.enterprise_id = OLD.enterprise_id), OLD.enterprise_id);
END

CREATE TRIGGER list_session_insert AFTER INSERT ON coaching_session
BEGIN
  UPDATE enterprise_key SET last_session_at =
    (SELECT max(x.at) FROM (SELECT
      (SELECT max(s.starts_at) FROM coaching_session s
        WHERE s.enterprise_id = f.id AND s.deleted = 0) AS at FROM (SELECT enterprise_key.enterprise_id AS id UNION ALL SELECT a.enterprise_id FROM company_alias a WHERE a.shown_id = enterprise_key.enterprise_id) f) x)
  WHERE enterprise_id = coalesce((SELECT a.shown_id FROM company_alias a WHERE a.enterprise_id = NEW.enterprise_id), NEW.enterprise_id);
END

CREATE TRIGGER list_session_update AFTER UPDATE OF enterprise_id, starts_at, deleted ON coaching_session
BEGIN
  UPDATE enterprise_key SET last_session_at =
    (SELECT max(x.at) FROM (SELECT
      (SELECT max(s.starts_at) FROM coaching_session s
        WHERE s.enterprise_id = f.id AND s.deleted = 0) AS at FROM (SELECT enterprise_key.enterprise_id AS id UNION ALL SELECT a.enterprise_id FROM company_alias a WHERE a.shown_id = enterprise_key.enterprise_id) f) x)
  WHERE enterprise_id = coalesce((SELECT a.shown_id FROM company_alias a WHERE a.enterprise_id = NEW.enterprise_id), NEW.enterprise_id);
END

CREATE TRIGGER list_session_moved AFTER UPDATE OF enterprise_id ON coaching_session WHEN OLD.enterprise_id IS NOT NEW.enterprise_id
BEGIN
  UPDATE enterprise_key SET last_session_at =
    (SELECT max(x.at) FROM (SELECT
      (SELECT max(s.starts_at) FROM coaching_session s
        WHERE s.enterprise_id = f.id AND s.deleted = 0) AS at FROM (SELECT enterprise_key.enterprise_id AS id UNION ALL SELECT a.enterprise_id FROM company_alias a WHERE a.shown_id = enterprise_key.enterprise_id) f) x)
  WHERE enterprise_id = coalesce((SELECT a.shown_id FROM company_alias a WHERE a.enterprise_id = OLD.enterprise_id), OLD.enterprise_id);
END

CREATE TRIGGER search_enterprise_insert AFTER INSERT ON enterprise
BEGIN
  INSERT INTO search_todo (kind, record_id) SELECT 'enterprise', NEW.id
    WHERE NOT EXISTS (SELECT 1 FROM search_todo WHERE kind = 'enterprise' AND record_id = NEW.id);
END

CREATE TRIGGER search_enterprise_update AFTER UPDATE OF name, number, purpose, deleted ON enterprise
BEGIN
  INSERT INTO search_todo (kind, record_id) SELECT 'enterprise', NEW.id
    WHERE NOT EXISTS (SELECT 1 FROM search_todo WHERE kind = 'enterprise' AND record_id = NEW.id);
END

CREATE TRIGGER search_enterprise_delete AFTER DELETE ON enterprise
BEGIN
  DELETE FROM search_text WHERE rowid IN (SELECT id FROM search_row WHERE record_id = OLD.id AND kind = 'enterprise');
  DELETE FROM search_row WHERE record_id = OLD.id AND kind = 'enterprise';
  DELETE FROM search_todo WHERE record_id = OLD.id AND kind = 'enterprise';
END
