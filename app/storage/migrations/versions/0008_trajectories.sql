DROP TRIGGER captured_insert;

CREATE TRIGGER captured_insert INSTEAD OF INSERT ON capture_insert
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT CASE WHEN state = 'leaving' THEN RAISE(ABORT, 'case.leaving')
      WHEN state = 'walking' THEN RAISE(ABORT, 'case.walking')
      WHEN level = 'read' AND NEW.kind NOT IN ('count_confirmation', 'criterion_remark')
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
END;

DROP TRIGGER captured_edit;

CREATE TRIGGER captured_edit INSTEAD OF INSERT ON capture_edit
BEGIN
  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT CASE WHEN state = 'leaving' THEN RAISE(ABORT, 'case.leaving')
      WHEN state = 'walking' THEN RAISE(ABORT, 'case.walking')
      WHEN level = 'read' AND NEW.kind NOT IN ('count_confirmation', 'criterion_remark')
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
END;

CREATE TABLE actor (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  name VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  regions JSON NOT NULL,
  sectors JSON NOT NULL,
  email VARCHAR NOT NULL,
  phone VARCHAR NOT NULL,
  address VARCHAR NOT NULL,
  PRIMARY KEY (id)
);

CREATE TABLE criteria_version (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  number INTEGER NOT NULL,
  name VARCHAR NOT NULL,
  valid_from DATE NOT NULL,
  PRIMARY KEY (id)
);

CREATE TABLE instrument (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  code VARCHAR NOT NULL,
  name VARCHAR NOT NULL,
  provider VARCHAR NOT NULL,
  purpose VARCHAR NOT NULL,
  who VARCHAR NOT NULL,
  duration VARCHAR NOT NULL,
  needs VARCHAR NOT NULL,
  support VARCHAR,
  valid_from DATE NOT NULL,
  valid_to DATE,
  source VARCHAR NOT NULL,
  checked_on DATE NOT NULL,
  PRIMARY KEY (id)
);

CREATE TABLE question_set (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  number INTEGER NOT NULL,
  name VARCHAR NOT NULL,
  valid_from DATE NOT NULL,
  PRIMARY KEY (id)
);

CREATE TABLE criterion (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  version_id CHAR(32) NOT NULL,
  code VARCHAR NOT NULL,
  name VARCHAR NOT NULL,
  hint VARCHAR NOT NULL,
  explanation VARCHAR NOT NULL,
  evidence JSON NOT NULL,
  needed INTEGER NOT NULL,
  required BOOLEAN NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(version_id) REFERENCES criteria_version (id)
);

CREATE TABLE partner_offer (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  partner_id CHAR(32) NOT NULL,
  regions JSON NOT NULL,
  sectors JSON NOT NULL,
  themes JSON NOT NULL,
  text VARCHAR NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(partner_id) REFERENCES partner (id)
);

CREATE TABLE question (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  set_id CHAR(32) NOT NULL,
  code VARCHAR NOT NULL,
  theme VARCHAR NOT NULL,
  text VARCHAR NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(set_id) REFERENCES question_set (id)
);

CREATE TABLE network (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  name VARCHAR NOT NULL,
  themes JSON NOT NULL,
  region VARCHAR,
  purpose VARCHAR NOT NULL,
  partner_id CHAR(32),
  coach_id CHAR(32),
  PRIMARY KEY (id),
  FOREIGN KEY(partner_id) REFERENCES partner (id),
  FOREIGN KEY(coach_id) REFERENCES person (id)
);

CREATE TABLE trajectory (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  title VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  purpose VARCHAR NOT NULL,
  phase VARCHAR NOT NULL,
  status VARCHAR NOT NULL,
  closed_on DATE,
  stop_reason VARCHAR NOT NULL,
  started_on DATE NOT NULL,
  partner_id CHAR(32),
  coach_id CHAR(32),
  criteria_version INTEGER NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(partner_id) REFERENCES partner (id),
  FOREIGN KEY(coach_id) REFERENCES person (id)
);

CREATE TABLE company_actor (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  enterprise_id CHAR(32) NOT NULL,
  actor_id CHAR(32) NOT NULL,
  what VARCHAR NOT NULL,
  contact VARCHAR NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(enterprise_id) REFERENCES enterprise (id),
  FOREIGN KEY(actor_id) REFERENCES actor (id)
);

