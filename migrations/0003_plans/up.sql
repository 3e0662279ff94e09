-- What was promised: plans, their submitted versions and reporting periods, commitments and milestones.

-- An action plan; its key never changes.
CREATE TABLE plans (
  id INTEGER PRIMARY KEY NOT NULL,
  since INTEGER NOT NULL REFERENCES ledger (position) DEFERRABLE INITIALLY DEFERRED,
  salt BLOB CHECK (length(salt) = 16),
  key TEXT NOT NULL,
  participant_id INTEGER NOT NULL REFERENCES participants (id)
) STRICT;
CREATE UNIQUE INDEX plans_unique ON plans (key);
CREATE INDEX plans_since ON plans (since);
CREATE INDEX plans_by_participant_id ON plans (participant_id);
CREATE TRIGGER plans_are_new BEFORE INSERT ON plans
WHEN NEW.since <= (SELECT ifnull(max(position), 0) FROM ledger) OR NEW.salt IS NULL
BEGIN SELECT RAISE(ABORT, 'ledger: nothing is added to a written entry'); END;
CREATE TRIGGER plans_are_not_deleted BEFORE DELETE ON plans
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never deleted'); END;
CREATE TRIGGER plans_are_kept BEFORE UPDATE ON plans
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never changed'); END;

-- What is said of a plan. Tracked_from is the date from which silence and lateness are counted here.
CREATE TABLE plan_revisions (
  id INTEGER PRIMARY KEY NOT NULL,
  since INTEGER NOT NULL REFERENCES ledger (position) DEFERRABLE INITIALLY DEFERRED,
  until INTEGER REFERENCES ledger (position) DEFERRABLE INITIALLY DEFERRED,
  salt BLOB CHECK (length(salt) = 16),
  plan_id INTEGER NOT NULL REFERENCES plans (id),
  number INTEGER NOT NULL,
  ogp_id TEXT,
  title_ko TEXT,
  title_ko_is TEXT CHECK (title_ko_is IN ('original', 'official', 'unofficial')),
  title_en TEXT,
  title_en_is TEXT CHECK (title_en_is IN ('original', 'official', 'unofficial')),
  start_written TEXT,
  start_on TEXT CHECK (start_on IS date(start_on)),
  start_precision TEXT CHECK (start_precision IN ('day', 'month', 'year')),
  end_written TEXT,
  end_on TEXT CHECK (end_on IS date(end_on)),
  end_precision TEXT CHECK (end_precision IN ('day', 'month', 'year', 'open')),
  submission_year INTEGER,
  stage TEXT NOT NULL CHECK (stage IN ('draft', 'in_force', 'closed')),
  generation TEXT NOT NULL CHECK (generation IN ('first', 'second', 'current')),
  commitments_stated INTEGER,
  irm_units_stated INTEGER,
  tracked_from TEXT CHECK (tracked_from IS date(tracked_from)),
  source TEXT,
  CHECK (until > since),
  CHECK ((title_ko IS NULL) = (title_ko_is IS NULL)),
  CHECK ((title_en IS NULL) = (title_en_is IS NULL)),
  CHECK ((start_on IS NULL) = (start_precision IS NULL OR start_precision = 'open')),
  CHECK ((end_on IS NULL) = (end_precision IS NULL OR end_precision = 'open'))
) STRICT;
CREATE UNIQUE INDEX plan_revisions_current ON plan_revisions (plan_id) WHERE until IS NULL;
CREATE INDEX plan_revisions_history ON plan_revisions (plan_id, since, until);
CREATE INDEX plan_revisions_until ON plan_revisions (until) WHERE until IS NOT NULL;
CREATE INDEX plan_revisions_since ON plan_revisions (since);
CREATE TRIGGER plan_revisions_are_new BEFORE INSERT ON plan_revisions
WHEN NEW.since <= (SELECT ifnull(max(position), 0) FROM ledger) OR NEW.salt IS NULL OR NEW.until IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'ledger: nothing is added to a written entry'); END;
CREATE TRIGGER plan_revisions_are_not_deleted BEFORE DELETE ON plan_revisions
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never deleted'); END;
CREATE TRIGGER plan_revisions_are_kept BEFORE UPDATE OF id, since, plan_id, number, ogp_id, title_ko_is, title_en_is, start_written, start_on,
  start_precision, end_written, end_on, end_precision, submission_year, stage, generation,
  commitments_stated, irm_units_stated, tracked_from, source ON plan_revisions
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never changed'); END;
CREATE TRIGGER plan_revisions_are_closed_once BEFORE UPDATE OF until ON plan_revisions
WHEN OLD.until IS NOT NULL OR NEW.until IS NULL
  OR NEW.until <= (SELECT ifnull(max(position), 0) FROM ledger)
