DROP TABLE request_senders;
DROP TABLE waiting_requests;
DROP TABLE outcomes;
DROP TABLE requests;
