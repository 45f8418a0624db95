CREATE TABLE search_row (
  id BIGINT NOT NULL,
  kind VARCHAR NOT NULL,
  record_id CHAR(32) NOT NULL,
  enterprise_id CHAR(32),
  PRIMARY KEY (id)
);

CREATE INDEX ix_search_row_enterprise ON search_row (enterprise_id, id);

CREATE INDEX ix_search_row_record ON search_row (record_id, kind);

CREATE TABLE search_todo (
  kind VARCHAR NOT NULL,
  record_id CHAR(32) NOT NULL,
  PRIMARY KEY (kind, record_id)
);

CREATE VIRTUAL TABLE search_text USING fts5(title, body, content='',
  contentless_delete=1, tokenize="unicode61 remove_diacritics 2", prefix='2 3');

CREATE VIRTUAL TABLE search_word USING fts5vocab(search_text, 'row');

CREATE TRIGGER search_enterprise_insert AFTER INSERT ON enterprise
BEGIN
  INSERT INTO search_todo (kind, record_id) SELECT 'enterprise', NEW.id
    WHERE NOT EXISTS (SELECT 1 FROM search_todo WHERE kind = 'enterprise' AND record_id = NEW.id);
END;

CREATE TRIGGER search_enterprise_update AFTER UPDATE OF name, number, purpose, deleted ON enterprise
BEGIN
  INSERT INTO search_todo (kind, record_id) SELECT 'enterprise', NEW.id
    WHERE NOT EXISTS (SELECT 1 FROM search_todo WHERE kind = 'enterprise' AND record_id = NEW.id);
END;

CREATE TRIGGER search_enterprise_delete AFTER DELETE ON enterprise
BEGIN
  DELETE FROM search_text WHERE rowid IN (SELECT id FROM search_row WHERE record_id = OLD.id AND kind = 'enterprise');
  DELETE FROM search_row WHERE record_id = OLD.id AND kind = 'enterprise';
  DELETE FROM search_todo WHERE record_id = OLD.id AND kind = 'enterprise';
END;

CREATE TRIGGER search_contact_insert AFTER INSERT ON contact
BEGIN
  INSERT INTO search_todo (kind, record_id) SELECT 'contact', NEW.id
    WHERE NOT EXISTS (SELECT 1 FROM search_todo WHERE kind = 'contact' AND record_id = NEW.id);
END;

CREATE TRIGGER search_contact_update AFTER UPDATE OF name, email, phone, enterprise_id, deleted ON contact
BEGIN
  INSERT INTO search_todo (kind, record_id) SELECT 'contact', NEW.id
    WHERE NOT EXISTS (SELECT 1 FROM search_todo WHERE kind = 'contact' AND record_id = NEW.id);
END;

CREATE TRIGGER search_contact_delete AFTER DELETE ON contact
BEGIN
  DELETE FROM search_text WHERE rowid IN (SELECT id FROM search_row WHERE record_id = OLD.id AND kind = 'contact');
  DELETE FROM search_row WHERE record_id = OLD.id AND kind = 'contact';
  DELETE FROM search_todo WHERE record_id = OLD.id AND kind = 'contact';
END;

CREATE TRIGGER search_coaching_session_insert AFTER INSERT ON coaching_session
BEGIN
  INSERT INTO search_todo (kind, record_id) SELECT 'coaching_session', NEW.id
    WHERE NOT EXISTS (SELECT 1 FROM search_todo WHERE kind = 'coaching_session' AND record_id = NEW.id);
END;

CREATE TRIGGER search_coaching_session_update AFTER UPDATE OF subject, note, result, goal, next_step, place, starts_at, enterprise_id, deleted ON coaching_session
BEGIN
  INSERT INTO search_todo (kind, record_id) SELECT 'coaching_session', NEW.id
    WHERE NOT EXISTS (SELECT 1 FROM search_todo WHERE kind = 'coaching_session' AND record_id = NEW.id);
END;

CREATE TRIGGER search_coaching_session_delete AFTER DELETE ON coaching_session
BEGIN
  DELETE FROM search_text WHERE rowid IN (SELECT id FROM search_row WHERE record_id = OLD.id AND kind = 'coaching_session');
  DELETE FROM search_row WHERE record_id = OLD.id AND kind = 'coaching_session';
  DELETE FROM search_todo WHERE record_id = OLD.id AND kind = 'coaching_session';
END;

CREATE TRIGGER search_trajectory_insert AFTER INSERT ON trajectory
BEGIN
  INSERT INTO search_todo (kind, record_id) SELECT 'trajectory', NEW.id
    WHERE NOT EXISTS (SELECT 1 FROM search_todo WHERE kind = 'trajectory' AND record_id = NEW.id);
END;

