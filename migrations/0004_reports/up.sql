-- What is said to have been done and seen: reports, reviews and their evidence.

-- An organisation's statement on a commitment, or on one of its milestones, for a period.
CREATE TABLE reports (
  id INTEGER PRIMARY KEY NOT NULL,
  since INTEGER NOT NULL REFERENCES ledger (position) DEFERRABLE INITIALLY DEFERRED,
  salt BLOB CHECK (length(salt) = 16),
  key TEXT NOT NULL,
  commitment_id INTEGER NOT NULL REFERENCES commitments (id),
  milestone_id INTEGER REFERENCES milestones (id),
  organisation_id INTEGER NOT NULL REFERENCES organisations (id),
  period_id INTEGER REFERENCES periods (id),
  entered_later INTEGER NOT NULL CHECK (entered_later IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX reports_unique ON reports (key);
CREATE INDEX reports_since ON reports (since);
CREATE INDEX reports_by_commitment_id ON reports (commitment_id);
CREATE INDEX reports_by_organisation_id ON reports (organisation_id);
CREATE TRIGGER reports_are_new BEFORE INSERT ON reports
WHEN NEW.since <= (SELECT ifnull(max(position), 0) FROM ledger) OR NEW.salt IS NULL
BEGIN SELECT RAISE(ABORT, 'ledger: nothing is added to a written entry'); END;
CREATE TRIGGER reports_are_not_deleted BEFORE DELETE ON reports
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never deleted'); END;
CREATE TRIGGER reports_are_kept BEFORE UPDATE ON reports
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never changed'); END;

-- The words of a report; a correction is a new row, and the old one stays.
CREATE TABLE report_revisions (
  id INTEGER PRIMARY KEY NOT NULL,
  since INTEGER NOT NULL REFERENCES ledger (position) DEFERRABLE INITIALLY DEFERRED,
  until INTEGER REFERENCES ledger (position) DEFERRABLE INITIALLY DEFERRED,
  salt BLOB CHECK (length(salt) = 16),
  report_id INTEGER NOT NULL REFERENCES reports (id),
  status TEXT NOT NULL CHECK (status IN ('not_started', 'limited', 'substantial', 'complete', 'withdrawn')),
  text_ko TEXT,
  text_ko_is TEXT CHECK (text_ko_is IN ('original', 'official', 'unofficial')),
  text_en TEXT,
  text_en_is TEXT CHECK (text_en_is IN ('original', 'official', 'unofficial')),
  difficulties_ko TEXT,
  difficulties_en TEXT,
  next_step_ko TEXT,
  next_step_en TEXT,
  no_evidence_ko TEXT,
  no_evidence_en TEXT,
  occurred_on TEXT CHECK (occurred_on IS date(occurred_on)),
  is_retracted INTEGER NOT NULL CHECK (is_retracted IN (0, 1)),
  CHECK (until > since),
  CHECK ((text_ko IS NULL) = (text_ko_is IS NULL)),
  CHECK ((text_en IS NULL) = (text_en_is IS NULL))
) STRICT;
CREATE UNIQUE INDEX report_revisions_current ON report_revisions (report_id) WHERE until IS NULL;
CREATE INDEX report_revisions_history ON report_revisions (report_id, since, until);
CREATE INDEX report_revisions_until ON report_revisions (until) WHERE until IS NOT NULL;
CREATE INDEX report_revisions_since ON report_revisions (since);
CREATE TRIGGER report_revisions_are_new BEFORE INSERT ON report_revisions
WHEN NEW.since <= (SELECT ifnull(max(position), 0) FROM ledger) OR NEW.salt IS NULL OR NEW.until IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'ledger: nothing is added to a written entry'); END;
CREATE TRIGGER report_revisions_are_not_deleted BEFORE DELETE ON report_revisions
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never deleted'); END;
CREATE TRIGGER report_revisions_are_kept BEFORE UPDATE OF id, since, report_id, status, text_ko_is, text_en_is, occurred_on, is_retracted ON report_revisions
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never changed'); END;
CREATE TRIGGER report_revisions_are_closed_once BEFORE UPDATE OF until ON report_revisions
WHEN OLD.until IS NOT NULL OR NEW.until IS NULL
  OR NEW.until <= (SELECT ifnull(max(position), 0) FROM ledger)
BEGIN SELECT RAISE(ABORT, 'ledger: a row is closed once'); END;
CREATE TRIGGER report_revisions_are_only_redacted BEFORE UPDATE OF salt, text_ko, text_en, difficulties_ko, difficulties_en, next_step_ko, next_step_en,
  no_evidence_ko, no_evidence_en ON report_revisions
WHEN NEW.salt IS NOT NULL
  OR (NEW.text_ko IS NOT NULL AND NEW.text_ko <> '')
  OR (NEW.text_en IS NOT NULL AND NEW.text_en <> '')
  OR (NEW.difficulties_ko IS NOT NULL AND NEW.difficulties_ko <> '')
  OR (NEW.difficulties_en IS NOT NULL AND NEW.difficulties_en <> '')
  OR (NEW.next_step_ko IS NOT NULL AND NEW.next_step_ko <> '')
  OR (NEW.next_step_en IS NOT NULL AND NEW.next_step_en <> '')
  OR (NEW.no_evidence_ko IS NOT NULL AND NEW.no_evidence_ko <> '')
  OR (NEW.no_evidence_en IS NOT NULL AND NEW.no_evidence_en <> '')
BEGIN SELECT RAISE(ABORT, 'ledger: text is only emptied, with its salt'); END;

-- A civil-society organisation's verdict on a commitment or milestone.
CREATE TABLE reviews (
  id INTEGER PRIMARY KEY NOT NULL,
  since INTEGER NOT NULL REFERENCES ledger (position) DEFERRABLE INITIALLY DEFERRED,
  salt BLOB CHECK (length(salt) = 16),
  key TEXT NOT NULL,
  commitment_id INTEGER NOT NULL REFERENCES commitments (id),
  milestone_id INTEGER REFERENCES milestones (id),
  organisation_id INTEGER NOT NULL REFERENCES organisations (id),
  period_id INTEGER REFERENCES periods (id)
) STRICT;
CREATE UNIQUE INDEX reviews_unique ON reviews (key);
CREATE INDEX reviews_since ON reviews (since);
CREATE INDEX reviews_by_commitment_id ON reviews (commitment_id);
CREATE INDEX reviews_by_organisation_id ON reviews (organisation_id);
CREATE TRIGGER reviews_are_new BEFORE INSERT ON reviews
WHEN NEW.since <= (SELECT ifnull(max(position), 0) FROM ledger) OR NEW.salt IS NULL
BEGIN SELECT RAISE(ABORT, 'ledger: nothing is added to a written entry'); END;
CREATE TRIGGER reviews_are_not_deleted BEFORE DELETE ON reviews
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never deleted'); END;
CREATE TRIGGER reviews_are_kept BEFORE UPDATE ON reviews
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never changed'); END;

-- The words of a review; a revision is a new row, and the old one stays.
CREATE TABLE review_revisions (
  id INTEGER PRIMARY KEY NOT NULL,
  since INTEGER NOT NULL REFERENCES ledger (position) DEFERRABLE INITIALLY DEFERRED,
  until INTEGER REFERENCES ledger (position) DEFERRABLE INITIALLY DEFERRED,
  salt BLOB CHECK (length(salt) = 16),
  review_id INTEGER NOT NULL REFERENCES reviews (id),
  status TEXT NOT NULL CHECK (status IN ('not_started', 'limited', 'substantial', 'complete', 'no_evidence')),
  text_ko TEXT,
  text_ko_is TEXT CHECK (text_ko_is IN ('original', 'official', 'unofficial')),
  text_en TEXT,
  text_en_is TEXT CHECK (text_en_is IN ('original', 'official', 'unofficial')),
  is_retracted INTEGER NOT NULL CHECK (is_retracted IN (0, 1)),
  CHECK (until > since),
  CHECK ((text_ko IS NULL) = (text_ko_is IS NULL)),
  CHECK ((text_en IS NULL) = (text_en_is IS NULL))
) STRICT;
CREATE UNIQUE INDEX review_revisions_current ON review_revisions (review_id) WHERE until IS NULL;
CREATE INDEX review_revisions_history ON review_revisions (review_id, since, until);
CREATE INDEX review_revisions_until ON review_revisions (until) WHERE until IS NOT NULL;
CREATE INDEX review_revisions_since ON review_revisions (since);
CREATE TRIGGER review_revisions_are_new BEFORE INSERT ON review_revisions
WHEN NEW.since <= (SELECT ifnull(max(position), 0) FROM ledger) OR NEW.salt IS NULL OR NEW.until IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'ledger: nothing is added to a written entry'); END;
CREATE TRIGGER review_revisions_are_not_deleted BEFORE DELETE ON review_revisions
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never deleted'); END;
CREATE TRIGGER review_revisions_are_kept BEFORE UPDATE OF id, since, review_id, status, text_ko_is, text_en_is, is_retracted ON review_revisions
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never changed'); END;
CREATE TRIGGER review_revisions_are_closed_once BEFORE UPDATE OF until ON review_revisions
WHEN OLD.until IS NOT NULL OR NEW.until IS NULL
  OR NEW.until <= (SELECT ifnull(max(position), 0) FROM ledger)
