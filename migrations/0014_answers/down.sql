DROP TABLE review_drafts;
DROP INDEX reviews_by_commitment_id;
CREATE INDEX reviews_by_commitment_id ON reviews (commitment_id);
DROP INDEX review_revisions_history;
CREATE INDEX review_revisions_history ON review_revisions (review_id, since, until);
DROP TABLE answer_revisions;
DROP TABLE answers;