CREATE TRIGGER search_trajectory_update AFTER UPDATE OF title, purpose, started_on, deleted ON trajectory
BEGIN
  INSERT INTO search_todo (kind, record_id) SELECT 'trajectory', NEW.id
    WHERE NOT EXISTS (SELECT 1 FROM search_todo WHERE kind = 'trajectory' AND record_id = NEW.id);
END;

CREATE TRIGGER search_trajectory_delete AFTER DELETE ON trajectory
BEGIN
  DELETE FROM search_text WHERE rowid IN (SELECT id FROM search_row WHERE record_id = OLD.id AND kind = 'trajectory');
  DELETE FROM search_row WHERE record_id = OLD.id AND kind = 'trajectory';
  DELETE FROM search_todo WHERE record_id = OLD.id AND kind = 'trajectory';
END;

CREATE TRIGGER search_trajectory_member_insert AFTER INSERT ON trajectory_member
BEGIN
  INSERT INTO search_todo (kind, record_id) SELECT 'trajectory', NEW.trajectory_id
    WHERE NOT EXISTS (SELECT 1 FROM search_todo WHERE kind = 'trajectory' AND record_id = NEW.trajectory_id);
END;

CREATE TRIGGER search_trajectory_member_update AFTER UPDATE OF name, deleted ON trajectory_member
BEGIN
  INSERT INTO search_todo (kind, record_id) SELECT 'trajectory', NEW.trajectory_id
    WHERE NOT EXISTS (SELECT 1 FROM search_todo WHERE kind = 'trajectory' AND record_id = NEW.trajectory_id);
END;

CREATE TRIGGER search_meeting_insert AFTER INSERT ON meeting
BEGIN
  INSERT INTO search_todo (kind, record_id) SELECT 'meeting', NEW.id
    WHERE NOT EXISTS (SELECT 1 FROM search_todo WHERE kind = 'meeting' AND record_id = NEW.id);
END;

CREATE TRIGGER search_meeting_update AFTER UPDATE OF title, place, programme, report, starts_at, deleted ON meeting
BEGIN
  INSERT INTO search_todo (kind, record_id) SELECT 'meeting', NEW.id
    WHERE NOT EXISTS (SELECT 1 FROM search_todo WHERE kind = 'meeting' AND record_id = NEW.id);
END;

CREATE TRIGGER search_meeting_delete AFTER DELETE ON meeting
BEGIN
  DELETE FROM search_text WHERE rowid IN (SELECT id FROM search_row WHERE record_id = OLD.id AND kind = 'meeting');
  DELETE FROM search_row WHERE record_id = OLD.id AND kind = 'meeting';
  DELETE FROM search_todo WHERE record_id = OLD.id AND kind = 'meeting';
END;

CREATE TRIGGER search_referral_insert AFTER INSERT ON referral
BEGIN
  INSERT INTO search_todo (kind, record_id) SELECT 'referral', NEW.id
    WHERE NOT EXISTS (SELECT 1 FROM search_todo WHERE kind = 'referral' AND record_id = NEW.id);
END;

CREATE TRIGGER search_referral_update AFTER UPDATE OF company, instrument, receiver, reason, outcome_reason, made_on, enterprise_id, deleted ON referral
BEGIN
  INSERT INTO search_todo (kind, record_id) SELECT 'referral', NEW.id
    WHERE NOT EXISTS (SELECT 1 FROM search_todo WHERE kind = 'referral' AND record_id = NEW.id);
END;

CREATE TRIGGER search_referral_delete AFTER DELETE ON referral
BEGIN
  DELETE FROM search_text WHERE rowid IN (SELECT id FROM search_row WHERE record_id = OLD.id AND kind = 'referral');
  DELETE FROM search_row WHERE record_id = OLD.id AND kind = 'referral';
  DELETE FROM search_todo WHERE record_id = OLD.id AND kind = 'referral';
END;

CREATE TRIGGER search_attachment_insert AFTER INSERT ON attachment
BEGIN
  INSERT INTO search_todo (kind, record_id) SELECT 'attachment', NEW.id
    WHERE NOT EXISTS (SELECT 1 FROM search_todo WHERE kind = 'attachment' AND record_id = NEW.id);
END;

CREATE TRIGGER search_attachment_update AFTER UPDATE OF file_name, added_at, enterprise_id, deleted ON attachment
BEGIN
  INSERT INTO search_todo (kind, record_id) SELECT 'attachment', NEW.id
    WHERE NOT EXISTS (SELECT 1 FROM search_todo WHERE kind = 'attachment' AND record_id = NEW.id);
END;