BEGIN SELECT RAISE(ABORT, 'ledger: a row is closed once'); END;
CREATE TRIGGER review_revisions_are_only_redacted BEFORE UPDATE OF salt, text_ko, text_en ON review_revisions
WHEN NEW.salt IS NOT NULL
  OR (NEW.text_ko IS NOT NULL AND NEW.text_ko <> '')
  OR (NEW.text_en IS NOT NULL AND NEW.text_en <> '')
BEGIN SELECT RAISE(ABORT, 'ledger: text is only emptied, with its salt'); END;

-- Proof offered with a report or a review.
CREATE TABLE evidence (
  id INTEGER PRIMARY KEY NOT NULL,
  since INTEGER NOT NULL REFERENCES ledger (position) DEFERRABLE INITIALLY DEFERRED,
  salt BLOB CHECK (length(salt) = 16),
  key TEXT NOT NULL,
  report_id INTEGER REFERENCES reports (id),
  review_id INTEGER REFERENCES reviews (id),
  CHECK ((report_id IS NULL) <> (review_id IS NULL))
) STRICT;
CREATE UNIQUE INDEX evidence_unique ON evidence (key);
CREATE INDEX evidence_since ON evidence (since);
CREATE INDEX evidence_by_report_id ON evidence (report_id);
CREATE INDEX evidence_by_review_id ON evidence (review_id);
CREATE TRIGGER evidence_are_new BEFORE INSERT ON evidence
WHEN NEW.since <= (SELECT ifnull(max(position), 0) FROM ledger) OR NEW.salt IS NULL
BEGIN SELECT RAISE(ABORT, 'ledger: nothing is added to a written entry'); END;
CREATE TRIGGER evidence_are_not_deleted BEFORE DELETE ON evidence
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never deleted'); END;
CREATE TRIGGER evidence_are_kept BEFORE UPDATE ON evidence
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never changed'); END;

