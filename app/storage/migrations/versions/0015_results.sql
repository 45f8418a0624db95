CREATE TABLE monitoring_delivery (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  source VARCHAR NOT NULL,
  first DATE NOT NULL,
  last DATE NOT NULL,
  received_on DATE NOT NULL,
  file_name VARCHAR NOT NULL,
  remark VARCHAR NOT NULL,
  PRIMARY KEY (id)
)

CREATE INDEX ix_monitoring_delivery_root ON monitoring_delivery (root)

CREATE TABLE project_terms (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  valid_from DATE NOT NULL,
  first DATE NOT NULL,
  last DATE NOT NULL,
  granted BIGINT,
  accepted BIGINT,
  result_share BIGINT NOT NULL,
  base VARCHAR NOT NULL,
  most BIGINT NOT NULL,
  rounding VARCHAR NOT NULL,
  cut_by VARCHAR NOT NULL,
  esf_share BIGINT NOT NULL,
  fot_share BIGINT NOT NULL,
  own_share BIGINT NOT NULL,
  hour_rate BIGINT,
  smallest INTEGER NOT NULL,
  source VARCHAR NOT NULL,
  PRIMARY KEY (id)
)

CREATE INDEX ix_project_terms_root ON project_terms (root)

CREATE TABLE capacity (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  partner_id CHAR(32) NOT NULL,
  valid_from DATE NOT NULL,
  hours BIGINT NOT NULL,
  remark VARCHAR NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(partner_id) REFERENCES partner (id)
)

CREATE INDEX ix_capacity_partner_id ON capacity (partner_id)

CREATE INDEX ix_capacity_root ON capacity (root)

CREATE TABLE monitoring_cell (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  delivery_id CHAR(32) NOT NULL,
  cluster_kind VARCHAR NOT NULL,
  cluster VARCHAR NOT NULL,
  contract VARCHAR NOT NULL,
  started INTEGER NOT NULL,
  after_3 INTEGER,
  after_6 INTEGER,
  after_12 INTEGER,
  PRIMARY KEY (id),
  FOREIGN KEY(delivery_id) REFERENCES monitoring_delivery (id)
)

CREATE INDEX ix_monitoring_cell_delivery_id ON monitoring_cell (delivery_id)

CREATE INDEX ix_monitoring_cell_root ON monitoring_cell (root)

CREATE TABLE partner_key (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  partner_id CHAR(32) NOT NULL,
  valid_from DATE NOT NULL,
  weight BIGINT NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(partner_id) REFERENCES partner (id)
)

CREATE INDEX ix_partner_key_partner_id ON partner_key (partner_id)

CREATE INDEX ix_partner_key_root ON partner_key (root)

CREATE TABLE target (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  first DATE NOT NULL,
  last DATE NOT NULL,
  number INTEGER NOT NULL,
  partner_id CHAR(32),
  region VARCHAR,
  theme VARCHAR,
  remark VARCHAR NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(partner_id) REFERENCES partner (id)
)

CREATE INDEX ix_target_root ON target (root)

CREATE TABLE case_review (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  title VARCHAR NOT NULL,
  situation VARCHAR NOT NULL,
  question VARCHAR NOT NULL,
  tried VARCHAR NOT NULL,
  said VARCHAR NOT NULL,
  taken VARCHAR NOT NULL,
  themes JSON NOT NULL,
  sector VARCHAR,
  size VARCHAR,
  status VARCHAR NOT NULL,
  planned_on DATE,
  discussed_on DATE,
  person_id CHAR(32) NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(person_id) REFERENCES person (id)
)

CREATE INDEX ix_case_review_root ON case_review (root)

CREATE TABLE coordination_meeting (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  held_on DATE NOT NULL,
  title VARCHAR NOT NULL,
  place VARCHAR NOT NULL,
  present VARCHAR NOT NULL,
  agenda VARCHAR NOT NULL,
  report VARCHAR NOT NULL,
  decisions VARCHAR NOT NULL,
  person_id CHAR(32) NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(person_id) REFERENCES person (id)
)

CREATE INDEX ix_coordination_meeting_root ON coordination_meeting (root)

CREATE TABLE improvement (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  title VARCHAR NOT NULL,
  insight VARCHAR NOT NULL,
  cause VARCHAR NOT NULL,
  attempt VARCHAR NOT NULL,
  measure VARCHAR NOT NULL,
  effect VARCHAR NOT NULL,
  decision VARCHAR NOT NULL,
  status VARCHAR NOT NULL,
  theme VARCHAR,
  tag VARCHAR NOT NULL,
  partner_id CHAR(32),
  owner_id CHAR(32),
  noted_on DATE NOT NULL,
  due_on DATE,
  decided_on DATE,
  PRIMARY KEY (id),
  FOREIGN KEY(partner_id) REFERENCES partner (id),
  FOREIGN KEY(owner_id) REFERENCES person (id)
)

CREATE INDEX ix_improvement_owner_id ON improvement (owner_id)

CREATE INDEX ix_improvement_root ON improvement (root)

CREATE TABLE incoming_question (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  received_on DATE NOT NULL,
  channel VARCHAR NOT NULL,
  text VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  enterprise_id CHAR(32),
  company VARCHAR NOT NULL,
  region VARCHAR,
  sector VARCHAR,
  themes JSON NOT NULL,
  demand VARCHAR NOT NULL,
  failure VARCHAR NOT NULL,
  handling VARCHAR NOT NULL,
  handled_on DATE,
  handled_note VARCHAR NOT NULL,
  first_visit_on DATE,
  partner_id CHAR(32),
  person_id CHAR(32),
  PRIMARY KEY (id),
  FOREIGN KEY(partner_id) REFERENCES partner (id),
  FOREIGN KEY(person_id) REFERENCES person (id)
)

CREATE INDEX ix_incoming_question_enterprise_id ON incoming_question (enterprise_id)

CREATE INDEX ix_incoming_question_person_id ON incoming_question (person_id)

CREATE INDEX ix_incoming_question_received_on ON incoming_question (received_on)

CREATE INDEX ix_incoming_question_root ON incoming_question (root)

CREATE TABLE shared_standing (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  day DATE NOT NULL,
  figures JSON,
  remark VARCHAR NOT NULL,
  shared_at DATETIME NOT NULL,
  shared_by CHAR(32) NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(shared_by) REFERENCES person (id)
)

CREATE INDEX ix_shared_standing_root ON shared_standing (root)

CREATE TABLE goal_check (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  trajectory_id CHAR(32) NOT NULL,
  goal_id CHAR(32) NOT NULL,
  months INTEGER NOT NULL,
  alive VARCHAR NOT NULL,
  checked_on DATE NOT NULL,
  note VARCHAR NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(trajectory_id) REFERENCES trajectory (id),
  FOREIGN KEY(goal_id) REFERENCES trajectory_goal (id)
)

CREATE INDEX ix_goal_check_goal_id ON goal_check (goal_id)

CREATE INDEX ix_goal_check_root ON goal_check (root)

CREATE INDEX ix_goal_check_trajectory_id ON goal_check (trajectory_id)

