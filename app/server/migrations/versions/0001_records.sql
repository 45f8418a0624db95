CREATE TABLE case_root (
  partnership_id TEXT NOT NULL,
  root TEXT NOT NULL,
  kind TEXT,
  PRIMARY KEY (partnership_id, root)
);

CREATE TABLE epoch (
  partnership_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  epoch TEXT NOT NULL,
  started_after BIGINT NOT NULL,
  PRIMARY KEY (partnership_id, position)
);

CREATE TABLE erased_root (
  partnership_id TEXT NOT NULL,
  root TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (partnership_id, root)
);

CREATE TABLE feed_head (
  partnership_id TEXT NOT NULL,
  head BIGINT NOT NULL,
  hash TEXT NOT NULL,
  durable_seq BIGINT NOT NULL,
  closed BOOLEAN NOT NULL,
  members BIGINT NOT NULL,
  PRIMARY KEY (partnership_id)
);

CREATE TABLE held_change (
  partnership_id TEXT NOT NULL,
  change_id TEXT NOT NULL,
  position BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  root TEXT NOT NULL,
  kind TEXT NOT NULL,
  record_id TEXT NOT NULL,
  author TEXT NOT NULL,
  body JSON NOT NULL,
  PRIMARY KEY (partnership_id, change_id)
);

CREATE INDEX ix_held_change_position ON held_change (partnership_id, position);

CREATE INDEX ix_held_change_record ON held_change (partnership_id, record_id);

CREATE TABLE held_need (
  partnership_id TEXT NOT NULL,
  record_id TEXT NOT NULL,
  change_id TEXT NOT NULL,
  PRIMARY KEY (partnership_id, record_id, change_id)
);

CREATE TABLE known_change (
  partnership_id TEXT NOT NULL,
  change_id TEXT NOT NULL,
  verdict SMALLINT NOT NULL,
  seq BIGINT NOT NULL,
  PRIMARY KEY (partnership_id, change_id)
);

CREATE TABLE log (
  partnership_id TEXT NOT NULL,
  seq BIGINT NOT NULL,
  group_no BIGINT NOT NULL,
  row_kind TEXT NOT NULL,
  root TEXT NOT NULL,
  to_user TEXT,
  change_id TEXT,
  verdict SMALLINT,
  author TEXT,
  group_id TEXT NOT NULL,
  kind TEXT,
  record_id TEXT,
  body JSON NOT NULL,
  seal TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (partnership_id, seq)
);

CREATE INDEX ix_log_record ON log (partnership_id, kind, record_id, seq);

CREATE TABLE member (
  partnership_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  partner_id TEXT NOT NULL,
  role TEXT NOT NULL,
  PRIMARY KEY (partnership_id, person_id)
);

CREATE TABLE quarantine (
  partnership_id TEXT NOT NULL,
  position BIGINT NOT NULL,
  group_id TEXT NOT NULL,
  author TEXT NOT NULL,
  reason TEXT NOT NULL,
  fields JSON NOT NULL,
  since TEXT NOT NULL,
  state TEXT NOT NULL,
  decided_by TEXT,
  PRIMARY KEY (partnership_id, position)
);

CREATE INDEX ix_quarantine_state ON quarantine (partnership_id, state, group_id);

CREATE TABLE record (
  partnership_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  root TEXT NOT NULL,
  parents JSONB NOT NULL,
  data JSONB NOT NULL,
  version TEXT NOT NULL,
  versions JSONB NOT NULL,
  siblings JSONB NOT NULL,
  author TEXT NOT NULL,
  graph JSONB,
  deleted BOOLEAN NOT NULL,
  contested BOOLEAN NOT NULL,
  check_sum BIGINT NOT NULL,
  rev BIGINT NOT NULL,
  PRIMARY KEY (partnership_id, kind, id)
);

CREATE INDEX ix_record_root ON record (partnership_id, root, kind, id);