BEGIN SELECT RAISE(ABORT, 'ledger: a row is closed once'); END;
CREATE TRIGGER plan_revisions_are_only_redacted BEFORE UPDATE OF salt, title_ko, title_en ON plan_revisions
WHEN NEW.salt IS NOT NULL
  OR (NEW.title_ko IS NOT NULL AND NEW.title_ko <> '')
  OR (NEW.title_en IS NOT NULL AND NEW.title_en <> '')
BEGIN SELECT RAISE(ABORT, 'ledger: text is only emptied, with its salt'); END;

-- A version of a plan as submitted: the record as it stood at the position at which this row was written.
CREATE TABLE plan_versions (
  id INTEGER PRIMARY KEY NOT NULL,
  since INTEGER NOT NULL REFERENCES ledger (position) DEFERRABLE INITIALLY DEFERRED,
  salt BLOB CHECK (length(salt) = 16),
  plan_id INTEGER NOT NULL REFERENCES plans (id),
  number INTEGER NOT NULL,
  submitted_on TEXT CHECK (submitted_on IS date(submitted_on)),
  source TEXT
) STRICT;
CREATE UNIQUE INDEX plan_versions_unique ON plan_versions (plan_id, number);
CREATE INDEX plan_versions_since ON plan_versions (since);
CREATE TRIGGER plan_versions_are_new BEFORE INSERT ON plan_versions
WHEN NEW.since <= (SELECT ifnull(max(position), 0) FROM ledger) OR NEW.salt IS NULL
BEGIN SELECT RAISE(ABORT, 'ledger: nothing is added to a written entry'); END;
CREATE TRIGGER plan_versions_are_not_deleted BEFORE DELETE ON plan_versions
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never deleted'); END;
CREATE TRIGGER plan_versions_are_kept BEFORE UPDATE ON plan_versions
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never changed'); END;

-- A reporting period of a plan; its key never changes.
CREATE TABLE periods (
  id INTEGER PRIMARY KEY NOT NULL,
  since INTEGER NOT NULL REFERENCES ledger (position) DEFERRABLE INITIALLY DEFERRED,
  salt BLOB CHECK (length(salt) = 16),
  key TEXT NOT NULL,
  plan_id INTEGER NOT NULL REFERENCES plans (id)
) STRICT;
CREATE UNIQUE INDEX periods_unique ON periods (key);
CREATE INDEX periods_since ON periods (since);
CREATE INDEX periods_by_plan_id ON periods (plan_id);
CREATE TRIGGER periods_are_new BEFORE INSERT ON periods
WHEN NEW.since <= (SELECT ifnull(max(position), 0) FROM ledger) OR NEW.salt IS NULL
BEGIN SELECT RAISE(ABORT, 'ledger: nothing is added to a written entry'); END;
CREATE TRIGGER periods_are_not_deleted BEFORE DELETE ON periods
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never deleted'); END;
CREATE TRIGGER periods_are_kept BEFORE UPDATE ON periods
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never changed'); END;

-- What is said of a reporting period; from silent_from on, a milestone without a report counts as silent.
CREATE TABLE period_revisions (
  id INTEGER PRIMARY KEY NOT NULL,
  since INTEGER NOT NULL REFERENCES ledger (position) DEFERRABLE INITIALLY DEFERRED,
  until INTEGER REFERENCES ledger (position) DEFERRABLE INITIALLY DEFERRED,
  salt BLOB CHECK (length(salt) = 16),
  period_id INTEGER NOT NULL REFERENCES periods (id),
  label_ko TEXT,
  label_en TEXT,
  starts_on TEXT NOT NULL CHECK (starts_on IS date(starts_on)),
  ends_on TEXT NOT NULL CHECK (ends_on IS date(ends_on)),
  silent_from TEXT NOT NULL CHECK (silent_from IS date(silent_from)),
  CHECK (until > since),
  CHECK (starts_on <= ends_on AND ends_on <= silent_from)
) STRICT;
CREATE UNIQUE INDEX period_revisions_current ON period_revisions (period_id) WHERE until IS NULL;
CREATE INDEX period_revisions_history ON period_revisions (period_id, since, until);
CREATE INDEX period_revisions_until ON period_revisions (until) WHERE until IS NOT NULL;
CREATE INDEX period_revisions_since ON period_revisions (since);
CREATE TRIGGER period_revisions_are_new BEFORE INSERT ON period_revisions
WHEN NEW.since <= (SELECT ifnull(max(position), 0) FROM ledger) OR NEW.salt IS NULL OR NEW.until IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'ledger: nothing is added to a written entry'); END;
CREATE TRIGGER period_revisions_are_not_deleted BEFORE DELETE ON period_revisions
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never deleted'); END;
CREATE TRIGGER period_revisions_are_kept BEFORE UPDATE OF id, since, period_id, starts_on, ends_on, silent_from ON period_revisions
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never changed'); END;
CREATE TRIGGER period_revisions_are_closed_once BEFORE UPDATE OF until ON period_revisions
WHEN OLD.until IS NOT NULL OR NEW.until IS NULL
  OR NEW.until <= (SELECT ifnull(max(position), 0) FROM ledger)
