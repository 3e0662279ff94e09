-- Correction requests: anyone's "this is wrong or out of date", and what came of it.

-- A request that the secretariat has read. One that was refused keeps its number, category and dates only.
CREATE TABLE requests (
  id INTEGER PRIMARY KEY NOT NULL,
  since INTEGER NOT NULL REFERENCES ledger (position) DEFERRABLE INITIALLY DEFERRED,
  salt BLOB CHECK (length(salt) = 16),
  key TEXT NOT NULL CHECK (key GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9][0-9][0-9]*'),
  participant_id INTEGER NOT NULL REFERENCES participants (id),
  category TEXT NOT NULL CHECK (category IN ('wrong_fact', 'out_of_date', 'missing', 'wrong_translation', 'dead_link', 'other')),
  received_on TEXT NOT NULL CHECK (received_on IS date(received_on)),
  -- Null for one that was accepted.
  refusal TEXT CHECK (refusal IN ('spam', 'personal_data', 'not_about_the_record', 'duplicate', 'unclear')),
  commitment_id INTEGER REFERENCES commitments (id),
  milestone_id INTEGER REFERENCES milestones (id),
  report_id INTEGER REFERENCES reports (id),
  review_id INTEGER REFERENCES reviews (id),
  evidence_id INTEGER REFERENCES evidence (id),
  -- Who has to answer, and by when.
  organisation_id INTEGER REFERENCES organisations (id),
  answer_due_on TEXT CHECK (answer_due_on IS date(answer_due_on)),
  -- The language of the page on which it was written.
  language TEXT CHECK (language IN ('ko', 'en')),
  text TEXT,
  link TEXT,
  -- Whether the secretariat took personal data out of the text before it was published.
  is_edited INTEGER NOT NULL CHECK (is_edited IN (0, 1)),
  CHECK ((refusal IS NULL) = (commitment_id IS NOT NULL)),
  CHECK ((refusal IS NULL) = (organisation_id IS NOT NULL)),
  CHECK ((refusal IS NULL) = (answer_due_on IS NOT NULL)),
  CHECK ((refusal IS NULL) = (language IS NOT NULL)),
  CHECK ((refusal IS NULL) = (text IS NOT NULL)),
  CHECK (refusal IS NULL OR (link IS NULL AND is_edited = 0)),
  CHECK ((milestone_id IS NOT NULL) + (report_id IS NOT NULL) + (review_id IS NOT NULL) + (evidence_id IS NOT NULL) <= (refusal IS NULL))
) STRICT;
CREATE UNIQUE INDEX requests_unique ON requests (key);
CREATE INDEX requests_since ON requests (since);
CREATE INDEX requests_by_commitment_id ON requests (commitment_id);
CREATE INDEX requests_by_participant_id ON requests (participant_id);
CREATE TRIGGER requests_are_new BEFORE INSERT ON requests
WHEN NEW.since <= (SELECT ifnull(max(position), 0) FROM ledger) OR NEW.salt IS NULL
BEGIN SELECT RAISE(ABORT, 'ledger: nothing is added to a written entry'); END;
CREATE TRIGGER requests_are_not_deleted BEFORE DELETE ON requests
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never deleted'); END;
CREATE TRIGGER requests_are_kept BEFORE UPDATE OF id, since, key, participant_id, category, received_on, refusal, commitment_id, milestone_id,
  report_id, review_id, evidence_id, organisation_id, answer_due_on, language, is_edited ON requests
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never changed'); END;
CREATE TRIGGER requests_are_only_redacted BEFORE UPDATE OF salt, text, link ON requests
WHEN NEW.salt IS NOT NULL
  OR (NEW.text IS NOT NULL AND NEW.text <> '')
  OR (NEW.link IS NOT NULL AND NEW.link <> '')
BEGIN SELECT RAISE(ABORT, 'ledger: text is only emptied, with its salt'); END;

