-- What the rules of progress read of every report and milestone, kept in the index itself: a plan with a thousand
-- reports is then read without a look at the rows with their long texts.
DROP INDEX reports_by_commitment_id;
CREATE INDEX reports_by_commitment_id ON reports (commitment_id, since, milestone_id, organisation_id, period_id);
-- Totals of all plans count what had its key by a position.
DROP INDEX milestones_by_commitment_id;
CREATE INDEX milestones_by_commitment_id ON milestones (commitment_id, since);
DROP INDEX commitments_by_plan_id;
CREATE INDEX commitments_by_plan_id ON commitments (plan_id, since);
DROP INDEX report_revisions_history;
CREATE INDEX report_revisions_history ON report_revisions (report_id, since, until, status, is_retracted);
DROP INDEX milestone_revisions_history;
CREATE INDEX milestone_revisions_history
  ON milestone_revisions (milestone_id, since, until, standing, due_on, organisation_id, ordinal);
DROP INDEX assessments_history;
CREATE INDEX assessments_history ON assessments (commitment_id, indicator, since, until, term, how_entered);