BEGIN SELECT RAISE(ABORT, 'ledger: a row is closed once'); END;
CREATE TRIGGER period_revisions_are_only_redacted BEFORE UPDATE OF salt, label_ko, label_en ON period_revisions
WHEN NEW.salt IS NOT NULL
  OR (NEW.label_ko IS NOT NULL AND NEW.label_ko <> '')
  OR (NEW.label_en IS NOT NULL AND NEW.label_en <> '')
BEGIN SELECT RAISE(ABORT, 'ledger: text is only emptied, with its salt'); END;

-- A commitment, or a unit of one as the IRM coded it; its key never changes.
CREATE TABLE commitments (
  id INTEGER PRIMARY KEY NOT NULL,
  since INTEGER NOT NULL REFERENCES ledger (position) DEFERRABLE INITIALLY DEFERRED,
  salt BLOB CHECK (length(salt) = 16),
  key TEXT NOT NULL,
  plan_id INTEGER NOT NULL REFERENCES plans (id)
) STRICT;
CREATE UNIQUE INDEX commitments_unique ON commitments (key);
CREATE INDEX commitments_since ON commitments (since);
CREATE INDEX commitments_by_plan_id ON commitments (plan_id);
CREATE TRIGGER commitments_are_new BEFORE INSERT ON commitments
WHEN NEW.since <= (SELECT ifnull(max(position), 0) FROM ledger) OR NEW.salt IS NULL
BEGIN SELECT RAISE(ABORT, 'ledger: nothing is added to a written entry'); END;
CREATE TRIGGER commitments_are_not_deleted BEFORE DELETE ON commitments
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never deleted'); END;
CREATE TRIGGER commitments_are_kept BEFORE UPDATE ON commitments
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never changed'); END;

-- What is said of a commitment. Numbers are text: 2.1 is not a quantity.
CREATE TABLE commitment_revisions (
  id INTEGER PRIMARY KEY NOT NULL,
  since INTEGER NOT NULL REFERENCES ledger (position) DEFERRABLE INITIALLY DEFERRED,
  until INTEGER REFERENCES ledger (position) DEFERRABLE INITIALLY DEFERRED,
  salt BLOB CHECK (length(salt) = 16),
  commitment_id INTEGER NOT NULL REFERENCES commitments (id),
  number TEXT,
  ordinal INTEGER NOT NULL,
  ogp_id TEXT,
  unit TEXT NOT NULL CHECK (unit IN ('commitment', 'irm_unit', 'cluster')),
  standing TEXT NOT NULL CHECK (standing IN ('in_plan', 'withdrawn')),
  title_ko TEXT,
  title_ko_is TEXT CHECK (title_ko_is IN ('original', 'official', 'unofficial')),
  title_en TEXT,
  title_en_is TEXT CHECK (title_en_is IN ('original', 'official', 'unofficial')),
  short_title TEXT,
  theme_ko TEXT,
  theme_en TEXT,
  lead_written TEXT,
  supporting_written TEXT,
  start_written TEXT,
  start_on TEXT CHECK (start_on IS date(start_on)),
  start_precision TEXT CHECK (start_precision IN ('day', 'month', 'year')),
  end_written TEXT,
  end_on TEXT CHECK (end_on IS date(end_on)),
  end_precision TEXT CHECK (end_precision IN ('day', 'month', 'year', 'open')),
  areas_coded INTEGER NOT NULL CHECK (areas_coded IN (0, 1)),
  url TEXT,
  note_ko TEXT,
  note_en TEXT,
  source TEXT,
  CHECK (until > since),
  CHECK ((title_ko IS NULL) = (title_ko_is IS NULL)),
  CHECK ((title_en IS NULL) = (title_en_is IS NULL)),
  CHECK ((start_on IS NULL) = (start_precision IS NULL OR start_precision = 'open')),
  CHECK ((end_on IS NULL) = (end_precision IS NULL OR end_precision = 'open'))
) STRICT;
CREATE UNIQUE INDEX commitment_revisions_current ON commitment_revisions (commitment_id) WHERE until IS NULL;
CREATE INDEX commitment_revisions_history ON commitment_revisions (commitment_id, since, until);
CREATE INDEX commitment_revisions_until ON commitment_revisions (until) WHERE until IS NOT NULL;
CREATE INDEX commitment_revisions_since ON commitment_revisions (since);
CREATE TRIGGER commitment_revisions_are_new BEFORE INSERT ON commitment_revisions
WHEN NEW.since <= (SELECT ifnull(max(position), 0) FROM ledger) OR NEW.salt IS NULL OR NEW.until IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'ledger: nothing is added to a written entry'); END;
CREATE TRIGGER commitment_revisions_are_not_deleted BEFORE DELETE ON commitment_revisions
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never deleted'); END;
CREATE TRIGGER commitment_revisions_are_kept BEFORE UPDATE OF id, since, commitment_id, number, ordinal, ogp_id, unit, standing, title_ko_is, title_en_is,
  short_title, lead_written, supporting_written, start_written, start_on, start_precision,
  end_written, end_on, end_precision, areas_coded, url, source ON commitment_revisions
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never changed'); END;
CREATE TRIGGER commitment_revisions_are_closed_once BEFORE UPDATE OF until ON commitment_revisions
WHEN OLD.until IS NOT NULL OR NEW.until IS NULL
  OR NEW.until <= (SELECT ifnull(max(position), 0) FROM ledger)
