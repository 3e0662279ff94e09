-- What a ministry answers to a review, and drafts of reviews and answers.

-- That an organisation answered a review; it answers each review once, and revises what it said.
CREATE TABLE answers (
  id INTEGER PRIMARY KEY NOT NULL,
  since INTEGER NOT NULL REFERENCES ledger (position) DEFERRABLE INITIALLY DEFERRED,
  salt BLOB CHECK (length(salt) = 16),
  key TEXT NOT NULL,
  review_id INTEGER NOT NULL REFERENCES reviews (id),
  -- Whose answer it is, whoever wrote it.
  organisation_id INTEGER NOT NULL REFERENCES organisations (id)
) STRICT;
CREATE UNIQUE INDEX answers_unique ON answers (key);
CREATE UNIQUE INDEX answers_once ON answers (review_id, organisation_id);
CREATE INDEX answers_since ON answers (since);
CREATE TRIGGER answers_are_new BEFORE INSERT ON answers
WHEN NEW.since <= (SELECT ifnull(max(position), 0) FROM ledger) OR NEW.salt IS NULL
BEGIN SELECT RAISE(ABORT, 'ledger: nothing is added to a written entry'); END;
CREATE TRIGGER answers_are_not_deleted BEFORE DELETE ON answers
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never deleted'); END;
CREATE TRIGGER answers_are_kept BEFORE UPDATE ON answers
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never changed'); END;

-- The words of an answer; a revision is a new row, and the old one stays.
CREATE TABLE answer_revisions (
  id INTEGER PRIMARY KEY NOT NULL,
  since INTEGER NOT NULL REFERENCES ledger (position) DEFERRABLE INITIALLY DEFERRED,
  until INTEGER REFERENCES ledger (position) DEFERRABLE INITIALLY DEFERRED,
  salt BLOB CHECK (length(salt) = 16),
  answer_id INTEGER NOT NULL REFERENCES answers (id),
  text_ko TEXT,
  text_ko_is TEXT CHECK (text_ko_is IN ('original', 'official', 'unofficial')),
  text_en TEXT,
  text_en_is TEXT CHECK (text_en_is IN ('original', 'official', 'unofficial')),
  CHECK (until > since),
  CHECK ((text_ko IS NULL) = (text_ko_is IS NULL)),
  CHECK ((text_en IS NULL) = (text_en_is IS NULL))
) STRICT;
CREATE UNIQUE INDEX answer_revisions_current ON answer_revisions (answer_id) WHERE until IS NULL;
CREATE INDEX answer_revisions_history ON answer_revisions (answer_id, since, until);
CREATE INDEX answer_revisions_until ON answer_revisions (until) WHERE until IS NOT NULL;
CREATE INDEX answer_revisions_since ON answer_revisions (since);
CREATE TRIGGER answer_revisions_are_new BEFORE INSERT ON answer_revisions
WHEN NEW.since <= (SELECT ifnull(max(position), 0) FROM ledger) OR NEW.salt IS NULL OR NEW.until IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'ledger: nothing is added to a written entry'); END;
CREATE TRIGGER answer_revisions_are_not_deleted BEFORE DELETE ON answer_revisions
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never deleted'); END;
CREATE TRIGGER answer_revisions_are_kept BEFORE UPDATE OF id, since, answer_id, text_ko_is, text_en_is ON answer_revisions
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never changed'); END;
CREATE TRIGGER answer_revisions_are_closed_once BEFORE UPDATE OF until ON answer_revisions
WHEN OLD.until IS NOT NULL OR NEW.until IS NULL
  OR NEW.until <= (SELECT ifnull(max(position), 0) FROM ledger)
BEGIN SELECT RAISE(ABORT, 'ledger: a row is closed once'); END;
CREATE TRIGGER answer_revisions_are_only_redacted BEFORE UPDATE OF salt, text_ko, text_en ON answer_revisions
WHEN NEW.salt IS NOT NULL
  OR (NEW.text_ko IS NOT NULL AND NEW.text_ko <> '')
  OR (NEW.text_en IS NOT NULL AND NEW.text_en <> '')
BEGIN SELECT RAISE(ABORT, 'ledger: text is only emptied, with its salt'); END;

-- Disputes are read from every version of what was reported and found, kept in the indexes themselves.
DROP INDEX review_revisions_history;
CREATE INDEX review_revisions_history ON review_revisions (review_id, since, until, status, is_retracted);
DROP INDEX reviews_by_commitment_id;
CREATE INDEX reviews_by_commitment_id ON reviews (commitment_id, since, milestone_id, organisation_id, period_id);

-- A review, a revision of one, or an answer to one that an organisation has not published yet. Its members share it.
CREATE TABLE review_drafts (
  id INTEGER PRIMARY KEY NOT NULL,
  organisation_id INTEGER NOT NULL REFERENCES organisations (id),
  commitment_id INTEGER NOT NULL REFERENCES commitments (id),
  milestone_id INTEGER REFERENCES milestones (id),
  -- The review that it revises.
  revises_id INTEGER REFERENCES reviews (id),
  -- The review that it answers.
  answers_id INTEGER REFERENCES reviews (id),
  written_by INTEGER NOT NULL REFERENCES members (id),
  -- What was typed, as JSON.
  content TEXT NOT NULL CHECK (json_valid(content)),
  -- The position that its writer had seen.
  base INTEGER NOT NULL,
  -- Grows by one each time it is saved.
  version INTEGER NOT NULL,
  saved_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX review_drafts_unique
  ON review_drafts
  (organisation_id, commitment_id, ifnull(milestone_id, 0), ifnull(revises_id, 0), ifnull(answers_id, 0));
CREATE INDEX review_drafts_by_written_by ON review_drafts (written_by);
