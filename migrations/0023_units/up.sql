-- The rows that are no commitments of the plan itself but units of them as the IRM codes, which lists of plans count
-- apart.
CREATE INDEX commitment_revisions_units ON commitment_revisions (commitment_id, since, until)
WHERE unit <> 'commitment';