CREATE TABLE funding_check (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  enterprise_id CHAR(32) NOT NULL,
  asked_on DATE NOT NULL,
  person_id CHAR(32) NOT NULL,
  support VARCHAR NOT NULL,
  subject_kind VARCHAR NOT NULL,
  subject_id CHAR(32) NOT NULL,
  answer VARCHAR NOT NULL,
  override_reason VARCHAR NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(enterprise_id) REFERENCES enterprise (id),
  FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE TABLE meeting (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  network_id CHAR(32) NOT NULL,
  coach_id CHAR(32),
  title VARCHAR NOT NULL,
  starts_at DATETIME NOT NULL,
  ends_at DATETIME NOT NULL,
  place VARCHAR NOT NULL,
  mode VARCHAR NOT NULL,
  programme VARCHAR NOT NULL,
  costs BIGINT,
  report VARCHAR NOT NULL,
  evaluation_kind VARCHAR NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(network_id) REFERENCES network (id),
  FOREIGN KEY(coach_id) REFERENCES person (id)
);

CREATE TABLE network_member (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  network_id CHAR(32) NOT NULL,
  enterprise_id CHAR(32),
  company VARCHAR NOT NULL,
  contact_id CHAR(32),
  name VARCHAR NOT NULL,
  function VARCHAR NOT NULL,
  email VARCHAR NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(network_id) REFERENCES network (id)
);

CREATE TABLE plan_version (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  trajectory_id CHAR(32) NOT NULL,
  number INTEGER NOT NULL,
  written_on DATE NOT NULL,
  written_by CHAR(32) NOT NULL,
  remark VARCHAR NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(trajectory_id) REFERENCES trajectory (id),
  FOREIGN KEY(written_by) REFERENCES person (id)
);

CREATE TABLE referral (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  enterprise_id CHAR(32),
  company_id CHAR(32) NOT NULL,
  company VARCHAR NOT NULL,
  number VARCHAR,
  trajectory_id CHAR(32),
  goal_id CHAR(32),
  direction VARCHAR NOT NULL,
  instrument VARCHAR,
  instrument_from DATE,
  to_partner_id CHAR(32),
  receiver VARCHAR NOT NULL,
  receiver_contact VARCHAR NOT NULL,
  reason VARCHAR NOT NULL,
  made_on DATE NOT NULL,
  consent_on DATE,
  person_known BOOLEAN NOT NULL,
  needs JSON NOT NULL,
  check_text VARCHAR NOT NULL,
  reminder_on DATE,
  promised_on DATE,
  status VARCHAR NOT NULL,
  status_on DATE NOT NULL,
  outcome VARCHAR,
  outcome_reason VARCHAR NOT NULL,
  starters INTEGER,
  partner_id CHAR(32),
  coach_id CHAR(32),
  PRIMARY KEY (id),
  FOREIGN KEY(enterprise_id) REFERENCES enterprise (id),
  FOREIGN KEY(to_partner_id) REFERENCES partner (id),
  FOREIGN KEY(partner_id) REFERENCES partner (id),
  FOREIGN KEY(coach_id) REFERENCES person (id)
);

CREATE TABLE scan (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  enterprise_id CHAR(32) NOT NULL,
  trajectory_id CHAR(32),
  set_number INTEGER NOT NULL,
  moment VARCHAR NOT NULL,
  started_on DATE NOT NULL,
  completed_on DATE,
  person_id CHAR(32) NOT NULL,
  place VARCHAR NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(enterprise_id) REFERENCES enterprise (id),
  FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE TABLE trajectory_goal (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  trajectory_id CHAR(32) NOT NULL,
  text VARCHAR NOT NULL,
  indicator VARCHAR NOT NULL,
  start_value VARCHAR NOT NULL,
  planned_value VARCHAR NOT NULL,
  owner VARCHAR NOT NULL,
  structural VARCHAR,
  reached VARCHAR,
  reached_value VARCHAR NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(trajectory_id) REFERENCES trajectory (id)
);

CREATE TABLE trajectory_member (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  trajectory_id CHAR(32) NOT NULL,
  enterprise_id CHAR(32) NOT NULL,
  name VARCHAR NOT NULL,
  number VARCHAR,
  joined_on DATE NOT NULL,
  left_on DATE,
  leave_reason VARCHAR NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(trajectory_id) REFERENCES trajectory (id)
);

CREATE TABLE trajectory_phase (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  trajectory_id CHAR(32) NOT NULL,
  phase VARCHAR NOT NULL,
  started_on DATE,
  ended_on DATE,
  skipped BOOLEAN NOT NULL,
  skip_reason VARCHAR NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(trajectory_id) REFERENCES trajectory (id)
);

CREATE TABLE trajectory_session (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  trajectory_id CHAR(32) NOT NULL,
  session_id CHAR(32) NOT NULL,
  label VARCHAR NOT NULL,
  starts_at DATETIME NOT NULL,
  minutes INTEGER NOT NULL,
  coach_id CHAR(32) NOT NULL,
  enterprise_ids JSON NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(trajectory_id) REFERENCES trajectory (id),
  FOREIGN KEY(coach_id) REFERENCES person (id)
);

CREATE TABLE count_proposal (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  trajectory_id CHAR(32) NOT NULL,
  member_id CHAR(32) NOT NULL,
  proposed_by CHAR(32) NOT NULL,
  partner_id CHAR(32),
  proposed_on DATE NOT NULL,
  met_on DATE NOT NULL,
  reason VARCHAR NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(trajectory_id) REFERENCES trajectory (id),
  FOREIGN KEY(member_id) REFERENCES trajectory_member (id),
  FOREIGN KEY(proposed_by) REFERENCES person (id),
  FOREIGN KEY(partner_id) REFERENCES partner (id)
);

CREATE TABLE criterion_evidence (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  trajectory_id CHAR(32) NOT NULL,
  member_id CHAR(32) NOT NULL,
  criterion VARCHAR NOT NULL,
  subject_kind VARCHAR NOT NULL,
  subject_id CHAR(32) NOT NULL,
  label VARCHAR NOT NULL,
  detail VARCHAR NOT NULL,
  dated DATE NOT NULL,
  added_by CHAR(32) NOT NULL,
  remark VARCHAR NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(trajectory_id) REFERENCES trajectory (id),
  FOREIGN KEY(member_id) REFERENCES trajectory_member (id),
  FOREIGN KEY(added_by) REFERENCES person (id)
);

CREATE TABLE criterion_remark (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  trajectory_id CHAR(32) NOT NULL,
  member_id CHAR(32) NOT NULL,
  criterion VARCHAR NOT NULL,
  text VARCHAR NOT NULL,
  person_id CHAR(32) NOT NULL,
  written_on DATE NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(trajectory_id) REFERENCES trajectory (id),
  FOREIGN KEY(member_id) REFERENCES trajectory_member (id),
  FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE TABLE evaluation_answer (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  meeting_id CHAR(32) NOT NULL,
  form INTEGER NOT NULL,
  question VARCHAR NOT NULL,
  value INTEGER,
  text VARCHAR NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(meeting_id) REFERENCES meeting (id)
);

CREATE TABLE evaluation_tally (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  meeting_id CHAR(32) NOT NULL,
  question VARCHAR NOT NULL,
  value INTEGER NOT NULL,
  number INTEGER NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(meeting_id) REFERENCES meeting (id)
);

CREATE TABLE follow_up (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  trajectory_id CHAR(32) NOT NULL,
  member_id CHAR(32) NOT NULL,
  months INTEGER NOT NULL,
  due_on DATE NOT NULL,
  done_on DATE,
  holds VARCHAR,
  stayed INTEGER,
  note VARCHAR NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(trajectory_id) REFERENCES trajectory (id),
  FOREIGN KEY(member_id) REFERENCES trajectory_member (id)
);

CREATE TABLE intervision_case (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  meeting_id CHAR(32) NOT NULL,
  title VARCHAR NOT NULL,
  question VARCHAR NOT NULL,
  said VARCHAR NOT NULL,
  taken VARCHAR NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(meeting_id) REFERENCES meeting (id)
);

CREATE TABLE invitee (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  meeting_id CHAR(32) NOT NULL,
  name VARCHAR NOT NULL,
  function VARCHAR NOT NULL,
  company VARCHAR NOT NULL,
  enterprise_id CHAR(32),
  contact_id CHAR(32),
  email VARCHAR NOT NULL,
  invited_at DATETIME,
  reply VARCHAR,
  attended BOOLEAN,
  walk_in BOOLEAN NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(meeting_id) REFERENCES meeting (id)
);

CREATE TABLE learning_point (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  meeting_id CHAR(32) NOT NULL,
  text VARCHAR NOT NULL,
  tag VARCHAR NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(meeting_id) REFERENCES meeting (id)
);

CREATE TABLE plan_action (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  plan_version_id CHAR(32) NOT NULL,
  goal_id CHAR(32),
  text VARCHAR NOT NULL,
  owner VARCHAR NOT NULL,
  due_on DATE,
  position INTEGER NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(plan_version_id) REFERENCES plan_version (id),
  FOREIGN KEY(goal_id) REFERENCES trajectory_goal (id)
);

CREATE TABLE referral_step (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  referral_id CHAR(32) NOT NULL,
  status VARCHAR NOT NULL,
  stepped_on DATE NOT NULL,
  person_id CHAR(32) NOT NULL,
  remark VARCHAR NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(referral_id) REFERENCES referral (id),
  FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE TABLE scan_answer (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  scan_id CHAR(32) NOT NULL,
  question VARCHAR NOT NULL,
  value INTEGER,
  unknown BOOLEAN NOT NULL,
  remark VARCHAR NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(scan_id) REFERENCES scan (id)
);

CREATE TABLE count_confirmation (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  proposal_id CHAR(32) NOT NULL,
  decision VARCHAR NOT NULL,
  confirmed_by CHAR(32) NOT NULL,
  confirmed_on DATE NOT NULL,
  reason VARCHAR NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(proposal_id) REFERENCES count_proposal (id),
  FOREIGN KEY(confirmed_by) REFERENCES person (id)
);

CREATE INDEX ix_actor_root ON actor (root);

CREATE INDEX ix_criteria_version_root ON criteria_version (root);

CREATE INDEX ix_instrument_root ON instrument (root);

CREATE INDEX ix_question_set_root ON question_set (root);

CREATE INDEX ix_criterion_root ON criterion (root);

CREATE INDEX ix_criterion_version_id ON criterion (version_id);

CREATE INDEX ix_partner_offer_partner_id ON partner_offer (partner_id);

CREATE INDEX ix_partner_offer_root ON partner_offer (root);

CREATE INDEX ix_question_root ON question (root);

CREATE INDEX ix_question_set_id ON question (set_id);

CREATE INDEX ix_network_coach_id ON network (coach_id);

CREATE INDEX ix_network_root ON network (root);

CREATE INDEX ix_trajectory_board ON trajectory (phase, started_on);

CREATE INDEX ix_trajectory_coach_id ON trajectory (coach_id);

CREATE INDEX ix_trajectory_root ON trajectory (root);

CREATE INDEX ix_company_actor_actor_id ON company_actor (actor_id);

CREATE INDEX ix_company_actor_enterprise_id ON company_actor (enterprise_id);

CREATE INDEX ix_company_actor_root ON company_actor (root);

CREATE INDEX ix_funding_check_enterprise_id ON funding_check (enterprise_id);

CREATE INDEX ix_funding_check_root ON funding_check (root);

CREATE INDEX ix_funding_check_subject_id ON funding_check (subject_id);

CREATE INDEX ix_meeting_coach_id ON meeting (coach_id);

CREATE INDEX ix_meeting_root ON meeting (root);

CREATE INDEX ix_meeting_starts_at ON meeting (starts_at);

CREATE INDEX ix_meeting_when ON meeting (network_id, starts_at);

CREATE INDEX ix_network_member_contact_id ON network_member (contact_id);

CREATE INDEX ix_network_member_enterprise_id ON network_member (enterprise_id);

CREATE INDEX ix_network_member_network_id ON network_member (network_id);

CREATE INDEX ix_network_member_root ON network_member (root);

CREATE INDEX ix_plan_version_root ON plan_version (root);

CREATE INDEX ix_plan_version_trajectory_id ON plan_version (trajectory_id);

CREATE INDEX ix_referral_coach_id ON referral (coach_id);

CREATE INDEX ix_referral_company_id ON referral (company_id);

CREATE INDEX ix_referral_enterprise_id ON referral (enterprise_id);

CREATE INDEX ix_referral_open ON referral (status, reminder_on);

CREATE INDEX ix_referral_reminder_on ON referral (reminder_on);

CREATE INDEX ix_referral_root ON referral (root);

CREATE INDEX ix_referral_trajectory_id ON referral (trajectory_id);

CREATE INDEX ix_scan_enterprise_id ON scan (enterprise_id);

CREATE INDEX ix_scan_root ON scan (root);

CREATE INDEX ix_scan_trajectory_id ON scan (trajectory_id);

CREATE INDEX ix_trajectory_goal_root ON trajectory_goal (root);

CREATE INDEX ix_trajectory_goal_trajectory_id ON trajectory_goal (trajectory_id);

CREATE INDEX ix_trajectory_member_enterprise_id ON trajectory_member (enterprise_id);

CREATE INDEX ix_trajectory_member_number ON trajectory_member (number);

CREATE INDEX ix_trajectory_member_root ON trajectory_member (root);

CREATE INDEX ix_trajectory_member_trajectory_id ON trajectory_member (trajectory_id);

CREATE INDEX ix_trajectory_phase_root ON trajectory_phase (root);

CREATE INDEX ix_trajectory_phase_trajectory_id ON trajectory_phase (trajectory_id);

CREATE INDEX ix_trajectory_session_root ON trajectory_session (root);

CREATE INDEX ix_trajectory_session_session_id ON trajectory_session (session_id);

CREATE INDEX ix_trajectory_session_trajectory_id ON trajectory_session (trajectory_id);

CREATE INDEX ix_count_proposal_member_id ON count_proposal (member_id);

CREATE INDEX ix_count_proposal_root ON count_proposal (root);

CREATE INDEX ix_count_proposal_trajectory_id ON count_proposal (trajectory_id);

CREATE INDEX ix_criterion_evidence_member_id ON criterion_evidence (member_id);

CREATE INDEX ix_criterion_evidence_root ON criterion_evidence (root);

CREATE INDEX ix_criterion_evidence_subject_id ON criterion_evidence (subject_id);

CREATE INDEX ix_criterion_evidence_trajectory_id ON criterion_evidence (trajectory_id);

CREATE INDEX ix_criterion_remark_member_id ON criterion_remark (member_id);

CREATE INDEX ix_criterion_remark_root ON criterion_remark (root);

CREATE INDEX ix_criterion_remark_trajectory_id ON criterion_remark (trajectory_id);

CREATE INDEX ix_evaluation_answer_meeting_id ON evaluation_answer (meeting_id);

CREATE INDEX ix_evaluation_answer_root ON evaluation_answer (root);

CREATE INDEX ix_evaluation_tally_meeting_id ON evaluation_tally (meeting_id);

CREATE INDEX ix_evaluation_tally_root ON evaluation_tally (root);

CREATE INDEX ix_follow_up_due_on ON follow_up (due_on);

CREATE INDEX ix_follow_up_member_id ON follow_up (member_id);

CREATE INDEX ix_follow_up_root ON follow_up (root);

CREATE INDEX ix_follow_up_trajectory_id ON follow_up (trajectory_id);

CREATE INDEX ix_intervision_case_meeting_id ON intervision_case (meeting_id);

CREATE INDEX ix_intervision_case_root ON intervision_case (root);

CREATE INDEX ix_invitee_contact_id ON invitee (contact_id);

CREATE INDEX ix_invitee_enterprise_id ON invitee (enterprise_id);

CREATE INDEX ix_invitee_meeting_id ON invitee (meeting_id);

CREATE INDEX ix_invitee_root ON invitee (root);

CREATE INDEX ix_learning_point_meeting_id ON learning_point (meeting_id);

CREATE INDEX ix_learning_point_root ON learning_point (root);

CREATE INDEX ix_plan_action_plan_version_id ON plan_action (plan_version_id);

CREATE INDEX ix_plan_action_root ON plan_action (root);

CREATE INDEX ix_referral_step_referral_id ON referral_step (referral_id);

CREATE INDEX ix_referral_step_root ON referral_step (root);

CREATE INDEX ix_scan_answer_root ON scan_answer (root);

CREATE INDEX ix_scan_answer_scan_id ON scan_answer (scan_id);

CREATE INDEX ix_count_confirmation_proposal_id ON count_confirmation (proposal_id);

CREATE INDEX ix_count_confirmation_root ON count_confirmation (root);

DROP TRIGGER capture_coaching_session_insert;

ALTER TABLE coaching_session ADD COLUMN trajectory_id CHAR(32);

CREATE INDEX ix_coaching_session_trajectory_id ON coaching_session (trajectory_id);

CREATE TRIGGER capture_coaching_session_insert AFTER INSERT ON coaching_session
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('coaching_session', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'enterprise_id', json_quote(NEW.enterprise_id), 'establishment_id', json_quote(NEW.establishment_id), 'coach_id', json_quote(NEW.coach_id), 'kind', json_quote(NEW.kind), 'time', json_object('starts_at', json_quote(NEW.starts_at), 'ends_at', json_quote(NEW.ends_at)), 'place', json_quote(NEW.place), 'subject', json_quote(NEW.subject), 'goal', json_quote(NEW.goal), 'note', json_quote(NEW.note), 'result', json_quote(NEW.result), 'next_step', json_object('next_step', json_quote(NEW.next_step), 'next_step_on', json_quote(NEW.next_step_on), 'next_step_kind', json_quote(NEW.next_step_kind)), 'themes', json(coalesce(NEW.themes, 'null')), 'unnamed_workers', json_quote(NEW.unnamed_workers), 'unique_persons', json_quote(NEW.unique_persons), 'confirmation', json_object('confirmation', json_quote(NEW.confirmation), 'confirmed_by', json_quote(NEW.confirmed_by), 'confirmed_on', json_quote(NEW.confirmed_on)), 'completed_at', json_quote(NEW.completed_at), 'trajectory_id', json_quote(NEW.trajectory_id)));
END;

CREATE TRIGGER capture_coaching_session_u_trajectory_id AFTER UPDATE OF trajectory_id ON coaching_session
WHEN (OLD.trajectory_id IS NOT NEW.trajectory_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('coaching_session', NEW.id, NEW.root, 'trajectory_id', json_quote(OLD.trajectory_id), json_quote(NEW.trajectory_id), 'case', 0);
END;

ALTER TABLE action RENAME TO action_before;

CREATE TABLE action (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  enterprise_id CHAR(32),
  session_id CHAR(32),
  agreement_id CHAR(32),
  kind VARCHAR NOT NULL,
  text VARCHAR NOT NULL,
  owner VARCHAR NOT NULL,
  coach_id CHAR(32),
  due_on DATE,
  done_on DATE,
  outcome VARCHAR NOT NULL,
  meeting_id CHAR(32),
  trajectory_id CHAR(32),
  PRIMARY KEY (id),
  FOREIGN KEY(enterprise_id) REFERENCES enterprise (id),
  FOREIGN KEY(session_id) REFERENCES coaching_session (id),
  FOREIGN KEY(agreement_id) REFERENCES agreement (id),
  FOREIGN KEY(coach_id) REFERENCES person (id),
  FOREIGN KEY(meeting_id) REFERENCES meeting (id),
  FOREIGN KEY(trajectory_id) REFERENCES trajectory (id)
);

INSERT INTO action
  (id, root, deleted, enterprise_id, session_id, agreement_id, kind, text, owner, coach_id,
   due_on, done_on, outcome)
SELECT id, root, deleted, enterprise_id, session_id, agreement_id, kind, text, owner, coach_id,
  due_on, done_on, outcome
FROM action_before;

DROP TABLE action_before;

CREATE INDEX ix_action_agreement_id ON action (agreement_id);

CREATE INDEX ix_action_coach_id ON action (coach_id);

CREATE INDEX ix_action_due_on ON action (due_on);

CREATE INDEX ix_action_enterprise_id ON action (enterprise_id);

CREATE INDEX ix_action_meeting_id ON action (meeting_id);

CREATE INDEX ix_action_open ON action (enterprise_id) WHERE done_on IS NULL AND deleted = 0;

CREATE INDEX ix_action_root ON action (root);

CREATE INDEX ix_action_session_id ON action (session_id);

CREATE INDEX ix_action_trajectory_id ON action (trajectory_id);

CREATE TRIGGER capture_action_insert AFTER INSERT ON action
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('action', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'enterprise_id', json_quote(NEW.enterprise_id), 'session_id', json_quote(NEW.session_id), 'agreement_id', json_quote(NEW.agreement_id), 'kind', json_quote(NEW.kind), 'text', json_quote(NEW.text), 'owner', json_quote(NEW.owner), 'coach_id', json_quote(NEW.coach_id), 'due_on', json_quote(NEW.due_on), 'outcome', json_object('done_on', json_quote(NEW.done_on), 'outcome', json_quote(NEW.outcome)), 'meeting_id', json_quote(NEW.meeting_id), 'trajectory_id', json_quote(NEW.trajectory_id)));
END;

CREATE TRIGGER capture_action_delete BEFORE DELETE ON action
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END;

CREATE TRIGGER capture_action_fixed BEFORE UPDATE OF id, root ON action
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END;

CREATE TRIGGER capture_action_u_alive AFTER UPDATE OF deleted ON action
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('action', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'record', 0);
END;

CREATE TRIGGER capture_action_u_enterprise_id AFTER UPDATE OF enterprise_id ON action
WHEN (OLD.enterprise_id IS NOT NEW.enterprise_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('action', NEW.id, NEW.root, 'enterprise_id', json_quote(OLD.enterprise_id), json_quote(NEW.enterprise_id), 'record', 0);
END;

CREATE TRIGGER capture_action_u_session_id AFTER UPDATE OF session_id ON action
WHEN (OLD.session_id IS NOT NEW.session_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('action', NEW.id, NEW.root, 'session_id', json_quote(OLD.session_id), json_quote(NEW.session_id), 'record', 0);
END;

CREATE TRIGGER capture_action_u_agreement_id AFTER UPDATE OF agreement_id ON action
WHEN (OLD.agreement_id IS NOT NEW.agreement_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('action', NEW.id, NEW.root, 'agreement_id', json_quote(OLD.agreement_id), json_quote(NEW.agreement_id), 'record', 0);
END;

CREATE TRIGGER capture_action_u_kind AFTER UPDATE OF kind ON action
WHEN (OLD.kind IS NOT NEW.kind) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('action', NEW.id, NEW.root, 'kind', json_quote(OLD.kind), json_quote(NEW.kind), 'record', 0);
END;

CREATE TRIGGER capture_action_u_text AFTER UPDATE OF text ON action
WHEN (OLD.text IS NOT NEW.text) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('action', NEW.id, NEW.root, 'text', json_quote(OLD.text), json_quote(NEW.text), 'record', 0);
END;

CREATE TRIGGER capture_action_u_owner AFTER UPDATE OF owner ON action
WHEN (OLD.owner IS NOT NEW.owner) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('action', NEW.id, NEW.root, 'owner', json_quote(OLD.owner), json_quote(NEW.owner), 'record', 0);
END;

CREATE TRIGGER capture_action_u_coach_id AFTER UPDATE OF coach_id ON action
WHEN (OLD.coach_id IS NOT NEW.coach_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('action', NEW.id, NEW.root, 'coach_id', json_quote(OLD.coach_id), json_quote(NEW.coach_id), 'record', 0);
END;

CREATE TRIGGER capture_action_u_due_on AFTER UPDATE OF due_on ON action
WHEN (OLD.due_on IS NOT NEW.due_on) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('action', NEW.id, NEW.root, 'due_on', json_quote(OLD.due_on), json_quote(NEW.due_on), 'record', 0);
END;

CREATE TRIGGER capture_action_u_outcome AFTER UPDATE OF done_on, outcome ON action
WHEN (OLD.done_on IS NOT NEW.done_on OR OLD.outcome IS NOT NEW.outcome) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('action', NEW.id, NEW.root, 'outcome', json_object('done_on', json_quote(OLD.done_on), 'outcome', json_quote(OLD.outcome)), json_object('done_on', json_quote(NEW.done_on), 'outcome', json_quote(NEW.outcome)), 'record', 0);
END;

CREATE TRIGGER capture_action_u_meeting_id AFTER UPDATE OF meeting_id ON action
WHEN (OLD.meeting_id IS NOT NEW.meeting_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('action', NEW.id, NEW.root, 'meeting_id', json_quote(OLD.meeting_id), json_quote(NEW.meeting_id), 'record', 0);
END;

CREATE TRIGGER capture_action_u_trajectory_id AFTER UPDATE OF trajectory_id ON action
WHEN (OLD.trajectory_id IS NOT NEW.trajectory_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('action', NEW.id, NEW.root, 'trajectory_id', json_quote(OLD.trajectory_id), json_quote(NEW.trajectory_id), 'record', 0);
END;

ALTER TABLE attachment RENAME TO attachment_before;

CREATE TABLE attachment (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  enterprise_id CHAR(32),
  session_id CHAR(32),
  file_name VARCHAR NOT NULL,
  media_type VARCHAR NOT NULL,
  size INTEGER NOT NULL,
  sha256 VARCHAR NOT NULL,
  added_at DATETIME NOT NULL,
  added_by CHAR(32),
  meeting_id CHAR(32),
  trajectory_id CHAR(32),
  PRIMARY KEY (id),
  FOREIGN KEY(enterprise_id) REFERENCES enterprise (id),
  FOREIGN KEY(session_id) REFERENCES coaching_session (id),
  FOREIGN KEY(added_by) REFERENCES person (id),
  FOREIGN KEY(meeting_id) REFERENCES meeting (id),
  FOREIGN KEY(trajectory_id) REFERENCES trajectory (id)
);

INSERT INTO attachment
  (id, root, deleted, enterprise_id, session_id, file_name, media_type, size, sha256,
   added_at, added_by)
SELECT id, root, deleted, enterprise_id, session_id, file_name, media_type, size, sha256,
  added_at, added_by
FROM attachment_before;

DROP TABLE attachment_before;

CREATE INDEX ix_attachment_enterprise_id ON attachment (enterprise_id);

CREATE INDEX ix_attachment_meeting_id ON attachment (meeting_id);

CREATE INDEX ix_attachment_root ON attachment (root);

CREATE INDEX ix_attachment_session_id ON attachment (session_id);

CREATE INDEX ix_attachment_sha256 ON attachment (sha256);

CREATE INDEX ix_attachment_trajectory_id ON attachment (trajectory_id);

CREATE TRIGGER capture_attachment_insert AFTER INSERT ON attachment
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('attachment', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'enterprise_id', json_quote(NEW.enterprise_id), 'session_id', json_quote(NEW.session_id), 'file_name', json_quote(NEW.file_name), 'media_type', json_quote(NEW.media_type), 'size', json_quote(NEW.size), 'sha256', json_quote(NEW.sha256), 'added_at', json_quote(NEW.added_at), 'added_by', json_quote(NEW.added_by), 'meeting_id', json_quote(NEW.meeting_id), 'trajectory_id', json_quote(NEW.trajectory_id)));
END;

CREATE TRIGGER capture_attachment_delete BEFORE DELETE ON attachment
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END;

CREATE TRIGGER capture_attachment_fixed BEFORE UPDATE OF id, root ON attachment
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END;

CREATE TRIGGER capture_attachment_u_alive AFTER UPDATE OF deleted ON attachment
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('attachment', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'record', 0);
END;

CREATE TRIGGER capture_attachment_u_enterprise_id AFTER UPDATE OF enterprise_id ON attachment
WHEN (OLD.enterprise_id IS NOT NEW.enterprise_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('attachment', NEW.id, NEW.root, 'enterprise_id', json_quote(OLD.enterprise_id), json_quote(NEW.enterprise_id), 'record', 0);
END;

CREATE TRIGGER capture_attachment_u_session_id AFTER UPDATE OF session_id ON attachment
WHEN (OLD.session_id IS NOT NEW.session_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('attachment', NEW.id, NEW.root, 'session_id', json_quote(OLD.session_id), json_quote(NEW.session_id), 'record', 0);
END;

CREATE TRIGGER capture_attachment_u_file_name AFTER UPDATE OF file_name ON attachment
WHEN (OLD.file_name IS NOT NEW.file_name) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('attachment', NEW.id, NEW.root, 'file_name', json_quote(OLD.file_name), json_quote(NEW.file_name), 'record', 0);
END;

CREATE TRIGGER capture_attachment_u_media_type AFTER UPDATE OF media_type ON attachment
WHEN (OLD.media_type IS NOT NEW.media_type) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('attachment', NEW.id, NEW.root, 'media_type', json_quote(OLD.media_type), json_quote(NEW.media_type), 'record', 0);
END;

CREATE TRIGGER capture_attachment_u_size AFTER UPDATE OF size ON attachment
WHEN (OLD.size IS NOT NEW.size) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('attachment', NEW.id, NEW.root, 'size', json_quote(OLD.size), json_quote(NEW.size), 'record', 0);
END;

CREATE TRIGGER capture_attachment_u_sha256 AFTER UPDATE OF sha256 ON attachment
WHEN (OLD.sha256 IS NOT NEW.sha256) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('attachment', NEW.id, NEW.root, 'sha256', json_quote(OLD.sha256), json_quote(NEW.sha256), 'record', 0);
END;

CREATE TRIGGER capture_attachment_u_added_at AFTER UPDATE OF added_at ON attachment
WHEN (OLD.added_at IS NOT NEW.added_at) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('attachment', NEW.id, NEW.root, 'added_at', json_quote(OLD.added_at), json_quote(NEW.added_at), 'record', 0);
END;

CREATE TRIGGER capture_attachment_u_added_by AFTER UPDATE OF added_by ON attachment
WHEN (OLD.added_by IS NOT NEW.added_by) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('attachment', NEW.id, NEW.root, 'added_by', json_quote(OLD.added_by), json_quote(NEW.added_by), 'record', 0);
END;

CREATE TRIGGER capture_attachment_u_meeting_id AFTER UPDATE OF meeting_id ON attachment
WHEN (OLD.meeting_id IS NOT NEW.meeting_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('attachment', NEW.id, NEW.root, 'meeting_id', json_quote(OLD.meeting_id), json_quote(NEW.meeting_id), 'record', 0);
END;

CREATE TRIGGER capture_attachment_u_trajectory_id AFTER UPDATE OF trajectory_id ON attachment
WHEN (OLD.trajectory_id IS NOT NEW.trajectory_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('attachment', NEW.id, NEW.root, 'trajectory_id', json_quote(OLD.trajectory_id), json_quote(NEW.trajectory_id), 'record', 0);
END;

ALTER TABLE signature RENAME TO signature_before;

CREATE TABLE signature (
  id CHAR(32) NOT NULL,
  root CHAR(32) NOT NULL,
  deleted BOOLEAN NOT NULL,
  session_id CHAR(32),
  plan_version_id CHAR(32),
  member_id CHAR(32),
  invitee_id CHAR(32),
  contact_id CHAR(32),
  name VARCHAR NOT NULL,
  role VARCHAR NOT NULL,
  strokes VARCHAR NOT NULL,
  signed_at DATETIME NOT NULL,
  signed_hash VARCHAR NOT NULL,
  signed_versions JSON NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(session_id) REFERENCES coaching_session (id),
  FOREIGN KEY(plan_version_id) REFERENCES plan_version (id),
  FOREIGN KEY(member_id) REFERENCES trajectory_member (id),
  FOREIGN KEY(invitee_id) REFERENCES invitee (id)
);

INSERT INTO signature
  (id, root, deleted, session_id, contact_id, name, role, strokes, signed_at, signed_hash,
   signed_versions)
SELECT id, root, deleted, session_id, contact_id, name, role, strokes, signed_at, signed_hash,
  signed_versions
FROM signature_before;

DROP TABLE signature_before;

CREATE INDEX ix_signature_contact_id ON signature (contact_id);

CREATE INDEX ix_signature_invitee_id ON signature (invitee_id);

CREATE INDEX ix_signature_member_id ON signature (member_id);

CREATE INDEX ix_signature_plan_version_id ON signature (plan_version_id);

CREATE INDEX ix_signature_root ON signature (root);

CREATE INDEX ix_signature_session_id ON signature (session_id);

CREATE TRIGGER capture_signature_insert AFTER INSERT ON signature
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('signature', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'session_id', json_quote(NEW.session_id), 'plan_version_id', json_quote(NEW.plan_version_id), 'member_id', json_quote(NEW.member_id), 'invitee_id', json_quote(NEW.invitee_id), 'contact_id', json_quote(NEW.contact_id), 'signed', json_object('name', json_quote(NEW.name), 'role', json_quote(NEW.role), 'strokes', json_quote(NEW.strokes), 'signed_at', json_quote(NEW.signed_at), 'signed_hash', json_quote(NEW.signed_hash), 'signed_versions', json(coalesce(NEW.signed_versions, 'null')))));
END;

CREATE TRIGGER capture_signature_delete BEFORE DELETE ON signature
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END;

CREATE TRIGGER capture_signature_fixed BEFORE UPDATE OF id, root ON signature
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END;

CREATE TRIGGER capture_signature_u_alive AFTER UPDATE OF deleted ON signature
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('signature', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'record', 0);
END;

CREATE TRIGGER capture_signature_u_session_id AFTER UPDATE OF session_id ON signature
WHEN (OLD.session_id IS NOT NEW.session_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('signature', NEW.id, NEW.root, 'session_id', json_quote(OLD.session_id), json_quote(NEW.session_id), 'record', 0);
END;

CREATE TRIGGER capture_signature_u_plan_version_id AFTER UPDATE OF plan_version_id ON signature
WHEN (OLD.plan_version_id IS NOT NEW.plan_version_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('signature', NEW.id, NEW.root, 'plan_version_id', json_quote(OLD.plan_version_id), json_quote(NEW.plan_version_id), 'record', 0);
END;

CREATE TRIGGER capture_signature_u_member_id AFTER UPDATE OF member_id ON signature
WHEN (OLD.member_id IS NOT NEW.member_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('signature', NEW.id, NEW.root, 'member_id', json_quote(OLD.member_id), json_quote(NEW.member_id), 'record', 0);
END;

CREATE TRIGGER capture_signature_u_invitee_id AFTER UPDATE OF invitee_id ON signature
WHEN (OLD.invitee_id IS NOT NEW.invitee_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('signature', NEW.id, NEW.root, 'invitee_id', json_quote(OLD.invitee_id), json_quote(NEW.invitee_id), 'record', 0);
END;

CREATE TRIGGER capture_signature_u_contact_id AFTER UPDATE OF contact_id ON signature
WHEN (OLD.contact_id IS NOT NEW.contact_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('signature', NEW.id, NEW.root, 'contact_id', json_quote(OLD.contact_id), json_quote(NEW.contact_id), 'record', 0);
END;

CREATE TRIGGER capture_signature_u_signed AFTER UPDATE OF name, role, strokes, signed_at, signed_hash, signed_versions ON signature
WHEN (OLD.name IS NOT NEW.name OR OLD.role IS NOT NEW.role OR OLD.strokes IS NOT NEW.strokes OR OLD.signed_at IS NOT NEW.signed_at OR OLD.signed_hash IS NOT NEW.signed_hash OR OLD.signed_versions IS NOT NEW.signed_versions) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('signature', NEW.id, NEW.root, 'signed', json_object('name', json_quote(OLD.name), 'role', json_quote(OLD.role), 'strokes', json_quote(OLD.strokes), 'signed_at', json_quote(OLD.signed_at), 'signed_hash', json_quote(OLD.signed_hash), 'signed_versions', json(coalesce(OLD.signed_versions, 'null'))), json_object('name', json_quote(NEW.name), 'role', json_quote(NEW.role), 'strokes', json_quote(NEW.strokes), 'signed_at', json_quote(NEW.signed_at), 'signed_hash', json_quote(NEW.signed_hash), 'signed_versions', json(coalesce(NEW.signed_versions, 'null'))), 'record', 0);
END;

CREATE TRIGGER capture_actor_insert AFTER INSERT ON actor
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('actor', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'name', json_quote(NEW.name), 'kind', json_quote(NEW.kind), 'regions', json(coalesce(NEW.regions, 'null')), 'sectors', json(coalesce(NEW.sectors, 'null')), 'email', json_quote(NEW.email), 'phone', json_quote(NEW.phone), 'address', json_quote(NEW.address)));
END;

CREATE TRIGGER capture_actor_delete BEFORE DELETE ON actor
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END;

CREATE TRIGGER capture_actor_fixed BEFORE UPDATE OF id, root ON actor
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END;

CREATE TRIGGER capture_actor_u_alive AFTER UPDATE OF deleted ON actor
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('actor', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'case', 0);
END;

CREATE TRIGGER capture_actor_u_name AFTER UPDATE OF name ON actor
WHEN (OLD.name IS NOT NEW.name) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('actor', NEW.id, NEW.root, 'name', json_quote(OLD.name), json_quote(NEW.name), 'case', 0);
END;

CREATE TRIGGER capture_actor_u_kind AFTER UPDATE OF kind ON actor
WHEN (OLD.kind IS NOT NEW.kind) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('actor', NEW.id, NEW.root, 'kind', json_quote(OLD.kind), json_quote(NEW.kind), 'case', 0);
END;

CREATE TRIGGER capture_actor_u_regions AFTER UPDATE OF regions ON actor
WHEN (OLD.regions IS NOT NEW.regions) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('actor', NEW.id, NEW.root, 'regions', json(coalesce(OLD.regions, 'null')), json(coalesce(NEW.regions, 'null')), 'case', 0);
END;

CREATE TRIGGER capture_actor_u_sectors AFTER UPDATE OF sectors ON actor
WHEN (OLD.sectors IS NOT NEW.sectors) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('actor', NEW.id, NEW.root, 'sectors', json(coalesce(OLD.sectors, 'null')), json(coalesce(NEW.sectors, 'null')), 'case', 0);
END;

CREATE TRIGGER capture_actor_u_email AFTER UPDATE OF email ON actor
WHEN (OLD.email IS NOT NEW.email) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('actor', NEW.id, NEW.root, 'email', json_quote(OLD.email), json_quote(NEW.email), 'case', 0);
END;

CREATE TRIGGER capture_actor_u_phone AFTER UPDATE OF phone ON actor
WHEN (OLD.phone IS NOT NEW.phone) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('actor', NEW.id, NEW.root, 'phone', json_quote(OLD.phone), json_quote(NEW.phone), 'case', 0);
END;

CREATE TRIGGER capture_actor_u_address AFTER UPDATE OF address ON actor
WHEN (OLD.address IS NOT NEW.address) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('actor', NEW.id, NEW.root, 'address', json_quote(OLD.address), json_quote(NEW.address), 'case', 0);
END;

CREATE TRIGGER capture_criteria_version_insert AFTER INSERT ON criteria_version
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('criteria_version', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'number', json_quote(NEW.number), 'name', json_quote(NEW.name), 'valid_from', json_quote(NEW.valid_from)));
END;

CREATE TRIGGER capture_criteria_version_delete BEFORE DELETE ON criteria_version
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END;

CREATE TRIGGER capture_criteria_version_fixed BEFORE UPDATE OF id, root ON criteria_version
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END;

CREATE TRIGGER capture_criteria_version_u_alive AFTER UPDATE OF deleted ON criteria_version
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('criteria_version', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'case', 0);
END;

CREATE TRIGGER capture_criteria_version_u_number AFTER UPDATE OF number ON criteria_version
WHEN (OLD.number IS NOT NEW.number) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('criteria_version', NEW.id, NEW.root, 'number', json_quote(OLD.number), json_quote(NEW.number), 'case', 0);
END;

CREATE TRIGGER capture_criteria_version_u_name AFTER UPDATE OF name ON criteria_version
WHEN (OLD.name IS NOT NEW.name) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('criteria_version', NEW.id, NEW.root, 'name', json_quote(OLD.name), json_quote(NEW.name), 'case', 0);
END;

CREATE TRIGGER capture_criteria_version_u_valid_from AFTER UPDATE OF valid_from ON criteria_version
WHEN (OLD.valid_from IS NOT NEW.valid_from) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('criteria_version', NEW.id, NEW.root, 'valid_from', json_quote(OLD.valid_from), json_quote(NEW.valid_from), 'case', 0);
END;

CREATE TRIGGER capture_instrument_insert AFTER INSERT ON instrument
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('instrument', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'code', json_quote(NEW.code), 'name', json_quote(NEW.name), 'provider', json_quote(NEW.provider), 'purpose', json_quote(NEW.purpose), 'who', json_quote(NEW.who), 'duration', json_quote(NEW.duration), 'needs', json_quote(NEW.needs), 'support', json_quote(NEW.support), 'validity', json_object('valid_from', json_quote(NEW.valid_from), 'valid_to', json_quote(NEW.valid_to)), 'source', json_quote(NEW.source), 'checked_on', json_quote(NEW.checked_on)));
END;

CREATE TRIGGER capture_instrument_delete BEFORE DELETE ON instrument
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END;

CREATE TRIGGER capture_instrument_fixed BEFORE UPDATE OF id, root ON instrument
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END;

CREATE TRIGGER capture_instrument_u_alive AFTER UPDATE OF deleted ON instrument
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('instrument', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'record', 0);
END;

CREATE TRIGGER capture_instrument_u_code AFTER UPDATE OF code ON instrument
WHEN (OLD.code IS NOT NEW.code) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('instrument', NEW.id, NEW.root, 'code', json_quote(OLD.code), json_quote(NEW.code), 'record', 0);
END;

CREATE TRIGGER capture_instrument_u_name AFTER UPDATE OF name ON instrument
WHEN (OLD.name IS NOT NEW.name) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('instrument', NEW.id, NEW.root, 'name', json_quote(OLD.name), json_quote(NEW.name), 'record', 0);
END;

CREATE TRIGGER capture_instrument_u_provider AFTER UPDATE OF provider ON instrument
WHEN (OLD.provider IS NOT NEW.provider) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('instrument', NEW.id, NEW.root, 'provider', json_quote(OLD.provider), json_quote(NEW.provider), 'record', 0);
END;

CREATE TRIGGER capture_instrument_u_purpose AFTER UPDATE OF purpose ON instrument
WHEN (OLD.purpose IS NOT NEW.purpose) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('instrument', NEW.id, NEW.root, 'purpose', json_quote(OLD.purpose), json_quote(NEW.purpose), 'record', 0);
END;

CREATE TRIGGER capture_instrument_u_who AFTER UPDATE OF who ON instrument
WHEN (OLD.who IS NOT NEW.who) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('instrument', NEW.id, NEW.root, 'who', json_quote(OLD.who), json_quote(NEW.who), 'record', 0);
END;

CREATE TRIGGER capture_instrument_u_duration AFTER UPDATE OF duration ON instrument
WHEN (OLD.duration IS NOT NEW.duration) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('instrument', NEW.id, NEW.root, 'duration', json_quote(OLD.duration), json_quote(NEW.duration), 'record', 0);
END;

CREATE TRIGGER capture_instrument_u_needs AFTER UPDATE OF needs ON instrument
WHEN (OLD.needs IS NOT NEW.needs) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('instrument', NEW.id, NEW.root, 'needs', json_quote(OLD.needs), json_quote(NEW.needs), 'record', 0);
END;

CREATE TRIGGER capture_instrument_u_support AFTER UPDATE OF support ON instrument
WHEN (OLD.support IS NOT NEW.support) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('instrument', NEW.id, NEW.root, 'support', json_quote(OLD.support), json_quote(NEW.support), 'record', 0);
END;

CREATE TRIGGER capture_instrument_u_validity AFTER UPDATE OF valid_from, valid_to ON instrument
WHEN (OLD.valid_from IS NOT NEW.valid_from OR OLD.valid_to IS NOT NEW.valid_to) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('instrument', NEW.id, NEW.root, 'validity', json_object('valid_from', json_quote(OLD.valid_from), 'valid_to', json_quote(OLD.valid_to)), json_object('valid_from', json_quote(NEW.valid_from), 'valid_to', json_quote(NEW.valid_to)), 'record', 0);
END;

CREATE TRIGGER capture_instrument_u_source AFTER UPDATE OF source ON instrument
WHEN (OLD.source IS NOT NEW.source) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('instrument', NEW.id, NEW.root, 'source', json_quote(OLD.source), json_quote(NEW.source), 'record', 0);
END;

CREATE TRIGGER capture_instrument_u_checked_on AFTER UPDATE OF checked_on ON instrument
WHEN (OLD.checked_on IS NOT NEW.checked_on) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('instrument', NEW.id, NEW.root, 'checked_on', json_quote(OLD.checked_on), json_quote(NEW.checked_on), 'record', 0);
END;

CREATE TRIGGER capture_question_set_insert AFTER INSERT ON question_set
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('question_set', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'number', json_quote(NEW.number), 'name', json_quote(NEW.name), 'valid_from', json_quote(NEW.valid_from)));
END;

CREATE TRIGGER capture_question_set_delete BEFORE DELETE ON question_set
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END;

CREATE TRIGGER capture_question_set_fixed BEFORE UPDATE OF id, root ON question_set
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END;

CREATE TRIGGER capture_question_set_u_alive AFTER UPDATE OF deleted ON question_set
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('question_set', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'case', 0);
END;

CREATE TRIGGER capture_question_set_u_number AFTER UPDATE OF number ON question_set
WHEN (OLD.number IS NOT NEW.number) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('question_set', NEW.id, NEW.root, 'number', json_quote(OLD.number), json_quote(NEW.number), 'case', 0);
END;

CREATE TRIGGER capture_question_set_u_name AFTER UPDATE OF name ON question_set
WHEN (OLD.name IS NOT NEW.name) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('question_set', NEW.id, NEW.root, 'name', json_quote(OLD.name), json_quote(NEW.name), 'case', 0);
END;

CREATE TRIGGER capture_question_set_u_valid_from AFTER UPDATE OF valid_from ON question_set
WHEN (OLD.valid_from IS NOT NEW.valid_from) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('question_set', NEW.id, NEW.root, 'valid_from', json_quote(OLD.valid_from), json_quote(NEW.valid_from), 'case', 0);
END;

CREATE TRIGGER capture_criterion_insert AFTER INSERT ON criterion
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('criterion', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'version_id', json_quote(NEW.version_id), 'code', json_quote(NEW.code), 'name', json_quote(NEW.name), 'hint', json_quote(NEW.hint), 'explanation', json_quote(NEW.explanation), 'need', json_object('evidence', json(coalesce(NEW.evidence, 'null')), 'needed', json_quote(NEW.needed)), 'required', json(CASE NEW.required WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'position', json_quote(NEW.position)));
END;

CREATE TRIGGER capture_criterion_delete BEFORE DELETE ON criterion
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END;

CREATE TRIGGER capture_criterion_fixed BEFORE UPDATE OF id, root ON criterion
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END;

CREATE TRIGGER capture_criterion_u_alive AFTER UPDATE OF deleted ON criterion
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('criterion', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'record', 0);
END;

CREATE TRIGGER capture_criterion_u_version_id AFTER UPDATE OF version_id ON criterion
WHEN (OLD.version_id IS NOT NEW.version_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('criterion', NEW.id, NEW.root, 'version_id', json_quote(OLD.version_id), json_quote(NEW.version_id), 'record', 0);
END;

CREATE TRIGGER capture_criterion_u_code AFTER UPDATE OF code ON criterion
WHEN (OLD.code IS NOT NEW.code) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('criterion', NEW.id, NEW.root, 'code', json_quote(OLD.code), json_quote(NEW.code), 'record', 0);
END;

CREATE TRIGGER capture_criterion_u_name AFTER UPDATE OF name ON criterion
WHEN (OLD.name IS NOT NEW.name) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('criterion', NEW.id, NEW.root, 'name', json_quote(OLD.name), json_quote(NEW.name), 'record', 0);
END;

CREATE TRIGGER capture_criterion_u_hint AFTER UPDATE OF hint ON criterion
WHEN (OLD.hint IS NOT NEW.hint) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('criterion', NEW.id, NEW.root, 'hint', json_quote(OLD.hint), json_quote(NEW.hint), 'record', 0);
END;

CREATE TRIGGER capture_criterion_u_explanation AFTER UPDATE OF explanation ON criterion
WHEN (OLD.explanation IS NOT NEW.explanation) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('criterion', NEW.id, NEW.root, 'explanation', json_quote(OLD.explanation), json_quote(NEW.explanation), 'record', 0);
END;

CREATE TRIGGER capture_criterion_u_need AFTER UPDATE OF evidence, needed ON criterion
WHEN (OLD.evidence IS NOT NEW.evidence OR OLD.needed IS NOT NEW.needed) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('criterion', NEW.id, NEW.root, 'need', json_object('evidence', json(coalesce(OLD.evidence, 'null')), 'needed', json_quote(OLD.needed)), json_object('evidence', json(coalesce(NEW.evidence, 'null')), 'needed', json_quote(NEW.needed)), 'record', 0);
END;

CREATE TRIGGER capture_criterion_u_required AFTER UPDATE OF required ON criterion
WHEN (OLD.required IS NOT NEW.required) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('criterion', NEW.id, NEW.root, 'required', json(CASE OLD.required WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), json(CASE NEW.required WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'record', 0);
END;

CREATE TRIGGER capture_criterion_u_position AFTER UPDATE OF position ON criterion
WHEN (OLD.position IS NOT NEW.position) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('criterion', NEW.id, NEW.root, 'position', json_quote(OLD.position), json_quote(NEW.position), 'record', 0);
END;

CREATE TRIGGER capture_partner_offer_insert AFTER INSERT ON partner_offer
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('partner_offer', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'partner_id', json_quote(NEW.partner_id), 'regions', json(coalesce(NEW.regions, 'null')), 'sectors', json(coalesce(NEW.sectors, 'null')), 'themes', json(coalesce(NEW.themes, 'null')), 'text', json_quote(NEW.text)));
END;

CREATE TRIGGER capture_partner_offer_delete BEFORE DELETE ON partner_offer
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END;

CREATE TRIGGER capture_partner_offer_fixed BEFORE UPDATE OF id, root ON partner_offer
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END;

CREATE TRIGGER capture_partner_offer_u_alive AFTER UPDATE OF deleted ON partner_offer
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('partner_offer', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'record', 0);
END;

CREATE TRIGGER capture_partner_offer_u_partner_id AFTER UPDATE OF partner_id ON partner_offer
WHEN (OLD.partner_id IS NOT NEW.partner_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('partner_offer', NEW.id, NEW.root, 'partner_id', json_quote(OLD.partner_id), json_quote(NEW.partner_id), 'record', 0);
END;

CREATE TRIGGER capture_partner_offer_u_regions AFTER UPDATE OF regions ON partner_offer
WHEN (OLD.regions IS NOT NEW.regions) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('partner_offer', NEW.id, NEW.root, 'regions', json(coalesce(OLD.regions, 'null')), json(coalesce(NEW.regions, 'null')), 'record', 0);
END;

CREATE TRIGGER capture_partner_offer_u_sectors AFTER UPDATE OF sectors ON partner_offer
WHEN (OLD.sectors IS NOT NEW.sectors) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('partner_offer', NEW.id, NEW.root, 'sectors', json(coalesce(OLD.sectors, 'null')), json(coalesce(NEW.sectors, 'null')), 'record', 0);
END;

CREATE TRIGGER capture_partner_offer_u_themes AFTER UPDATE OF themes ON partner_offer
WHEN (OLD.themes IS NOT NEW.themes) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('partner_offer', NEW.id, NEW.root, 'themes', json(coalesce(OLD.themes, 'null')), json(coalesce(NEW.themes, 'null')), 'record', 0);
END;

CREATE TRIGGER capture_partner_offer_u_text AFTER UPDATE OF text ON partner_offer
WHEN (OLD.text IS NOT NEW.text) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('partner_offer', NEW.id, NEW.root, 'text', json_quote(OLD.text), json_quote(NEW.text), 'record', 0);
END;

CREATE TRIGGER capture_question_insert AFTER INSERT ON question
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('question', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'set_id', json_quote(NEW.set_id), 'code', json_quote(NEW.code), 'theme', json_quote(NEW.theme), 'text', json_quote(NEW.text), 'position', json_quote(NEW.position)));
END;

CREATE TRIGGER capture_question_delete BEFORE DELETE ON question
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END;

CREATE TRIGGER capture_question_fixed BEFORE UPDATE OF id, root ON question
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END;

CREATE TRIGGER capture_question_u_alive AFTER UPDATE OF deleted ON question
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('question', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'record', 0);
END;

CREATE TRIGGER capture_question_u_set_id AFTER UPDATE OF set_id ON question
WHEN (OLD.set_id IS NOT NEW.set_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('question', NEW.id, NEW.root, 'set_id', json_quote(OLD.set_id), json_quote(NEW.set_id), 'record', 0);
END;

CREATE TRIGGER capture_question_u_code AFTER UPDATE OF code ON question
WHEN (OLD.code IS NOT NEW.code) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('question', NEW.id, NEW.root, 'code', json_quote(OLD.code), json_quote(NEW.code), 'record', 0);
END;

CREATE TRIGGER capture_question_u_theme AFTER UPDATE OF theme ON question
WHEN (OLD.theme IS NOT NEW.theme) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('question', NEW.id, NEW.root, 'theme', json_quote(OLD.theme), json_quote(NEW.theme), 'record', 0);
END;

CREATE TRIGGER capture_question_u_text AFTER UPDATE OF text ON question
WHEN (OLD.text IS NOT NEW.text) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('question', NEW.id, NEW.root, 'text', json_quote(OLD.text), json_quote(NEW.text), 'record', 0);
END;

CREATE TRIGGER capture_question_u_position AFTER UPDATE OF position ON question
WHEN (OLD.position IS NOT NEW.position) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('question', NEW.id, NEW.root, 'position', json_quote(OLD.position), json_quote(NEW.position), 'record', 0);
END;

CREATE TRIGGER capture_network_insert AFTER INSERT ON network
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('network', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'name', json_quote(NEW.name), 'themes', json(coalesce(NEW.themes, 'null')), 'region', json_quote(NEW.region), 'purpose', json_quote(NEW.purpose), 'partner_id', json_quote(NEW.partner_id), 'coach_id', json_quote(NEW.coach_id)));
END;

CREATE TRIGGER capture_network_delete BEFORE DELETE ON network
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END;

CREATE TRIGGER capture_network_fixed BEFORE UPDATE OF id, root ON network
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END;

CREATE TRIGGER capture_network_u_alive AFTER UPDATE OF deleted ON network
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('network', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'case', 0);
END;

CREATE TRIGGER capture_network_u_name AFTER UPDATE OF name ON network
WHEN (OLD.name IS NOT NEW.name) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('network', NEW.id, NEW.root, 'name', json_quote(OLD.name), json_quote(NEW.name), 'case', 0);
END;

CREATE TRIGGER capture_network_u_themes AFTER UPDATE OF themes ON network
WHEN (OLD.themes IS NOT NEW.themes) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('network', NEW.id, NEW.root, 'themes', json(coalesce(OLD.themes, 'null')), json(coalesce(NEW.themes, 'null')), 'case', 0);
END;

CREATE TRIGGER capture_network_u_region AFTER UPDATE OF region ON network
WHEN (OLD.region IS NOT NEW.region) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('network', NEW.id, NEW.root, 'region', json_quote(OLD.region), json_quote(NEW.region), 'case', 0);
END;

CREATE TRIGGER capture_network_u_purpose AFTER UPDATE OF purpose ON network
WHEN (OLD.purpose IS NOT NEW.purpose) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('network', NEW.id, NEW.root, 'purpose', json_quote(OLD.purpose), json_quote(NEW.purpose), 'case', 0);
END;

CREATE TRIGGER capture_network_u_partner_id AFTER UPDATE OF partner_id ON network
WHEN (OLD.partner_id IS NOT NEW.partner_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('network', NEW.id, NEW.root, 'partner_id', json_quote(OLD.partner_id), json_quote(NEW.partner_id), 'case', 0);
END;

CREATE TRIGGER capture_network_u_coach_id AFTER UPDATE OF coach_id ON network
WHEN (OLD.coach_id IS NOT NEW.coach_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('network', NEW.id, NEW.root, 'coach_id', json_quote(OLD.coach_id), json_quote(NEW.coach_id), 'case', 0);
END;

CREATE TRIGGER capture_trajectory_insert AFTER INSERT ON trajectory
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('trajectory', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'title', json_quote(NEW.title), 'kind', json_quote(NEW.kind), 'purpose', json_quote(NEW.purpose), 'phase', json_quote(NEW.phase), 'status', json_object('status', json_quote(NEW.status), 'closed_on', json_quote(NEW.closed_on), 'stop_reason', json_quote(NEW.stop_reason)), 'started_on', json_quote(NEW.started_on), 'partner_id', json_quote(NEW.partner_id), 'coach_id', json_quote(NEW.coach_id), 'criteria_version', json_quote(NEW.criteria_version)));
END;

CREATE TRIGGER capture_trajectory_delete BEFORE DELETE ON trajectory
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END;

CREATE TRIGGER capture_trajectory_fixed BEFORE UPDATE OF id, root ON trajectory
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END;

CREATE TRIGGER capture_trajectory_u_alive AFTER UPDATE OF deleted ON trajectory
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('trajectory', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'case', 0);
END;

CREATE TRIGGER capture_trajectory_u_title AFTER UPDATE OF title ON trajectory
WHEN (OLD.title IS NOT NEW.title) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('trajectory', NEW.id, NEW.root, 'title', json_quote(OLD.title), json_quote(NEW.title), 'case', 0);
END;

CREATE TRIGGER capture_trajectory_u_kind AFTER UPDATE OF kind ON trajectory
WHEN (OLD.kind IS NOT NEW.kind) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('trajectory', NEW.id, NEW.root, 'kind', json_quote(OLD.kind), json_quote(NEW.kind), 'case', 0);
END;

CREATE TRIGGER capture_trajectory_u_purpose AFTER UPDATE OF purpose ON trajectory
WHEN (OLD.purpose IS NOT NEW.purpose) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('trajectory', NEW.id, NEW.root, 'purpose', json_quote(OLD.purpose), json_quote(NEW.purpose), 'case', 0);
END;

CREATE TRIGGER capture_trajectory_u_phase AFTER UPDATE OF phase ON trajectory
WHEN (OLD.phase IS NOT NEW.phase) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('trajectory', NEW.id, NEW.root, 'phase', json_quote(OLD.phase), json_quote(NEW.phase), 'case', 0);
END;

CREATE TRIGGER capture_trajectory_u_status AFTER UPDATE OF status, closed_on, stop_reason ON trajectory
WHEN (OLD.status IS NOT NEW.status OR OLD.closed_on IS NOT NEW.closed_on OR OLD.stop_reason IS NOT NEW.stop_reason) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('trajectory', NEW.id, NEW.root, 'status', json_object('status', json_quote(OLD.status), 'closed_on', json_quote(OLD.closed_on), 'stop_reason', json_quote(OLD.stop_reason)), json_object('status', json_quote(NEW.status), 'closed_on', json_quote(NEW.closed_on), 'stop_reason', json_quote(NEW.stop_reason)), 'case', 0);
END;

CREATE TRIGGER capture_trajectory_u_started_on AFTER UPDATE OF started_on ON trajectory
WHEN (OLD.started_on IS NOT NEW.started_on) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('trajectory', NEW.id, NEW.root, 'started_on', json_quote(OLD.started_on), json_quote(NEW.started_on), 'case', 0);
END;

CREATE TRIGGER capture_trajectory_u_partner_id AFTER UPDATE OF partner_id ON trajectory
WHEN (OLD.partner_id IS NOT NEW.partner_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('trajectory', NEW.id, NEW.root, 'partner_id', json_quote(OLD.partner_id), json_quote(NEW.partner_id), 'case', 0);
END;

CREATE TRIGGER capture_trajectory_u_coach_id AFTER UPDATE OF coach_id ON trajectory
WHEN (OLD.coach_id IS NOT NEW.coach_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('trajectory', NEW.id, NEW.root, 'coach_id', json_quote(OLD.coach_id), json_quote(NEW.coach_id), 'case', 0);
END;

CREATE TRIGGER capture_trajectory_u_criteria_version AFTER UPDATE OF criteria_version ON trajectory
WHEN (OLD.criteria_version IS NOT NEW.criteria_version) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('trajectory', NEW.id, NEW.root, 'criteria_version', json_quote(OLD.criteria_version), json_quote(NEW.criteria_version), 'case', 0);
END;

CREATE TRIGGER capture_company_actor_insert AFTER INSERT ON company_actor
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('company_actor', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'enterprise_id', json_quote(NEW.enterprise_id), 'actor_id', json_quote(NEW.actor_id), 'what', json_quote(NEW.what), 'contact', json_quote(NEW.contact)));
END;

CREATE TRIGGER capture_company_actor_delete BEFORE DELETE ON company_actor
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END;

CREATE TRIGGER capture_company_actor_fixed BEFORE UPDATE OF id, root ON company_actor
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END;

CREATE TRIGGER capture_company_actor_u_alive AFTER UPDATE OF deleted ON company_actor
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('company_actor', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'record', 0);
END;

CREATE TRIGGER capture_company_actor_u_enterprise_id AFTER UPDATE OF enterprise_id ON company_actor
WHEN (OLD.enterprise_id IS NOT NEW.enterprise_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('company_actor', NEW.id, NEW.root, 'enterprise_id', json_quote(OLD.enterprise_id), json_quote(NEW.enterprise_id), 'record', 0);
END;

CREATE TRIGGER capture_company_actor_u_actor_id AFTER UPDATE OF actor_id ON company_actor
WHEN (OLD.actor_id IS NOT NEW.actor_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('company_actor', NEW.id, NEW.root, 'actor_id', json_quote(OLD.actor_id), json_quote(NEW.actor_id), 'record', 0);
END;

CREATE TRIGGER capture_company_actor_u_what AFTER UPDATE OF what ON company_actor
WHEN (OLD.what IS NOT NEW.what) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('company_actor', NEW.id, NEW.root, 'what', json_quote(OLD.what), json_quote(NEW.what), 'record', 0);
END;

CREATE TRIGGER capture_company_actor_u_contact AFTER UPDATE OF contact ON company_actor
WHEN (OLD.contact IS NOT NEW.contact) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('company_actor', NEW.id, NEW.root, 'contact', json_quote(OLD.contact), json_quote(NEW.contact), 'record', 0);
END;

CREATE TRIGGER capture_funding_check_insert AFTER INSERT ON funding_check
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('funding_check', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'enterprise_id', json_quote(NEW.enterprise_id), 'asked_on', json_quote(NEW.asked_on), 'person_id', json_quote(NEW.person_id), 'support', json_quote(NEW.support), 'subject_kind', json_quote(NEW.subject_kind), 'subject_id', json_quote(NEW.subject_id), 'answer', json_object('answer', json_quote(NEW.answer), 'override_reason', json_quote(NEW.override_reason))));
END;

CREATE TRIGGER capture_funding_check_delete BEFORE DELETE ON funding_check
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END;

CREATE TRIGGER capture_funding_check_fixed BEFORE UPDATE OF id, root ON funding_check
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END;

CREATE TRIGGER capture_funding_check_u_alive AFTER UPDATE OF deleted ON funding_check
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('funding_check', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'record', 0);
END;

CREATE TRIGGER capture_funding_check_u_enterprise_id AFTER UPDATE OF enterprise_id ON funding_check
WHEN (OLD.enterprise_id IS NOT NEW.enterprise_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('funding_check', NEW.id, NEW.root, 'enterprise_id', json_quote(OLD.enterprise_id), json_quote(NEW.enterprise_id), 'record', 0);
END;

CREATE TRIGGER capture_funding_check_u_asked_on AFTER UPDATE OF asked_on ON funding_check
WHEN (OLD.asked_on IS NOT NEW.asked_on) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('funding_check', NEW.id, NEW.root, 'asked_on', json_quote(OLD.asked_on), json_quote(NEW.asked_on), 'record', 0);
END;

CREATE TRIGGER capture_funding_check_u_person_id AFTER UPDATE OF person_id ON funding_check
WHEN (OLD.person_id IS NOT NEW.person_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('funding_check', NEW.id, NEW.root, 'person_id', json_quote(OLD.person_id), json_quote(NEW.person_id), 'record', 0);
END;

CREATE TRIGGER capture_funding_check_u_support AFTER UPDATE OF support ON funding_check
WHEN (OLD.support IS NOT NEW.support) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('funding_check', NEW.id, NEW.root, 'support', json_quote(OLD.support), json_quote(NEW.support), 'record', 0);
END;

CREATE TRIGGER capture_funding_check_u_subject_kind AFTER UPDATE OF subject_kind ON funding_check
WHEN (OLD.subject_kind IS NOT NEW.subject_kind) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('funding_check', NEW.id, NEW.root, 'subject_kind', json_quote(OLD.subject_kind), json_quote(NEW.subject_kind), 'record', 0);
END;

CREATE TRIGGER capture_funding_check_u_subject_id AFTER UPDATE OF subject_id ON funding_check
WHEN (OLD.subject_id IS NOT NEW.subject_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('funding_check', NEW.id, NEW.root, 'subject_id', json_quote(OLD.subject_id), json_quote(NEW.subject_id), 'record', 0);
END;

CREATE TRIGGER capture_funding_check_u_answer AFTER UPDATE OF answer, override_reason ON funding_check
WHEN (OLD.answer IS NOT NEW.answer OR OLD.override_reason IS NOT NEW.override_reason) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('funding_check', NEW.id, NEW.root, 'answer', json_object('answer', json_quote(OLD.answer), 'override_reason', json_quote(OLD.override_reason)), json_object('answer', json_quote(NEW.answer), 'override_reason', json_quote(NEW.override_reason)), 'record', 0);
END;

CREATE TRIGGER capture_meeting_insert AFTER INSERT ON meeting
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('meeting', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'network_id', json_quote(NEW.network_id), 'coach_id', json_quote(NEW.coach_id), 'title', json_quote(NEW.title), 'time', json_object('starts_at', json_quote(NEW.starts_at), 'ends_at', json_quote(NEW.ends_at)), 'place', json_quote(NEW.place), 'mode', json_quote(NEW.mode), 'programme', json_quote(NEW.programme), 'costs', json_quote(NEW.costs), 'report', json_quote(NEW.report), 'evaluation_kind', json_quote(NEW.evaluation_kind)));
END;

CREATE TRIGGER capture_meeting_delete BEFORE DELETE ON meeting
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END;

CREATE TRIGGER capture_meeting_fixed BEFORE UPDATE OF id, root ON meeting
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END;

CREATE TRIGGER capture_meeting_u_alive AFTER UPDATE OF deleted ON meeting
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('meeting', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'case', 0);
END;

CREATE TRIGGER capture_meeting_u_network_id AFTER UPDATE OF network_id ON meeting
WHEN (OLD.network_id IS NOT NEW.network_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('meeting', NEW.id, NEW.root, 'network_id', json_quote(OLD.network_id), json_quote(NEW.network_id), 'case', 0);
END;

CREATE TRIGGER capture_meeting_u_coach_id AFTER UPDATE OF coach_id ON meeting
WHEN (OLD.coach_id IS NOT NEW.coach_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('meeting', NEW.id, NEW.root, 'coach_id', json_quote(OLD.coach_id), json_quote(NEW.coach_id), 'case', 0);
END;

CREATE TRIGGER capture_meeting_u_title AFTER UPDATE OF title ON meeting
WHEN (OLD.title IS NOT NEW.title) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('meeting', NEW.id, NEW.root, 'title', json_quote(OLD.title), json_quote(NEW.title), 'case', 0);
END;

CREATE TRIGGER capture_meeting_u_time AFTER UPDATE OF starts_at, ends_at ON meeting
WHEN (OLD.starts_at IS NOT NEW.starts_at OR OLD.ends_at IS NOT NEW.ends_at) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('meeting', NEW.id, NEW.root, 'time', json_object('starts_at', json_quote(OLD.starts_at), 'ends_at', json_quote(OLD.ends_at)), json_object('starts_at', json_quote(NEW.starts_at), 'ends_at', json_quote(NEW.ends_at)), 'case', 0);
END;

CREATE TRIGGER capture_meeting_u_place AFTER UPDATE OF place ON meeting
WHEN (OLD.place IS NOT NEW.place) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('meeting', NEW.id, NEW.root, 'place', json_quote(OLD.place), json_quote(NEW.place), 'case', 0);
END;

CREATE TRIGGER capture_meeting_u_mode AFTER UPDATE OF mode ON meeting
WHEN (OLD.mode IS NOT NEW.mode) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('meeting', NEW.id, NEW.root, 'mode', json_quote(OLD.mode), json_quote(NEW.mode), 'case', 0);
END;

CREATE TRIGGER capture_meeting_u_programme AFTER UPDATE OF programme ON meeting
WHEN (OLD.programme IS NOT NEW.programme) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('meeting', NEW.id, NEW.root, 'programme', json_quote(OLD.programme), json_quote(NEW.programme), 'case', 0);
END;

CREATE TRIGGER capture_meeting_u_costs AFTER UPDATE OF costs ON meeting
WHEN (OLD.costs IS NOT NEW.costs) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('meeting', NEW.id, NEW.root, 'costs', json_quote(OLD.costs), json_quote(NEW.costs), 'case', 0);
END;

CREATE TRIGGER capture_meeting_u_report AFTER UPDATE OF report ON meeting
WHEN (OLD.report IS NOT NEW.report) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('meeting', NEW.id, NEW.root, 'report', json_quote(OLD.report), json_quote(NEW.report), 'case', 0);
END;

CREATE TRIGGER capture_meeting_u_evaluation_kind AFTER UPDATE OF evaluation_kind ON meeting
WHEN (OLD.evaluation_kind IS NOT NEW.evaluation_kind) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('meeting', NEW.id, NEW.root, 'evaluation_kind', json_quote(OLD.evaluation_kind), json_quote(NEW.evaluation_kind), 'case', 0);
END;

CREATE TRIGGER capture_network_member_insert AFTER INSERT ON network_member
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('network_member', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'network_id', json_quote(NEW.network_id), 'enterprise_id', json_quote(NEW.enterprise_id), 'company', json_quote(NEW.company), 'contact_id', json_quote(NEW.contact_id), 'name', json_quote(NEW.name), 'function', json_quote(NEW.function), 'email', json_quote(NEW.email)));
END;

CREATE TRIGGER capture_network_member_delete BEFORE DELETE ON network_member
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END;

CREATE TRIGGER capture_network_member_fixed BEFORE UPDATE OF id, root ON network_member
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END;

CREATE TRIGGER capture_network_member_u_alive AFTER UPDATE OF deleted ON network_member
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('network_member', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'record', 0);
END;

CREATE TRIGGER capture_network_member_u_network_id AFTER UPDATE OF network_id ON network_member
WHEN (OLD.network_id IS NOT NEW.network_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('network_member', NEW.id, NEW.root, 'network_id', json_quote(OLD.network_id), json_quote(NEW.network_id), 'record', 0);
END;

CREATE TRIGGER capture_network_member_u_enterprise_id AFTER UPDATE OF enterprise_id ON network_member
WHEN (OLD.enterprise_id IS NOT NEW.enterprise_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('network_member', NEW.id, NEW.root, 'enterprise_id', json_quote(OLD.enterprise_id), json_quote(NEW.enterprise_id), 'record', 0);
END;

CREATE TRIGGER capture_network_member_u_company AFTER UPDATE OF company ON network_member
WHEN (OLD.company IS NOT NEW.company) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('network_member', NEW.id, NEW.root, 'company', json_quote(OLD.company), json_quote(NEW.company), 'record', 0);
END;

CREATE TRIGGER capture_network_member_u_contact_id AFTER UPDATE OF contact_id ON network_member
WHEN (OLD.contact_id IS NOT NEW.contact_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('network_member', NEW.id, NEW.root, 'contact_id', json_quote(OLD.contact_id), json_quote(NEW.contact_id), 'record', 0);
END;

CREATE TRIGGER capture_network_member_u_name AFTER UPDATE OF name ON network_member
WHEN (OLD.name IS NOT NEW.name) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('network_member', NEW.id, NEW.root, 'name', json_quote(OLD.name), json_quote(NEW.name), 'record', 0);
END;

CREATE TRIGGER capture_network_member_u_function AFTER UPDATE OF function ON network_member
WHEN (OLD.function IS NOT NEW.function) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('network_member', NEW.id, NEW.root, 'function', json_quote(OLD.function), json_quote(NEW.function), 'record', 0);
END;

CREATE TRIGGER capture_network_member_u_email AFTER UPDATE OF email ON network_member
WHEN (OLD.email IS NOT NEW.email) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('network_member', NEW.id, NEW.root, 'email', json_quote(OLD.email), json_quote(NEW.email), 'record', 0);
END;

CREATE TRIGGER capture_plan_version_insert AFTER INSERT ON plan_version
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('plan_version', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'trajectory_id', json_quote(NEW.trajectory_id), 'number', json_quote(NEW.number), 'written_on', json_quote(NEW.written_on), 'written_by', json_quote(NEW.written_by), 'remark', json_quote(NEW.remark)));
END;

CREATE TRIGGER capture_plan_version_delete BEFORE DELETE ON plan_version
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END;

CREATE TRIGGER capture_plan_version_fixed BEFORE UPDATE OF id, root ON plan_version
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END;

CREATE TRIGGER capture_plan_version_u_alive AFTER UPDATE OF deleted ON plan_version
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('plan_version', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'case', 0);
END;

CREATE TRIGGER capture_plan_version_u_trajectory_id AFTER UPDATE OF trajectory_id ON plan_version
WHEN (OLD.trajectory_id IS NOT NEW.trajectory_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('plan_version', NEW.id, NEW.root, 'trajectory_id', json_quote(OLD.trajectory_id), json_quote(NEW.trajectory_id), 'case', 0);
END;

CREATE TRIGGER capture_plan_version_u_number AFTER UPDATE OF number ON plan_version
WHEN (OLD.number IS NOT NEW.number) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('plan_version', NEW.id, NEW.root, 'number', json_quote(OLD.number), json_quote(NEW.number), 'case', 0);
END;

CREATE TRIGGER capture_plan_version_u_written_on AFTER UPDATE OF written_on ON plan_version
WHEN (OLD.written_on IS NOT NEW.written_on) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('plan_version', NEW.id, NEW.root, 'written_on', json_quote(OLD.written_on), json_quote(NEW.written_on), 'case', 0);
END;

CREATE TRIGGER capture_plan_version_u_written_by AFTER UPDATE OF written_by ON plan_version
WHEN (OLD.written_by IS NOT NEW.written_by) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('plan_version', NEW.id, NEW.root, 'written_by', json_quote(OLD.written_by), json_quote(NEW.written_by), 'case', 0);
END;

CREATE TRIGGER capture_plan_version_u_remark AFTER UPDATE OF remark ON plan_version
WHEN (OLD.remark IS NOT NEW.remark) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('plan_version', NEW.id, NEW.root, 'remark', json_quote(OLD.remark), json_quote(NEW.remark), 'case', 0);
END;

CREATE TRIGGER capture_referral_insert AFTER INSERT ON referral
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('referral', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'enterprise_id', json_quote(NEW.enterprise_id), 'company_id', json_quote(NEW.company_id), 'company', json_quote(NEW.company), 'number', json_quote(NEW.number), 'trajectory_id', json_quote(NEW.trajectory_id), 'goal_id', json_quote(NEW.goal_id), 'direction', json_quote(NEW.direction), 'instrument', json_object('instrument', json_quote(NEW.instrument), 'instrument_from', json_quote(NEW.instrument_from)), 'to_partner_id', json_quote(NEW.to_partner_id), 'receiver', json_quote(NEW.receiver), 'receiver_contact', json_quote(NEW.receiver_contact), 'reason', json_quote(NEW.reason), 'made_on', json_quote(NEW.made_on), 'consent_on', json_quote(NEW.consent_on), 'person_known', json(CASE NEW.person_known WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'needs', json(coalesce(NEW.needs, 'null')), 'check_text', json_quote(NEW.check_text), 'reminder_on', json_quote(NEW.reminder_on), 'promised_on', json_quote(NEW.promised_on), 'status', json_object('status', json_quote(NEW.status), 'status_on', json_quote(NEW.status_on)), 'outcome', json_object('outcome', json_quote(NEW.outcome), 'outcome_reason', json_quote(NEW.outcome_reason), 'starters', json_quote(NEW.starters)), 'partner_id', json_quote(NEW.partner_id), 'coach_id', json_quote(NEW.coach_id)));
END;

CREATE TRIGGER capture_referral_delete BEFORE DELETE ON referral
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END;

CREATE TRIGGER capture_referral_fixed BEFORE UPDATE OF id, root ON referral
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END;

CREATE TRIGGER capture_referral_u_alive AFTER UPDATE OF deleted ON referral
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('referral', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'case', 0);
END;

CREATE TRIGGER capture_referral_u_enterprise_id AFTER UPDATE OF enterprise_id ON referral
WHEN (OLD.enterprise_id IS NOT NEW.enterprise_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('referral', NEW.id, NEW.root, 'enterprise_id', json_quote(OLD.enterprise_id), json_quote(NEW.enterprise_id), 'case', 0);
END;

CREATE TRIGGER capture_referral_u_company_id AFTER UPDATE OF company_id ON referral
WHEN (OLD.company_id IS NOT NEW.company_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('referral', NEW.id, NEW.root, 'company_id', json_quote(OLD.company_id), json_quote(NEW.company_id), 'case', 0);
END;

CREATE TRIGGER capture_referral_u_company AFTER UPDATE OF company ON referral
WHEN (OLD.company IS NOT NEW.company) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('referral', NEW.id, NEW.root, 'company', json_quote(OLD.company), json_quote(NEW.company), 'case', 0);
END;

CREATE TRIGGER capture_referral_u_number AFTER UPDATE OF number ON referral
WHEN (OLD.number IS NOT NEW.number) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('referral', NEW.id, NEW.root, 'number', json_quote(OLD.number), json_quote(NEW.number), 'case', 0);
END;

CREATE TRIGGER capture_referral_u_trajectory_id AFTER UPDATE OF trajectory_id ON referral
WHEN (OLD.trajectory_id IS NOT NEW.trajectory_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('referral', NEW.id, NEW.root, 'trajectory_id', json_quote(OLD.trajectory_id), json_quote(NEW.trajectory_id), 'case', 0);
END;

CREATE TRIGGER capture_referral_u_goal_id AFTER UPDATE OF goal_id ON referral
WHEN (OLD.goal_id IS NOT NEW.goal_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('referral', NEW.id, NEW.root, 'goal_id', json_quote(OLD.goal_id), json_quote(NEW.goal_id), 'case', 0);
END;

CREATE TRIGGER capture_referral_u_direction AFTER UPDATE OF direction ON referral
WHEN (OLD.direction IS NOT NEW.direction) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('referral', NEW.id, NEW.root, 'direction', json_quote(OLD.direction), json_quote(NEW.direction), 'case', 0);
END;

CREATE TRIGGER capture_referral_u_instrument AFTER UPDATE OF instrument, instrument_from ON referral
WHEN (OLD.instrument IS NOT NEW.instrument OR OLD.instrument_from IS NOT NEW.instrument_from) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('referral', NEW.id, NEW.root, 'instrument', json_object('instrument', json_quote(OLD.instrument), 'instrument_from', json_quote(OLD.instrument_from)), json_object('instrument', json_quote(NEW.instrument), 'instrument_from', json_quote(NEW.instrument_from)), 'case', 0);
END;

CREATE TRIGGER capture_referral_u_to_partner_id AFTER UPDATE OF to_partner_id ON referral
WHEN (OLD.to_partner_id IS NOT NEW.to_partner_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('referral', NEW.id, NEW.root, 'to_partner_id', json_quote(OLD.to_partner_id), json_quote(NEW.to_partner_id), 'case', 0);
END;

CREATE TRIGGER capture_referral_u_receiver AFTER UPDATE OF receiver ON referral
WHEN (OLD.receiver IS NOT NEW.receiver) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('referral', NEW.id, NEW.root, 'receiver', json_quote(OLD.receiver), json_quote(NEW.receiver), 'case', 0);
END;

CREATE TRIGGER capture_referral_u_receiver_contact AFTER UPDATE OF receiver_contact ON referral
WHEN (OLD.receiver_contact IS NOT NEW.receiver_contact) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('referral', NEW.id, NEW.root, 'receiver_contact', json_quote(OLD.receiver_contact), json_quote(NEW.receiver_contact), 'case', 0);
END;

CREATE TRIGGER capture_referral_u_reason AFTER UPDATE OF reason ON referral
WHEN (OLD.reason IS NOT NEW.reason) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('referral', NEW.id, NEW.root, 'reason', json_quote(OLD.reason), json_quote(NEW.reason), 'case', 0);
END;

CREATE TRIGGER capture_referral_u_made_on AFTER UPDATE OF made_on ON referral
WHEN (OLD.made_on IS NOT NEW.made_on) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('referral', NEW.id, NEW.root, 'made_on', json_quote(OLD.made_on), json_quote(NEW.made_on), 'case', 0);
END;

CREATE TRIGGER capture_referral_u_consent_on AFTER UPDATE OF consent_on ON referral
WHEN (OLD.consent_on IS NOT NEW.consent_on) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('referral', NEW.id, NEW.root, 'consent_on', json_quote(OLD.consent_on), json_quote(NEW.consent_on), 'case', 0);
END;

CREATE TRIGGER capture_referral_u_person_known AFTER UPDATE OF person_known ON referral
WHEN (OLD.person_known IS NOT NEW.person_known) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('referral', NEW.id, NEW.root, 'person_known', json(CASE OLD.person_known WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), json(CASE NEW.person_known WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'case', 0);
END;

CREATE TRIGGER capture_referral_u_needs AFTER UPDATE OF needs ON referral
WHEN (OLD.needs IS NOT NEW.needs) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('referral', NEW.id, NEW.root, 'needs', json(coalesce(OLD.needs, 'null')), json(coalesce(NEW.needs, 'null')), 'case', 0);
END;

CREATE TRIGGER capture_referral_u_check_text AFTER UPDATE OF check_text ON referral
WHEN (OLD.check_text IS NOT NEW.check_text) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('referral', NEW.id, NEW.root, 'check_text', json_quote(OLD.check_text), json_quote(NEW.check_text), 'case', 0);
END;

CREATE TRIGGER capture_referral_u_reminder_on AFTER UPDATE OF reminder_on ON referral
WHEN (OLD.reminder_on IS NOT NEW.reminder_on) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('referral', NEW.id, NEW.root, 'reminder_on', json_quote(OLD.reminder_on), json_quote(NEW.reminder_on), 'case', 0);
END;

CREATE TRIGGER capture_referral_u_promised_on AFTER UPDATE OF promised_on ON referral
WHEN (OLD.promised_on IS NOT NEW.promised_on) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('referral', NEW.id, NEW.root, 'promised_on', json_quote(OLD.promised_on), json_quote(NEW.promised_on), 'case', 0);
END;

CREATE TRIGGER capture_referral_u_status AFTER UPDATE OF status, status_on ON referral
WHEN (OLD.status IS NOT NEW.status OR OLD.status_on IS NOT NEW.status_on) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('referral', NEW.id, NEW.root, 'status', json_object('status', json_quote(OLD.status), 'status_on', json_quote(OLD.status_on)), json_object('status', json_quote(NEW.status), 'status_on', json_quote(NEW.status_on)), 'case', 0);
END;

CREATE TRIGGER capture_referral_u_outcome AFTER UPDATE OF outcome, outcome_reason, starters ON referral
WHEN (OLD.outcome IS NOT NEW.outcome OR OLD.outcome_reason IS NOT NEW.outcome_reason OR OLD.starters IS NOT NEW.starters) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('referral', NEW.id, NEW.root, 'outcome', json_object('outcome', json_quote(OLD.outcome), 'outcome_reason', json_quote(OLD.outcome_reason), 'starters', json_quote(OLD.starters)), json_object('outcome', json_quote(NEW.outcome), 'outcome_reason', json_quote(NEW.outcome_reason), 'starters', json_quote(NEW.starters)), 'case', 0);
END;

CREATE TRIGGER capture_referral_u_partner_id AFTER UPDATE OF partner_id ON referral
WHEN (OLD.partner_id IS NOT NEW.partner_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('referral', NEW.id, NEW.root, 'partner_id', json_quote(OLD.partner_id), json_quote(NEW.partner_id), 'case', 0);
END;

CREATE TRIGGER capture_referral_u_coach_id AFTER UPDATE OF coach_id ON referral
WHEN (OLD.coach_id IS NOT NEW.coach_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('referral', NEW.id, NEW.root, 'coach_id', json_quote(OLD.coach_id), json_quote(NEW.coach_id), 'case', 0);
END;

CREATE TRIGGER capture_scan_insert AFTER INSERT ON scan
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('scan', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'enterprise_id', json_quote(NEW.enterprise_id), 'trajectory_id', json_quote(NEW.trajectory_id), 'set_number', json_quote(NEW.set_number), 'moment', json_quote(NEW.moment), 'started_on', json_quote(NEW.started_on), 'completed_on', json_quote(NEW.completed_on), 'person_id', json_quote(NEW.person_id), 'place', json_quote(NEW.place)));
END;

CREATE TRIGGER capture_scan_delete BEFORE DELETE ON scan
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END;

CREATE TRIGGER capture_scan_fixed BEFORE UPDATE OF id, root ON scan
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END;

CREATE TRIGGER capture_scan_u_alive AFTER UPDATE OF deleted ON scan
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('scan', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'case', 0);
END;

CREATE TRIGGER capture_scan_u_enterprise_id AFTER UPDATE OF enterprise_id ON scan
WHEN (OLD.enterprise_id IS NOT NEW.enterprise_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('scan', NEW.id, NEW.root, 'enterprise_id', json_quote(OLD.enterprise_id), json_quote(NEW.enterprise_id), 'case', 0);
END;

CREATE TRIGGER capture_scan_u_trajectory_id AFTER UPDATE OF trajectory_id ON scan
WHEN (OLD.trajectory_id IS NOT NEW.trajectory_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('scan', NEW.id, NEW.root, 'trajectory_id', json_quote(OLD.trajectory_id), json_quote(NEW.trajectory_id), 'case', 0);
END;

CREATE TRIGGER capture_scan_u_set_number AFTER UPDATE OF set_number ON scan
WHEN (OLD.set_number IS NOT NEW.set_number) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('scan', NEW.id, NEW.root, 'set_number', json_quote(OLD.set_number), json_quote(NEW.set_number), 'case', 0);
END;

CREATE TRIGGER capture_scan_u_moment AFTER UPDATE OF moment ON scan
WHEN (OLD.moment IS NOT NEW.moment) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('scan', NEW.id, NEW.root, 'moment', json_quote(OLD.moment), json_quote(NEW.moment), 'case', 0);
END;

CREATE TRIGGER capture_scan_u_started_on AFTER UPDATE OF started_on ON scan
WHEN (OLD.started_on IS NOT NEW.started_on) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('scan', NEW.id, NEW.root, 'started_on', json_quote(OLD.started_on), json_quote(NEW.started_on), 'case', 0);
END;

CREATE TRIGGER capture_scan_u_completed_on AFTER UPDATE OF completed_on ON scan
WHEN (OLD.completed_on IS NOT NEW.completed_on) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('scan', NEW.id, NEW.root, 'completed_on', json_quote(OLD.completed_on), json_quote(NEW.completed_on), 'case', 0);
END;

CREATE TRIGGER capture_scan_u_person_id AFTER UPDATE OF person_id ON scan
WHEN (OLD.person_id IS NOT NEW.person_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('scan', NEW.id, NEW.root, 'person_id', json_quote(OLD.person_id), json_quote(NEW.person_id), 'case', 0);
END;

CREATE TRIGGER capture_scan_u_place AFTER UPDATE OF place ON scan
WHEN (OLD.place IS NOT NEW.place) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('scan', NEW.id, NEW.root, 'place', json_quote(OLD.place), json_quote(NEW.place), 'case', 0);
END;

CREATE TRIGGER capture_trajectory_goal_insert AFTER INSERT ON trajectory_goal
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('trajectory_goal', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'trajectory_id', json_quote(NEW.trajectory_id), 'text', json_quote(NEW.text), 'indicator', json_quote(NEW.indicator), 'start_value', json_quote(NEW.start_value), 'planned_value', json_quote(NEW.planned_value), 'owner', json_quote(NEW.owner), 'structural', json_quote(NEW.structural), 'reached', json_object('reached', json_quote(NEW.reached), 'reached_value', json_quote(NEW.reached_value)), 'position', json_quote(NEW.position)));
END;

CREATE TRIGGER capture_trajectory_goal_delete BEFORE DELETE ON trajectory_goal
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END;

CREATE TRIGGER capture_trajectory_goal_fixed BEFORE UPDATE OF id, root ON trajectory_goal
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END;

CREATE TRIGGER capture_trajectory_goal_u_alive AFTER UPDATE OF deleted ON trajectory_goal
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('trajectory_goal', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'case', 0);
END;

CREATE TRIGGER capture_trajectory_goal_u_trajectory_id AFTER UPDATE OF trajectory_id ON trajectory_goal
WHEN (OLD.trajectory_id IS NOT NEW.trajectory_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('trajectory_goal', NEW.id, NEW.root, 'trajectory_id', json_quote(OLD.trajectory_id), json_quote(NEW.trajectory_id), 'case', 0);
END;

CREATE TRIGGER capture_trajectory_goal_u_text AFTER UPDATE OF text ON trajectory_goal
WHEN (OLD.text IS NOT NEW.text) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('trajectory_goal', NEW.id, NEW.root, 'text', json_quote(OLD.text), json_quote(NEW.text), 'case', 0);
END;

CREATE TRIGGER capture_trajectory_goal_u_indicator AFTER UPDATE OF indicator ON trajectory_goal
WHEN (OLD.indicator IS NOT NEW.indicator) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('trajectory_goal', NEW.id, NEW.root, 'indicator', json_quote(OLD.indicator), json_quote(NEW.indicator), 'case', 0);
END;

CREATE TRIGGER capture_trajectory_goal_u_start_value AFTER UPDATE OF start_value ON trajectory_goal
WHEN (OLD.start_value IS NOT NEW.start_value) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('trajectory_goal', NEW.id, NEW.root, 'start_value', json_quote(OLD.start_value), json_quote(NEW.start_value), 'case', 0);
END;

CREATE TRIGGER capture_trajectory_goal_u_planned_value AFTER UPDATE OF planned_value ON trajectory_goal
WHEN (OLD.planned_value IS NOT NEW.planned_value) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('trajectory_goal', NEW.id, NEW.root, 'planned_value', json_quote(OLD.planned_value), json_quote(NEW.planned_value), 'case', 0);
END;

CREATE TRIGGER capture_trajectory_goal_u_owner AFTER UPDATE OF owner ON trajectory_goal
WHEN (OLD.owner IS NOT NEW.owner) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('trajectory_goal', NEW.id, NEW.root, 'owner', json_quote(OLD.owner), json_quote(NEW.owner), 'case', 0);
END;

CREATE TRIGGER capture_trajectory_goal_u_structural AFTER UPDATE OF structural ON trajectory_goal
WHEN (OLD.structural IS NOT NEW.structural) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('trajectory_goal', NEW.id, NEW.root, 'structural', json_quote(OLD.structural), json_quote(NEW.structural), 'case', 0);
END;

CREATE TRIGGER capture_trajectory_goal_u_reached AFTER UPDATE OF reached, reached_value ON trajectory_goal
WHEN (OLD.reached IS NOT NEW.reached OR OLD.reached_value IS NOT NEW.reached_value) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('trajectory_goal', NEW.id, NEW.root, 'reached', json_object('reached', json_quote(OLD.reached), 'reached_value', json_quote(OLD.reached_value)), json_object('reached', json_quote(NEW.reached), 'reached_value', json_quote(NEW.reached_value)), 'case', 0);
END;

CREATE TRIGGER capture_trajectory_goal_u_position AFTER UPDATE OF position ON trajectory_goal
WHEN (OLD.position IS NOT NEW.position) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('trajectory_goal', NEW.id, NEW.root, 'position', json_quote(OLD.position), json_quote(NEW.position), 'case', 0);
END;

CREATE TRIGGER capture_trajectory_member_insert AFTER INSERT ON trajectory_member
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('trajectory_member', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'trajectory_id', json_quote(NEW.trajectory_id), 'enterprise_id', json_quote(NEW.enterprise_id), 'name', json_quote(NEW.name), 'number', json_quote(NEW.number), 'joined_on', json_quote(NEW.joined_on), 'leaving', json_object('left_on', json_quote(NEW.left_on), 'leave_reason', json_quote(NEW.leave_reason))));
END;

CREATE TRIGGER capture_trajectory_member_delete BEFORE DELETE ON trajectory_member
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END;

CREATE TRIGGER capture_trajectory_member_fixed BEFORE UPDATE OF id, root ON trajectory_member
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END;

CREATE TRIGGER capture_trajectory_member_u_alive AFTER UPDATE OF deleted ON trajectory_member
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('trajectory_member', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'case', 0);
END;

CREATE TRIGGER capture_trajectory_member_u_trajectory_id AFTER UPDATE OF trajectory_id ON trajectory_member
WHEN (OLD.trajectory_id IS NOT NEW.trajectory_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('trajectory_member', NEW.id, NEW.root, 'trajectory_id', json_quote(OLD.trajectory_id), json_quote(NEW.trajectory_id), 'case', 0);
END;

CREATE TRIGGER capture_trajectory_member_u_enterprise_id AFTER UPDATE OF enterprise_id ON trajectory_member
WHEN (OLD.enterprise_id IS NOT NEW.enterprise_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('trajectory_member', NEW.id, NEW.root, 'enterprise_id', json_quote(OLD.enterprise_id), json_quote(NEW.enterprise_id), 'case', 0);
END;

CREATE TRIGGER capture_trajectory_member_u_name AFTER UPDATE OF name ON trajectory_member
WHEN (OLD.name IS NOT NEW.name) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('trajectory_member', NEW.id, NEW.root, 'name', json_quote(OLD.name), json_quote(NEW.name), 'case', 0);
END;

CREATE TRIGGER capture_trajectory_member_u_number AFTER UPDATE OF number ON trajectory_member
WHEN (OLD.number IS NOT NEW.number) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('trajectory_member', NEW.id, NEW.root, 'number', json_quote(OLD.number), json_quote(NEW.number), 'case', 0);
END;

CREATE TRIGGER capture_trajectory_member_u_joined_on AFTER UPDATE OF joined_on ON trajectory_member
WHEN (OLD.joined_on IS NOT NEW.joined_on) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('trajectory_member', NEW.id, NEW.root, 'joined_on', json_quote(OLD.joined_on), json_quote(NEW.joined_on), 'case', 0);
END;

CREATE TRIGGER capture_trajectory_member_u_leaving AFTER UPDATE OF left_on, leave_reason ON trajectory_member
WHEN (OLD.left_on IS NOT NEW.left_on OR OLD.leave_reason IS NOT NEW.leave_reason) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('trajectory_member', NEW.id, NEW.root, 'leaving', json_object('left_on', json_quote(OLD.left_on), 'leave_reason', json_quote(OLD.leave_reason)), json_object('left_on', json_quote(NEW.left_on), 'leave_reason', json_quote(NEW.leave_reason)), 'case', 0);
END;

CREATE TRIGGER capture_trajectory_phase_insert AFTER INSERT ON trajectory_phase
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('trajectory_phase', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'trajectory_id', json_quote(NEW.trajectory_id), 'phase', json_quote(NEW.phase), 'time', json_object('started_on', json_quote(NEW.started_on), 'ended_on', json_quote(NEW.ended_on)), 'skip', json_object('skipped', json(CASE NEW.skipped WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'skip_reason', json_quote(NEW.skip_reason))));
END;

CREATE TRIGGER capture_trajectory_phase_delete BEFORE DELETE ON trajectory_phase
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END;

CREATE TRIGGER capture_trajectory_phase_fixed BEFORE UPDATE OF id, root ON trajectory_phase
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END;

CREATE TRIGGER capture_trajectory_phase_u_alive AFTER UPDATE OF deleted ON trajectory_phase
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('trajectory_phase', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'record', 0);
END;

CREATE TRIGGER capture_trajectory_phase_u_trajectory_id AFTER UPDATE OF trajectory_id ON trajectory_phase
WHEN (OLD.trajectory_id IS NOT NEW.trajectory_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('trajectory_phase', NEW.id, NEW.root, 'trajectory_id', json_quote(OLD.trajectory_id), json_quote(NEW.trajectory_id), 'record', 0);
END;

CREATE TRIGGER capture_trajectory_phase_u_phase AFTER UPDATE OF phase ON trajectory_phase
WHEN (OLD.phase IS NOT NEW.phase) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('trajectory_phase', NEW.id, NEW.root, 'phase', json_quote(OLD.phase), json_quote(NEW.phase), 'record', 0);
END;

CREATE TRIGGER capture_trajectory_phase_u_time AFTER UPDATE OF started_on, ended_on ON trajectory_phase
WHEN (OLD.started_on IS NOT NEW.started_on OR OLD.ended_on IS NOT NEW.ended_on) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('trajectory_phase', NEW.id, NEW.root, 'time', json_object('started_on', json_quote(OLD.started_on), 'ended_on', json_quote(OLD.ended_on)), json_object('started_on', json_quote(NEW.started_on), 'ended_on', json_quote(NEW.ended_on)), 'record', 0);
END;

CREATE TRIGGER capture_trajectory_phase_u_skip AFTER UPDATE OF skipped, skip_reason ON trajectory_phase
WHEN (OLD.skipped IS NOT NEW.skipped OR OLD.skip_reason IS NOT NEW.skip_reason) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('trajectory_phase', NEW.id, NEW.root, 'skip', json_object('skipped', json(CASE OLD.skipped WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'skip_reason', json_quote(OLD.skip_reason)), json_object('skipped', json(CASE NEW.skipped WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'skip_reason', json_quote(NEW.skip_reason)), 'record', 0);
END;

CREATE TRIGGER capture_trajectory_session_insert AFTER INSERT ON trajectory_session
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('trajectory_session', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'trajectory_id', json_quote(NEW.trajectory_id), 'session_id', json_quote(NEW.session_id), 'label', json_quote(NEW.label), 'starts_at', json_quote(NEW.starts_at), 'minutes', json_quote(NEW.minutes), 'coach_id', json_quote(NEW.coach_id), 'enterprise_ids', json(coalesce(NEW.enterprise_ids, 'null'))));
END;

CREATE TRIGGER capture_trajectory_session_delete BEFORE DELETE ON trajectory_session
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END;

CREATE TRIGGER capture_trajectory_session_fixed BEFORE UPDATE OF id, root ON trajectory_session
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END;

CREATE TRIGGER capture_trajectory_session_u_alive AFTER UPDATE OF deleted ON trajectory_session
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('trajectory_session', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'record', 0);
END;

CREATE TRIGGER capture_trajectory_session_u_trajectory_id AFTER UPDATE OF trajectory_id ON trajectory_session
WHEN (OLD.trajectory_id IS NOT NEW.trajectory_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('trajectory_session', NEW.id, NEW.root, 'trajectory_id', json_quote(OLD.trajectory_id), json_quote(NEW.trajectory_id), 'record', 0);
END;

CREATE TRIGGER capture_trajectory_session_u_session_id AFTER UPDATE OF session_id ON trajectory_session
WHEN (OLD.session_id IS NOT NEW.session_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('trajectory_session', NEW.id, NEW.root, 'session_id', json_quote(OLD.session_id), json_quote(NEW.session_id), 'record', 0);
END;

CREATE TRIGGER capture_trajectory_session_u_label AFTER UPDATE OF label ON trajectory_session
WHEN (OLD.label IS NOT NEW.label) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('trajectory_session', NEW.id, NEW.root, 'label', json_quote(OLD.label), json_quote(NEW.label), 'record', 0);
END;

CREATE TRIGGER capture_trajectory_session_u_starts_at AFTER UPDATE OF starts_at ON trajectory_session
WHEN (OLD.starts_at IS NOT NEW.starts_at) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('trajectory_session', NEW.id, NEW.root, 'starts_at', json_quote(OLD.starts_at), json_quote(NEW.starts_at), 'record', 0);
END;

CREATE TRIGGER capture_trajectory_session_u_minutes AFTER UPDATE OF minutes ON trajectory_session
WHEN (OLD.minutes IS NOT NEW.minutes) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('trajectory_session', NEW.id, NEW.root, 'minutes', json_quote(OLD.minutes), json_quote(NEW.minutes), 'record', 0);
END;

CREATE TRIGGER capture_trajectory_session_u_coach_id AFTER UPDATE OF coach_id ON trajectory_session
WHEN (OLD.coach_id IS NOT NEW.coach_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('trajectory_session', NEW.id, NEW.root, 'coach_id', json_quote(OLD.coach_id), json_quote(NEW.coach_id), 'record', 0);
END;

CREATE TRIGGER capture_trajectory_session_u_enterprise_ids AFTER UPDATE OF enterprise_ids ON trajectory_session
WHEN (OLD.enterprise_ids IS NOT NEW.enterprise_ids) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('trajectory_session', NEW.id, NEW.root, 'enterprise_ids', json(coalesce(OLD.enterprise_ids, 'null')), json(coalesce(NEW.enterprise_ids, 'null')), 'record', 0);
END;

CREATE TRIGGER capture_count_proposal_insert AFTER INSERT ON count_proposal
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('count_proposal', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'trajectory_id', json_quote(NEW.trajectory_id), 'member_id', json_quote(NEW.member_id), 'proposed_by', json_quote(NEW.proposed_by), 'partner_id', json_quote(NEW.partner_id), 'proposed_on', json_quote(NEW.proposed_on), 'met_on', json_quote(NEW.met_on), 'reason', json_quote(NEW.reason)));
END;

CREATE TRIGGER capture_count_proposal_delete BEFORE DELETE ON count_proposal
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END;

CREATE TRIGGER capture_count_proposal_fixed BEFORE UPDATE OF id, root ON count_proposal
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END;

CREATE TRIGGER capture_count_proposal_u_alive AFTER UPDATE OF deleted ON count_proposal
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('count_proposal', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'case', 0);
END;

CREATE TRIGGER capture_count_proposal_u_trajectory_id AFTER UPDATE OF trajectory_id ON count_proposal
WHEN (OLD.trajectory_id IS NOT NEW.trajectory_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('count_proposal', NEW.id, NEW.root, 'trajectory_id', json_quote(OLD.trajectory_id), json_quote(NEW.trajectory_id), 'case', 0);
END;

CREATE TRIGGER capture_count_proposal_u_member_id AFTER UPDATE OF member_id ON count_proposal
WHEN (OLD.member_id IS NOT NEW.member_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('count_proposal', NEW.id, NEW.root, 'member_id', json_quote(OLD.member_id), json_quote(NEW.member_id), 'case', 0);
END;

CREATE TRIGGER capture_count_proposal_u_proposed_by AFTER UPDATE OF proposed_by ON count_proposal
WHEN (OLD.proposed_by IS NOT NEW.proposed_by) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('count_proposal', NEW.id, NEW.root, 'proposed_by', json_quote(OLD.proposed_by), json_quote(NEW.proposed_by), 'case', 0);
END;

CREATE TRIGGER capture_count_proposal_u_partner_id AFTER UPDATE OF partner_id ON count_proposal
WHEN (OLD.partner_id IS NOT NEW.partner_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('count_proposal', NEW.id, NEW.root, 'partner_id', json_quote(OLD.partner_id), json_quote(NEW.partner_id), 'case', 0);
END;

CREATE TRIGGER capture_count_proposal_u_proposed_on AFTER UPDATE OF proposed_on ON count_proposal
WHEN (OLD.proposed_on IS NOT NEW.proposed_on) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('count_proposal', NEW.id, NEW.root, 'proposed_on', json_quote(OLD.proposed_on), json_quote(NEW.proposed_on), 'case', 0);
END;

CREATE TRIGGER capture_count_proposal_u_met_on AFTER UPDATE OF met_on ON count_proposal
WHEN (OLD.met_on IS NOT NEW.met_on) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('count_proposal', NEW.id, NEW.root, 'met_on', json_quote(OLD.met_on), json_quote(NEW.met_on), 'case', 0);
END;

CREATE TRIGGER capture_count_proposal_u_reason AFTER UPDATE OF reason ON count_proposal
WHEN (OLD.reason IS NOT NEW.reason) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('count_proposal', NEW.id, NEW.root, 'reason', json_quote(OLD.reason), json_quote(NEW.reason), 'case', 0);
END;

CREATE TRIGGER capture_criterion_evidence_insert AFTER INSERT ON criterion_evidence
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('criterion_evidence', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'trajectory_id', json_quote(NEW.trajectory_id), 'member_id', json_quote(NEW.member_id), 'criterion', json_quote(NEW.criterion), 'subject_kind', json_quote(NEW.subject_kind), 'subject_id', json_quote(NEW.subject_id), 'label', json_quote(NEW.label), 'detail', json_quote(NEW.detail), 'dated', json_quote(NEW.dated), 'added_by', json_quote(NEW.added_by), 'remark', json_quote(NEW.remark)));
END;

CREATE TRIGGER capture_criterion_evidence_delete BEFORE DELETE ON criterion_evidence
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END;

CREATE TRIGGER capture_criterion_evidence_fixed BEFORE UPDATE OF id, root ON criterion_evidence
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END;

CREATE TRIGGER capture_criterion_evidence_u_alive AFTER UPDATE OF deleted ON criterion_evidence
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('criterion_evidence', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'record', 0);
END;

CREATE TRIGGER capture_criterion_evidence_u_trajectory_id AFTER UPDATE OF trajectory_id ON criterion_evidence
WHEN (OLD.trajectory_id IS NOT NEW.trajectory_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('criterion_evidence', NEW.id, NEW.root, 'trajectory_id', json_quote(OLD.trajectory_id), json_quote(NEW.trajectory_id), 'record', 0);
END;

CREATE TRIGGER capture_criterion_evidence_u_member_id AFTER UPDATE OF member_id ON criterion_evidence
WHEN (OLD.member_id IS NOT NEW.member_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('criterion_evidence', NEW.id, NEW.root, 'member_id', json_quote(OLD.member_id), json_quote(NEW.member_id), 'record', 0);
END;

CREATE TRIGGER capture_criterion_evidence_u_criterion AFTER UPDATE OF criterion ON criterion_evidence
WHEN (OLD.criterion IS NOT NEW.criterion) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('criterion_evidence', NEW.id, NEW.root, 'criterion', json_quote(OLD.criterion), json_quote(NEW.criterion), 'record', 0);
END;

CREATE TRIGGER capture_criterion_evidence_u_subject_kind AFTER UPDATE OF subject_kind ON criterion_evidence
WHEN (OLD.subject_kind IS NOT NEW.subject_kind) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('criterion_evidence', NEW.id, NEW.root, 'subject_kind', json_quote(OLD.subject_kind), json_quote(NEW.subject_kind), 'record', 0);
END;

CREATE TRIGGER capture_criterion_evidence_u_subject_id AFTER UPDATE OF subject_id ON criterion_evidence
WHEN (OLD.subject_id IS NOT NEW.subject_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('criterion_evidence', NEW.id, NEW.root, 'subject_id', json_quote(OLD.subject_id), json_quote(NEW.subject_id), 'record', 0);
END;

CREATE TRIGGER capture_criterion_evidence_u_label AFTER UPDATE OF label ON criterion_evidence
WHEN (OLD.label IS NOT NEW.label) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('criterion_evidence', NEW.id, NEW.root, 'label', json_quote(OLD.label), json_quote(NEW.label), 'record', 0);
END;

CREATE TRIGGER capture_criterion_evidence_u_detail AFTER UPDATE OF detail ON criterion_evidence
WHEN (OLD.detail IS NOT NEW.detail) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('criterion_evidence', NEW.id, NEW.root, 'detail', json_quote(OLD.detail), json_quote(NEW.detail), 'record', 0);
END;

CREATE TRIGGER capture_criterion_evidence_u_dated AFTER UPDATE OF dated ON criterion_evidence
WHEN (OLD.dated IS NOT NEW.dated) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('criterion_evidence', NEW.id, NEW.root, 'dated', json_quote(OLD.dated), json_quote(NEW.dated), 'record', 0);
END;

CREATE TRIGGER capture_criterion_evidence_u_added_by AFTER UPDATE OF added_by ON criterion_evidence
WHEN (OLD.added_by IS NOT NEW.added_by) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('criterion_evidence', NEW.id, NEW.root, 'added_by', json_quote(OLD.added_by), json_quote(NEW.added_by), 'record', 0);
END;

CREATE TRIGGER capture_criterion_evidence_u_remark AFTER UPDATE OF remark ON criterion_evidence
WHEN (OLD.remark IS NOT NEW.remark) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('criterion_evidence', NEW.id, NEW.root, 'remark', json_quote(OLD.remark), json_quote(NEW.remark), 'record', 0);
END;

CREATE TRIGGER capture_criterion_remark_insert AFTER INSERT ON criterion_remark
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('criterion_remark', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'trajectory_id', json_quote(NEW.trajectory_id), 'member_id', json_quote(NEW.member_id), 'criterion', json_quote(NEW.criterion), 'text', json_quote(NEW.text), 'person_id', json_quote(NEW.person_id), 'written_on', json_quote(NEW.written_on)));
END;

CREATE TRIGGER capture_criterion_remark_delete BEFORE DELETE ON criterion_remark
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END;

CREATE TRIGGER capture_criterion_remark_fixed BEFORE UPDATE OF id, root ON criterion_remark
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END;

CREATE TRIGGER capture_criterion_remark_u_alive AFTER UPDATE OF deleted ON criterion_remark
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('criterion_remark', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'record', 0);
END;

CREATE TRIGGER capture_criterion_remark_u_trajectory_id AFTER UPDATE OF trajectory_id ON criterion_remark
WHEN (OLD.trajectory_id IS NOT NEW.trajectory_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('criterion_remark', NEW.id, NEW.root, 'trajectory_id', json_quote(OLD.trajectory_id), json_quote(NEW.trajectory_id), 'record', 0);
END;

CREATE TRIGGER capture_criterion_remark_u_member_id AFTER UPDATE OF member_id ON criterion_remark
WHEN (OLD.member_id IS NOT NEW.member_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('criterion_remark', NEW.id, NEW.root, 'member_id', json_quote(OLD.member_id), json_quote(NEW.member_id), 'record', 0);
END;

CREATE TRIGGER capture_criterion_remark_u_criterion AFTER UPDATE OF criterion ON criterion_remark
WHEN (OLD.criterion IS NOT NEW.criterion) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('criterion_remark', NEW.id, NEW.root, 'criterion', json_quote(OLD.criterion), json_quote(NEW.criterion), 'record', 0);
END;

CREATE TRIGGER capture_criterion_remark_u_text AFTER UPDATE OF text ON criterion_remark
WHEN (OLD.text IS NOT NEW.text) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('criterion_remark', NEW.id, NEW.root, 'text', json_quote(OLD.text), json_quote(NEW.text), 'record', 0);
END;

CREATE TRIGGER capture_criterion_remark_u_person_id AFTER UPDATE OF person_id ON criterion_remark
WHEN (OLD.person_id IS NOT NEW.person_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('criterion_remark', NEW.id, NEW.root, 'person_id', json_quote(OLD.person_id), json_quote(NEW.person_id), 'record', 0);
END;

CREATE TRIGGER capture_criterion_remark_u_written_on AFTER UPDATE OF written_on ON criterion_remark
WHEN (OLD.written_on IS NOT NEW.written_on) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('criterion_remark', NEW.id, NEW.root, 'written_on', json_quote(OLD.written_on), json_quote(NEW.written_on), 'record', 0);
END;

CREATE TRIGGER capture_evaluation_answer_insert AFTER INSERT ON evaluation_answer
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('evaluation_answer', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'meeting_id', json_quote(NEW.meeting_id), 'form', json_quote(NEW.form), 'question', json_quote(NEW.question), 'value', json_quote(NEW.value), 'text', json_quote(NEW.text)));
END;

CREATE TRIGGER capture_evaluation_answer_delete BEFORE DELETE ON evaluation_answer
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END;

CREATE TRIGGER capture_evaluation_answer_fixed BEFORE UPDATE OF id, root ON evaluation_answer
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END;

CREATE TRIGGER capture_evaluation_answer_u_alive AFTER UPDATE OF deleted ON evaluation_answer
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('evaluation_answer', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'record', 0);
END;

CREATE TRIGGER capture_evaluation_answer_u_meeting_id AFTER UPDATE OF meeting_id ON evaluation_answer
WHEN (OLD.meeting_id IS NOT NEW.meeting_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('evaluation_answer', NEW.id, NEW.root, 'meeting_id', json_quote(OLD.meeting_id), json_quote(NEW.meeting_id), 'record', 0);
END;

CREATE TRIGGER capture_evaluation_answer_u_form AFTER UPDATE OF form ON evaluation_answer
WHEN (OLD.form IS NOT NEW.form) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('evaluation_answer', NEW.id, NEW.root, 'form', json_quote(OLD.form), json_quote(NEW.form), 'record', 0);
END;

CREATE TRIGGER capture_evaluation_answer_u_question AFTER UPDATE OF question ON evaluation_answer
WHEN (OLD.question IS NOT NEW.question) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('evaluation_answer', NEW.id, NEW.root, 'question', json_quote(OLD.question), json_quote(NEW.question), 'record', 0);
END;

CREATE TRIGGER capture_evaluation_answer_u_value AFTER UPDATE OF value ON evaluation_answer
WHEN (OLD.value IS NOT NEW.value) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('evaluation_answer', NEW.id, NEW.root, 'value', json_quote(OLD.value), json_quote(NEW.value), 'record', 0);
END;

CREATE TRIGGER capture_evaluation_answer_u_text AFTER UPDATE OF text ON evaluation_answer
WHEN (OLD.text IS NOT NEW.text) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('evaluation_answer', NEW.id, NEW.root, 'text', json_quote(OLD.text), json_quote(NEW.text), 'record', 0);
END;

CREATE TRIGGER capture_evaluation_tally_insert AFTER INSERT ON evaluation_tally
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('evaluation_tally', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'meeting_id', json_quote(NEW.meeting_id), 'question', json_quote(NEW.question), 'value', json_quote(NEW.value), 'number', json_quote(NEW.number)));
END;

CREATE TRIGGER capture_evaluation_tally_delete BEFORE DELETE ON evaluation_tally
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END;

CREATE TRIGGER capture_evaluation_tally_fixed BEFORE UPDATE OF id, root ON evaluation_tally
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END;

CREATE TRIGGER capture_evaluation_tally_u_alive AFTER UPDATE OF deleted ON evaluation_tally
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('evaluation_tally', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'record', 0);
END;

CREATE TRIGGER capture_evaluation_tally_u_meeting_id AFTER UPDATE OF meeting_id ON evaluation_tally
WHEN (OLD.meeting_id IS NOT NEW.meeting_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('evaluation_tally', NEW.id, NEW.root, 'meeting_id', json_quote(OLD.meeting_id), json_quote(NEW.meeting_id), 'record', 0);
END;

CREATE TRIGGER capture_evaluation_tally_u_question AFTER UPDATE OF question ON evaluation_tally
WHEN (OLD.question IS NOT NEW.question) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('evaluation_tally', NEW.id, NEW.root, 'question', json_quote(OLD.question), json_quote(NEW.question), 'record', 0);
END;

CREATE TRIGGER capture_evaluation_tally_u_value AFTER UPDATE OF value ON evaluation_tally
WHEN (OLD.value IS NOT NEW.value) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('evaluation_tally', NEW.id, NEW.root, 'value', json_quote(OLD.value), json_quote(NEW.value), 'record', 0);
END;

CREATE TRIGGER capture_evaluation_tally_u_number AFTER UPDATE OF number ON evaluation_tally
WHEN (OLD.number IS NOT NEW.number) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('evaluation_tally', NEW.id, NEW.root, 'number', json_quote(OLD.number), json_quote(NEW.number), 'record', 0);
END;

CREATE TRIGGER capture_follow_up_insert AFTER INSERT ON follow_up
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('follow_up', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'trajectory_id', json_quote(NEW.trajectory_id), 'member_id', json_quote(NEW.member_id), 'months', json_quote(NEW.months), 'due_on', json_quote(NEW.due_on), 'outcome', json_object('done_on', json_quote(NEW.done_on), 'holds', json_quote(NEW.holds), 'stayed', json_quote(NEW.stayed), 'note', json_quote(NEW.note))));
END;

CREATE TRIGGER capture_follow_up_delete BEFORE DELETE ON follow_up
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END;

CREATE TRIGGER capture_follow_up_fixed BEFORE UPDATE OF id, root ON follow_up
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END;

CREATE TRIGGER capture_follow_up_u_alive AFTER UPDATE OF deleted ON follow_up
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('follow_up', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'record', 0);
END;

CREATE TRIGGER capture_follow_up_u_trajectory_id AFTER UPDATE OF trajectory_id ON follow_up
WHEN (OLD.trajectory_id IS NOT NEW.trajectory_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('follow_up', NEW.id, NEW.root, 'trajectory_id', json_quote(OLD.trajectory_id), json_quote(NEW.trajectory_id), 'record', 0);
END;

CREATE TRIGGER capture_follow_up_u_member_id AFTER UPDATE OF member_id ON follow_up
WHEN (OLD.member_id IS NOT NEW.member_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('follow_up', NEW.id, NEW.root, 'member_id', json_quote(OLD.member_id), json_quote(NEW.member_id), 'record', 0);
END;

CREATE TRIGGER capture_follow_up_u_months AFTER UPDATE OF months ON follow_up
WHEN (OLD.months IS NOT NEW.months) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('follow_up', NEW.id, NEW.root, 'months', json_quote(OLD.months), json_quote(NEW.months), 'record', 0);
END;

CREATE TRIGGER capture_follow_up_u_due_on AFTER UPDATE OF due_on ON follow_up
WHEN (OLD.due_on IS NOT NEW.due_on) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('follow_up', NEW.id, NEW.root, 'due_on', json_quote(OLD.due_on), json_quote(NEW.due_on), 'record', 0);
END;

CREATE TRIGGER capture_follow_up_u_outcome AFTER UPDATE OF done_on, holds, stayed, note ON follow_up
WHEN (OLD.done_on IS NOT NEW.done_on OR OLD.holds IS NOT NEW.holds OR OLD.stayed IS NOT NEW.stayed OR OLD.note IS NOT NEW.note) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('follow_up', NEW.id, NEW.root, 'outcome', json_object('done_on', json_quote(OLD.done_on), 'holds', json_quote(OLD.holds), 'stayed', json_quote(OLD.stayed), 'note', json_quote(OLD.note)), json_object('done_on', json_quote(NEW.done_on), 'holds', json_quote(NEW.holds), 'stayed', json_quote(NEW.stayed), 'note', json_quote(NEW.note)), 'record', 0);
END;

CREATE TRIGGER capture_intervision_case_insert AFTER INSERT ON intervision_case
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('intervision_case', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'meeting_id', json_quote(NEW.meeting_id), 'title', json_quote(NEW.title), 'question', json_quote(NEW.question), 'said', json_quote(NEW.said), 'taken', json_quote(NEW.taken)));
END;

CREATE TRIGGER capture_intervision_case_delete BEFORE DELETE ON intervision_case
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END;

CREATE TRIGGER capture_intervision_case_fixed BEFORE UPDATE OF id, root ON intervision_case
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END;

CREATE TRIGGER capture_intervision_case_u_alive AFTER UPDATE OF deleted ON intervision_case
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('intervision_case', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'record', 0);
END;

CREATE TRIGGER capture_intervision_case_u_meeting_id AFTER UPDATE OF meeting_id ON intervision_case
WHEN (OLD.meeting_id IS NOT NEW.meeting_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('intervision_case', NEW.id, NEW.root, 'meeting_id', json_quote(OLD.meeting_id), json_quote(NEW.meeting_id), 'record', 0);
END;

CREATE TRIGGER capture_intervision_case_u_title AFTER UPDATE OF title ON intervision_case
WHEN (OLD.title IS NOT NEW.title) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('intervision_case', NEW.id, NEW.root, 'title', json_quote(OLD.title), json_quote(NEW.title), 'record', 0);
END;

CREATE TRIGGER capture_intervision_case_u_question AFTER UPDATE OF question ON intervision_case
WHEN (OLD.question IS NOT NEW.question) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('intervision_case', NEW.id, NEW.root, 'question', json_quote(OLD.question), json_quote(NEW.question), 'record', 0);
END;

CREATE TRIGGER capture_intervision_case_u_said AFTER UPDATE OF said ON intervision_case
WHEN (OLD.said IS NOT NEW.said) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('intervision_case', NEW.id, NEW.root, 'said', json_quote(OLD.said), json_quote(NEW.said), 'record', 0);
END;

CREATE TRIGGER capture_intervision_case_u_taken AFTER UPDATE OF taken ON intervision_case
WHEN (OLD.taken IS NOT NEW.taken) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('intervision_case', NEW.id, NEW.root, 'taken', json_quote(OLD.taken), json_quote(NEW.taken), 'record', 0);
END;

CREATE TRIGGER capture_invitee_insert AFTER INSERT ON invitee
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('invitee', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'meeting_id', json_quote(NEW.meeting_id), 'name', json_quote(NEW.name), 'function', json_quote(NEW.function), 'company', json_quote(NEW.company), 'enterprise_id', json_quote(NEW.enterprise_id), 'contact_id', json_quote(NEW.contact_id), 'email', json_quote(NEW.email), 'invited_at', json_quote(NEW.invited_at), 'reply', json_quote(NEW.reply), 'attended', json(CASE NEW.attended WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'walk_in', json(CASE NEW.walk_in WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END)));
END;

CREATE TRIGGER capture_invitee_delete BEFORE DELETE ON invitee
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END;

CREATE TRIGGER capture_invitee_fixed BEFORE UPDATE OF id, root ON invitee
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END;

CREATE TRIGGER capture_invitee_u_alive AFTER UPDATE OF deleted ON invitee
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('invitee', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'case', 0);
END;

CREATE TRIGGER capture_invitee_u_meeting_id AFTER UPDATE OF meeting_id ON invitee
WHEN (OLD.meeting_id IS NOT NEW.meeting_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('invitee', NEW.id, NEW.root, 'meeting_id', json_quote(OLD.meeting_id), json_quote(NEW.meeting_id), 'case', 0);
END;

CREATE TRIGGER capture_invitee_u_name AFTER UPDATE OF name ON invitee
WHEN (OLD.name IS NOT NEW.name) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('invitee', NEW.id, NEW.root, 'name', json_quote(OLD.name), json_quote(NEW.name), 'case', 0);
END;

CREATE TRIGGER capture_invitee_u_function AFTER UPDATE OF function ON invitee
WHEN (OLD.function IS NOT NEW.function) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('invitee', NEW.id, NEW.root, 'function', json_quote(OLD.function), json_quote(NEW.function), 'case', 0);
END;

CREATE TRIGGER capture_invitee_u_company AFTER UPDATE OF company ON invitee
WHEN (OLD.company IS NOT NEW.company) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('invitee', NEW.id, NEW.root, 'company', json_quote(OLD.company), json_quote(NEW.company), 'case', 0);
END;

CREATE TRIGGER capture_invitee_u_enterprise_id AFTER UPDATE OF enterprise_id ON invitee
WHEN (OLD.enterprise_id IS NOT NEW.enterprise_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('invitee', NEW.id, NEW.root, 'enterprise_id', json_quote(OLD.enterprise_id), json_quote(NEW.enterprise_id), 'case', 0);
END;

CREATE TRIGGER capture_invitee_u_contact_id AFTER UPDATE OF contact_id ON invitee
WHEN (OLD.contact_id IS NOT NEW.contact_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('invitee', NEW.id, NEW.root, 'contact_id', json_quote(OLD.contact_id), json_quote(NEW.contact_id), 'case', 0);
END;

CREATE TRIGGER capture_invitee_u_email AFTER UPDATE OF email ON invitee
WHEN (OLD.email IS NOT NEW.email) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('invitee', NEW.id, NEW.root, 'email', json_quote(OLD.email), json_quote(NEW.email), 'case', 0);
END;

CREATE TRIGGER capture_invitee_u_invited_at AFTER UPDATE OF invited_at ON invitee
WHEN (OLD.invited_at IS NOT NEW.invited_at) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('invitee', NEW.id, NEW.root, 'invited_at', json_quote(OLD.invited_at), json_quote(NEW.invited_at), 'case', 0);
END;

CREATE TRIGGER capture_invitee_u_reply AFTER UPDATE OF reply ON invitee
WHEN (OLD.reply IS NOT NEW.reply) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('invitee', NEW.id, NEW.root, 'reply', json_quote(OLD.reply), json_quote(NEW.reply), 'case', 0);
END;

CREATE TRIGGER capture_invitee_u_attended AFTER UPDATE OF attended ON invitee
WHEN (OLD.attended IS NOT NEW.attended) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('invitee', NEW.id, NEW.root, 'attended', json(CASE OLD.attended WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), json(CASE NEW.attended WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'case', 0);
END;

CREATE TRIGGER capture_invitee_u_walk_in AFTER UPDATE OF walk_in ON invitee
WHEN (OLD.walk_in IS NOT NEW.walk_in) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('invitee', NEW.id, NEW.root, 'walk_in', json(CASE OLD.walk_in WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), json(CASE NEW.walk_in WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'case', 0);
END;

CREATE TRIGGER capture_learning_point_insert AFTER INSERT ON learning_point
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('learning_point', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'meeting_id', json_quote(NEW.meeting_id), 'text', json_quote(NEW.text), 'tag', json_quote(NEW.tag)));
END;

CREATE TRIGGER capture_learning_point_delete BEFORE DELETE ON learning_point
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END;

CREATE TRIGGER capture_learning_point_fixed BEFORE UPDATE OF id, root ON learning_point
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END;

CREATE TRIGGER capture_learning_point_u_alive AFTER UPDATE OF deleted ON learning_point
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('learning_point', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'record', 0);
END;

CREATE TRIGGER capture_learning_point_u_meeting_id AFTER UPDATE OF meeting_id ON learning_point
WHEN (OLD.meeting_id IS NOT NEW.meeting_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('learning_point', NEW.id, NEW.root, 'meeting_id', json_quote(OLD.meeting_id), json_quote(NEW.meeting_id), 'record', 0);
END;

CREATE TRIGGER capture_learning_point_u_text AFTER UPDATE OF text ON learning_point
WHEN (OLD.text IS NOT NEW.text) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('learning_point', NEW.id, NEW.root, 'text', json_quote(OLD.text), json_quote(NEW.text), 'record', 0);
END;

CREATE TRIGGER capture_learning_point_u_tag AFTER UPDATE OF tag ON learning_point
WHEN (OLD.tag IS NOT NEW.tag) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('learning_point', NEW.id, NEW.root, 'tag', json_quote(OLD.tag), json_quote(NEW.tag), 'record', 0);
END;

CREATE TRIGGER capture_plan_action_insert AFTER INSERT ON plan_action
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('plan_action', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'plan_version_id', json_quote(NEW.plan_version_id), 'goal_id', json_quote(NEW.goal_id), 'text', json_quote(NEW.text), 'owner', json_quote(NEW.owner), 'due_on', json_quote(NEW.due_on), 'position', json_quote(NEW.position)));
END;

CREATE TRIGGER capture_plan_action_delete BEFORE DELETE ON plan_action
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END;

CREATE TRIGGER capture_plan_action_fixed BEFORE UPDATE OF id, root ON plan_action
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END;

CREATE TRIGGER capture_plan_action_u_alive AFTER UPDATE OF deleted ON plan_action
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('plan_action', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'record', 0);
END;

CREATE TRIGGER capture_plan_action_u_plan_version_id AFTER UPDATE OF plan_version_id ON plan_action
WHEN (OLD.plan_version_id IS NOT NEW.plan_version_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('plan_action', NEW.id, NEW.root, 'plan_version_id', json_quote(OLD.plan_version_id), json_quote(NEW.plan_version_id), 'record', 0);
END;

CREATE TRIGGER capture_plan_action_u_goal_id AFTER UPDATE OF goal_id ON plan_action
WHEN (OLD.goal_id IS NOT NEW.goal_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('plan_action', NEW.id, NEW.root, 'goal_id', json_quote(OLD.goal_id), json_quote(NEW.goal_id), 'record', 0);
END;

CREATE TRIGGER capture_plan_action_u_text AFTER UPDATE OF text ON plan_action
WHEN (OLD.text IS NOT NEW.text) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('plan_action', NEW.id, NEW.root, 'text', json_quote(OLD.text), json_quote(NEW.text), 'record', 0);
END;

CREATE TRIGGER capture_plan_action_u_owner AFTER UPDATE OF owner ON plan_action
WHEN (OLD.owner IS NOT NEW.owner) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('plan_action', NEW.id, NEW.root, 'owner', json_quote(OLD.owner), json_quote(NEW.owner), 'record', 0);
END;

CREATE TRIGGER capture_plan_action_u_due_on AFTER UPDATE OF due_on ON plan_action
WHEN (OLD.due_on IS NOT NEW.due_on) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('plan_action', NEW.id, NEW.root, 'due_on', json_quote(OLD.due_on), json_quote(NEW.due_on), 'record', 0);
END;

CREATE TRIGGER capture_plan_action_u_position AFTER UPDATE OF position ON plan_action
WHEN (OLD.position IS NOT NEW.position) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('plan_action', NEW.id, NEW.root, 'position', json_quote(OLD.position), json_quote(NEW.position), 'record', 0);
END;

CREATE TRIGGER capture_referral_step_insert AFTER INSERT ON referral_step
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('referral_step', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'referral_id', json_quote(NEW.referral_id), 'status', json_quote(NEW.status), 'stepped_on', json_quote(NEW.stepped_on), 'person_id', json_quote(NEW.person_id), 'remark', json_quote(NEW.remark)));
END;

CREATE TRIGGER capture_referral_step_delete BEFORE DELETE ON referral_step
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END;

CREATE TRIGGER capture_referral_step_fixed BEFORE UPDATE OF id, root ON referral_step
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END;

CREATE TRIGGER capture_referral_step_u_alive AFTER UPDATE OF deleted ON referral_step
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('referral_step', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'record', 0);
END;

CREATE TRIGGER capture_referral_step_u_referral_id AFTER UPDATE OF referral_id ON referral_step
WHEN (OLD.referral_id IS NOT NEW.referral_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('referral_step', NEW.id, NEW.root, 'referral_id', json_quote(OLD.referral_id), json_quote(NEW.referral_id), 'record', 0);
END;

CREATE TRIGGER capture_referral_step_u_status AFTER UPDATE OF status ON referral_step
WHEN (OLD.status IS NOT NEW.status) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('referral_step', NEW.id, NEW.root, 'status', json_quote(OLD.status), json_quote(NEW.status), 'record', 0);
END;

CREATE TRIGGER capture_referral_step_u_stepped_on AFTER UPDATE OF stepped_on ON referral_step
WHEN (OLD.stepped_on IS NOT NEW.stepped_on) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('referral_step', NEW.id, NEW.root, 'stepped_on', json_quote(OLD.stepped_on), json_quote(NEW.stepped_on), 'record', 0);
END;

CREATE TRIGGER capture_referral_step_u_person_id AFTER UPDATE OF person_id ON referral_step
WHEN (OLD.person_id IS NOT NEW.person_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('referral_step', NEW.id, NEW.root, 'person_id', json_quote(OLD.person_id), json_quote(NEW.person_id), 'record', 0);
END;

CREATE TRIGGER capture_referral_step_u_remark AFTER UPDATE OF remark ON referral_step
WHEN (OLD.remark IS NOT NEW.remark) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('referral_step', NEW.id, NEW.root, 'remark', json_quote(OLD.remark), json_quote(NEW.remark), 'record', 0);
END;

CREATE TRIGGER capture_scan_answer_insert AFTER INSERT ON scan_answer
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('scan_answer', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'scan_id', json_quote(NEW.scan_id), 'question', json_quote(NEW.question), 'answer', json_object('value', json_quote(NEW.value), 'unknown', json(CASE NEW.unknown WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END)), 'remark', json_quote(NEW.remark)));
END;

CREATE TRIGGER capture_scan_answer_delete BEFORE DELETE ON scan_answer
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END;

CREATE TRIGGER capture_scan_answer_fixed BEFORE UPDATE OF id, root ON scan_answer
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END;

CREATE TRIGGER capture_scan_answer_u_alive AFTER UPDATE OF deleted ON scan_answer
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('scan_answer', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'record', 0);
END;

CREATE TRIGGER capture_scan_answer_u_scan_id AFTER UPDATE OF scan_id ON scan_answer
WHEN (OLD.scan_id IS NOT NEW.scan_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('scan_answer', NEW.id, NEW.root, 'scan_id', json_quote(OLD.scan_id), json_quote(NEW.scan_id), 'record', 0);
END;

CREATE TRIGGER capture_scan_answer_u_question AFTER UPDATE OF question ON scan_answer
WHEN (OLD.question IS NOT NEW.question) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('scan_answer', NEW.id, NEW.root, 'question', json_quote(OLD.question), json_quote(NEW.question), 'record', 0);
END;

CREATE TRIGGER capture_scan_answer_u_answer AFTER UPDATE OF value, unknown ON scan_answer
WHEN (OLD.value IS NOT NEW.value OR OLD.unknown IS NOT NEW.unknown) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('scan_answer', NEW.id, NEW.root, 'answer', json_object('value', json_quote(OLD.value), 'unknown', json(CASE OLD.unknown WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END)), json_object('value', json_quote(NEW.value), 'unknown', json(CASE NEW.unknown WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END)), 'record', 0);
END;

CREATE TRIGGER capture_scan_answer_u_remark AFTER UPDATE OF remark ON scan_answer
WHEN (OLD.remark IS NOT NEW.remark) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('scan_answer', NEW.id, NEW.root, 'remark', json_quote(OLD.remark), json_quote(NEW.remark), 'record', 0);
END;

CREATE TRIGGER capture_count_confirmation_insert AFTER INSERT ON count_confirmation
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_insert (kind, record_id, root, value)
  VALUES ('count_confirmation', NEW.id, NEW.root, json_object('@alive', json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'proposal_id', json_quote(NEW.proposal_id), 'decision', json_object('decision', json_quote(NEW.decision), 'confirmed_by', json_quote(NEW.confirmed_by), 'confirmed_on', json_quote(NEW.confirmed_on), 'reason', json_quote(NEW.reason))));
END;

CREATE TRIGGER capture_count_confirmation_delete BEFORE DELETE ON count_confirmation
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  SELECT RAISE(ABORT, 'capture: a record is never deleted, set deleted');
END;

CREATE TRIGGER capture_count_confirmation_fixed BEFORE UPDATE OF id, root ON count_confirmation
WHEN OLD.id IS NOT NEW.id OR OLD.root IS NOT NEW.root
BEGIN
  SELECT RAISE(ABORT, 'capture: id and root are fixed for life');
END;

CREATE TRIGGER capture_count_confirmation_u_alive AFTER UPDATE OF deleted ON count_confirmation
WHEN (OLD.deleted IS NOT NEW.deleted) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('count_confirmation', NEW.id, NEW.root, '@alive', json(CASE WHEN OLD.deleted THEN 'false' ELSE 'true' END), json(CASE WHEN NEW.deleted THEN 'false' ELSE 'true' END), 'record', 0);
END;

CREATE TRIGGER capture_count_confirmation_u_proposal_id AFTER UPDATE OF proposal_id ON count_confirmation
WHEN (OLD.proposal_id IS NOT NEW.proposal_id) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('count_confirmation', NEW.id, NEW.root, 'proposal_id', json_quote(OLD.proposal_id), json_quote(NEW.proposal_id), 'record', 0);
END;

CREATE TRIGGER capture_count_confirmation_u_decision AFTER UPDATE OF decision, confirmed_by, confirmed_on, reason ON count_confirmation
WHEN (OLD.decision IS NOT NEW.decision OR OLD.confirmed_by IS NOT NEW.confirmed_by OR OLD.confirmed_on IS NOT NEW.confirmed_on OR OLD.reason IS NOT NEW.reason) AND NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT INTO capture_edit (kind, record_id, root, unit, old, value, reach, whole)
  VALUES ('count_confirmation', NEW.id, NEW.root, 'decision', json_object('decision', json_quote(OLD.decision), 'confirmed_by', json_quote(OLD.confirmed_by), 'confirmed_on', json_quote(OLD.confirmed_on), 'reason', json_quote(OLD.reason)), json_object('decision', json_quote(NEW.decision), 'confirmed_by', json_quote(NEW.confirmed_by), 'confirmed_on', json_quote(NEW.confirmed_on), 'reason', json_quote(NEW.reason)), 'record', 0);
END;
