DROP TABLE permission_changes;
DROP TABLE access_log;
DROP TABLE sessions;
DROP TABLE invitations;
DROP TABLE members;