BEGIN SELECT RAISE(ABORT, 'ledger: a row is closed once'); END;
CREATE TRIGGER commitment_revisions_are_only_redacted BEFORE UPDATE OF salt, title_ko, title_en, theme_ko, theme_en, note_ko, note_en ON commitment_revisions
WHEN NEW.salt IS NOT NULL
  OR (NEW.title_ko IS NOT NULL AND NEW.title_ko <> '')
  OR (NEW.title_en IS NOT NULL AND NEW.title_en <> '')
  OR (NEW.theme_ko IS NOT NULL AND NEW.theme_ko <> '')
  OR (NEW.theme_en IS NOT NULL AND NEW.theme_en <> '')
  OR (NEW.note_ko IS NOT NULL AND NEW.note_ko <> '')
  OR (NEW.note_en IS NOT NULL AND NEW.note_en <> '')
BEGIN SELECT RAISE(ABORT, 'ledger: text is only emptied, with its salt'); END;

-- The fields of the commitment template, one row a field.
CREATE TABLE commitment_texts (
  id INTEGER PRIMARY KEY NOT NULL,
  since INTEGER NOT NULL REFERENCES ledger (position) DEFERRABLE INITIALLY DEFERRED,
  until INTEGER REFERENCES ledger (position) DEFERRABLE INITIALLY DEFERRED,
  salt BLOB CHECK (length(salt) = 16),
  commitment_id INTEGER NOT NULL REFERENCES commitments (id),
  field TEXT NOT NULL CHECK (field IN ('brief', 'problem', 'causes', 'done_so_far', 'solution', 'results', 'transparency', 'accountability', 'participation', 'co_creation', 'background', 'details', 'full_text')),
  text_ko TEXT,
  text_ko_is TEXT CHECK (text_ko_is IN ('original', 'official', 'unofficial')),
  text_en TEXT,
  text_en_is TEXT CHECK (text_en_is IN ('original', 'official', 'unofficial')),
  source TEXT,
  CHECK (until > since),
  CHECK ((text_ko IS NULL) = (text_ko_is IS NULL)),
  CHECK ((text_en IS NULL) = (text_en_is IS NULL))
) STRICT;
CREATE UNIQUE INDEX commitment_texts_current ON commitment_texts (commitment_id, field) WHERE until IS NULL;
CREATE INDEX commitment_texts_history ON commitment_texts (commitment_id, since, until);
CREATE INDEX commitment_texts_until ON commitment_texts (until) WHERE until IS NOT NULL;
CREATE INDEX commitment_texts_since ON commitment_texts (since);
CREATE TRIGGER commitment_texts_are_new BEFORE INSERT ON commitment_texts
WHEN NEW.since <= (SELECT ifnull(max(position), 0) FROM ledger) OR NEW.salt IS NULL OR NEW.until IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'ledger: nothing is added to a written entry'); END;
CREATE TRIGGER commitment_texts_are_not_deleted BEFORE DELETE ON commitment_texts
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never deleted'); END;
CREATE TRIGGER commitment_texts_are_kept BEFORE UPDATE OF id, since, commitment_id, field, text_ko_is, text_en_is, source ON commitment_texts
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never changed'); END;
CREATE TRIGGER commitment_texts_are_closed_once BEFORE UPDATE OF until ON commitment_texts
WHEN OLD.until IS NOT NULL OR NEW.until IS NULL
  OR NEW.until <= (SELECT ifnull(max(position), 0) FROM ledger)
