DROP TABLE ledger_rows;
DROP TABLE ledger;
PRAGMA application_id = 0;
