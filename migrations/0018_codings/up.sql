-- What assessors work on before it is published. Private to the assessors of an organisation: of no page but theirs, and
-- of no file.

-- What one assessor says of one unit, without knowing what the others say.
CREATE TABLE codings (
  id INTEGER PRIMARY KEY NOT NULL,
  organisation_id INTEGER NOT NULL REFERENCES organisations (id),
  member_id INTEGER NOT NULL REFERENCES members (id),
  product TEXT NOT NULL CHECK (product IN ('progress_report', 'end_of_term_report', 'design_report', 'transitional_results_report', 'co_creation_brief', 'action_plan_review', 'results_report')),
  -- The unit: a commitment, a part of one as the IRM counts, or a cluster.
  commitment_id INTEGER NOT NULL REFERENCES commitments (id),
  -- What was typed, as JSON.
  content TEXT NOT NULL CHECK (json_valid(content)),
  -- Grows by one each time it is saved.
  version INTEGER NOT NULL,
  saved_at TEXT NOT NULL,
  -- When its coder declared it finished; from then on it stands, and the coder may see the others'.
  finished_at TEXT
) STRICT;
CREATE UNIQUE INDEX codings_unique ON codings (organisation_id, product, commitment_id, member_id);
CREATE INDEX codings_by_commitment_id ON codings (commitment_id);
CREATE INDEX codings_by_member_id ON codings (member_id);

-- The values of one unit on which the assessors settle, until they are published.
CREATE TABLE consolidations (
  id INTEGER PRIMARY KEY NOT NULL,
  organisation_id INTEGER NOT NULL REFERENCES organisations (id),
  product TEXT NOT NULL CHECK (product IN ('progress_report', 'end_of_term_report', 'design_report', 'transitional_results_report', 'co_creation_brief', 'action_plan_review', 'results_report')),
  commitment_id INTEGER NOT NULL REFERENCES commitments (id),
  -- Who saved it last, and so answers for it.
  written_by INTEGER NOT NULL REFERENCES members (id),
  -- What was typed, as JSON; of a correction, the reason too.
  content TEXT NOT NULL CHECK (json_valid(content)),
  -- From which position the published values are that its writer had seen; 0 if there were none.
  base INTEGER NOT NULL,
  version INTEGER NOT NULL,
  saved_at TEXT NOT NULL,
  -- Who proposed it to a second person, and when; it is not changed while it waits.
  proposed_by INTEGER REFERENCES members (id),
  proposed_at TEXT,
  -- What the second person said who sent it back.
  note TEXT,
  CHECK ((proposed_by IS NULL) = (proposed_at IS NULL))
) STRICT;
CREATE UNIQUE INDEX consolidations_unique ON consolidations (organisation_id, product, commitment_id);
CREATE INDEX consolidations_by_commitment_id ON consolidations (commitment_id);
CREATE INDEX consolidations_by_written_by ON consolidations (written_by);
CREATE INDEX consolidations_by_proposed_by ON consolidations (proposed_by);
