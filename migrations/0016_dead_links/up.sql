-- How often readers said of a piece of evidence, by day, that its link no longer opens. Private until somebody looks:
-- it changes nothing public, and says nothing of who pressed.
CREATE TABLE link_reports (
  evidence_id INTEGER NOT NULL REFERENCES evidence (id),
  reported_on TEXT NOT NULL CHECK (reported_on IS date(reported_on)),
  n INTEGER NOT NULL CHECK (n > 0),
  PRIMARY KEY (evidence_id, reported_on)
) STRICT, WITHOUT ROWID;