BEGIN SELECT RAISE(ABORT, 'ledger: a row is closed once'); END;
CREATE TRIGGER commitment_texts_are_only_redacted BEFORE UPDATE OF salt, text_ko, text_en ON commitment_texts
WHEN NEW.salt IS NOT NULL
  OR (NEW.text_ko IS NOT NULL AND NEW.text_ko <> '')
  OR (NEW.text_en IS NOT NULL AND NEW.text_en <> '')
BEGIN SELECT RAISE(ABORT, 'ledger: text is only emptied, with its salt'); END;

-- Who leads and who supports a commitment, down to the division.
CREATE TABLE commitment_organisations (
  id INTEGER PRIMARY KEY NOT NULL,
  since INTEGER NOT NULL REFERENCES ledger (position) DEFERRABLE INITIALLY DEFERRED,
  until INTEGER REFERENCES ledger (position) DEFERRABLE INITIALLY DEFERRED,
  salt BLOB CHECK (length(salt) = 16),
  commitment_id INTEGER NOT NULL REFERENCES commitments (id),
  organisation_id INTEGER NOT NULL REFERENCES organisations (id),
  role TEXT NOT NULL CHECK (role IN ('lead', 'supporting')),
  ordinal INTEGER NOT NULL,
  division_ko TEXT,
  division_en TEXT,
  CHECK (until > since)
) STRICT;
CREATE UNIQUE INDEX commitment_organisations_current ON commitment_organisations (commitment_id, organisation_id, role) WHERE until IS NULL;
CREATE INDEX commitment_organisations_history ON commitment_organisations (commitment_id, since, until);
CREATE INDEX commitment_organisations_until ON commitment_organisations (until) WHERE until IS NOT NULL;
CREATE INDEX commitment_organisations_since ON commitment_organisations (since);
CREATE INDEX commitment_organisations_by_organisation_id ON commitment_organisations (organisation_id);
CREATE TRIGGER commitment_organisations_are_new BEFORE INSERT ON commitment_organisations
WHEN NEW.since <= (SELECT ifnull(max(position), 0) FROM ledger) OR NEW.salt IS NULL OR NEW.until IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'ledger: nothing is added to a written entry'); END;
CREATE TRIGGER commitment_organisations_are_not_deleted BEFORE DELETE ON commitment_organisations
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never deleted'); END;
CREATE TRIGGER commitment_organisations_are_kept BEFORE UPDATE OF id, since, commitment_id, organisation_id, role, ordinal ON commitment_organisations
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never changed'); END;
CREATE TRIGGER commitment_organisations_are_closed_once BEFORE UPDATE OF until ON commitment_organisations
WHEN OLD.until IS NOT NULL OR NEW.until IS NULL
  OR NEW.until <= (SELECT ifnull(max(position), 0) FROM ledger)
BEGIN SELECT RAISE(ABORT, 'ledger: a row is closed once'); END;
CREATE TRIGGER commitment_organisations_are_only_redacted BEFORE UPDATE OF salt, division_ko, division_en ON commitment_organisations
WHEN NEW.salt IS NOT NULL
  OR (NEW.division_ko IS NOT NULL AND NEW.division_ko <> '')
  OR (NEW.division_en IS NOT NULL AND NEW.division_en <> '')
BEGIN SELECT RAISE(ABORT, 'ledger: text is only emptied, with its salt'); END;

