-- The IRM's reports themselves, and one transcription of each value.

-- A report that the IRM publishes on a plan: where it is, when it came out, and how long its draft was open to comment.
CREATE TABLE irm_reports (
  id INTEGER PRIMARY KEY NOT NULL,
  since INTEGER NOT NULL REFERENCES ledger (position) DEFERRABLE INITIALLY DEFERRED,
  until INTEGER REFERENCES ledger (position) DEFERRABLE INITIALLY DEFERRED,
  salt BLOB CHECK (length(salt) = 16),
  plan_id INTEGER NOT NULL REFERENCES plans (id),
  product TEXT NOT NULL CHECK (product IN ('progress_report', 'end_of_term_report', 'design_report', 'transitional_results_report', 'co_creation_brief', 'action_plan_review', 'results_report')),
  published_on TEXT CHECK (published_on IS date(published_on)),
  published_precision TEXT CHECK (published_precision IN ('day', 'month', 'year')),
  url TEXT,
  comment_from TEXT CHECK (comment_from IS date(comment_from)),
  comment_until TEXT CHECK (comment_until IS date(comment_until)),
  source TEXT,
  CHECK (until > since),
  CHECK ((published_on IS NULL) = (published_precision IS NULL)),
  CHECK ((comment_from IS NULL) = (comment_until IS NULL)),
  CHECK (comment_until >= comment_from),
  CHECK (published_on IS NOT NULL OR url IS NOT NULL OR comment_from IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX irm_reports_current ON irm_reports (plan_id, product) WHERE until IS NULL;
CREATE INDEX irm_reports_history ON irm_reports (plan_id, since, until);
CREATE INDEX irm_reports_until ON irm_reports (until) WHERE until IS NOT NULL;
CREATE INDEX irm_reports_since ON irm_reports (since);
CREATE TRIGGER irm_reports_are_new BEFORE INSERT ON irm_reports
WHEN NEW.since <= (SELECT ifnull(max(position), 0) FROM ledger) OR NEW.salt IS NULL OR NEW.until IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'ledger: nothing is added to a written entry'); END;
CREATE TRIGGER irm_reports_are_not_deleted BEFORE DELETE ON irm_reports
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never deleted'); END;
CREATE TRIGGER irm_reports_are_kept BEFORE UPDATE OF id, since, plan_id, product, published_on, published_precision, url,
  comment_from, comment_until, source ON irm_reports
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never changed'); END;
CREATE TRIGGER irm_reports_are_closed_once BEFORE UPDATE OF until ON irm_reports
WHEN OLD.until IS NOT NULL OR NEW.until IS NULL
  OR NEW.until <= (SELECT ifnull(max(position), 0) FROM ledger)
BEGIN SELECT RAISE(ABORT, 'ledger: a row is closed once'); END;
CREATE TRIGGER irm_reports_are_only_redacted BEFORE UPDATE OF salt ON irm_reports
WHEN NEW.salt IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'ledger: text is only emptied, with its salt'); END;

-- A value is transcribed once at a time, whoever did it: who reads another value in the report takes the place of the
-- one before, which stays readable.
CREATE TRIGGER assessments_are_transcribed_once BEFORE INSERT ON assessments
WHEN NEW.how_entered = 'transcribed' AND EXISTS (
  SELECT 1 FROM assessments
  WHERE commitment_id = NEW.commitment_id AND indicator = NEW.indicator AND how_entered = 'transcribed' AND until IS NULL)
BEGIN SELECT RAISE(ABORT, 'assessments: a value is transcribed once'); END;
