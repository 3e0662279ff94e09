-- Spreadsheets that members uploaded and have not confirmed yet: private, and gone after a day. A confirmation applies
-- what was shown, not what is sent a second time.
CREATE TABLE sheets (
  id INTEGER PRIMARY KEY NOT NULL,
  -- Who uploaded it, and nobody else's to see.
  member_id INTEGER NOT NULL REFERENCES members (id),
  -- Whose reports they are.
  organisation_id INTEGER NOT NULL REFERENCES organisations (id),
  plan_id INTEGER NOT NULL REFERENCES plans (id),
  -- The reporting period of the reports; null for none.
  period_id INTEGER REFERENCES periods (id),
  file_name TEXT NOT NULL,
  format TEXT NOT NULL CHECK (format IN ('xlsx', 'csv', 'cp949')),
  -- Whether the member has said that the text is in this encoding; nearly any bytes are some text in CP949.
  is_sure INTEGER NOT NULL CHECK (is_sure IN (0, 1)),
  content BLOB NOT NULL CHECK (length(content) BETWEEN 1 AND 2097152),
  uploaded_at TEXT NOT NULL,
  expires_at TEXT NOT NULL CHECK (expires_at > uploaded_at)
) STRICT;
CREATE INDEX sheets_by_member ON sheets (member_id, uploaded_at);
CREATE INDEX sheets_by_expiry ON sheets (expires_at);