-- The policy areas of OGP that a commitment is coded with; where areas are coded, no row means 0.
CREATE TABLE commitment_areas (
  id INTEGER PRIMARY KEY NOT NULL,
  since INTEGER NOT NULL REFERENCES ledger (position) DEFERRABLE INITIALLY DEFERRED,
  until INTEGER REFERENCES ledger (position) DEFERRABLE INITIALLY DEFERRED,
  salt BLOB CHECK (length(salt) = 16),
  commitment_id INTEGER NOT NULL REFERENCES commitments (id),
  area TEXT NOT NULL CHECK (area IN ('anti_corruption_and_integrity', 'anti_corruption_institutions', 'anti_corruption_strategies', 'asset_disclosure', 'audits', 'beneficial_ownership', 'conflicts_of_interest', 'elections', 'political_finance', 'lobbying', 'open_contracting', 'public_procurement', 'right_to_information', 'whistleblower_protections', 'civic_space_and_enabling_environment', 'freedom_of_assembly', 'freedom_of_association', 'freedom_of_expression', 'democratizing_decision_making', 'digital_participation', 'mainstreaming_participation', 'regulatory_governance', 'social_accountability', 'digital_governance', 'automated_decision_making', 'data_stewardship_and_privacy', 'digital_inclusion', 'disinformation_misinformation', 'online_civic_space', 'environment_climate', 'climate_finance', 'climate_mitigation_and_adaptation', 'environmental_regulation', 'international_environmental_agreements', 'fiscal_openness', 'publication_of_budget_fiscal_information', 'public_participation_in_budget_fiscal_policy', 'oversight_of_budget_fiscal_policies', 'stimulus_and_economic_recovery', 'tax', 'debt', 'inclusion', 'gender', 'gender_based_violence', 'economic_inclusion', 'lgbtqia', 'people_with_disabilities', 'youth', 'justice', 'access_to_justice', 'open_justice', 'policing_corrections', 'judiciary', 'open_parliaments', 'public_service_delivery', 'citizenship_immigration', 'education', 'health_nutrition', 'infrastructure_transport', 'water_sanitation', 'capacity_building', 'digital_transformation', 'legislation', 'regulation', 'legislative_oversight', 'open_data', 'public_participation', 'aid', 'energy', 'extractive_industries', 'land_and_spatial_planning', 'media_telecommunications', 'science_technology', 'security_public_safety', 'labor', 'private_sector', 'subnational', 'human_rights', 'open_parliament_plan', 'sustainable_development_goals', 'open_data_water_sanitation', 'open_data_health', 'open_data_education', 'participation_in_lawmaking', 'access_to_information', 'money_in_politics')),
  value TEXT NOT NULL CHECK (value IN ('1', 'ND', 'NR', 'NA')),
  CHECK (until > since)
) STRICT;
CREATE UNIQUE INDEX commitment_areas_current ON commitment_areas (commitment_id, area) WHERE until IS NULL;
CREATE INDEX commitment_areas_history ON commitment_areas (commitment_id, since, until);
CREATE INDEX commitment_areas_until ON commitment_areas (until) WHERE until IS NOT NULL;
CREATE INDEX commitment_areas_since ON commitment_areas (since);
CREATE INDEX commitment_areas_by_area ON commitment_areas (area);
CREATE TRIGGER commitment_areas_are_new BEFORE INSERT ON commitment_areas
WHEN NEW.since <= (SELECT ifnull(max(position), 0) FROM ledger) OR NEW.salt IS NULL OR NEW.until IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'ledger: nothing is added to a written entry'); END;
CREATE TRIGGER commitment_areas_are_not_deleted BEFORE DELETE ON commitment_areas
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never deleted'); END;
CREATE TRIGGER commitment_areas_are_kept BEFORE UPDATE OF id, since, commitment_id, area, value ON commitment_areas
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never changed'); END;
CREATE TRIGGER commitment_areas_are_closed_once BEFORE UPDATE OF until ON commitment_areas
WHEN OLD.until IS NOT NULL OR NEW.until IS NULL
  OR NEW.until <= (SELECT ifnull(max(position), 0) FROM ledger)
BEGIN SELECT RAISE(ABORT, 'ledger: a row is closed once'); END;
CREATE TRIGGER commitment_areas_are_only_redacted BEFORE UPDATE OF salt ON commitment_areas
WHEN NEW.salt IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'ledger: text is only emptied, with its salt'); END;

