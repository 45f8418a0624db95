CREATE TABLE alias (
  partnership_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  old_id TEXT NOT NULL,
  new_id TEXT NOT NULL,
  PRIMARY KEY (partnership_id, kind, old_id)
);

CREATE INDEX ix_alias_new ON alias (partnership_id, kind, new_id);

ALTER TABLE alias ENABLE ROW LEVEL SECURITY;

ALTER TABLE alias FORCE ROW LEVEL SECURITY;

CREATE POLICY own_partnership ON alias
  USING (partnership_id = current_setting('app.partnership', true));
