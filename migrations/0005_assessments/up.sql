-- What the Independent Reporting Mechanism found.

-- One indicator of one product for one commitment: a term of its scale, a text where it has no scale, or why there is none.
CREATE TABLE assessments (
  id INTEGER PRIMARY KEY NOT NULL,
  since INTEGER NOT NULL REFERENCES ledger (position) DEFERRABLE INITIALLY DEFERRED,
  until INTEGER REFERENCES ledger (position) DEFERRABLE INITIALLY DEFERRED,
  salt BLOB CHECK (length(salt) = 16),
  commitment_id INTEGER NOT NULL REFERENCES commitments (id),
  product TEXT NOT NULL CHECK (product IN ('progress_report', 'end_of_term_report', 'design_report', 'transitional_results_report', 'co_creation_brief', 'action_plan_review', 'results_report')),
  indicator TEXT NOT NULL CHECK (indicator IN ('design_report_year', 'compound', 'cluster', 'specificity', 'verifiable', 'value_access', 'value_participation', 'value_accountability', 'value_technology', 'open_government_lens', 'potential_impact', 'completion_mid', 'potential_for_results', 'promising', 'cluster_rated', 'cluster_members', 'results_report_year', 'completion_end', 'early_results', 'diog_overall', 'diog_access', 'diog_participation', 'diog_accountability', 'carried_forward')),
  term TEXT CHECK (term IN ('yes', 'no', 'none', 'low', 'medium', 'high', 'minor', 'moderate', 'transformative', 'unclear', 'modest', 'substantial', 'withdrawn', 'no_evidence', 'not_started', 'limited', 'complete', 'no_notable_results', 'significant', 'worsens', 'did_not_change', 'marginal', 'major', 'outstanding', 'no_early_results', 'not_applicable')),
  missing TEXT CHECK (missing IN ('NR', 'ND', 'NA')),
  value_text TEXT,
  how_entered TEXT NOT NULL CHECK (how_entered IN ('transcribed', 'entered')),
  organisation_id INTEGER REFERENCES organisations (id),
  checked_by_id INTEGER REFERENCES organisations (id),
  report_year INTEGER,
  report_url TEXT,
  page TEXT,
  rationale_ko TEXT,
  rationale_ko_is TEXT CHECK (rationale_ko_is IN ('original', 'official', 'unofficial')),
  rationale_en TEXT,
  rationale_en_is TEXT CHECK (rationale_en_is IN ('original', 'official', 'unofficial')),
  source TEXT,
  CHECK (until > since),
  CHECK ((rationale_ko IS NULL) = (rationale_ko_is IS NULL)),
  CHECK ((rationale_en IS NULL) = (rationale_en_is IS NULL)),
  CHECK ((term IS NOT NULL) + (missing IS NOT NULL) + (value_text IS NOT NULL) = 1)
) STRICT;
CREATE UNIQUE INDEX assessments_current ON assessments (commitment_id, indicator, how_entered, ifnull(organisation_id, 0)) WHERE until IS NULL;
CREATE INDEX assessments_history ON assessments (commitment_id, since, until);
CREATE INDEX assessments_until ON assessments (until) WHERE until IS NOT NULL;
CREATE INDEX assessments_since ON assessments (since);
CREATE TRIGGER assessments_are_new BEFORE INSERT ON assessments
WHEN NEW.since <= (SELECT ifnull(max(position), 0) FROM ledger) OR NEW.salt IS NULL OR NEW.until IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'ledger: nothing is added to a written entry'); END;
CREATE TRIGGER assessments_are_not_deleted BEFORE DELETE ON assessments
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never deleted'); END;
CREATE TRIGGER assessments_are_kept BEFORE UPDATE OF id, since, commitment_id, product, indicator, term, missing, how_entered, organisation_id,
  checked_by_id, report_year, report_url, page, rationale_ko_is, rationale_en_is, source ON assessments
BEGIN SELECT RAISE(ABORT, 'ledger: a row is never changed'); END;
CREATE TRIGGER assessments_are_closed_once BEFORE UPDATE OF until ON assessments
WHEN OLD.until IS NOT NULL OR NEW.until IS NULL
  OR NEW.until <= (SELECT ifnull(max(position), 0) FROM ledger)
BEGIN SELECT RAISE(ABORT, 'ledger: a row is closed once'); END;
CREATE TRIGGER assessments_are_only_redacted BEFORE UPDATE OF salt, value_text, rationale_ko, rationale_en ON assessments
WHEN NEW.salt IS NOT NULL
  OR (NEW.value_text IS NOT NULL AND NEW.value_text <> '')
  OR (NEW.rationale_ko IS NOT NULL AND NEW.rationale_ko <> '')
  OR (NEW.rationale_en IS NOT NULL AND NEW.rationale_en <> '')
BEGIN SELECT RAISE(ABORT, 'ledger: text is only emptied, with its salt'); END;