CREATE TRIGGER search_attachment_delete AFTER DELETE ON attachment
BEGIN
  DELETE FROM search_text WHERE rowid IN (SELECT id FROM search_row WHERE record_id = OLD.id AND kind = 'attachment');
  DELETE FROM search_row WHERE record_id = OLD.id AND kind = 'attachment';
  DELETE FROM search_todo WHERE record_id = OLD.id AND kind = 'attachment';
END;

CREATE TRIGGER search_action_insert AFTER INSERT ON action
BEGIN
  INSERT INTO search_todo (kind, record_id) SELECT 'action', NEW.id
    WHERE NOT EXISTS (SELECT 1 FROM search_todo WHERE kind = 'action' AND record_id = NEW.id);
END;

CREATE TRIGGER search_action_update AFTER UPDATE OF text, outcome, owner, enterprise_id, deleted ON action
BEGIN
  INSERT INTO search_todo (kind, record_id) SELECT 'action', NEW.id
    WHERE NOT EXISTS (SELECT 1 FROM search_todo WHERE kind = 'action' AND record_id = NEW.id);
END;

CREATE TRIGGER search_action_delete AFTER DELETE ON action
BEGIN
  DELETE FROM search_text WHERE rowid IN (SELECT id FROM search_row WHERE record_id = OLD.id AND kind = 'action');
  DELETE FROM search_row WHERE record_id = OLD.id AND kind = 'action';
  DELETE FROM search_todo WHERE record_id = OLD.id AND kind = 'action';
END;

CREATE TRIGGER search_appointment_insert AFTER INSERT ON appointment
BEGIN
  INSERT INTO search_todo (kind, record_id) SELECT 'appointment', NEW.id
    WHERE NOT EXISTS (SELECT 1 FROM search_todo WHERE kind = 'appointment' AND record_id = NEW.id);
END;

CREATE TRIGGER search_appointment_update AFTER UPDATE OF subject, place, starts_at, enterprise_id, deleted ON appointment
BEGIN
  INSERT INTO search_todo (kind, record_id) SELECT 'appointment', NEW.id
    WHERE NOT EXISTS (SELECT 1 FROM search_todo WHERE kind = 'appointment' AND record_id = NEW.id);
END;

CREATE TRIGGER search_appointment_delete AFTER DELETE ON appointment
BEGIN
  DELETE FROM search_text WHERE rowid IN (SELECT id FROM search_row WHERE record_id = OLD.id AND kind = 'appointment');
  DELETE FROM search_row WHERE record_id = OLD.id AND kind = 'appointment';
  DELETE FROM search_todo WHERE record_id = OLD.id AND kind = 'appointment';
END;

CREATE TRIGGER search_network_insert AFTER INSERT ON network
BEGIN
  INSERT INTO search_todo (kind, record_id) SELECT 'network', NEW.id
    WHERE NOT EXISTS (SELECT 1 FROM search_todo WHERE kind = 'network' AND record_id = NEW.id);
END;

CREATE TRIGGER search_network_update AFTER UPDATE OF name, purpose, deleted ON network
BEGIN
  INSERT INTO search_todo (kind, record_id) SELECT 'network', NEW.id
    WHERE NOT EXISTS (SELECT 1 FROM search_todo WHERE kind = 'network' AND record_id = NEW.id);
END;

CREATE TRIGGER search_network_delete AFTER DELETE ON network
BEGIN
  DELETE FROM search_text WHERE rowid IN (SELECT id FROM search_row WHERE record_id = OLD.id AND kind = 'network');
  DELETE FROM search_row WHERE record_id = OLD.id AND kind = 'network';
  DELETE FROM search_todo WHERE record_id = OLD.id AND kind = 'network';
END;

INSERT INTO search_todo (kind, record_id) SELECT 'enterprise', id FROM enterprise WHERE deleted = 0;

INSERT INTO search_todo (kind, record_id) SELECT 'contact', id FROM contact WHERE deleted = 0;

INSERT INTO search_todo (kind, record_id) SELECT 'coaching_session', id FROM coaching_session WHERE deleted = 0;

INSERT INTO search_todo (kind, record_id) SELECT 'trajectory', id FROM trajectory WHERE deleted = 0;

INSERT INTO search_todo (kind, record_id) SELECT 'meeting', id FROM meeting WHERE deleted = 0;

INSERT INTO search_todo (kind, record_id) SELECT 'referral', id FROM referral WHERE deleted = 0;

INSERT INTO search_todo (kind, record_id) SELECT 'attachment', id FROM attachment WHERE deleted = 0;

INSERT INTO search_todo (kind, record_id) SELECT 'action', id FROM action WHERE deleted = 0;

INSERT INTO search_todo (kind, record_id) SELECT 'appointment', id FROM appointment WHERE deleted = 0;

INSERT INTO search_todo (kind, record_id) SELECT 'network', id FROM network WHERE deleted = 0;
