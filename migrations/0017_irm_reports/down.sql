DROP TRIGGER assessments_are_transcribed_once;
DROP TABLE irm_reports;
