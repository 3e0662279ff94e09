DROP TABLE receipts;
DROP TABLE drafts;
