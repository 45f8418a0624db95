CREATE TRIGGER search_improvement_insert AFTER INSERT ON improvement
BEGIN
  INSERT INTO search_todo (kind, record_id) SELECT 'improvement', NEW.id
    WHERE NOT EXISTS (SELECT 1 FROM search_todo WHERE kind = 'improvement' AND record_id = NEW.id);
END;

CREATE TRIGGER search_improvement_update AFTER UPDATE OF title, insight, cause, attempt, measure, effect, decision, noted_on, deleted ON improvement
BEGIN
  INSERT INTO search_todo (kind, record_id) SELECT 'improvement', NEW.id
    WHERE NOT EXISTS (SELECT 1 FROM search_todo WHERE kind = 'improvement' AND record_id = NEW.id);
END;

CREATE TRIGGER search_improvement_delete AFTER DELETE ON improvement
BEGIN
  DELETE FROM search_text WHERE rowid IN (SELECT id FROM search_row WHERE record_id = OLD.id AND kind = 'improvement');
  DELETE FROM search_row WHERE record_id = OLD.id AND kind = 'improvement';
  DELETE FROM search_todo WHERE record_id = OLD.id AND kind = 'improvement';
END;

CREATE TRIGGER search_incoming_question_insert AFTER INSERT ON incoming_question
BEGIN
  INSERT INTO search_todo (kind, record_id) SELECT 'incoming_question', NEW.id
    WHERE NOT EXISTS (SELECT 1 FROM search_todo WHERE kind = 'incoming_question' AND record_id = NEW.id);
END;

CREATE TRIGGER search_incoming_question_update AFTER UPDATE OF text, company, failure, handled_note, received_on, deleted ON incoming_question
BEGIN
  INSERT INTO search_todo (kind, record_id) SELECT 'incoming_question', NEW.id
    WHERE NOT EXISTS (SELECT 1 FROM search_todo WHERE kind = 'incoming_question' AND record_id = NEW.id);
END;

CREATE TRIGGER search_incoming_question_delete AFTER DELETE ON incoming_question
BEGIN
  DELETE FROM search_text WHERE rowid IN (SELECT id FROM search_row WHERE record_id = OLD.id AND kind = 'incoming_question');
  DELETE FROM search_row WHERE record_id = OLD.id AND kind = 'incoming_question';
  DELETE FROM search_todo WHERE record_id = OLD.id AND kind = 'incoming_question';
END;

CREATE TRIGGER search_case_review_insert AFTER INSERT ON case_review
BEGIN
  INSERT INTO search_todo (kind, record_id) SELECT 'case_review', NEW.id
    WHERE NOT EXISTS (SELECT 1 FROM search_todo WHERE kind = 'case_review' AND record_id = NEW.id);
END;

CREATE TRIGGER search_case_review_update AFTER UPDATE OF title, situation, question, tried, said, taken, deleted ON case_review
BEGIN
  INSERT INTO search_todo (kind, record_id) SELECT 'case_review', NEW.id
    WHERE NOT EXISTS (SELECT 1 FROM search_todo WHERE kind = 'case_review' AND record_id = NEW.id);
END;

CREATE TRIGGER search_case_review_delete AFTER DELETE ON case_review
BEGIN
  DELETE FROM search_text WHERE rowid IN (SELECT id FROM search_row WHERE record_id = OLD.id AND kind = 'case_review');
  DELETE FROM search_row WHERE record_id = OLD.id AND kind = 'case_review';
  DELETE FROM search_todo WHERE record_id = OLD.id AND kind = 'case_review';
END;

CREATE TRIGGER search_coordination_meeting_insert AFTER INSERT ON coordination_meeting
BEGIN
  INSERT INTO search_todo (kind, record_id) SELECT 'coordination_meeting', NEW.id
    WHERE NOT EXISTS (SELECT 1 FROM search_todo WHERE kind = 'coordination_meeting' AND record_id = NEW.id);
END;