CREATE TABLE right_change (
  partnership_id TEXT NOT NULL,
  user_id TEXT NOT NULL,
  root TEXT NOT NULL,
  seq BIGINT NOT NULL,
  given BOOLEAN NOT NULL,
  PRIMARY KEY (partnership_id, user_id, root, seq)
);

CREATE INDEX ix_right_change_seq ON right_change (partnership_id, user_id, seq);

CREATE TABLE user_root (
  partnership_id TEXT NOT NULL,
  user_id TEXT NOT NULL,
  root TEXT NOT NULL,
  level TEXT NOT NULL,
  why TEXT NOT NULL,
  PRIMARY KEY (partnership_id, user_id, root)
);

CREATE INDEX ix_user_root_root ON user_root (partnership_id, root);

ALTER TABLE case_root ENABLE ROW LEVEL SECURITY;
ALTER TABLE case_root FORCE ROW LEVEL SECURITY;
CREATE POLICY own_partnership ON case_root
  USING (partnership_id = current_setting('app.partnership', true));

ALTER TABLE epoch ENABLE ROW LEVEL SECURITY;
ALTER TABLE epoch FORCE ROW LEVEL SECURITY;
CREATE POLICY own_partnership ON epoch
  USING (partnership_id = current_setting('app.partnership', true));

ALTER TABLE erased_root ENABLE ROW LEVEL SECURITY;
ALTER TABLE erased_root FORCE ROW LEVEL SECURITY;
CREATE POLICY own_partnership ON erased_root
  USING (partnership_id = current_setting('app.partnership', true));

ALTER TABLE feed_head ENABLE ROW LEVEL SECURITY;
ALTER TABLE feed_head FORCE ROW LEVEL SECURITY;
CREATE POLICY own_partnership ON feed_head
  USING (partnership_id = current_setting('app.partnership', true));

ALTER TABLE held_change ENABLE ROW LEVEL SECURITY;
ALTER TABLE held_change FORCE ROW LEVEL SECURITY;
CREATE POLICY own_partnership ON held_change
  USING (partnership_id = current_setting('app.partnership', true));

ALTER TABLE held_need ENABLE ROW LEVEL SECURITY;
ALTER TABLE held_need FORCE ROW LEVEL SECURITY;
CREATE POLICY own_partnership ON held_need
  USING (partnership_id = current_setting('app.partnership', true));

ALTER TABLE known_change ENABLE ROW LEVEL SECURITY;
ALTER TABLE known_change FORCE ROW LEVEL SECURITY;
CREATE POLICY own_partnership ON known_change
  USING (partnership_id = current_setting('app.partnership', true));

ALTER TABLE log ENABLE ROW LEVEL SECURITY;
ALTER TABLE log FORCE ROW LEVEL SECURITY;
CREATE POLICY own_partnership ON log
  USING (partnership_id = current_setting('app.partnership', true));

ALTER TABLE member ENABLE ROW LEVEL SECURITY;
ALTER TABLE member FORCE ROW LEVEL SECURITY;
CREATE POLICY own_partnership ON member
  USING (partnership_id = current_setting('app.partnership', true));

ALTER TABLE quarantine ENABLE ROW LEVEL SECURITY;
ALTER TABLE quarantine FORCE ROW LEVEL SECURITY;
CREATE POLICY own_partnership ON quarantine
  USING (partnership_id = current_setting('app.partnership', true));

ALTER TABLE record ENABLE ROW LEVEL SECURITY;
ALTER TABLE record FORCE ROW LEVEL SECURITY;
CREATE POLICY own_partnership ON record
  USING (partnership_id = current_setting('app.partnership', true));

ALTER TABLE right_change ENABLE ROW LEVEL SECURITY;
ALTER TABLE right_change FORCE ROW LEVEL SECURITY;
CREATE POLICY own_partnership ON right_change
  USING (partnership_id = current_setting('app.partnership', true));

ALTER TABLE user_root ENABLE ROW LEVEL SECURITY;
ALTER TABLE user_root FORCE ROW LEVEL SECURITY;
CREATE POLICY own_partnership ON user_root
  USING (partnership_id = current_setting('app.partnership', true));
