-- People and sign-in: private state beside the record. Outside the ledger, in no file, on no page but their owner's and
-- the secretariat's.

-- Somebody who may sign in, for one organisation and one participant. The public record names the organisation only.
CREATE TABLE members (
  id INTEGER PRIMARY KEY NOT NULL,
  email TEXT NOT NULL UNIQUE CHECK (email = lower(email) AND email LIKE '_%@_%'),
  name TEXT NOT NULL CHECK (name <> ''),
  organisation_id INTEGER NOT NULL REFERENCES organisations (id),
  participant_id INTEGER NOT NULL REFERENCES participants (id),
  role TEXT NOT NULL CHECK (role IN ('reporter', 'reviewer', 'assessor', 'secretariat')),
  -- The division that the public record names beside the organisation; empty if it names none.
  office TEXT NOT NULL,
  -- Null until the invitation is accepted.
  password_hash TEXT CHECK (password_hash LIKE '$argon2id$%'),
  created_at TEXT NOT NULL,
  removed_at TEXT
) STRICT;
CREATE INDEX members_by_participant ON members (participant_id, email);

-- One-time links by which a member sets a password; of the token only its digest is kept.
CREATE TABLE invitations (
  id INTEGER PRIMARY KEY NOT NULL,
  member_id INTEGER NOT NULL REFERENCES members (id),
  token_hash TEXT NOT NULL UNIQUE CHECK (length(token_hash) = 64),
  purpose TEXT NOT NULL CHECK (purpose IN ('invite', 'reset')),
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL CHECK (expires_at > created_at),
  -- When it was used, or replaced by a newer one.
  used_at TEXT
) STRICT;
CREATE INDEX invitations_by_member ON invitations (member_id);

-- Who is signed in, and where; of the key in the cookie only its digest is kept.
CREATE TABLE sessions (
  id INTEGER PRIMARY KEY NOT NULL,
  key_hash TEXT NOT NULL UNIQUE CHECK (length(key_hash) = 64),
  member_id INTEGER NOT NULL REFERENCES members (id),
  created_at TEXT NOT NULL,
  last_seen_at TEXT NOT NULL,
  expires_at TEXT NOT NULL CHECK (expires_at > created_at),
  user_agent TEXT NOT NULL
) STRICT;
CREATE INDEX sessions_by_member ON sessions (member_id);

-- Who signed in and out, and who tried; kept for two years.
CREATE TABLE access_log (
  id INTEGER PRIMARY KEY NOT NULL,
  at TEXT NOT NULL,
  -- Null where the address that was typed is no member's.
  member_id INTEGER REFERENCES members (id),
  organisation_id INTEGER REFERENCES organisations (id),
  what TEXT NOT NULL CHECK (what IN ('sign_in', 'sign_out', 'link', 'password_change', 'sessions_end')),
  outcome TEXT NOT NULL CHECK (outcome IN ('done', 'refused')),
  -- The network address of who asked.
  address TEXT NOT NULL
) STRICT;
CREATE INDEX access_log_by_member ON access_log (member_id, at);
CREATE INDEX access_log_by_time ON access_log (at);

-- Who changed whose rights; never trimmed.
CREATE TABLE permission_changes (
  id INTEGER PRIMARY KEY NOT NULL,
  at TEXT NOT NULL,
  -- Null for the command line.
  by_id INTEGER REFERENCES members (id),
  member_id INTEGER NOT NULL REFERENCES members (id),
  what TEXT NOT NULL CHECK (what IN ('invited', 'reset', 'accepted', 'password', 'rights', 'removed')),
  old TEXT,
  new TEXT
) STRICT;
CREATE INDEX permission_changes_by_member ON permission_changes (member_id);
CREATE TRIGGER permission_changes_are_kept BEFORE UPDATE ON permission_changes
BEGIN SELECT RAISE(ABORT, 'members: a change of rights is never changed'); END;
CREATE TRIGGER permission_changes_are_not_deleted BEFORE DELETE ON permission_changes
BEGIN SELECT RAISE(ABORT, 'members: a change of rights is never deleted'); END;