-- How commitments and units of different counters and plans relate; many to many.
CREATE TABLE commitment_links (
  id INTEGER PRIMARY KEY NOT NULL,
  since INTEGER NOT NULL REFERENCES ledger (position) DEFERRABLE INITIALLY DEFERRED,
  until INTEGER REFERENCES ledger (position) DEFERRABLE INITIALLY DEFERRED,
  salt BLOB CHECK (length(salt) = 16),
  from_id INTEGER NOT NULL REFERENCES commitments (id),
  to_id INTEGER NOT NULL REFERENCES commitments (id),
  kind TEXT NOT NULL CHECK (kind IN ('coded_as', 'clustered_in', 'carried_over', 'split_into', 'merged_into')),
  note_ko TEXT,
  note_en TEXT,
  source TEXT,
  CHECK (until > since),
  CHECK (from_id <> to_id)
) STRICT;
CREATE UNIQUE INDEX commitment_links_current ON commitment_links (from_id, to_id, kind) WHERE until IS NULL;
CREATE INDEX commitment_links_history ON commitment_links (from_id, since, until);
CREATE INDEX commitment_links_until ON commitment_links (until) WHERE until IS NOT NULL;
CREATE INDEX commitment_links_since ON commitment_links (since);
CREATE INDEX commitment_links_by_to_id ON commitment_links (to_id);
CREATE TRIGGER commitment_links_are_new BEFORE INSERT ON commitment_links
WHEN NEW.since <= (SELECT ifnull(max(position), 0) FROM ledger) OR NEW.salt IS NULL OR NEW.until IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'ledger: nothing is added to a written entry'); END;
CREATE TRIGGER commitment_links_are_not_deleted BEFORE DELETE ON commitment_links
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never deleted'); END;
CREATE TRIGGER commitment_links_are_kept BEFORE UPDATE OF id, since, from_id, to_id, kind, source ON commitment_links
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never changed'); END;
CREATE TRIGGER commitment_links_are_closed_once BEFORE UPDATE OF until ON commitment_links
WHEN OLD.until IS NOT NULL OR NEW.until IS NULL
  OR NEW.until <= (SELECT ifnull(max(position), 0) FROM ledger)
BEGIN SELECT RAISE(ABORT, 'ledger: a row is closed once'); END;
CREATE TRIGGER commitment_links_are_only_redacted BEFORE UPDATE OF salt, note_ko, note_en ON commitment_links
WHEN NEW.salt IS NOT NULL
  OR (NEW.note_ko IS NOT NULL AND NEW.note_ko <> '')
  OR (NEW.note_en IS NOT NULL AND NEW.note_en <> '')
BEGIN SELECT RAISE(ABORT, 'ledger: text is only emptied, with its salt'); END;

-- Cells of OGP's file that are kept as they came: house-keeping columns, and text that was read by a rule.
CREATE TABLE ogp_cells (
  id INTEGER PRIMARY KEY NOT NULL,
  since INTEGER NOT NULL REFERENCES ledger (position) DEFERRABLE INITIALLY DEFERRED,
  until INTEGER REFERENCES ledger (position) DEFERRABLE INITIALLY DEFERRED,
  salt BLOB CHECK (length(salt) = 16),
  commitment_id INTEGER NOT NULL REFERENCES commitments (id),
  heading TEXT NOT NULL,
  text TEXT NOT NULL,
  CHECK (until > since)
) STRICT;
CREATE UNIQUE INDEX ogp_cells_current ON ogp_cells (commitment_id, heading) WHERE until IS NULL;
CREATE INDEX ogp_cells_history ON ogp_cells (commitment_id, since, until);
CREATE INDEX ogp_cells_until ON ogp_cells (until) WHERE until IS NOT NULL;
CREATE INDEX ogp_cells_since ON ogp_cells (since);
CREATE TRIGGER ogp_cells_are_new BEFORE INSERT ON ogp_cells
WHEN NEW.since <= (SELECT ifnull(max(position), 0) FROM ledger) OR NEW.salt IS NULL OR NEW.until IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'ledger: nothing is added to a written entry'); END;
CREATE TRIGGER ogp_cells_are_not_deleted BEFORE DELETE ON ogp_cells
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never deleted'); END;
CREATE TRIGGER ogp_cells_are_kept BEFORE UPDATE OF id, since, commitment_id, heading ON ogp_cells
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never changed'); END;
CREATE TRIGGER ogp_cells_are_closed_once BEFORE UPDATE OF until ON ogp_cells
WHEN OLD.until IS NOT NULL OR NEW.until IS NULL
  OR NEW.until <= (SELECT ifnull(max(position), 0) FROM ledger)
BEGIN SELECT RAISE(ABORT, 'ledger: a row is closed once'); END;
CREATE TRIGGER ogp_cells_are_only_redacted BEFORE UPDATE OF salt, text ON ogp_cells
WHEN NEW.salt IS NOT NULL
  OR (NEW.text IS NOT NULL AND NEW.text <> '')
BEGIN SELECT RAISE(ABORT, 'ledger: text is only emptied, with its salt'); END;