-- What is said of a piece of evidence; dead_on is the date on which it was confirmed that it no longer opens.
CREATE TABLE evidence_revisions (
  id INTEGER PRIMARY KEY NOT NULL,
  since INTEGER NOT NULL REFERENCES ledger (position) DEFERRABLE INITIALLY DEFERRED,
  until INTEGER REFERENCES ledger (position) DEFERRABLE INITIALLY DEFERRED,
  salt BLOB CHECK (length(salt) = 16),
  evidence_id INTEGER NOT NULL REFERENCES evidence (id),
  kind TEXT NOT NULL CHECK (kind IN ('statement', 'press', 'official_document', 'law', 'data_set', 'live_service')),
  url TEXT NOT NULL,
  title_ko TEXT,
  title_ko_is TEXT CHECK (title_ko_is IN ('original', 'official', 'unofficial')),
  title_en TEXT,
  title_en_is TEXT CHECK (title_en_is IN ('original', 'official', 'unofficial')),
  dated_on TEXT CHECK (dated_on IS date(dated_on)),
  seen_on TEXT CHECK (seen_on IS date(seen_on)),
  archive_url TEXT,
  dead_on TEXT CHECK (dead_on IS date(dead_on)),
  CHECK (until > since),
  CHECK ((title_ko IS NULL) = (title_ko_is IS NULL)),
  CHECK ((title_en IS NULL) = (title_en_is IS NULL))
) STRICT;
CREATE UNIQUE INDEX evidence_revisions_current ON evidence_revisions (evidence_id) WHERE until IS NULL;
CREATE INDEX evidence_revisions_history ON evidence_revisions (evidence_id, since, until);
CREATE INDEX evidence_revisions_until ON evidence_revisions (until) WHERE until IS NOT NULL;
CREATE INDEX evidence_revisions_since ON evidence_revisions (since);
CREATE TRIGGER evidence_revisions_are_new BEFORE INSERT ON evidence_revisions
WHEN NEW.since <= (SELECT ifnull(max(position), 0) FROM ledger) OR NEW.salt IS NULL OR NEW.until IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'ledger: nothing is added to a written entry'); END;
CREATE TRIGGER evidence_revisions_are_not_deleted BEFORE DELETE ON evidence_revisions
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never deleted'); END;
CREATE TRIGGER evidence_revisions_are_kept BEFORE UPDATE OF id, since, evidence_id, kind, title_ko_is, title_en_is, dated_on, seen_on, dead_on ON evidence_revisions
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never changed'); END;
CREATE TRIGGER evidence_revisions_are_closed_once BEFORE UPDATE OF until ON evidence_revisions
WHEN OLD.until IS NOT NULL OR NEW.until IS NULL
  OR NEW.until <= (SELECT ifnull(max(position), 0) FROM ledger)
BEGIN SELECT RAISE(ABORT, 'ledger: a row is closed once'); END;
CREATE TRIGGER evidence_revisions_are_only_redacted BEFORE UPDATE OF salt, url, title_ko, title_en, archive_url ON evidence_revisions
WHEN NEW.salt IS NOT NULL
  OR (NEW.url IS NOT NULL AND NEW.url <> '')
  OR (NEW.title_ko IS NOT NULL AND NEW.title_ko <> '')
  OR (NEW.title_en IS NOT NULL AND NEW.title_en <> '')
  OR (NEW.archive_url IS NOT NULL AND NEW.archive_url <> '')
BEGIN SELECT RAISE(ABORT, 'ledger: text is only emptied, with its salt'); END;