-- An answer to a request. The last one holds; one that passes the request on leaves it open with another organisation.
CREATE TABLE outcomes (
  id INTEGER PRIMARY KEY NOT NULL,
  since INTEGER NOT NULL REFERENCES ledger (position) DEFERRABLE INITIALLY DEFERRED,
  salt BLOB CHECK (length(salt) = 16),
  request_id INTEGER NOT NULL REFERENCES requests (id),
  -- Whose answer it is.
  organisation_id INTEGER NOT NULL REFERENCES organisations (id),
  outcome TEXT NOT NULL CHECK (outcome IN ('corrected', 'partly_corrected', 'not_corrected', 'passed_on')),
  text_ko TEXT,
  text_ko_is TEXT CHECK (text_ko_is IN ('original', 'official', 'unofficial')),
  text_en TEXT,
  text_en_is TEXT CHECK (text_en_is IN ('original', 'official', 'unofficial')),
  -- The entry of the ledger that the request caused.
  caused_position INTEGER REFERENCES ledger (position),
  -- Who has to answer from then on, and by when.
  passed_to_id INTEGER REFERENCES organisations (id),
  answer_due_on TEXT CHECK (answer_due_on IS date(answer_due_on)),
  CHECK ((text_ko IS NULL) = (text_ko_is IS NULL)),
  CHECK ((text_en IS NULL) = (text_en_is IS NULL)),
  CHECK ((outcome = 'passed_on') = (passed_to_id IS NOT NULL)),
  CHECK ((outcome = 'passed_on') = (answer_due_on IS NOT NULL)),
  CHECK (caused_position IS NOT NULL OR outcome = 'not_corrected' OR outcome = 'passed_on')
) STRICT;
CREATE INDEX outcomes_since ON outcomes (since);
CREATE INDEX outcomes_by_request_id ON outcomes (request_id);
CREATE TRIGGER outcomes_are_new BEFORE INSERT ON outcomes
WHEN NEW.since <= (SELECT ifnull(max(position), 0) FROM ledger) OR NEW.salt IS NULL
BEGIN SELECT RAISE(ABORT, 'ledger: nothing is added to a written entry'); END;
CREATE TRIGGER outcomes_are_not_deleted BEFORE DELETE ON outcomes
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never deleted'); END;
CREATE TRIGGER outcomes_are_kept BEFORE UPDATE OF id, since, request_id, organisation_id, outcome, text_ko_is, text_en_is, caused_position,
  passed_to_id, answer_due_on ON outcomes
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never changed'); END;
CREATE TRIGGER outcomes_are_only_redacted BEFORE UPDATE OF salt, text_ko, text_en ON outcomes
WHEN NEW.salt IS NOT NULL
  OR (NEW.text_ko IS NOT NULL AND NEW.text_ko <> '')
  OR (NEW.text_en IS NOT NULL AND NEW.text_en <> '')
BEGIN SELECT RAISE(ABORT, 'ledger: text is only emptied, with its salt'); END;

-- A request that nobody has read yet: private, and gone from here once it is accepted or refused.
CREATE TABLE waiting_requests (
  id INTEGER PRIMARY KEY NOT NULL,
  key TEXT NOT NULL UNIQUE CHECK (key GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9][0-9][0-9]*'),
  participant_id INTEGER NOT NULL REFERENCES participants (id),
  category TEXT NOT NULL CHECK (category IN ('wrong_fact', 'out_of_date', 'missing', 'wrong_translation', 'dead_link', 'other')),
  received_on TEXT NOT NULL CHECK (received_on IS date(received_on)),
  commitment_id INTEGER NOT NULL REFERENCES commitments (id),
  milestone_id INTEGER REFERENCES milestones (id),
  report_id INTEGER REFERENCES reports (id),
  review_id INTEGER REFERENCES reviews (id),
  evidence_id INTEGER REFERENCES evidence (id),
  language TEXT NOT NULL CHECK (language IN ('ko', 'en')),
  text TEXT NOT NULL,
  link TEXT
) STRICT;
CREATE INDEX waiting_requests_by_participant_id ON waiting_requests (participant_id);

-- Where the sender of a request wants to be told: the secretariat's alone, and gone some days after the outcome.
CREATE TABLE request_senders (
  key TEXT PRIMARY KEY NOT NULL,
  address TEXT NOT NULL,
  -- The day after which it is deleted; null until the request is refused or answered.
  kept_until TEXT CHECK (kept_until IS date(kept_until))
) STRICT, WITHOUT ROWID;
