-- How far assessors agreed who coded the same units independently of each other: published with the values, without
-- names. Decimal numbers are texts of six decimals, so that they have the same bytes everywhere.
CREATE TABLE agreements (
  id INTEGER PRIMARY KEY NOT NULL,
  since INTEGER NOT NULL REFERENCES ledger (position) DEFERRABLE INITIALLY DEFERRED,
  until INTEGER REFERENCES ledger (position) DEFERRABLE INITIALLY DEFERRED,
  salt BLOB CHECK (length(salt) = 16),
  plan_id INTEGER NOT NULL REFERENCES plans (id),
  product TEXT NOT NULL CHECK (product IN ('progress_report', 'end_of_term_report', 'design_report', 'transitional_results_report', 'co_creation_brief', 'action_plan_review', 'results_report')),
  indicator TEXT NOT NULL CHECK (indicator IN ('design_report_year', 'compound', 'cluster', 'specificity', 'verifiable', 'value_access', 'value_participation', 'value_accountability', 'value_technology', 'open_government_lens', 'potential_impact', 'completion_mid', 'potential_for_results', 'promising', 'cluster_rated', 'cluster_members', 'results_report_year', 'completion_end', 'early_results', 'diog_overall', 'diog_access', 'diog_participation', 'diog_accountability', 'carried_forward')),
  organisation_id INTEGER NOT NULL REFERENCES organisations (id),
  level TEXT NOT NULL CHECK (level IN ('nominal', 'ordinal')),
  -- Who coded at least one unit.
  coders INTEGER NOT NULL CHECK (coders >= 0),
  -- Units that two or more coded, and those of them on which all who coded it say the same.
  units INTEGER NOT NULL CHECK (units >= 0),
  agreed INTEGER NOT NULL CHECK (agreed BETWEEN 0 AND units),
  -- Of all pairs of codings of one unit, how many in a hundred say the same; none if there is no pair.
  percentage TEXT CHECK (percentage GLOB '[0-9]*.[0-9][0-9][0-9][0-9][0-9][0-9]'),
  -- The values on the scale that Krippendorff's alpha rests on.
  pairable_values INTEGER NOT NULL CHECK (pairable_values >= 0),
  alpha TEXT CHECK (alpha GLOB '*[0-9].[0-9][0-9][0-9][0-9][0-9][0-9]'),
  alpha_undefined TEXT CHECK (alpha_undefined IN ('too_few_values', 'no_variation')),
  CHECK (until > since),
  CHECK ((percentage IS NULL) = (units = 0)),
  CHECK ((alpha IS NULL) = (alpha_undefined IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX agreements_current ON agreements (plan_id, product, indicator, organisation_id) WHERE until IS NULL;
CREATE INDEX agreements_history ON agreements (plan_id, since, until);
CREATE INDEX agreements_organisation ON agreements (organisation_id);
CREATE INDEX agreements_until ON agreements (until) WHERE until IS NOT NULL;
CREATE INDEX agreements_since ON agreements (since);
CREATE TRIGGER agreements_are_new BEFORE INSERT ON agreements
WHEN NEW.since <= (SELECT ifnull(max(position), 0) FROM ledger) OR NEW.salt IS NULL OR NEW.until IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'ledger: nothing is added to a written entry'); END;
CREATE TRIGGER agreements_are_not_deleted BEFORE DELETE ON agreements
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never deleted'); END;
CREATE TRIGGER agreements_are_kept BEFORE UPDATE OF id, since, plan_id, product, indicator, organisation_id, level, coders, units,
  agreed, percentage, pairable_values, alpha, alpha_undefined ON agreements
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never changed'); END;
CREATE TRIGGER agreements_are_closed_once BEFORE UPDATE OF until ON agreements
WHEN OLD.until IS NOT NULL OR NEW.until IS NULL
  OR NEW.until <= (SELECT ifnull(max(position), 0) FROM ledger)
BEGIN SELECT RAISE(ABORT, 'ledger: a row is closed once'); END;
CREATE TRIGGER agreements_are_only_redacted BEFORE UPDATE OF salt ON agreements
WHEN NEW.salt IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'ledger: text is only emptied, with its salt'); END;