CREATE TABLE impact_measure (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  trajectory_id CHAR(32) NOT NULL,
  member_id CHAR(32) NOT NULL,
  moment VARCHAR NOT NULL,
  measured_on DATE NOT NULL,
  staff INTEGER,
  inflow INTEGER,
  leavers INTEGER,
  hired INTEGER,
  stayed INTEGER,
  told_by VARCHAR NOT NULL,
  note VARCHAR NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(trajectory_id) REFERENCES trajectory (id),
  FOREIGN KEY(member_id) REFERENCES trajectory_member (id)
)

CREATE INDEX ix_impact_measure_member_id ON impact_measure (member_id)

CREATE INDEX ix_impact_measure_root ON impact_measure (root)

CREATE INDEX ix_impact_measure_trajectory_id ON impact_measure (trajectory_id)

CREATE TRIGGER capture_project_terms_insert AFTER INSERT ON project_terms
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('project_terms', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'valid_from', json_quote(NEW.valid_from), 'project', json_object('first', json_quote(NEW.first), 'last', json_quote(NEW.last)), 'granted', json_quote(NEW.granted), 'accepted', json_quote(NEW.accepted), 'result_share', json_quote(NEW.result_share), 'base', json_quote(NEW.base), 'most', json_quote(NEW.most), 'rounding', json_quote(NEW.rounding), 'cut_by', json_quote(NEW.cut_by), 'shares', json_object('esf_share', json_quote(NEW.esf_share), 'fot_share', json_quote(NEW.fot_share), 'own_share', json_quote(NEW.own_share)), 'hour_rate', json_quote(NEW.hour_rate), 'smallest', json_quote(NEW.smallest), 'source', json_quote(NEW.source)));
END

CREATE TRIGGER capture_project_terms_delete BEFORE DELETE ON project_terms
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END

CREATE TRIGGER capture_project_terms_fixed BEFORE UPDATE OF id, root ON project_terms
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END

CREATE TRIGGER capture_project_terms_u_alive AFTER UPDATE OF deleted ON project_terms
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('project_terms', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'record', 0);
END

CREATE TRIGGER capture_project_terms_u_valid_from AFTER UPDATE OF valid_from ON project_terms
WHEN (OLD.valid_from IS NOT NEW.valid_from) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('project_terms', NEW.id, NEW.root, 'valid_from', json_quote(OLD.valid_from), json_quote(NEW.valid_from), 'record', 0);
END

CREATE TRIGGER capture_project_terms_u_project AFTER UPDATE OF first, last ON project_terms
WHEN (OLD.first IS NOT NEW.first OR OLD.last IS NOT NEW.last) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('project_terms', NEW.id, NEW.root, 'project', json_object('first', json_quote(OLD.first), 'last', json_quote(OLD.last)), json_object('first', json_quote(NEW.first), 'last', json_quote(NEW.last)), 'record', 0);
END

