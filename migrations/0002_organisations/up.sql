-- Who takes part: participants of OGP, and the organisations that promise, watch and assess.

-- An OGP member, national or local; its key never changes.
CREATE TABLE participants (
  id INTEGER PRIMARY KEY NOT NULL,
  since INTEGER NOT NULL REFERENCES ledger (position) DEFERRABLE INITIALLY DEFERRED,
  salt BLOB CHECK (length(salt) = 16),
  key TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX participants_unique ON participants (key);
CREATE INDEX participants_since ON participants (since);
CREATE TRIGGER participants_are_new BEFORE INSERT ON participants
WHEN NEW.since <= (SELECT ifnull(max(position), 0) FROM ledger) OR NEW.salt IS NULL
BEGIN SELECT RAISE(ABORT, 'ledger: nothing is added to a written entry'); END;
CREATE TRIGGER participants_are_not_deleted BEFORE DELETE ON participants
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never deleted'); END;
CREATE TRIGGER participants_are_kept BEFORE UPDATE ON participants
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never changed'); END;

-- What is said of a participant.
CREATE TABLE participant_revisions (
  id INTEGER PRIMARY KEY NOT NULL,
  since INTEGER NOT NULL REFERENCES ledger (position) DEFERRABLE INITIALLY DEFERRED,
  until INTEGER REFERENCES ledger (position) DEFERRABLE INITIALLY DEFERRED,
  salt BLOB CHECK (length(salt) = 16),
  participant_id INTEGER NOT NULL REFERENCES participants (id),
  iso3 TEXT,
  ogp_prefix TEXT,
  level TEXT NOT NULL CHECK (level IN ('national', 'local', 'legacy_local', 'other')),
  region TEXT CHECK (region IN ('africa_and_the_middle_east', 'americas', 'asia_and_the_pacific', 'europe')),
  time_zone TEXT NOT NULL,
  is_demonstration INTEGER NOT NULL CHECK (is_demonstration IN (0, 1)),
  name_ko TEXT,
  name_ko_is TEXT CHECK (name_ko_is IN ('original', 'official', 'unofficial')),
  name_en TEXT,
  name_en_is TEXT CHECK (name_en_is IN ('original', 'official', 'unofficial')),
  forum_ko TEXT,
  forum_en TEXT,
  source TEXT,
  CHECK (until > since),
  CHECK ((name_ko IS NULL) = (name_ko_is IS NULL)),
  CHECK ((name_en IS NULL) = (name_en_is IS NULL))
) STRICT;
CREATE UNIQUE INDEX participant_revisions_current ON participant_revisions (participant_id) WHERE until IS NULL;
CREATE INDEX participant_revisions_history ON participant_revisions (participant_id, since, until);
CREATE INDEX participant_revisions_until ON participant_revisions (until) WHERE until IS NOT NULL;
CREATE INDEX participant_revisions_since ON participant_revisions (since);
CREATE TRIGGER participant_revisions_are_new BEFORE INSERT ON participant_revisions
WHEN NEW.since <= (SELECT ifnull(max(position), 0) FROM ledger) OR NEW.salt IS NULL OR NEW.until IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'ledger: nothing is added to a written entry'); END;
CREATE TRIGGER participant_revisions_are_not_deleted BEFORE DELETE ON participant_revisions
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never deleted'); END;
CREATE TRIGGER participant_revisions_are_kept BEFORE UPDATE OF id, since, participant_id, iso3, ogp_prefix, level, region, time_zone, is_demonstration,
  name_ko_is, name_en_is, source ON participant_revisions
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never changed'); END;
CREATE TRIGGER participant_revisions_are_closed_once BEFORE UPDATE OF until ON participant_revisions
WHEN OLD.until IS NOT NULL OR NEW.until IS NULL
  OR NEW.until <= (SELECT ifnull(max(position), 0) FROM ledger)
BEGIN SELECT RAISE(ABORT, 'ledger: a row is closed once'); END;
CREATE TRIGGER participant_revisions_are_only_redacted BEFORE UPDATE OF salt, name_ko, name_en, forum_ko, forum_en ON participant_revisions
WHEN NEW.salt IS NOT NULL
  OR (NEW.name_ko IS NOT NULL AND NEW.name_ko <> '')
  OR (NEW.name_en IS NOT NULL AND NEW.name_en <> '')
  OR (NEW.forum_ko IS NOT NULL AND NEW.forum_ko <> '')
  OR (NEW.forum_en IS NOT NULL AND NEW.forum_en <> '')
BEGIN SELECT RAISE(ABORT, 'ledger: text is only emptied, with its salt'); END;

-- A ministry, a civil-society organisation, the IRM or another body; its key never changes.
CREATE TABLE organisations (
  id INTEGER PRIMARY KEY NOT NULL,
  since INTEGER NOT NULL REFERENCES ledger (position) DEFERRABLE INITIALLY DEFERRED,
  salt BLOB CHECK (length(salt) = 16),
  key TEXT NOT NULL,
  participant_id INTEGER REFERENCES participants (id)
) STRICT;
CREATE UNIQUE INDEX organisations_unique ON organisations (key);
CREATE INDEX organisations_since ON organisations (since);
CREATE TRIGGER organisations_are_new BEFORE INSERT ON organisations
WHEN NEW.since <= (SELECT ifnull(max(position), 0) FROM ledger) OR NEW.salt IS NULL
BEGIN SELECT RAISE(ABORT, 'ledger: nothing is added to a written entry'); END;
CREATE TRIGGER organisations_are_not_deleted BEFORE DELETE ON organisations
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never deleted'); END;
CREATE TRIGGER organisations_are_kept BEFORE UPDATE ON organisations
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never changed'); END;

