DROP INDEX reports_by_commitment_id;
CREATE INDEX reports_by_commitment_id ON reports (commitment_id);
DROP INDEX report_revisions_history;
CREATE INDEX report_revisions_history ON report_revisions (report_id, since, until);
DROP INDEX milestone_revisions_history;
CREATE INDEX milestone_revisions_history ON milestone_revisions (milestone_id, since, until);
DROP INDEX assessments_history;
CREATE INDEX assessments_history ON assessments (commitment_id, since, until);