CREATE TRIGGER capture_project_terms_u_granted AFTER UPDATE OF granted ON project_terms
WHEN (OLD.granted IS NOT NEW.granted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('project_terms', NEW.id, NEW.root, 'granted', json_quote(OLD.granted), json_quote(NEW.granted), 'record', 0);
END

CREATE TRIGGER capture_project_terms_u_accepted AFTER UPDATE OF accepted ON project_terms
WHEN (OLD.accepted IS NOT NEW.accepted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('project_terms', NEW.id, NEW.root, 'accepted', json_quote(OLD.accepted), json_quote(NEW.accepted), 'record', 0);
END

CREATE TRIGGER capture_project_terms_u_result_share AFTER UPDATE OF result_share ON project_terms
WHEN (OLD.result_share IS NOT NEW.result_share) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('project_terms', NEW.id, NEW.root, 'result_share', json_quote(OLD.result_share), json_quote(NEW.result_share), 'record', 0);
END

CREATE TRIGGER capture_project_terms_u_base AFTER UPDATE OF base ON project_terms
WHEN (OLD.base IS NOT NEW.base) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('project_terms', NEW.id, NEW.root, 'base', json_quote(OLD.base), json_quote(NEW.base), 'record', 0);
END

CREATE TRIGGER capture_project_terms_u_most AFTER UPDATE OF most ON project_terms
WHEN (OLD.most IS NOT NEW.most) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('project_terms', NEW.id, NEW.root, 'most', json_quote(OLD.most), json_quote(NEW.most), 'record', 0);
END

CREATE TRIGGER capture_project_terms_u_rounding AFTER UPDATE OF rounding ON project_terms
WHEN (OLD.rounding IS NOT NEW.rounding) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('project_terms', NEW.id, NEW.root, 'rounding', json_quote(OLD.rounding), json_quote(NEW.rounding), 'record', 0);
END

CREATE TRIGGER capture_project_terms_u_cut_by AFTER UPDATE OF cut_by ON project_terms
WHEN (OLD.cut_by IS NOT NEW.cut_by) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('project_terms', NEW.id, NEW.root, 'cut_by', json_quote(OLD.cut_by), json_quote(NEW.cut_by), 'record', 0);
END

CREATE TRIGGER capture_project_terms_u_shares AFTER UPDATE OF esf_share, fot_share, own_share ON project_terms
WHEN (OLD.esf_share IS NOT NEW.esf_share OR OLD.fot_share IS NOT NEW.fot_share OR OLD.own_share IS NOT NEW.own_share) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('project_terms', NEW.id, NEW.root, 'shares', json_object('esf_share', json_quote(OLD.esf_share), 'fot_share', json_quote(OLD.fot_share), 'own_share', json_quote(OLD.own_share)), json_object('esf_share', json_quote(NEW.esf_share), 'fot_share', json_quote(NEW.fot_share), 'own_share', json_quote(NEW.own_share)), 'record', 0);
END

CREATE TRIGGER capture_project_terms_u_hour_rate AFTER UPDATE OF hour_rate ON project_terms
WHEN (OLD.hour_rate IS NOT NEW.hour_rate) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('project_terms', NEW.id, NEW.root, 'hour_rate', json_quote(OLD.hour_rate), json_quote(NEW.hour_rate), 'record', 0);
END

CREATE TRIGGER capture_project_terms_u_smallest AFTER UPDATE OF smallest ON project_terms
WHEN (OLD.smallest IS NOT NEW.smallest) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('project_terms', NEW.id, NEW.root, 'smallest', json_quote(OLD.smallest), json_quote(NEW.smallest), 'record', 0);
END

CREATE TRIGGER capture_project_terms_u_source AFTER UPDATE OF source ON project_terms
WHEN (OLD.source IS NOT NEW.source) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('project_terms', NEW.id, NEW.root, 'source', json_quote(OLD.source), json_quote(NEW.source), 'record', 0);
END

CREATE TRIGGER capture_target_insert AFTER INSERT ON target
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('target', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'days', json_object('first', json_quote(NEW.first), 'last', json_quote(NEW.last)), 'number', json_quote(NEW.number), 'partner_id', json_quote(NEW.partner_id), 'region', json_quote(NEW.region), 'theme', json_quote(NEW.theme), 'remark', json_quote(NEW.remark)));
END

CREATE TRIGGER capture_target_delete BEFORE DELETE ON target
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END

CREATE TRIGGER capture_target_fixed BEFORE UPDATE OF id, root ON target
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END

CREATE TRIGGER capture_target_u_alive AFTER UPDATE OF deleted ON target
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('target', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'record', 0);
END

CREATE TRIGGER capture_target_u_days AFTER UPDATE OF first, last ON target
WHEN (OLD.first IS NOT NEW.first OR OLD.last IS NOT NEW.last) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('target', NEW.id, NEW.root, 'days', json_object('first', json_quote(OLD.first), 'last', json_quote(OLD.last)), json_object('first', json_quote(NEW.first), 'last', json_quote(NEW.last)), 'record', 0);
END

CREATE TRIGGER capture_target_u_number AFTER UPDATE OF number ON target
WHEN (OLD.number IS NOT NEW.number) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('target', NEW.id, NEW.root, 'number', json_quote(OLD.number), json_quote(NEW.number), 'record', 0);
END

CREATE TRIGGER capture_target_u_partner_id AFTER UPDATE OF partner_id ON target
WHEN (OLD.partner_id IS NOT NEW.partner_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('target', NEW.id, NEW.root, 'partner_id', json_quote(OLD.partner_id), json_quote(NEW.partner_id), 'record', 0);
END

CREATE TRIGGER capture_target_u_region AFTER UPDATE OF region ON target
WHEN (OLD.region IS NOT NEW.region) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('target', NEW.id, NEW.root, 'region', json_quote(OLD.region), json_quote(NEW.region), 'record', 0);
END

CREATE TRIGGER capture_target_u_theme AFTER UPDATE OF theme ON target
WHEN (OLD.theme IS NOT NEW.theme) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('target', NEW.id, NEW.root, 'theme', json_quote(OLD.theme), json_quote(NEW.theme), 'record', 0);
END

CREATE TRIGGER capture_target_u_remark AFTER UPDATE OF remark ON target
WHEN (OLD.remark IS NOT NEW.remark) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('target', NEW.id, NEW.root, 'remark', json_quote(OLD.remark), json_quote(NEW.remark), 'record', 0);
END

CREATE TRIGGER capture_partner_key_insert AFTER INSERT ON partner_key
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('partner_key', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'partner_id', json_quote(NEW.partner_id), 'valid_from', json_quote(NEW.valid_from), 'weight', json_quote(NEW.weight)));
END

CREATE TRIGGER capture_partner_key_delete BEFORE DELETE ON partner_key
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END

CREATE TRIGGER capture_partner_key_fixed BEFORE UPDATE OF id, root ON partner_key
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END

CREATE TRIGGER capture_partner_key_u_alive AFTER UPDATE OF deleted ON partner_key
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('partner_key', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'record', 0);
END

CREATE TRIGGER capture_partner_key_u_partner_id AFTER UPDATE OF partner_id ON partner_key
WHEN (OLD.partner_id IS NOT NEW.partner_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('partner_key', NEW.id, NEW.root, 'partner_id', json_quote(OLD.partner_id), json_quote(NEW.partner_id), 'record', 0);
END

CREATE TRIGGER capture_partner_key_u_valid_from AFTER UPDATE OF valid_from ON partner_key
WHEN (OLD.valid_from IS NOT NEW.valid_from) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('partner_key', NEW.id, NEW.root, 'valid_from', json_quote(OLD.valid_from), json_quote(NEW.valid_from), 'record', 0);
END

CREATE TRIGGER capture_partner_key_u_weight AFTER UPDATE OF weight ON partner_key
WHEN (OLD.weight IS NOT NEW.weight) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('partner_key', NEW.id, NEW.root, 'weight', json_quote(OLD.weight), json_quote(NEW.weight), 'record', 0);
END

CREATE TRIGGER capture_shared_standing_insert AFTER INSERT ON shared_standing
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('shared_standing', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'day', json_quote(NEW.day), 'figures', json(coalesce(NEW.figures, 'null')), 'remark', json_quote(NEW.remark), 'shared_at', json_quote(NEW.shared_at), 'shared_by', json_quote(NEW.shared_by)));
END

CREATE TRIGGER capture_shared_standing_delete BEFORE DELETE ON shared_standing
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END

CREATE TRIGGER capture_shared_standing_fixed BEFORE UPDATE OF id, root ON shared_standing
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END

CREATE TRIGGER capture_shared_standing_u_alive AFTER UPDATE OF deleted ON shared_standing
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('shared_standing', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'record', 0);
END

CREATE TRIGGER capture_shared_standing_u_day AFTER UPDATE OF day ON shared_standing
WHEN (OLD.day IS NOT NEW.day) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('shared_standing', NEW.id, NEW.root, 'day', json_quote(OLD.day), json_quote(NEW.day), 'record', 0);
END

CREATE TRIGGER capture_shared_standing_u_figures AFTER UPDATE OF figures ON shared_standing
WHEN (OLD.figures IS NOT NEW.figures) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('shared_standing', NEW.id, NEW.root, 'figures', json(coalesce(OLD.figures, 'null')), json(coalesce(NEW.figures, 'null')), 'record', 0);
END

CREATE TRIGGER capture_shared_standing_u_remark AFTER UPDATE OF remark ON shared_standing
WHEN (OLD.remark IS NOT NEW.remark) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('shared_standing', NEW.id, NEW.root, 'remark', json_quote(OLD.remark), json_quote(NEW.remark), 'record', 0);
END

CREATE TRIGGER capture_shared_standing_u_shared_at AFTER UPDATE OF shared_at ON shared_standing
WHEN (OLD.shared_at IS NOT NEW.shared_at) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('shared_standing', NEW.id, NEW.root, 'shared_at', json_quote(OLD.shared_at), json_quote(NEW.shared_at), 'record', 0);
END

CREATE TRIGGER capture_shared_standing_u_shared_by AFTER UPDATE OF shared_by ON shared_standing
WHEN (OLD.shared_by IS NOT NEW.shared_by) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('shared_standing', NEW.id, NEW.root, 'shared_by', json_quote(OLD.shared_by), json_quote(NEW.shared_by), 'record', 0);
END

CREATE TRIGGER capture_monitoring_delivery_insert AFTER INSERT ON monitoring_delivery
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('monitoring_delivery', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'source', json_quote(NEW.source), 'days', json_object('first', json_quote(NEW.first), 'last', json_quote(NEW.last)), 'received_on', json_quote(NEW.received_on), 'file_name', json_quote(NEW.file_name), 'remark', json_quote(NEW.remark)));
END

CREATE TRIGGER capture_monitoring_delivery_delete BEFORE DELETE ON monitoring_delivery
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END

CREATE TRIGGER capture_monitoring_delivery_fixed BEFORE UPDATE OF id, root ON monitoring_delivery
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END

CREATE TRIGGER capture_monitoring_delivery_u_alive AFTER UPDATE OF deleted ON monitoring_delivery
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('monitoring_delivery', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'case', 0);
END