-- What is said of an organisation, its successor included.
CREATE TABLE organisation_revisions (
  id INTEGER PRIMARY KEY NOT NULL,
  since INTEGER NOT NULL REFERENCES ledger (position) DEFERRABLE INITIALLY DEFERRED,
  until INTEGER REFERENCES ledger (position) DEFERRABLE INITIALLY DEFERRED,
  salt BLOB CHECK (length(salt) = 16),
  organisation_id INTEGER NOT NULL REFERENCES organisations (id),
  kind TEXT NOT NULL CHECK (kind IN ('ministry', 'civil_society', 'irm', 'other')),
  parent_id INTEGER REFERENCES organisations (id),
  successor_id INTEGER REFERENCES organisations (id),
  succeeded_on TEXT CHECK (succeeded_on IS date(succeeded_on)),
  homepage TEXT,
  source TEXT,
  CHECK (until > since),
  CHECK ((successor_id IS NULL) = (succeeded_on IS NULL))
) STRICT;
CREATE UNIQUE INDEX organisation_revisions_current ON organisation_revisions (organisation_id) WHERE until IS NULL;
CREATE INDEX organisation_revisions_history ON organisation_revisions (organisation_id, since, until);
CREATE INDEX organisation_revisions_until ON organisation_revisions (until) WHERE until IS NOT NULL;
CREATE INDEX organisation_revisions_since ON organisation_revisions (since);
CREATE TRIGGER organisation_revisions_are_new BEFORE INSERT ON organisation_revisions
WHEN NEW.since <= (SELECT ifnull(max(position), 0) FROM ledger) OR NEW.salt IS NULL OR NEW.until IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'ledger: nothing is added to a written entry'); END;
CREATE TRIGGER organisation_revisions_are_not_deleted BEFORE DELETE ON organisation_revisions
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never deleted'); END;
CREATE TRIGGER organisation_revisions_are_kept BEFORE UPDATE OF id, since, organisation_id, kind, parent_id, successor_id, succeeded_on, homepage, source ON organisation_revisions
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never changed'); END;
CREATE TRIGGER organisation_revisions_are_closed_once BEFORE UPDATE OF until ON organisation_revisions
WHEN OLD.until IS NOT NULL OR NEW.until IS NULL
  OR NEW.until <= (SELECT ifnull(max(position), 0) FROM ledger)
BEGIN SELECT RAISE(ABORT, 'ledger: a row is closed once'); END;
CREATE TRIGGER organisation_revisions_are_only_redacted BEFORE UPDATE OF salt ON organisation_revisions
WHEN NEW.salt IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'ledger: text is only emptied, with its salt'); END;

-- The names of an organisation, each from a date on (from the beginning where there is none).
CREATE TABLE organisation_names (
  id INTEGER PRIMARY KEY NOT NULL,
  since INTEGER NOT NULL REFERENCES ledger (position) DEFERRABLE INITIALLY DEFERRED,
  until INTEGER REFERENCES ledger (position) DEFERRABLE INITIALLY DEFERRED,
  salt BLOB CHECK (length(salt) = 16),
  organisation_id INTEGER NOT NULL REFERENCES organisations (id),
  valid_from TEXT CHECK (valid_from IS date(valid_from)),
  name_ko TEXT,
  name_ko_is TEXT CHECK (name_ko_is IN ('original', 'official', 'unofficial')),
  name_en TEXT,
  name_en_is TEXT CHECK (name_en_is IN ('original', 'official', 'unofficial')),
  source TEXT,
  CHECK (until > since),
  CHECK ((name_ko IS NULL) = (name_ko_is IS NULL)),
  CHECK ((name_en IS NULL) = (name_en_is IS NULL)),
  CHECK (name_ko IS NOT NULL OR name_en IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX organisation_names_current ON organisation_names (organisation_id, ifnull(valid_from, '')) WHERE until IS NULL;
CREATE INDEX organisation_names_history ON organisation_names (organisation_id, since, until);
CREATE INDEX organisation_names_until ON organisation_names (until) WHERE until IS NOT NULL;
CREATE INDEX organisation_names_since ON organisation_names (since);
CREATE TRIGGER organisation_names_are_new BEFORE INSERT ON organisation_names
WHEN NEW.since <= (SELECT ifnull(max(position), 0) FROM ledger) OR NEW.salt IS NULL OR NEW.until IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'ledger: nothing is added to a written entry'); END;
CREATE TRIGGER organisation_names_are_not_deleted BEFORE DELETE ON organisation_names
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never deleted'); END;
CREATE TRIGGER organisation_names_are_kept BEFORE UPDATE OF id, since, organisation_id, valid_from, name_ko_is, name_en_is, source ON organisation_names
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never changed'); END;
CREATE TRIGGER organisation_names_are_closed_once BEFORE UPDATE OF until ON organisation_names
WHEN OLD.until IS NOT NULL OR NEW.until IS NULL
  OR NEW.until <= (SELECT ifnull(max(position), 0) FROM ledger)
BEGIN SELECT RAISE(ABORT, 'ledger: a row is closed once'); END;
CREATE TRIGGER organisation_names_are_only_redacted BEFORE UPDATE OF salt, name_ko, name_en ON organisation_names
WHEN NEW.salt IS NOT NULL
  OR (NEW.name_ko IS NOT NULL AND NEW.name_ko <> '')
  OR (NEW.name_en IS NOT NULL AND NEW.name_en <> '')
BEGIN SELECT RAISE(ABORT, 'ledger: text is only emptied, with its salt'); END;
