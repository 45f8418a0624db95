CREATE TABLE tenant (
  partnership_id TEXT NOT NULL,
  server_id TEXT NOT NULL,
  made_at TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (partnership_id)
);

CREATE TABLE account (
  partnership_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  partner_id TEXT NOT NULL,
  role TEXT NOT NULL,
  email TEXT NOT NULL,
  is_active BOOLEAN NOT NULL,
  made_at TIMESTAMP WITH TIME ZONE NOT NULL,
  subject TEXT,
  PRIMARY KEY (partnership_id, person_id)
);

CREATE INDEX ix_account_email ON account (partnership_id, email);

CREATE TABLE invitation (
  selector TEXT NOT NULL,
  partnership_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  code_mac TEXT NOT NULL,
  tries_left INTEGER NOT NULL,
  until TIMESTAMP WITH TIME ZONE NOT NULL,
  challenge TEXT,
  public_key TEXT,
  PRIMARY KEY (selector)
);

CREATE INDEX ix_invitation_person ON invitation (partnership_id, person_id);

CREATE TABLE device (
  partnership_id TEXT NOT NULL,
  id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  name TEXT NOT NULL,
  public_key TEXT NOT NULL,
  app TEXT NOT NULL,
  added_at TIMESTAMP WITH TIME ZONE NOT NULL,
  last_seen TIMESTAMP WITH TIME ZONE,
  is_blocked BOOLEAN NOT NULL,
  is_revoked BOOLEAN NOT NULL,
  generation INTEGER NOT NULL,
  rotated_at TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (partnership_id, id)
);

CREATE INDEX ix_device_person ON device (partnership_id, person_id);

CREATE TABLE reporting_reader (
  role TEXT NOT NULL,
  partnership_id TEXT NOT NULL,
  PRIMARY KEY (role)
);

CREATE TABLE visit (
  partnership_id TEXT NOT NULL,
  device_id TEXT NOT NULL,
  day DATE NOT NULL,
  partner_id TEXT NOT NULL,
  rounds INTEGER NOT NULL,
  PRIMARY KEY (partnership_id, device_id, day)
);

CREATE TABLE blob (
  partnership_id TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  size BIGINT NOT NULL,
  chunk_bytes INTEGER NOT NULL,
  state TEXT NOT NULL,
  upload TEXT NOT NULL,
  touched_at TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (partnership_id, sha256)
);

CREATE TABLE blob_chunk (
  partnership_id TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  number INTEGER NOT NULL,
  tag TEXT NOT NULL,
  PRIMARY KEY (partnership_id, sha256, number)
);

CREATE TABLE blob_told (
  partnership_id TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  root TEXT NOT NULL,
  PRIMARY KEY (partnership_id, sha256, root)
);

CREATE INDEX ix_record_file ON record (partnership_id, (data ->> 'sha256')) WHERE kind = 'attachment';

ALTER TABLE account ENABLE ROW LEVEL SECURITY;

ALTER TABLE account FORCE ROW LEVEL SECURITY;

CREATE POLICY own_partnership ON account
  USING (partnership_id = current_setting('app.partnership', true));

ALTER TABLE device ENABLE ROW LEVEL SECURITY;

ALTER TABLE device FORCE ROW LEVEL SECURITY;

CREATE POLICY own_partnership ON device
  USING (partnership_id = current_setting('app.partnership', true));

ALTER TABLE visit ENABLE ROW LEVEL SECURITY;

ALTER TABLE visit FORCE ROW LEVEL SECURITY;

CREATE POLICY own_partnership ON visit
  USING (partnership_id = current_setting('app.partnership', true));

ALTER TABLE blob ENABLE ROW LEVEL SECURITY;

ALTER TABLE blob FORCE ROW LEVEL SECURITY;

CREATE POLICY own_partnership ON blob
  USING (partnership_id = current_setting('app.partnership', true));

ALTER TABLE blob_chunk ENABLE ROW LEVEL SECURITY;

ALTER TABLE blob_chunk FORCE ROW LEVEL SECURITY;

CREATE POLICY own_partnership ON blob_chunk
  USING (partnership_id = current_setting('app.partnership', true));

ALTER TABLE blob_told ENABLE ROW LEVEL SECURITY;

ALTER TABLE blob_told FORCE ROW LEVEL SECURITY;

CREATE POLICY own_partnership ON blob_told
  USING (partnership_id = current_setting('app.partnership', true));