CREATE TRIGGER capture_monitoring_delivery_u_source AFTER UPDATE OF source ON monitoring_delivery
WHEN (OLD.source IS NOT NEW.source) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('monitoring_delivery', NEW.id, NEW.root, 'source', json_quote(OLD.source), json_quote(NEW.source), 'case', 0);
END

CREATE TRIGGER capture_monitoring_delivery_u_days AFTER UPDATE OF first, last ON monitoring_delivery
WHEN (OLD.first IS NOT NEW.first OR OLD.last IS NOT NEW.last) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('monitoring_delivery', NEW.id, NEW.root, 'days', json_object('first', json_quote(OLD.first), 'last', json_quote(OLD.last)), json_object('first', json_quote(NEW.first), 'last', json_quote(NEW.last)), 'case', 0);
END

CREATE TRIGGER capture_monitoring_delivery_u_received_on AFTER UPDATE OF received_on ON monitoring_delivery
WHEN (OLD.received_on IS NOT NEW.received_on) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('monitoring_delivery', NEW.id, NEW.root, 'received_on', json_quote(OLD.received_on), json_quote(NEW.received_on), 'case', 0);
END

CREATE TRIGGER capture_monitoring_delivery_u_file_name AFTER UPDATE OF file_name ON monitoring_delivery
WHEN (OLD.file_name IS NOT NEW.file_name) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('monitoring_delivery', NEW.id, NEW.root, 'file_name', json_quote(OLD.file_name), json_quote(NEW.file_name), 'case', 0);
END

CREATE TRIGGER capture_monitoring_delivery_u_remark AFTER UPDATE OF remark ON monitoring_delivery
WHEN (OLD.remark IS NOT NEW.remark) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('monitoring_delivery', NEW.id, NEW.root, 'remark', json_quote(OLD.remark), json_quote(NEW.remark), 'case', 0);
END

CREATE TRIGGER capture_monitoring_cell_insert AFTER INSERT ON monitoring_cell
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('monitoring_cell', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'delivery_id', json_quote(NEW.delivery_id), 'cluster_kind', json_quote(NEW.cluster_kind), 'cluster', json_quote(NEW.cluster), 'contract', json_quote(NEW.contract), 'numbers', json_object('started', json_quote(NEW.started), 'after_3', json_quote(NEW.after_3), 'after_6', json_quote(NEW.after_6), 'after_12', json_quote(NEW.after_12))));
END

CREATE TRIGGER capture_monitoring_cell_delete BEFORE DELETE ON monitoring_cell
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END

CREATE TRIGGER capture_monitoring_cell_fixed BEFORE UPDATE OF id, root ON monitoring_cell
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END

CREATE TRIGGER capture_monitoring_cell_u_alive AFTER UPDATE OF deleted ON monitoring_cell
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('monitoring_cell', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'record', 0);
END

CREATE TRIGGER capture_monitoring_cell_u_delivery_id AFTER UPDATE OF delivery_id ON monitoring_cell
WHEN (OLD.delivery_id IS NOT NEW.delivery_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('monitoring_cell', NEW.id, NEW.root, 'delivery_id', json_quote(OLD.delivery_id), json_quote(NEW.delivery_id), 'record', 0);
END

CREATE TRIGGER capture_monitoring_cell_u_cluster_kind AFTER UPDATE OF cluster_kind ON monitoring_cell
WHEN (OLD.cluster_kind IS NOT NEW.cluster_kind) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('monitoring_cell', NEW.id, NEW.root, 'cluster_kind', json_quote(OLD.cluster_kind), json_quote(NEW.cluster_kind), 'record', 0);
END

CREATE TRIGGER capture_monitoring_cell_u_cluster AFTER UPDATE OF cluster ON monitoring_cell
WHEN (OLD.cluster IS NOT NEW.cluster) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('monitoring_cell', NEW.id, NEW.root, 'cluster', json_quote(OLD.cluster), json_quote(NEW.cluster), 'record', 0);
END

CREATE TRIGGER capture_monitoring_cell_u_contract AFTER UPDATE OF contract ON monitoring_cell
WHEN (OLD.contract IS NOT NEW.contract) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('monitoring_cell', NEW.id, NEW.root, 'contract', json_quote(OLD.contract), json_quote(NEW.contract), 'record', 0);
END

CREATE TRIGGER capture_monitoring_cell_u_numbers AFTER UPDATE OF started, after_3, after_6, after_12 ON monitoring_cell
WHEN (OLD.started IS NOT NEW.started OR OLD.after_3 IS NOT NEW.after_3 OR OLD.after_6 IS NOT NEW.after_6 OR OLD.after_12 IS NOT NEW.after_12) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('monitoring_cell', NEW.id, NEW.root, 'numbers', json_object('started', json_quote(OLD.started), 'after_3', json_quote(OLD.after_3), 'after_6', json_quote(OLD.after_6), 'after_12', json_quote(OLD.after_12)), json_object('started', json_quote(NEW.started), 'after_3', json_quote(NEW.after_3), 'after_6', json_quote(NEW.after_6), 'after_12', json_quote(NEW.after_12)), 'record', 0);
END

CREATE TRIGGER capture_impact_measure_insert AFTER INSERT ON impact_measure
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('impact_measure', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'trajectory_id', json_quote(NEW.trajectory_id), 'member_id', json_quote(NEW.member_id), 'moment', json_quote(NEW.moment), 'numbers', json_object('measured_on', json_quote(NEW.measured_on), 'staff', json_quote(NEW.staff), 'inflow', json_quote(NEW.inflow), 'leavers', json_quote(NEW.leavers), 'hired', json_quote(NEW.hired), 'stayed', json_quote(NEW.stayed)), 'told_by', json_quote(NEW.told_by), 'note', json_quote(NEW.note)));
END

CREATE TRIGGER capture_impact_measure_delete BEFORE DELETE ON impact_measure
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END

CREATE TRIGGER capture_impact_measure_fixed BEFORE UPDATE OF id, root ON impact_measure
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END

CREATE TRIGGER capture_impact_measure_u_alive AFTER UPDATE OF deleted ON impact_measure
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('impact_measure', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'record', 0);
END

