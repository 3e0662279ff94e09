-- What is not public: reports that are being written, and which forms have had their effect.

-- A report, or a correction of one, that an organisation has not published yet. Its members share it.
CREATE TABLE drafts (
  id INTEGER PRIMARY KEY NOT NULL,
  organisation_id INTEGER NOT NULL REFERENCES organisations (id),
  commitment_id INTEGER NOT NULL REFERENCES commitments (id),
  milestone_id INTEGER REFERENCES milestones (id),
  -- The report that it corrects.
  report_id INTEGER REFERENCES reports (id),
  written_by INTEGER NOT NULL REFERENCES members (id),
  -- What was typed, as JSON.
  content TEXT NOT NULL CHECK (json_valid(content)),
  -- The position that its writer had seen.
  base INTEGER NOT NULL,
  -- Grows by one each time it is saved.
  version INTEGER NOT NULL,
  saved_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX drafts_unique
  ON drafts (organisation_id, commitment_id, ifnull(milestone_id, 0), ifnull(report_id, 0));
CREATE INDEX drafts_by_commitment_id ON drafts (commitment_id);
CREATE INDEX drafts_by_written_by ON drafts (written_by);

-- A form that was acted upon, by the token that it carried: sent again, it leads to what it did the first time.
CREATE TABLE receipts (
  token BLOB PRIMARY KEY NOT NULL CHECK (length(token) = 16),
  location TEXT NOT NULL,
  made_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX receipts_by_made_at ON receipts (made_at);