CREATE TRIGGER search_coordination_meeting_update AFTER UPDATE OF title, place, present, agenda, report, decisions, held_on, deleted ON coordination_meeting
BEGIN
  INSERT INTO search_todo (kind, record_id) SELECT 'coordination_meeting', NEW.id
    WHERE NOT EXISTS (SELECT 1 FROM search_todo WHERE kind = 'coordination_meeting' AND record_id = NEW.id);
END;

CREATE TRIGGER search_coordination_meeting_delete AFTER DELETE ON coordination_meeting
BEGIN
  DELETE FROM search_text WHERE rowid IN (SELECT id FROM search_row WHERE record_id = OLD.id AND kind = 'coordination_meeting');
  DELETE FROM search_row WHERE record_id = OLD.id AND kind = 'coordination_meeting';
  DELETE FROM search_todo WHERE record_id = OLD.id AND kind = 'coordination_meeting';
END;

CREATE TRIGGER search_impact_measure_insert AFTER INSERT ON impact_measure
BEGIN
  INSERT INTO search_todo (kind, record_id) SELECT 'impact_measure', NEW.id
    WHERE NOT EXISTS (SELECT 1 FROM search_todo WHERE kind = 'impact_measure' AND record_id = NEW.id);
END;

CREATE TRIGGER search_impact_measure_update AFTER UPDATE OF note, told_by, measured_on, deleted ON impact_measure
BEGIN
  INSERT INTO search_todo (kind, record_id) SELECT 'impact_measure', NEW.id
    WHERE NOT EXISTS (SELECT 1 FROM search_todo WHERE kind = 'impact_measure' AND record_id = NEW.id);
END;

CREATE TRIGGER search_impact_measure_delete AFTER DELETE ON impact_measure
BEGIN
  DELETE FROM search_text WHERE rowid IN (SELECT id FROM search_row WHERE record_id = OLD.id AND kind = 'impact_measure');
  DELETE FROM search_row WHERE record_id = OLD.id AND kind = 'impact_measure';
  DELETE FROM search_todo WHERE record_id = OLD.id AND kind = 'impact_measure';
END;

CREATE TRIGGER search_goal_check_insert AFTER INSERT ON goal_check
BEGIN
  INSERT INTO search_todo (kind, record_id) SELECT 'goal_check', NEW.id
    WHERE NOT EXISTS (SELECT 1 FROM search_todo WHERE kind = 'goal_check' AND record_id = NEW.id);
END;

CREATE TRIGGER search_goal_check_update AFTER UPDATE OF note, checked_on, deleted ON goal_check
BEGIN
  INSERT INTO search_todo (kind, record_id) SELECT 'goal_check', NEW.id
    WHERE NOT EXISTS (SELECT 1 FROM search_todo WHERE kind = 'goal_check' AND record_id = NEW.id);
END;

CREATE TRIGGER search_goal_check_delete AFTER DELETE ON goal_check
BEGIN
  DELETE FROM search_text WHERE rowid IN (SELECT id FROM search_row WHERE record_id = OLD.id AND kind = 'goal_check');
  DELETE FROM search_row WHERE record_id = OLD.id AND kind = 'goal_check';
  DELETE FROM search_todo WHERE record_id = OLD.id AND kind = 'goal_check';
END;

INSERT INTO search_todo (kind, record_id) SELECT 'improvement', id FROM improvement WHERE deleted = 0;

INSERT INTO search_todo (kind, record_id) SELECT 'incoming_question', id FROM incoming_question WHERE deleted = 0;

INSERT INTO search_todo (kind, record_id) SELECT 'case_review', id FROM case_review WHERE deleted = 0;

INSERT INTO search_todo (kind, record_id) SELECT 'coordination_meeting', id FROM coordination_meeting WHERE deleted = 0;

INSERT INTO search_todo (kind, record_id) SELECT 'impact_measure', id FROM impact_measure WHERE deleted = 0;

INSERT INTO search_todo (kind, record_id) SELECT 'goal_check', id FROM goal_check WHERE deleted = 0;