-- A verifiable deliverable of a commitment; its key never changes.
CREATE TABLE milestones (
  id INTEGER PRIMARY KEY NOT NULL,
  since INTEGER NOT NULL REFERENCES ledger (position) DEFERRABLE INITIALLY DEFERRED,
  salt BLOB CHECK (length(salt) = 16),
  key TEXT NOT NULL,
  commitment_id INTEGER NOT NULL REFERENCES commitments (id)
) STRICT;
CREATE UNIQUE INDEX milestones_unique ON milestones (key);
CREATE INDEX milestones_since ON milestones (since);
CREATE INDEX milestones_by_commitment_id ON milestones (commitment_id);
CREATE TRIGGER milestones_are_new BEFORE INSERT ON milestones
WHEN NEW.since <= (SELECT ifnull(max(position), 0) FROM ledger) OR NEW.salt IS NULL
BEGIN SELECT RAISE(ABORT, 'ledger: nothing is added to a written entry'); END;
CREATE TRIGGER milestones_are_not_deleted BEFORE DELETE ON milestones
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never deleted'); END;
CREATE TRIGGER milestones_are_kept BEFORE UPDATE ON milestones
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never changed'); END;

-- What is said of a milestone.
CREATE TABLE milestone_revisions (
  id INTEGER PRIMARY KEY NOT NULL,
  since INTEGER NOT NULL REFERENCES ledger (position) DEFERRABLE INITIALLY DEFERRED,
  until INTEGER REFERENCES ledger (position) DEFERRABLE INITIALLY DEFERRED,
  salt BLOB CHECK (length(salt) = 16),
  milestone_id INTEGER NOT NULL REFERENCES milestones (id),
  number TEXT,
  ordinal INTEGER NOT NULL,
  standing TEXT NOT NULL CHECK (standing IN ('in_plan', 'withdrawn')),
  title_ko TEXT,
  title_ko_is TEXT CHECK (title_ko_is IN ('original', 'official', 'unofficial')),
  title_en TEXT,
  title_en_is TEXT CHECK (title_en_is IN ('original', 'official', 'unofficial')),
  start_written TEXT,
  start_on TEXT CHECK (start_on IS date(start_on)),
  start_precision TEXT CHECK (start_precision IN ('day', 'month', 'year')),
  due_written TEXT,
  due_on TEXT CHECK (due_on IS date(due_on)),
  due_precision TEXT CHECK (due_precision IN ('day', 'month', 'year', 'open')),
  organisation_id INTEGER REFERENCES organisations (id),
  responsible_written TEXT,
  source TEXT,
  CHECK (until > since),
  CHECK ((title_ko IS NULL) = (title_ko_is IS NULL)),
  CHECK ((title_en IS NULL) = (title_en_is IS NULL)),
  CHECK ((start_on IS NULL) = (start_precision IS NULL OR start_precision = 'open')),
  CHECK ((due_on IS NULL) = (due_precision IS NULL OR due_precision = 'open'))
) STRICT;
CREATE UNIQUE INDEX milestone_revisions_current ON milestone_revisions (milestone_id) WHERE until IS NULL;
CREATE INDEX milestone_revisions_history ON milestone_revisions (milestone_id, since, until);
CREATE INDEX milestone_revisions_until ON milestone_revisions (until) WHERE until IS NOT NULL;
CREATE INDEX milestone_revisions_since ON milestone_revisions (since);
CREATE TRIGGER milestone_revisions_are_new BEFORE INSERT ON milestone_revisions
WHEN NEW.since <= (SELECT ifnull(max(position), 0) FROM ledger) OR NEW.salt IS NULL OR NEW.until IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'ledger: nothing is added to a written entry'); END;
CREATE TRIGGER milestone_revisions_are_not_deleted BEFORE DELETE ON milestone_revisions
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never deleted'); END;
CREATE TRIGGER milestone_revisions_are_kept BEFORE UPDATE OF id, since, milestone_id, number, ordinal, standing, title_ko_is, title_en_is, start_written,
  start_on, start_precision, due_written, due_on, due_precision, organisation_id,
  responsible_written, source ON milestone_revisions
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never changed'); END;
CREATE TRIGGER milestone_revisions_are_closed_once BEFORE UPDATE OF until ON milestone_revisions
WHEN OLD.until IS NOT NULL OR NEW.until IS NULL
  OR NEW.until <= (SELECT ifnull(max(position), 0) FROM ledger)
BEGIN SELECT RAISE(ABORT, 'ledger: a row is closed once'); END;
CREATE TRIGGER milestone_revisions_are_only_redacted BEFORE UPDATE OF salt, title_ko, title_en ON milestone_revisions
WHEN NEW.salt IS NOT NULL
  OR (NEW.title_ko IS NOT NULL AND NEW.title_ko <> '')
  OR (NEW.title_en IS NOT NULL AND NEW.title_en <> '')
BEGIN SELECT RAISE(ABORT, 'ledger: text is only emptied, with its salt'); END;
