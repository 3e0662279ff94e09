-- The ledger: one row for every change to the public record, and what each change wrote.

-- The ledger: one row for every change to the public record. The position is the version of the whole record.
CREATE TABLE ledger (
  position INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  recorded_at TEXT NOT NULL,
  -- Null for the command line, whose office is "operator".
  organisation_id INTEGER REFERENCES organisations (id),
  office TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('import', 'plan', 'submission', 'amendment', 'tracking', 'report', 'correction', 'retraction', 'review', 'review_revision', 'transcription', 'assessment', 'organisation', 'redaction')),
  participant_id INTEGER REFERENCES participants (id),
  reason TEXT,
  source TEXT,
  -- The version of the canonical form that the hashes of this entry were made of.
  canonical INTEGER NOT NULL,
  digest TEXT NOT NULL UNIQUE CHECK (length(digest) = 64)
) STRICT;

CREATE INDEX ledger_by_kind ON ledger (kind, participant_id);

CREATE TRIGGER ledger_is_in_order BEFORE INSERT ON ledger
WHEN NEW.position <> (SELECT ifnull(max(position), 0) + 1 FROM ledger)
  OR NEW.recorded_at < (SELECT ifnull(max(recorded_at), '') FROM ledger)
BEGIN SELECT RAISE(ABORT, 'ledger: positions and times only grow'); END;
CREATE TRIGGER ledger_is_kept BEFORE UPDATE ON ledger
BEGIN SELECT RAISE(ABORT, 'ledger: an entry is never changed'); END;
CREATE TRIGGER ledger_is_not_deleted BEFORE DELETE ON ledger
BEGIN SELECT RAISE(ABORT, 'ledger: an entry is never deleted'); END;

-- What each entry wrote: the rows it added (with the hash of what they say), closed and redacted.
CREATE TABLE ledger_rows (
  position INTEGER NOT NULL REFERENCES ledger (position) DEFERRABLE INITIALLY DEFERRED,
  row_table TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  action TEXT NOT NULL CHECK (action IN ('add', 'close', 'redact')),
  hash TEXT CHECK (hash IS NULL OR length(hash) = 64),
  PRIMARY KEY (position, row_table, row_id, action),
  CHECK ((action = 'add') = (hash IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE TRIGGER ledger_rows_are_new BEFORE INSERT ON ledger_rows
WHEN NEW.position <= (SELECT ifnull(max(position), 0) FROM ledger)
BEGIN SELECT RAISE(ABORT, 'ledger: nothing is added to a written entry'); END;
CREATE TRIGGER ledger_rows_are_kept BEFORE UPDATE ON ledger_rows
BEGIN SELECT RAISE(ABORT, 'ledger: an entry is never changed'); END;
CREATE TRIGGER ledger_rows_are_not_deleted BEFORE DELETE ON ledger_rows
BEGIN SELECT RAISE(ABORT, 'ledger: an entry is never deleted'); END;

-- "Jikm" in ASCII: says that this file is ours.
PRAGMA application_id = 1248422765;
