DROP TABLE evidence_revisions;
DROP TABLE evidence;
DROP TABLE review_revisions;
DROP TABLE reviews;
DROP TABLE report_revisions;
DROP TABLE reports;