CREATE TRIGGER capture_impact_measure_u_trajectory_id AFTER UPDATE OF trajectory_id ON impact_measure
WHEN (OLD.trajectory_id IS NOT NEW.trajectory_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('impact_measure', NEW.id, NEW.root, 'trajectory_id', json_quote(OLD.trajectory_id), json_quote(NEW.trajectory_id), 'record', 0);
END

CREATE TRIGGER capture_impact_measure_u_member_id AFTER UPDATE OF member_id ON impact_measure
WHEN (OLD.member_id IS NOT NEW.member_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('impact_measure', NEW.id, NEW.root, 'member_id', json_quote(OLD.member_id), json_quote(NEW.member_id), 'record', 0);
END

CREATE TRIGGER capture_impact_measure_u_moment AFTER UPDATE OF moment ON impact_measure
WHEN (OLD.moment IS NOT NEW.moment) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('impact_measure', NEW.id, NEW.root, 'moment', json_quote(OLD.moment), json_quote(NEW.moment), 'record', 0);
END

CREATE TRIGGER capture_impact_measure_u_numbers AFTER UPDATE OF measured_on, staff, inflow, leavers, hired, stayed ON impact_measure
WHEN (OLD.measured_on IS NOT NEW.measured_on OR OLD.staff IS NOT NEW.staff OR OLD.inflow IS NOT NEW.inflow OR OLD.leavers IS NOT NEW.leavers OR OLD.hired IS NOT NEW.hired OR OLD.stayed IS NOT NEW.stayed) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('impact_measure', NEW.id, NEW.root, 'numbers', json_object('measured_on', json_quote(OLD.measured_on), 'staff', json_quote(OLD.staff), 'inflow', json_quote(OLD.inflow), 'leavers', json_quote(OLD.leavers), 'hired', json_quote(OLD.hired), 'stayed', json_quote(OLD.stayed)), json_object('measured_on', json_quote(NEW.measured_on), 'staff', json_quote(NEW.staff), 'inflow', json_quote(NEW.inflow), 'leavers', json_quote(NEW.leavers), 'hired', json_quote(NEW.hired), 'stayed', json_quote(NEW.stayed)), 'record', 0);
END

CREATE TRIGGER capture_impact_measure_u_told_by AFTER UPDATE OF told_by ON impact_measure
WHEN (OLD.told_by IS NOT NEW.told_by) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('impact_measure', NEW.id, NEW.root, 'told_by', json_quote(OLD.told_by), json_quote(NEW.told_by), 'record', 0);
END

CREATE TRIGGER capture_impact_measure_u_note AFTER UPDATE OF note ON impact_measure
WHEN (OLD.note IS NOT NEW.note) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('impact_measure', NEW.id, NEW.root, 'note', json_quote(OLD.note), json_quote(NEW.note), 'record', 0);
END

CREATE TRIGGER capture_goal_check_insert AFTER INSERT ON goal_check
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('goal_check', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'trajectory_id', json_quote(NEW.trajectory_id), 'goal_id', json_quote(NEW.goal_id), 'months', json_quote(NEW.months), 'outcome', json_object('alive', json_quote(NEW.alive), 'checked_on', json_quote(NEW.checked_on), 'note', json_quote(NEW.note))));
END

CREATE TRIGGER capture_goal_check_delete BEFORE DELETE ON goal_check
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END

CREATE TRIGGER capture_goal_check_fixed BEFORE UPDATE OF id, root ON goal_check
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END

CREATE TRIGGER capture_goal_check_u_alive AFTER UPDATE OF deleted ON goal_check
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('goal_check', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'record', 0);
END

CREATE TRIGGER capture_goal_check_u_trajectory_id AFTER UPDATE OF trajectory_id ON goal_check
WHEN (OLD.trajectory_id IS NOT NEW.trajectory_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('goal_check', NEW.id, NEW.root, 'trajectory_id', json_quote(OLD.trajectory_id), json_quote(NEW.trajectory_id), 'record', 0);
END

CREATE TRIGGER capture_goal_check_u_goal_id AFTER UPDATE OF goal_id ON goal_check
WHEN (OLD.goal_id IS NOT NEW.goal_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('goal_check', NEW.id, NEW.root, 'goal_id', json_quote(OLD.goal_id), json_quote(NEW.goal_id), 'record', 0);
END

CREATE TRIGGER capture_goal_check_u_months AFTER UPDATE OF months ON goal_check
WHEN (OLD.months IS NOT NEW.months) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('goal_check', NEW.id, NEW.root, 'months', json_quote(OLD.months), json_quote(NEW.months), 'record', 0);
END

CREATE TRIGGER capture_goal_check_u_outcome AFTER UPDATE OF alive, checked_on, note ON goal_check
WHEN (OLD.alive IS NOT NEW.alive OR OLD.checked_on IS NOT NEW.checked_on OR OLD.note IS NOT NEW.note) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('goal_check', NEW.id, NEW.root, 'outcome', json_object('alive', json_quote(OLD.alive), 'checked_on', json_quote(OLD.checked_on), 'note', json_quote(OLD.note)), json_object('alive', json_quote(NEW.alive), 'checked_on', json_quote(NEW.checked_on), 'note', json_quote(NEW.note)), 'record', 0);
END

CREATE TRIGGER capture_improvement_insert AFTER INSERT ON improvement
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('improvement', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'title', json_quote(NEW.title), 'insight', json_quote(NEW.insight), 'cause', json_quote(NEW.cause), 'attempt', json_quote(NEW.attempt), 'measure', json_quote(NEW.measure), 'effect', json_quote(NEW.effect), 'decision', json_quote(NEW.decision), 'status', json_quote(NEW.status), 'theme', json_quote(NEW.theme), 'tag', json_quote(NEW.tag), 'partner_id', json_quote(NEW.partner_id), 'owner_id', json_quote(NEW.owner_id), 'noted_on', json_quote(NEW.noted_on), 'due_on', json_quote(NEW.due_on), 'decided_on', json_quote(NEW.decided_on)));
END

CREATE TRIGGER capture_improvement_delete BEFORE DELETE ON improvement
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END

CREATE TRIGGER capture_improvement_fixed BEFORE UPDATE OF id, root ON improvement
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END

CREATE TRIGGER capture_improvement_u_alive AFTER UPDATE OF deleted ON improvement
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('improvement', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'record', 0);
END

CREATE TRIGGER capture_improvement_u_title AFTER UPDATE OF title ON improvement
WHEN (OLD.title IS NOT NEW.title) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('improvement', NEW.id, NEW.root, 'title', json_quote(OLD.title), json_quote(NEW.title), 'record', 0);
END

CREATE TRIGGER capture_improvement_u_insight AFTER UPDATE OF insight ON improvement
WHEN (OLD.insight IS NOT NEW.insight) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('improvement', NEW.id, NEW.root, 'insight', json_quote(OLD.insight), json_quote(NEW.insight), 'record', 0);
END

CREATE TRIGGER capture_improvement_u_cause AFTER UPDATE OF cause ON improvement
WHEN (OLD.cause IS NOT NEW.cause) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('improvement', NEW.id, NEW.root, 'cause', json_quote(OLD.cause), json_quote(NEW.cause), 'record', 0);
END

CREATE TRIGGER capture_improvement_u_attempt AFTER UPDATE OF attempt ON improvement
WHEN (OLD.attempt IS NOT NEW.attempt) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('improvement', NEW.id, NEW.root, 'attempt', json_quote(OLD.attempt), json_quote(NEW.attempt), 'record', 0);
END

CREATE TRIGGER capture_improvement_u_measure AFTER UPDATE OF measure ON improvement
WHEN (OLD.measure IS NOT NEW.measure) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('improvement', NEW.id, NEW.root, 'measure', json_quote(OLD.measure), json_quote(NEW.measure), 'record', 0);
END

CREATE TRIGGER capture_improvement_u_effect AFTER UPDATE OF effect ON improvement
WHEN (OLD.effect IS NOT NEW.effect) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('improvement', NEW.id, NEW.root, 'effect', json_quote(OLD.effect), json_quote(NEW.effect), 'record', 0);
END

CREATE TRIGGER capture_improvement_u_decision AFTER UPDATE OF decision ON improvement
WHEN (OLD.decision IS NOT NEW.decision) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('improvement', NEW.id, NEW.root, 'decision', json_quote(OLD.decision), json_quote(NEW.decision), 'record', 0);
END

CREATE TRIGGER capture_improvement_u_status AFTER UPDATE OF status ON improvement
WHEN (OLD.status IS NOT NEW.status) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('improvement', NEW.id, NEW.root, 'status', json_quote(OLD.status), json_quote(NEW.status), 'record', 0);
END

CREATE TRIGGER capture_improvement_u_theme AFTER UPDATE OF theme ON improvement
WHEN (OLD.theme IS NOT NEW.theme) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('improvement', NEW.id, NEW.root, 'theme', json_quote(OLD.theme), json_quote(NEW.theme), 'record', 0);
END

CREATE TRIGGER capture_improvement_u_tag AFTER UPDATE OF tag ON improvement
WHEN (OLD.tag IS NOT NEW.tag) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('improvement', NEW.id, NEW.root, 'tag', json_quote(OLD.tag), json_quote(NEW.tag), 'record', 0);
END

CREATE TRIGGER capture_improvement_u_partner_id AFTER UPDATE OF partner_id ON improvement
WHEN (OLD.partner_id IS NOT NEW.partner_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('improvement', NEW.id, NEW.root, 'partner_id', json_quote(OLD.partner_id), json_quote(NEW.partner_id), 'record', 0);
END

CREATE TRIGGER capture_improvement_u_owner_id AFTER UPDATE OF owner_id ON improvement
WHEN (OLD.owner_id IS NOT NEW.owner_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('improvement', NEW.id, NEW.root, 'owner_id', json_quote(OLD.owner_id), json_quote(NEW.owner_id), 'record', 0);
END

CREATE TRIGGER capture_improvement_u_noted_on AFTER UPDATE OF noted_on ON improvement
WHEN (OLD.noted_on IS NOT NEW.noted_on) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('improvement', NEW.id, NEW.root, 'noted_on', json_quote(OLD.noted_on), json_quote(NEW.noted_on), 'record', 0);
END

CREATE TRIGGER capture_improvement_u_due_on AFTER UPDATE OF due_on ON improvement
WHEN (OLD.due_on IS NOT NEW.due_on) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('improvement', NEW.id, NEW.root, 'due_on', json_quote(OLD.due_on), json_quote(NEW.due_on), 'record', 0);
END

CREATE TRIGGER capture_improvement_u_decided_on AFTER UPDATE OF decided_on ON improvement
WHEN (OLD.decided_on IS NOT NEW.decided_on) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('improvement', NEW.id, NEW.root, 'decided_on', json_quote(OLD.decided_on), json_quote(NEW.decided_on), 'record', 0);
END

CREATE TRIGGER capture_incoming_question_insert AFTER INSERT ON incoming_question
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('incoming_question', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'received_on', json_quote(NEW.received_on), 'channel', json_quote(NEW.channel), 'text', json_quote(NEW.text), 'kind', json_quote(NEW.kind), 'enterprise_id', json_quote(NEW.enterprise_id), 'company', json_quote(NEW.company), 'region', json_quote(NEW.region), 'sector', json_quote(NEW.sector), 'themes', json(coalesce(NEW.themes, 'null')), 'demand', json_object('demand', json_quote(NEW.demand), 'failure', json_quote(NEW.failure)), 'handling', json_object('handling', json_quote(NEW.handling), 'handled_on', json_quote(NEW.handled_on), 'handled_note', json_quote(NEW.handled_note)), 'first_visit_on', json_quote(NEW.first_visit_on), 'partner_id', json_quote(NEW.partner_id), 'person_id', json_quote(NEW.person_id)));
END

CREATE TRIGGER capture_incoming_question_delete BEFORE DELETE ON incoming_question
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END

CREATE TRIGGER capture_incoming_question_fixed BEFORE UPDATE OF id, root ON incoming_question
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END

CREATE TRIGGER capture_incoming_question_u_alive AFTER UPDATE OF deleted ON incoming_question
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('incoming_question', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'record', 0);
END

CREATE TRIGGER capture_incoming_question_u_received_on AFTER UPDATE OF received_on ON incoming_question
WHEN (OLD.received_on IS NOT NEW.received_on) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('incoming_question', NEW.id, NEW.root, 'received_on', json_quote(OLD.received_on), json_quote(NEW.received_on), 'record', 0);
END

CREATE TRIGGER capture_incoming_question_u_channel AFTER UPDATE OF channel ON incoming_question
WHEN (OLD.channel IS NOT NEW.channel) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('incoming_question', NEW.id, NEW.root, 'channel', json_quote(OLD.channel), json_quote(NEW.channel), 'record', 0);
END

CREATE TRIGGER capture_incoming_question_u_text AFTER UPDATE OF text ON incoming_question
WHEN (OLD.text IS NOT NEW.text) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('incoming_question', NEW.id, NEW.root, 'text', json_quote(OLD.text), json_quote(NEW.text), 'record', 0);
END

CREATE TRIGGER capture_incoming_question_u_kind AFTER UPDATE OF kind ON incoming_question
WHEN (OLD.kind IS NOT NEW.kind) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('incoming_question', NEW.id, NEW.root, 'kind', json_quote(OLD.kind), json_quote(NEW.kind), 'record', 0);
END

CREATE TRIGGER capture_incoming_question_u_enterprise_id AFTER UPDATE OF enterprise_id ON incoming_question
WHEN (OLD.enterprise_id IS NOT NEW.enterprise_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('incoming_question', NEW.id, NEW.root, 'enterprise_id', json_quote(OLD.enterprise_id), json_quote(NEW.enterprise_id), 'record', 0);
END

CREATE TRIGGER capture_incoming_question_u_company AFTER UPDATE OF company ON incoming_question
WHEN (OLD.company IS NOT NEW.company) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('incoming_question', NEW.id, NEW.root, 'company', json_quote(OLD.company), json_quote(NEW.company), 'record', 0);
END

CREATE TRIGGER capture_incoming_question_u_region AFTER UPDATE OF region ON incoming_question
WHEN (OLD.region IS NOT NEW.region) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('incoming_question', NEW.id, NEW.root, 'region', json_quote(OLD.region), json_quote(NEW.region), 'record', 0);
END

CREATE TRIGGER capture_incoming_question_u_sector AFTER UPDATE OF sector ON incoming_question
WHEN (OLD.sector IS NOT NEW.sector) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('incoming_question', NEW.id, NEW.root, 'sector', json_quote(OLD.sector), json_quote(NEW.sector), 'record', 0);
END

CREATE TRIGGER capture_incoming_question_u_themes AFTER UPDATE OF themes ON incoming_question
WHEN (OLD.themes IS NOT NEW.themes) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('incoming_question', NEW.id, NEW.root, 'themes', json(coalesce(OLD.themes, 'null')), json(coalesce(NEW.themes, 'null')), 'record', 0);
END

CREATE TRIGGER capture_incoming_question_u_demand AFTER UPDATE OF demand, failure ON incoming_question
WHEN (OLD.demand IS NOT NEW.demand OR OLD.failure IS NOT NEW.failure) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('incoming_question', NEW.id, NEW.root, 'demand', json_object('demand', json_quote(OLD.demand), 'failure', json_quote(OLD.failure)), json_object('demand', json_quote(NEW.demand), 'failure', json_quote(NEW.failure)), 'record', 0);
END

CREATE TRIGGER capture_incoming_question_u_handling AFTER UPDATE OF handling, handled_on, handled_note ON incoming_question
WHEN (OLD.handling IS NOT NEW.handling OR OLD.handled_on IS NOT NEW.handled_on OR OLD.handled_note IS NOT NEW.handled_note) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('incoming_question', NEW.id, NEW.root, 'handling', json_object('handling', json_quote(OLD.handling), 'handled_on', json_quote(OLD.handled_on), 'handled_note', json_quote(OLD.handled_note)), json_object('handling', json_quote(NEW.handling), 'handled_on', json_quote(NEW.handled_on), 'handled_note', json_quote(NEW.handled_note)), 'record', 0);
END

CREATE TRIGGER capture_incoming_question_u_first_visit_on AFTER UPDATE OF first_visit_on ON incoming_question
WHEN (OLD.first_visit_on IS NOT NEW.first_visit_on) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('incoming_question', NEW.id, NEW.root, 'first_visit_on', json_quote(OLD.first_visit_on), json_quote(NEW.first_visit_on), 'record', 0);
END

CREATE TRIGGER capture_incoming_question_u_partner_id AFTER UPDATE OF partner_id ON incoming_question
WHEN (OLD.partner_id IS NOT NEW.partner_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('incoming_question', NEW.id, NEW.root, 'partner_id', json_quote(OLD.partner_id), json_quote(NEW.partner_id), 'record', 0);
END

CREATE TRIGGER capture_incoming_question_u_person_id AFTER UPDATE OF person_id ON incoming_question
WHEN (OLD.person_id IS NOT NEW.person_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('incoming_question', NEW.id, NEW.root, 'person_id', json_quote(OLD.person_id), json_quote(NEW.person_id), 'record', 0);
END

CREATE TRIGGER capture_capacity_insert AFTER INSERT ON capacity
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('capacity', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'partner_id', json_quote(NEW.partner_id), 'valid_from', json_quote(NEW.valid_from), 'hours', json_quote(NEW.hours), 'remark', json_quote(NEW.remark)));
END

CREATE TRIGGER capture_capacity_delete BEFORE DELETE ON capacity
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END

CREATE TRIGGER capture_capacity_fixed BEFORE UPDATE OF id, root ON capacity
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END

CREATE TRIGGER capture_capacity_u_alive AFTER UPDATE OF deleted ON capacity
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('capacity', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'record', 0);
END

CREATE TRIGGER capture_capacity_u_partner_id AFTER UPDATE OF partner_id ON capacity
WHEN (OLD.partner_id IS NOT NEW.partner_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('capacity', NEW.id, NEW.root, 'partner_id', json_quote(OLD.partner_id), json_quote(NEW.partner_id), 'record', 0);
END

CREATE TRIGGER capture_capacity_u_valid_from AFTER UPDATE OF valid_from ON capacity
WHEN (OLD.valid_from IS NOT NEW.valid_from) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('capacity', NEW.id, NEW.root, 'valid_from', json_quote(OLD.valid_from), json_quote(NEW.valid_from), 'record', 0);
END

CREATE TRIGGER capture_capacity_u_hours AFTER UPDATE OF hours ON capacity
WHEN (OLD.hours IS NOT NEW.hours) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('capacity', NEW.id, NEW.root, 'hours', json_quote(OLD.hours), json_quote(NEW.hours), 'record', 0);
END

CREATE TRIGGER capture_capacity_u_remark AFTER UPDATE OF remark ON capacity
WHEN (OLD.remark IS NOT NEW.remark) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('capacity', NEW.id, NEW.root, 'remark', json_quote(OLD.remark), json_quote(NEW.remark), 'record', 0);
END

CREATE TRIGGER capture_case_review_insert AFTER INSERT ON case_review
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('case_review', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'title', json_quote(NEW.title), 'situation', json_quote(NEW.situation), 'question', json_quote(NEW.question), 'tried', json_quote(NEW.tried), 'said', json_quote(NEW.said), 'taken', json_quote(NEW.taken), 'themes', json(coalesce(NEW.themes, 'null')), 'sector', json_quote(NEW.sector), 'size', json_quote(NEW.size), 'status', json_quote(NEW.status), 'planned_on', json_quote(NEW.planned_on), 'discussed_on', json_quote(NEW.discussed_on), 'person_id', json_quote(NEW.person_id)));
END

CREATE TRIGGER capture_case_review_delete BEFORE DELETE ON case_review
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END

CREATE TRIGGER capture_case_review_fixed BEFORE UPDATE OF id, root ON case_review
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END

CREATE TRIGGER capture_case_review_u_alive AFTER UPDATE OF deleted ON case_review
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('case_review', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'record', 0);
END

CREATE TRIGGER capture_case_review_u_title AFTER UPDATE OF title ON case_review
WHEN (OLD.title IS NOT NEW.title) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('case_review', NEW.id, NEW.root, 'title', json_quote(OLD.title), json_quote(NEW.title), 'record', 0);
END

CREATE TRIGGER capture_case_review_u_situation AFTER UPDATE OF situation ON case_review
WHEN (OLD.situation IS NOT NEW.situation) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('case_review', NEW.id, NEW.root, 'situation', json_quote(OLD.situation), json_quote(NEW.situation), 'record', 0);
END

CREATE TRIGGER capture_case_review_u_question AFTER UPDATE OF question ON case_review
WHEN (OLD.question IS NOT NEW.question) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('case_review', NEW.id, NEW.root, 'question', json_quote(OLD.question), json_quote(NEW.question), 'record', 0);
END

CREATE TRIGGER capture_case_review_u_tried AFTER UPDATE OF tried ON case_review
WHEN (OLD.tried IS NOT NEW.tried) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('case_review', NEW.id, NEW.root, 'tried', json_quote(OLD.tried), json_quote(NEW.tried), 'record', 0);
END

CREATE TRIGGER capture_case_review_u_said AFTER UPDATE OF said ON case_review
WHEN (OLD.said IS NOT NEW.said) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('case_review', NEW.id, NEW.root, 'said', json_quote(OLD.said), json_quote(NEW.said), 'record', 0);
END

CREATE TRIGGER capture_case_review_u_taken AFTER UPDATE OF taken ON case_review
WHEN (OLD.taken IS NOT NEW.taken) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('case_review', NEW.id, NEW.root, 'taken', json_quote(OLD.taken), json_quote(NEW.taken), 'record', 0);
END

CREATE TRIGGER capture_case_review_u_themes AFTER UPDATE OF themes ON case_review
WHEN (OLD.themes IS NOT NEW.themes) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('case_review', NEW.id, NEW.root, 'themes', json(coalesce(OLD.themes, 'null')), json(coalesce(NEW.themes, 'null')), 'record', 0);
END

CREATE TRIGGER capture_case_review_u_sector AFTER UPDATE OF sector ON case_review
WHEN (OLD.sector IS NOT NEW.sector) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('case_review', NEW.id, NEW.root, 'sector', json_quote(OLD.sector), json_quote(NEW.sector), 'record', 0);
END

CREATE TRIGGER capture_case_review_u_size AFTER UPDATE OF size ON case_review
WHEN (OLD.size IS NOT NEW.size) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('case_review', NEW.id, NEW.root, 'size', json_quote(OLD.size), json_quote(NEW.size), 'record', 0);
END

CREATE TRIGGER capture_case_review_u_status AFTER UPDATE OF status ON case_review
WHEN (OLD.status IS NOT NEW.status) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('case_review', NEW.id, NEW.root, 'status', json_quote(OLD.status), json_quote(NEW.status), 'record', 0);
END

CREATE TRIGGER capture_case_review_u_planned_on AFTER UPDATE OF planned_on ON case_review
WHEN (OLD.planned_on IS NOT NEW.planned_on) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('case_review', NEW.id, NEW.root, 'planned_on', json_quote(OLD.planned_on), json_quote(NEW.planned_on), 'record', 0);
END

CREATE TRIGGER capture_case_review_u_discussed_on AFTER UPDATE OF discussed_on ON case_review
WHEN (OLD.discussed_on IS NOT NEW.discussed_on) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('case_review', NEW.id, NEW.root, 'discussed_on', json_quote(OLD.discussed_on), json_quote(NEW.discussed_on), 'record', 0);
END

CREATE TRIGGER capture_case_review_u_person_id AFTER UPDATE OF person_id ON case_review
WHEN (OLD.person_id IS NOT NEW.person_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('case_review', NEW.id, NEW.root, 'person_id', json_quote(OLD.person_id), json_quote(NEW.person_id), 'record', 0);
END

CREATE TRIGGER capture_coordination_meeting_insert AFTER INSERT ON coordination_meeting
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('coordination_meeting', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'held_on', json_quote(NEW.held_on), 'title', json_quote(NEW.title), 'place', json_quote(NEW.place), 'present', json_quote(NEW.present), 'agenda', json_quote(NEW.agenda), 'report', json_quote(NEW.report), 'decisions', json_quote(NEW.decisions), 'person_id', json_quote(NEW.person_id)));
END

CREATE TRIGGER capture_coordination_meeting_delete BEFORE DELETE ON coordination_meeting
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END

CREATE TRIGGER capture_coordination_meeting_fixed BEFORE UPDATE OF id, root ON coordination_meeting
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END

CREATE TRIGGER capture_coordination_meeting_u_alive AFTER UPDATE OF deleted ON coordination_meeting
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('coordination_meeting', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'record', 0);
END

CREATE TRIGGER capture_coordination_meeting_u_held_on AFTER UPDATE OF held_on ON coordination_meeting
WHEN (OLD.held_on IS NOT NEW.held_on) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('coordination_meeting', NEW.id, NEW.root, 'held_on', json_quote(OLD.held_on), json_quote(NEW.held_on), 'record', 0);
END

CREATE TRIGGER capture_coordination_meeting_u_title AFTER UPDATE OF title ON coordination_meeting
WHEN (OLD.title IS NOT NEW.title) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('coordination_meeting', NEW.id, NEW.root, 'title', json_quote(OLD.title), json_quote(NEW.title), 'record', 0);
END

CREATE TRIGGER capture_coordination_meeting_u_place AFTER UPDATE OF place ON coordination_meeting
WHEN (OLD.place IS NOT NEW.place) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('coordination_meeting', NEW.id, NEW.root, 'place', json_quote(OLD.place), json_quote(NEW.place), 'record', 0);
END

CREATE TRIGGER capture_coordination_meeting_u_present AFTER UPDATE OF present ON coordination_meeting
WHEN (OLD.present IS NOT NEW.present) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('coordination_meeting', NEW.id, NEW.root, 'present', json_quote(OLD.present), json_quote(NEW.present), 'record', 0);
END

CREATE TRIGGER capture_coordination_meeting_u_agenda AFTER UPDATE OF agenda ON coordination_meeting
WHEN (OLD.agenda IS NOT NEW.agenda) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('coordination_meeting', NEW.id, NEW.root, 'agenda', json_quote(OLD.agenda), json_quote(NEW.agenda), 'record', 0);
END

CREATE TRIGGER capture_coordination_meeting_u_report AFTER UPDATE OF report ON coordination_meeting
WHEN (OLD.report IS NOT NEW.report) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('coordination_meeting', NEW.id, NEW.root, 'report', json_quote(OLD.report), json_quote(NEW.report), 'record', 0);
END

CREATE TRIGGER capture_coordination_meeting_u_decisions AFTER UPDATE OF decisions ON coordination_meeting
WHEN (OLD.decisions IS NOT NEW.decisions) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('coordination_meeting', NEW.id, NEW.root, 'decisions', json_quote(OLD.decisions), json_quote(NEW.decisions), 'record', 0);
END

CREATE TRIGGER capture_coordination_meeting_u_person_id AFTER UPDATE OF person_id ON coordination_meeting
WHEN (OLD.person_id IS NOT NEW.person_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('coordination_meeting', NEW.id, NEW.root, 'person_id', json_quote(OLD.person_id), json_quote(NEW.person_id), 'record', 0);
END

DROP TRIGGER capture_action_insert

ALTER TABLE action ADD COLUMN coordination_id CHAR(32)

CREATE INDEX ix_action_coordination_id ON action (coordination_id)

CREATE TRIGGER capture_action_insert AFTER INSERT ON action
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('action', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'enterprise_id', json_quote(NEW.enterprise_id), 'session_id', json_quote(NEW.session_id), 'agreement_id', json_quote(NEW.agreement_id), 'kind', json_quote(NEW.kind), 'text', json_quote(NEW.text), 'owner', json_quote(NEW.owner), 'coach_id', json_quote(NEW.coach_id), 'due_on', json_quote(NEW.due_on), 'outcome', json_object('done_on', json_quote(NEW.done_on), 'outcome', json_quote(NEW.outcome)), 'meeting_id', json_quote(NEW.meeting_id), 'trajectory_id', json_quote(NEW.trajectory_id), 'coordination_id', json_quote(NEW.coordination_id)));
END

CREATE TRIGGER capture_action_u_coordination_id AFTER UPDATE OF coordination_id ON action
WHEN (OLD.coordination_id IS NOT NEW.coordination_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('action', NEW.id, NEW.root, 'coordination_id', json_quote(OLD.coordination_id), json_quote(NEW.coordination_id), 'record', 0);
END
