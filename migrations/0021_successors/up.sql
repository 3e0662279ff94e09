-- Organisations that were succeeded are few; whoever reports asks for them each time.
CREATE INDEX organisation_revisions_succeeded ON organisation_revisions (organisation_id, successor_id, since, until)
WHERE successor_id IS NOT NULL;
