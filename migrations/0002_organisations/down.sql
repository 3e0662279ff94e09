DROP TABLE organisation_names;
DROP TABLE organisation_revisions;
DROP TABLE organisations;
DROP TABLE participant_revisions;
DROP TABLE participants;
